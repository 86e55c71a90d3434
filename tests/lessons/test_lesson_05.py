"""What the prose of lesson 05 says in words, found again in the lines of the corpus."""

import pytest
from khitab import checks, load_corpus
from khitab.concordance import collocates, kwic
from khitab.morphology import add_lemmas, find

CORPUS = load_corpus()
TOKENS = CORPUS.tokens()
WORDS = add_lemmas(TOKENS)
TERRORISM, SUPPORT, COMBATING = "إرهاب", "دعم", "مكافحة"


def lines(node, span=1, match="lemma"):
    return kwic(WORDS, node, span=span, match=match)


def company(span=5, min_freq=2):
    """The collocates of terrorism, indexed by lemma, surest first."""
    table = collocates(WORDS, TERRORISM, span, "lemma", "lemma", min_freq=min_freq)
    return table.set_index("collocate")


def glosses(table):
    return set(
        WORDS.set_index("lemma")["gloss"].loc[list(table.index)].str.split("; ").explode()
    )


def sentence(doc, number):
    rows = CORPUS.sentences()
    return rows[(rows["doc"] == doc) & (rows["sentence"] == number)]["english"].item()


def test_line_1_of_the_role_has_the_context_before_it_and_which_after_it():
    first = kwic(TOKENS, "الدور", span=4).iloc[0]
    assert first["before"].split()[-1] == "السياق" and first["after"].split()[0] == "الذي"
    assert first["before"].split()[0] == "مثمنا"


def test_line_2_of_the_role_is_the_piece_shown_word_by_word_with_the_node_fifth():
    sentence_9 = WORDS[(WORDS["doc"] == "000") & (WORDS["sentence"] == 9)]
    line = kwic(TOKENS, "الدور", span=4).iloc[1]
    shown = list(sentence_9["token"].iloc[3:12])
    assert shown == f"{line['before']} {line['node']} {line['after']}".split()
    assert shown[4] == line["node"]


def test_the_search_by_form_misses_lines_and_the_search_by_part_catches_terrorist():
    by_lemma = lines(TERRORISM)
    missed = by_lemma[~by_lemma["start"].isin(lines("الإرهاب", match="form")["start"])]
    assert list(missed["node"]) == ["والإرهاب", "للإرهاب"]
    part = lines(TERRORISM, match="part")
    assert len(part) == len(by_lemma) + len(find(TOKENS, "إرهابي"))


def test_more_than_half_of_the_lines_have_combating_right_before_terrorism():
    before = lines(TERRORISM)["before"]
    assert before.str.endswith(COMBATING).sum() > len(before) / 2
    second = lines(TERRORISM, span=2)["before"].str.split().str[0]
    assert min((second == "كافة").sum(), second.isin(["جهود", "لجهود"]).sum()) > 1
    assert "ومكافحة" in set(before) and before.isin(["أشكال", "ضد"]).any()


def test_all_lines_but_two_set_something_against_terrorism():
    """Read by hand: combating (noun, verb), eliminating, all forms of, war against, confront."""
    against = ["مكافحة", "ومكافحة", "يكافح", "على", "أشكال", "ضد", "لمواجهة"]
    rest = lines(TERRORISM)
    rest = rest[~rest["before"].isin(against)]
    assert rest[["before", "node"]].values.tolist() == [
        ["ليبيا", "والإرهاب"],
        ["دعمها", "للإرهاب"],
    ]


def test_every_combating_is_combating_terrorism():
    combating = kwic(WORDS, COMBATING, span=1, match="lemma")
    assert set(combating["after"]) == {"الإرهاب"}
    assert company().loc[COMBATING, "O11"] == company().loc[COMBATING, "freq"]
    assert set(lines("كافح")["after"]) == {"الإرهاب"}


def test_one_sentence_with_the_noun_tells_of_an_incident_and_that_by_the_adjective():
    places = find(TOKENS, TERRORISM)[["doc", "sentence"]].drop_duplicates()
    english = {(d, s): sentence(d, s) for d, s in places.values}
    told = [at for at, text in english.items() if "incident" in text or "attack" in text]
    assert told == [("000", 8)] and "terrorist incident in Sinai" in english["000", 8]


def test_the_lines_with_no_word_after_terrorism_end_their_paragraph():
    ending = lines(TERRORISM)
    ending = ending[ending["after"] == ""]
    last = TOKENS.groupby(["doc", "paragraph"])["start"].max()
    assert len(ending) > 1 and set(ending["start"]) <= set(last)


def test_extremist_groups_and_militias_follow_terrorism_in_either_order():
    after = set(lines(TERRORISM, span=(0, 3))["after"])
    assert {"والجماعات والميليشيات المتطرفة", "والميليشيات والجماعات المتطرفة"} <= after


def test_the_two_open_places_of_eliminating_are_always_filled_with_all_forms_of():
    found = lines("القضاء على * * الإرهاب", span=3, match="form")
    assert set(found["node"]) == {"القضاء على كافة أشكال الإرهاب"} and len(found) > 2
    assert set(found[found.duplicated(["before", "after"], keep=False)]["doc"]) == {
        "001",
        "004",
    }


def test_doha_plays_the_negative_role_and_egypt_the_pivotal_one():
    found = lines("دور * الذي", span=(0, 2))
    assert found[["doc", "node", "after"]].values.tolist() == [
        ["000", "الدور السلبي الذي", "لعبته الدوحة"],
        ["002", "للدور المحوري الذي", "تلعبه مصر"],
    ]


def test_forces_have_four_owners_and_the_american_ones_are_not_called_foreign():
    after = lines("قوة")["after"]
    owners = {"المسلحة", "حكومة", "الأميركية", "الأجنبية"}
    assert owners <= set(after) and set(after) - owners == {"العلاقات", "الإقليمية"}
    american = lines("القوات الأميركية", span=6, match="form")
    assert not (american["before"] + american["after"]).str.contains("أجنب").any()


def test_less_than_one_combating_was_expected_and_a_quarter_of_the_support():
    near = company()
    assert near.index[0] == COMBATING and near["E11"].iloc[0] < 1
    assert near.loc[SUPPORT, "O11"] / near.loc[SUPPORT, "E11"] == pytest.approx(
        4, abs=0.25
    )
    assert (near["O11"].head(8) > 2 * near["E11"].head(8)).all()


def test_by_mi_words_that_are_near_once_are_level_with_combating():
    table = company(min_freq=1)
    top = table[table["mi"].round(9) == table["mi"].max().round(9)]
    assert {COMBATING, "مشكلة", "اقتصادي"} <= set(top.index)
    assert top.loc["مشكلة", "O11"] == 1 and (top["O11"] == top["freq"]).all()


def test_a_wide_span_keeps_the_top_and_changes_the_rest_and_a_narrow_one_leaves_two():
    five, ten = company().head(8), company(10).head(8)
    kept = {"combating", "extremist", "militia", "(with على) elimination"}
    assert kept <= glosses(five) & glosses(ten)
    assert {"state", "civil"} <= glosses(ten) - glosses(
        five
    ) and "security" not in glosses(ten)
    assert glosses(company((1, 0))) == {"combating", "form"}


def test_all_the_militia_near_terrorism_is_in_001_and_004():
    near = company()
    assert near.loc["ميليشيا", "texts"] == 2
    assert set(find(TOKENS, "ميليشيا")["doc"]) == {"001", "004"}


def test_of_the_lines_where_support_meets_terrorism_one_is_support_for_it():
    """Read by hand: for terrorism 1; for what opposes it 5; for peaceful solutions 2."""
    both = lines(SUPPORT, span=5)
    both = both[(both["before"] + both["after"]).str.contains("رهاب")]
    first = both["after"].str.split().str[0]
    assert (first == "للإرهاب").sum() == 1 and first.iloc[0] == "للإرهاب"
    assert set(first) == {"للإرهاب", "مصر", "جهود", "الحلول"}
    assert len(both) == company().loc[SUPPORT, "O11"]


def test_the_three_lines_read_closely_are_the_first_three_and_say_what_the_prose_says():
    assert "its support for terrorism" in sentence("000", 9) and "Doha" in sentence(
        "000", 9
    )
    assert "Egypt's support for the efforts at combating terrorism" in sentence("001", 12)
    assert "combating terrorism, supporting peaceful solutions" in sentence("001", 16)


def test_national_security_has_another_owner_in_each_of_its_three_texts():
    found = lines("أمن قومي", span=(0, 4))
    assert list(found["doc"]) == ["000", "002", "003"]
    assert [after.split()[0] for after in found["after"]] == ["العربي", "المصري", "لكل"]
    assert sum(node.startswith("ال") for node in found["node"]) == 1


@pytest.mark.parametrize(
    "name, answers",
    {
        "05-b": [18, 20, 6, 4, 3],
        "05-d": [12, 4, 5],
        "05-e": [8, 23, 0.7, 0.9, 1.9, 7],
    }.items(),
)
def test_each_mistake_foreseen_has_a_reply_of_its_own_and_none_is_right(name, answers):
    judge = checks.keys("05")[name]
    replies = [judge(answer) for answer in answers]
    assert not any(right for right, _ in replies)
    assert len({text for _, text in replies}) == len(answers)
    assert judge(round(judge.truth(), 1))[0]
