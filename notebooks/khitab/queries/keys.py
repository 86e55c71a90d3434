"""The keys of each form let a page search without rules of Arabic."""

import re
import unicodedata

import pandas as pd

from khitab import arabic
from khitab.queries.spelling import bare, loose, spelled
from khitab.required import require_tokens

KEYS = ["form", "count", "seat", "hamza", "bare", "latin"]
ADDED = ("lemma", "root", "gloss")  # columns of morphology.add_lemmas
BLOCKS = (
    "\u0600-\u06ff", "\u0750-\u077f", "\u0870-\u08ff", "\ufb50-\ufdff", "\ufe70-\ufefc",
)  # fmt: skip
CONSONANTS = "bcdfghjklmnpqrstvxz0123456789"
_TWICE = re.compile(r"(.)\1")
_DROPPED = re.compile(f"[^{CONSONANTS}]")


def keys(tokens) -> pd.DataFrame:
    """Return a DataFrame of what each form of the tokens can be found by, a row each.

    Column `form` has the form and `count` how often it occurs. `seat` and `hamza` are
    its two loose spellings (a match of either counts). `bare` has the form and what it
    may be without clitics, with spaces between. `latin` is how those sound (and the
    `reading`, if the tokens have one), as consonants without w and y in Latin letters,
    for people who type "jaysh" or "irhab". `lemma`, `root` and `gloss` come from
    `morphology.add_lemmas`, if the tokens have them, with every value once and "; "
    between. Frequent forms come first. `meant` searches this table.

    Raises ValueError for no tokens, or no column `form`.

    >>> tokens = pd.DataFrame({"doc": "a", "form": ["والأزمة"]})
    >>> keys(tokens).values.tolist()
    [['والأزمة', 1, 'والازمه', 'والءزمه', 'والأزمة الأزمة أزمة', 'lzm zm']]
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
        rows.append((form, count, *loose(form), " ".join(rests), " ".join(latin)))
    table = pd.DataFrame(rows, columns=KEYS)
    for name in (name for name in ADDED if name in tokens):
        table[name] = table["form"].map(_values(tokens, name, "; ")).fillna("")
    return table


def _values(tokens, name, between):
    """Return, for each form, its values of a column, every one once."""
    if name not in tokens:
        return {}
    pairs = tokens[["form", name]].drop_duplicates()
    pairs = pairs[pairs[name].fillna("") != ""]
    return pairs.groupby("form", sort=False)[name].agg(between.join).to_dict()


def letters() -> pd.DataFrame:
    """Return a DataFrame of what becomes of each letter in the keys, a row each.

    Column `character` has the letter. `form`, `seat`, `hamza` and `latin` have what
    replaces it in that column of `keys` ("" if it is dropped). A character without a row
    stays as it is.

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


def spellings() -> pd.DataFrame:
    """Return the rows of `letters` that a page needs, with `character, seat, hamza`.

    Presentation forms and capitals have no rows, because a page first turns what is
    typed into Unicode's form NFKC and small letters.

    >>> spellings().set_index("character").loc["أ"].tolist()
    ['ا', 'ء']
    """
    table = letters()[["character", "seat", "hamza"]]
    small = table["character"].map(
        lambda c: unicodedata.normalize("NFKC", c).lower() == c
    )
    other = table[["seat", "hamza"]].ne(table["character"], axis=0).any(axis=1)
    return table[small & other].reset_index(drop=True)


def _letter(character):
    form = spelled(character).replace(" ", "")
    latin = "".join(sounds(arabic.transliterate(form))[-1:])
    return character, form, *loose(form), latin


def sounds(text) -> list[str]:
    """Return the consonants of Latin letters, without dots, w and y, in two spellings.

    People who type Latin letters double some that Arabic writes once, so the first
    spelling has them once.

    >>> sounds("mukāffaḥa")
    ['mkfh', 'mkffh']
    """
    once = _TWICE.sub(r"\1", text)
    said = (unicodedata.normalize("NFKD", each.lower()) for each in (once, text))
    return list(dict.fromkeys(filter(None, (_DROPPED.sub("", each) for each in said))))
