"""What the prose of lesson 04 says in words, counted again from the corpus."""

from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest
from khitab import checks, framing, load_corpus, morphology
from khitab.comparison import rates
from khitab.corpus import SEEDS
from scipy.stats import fisher_exact, poisson

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
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


def overlap(rows, a, b):
    low, high = rows["per_1000_low"], rows["per_1000_high"]
    return low[a] < high[b] and low[b] < high[a]


def by_luck(rows, a, b):
    """Fisher's p for two texts of a table: how often luck would part them so far."""
    pair = [rows.loc[doc, ["count", "n_tokens"]] for doc in (a, b)]
    return fisher_exact([[hits, size - hits] for hits, size in pair]).pvalue


def four_counts():
    """The four counts of "terrorism", by text: noun, family, issue, mentions."""
    words = framing.occurrences(TOKENS)
    marked = CORPUS.annotations("mentions")
    issue = words[words["frame"] == "terrorism"]
    rows = {
        "noun": morphology.find(TOKENS, "إرهاب"),
        "family": beginning("إرهاب"),
        "issue": issue,
        "mentions": framing.mentions(issue, TOKENS, spans=marked),
    }
    return {
        name: [int((found["doc"] == doc).sum()) for doc in CORPUS.docs]
        for name, found in rows.items()
    }


def test_every_form_of_the_family_irhab_belongs_to_it_by_the_reader_s_table():
    truth = pd.read_csv(SEEDS / "annotations" / "word_families.csv", dtype=str)
    yes = truth[truth["family"].isin(["إرهاب", "إرهابي"]) & (truth["belongs"] == "yes")]
    assert set(beginning("إرهاب")["form"]) == set(yes["form"]) & set(TOKENS["form"])


def test_by_frequency_004_leads_narrowly_and_two_texts_have_no_hit():
    count = table("إرهاب")["count"][CORPUS.docs].sort_values(ascending=False)
    assert list(count.index[:2]) == ["004", "000"] and count.iloc[0] - count.iloc[1] == 1
    assert (count[["002", "003"]] == 0).all()


def test_by_rate_000_comes_before_004():
    rate = table("إرهاب")["per_1000"]
    assert rate["000"] > rate["004"] == rate[["001", "002", "003", "004"]].max()


def test_004_is_by_far_the_longest_and_no_text_has_1000_tokens():
    size = TOKENS.groupby("doc").size().sort_values()
    assert size.index[-1] == "004" and size.iloc[-1] > 1.5 * size.iloc[-2]
    assert size.max() < 1000


def test_002_makes_most_of_the_foreign_words_of_its_period_and_003_is_little_above_001():
    count, rate = table(FOREIGN)["count"], table(FOREIGN)["per_1000"]
    assert count["002"] > count["2024"] / 2
    assert count["003"] == count["001"]
    assert 1 < rate["003"] / rate["001"] < 1.3


def test_by_period_foreign_words_are_more_frequent_in_2024_and_stand_in_all_texts_but_000():
    rows = table(FOREIGN)
    assert rows["per_1000"]["2024"] > rows["per_1000"]["2019"]
    assert list(rows["count"][CORPUS.docs] > 0) == [False, True, True, True, True]


def test_the_search_for_foreign_forces_catches_nothing_else():
    """Read by hand: foreign (f. sg., pl.), mercenaries, fighters, intervention(s)."""
    read = "الأجنبية الأجانب والمرتزقة والمقاتلين تدخلات التدخلات للتدخلات"
    assert set(beginning(FOREIGN)["form"]) == set(read.split())


def test_the_terrorism_rate_of_2019_lies_nearer_to_004():
    rate = table("إرهاب")["per_1000"]
    assert abs(rate["2019"] - rate["004"]) < abs(rate["2019"] - rate["001"])


def test_the_rate_of_000_is_nearly_twice_that_of_001_and_the_three_intervals_overlap():
    rows = table("إرهاب")
    assert 1.7 < rows["per_1000"]["000"] / rows["per_1000"]["001"] < 2
    assert all(overlap(rows, *pair) for pair in combinations(["000", "001", "004"], 2))
    assert by_luck(rows, "000", "001") > 0.25


def test_a_text_as_short_as_003_misses_the_word_two_times_in_a_hundred_at_the_rate_of_001():
    rows = table("إرهاب")
    expected = rows["per_1000"]["001"] * rows["n_tokens"]["003"] / 1000
    assert poisson.pmf(0, expected) == pytest.approx(0.02, abs=0.005)
    assert 0.9 < rows["per_1000_high"]["003"] / rows["per_1000"]["001"] < 1


def test_zero_hits_leave_room_for_37_in_n_and_the_rule_of_three_asks_for_one_limit_only():
    zeros = table("إرهاب").loc[["002", "003"]]
    room = zeros["per_1000_high"] * zeros["n_tokens"] / 1000
    assert list(room) == pytest.approx([3.7, 3.7], abs=0.05)
    assert poisson.cdf(0, room["003"]) == pytest.approx(0.025)
    assert poisson.cdf(0, 3) == pytest.approx(0.05, abs=0.001)


def test_four_of_the_five_hits_of_001_come_again_in_004_after_the_same_words():
    """The fourth but for an "and": 001.17 "and the terrorists", 004.34 "the terrorist"."""
    forms = TOKENS.groupby(["doc", "sentence"])["form"].agg(list)
    hits = beginning("إرهاب")
    assert (hits["doc"] == "001").sum() == 5
    again = {12: 31, 14: 32, 16: 33, 17: 34}
    for one, other in again.items():
        ends = []
        for place in ("001", one), ("004", other):
            at = next(i for i, form in enumerate(forms[place]) if "إرهاب" in form)
            ends.append([*forms[place][at - 3 : at], forms[place][at].removeprefix("و")])
        assert ends[0] == ends[1]
    assert set(again) < set(hits[hits["doc"] == "001"]["sentence"])


def test_terrorism_is_counted_in_four_ways_with_four_results():
    """Counted by hand in the tables of seeds/annotations: 7 + 4 + 9, and so on."""
    assert four_counts() == {
        "noun": [7, 4, 0, 0, 9],
        "family": [9, 5, 0, 0, 10],
        "issue": [10, 7, 0, 0, 14],
        "mentions": [9, 5, 0, 0, 11],
    }
    assert [sum(row) for row in four_counts().values()] == [20, 24, 31, 25]


def test_of_egypt_004_has_most_hits_and_002_the_highest_rate():
    rows = table("مصر").loc[CORPUS.docs]
    assert rows["count"].idxmax() == "004" and rows["per_1000"].idxmax() == "002"


def issue_and_mentions():
    words = framing.occurrences(TOKENS)
    issue = words[words["frame"] == "terrorism"]
    return issue, framing.mentions(issue, TOKENS, spans=CORPUS.annotations("mentions"))


def test_each_count_of_the_map_adds_one_lemma_to_the_one_before_it():
    """By lemma the map has the family that the search by beginning finds."""
    issue, _ = issue_and_mentions()
    assert set(issue["lemma"]) == {"إرهاب", "إرهابي", "متطرف"}
    family = issue[issue["lemma"] != "متطرف"]
    assert set(family["start"]) == set(beginning("إرهاب")["start"])
    assert (issue["lemma"] == "إرهاب").sum() == len(morphology.find(TOKENS, "إرهاب"))


def test_two_mentions_of_001_join_the_noun_and_an_extremist():
    issue, found = issue_and_mentions()
    assert (issue["doc"] == "001").sum() == 7 and (found["doc"] == "001").sum() == 5
    joined = found[(found["doc"] == "001") & (found["n_tokens"] > 1)]
    own = issue[issue["doc"] == "001"]
    held = [
        list(own[own["start"].between(m.start, m.end)]["lemma"])
        for m in joined.itertuples()
    ]
    assert held == [["إرهاب", "متطرف"]] * 2
    assert "الإرهاب والجماعات والميليشيات المتطرفة" in set(joined["phrase"])


def test_the_text_of_the_map_gives_the_counts_that_it_draws():
    """For those who cannot see it: noun, family, issue and mentions of each text."""
    cell = (NOTEBOOKS / "04_counting_honestly.ipynb").read_text("utf-8")
    for at, doc in enumerate(CORPUS.docs):
        noun, family, issue, mentions = [row[at] for row in four_counts().values()]
        if noun:
            assert f"{noun}, {family}, {issue} and {mentions} in" in cell, doc


def test_the_lessons_named_use_the_counts_named():
    code = {
        path.stem[:2]: path.read_text("utf-8") for path in NOTEBOOKS.glob("[01]*.ipynb")
    }
    assert 'match=\\"lemma\\"' in code["05"] and "str.contains(piece)" in code["06"]
    uses = [number for number in code if "framing.occurrences(" in code[number]]
    assert sorted(uses)[1:] == ["07", "08", "10", "11"]
    side = NOTEBOOKS / "side_terrorism.ipynb"
    assert "framing.mentions(" in side.read_text("utf-8")


def test_the_issue_adds_extremist_to_the_family_and_nothing_else():
    words = framing.occurrences(TOKENS)
    issue = words[words["frame"] == "terrorism"]
    added = issue[~issue["start"].isin(beginning("إرهاب")["start"])]
    assert set(added["lemma"]) == {"متطرف"} and len(added) == 7


@pytest.mark.parametrize(
    "name, answer",
    [
        ("04-a", "b"),
        ("04-b", 12.7),
        ("04-c", "c"),
        ("04-d", "a"),
        ("04-e", "c"),
        ("04-f", "d"),
    ],
)
def test_the_right_answer_is_taken_and_every_mistake_has_a_reply_of_its_own(name, answer):
    assert checks.check(name, answer).right is True
    key = checks.keys("04")[name]
    options = getattr(key, "options", None)
    wrong = options or [mistake() for mistake, _ in key.mistakes]
    replies = [checks.check(name, each).text for each in wrong]
    assert len(set(replies)) == len(replies)
    assert checks.check(name).right is None


def test_the_sentence_of_check_e_fits_mentions_and_from_001_alone_the_family_too():
    in_001 = {name: row[1] for name, row in four_counts().items()}
    in_004 = {name: row[4] for name, row in four_counts().items()}
    assert [name for name, count in in_001.items() if count == 5] == [
        "family",
        "mentions",
    ]
    assert [name for name, count in in_004.items() if count == 11] == ["mentions"]
