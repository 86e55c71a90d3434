"""The data of a page has its sentences cut into pieces, and the cards of its words.

All cutting is done here. The scripts draw the pieces and compare numbers, and know no
rules of Arabic. A page is a dict that holds

* `sentences`, a list of `{"id": "002.7", "doc", "start", …, "ar", "en"}`. `ar` has
  pieces `[text, word, chunk, [marks]]` and `en` pieces `[text, chunk, [marks]]`. Joined,
  the pieces are the raw text and its translation. `word` is a row of `words`, a mark is
  a row of `marks`, and a chunk is a few Arabic words and their English, numbered within
  the sentence. -1 means none.
* `words`, what a card says, `[reading, gloss, line, …]` (`page.told` explains lines).
* `looks`, `marks`, `about` and `switches` (see `marks`).
* `aligned`, whether the corpus says which English belongs to which Arabic, so that
  English is marked, and `aligners`, who has said so.
"""

from itertools import pairwise

from khitab import arabic
from khitab.display.aids import cards_of
from khitab.display.html import LAM_ALEF
from khitab.display.view.marks import Marks
from khitab.display.view.page import told
from khitab.required import require

ALIGNED = ["doc", "start", "end", "first", "last", "english"]
SHOWN = ["doc", "start", "end", "layer", "kind"]  # of a sentence, beside its pieces
HIDDEN = "███"


class Cards:
    """The cards of a page, with each different card once in `rows`.

    `words` is the table of `morphology.add_lemmas`, or None for no cards. `docs` are the
    texts that the page shows, and a table without their words is refused.
    """

    def __init__(self, words, docs=None):
        self.words, self.rows = words, []
        self._known, self._numbers = cards_of(words, docs), {}

    def of(self, token, doc=None, start=None):
        """Return the row of a word's card by its place, else by its form, or -1 for
        none."""
        if not self._known:
            return -1
        card = self._known.get((doc, start)) or self._known.get(arabic.form(token))
        if card is None:
            return -1
        if card not in self._numbers:
            self._numbers[card] = len(self.rows)
            self.rows.append([*card[:2], *map(told, card[2:])])
        return self._numbers[card]


def require_corpus(corpus, who):
    """Refuse anything but a corpus."""
    if not hasattr(corpus, "subset"):
        raise ValueError(
            f"{who} needs a corpus (what khitab.load_corpus() gives), not "
            f"{type(corpus).__name__}."
        )


def read(corpus, docs, cards, mask=(), frames=None, voices=None, shared=None, nodes=None):
    """Return the data of a page with sentences of a corpus, all layers in reading order.

    `corpus` is what `load_corpus` gives, and `docs` has the ids of the texts to show.
    The rows of `cards`, the `Cards` of the page, go into the page. `mask` names kinds of
    layer shown as ███. `frames`, `voices` and `shared` are tables of marks (see
    `marks.Marks`). Without them the frames and voices are the corpus's own annotations,
    if it has any. With `nodes`, a table `doc, start`, only sentences in which a node
    begins are taken.

    Raises ValueError for an unknown document, a missing column, or a mark outside its
    text.
    """
    mask = [mask] if isinstance(mask, str) else mask or ()
    some = corpus.subset(docs=list(docs))
    kinds = some.layers[["doc", "paragraph", "kind"]]
    frame = some.sentences(layers="all").merge(kinds, on=["doc", "paragraph"])
    if nodes is not None:
        begun = {doc: starts.to_numpy() for doc, starts in nodes.groupby("doc")["start"]}
        places = zip(frame["doc"], frame["start"], frame["end"])
        frame = frame[[((a <= begun[d]) & (begun[d] < b)).any() for d, a, b in places]]
    marks = Marks(corpus, frame, cards.words)
    marks.add_frames(frames)
    marks.add_voices(voices)
    marks.add_shared(shared)
    chunks = _chunks(some)
    rows = frame.to_dict("records")
    return {
        "sentences": [_sentence(row, cards, mask, marks, chunks) for row in rows],
        "words": cards.rows,
        "aligned": bool(chunks),
        "aligners": [who for _, who in marks.coders("alignments")] if chunks else [],
        **marks.data(),
    }


def _sentence(row, cards, mask, marks, chunks):
    shown = {"id": f"{row['doc']}.{row['sentence']}", **{key: row[key] for key in SHOWN}}
    if row["kind"] in mask:
        return {**shown, "ar": [[HIDDEN, -1, -1, []]], "en": []}

    def inside(spans):
        here = [s for s in spans if s[0] < row["end"] and row["start"] < s[1]]
        return sorted(here, key=lambda span: (span[0], -span[1]))  # the longer before

    here = inside(chunks.get(row["doc"], ()))
    arabic_pieces = _arabic(row, cards, inside(marks.spans.get(row["doc"], ())), here)
    return {**shown, "ar": arabic_pieces, "en": _english(row, here, arabic_pieces)}


def _arabic(row, cards, spans, chunks):
    """Return the Arabic in pieces, cut where a word, a chunk or a mark begins or ends."""
    text, begun = row["text"], row["start"]
    words, groups, edges = [-1] * len(text), [-1] * len(text), {0, len(text)}
    for token in arabic.tokenize(text):
        card = cards.of(token.token, row["doc"], begun + token.start)
        words[token.start : token.end] = [card] * (token.end - token.start)
        edges |= {token.start, token.end}
    for number, (start, end, _) in enumerate(chunks):
        start, end = _whole(text, start - begun, end - begun)
        groups[start:end] = [number] * (end - start)
        edges |= {start, end}
    marked = [(*_whole(text, a - begun, b - begun), mark) for a, b, mark in spans]
    edges |= {edge for start, end, _ in marked for edge in (start, end)}
    return [
        [text[a:b], words[a], groups[a], [m for first, last, m in marked if first <= a < last]]
        for a, b in pairwise(sorted(edges))
    ]  # fmt: skip


def _whole(text, start, end):
    """Return a stretch of a text that does not cut lam from its alif (لا is one
    shape)."""
    start, end = max(start, 0), min(end, len(text))
    for shape in LAM_ALEF.finditer(text):
        if shape.start() < start < shape.end():
            start = shape.start()
        if shape.start() < end < shape.end():
            end = shape.end()
    return start, end


def _english(row, chunks, pieces):
    """Return the translation in pieces, with the marks of their chunks in the Arabic."""
    text = row["english"] if isinstance(row["english"], str) else ""
    groups, marks = [-1] * len(text), {}
    for number, (_, _, parts) in enumerate(chunks):
        for first, last, words in parts:
            if text[first:last] != words:
                raise ValueError(
                    f"alignments: {words!r} is not at {first}–{last} of the translation "
                    f"of sentence {row['doc']}.{row['sentence']}. Make the alignments anew."
                )
            groups[first:last] = [number] * (last - first)
    for _, _, group, here in pieces:
        known = marks.setdefault(group, [])
        known += [mark for mark in here if mark not in known]
    edges = [i for i in range(1, len(text)) if groups[i] != groups[i - 1]]
    cut = [
        [text[a:b], groups[a], marks.get(groups[a], []) if groups[a] >= 0 else []]
        for a, b in pairwise([0, *edges, len(text)])
        if a < b
    ]
    for before, gap, after in zip(cut, cut[1:], cut[2:]):
        if gap[1] < 0:  # what is between two pieces of one mark belongs to it
            gap[2] = [mark for mark in before[2] if mark in after[2]]
    return cut


def _chunks(corpus):
    """Return {text: [(start, end, [(first, last, english), …]), …]}, by offsets."""
    table = corpus.annotations("alignments", optional=True)
    if table is None:
        return {}
    require(table, ALIGNED, "alignments")
    numbers = table.astype({"first": int, "last": int})
    chunks = {}
    for (doc, start, end), rows in numbers.groupby(ALIGNED[:3], sort=True):
        parts = list(rows[ALIGNED[3:]].itertuples(index=False, name=None))
        chunks.setdefault(doc, []).append((start, end, parts))
    return chunks
