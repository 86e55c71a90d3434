"""A log replayed: each step runs again, and what has changed since is named."""

import os
import warnings
from importlib import import_module

from khitab.log import calls
from khitab.log.lines import examined
from khitab.log.traces import trace
from khitab.log.values import unpacked

OURS = "the five texts of the course"
PARTS = ("texts", "datasheet", "layers", "annotations", "plan", "versions")
NAMED = 5  # texts in a sentence; the rest are counted


def corpus_again(state, base, corpus):
    """Return the corpus of a state of the log as it is on the disk now."""
    load, folder = import_module("khitab.corpus").load_corpus, state["folder"]
    if folder is None and corpus is not None:
        return corpus
    path = corpus.source if corpus is not None else base / (folder or "")
    if folder != OURS and (folder is None or not path.exists()):
        raise ValueError(
            f"The texts of this log are not in {str(path)!r}. Say where they are: "
            'replay(load_corpus("their folder")).'
        )
    codes = base / state["codes"] if state["codes"] else None
    # KHITAB_CODES is for the five texts, and whoever sets it wants to see what it changes.
    if folder == OURS and os.environ.get("KHITAB_CODES") or codes and not codes.is_file():
        codes = None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load(None if folder == OURS else path, state["encoding"], codes=codes)


def replayed(lines, corpus, own, state):
    """Return the rows of the replay, [step, what, rows, same, why], the log's first.

    `own` are the learner's functions as `calls.described` has them, and `state` is a
    function that gives the state of texts, plan and programs, once all has run.
    """
    results, found = {0: corpus}, []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for step in lines.of("step"):
            found.append(_again(step, results, own))
    apart = [row[0] for row in found if not row[3] and row[4] != calls.NOT_HERE]
    end = f"tables differ from step {apart[0]} on" if apart else "no table differs"
    faults = [f"line {n} {fault}" for n, _, fault in examined(lines) if fault]
    rows, now = [[0, "log", len(lines), not faults, "; ".join(faults)]], state()
    told = _told(lines, now)
    for part in PARTS:
        why = "; ".join([*told[part], end]) if part in told else ""
        rows.append([0, part, len(now[part]), part not in told, why])
    return rows + found


def _again(step, results, own):
    """Return a step's row of the replay, and add its result to the results."""
    row = [step["step"], calls.said(step)]
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
    rows = f"{b:,} rows instead of {a:,}" if a != b else ""
    docs = _changed(_texts(old.get("docs", {})), _texts(new.get("docs", {})))
    return "; ".join(filter(None, [rows, docs])) or "other cells, or another order"


def _told(lines, now):
    """Return {part: what has changed in it, in the order of time}."""
    told, last, step = {}, None, 0
    for event in [*lines.of("state", "step"), now]:
        step = event.get("step", step)
        if event["kind"] == "state":
            when = "" if event is now else f" (after step {step})"
            if event is not now and last:  # a step may name a lexicon
                lexicon = {"lexicon": event["versions"].get("lexicon")}
                last = {**last, "versions": last["versions"] | lexicon}
            for part, said in _changes(last or event, event).items():
                told.setdefault(part, []).append(said + when)
            last = event
    return told


def _changes(old, new):
    """Return {part of the study: what has changed in it}, without what has not."""
    known = {doc for doc in old["texts"] if doc in new["texts"]}
    same = {doc for doc in known if old["texts"][doc] == new["texts"][doc]}
    found = {part: _changed(old[part], new[part]) for part in PARTS}
    found["texts"] = _changed(_texts(old["texts"]), _texts(new["texts"]))
    # A text that is new has new rows elsewhere, and a changed one other layers.
    for part, docs in (("layers", same), ("datasheet", known)):
        found[part] = _changed(_only(old[part], docs), _only(new[part], docs))
    found["versions"] = ", ".join(
        f"{name} {old['versions'].get(name)} → {version}"
        for name, version in new["versions"].items()
        if old["versions"].get(name) != version
    )
    if not found["texts"] and list(old["texts"]) != list(new["texts"]):
        found["texts"] = "in another order"
    return {part: said for part, said in found.items() if said}


def _only(names, docs):
    """Return the names that begin with the id of one of these texts."""
    return _texts({name: names[name] for name in names if name.split(" (")[0] in docs})


def _texts(names):
    return {f"text {name}": names[name] for name in names}


def _changed(old, new):
    """Return which names have another hash, are gone or new, as in `changed: 002`."""
    gone = [name for name in old if new.get(name, "missing") == "missing"]
    said = {
        "changed": [n for n in old if n not in gone and old[n] != new[n]],
        "gone": [name for name in gone if old[name] != new.get(name)],
        "new": [name for name in new if name not in old],
    }
    return "; ".join(f"{how}: {_listed(names)}" for how, names in said.items() if names)


def _listed(names):
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
