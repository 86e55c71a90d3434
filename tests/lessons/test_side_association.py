"""What the prose of side room association says in words, counted again."""

from khitab import load_corpus
from khitab.concordance import collocates
from khitab.morphology import add_lemmas

WORDS = add_lemmas(load_corpus().tokens())
TERRORISM, COMBATING = "إرهاب", "مكافحة"


def company(span=5, min_freq=2):
    """The collocates of terrorism, indexed by lemma, surest first."""
    table = collocates(WORDS, TERRORISM, span, "lemma", "lemma", min_freq=min_freq)
    return table.set_index("collocate")


def glosses(table):
    return set(
        WORDS.set_index("lemma")["gloss"].loc[list(table.index)].str.split("; ").explode()
    )


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


def test_in_the_figure_eight_words_are_observed_more_often_than_twice_the_expected():
    near = company().head(8)
    assert (near["O11"] > 2 * near["E11"]).all()
    assert glosses(near.head(1)) == {"combating"}


def test_elimination_is_fourth_by_log_likelihood_and_seventh_by_logdice():
    near = company().head(8)
    assert list(near.index).index("قضاء") == 3
    by_dice = near.sort_values("log_dice", ascending=False, kind="stable")
    assert list(by_dice.index).index("قضاء") == 6


def test_combating_calls_up_terrorism_and_terrorism_only_about_half_of_the_time():
    row = company((1, 0)).loc[COMBATING]
    assert row["delta_p_given_collocate"] > 0.99
    assert 0.5 <= row["delta_p_given_node"] < 0.6
    back = collocates(WORDS, COMBATING, (0, 1), "lemma", "lemma").set_index("collocate")
    assert back.loc[TERRORISM, "log_dice"] == row["log_dice"]


def test_with_the_node_s_frequency_in_place_of_the_tokens_near_it_mi_is_higher():
    near = company()
    nodes = (WORDS["lemma"] == TERRORISM).sum()
    assert nodes < near["R1"].iloc[0]
