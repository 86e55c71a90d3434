"""Every reading that a lesson, a set or a reply prints is the one that the program gives.

The rule is in `khitab.morphology.readings` and, in short, in lesson 00.
"""

import ast
import html
import re
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from khitab import arabic, load_corpus, morphology
from khitab.morphology.analyses import counting, ranks
from start import lessons

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted([*ROOT.glob("notebooks/*.ipynb"), *ROOT.glob("solutions/*/*.ipynb")])
PAGES = [*NOTEBOOKS, *sorted(ROOT.glob("notebooks/checks/*.py"))]
PAGES += sorted(ROOT.glob("solutions/*/*.md"))
SPECIAL = "āīūĀĪŪḥṣḍṭẓḤṢḌṬẒʿʾ·"
WORD = re.compile(rf"[A-Za-z{SPECIAL}-]*[{SPECIAL}][A-Za-z{SPECIAL}-]*")
ITALIC = re.compile(r"(?<![\w*])\*([^*\n]{1,90})\*(?![*\w])")
PAIRED = re.compile(r'lang="ar"[^>]*>([^<]+)</bdi> \(\*([^*\n]+)\*')
# Words in italics that no token of the corpus and no lemma stands behind, and why not.
EXCEPTIONS = {
    "Khiṭāb": "the name of the kit",
    "muqāṭaʿa": "a word that the corpus lacks, which is the point",
    "ḥiṣār": "the same",
    "zaʿama": "the same",
    "iddaʿā": "the same",
    "zīr": "what cutting a letter off leaves",
    "ḥudūd": "a word to search for, which the corpus lacks",
}
# The same in the problem sets, whose words are invented for the task.
INVENTED = (
    "Miṣrāta turkī rūs taqṣīr tafāwuḍ taʾyīd faʾr fārra fāra saʾala sāla fāʾiz".split()
)
# A letter, an ending or a clitic by itself.
PART = re.compile(rf"-?[A-Za-z{SPECIAL}]{{1,2}}|s·h|-.+")
CLITICS = re.compile("^(?:(?:wa|fa|bi|li|ka|sa|al|l)-)+")


def known():
    """Every reading: of the tokens in their places, of all forms alone, of all lemmas."""
    words = morphology.add_lemmas(load_corpus().tokens(layers="all"))
    alone = {a.reading for form in set(words["form"]) for a in counting(form)}
    lemmas = {
        a.lemma_reading
        for lemma, _ in ranks()
        for a in counting(arabic.form(lemma))
    }  # fmt: skip
    return set(words["reading"]) | alone | set(words["lemma_reading"]) | lemmas


KNOWN = known()
STEMS = {CLITICS.sub("", reading) for reading in KNOWN}


def prose(path):
    """The text of a page: Markdown cells, a Markdown file, or the strings of a key."""
    if path.suffix == ".ipynb":
        cells = nbformat.read(path, as_version=4).cells
        return "\n\n".join(c.source for c in cells if c.cell_type == "markdown")
    text = path.read_text("utf-8")
    if path.suffix == ".md":
        return text
    nodes = ast.walk(ast.parse(text))
    return "\n\n".join(
        n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)
    )


def readings_in(path):
    text = re.sub(r"(?s)```.*?```", "", prose(path))
    spans = ITALIC.findall(text) if path.suffix != ".py" else [text]
    return sorted({word.rstrip("-") for span in spans for word in WORD.findall(span)})


def is_a_reading(word):
    """Whether the program gives `word`, with these or other clitics before it."""
    return any(
        each in KNOWN or CLITICS.sub("", each) in STEMS
        for each in (
            word,
            word[0].lower() + word[1:],
        )  # *Irhāb*, *Al-irhāb* begin a sentence
    )


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_reading_in_prose_is_one_that_the_program_gives(path):
    explained = {*EXCEPTIONS, *(INVENTED if "solutions" in path.parts else ())}
    words = [word for word in readings_in(path) if not PART.fullmatch(word)]
    assert [w for w in words if w not in explained and not is_a_reading(w)] == []


def read_so(text):
    """The readings that an Arabic phrase may have: alone, and in a place of the corpus."""
    forms = [arabic.form(token.token) for token in arabic.tokenize(text)]
    if len(forms) == 1:
        return {r for a in counting(forms[0]) for r in (a.reading, a.reading + "t")}
    table = pd.DataFrame({"doc": "x", "form": forms})
    return {" ".join(morphology.add_lemmas(table)["reading"])}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_an_arabic_word_and_the_reading_beside_it_are_the_same_word(path):
    odd = []
    for written, latin in PAIRED.findall(prose(path)):
        said = re.sub("[,…]", "", latin).split()
        forms = {form for form in arabic.split(written)[1::2]}
        if not all(counting(arabic.form(form)) for form in forms) or "-" in latin[-1:]:
            continue  # a word that the lexicon lacks, or a stem or clitic
        if " ".join(said) not in read_so(written):
            odd.append((written, latin, read_so(written)))
    assert odd == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_no_cell_types_a_list_of_readings(path):
    """A caption may name a family; a list of readings comes from the program."""
    cells = nbformat.read(path, as_version=4).cells
    typed = [
        cell.id
        for cell in cells
        if cell.cell_type == "code"
        and re.search(
            rf'\[[^]\n]*"[^"\n]*[{SPECIAL}][^"\n]*",\s*"[^"\n]*[{SPECIAL}]', cell.source
        )
    ]
    assert typed == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_letters_alone_are_shown_under_the_head_letters_only(path):
    lines = [
        line
        for cell in nbformat.read(path, as_version=4).cells
        for line in cell.source.splitlines()
        if "transliterate" in line and cell.cell_type == "code"
    ]
    # 05 gives it the vowelled lemma, which is no row of letters.
    assert [
        ln for ln in lines if "letters" not in ln and "lemma_vowelled" not in ln
    ] == []


def test_every_exception_is_needed():
    used = {word for path in PAGES for word in readings_in(path)}
    assert set(EXCEPTIONS) <= used
    assert [word for word in EXCEPTIONS if is_a_reading(word)] == []


# --- What the lessons show when they run ----------------------------------------------


def shown(path):
    """All that the displays of a lesson show, cards included."""
    names, out = {}, []
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type != "code" or "check(" in cell.source:
            continue
        tree = ast.parse(cell.source)
        last = (
            tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        )
        exec(compile(tree, cell.id, "exec"), names)
        if last is not None:
            value = eval(compile(ast.Expression(last.value), cell.id, "eval"), names)
            if hasattr(value, "_repr_html_"):
                markup = re.sub(
                    '<style>.*?</style>|data:image[^"]+', "", value._repr_html_()
                )
                out.append(html.unescape(re.sub("</?(?!span)[^>]*>", " ", markup)))
    return "\n".join(out)


@pytest.mark.slow
@pytest.mark.parametrize("path", lessons.find(), ids=lambda path: path.stem)
def test_every_reading_in_every_table_and_card_of_a_lesson_follows_the_rule(path):
    """It takes half a minute, for the lessons' code runs; the prose is read above."""
    if path.stem in ("side_your_own_corpus", "side_findings", "side_background"):
        pytest.skip("they show letters of a user's own words, none, or other names")
    text = shown(path)
    words = {word.rstrip("-") for word in WORD.findall(text)} - set(EXCEPTIONS)
    if path.stem == "side_letters":  # the column `letters`
        terms = pd.read_csv(ROOT / "seeds" / "annotations" / "terms.csv")["arabic"].head(
            7
        )
        words -= {word for term in terms for word in arabic.transliterate(term).split()}
    assert [
        w for w in sorted(words) if not PART.fullmatch(w) and not is_a_reading(w)
    ] == []
