"""farahidi is a dictionary with readings of nearly any word, easy to install.

farahidi (Wael Tellat, 2026) is AlKhalil Morpho Sys 2 (Boudchiche et al. 2017, Journal of
King Saud University) in Python. It is under the GPL-3, so it is not part of the kit.
`python3 notebooks --with lemmas` installs it.

It gives every reading that the rules of Arabic allow, nine per word and more. Its counts
say how often a form had which lemma in a corpus that people had read (`attested`). A
form that occurs there is nearly always right. Any other form gets the reading of the
commonest lemma (`likeliest`), which is a guess and has a label of its own.
"""

import re
from functools import cache, lru_cache

from khitab import arabic

NAME, GUESS = "farahidi", "farahidi-guess"
MISSING = """\
The dictionary farahidi is not installed here. It is free software under the GPL-3 licence
(12 MB; you may use it for any work, and nothing of it is part of Khitab). Install it with
    python3 notebooks --setup --with lemmas
or, without the kit's .venv, with pip install farahidi==0.4.0. Then restart the kernel."""
KINDS = {"فعل": "verb", "حرف": "part"}
# What AlKhalil calls a word, and camel-tools' tag for it; any other اسم is a noun.
TYPES = {
    "اسم علم": "noun_prop", "نسبة": "adj", "صفة مشبهة": "adj", "اسم تفضيل": "adj_comp",
    "إشارة": "pron_dem", "موصول": "pron_rel", "ضمير": "pron", "استفهام": "part_interrog",
    "ظرف": "adv", "جر": "prep", "عطف": "conj", "نفي": "part_neg", "نداء": "part_voc",
}  # fmt: skip


def attested(form):
    """Return the readings of `form` whose lemma it had in farahidi's corpus, best first."""
    return [_reading(a) for a in _ranked(form)[0]]


def likeliest(form):
    """Return the reading of a form that its corpus lacks, in a list; none is no reading."""
    return [_reading(a) for a in _ranked(form)[1]]


@lru_cache(maxsize=1000)  # both are asked, one after the other
def _ranked(form):
    if not arabic.has_letter(form):
        return [], []
    analyze, seen, common = tools()
    readings = sorted(analyze(form), key=lambda a: -seen.get(f"{form}:{a.lemma}", 0))
    found = [a for a in readings if f"{form}:{a.lemma}" in seen]
    if found or not readings:
        return found, []
    return [], [max(readings, key=lambda a: common.get(a.lemma, 0))]


@cache
def tools():
    """Return farahidi's analyser and two counts, {form:lemma: share} and {lemma:
    share}."""
    try:
        from farahidi import analyze
        from farahidi.lm import LanguageModel
    except ImportError:
        raise ModuleNotFoundError(MISSING) from None
    return analyze, LanguageModel().emission, LanguageModel().map_lemma


def _reading(a):
    """Return a reading with camel-tools' names of the features."""
    before = [part for affix in a.proclitics for part in _segments(affix)]
    after = [affix.form for affix in a.enclitics]
    letters = sum(len(arabic.form(affix.form)) for affix in a.proclitics)
    word = _cut(a.diacritized, letters)
    if before and before[-1] == "ال":
        word = re.sub(
            "^(.[\u064b-\u0650]?)\u0651", "\\1", word
        )  # الشَّمس: the sun letter's shadda
    if after:
        word = _cut(word, -len(arabic.form("".join(after))))
    return {
        "lex": a.lemma,
        "diac": a.diacritized,
        "cas": "n" if a.pos == "اسم" else "na",
        "pos": TYPES.get(a.type) or KINDS.get(a.pos, "noun"),
        "root": a.root,
        "stemgloss": "",
        "source": "lex",
        "d3tok": "_".join(
            [*(part + "+" for part in before), word, *("+" + part for part in after)]
        ),
    }


def _segments(affix):
    """Return the vowelled parts of a proclitic, such as three for وَبِال."""
    parts = re.findall("ال|.[\u064b-\u0652]*", affix.form)
    if parts[-1] == "ل" and "التعريف" in (affix.description or ""):
        parts[-1] = "ال"  # لِل
    return parts


def _cut(vowelled, letters):
    """Return `vowelled` without its first letters, or (negative) without its last."""
    units = re.findall(".[\u064b-\u0652\u0670]*", vowelled)
    return "".join(units[letters:] if letters >= 0 else units[:letters])
