"""What a colleague sent back: translations judged right or not, and codes beside ours."""

import warnings
from dataclasses import dataclass, field

import pandas as pd
from khitab import framing
from khitab.coding.cells import Sentences
from khitab.corpus import CorpusError
from khitab.corpus.tables import read_table
from scipy.stats import binomtest

from . import wording

COLUMNS = ["part", "doc", "sentence", "issue", "answer", "does", "should_say", "note"]
ANSWERS = {"translation": ("right", "nearly", "wrong"), "code": ("1", "0")}
UNIT = ["doc", "sentence", "frame"]
ANSWERED = [*UNIT[:2], "start", "end", "frame", "text", "english", "answer", "should_say",
            "note", "present", *framing.ELEMENTS]  # fmt: skip
LARGE = 1_000_000  # bytes
UNNAMED = "a colleague who reads Arabic"


@dataclass
class Answers:
    """One colleague's answers, those that count and what is to be said of the others."""

    file: str
    name: str
    translations: pd.DataFrame
    codes: pd.DataFrame
    problems: list = field(default_factory=list)  # (which answer, what is wrong)

    @property
    def right(self):
        """How many translations are right, of how many, and the exact interval."""
        judged = len(self.translations)
        right = self.translations["answer"].eq("right").sum()
        if not judged:
            return 0, 0, None
        interval = binomtest(int(right), judged).proportion_ci(method="exact")
        return int(right), judged, (interval.low, interval.high)

    @property
    def to_mend(self):
        return self.translations[self.translations["answer"] != "right"]

    def beside(self, corpus):
        """Return the agreement with the kit's codes, and the units they differ in.

        The first table has a row for presence and, where both say present, one for the
        elements together; None if nothing was coded.
        """
        if self.codes.empty:
            return None, self.codes
        kit = corpus.annotations("coding_1").assign(what="present")
        asked = kit.merge(self.codes[UNIT])
        pair = self.codes, asked
        rows = [framing.agreement(*pair, by=None).assign(what="present")]
        differ = [framing.disagreements(*pair, by=None).assign(what="present")]
        own, ours = _elements(self.codes), _elements(corpus.annotations("elements_1"))
        ours = ours.merge(own[[*UNIT, "what"]])
        own = own.merge(ours[[*UNIT, "what"]])
        if len(own):
            rows.append(framing.agreement(own, ours, by="what").query("what == 'all'"))
            differ.append(framing.disagreements(own, ours, by="what"))
        names = {"coder_1": "colleague", "coder_2": "kit"}
        differ = pd.concat(differ, ignore_index=True).rename(columns=names)
        return pd.concat(rows, ignore_index=True), differ

    def told(self, corpus):
        """What the answers say, for the page and the command."""
        agreement, differ = self.beside(corpus)
        right, judged, interval = self.right
        rows = [] if agreement is None else agreement.to_dict("records")
        texts = corpus.sentences()[["doc", "sentence", "text", "english"]]
        differ = differ[differ.columns.difference(texts.columns[2:])].merge(texts)
        return {
            "name": self.name, "file": self.file, "right": right, "judged": judged,
            "interval": interval, "mend": self.to_mend.to_dict("records"),
            "agreement": rows, "codes": len(self.codes), "differ": differ.to_dict("records"),
        }  # fmt: skip


def all_in(folder, corpus):
    """Return what colleagues sent back, of all the files in a folder."""
    files = [path for kind in ("csv", "txt") for path in folder.rglob(f"*.{kind}")]
    return [
        read(path, path.relative_to(folder).as_posix(), corpus)
        for path in sorted(files)
        if is_returned(path)
    ]


def is_returned(path):
    """Whether a file is a colleague's answers, and not a student's sheet."""
    if not path.is_file() or path.stat().st_size > LARGE:
        return False
    with path.open("rb") as file:
        head = file.readline(1000)
    return all(name.encode() in head for name in ("part", "answer", "should_say"))


def read(path, name, corpus):
    """Read a colleague's answers. What cannot be read is named, and the rest counts."""
    problems = []
    try:
        with warnings.catch_warnings(action="ignore"):
            table = read_table(path, COLUMNS)[0].apply(lambda cells: cells.str.strip())
    except CorpusError as error:
        table, problems = pd.DataFrame(columns=COLUMNS, dtype=str), [(None, str(error))]
    sentences, frames = Sentences(corpus), set(corpus.annotations("coding_1")["frame"])
    found, seen = {"translation": [], "code": []}, set()
    for row in table.to_dict("records"):
        place = sentences.named(row["doc"], row["sentence"])
        row["answer"] = row["answer"].casefold()
        unit = (row["part"], *(place or (row["doc"], row["sentence"])), row["issue"])
        wrong = _wrong(row, sentences.rows.get(place), frames)
        if not wrong and unit in seen:
            wrong = "answered twice; the first counts"
        if wrong:
            problems.append((_named(*unit), wrong))
        else:
            seen.add(unit)
            found[row["part"]].append(_answered(row, sentences.rows[place]))
    names = table.get("colleague", [])
    who = next(filter(None, names), UNNAMED)
    tables = [pd.DataFrame(rows, columns=ANSWERED) for rows in found.values()]
    return Answers(name, who, *tables, problems)


def _wrong(row, said, frames):
    """What is wrong with an answer to a question on a sentence, or ""."""
    if row["part"] not in ANSWERS or said is None:
        return "there is no such sentence"
    if row["part"] == "code" and row["issue"] not in frames:
        return f"there is no issue {row['issue']!r}"
    if not row["answer"]:
        return "not answered"
    if row["answer"] not in ANSWERS[row["part"]]:
        return f"{row['answer']!r} is no answer"
    if row["part"] == "translation" and _changed(row, said):
        return "the translation has been changed since"
    return ""


def _named(part, doc, sentence, issue):
    """Which answer it is, in words."""
    what = wording.name(issue) if part == "code" else part
    return f"{what} in {doc}.{sentence}"


def _answered(row, said):
    """An answer beside its sentence, as a row with the columns `ANSWERED`."""
    does = set(row["does"].casefold())
    told = {name: getattr(said, name, row.get(name)) for name in ANSWERED}
    told |= {"frame": row["issue"], "present": None}
    if row["part"] == "code":
        told["present"] = int(row["answer"])
    return told | {
        name: int(name[0] in does) if does else None for name in framing.ELEMENTS
    }


def _elements(table):
    """Return a row per unit and element, where the unit has its elements coded."""
    table = table[[*UNIT, *framing.ELEMENTS]]
    table = table.melt(UNIT, list(framing.ELEMENTS), "what", "present").dropna()
    return table.assign(present=table["present"].astype(int))


def _changed(row, said):
    """Whether another wording was judged than the one that is there now."""
    judged = " ".join(row.get("english", "").split())
    return bool(judged) and judged != " ".join(said.english.split())
