"""The file of a log has one JSON object per line. Lines are only ever added.

Each line carries its own hash and that of the line before, so that a line that was
edited, cut out or moved can be named. This helps against slips, and not against somebody
who computes all hashes anew.
"""

import json
import warnings
from datetime import datetime
from pathlib import Path

from khitab.locks import wait_for
from khitab.log.traces import digest

SEAL = ', "hash": "'
FIELDS = {
    "state": {"texts", "annotations", "plan", "versions", "source", "when"},
    "step": {"step", "call", "arguments", "options", "result", "when"},
    "note": {"text", "about", "who", "when"},
}


class Lines(list):
    """The lines of a log, in its file and, where that cannot be written, in memory."""

    def __init__(self, path):
        self.in_memory = path is None
        self.path = Path(path or "in memory")
        there = path is not None and self.path.is_file()
        super().__init__(_split(self.path.read_bytes()) if there else [])

    def of(self, *kinds):
        """Return the events of some kinds, without lines that cannot be read."""
        events = [event for _, event, _ in examined(self) if event]
        return [event for event in events if not kinds or event["kind"] in kinds]

    def require_fitting(self, corpus):
        """Refuse a file that is no log, or that of other texts."""
        known = self.of("state")
        if self and not known:
            raise ValueError(
                f"{str(self.path)!r} is not a log. Choose another name for it."
            )
        texts = known[-1]["texts"] if known else {}
        if texts and corpus is not None and not texts.keys() & {*corpus.docs}:
            raise ValueError(
                f"The log {str(self.path)!r} is of other texts ({', '.join(texts)}). Choose "
                "another name for the log of these."
            )

    def add(self, **event):
        """Add an event, after what other kernels have written meanwhile."""
        event["when"] = datetime.now().isoformat(timespec="seconds")
        try:
            lines = [] if self.in_memory else self._write(event)
        except OSError as error:
            lines, self.in_memory = [], True
            warnings.warn(
                f"The log cannot be kept in {str(self.path)!r} ({error.strerror}). It works "
                "in memory until the kernel stops. To keep it, open it in a folder that you "
                "may write to.",
                stacklevel=5,
            )
        self[:] = lines or [*self, _sealed(event, self)]

    def _write(self, event):
        """Write an event, and what the file lacks, in one go. Return all its lines."""
        with open(self.path, "ab+") as file:
            wait_for(file)
            file.seek(0)
            there = file.read()
            lines = _split(there)
            new = self[len(lines) :] if self[: len(lines)] == lines else []
            new = [*new, _sealed(event, lines + new)]
            start = "" if there[-1:] in (b"", b"\n") else "\n"
            file.write((start + "".join(f"{line}\n" for line in new)).encode())
        return lines + new


def examined(lines):
    """Yield the number, the event (or None) and the fault (or "") of each line."""
    last = ""
    for number, line in enumerate(lines, 1):
        try:
            event = json.loads(line)
            kind, before, seal = event["kind"], event["before"], event["hash"]
            whole = FIELDS[kind] <= event.keys()
        except (ValueError, TypeError, KeyError):
            whole = False
        if not whole:
            yield number, None, "is torn or no line of a log, and is left out"
            continue
        fault = ""
        if digest(line.rpartition(SEAL)[0] + "}") != seal:
            fault = f"({kind}) was edited after it was written"
        elif before != last:
            fault = f"({kind}) does not follow: a line was cut out, put in or moved"
        yield number, event, fault
        last = seal


def _sealed(event, lines):
    """Return an event as a line, chained to the last line. A step gets its number."""
    known = [event for _, event, _ in examined(lines) if event]
    if event["kind"] == "step":
        event = {**event, "step": 1 + max([e.get("step", 0) for e in known], default=0)}
    event = {**event, "before": known[-1]["hash"] if known else ""}
    event.pop("hash", None)  # of the state that this one continues
    text = json.dumps(event, ensure_ascii=False).encode("utf-8", "replace").decode()
    return f'{text[:-1]}{SEAL}{digest(text)}"}}'


def _split(data):
    """Return the lines of a file, also of one that an editor gave other line ends."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    return [line for line in text.replace("\r", "").split("\n") if line.strip()]
