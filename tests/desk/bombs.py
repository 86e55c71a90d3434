"""Small files that take much: each costs its student a look, and nobody else anything."""

import io
import json
import struct
import zipfile
from functools import partial

import tiny_course

WORK = tiny_course.as_bytes(tiny_course.answered())


def zipped(files, packed=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packed) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return stream.getvalue()


def text(before, middle, times, after):
    return (before + middle * times + after).encode("utf-8", "surrogatepass")


def cells(cell, times=1):
    """A notebook of this cell (what is in its list of sources), so many times."""
    one = json.dumps({"cell_type": "code", "metadata": {}, "source": cell})
    return text('{"cells": [', one + ", ", times - 1, one + "]}")


def answer(source, kind="code"):
    """The work of a student whose first answer, or a Markdown cell, is this."""
    notebook = tiny_course.answered()
    place = next(
        number
        for number, cell in enumerate(notebook.cells)
        if cell.id == ("ps1-double" if kind == "code" else "ps1-why")
    )
    notebook.cells[place].source = source
    return tiny_course.as_bytes(notebook)


def pictures(times):
    many = ", ".join(
        f'"{number}.png": {{"image/png": "AAAA"}}' for number in range(times)
    )
    cell = f'{{"cell_type": "markdown", "source": "x", "attachments": {{{many}}}}}'
    return f'{{"cells": [{cell}]}}'.encode()


def task_names(times):
    many = ", ".join(f'"grade_id": "ps1-{number}"' for number in range(times))
    return f'{{"cells": [], {many}}}'.encode()


# ---- Notebooks -------------------------------------------------------------------------------

NOTEBOOKS = {
    "empty cells by the million": partial(text, '{"cells": [', "{},", 13_000_000, "{}]}"),
    "numbers by the million": partial(text, '{"cells": [', "1,", 45_000_000, "{}]}"),
    "strings by the million": partial(text, '{"cells": [', '"a",', 20_000_000, "{}]}"),
    "lists by the million": partial(text, '{"cells": [', "[],", 25_000_000, "{}]}"),
    "one cell of very many statements": partial(answer, "x = 1\n" * 800_000),
    "one cell of very many names": partial(answer, "a=" * 1_500_000 + "1"),
    "one very long sum": partial(answer, "x = 1" + " + 1" * 1_000_000),
    "brackets in brackets": partial(answer, "x = " + "(" * 400_000 + ")" * 400_000),
    "signs before a number": partial(answer, "x = " + "-" * 1_000_000 + "1"),
    "a source that never ends": partial(answer, "x = '''" + "\\\n" * 2_000_000),
    "5,000 cells": partial(cells, "def double(number):\n    return 1", 5_000),
    "900 long cells": partial(cells, "def double(x):\n" + "    x = 1\n" * 550, 900),
    "a source of a million lines": partial(cells, ["x\n"] * 2_000_000),
    "fences": partial(answer, "```\n" + "``` \n   " * 500_000, "markdown"),
    "deep lists": partial(text, '{"cells": ', "[", 30_000_000, ""),
    "deep objects": partial(text, "", '{"cells":', 5_000_000, ""),
    "a huge number": partial(text, '{"cells": [', "9", 90_000_000, "]}"),
    "braces": partial(text, '{"cells": [', "{", 50_000_000, ""),
    "objects cut off": partial(text, '{"cells": [', '{"a":{"b":"', 5_000_000, ""),
    "whole objects before the break": partial(
        text, '{"cells": [', '{"a":1},', 10_000_000, '{"'
    ),
    "broken strings": partial(text, '{"cells": [', '{"\n', 20_000_000, ""),
    "a million pictures": partial(pictures, 1_000_000),
    "a million tasks": partial(task_names, 2_000_000),
    "white space after a name": partial(text, "{", '"grade_id"' + " " * 90, 900_000, ""),
    "halves of letters": partial(text, '{"cells": [', '"\\ud800",', 9_000_000, "{}]}"),
    "UTF-32": lambda: ('{"cells": [' + "{}," * 8_000_000 + "{}]}").encode("utf-32"),
    "no letters": lambda: b'{"cells": ["' + b"\xc7\xff" * 45_000_000,
}


# ---- Zips ------------------------------------------------------------------------------------


def lying(data, size):
    """A zip whose files say that they hold so many bytes."""
    data = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            data[at + offset : at + offset + 4] = struct.pack("<I", size)
    return bytes(data)


def overlapping(times, size):
    """A zip in which all names share the bytes of one file."""
    data = zipped([("a.ipynb", bytes(size))])
    start = data.find(b"PK\x01\x02")
    entry, body = data[start : data.find(b"PK\x05\x06")], data[:start]
    listed = entry * times
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, min(times, 65_535),
                      min(times, 65_535), len(listed), len(body), 0)  # fmt: skip
    return body + listed + end


def in_zips(data, times):
    for _ in range(times):
        data = zipped([("in.zip", data)])
    return data


def empties(times, ending="txt"):
    return zipped([(f"{number}.{ending}", b"") for number in range(times)])


ZIPS = {
    "zips of empty files": lambda: zipped(
        (f"{number}.zip", empties(4_000)) for number in range(100)
    ),
    "zips of zips of empty files": lambda: zipped(
        (f"{number}.zip", zipped((f"{n}.zip", empties(30)) for n in range(30)))
        for number in range(30)
    ),
    "zips of nothing": lambda: zipped((f"{n}.zip", zipped([])) for n in range(20_000)),
    "20,000 notebooks": lambda: zipped((f"{n}.ipynb", WORK) for n in range(20_000)),
    "4,000 notebooks": lambda: zipped((f"{n}.ipynb", WORK) for n in range(4_000)),
    "200,000 folders": lambda: zipped((f"{n}/", b"") for n in range(200_000)),
    "long names": lambda: zipped((f"{n}" + "x" * 40_000, b"") for n in range(1_000)),
    "a gigabyte of zeros": lambda: zipped([("a.txt", bytes(1_000_000_000))]),
    "eleven files of 95 MB": lambda: zipped(
        (f"{number}.txt", bytes(95_000_000)) for number in range(11)
    ),
    "a small size that lies": lambda: lying(
        zipped([("ps1.ipynb", bytes(900_000_000))]), 9
    ),
    "many sizes that lie": lambda: lying(
        zipped((f"{number}.ipynb", bytes(50_000_000)) for number in range(40)), 9
    ),
    "names that share bytes": lambda: overlapping(4_000, 70_000),
    "many names that share bytes": lambda: overlapping(1_000_000, 1),
    "names that share 90 MB": lambda: overlapping(1_000, 90_000_000),
    "zips ten deep": lambda: in_zips(WORK, 10),
    "no zip": lambda: b"PK\x03\x04" + bytes(1_000_000),
    "a zip cut off": lambda: zipped([("ps1.ipynb", WORK)])[:-40],
}
