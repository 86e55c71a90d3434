"""What a cell shows, kept as nbformat outputs: the worker's screen."""

import os
import sys

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher

from .plain import LARGEST_PICTURE, MANY_OUTPUTS

PICTURES = ("image/png", "image/jpeg")
KEPT = ("text/plain", "text/html", *PICTURES)
FLOOD = 50  # times as much output as is kept stops the cell


class TooMuchOutput(BaseException):
    """Raised in a cell that goes on writing."""


class Screen:
    """Collects the outputs of a cell in order, `room` characters of text at most."""

    def __init__(self, room):
        self.room, self.source = room, ""
        self.clear()

    def clear(self):
        self.outputs, self.written = [], 0

    def write(self, name, text):
        self.written += len(text)
        text = text[: max(0, self.room - self.written + len(text))]
        last = self.outputs[-1] if self.outputs else {}
        if text and last.get("name") == name:
            last["text"].append(text)
        elif text and len(self.outputs) < MANY_OUTPUTS:
            self.outputs.append({"output_type": "stream", "name": name, "text": [text]})
        if self.written > FLOOD * self.room:
            self.written = self.room
            raise TooMuchOutput(
                f"more than {FLOOD * self.room:,} characters were printed"
            )

    def show(self, data, **more):
        """Keep a display or a result, its texts and pictures only."""
        if len(self.outputs) >= MANY_OUTPUTS:
            return
        data = {kind: data[kind] for kind in KEPT if isinstance(data.get(kind), str)}
        for kind, content in data.items():
            room = LARGEST_PICTURE if kind in PICTURES else self.room
            data[kind] = (
                content[:room] if kind not in PICTURES or len(content) < room else ""
            )
        self.outputs.append({"data": data, "metadata": {}, **more})

    def error(self, kind, message, lines):
        self.outputs.append(
            {
                "output_type": "error",
                "ename": kind[:200],
                "evalue": message[:2_000],
                "traceback": ["\n".join(lines)[: self.room]],
            }
        )

    def taken(self):
        """Return the outputs and begin anew."""
        outputs = self.outputs
        for output in outputs:
            if "text" in output:
                output["text"] = "".join(output["text"])
        self.clear()
        return outputs


class Stream:
    """Stands in for sys.stdout or sys.stderr."""

    encoding, errors, closed = "utf-8", "replace", False

    def __init__(self, screen, name, number):
        self.screen, self.name, self._number = screen, f"<{name}>", number
        self._kind = name

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() needs a str, not {type(text).__name__}")
        self.screen.write(self._kind, text)
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        return None

    def isatty(self):
        return False

    def writable(self):
        return True

    def fileno(self):
        return self._number

    @property
    def buffer(self):
        return _Bytes(self)


class _Bytes:
    def __init__(self, stream):
        self.stream, self.flush = stream, stream.flush

    def write(self, data):
        self.stream.write(bytes(data).decode("utf-8", "replace"))
        return len(data)


def results_to(screen):
    """Return the classes for a shell's results and displays."""

    class Results(DisplayHook):
        def quiet(self):
            return screen.source.rstrip().endswith(";")

        def write_output_prompt(self):
            return None

        def write_format_data(self, format_dict, md_dict=None):
            more = {"output_type": "execute_result", "execution_count": None}
            screen.show(format_dict, **more)

        def log_output(self, format_dict):
            return None

    class Displays(DisplayPublisher):
        def publish(self, data, metadata=None, **_):
            screen.show(data, output_type="display_data")

        def clear_output(self, wait=False):
            screen.outputs.clear()

    return Results, Displays


class Floor:
    """What programs and C write to descriptors 1 and 2: a file, read after each cell."""

    def __init__(self, path, screen):
        self.screen = screen
        self.file = os.open(
            path, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o600
        )
        for number in (1, 2):
            os.dup2(self.file, number)
        os.unlink(path)

    def sweep(self):
        """Move what has been written to the screen."""
        text = os.pread(self.file, self.screen.room * 4, 0).decode("utf-8", "replace")
        os.ftruncate(self.file, 0)
        if text:
            self.screen.write("stdout", text)


def streams(screen):
    """Put the screen in the place of sys.stdout and sys.stderr."""
    sys.stdout, sys.stderr = Stream(screen, "stdout", 1), Stream(screen, "stderr", 2)
