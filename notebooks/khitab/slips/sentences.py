"""Ask the rules in turn, until one has something to say about an error of its kind."""

from khitab.slips import names, syntax, tables, values
from khitab.slips.place import Slip

RULES = [*tables.RULES, *names.RULES, *values.RULES]


def sentence(error, source, names):
    """Return what a learner's error means and what to do, or None.

    Code is in backticks. `error` is the exception, `source` the cell that was run,
    `names` the names of the notebook. It is None if no rule is sure.

    >>> try:
    ...     compile("numbers = [3, 1", "a cell", "exec")
    ... except SyntaxError as error:
    ...     print(sentence(error, "numbers = [3, 1", {}))
    The bracket `[` is never closed. Write its partner where it should end.
    """
    return find(Slip(error, source, names))


def find(slip):
    """Return what to say of a slip, or None."""
    if slip.unread:
        return syntax.say(slip)
    said = (rule(slip) for kinds, rule in RULES if isinstance(slip.error, kinds))
    return next(filter(None, said), None)
