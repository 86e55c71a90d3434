"""A table of findings links its counts to the lines that were counted."""

from html import escape
from zlib import crc32

from khitab.display import html
from khitab.display.aids import aided, aids_of, keyed
from khitab.display.cells import as_numbers, is_number, label
from khitab.display.heads import called as column
from khitab.display.heads import head
from khitab.display.html import Shown, isolate
from khitab.display.lines import called, drawn, page_of, sound
from khitab.display.view.lines import MOST, PARTS
from khitab.display.view.page import told
from khitab.labels import names
from khitab.required import require

STYLE = "margin:.3em 0;max-width:46em;text-align:right"
SIDE = "margin:0 0 .6em;max-width:51em;font-size:.9em"


def findings(table, lines, by, caption=None, labels=None, words=None, corpus=None):
    """Return a table of counts, each linked to its concordance lines and back.

    `table` is a table of counts, such as `framing.breakdown` gives. `by` names its
    columns that say what is counted, such as `["frame", "doc", "voice"]`. The first
    other column is the count that is linked, and it must equal the number of its lines.
    `lines` is what `concordance.kwic` gives, with the columns `by` and, if there are
    translations, `sentence` and `english`. `labels` is {key: label}. `words` (the table
    of `morphology.add_lemmas`) adds reading aids. With `corpus`, each line opens its
    sentence, as in `concordance`.

    Raises ValueError for a missing column, or a count that differs from its lines.

    >>> import pandas as pd
    >>> line = {"doc": "a", "start": 0, "before": "", "node": "قطر", "after": "تعلن"}
    >>> counts = pd.DataFrame({"doc": ["a", "b"], "tokens": [1, 0]})
    >>> findings(counts, pd.DataFrame([line]), ["doc"])
    doc  tokens
      a       1
      b       0
    a: [قطر] تعلن
    """
    by = [by] if isinstance(by, str) else list(by or ())
    numbers = _numbers(table, by)
    lines = sound(lines, [*by, "doc", "start", *PARTS], "findings (lines)", corpus)
    labels = labels or (corpus.labels if corpus is not None else {})
    lines = lines.sort_values(["doc", "start"], kind="stable").reset_index(drop=True)
    groups = dict(list(lines.groupby(by, sort=False)))
    aids = aids_of(words, list(lines["doc"].unique())) if len(lines) else {}
    shown = {name: as_numbers(table[name]) for name in numbers}
    known = {name: names(name, [*filter(None, table[name])], labels) for name in by}
    plain = table[[*by, *numbers]].to_string(index=False)
    top = f"lines-{crc32(f'{caption} {plain}'.encode()):x}"
    notes, rows, below, text, counts = {}, [], [], [], []
    for place, row in enumerate(table.to_dict("records")):
        group = groups.get(tuple(row[name] for name in by), lines[:0])
        for name in by:
            label(str(row[name]), labels, notes)
        heads = [known[name].get(row[name], str(row[name])) for name in by]
        _require_borne_out(int(row[numbers[0]]), len(group), heads)
        cells = [shown[name][place] for name in numbers]
        each = [told(head or "–") for head in heads] + cells
        counts.append(
            [each, group.index[group.index < MOST].tolist(), told(_named(heads))]
        )
        if len(group):
            found = group.to_dict("records")
            cells[0] = _link(f"{top}-{place}", cells[0], heads)
            below.append(_lines(f"{top}-{place}", top, heads, found, aids))
            text += [_plain(heads, line) for line in found]
        rows.append(_row(heads, cells))
    columns = [head(name, html.side(name in numbers), labels) for name in [*by, *numbers]]
    foot = [f"{key}: {note}" for key, note in notes.items()]
    markup = html.grid(caption, columns, rows, tall=len(rows)) + "".join(
        map(html.small, foot)
    )
    markup = keyed(f'<div id="{top}">{markup}</div>{"".join(below)}', aids)
    page = page_of(lines, called(lines, labels, {}), words, corpus)
    heads = [told(column(name, labels)) for name in [*by, *numbers]]
    page["counts"] = {"heads": heads, "linked": len(by), "rows": counts}
    markup = drawn(markup, lines, page, caption, foot)
    return Shown(markup, [caption, plain, *foot, *text])


def _numbers(table, by):
    """Return the columns of a table that are not in `by`, and refuse what are no
    counts."""
    require(table, by, "findings")
    numbers = [name for name in table.columns if name not in by]
    if not by or not numbers:
        raise ValueError(
            "findings needs by=, the columns that say what is counted, such as "
            '["frame", "doc"], and a table that has a count beside them.'
        )
    for name in numbers:
        if not is_number(table[name]) or table[numbers[0]].isna().any():
            raise ValueError(
                f"findings: {name!r} is not a column of numbers. Name it in by=, or "
                "remove it from the table."
            )
    return numbers


def _require_borne_out(count, lines, heads):
    if count != lines:
        raise ValueError(
            f"findings: the table counts {count} for {', '.join(heads)}, but there are "
            f"{lines} lines. Make both from the same occurrences."
        )


def _link(target, count, heads):
    name = escape(f"{count}: lines of {_named(heads)}", quote=True)
    return f'<a href="#{target}" aria-label="{name}">{count}</a>'


def _row(heads, cells):
    """Return the cells of a row, what is counted and then its numbers."""
    first = "".join(f"<td{html.side()}>{isolate(head or '–')}</td>" for head in heads)
    return first + "".join(f"<td{html.side(True)}>{cell}</td>" for cell in cells)


def _lines(target, top, heads, found, aids):
    """Return the lines of one row from right to left, below a link back to the table."""
    name = f'<b>{isolate(_named(heads))}</b> · <a href="#{top}">to the table</a>'
    lines = ""
    for line, following in zip(found, [*found[1:], {}]):
        before, node, after = (
            aided(str(line[part]), aids, doc=line["doc"]) for part in PARTS
        )
        node = f'<mark style="{html.MARK}">{node}</mark>'
        lines += f'<p dir="rtl" lang="ar" style="{STYLE}">{before} {node} {after}</p>'
        if line.get("english") and line["english"] != following.get("english"):
            place = ".".join(str(line[key]) for key in ("doc", "sentence") if key in line)
            english = f"<b>{place}</b> {isolate(line['english'])}"
            lines += f'<p dir="ltr" style="{SIDE}">{english}</p>'
    return f'<div id="{target}" style="margin:1em 0">{name}{lines}</div>'


def _named(heads):
    return ", ".join(head for head in heads if head)


def _plain(heads, line):
    parts = [str(line["before"]), f"[{line['node']}]", str(line["after"])]
    return f"{_named(heads)}: {' '.join(filter(None, parts))}"
