"""What the prose of lesson 06 says in words, counted again from the corpus."""

import pytest
from khitab import load_corpus, morphology, reuse
from khitab.comparison import rates
from khitab.phrases import counts_by_text, positions, recurring_phrases

CORPUS = load_corpus()
TOKENS, SENTENCES = CORPUS.tokens(), CORPUS.sentences()
WORDS = morphology.add_lemmas(TOKENS)
TEXTS = dict(list(TOKENS.groupby("doc")))
PASSAGES = reuse.corpus_passages(TOKENS, min_tokens=8)
SHARED = reuse.in_passages(TOKENS, PASSAGES)
FAMILIES = {"terrorism": "إرهاب", "militias": "ليشيا", "support": "دعم"}
NAME, TITLE, TERROR = "خليفة حفتر", "القائد العام", "مكافحة الإرهاب"
COUPLETS = ["مساندة دعم", "أمن استقرار", "وحدة سلامة", "تقدير احترام"]


def naive(n):
    """The n-grams of each paragraph by slices of plain lists: {phrase: docs}."""
    found = {}
    for (doc, _), forms in TOKENS.groupby(["doc", "paragraph"])["form"]:
        forms = list(forms)
        for i in range(len(forms) - n + 1):
            found.setdefault(" ".join(forms[i : i + n]), []).append(doc)
    return found


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


def english(doc, number):
    rows = SENTENCES[(SENTENCES["doc"] == doc) & (SENTENCES["sentence"] == number)]
    return rows["english"].item()


def briefing():
    outside = CORPUS.annotations("outside")
    may = outside[outside["event"] == "2019-05-09"]
    return may[may["proposition"] == "briefing"]


def couplets():
    """In which texts each couplet is, in its order and turned round."""
    found = {}
    for pair in COUPLETS:
        both = [pair, " ".join(pair.split()[::-1])]
        table = counts_by_text(WORDS, both, by="lemma", quiet=True)
        table = table[table["count"] > 0]
        found[pair] = [list(table[table["phrase"] == one]["doc"]) for one in both]
    return found


def test_the_wording_that_opens_the_lesson_is_in_both_translations():
    opening = (
        "for restoring the constituents of legitimacy, preparing the climate for reaching "
        "political solutions and carrying out the due constitutional steps"
    )
    assert opening in english("001", 13) and opening in english("004", 31)


def test_headlines_of_000_and_002_have_seven_and_ten_tokens():
    sizes = TOKENS[TOKENS["layer"] == "headline"].groupby("doc").size()
    assert (sizes["000"], sizes["002"]) == (7, 10)


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


def test_backing_and_support_is_haftar_s_in_000_and_turned_round_in_003():
    assert couplets()["مساندة دعم"] == [["000"], ["003"]]
    assert english("000", 7).startswith("For his part, #Haftar")
    assert "Egypt's backing and support" in english("000", 7)
    assert english("003", 19).startswith("President al-Sisi")
    assert "all forms of support and backing" in english("003", 19)


def test_these_were_said_eight_years_apart():
    """000 is of 2017; 003 recalls, at this place, the meeting of 8 December 2025."""
    dates = CORPUS.annotations("dates")
    recalled = dates[(dates["doc"] == "003") & (dates["date"] == "2025-12-08")]
    assert len(recalled) and "2017" in CORPUS.datasheet.set_index("doc")["period"]["000"]
    assert 2025 - 2017 == 8


def test_security_and_stability_turns_round_as_well_and_no_other_couplet_does():
    found = couplets()
    assert found["أمن استقرار"] == [["001", "002", "004"], ["001", "004"]]
    assert found["وحدة سلامة"][1] == found["تقدير احترام"][1] == []


def test_by_form_backing_and_support_never_recurs():
    recur = " | ".join(recurring_phrases(TOKENS, (2, 8))["phrase"])
    assert "ساندة" not in recur


def test_only_001_and_004_share_phrases_of_eight_words_or_more():
    long = recurring_phrases(TOKENS, (5, None), maximal=True)
    assert set(long[long["n"] >= 8]["docs"]) == {"001, 004"}
    assert long[long["docs"] != "001, 004"]["n"].between(5, 7).all()
    eight = {tuple(sorted(set(docs))) for docs in naive(8).values()}
    assert {docs for docs in eight if len(docs) > 1} == {("001", "004")}


def test_001_is_dated_four_days_after_004():
    dates = CORPUS.datasheet.set_index("doc")["date"]
    assert (dates["004"], dates["001"]) == ("2019-05-09", "2019-05-13")


def test_only_001_and_004_share_passages_of_eight_words():
    assert set(PASSAGES["doc_a"]) == {"001"} and set(PASSAGES["doc_b"]) == {"004"}


def test_from_four_to_nine_001_and_004_keep_most_and_the_others_lose_all():
    four, nine = reused(4), reused(9)
    assert (nine[["000", "002", "003"]] == 0).all() and (four > 0).all()
    assert all(nine[doc] / four[doc] > 0.75 for doc in ("001", "004"))


def test_at_seven_a_title_is_still_shared_and_from_eight_to_nine_nothing_changes():
    seven = reuse.corpus_passages(TOKENS, min_tokens=7)
    title = seven[seven["doc_a"] == "002"]["text_a"]
    assert list(title) == ["القائد العام للجيش الليبي المشير خليفة حفتر"]
    assert (reused(8) == reused(9)).all()


def test_004_has_the_words_of_the_first_passage_twice_once_with_two_more():
    first, second = PASSAGES.iloc[0], PASSAGES.iloc[1]
    assert first["start_a"] == second["start_a"] and first["start_b"] < second["start_b"]
    assert second["n_tokens"] - first["n_tokens"] == 2
    starts = SENTENCES[SENTENCES["doc"] == "004"].set_index("sentence")["start"]
    assert starts[22] < first["start_b"] < starts[23]
    assert starts[31] < second["start_b"] < starts[32]
    assert english("004", 22).startswith("In the first meeting")


def test_the_two_meetings_are_of_april_and_of_may():
    dates = CORPUS.annotations("dates")
    of_004 = dates[dates["doc"] == "004"]["date"].tolist()
    assert {"2019-04-14", "2019-05-09"} <= set(of_004)


def test_two_pages_quote_the_briefing_as_the_statement_s_words_after_one_agency():
    quoted = briefing()
    assert len(quoted) == 2 and set(quoted["certainty"]) == {"one agency"}
    assert list(quoted["arabic"].str.contains("المشير")) == [True, False]


def test_001_keeps_the_briefing_without_a_rank_and_004_lacks_it():
    end = "حفتر على مستجدات الأوضاع على الساحة الليبية"
    assert all(briefing()["arabic"].str.endswith(end))
    assert end in " ".join(words("001", 12)) and "اطلع" in words("001", 12)
    assert "المشير" not in set(TEXTS["001"]["form"])
    assert not {"اطلع", "مستجدات"} & set(TEXTS["004"]["form"])


def test_at_the_promises_001_names_the_spokesman_and_004_does_not():
    spokesman = "المتحدث"
    assert spokesman in words("001", 12)
    assert spokesman not in words("004", 31) + words("004", 32)
    assert spokesman in words("004", 33)


def test_001_renews_support_for_the_role_and_004_says_only_likewise_the_role():
    """The reply to 06-d calls this the one place where the promise itself differs."""
    renewed, likewise = words("001", 13), words("004", 31)
    role, military = "دور", "المؤسسة"
    assert renewed[:5] == ["وجدد", "دعم", "القاهرة", "ل" + role, military]
    place = likewise.index("وكذلك")
    assert likewise[place + 1 : place + 3] == [role, military]
    assert not any("دعم" in word for word in likewise[place:])


def test_a_quarter_of_001_is_in_004_less_the_other_way_and_no_other_pair_comes_near():
    assert contained("001", "004", 4) == pytest.approx(0.25, abs=0.02)
    assert contained("004", "001", 4) < 0.7 * contained("001", "004", 4)
    assert max(pairs(4).values()) < 0.05


def test_by_rate_of_terrorism_words_004_is_above_001_and_counted_once_below():
    once = reuse.count_once(TOKENS, PASSAGES, keep="first")
    before, after = (table("terrorism", rows)["per_1000"] for rows in (TOKENS, once))
    assert before["004"] > before["001"] and after["004"] < after["001"]


def test_that_it_is_below_hangs_on_004_22_and_with_the_first_row_left_out_it_is_above():
    with_it = reuse.count_once(TOKENS, PASSAGES, keep="first")
    without = reuse.count_once(TOKENS, PASSAGES[1:], keep="first")
    back = without[~without.index.isin(with_it.index)]
    assert set(back["doc"] + "." + back["sentence"].astype(str)) == {"004.22"}
    rate = table("terrorism", without)["per_1000"]
    assert rate["004"] > rate["001"]


@pytest.mark.parametrize("keep", ["first", "last"])
@pytest.mark.parametrize("left_out", [0, 1])
def test_the_rates_of_2019_fall_in_all_families_whichever_copy_is_kept(keep, left_out):
    """With 004.22, of another meeting, left in as well."""
    once = reuse.count_once(TOKENS, PASSAGES[left_out:], keep)
    for family in FAMILIES:
        before, after = (table(family, rows)["per_1000"] for rows in (TOKENS, once))
        assert after["2019"] < before["2019"]


def test_with_the_other_copy_kept_001_loses_all_militia_and_most_terrorism_words():
    once = reuse.count_once(TOKENS, PASSAGES, keep="last")
    assert table("militias", once)["count"]["001"] == 0
    after, before = (table("terrorism", rows)["count"]["001"] for rows in (once, TOKENS))
    assert after < before / 2


def test_000_shares_no_passage_and_yet_names_a_spokesman_three_times():
    assert not SHARED[TOKENS["doc"] == "000"].any()
    assert list(TEXTS["000"]["form"]).count("المتحدث") == 3


def test_more_than_a_quarter_of_001_stands_in_shared_passages():
    share = SHARED[TOKENS["doc"] == "001"].mean()
    assert share > 0.25 and share == pytest.approx(0.3, abs=0.02)
