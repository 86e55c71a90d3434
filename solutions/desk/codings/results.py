"""A class's sheets become tables, a page, and a list of what is left to decide."""

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
from khitab import coding, framing
from khitab.coding.matrices import CODED, matrices

from desk.course import Trouble
from desk.disk import write
from desk.spreadsheet import as_csv

from . import answers, biases, decisions, wording
from .decisions import PRESENT, UNIT, Decisions

PROBLEMS = ["file", "coder", "row", "what", "done"]


@dataclass
class Results:
    """All that a folder of sheets says; the page and the command show it."""

    codes: dict = field(default_factory=dict)
    agreement: pd.DataFrame = field(default_factory=pd.DataFrame)
    pairs: pd.DataFrame = field(default_factory=pd.DataFrame)
    each: pd.DataFrame = field(default_factory=pd.DataFrame)
    adjudicated: pd.DataFrame = field(default_factory=pd.DataFrame)
    units: list = field(default_factory=list)  # what is disputed or open, dicts
    unclear: list = field(
        default_factory=list
    )  # on what a third differ, perhaps by slips
    others: list = field(default_factory=list)  # in what else somebody differs
    leanings: dict = field(default_factory=dict)  # {coder: what it leans to}
    named: list = field(default_factory=list)  # sentences on coders who part from others
    blocks: list = field(default_factory=list)
    decisions: Decisions = field(default_factory=Decisions)
    colleagues: list = field(default_factory=list)
    problems: pd.DataFrame = field(default_factory=pd.DataFrame)

    @property
    def open(self):
        return [unit for unit in self.units if unit["open"]]

    def left(self, units):
        """Those of some units that are not open and that no decision has settled."""
        return [
            unit
            for unit in units
            if not unit["open"]
            and tuple(unit[name] for name in UNIT) not in self.decisions.used
        ]


def find(folder, out, corpus):
    """Gather a folder and compare its coders. Raises Trouble where nothing can be read."""
    folder, out = Path(folder), Path(out)
    _require_usable(folder, out)
    found = Results(colleagues=answers.all_in(folder, corpus))
    problems = pd.DataFrame(columns=PROBLEMS)
    try:
        gathered = coding.gather(folder, corpus)
        found.codes, problems = gathered.codes, gathered.problems
    except ValueError as error:
        if not found.colleagues:
            raise Trouble(str(error)) from None
    units = [
        key for table in found.codes.values() for key in zip(*map(table.get, UNIT[:3]))
    ]
    found.decisions = decisions.read(out / "decisions.csv", dict.fromkeys(units))
    if found.codes:
        compare(found, corpus)
    found.problems = _problems(problems, found)
    return found


def _require_usable(folder, out):
    if not folder.exists():
        raise Trouble(
            f"There is no folder {folder}. Put the sheets of your class in one."
        )
    if out.resolve().is_relative_to(folder.resolve()):
        raise Trouble(
            f"{out} is inside {folder}, where the sheets are, and the next start would take "
            "its tables for sheets. Choose another folder with --to."
        )


def compare(found, corpus):
    """Say of the codes that were found who differs from whom, and settle them."""
    codes = found.codes
    found.agreement = agreement(codes)
    found.adjudicated = coding.adjudicated(codes, found.decisions.table())
    if len(codes) > 1:
        found.pairs, found.each = coding.pairs(codes), coding.each(codes)
        found.leanings = biases.leanings(codes)
    found.units, found.unclear, found.others = units(codes, found.adjudicated, corpus)
    alone = {(c, one["frame"]) for c, own in found.leanings.items() for one in own}
    split = [
        unit | {"fewer": {c for c in unit["fewer"] if (c, unit["frame"]) not in alone}}
        for unit in found.units + found.unclear
        if unit["element"] == PRESENT
    ]
    found.blocks = biases.blocks(split)
    found.named = [wording.leaning(coder, own) for coder, own in found.leanings.items()]
    rest = {c: table for c, table in codes.items() if c not in found.leanings}
    if found.leanings and len(rest) > 1:
        alpha = found.agreement.query("what == 'present'")["alpha"].iloc[-1]
        without = framing.agreement(rest, bootstrap=0)["alpha"].iloc[-1]
        found.named.append(wording.without(list(found.leanings), alpha, without))
    found.named += [wording.block(one) for one in found.blocks]


def agreement(codes):
    """Return agreement on presence and on each element, by issue and for all."""
    tables = []
    for what in CODED:
        try:
            table = framing.agreement(codes, value=what)
        except ValueError:  # nobody has coded it, or one coder alone
            continue
        table.insert(1, "what", what)
        coded = pd.concat(codes.values()).dropna(subset=[what])
        shares = coded.groupby("frame")[what].mean().astype(float)
        shares["all"] = float(coded[what].mean())
        table.insert(2, "ones", table["frame"].map(shares))
        tables.append(table)
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame()


def units(codes, adjudicated, corpus):
    """Return the units that are disputed or open, those on which a third of a small class
    differ, and the others in which coders differ.

    Each is a list of dicts, in the order of the texts, and the second with most outvoted
    coders first. What only one has coded is open in the table, and in no list.
    """
    sentences = corpus.sentences().set_index(["doc", "sentence"])
    disputed = coding.disputed(codes).replace({"element": {"": PRESENT}}).set_index(UNIT)
    clear, tables = disputed["clear"].to_dict(), matrices(codes, "the report")
    first, unclear, others = [], [], []
    for row in adjudicated.to_dict("records"):
        at = tuple(row[name] for name in ("doc", "sentence", "start", "end", "frame"))
        for what in CODED:
            told = tables[what].loc[at].dropna()
            if told.empty:
                continue
            key = (*at[:2], at[4], what)
            unit = _unit(key, told, sentences.loc[at[:2]])
            due = len(told) > 1 and (what == PRESENT or row["present"] == 1)
            unit["settled"] = None if pd.isna(row[what]) else int(row[what])
            unit["open"] = bool(due) and unit["settled"] is None
            unit["clear"] = clear.get(key, False)
            if unit["open"] or unit["clear"]:
                first.append(unit)
            elif unit["fewer"]:
                (unclear if key in clear else others).append(unit)
    unclear.sort(key=lambda unit: -len(unit["fewer"]))
    return first, unclear, others


def _unit(key, told, sentence):
    """One unit with its codes, who gave them, and its sentence."""
    by_code = {code: list(told.index[told == code]) for code in (1, 0)}
    return dict(zip(UNIT, key)) | {
        "by_code": by_code,
        "fewer": set(min(by_code.values(), key=len)),
        "codes": " · ".join(f"{len(who)} × {code}" for code, who in by_code.items()),
        "arabic": sentence["text"],
        "english": sentence["english"],
    }


def _problems(table, found):
    """The problems of the sheets, of the decisions and of what colleagues sent."""
    table = table[~table["file"].isin([one.file for one in found.colleagues])]
    more = [
        ("decisions.csv", "", n, what, "kept as it is, and not used")
        for n, what in found.decisions.problems
    ] + [
        (one.file, one.name, where, what, "left out")
        for one in found.colleagues
        for where, what in one.problems
    ]
    return pd.concat([table, pd.DataFrame(more, columns=PROBLEMS)], ignore_index=True)


def save(found, out, page):
    """Write everything into a folder; the teacher's decisions first."""
    shown = found.units + found.unclear
    write(
        out / "decisions.csv",
        as_csv(decisions.asked(shown, found.decisions), decisions.ASKED),
    )
    tables = {
        "agreement": found.agreement,
        "pairs": found.pairs,
        "disputed": pd.DataFrame(map(_flat, shown)),
        "codings": pd.concat(found.codes.values()) if found.codes else pd.DataFrame(),
        "adjudicated": found.adjudicated,
        "problems": found.problems,
    }
    for name, table in tables.items():
        rows = table.round(4).astype(object).where(table.notna(), "").to_dict("records")
        write(out / f"{name}.csv", as_csv(rows, list(table.columns)))
    write(out / "report.html", page)


def _flat(unit):
    """A disputed unit as a row, with who gave which code."""
    who = {f"who {code}": " | ".join(who) for code, who in unit["by_code"].items()}
    told = {name: unit[name] for name in (*UNIT, "codes")} | who
    told |= {name: unit[name] for name in ("arabic", "english")}
    return told | {name: int(unit[name]) for name in ("open", "clear")}
