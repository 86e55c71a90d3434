"""A class's sheets become tables, a page, and a list of what is left to decide."""

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
from khitab import coding, framing

from desk.course import Trouble
from desk.disk import write
from desk.spreadsheet import as_csv

from . import decisions, leanings, returned, spoken
from .decisions import Decisions

CODED = ["present", *framing.ELEMENTS]
UNIT = ["doc", "sentence", "frame"]
PROBLEMS = ["file", "coder", "row", "what", "done"]
KEPT = "kept as it is, and not used"


@dataclass
class Found:
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
    others: list = field(default_factory=list)  # in what else somebody differs, likewise
    leanings: dict = field(default_factory=dict)  # {coder: what it leans to}
    without: float | None = None  # alpha for all issues without those who lean
    blocks: list = field(default_factory=list)
    decisions: Decisions = field(default_factory=Decisions)
    colleagues: list = field(default_factory=list)
    problems: pd.DataFrame = field(default_factory=pd.DataFrame)

    def settled(self):
        """{(doc, sentence, issue): {present or an element: 1, 0 or None}}."""
        return {
            tuple(row[name] for name in UNIT): {
                what: None if pd.isna(row[what]) else int(row[what]) for what in CODED
            }
            for row in self.adjudicated.to_dict("records")
        }

    def named(self):
        """Sentences on coders who part from the others, alone or together."""
        said = [spoken.leaning(coder, own) for coder, own in self.leanings.items()]
        if self.without is not None:
            row = self.agreement.query("what == 'present' and frame == 'all'").iloc[0]
            said.append(spoken.without(list(self.leanings), row["alpha"], self.without))
        return said + [spoken.block(one) for one in self.blocks]


def find(folder, out, corpus):
    """Gather a folder and compare its coders. Raises Trouble where nothing can be read."""
    folder, out = Path(folder), Path(out)
    if not folder.exists():
        raise Trouble(
            f"There is no folder {folder}. Put the sheets of your class in one."
        )
    if out.resolve().is_relative_to(folder.resolve()):
        raise Trouble(
            f"{out} is inside {folder}, where the sheets are, and the next start would take "
            "its tables for sheets. Choose another folder with --to."
        )
    found = Found(decisions=decisions.read(out / "decisions.csv", corpus))
    found.colleagues = returned.all_in(folder, corpus)
    try:
        gathered = coding.gather(folder, corpus)
    except ValueError as error:
        if not found.colleagues:
            raise Trouble(str(error)) from None
        problems = pd.DataFrame(columns=PROBLEMS)
    else:
        found.codes, problems = gathered.codes, gathered.problems
    if found.codes:
        compare(found, corpus)
    found.problems = _problems(problems, found)
    return found


def compare(found, corpus):
    """Say of the codes that were found who differs from whom, and settle them."""
    codes = found.codes
    coded = pd.concat(codes.values())[UNIT].drop_duplicates()
    found.decisions.leave(set(coded.itertuples(index=False, name=None)))
    found.agreement = agreement(codes)
    found.adjudicated = coding.adjudicated(codes, found.decisions.table())
    if len(codes) > 1:
        found.pairs, found.each = coding.pairs(codes), coding.each(codes)
        found.leanings = leanings.leanings(codes)
        rest = {c: table for c, table in codes.items() if c not in found.leanings}
        if found.leanings and len(rest) > 1:
            found.without = framing.agreement(rest, bootstrap=0)["alpha"].iloc[-1]
    found.units, found.unclear, found.others = units(codes, found.settled(), corpus)
    alone = {(c, one["frame"]) for c, own in found.leanings.items() for one in own}
    split = [
        unit | {"fewer": {c for c in unit["fewer"] if (c, unit["frame"]) not in alone}}
        for unit in found.units + found.unclear
        if unit["element"] == decisions.PRESENT
    ]
    found.blocks = leanings.blocks(split)


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


def units(codes, settled, corpus):
    """Return the units that are disputed or open, those on which a third of a small class
    differ, and the others in which coders differ.

    Each is a list of dicts, in the order of the texts, and the second with most outvoted
    coders first. What only one has coded is open in the settled table, and in no list.
    """
    sentences = {(row.doc, row.sentence): row for row in corpus.sentences().itertuples()}
    places = {key: n for n, key in enumerate(sentences)}
    found = coding.disputed(codes)
    names = found["element"].replace("", decisions.PRESENT)
    keys = zip(found["doc"], found["sentence"], found["frame"], names)
    clear = dict(zip(keys, found["clear"]))
    first, unclear, others = [], [], []
    said = _said(codes)
    for key in sorted(
        said, key=lambda key: (places[key[:2]], key[2], CODED.index(key[3]))
    ):
        unit = _unit(key, said[key], sentences[key[:2]])
        unit["open"] = len(said[key]) > 1 and _is_open(key, settled)
        unit["clear"] = clear.get(key, False)
        if unit["open"] or unit["clear"]:
            first.append(unit)
        elif unit["fewer"]:
            (unclear if key in clear else others).append(unit)
    unclear.sort(key=lambda unit: -len(unit["fewer"]))
    return first, unclear, others


def _unit(key, told, sentence):
    """One unit with its codes, who gave them, and its sentence."""
    by_code = {code: [who for who, own in told.items() if own == code] for code in (1, 0)}
    return dict(zip([*UNIT, "element"], key)) | {
        "by_code": by_code,
        "fewer": set(min(by_code.values(), key=len)),
        "codes": " · ".join(f"{len(who)} × {code}" for code, who in by_code.items()),
        "arabic": sentence.text,
        "english": sentence.english,
    }


def _said(codes):
    """{(doc, sentence, frame, present or an element): {coder: 1 or 0}}."""
    said = {}
    for coder, table in codes.items():
        for row in table.to_dict("records"):
            for what in CODED:
                if not pd.isna(row[what]):
                    key = row["doc"], row["sentence"], row["frame"], what
                    said.setdefault(key, {})[coder] = int(row[what])
    return said


def _is_open(key, settled):
    """Whether a unit has no code in the settled table, where it should have one."""
    row = settled[key[:3]]
    due = key[3] == decisions.PRESENT or row["present"] == 1
    return due and row[key[3]] is None


def _problems(table, found):
    """The problems of the sheets, of the decisions and of what colleagues sent."""
    table = table[~table["file"].isin([one.file for one in found.colleagues])]
    more = [
        {"file": "decisions.csv", "row": n, "what": what, "done": KEPT}
        for n, what in found.decisions.problems
    ]
    more += [
        dict(zip(PROBLEMS, (one.file, one.name, where, what, "left out")))
        for one in found.colleagues
        for where, what in one.problems
    ]
    return pd.concat([table, pd.DataFrame(more, columns=PROBLEMS)], ignore_index=True)


def save(found, out, page):
    """Write everything into a folder; the teacher's decisions first."""
    asked = decisions.asked(found.units + found.unclear, found.decisions)
    write(out / "decisions.csv", as_csv(asked, decisions.ASKED))
    tables = {
        "agreement": found.agreement,
        "pairs": found.pairs,
        "disputed": pd.DataFrame([_flat(unit) for unit in found.units + found.unclear]),
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
    first = [*UNIT, "element", "codes"]
    kept = {name: unit[name] for name in (*first, "arabic", "english")}
    return (
        {name: kept.pop(name) for name in first}
        | who
        | kept
        | {"open": int(unit["open"]), "clear": int(unit["clear"])}
    )
