"""Rates are drawn as dots with their intervals, on the grey of their period."""

from khitab.figures import paper
from khitab.figures.paper import GREY, INK, PALE, at_most
from khitab.labels import KINDS, looks, names, notes, short
from khitab.required import require_rows

RATES = ["level", "doc", "count", "n_tokens", "per_1000", "per_1000_low", "per_1000_high"]


def rates(table, ax=None, title=None, labels=None):
    """Return Axes that show how often something occurs in each text, with intervals.

    `table` is what `comparison.rates` gives, with `level` ("text" or "period"), `period`
    (or the column named as `groups`), `doc`, `count`, `n_tokens`, `per_1000`,
    `per_1000_low`, `per_1000_high`, and possibly one more, such as `frame`. Its values,
    at most four, are drawn below each other, each frame in its colour and with its sign.
    A text is a dot with its count ("7 of 312"), open where the count is zero, and its
    period is behind it in grey. With more than 50 rows, each period has one row with its
    rate and interval, and a text is a pale dot in it, without a name. `labels` is
    {period or doc: label}. Notes in their brackets are written below.

    Raises ValueError for anything but a DataFrame, a missing column, no rows for texts,
    more than 50 texts without rows for their periods, or more than 50 periods.

    >>> import pandas as pd
    >>> row = ["text", "000", 1, 500, 2.0, 0.1, 11.1, "2017"]
    >>> rates(pd.DataFrame([row], columns=[*RATES, "period"])).get_xlabel()
    'per 1,000 tokens'
    """
    require_rows(table, RATES, "rates")
    texts = table[table["level"] == "text"]
    if texts.empty:
        raise ValueError(
            "rates needs rows whose level is 'text': texts are always shown."
        )
    group = next((level for level in table["level"] if level != "text"), "period")
    require_rows(table, [group], "rates")
    by = next((name for name in table.columns if name not in [*RATES, group]), None)
    items = list(table.groupby(by, sort=False)) if by else [(None, table)]
    at_most([name for name, _ in items], "rates", by)
    styles = _styles(by, [name for name, _ in items], labels)
    of_group = names(group, table[group].dropna(), labels)
    many = len(texts) + (len(items) if by else 0) > paper.MOST
    drawn = table[table["level"] == group] if many else texts
    if many:
        _require_groups(drawn, group, len(texts))
    ax = paper.white_axes(ax, title, len(drawn) + (len(items) if by else 0))
    end = max(drawn["per_1000_high"].max(), texts["per_1000"].max())
    ax.set_xlim(0, (1.3 if many else 1.25) * end or 1)
    rows_named, heads = [], []
    for (_, part), (name, colour, marker) in zip(items, styles, strict=True):
        if by:
            heads.append(len(rows_named))
            rows_named.append(name)
        rows = part[part["level"] == ("text" if not many else group)]
        beside = part.drop(rows.index).groupby(group, sort=False)
        beside = {key: others.to_dict("list") for key, others in beside}
        for row in rows.sort_values([group, "doc"], kind="stable").to_dict("records"):
            key, y = row[group], len(rows_named)
            if key in beside:
                (_strew if many else _shade)(ax, y, colour, beside[key])
            _rate(ax, row, y, colour, marker, end if many else None)
            one = f"{short(row['doc'], labels)} · {of_group[key]}"
            if many:
                number = len(beside.get(key, {"doc": ()})["doc"])
                one = paper.of_texts(of_group[key], number)
            rows_named.append(one)
    paper.name_rows(ax, rows_named, heads)
    paper.name_x(ax, "per 1,000 tokens", notes(texts[group], labels))
    what = f"all of a {group}" if many else "text"
    keys = [paper.key(f"{what}, with its interval", GREY if by else INK, "o", line=2)]
    if many:
        keys.append(paper.key("a text", PALE, "o"))
    if (drawn["count"] == 0).any():
        keys.append(paper.key("none found", GREY, "o", face="white"))
    if not many and len(texts) < len(table):
        keys.append(paper.key(f"all of its {group}", "#dedede", None, line=12))
    paper.legend(ax, keys)
    return ax


def _styles(by, items, labels):
    """Return the name, colour and marker of each item, from its look or as an ink dot."""
    if kind := KINDS.get(by):
        every = looks(kind, items, labels)
        every = [every[item] for item in items]
        return [(one.name, one.colour, paper.marker(one.sign)) for one in every]
    return [(short(item, labels), INK, "o") for item in items]


def _require_groups(drawn, group, n):
    if drawn.empty:
        raise ValueError(
            f"rates draws at most {paper.MOST} texts by name, and this table has "
            f"{n:,} and no rows for their periods. Give all that comparison.rates "
            "gives."
        )
    coarser = 'Take a coarser column: comparison.rates(…, groups="period").'
    paper.require_readable(len(drawn), "rates", f"rows of a {group}", 1, coarser)


def _shade(ax, y, _, period):
    """Draw the period of a text, in grey behind it."""
    low, high, rate = (period[f"per_1000{end}"][0] for end in ("_low", "_high", ""))
    ax.fill_betweenx([y - 0.5, y + 0.5], low, high, color=paper.BAND, lw=0, zorder=0.5)
    ax.plot([rate, rate], [y - 0.5, y + 0.5], color=PALE, lw=3, zorder=0.6)


def _strew(ax, y, colour, texts):
    """Draw each text of a period as a pale dot."""
    rates = sorted(texts["per_1000"])
    places = y + paper.strewn(len(rates))
    ax.scatter(
        rates,
        places,
        paper.dot(len(rates)),
        color=paper.mix(colour, 0.3),
        lw=0,
        zorder=1,
    )


def _rate(ax, row, y, colour, marker, end=None):
    """Draw a dot with its interval, and its count beside it or at the `end`."""
    ends = [row["per_1000_low"], row["per_1000_high"]]
    ax.plot(ends, [y, y], color=colour, lw=2)
    style = {"mfc": colour if row["count"] else "white", "mec": colour, "mew": 2}
    ax.plot(row["per_1000"], y, marker, ms=10, clip_on=False, **style)
    text = f"{row['count']:,} of {row['n_tokens']:,}"
    paper.write(ax, ends[1] if end is None else end, y, text)
