"""The keys of each form, so that a page can search without a rule of Arabic."""

import re
import unicodedata

import pandas as pd

from khitab import arabic
from khitab.queries.spelling import bare, loose, spelled
from khitab.required import require_tokens

KEYS = ["form", "count", "bare", "latin"]
ADDED = ("lemma", "root", "gloss")  # columns of morphology.add_lemmas
BLOCKS = ("\u0600-\u06ff", "\u0750-\u077f", "\u0870-\u08ff")
CONSONANTS = "bcdfghjklmnpqrstvxz0123456789"
_TWICE = re.compile(r"(.)\1")
_DROPPED = re.compile(f"[^{CONSONANTS}]")


def keys(tokens) -> pd.DataFrame:
    """Return what each form of the tokens can be found by: a DataFrame, one row a form.

    Columns: `form` and `count`, how often it occurs; `bare`, itself and what it may be
    without clitics, with spaces between; `latin`, how those sound, and the `reading` where
    the tokens have one: their consonants but w and y in Latin letters, for whoever types
    "jaysh" or "irhab"; and of the columns that `morphology.add_lemmas` adds `lemma`, `root`
    and `gloss`, those there are, every value once with "; " between. Frequent forms come
    first. `meant` looks in this table.

    Raises ValueError: no tokens, or no column `form`.

    >>> tokens = pd.DataFrame({"doc": "a", "form": ["والأزمة"]})
    >>> keys(tokens).values.tolist()
    [['والأزمة', 1, 'والأزمة الأزمة أزمة', 'lzm zm']]
    """
    require_tokens(tokens, ["form"])
    counts = tokens["form"].value_counts()
    rows = []
    readings = _values(tokens, "reading", "\n")
    for form, count in counts.items():
        rests = [form, *sorted(bare(form) - {form}, key=lambda rest: (-len(rest), rest))]
        said = [arabic.transliterate(rest) for rest in rests]
        said += readings.get(form, "").split("\n")
        latin = dict.fromkeys(sound for each in said for sound in sounds(each))
        rows.append((form, count, " ".join(rests), " ".join(latin)))
    table = pd.DataFrame(rows, columns=KEYS)
    for name in (name for name in ADDED if name in tokens):
        table[name] = table["form"].map(_values(tokens, name, "; ")).fillna("")
    return table


def _values(tokens, name, between):
    """Return {form: its values of a column, every one once}."""
    if name not in tokens:
        return {}
    pairs = tokens[["form", name]].drop_duplicates()
    pairs = pairs[pairs[name].fillna("") != ""]
    return pairs.groupby("form", sort=False)[name].agg(between.join).to_dict()


def letters() -> pd.DataFrame:
    """Return how letters are written in the two loose spellings: one row a character.

    Columns: `character`; `seat` and `hamza`, what is written for it (nothing, if it does
    not count) where hamzas are left out, and where all hamzas are the same. A character
    without a row stays as it is. Presentation forms and capitals have no rows: write them
    in Unicode's form NFKC and in small letters first.

    >>> letters().set_index("character").loc["أ"].tolist()
    ['ا', 'ء']
    """
    rows = []
    for block in BLOCKS:
        first, last = map(ord, block.split("-"))
        for character in map(chr, range(first, last + 1)):
            if unicodedata.normalize("NFKC", character).lower() == character:
                form = spelled(character).replace(" ", "")
                rows.append((character, *loose(form)))
    rows = [row for row in rows if set(row) != {row[0]}]
    return pd.DataFrame(rows, columns=["character", "seat", "hamza"])


def sounds(text) -> list[str]:
    """Return the consonants of Latin letters, without dots, w and y, in two spellings.

    Who types Latin letters doubles some that Arabic writes once: the first has them once.

    >>> sounds("mukāffaḥa")
    ['mkfh', 'mkffh']
    """
    once = _TWICE.sub(r"\1", text)
    said = (unicodedata.normalize("NFKD", each.lower()) for each in (once, text))
    return list(dict.fromkeys(filter(None, (_DROPPED.sub("", each) for each in said))))
