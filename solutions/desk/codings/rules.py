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


def _page():
    """The page beside the codebook's table, if it has one."""
    page = course.CODEBOOK.with_suffix(".md")
    return page.read_text("utf-8") if page.is_file() else ""
