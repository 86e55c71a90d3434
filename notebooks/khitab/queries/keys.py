"""The keys of each form, so that a page can search without a rule of Arabic."""

import re
import unicodedata

import pandas as pd

from khitab import arabic
from khitab.queries.spelling import bare, loose, spelled
from khitab.required import require_tokens

KEYS = ["form", "count", "seat", "hamza", "bare", "latin"]
ADDED = ("lemma", "root", "gloss")  # columns of morphology.add_lemmas
BLOCKS = ("\u0600-\u06ff", "\u0750-\u077f", "\ufb50-\ufdff", "\ufe70-\ufefc")
_DROPPED = re.compile("[^bcdfghjklmnpqrstvxz0-9]")


def keys(tokens) -> pd.DataFrame:
    """Return what each form of the tokens can be found by: a DataFrame, one row a form.

    Columns: `form` and `count`, how often it occurs; `seat` and `hamza`, its two loose
    spellings (found if either is equal); `bare`, what it may be without clitics, and
    itself, with spaces between; `latin`, its consonants but w and y in Latin letters, for
    whoever types "jaysh" or "irhab"; and of the columns that `morphology.add_lemmas` adds
    `lemma`, `root` and `gloss`, those there are, every value once with "; " between.
    Frequent forms come first.

    A page that wants to find what somebody types translates it, letter by letter, with
    the table `letters()`, and compares it with these columns.

    Raises ValueError: no tokens, or no column `form`.

    >>> tokens = pd.DataFrame({"doc": "a", "form": ["والأزمة"]})
    >>> keys(tokens).values.tolist()[0][:4]
    ['والأزمة', 1, 'والازمه', 'والءزمه']
    """
    require_tokens(tokens, ["form"])
    counts = tokens["form"].value_counts()
    forms = list(counts.index)
    seats, hamzas = zip(*map(loose, forms), strict=True)
    table = pd.DataFrame(
        {
            "form": forms,
            "count": counts.to_numpy(),
            "seat": seats,
            "hamza": hamzas,
            "bare": [" ".join(sorted(bare(form))) for form in forms],
            "latin": [_sounds(arabic.transliterate(form)) for form in forms],
        }
    )
    for name in (name for name in ADDED if name in tokens):
        pairs = tokens[["form", name]].drop_duplicates()
        pairs = pairs[pairs[name].fillna("") != ""]
        joined = pairs.groupby("form", sort=False)[name].agg("; ".join)
        table[name] = table["form"].map(joined).fillna("")
    return table


def letters() -> pd.DataFrame:
    """Return what becomes of each letter in the keys: a DataFrame, one row a character.

    Columns: `character`; `form`, `seat`, `hamza` and `latin`, what stands for it in the
    column of that name of `keys` (nothing, if it does not count there). A character that
    has no row stays as it is. (Who types Latin letters doubles what Arabic writes once:
    of two in a row a page takes one.)

    >>> letters().set_index("character").loc["ﻷ", ["form", "seat"]].tolist()
    ['لأ', 'لا']
    """
    rows = []
    for block in BLOCKS:
        first, last = map(ord, block.split("-"))
        rows += [_letter(chr(code)) for code in range(first, last + 1)]
    rows += [_letter(c) for c in map(chr, range(0x20, 0x250)) if c.isalpha()]
    table = pd.DataFrame(rows, columns=["character", "form", "seat", "hamza", "latin"])
    same = table.drop(columns="character").eq(table["character"], axis=0).all(axis=1)
    return table[~same].reset_index(drop=True)


def _letter(character):
    form = spelled(character).replace(" ", "")
    return character, form, *loose(form), _sounds(arabic.transliterate(form))


def _sounds(text):
    """Return the consonants of Latin letters, without dots, w and y."""
    return _DROPPED.sub("", unicodedata.normalize("NFKD", text.lower()))
