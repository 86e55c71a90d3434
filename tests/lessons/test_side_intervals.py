"""What side room intervals says in words, counted again from the corpus."""

import numpy as np
import pytest
from khitab import checks, load_corpus
from khitab.comparison import rates

CORPUS = load_corpus()
TOKENS = CORPUS.tokens()
FOREIGN = "أجنب أجانب مرتزق مقاتل تدخل"
OPENINGS = ["", *"و ف ب ل ك ال وال فال بال كال لل ول وب وبال ولل".split()]


def beginning(stems, rows=TOKENS):
    strings = tuple(opening + stem for opening in OPENINGS for stem in stems.split())
    return rows[rows["form"].str.startswith(strings)]


def table(stems, rows=TOKENS):
    """The rates of a family: indexed by text, and by period behind them."""
    result = rates(beginning(stems, rows), rows)
    return result.set_index(result["doc"].where(result["doc"] != "", result["period"]))


def ratios(length=None):
    cut = TOKENS.groupby("doc").head(length or len(TOKENS))
    forms = cut.groupby("doc")["form"]
    return (forms.nunique() / forms.size()).sort_values(ascending=False)


def test_004_has_most_types_and_the_lowest_ratio_but_is_near_the_top_at_equal_length():
    assert TOKENS.groupby("doc")["form"].nunique().idxmax() == "004"
    assert ratios().index[-1] == "004"
    assert ratios(TOKENS.groupby("doc").size().min()).index[1] == "004"


def test_the_ratio_of_004_sinks_with_a_few_small_rises():
    forms = list(TOKENS[TOKENS["doc"] == "004"]["form"])
    ratio = [len(set(forms[:n])) / n for n in range(25, len(forms), 25)]
    steps = np.diff(ratio)
    assert ratio[0] > 0.8 and ratio[-1] < 0.6
    assert 0 < (steps > 0).sum() < len(steps) / 2 and steps.max() < 0.03


def test_fewer_than_a_fifth_of_the_invented_texts_have_the_count_of_001():
    expected = table("إرهاب")["count"]["001"]
    luck = np.random.default_rng(4).poisson(expected, size=1000)
    assert (luck == expected).mean() < 0.2 and luck.max() < 15


def test_one_list_in_002_holds_four_hits_for_foreign_forces():
    sentence = TOKENS[(TOKENS["doc"] == "002") & (TOKENS["sentence"] == 14)]
    words = sentence.iloc[8:13]
    assert list(words["form"]) == "القوات الأجنبية والمقاتلين الأجانب والمرتزقة".split()
    assert list(words.index.isin(beginning(FOREIGN).index)) == [False] + 4 * [True]


def test_004_is_second_of_five_at_the_length_of_003():
    sizes = TOKENS.groupby("doc").size()
    assert sizes.idxmin() == "003"
    assert list(ratios(sizes["003"]).index).index("004") == 1


@pytest.mark.parametrize("name, answer", [("intervals-a", "c"), ("intervals-b", 2)])
def test_the_right_answer_is_taken_and_every_mistake_has_a_reply_of_its_own(name, answer):
    assert checks.check(name, answer).right is True
    key = checks.keys("intervals")[name]
    options = getattr(key, "options", None)
    wrong = options or [mistake() for mistake, _ in key.mistakes]
    replies = [checks.check(name, each).text for each in wrong]
    assert len(set(replies)) == len(replies)
    assert checks.check(name).right is None
