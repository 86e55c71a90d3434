"""The bridge takes answers from the page to the kernel, and so to the memory.

It is an anywidget model without a view, made once per kernel. JupyterLab starts it when
the kernel opens it, and again when a notebook is opened whose kernel still runs. It is
never shown, so no saved notebook asks for it.
"""

from functools import cache
from pathlib import Path

from khitab import memory


@cache
def connect(learner):
    """Make and return the bridge of this kernel, or None if anywidget is not
    installed."""
    try:
        from anywidget import AnyWidget
        from traitlets import Dict, Unicode
    except ImportError:
        return None

    class Bridge(AnyWidget):
        _esm = Path(__file__).with_name("bridge.js").read_text("utf-8")
        learner = Unicode().tag(sync=True)
        known = Dict().tag(sync=True)  # what `recall` knew when the bridge was made

    bridge = Bridge(learner=learner, known=memory.recall())
    bridge.on_msg(lambda _, event, buffers: hear(event, bridge.send))
    return bridge


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
        answer({"id": event["id"], "check": name, "state": memory.recall()[name]})
