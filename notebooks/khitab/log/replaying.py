"""A log replayed: each step runs again, and what has changed since is named."""

import warnings

from khitab.log import calls, states
from khitab.log.lines import examined
from khitab.log.traces import trace
from khitab.log.values import said, unpacked

PARTS = ("texts", "datasheet", "layers", "annotations", "plan", "versions")


def given(corpus):
    """Return {name: what no step needs to give} of a corpus."""
    if corpus is None:
        return {}
    names = ("datasheet", "layers", "translations")
    return {"corpus": corpus} | {f"corpus.{n}": getattr(corpus, n) for n in names}


def replayed(lines, corpus, own, plan, base):
    """Return the rows of the replay, [step, what, rows, same, why], the log's first.

    `own` are the learner's functions as `calls.described` has them.
    """
    results, found = given(corpus), []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for step in lines.of("step"):
            found.append(_again(step, results, own))
    apart = [row[0] for row in found if not row[3] and row[4] != calls.NOT_HERE]
    end = f"tables differ from step {apart[0]} on" if apart else "no table differs"
    faults = [f"line {n} {fault}" for n, _, fault in examined(lines) if fault]
    rows = [[0, "log", len(lines), not faults, "; ".join(faults)]]
    now = states.state(
        corpus, plan, base
    )  # once all has run, since a step may add a lexicon
    told = _told(lines, now)
    for part in PARTS:
        why = "; ".join([*told[part], end]) if part in told else ""
        rows.append([0, part, len(now[part]), part not in told, why])
    return rows + found


def _again(step, results, own):
    """Return a step's row of the replay, and add its result to the results."""
    row = [step["step"], said(step)]
    function, why = calls.again(step, own)
    if function is None:
        return [*row, 0, False, why]
    try:
        arguments = unpacked(step["arguments"], results)
        result = calls.run(function, arguments, unpacked(step["options"], results))
        new = trace(result)
    except Exception as error:
        why = (str(error).splitlines() or [""])[0] or type(error).__name__
        return [*row, 0, False, why]
    results[step["step"]], whys = result, [why]
    if step["call"] == "decide":
        gone = set(arguments[1]) - set(calls.row_keys(arguments[0]))
        whys += [f"rows with a decision that are gone: {len(gone)}"] if gone else []
    same = new["result"] == step["result"]
    whys += [] if same else [_difference(step, new)]
    return [*row, new.get("rows", 1), same, "; ".join(filter(None, whys))]


def _difference(old, new):
    if "value" in new and "value" in old:
        return f"{new['value']} instead of {old['value']}"
    a, b = old.get("rows", 0), new.get("rows", 0)
    return f"{b:,} rows instead of {a:,}" if a != b else "other cells, or another order"


def _told(lines, now):
    """Return {part: what has changed in it, in the order of time}."""
    told, last, step = {}, None, 0
    for event in [*lines.of("state", "step"), now]:
        if "step" in event:
            step = event["step"]
            continue
        when = "" if event is now else f" (after step {step})"
        for part in PARTS:
            why = _changed(part, last or event, event)
            if why:
                told.setdefault(part, []).append(why + when)
        last = event
    return told


def _changed(part, old, new):
    """Return what has changed in a part of the study, as in `changed: 002; new: 005`."""
    a, b = old[part], new[part]
    if part == "layers":  # those of a changed text are others anyway
        same = dict(old["texts"].items() & new["texts"].items())
        a, b = ({doc: has[doc] for doc in has if doc in same} for has in (a, b))
    if part == "versions":
        both = [(name, a.get(name), b[name]) for name in b]
        return ", ".join(f"{name} {x} → {y}" for name, x, y in both if x != y)
    apart = {
        "changed": [name for name in a if name in b and a[name] != b[name]],
        "gone": [name for name in a if name not in b],
        "new": [name for name in b if name not in a],
    }
    return "; ".join(
        f"{how}: {', '.join(names)}" for how, names in apart.items() if names
    )
