"""The methods appendix of a study, in Markdown, written from its log."""

import json

from khitab.display.html import STYLE, isolate, isolate_runs
from khitab.log import calls
from khitab.log.states import OURS, PLANS
from khitab.log.traces import digest
from khitab.log.values import said

SIGNS = str.maketrans({sign: f"&#{ord(sign)};" for sign in "*_`[]|~$\\"})


class Appendix(str):
    """Markdown, which a notebook shows as a page."""

    def __new__(cls, lines, replayed):
        return super().__new__(cls, "\n\n".join(_parts(lines, replayed)) + "\n")

    def _repr_html_(self):
        import mistune

        html = mistune.create_markdown(escape=False, plugins=["table"])(str(self))
        html = html.replace("<table>", '<div style="overflow-x:auto"><table>')
        html = html.replace("</table>", "</table></div>")
        return f'<div class="khitab" dir="ltr">{STYLE}{html}</div>'


def _parts(lines, replayed):
    state, steps = lines.of("state")[-1], lines.of("step")
    yield "### Methods appendix"
    yield from _plan(lines.of("state", "step"))
    yield from _corpus(state)
    yield f"**Steps.** {_many(len(steps), 'step')}, with the rows that each took and gave."
    yield from _table(["step", "what it gave", "took", "gave", "hash"], _steps(steps))
    yield from _by_hand(steps)
    yield from _decisions(steps)
    heads = ["when", "about", "note", "by"]
    notes = [
        (_time(n), _line(n["about"]), _plain(n["text"], isolate), _plain(n["who"]))
        for n in lines.of("note")
    ]
    yield from ["**Notes.**"] if notes else []
    yield from _table(heads, notes)
    own = [(step["call"], step["source"]) for step in steps if step.get("own")]
    for function, source in dict.fromkeys(own):
        yield f"**Our function {_plain(function)}.**"
        yield f"````python\n{source or '# its source was not kept'}\n````"
    told = ", ".join(" ".join(pair) for pair in state["versions"].items())
    yield f"**Programs.** {_plain(told)}."
    yield (
        f"**To check it.** The log {_plain(lines.path.name)} has "
        f"{_many(len(lines), 'line')}, the last with the hash "
        f"{_plain(lines.of()[-1]['hash'])}. {replayed or 'Not replayed yet'}."
    )
    if not lines.in_memory:
        known = state["source"]["folder"]
        where = "" if known else 'khitab.load_corpus("folder of the texts")'
        name = json.dumps(lines.path.name, ensure_ascii=False)
        yield f"```python\nimport khitab\nkhitab.log.read({name}).replay({where})\n```"


def _plan(events):
    """Yield which plan was logged first, and when it changed."""
    told, last, step = [], {}, 0
    for event in events:
        step = event.get("step", step)
        if event["kind"] == "state" and event["plan"] != last:
            last = event["plan"]
            name, key = next(iter(last.items()), ("none", "none"))
            name = name if name.endswith(PLANS) else f"“{name}”"
            when = f"after step {step}" if step else "before the first step"
            told.append(
                f"{_plain(name)}, logged on {_time(event)}, {when} (hash {_plain(key)})"
            )
    yield f"**Plan.** {'. Changed to: '.join(told) or 'None was logged'}."


def _corpus(state):
    folder = state["source"]["folder"]
    where = folder if folder == OURS else f"from {folder}"
    where = "" if folder in (None, ".") else f", {_plain(where)}"
    parts = [part for part in ("datasheet", "layers", "annotations") if state[part]]
    hashes = ", ".join(f"{part} {digest(json.dumps(state[part]))}" for part in parts)
    yield f"**Corpus.** {_many(len(state['texts']), 'text')}{where}. Hash of {hashes}."
    texts = ", ".join(f"{doc} {key[:16]}" for doc, key in state["texts"].items())
    yield f"The SHA-256 of each text begins with: {_plain(texts)}."


def _steps(steps):
    size = {step["step"]: step.get("rows") for step in steps}
    for step in steps:
        first = (step["arguments"] or [None])[0]
        took = size.get(first.get("$step")) if isinstance(first, dict) else None
        gave = step.get("rows", step.get("value"))
        counts = [
            f"{n:,}" if isinstance(n, int) else _plain(n or "") for n in (took, gave)
        ]
        what = f"{_gloss(step)} <code>{_plain(said(step))}</code>"
        yield step["step"], what, *counts, _plain(step["result"][:8])


def _gloss(step):
    """Return what a step gave, the first sentence of its function's docstring."""
    if step["call"] == "decide":
        return f"The same rows with our decisions so far, {step['kept']:,} of them kept."
    if step.get("own") or step["call"].startswith("pandas."):
        return f"What {'our function' if step.get('own') else 'pandas'} gives."
    told = getattr(calls.public().get(step["call"]), "__doc__", "") or "Unknown"
    told = (
        " ".join(told.replace("`", "").split()).split(". ")[0].split(", a DataFrame")[0]
    )
    told = told.removeprefix("Return ").removeprefix("a DataFrame of ").rstrip(".")
    return _plain(f"{told[:1].upper()}{told[1:]}.")


def _by_hand(steps):
    """Yield the tables that were made by hand, such as a codebook."""
    for step in steps:
        if step["call"] == "table":
            columns = step["arguments"][0]
            yield f"**Made by hand in step {step['step']}.**"
            cells = calls.table(columns).astype(object).fillna("").values.tolist()
            rows = [map(_plain, row) for row in cells]
            yield from _table([_plain(name) for name in columns], rows)


def _decisions(steps):
    """Yield each row that somebody read and decided on."""
    rows = [
        (
            step["step"],
            _line(line),
            "kept" if keep else "left out",
            _plain(why),
            _plain(step["who"]),
        )
        for step in steps
        if step["call"] == "decide"
        for keep, why in [step["arguments"][2:]]
        for line in step["lines"]
    ]
    if rows:
        out = sum(row[2] == "left out" for row in rows)
        yield f"**Decisions.** {_many(len(rows), 'row')} decided, {out:,} left out."
    yield from _table(["step", "row", "decision", "why", "by"], rows)


def _table(heads, rows):
    """Yield a table of Markdown if it has a row. A column that is empty is left out."""
    rows = [list(map(str, row)) for row in rows]
    full = [place for place in range(len(heads)) if any(row[place] for row in rows)]
    lines = [[row[place] for place in full] for row in [heads, *rows]]
    lines.insert(
        1, ["---:" if head in ("step", "took", "gave") else ":---" for head in lines[0]]
    )
    if rows:
        yield "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _plain(text, isolated=isolate_runs):
    """Return a text as Markdown that means nothing but itself, its Arabic isolated."""
    return isolated(" ".join(str(text).split())).translate(SIGNS)


def _line(text):
    """Return a row as Markdown. Its words are one run of Arabic, full stops included."""
    place, comma, words = text.partition(", ")
    return f"{_plain(place)}{comma}{_plain(words, isolate)}"


def _many(number, noun):
    return f"{number:,} {noun}{'s' if number != 1 else ''}"


def _time(event):
    return _plain(event["when"].replace("T", " ")[:16])
