"""What the prose of side room alignment says in words, counted again from the corpus."""

import pytest
from khitab import load_corpus, reuse

TOKENS = load_corpus().tokens()
TEXTS = dict(list(TOKENS.groupby("doc")))
IRHAB = "إرهاب"


def words(doc, sentence):
    return list(TEXTS[doc][TEXTS[doc]["sentence"] == sentence]["form"])


def contained(a, b, n):
    return reuse.containment(TEXTS[a], TEXTS[b], n)


def pairs(n):
    """Containment of every text in every other, the pair of the lesson left out."""
    all_pairs = [(a, b) for a in TEXTS for b in TEXTS if a != b]
    return {p: contained(*p, n) for p in all_pairs if set(p) != {"001", "004"}}


def test_haftar_has_his_title_in_the_statement_of_004_and_nowhere_in_001():
    marshal = "المشير"
    assert marshal not in set(TEXTS["001"]["form"])
    assert marshal in words("004", 34)


def test_the_two_wordings_differ_by_one_letter_before_the_terrorists():
    assert words("001", 17)[15:19] == "السلاح والمقاتلين والإرهابيين الأجانب".split()
    assert words("004", 34)[17:21] == "السلاح والمقاتلين الإرهابيين الأجانب".split()


def test_each_of_the_two_sentences_has_one_word_of_the_family_irhab():
    for place in ("001", 17), ("004", 34):
        assert sum(IRHAB in form for form in words(*place)) == 1


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
