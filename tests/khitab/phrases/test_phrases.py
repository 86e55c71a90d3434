"""Phrases against a naive count, on the seeds, on random texts, and at the edges."""

import doctest
from collections import Counter, defaultdict
from itertools import groupby
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from khitab import coded, load_corpus, morphology, phrases
from khitab.phrases import counting, evenness, recurring_phrases
from random_tables import TEXTS, WORDS, table


def naive(tokens, n, min_freq=1, min_texts=1, by="form"):
    """The same counts, as anybody would write them."""
    freq, docs = Counter(), defaultdict(dict)
    rows = zip(tokens["doc"], tokens["paragraph"], tokens[by], strict=True)
    for (doc, _), paragraph in groupby(rows, key=lambda row: row[:2]):
        words = [word for _, _, word in paragraph]
        for length in range(n[0], n[1] + 1):
            for start in range(len(words) - length + 1):
                phrase = tuple(words[start : start + length])
                freq[phrase] += 1
                docs[phrase][doc] = True
    return {
        (" ".join(phrase), len(phrase), count, len(docs[phrase]), ", ".join(docs[phrase]))
        for phrase, count in freq.items()
        if count >= min_freq and len(docs[phrase]) >= min_texts
    }


def rows(result):
    return set(result[phrases.COLUMNS].itertuples(index=False, name=None))


# --- Counting -------------------------------------------------------------------------


@pytest.mark.parametrize("minima", [(1, 1), (2, 1), (2, 2), (4, 3)])
@pytest.mark.parametrize("by", ["form", "lemma", "pos"])
def test_the_seeds_give_what_a_naive_count_gives(by, minima):
    tokens = morphology.add_lemmas(load_corpus().tokens())
    found = recurring_phrases(tokens, (1, 8), *minima, by=by)
    assert rows(found) == naive(tokens, (1, 8), *minima, by=by)
    assert len(found) == len(rows(found))


@given(TEXTS, st.integers(1, 4), st.integers(0, 4), st.integers(1, 3), st.integers(1, 3))
def test_random_texts_give_what_a_naive_count_gives(texts, low, more, freq, text_min):
    tokens = table(texts)
    if len(tokens):
        found = recurring_phrases(tokens, (low, low + more), freq, text_min)
        assert rows(found) == naive(tokens, (low, low + more), freq, text_min)


@given(TEXTS)
def test_maximal_leaves_out_what_a_longer_phrase_of_the_table_explains(texts):
    """By the definition: inside a longer one with the same frequency and texts."""
    tokens = table(texts)
    if len(tokens):
        everything = rows(recurring_phrases(tokens, (1, 6), 2, 1))
        wanted = {
            row
            for row in everything
            if not any(
                f" {row[0]} " in f" {other[0]} "
                and other[1] > row[1]
                and other[2:] == row[2:]
                for other in everything
            )
        }
        assert rows(recurring_phrases(tokens, (1, 6), 2, 1, maximal=True)) == wanted


@given(TEXTS, st.integers(3, 5))
def test_running_ngrams_counted_by_pandas_are_the_table_of_phrases(texts, n):
    tokens = table(texts)
    if len(tokens):
        counts = phrases.ngrams(tokens, n)["phrase"].value_counts()
        found = recurring_phrases(tokens, n, 1, 1).set_index("phrase")["freq"]
        assert counts.to_dict() == found.to_dict()


def test_a_phrase_ends_with_its_paragraph_and_not_with_its_sentence():
    tokens = table(["قطر | في مصر", "قطر في | مصر"])
    assert list(recurring_phrases(tokens, min_freq=1, min_texts=1)["phrase"]) == [
        "في مصر",
        "قطر في",
    ]
    corpus = load_corpus()
    borders = corpus.tokens().groupby(["doc", "paragraph"])["sentence"].nunique()
    assert borders.max() > 1


def test_an_ngram_goes_from_its_first_word_to_the_end_of_its_last():
    """Two words, unless told otherwise; words are three letters and a space long."""
    tokens = table(["على قطر عند مصر | مصر"])
    tokens = tokens.assign(start=tokens["start"] * 4, end=tokens["start"] * 4 + 3)
    found = phrases.ngrams(tokens)
    assert found[["doc", "start", "end", "phrase"]].values.tolist() == [
        ["000", 0, 7, "على قطر"],
        ["000", 4, 11, "قطر عند"],
        ["000", 8, 15, "عند مصر"],
    ]


def test_a_phrase_ends_with_its_paragraph_whatever_the_next_one_is_called():
    tokens = table(["على قطر مصر في"]).assign(paragraph=["b", "b", "a", "a"])
    assert phrases.ngrams(tokens)["phrase"].tolist() == ["على قطر", "مصر في"]


def test_the_frequent_come_first_then_the_long_then_the_early():
    found = recurring_phrases(table(["في قطر على", "في قطر على", "مصر في قطر"]))
    assert list(found["phrase"]) == ["في قطر", "في قطر على", "قطر على"]


def test_a_short_phrase_read_first_comes_after_a_long_one_read_last():
    found = recurring_phrases(table(["قطر في مصر في"] * 2), n=(1, 2))
    assert found[["phrase", "freq"]].values.tolist() == [
        ["في", 4],
        ["قطر في", 2],
        ["في مصر", 2],
        ["مصر في", 2],
        ["قطر", 2],
        ["مصر", 2],
    ]


def test_one_repeated_sentence_is_one_maximal_phrase():
    tokens = table(["في قطر على مصر"] * 50)
    found = recurring_phrases(tokens, (2, None), maximal=True)
    assert found[["phrase", "freq", "texts"]].values.tolist() == [
        ["في قطر على مصر", 50, 50]
    ]


def test_a_word_repeated_over_and_over_overlaps_itself():
    found = recurring_phrases(table(["في في في في"]), (2, None), min_texts=1)
    assert found[["n", "freq"]].values.tolist() == [[2, 3], [3, 2]]


@pytest.mark.parametrize("texts", [["قطر"], ["قطر", "مصر"], ["في قطر", "على مصر"]])
def test_nothing_recurs_and_the_table_is_empty_with_its_columns(texts):
    full, empty = (
        recurring_phrases(table(["في قطر"] * 2)),
        recurring_phrases(table(texts)),
    )
    assert list(empty.columns) == phrases.COLUMNS and empty.empty
    assert list(empty.dtypes) == list(full.dtypes)
    assert phrases.phrase_frames(table(texts)).empty


def test_a_length_beyond_every_text_finds_nothing():
    assert recurring_phrases(table(["في قطر"] * 3), n=(5, 9)).empty
    assert phrases.ngrams(table(["في قطر"]), 7).empty


def test_keys_too_long_to_pack_are_sorted_all_the_same(monkeypatch):
    tokens = load_corpus().tokens()
    packed = recurring_phrases(tokens)
    monkeypatch.setattr(coded, "BITS", 20)
    assert recurring_phrases(tokens).equals(packed)


def test_texts_may_be_named_by_numbers():
    tokens = table(["في قطر"] * 2).assign(doc=[7, 7, 10, 10])
    assert recurring_phrases(tokens)["docs"].tolist() == ["7, 10"]


def test_a_categorical_column_counts_the_same():
    tokens = load_corpus().tokens()
    assert recurring_phrases(tokens.astype({"form": "category"})).equals(
        recurring_phrases(tokens)
    )


# --- Frames ---------------------------------------------------------------------------


@given(TEXTS, st.integers(3, 5), st.integers(1, 2))
def test_frames_are_what_replacing_a_word_by_a_star_gives(texts, n, min_texts):
    tokens = table(texts)
    if not len(tokens):
        return
    fillers, docs = defaultdict(Counter), defaultdict(set)
    for row in phrases.ngrams(tokens, n).itertuples():
        words = row.phrase.split()
        for slot in range(1, n - 1):
            frame = " ".join([*words[:slot], "*", *words[slot + 1 :]])
            fillers[frame][words[slot]] += 1
            docs[frame].add(row.doc)
    wanted = {
        (frame, each.total(), len(docs[frame]), len(each))
        for frame, each in fillers.items()
        if each.total() >= 2 and len(docs[frame]) >= min_texts and len(each) >= 2
    }
    found = phrases.phrase_frames(tokens, n, 2, min_texts)
    columns = ["phrase", "freq", "texts", "fillers"]
    assert set(found[columns].itertuples(index=False, name=None)) == wanted
    for row in found.itertuples():
        listed = dict(pair.rsplit(" ", 1) for pair in row.words.split(", "))
        assert {word: int(count) for word, count in listed.items()} == fillers[row.phrase]


def test_the_words_of_a_slot_stand_the_frequent_first():
    tokens = table(["على كل مصر", "على دعم مصر", "على دعم مصر"])
    assert phrases.phrase_frames(tokens)["words"].tolist() == ["دعم 2, كل 1"]


# --- Where phrases stand --------------------------------------------------------------


@given(TEXTS, st.lists(st.sampled_from([*WORDS, "*"]), min_size=1, max_size=4))
def test_positions_are_those_a_reader_finds(texts, words):
    tokens = table(texts)
    if not len(tokens) or set(words) == {"*"}:
        return
    wanted = []
    for row in range(len(tokens) - len(words) + 1):
        part = tokens.iloc[row : row + len(words)]
        same = len(part[["doc", "paragraph"]].drop_duplicates()) == 1
        pairs = zip(words, part["form"], strict=True)
        if same and all(word in ("*", form) for word, form in pairs):
            wanted.append(row)
    assert phrases.positions(tokens, " ".join(words)).tolist() == wanted


@pytest.mark.parametrize(
    ("texts", "frames"),
    [
        (["على قطر في | على مصر في"], []),
        (["على قطر في", "على قطر في"], []),
        (["على قطر في", "على مصر في"], ["على * في"]),
    ],
)
def test_a_frame_has_two_words_in_two_texts_unless_told_otherwise(texts, frames):
    assert phrases.phrase_frames(table(texts))["phrase"].tolist() == frames


def test_positions_agree_with_the_table_of_phrases():
    tokens = load_corpus().tokens()
    for row in recurring_phrases(tokens, maximal=True).itertuples():
        found = phrases.positions(tokens, row.phrase)
        assert len(found) == row.freq
        assert tokens["doc"].iloc[found].nunique() == row.texts


def test_counts_by_text_have_a_row_for_every_text():
    tokens = table(["في قطر في", "مصر", "في قطر"])
    counts = phrases.counts_by_text(tokens, ["في", "في قطر"])
    assert counts[["phrase", "doc", "count", "n_tokens"]].values.tolist() == [
        ["في", "000", 2, 3],
        ["في", "001", 0, 1],
        ["في", "002", 1, 2],
        ["في قطر", "000", 1, 3],
        ["في قطر", "001", 0, 1],
        ["في قطر", "002", 1, 2],
    ]


def test_texts_are_counted_in_the_order_of_the_tokens_and_not_of_their_names():
    tokens = table(["في قطر", "في"]).assign(doc=["b", "b", "a"])
    found = phrases.counts_by_text(tokens, ["في"])
    assert found[["doc", "count"]].values.tolist() == [["b", 1], ["a", 1]]


def test_counts_by_text_are_numbered_through_all_phrases():
    found = phrases.counts_by_text(table(["في قطر", "في"]), ["في", "قطر"])
    assert found.index.tolist() == [0, 1, 2, 3]


def test_counts_by_text_of_no_phrase_is_empty():
    assert phrases.counts_by_text(table(["في"]), []).empty


# --- Dispersion -----------------------------------------------------------------------

# Gries 2008: a corpus of 50 letters in five parts, and the letter a in it.
SIZES, COUNTS = [9, 10, 10, 10, 11], [1, 2, 3, 4, 5]


def test_dispersion_is_that_of_the_printed_example():
    assert phrases.text_range(COUNTS) == 5
    assert phrases.deviation_of_proportions(COUNTS, SIZES) == pytest.approx(0.18)
    assert phrases.juilland_d(COUNTS, SIZES) == pytest.approx(0.785, abs=0.0005)


def test_normalised_dp_divides_by_its_greatest_value():
    """By hand: all in the smallest part gives 1 − 9/50, and that is 1 when normalised."""
    assert phrases.deviation_of_proportions([7, 0, 0, 0, 0], SIZES) == pytest.approx(0.82)
    assert phrases.normalised_deviation_of_proportions(
        [7, 0, 0, 0, 0], SIZES
    ) == pytest.approx(1)


def test_evenly_spread_is_0_for_dp_and_1_for_d():
    assert phrases.deviation_of_proportions([1, 2, 3], [10, 20, 30]) == pytest.approx(0)
    assert phrases.juilland_d([1, 2, 3], [10, 20, 30]) == pytest.approx(1)
    assert phrases.juilland_d([0, 5, 0], [10, 10, 10]) == pytest.approx(0)


def test_two_texts_are_enough_for_dispersion():
    """By hand: all in one of two equal texts; DP is 1/2, and can be no more."""
    assert phrases.juilland_d([2, 0], [10, 10]) == pytest.approx(0)
    assert phrases.normalised_deviation_of_proportions([2, 0], [10, 10]) == 1


def test_one_text_or_no_occurrence_has_no_dispersion():
    assert np.isnan(phrases.juilland_d([3], [10]))
    assert np.isnan(phrases.normalised_deviation_of_proportions([3], [10]))
    assert np.isnan(phrases.deviation_of_proportions([0, 0], [10, 10]))
    assert np.isnan(phrases.d_a([3], [10])) and np.isnan(phrases.d_a([0, 0], [10, 10]))
    assert np.isnan(phrases.kl_divergence([0, 0], [10, 10]))
    assert phrases.kl_divergence([3], [10]) == 0


GOLD = pd.read_csv(Path(__file__).with_name("dispersion_gold.csv"))
MEASURES = {
    "deviation_of_proportions": phrases.deviation_of_proportions,
    "dp_norm": phrases.normalised_deviation_of_proportions,
    "juilland_d": phrases.juilland_d,
    "d_a": phrases.d_a,
    "kl_divergence": phrases.kl_divergence,
}


@pytest.mark.parametrize("name", MEASURES)
def test_dispersion_agrees_with_another_program_to_nine_digits(name):
    """Made by corpus-dispersion; its recipe is dispersion_gold.py, beside the values."""
    for row in GOLD.to_dict("records"):
        counts, sizes = (
            list(map(int, row[each].split())) for each in ("counts", "sizes")
        )
        assert MEASURES[name](counts, sizes) == pytest.approx(
            row[name], rel=1e-9, abs=1e-9
        )


def test_dispersion_agrees_with_what_tlda_prints():
    """Lyne's ALLEMAND in the README of the R package tlda (Sönning), where 1 is even.

    It prints D 0.6038797, DP 0.5009295 (1 − ours), D_A 0.3081640 and KLD 0.4665078, which
    is 1 − KLD / (1 + KLD). Elsewhere it also has a DP that is divided by the most it can
    be in the texts that have the word (Egbert and others 2020), which is not ours.
    """
    _, _, lyne, *_ = GOLD.to_dict("records")
    case = [list(map(int, lyne[each].split())) for each in ("counts", "sizes")]
    dp, kld = phrases.deviation_of_proportions(*case), phrases.kl_divergence(*case)
    found = [phrases.juilland_d(*case), 1 - dp, phrases.d_a(*case), 1 / (1 + kld)]
    assert found == pytest.approx([0.6038797, 0.5009295, 0.3081640, 0.4665078], abs=6e-8)


def test_a_short_text_counts_in_d_a_as_much_as_a_long_one_and_in_dp_less():
    """By hand: rates 0 and 1/10 either way; the shares are 10/110 and 100/110."""
    short, long = ([0, 1], [100, 10]), ([10, 0], [100, 10])
    assert phrases.d_a(*short) == phrases.d_a(*long) == pytest.approx(0)
    dp = phrases.deviation_of_proportions
    assert dp(*short) == pytest.approx(10 / 11) and dp(*long) == pytest.approx(1 / 11)


def test_the_most_that_kld_can_be_is_log2_of_one_by_the_smallest_share():
    """By hand: all in one of four equal texts, log2 4; even in all four, nothing."""
    assert phrases.kl_divergence([0, 3, 0, 0], [5, 5, 5, 5]) == pytest.approx(2)
    assert phrases.kl_divergence([3, 3, 3, 3], [5, 5, 5, 5]) == 0


def test_the_table_of_dispersion_holds_the_measures_of_each_phrase():
    row = phrases.dispersion(table(["في قطر في", "مصر", "في قطر"]), ["في"]).iloc[0]
    assert row["freq"] == 3 and row["text_range"] == 2
    assert row["deviation_of_proportions"] == pytest.approx((1 / 6 + 1 / 6 + 0) / 2)
    assert row["d_a"] == pytest.approx(1 - (1 / 6 + 2 / 3 + 1 / 2) / 2 / (7 / 6))
    assert row["kl_divergence"] == pytest.approx((2 * np.log2(4 / 3) + 0) / 3)


def test_dp_norm_is_dp_by_the_most_it_can_be():
    """By hand: once in 2 and once in 6 words; DP is 1/4, and at most 1 − 2/8 = 3/4."""
    tokens = table(["قطر في", "قطر في في في في في"])
    row = phrases.dispersion(tokens, ["قطر"]).iloc[0]
    assert row["deviation_of_proportions"] == pytest.approx(1 / 4)
    assert row["dp_norm"] == pytest.approx(1 / 3)


# --- Lexical bundles ------------------------------------------------------------------


def test_bundles_pass_both_thresholds():
    """Ten texts of 1,000 words: 400 per million are 4 of them, here in 3 texts or 2."""
    filler = [
        f"{a}{b}{c}" for a in "ابتثج" * 2 for b in "حخدذرزسشصض" for c in "طظعغفقكلمن"
    ]
    texts = [[filler[:500] + filler[:500]] for _ in range(10)]
    for text in (0, 1, 2, 2):
        texts[text][0] += ["في", "قطر"]
    for text in (3, 3, 4, 4):
        texts[text][0] += ["على", "مصر"]
    found = phrases.lexical_bundles(table(texts), 2, per_million=390, min_texts=3)
    small = found[found["freq"] < 10]
    assert small[["phrase", "freq", "texts"]].values.tolist() == [["في قطر", 4, 3]]
    size = sum(len(text[0]) for text in texts)
    assert small["per_million"].tolist() == [pytest.approx(4e6 / size)]


@pytest.mark.filterwarnings("ignore:.*threshold decides nothing")
@pytest.mark.parametrize(("n_texts", "found"), [(4, []), (5, ["في قطر على مصر"])])
def test_bundles_are_four_words_in_five_texts_unless_told_otherwise(n_texts, found):
    tokens = table(["في قطر على مصر"] * n_texts)
    assert phrases.lexical_bundles(tokens)["phrase"].tolist() == found


def test_bundles_on_five_texts_are_called_meaningless():
    with pytest.warns(UserWarning, match="0.084 occurrences among these 2097"):
        phrases.lexical_bundles(load_corpus().tokens())


# --- What is refused ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda t: recurring_phrases(t[:0]), "no tokens"),
        (lambda t: recurring_phrases("قطر"), "table of tokens"),
        (lambda t: recurring_phrases(t, by="lemma"), "'lemma'"),
        (lambda t: recurring_phrases(t, n=0), "not 0"),
        (lambda t: recurring_phrases(t, n=(5, 2)), "shortest to the longest"),
        (lambda t: recurring_phrases(t, n=(2, 3, 4)), "a pair"),
        (lambda t: recurring_phrases(t, n="2"), "a pair"),
        (lambda t: recurring_phrases(t, min_freq=0), "min_freq"),
        (lambda t: recurring_phrases(t, min_texts=1.5), "min_texts"),
        (lambda t: recurring_phrases(t[::-1]), "reading order"),
        (lambda t: recurring_phrases(t.iloc[[0, 2, 1, 3]]), "reading order"),
        (lambda t: recurring_phrases(t.iloc[[0, 0, 1]]), "reading order"),
        (lambda t: recurring_phrases(table(["في قطر على"]).iloc[[0, 2, 1]]), "reading"),
        (lambda t: recurring_phrases(t.iloc[[0, 2, 1]].drop(columns="start")), "order"),
        (lambda t: recurring_phrases(t.assign(form=None)), "empty"),
        (lambda t: recurring_phrases(t.assign(form=t["start"])), "not words"),
        (lambda t: phrases.phrase_frames(t, n=2), "from 3 on"),
        (lambda t: phrases.positions(t, " * "), "at least one word"),
        (lambda t: phrases.lexical_bundles(t, per_million=0), "per_million"),
        (lambda t: phrases.juilland_d([1, 2], [1]), "as many numbers as counts"),
        (lambda t: phrases.juilland_d([1, 2], [1, 0]), "none of them 0"),
        (lambda t: phrases.text_range([-1]), "none below 0"),
    ],
)
def test_what_can_not_be_counted_is_refused_in_plain_words(ask, said):
    with pytest.raises(ValueError, match=said):
        ask(table(["في قطر", "في قطر"]))


@pytest.mark.parametrize("module", [coded, counting, evenness])
def test_the_examples_are_true(module):
    assert doctest.testmod(module).failed == 0
