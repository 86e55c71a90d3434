"""The sources that are asked about a word, in a fixed order.

The course lexicon comes first, so that no number in a lesson depends on what a computer
has. Then come the databases in the order named, because people have edited them, then
the dictionary, which has counts but no editor, and last the guesses, the better one
first.
"""

import os
import re
from functools import lru_cache
from pathlib import Path

import pandas as pd

from khitab.morphology import camel, dictionary
from khitab.morphology.lexicon import DATA
from khitab.morphology.support import guessed

TABLE = DATA / "lexicons.csv"
VARIABLE = "KHITAB_LEXICON"
USUAL = "calima-msa-r13"  # what `camel_data -i morphology-db-msa-r13` installs
TAKEN = ("course", "guess", "none", dictionary.NAME, dictionary.GUESS)
_named = None  # [(name, look up)], once `use` or the first word has set it
_kept = []


class LexiconError(ValueError):
    """A lexicon that cannot be used. The message says why and what to do."""


def use(*lexicons) -> list[str]:
    """Name lexicons for words that the course lexicon lacks.

    Returns the labels that the column `source` can have from now on, in the order in
    which they are asked. One call at the top of a notebook is enough. `use()` leaves
    only the course lexicon. Without a call the environment variable KHITAB_LEXICON
    counts (several are separated as in PATH), and without that CALIMA, if it is
    installed.

    Each of `lexicons` is the path of a database in the ALMOR format (Camel Morph,
    CALIMA, one of your own), the name of one in camel-tools' data folder
    (CAMELTOOLS_DATA), or "farahidi", the dictionary. Nothing is ever downloaded.
    `lexicons()` lists what there is, what each costs, and how often it is right. Raises
    LexiconError (a ValueError) for a lexicon that is missing or is no database.

    >>> use()
    ['course', 'guess', 'none']
    """
    global _named
    found = [pair for lexicon in lexicons for pair in _open(lexicon)]
    found.sort(key=lambda pair: pair[0] in TAKEN)  # the dictionary is asked last
    names = [name for name, _ in found]
    if twice := {name for name in names if names.count(name) > 1}:
        raise LexiconError(f"Two lexicons are called {twice.pop()!r}. Rename one file.")
    _named = found
    for function in _kept:
        function.cache_clear()
    return ["course", *names, "guess", "none"]


def lexicons() -> pd.DataFrame:
    """Return all lexicons in the order of `use`, as a DataFrame with one row per source.

    Columns: `source` (as in the column of `add_lemmas`), `right`, `right_with_farahidi`,
    `licence`, `size`, `what` and `get`, the command that installs it. `right` is how
    many of 100 nouns, verbs, adjectives and names with this label had the right lemma in
    UD Arabic PUD, 1,000 sentences that we did not choose (tests/benchmark/lexicons.py,
    NaN if not measured). `right_with_farahidi` is the same with the dictionary in use,
    which leaves fewer words for the last two.

    >>> list(lexicons().query("licence == 'GPL-3'")["source"])
    ['farahidi', 'farahidi-guess']
    """
    return pd.read_csv(TABLE)


def sources():
    """Return [(name, look up)], where the first source that knows a word answers for it.

    The name is what the column `source` says. `look up` takes a form and returns its
    readings, best first, as dicts with camel-tools' keys `lex`, `diac`, `pos`, `d3tok`,
    `stemgloss`, `root` and `source`. `source` is `spvar` if the form is another
    spelling.
    """
    if _named is None:
        named = [name for name in os.environ.get(VARIABLE, "").split(os.pathsep) if name]
        use(*(named or [name for name in [USUAL] if name in camel.databases()]))
    return _named


def kept(function):
    """Make a function of a form keep its answers until other lexicons are named."""
    _kept.append(lru_cache(maxsize=200_000)(function))
    return _kept[-1]


def shown(forms):
    """Return an iterator on `forms`, with a bar if the dictionary makes it slow."""
    if not any(name == dictionary.NAME for name, _ in sources()):
        return iter(forms)
    from tqdm.auto import tqdm

    return iter(tqdm(forms, "Lemmas", leave=False, mininterval=1, disable=None, delay=3))


# --- Finding and opening -------------------------------------------------------------


def _open(lexicon):
    """Return the pairs of a lexicon, two for the dictionary, which also guesses."""
    if lexicon == dictionary.NAME:
        try:
            dictionary.tools()
        except ModuleNotFoundError as error:
            raise LexiconError(str(error)) from None
        return [(dictionary.NAME, _attested), (dictionary.GUESS, _likeliest)]
    path = _find(lexicon)
    name = path.parent.name if path.name == "morphology.db" else path.stem
    if name in TAKEN:
        raise LexiconError(f"{name!r} is the name of another source. Rename {path}.")
    try:
        analyzer = camel.database(path)
    except camel.DatabaseError as error:
        raise LexiconError(str(error)) from error
    return [(name, lambda form: _readings(analyzer, form))]


def _find(lexicon):
    if lexicon in (known := camel.databases()):
        return known[lexicon]
    path = Path(lexicon).expanduser().absolute()
    if path.is_dir():
        inside = sorted(path.glob("*.db"))
        if len(inside) == 1:
            return inside[0]
        has = ", ".join(each.name for each in inside) or "no file that ends in .db"
        raise LexiconError(f"{path} is a folder with {has}. Name one database.")
    if path.is_file():
        return path
    raise LexiconError(
        f"There is no lexicon {str(lexicon)!r}, neither a file nor a name. The "
        f"names are: {', '.join([*known, dictionary.NAME])}. In camel-tools' data "
        f"folder, {camel.user_folder()}, "
        + (f"are {len(known)} databases." if known else "is no database.")
    )


# --- Readings, made alike ------------------------------------------------------------


def _attested(form):
    return [_alike(reading) for reading in dictionary.attested(form)]


def _likeliest(form):
    """Return the dictionary's guess, unless ours, which is better, knows something."""
    return [] if guessed(form) else [_alike(r) for r in dictionary.likeliest(form)]


def _readings(analyzer, form):
    """Return a database's readings of a form, the likeliest first, with equal
    features."""
    found = [
        _alike(entry)
        for entry in analyzer.analyze(form)
        if entry.get("source") not in ("foreign", "digit", "punc", "backoff")
    ]
    return sorted(found, key=_likely)


def _likely(entry):
    """Sort by how often the lemma occurs, if the database says so, else by clitics."""
    odds = entry.get("pos_lex_logprob") or entry.get("lex_logprob") or -99.0
    return -odds, entry["d3tok"].count("+")


def _alike(entry):
    """Return a reading with every feature that we need, and without case and mood."""
    parts = (entry.get("d3tok") or entry.get("atbtok") or entry["diac"]).split("_")
    diac = entry["diac"]
    if entry.get("cas") in ("n", "a", "g") or entry.get("mod") in ("i", "s"):
        parts = [part if "+" in part else _pausal(part) for part in parts]
        diac = diac if parts[-1].startswith("+") else _pausal(diac)
    return entry | {
        "diac": diac,
        "d3tok": "_".join(parts).replace("+هِ", "+هُ"),  # -hi is for `latin` to say
        "pos": entry.get("pos") or "",
        "stemgloss": entry.get("stemgloss") or "",
    }


def _pausal(word):
    return re.sub("[\u064b-\u0650]$", "", word)
