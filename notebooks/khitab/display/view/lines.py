"""The data of a page with concordance lines, `lines` and (to search them) `search`.

`lines` has

* `pieces`, each different piece once. It is a word `[word, form, card]` (rows of the search's
  `forms` and of the page's `words`), or what is between two words if it is not a blank;
* `stream`, all pieces in a row, of which each line is a stretch. Words that
  neighbouring lines share are there once;
* `texts` and `docs`, the name and the id of a line's text, and `each`, the ids of the
  texts whose lines are counted one by one, even if there are none;
* `rows`, one list per line, `[text, at, before, node, after, sentence, first, last]`.
  It has the row of `texts`, where the stretch begins, how many pieces each part has,
  the row of the page's `sentences`, and which of its pieces are the node (-1 if none);
* `orders`, the rows as they are sorted by each head.
"""

from bisect import bisect_left

import pandas as pd

from khitab import arabic
from khitab.concordance import sort_lines
from khitab.queries import keys
from khitab.queries.keys import CONSONANTS, spellings
from khitab.queries.typed import ARTICLE

MOST = 5_000  # lines
NEXT = (1, 2, 3)  # words by which lines are sorted
ORDERS = {
    "text": ["doc"],
    "before": [("before", nth) for nth in NEXT],
    "node": [("node", 1), ("node", 2), ("after", 1)],
    "after": [("after", nth) for nth in NEXT],
}
PARTS = ["before", "node", "after"]  # the cells of a line
KNOWN = ["form", "lemma", "gloss", "reading"]


def data(lines, texts, cards, sentences=()):
    """Return the data of lines as a dict, and the forms in them as a list.

    `lines` is a table with `doc, before, node, after` and maybe `start, end`. `texts`
    has the name of each line's text. `cards` is the `Cards` of the page, and `sentences`
    are those of the page, in its order.
    """
    shown = lines.reset_index(drop=True)
    names = list(dict.fromkeys(texts))
    places, stream, rows = _Places(cards.words), _Stream(cards), []
    finds = _Sentences(sentences)
    starts = shown["start"] if "start" in shown else [None] * len(shown)
    ends = shown["end"] if "end" in shown else [None] * len(shown)
    cells = zip(shown["doc"], starts, ends, *(shown[name] for name in PARTS))
    for (doc, start, end, *parts), name in zip(cells, texts):
        cut = [_cut(str(part)) for part in parts]
        known = places.of(doc, start, cut)
        at = stream.add([stream.pieces(part, doc, known) for part in cut])
        rows.append([names.index(name), *at, *finds.of(doc, start, end)])
    orders = {head: _order(shown, by) for head, by in ORDERS.items()}
    docs = dict(zip(texts, shown["doc"]))
    told = {"texts": names, "docs": [docs[name] for name in names]}
    told |= {"pieces": stream.known, "stream": stream.row, "rows": rows}
    return {**told, "orders": orders}, list(stream.forms)


def search_data(forms, words, node):
    """Return what a page needs to search its lines (see `search.js`).

    `forms` are the forms in the lines. `words` is the table of `morphology.add_lemmas`.
    If it is None, a search knows spellings and sounds, but no lemmas and no English.
    """
    table = keys_of(forms, words)
    columns = ["bare", "latin", "lemma", "gloss"]
    rows = table.reindex(columns=columns, fill_value="").values.tolist()
    groups = {}
    for character, *written in spellings().values.tolist():
        groups.setdefault(tuple(written), []).append(character)
    return {
        "forms": rows,
        "letters": [["".join(group), *written] for written, group in groups.items()],
        "article": ARTICLE, "consonants": CONSONANTS, "node": node,
        "glosses": words is not None,
    }  # fmt: skip


def keys_of(forms, words):
    """Return `queries.keys` of some forms, in their order, with all that `words` knows."""
    rows = pd.DataFrame({"form": forms}, dtype="str")
    if words is not None:
        rows = rows.merge(words[KNOWN].drop_duplicates(), on="form", how="left")
    return keys(rows.fillna("")).set_index("form").loc[forms].reset_index()


def _cut(text):
    """Return a cell as [(what is before it, token)] and what is left at its end."""
    found, done = [], 0
    for token in arabic.tokenize(text):
        found.append((text[done : token.start], token.token))
        done = token.end
    return found, text[done:]


class _Stream:
    """Pieces in a row, where what a line shares with the one before is kept once."""

    def __init__(self, cards):
        self.cards, self.known, self.row, self.forms = cards, [], [], {}
        self._numbers, self._last = {}, []

    def pieces(self, cut, doc, places):
        """Return the numbers of the pieces of a cell, given the places of its words."""
        found, rest = cut
        numbers = []
        for between, token in found:
            if between != (" " if numbers else ""):
                numbers.append(self._number(between))
            numbers.append(self._word(token, doc, next(places)))
        # The blank after a mark is there where the next cell goes on.
        rest = rest + " " if rest.strip() and rest[0] != " " else rest
        return [*numbers, self._number(rest)] if rest else numbers

    def add(self, parts):
        """Add a line at the end, and return where it begins and the sizes of its
        parts."""
        line = [number for part in parts for number in part]
        size = min(len(line), len(self._last))
        while line[:size] != self._last[len(self._last) - size :]:
            size -= 1
        at = len(self.row) - size
        self.row += line[size:]
        self._last = line
        return [at, *map(len, parts)]

    def _word(self, token, doc, place):
        form = arabic.form(token)
        number = self.forms.setdefault(form, len(self.forms))
        return self._number((token, number, self.cards.of(token, doc, place)))

    def _number(self, piece):
        if piece not in self._numbers:
            self._numbers[piece] = len(self.known)
            self.known.append(piece)
        return self._numbers[piece]


class _Places:
    """The places of a line's words in their text, as far as the table of words has
    them."""

    def __init__(self, words):
        self._texts = {}
        if words is not None:
            for doc, rows in words.sort_values(["doc", "start"]).groupby(
                "doc", sort=False
            ):
                self._texts[doc] = rows["start"].tolist(), rows["form"].tolist()

    def of(self, doc, start, cut):
        """Yield the start of each word of a line, or None where it is not known."""
        words = [token for found, _ in cut for _, token in found]
        starts, forms = self._texts.get(doc, ((), ()))
        node = None if start is None or pd.isna(start) else bisect_left(starts, start)
        if node is None or node == len(starts) or starts[node] != start:
            yield from [None] * len(words)
            return
        first = node - len(cut[0][0])
        for row, token in enumerate(words, first):
            there = 0 <= row < len(forms) and forms[row] == arabic.form(token)
            yield starts[row] if there else None


class _Sentences:
    """The sentence that a node is in, and which of its pieces the node is."""

    def __init__(self, sentences):
        self._of = {}
        for number, each in enumerate(sentences):
            place = each["start"], each["end"], number, each["ar"]
            self._of.setdefault(each["doc"], []).append(place)
        for places in self._of.values():
            places.sort(key=lambda place: place[0])

    def of(self, doc, start, end):
        """Return the row of the sentence, its first piece of the node and the one after."""
        here = self._of.get(doc, []) if start is not None else []
        at = bisect_left(here, start + 1, key=lambda each: each[0]) - 1 if here else -1
        if at < 0 or not here[at][0] <= start < here[at][1]:
            return [-1, -1, -1]
        begun, _, number, pieces = here[at]
        inside = []
        for place, piece in enumerate(pieces):
            if begun < end and start < begun + len(piece[0]):
                inside.append(place)
            begun += len(piece[0])
        return [number, inside[0], inside[-1] + 1] if inside else [number, -1, -1]


def _order(lines, by):
    numbered = lines.assign(_row=range(len(lines)))
    return sort_lines(numbered, by)["_row"].tolist()
