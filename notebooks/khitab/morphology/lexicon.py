"""The course lexicon is a table by a language model, and the database made from it.

    python -m khitab.morphology.database    # after every change in data/lexicon.csv

A line of the table is a lemma. It has the vowelled `lemma`, `pos`, `root`, `class`
(which of the `CLASSES` of proclitics and endings it takes), `stems` and `gloss`. `stems`
holds what the class does not give, separated by spaces. It may have

* `ات`, `ون`, `ة`: sound plurals and the feminine, added to the lemma; `ي`: it takes "me";
* a whole stem: a broken plural; of a verb the imperfect (in ي) or a short perfect;
* `~stem`: another spelling of the lemma, with all its forms;
* `stem+`: a stem that occurs only before a pronoun; `!stem`: an imperative;
* `misprint=stem`: letters that a text has in the place of the right ones.

The database is in the ALMOR format (Habash 2007; Buckwalter 2004) that camel-tools
reads. In it a word is a prefix, a stem and a suffix whose categories go together. It has
no case endings, because newspapers do not write them.
"""

import csv
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from khitab import arabic

DATA = Path(__file__).parent / "data"
TABLE = DATA / "lexicon.csv"

# Proclitics: C conjunction, P preposition, A article, PA both, L ل and the article
# (للأمن), LL the same before a stem in ل (للجنة). Verbs in the imperfect: see `database`.
CLASSES = {
    "noun": "C P A PA L", "noun-": "C P A PA L",  # noun-, adj-: without the accusative ا
    "adj": "C P A PA L", "adj-": "C P A PA L",
    "name": "C P", "name_al": "A PA L",  # name_al: the article belongs to the name
    "word": "C", "word_prep": "C P", "word_pron": "C", "word_prep_pron": "C P",
    "numeral": "C P A PA L",  # عشرون, بالعشرين
    "pron_only": "C", "verb": "C",
}  # fmt: skip

# The endings that a stem of each kind takes.
KINDS = {
    "full": "bare tanwin pron dual",  # جيش: جيشا، جيشه، الجيشين
    "plain": "bare pron dual", "bare": "bare", "pron": "pron",
    "ة": "ta ta_of", "ات": "at at_of", "ون": "wn wn_of",
    "ي": "me",  # مني, إنني
    "pv": "pv pvo pvt pva pvu pvc",
    "pv_long": "pv pvo pvt pva pvu", "pv_short": "pvc",  # قام، قمت
    "pv_bare": "pv0", "pv_object": "pv0o",  # التقى
    "pv_weak": "pvt pvw", "pv_ay": "pva pvc",
    "iv": "iv ivo iva ivu", "iv_weak": "iv ivo iva", "iv_short": "ivj ivu",  # يلتقي
    "iv_bare": "iv", "iv_object": "ivo", "cv": "ivj ivu",
}  # fmt: skip


class Lemma(NamedTuple):
    """A line of the table, with `stems` as a tuple."""

    lemma: str
    pos: str
    root: str
    cls: str
    stems: tuple
    gloss: str


@cache
def read_table(path=TABLE) -> tuple[Lemma, ...]:
    """Return the lemmas in the table at `path`, in its order.

    >>> sorted({line.pos for line in read_table() if line.root == "رهب"})
    ['adj', 'noun']
    """
    # An editor may put a vowel before its shadda; the rules below want it after.
    text = re.sub("([\u064b-\u0650])\u0651", "\u0651\\1", Path(path).read_text("utf-8"))
    return tuple(
        Lemma(
            row["lemma"],
            row["pos"],
            row["root"],
            row["class"],
            tuple(row["stems"].split()),
            row["gloss"],
        )
        for row in csv.DictReader(text.splitlines())
    )


def normalize(text: str) -> str:
    """Return `text` as camel-tools looks it up, without marks, أ as ا, ى as ي, ة as ه.

    >>> normalize("قُوَّة")
    'قوه'
    """
    text = arabic.unify_alef(arabic.form(text))
    return arabic.unify_teh_marbuta(arabic.unify_alef_maksura(text))


# --- From a line of the table to stems -----------------------------------------------


def stems(line: Lemma):
    """Yield the stems of a lemma as (stem with vowels, kind, misprint).

    >>> list(stems(Lemma("لِقَاء", "noun", "لقي", "noun", (), "meeting")))[1][0]
    'لِقَائِ'
    """
    spellings = [line.lemma, *(item[1:] for item in line.stems if item[0] == "~")]
    items = [item for item in line.stems if item[0] != "~"]
    if line.cls == "verb":
        for spelling in spellings:
            yield from _perfect(spelling.removesuffix("َ"))
        for item in items:
            yield from _other_verb_stem(item)
        return
    if line.cls == "name_al":
        spellings = [spelling.removeprefix("ال") for spelling in spellings]
    if line.cls in ("adj", "adj-"):
        items += ["ة", "ات"] if items else ["ة", "ات", "ون"]  # broken plural or sound
    nominal = {"noun": "full", "adj": "full", "noun-": "plain", "adj-": "plain"}
    kind = nominal.get(line.cls, line.cls)
    for item in items:  # before the lemma: so الليبيين is a plural first, then a dual
        if item in KINDS:
            for spelling in spellings:
                yield spelling.removesuffix("ة").removesuffix("َ"), item, ""
        elif "=" in item:
            yield item.partition("=")[2], "bare", item.partition("=")[0]
        elif item.endswith("+"):
            yield item[:-1], "pron", ""
        else:
            yield from _nominal(item, kind)
    for spelling in spellings:
        yield from _nominal(spelling, kind)


def _nominal(stem, kind):
    """Yield a noun's stems, which change before an ending after ة, اء or ى."""
    if kind not in ("full", "plain"):
        if kind != "pron_only":
            yield stem, "bare", ""
        if kind.endswith("_pron") and not stem.endswith("ى"):
            yield stem, "pron", ""
    elif stem.endswith("ة"):
        yield stem[:-1].removesuffix("َ"), "ة", ""
    elif stem.endswith("اء"):
        yield stem, "plain", ""
        yield stem[:-1] + "ئِ", "pron", ""
        yield stem[:-1] + "ؤُ", "pron", ""
    elif stem[-1] in "ىا":
        yield stem, "bare", ""
        yield stem[:-1] + "ا", "pron", ""
    else:
        yield stem, kind, ""


def _perfect(stem):
    if stem[-1] in "ىا":
        short = stem[:-1].removesuffix("َ")
        yield stem, "pv_bare", ""
        yield short + "ا", "pv_object", ""
        yield short, "pv_weak", ""
        yield short + ("َي" if stem[-1] == "ى" else "َو"), "pv_ay", ""
    else:
        yield stem, "pv_long" if stem[-1] == "ّ" or stem[-2] == "ا" else "pv", ""


def _other_verb_stem(item):
    vowel, stem = item[1], item[2:]
    if "=" in item:
        yield item.partition("=")[2], "pv_bare", item.partition("=")[0]
    elif item[0] == "!":
        yield item[1:], "cv", ""
    elif item[0] != "ي":
        yield item, "pv_short", ""
    elif stem[-1] == "ى":
        yield stem, "iv_bare" + vowel, ""
        yield stem[:-1] + "ا", "iv_object" + vowel, ""
    elif stem[-1] in "يو" and stem[-2] in "ُِ":
        yield stem, "iv_weak" + vowel, ""
        yield stem[:-2], "iv_short" + vowel, ""
    else:
        yield stem, "iv" + vowel, ""
