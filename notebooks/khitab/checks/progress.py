"""Show in the last cell of a lesson which checks are done and which are open."""

import html

from khitab import memory
from khitab.checks.asking import keys


def progress(lesson):
    """Return what the memory knows about a lesson's checks, as a text that shows itself.

    `lesson` is its number, such as "05", or a side room's name, such as "qatar". Raises
    ValueError for a lesson without checks.

    >>> progress("05").open[:2]
    ['05-a', '05-b']
    """
    lesson = str(lesson).strip()
    known = keys(lesson)
    if not known:
        raise ValueError(
            f"There is no lesson {lesson!r} with checks. Name it by its number, as in "
            'progress("05"), or a side room by its name, as in progress("qatar").'
        )
    return Progress(lesson, list(known), memory.recall())


class Progress:
    """The checks of a lesson that are `done`, `tried` without success, or `open`.

    >>> known = {"00-a": {"tries": 2, "hints": 1, "right": True, "last": "b", "when": None}}
    >>> Progress("00", ["00-a", "00-b"], known)
    Lesson 00: 1 of 2 checks done.
    ✓ 00-a: done at try 2, with 1 hint.
    ○ 00-b: open.
    Next: check 00-b, the first that is still open.
    """

    def __init__(self, lesson, names, known):
        self.lesson, self.names = lesson, names
        self.known = {name: known[name] for name in names if name in known}
        self.done = [name for name in names if self._of(name)["right"]]
        self.tried = [
            name for name in names if name not in self.done and self._of(name)["tries"]
        ]
        self.open = [name for name in names if name not in self.done + self.tried]

    @property
    def next(self):
        """Say in one sentence what to do next."""
        if self.tried:
            return f"Next: try check {self.tried[0]} again, with a hint if you are stuck."
        if self.open:
            return f"Next: check {self.open[0]}, the first that is still open."
        return "All its checks are done."

    def __repr__(self):
        return "\n".join([self._head(), *map(self._line, self.names), self.next])

    def _repr_html_(self):
        left = len(self.done) < len(self.names)
        again = " Run this cell again to see what has changed." if left else ""
        rows = "".join(f"<li>{html.escape(self._line(name))}</li>" for name in self.names)
        return (
            '<div style="border-left:5px solid #0072B2;padding:.4em .9em;max-width:46em;'
            'background:rgba(128,128,128,.1);line-height:1.5">'
            f"<strong>{html.escape(self._head())}</strong>"
            f'<ul style="list-style:none;padding:0;margin:.4em 0">{rows}</ul>'
            f"{html.escape(self.next)}{again}</div>"
        )

    def _of(self, name):
        return self.known.get(name, memory.NEW)

    def _head(self):
        kind = "Lesson" if self.lesson.isdigit() else "Side room"
        count = f"{len(self.done)} of {len(self.names)} checks done."
        return f"{kind} {self.lesson}: {count}"

    def _line(self, name):
        state = self._of(name)
        hints = f", with {counted(state['hints'], 'hint')}" if state["hints"] else ""
        if state["right"]:
            return f"✓ {name}: done at try {state['tries']}{hints}."
        if state["tries"]:
            return f"… {name}: {counted(state['tries'], 'try')} so far{hints}."
        return f"○ {name}: open{hints}."


def counted(number, noun):
    """Return a number and its noun.

    >>> counted(1, "try"), counted(2, "try"), counted(3, "hint")
    ('1 try', '2 tries', '3 hints')
    """
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number} {noun if number == 1 else plural}"
