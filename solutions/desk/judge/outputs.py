"""What a worker says a cell showed: made inert, or left out."""

import base64
import re
from html.parser import HTMLParser

from nbformat.v4 import new_output

from desk.inside.plain import LARGEST_PICTURE, MANY_OUTPUTS

PICTURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff"}
STRANGE = re.compile(
    # Escape sequences; control characters; marks that reorder text; lone surrogates.
    r"\x1b\[[0-9;?]*[A-Za-z]|\x1b.?|[\x00-\x08\x0b-\x1f\x7f-\x9f]"
    r"|[\u202a-\u202e\u2066-\u2069]|[\ud800-\udfff]"
)


def plain(text, room=1_000):
    """Text that shows as it is: no escapes, nothing that reorders it, a bounded length.

    >>> plain("red\\x1b[31m!")
    'red!'
    """
    text = text if type(text) is str else ""
    text = STRANGE.sub("", text[: 2 * room + 1_000].replace("\r\n", "\n"))
    return text if len(text) <= room else text[: room - 1] + "…"


def cleaned(outputs, room):
    """Return the outputs a worker sent as nbformat outputs of text and pictures only.

    `room`: characters of text that a cell may show.
    """
    kept = []
    for output in outputs[:MANY_OUTPUTS] if type(outputs) is list else ():
        if type(output) is not dict or room <= 0:
            continue
        make = KINDS.get(output.get("output_type"))
        made = make(output, room) if make else None
        if made:
            kept.append(made)
            room -= _length(made)
    return kept


def failure(kind, message):
    """An error output that says `message`."""
    return new_output(
        "error", ename=kind, evalue=message, traceback=[f"{kind}: {message}"]
    )


def _stream(output, room):
    name = "stderr" if output.get("name") == "stderr" else "stdout"
    text = plain(output.get("text"), room)
    return new_output("stream", name=name, text=text) if text else None


def _error(output, room):
    lines = output.get("traceback")
    lines = lines[:100] if type(lines) is list else []
    return new_output(
        "error",
        ename=plain(output.get("ename"), 200),
        evalue=plain(output.get("evalue"), 2_000),
        traceback=[plain(line, room) for line in lines],
    )


def _shown(output, room):
    kind, data = output["output_type"], output.get("data")
    kept = _pictures_and_text(data, room) if type(data) is dict else {}
    if not kept:
        return None
    more = {"execution_count": None} if kind == "execute_result" else {}
    return new_output(kind, data=kept, metadata={}, **more)


KINDS = {
    "stream": _stream, "error": _error, "execute_result": _shown, "display_data": _shown,
}  # fmt: skip


def _pictures_and_text(data, room):
    text = plain(data.get("text/plain"), room)
    if text.startswith("<") and type(data.get("text/html")) is str:
        text = plain(_words(data["text/html"][: 4 * room]), room) or text
    kept = {"text/plain": text} if text else {}
    for kind, beginning in PICTURES.items():
        picture = data.get(kind)
        if type(picture) is not str or len(picture) > LARGEST_PICTURE:
            continue
        try:
            raw = base64.b64decode("".join(picture.split()), validate=True)
        except ValueError:
            continue
        if raw.startswith(beginning):
            kept[kind] = base64.b64encode(raw).decode()
    return kept


class _Words(HTMLParser):
    """Collects the words of a page and none of its tags, scripts and styles."""

    def __init__(self):
        super().__init__()
        self.words, self.hidden = [], 0

    def handle_starttag(self, tag, attributes):
        self.hidden += tag in ("script", "style")
        self.words.append("\n" if tag in ("tr", "p", "div", "li") else " ")

    def handle_endtag(self, tag):
        self.hidden -= tag in ("script", "style") and self.hidden > 0

    def handle_data(self, data):
        if not self.hidden:
            self.words.append(data)


def _words(html):
    parser = _Words()
    parser.feed(html)
    lines = (" ".join(line.split()) for line in "".join(parser.words).splitlines())
    return "\n".join(line for line in lines if line)


def _length(output):
    data = output.get("data", {})
    texts = [output.get("text"), data.get("text/plain"), output.get("evalue")]
    return sum(len(t) for t in [*texts, *output.get("traceback", ())] if t)
