"""A synopsis has a row per matter and a column per period, and shows absences too."""

from html import escape

from khitab.display import html
from khitab.display.aids import aided, aids_of, keyed
from khitab.display.cells import label
from khitab.display.heads import signed, signs
from khitab.display.html import GREY, Shown, isolate
from khitab.labels import names
from khitab.required import require

NEEDED = ["matter", "period", "doc", "start", "text"]
MORE = ["voice", "speaker", "mode", "english", "looked_for", "note"]
ROW = (
    "display:grid;gap:.6em 1.2em;"
    "grid-template-columns:repeat(auto-fit,minmax(min(100%,15em),1fr))"
)
HEAD = "font-weight:bold;font-size:1.1em;margin:1.2em 0 .3em;padding-top:.3em"
ARABIC = "text-align:right;font-size:1.2em;line-height:1.6;margin:.5em 0 0"
ABSENT = f"border:2px dashed {GREY};padding:.3em .6em;margin:.7em 0;line-height:1.5"
TERM = "display:inline-block"  # in its place in the list, and unbroken
PLACE = "font-size:.85em;line-height:1.4;margin:.1em 0;opacity:.85"


def synopsis(table, caption=None, labels=None, words=None):
    """Return wordings to look at, one row per matter and one column per period.

    `table` is what `voices.wordings` gives. If its `period` is a Categorical, every
    category has a column, even where nothing was marked. Each cell has its quotations
    (Arabic from right to left), their translation and their places. A dashed frame marks
    an absence and says what was looked for. On a narrow screen the periods of a matter
    come below each other, each under its name. `labels` is {key: label} for periods,
    voices and modes, such as `corpus.labels`, and notes in brackets move below the
    table. `words`, the table of `morphology.add_lemmas`, gives Arabic words their
    reading aids.

    Raises ValueError for anything but a DataFrame, or a missing column.

    >>> import pandas as pd
    >>> row = {"matter": "the way out", "period": "2017", "doc": "000", "start": 540}
    >>> row |= {"text": "إلا سياسيا", "english": "only political", "voice": "egypt"}
    >>> synopsis(pd.DataFrame([row]))
    THE WAY OUT
    2017
      إلا سياسيا
      only political
      text 000 · ① Egypt
    """
    require(table, NEEDED, "synopsis")
    table = table.assign(**{name: "" for name in MORE if name not in table})
    table[MORE] = table[MORE].fillna("")
    aids = aids_of(words, list(table["doc"].unique())) if len(table) else {}
    notes, parts, plain = {}, [], []
    periods = table["period"].astype("category")
    looks = signs("period", periods, labels)
    voices = [voice for both in table["voice"] for voice in both.split(" / ") if voice]
    called = (labels or {}) | names("voice", voices, labels)
    for matter, rows in table.groupby("matter", sort=False):
        plain.append(str(matter).upper())
        cells = ""
        for period in looks:
            name = label(period, labels, notes)
            markup, lines = _cell(rows[rows["period"] == period], called, notes, aids)
            cells += (
                f'<div role="group" aria-label="{escape(f"{matter}, {name}")}" '
                f'style="border-top:3px solid {GREY};padding-top:.2em">'
                f"<b>{signed(looks[period])}</b>{markup}</div>"
            )
            plain += [name, *(f"  {line}" for line in lines)]
        head = (
            f'<div role="heading" aria-level="3" style="{HEAD}">{isolate(matter)}</div>'
        )
        parts.append(f'{head}<div style="{ROW}">{cells}</div>')
    foot = [f"{key}: {note}" for key, note in notes.items()]
    body = "".join(parts) or html.small(html.NOTHING)
    figure = f'<figure style="margin:0">{html.title(caption)}{body}</figure>'
    markup = figure + "".join(map(html.small, foot))
    return Shown(keyed(markup, aids), [caption, *(plain or [html.NOTHING]), *foot])


def _cell(rows, labels, notes, aids):
    """Return what one period says on one matter, as HTML and as lines."""
    here = rows["start"].notna()
    markup, lines = "", []
    for row in rows[here].itertuples():
        text = aided(row.text, aids, doc=row.doc)
        place = _place(row, labels, notes)
        below = [row.english, place, row.note]
        markup += (
            f'<p dir="rtl" lang="ar" style="{ARABIC}">{text}</p>'
            + (f'<p lang="en" style="margin:0">{isolate(row.english)}</p>')
            + f'<p style="{PLACE}">{isolate(place)}</p>'
            + html.small(row.note)
        )
        lines += [row.text, *filter(None, below)]
    absent = rows[~here].groupby(["looked_for", "note"], sort=False)["doc"].agg(list)
    for (looked_for, note), docs in absent.items():
        noun = "text" if len(docs) == 1 else "texts"
        line = f"not in {noun} {', '.join(docs)}; looked for "
        things = [each.strip() for each in looked_for.split(";")]
        below = f"<br>{isolate(note)}" if note else ""
        terms = ", ".join(
            f'<span style="{TERM}">{isolate(each)}</span>' for each in things
        )
        markup += f'<p style="{ABSENT}">{line}{terms}{below}</p>'
        lines += [f"[{line}{', '.join(things)}]", *filter(None, [note])]
    if rows.empty:
        lines = ["[nothing marked, and nothing looked for]"]
        markup = f'<p style="{ABSENT}">{lines[0][1:-1]}</p>'
    return markup, lines


def _place(row, labels, notes):
    """Return a quotation's text and voice, as in `text 003 · ① Egypt (al-Sisi),
    direct`."""
    voice, mode = (
        " / ".join(label(each, labels, notes) for each in value.split(" / ") if each)
        for value in (row.voice, row.mode)
    )
    speaker = f" ({row.speaker})" if row.speaker not in ("", voice[2:]) else ""
    whose = ", ".join(filter(None, [f"{voice}{speaker}", mode]))
    return " · ".join(filter(None, [f"text {row.doc}", whose]))
