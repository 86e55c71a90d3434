"""Why a check did not pass, in a sentence for the student.

After the first hidden call a student's code knows what only hidden checks know, and
whatever it says may tell of it: an error's type and text, a value that comes back, the
number of a line. So hidden checks speak in sentences that are fixed beforehand: those of
their own source, and those of `closed`.
"""

import ast
from contextlib import suppress

from desk.inside.plain import OpaqueError

from .answers import Stopped, StudentError
from .outputs import plain
from .session import because

WRONG = "What your code gave back is not what was expected."
BROKEN = "This check could not be run on the desk; your teacher will look at it."
OURS = ImportError, OSError  # no value that comes back brings them about
LONGEST = 1_000


class Broken(Exception):
    """The check failed by itself, which is no student's fault."""


def opened(error, last, missing, limits):
    """Say kindly why a visible check did not pass; Broken where it failed by itself.

    `last`: (what came back last, in words, and its value), or None; `missing`: says of a
    name that is not there why.
    """
    if isinstance(error, AssertionError):
        # The message may be anything; its text is made of plain data only.
        with suppress(Exception):
            return plain(str(error), LONGEST) or WRONG
        return WRONG
    if isinstance(error, StudentError):
        return _theirs(error)
    if sentence := _of_both(error, missing, limits, described):
        return sentence
    if isinstance(error, OpaqueError):
        what = last[0] if last else "it"
        return f"The check cannot use {what}: it is or holds {error}."
    if last is None:
        raise Broken(described(error))
    what, value = last
    kind = type(value).__name__
    return f"The check cannot use {what} ({kind}): {described(error)}"


def closed(error, last, missing, limits, source):
    """Say why the hidden check with this `source` did not pass; as `opened` else."""
    if isinstance(error, AssertionError):
        return _of_source(error, source)
    if isinstance(error, StudentError):
        if _is_stub(error.fault):
            return f"`{error.name}` is not answered yet."
        return f"`{error.name}` stopped with an error on what this check tries."
    if sentence := _of_both(error, missing, limits, _kind):
        return sentence
    if last is None:
        raise Broken(_kind(error))
    return f"The check cannot use {last[0]}."


def _of_both(error, missing, limits, describe):
    if isinstance(error, Stopped):
        who = f"`{error.name}`" if error.name else "Your code"
        return f"{who} {because(error.why, limits, limits.call)}."
    if isinstance(error, OURS):
        raise Broken(describe(error))
    if isinstance(error, NameError) and error.name:
        return missing(error.name)
    return ""


def _theirs(error):
    fault = error.fault
    if _is_stub(fault):
        return f"`{error.name}` is not answered yet."
    line = f" (line {fault['line']} of your cell)" if fault["line"] else ""
    message = plain(fault["message"], 200)
    message = f": {message}" if message else ""
    return f"`{error.name}` stopped with {plain(fault['type'], 60)}{message}{line}."


def _is_stub(fault):
    return fault["type"] == "NotImplementedError" and not fault["message"]


def _of_source(error, source):
    """The message of an assertion, where the check's source has it, word for word.

    In an f-string, … takes the place of every value that is no text of the source.
    """
    said = WRONG
    with suppress(Exception):
        said = str(error)
    nodes = list(ast.walk(ast.parse(source)))
    texts = {node.value for node in nodes if isinstance(node, ast.Constant)}
    found = [
        _filled(node, said, texts) for node in nodes if isinstance(node, ast.JoinedStr)
    ]
    known = [said] * (said in texts) + list(filter(None, found))
    return plain(known[0], LONGEST) if known and said.strip() else WRONG


def _filled(string, said, texts):
    """What an f-string said, its values replaced by …; None if it did not say this."""
    shown, value = "", False
    for part in string.values:
        if not isinstance(part, ast.Constant):
            value = True
            continue
        head, there, said = said.partition(part.value)
        if not there or (head and not value):
            return None
        shown += (head if head in texts else "…") * value + there
        value = False
    if said and not value:
        return None
    return shown + (said if said in texts else "…") * value


def described(error):
    with suppress(Exception):
        return plain(f"{type(error).__name__}: {str(error)[:200]}", 250)
    return type(error).__name__


def _kind(error):
    return type(error).__name__
