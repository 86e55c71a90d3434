"""Inputs from other people's corpora, each with its right value (C35 to C54).

Those of spelling, sentences, loading and lengths are in the rooms' own `test_own_…`.
"""

import math
import warnings

import pandas as pd
import pytest
from khitab import comparison, framing, load_corpus, phrases
from khitab.concordance import kwic
from khitab.morphology import add_lemmas
from khitab.queries import NothingFound


def corpus(*texts, **columns):
    table = pd.DataFrame({"doc": list("abcdef"[: len(texts)]), "text": texts, **columns})
    return load_corpus(table.assign(period="1") if "period" not in table else table)


def test_a_number_in_a_query_is_never_left_out():  # C35
    killed = corpus("بلغ العدد 20 قتيلا")
    with pytest.raises(ValueError, match="'30' is a number"):
        kwic(killed.tokens(), "العدد 30 قتيلا")
    with pytest.warns(NothingFound):
        assert kwic(killed.tokens(others=True), "العدد 30 قتيلا").empty
    assert len(kwic(killed.tokens(others=True), "العدد 20 قتيلا")) == 1


def test_a_phrase_does_not_close_up_over_a_number_that_is_a_row():  # C36
    tokens = corpus("بلغ العدد 20 قتيلا", "بلغ العدد قتيلا").tokens(others=True)
    assert list(phrases.recurring_phrases(tokens)["phrase"]) == ["بلغ العدد"]


def test_quotation_marks_around_a_phrase_are_not_looked_for():  # C39
    tokens = corpus("قال الجيش").tokens()
    assert list(phrases.dispersion(tokens, ["«الجيش»"])["freq"]) == [1]


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("وبذلك", {"ذلك"}),  # C41
        ("خطأ", {"خطأ"}),  # C42
        ("أحيانا", {"أحيان", "حين", "أحيانا"}),  # C43
    ],
)
def test_no_lemma_is_cut_out_of_a_word(word, right):
    assert set(add_lemmas(corpus(word).tokens())["lemma"]) <= right


def test_a_verb_of_sharing_is_no_verb_of_saying():  # C44
    tokens = add_lemmas(corpus("يشارك الوفد").tokens())
    with warnings.catch_warnings(action="ignore"):
        assert kwic(tokens, "أشار", match="lemma").empty


def test_an_adjective_is_not_counted_as_the_noun_that_it_resembles():  # C45
    tokens = corpus("رجل قوي").tokens()
    with warnings.catch_warnings(action="ignore"):
        assert framing.occurrences(tokens, {"force": ["قوة"]}).empty


def test_a_test_groups_by_any_column_of_the_datasheet():  # C50
    own = corpus("قطر هنا", "مصر هنا", outlet=["North", "South"])
    tokens = own.tokens(metadata="outlet")
    hits = tokens[tokens["form"] == "قطر"]
    row = comparison.permutation_test(hits, tokens, "North", groups="outlet").iloc[0]
    assert (row["count"], row["n_tokens"], row["count_ref"]) == (1, 2, 0)


def test_of_nothing_and_nothing_there_is_no_percentage():  # C51
    assert math.isnan(comparison.diff_percent([0], [0], 10, 10)[0])


def test_a_number_of_lines_below_one_is_refused():  # C54
    with pytest.raises(ValueError, match="first is a whole number from 1"):
        kwic(corpus("قال الجيش").tokens(), "الجيش", first=-1)
