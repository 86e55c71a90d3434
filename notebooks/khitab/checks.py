"""The lessons' quick checks: an answer goes in, a kind and useful reply comes out.

What is asked stands in the lesson; what is right, and what each wrong answer shows,
stands in `notebooks/checks/`, one file and one table `CHECKS` a lesson. Nothing is graded.
The problem sets' check cells are their own; `follow` and `summary` tell how they ended.
"""

import html
import re
import runpy
import sys
from functools import cache

from khitab.course import KEYS, require_here

__all__ = [
    "Reply", "Summary", "check", "choice", "follow", "keys", "number", "summary", "word"
]  # fmt: skip


def choice(right, **replies):
    """Return a check with lettered options: `choice("b", a="Not quite: …", b="Yes: …")`."""

    def judge(answer):
        letter = str(answer).strip().lower().rstrip(".)")
        if letter not in replies:
            return None, f"Answer with one of the letters {', '.join(sorted(replies))}."
        return letter == right, replies[letter]

    judge.options = {letter: letter == right for letter in replies}
    return judge


def number(truth, right, hint, mistakes=(), digits=None):
    """Return a check on a number.

    `truth` is a function without arguments that computes the answer; `mistakes` are
    pairs of such a function and what to say to whoever answers its number; `hint` meets
    every other wrong number. With `digits`, the truth rounded to so many digits, or to
    more, is right as well.
    """

    def judge(answer):
        if isinstance(answer, bool) or not hasattr(answer, "__float__"):
            return None, "Answer with a number, without quotes, such as 12 or 3.5."
        if _same(answer, truth(), digits):
            return True, right
        for mistake, reply in mistakes:
            if _same(answer, mistake(), digits):
                return False, reply
        return False, hint

    judge.truth, judge.mistakes = truth, mistakes
    return judge


def word(truth, right, hint, mistakes=()):
    """Return a check on an Arabic or English word; the arguments are as in `number`."""
    from khitab import arabic

    def bare(text):
        text = arabic.strip_format_characters(arabic.form(text))
        return text.strip(" \"'«»“”.").casefold()

    def judge(answer):
        if not isinstance(answer, str):
            return None, "Answer with a word in quotes."
        if bare(answer) == bare(truth()):
            return True, right
        for mistake, reply in mistakes:
            if bare(answer) == bare(mistake()):
                return False, reply
        return False, hint

    judge.truth, judge.mistakes = truth, mistakes
    return judge


def check(name, answer=...):
    """Return the reply to `answer` for the check `name`, such as `"04-b"`.

    The reply shows itself as a box under the cell. Left as `...`, the answer is still
    open, and the reply says so. An unknown name raises a ValueError with the known ones.

    >>> print(check("00-a"))
    Check 00-a: no answer yet. Put yours in place of the three dots and run the cell again.
    """
    known = keys(str(name).partition("-")[0])
    if name not in known:
        listed = f" This lesson has: {', '.join(known)}." if known else ""
        raise ValueError(
            f"There is no check {name!r}. First the name of the check, then your answer, as "
            f'in check("00-a", "b").{listed}'
        )
    if answer is ...:
        return Reply(
            name,
            None,
            "no answer yet. Put yours in place of the three dots and run the cell again.",
        )
    return Reply(name, *known[name](answer))


class Reply:
    """What a check says to an answer: `right` is True, False, or None if it is no answer."""

    _LOOKS = {
        True: ("✓ Yes.", "#009E73"), False: ("Not yet.", "#D55E00"), None: ("", "#0072B2")
    }  # fmt: skip

    def __init__(self, name, right, text):
        self.name, self.right, self.text = name, right, text

    def __repr__(self):
        parts = [f"Check {self.name}:", self._LOOKS[self.right][0], self.text]
        return " ".join(filter(None, parts))

    def _repr_html_(self):
        head, colour = self._LOOKS[self.right]
        return (
            f'<div role="status" style="border-left:5px solid {colour};padding:.4em .9em;'
            'background:rgba(128,128,128,.1);max-width:46em;line-height:1.5">'
            f"<strong>Check {html.escape(self.name)}: {head}</strong> {_isolated(self.text)}"
            "</div>"
        )


def follow():
    """Return True, and note from now on how each check cell of a problem set ends.

    A check cell begins with a line such as `# Check of task 3: How good was the search?`.
    Outside a notebook (on the desk that marks, say) nothing is noted: False comes back.

    >>> follow()
    False
    """
    shell = _notebook()
    if shell:
        shell.events.register("post_run_cell", _note)
    return shell is not None


def summary(tasks):
    """Return a `Summary` of how the checks of these tasks ended when they last ran.

    `tasks` are their numbers. Outside a notebook nothing comes back.

    >>> summary([1, 2, 4])
    """
    return Summary(tasks, _ENDED) if _notebook() else None


class Summary:
    """Which checks passed and which did not, task by task, as a text that shows itself.

    `ended` is {task: (its title, what the check said)}; an empty text says that it passed.

    >>> Summary([1, 2, 4], {1: ("Mend", ""), 4: ("Cut", "You counted digits.")})
    1 of 3 visible checks passed.
    Task 2: its check has not been run.
    Task 4, Cut: not yet. You counted digits.
    """

    def __init__(self, tasks, ended):
        self.tasks, self.ended = list(tasks), dict(ended)

    @property
    def passed(self):
        """The numbers of the tasks whose check passed."""
        return [task for task in self.tasks if self.ended.get(task, ("", "?"))[1] == ""]

    def __repr__(self):
        lines = [f"{len(self.passed)} of {len(self.tasks)} visible checks passed."]
        for task in self.tasks:
            if task not in self.ended:
                lines.append(f"Task {task}: its check has not been run.")
            elif task not in self.passed:
                title, said = self.ended[task]
                lines.append(f"Task {task}, {title}: not yet. {said}")
        return "\n".join(lines)


@cache
def keys(lesson):
    """Return the checks of a lesson ("03") or side room ("qatar"); none where none is."""
    require_here(KEYS, "The keys of the lessons' checks")
    found = [*KEYS.glob(f"{lesson}_*.py"), *KEYS.glob(f"side_{lesson}.py")]
    return runpy.run_path(str(found[0]))["CHECKS"] if found else {}


def _same(answer, truth, digits):
    answer, truth = float(answer), float(truth)
    near = 1e-9 * max(1.0, abs(truth))
    if digits is None or abs(answer - truth) <= near:
        return abs(answer - truth) <= near
    # Rounded: 0.625 may become 0.62 (as Python has it) or 0.63 (as most learnt it).
    return any(
        abs(answer - round(answer, d)) <= 1e-12 * max(1.0, abs(answer))
        and abs(answer - truth) <= 0.5 * 10**-d + near
        for d in range(digits, 10)
    )


def _isolated(text):
    """Return `text` as HTML in which each run of Arabic keeps its own direction."""
    return re.sub(
        r"[«“]?[\u0600-\u06ff](?:[^A-Za-z<>&;:]*[\u0600-\u06ff])?[»”]?",
        lambda match: f'<bdi lang="ar" dir="rtl">{match.group()}</bdi>',
        html.escape(text),
    )


_ENDED = {}  # task: (title, what its check said), of this notebook


def _notebook():
    """Return IPython's shell where a notebook runs in it, else None."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    return shell if hasattr(shell, "kernel") else None


def _note(result):
    """Note how a cell ended, if it is a check (IPython calls this after each cell)."""
    found = re.match(r"# Check of task (\d+): (.+)", result.info.raw_cell)
    if not found:
        return
    error = result.error_before_exec or result.error_in_exec
    if error is None:
        said = ""
    elif isinstance(error, NotImplementedError):
        said = "It is still open."
    else:
        kind = "" if isinstance(error, AssertionError) else f"{type(error).__name__}: "
        said = f"{kind}{error}" or "It stopped without a word."
    _ENDED[int(found[1])] = found[2], said
