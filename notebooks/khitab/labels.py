"""What a key is called, in which order keys come, and which colour is whose."""

from khitab.course import VOICES

INK = ["#0072B2", "#D55E00", "#009E73", "#CC79A7"]  # told apart by colour-blind readers
OUTLET = "outlet"  # the voice of what a text says itself; it has no colour
REPORTING = "reporting"  # words that report somebody, where they are counted apart


def split_label(label):
    """A label and the note in its last brackets: `"2024+ (published …)"` gives both.

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
    """Return the different values: the course's voices in their order, others as they come.

    Words that report come after the outlet's.

    >>> in_order(["mp", "reporting", "outlet", "us", "union", "mp"])
    ['outlet', 'reporting', 'us', 'mp', 'union']
    """
    kinds = list(dict.fromkeys(values))
    voices = [VOICES[0], REPORTING, *VOICES[1:]]
    known = [voice for voice in voices if voice in kinds]
    return known + [kind for kind in kinds if kind not in voices]


def numbered(values):
    """Return {voice: number} without outlet and reporting: one colour in every picture.

    >>> numbered(["outlet", "reporting", "us", "haftar"])
    {'haftar': 1, 'us': 2}
    """
    kinds = [kind for kind in in_order(values) if kind not in (OUTLET, REPORTING)]
    every = VOICES[1:] if set(kinds) <= set(VOICES) else kinds
    numbers = {name: n for n, name in enumerate(every)}
    return {kind: numbers[kind] for kind in kinds}
