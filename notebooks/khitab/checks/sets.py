"""Note how the check cells of a problem set end, and say so in a summary."""

import re

from khitab.checks.reply import Held
from khitab.shell import notebook

_ENDED = {}  # task: (title, what its check said), of this notebook


def follow():
    """Return True, and say from now on how each check cell of a problem set ends.

    A check cell begins with a line such as `# Check of task 3: How good was the
    search?`. If it passes, a line below the cell says so. Outside a notebook (such as on
    the marking desk) nothing is noted or shown, and it returns False.

    >>> follow()
    False
    """
    shell = notebook()
    if shell:
        shell.events.register("post_run_cell", _note)
    return shell is not None


def summary(tasks, counted=None):
    """Return a `Summary` of how the checks of these tasks ended when they last ran.

    `tasks` are their numbers, and `counted` is how many of them count, where students
    choose. Outside a notebook it returns None.

    >>> summary([1, 2, 4], counted=2)
    """
    return Summary(tasks, _ENDED, counted) if notebook() else None


class Summary:
    """Which checks passed and which did not, task by task, as a text that shows itself.

    `ended` is {task: (its title, what the check said)}, with an empty text if it passed.

    >>> Summary([1, 2, 4], {1: ("Mend", ""), 4: ("Cut", "You counted digits.")})
    1 of 3 visible checks passed.
    Task 2: its check has not been run.
    Task 4, Cut: not yet. You counted digits.
    Written answers are read by your teacher; no check looks at them.
    """

    def __init__(self, tasks, ended, counted=None):
        self.tasks, self.ended, self.counted = list(tasks), dict(ended), counted

    @property
    def passed(self):
        """The numbers of the tasks whose check passed."""
        return [task for task in self.tasks if self.ended.get(task, ("", "?"))[1] == ""]

    def __repr__(self):
        lines = [f"{len(self.passed)} of {len(self.tasks)} visible checks passed."]
        if self.counted:
            lines.append(
                f"Your best {self.counted} functions count, and no more are needed."
            )
        for task in self.tasks:
            if task not in self.ended:
                lines.append(f"Task {task}: its check has not been run.")
            elif task not in self.passed:
                title, said = self.ended[task]
                lines.append(f"Task {task}, {title}: not yet. {said}")
        lines.append("Written answers are read by your teacher; no check looks at them.")
        return "\n".join(lines)


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
        said = f"{kind}{error}" or "It stopped without a message."
    _ENDED[int(found[1])] = found[2], said
    if not said:
        from IPython.display import display

        display(Held(f"{found[1]}, {found[2]}"))
