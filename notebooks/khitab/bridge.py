"""A bridge takes what a page says to its kernel, and brings the kernel's answers back.

It is an anywidget model without a view, made once per kernel. JupyterLab starts it when
the kernel opens it, and again when a notebook is opened whose kernel still runs. It is
never shown, so no saved notebook asks for it. Checks and sheets each have one.
"""

from pathlib import Path


def build(channel, hear, outboxes, known=()):
    """Return a bridge, or None if anywidget is not installed.

    `channel` is the name under which pages speak and listen. `hear` takes an event of a
    page and the function that answers it. An event lies in the browser, under an outbox
    and its id, until an answer has that id. `outboxes` are those that this bridge
    empties, and `known` lists what it tells pages when it starts.
    """
    try:
        from anywidget import AnyWidget
        from traitlets import Dict
    except ImportError:
        return None

    class Bridge(AnyWidget):
        _esm = Path(__file__).with_name("bridge.js").read_text("utf-8")
        given = Dict().tag(sync=True)

    given = {"channel": channel, "outboxes": list(outboxes), "known": list(known)}
    bridge = Bridge(given=given)
    bridge.on_msg(lambda _, event, buffers: hear(event, bridge.send))
    return bridge
