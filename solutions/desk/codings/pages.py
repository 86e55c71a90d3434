"""Pages are made of the templates beside this file, and all that is put in is escaped."""

import base64
import hashlib
import math
import re
from functools import cache
from pathlib import Path

import pandas as pd
from jinja2 import Environment, FileSystemLoader
from khitab import framing, labels
from khitab.coding.codebook_rules import issue_rules
from khitab.display.html import isolate
from khitab.spans import span_of
from markupsafe import Markup

from . import wording

SCRIPT = re.compile(r"(?s)<script>(.*?)</script>")


def page(template, **told):
    """Return the page as a string, whose policy lets no script run but its own."""
    made = _templates().get_template(template).render(told)
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    for script in SCRIPT.findall(made):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        policy += f"; script-src 'sha256-{digest}'"
    return made.replace("POLICY", policy, 1)


@cache
def _templates():
    folder = FileSystemLoader(Path(__file__).parent)
    made = Environment(
        loader=folder, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    made.filters["isolate"] = lambda text: Markup(isolate(text))
    return made


def report(found, corpus):
    """Return the page of a class and its colleagues as a string."""
    return page(
        "report.html",
        found=found,
        coders=list(found.codes),
        counted=counted(found, corpus),
        rows=rows(found.agreement),
        matrix=matrix(found),
        each=each(found),
        rules=issue_rules(
            corpus, dict.fromkeys(unit["frame"] for unit in found.units + found.unclear)
        ),
        disputed=sentences(found, found.units, corpus),
        unclear=sentences(found, found.unclear, corpus),
        problems=found.problems.astype(object).fillna("").to_dict("records"),
        colleagues=[one.told(corpus) for one in found.colleagues],
        wording=wording,
    )


def counted(found, corpus):
    """How many codes there are, in which sentences, and how many one coder has."""
    if not found.codes:
        return {"codes": 0, "sentences": "", "alone": 0, "part": ""}
    coded = pd.concat(found.codes.values()).dropna(subset=["present"])
    settled, whole = found.adjudicated.dropna(subset=["present"]), corpus.sentences()
    places = ["doc", "sentence"]
    of, number = len(whole), len(settled[places].drop_duplicates())
    return {
        "codes": len(coded),
        "sentences": wording.sentences(len(coded[places].drop_duplicates()), of),
        "alone": int((found.adjudicated["coders"] == 1).sum()),
        "part": wording.part(number, of),
    }


def rows(agreement):
    """The rows of the page's first table: presence by issue, then each element."""
    if agreement.empty:
        return []
    kept = agreement[(agreement["what"] == "present") | (agreement["frame"] == "all")]
    return [
        row | {"name": wording.name(row["frame"], row["what"]), "bar": bar(row),
               "said": wording.sentence(row)}
        for row in kept.to_dict("records")
    ]  # fmt: skip


def bar(row):
    """Where the dot and the interval are, in per cent of a line from 0 to 1."""
    ends = row["alpha"], row["alpha_low"], row["alpha_high"]
    at, low, high = (None if math.isnan(x) else 100 * max(x, 0) for x in ends)
    return {"at": at, "low": low, "width": None if low is None else high - low}


def matrix(found):
    """The coders, who agrees best with the others first, and alpha for each two.

    Each cell has alpha and how dark it is, in per cent: below .4 it is as light as none.
    """
    if found.pairs.empty:
        return {"coders": [], "cells": {}}
    table = found.pairs.query("by == 'all'").set_index(["coder_a", "coder_b"])["alpha"]
    both = pd.concat([table, table.swaplevel()])
    mean = both.groupby(level=0).mean().reindex(list(found.codes))
    shades = (100 * (both.dropna() - 0.4).clip(lower=0) / 0.6).round().astype(int)
    return {
        "coders": list(mean.sort_values(ascending=False, kind="stable").index),
        "cells": {two: (both[two], shade) for two, shade in shades.items()},
    }


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
    """The sentences of some units, each with its units, notes and what the codebook notes
    on its words."""
    words, codes, shown = (
        word_notes(corpus),
        pd.concat(found.codes.values() or [pd.DataFrame()]),
        {},
    )
    for unit in units:
        doc, sentence, frame = unit["doc"], unit["sentence"], unit["frame"]
        one = shown.setdefault((doc, sentence), unit | {"units": [], "words": []})
        is_used = (doc, sentence, frame, unit["element"]) in found.decisions.used
        one["units"].append(
            unit | {"decided": is_used, "sign": labels.look("frame", frame).sign}
        )
        for note in words.get((doc, sentence), []):
            if note.frame == frame or note.kind == "companion":
                one["words"] += [note] * (note not in one["words"])
    for (doc, sentence), one in shown.items():
        own = codes[(codes["doc"] == doc) & (codes["sentence"] == sentence)]
        own = own[own["note"].fillna("") != ""][["coder", "note"]].drop_duplicates()
        one["notes"] = own.values.tolist()
    return list(shown.values())


def word_notes(corpus):
    """{(doc, sentence): rows of the codebook that note something on a word there}."""
    book = framing.codebook()
    noted = {(row.frame, row.lemma): row for row in book.itertuples() if row.note}
    hits = framing.occurrences(corpus.tokens(), companions=True)
    at, sentences = span_of(hits, corpus.sentences())
    found = {}
    for row, hit in zip(at, hits.itertuples()):
        if row >= 0 and (note := noted.get((hit.frame, hit.lemma))):
            place = tuple(sentences.iloc[row][["doc", "sentence"]])
            found.setdefault(place, []).append(note)
    return found
