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


def test_less_than_one_combating_was_expected_and_a_quarter_of_the_support():
    near = company()
    assert near.index[0] == COMBATING and near["E11"].iloc[0] < 1
    assert near.loc[SUPPORT, "O11"] / near.loc[SUPPORT, "E11"] == pytest.approx(
        4, abs=0.25
    )
    assert (near["O11"].head(8) > 2 * near["E11"].head(8)).all()


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


def roles():
    """Each line of "role": its text, its sentence and its words."""
    found = lines("دور", span=4)
    return found.merge(TOKENS[["doc", "start", "sentence"]])


def test_the_sentences_of_004_with_role_repeat_those_of_001():
    """The same word follows in both: the military institution, Egypt."""
    places = {}
    for line in roles().itertuples():
        places[line.doc, line.sentence] = line.after.split()[:1]
    pairs = {13: 31, 14: 32, 15: 33}
    assert all(places["001", one] == places["004", two] for one, two in pairs.items())
    assert sorted(n for doc, n in places if doc == "001") == [*pairs]
    assert sorted(n for doc, n in places if doc == "004") == [*pairs.values()]


def test_qatar_denied_such_charges_by_the_background_of_the_kit():
    told = CORPUS.annotations("background")
    assert told[told["id"] == "t24"]["what"].item().endswith("Qatar denies it.")


def test_the_two_quotations_that_open_the_lesson_are_in_the_translations():
    assert "the negative role that Doha played" in sentence("000", 9)
    assert "the pivotal role that Egypt plays" in sentence("002", 10)


def test_of_the_lines_of_role_two_blame_one_is_in_his_turn_and_the_rest_welcome_it():
    """Read by hand: what is done with the role, and by whom."""
    welcomed = {
        ("000", 5): ("Shoukry", "strengthening the role of the Libyan institutions"),
        ("000", 8): ("Egyptian Foreign Minister", "valuing"),
        ("001", 13): ("Cairo", "Cairo's support for the role"),
        ("001", 14): ("The Egyptian president", "affirmed the role"),
        ("001", 15): ("Haftar", "praised Egypt's role"),
        ("002", 10): ("Haftar", "deep appreciation of the pivotal role"),
        ("002", 11): ("Haftar", "praised the Egyptian role"),
        ("003", 18): ("the president", "valuing the pivotal role of the General Command"),
        ("004", 31): ("Al-Sisi", "likewise the role of the Libyan military institution"),
        ("004", 32): ("Al-Sisi", "affirmed the role"),
        ("004", 33): ("Haftar", "praised Egypt's role"),
    }
    blamed, none = [("000", 9)] * 2, [("003", 16)]
    places = [*roles()[["doc", "sentence"]].itertuples(index=False, name=None)]
    assert sorted(places) == sorted([*welcomed, *blamed, *none])
    assert all(part in sentence(*at) for at, parts in welcomed.items() for part in parts)
    assert sentence("003", 16).startswith("In his turn")


def test_lines_of_role_have_three_of_the_issues_of_gillings_and_mautner():
    """Read by hand: what "this" refers to, who renews (and so who speaks), nobody's role."""
    found = roles().set_index(["doc", "sentence"])
    assert found.loc[("000", 9), "before"].str.endswith("هذا").sum() == 1
    assert found.loc[("001", 13), "before"].split() == ["وجدد", "دعم", "القاهرة"]
    assert sentence("001", 13).startswith("He renewed Cairo's support")
    assert found.loc[("003", 16), ["before", "node"]].tolist() == ["", "وبدوره"]


def test_haftar_evaluates_egypt_s_role_and_egyptian_officials_the_army_s():
    """Where the praise is Haftar's the owner is Egypt; elsewhere it is Libyan."""
    praised = roles()[~roles()["sentence"].isin([16]) & (roles()["doc"] != "000")]
    own = praised["after"].str.contains("مصر|المصري")
    by_haftar = [sentence(*at) for at in praised[own][["doc", "sentence"]].values]
    assert all("Haftar" in text for text in by_haftar) and own.sum() == 4
    assert praised[~own]["after"].str.contains("العسكرية|للقيادة").all()


def test_interventions_are_countered_prevented_or_stopped_and_nobody_is_named():
    found = lines("تدخل", span=(2, 1))
    before = " ".join(found["before"])
    assert len(found) == 5 and found["after"].str.contains("ارجية").all()
    assert sum(before.count(word) for word in ("التصدي", "للتصدي", "منع", "وقف")) == 5


def test_the_doer_of_an_intervention_is_named_in_none_of_its_sentences():
    """The subjects there are Egyptian or Libyan: they counter it; states are not blamed."""
    places = find(TOKENS, "تدخل")[["doc", "sentence"]].drop_duplicates().values
    told = " ".join(sentence(doc, number) for doc, number in places)
    for state in ("Turkey", "Turkish", "Qatar", "Doha", "Russia", "American"):
        assert state not in told


@pytest.mark.parametrize(
    "name, answers",
    {
        "05-c": [1, 3, 14, 11],
        "05-e": [8, 23, 0.7, 0.9, 1.9, 7],
    }.items(),
)
def test_each_mistake_foreseen_has_a_reply_of_its_own_and_none_is_right(name, answers):
    judge = checks.keys("05")[name]
    replies = [judge(answer) for answer in answers]
    assert not any(right for right, _ in replies)
    assert len({text for _, text in replies}) == len(answers)
    assert judge(round(judge.truth(), 1))[0]
