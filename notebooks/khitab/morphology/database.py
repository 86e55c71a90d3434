"""Turn the table of lemmas into a database in the ALMOR format (Habash 2007).

For camel-tools a word is a prefix, a stem and a suffix whose categories go together.
Three tables at the end of the database say which do. Stems are looked up without marks
and with their letters unified. `d3tok` keeps the segments apart.
"""

from itertools import product

from khitab.morphology.lexicon import (
    CLASSES,
    DATA,
    KINDS,
    normalize,
    read_table,
    stems,
)

DATABASE = DATA / "course.db"

CONJUNCTIONS = ["", "وَ", "فَ"]
PREPOSITIONS = ["بِ", "لِ", "كَ"]
FUTURE = ["", "سَ", "لِ"]
PERSONS = {"ي": "I3", "ت": "I2", "ن": "I1", "أ": "I1"}  # of the imperfect
# The forms of each ending; `-` is none, `+` stands for each of the pronouns.
SUFFIXES = {
    "bare": "-", "me": "+", "tanwin": "اً", "pron": "+", "dual": "ان َيْن",
    "ta": "َة َتان َتَيْن", "ta_of": "َت+ َتا َتَي", "at": "ات", "at_of": "ات+",
    "wn": "ُون ِين", "wn_of": "ُو ِي ُو+ ِي+",
    "pv": "َ", "pvo": "َ+", "pv0": "-", "pv0o": "+", "pvt": "َت َتا َت+",
    "pva": "َا", "pvu": "ُوا ُو+", "pvw": "َوْا َوْ+", "pvc": "ْتُ ْنا ْنَ ْتُم ْنا+ ْتُ+",
    "iv": "-", "ivo": "+", "iva": "ان َا", "ivu": "ُون ُوا ُو+", "ivj": "- ْ+",
}  # fmt: skip
PRONOUNS = ["هُ", "ها", "هُما", "هُم", "هُنَّ", "كَ", "كُما", "كُم", "كُنَّ", "نا"]
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
# What the Analyzer's backoff puts in the place of a stem that the lexicon lacks.
GUESS = (
    "NOAN\tguess\tdiac:NOAN lex:NOAN gloss: pos:guess root: d3tok:NOAN "
    "source:backoff bw:NOAN/NOUN_PROP"
)


def _prefixes():
    """Yield the category, the vowelled form and the segments of each prefix."""
    for conjunction in CONJUNCTIONS:
        lead = conjunction + "+_" if conjunction else ""
        yield "C", conjunction, lead
        yield "A", conjunction + "ال#", lead + "ال+_"
        yield "L", conjunction + "لِل#", lead + "لِ+_ال+_"
        yield "LL", conjunction + "لِ#", lead + "لِ+_ال+_"
        for preposition in PREPOSITIONS:
            yield "P", conjunction + preposition, f"{lead}{preposition}+_"
            if preposition != "لِ":
                yield "PA", f"{conjunction}{preposition}ال#", f"{lead}{preposition}+_ال+_"
        for future, person, vowel in product(FUTURE, PERSONS, "َُ"):
            segment = future + "+_" if future else ""
            yield (
                PERSONS[person] + vowel,
                conjunction + future + person + vowel,
                lead + segment + person + vowel,
            )


def _suffixes():
    """Yield the category, the vowelled form and the segments of each suffix."""
    for category, forms in SUFFIXES.items():
        for form in forms.replace("-", "").split(" "):
            if form.endswith("+"):
                ending = form[:-1]
                for pronoun in _pronouns(category):
                    yield category, ending + pronoun, f"{ending}_+{pronoun}"
            else:
                yield category, form, form


def _pronouns(category):
    """Return the pronouns of an ending, without "you" on verbs (too often a letter)."""
    if category == "me":
        return ["ي", "نِي"]
    return (
        [p for p in PRONOUNS if p[0] != "ك"] + ["نِي"] if category[1] == "v" else PRONOUNS
    )


def _proclitics(line, kind, surface):
    """Return the prefix categories that a stem takes."""
    if kind.startswith("iv"):
        return [person + kind[-1] for person in ("I3", "I2", "I1")]
    wanted = CLASSES[line.cls].split()
    return ["LL" if p == "L" and surface[0] == "ل" else p for p in wanted]


def _fits(prefix, suffix):
    """Say whether prefix and suffix go together (an article and a pronoun do not)."""
    if prefix[0] == "I":
        return suffix[:2] == "iv" and (prefix[:2] != "I1" or suffix not in ("iva", "ivu"))
    if prefix == "P":
        return suffix != "tanwin"
    return prefix == "C" or suffix in WITH_ARTICLE


def build(table) -> str:
    """Return the text of the database for a table of lemmas."""
    stem_lines, before, after = {}, {}, {}
    for line in table:
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
            if line.pos == "pron_rel" and surface.startswith("ال"):  # للذين
                before.setdefault("LL.bare", ["LL"])
                after.setdefault("LL.bare", endings)
                stem_lines[
                    f"{surface[1:]}\tLL.bare\tdiac:{vowelled[1:]} lex:{line.lemma} "
                    f"gloss:{gloss} pos:{line.pos} root:{line.root} "
                    f"d3tok:{vowelled[1:]} source:lex"
                ] = None
    stem_lines[GUESS] = None
    before["guess"], after["guess"] = ["C", "P", "A", "PA", "L"], ["bare"]
    used = {category for taken in before.values() for category in taken}
    prefixes = [prefix for prefix in _prefixes() if prefix[0] in used]
    firsts = list(dict.fromkeys(category for category, _, _ in prefixes))
    sections = [
        HEAD,
        "###PREFIXES###",
        *(_affix(*prefix) for prefix in prefixes),
        "###SUFFIXES###",
        *(_affix(*suffix) for suffix in _suffixes()),
        "###STEMS###",
        *stem_lines,
        "###TABLE AB###",
        *(f"{p} {s}" for p in firsts for s in before if p in before[s]),
        "###TABLE BC###",
        *(f"{s} {e}" for s in after for e in after[s]),
        "###TABLE AC###",
        *(f"{p} {e}" for p in firsts for e in SUFFIXES if _fits(p, e)),
    ]
    return "\n".join(sections) + "\n"


def _affix(category, vowelled, segments):
    surface = normalize(vowelled.replace("#", ""))
    return f"{surface}\t{category}\tdiac:{vowelled} d3tok:{segments}"


def _main():
    """Write the database beside the table."""
    size = DATABASE.write_bytes(build(read_table()).encode("utf-8"))
    print(f"{DATABASE.name}: {len(read_table())} lemmas, {size:,} bytes")


if __name__ == "__main__":
    _main()
