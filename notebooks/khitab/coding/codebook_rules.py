"""The codebook's page is read here, so that its rules are written down in one place."""

import re
from functools import cache

from khitab import course
from khitab.display.html import isolate
from khitab.framing import ELEMENTS, codebook

SHORT = ("Definition", "In", "Out", "Anchor", "Near miss")


def issue_rules(corpus, issues):
    """Return {issue: HTML}, the rule of each issue in short.

    For the codebook of the course these are the definition and the cases of
    `seeds/annotations/codebook.md`, without what it tells of the codebook's history. Of
    another codebook they are its words and their glosses.
    """
    book = codebook(corpus.annotations("codebook"))
    page = _page() if _page() and book.equals(codebook()) else ""
    return {issue: _rule(page, issue) or _words(book, issue) for issue in issues}


def element_rules():
    """Return {element: (its question, what the sentence does)} as the codebook's page has
    them, and empty strings without the page.

    >>> element_rules()["evaluation"][0]
    'who is good or bad?'
    """
    rules = {}
    for name in ELEMENTS:
        rows = re.findall(rf"^\| {name} \| (.*) \|$", _page(), re.M)
        rules[name] = (rows[1].split(" | ")[-1], rows[0]) if rows[1:] else ("", "")
    return rules


def _rule(page, issue):
    """Return the section of an issue as HTML, or "" if the page has none."""
    import mistune

    found = re.search(rf"^### {re.escape(issue)}\n(.*?)(?=^##|\Z)", page, re.M | re.S)
    if not found:
        return ""
    lines = []
    for part in re.split(r"\n(?=- )|\n\n", found[1].strip()):
        label = re.match(r"(?:- )?\*\*(.*?)\*\*", part)
        if not label or label[1].rstrip(".:") in SHORT:
            lines.append(part if part.startswith("-") else f"{part}\n")
    return mistune.create_markdown(escape=False)("\n".join(lines))


def _words(book, issue):
    words = [
        isolate(" ".join(filter(None, [row["lemma"] or row.get("form"), row["gloss"]])))
        for row in book[book["frame"] == issue].to_dict("records")
    ]
    return f"<p>The words of this issue: {', '.join(words)}</p>"


@cache
def _page():
    path = course.CODEBOOK.with_suffix(".md")
    return path.read_text("utf-8") if path.is_file() else ""
