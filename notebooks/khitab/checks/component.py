"""A question is shown as a plain list, and as a form where scripts run.

Without scripts a reader sees the list. `check.js` turns it into the form and judges in the
page, with the data beside it (see `display.scripted`).
"""

from functools import cache
from math import isfinite
from pathlib import Path
from random import Random
from time import time

from khitab.arabic.script import BORROWED, FORMAT, MARKS, TATWEEL
from khitab.checks.pages import page, plain
from khitab.checks.questions import bare
from khitab.display.scripted import scripted
from khitab.memory import NEW

EXAMPLES = {
    "choice": ('"b"', "the letter of your choice"),
    "number": ("12", "your number"),
    "word": ('"word"', "your word"),
}


class Asked:
    """A question that waits for an answer and shows itself."""

    right = None

    def __init__(self, name, question, learner="nobody", state=None):
        self.name, self.question, self.learner = name, question, learner
        self.state = state or NEW
        # The same order for the same learner, so that "b" is not the middle for all.
        self.letters = sorted(getattr(question, "texts", {}))
        Random(f"{learner} {name}").shuffle(self.letters)

    def __repr__(self):
        lines = [f"Check {self.name}. {plain(self.question.ask)}"]
        lines += [f"  {key}  {plain(self.question.texts[key])}" for key in self.letters]
        return "\n".join([*lines, plain(self._how())])

    def _repr_html_(self):
        plain = (
            f'<div class="list"><p><strong>Check {self.name}</strong></p>'
            f'<div class="ask">{page(self.question.ask)}</div>{self._options()}'
            f"<p>{page(self._how())}</p></div>"
        )
        style, script = _file("check.css"), _file("check.js")
        return scripted("khitab-check", plain, self._data(), style, script, "start")

    def _options(self):
        rows = [
            f'<li data-letter="{key}"><b>{key}</b> '
            f"<span>{page(self.question.texts[key])}</span></li>"
            for key in self.letters
        ]
        return f"<ul>{''.join(rows)}</ul>" if rows else ""

    def _how(self):
        example, what = EXAMPLES[self.question.kind]
        return (
            f'To answer, run this cell, or write `check("{self.name}", {example})` with '
            f"{what} and run that."
        )

    def _data(self):
        return {
            "name": self.name, "learner": self.learner,
            "made": time(), "state": self.state,
            "hints": [page(hint) for hint in self.question.hints], **known(self.question),
        }  # fmt: skip


def known(question):
    """Return the right answer, the mistakes and the replies, by which `check.js`
    judges."""

    def reply(text):
        return page(text, trusted=False)

    if question.kind == "choice":
        replies = {letter: reply(text) for letter, text in question.replies.items()}
        return {"kind": question.kind, "right": question.right, "replies": replies}
    read = float if question.kind == "number" else bare
    pairs = [(question.truth, question.right), *question.mistakes]
    answers = [(read(truth()), reply(text)) for truth, text in pairs]
    told = {
        "kind": question.kind,
        "answers": [each for each in answers if read is bare or isfinite(each[0])],
        "hint": reply(question.hint),
    }
    if question.kind == "number":
        return {**told, "digits": question.digits}
    return {**told, "unseen": FORMAT, "marks": MARKS, "dress": MARKS + BORROWED + TATWEEL}


@cache
def _file(name):
    return Path(__file__).with_name(name).read_text("utf-8")
