"""Which rule speaks: the first that has something to say of an error of its kind."""


def sentence(error, source, names):
    """Return what to say of a learner's error: what it means and what to do, or None.

    Code is in backticks. `error` is the exception, `source` the cell that was run,
    `names` the names of the notebook. Nothing is said where no rule is sure.

    >>> try:
    ...     compile('check("00-c", 003)', "a cell", "exec")
    ... except SyntaxError as error:
    ...     print(sentence(error, 'check("00-c", 003)', {}))
    A number cannot begin with 0. An id is a name, so put it in quotes: `"003"`.
    """
    from khitab.slips.place import Slip

    return find(Slip(error, source, names))


def find(slip):
    """Return what to say of a slip, or None."""
    from khitab.slips import calls, conditions, names, syntax, tables, values

    if slip.unread:
        return syntax.say(slip)
    for room in (conditions, names, tables, values, calls):
        for kinds, say in room.RULES:
            said = say(slip) if isinstance(slip.error, kinds) else None
            if said:
                return said
    return None
