"""What the prose of side room slots says in words, counted again from the corpus."""

import pytest
from khitab import checks, load_corpus, phrases
from khitab.phrases import counts_by_text, dispersion, positions

CORPUS = load_corpus()
TOKENS = CORPUS.tokens()
NAME, TITLE, TERROR = "خليفة حفتر", "القائد العام", "مكافحة الإرهاب"
FORCES = "القوات الأجنبية والمرتزقة"


def texts_with(phrase, tokens=TOKENS, by="form"):
    table = counts_by_text(tokens, [phrase], by)
    return list(table[table["count"] > 0]["doc"])


def test_foreign_forces_and_mercenaries_stands_closed_in_two_sentences_and_open_in_one():
    closed = TOKENS.iloc[positions(TOKENS, FORCES)]
    opened = TOKENS.iloc[positions(TOKENS, "القوات الأجنبية * * والمرتزقة")]
    assert closed[["doc", "sentence"]].values.tolist() == [["002", 9], ["003", 18]]
    assert opened[["doc", "sentence"]].values.tolist() == [["002", 14]]


def test_the_first_frames_are_the_parties_and_the_historical_relations():
    frames = phrases.phrase_frames(TOKENS, n=4)
    first = frames[frames["docs"] != "001, 004"].head(5).reset_index()
    assert first["phrase"][0] == "بين * الأطراف الليبية" and first["fillers"][0] == 3
    assert list(first["phrase"][1:3]) == [
        "التاريخية التي * بين",
        "بين * والشعبين الشقيقين",
    ]
    assert first["phrase"][3] == "في ليبيا * على"


def test_stability_is_closely_linked_with_libya_in_002_and_with_sudan_in_003():
    frame = "أن استقرار * يرتبط ارتباطا وثيقا"
    assert frame in set(phrases.phrase_frames(TOKENS, n=6)["phrase"])
    at = positions(TOKENS, frame)
    places = TOKENS.iloc[at][["doc", "sentence"]].values.tolist()
    assert places == [["002", 3], ["003", 20]]
    assert list(TOKENS["form"].iloc[at + 2]) == ["ليبيا", "السودان"]


def test_the_name_is_in_all_texts_and_the_closed_formula_in_002_and_003():
    assert texts_with(NAME) == list(CORPUS.docs)
    assert texts_with(FORCES) == ["002", "003"]


def test_two_phrases_are_as_frequent_in_as_many_texts_but_one_is_lumped_in_the_shortest():
    table = dispersion(TOKENS, [TERROR, TITLE]).set_index("phrase")
    assert table["freq"].nunique() == table["text_range"].nunique() == 1
    dp = table["deviation_of_proportions"]
    assert dp[TITLE] > dp[TERROR]
    counts = counts_by_text(TOKENS, [TITLE]).set_index("doc")
    assert counts["count"].idxmax() == counts["n_tokens"].idxmin() == "003"


def test_the_title_is_the_least_even_by_all_three_measures():
    table = dispersion(TOKENS, [NAME, TERROR, TITLE]).set_index("phrase")
    assert table["deviation_of_proportions"].idxmax() == TITLE
    assert table["d_a"].idxmin() == table["kl_divergence"].idxmax() == TITLE


def test_biber_s_threshold_is_less_than_one_occurrence_and_the_kit_warns():
    with pytest.warns(UserWarning, match="decides nothing"):
        phrases.lexical_bundles(TOKENS, n=4, per_million=40, min_texts=2)


def test_dp_of_the_invented_corpus_is_three_quarters():
    assert checks.check("slots-b", 0.75).right and not checks.check("slots-b", 1.5).right


def test_forty_per_million_is_less_than_one_of_our_tokens():
    assert 2_000 < len(TOKENS) < 2_200 and 40 * len(TOKENS) / 1e6 < 1


def test_no_four_words_in_a_row_are_in_all_five_texts():
    assert phrases.recurring_phrases(TOKENS, (4, 4), 1, 5).empty
