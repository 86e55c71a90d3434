"""Word lists and summaries against counts by hand, by Counter, nltk and naive windows."""

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from khitab import load_corpus, morphology, phrases
from khitab.phrases import summary, vocabulary, word_list
from nltk import FreqDist
from random_tables import TEXTS, table


@pytest.fixture(scope="module")
def tokens():
    return morphology.add_lemmas(load_corpus().tokens())


# --- The word list --------------------------------------------------------------------


@pytest.mark.parametrize("by", ["form", "lemma", "token"])
def test_a_word_list_is_what_nltk_counts(tokens, by):
    found = word_list(tokens, by).set_index("type")
    assert found["freq"].to_dict() == dict(FreqDist(tokens[by]))
    assert found["texts"].to_dict() == tokens.groupby(by)["doc"].nunique().to_dict()
    assert found["per_1000"].sum() == pytest.approx(1000)


@given(TEXTS)
def test_each_word_is_as_dispersed_as_dispersion_says(texts):
    tokens = table(texts)
    if len(tokens):
        found = word_list(tokens)
        other = phrases.dispersion(tokens, list(found["type"]))
        assert found["freq"].tolist() == other["freq"].tolist()
        for name in ("deviation_of_proportions",):
            assert found[name].to_numpy() == pytest.approx(other[name].to_numpy())


def test_ranks_are_shared_and_the_first_read_comes_first():
    found = word_list(table(["مصر قطر في في", "قطر مصر على"]))
    assert found[["rank", "type", "freq"]].values.tolist() == [
        [1, "مصر", 2],
        [1, "قطر", 2],
        [1, "في", 2],
        [4, "على", 1],
    ]
    assert list(found.columns) == vocabulary.WORDS


def test_a_word_list_saved_for_a_spreadsheet_comes_back_as_it_was(tokens, tmp_path):
    """As the README shows: with a mark of UTF-8, by which a spreadsheet knows it."""
    found = word_list(tokens)
    found.to_csv(tmp_path / "table.csv", index=False, encoding="utf-8-sig")
    assert (tmp_path / "table.csv").read_bytes().startswith(b"\xef\xbb\xbfrank,")
    again = pd.read_csv(tmp_path / "table.csv", encoding="utf-8-sig")
    assert again["type"].tolist() == found["type"].tolist()


# --- The summary ----------------------------------------------------------------------


def naive_mattr(runs, window):
    """The mean share of types of all windows, one after the other."""
    shares = [
        len(set(words[start : start + window])) / window
        for words in runs
        for start in range(len(words) - window + 1)
    ]
    return np.mean(shares) if shares else np.nan


@given(TEXTS, st.integers(2, 6))
def test_a_summary_is_what_a_naive_count_gives(texts, window):
    tokens = table(texts)
    if not len(tokens):
        return
    tokens["half"] = np.where(tokens["doc"].astype(int) % 2, "odd", "even")
    wanted = []
    for keys in (["doc"], ["half"], None):
        groups = tokens.groupby(keys, sort=False) if keys else [(None, tokens)]
        for _, part in groups:
            counts = Counter(part["form"])
            runs = [list(words) for _, words in part.groupby("doc", sort=False)["form"]]
            once = sum(count == 1 for count in counts.values())
            wanted.append([len(runs), len(part), len(counts), once])
            wanted[-1] += [len(counts) / len(part), naive_mattr(runs, window)]
    found = summary(tokens, groups="half", window=window)
    assert found[vocabulary.MEASURES].to_numpy() == pytest.approx(
        np.array(wanted), nan_ok=True
    )


def test_the_summary_of_the_seeds_has_texts_then_periods_then_all(tokens):
    found = summary(tokens)
    assert found["level"].tolist() == ["text"] * 5 + ["period"] * 3 + ["all"]
    assert found["doc"].tolist() == ["000", "001", "002", "003", "004"] + [""] * 4
    periods = ["2017", "2019", "2024", "2024", "2019", "2017", "2019", "2024", ""]
    assert found["period"].tolist() == periods
    assert found["n_tokens"].tolist()[-1] == len(tokens) == 2097


def test_the_moving_average_is_what_another_program_measures(tokens):
    """LexicalRichness 0.5.1, mattr(window_size=100) of each text's forms."""
    found = summary(tokens).query("level == 'text'")["mattr"]
    assert found.tolist() == pytest.approx(
        [0.7965635739, 0.8478231293, 0.8278137652, 0.7961860465, 0.8371171171]
    )


def test_ttr_falls_as_a_text_goes_on_and_the_moving_average_does_not(tokens):
    one = tokens[tokens["doc"] == "004"].assign(doc="a", start=range(654))
    twice = pd.concat([one, one.assign(doc="b")])
    short, long = (summary(each).iloc[-1] for each in (one, twice))
    assert long["ttr"] == short["ttr"] / 2
    assert long["mattr"] == pytest.approx(short["mattr"])


def test_a_window_goes_over_no_text_and_no_group():
    tokens = table(["في قطر في", "في قطر في"])
    assert summary(tokens, window=3).iloc[-1]["mattr"] == pytest.approx(2 / 3)
    assert np.isnan(summary(tokens, window=4).iloc[-1]["mattr"])


def test_any_column_groups_and_what_a_text_has_several_of_is_empty_there(tokens):
    found = summary(tokens, groups="layer")
    assert found.query("level == 'text'")["layer"].unique().tolist() == [""]
    assert found.query("level == 'layer'")["n_tokens"].sum() == len(tokens)
    outlets = tokens.assign(outlet=tokens["doc"].map(lambda doc: f"o{int(doc) % 2}"))
    found = summary(outlets, groups="outlet")
    assert found["outlet"].tolist() == ["o0", "o1", "o0", "o1", "o0", "o0", "o1", ""]


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda t: word_list(t[:0]), "no tokens"),
        (lambda t: word_list(t, by="root"), "'root'"),
        (lambda t: summary(t, window=1), "window"),
        (lambda t: summary(t, groups="outlet"), "'outlet'"),
        (lambda t: summary(t, groups=["period"]), "one column"),
        (lambda t: summary(t.assign(outlet=None), groups="outlet"), "Fill it"),
    ],
)
def test_what_can_not_be_summed_up_is_refused_in_plain_words(ask, said):
    with pytest.raises(ValueError, match=said):
        ask(table(["في قطر"]))
