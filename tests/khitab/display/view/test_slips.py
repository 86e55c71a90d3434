"""What a learner hands in by mistake is taken as it was meant, or refused in words."""

import pandas as pd
import pytest
from khitab import concordance, display, load_corpus, morphology, queries
from khitab.display.lines import page_of
from khitab.display.view.data import HIDDEN
from khitab.display.view.lines import MOST
from two_sentences import TABLES, folder

CORPUS = load_corpus()
TOKENS = CORPUS.tokens()
WORDS = morphology.add_lemmas(TOKENS)
LINES = concordance.kwic(TOKENS, "ليبيا", corpus=CORPUS)
FRAMES, VOICES = map(CORPUS.annotations, ("frames", "voices"))
FOUND = LINES.assign(frame="x")
COUNTS = pd.DataFrame({"frame": ["x"], "tokens": [len(LINES)]})


def one(text, doc="1"):
    return load_corpus(pd.DataFrame({"text": [text], "doc": [doc]}))


def reader(**options):
    return display.reader(CORPUS, "000", **options)


@pytest.mark.parametrize(
    ("slip", "told"),
    [
        (lambda: display.concordance(LINES, max_rows="30"), "whole number"),
        (lambda: display.concordance(LINES, max_rows=0), "from 1, not 0"),
        (lambda: display.concordance(LINES, corpus=TOKENS), "load_corpus"),
        (lambda: display.concordance(LINES.assign(doc=0)), "strings, but doc has 0"),
        (lambda: display.concordance(LINES.assign(start="x")), "whole numbers"),
        (lambda: display.findings(COUNTS, FOUND, None), "needs by="),
        (lambda: display.findings(COUNTS[["frame"]], FOUND, "frame"), "a count beside"),
        (lambda: display.findings(COUNTS.assign(n="many"), FOUND, "frame"), "'n' is not"),
        (lambda: display.findings(COUNTS, FOUND, "frame", corpus=TOKENS), "load_corpus"),
        (lambda: reader(show=3), "cannot show '3'"),
        (lambda: reader(frames=FRAMES.assign(start=0.5)), "whole numbers"),
    ],
)
def test_a_slip_is_told_in_words(slip, told):
    with pytest.raises(ValueError, match=told):
        slip()


@pytest.mark.parametrize("kind", ["str", "float", "Int64"])
def test_offsets_may_come_from_a_file(kind):
    edges = {"start": kind, "end": kind}
    shown = reader(
        frames=FRAMES.astype(edges), voices=VOICES.astype(edges), show="frames"
    )
    assert shown.text == reader(show="frames").text
    assert (
        page_of_lines(LINES.astype(edges))["sentences"]
        == page_of_lines(LINES)["sentences"]
    )


def page_of_lines(lines):
    lines = display.lines.sound(lines, [], "a test", CORPUS)
    return page_of(lines, lines["doc"].tolist(), corpus=CORPUS)


def test_an_empty_cell_of_a_file_is_an_empty_cell():
    assert "nan" not in display.concordance(LINES.assign(before=float("nan"))).text


@pytest.mark.parametrize("name", ["frame", "voice"])
def test_what_is_not_coded_yet_is_counted_and_not_marked(name):
    table = {"frame": FRAMES, "voice": VOICES}[name].copy()
    mine = table.index[table["doc"] == "000"]
    table.loc[mine[:2], name] = float("nan")
    shown = reader(**{f"{name}s": table}, show=f"{name}s")
    assert f"Not marked, since they have no {name} yet: 2." in shown.text


def test_what_was_looked_for_and_not_found_has_no_place_and_no_mark(tmp_path):
    corpus = folder(tmp_path, *TABLES)
    frames = corpus.annotations("frames").assign(looked_for="")
    more = {"doc": "1", "start": None, "end": None, "frame": "qatar", "looked_for": "قطر"}
    frames = pd.concat([frames, pd.DataFrame([more])], ignore_index=True)
    shown = display.reader(corpus, "1", frames=frames, show="frames").text
    assert shown == display.reader(corpus, "1", show="frames").text


def test_one_kind_of_layer_is_masked_as_a_string_and_none_as_none():
    text = display.reader(CORPUS, "002", mask="crawler_trace").text
    assert text.count(HIDDEN) == 1 and HIDDEN not in reader(mask=None).text


def test_by_may_be_one_column():
    told = display.findings(COUNTS, FOUND, "frame").text
    assert told == display.findings(COUNTS, FOUND, ["frame"]).text


def test_two_findings_without_captions_do_not_share_their_anchors():
    one = display.findings(COUNTS, FOUND, "frame").html
    two = display.findings(
        COUNTS.assign(frame="y"), FOUND.assign(frame="y"), "frame"
    ).html
    anchor = 'id="lines-'
    assert one.split(anchor)[1][:8] != two.split(anchor)[1][:8]


def test_no_lines_say_so_and_have_no_view():
    shown = display.concordance(LINES[:0], words=WORDS, corpus=CORPUS)
    assert "no rows" in shown.text and "<script" not in shown.html
    shown = display.findings(COUNTS[:0], FOUND[:0], "frame", words=WORDS, corpus=CORPUS)
    assert "<script" not in shown.html


def test_lines_without_a_word_have_no_field():
    line = {"doc": "a", "period": "1", "before": "", "node": "★", "after": ""}
    assert "<mark" not in display.concordance(pd.DataFrame([line] * 12)).text


def test_a_page_has_no_more_than_its_lines_take():
    text = " ".join(["قال."] * (MOST + 9))
    corpus = one(text)
    lines = concordance.every(corpus.tokens(), span=1, corpus=corpus).assign(frame="x")
    page = page_of(lines, lines["doc"].tolist(), corpus=corpus)
    assert len(page["lines"]["rows"]) == MOST
    counts = pd.DataFrame({"frame": ["x"], "tokens": [len(lines)]})
    shown = display.findings(counts, lines, "frame")
    assert f"the first 5,000 of {MOST + 9:,} lines" in shown.html


def test_a_table_of_keys_may_be_a_part_of_one_and_read_from_a_file():
    table = queries.keys(TOKENS)
    part = table[table["form"] == "ليبيا"].assign(gloss=float("nan"))
    assert queries.meant(part, "ليبيا")["form"].tolist() == ["ليبيا"]


def test_characters_beyond_the_first_65536_count_as_one():
    corpus = one("😀😀 قال حفتر", doc="a \"b' <x>")
    doc = corpus.docs[0]
    frames = pd.DataFrame({"doc": [doc], "start": [3], "end": [6], "frame": ["x"]})
    shown = display.reader(corpus, doc, frames=frames, show="frames").text
    assert "😀😀 [x] قال حفتر" in shown
