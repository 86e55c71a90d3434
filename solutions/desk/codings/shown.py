"""What the page of a class shows, made ready for its template."""

import math

import pandas as pd
from khitab import labels

from . import rules, spoken
from .pages import page


def report(found, corpus, folder, out):
    """Return the page as a string."""
    return page(
        "report.html",
        folder=folder,
        out=out,
        coders=list(found.codes),
        counted=counted(found),
        rows=rows(found.agreement),
        matrix=matrix(found),
        each=each(found),
        named=found.named(),
        sentences=sentences(found, found.units, corpus),
        unclear=sentences(found, found.unclear, corpus)["each"],
        open=[unit for unit in found.units if unit["open"]],
        others=found.others,
        decided=found.decisions,
        problems=found.problems.astype(object).fillna("").to_dict("records"),
        colleagues=[colleague(one, corpus) for one in found.colleagues],
        name=spoken.name,
        figure=spoken.figure,
        percent=spoken.percent,
        place=place,
        shade=shade,
    )


def counted(found):
    """How many codes there are, of how many sentences, and how many one coder has."""
    codes = pd.concat(found.codes.values()) if found.codes else pd.DataFrame()
    if codes.empty:
        return {"codes": 0, "sentences": 0, "alone": 0}
    coded = codes.dropna(subset=["present"])
    return {
        "codes": len(coded),
        "sentences": len(coded[["doc", "sentence"]].drop_duplicates()),
        "alone": int((found.adjudicated["coders"] == 1).sum()),
    }


def rows(agreement):
    """The rows of the page's first table: presence by issue, then each element."""
    if agreement.empty:
        return []
    kept = agreement[(agreement["what"] == "present") | (agreement["frame"] == "all")]
    return [
        row | {"name": spoken.name(row["frame"], row["what"]), "said": spoken.sentence(row),
               "rule": rules.elements().get(row["what"], ""), "bar": bar(row)}
        for row in kept.to_dict("records")
    ]  # fmt: skip


def bar(row):
    """Where the dot and the interval are, in per cent of a line from 0 to 1."""
    ends = row["alpha"], row["alpha_low"], row["alpha_high"]
    at, low, high = (None if math.isnan(x) else 100 * max(x, 0) for x in ends)
    return {"at": at, "low": low, "width": None if low is None else high - low}


def matrix(found):
    """The coders, who agrees best with the others first, and alpha for each two."""
    if found.pairs.empty:
        return {"coders": [], "cells": {}}
    table = found.pairs.query("by == 'all'").set_index(["coder_a", "coder_b"])["alpha"]
    both = pd.concat([table, table.swaplevel()])
    mean = both.groupby(level=0).mean().reindex(list(found.codes))
    order = list(mean.sort_values(ascending=False, kind="stable").index)
    return {"coders": order, "cells": both.dropna().to_dict()}


def shade(alpha):
    """How dark a cell is, in per cent: what is below .4 is as light as nothing."""
    return round(100 * max(alpha - 0.4, 0) / 0.6)


def each(found):
    """A row per coder: how much is coded, and how often 1 beside the others."""
    if found.each.empty:
        return []
    told = found.each.set_index(["coder", "by"]).to_dict("index")
    shown = []
    for coder, table in found.codes.items():
        lean = {one["frame"] for one in found.leanings.get(coder, [])}
        issues = [
            {"frame": frame, "leans": frame in lean, **told[coder, frame]}
            for frame in dict.fromkeys(table["frame"])
        ]
        shown.append({"coder": coder, "n": table["present"].count(), "issues": issues})
    return shown


def sentences(found, units, corpus):
    """The sentences of some units, each with its units, notes and rules."""
    touching, settled, shown = rules.touching(corpus), found.settled(), {}
    for unit in units:
        key, frame = (unit["doc"], unit["sentence"]), unit["frame"]
        new = {"place": place(unit), "text": unit["arabic"], "english": unit["english"]}
        new |= {"units": [], "rules": [], "notes": notes(found.codes, key)}
        one = shown.setdefault(key, new)
        told = {
            "name": spoken.name(frame, unit["element"]),
            "settled": settled[(*key, frame)][unit["element"]],
            "decided": (*key, frame, unit["element"]) in found.decisions.used,
            "sign": labels.look("frame", frame).sign,
        }
        one["units"].append(unit | told)
        one["rules"] += [
            rule
            for rule in touching.get(key, [])
            if rule["frame"] in (frame, rules.COMPANION) and rule not in one["rules"]
        ]
    issues = dict.fromkeys(unit["frame"] for unit in found.units + found.unclear)
    return {
        "rules": {frame: rules.rule(frame) for frame in issues},
        "each": list(shown.values()),
    }


def notes(codes, key):
    """What coders wrote beside a sentence: (coder, note)."""
    found = []
    for coder, table in codes.items():
        own = table[(table["doc"] == key[0]) & (table["sentence"] == key[1])]["note"]
        found += [(coder, note) for note in dict.fromkeys(own.dropna()) if note]
    return found


def place(unit):
    return f"{unit['doc']}.{unit['sentence']}"


def colleague(one, corpus):
    """What one colleague's answers say, for the page and the command."""
    agreement, differ = one.beside(corpus)
    right, judged, interval = one.right
    text = {(row.doc, row.sentence): row for row in corpus.sentences().itertuples()}
    return {
        "name": one.name, "file": one.file, "right": right, "judged": judged,
        "interval": interval, "mend": one.to_mend.to_dict("records"),
        "agreement": [] if agreement is None else agreement.to_dict("records"),
        "codes": len(one.codes),
        "differ": [
            row | {"arabic": text[row["doc"], row["sentence"]].text,
                   "english": text[row["doc"], row["sentence"]].english}
            for row in differ.to_dict("records")
        ] if agreement is not None else [],
    }  # fmt: skip
