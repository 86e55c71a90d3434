"""What the prose of side room alignment says in words, counted again from the corpus."""

import pytest
from khitab import load_corpus, reuse
from khitab.comparison import rates

CORPUS = load_corpus()
TOKENS, SENTENCES = CORPUS.tokens(), CORPUS.sentences()
TEXTS = dict(list(TOKENS.groupby("doc")))
PASSAGES = reuse.corpus_passages(TOKENS, min_tokens=8)
SHARED = reuse.in_passages(TOKENS, PASSAGES)
FAMILIES = {"terrorism": "إرهاب", "militias": "ليشيا", "support": "دعم"}


def words(doc, sentence):
    return list(TEXTS[doc][TEXTS[doc]["sentence"] == sentence]["form"])


def reused(least):
    found = reuse.corpus_passages(TOKENS, min_tokens=least)
    return reuse.in_passages(TOKENS, found).groupby(TOKENS["doc"]).sum()


def table(family, rows):
    """The rates of a family: indexed by text, and by period behind them."""
    hits = rows[rows["form"].str.contains(FAMILIES[family])]
    result = rates(hits, rows)
    return result.set_index(result["doc"].where(result["doc"] != "", result["period"]))


def contained(a, b, n):
    return reuse.containment(TEXTS[a], TEXTS[b], n)


def pairs(n):
    """Containment of every text in every other, the pair of the lesson left out."""
    all_pairs = [(a, b) for a in TEXTS for b in TEXTS if a != b]
    return {p: contained(*p, n) for p in all_pairs if set(p) != {"001", "004"}}


def test_only_001_and_004_share_eight_words_and_the_16th_halves_the_longest_run():
    assert set(PASSAGES["doc_a"]) == {"001"} and set(PASSAGES["doc_b"]) == {"004"}
    assert PASSAGES["n_tokens"].max() == 2 * 15 + 1


def test_the_longest_passage_outruns_most_sentences_and_crosses_a_full_stop():
    run = PASSAGES.loc[PASSAGES["n_tokens"].idxmax()]
    lengths = TOKENS.groupby(["doc", "sentence"]).size()
    assert (lengths < run["n_tokens"]).mean() > 0.5
    assert "." in CORPUS.text("001")[run["start_a"] : run["end_a"]]


def test_from_four_to_nine_001_and_004_keep_most_and_the_others_lose_all():
    four, nine = reused(4), reused(9)
    assert (nine[["000", "002", "003"]] == 0).all() and (four > 0).all()
    assert all(nine[doc] / four[doc] > 0.75 for doc in ("001", "004"))


def test_at_seven_a_title_is_still_shared_and_from_eight_to_nine_nothing_changes():
    seven = reuse.corpus_passages(TOKENS, min_tokens=7)
    title = seven[seven["doc_a"] == "002"]["text_a"]
    assert list(title) == ["القائد العام للجيش الليبي المشير خليفة حفتر"]
    assert (reused(8) == reused(9)).all()


def test_the_shared_words_fill_the_last_third_of_001():
    place = TEXTS["001"].reset_index(drop=True)
    here = SHARED[TEXTS["001"].index].reset_index(drop=True)
    start = here.idxmax() / len(place)
    assert 0.63 < start < 0.7 and here[here.idxmax() :].mean() > 0.8


def test_in_004_they_are_a_spot_in_sentence_22_and_a_block_in_the_second_half():
    found = TEXTS["004"][SHARED[TEXTS["004"].index]]
    assert list(found["sentence"].unique()) == [22, 31, 32, 33, 34]
    before = (TEXTS["004"]["sentence"] < 31).mean()
    assert before > 0.5 and (found["sentence"] == 22).mean() < 0.1


def test_haftar_has_his_title_in_the_statement_of_004_and_nowhere_in_001():
    marshal = "المشير"
    assert marshal not in set(TEXTS["001"]["form"])
    assert marshal in words("004", 34)


def test_the_two_wordings_differ_by_one_letter_before_the_terrorists():
    assert words("001", 17)[15:19] == "السلاح والمقاتلين والإرهابيين الأجانب".split()
    assert words("004", 34)[17:21] == "السلاح والمقاتلين الإرهابيين الأجانب".split()


def test_each_of_the_two_sentences_has_one_word_of_the_family_irhab():
    for place in ("001", 17), ("004", 34):
        assert sum(FAMILIES["terrorism"] in form for form in words(*place)) == 1


def test_a_quarter_of_001_is_in_004_less_the_other_way_and_no_other_pair_comes_near():
    assert contained("001", "004", 4) == pytest.approx(0.25, abs=0.02)
    assert contained("004", "001", 4) < 0.7 * contained("001", "004", 4)
    assert max(pairs(4).values()) < 0.05


def test_by_single_words_001_in_004_is_highest_but_stands_out_far_less():
    others = pairs(1).values()
    assert min(others) > 0.1
    assert max(others) < contained("001", "004", 1) < 2 * max(others)


def test_001_has_the_news_that_al_sisi_was_told_and_the_statement_of_004_does_not():
    told = "اطلع"
    assert told in words("001", 12) and told not in set(TEXTS["004"]["form"])


def test_001_has_a_verb_where_004_has_a_participle_and_both_go_on_with_one():
    one, two = words("001", 16), words("004", 33)
    assert one[0] == "وأكد" and "مؤكدا" in two
    assert any(form.startswith("ومشيدا") for form in one)
    assert any(form.startswith("ومشيدا") for form in two)


def test_by_rate_of_terrorism_words_004_is_above_001_and_counted_once_below():
    once = reuse.count_once(TOKENS, PASSAGES, keep="first")
    before, after = (table("terrorism", rows)["per_1000"] for rows in (TOKENS, once))
    assert before["004"] > before["001"] and after["004"] < after["001"]


def test_the_period_loses_a_quarter_of_its_terrorism_words_and_more_of_the_others():
    once = reuse.count_once(TOKENS, PASSAGES, keep="first")
    after, before = (
        {family: table(family, rows)["count"]["2019"] for family in FAMILIES}
        for rows in (once, TOKENS)
    )
    left = {family: after[family] / before[family] for family in FAMILIES}
    assert left["terrorism"] == pytest.approx(0.75, abs=0.03)
    assert max(left["militias"], left["support"]) < left["terrorism"]


@pytest.mark.parametrize("keep", ["first", "last"])
def test_the_rates_of_2019_fall_in_all_families_whichever_copy_is_kept(keep):
    once = reuse.count_once(TOKENS, PASSAGES, keep)
    for family in FAMILIES:
        before, after = (table(family, rows)["per_1000"] for rows in (TOKENS, once))
        assert after["2019"] < before["2019"]


def test_with_the_other_copy_kept_001_loses_all_militia_and_most_terrorism_words():
    once = reuse.count_once(TOKENS, PASSAGES, keep="last")
    assert table("militias", once)["count"]["001"] == 0
    after, before = (table("terrorism", rows)["count"]["001"] for rows in (once, TOKENS))
    assert after < before / 2


def test_without_the_april_passage_004_gets_one_word_of_each_family_back():
    may = PASSAGES[PASSAGES["start_b"] != PASSAGES["start_b"].min()]
    for family in FAMILIES:
        once, again = (
            table(family, reuse.count_once(TOKENS, found))["count"]["004"]
            for found in (PASSAGES, may)
        )
        assert again == once + 1


def test_000_shares_no_passage_and_yet_names_a_spokesman_three_times():
    assert not SHARED[TOKENS["doc"] == "000"].any()
    assert list(TEXTS["000"]["form"]).count("المتحدث") == 3


def test_more_than_a_quarter_of_001_stands_in_shared_passages():
    assert 0.25 < SHARED[TOKENS["doc"] == "001"].mean() < 1 / 3


def test_004_has_the_words_of_the_first_passage_twice_once_with_two_more():
    first, second = PASSAGES.iloc[0], PASSAGES.iloc[1]
    assert first["start_a"] == second["start_a"] and first["start_b"] < second["start_b"]
    assert second["n_tokens"] - first["n_tokens"] == 2


def test_001_renews_support_for_the_role_and_004_says_only_likewise_the_role():
    """The reply to alignment-d calls this the one place where the promise itself differs."""
    renewed, likewise = words("001", 13), words("004", 31)
    role, military = "دور", "المؤسسة"
    assert renewed[:5] == ["وجدد", "دعم", "القاهرة", "ل" + role, military]
    place = likewise.index("وكذلك")
    assert likewise[place + 1 : place + 3] == [role, military]
    assert not any("دعم" in word for word in likewise[place:])
