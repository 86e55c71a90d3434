"""The reply of a check to an answer."""

import html

from khitab.checks.pages import page

LOOKS = {
    True: ("✓ Yes.", "#009E73"), False: ("Not yet.", "#D55E00"), None: ("", "#0072B2")
}  # fmt: skip


class Reply:
    """The reply to an answer. `right` is True, False, or None if it was no answer."""

    def __init__(self, name, right, text):
        self.name, self.right, self.text = name, right, text

    def __repr__(self):
        return f"{self._head()} {self.text}".rstrip()

    def _repr_html_(self):
        colour = LOOKS[self.right][1]
        return (
            f'<div role="status" style="border-left:5px solid {colour};padding:.4em .9em;'
            'background:rgba(128,128,128,.1);max-width:46em;line-height:1.5">'
            f"<strong>{html.escape(self._head())}</strong> "
            f"{page(self.text, trusted=False)}</div>"
        )

    def _head(self):
        return f"Check {self.name}: {LOOKS[self.right][0]}".rstrip()


class Held(Reply):
    """The reply to an answer that its check in a problem set accepts.

    >>> Held("3, From here to there")
    ✓ Task 3, From here to there: your answer holds.
    """

    def __init__(self, task):
        super().__init__(task, True, "your answer holds.")

    def _head(self):
        return f"✓ Task {self.name}:"
