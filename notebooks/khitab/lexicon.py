"""The course lexicon: a table written by hand, and the database generated from it.

    python -m khitab.lexicon        # run it after every change in data/lexicon.csv

A line of the table is a lemma: `lemma` with its vowels, `pos`, `root`, `class` (which
proclitics and endings it takes: `CLASSES`), `stems` and `gloss`. `stems` holds what the
class does not give, separated by spaces:

* `ات`, `ون`, `ة`: sound plurals and the feminine, added to the lemma;
* a whole stem: a broken plural, the imperfect of a verb (begins with ي), its short perfect;
* `~stem`: another spelling of the lemma, with all its forms;
* `stem+`: a stem that stands only before a pronoun; `!stem`: an imperative;
* `misprint=stem`: letters that a text has in the place of the right ones.

The database is in the ALMOR format (Habash 2007; Buckwalter 2004), as camel-tools reads
it: a word is a prefix, a stem and a suffix whose categories go together. It knows no
case endings, for no newspaper writes them.
"""

import csv
import re
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from khitab import arabic

DATA = Path(__file__).parent / "data"
TABLE, DATABASE = DATA / "lexicon.csv", DATA / "course.db"

# Proclitics: C conjunction, P preposition, A article, PA both, L ل and the article (للأمن),
# LL the same before a stem in ل (للجنة), I the persons of the imperfect.
CONJUNCTIONS = {"": "", "و": "وَ", "ف": "فَ"}
PREPOSITIONS = {"ب": "بِ", "ل": "لِ", "ك": "كَ"}
FUTURE = {"": "", "س": "سَ", "ل": "لِ"}
PERSONS = {"ي": "I3", "ت": "I2", "ن": "I1", "أ": "I1"}
CLASSES = {
    "noun": "C P A PA L", "noun-": "C P A PA L",  # noun-, adj-: without the accusative ا
    "adj": "C P A PA L", "adj-": "C P A PA L",
    "name": "C P", "name_al": "A PA L",  # name_al: the article belongs to the name
    "word": "C", "word_prep": "C P", "word_pron": "C", "word_prep_pron": "C P",
    "pron_only": "C", "verb": "C",
}  # fmt: skip

# The endings that a stem of each kind takes.
KINDS = {
    "full": "bare tanwin pron dual",  # جيش: جيشا، جيشه، الجيشين
    "plain": "bare pron dual", "bare": "bare", "pron": "pron",
    "ة": "ta ta_of", "ات": "at at_of", "ون": "wn wn_of",
    "pv": "pv pvo pvt pva pvu pvc",
    "pv_long": "pv pvo pvt pva pvu", "pv_short": "pvc",  # قام، قمت
    "pv_bare": "pv0", "pv_object": "pv0o", "pv_weak": "pvt pvw", "pv_ay": "pva pvc",  # التقى
    "iv": "iv ivo iva ivu", "iv_weak": "iv ivo iva", "iv_short": "ivj ivu",  # يلتقي
    "iv_bare": "iv", "iv_object": "ivo", "cv": "ivj ivu",
}  # fmt: skip
# The forms of each ending; `-` is none, `+` stands for each of the pronouns.
SUFFIXES = {
    "bare": "-", "tanwin": "اً", "pron": "+", "dual": "ان َيْن",
    "ta": "َة َتان َتَيْن", "ta_of": "َت+ َتا َتَي", "at": "ات", "at_of": "ات+",
    "wn": "ُون ِين", "wn_of": "ُو ِي ُو+ ِي+",
    "pv": "َ", "pvo": "َ+", "pv0": "-", "pv0o": "+", "pvt": "َت َتا َت+", "pva": "َا", "pvu": "ُوا ُو+", "pvw": "َوْا َوْ+",
    "pvc": "ْتُ ْنا ْنَ ْتُم ْنا+ ْتُ+",
    "iv": "-", "ivo": "ُ+", "iva": "ان َا", "ivu": "ُون ُوا ِين ِي ُو+", "ivj": "- ْ+",
}  # fmt: skip
PRONOUNS = "هُ ها هُما هُم هُنَّ كَ كُما كُم كُنَّ نا".split()
WITH_ARTICLE = ["bare", "dual", "ta", "at", "wn"]

HEAD = """\
###DEFINES###
DEFINE diac diac:*open*
DEFINE lex lex:*open*
DEFINE gloss gloss:*open*
DEFINE pos pos:*open*
DEFINE root root:*open*
DEFINE d3tok d3tok:*open*
DEFINE source source:*open*
###DEFAULTS###
DEFAULT pos:digit source:*
DEFAULT pos:punc source:*
DEFAULT pos:latin source:*
###ORDER###
ORDER diac lex gloss pos root d3tok source
###TOKENIZATIONS###
TOKENIZATION d3tok
###STEMBACKOFF###
STEMBACKOFF PROP guess"""


class Lemma(NamedTuple):
    """A line of the table; `stems` is a tuple."""

    lemma: str
    pos: str
    root: str
    cls: str
    stems: tuple
    gloss: str


@cache
def read_table(path=TABLE) -> tuple[Lemma, ...]:
    """Return the lemmas in the table at `path`, in its order.

    >>> {line.pos for line in read_table() if line.root == "رهب"}
    {'noun', 'adj'}
    """
    # An editor may put a vowel before its shadda; the rules below want it after.
    text = re.sub("([\u064b-\u0650])\u0651", "\u0651\\1", Path(path).read_text("utf-8"))
    return tuple(
        Lemma(row["lemma"], row["pos"], row["root"], row["class"],
              tuple(row["stems"].split()), row["gloss"])
        for row in csv.DictReader(text.splitlines())
    )  # fmt: skip


def normalize(text: str) -> str:
    """Return `text` as camel-tools looks it up: no marks, أ as ا, ى as ي, ة as ه.

    >>> normalize("قُوَّة")
    'قوه'
    """
    text = arabic.unify_alef(arabic.strip_tatweel(arabic.dediacritize(text)))
    return arabic.unify_teh_marbuta(arabic.unify_alef_maksura(text))


# --- From a line of the table to stems -----------------------------------------------


def stems(line: Lemma):
    """Yield each stem of a lemma: its vowelled form, its kind, its misprint if it is one.

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
    kind = {"noun": "full", "adj": "full", "noun-": "plain", "adj-": "plain"}.get(line.cls)
    for item in items:  # before the lemma: so الليبيين is a plural first, then a dual
        if item in KINDS:
            for spelling in spellings:
                yield spelling.removesuffix("ة").removesuffix("َ"), item, ""
        elif "=" in item:
            yield item.partition("=")[2], "bare", item.partition("=")[0]
        elif item.endswith("+"):
            yield item[:-1], "pron", ""
        else:
            yield from _nominal(item, kind or line.cls)
    for spelling in spellings:
        yield from _nominal(spelling, kind or line.cls)


def _nominal(stem, kind):
    """Yield a noun's stems: what ends in ة, اء or ى changes before an ending."""
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


# --- The database --------------------------------------------------------------------


def _prefixes():
    """Yield each prefix: its category, its vowelled form, its segments."""
    for conjunction in CONJUNCTIONS.values():
        lead = conjunction + "+_" if conjunction else ""
        yield "C", conjunction, lead
        yield "A", conjunction + "ال#", lead + "ال+_"
        yield "L", conjunction + "لِل#", lead + "لِ+_ال+_"
        yield "LL", conjunction + "لِ#", lead + "لِ+_ال+_"
        for letter, preposition in PREPOSITIONS.items():
            yield "P", conjunction + preposition, f"{lead}{preposition}+_"
            if letter != "ل":
                yield "PA", f"{conjunction}{preposition}ال#", f"{lead}{preposition}+_ال+_"
        for future, person, vowel in product(FUTURE.values(), PERSONS, "َُ"):
            segment = future + "+_" if future else ""
            yield (
                PERSONS[person] + vowel,
                conjunction + future + person + vowel,
                lead + segment + person + vowel,
            )


def _suffixes():
    """Yield each suffix: its category, its vowelled form, its segments."""
    for category, forms in SUFFIXES.items():
        for form in forms.replace("-", "").split(" "):
            if form.endswith("+"):
                ending = form[:-1]
                for pronoun in PRONOUNS + (["نِي"] if category[1] == "v" else []):
                    yield category, ending + pronoun, f"{ending}_+{pronoun}"
            else:
                yield category, form, form


def _proclitics(line, kind, surface):
    """Return the prefix categories that a stem takes."""
    if kind.startswith("iv"):
        return [person + kind[-1] for person in ("I3", "I2", "I1")]
    wanted = CLASSES[line.cls].split()
    return ["LL" if p == "L" and surface[0] == "ل" else p for p in wanted]


def _fits(prefix, suffix):
    """Say whether a prefix and a suffix go together: no article before a pronoun, …"""
    if prefix[0] == "I":
        return suffix[:2] == "iv" and (prefix[:2] != "I1" or suffix not in ("iva", "ivu"))
    if prefix == "P":
        return suffix != "tanwin"
    return prefix == "C" or suffix in WITH_ARTICLE


def build(path=TABLE) -> str:
    """Return the text of the database for the table at `path`.

    >>> build().startswith("###DEFINES###")
    True
    """
    stem_lines, before, after = {}, {}, {}
    for line in read_table(path):
        for vowelled, kind, misprint in stems(line):
            surface = normalize(misprint or vowelled)
            taken = _proclitics(line, kind, surface)
            category = ".".join([*taken, kind])
            endings = KINDS[kind.rstrip("َُ")].split()
            before.setdefault(category, taken)
            after.setdefault(category, endings)
            gloss = line.gloss.replace(" ", "_")
            stem_lines[
                f"{surface}\t{category}\tdiac:{vowelled} lex:{line.lemma} gloss:{gloss} "
                f"pos:{line.pos} root:{line.root} d3tok:{vowelled} source:lex"
            ] = None
    before["guess"], after["guess"] = ["C", "P", "A", "PA", "L"], ["bare"]
    stem_lines[
        "NOAN\tguess\tdiac:NOAN lex:NOAN gloss: pos:guess root: d3tok:NOAN source:backoff "
        "bw:NOAN/NOUN_PROP"
    ] = None
    prefixes, suffixes = list(_prefixes()), list(_suffixes())
    categories = list(dict.fromkeys(category for category, _, _ in prefixes))
    sections = [
        HEAD,
        "###PREFIXES###", *(_affix(*prefix) for prefix in prefixes),
        "###SUFFIXES###", *(_affix(*suffix) for suffix in suffixes),
        "###STEMS###", *stem_lines,
        "###TABLE AB###", *(f"{p} {s}" for p in categories for s in before if p in before[s]),
        "###TABLE BC###", *(f"{s} {e}" for s in after for e in after[s]),
        "###TABLE AC###", *(f"{p} {e}" for p in categories for e in SUFFIXES if _fits(p, e)),
    ]  # fmt: skip
    return "\n".join(sections) + "\n"


def _affix(category, vowelled, segments):
    surface = normalize(vowelled.replace("#", ""))
    return f"{surface}\t{category}\tdiac:{vowelled} d3tok:{segments}"


def main():
    """Write the database beside the table."""
    DATABASE.write_bytes(build().encode("utf-8"))
    print(f"{DATABASE.name}: {len(read_table())} lemmas, {DATABASE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
