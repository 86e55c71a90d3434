"""The rules of the codebook in words, as its page has them, and what its table notes."""

import re

import mistune
from khitab import course, framing

SECTION = r"(?ms)^### {}\n(.*?)(?=^##|\Z)"
ELEMENT = r"(?m)^\| {} \| (.*?) \|$"


def rule(frame):
    """The rule of one issue as HTML, or "" where the codebook has no such page."""
    found = re.search(SECTION.format(re.escape(frame)), _page())
    return mistune.html(found.group(1)) if found else ""


def elements():
    """{element: what a sentence does that has it}, in the codebook's words."""
    found = {name: re.search(ELEMENT.format(name), _page()) for name in framing.ELEMENTS}
    return {name: one.group(1) if one else "" for name, one in found.items()}


def touching(corpus):
    """{(doc, sentence): notes of the codebook's table on words that occur there}."""
    book = framing.codebook()
    noted = book[book["note"] != ""].set_index(["frame", "lemma"])
    found = framing.occurrences(corpus.tokens(), companions=True)
    found = found.drop_duplicates(["doc", "start"])
    rules = {}
    for said in corpus.sentences().itertuples():
        here = found[
            (found["doc"] == said.doc) & found["start"].between(said.start, said.end - 1)
        ]
        for frame, lemma, kind in here[["frame", "lemma", "kind"]].itertuples(
            index=False
        ):
            if (frame, lemma) in noted.index:
                row = noted.loc[[(frame, lemma)]].iloc[0]
                told = {
                    "frame": frame,
                    "word": lemma,
                    "gloss": row["gloss"],
                    "note": row["note"],
                }
                rules.setdefault((said.doc, said.sentence), []).append(
                    told | {"companion": kind == "companion"}
                )
    return rules


def _page():
    """The page beside the codebook's table, if it has one."""
    page = course.CODEBOOK.with_suffix(".md")
    return page.read_text("utf-8") if page.is_file() else ""
