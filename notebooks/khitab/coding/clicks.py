"""What the page of a sheet says to its kernel is checked, and written into the file.

The file is read anew for each click, and only the row of its sentence is changed, so that
what another kernel or a spreadsheet has written there stays. Of two clicks on one sentence
the later one counts, in whatever order they arrive. A hidden file beside the sheet has
the time of each sentence's last click, and is the lock that two kernels take in turn.
"""

import json
import warnings
from contextlib import contextmanager
from copy import copy
from functools import cache
from hashlib import sha256
from time import time

from khitab.bridge import build
from khitab.coding.reading import code_columns, issues_of
from khitab.framing import ELEMENTS
from khitab.locks import wait_for

LETTERS = "".join(name[0] for name in ELEMENTS)
LONGEST = 100_000  # characters of a note
SHEETS = {}  # the sheets of this kernel, by the name of their page


@cache
def connect():
    """Return the bridge of this kernel's sheets, or None if anywidget is not installed."""
    return build("sheet", hear, ["khitab-sheet "])


def opened(sheet):
    """Return the name by which a page speaks of a sheet, whose clicks are taken from now."""
    name = sha256(str(sheet.path.absolute()).encode()).hexdigest()[:16]
    SHEETS.setdefault(name, {})[id(sheet)] = sheet
    return name


def columns(sheet):
    """Return the columns that a page writes."""
    return [*code_columns(issues_of(sheet._corpus)), "note"]


def rows(table, names):
    """Return {"000.1": {column: text}} of a sheet's table, without what is empty or no code."""
    found = {}
    for row in table[["doc", "sentence", *names]].astype("str").to_dict("records"):
        filled = {name: row[name] for name in names if row[name] and _may_be(name, row)}
        found[f"{row['doc']}.{row['sentence']}"] = filled
    return found


def hear(event, answer):
    """Write the codes of one sentence, and `answer` what the file says of it then.

    What cannot be written stays in the browser. A sheet of another kernel gets no answer.
    """
    name = str(event.get("sheet"))
    if name not in SHEETS:
        return
    sheets, told = list(SHEETS[name].values()), {"sheet": name}
    sheet = sheets[-1]
    done = {**told, "id": event.get("id")}  # the browser forgets this id
    try:
        click = None if "ask" in event else _checked(event, sheet)
    except ValueError as error:
        answer({**done, "trouble": f"This was not taken: {error}"})
        return
    try:
        known = _noted(sheets, *click) if click else rows(stored(sheet), columns(sheet))
        answer({**done, "rows": known})
    except (OSError, ValueError) as error:
        why = str(getattr(error, "strerror", None) or error).rstrip(".")
        kept = "Your codes are kept in this browser and sent again."
        answer({**told, "trouble": f"Not saved in {sheet.path.name}. {why}. {kept}"})


def _checked(event, sheet):
    """Return the sentence, its codes and the time of a click, or raise a ValueError."""
    key, sent, age = event.get("key"), event.get("row"), event.get("age", 0)
    table, names = sheet.table, columns(sheet)
    if key not in rows(table, []):
        raise ValueError(f"the sheet has no sentence {str(key)[:40]!r}.")
    if not isinstance(sent, dict) or not isinstance(age, int | float) or not age >= 0:
        raise ValueError("a click has a sentence, its codes and an age.")
    row = {name: sent.get(name, "") for name in names}
    wrong = set(sent) - set(names) or [n for n in names if not _may_be(n, row)]
    if wrong:
        name = sorted(map(str, wrong))[0]
        raise ValueError(f"{name[:40]!r} has a code that no sheet has.")
    return key, row, time() - age / 1000


def _may_be(name, row):
    value = row[name]
    if not isinstance(value, str):
        return False
    if name == "note":
        return len(value) <= LONGEST
    if not name.endswith("_does"):
        return value in ("", "0", "1")
    if row[name.removesuffix("_does")] != "1":
        return value == ""
    return value == "-" or set(value) <= set(LETTERS) and len(set(value)) == len(value)


def _noted(sheets, key, row, when):
    """Write a click into the file and into the sheets that are open, unless a later code is
    there; return the row as it is then."""
    fresh, names = copy(sheets[-1]), columns(sheets[-1])
    with _held(fresh.path) as times:
        fresh.table = stored(fresh)
        before = dict.fromkeys(names, "") | rows(fresh.table, names)[key]
        last, known = times.get(key, (0, None))
        if any(before.values()) and before != known:  # written in the file by somebody
            last = fresh.path.stat().st_mtime if fresh.path.exists() else 0
        if when < last:
            row = before
        else:
            _set(fresh.table, key, row)
            fresh.save()
            times[key] = when, row
    for each in sheets:
        _set(each.table, key, row)
    return {key: row}


def stored(sheet):
    """Return a sheet's table as its file has it now, or its own if there is no file yet."""
    from khitab.coding.sheets import sheet as opened_again  # which shows sheets by clicks

    if not sheet.path.is_file():
        return sheet.table.copy()
    coder, own = sheet.table["coder"].iloc[0], rows(sheet.table, [])
    with warnings.catch_warnings(action="ignore"):  # the cell has said it
        table = opened_again(sheet._corpus, coder, folder=sheet.path.parent).table
    coded = rows(table, columns(sheet))
    kept = [key in own or any(row.values()) for key, row in coded.items()]
    return table[kept].reset_index(drop=True)


def _set(table, key, row):
    here = table["doc"] + "." + table["sentence"] == key
    table.loc[here, list(row)] = list(row.values())


@contextmanager
def _held(path):
    """Give the times of a sheet's clicks, which are kept, to one kernel after the other."""
    path.parent.mkdir(parents=True, exist_ok=True)
    place = path.with_name(f".{path.stem}.clicks.json")
    with open(place, "a+", encoding="utf-8") as file:
        wait_for(file)
        file.seek(0)
        try:
            times = {key: (when, row) for key, (when, row) in json.load(file).items()}
        except (ValueError, TypeError, AttributeError):
            times = {}  # new or torn: then the file's own time decides
        yield times
        file.seek(0)
        file.truncate()
        json.dump(times, file, ensure_ascii=False)
