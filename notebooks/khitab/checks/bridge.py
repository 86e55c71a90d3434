"""The bridge of the checks takes answers from the page to the memory."""

from functools import cache

from khitab import memory
from khitab.bridge import build


@cache
def connect(learner):
    """Make and return the bridge of this kernel, or None if anywidget is not
    installed."""
    outboxes = [f"khitab-out {who} " for who in (learner, "nobody")]
    known = [_known(learner, name, state) for name, state in memory.recall().items()]
    return build("check", hear, outboxes, known)


def hear(event, answer):
    """Note an event of a page, and `answer` that it is kept, with what is known now.

    If it cannot be written, there is no answer, and the event stays in the browser.
    """
    name, came = event["check"], {"when": event["when"], "id": event["id"]}
    if "hint" in event:
        written = memory.hinted(name, event["hint"], **came)
    else:
        written = memory.note(name, event["answer"], event["right"], **came)
    if written:
        state = memory.recall()[name]
        answer({"id": event["id"], **_known(memory.learner(), name, state)})


def _known(learner, check, state):
    return {"learner": learner, "check": check, "state": state}
