"""A key has one label, one colour, one sign and one line wherever it is shown.

Frames are tints with a geometric sign. Voices are lines with a number in a circle.
Periods are depths of one blue, with a circle that fills. So the three kinds look
different, and no key is told by its colour alone. Each colour has a contrast of 3:1 on
white and on dark pages, and colour-blind readers can tell those of one kind apart.
"""

from itertools import count
from typing import NamedTuple

from khitab.course import CALLED, VOICES

OUTLET = "outlet"  # the voice of what a text says itself; it has no colour
REPORTING = "reporting"  # words that report somebody, where they are counted apart
GREY = "#767676"
COLOURS = {
    "frame": ["#D55E00", "#A05CB0", "#009E73", "#7D6B4F", "#7F95AD"],
    "voice": ["#B5831F", "#BF4658", "#3B63E6", "#2A98BA"],
    "period": ["#589ACE", "#417FAF", "#0B62BE"],
}
SIGNS = {"frame": "▲◆■△▽★✚✖◇□", "voice": "①②③④⑤⑥⑦⑧⑨⑩❶❷", "period": "○◐●◔◕"}
LINES = ["solid", "dashed", "double"]  # the same colours again
KINDS = {  # columns whose values have a look
    "frame": "frame", "issue": "frame", "period": "period", "voice": "voice",
    "voice_other": "voice",
}  # fmt: skip


class Look(NamedTuple):
    """How a key is shown, with its label, colour, sign (one character) and line.

    `line` is the name of a border in CSS (solid, dashed, double or dotted).
    """

    label: str
    colour: str
    sign: str
    line: str

    @property
    def name(self):
        """The sign and the label, written where there is no room for colours."""
        return f"{self.sign} {self.label}"


GREYS = {
    OUTLET: Look(CALLED["voice"][OUTLET], GREY, "¶", "solid"),
    REPORTING: Look("words that report", GREY, "❝", "dotted"),
}


def looks(kind, keys, labels=None):
    """Return {key: Look} for the keys of a table.

    `kind` is "frame", "voice" or "period". `keys` is a list or a column (of a
    Categorical, all categories are taken). Keys of the course look the same everywhere.
    Others take the remaining colours in order. When the colours run out, they are used
    again with another line. `labels` is {key: label}, such as `corpus.labels`, which
    also puts the periods in order.

    Raises ValueError for an unknown kind.

    >>> looks("frame", ["drought", "qatar"])["drought"]
    Look(label='drought', colour='#D55E00', sign='▲', line='solid')
    >>> looks("voice", ["us", "sea_border"], {"us": "America"})["us"].label
    'America'
    """
    if kind not in COLOURS:
        raise ValueError(
            f"A look belongs to a {', a '.join(COLOURS)}, not to a {kind!r}."
        )
    keys = dict.fromkeys(keys.cat.categories if hasattr(keys, "cat") else keys)
    labels = labels or {}
    shown = dict(GREYS) if kind == "voice" else {}
    order = [key for key in CALLED[kind] if key not in shown]
    if kind == "period" and not set(keys) <= set(order):  # another corpus
        order = list(labels if set(keys) <= set(labels) else keys)
    taken = {order.index(key) for key in keys if key in order}
    free = (n for n in count() if n not in taken)
    for key in keys:
        if key not in shown:
            number = order.index(key) if key in order else next(free)
            shown[key] = _look(kind, key, number)
        if key in labels:
            shown[key] = shown[key]._replace(label=short(key, labels))
    return {key: shown[key] for key in keys}


def look(kind, key):
    """Return the Look of one key, such as `look("voice", "egypt").label`.

    >>> look("frame", "foreign_forces")
    Look(label='foreign forces', colour='#009E73', sign='■', line='solid')
    >>> look("voice", "reporting").line
    'dotted'
    """
    return looks(kind, [key])[key]


def names(column, keys, labels=None):
    """Return {key: name} for the values of a column, with the sign of a look, if any.

    >>> names("frame", ["qatar"]), names("doc", ["000"])
    ({'qatar': '◆ Qatar'}, {'000': '000'})
    """
    if kind := KINDS.get(column):
        return {key: one.name for key, one in looks(kind, keys, labels).items()}
    return {key: short(key, labels) for key in keys}


def _look(kind, key, number):
    label = CALLED[kind].get(key, str(key).replace("_", " "))
    colours, signs = COLOURS[kind], SIGNS[kind]
    line = LINES[number // len(colours) % len(LINES)]
    return Look(label, colours[number % len(colours)], signs[number % len(signs)], line)


def split_label(label):
    """Return a label and the note in its last brackets, as in `"2024+ (published …)"`.

    >>> split_label("2024+ (published 2025-01 and 2026-02)")
    ('2024+', 'published 2025-01 and 2026-02')
    >>> split_label("Awj")
    ('Awj', '')
    """
    short, bracket, note = str(label).partition(" (")
    return (short, note[:-1]) if bracket and note.endswith(")") else (str(label), "")


def short(key, labels):
    """Return what a key is called in `labels`, without the note in its brackets."""
    return split_label((labels or {}).get(key, key))[0]


def notes(keys, labels):
    """Return the notes that the labels of some keys have, each once, to be printed below.

    >>> notes(["2024", "2024"], {"2024": "2024+ (two texts)"})
    ['2024+: two texts']
    """
    pairs = [split_label((labels or {}).get(key, key)) for key in dict.fromkeys(keys)]
    return [f"{name}: {note}" for name, note in pairs if note]


def in_order(values):
    """Return the different values, the course's voices in their order, then the others.

    Words that report come after the outlet's.

    >>> in_order(["mp", "reporting", "outlet", "us", "union", "mp"])
    ['outlet', 'reporting', 'us', 'mp', 'union']
    """
    kinds = list(dict.fromkeys(values))
    voices = [VOICES[0], REPORTING, *VOICES[1:]]
    known = [voice for voice in voices if voice in kinds]
    return known + [kind for kind in kinds if kind not in voices]
