"""`check` asks a lesson's question, or judges an answer to it."""

import re
import runpy
from functools import cache

from khitab import memory
from khitab.checks.bridge import connect
from khitab.checks.component import Asked
from khitab.checks.questions import letter
from khitab.checks.reply import Reply
from khitab.course import KEYS, require_here
from khitab.shell import learner_is_here

_SHOWN = []  # the names of the checks that were asked here, the last one last


def check(name="", answer=..., *more):
    """Return the question `name`, such as `"04-b"`, or the reply to an `answer`.

    Both show themselves under the cell. Where a learner works in a notebook, the answer
    is kept in the memory. An unknown name raises a ValueError with the known ones.

    >>> check("00-c", "")
    Check 00-c: Answer with a word in quotes.
    """
    name, question = _find(name)
    if more:
        return Reply(name, None, _too_many(name, question, [answer, *more]))
    if answer is ...:
        return _ask(name, question)
    right, text = question(answer)
    if right is not None and learner_is_here():
        choice = question.kind == "choice"
        memory.note(name, letter(answer) if choice else answer, right)
    return Reply(name, right, text)


@cache
def keys(lesson):
    """Return the checks of a lesson ("03") or side room ("qatar"), or an empty table."""
    file = _file(lesson)
    return runpy.run_path(str(file))["CHECKS"] if file else {}


def _file(lesson):
    require_here(KEYS, "The keys of the lessons' checks")
    if not re.fullmatch(r"\w+", lesson):
        return None
    found = [*KEYS.glob(f"{lesson}_*.py"), *KEYS.glob(f"side_{lesson}.py")]
    return found[0] if found else None


def _ask(name, question):
    _SHOWN.append(name)
    if not learner_is_here():
        return Asked(name, question)
    memory.opened(_file(name.rpartition("-")[0]).stem)
    connect(memory.learner())
    return Asked(name, question, memory.learner(), memory.recall().get(name))


def _find(said):
    """Return a check's name as the key file has it, and its question."""
    if not isinstance(said, str):
        raise ValueError(
            f"The name of a check comes in quotes, as in {_example()}; this is {said!r}."
        )
    name = re.sub("[‐-―−_ ]", "-", said.strip().lower())
    lesson, _, last = name.rpartition("-")
    lesson = lesson.replace("-", "_")
    name = f"{lesson}-{last}"
    known = keys(lesson) or keys(name[:3].strip("-"))
    if name in known:
        return name, known[name]
    meant = f" This lesson has: {', '.join(known)}." if known else ""
    if name[:-1] in known:
        meant = f' Perhaps a comma is missing: check("{name[:-1]}", "{last[-1]}").'
    elif re.fullmatch("[a-h]", last) and not lesson and _SHOWN:
        meant = f' Perhaps you mean check("{_SHOWN[-1]}", "{last}").'
    raise ValueError(
        f"There is no check {said!r}. First the name of the check, then your answer, as in "
        f"{_example()}.{meant}"
    )


def _example():
    return f'check("{_SHOWN[-1] if _SHOWN else "00-a"}", "b")'


def _too_many(name, question, answers):
    whole = [isinstance(each, int) for each in answers]
    if question.kind == "number" and whole == [True, True]:
        first, second = answers
        return (
            f"Python reads {first},{second} as two numbers. Write the decimal with a point: "
            f'check("{name}", {first}.{second}).'
        )
    example = '"b"' if question.kind == "choice" else '"your answer"'
    return (
        f"Answer with one thing only: these are {len(answers)}. Write it once after the name, "
        f'as in check("{name}", {example}).'
    )
