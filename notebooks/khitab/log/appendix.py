"""The methods appendix of a study, in Markdown, written from its log."""

import json
import re
from html import unescape

from khitab.display.html import STYLE, isolate_runs
from khitab.log import calls
from khitab.log.replaying import OURS
from khitab.log.traces import digest
from khitab.log.values import tables_in

NUMBERS = ("step", "took", "gave")
MOST = 20  # texts, or rows of a table by hand, that are listed one by one
SIGNS = str.maketrans({sign: f"&#{ord(sign)};" for sign in "*_`[]|~$\\"})


class Appendix(str):
    """Markdown, which a notebook shows as a page, and a terminal without its tags.

    `Path("appendix.md").write_text(appendix, "utf-8")` saves it.
    """

    def __new__(cls, lines, replayed):
        return super().__new__(cls, "\n\n".join(_parts(lines, replayed)) + "\n")

    def __repr__(self):
        return unescape(re.sub(r"</?(?:bdi|code)\b[^>]*>", "", self))

    def _repr_html_(self):
        import mistune

        html = mistune.create_markdown(escape=False, plugins=["table"])(str(self))
        html = html.replace("<table>", '<div style="overflow-x:auto"><table>')
        html = html.replace("</table>", "</table></div>")
        return f'<div class="khitab" dir="ltr">{STYLE}{html}</div>'


def _parts(lines, replayed):
    states, steps, name = lines.of("state"), lines.of("step"), lines.path.name
    yield "### Methods appendix"
    yield from _plan(lines.of("state", "step"))
    yield from _corpus(states[-1])
    yield (
        f"**Steps.** {_many(len(steps), 'step')}, each with the rows of the table that it "
        "took and of what it gave, and with the hash of that."
    )
    yield from _table(["step", "what it gave", "took", "gave", "hash"], _steps(steps))
    yield from _by_hand(steps)
    yield from _table(["step", "row", "decision", "why"], _decisions(steps))
    notes = [(_time(n), _plain(n["about"]), _plain(n["text"])) for n in lines.of("note")]
    yield from _table(["when", "about", "note"], notes)
    own = [(step["call"], step["source"]) for step in steps if step.get("own")]
    for function, source in dict.fromkeys(own):
        yield f"**Our function {_plain(function)}.**"
        yield f"````python\n{source or '# its source was not kept'}\n````"
    told = ", ".join(" ".join(pair) for pair in states[-1]["versions"].items())
    yield f"**Programs.** {_plain(told)}."
    last = _plain(lines.of()[-1]["hash"])
    yield (
        f"**To check it.** The log {_plain(name)} has {_many(len(lines), 'line')}, the "
        f"last with the hash {last}. {replayed or 'Not replayed yet'}."
    )
    if lines.in_memory:
        return
    where = "" if states[-1]["folder"] else 'khitab.load_corpus("folder of the texts")'
    yield (
        "```python\nimport khitab\n"
        f"khitab.log.read({json.dumps(name, ensure_ascii=False)}).replay({where})\n```"
    )


def _plan(events):
    """Yield which plan was logged first, and when it changed."""
    told, last, step = [], {}, 0
    for event in events:
        step = event.get("step", step)
        if event["kind"] == "state" and event["plan"] != last:
            last = event["plan"]
            when = f"after step {step}" if step else "before the first step"
            named = ", ".join(f"{name} with the hash {key}" for name, key in last.items())
            told.append(f"{_plain(named) or 'none'}, logged on {_time(event)}, {when}")
    if not told:
        yield "**Plan.** None was logged."
        return
    yield f"**Plan.** {'. Changed: '.join(told)}."
    words = [event["words"] for event in events if event["kind"] == "state"][-1]
    if words:
        yield f"> {_plain(words)}"


def _corpus(state):
    folder = state["folder"]
    where = folder if folder == OURS else f"from {folder}"
    where = "" if folder in (None, ".") else f", {_plain(where)}"
    parts = [
        f"{part} {digest(json.dumps(state[part]))}"
        for part in ("datasheet", "layers", "annotations")
        if state[part]
    ]
    yield f"**Corpus.** {_many(len(state['texts']), 'text')}{where}. Hash of {', '.join(parts)}."
    rows = [map(_plain, pair) for pair in state["texts"].items()]
    yield from _table(["text", "SHA-256"], rows[:MOST])
    if rows[MOST:]:
        yield f"The log has those of {len(rows) - MOST} more texts."


def _steps(steps):
    size = {step["step"]: step.get("rows") for step in steps}
    for step in steps:
        used = re.search(r'"\$step": \[?([1-9]\d*)', json.dumps(step["arguments"]))
        took, gave = size.get(int(used[1])) if used else None, step.get("rows")
        what = f"{_gloss(step)} <code>{_plain(calls.said(step))}</code>"
        counts = ["" if rows is None else f"{rows:,}" for rows in (took, gave)]
        counts[1] = counts[1] or _plain(step["value"])
        yield step["step"], what, *counts, _plain(step["result"][:8])


def _gloss(step):
    """Return what a function gives, from the first sentence of its docstring."""
    function = None if step.get("own") else calls.found(step["call"])
    told = " ".join((getattr(function, "__doc__", "") or "").replace("`", "").split())
    told = re.match(
        r"(?:Return )?(.+?)(?:, (?:a DataFrame|such as)\b.*?)?\.(?: |$)", told
    )
    if not told:
        return "What our function gives." if step.get("own") else ""
    told = told[1].removeprefix("a DataFrame of ")
    return f"{_plain(told[:1].upper() + told[1:])}."


def _by_hand(steps):
    """Yield the tables that no step gave, such as a codebook."""
    for step in steps:
        for table in tables_in([step["arguments"], step["options"]]):
            shown = table.astype(object).where(table.notna(), "").values.tolist()
            cells = [map(_plain, row) for row in shown[:MOST]]
            yield f"**By hand, for step {step['step']}.** {_many(len(table), 'row')}."
            yield from _table([_plain(name) for name in table.columns], cells)


def _decisions(steps):
    for step in steps:
        for line in step.get("lines", []):
            keep, why = step["arguments"][2:]
            told = "kept" if keep else "left out"
            yield step["step"], _plain(line), told, _plain(why)


def _table(heads, rows):
    """Yield a table of Markdown if it has a row."""
    lines = [f"| {' | '.join(map(str, row))} |" for row in rows]
    if lines:
        sides = ["---:" if head in NUMBERS else ":---" for head in heads]
        yield "\n".join([f"| {' | '.join(row)} |" for row in (heads, sides)] + lines)


def _plain(text):
    """Return a text as Markdown that means nothing but itself, its Arabic isolated."""
    return isolate_runs(" ".join(str(text).split())).translate(SIGNS)


def _many(number, noun):
    return f"{number:,} {noun}{'s' if number != 1 else ''}"


def _time(event):
    return _plain(event["when"].replace("T", " ")[:16])
