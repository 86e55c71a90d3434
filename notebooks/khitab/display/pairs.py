"""Two texts are shown side by side, with the letters marked in which they differ."""

import re
from unicodedata import combining

from khitab.display import html
from khitab.display.html import Shown, isolate
from khitab.required import require

COLUMNS = ["start_a", "end_a", "start_b", "end_b", "kind", "letters"]
BORDER = re.compile(r"[.!?؟\n]")


def alignment(table, text_a, text_b, names=("a", "b"), caption=None):
    """Return two passages side by side, one sentence per row, with differences marked.

    `table` is what `reuse.alignment` gives, and `text_a` and `text_b` are the raw texts
    it was made from. Both appear as they are, with their punctuation. Words that only
    one text has are marked, and in similar words the letters that differ (a diacritic
    with its letter). `names` is what the texts are called.

    Raises ValueError for anything but a DataFrame, a missing column, no words, or an
    offset outside a text.

    >>> from khitab.reuse import alignment as align
    >>> texts = "السلاح والإرهابيين", "السلاح الإرهابيين"
    >>> alignment(align(*texts), *texts, names=("001", "004"))
    001: السلاح [و]الإرهابيين
    004: السلاح الإرهابيين
    """
    require(table, COLUMNS, "alignment")
    texts = {"a": text_a, "b": text_b}
    for side, text in texts.items():
        html.require_text(text, "alignment")
        if table.empty or table[f"end_{side}"].max() > len(text):
            raise ValueError(
                "alignment: the table has no words, or words outside the texts. "
                "Pass the raw texts that it was made from, a before b."
            )
    side = html.side(rtl=True)
    heads = [
        f'<th scope="col" width="50%"{side}><bdi dir="ltr">{isolate(name)}</bdi></th>'
        for name in names
    ]
    rows, plain = [], []
    for stretch in _stretches(table.to_dict("records"), texts):
        cells = ""
        for name, (text, spans) in zip(names, _sides(stretch, texts), strict=True):
            cells += f'<td lang="ar"{side}>{html.marked(text, spans)}</td>'
            plain.append(f"{name}: {_bracketed(text, spans)}")
        rows.append(cells)
    grid = html.grid(caption, heads, rows).replace("<table ", '<table dir="rtl" ', 1)
    return Shown(grid, [caption, *plain])


def _stretches(words, texts):
    """Return the rows of an alignment, divided where a sentence ends in either text."""
    stretches, ends, settled = [[]], {}, False
    for word in words:
        has = [x for x in texts if word[f"start_{x}"] < word[f"end_{x}"]]
        between = (
            texts[x][ends.get(x, word[f"end_{x}"]) : word[f"start_{x}"]] for x in has
        )
        # A row begins once for both texts, though each has a full stop of its own.
        if settled and any(map(BORDER.search, between)):
            stretches.append([])
            settled = False
        settled = settled or len(has) == 2
        stretches[-1].append(word)
        ends |= {x: word[f"end_{x}"] for x in has}
    return stretches


def _sides(stretch, texts):
    """Return each text of a stretch as it is, and its spans that the other lacks."""
    for side, (x, text) in enumerate(texts.items()):
        words = [word for word in stretch if word[f"start_{x}"] < word[f"end_{x}"]]
        if not words:
            yield "", []
            continue
        start, end = words[0][f"start_{x}"], words[-1][f"end_{x}"]
        spans = []
        for word in words:
            at = word[f"start_{x}"] - start
            for pieces in word["letters"]:
                size = len(pieces[side])
                if size and pieces[0] != pieces[1]:
                    alone = combining(text[start + at]) > 0  # a mark needs its letter
                    spans.append((max(at - alone, 0), at + size))
                at += size
        end += len(re.match(r"[^\w\s]*", text[end:])[0])  # what closes the last word
        yield text[start:end], spans


def _bracketed(text, spans):
    out, done = "", 0
    for start, end in spans:
        out, done = f"{out}{text[done:start]}[{text[start:end]}]", end
    return (out + text[done:]).replace("\n", " ")
