"""What the prose of lesson 06 says in words, counted again from the corpus."""

import pytest
from khitab import checks, load_corpus, morphology, phrases
from khitab.phrases import counts_by_text, dispersion, positions, recurring_phrases

CORPUS = load_corpus()
TOKENS = CORPUS.tokens()
WORDS = morphology.add_lemmas(TOKENS)
NAME, TITLE, TERROR = "خليفة حفتر", "القائد العام", "مكافحة الإرهاب"
FORCES = "القوات الأجنبية والمرتزقة"


def texts_with(phrase, tokens=TOKENS, by="form"):
    table = counts_by_text(tokens, [phrase], by)
    return list(table[table["count"] > 0]["doc"])


def naive(n):
    """The n-grams of each paragraph by slices of plain lists: {phrase: docs}."""
    found = {}
    for (doc, _), forms in TOKENS.groupby(["doc", "paragraph"])["form"]:
        forms = list(forms)
        for i in range(len(forms) - n + 1):
            found.setdefault(" ".join(forms[i : i + n]), []).append(doc)
    return found


def test_the_general_commander_goes_on_in_two_ways_of_the_army_and_of_the_forces():
    following = TOKENS["form"].iloc[positions(TOKENS, TITLE) + 2]
    assert set(following) == {"للجيش", "للقوات"}
    assert len(texts_with(TITLE)) == 3


def test_headlines_of_000_and_002_have_seven_and_ten_tokens():
    sizes = TOKENS[TOKENS["layer"] == "headline"].groupby("doc").size()
    assert (sizes["000"], sizes["002"]) == (7, 10)


def test_for_his_part_he_affirmed_is_a_run_across_a_comma():
    begin = TOKENS.iloc[positions(TOKENS, "من جانبه أكد")[0]]
    assert CORPUS.text(begin["doc"])[begin["start"] :].startswith("من جانبه، أكد")


def test_names_titles_formulas_and_crumbs_stand_among_the_first_fifteen():
    first = list(recurring_phrases(TOKENS)["phrase"][:15])
    assert {NAME, TITLE, TERROR, "مصر في"} <= set(first)


def test_the_minima_make_the_list_from_several_hundred_to_a_handful():
    def how_many(freq, texts):
        return len(recurring_phrases(TOKENS, (2, 8), freq, texts))

    assert how_many(2, 1) > 500 and how_many(4, 4) < 10
    assert how_many(2, 3) == how_many(3, 3) > how_many(4, 3)


def test_a_list_of_the_naive_count_is_as_long():
    recur = [p for n in range(2, 9) for p, docs in naive(n).items() if len(set(docs)) > 1]
    assert len(recur) == len(recurring_phrases(TOKENS))


def test_the_fragment_of_the_title_never_stands_alone_but_its_beginning_does_once():
    whole, fragment = "القائد العام للجيش الليبي", "العام للجيش الليبي"
    beginning = positions(TOKENS, "القائد العام للجيش")
    assert len(positions(TOKENS, fragment)) == len(positions(TOKENS, whole))
    after = list(TOKENS["form"].iloc[beginning + 3])
    assert sorted(set(after)) == ["الليبي", "الوطني"] and after.count("الوطني") == 1


def test_the_fragment_is_the_last_of_three_pieces_in_three_texts():
    found = recurring_phrases(TOKENS)
    pieces = found[found["phrase"].str.contains("العام للجيش") & (found["texts"] >= 3)]
    assert pieces["phrase"].iloc[-1] == "العام للجيش الليبي"
    assert set(pieces["texts"]) == {3}
    kept = recurring_phrases(TOKENS, (3, 8), min_texts=3, maximal=True)["phrase"]
    assert "العام للجيش الليبي" not in set(kept) and "القائد العام للجيش" in set(kept)


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


def test_by_lemma_twice_as_many_phrases_the_army_and_the_solution_among_them():
    lists = [
        recurring_phrases(WORDS, min_texts=4, maximal=True, by=by)["phrase"]
        for by in ("form", "lemma")
    ]
    assert len(lists[1]) == 2 * len(lists[0]) <= 30
    assert {"جيش ليبي", "حل سلمي", "تدخل خارجي", "ليبي على"} <= set(lists[1])


def test_libyan_on_joins_what_chance_put_side_by_side():
    """What stands before it differs: no one noun phrase comes back."""
    at = positions(WORDS, "ليبي على", by="lemma")
    assert WORDS["lemma"].iloc[at - 1].nunique() > 1


def test_only_the_name_stands_in_all_texts_and_the_terrorism_formulas_end_with_2019():
    assert texts_with(NAME) == list(CORPUS.docs)
    assert texts_with(TERROR) == ["000", "001", "004"]
    assert texts_with("القضاء على كافة أشكال الإرهاب") == ["001", "004"]
    assert texts_with(FORCES) == ["002", "003"]
    for title in ("المشير خليفة حفتر", "القائد العام للجيش الليبي"):
        assert texts_with(title) == ["002", "003", "004"]


def test_two_phrases_are_as_frequent_in_as_many_texts_but_one_is_lumped_in_the_shortest():
    table = dispersion(TOKENS, [TERROR, TITLE]).set_index("phrase")
    assert table["freq"].nunique() == table["text_range"].nunique() == 1
    dp = table["deviation_of_proportions"]
    assert dp[TITLE] > dp[TERROR]
    counts = counts_by_text(TOKENS, [TITLE]).set_index("doc")
    assert counts["count"].idxmax() == counts["n_tokens"].idxmin() == "003"


def test_the_libyan_army_has_the_highest_dp_by_form_and_stands_in_four_texts_by_lemma():
    army = "الجيش الليبي"
    dp = dispersion(TOKENS, [army, TERROR, TITLE, NAME])["deviation_of_proportions"]
    assert dp.idxmax() == 0 and texts_with(army) == ["000", "004"]
    assert counts_by_text(TOKENS, [army]).set_index("doc")["count"]["004"] > 4
    assert texts_with("جيش ليبي", WORDS, "lemma") == ["000", "002", "003", "004"]
    for doc in ("002", "003"):
        assert "للجيش" in set(TOKENS[TOKENS["doc"] == doc]["form"])


def test_biber_s_threshold_is_less_than_one_occurrence_and_the_kit_warns():
    with pytest.warns(UserWarning, match="decides nothing"):
        phrases.lexical_bundles(TOKENS, n=4, per_million=40, min_texts=2)


def test_only_001_and_004_share_phrases_of_eight_words_or_more():
    long = recurring_phrases(TOKENS, (5, None), maximal=True)
    assert set(long[long["n"] >= 8]["docs"]) == {"001, 004"}
    assert long[long["docs"] != "001, 004"]["n"].between(5, 7).all()
    eight = {tuple(sorted(set(docs))) for docs in naive(8).values()}
    assert {docs for docs in eight if len(docs) > 1} == {("001", "004")}


def test_the_longest_shared_phrases_are_two_and_one_holds_combating_terrorism():
    long = recurring_phrases(TOKENS, (5, None), maximal=True)
    longest = long[long["n"] == long["n"].max()]
    assert len(longest) == 2 and sum(TERROR in p for p in longest["phrase"]) == 1


def test_001_is_dated_four_days_after_004():
    dates = CORPUS.datasheet.set_index("doc")["date"]
    assert (dates["004"], dates["001"]) == ("2019-05-09", "2019-05-13")


def test_dp_of_the_invented_corpus_is_three_quarters():
    assert checks.check("06-f", 0.75).right and not checks.check("06-f", 1.5).right


def test_no_phrase_of_the_lemma_list_mixes_two_words_that_only_vowels_tell_apart():
    """14 of 603 lemmas do (نقل a transfer, to convey); in this list it does not matter."""
    by_lemma, vowelled = (
        recurring_phrases(WORDS, min_texts=4, maximal=True, by=by)[["freq", "docs"]]
        for by in ("lemma", "lemma_vowelled")
    )
    assert by_lemma.values.tolist() == vowelled.values.tolist()
    words = (
        WORDS.groupby("lemma")[["lemma_vowelled", "pos"]].agg(set).map(len).max(axis=1)
    )
    assert (len(words), (words > 1).sum()) == (603, 14)
