"""The rules of the codebook in words, as its page has them, and what its table notes."""

import re

import mistune
from khitab import course, framing
from khitab.spans import span_of

SECTION = r"(?ms)^### {}\n(.*?)(?=^##|\Z)"
COMPANION = "companion"
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
    """{(doc, sentence): notes of the codebook's table on words that occur there}.

    A note has `frame` (or `COMPANION`), `word`, `gloss` and `note`.
    """
    book = framing.codebook()
    noted = {(row.frame, row.lemma): row for row in book.itertuples() if row.note}
    found = framing.occurrences(corpus.tokens(), companions=True)
    at, sentences = span_of(found, corpus.sentences())
    rules = {}
    for row, hit in zip(at, found.itertuples()):
        if row >= 0 and (said := noted.get((hit.frame, hit.lemma))):
            place = tuple(sentences.iloc[row][["doc", "sentence"]])
            frame = COMPANION if said.kind == "companion" else said.frame
            told = {"word": said.lemma, "gloss": said.gloss, "note": said.note}
            rules.setdefault(place, []).append({"frame": frame} | told)
    return rules


def _page():
    """The page beside the codebook's table, if it has one."""
    page = course.CODEBOOK.with_suffix(".md")
    return page.read_text("utf-8") if page.is_file() else ""
