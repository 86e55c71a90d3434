"""What a check says to an answer."""

import html

from khitab.checks.pages import page

LOOKS = {
    True: ("✓ Yes.", "#009E73"), False: ("Not yet.", "#D55E00"), None: ("", "#0072B2")
}  # fmt: skip


class Reply:
    """What a check says to an answer: `right` is True, False, or None if it is no answer."""

    def __init__(self, name, right, text):
        self.name, self.right, self.text = name, right, text

    def __repr__(self):
        parts = [f"Check {self.name}:", LOOKS[self.right][0], self.text]
        return " ".join(filter(None, parts))

    def _repr_html_(self):
        head, colour = LOOKS[self.right]
        return (
            f'<div role="status" style="border-left:5px solid {colour};padding:.4em .9em;'
            'background:rgba(128,128,128,.1);max-width:46em;line-height:1.5">'
            f"<strong>Check {html.escape(self.name)}: {head}</strong> "
            f"{page(self.text, trusted=False)}</div>"
        )
