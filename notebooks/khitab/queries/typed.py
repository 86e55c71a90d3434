"""Guess what somebody means who types Arabic, its sound or English into a page.

The same rule is in `display/view/search.js`, which gets its keys from here, and a test
compares the two. So letters are known by a table, and words by their keys.
"""

import re
import unicodedata
from functools import cache

import pandas as pd

from khitab.queries.keys import KEYS, sounds, spellings
from khitab.queries.language import SLOT
from khitab.required import require

ARTICLE = "ال"
WAYS = ("spelling", "clitics", "lemma", "meaning", "sound")
# What a word means goes before how it sounds: who types "man" is not looking for من.
ROUNDS = (WAYS[:3], WAYS[3:4], WAYS[4:])
NEAR = "near"
SHORTEST = 3  # letters that a word near to another has in common with it
_PARTS = re.compile(r"[\s;,()/]+")
_POSSESSIVE = re.compile(r"['’]s(?=\s|$)")


def meant(table, text) -> pd.DataFrame:
    """Return the forms that somebody may mean, as a DataFrame with one row per form.

    `table` is what `queries.keys` gives. `text` is words in Arabic (in any spelling of
    hamza, ى and ة, with clitics or without), in Latin letters as they sound, or in
    English. `*` inside a word is any letters, and alone any one word.

    Columns: `word` (which word of the text means it, counted from 1), `form`, `count`
    and `how` it was found. "spelling" means that it is the word, "clitics" that it also
    has clitics, and "lemma" that it is a form of that dictionary word. If none of these
    is found, "meaning" looks in the glosses, and then "sound" compares sounds. If
    nothing fits, "near" offers forms that begin alike, or whose key begins or ends what
    was typed. A word `*` has no row.

    Raises ValueError for a table that is not one of keys, or a text that is no string.

    >>> from khitab.queries.keys import keys
    >>> tokens = pd.DataFrame({"doc": "a", "form": ["والإرهاب", "قطر"]})
    >>> table = keys(tokens.assign(gloss=["terrorism", "Qatar"]))
    >>> meant(table, "terrorism").values.tolist()
    [[1, 'والإرهاب', 1, 'meaning']]
    >>> [meant(table, each)["how"].tolist() for each in ("ارهاب", "irhab", "qa")]
    [['clitics'], ['sound'], ['near']]
    """
    table = require(table, KEYS, "meant").reset_index(drop=True)
    if not isinstance(text, str):
        raise ValueError(f'meant needs a text, such as "irhab", not {text!r}.')
    columns = (
        table.reindex(columns=["bare", "latin", "lemma", "gloss"], fill_value="")
        .astype(object)
        .fillna("")
    )
    known = [_keys(*row) for row in columns.itertuples(index=False, name=None)]
    rows = []
    for place, word in enumerate(words(text), 1):
        found = _found(known, _asked(word))
        rows += [(place, *table.loc[at, ["form", "count"]], how) for at, how in found]
    return pd.DataFrame(rows, columns=["word", "form", "count", "how"])


def words(text) -> list[str]:
    """Return the words that somebody typed, made of letters, marks, digits and stars.

    >>> words("«مكافحة»  * AL-Irhāb؟")
    ['مكافحة', '*', 'alirhāb']
    """
    text = _POSSESSIVE.sub("", unicodedata.normalize("NFKC", text).lower())
    pieces = text.split()
    kept = ("".join(filter(_counts, piece)) for piece in pieces)
    return [SLOT if not piece.strip(SLOT) else piece for piece in kept if piece]


def _counts(character):
    return character == SLOT or unicodedata.category(character)[0] in "LMN"


@cache
def _keys(bare, latin, lemmas, gloss):
    """Return {way: keys} of a row of the table."""
    forms = bare.split(" ")
    return {
        "spelling": _spellings(forms[0]),
        "clitics": [each for form in forms for each in _spellings(form)],
        "lemma": [each for one in lemmas.split("; ") for each in _spellings(one)],
        "meaning": _english(gloss),
        "sound": latin.split(),
    }


def _asked(word):
    """Return {way: keys} of a word that was typed, empty for `*` alone."""
    if word == SLOT:
        return dict.fromkeys(WAYS, [])
    spelled = _spellings(word)
    rest = [each.removeprefix(ARTICLE) for each in spelled]
    return {
        "spelling": spelled,
        "clitics": spelled + [each for each in rest if len(each) > 2],
        "lemma": spelled,
        "meaning": [word, word.removesuffix("s")] if len(word) > SHORTEST else [word],
        "sound": sounds(word) if len(word) > 1 else [],
    }


def _found(known, asked):
    """Return the (row, how) of the matches, then of near forms."""
    found = {}
    for ways in ROUNDS:
        for at, each in enumerate(known if not found else ()):
            hit = [way for way in ways if _fits(each[way], asked[way])]
            found |= {at: hit[0]} if hit else {}
    near = {}
    for ways in ROUNDS if set(found.values()) <= {"sound"} else ():
        for at, each in enumerate(known if not near else ()):
            shared = max(_shared(each[way], asked[way]) for way in ways)
            near |= {at: shared} if shared and at not in found else {}
    near = sorted(near, key=near.get, reverse=True)
    return [*found.items(), *((at, NEAR) for at in near)]


def _fits(keys, wanted):
    return any(_like(each).fullmatch(key) for each in wanted for key in keys)


def _shared(keys, wanted):
    """Return how many letters the nearest two have in common."""
    pairs = [(key, each) for each in wanted for key in keys]
    begun = [len(each) for key, each in pairs if key.startswith(each)]
    held = [len(key) for key, each in pairs if each.startswith(key) or each.endswith(key)]
    return max([*begun, *(size for size in held if size >= SHORTEST)], default=0)


@cache
def _like(word):
    return re.compile(".*".join(map(re.escape, word.split(SLOT))), re.DOTALL)


@cache
def _letters():
    table = spellings().set_index("character")
    return [str.maketrans(table[name].to_dict()) for name in ("seat", "hamza")]


def _spellings(word):
    return list(filter(None, (word.translate(each) for each in _letters())))


def _english(gloss):
    """Return the words of a gloss, so that al-Sarraj gives "alsarraj", "al" and
    "sarraj"."""
    pieces = _PARTS.split(gloss.lower())
    parts = [part for piece in pieces for part in (piece, *piece.split("-"))]
    return list(filter(None, ("".join(filter(_counts, part)) for part in parts)))
