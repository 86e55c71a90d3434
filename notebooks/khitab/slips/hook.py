"""The hook makes each error of a notebook show a sentence above Python's own report."""

import html
import re
import sys
import warnings
from types import FunctionType

from khitab.display.html import MARK, isolate_runs
from khitab.shell import notebook
from khitab.slips.names import FAILED
from khitab.slips.place import Slip
from khitab.slips.sentences import find

BOX = (
    "border-left:5px solid #D55E00;padding:.4em .9em;background:rgba(128,128,128,.1);"
    "max-width:46em;line-height:1.5"
)
PRE = (
    "margin:.4em 0;padding:0;background:none;color:inherit;font-family:monospace;"
    "overflow:auto;max-height:24em"
)
LONGEST = 200  # characters of the one line that stays of Python's report


def speak():
    """Return whether errors speak from now on, which they do only in a notebook.

    Calling it again changes nothing.

    >>> speak()
    False
    """
    shell = notebook()
    if shell:
        install(shell)
    return shell is not None


def install(shell):
    """Let the errors of one IPython shell speak."""
    if not isinstance(getattr(shell._showtraceback, "__self__", None), Hook):
        shell._showtraceback = Hook(shell).show
    # Python would print this above the sentence for the error that follows.
    warnings.filterwarnings("ignore", "(?s).*perhaps you missed a comma", SyntaxWarning)


class Hook:
    """Stands in for a shell's `_showtraceback`, through which all its errors pass.

    Name, message and report of the error stay as they are for other readers (`%tb`,
    nbclient, nbgrader). If the hook itself fails, Python's report appears as usual.
    """

    def __init__(self, shell):
        self.shell, self.plain = shell, shell._showtraceback
        self.cell, self.shown = "", None
        shell.events.register("pre_run_cell", self.note)

    def note(self, info):
        """Note the cell that begins to run (IPython calls this)."""
        self.cell = getattr(info, "transformed_cell", None) or info.raw_cell

    def show(self, etype, error, report):
        """Show an error with the sentence and the report in a box, then its last line."""
        again = error is self.shown  # `%tb` asks for the whole report
        self.shown = error
        try:
            line = None if again else last_line(etype, error)
            if line:
                self.shell.display_pub.publish(self.box(error, report))
        except Exception:
            line = None
        if not line:
            return self.plain(etype, error, report)
        self.plain(etype, error, [line])
        if hasattr(self.shell, "_last_traceback"):
            self.shell._last_traceback = report  # what the kernel replies to nbclient

    def box(self, error, report):
        """Return what to show of an error, as HTML and as plain text."""
        sys.stdout.flush()
        slip = Slip(error, self.cell, self.shell.user_ns)
        said = find(slip)
        if slip.unread:
            forget(slip, said or f"{type(error).__name__}: {error.msg}")
        said = said or in_general(slip)
        whole = re.sub(r"\x1b\[[\d;]*m", "", "\n".join(report))
        return {"text/html": as_html(slip, said, whole), "text/plain": said}


def forget(slip, said):
    """Take the functions that a failed cell would have made out of the names.

    Otherwise a check would run, and judge, the function of an earlier try.
    """
    for name in re.findall(r"(?m)^def\s+(\w+)", slip.source):
        old = slip.names.get(name)
        if isinstance(old, FunctionType) and old.__globals__ is slip.names:
            del slip.names[name]
        FAILED[name] = said


def in_general(slip):
    """Return what can be said of any error."""
    if slip.unread:
        return "Python cannot read this line, so nothing of the cell has run."
    if slip.kit:
        return (
            f"The kit's function `{slip.kit}` could not go on with what it was given in this "
            f"line: {type(slip.error).__name__}, {slip.message}."
        )
    first = (slip.message.splitlines() or [""])[0]
    return f"Python stopped in this line. It says: {first or type(slip.error).__name__}"


def last_line(etype, error):
    """Return the last line of Python's report, without its line breaks."""
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    line = " ".join(f"{etype.__name__}: {said}".rstrip(": ").split())
    is_check = isinstance(error, AssertionError)  # nbgrader's Validate shows nothing else
    return line if is_check or len(line) <= LONGEST else line[:LONGEST] + "…"


def as_html(slip, said, whole):
    """Return a box with the sentence, the line with its place marked, and the folded
    report."""
    head = "<strong>Not yet.</strong> " if isinstance(slip.error, AssertionError) else ""
    return (
        f'<div role="status" style="{BOX}">{head}{as_text(said)}'
        f"{marked_line(slip)}<details><summary>What Python says, in full</summary>"
        f'<pre dir="ltr" role="group" tabindex="0" aria-label="Python\'s report" '
        f'style="{PRE}">{html.escape(whole)}</pre></details></div>'
    )


def as_text(said):
    """Return a sentence as HTML, with what is in backticks as code."""
    parts = said.split("`")
    if len(parts) % 2 == 0:
        parts = [said]
    return "".join(
        f'<code dir="ltr">{isolate_runs(part)}</code>' if n % 2 else isolate_runs(part)
        for n, part in enumerate(parts)
    )


def marked_line(slip):
    """Return the line as HTML with its place marked, or nothing if it is not known."""
    if not (slip.unread or slip.step) or isinstance(slip.error, AssertionError):
        return ""
    number, start, end = slip.place
    line = slip.line_of(number)
    if not line.strip():
        return ""
    where = f"Line {number}"
    if slip.function:
        where += f" of the cell with {slip.function}"
    here = line[start:end] or (" " if slip.unread else "")
    mark = f'<mark style="{MARK}">{isolate_runs(here)}</mark>' if here else ""
    shown = (
        isolate_runs(line[:start].lstrip()) + mark + isolate_runs(line[max(start, end) :])
    )
    return (
        f'<div style="margin:.3em 0">{html.escape(where)}: <code dir="ltr" '
        f'style="white-space:pre-wrap">{shown}</code></div>'
    )
