"""Folders of texts that nobody here wrote become tokens and paragraphs (C03–C27, C53, C57)."""

import json
import os
from itertools import groupby
from pathlib import Path

import pytest
import regex
from khitab import concordance
from khitab.corpus import load_corpus


def folder(path, *texts):
    rows = [f"{number:03},2017\n" for number in range(len(texts))]
    (path / "datasheet.csv").write_text("doc,period\n" + "".join(rows), "utf-8")
    for number, text in enumerate(texts):
        (path / f"{number:03}.txt").write_bytes(text.encode())
    return path


@pytest.mark.parametrize(
    ("case", "text", "forms"),
    [
        ("C03", "ﺍﻟﻌﺮﺑﻴﺔ ﻟﻐﺔ", "العربية لغة"),
        ("C04", "أزﻣﺔ اﻟﻤﻴﺎه ﻓﻲ اﻟﺠﻨﻮب", "أزمة المياه في الجنوب"),
        ("C10", "ال\u200fجيش تقدم", "الجيش تقدم"),
    ],
)
def test_a_file_of_other_spellings_has_the_forms_of_the_usual_one(
    tmp_path, case, text, forms
):
    tokens = load_corpus(folder(tmp_path, text)).tokens()
    assert tokens["form"].tolist() == forms.split(), case


@pytest.mark.parametrize(
    ("case", "text", "node", "match", "count"),
    [
        ("C05", "الأزمة", "ﺍﻷﺯﻣﺔ", "form", 1),
        ("C08", "ذهب و ل محمد", "گوگل", "form", 0),
        ("C14", "ٱللَّهِ", "الله", "form", 1),
        ("C53", "إرهاب", "إرهاب", "form", 1),
    ],
)
def test_a_query_finds_what_has_its_form(tmp_path, case, text, node, match, count):
    tokens = load_corpus(folder(tmp_path, text)).tokens()
    assert len(concordance.kwic(tokens, node, match=match)) == count, case


@pytest.mark.parametrize(
    ("case", "end"),
    [
        ("C25", "\r"),
        ("C26", "\u2028"),
        *[("kind", end) for end in ("\u2029", "\x85", "\f", "\v", "\r\n", "\n\u200f\n")],
    ],
)
def test_every_line_break_ends_a_paragraph(tmp_path, case, end):
    tokens = load_corpus(folder(tmp_path, f"سطر أول{end}سطر ثان")).tokens()
    assert tokens["paragraph"].tolist() == [1, 1, 2, 2], case
    assert tokens["sentence"].tolist() == [1, 1, 2, 2], case


# Not part of the kit: `npm pack quran-json@3.1.2`, unpacked; its dist/quran.json.
QURAN = Path(os.environ.get("QURAN_JSON", "quran.json"))


@pytest.mark.skipif(not QURAN.is_file(), reason="QURAN_JSON names no file")
def test_the_quran_has_its_words_and_none_is_cut(tmp_path):
    """C57; the words between white space, but for ۞ in front of 199 of them."""
    suras = json.loads(QURAN.read_text("utf-8"))
    texts = ["\n".join(verse["text"] for verse in sura["verses"]) for sura in suras]
    tokens = load_corpus(folder(tmp_path, *texts)).tokens()
    written = [regex.sub(r"\p{So}", "", w) for text in texts for w in text.split()]
    assert len(tokens) == 77_429
    assert tokens["token"].tolist() == [word for word in written if word]
    assert len(concordance.kwic(tokens, "الله")) > 2_000
    verses = [len(sura["verses"]) for sura in suras]
    assert [len(list(rows)) for _, rows in groupby(
        tokens[["doc", "paragraph"]].drop_duplicates()["doc"]
    )] == verses  # fmt: skip
