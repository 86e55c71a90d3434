"""One rule for the whole kit says how a word is read in its place, in Latin letters.

Letters and clitics are as in IJMES (the International Journal of Middle East Studies).

* A noun is read without its case and an imperfect verb without its mood, as before a
  pause. Endings that the letters show stay (siyāsiyyan, liqāʾi-hi), and so do the vowels
  of perfect verbs and of particles (akkada, maʿa). So each word has one form.
* A hyphen separates what is written as part of a word (wa-, bi-, li-l-, -hu). The
  article is al- before every letter and l- after a clitic. allatī and alladhī are
  separate words.
* ة is -a, and -at before the noun that it governs, as in mukāfaḥat al-irhāb.
* A hamza at the beginning is not written. A dot keeps s·h apart from sh (yus·him). A
  name has a capital.

The vowels come from the lexicon. This module does what depends on neighbouring words.
"""

import pandas as pd

PLACE = ["doc", "paragraph", "sentence"]
PREPOSITIONS = ["من", "إلى", "في", "على", "عن"]
SUBJUNCTIVE = ["أن", "لن", "كي"]


def in_place(words: pd.DataFrame) -> pd.Series:
    """Return the readings of a table with the columns of `add_lemmas`, each in its place.

    A noun in ة governs a noun directly after it that has no clitic except the article. A
    preposition after another one is a noun (min khilāl). After أن and لن a verb in ī has
    its ya before a pronoun (an tusammiya-hu).
    """
    reading, nominal = words["reading"], words["pos"].isin(["noun", "noun_quant"])
    before, after = _neighbours(words)
    governed = after["proclitics"].isin(["", "ال"]) & (
        after["pos"].isin(["noun", "noun_prop", "noun_quant"])
        | (after["pos"].eq("adj") & after["proclitics"].eq("ال"))
    )
    bare = ~words["proclitics"].str.contains("ال")
    ends = words["form"].str.endswith("ة") & reading.str.endswith("a")
    reading = reading.mask(nominal & bare & ends & governed, reading + "t")
    second = words["pos"].eq("prep") & before["pos"].eq("prep")
    second &= before["lemma"].isin(PREPOSITIONS) & before["enclitics"].eq("")
    reading = reading.mask(second, reading.str.replace("a$", "", regex=True))
    second = words["pos"].eq("verb") & before["lemma"].isin(SUBJUNCTIVE)
    return reading.mask(second, reading.str.replace("ī-h[iu]", "iya-hu", regex=True))


def _neighbours(words):
    """Return the words before and after those of a table, "-" outside the sentence."""
    places = words[[name for name in PLACE if name in words]]
    same = (places == places.shift()).all(axis=1)
    columns = words[["lemma", "pos", "proclitics", "enclitics"]]
    after = columns.shift(-1).where(same.shift(-1, fill_value=False), "-")
    return columns.shift().where(same, "-"), after
