"""What lesson 02 says in words is true of the five texts."""

import re
from pathlib import Path

import khitab
import nbformat
import pytest
from khitab import arabic, display

CORPUS = khitab.load_corpus()
FILE, BODY = CORPUS.tokens(layers="all"), CORPUS.tokens()
LABELLED = FILE.merge(CORPUS.layers[["doc", "paragraph", "kind"]])
LESSON = Path(khitab.__file__).parents[1] / "02_what_counts_as_the_text.ipynb"


def code(name):
    cells = nbformat.read(LESSON, as_version=4).cells
    return next(cell.source for cell in cells if cell.id == name)


def where(form):
    """The (doc, layer, kind) of every token with that form."""
    rows = LABELLED[LABELLED["form"] == form]
    return list(zip(rows["doc"], rows["layer"], rows["kind"]))


def text_004(tokens):
    return tokens[tokens["doc"] == "004"]["form"]


def test_iran_stands_in_the_ticker_of_004_and_in_no_article():
    assert set(where("إيران")) == {("004", "boilerplate", "ticker")}
    assert CORPUS.text("004").count("إيران") == len(where("إيران"))


def test_the_translated_ticker_lines_are_the_heading_and_its_first_headlines():
    spans = CORPUS.subset("004").layers
    spans = spans[spans["end"] <= 295]
    assert list(spans["kind"]) == ["section_label"] + ["ticker"] * 4


def test_the_line_that_is_blacked_out_is_the_whole_trace_of_the_crawler():
    trace = CORPUS.layers[CORPUS.layers["kind"] == "crawler_trace"]
    assert list(zip(trace["start"], trace["end"])) == [(2325, 2349)]
    shown = eval(code("layers-page"), {"display": display, "corpus": CORPUS})
    assert shown.text.count("███") == 1
    assert CORPUS.text("002")[2325:2349] not in shown.html + shown.text


def test_two_links_and_nothing_else_stand_where_the_lesson_quotes_them():
    links = CORPUS.layers[CORPUS.layers["kind"] == "related_link"]
    assert list(links["doc"]) == ["002", "002"]
    assert (links["start"].min(), links["end"].max()) == (452, 571)


def test_the_title_of_003_stands_twice_and_its_first_three_words_also_as_alt_text():
    text = CORPUS.text("003")
    title, first_words = text[114:191], text[114:135]
    assert text.count(title) == 2
    assert len(first_words.split()) == 3 and title.startswith(first_words)
    alt = CORPUS.layers[CORPUS.layers["kind"] == "alt_text"].iloc[0]
    assert text[alt.start : alt.end] == first_words
    assert text.count(first_words) > 2 * text.count(title)


@pytest.mark.parametrize(
    ("string", "split", "tokens"),
    [("#الجيش_الليبي", 1, 2), ("٩ الماء/مايو", 2, 2), ("المصرية ـ الليبية", 3, 2),
     ("الإرهاب،حيث", 1, 2), ("garaanews  إيران:", 2, 1), ("الـ13", 1, 1),
     ("قال #سامح_شكري: 26 يوليو/تموز", 4, 5)],
)  # fmt: skip
def test_the_awkward_strings_are_cut_as_counted_by_hand(string, split, tokens):
    assert (len(string.split()), len(arabic.tokenize(string))) == (split, tokens)


def test_the_awkward_strings_come_from_the_texts_they_are_said_to_come_from():
    pairs = re.findall(r'\("(\d{3}): [^"]*", "([^"]*)"\)', code("token-cases"))
    assert len(pairs) == 6
    for doc, string in pairs:
        assert string in CORPUS.text(doc).replace("\xa0", " "), string


def test_000_loses_no_token_and_004_more_than_the_others_together():
    lost = FILE["doc"].value_counts() - BODY["doc"].value_counts()
    assert lost["000"] == 0
    assert lost["004"] > lost.drop("004").sum()
    assert 1 / 6 < lost["004"] / FILE["doc"].value_counts()["004"] < 1 / 4


def test_only_003_swells_intelligence_and_field_marshal():
    for form, kinds in [
        ("المخابرات", {"duplicate_title", "alt_text", "caption"}),
        ("المشير", {"caption"}),
    ]:
        extra = {place for place in where(form) if place[1] == "boilerplate"}
        assert extra == {("003", "boilerplate", kind) for kind in kinds}


def test_the_captions_add_half_as_many_field_marshals_again_and_only_003_has_any():
    in_003 = [layer for doc, layer, _ in where("المشير") if doc == "003"]
    captions = in_003.count("boilerplate")
    assert 2 * captions == len(in_003) - captions
    assert set(CORPUS.layers[CORPUS.layers["kind"] == "caption"]["doc"]) == {"003"}


def test_the_two_forms_that_vanish_are_in_no_article_and_militias_are_spelt_otherwise():
    words = dict(re.findall(r'\("([^"]+)", "([^"]+)"\)', code("swell-words")))
    vanish = {name for name, form in words.items() if not (BODY["form"] == form).any()}
    assert vanish == {"Iran", "the militias"}
    spelt = BODY[BODY["form"].str.contains("ليشيات")]
    assert set(spelt["doc"]) == {"001", "004"}


def test_terrorism_hardly_changes():
    extra = [place for place in where("الإرهاب") if place[1] == "boilerplate"]
    assert extra == [("004", "boilerplate", "ticker")]


def test_one_ticker_headline_of_004_speaks_of_terrorism():
    rows = LABELLED[(LABELLED["doc"] == "004") & (LABELLED["layer"] == "boilerplate")]
    found = rows[rows["form"].str.contains("إرهاب")]
    assert list(found["kind"]) == ["ticker"]
    before = rows["end"] == found["start"].item() - 1
    assert list(rows[before]["form"]) == ["لمكافحة"]


def test_with_boilerplate_terrorism_in_004_is_counted_once_more_and_is_thinner():
    file, body = text_004(FILE), text_004(BODY)
    hits = [forms.str.contains("إرهاب").sum() for forms in (file, body)]
    assert hits[0] == hits[1] + 1
    assert hits[0] / len(file) < hits[1] / len(body)


def test_without_headlines_the_noun_qatar_vanishes_but_qatari_and_doha_remain():
    qatar = BODY[BODY["form"].str.fullmatch("[وفبكل]*قطر")]
    assert list(zip(qatar["doc"], qatar["layer"])) == [("000", "headline")]
    paragraphs = BODY[BODY["layer"] == "paragraph"]["form"]
    assert {"القطرية", "الدوحة"} <= set(paragraphs)


def test_only_003_and_004_have_headings():
    assert set(BODY[BODY["layer"] == "heading"]["doc"]) == {"003", "004"}


def test_the_ticker_outweighs_all_other_boilerplate_with_and_without_captions():
    size = LABELLED[LABELLED["layer"] == "boilerplate"]["kind"].value_counts()
    assert size["ticker"] > size.drop("ticker").sum()
