"""The data of a page: its pieces, their marks, and what cards and marks say."""

import json

import pandas as pd
import pytest
from khitab import display, load_corpus, morphology, reuse
from khitab.display.view.data import Cards, read
from two_sentences import COLUMNS, ENGLISH, TABLES, folder


@pytest.fixture
def aligned(tmp_path):
    return folder(tmp_path, *TABLES)


@pytest.fixture(scope="module")
def corpus():
    return load_corpus()


@pytest.fixture(scope="module")
def words(corpus):
    return morphology.add_lemmas(corpus.tokens())


def page(corpus, doc="1", words=None, **options):
    return read(corpus, [doc], Cards(words), **options)


def english(page, number=0):
    """The pieces of a translation with the switches of their marks."""
    looks = [page["looks"][row]["switch"] for row, *_ in page["marks"]]
    return [
        (text, [looks[m] for m in marks])
        for text, _, marks in page["sentences"][number]["en"]
    ]


# --- Pieces ---------------------------------------------------------------------------


@pytest.mark.parametrize("doc", ["000", "001", "002", "003", "004"])
def test_the_pieces_joined_are_the_raw_text_and_its_translation(corpus, words, doc):
    shared = reuse.corpus_passages(corpus.tokens(), min_tokens=8)
    told = page(corpus, doc, words, shared=shared)["sentences"]
    rows = corpus.subset(docs=doc).sentences(layers="all")
    assert ["".join(piece[0] for piece in each["ar"]) for each in told] == list(
        rows["text"]
    )
    joined = ["".join(piece[0] for piece in each["en"]) for each in told]
    assert joined == list(rows["english"])


def test_each_word_is_a_piece_with_its_own_card(corpus, words):
    told = page(corpus, "000", words)
    pieces = [piece for each in told["sentences"] for piece in each["ar"]]
    cards = [(text, told["words"][word][0]) for text, word, *_ in pieces if word >= 0]
    body = words[words["doc"] == "000"]
    assert cards == list(zip(body["token"], body["reading"]))


def test_a_card_has_sound_gloss_and_lines_whose_every_second_part_is_arabic(words):
    cards = Cards(words)
    assert cards.rows[cards.of("والإرهاب", "000", 29)] == [
        "wa-l-irhāb", "terrorism", ["lemma irhāb ", "إرهاب", ""],
        ["before it: ", "و", " and + ", "ال", " the"],
    ]  # fmt: skip


def test_a_mark_cuts_no_lam_from_its_alif(tmp_path):
    frames = pd.DataFrame([["1", 13, 19, "terrorism"]], columns=COLUMNS["frames"].split())
    told = page(folder(tmp_path), frames=frames)["sentences"][0]["ar"]
    assert [text for text, *_, marks in told if marks] == ["لإرهاب"]


def test_what_is_masked_reaches_no_page(corpus, words):
    told = page(corpus, "002", words, mask=["crawler_trace"])
    span = corpus.layers.query("kind == 'crawler_trace'").iloc[0]
    assert corpus.text("002")[span["start"] : span["end"]] not in json.dumps(told)
    assert [
        each["ar"] for each in told["sentences"] if each["kind"] == "crawler_trace"
    ] == [[["███", -1, -1, []]]]


def test_only_the_sentences_that_nodes_are_in_are_read(corpus):
    rows = corpus.sentences(layers="all").set_index(["doc", "sentence"])
    start = rows.loc[("002", 7), "start"] + 3
    told = page(corpus, "002", nodes=pd.DataFrame({"doc": ["002"], "start": [start]}))
    assert [each["id"] for each in told["sentences"]] == ["002.7"]
    used = {mark for piece in told["sentences"][0]["ar"] for mark in piece[3]}
    assert used == set(range(len(told["marks"])))


# --- Marks in both languages ----------------------------------------------------------


def test_an_english_piece_has_the_marks_of_its_arabic(aligned):
    assert english(page(aligned)) == [
        ("Haftar", ["voices"]), (" ", ["voices"]), ("said", ["voices"]), (" that ", []),
        ("terrorism", ["voices", "frames"]), (" ", ["voices"]), ("is", ["voices"]),
        (" ", ["voices"]), ("in", ["voices"]), (" ", ["voices"]), ("Libya", ["voices"]),
        (".", []),
    ]  # fmt: skip


def test_two_parts_of_one_chunk_have_its_number(aligned):
    chunks = {text: chunk for text, chunk, _ in page(aligned)["sentences"][0]["en"]}
    there = {text: chunk for text, _, chunk, _ in page(aligned)["sentences"][0]["ar"]}
    assert chunks["is"] == chunks["in"] == there["في"] >= 0
    assert chunks[" that "] == there[" "] == -1


def test_a_sentence_without_alignments_has_no_marks_in_its_english(aligned):
    assert english(page(aligned), 1) == [(ENGLISH[1], [])]


def test_a_corpus_without_alignments_says_so_and_marks_its_arabic(tmp_path):
    told = page(folder(tmp_path, "translations", "frames"))
    assert told["aligned"] is False and english(told) == [(ENGLISH[0], [])]
    assert [m for *_, m in told["sentences"][0]["ar"] if m] == [[0]]


def test_an_alignment_that_does_not_fit_its_translation_is_refused(tmp_path):
    rows = [["1", 0, 3, 8, 12, "said"]]
    corpus = folder(tmp_path, "translations", "alignments", alignments=rows)
    with pytest.raises(ValueError, match="'said' is not at 8–12 .* sentence 1.1"):
        page(corpus)


# --- What marks are about -------------------------------------------------------------


def about(page, switch):
    """{title: {name: line}} of the marks of a switch."""
    of = [each for each in page["marks"] if page["looks"][each[0]]["switch"] == switch]
    entries = [page["about"][row] for _, _, row in of]
    return {"".join(each["title"]): dict(map(tuple, each["rows"])) for each in entries}


def test_a_word_of_a_frame_is_about_its_row_of_the_codebook_and_its_coder(corpus, words):
    found = about(page(corpus, "000", words), "frames")["Qatar"]
    assert found["lemma"] == ["", "قطري", ""] and found["gloss"] == "Qatari"
    assert found["coded by"].startswith("a language model")


def test_without_lemmas_a_mark_is_about_all_words_of_its_frame(corpus):
    found = about(page(corpus, "000"), "frames")["Qatar"]
    assert {"قطر", "الدوحة"} <= set(found["the codebook has"]) and "coded by" in found


def test_a_voice_says_speaker_channel_and_mode(corpus):
    found = about(page(corpus, "000"), "voices")["Haftar, through Abu Zeid"]
    assert (found["speaker"], found["channel"]) == ("Haftar", "Abu Zeid")
    assert found["mode"] == "indirect" and "coded by" in found


def test_what_the_caller_hands_over_is_not_said_to_be_coded_by_ours(corpus):
    table = corpus.annotations("voices")
    assert "coded by" not in str(about(page(corpus, "000", voices=table), "voices"))


def test_a_page_says_who_matched_the_english(corpus, aligned):
    assert page(corpus, "000")["aligners"][0].startswith("a language model")
    assert page(aligned)["aligned"] and page(aligned)["aligners"] == []


def test_a_shared_passage_is_about_its_place_in_the_other_text(corpus):
    shared = reuse.corpus_passages(corpus.tokens(), min_tokens=8)
    for here, there in (("001", "004"), ("004", "001")):
        found = about(page(corpus, here, shared=shared), "shared")
        for title, each in found.items():
            assert title == f"also in {each['place there'].split(',')[0]}"
            assert int(each["equal words"]) >= 8
        assert any(title.startswith(f"also in {there}.") for title in found)


def test_frames_and_voices_at_one_word_are_both_there(aligned):
    told = page(aligned)
    marks = next(m for text, *_, m in told["sentences"][0]["ar"] if text == "الإرهاب")
    looks = [told["looks"][told["marks"][m][0]] for m in marks]
    assert [look["switch"] for look in looks] == ["voices", "frames"]
    assert len({look["sign"] for look in looks}) == 2


def test_a_key_looks_the_same_on_every_page(corpus):
    rows = [["000", 0, 4, "boats"], ["001", 0, 4, "planes"], ["001", 5, 9, "boats"]]
    frames = pd.DataFrame(rows, columns=COLUMNS["frames"].split())
    seen = {}
    for doc in ("000", "001"):
        for look in page(corpus, doc, frames=frames)["looks"]:
            if look["switch"] == "frames":
                seen.setdefault(look["key"], []).append((look["colour"], look["sign"]))
    assert seen["boats"][0] == seen["boats"][1] != seen["planes"][0]


# --- Switches -------------------------------------------------------------------------


def test_a_page_has_the_switches_that_its_tables_give(corpus, tmp_path):
    names = [name for name, *_ in page(corpus, "000")["switches"]]
    assert names == ["frames", "voices", "layers"]
    assert page(folder(tmp_path))["switches"] == []


def test_a_text_that_has_none_of_the_marks_says_so(corpus):
    shared = reuse.corpus_passages(corpus.tokens(), min_tokens=8)
    notes = {
        name: note for name, _, note in page(corpus, "000", shared=shared)["switches"]
    }
    assert notes["shared"].startswith("There are none") and notes["frames"] == ""


def frame(doc, start, end):
    return pd.DataFrame([[doc, start, end, "x"]], columns=COLUMNS["frames"].split())


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"show": "voice"}, "'voice'.*\"frames\""),
        ({"show": "shared"}, "'shared'.*shared="),
        ({"frames": "x"}, "a pandas DataFrame"),
        ({"voices": pd.DataFrame({"doc": ["000"]})}, "'start', 'end', 'voice'"),
        ({"shared": pd.DataFrame({"start_a": [1]})}, "corpus_passages"),
        ({"frames": frame("000", 5, 99999)}, "5–99999"),
        ({"frames": frame("000", 5, "x")}, "whole numbers"),
        ({"frames": frame(0, 5, 9)}, "dtype="),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_refused_in_plain_words(corpus, options, said):
    with pytest.raises(ValueError, match=said):
        display.reader(corpus, "000", **options)


def test_a_corpus_without_any_annotation_can_be_read():
    corpus = load_corpus(pd.DataFrame({"text": ["قال الوزير", "نفى الوزير"]}))
    assert "قال الوزير" in display.reader(corpus, "1").text


def test_the_table_without_scripts_shows_what_is_switched_on(corpus):
    shown = display.reader(corpus, "000", show=["frames", "voices"])
    table = shown.html.partition("<script")[0]
    assert "[Qatar] وقطر" in shown.text and "▲ terrorism" in table
    assert "▲" not in display.reader(corpus, "000").html.partition("<script")[0]
