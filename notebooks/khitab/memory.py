"""What a learner has answered and opened is in one small file on this computer.

The file is `memory.jsonl` in `home()`. It has one JSON object per line and event, and
lines are only ever added. Nothing is sent anywhere. A line that cannot be read is
skipped.
"""

import csv
import json
import os
import secrets
import warnings
from datetime import datetime
from functools import cache
from pathlib import Path

import platformdirs

__all__ = [
    "export", "hinted", "home", "last_lesson", "learner", "note", "opened", "recall",
    "remember", "reset",
]  # fmt: skip

FILE = "memory.jsonl"
NEW = {"tries": 0, "hints": 0, "right": False, "last": None, "when": None}


def home():
    """Return the folder of the memory, `$KHITAB_HOME` or the user's data folder."""
    named = os.environ.get("KHITAB_HOME")
    return Path(named or platformdirs.user_data_path("khitab", appauthor=False))


def note(check, answer, right, when=None, id=None):
    """Return whether an answer to a check could be noted.

    `right` is True or False. `when` and `id` come with an answer that a browser has
    kept. Events with the same `id` count once.
    """
    return _append(
        {"check": check, "answer": str(answer)[:200], "right": bool(right)}, when, id
    )


def hinted(check, step, when=None, id=None):
    """Return whether it could be noted that a check's hint number `step` was opened."""
    return _append({"check": check, "hint": int(step)}, when, id)


def opened(stem):
    """Return whether the lesson that is open (`05_reading_lines`) could be noted."""
    return last_lesson() == stem or _append({"opened": stem})


def recall():
    """Return what is known about each check that was tried or hinted, in a dictionary.

    `{"00-a": {"tries": 2, "hints": 1, "right": True, "last": "b", "when": "2026-…"}}`.
    Events after the first right answer are in the file, but do not count here.
    """
    return remember(_events())


def remember(events):
    """Return what `recall` returns, of these events.

    >>> wrong = {"check": "00-a", "answer": "a", "right": False, "when": "2026-11-30T02:50:00"}
    >>> remember([wrong, {**wrong, "answer": "b", "right": True}, wrong])["00-a"]["tries"]
    2
    """
    known, seen = {}, set()
    for event in events:
        name = event.get("check")
        if not isinstance(name, str) or event.get("id") in seen:
            continue
        seen.update(filter(None, [event.get("id")]))
        state = known.setdefault(name, dict(NEW))
        if state["right"]:
            continue
        if "answer" in event:
            state["tries"] += 1
            state["right"] = event.get("right") is True
            state["last"], state["when"] = str(event["answer"]), event.get("when")
        elif isinstance(event.get("hint"), int):
            state["hints"] = max(state["hints"], event["hint"])
    return known


def last_lesson():
    """Return the lesson that was opened last (`05_reading_lines`), or None."""
    stems = [event["opened"] for event in _events() if "opened" in event]
    return stems[-1] if stems else None


def learner():
    """Return a random word, made once, that stands for the person who learns here."""
    known = [event["learner"] for event in _events() if "learner" in event]
    if not known and _append({"learner": secrets.token_hex(8)}):
        return learner()
    return known[0] if known else "nobody"


def reset():
    """Return the path that keeps the old memory (or None), and begin a new one."""
    file, here = home() / FILE, learner()
    if not file.exists():
        return None
    dated = f"memory-{datetime.now():%Y-%m-%d-%H%M%S}"
    kept = file.with_name(f"{dated}.jsonl")
    while kept.exists():
        kept = kept.with_name(f"{dated}-{secrets.token_hex(2)}.jsonl")
    file.rename(kept)
    _append({"learner": here})
    return kept


def export(path):
    """Return the path of a CSV table, written there, of all checks tried or hinted."""
    path = Path(path)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, ["check", *NEW])
        table.writeheader()
        table.writerows({"check": name, **state} for name, state in recall().items())
    return path


def _append(event, when=None, id=None):
    """Write one line in one go, so that two kernels never mix their lines."""
    now = datetime.now().isoformat(timespec="seconds")
    event = {"when": when or now, **event, **({"id": id} if id else {})}
    line = json.dumps(event, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
    try:
        home().mkdir(parents=True, exist_ok=True)
        flags = os.O_APPEND | os.O_CREAT | os.O_RDWR | getattr(os, "O_BINARY", 0)
        file = os.open(home() / FILE, flags, 0o600)
        try:
            if os.fstat(file).st_size:
                os.lseek(file, -1, os.SEEK_END)
                line = line if os.read(file, 1) == b"\n" else b"\n" + line
            os.write(file, line)
        finally:
            os.close(file)
    except OSError as error:
        _say(f"{home()}", error.strerror)
        return False
    return True


@cache
def _say(folder, why):
    """Say once that no answers are kept."""
    warnings.warn(
        f"Your answers cannot be kept in {folder} ({why}). Everything else works. Set "
        "KHITAB_HOME to a folder that you may write to, to keep them.",
        stacklevel=2,
    )


def _events():
    try:
        text = (home() / FILE).read_text("utf-8", errors="replace")
    except OSError:
        return []
    events = []
    for line in text.split("\n"):
        try:
            event = json.loads(line)
        except ValueError:
            continue
        if isinstance(event, dict):
            events.append(event)
    return events
