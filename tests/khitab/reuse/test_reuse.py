"""Reuse: passages counted on fingers, by comparing all pairs, and planted on purpose."""

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from khitab import load_corpus
from khitab.arabic import tokenize
from khitab.reuse import (
    PASSAGE_COLUMNS,
    alignment,
    containment,
    corpus_passages,
    count_once,
    in_passages,
    shared_passages,
)

settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
words = st.lists(st.sampled_from("ابت"), min_size=1, max_size=25)


def table(text, doc="a"):
    """The tokens of a raw text, or of a list of words with a space between them."""
    text = text if isinstance(text, str) else " ".join(text)
    tokens = pd.DataFrame(tokenize(text), columns=["start", "end", "token"])
    return tokens.assign(doc=doc, form=tokens["token"])


def together(*texts):
    tables = [table(text, doc) for doc, text in zip("abcdefgh", texts, strict=False)]
    return pd.concat(tables, ignore_index=True)


def spans(passages):
    return (
        passages[["start_a", "end_a", "start_b", "end_b", "n_tokens"]].to_numpy().tolist()
    )


def by_all_pairs(a, b, least):
    """Every longest run of equal words, found by comparing every word with every word."""
    found = []
    for i in range(len(a)):
        for j in range(len(b)):
            n = 0
            while i + n < len(a) and j + n < len(b) and a[i + n] == b[j + n]:
                n += 1
            goes_on = i and j and a[i - 1] == b[j - 1]
            if n >= least and not goes_on:
                found.append((i, i + n, j, j + n, n))
    return sorted(found)


def as_words(passages):
    """Offsets as word numbers, where every word is one letter and a space."""
    ends = passages[["start_a", "end_a", "start_b", "end_b"]].to_numpy() + [0, 1, 0, 1]
    return sorted(zip(*(ends // 2).T.tolist(), passages["n_tokens"], strict=True))


# --- Passages -------------------------------------------------------------------------


def test_a_passage_has_the_promised_columns_and_raw_offsets():
    """By hand: «مصر تدعم ليبيا» begins at 7 and at 8, and a comma does not matter."""
    found = shared_passages(
        table("أكد أن مصر، تدعم ليبيا."), table("قال «إن مصر تدعم ليبيا", "b"), 3
    )
    assert list(found.columns) == PASSAGE_COLUMNS
    assert spans(found) == [[7, 22, 8, 22, 3]]
    assert found.loc[0, "text_a"] == "مصر تدعم ليبيا"


@given(words, words, st.integers(1, 4))
def test_passages_are_those_that_comparing_all_pairs_finds(a, b, least):
    found = shared_passages(table(a), table(b, "b"), min_tokens=least)
    assert as_words(found) == by_all_pairs(a, b, least)


@given(st.lists(words, min_size=2, max_size=4))
def test_a_corpus_gives_the_passages_of_each_pair_of_its_texts(texts):
    found = corpus_passages(together(*texts), min_tokens=2)
    pairs = {(a, b): rows for (a, b), rows in found.groupby(["doc_a", "doc_b"])}
    for i, a in enumerate(texts):
        for j, b in enumerate(texts[i + 1 :], i + 1):
            rows = pairs.get(("abcd"[i], "abcd"[j]), found[:0])
            assert as_words(rows) == by_all_pairs(a, b, 2)


@given(st.lists(words, min_size=3, max_size=5))
def test_max_docs_leaves_out_only_what_is_made_of_formulas(texts):
    """What stays has a sequence of two words that stands in two texts and no more."""
    full = corpus_passages(together(*texts), min_tokens=2, max_docs=None)
    cut = corpus_passages(together(*texts), min_tokens=2, max_docs=2)

    def is_rare(text):
        pairs = pairwise(text.split())
        return any(sum(pair in set(pairwise(t)) for t in texts) <= 2 for pair in pairs)

    rare = full[full["text_a"].map(is_rare).astype(bool)]
    pd.testing.assert_frame_equal(cut, rare.reset_index(drop=True))


def test_a_passage_may_cross_paragraphs_but_no_text():
    tokens = together("ا ب\nت", "ا ب ت", "ث ا", "ب ت")
    found = corpus_passages(tokens, min_tokens=3)
    assert found[["doc_a", "doc_b", "n_tokens"]].to_numpy().tolist() == [["a", "b", 3]]


def test_runs_with_a_small_gap_are_one_passage():
    """By hand: 3 and 2 equal words with one other word between them in b."""
    a, b = table("ا ب ت ث ج"), table("ا ب ت خ ث ج", "b")
    assert spans(shared_passages(a, b, 2, max_gap=1)) == [[0, 9, 0, 11, 5]]
    assert len(shared_passages(a, b, 2, max_gap=0)) == 2


def test_a_gap_that_is_too_long_on_one_side_parts_two_passages():
    a, b = table("ا ب ت ث"), table("ا ب خ خ خ ت ث", "b")
    assert len(shared_passages(a, b, 2, max_gap=2)) == 2
    assert len(shared_passages(a, b, 2, max_gap=3)) == 1


def test_a_gap_leads_from_no_text_into_the_next():
    """By hand: what a shares with b ends where b does, and c goes on at once."""
    tokens = together("ا ب ج ت ث ح خ د ذ", "ا ب ش ت ث", "ح خ ص د ذ")
    found = corpus_passages(tokens, min_tokens=2, max_gap=1)
    assert found[["doc_a", "doc_b", "n_tokens"]].values.tolist() == [
        ["a", "b", 4],
        ["a", "c", 4],
    ]


def test_a_word_written_twice_does_not_part_a_passage_and_is_counted_once():
    """By hand: b repeats ت, which both runs hold; a's 5 words are counted once each."""
    a, b = table("ا ب ت ث ج"), table("ا ب ت ت ث ج", "b")
    assert spans(shared_passages(a, b, 2, max_gap=1)) == [[0, 9, 0, 11, 5]]


@given(words, words, st.integers(0, 3))
def test_a_chain_holds_its_runs_and_begins_and_ends_with_equal_words(a, b, gap):
    found = shared_passages(table(a), table(b, "b"), 2, max_gap=gap)
    for start_a, end_a, start_b, end_b, n in as_words(found):
        assert a[start_a] == b[start_b] and a[end_a - 1] == b[end_b - 1]
        assert 2 <= n <= min(end_a - start_a, end_b - start_b)


def test_words_can_be_compared_by_another_column():
    a = table("وقطر تدعم").assign(lemma=["قطر", "دعم"])
    b = table("قطر دعمت", "b").assign(lemma=["قطر", "دعم"])
    assert shared_passages(a, b, 2).empty
    assert len(shared_passages(a, b, 2, by="lemma")) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [("قطر", "في"), ("قطر", "قطر"), ("ا ب ت ث", "ج ح خ د"), ("ا ب ت", "ا ب ت")],
)
def test_texts_that_share_too_little_give_an_empty_table_with_all_columns(a, b):
    found = shared_passages(table(a), table(b, "b"))
    assert found.empty and list(found.columns) == PASSAGE_COLUMNS
    assert list(corpus_passages(together(a, b)).columns[2:]) == PASSAGE_COLUMNS


def test_a_corpus_that_is_one_repeated_sentence_gives_every_shift_of_it():
    """By hand: 3 against 2 copies of a sentence of 4 words line up in 4 ways."""
    found = corpus_passages(together("ا ب ت ث " * 3, "ا ب ت ث " * 2))
    assert sorted(found["n_tokens"]) == [4, 4, 8, 8]


def test_equal_texts_are_one_passage():
    text = load_corpus().tokens().query("doc == '000'")
    found = shared_passages(text, text.assign(doc="copy"), min_tokens=20)
    assert found["n_tokens"].tolist() == [len(text)]


def test_the_presidency_s_statement_is_found_in_001_and_004():
    """By reading: its last sentence ends both; 004 lacks the و before الإرهابيين."""
    corpus = load_corpus()
    tokens = corpus.tokens()
    a, b = (tokens[tokens["doc"] == doc] for doc in ("001", "004"))
    last = shared_passages(a, b, max_gap=3).iloc[-1]
    assert last["text_a"].endswith("السلاح والمقاتلين والإرهابيين الأجانب إلى داخل ليبيا")
    assert last["text_b"].endswith("السلاح والمقاتلين الإرهابيين الأجانب إلى داخل ليبيا")
    assert corpus.text("001")[last["start_a"] : last["end_a"]].startswith("أن حفتر، أشاد")


# --- Planted passages -----------------------------------------------------------------


def planted(n_texts=300, n_plants=60, length=40, edits=0.08, seed=1):
    """Random texts; some have a passage of another, with words changed and put in."""
    random = np.random.default_rng(seed)
    letters = np.array(list("ابتثجحخدرزسشصعفقكلمنهوي"))
    vocabulary = ["".join(row) for row in letters[random.integers(0, 23, (3000, 5))]]
    weights = 1 / (np.arange(3000) + 3.0)
    texts = random.choice(3000, (n_texts, 200), p=weights / weights.sum())
    truth = {}
    for a, b in random.choice(n_texts, (n_plants, 2), replace=False):
        a, b = sorted((int(a), int(b)))
        at_a, at_b = random.integers(0, 200 - length, 2)
        passage = []
        for word in texts[a, at_a : at_a + length]:
            passage += _edited(word, random) if random.random() < edits else [word]
        passage = passage[: 200 - at_b]
        texts[b, at_b : at_b + len(passage)] = passage
        truth[a, b] = set(range(at_a, at_a + length))
    names = np.repeat([f"{i:03}" for i in range(n_texts)], 200)
    forms = [vocabulary[i] for i in texts.ravel()]
    starts = np.tile(np.arange(200), n_texts)
    columns = {"doc": names, "start": starts, "end": starts + 1, "token": forms}
    return pd.DataFrame(columns).assign(form=forms), truth


def _edited(word, random):
    other = random.integers(0, 3000)
    return [[other], [word, other], []][random.integers(0, 3)]


def scored(edits):
    """The share of planted passages found, and recall and precision over their words."""
    tokens, truth = planted(edits=edits)
    found = {}
    passages = corpus_passages(tokens, max_gap=3)
    for row in passages[passages["n_tokens"] >= 8].itertuples():
        pair = int(row.doc_a), int(row.doc_b)
        found.setdefault(pair, set()).update(range(row.start_a, row.end_a))
    right = [len(found.get(pair, set()) & span) for pair, span in truth.items()]
    recall = sum(right) / sum(map(len, truth.values()))
    precision = sum(right) / sum(map(len, found.values()))
    return sum(map(bool, right)) / len(truth), recall, precision


@pytest.mark.parametrize("edits", [0, 0.04, 0.08])
def test_planted_passages_are_found_and_nothing_else(edits):
    passages, recall, precision = scored(edits)
    assert passages > 0.97 and recall > 0.9 and precision > 0.97


# --- Alignment ------------------------------------------------------------------------


def test_a_missing_letter_is_shown_as_a_letter():
    found = alignment("السلاح والمقاتلين والإرهابيين", "السلاح والمقاتلين الإرهابيين")
    assert found["kind"].tolist() == ["same", "same", "changed"]
    assert found.loc[2, "letters"] == [("و", ""), ("الإرهابيين", "الإرهابيين")]


def test_words_are_added_dropped_and_changed_only_in_their_marks():
    found = alignment("أكد الرئيس مشيدًا", "أكد المشير خليفة حفتر مشيدا")
    kinds = ["same", "only_a", "only_b", "only_b", "only_b", "marks"]
    assert found["kind"].tolist() == kinds


def test_of_two_pairs_that_cross_the_one_that_agrees_better_is_a_pair():
    """By hand: 7 of 8 letters agree in الوزيران / الوزيرات, 4 of 5 in مدرسة / مدرسي."""
    found = alignment("ذهب مدرسة الوزيران", "الوزيرات مدرسي")
    assert found[["token_a", "token_b", "kind"]].values.tolist() == [
        ["ذهب", "", "only_a"],
        ["مدرسة", "", "only_a"],
        ["الوزيران", "الوزيرات", "changed"],
        ["", "مدرسي", "only_b"],
    ]


def test_a_word_that_a_text_lacks_is_an_empty_span_where_it_would_stand():
    row = alignment("قال حفتر", "قال المشير حفتر").iloc[1]
    assert row[["start_a", "end_a", "token_a", "token_b"]].tolist() == [
        3,
        3,
        "",
        "المشير",
    ]


@given(words, words)
def test_an_alignment_has_each_word_of_both_texts_once_and_in_order(a, b):
    found = alignment(" ".join(a), " ".join(b))
    assert [word for word in found["token_a"] if word] == a
    assert [word for word in found["token_b"] if word] == b


@given(st.text("ابتو", max_size=8), st.text("ابتو", max_size=8))
def test_the_letters_of_a_pair_are_the_words(a, b):
    for row in alignment(a, b).itertuples():
        assert "".join(piece for piece, _ in row.letters) == row.token_a
        assert "".join(piece for _, piece in row.letters) == row.token_b


def test_an_alignment_of_a_passage_keeps_the_offsets_of_the_whole_texts():
    corpus = load_corpus()
    tokens = corpus.tokens()
    passages = corpus_passages(tokens[tokens["doc"].isin(["001", "004"])], max_gap=3)
    texts = corpus.text("001"), corpus.text("004")
    for passage in passages.itertuples():
        found = alignment(*texts, passage)
        for x, text in zip("ab", texts, strict=True):
            pieces = [text[i:j] for i, j in zip(found[f"start_{x}"], found[f"end_{x}"])]
            assert pieces == found[f"token_{x}"].tolist()


# --- Containment, and counting once ---------------------------------------------------


def test_containment_is_the_share_of_sequences_that_the_other_has():
    """By hand: ا ب, ب ت, ت ث; the second text has the first two of them."""
    a, b = table("ا ب ت ث"), table("ج ا ب ت", "b")
    assert containment(a, b, n=2) == pytest.approx(2 / 3)
    assert containment(a, a, n=4) == 1 and containment(a, b, n=4) == 0


def test_sequences_do_not_cross_from_one_text_into_the_next():
    assert containment(together("ا ب", "ت ث"), table("ب ت"), n=2) == 0


@pytest.mark.parametrize(
    ("keep", "left"),
    [("first", "aaaabb"), ("last", "aabbbb"), (["b"], "aabbbb"), (["a", "b"], "aaaabb")],
)
def test_a_passage_is_counted_once_in_the_text_that_is_named(keep, left):
    tokens = together("خ ا ب د", "ا ب ت ث")
    found = count_once(tokens, corpus_passages(tokens, 2), keep=keep)
    assert "".join(found["doc"]) == left


def test_a_passage_of_three_texts_stays_in_one_of_them():
    tokens = together("ا ب ت ث", "خ ا ب ت ث", "ا ب ت ث ج")
    found = count_once(tokens, corpus_passages(tokens))
    assert found["form"].tolist() == list("ابتثخج")


@given(st.lists(words, min_size=2, max_size=4))
def test_no_word_is_lost_from_the_corpus_by_counting_once(texts):
    tokens = together(*texts)
    found = count_once(tokens, corpus_passages(tokens, 2))
    assert set(found["form"]) == set(tokens["form"])
    first = tokens[tokens["doc"] == "a"]
    pd.testing.assert_frame_equal(found[found["doc"] == "a"], first)


def test_a_passage_stays_where_its_other_text_is_not_counted():
    tokens = together("ا ب ت ث", "ا ب ت ث")
    passages = corpus_passages(tokens)
    assert len(count_once(tokens[tokens["doc"] == "b"], passages)) == 4


def test_tokens_in_passages_are_those_inside_the_offsets():
    tokens = together("خ ا ب د", "ا ب ت ث")
    inside = in_passages(tokens, corpus_passages(tokens, 2))
    assert inside.tolist() == [False, True, True, False, True, True, False, False]


# --- Refusals -------------------------------------------------------------------------


OUTSIDE = {"start_a": 0, "end_a": 9, "start_b": 0, "end_b": 1}
NONE = corpus_passages(table("ا"))


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda: shared_passages(together("ا", "ب"), table("ا")), "holds several"),
        (lambda: shared_passages(table("ا"), table("")), "empty"),
        (lambda: shared_passages("ا ب", "ا ب"), "table of tokens"),
        (lambda: shared_passages(table("ا"), table("ا"), by="lemma"), "'lemma'"),
        (lambda: shared_passages(table("ا"), table("ا"), 0), "min_tokens is a whole"),
        (lambda: shared_passages(table("ا"), table("ا"), max_gap=-1), "max_gap is a"),
        (lambda: corpus_passages(table("ا"), max_docs=1), "max_docs is a whole"),
        (lambda: shared_passages(table("ا ب")[::-1], table("ا")), "reading order"),
        (lambda: containment(table("ا ب"), table("ا ب")), "no 4 words in a row"),
        (lambda: alignment("قطر", None), "two raw texts"),
        (lambda: alignment("ا", "ا", OUTSIDE), "0–9 is not inside"),
        (lambda: count_once(table("ا"), NONE, keep="oldest"), "keep is"),
        (lambda: count_once(table("ا"), NONE, keep=["z"]), "keep is"),
        (lambda: count_once(table("ا"), NONE[PASSAGE_COLUMNS]), "'doc_a'"),
    ],
)
def test_what_can_not_be_served_is_refused_in_plain_words(act, said):
    with pytest.raises(ValueError, match=said):
        act()
