"""What the prose of side room foreign forces says, found again in texts and annotations."""

import pandas as pd
import pytest
from khitab import checks, framing, load_corpus, morphology, voices
from khitab.concordance import kwic
from khitab.corpus import SEEDS

FRAME = "foreign_forces"
CORPUS = load_corpus()
SENTENCES = CORPUS.sentences()
WORDS = morphology.add_lemmas(CORPUS.tokens())
SAID = voices.who_says(WORDS, CORPUS.annotations("voices"))
HITS = framing.occurrences(SAID).query("frame == @FRAME").merge(SAID)
MARKED = CORPUS.annotations("mentions").query("frame == @FRAME")
MENTIONS = framing.mentions(HITS, WORDS, spans=MARKED)
CODES = CORPUS.annotations("coding_1").query("frame == @FRAME")
YES = CODES[CODES["present"].astype(int) == 1]
DESK = {
    "outside": "*خارج*", "forces": "*قوات*", "foreign": "*أجنب*",
    "intervention": "*تدخل*", "mercenary": "*مرتزق*", "weapons": "*سلاح*",
}  # fmt: skip


def score(*names):
    """The sentences as the desk list, or some of its words, and coder 1 code them."""
    patterns = [DESK[name] for name in names or DESK]
    book = pd.DataFrame({"frame": FRAME, "pattern": patterns})
    hits = framing.occurrences(WORDS, book)
    return framing.coded_sentences(SENTENCES, hits, {"coder": CODES})


def measure(*names):
    table = framing.precision_recall(score(*names), "coder")
    return table["precision"].iloc[0], table["recall"].iloc[0]


def english(doc, sentence):
    rows = SENTENCES[(SENTENCES["doc"] == doc) & (SENTENCES["sentence"] == sentence)]
    return rows["english"].item()


def periods(rows):
    counts = rows.groupby("period").size()
    return [int(counts.get(period, 0)) for period in ("2017", "2019", "2024")]


def rates_without(query):
    """Counts and rates of tokens and mentions by period, some words left out."""
    kept = WORDS.query(f"not ({query})")
    rows = HITS.merge(kept[["doc", "start"]])
    tables = {}
    for unit in (rows, framing.mentions(rows, kept, spans=MARKED)):
        table = framing.rates(unit, kept).query("frame == @FRAME and level == 'period'")
        tables[table["unit"].iloc[0]] = table.set_index("period")
    return tables


def test_lines_of_outside_are_ministries_a_policy_two_journeys_and_interventions():
    lines = kwic(WORDS, "خارج", match="part", span=2)
    interventions = lines["before"].str.contains("تدخلات")
    ministries = kwic(WORDS, "خارجية", match="lemma")["start"]
    rest = lines[~interventions & ~lines["start"].isin(ministries)]
    assert interventions.sum() == 5 and len(lines) == 15
    assert [word.split()[-1] for word in rest["before"]] == ["السياسة", "إلى", "زيارة"]


def test_the_desk_list_misses_no_sentence_and_two_thirds_of_what_it_finds_is_wrong():
    precision, recall = measure()
    assert recall == 1 and 0.64 < 1 - precision < 0.70


def test_only_outside_and_forces_find_wrong_sentences():
    wrong = [name for name in DESK if measure(name)[0] < 1]
    assert wrong == ["outside", "forces"]
    found = score("forces").query("dictionary == 1 and coder == 0")
    assert found["text"].str.contains("القائد العام للقوات المسلحة").mean() > 0.5


def test_the_desk_list_finds_as_many_sentences_in_000_as_in_001_and_none_is_right():
    found = score().query("dictionary == 1")
    size = found.groupby("doc").size()
    assert size["000"] == size["001"] and not found.query("doc == '000'")["coder"].any()
    wrong = found[found["coder"] == 0].groupby("doc").size()
    assert wrong["000"] + wrong["003"] > wrong.sum() / 2
    assert set(wrong.nlargest(2).index) == {"000", "003"}


def test_without_the_two_words_the_list_is_perfect_and_so_are_two_of_its_words():
    assert measure("foreign", "intervention", "mercenary", "weapons") == (1, 1)
    assert measure("intervention", "mercenary") == (1, 1)


def test_foreign_alone_misses_half_because_its_plural_has_other_letters():
    found = score("foreign").query("dictionary == 1")
    assert not {"001", "004"} & set(found["doc"]) and measure("foreign")[1] == 0.5
    plural = HITS[HITS["token"] == "الأجانب"]
    assert set(plural["doc"]) == {"001", "002", "004"}


def test_the_codebooks_lemmas_find_the_sentences_of_the_first_coder():
    coded = framing.coded_sentences(SENTENCES, HITS, {"coder": CODES})
    coded = coded[coded["frame"] == FRAME]
    assert (coded["dictionary"] == coded["coder"]).all()


SHOWN = [("001", 17), ("002", 9), ("002", 14), ("003", 18), ("004", 26), ("004", 34)]


def test_these_are_all_sentences_of_the_issue():
    assert list(zip(YES["doc"], YES["sentence"].astype(int))) == SHOWN


def test_both_runs_saw_a_remedy_in_each_sentence_an_evaluation_in_none_and_one_cause():
    for run in "12":
        codes = CORPUS.annotations(f"elements_{run}").query("frame == @FRAME")
        has = {
            e: {(r.doc, r.sentence) for r in codes.itertuples() if getattr(r, e) == "1"}
            for e in framing.ELEMENTS
        }
        assert has["remedy"] == set(SHOWN) and not has["evaluation"]
        assert has["cause"] == {("001", 17), ("004", 34)}
        assert has["problem"] == {("001", 17), ("002", 14), ("004", 34)}
    for place in [("001", 17), ("004", 34)]:
        assert "which aim at smuggling" in english(*place)


def test_by_rule_a_bad_name_is_no_evaluation():
    prompt = (SEEDS / "annotations" / "elements_prompt.md").read_text(encoding="utf-8")
    assert 'A negative name for the issue itself ("terrorist") is not.' in prompt


def test_the_list_has_every_word_that_the_definition_names():
    """Fault F4. The words of "in", by stem, in the raw text of the coded sentences."""
    named = "تدخل خارجي أجنب أجانب مقاتل مرتزق سلاح".split()
    found = {(row.doc, row.start) for row in HITS.itertuples()}
    for place in SHOWN:
        inside = WORDS[(WORDS["doc"] == place[0]) & (WORDS["sentence"] == place[1])]
        for word in inside.itertuples():
            assert any(n in word.form for n in named) == ((word.doc, word.start) in found)


def test_every_intervention_is_external_and_every_force_of_the_frame_foreign():
    after = kwic(WORDS, "تدخل", match="lemma", span=(0, 1))["after"]
    assert after.str.contains("خارجية").all() and len(after) == 5
    forces = kwic(WORDS, "قوة", match="lemma", span=(0, 1))
    forces = framing.add_spans(forces, MARKED, "frame")
    assert (forces[forces["frame"] == FRAME]["after"] == "الأجنبية").all()


def test_no_mention_of_the_frame_names_an_outsider():
    names = set(WORDS[WORDS["pos"].str.startswith("noun_prop")]["token"])
    assert not MENTIONS["phrase"].str.split().explode().isin(names).any()


def test_libya_is_the_inside_in_every_sentence_of_the_frame():
    for place in zip(YES["doc"], YES["sentence"].astype(int)):
        assert "Liby" in english(*place)


def test_the_mercenaries_have_no_adjective():
    lines = kwic(WORDS, "مرتزق", match="lemma", span=(0, 1))
    assert set(lines["after"]) == {"من"}


@pytest.mark.parametrize(
    "noun, places",
    {
        "تصدي": ["001.17", "003.18", "004.34"],
        "وقف": ["004.26"],
        "منع": ["002.9"],
        "إخراج": ["002.9", "003.18"],
        "خروج": ["002.14"],
    }.items(),
)
def test_each_verbal_noun_stands_where_the_table_has_it(noun, places):
    inside = WORDS.merge(YES[["doc", "sentence"]].astype({"sentence": int}))
    found = inside[inside["form"].str.fullmatch(f"(لل|ال|و)?{noun}")]
    assert (found["doc"] + "." + found["sentence"].astype(str)).tolist() == places


def test_in_002_9_the_interventions_have_the_article_and_those_of_003_18_not():
    found = WORDS[WORDS["form"].str.contains("تدخلات")]
    forms = found.groupby(["doc", "sentence"])["form"].first()
    assert forms["002", 9] == "التدخلات" and forms["004", 26] == "التدخلات"
    assert forms["003", 18] == "تدخلات"


def test_only_in_2024_plus_are_outsiders_to_leave():
    leave = WORDS.merge(YES[["doc", "sentence"]].astype({"sentence": int}))
    leave = leave[leave["form"].str.fullmatch("و?(إخراج|خروج)")]
    assert set(leave["period"]) == {"2024"}


def test_a_doer_is_named_in_2019_only():
    for place in [("001", 17), ("004", 34)]:
        assert "Libyan efforts to counter" in english(*place)
    assert "international community bear its responsibility" in english("004", 26)
    for place in [("002", 9), ("003", 18)]:
        assert "the necessity of" in english(*place)


def test_the_marked_acts_of_egypt_and_america_are_out_of_the_frame():
    for doc, sentence, words in [
        ("000", 7, "مساندة ودعم مصر"),
        ("001", 6, "القوات الأميركية العاملة في أفريقيا"),
        ("003", 19, "جميع أشكال الدعم والمساندة"),
    ]:
        row = SENTENCES.query("doc == @doc and sentence == @sentence")
        assert words in row["text"].item()
        assert (doc, sentence) not in set(zip(YES["doc"], YES["sentence"].astype(int)))


def test_2019_is_mostly_haftars_and_2024_egypts_only_and_no_outlet_uses_the_words():
    table = pd.crosstab(HITS["voice"], HITS["period"])
    assert set(table.index) == {"egypt", "haftar"}
    assert table.loc["egypt", "2019"] == 2 and table.loc["haftar", "2024"] == 0
    haftar = HITS[HITS["voice"] == "haftar"]
    assert set(haftar["channel"]) == {"Rady"}
    assert set(zip(haftar["doc"], haftar["sentence"])) == {("001", 17), ("004", 34)}


def test_tokens_mentions_and_sentences_are_as_many_in_2019_as_in_2024():
    """In the raw Arabic: 5 + 7 words in 001 and 004, 8 + 4 in 002 and 003; 5 phrases."""
    sentences = score("intervention", "mercenary").query("coder == 1")
    assert periods(HITS) == [0, 12, 12] and periods(MENTIONS) == [0, 5, 5]
    assert periods(sentences) == [0, 3, 3]
    assert len(WORDS.query("period == '2024'")) < len(WORDS.query("period == '2019'"))


def test_the_list_without_its_two_late_words_makes_tokens_grow():
    short = HITS[~HITS["lemma"].isin(["خارجي", "سلاح"])]
    assert periods(short) == [0, 7, 10]
    rates = framing.rates(short, WORDS).query("frame == @FRAME and level == 'period'")
    rates = rates.set_index("period")
    assert rates["per_1000"]["2024"] > 2 * rates["per_1000"]["2019"]
    assert rates["per_1000_high"]["2019"] > rates["per_1000_low"]["2024"]
    assert periods(framing.mentions(short, WORDS, spans=MARKED)) == [0, 5, 5]


def test_most_later_tokens_stand_in_002():
    later = HITS[HITS["period"] == "2024"]["doc"].value_counts()
    assert later.idxmax() == "002" and later["002"] > later.sum() / 2


def test_the_runs_do_what_the_answer_says():
    whole = rates_without("doc == 'nothing'")
    once = rates_without("doc == '001' and sentence == 17")
    without = rates_without("doc == '002'")
    rates = whole["token"]["per_1000"]
    assert 1.5 < rates["2024"] / rates["2019"] < 2
    for unit in ("token", "mention"):
        assert whole[unit]["count"]["2024"] == whole[unit]["count"]["2019"]
        assert once[unit]["count"]["2024"] > once[unit]["count"]["2019"]
        assert without[unit]["count"]["2024"] < without[unit]["count"]["2019"] / 2
        gaps = [run[unit]["per_1000"].diff()["2024"] for run in (whole, without)]
        assert 0 < gaps[1] < 0.7 * gaps[0]
        for run in (whole, once, without):
            table = run[unit]
            assert table["per_1000_high"]["2019"] > table["per_1000_low"]["2024"]


@pytest.mark.parametrize(
    "name, answers",
    {
        "foreign_forces-a": [15, 7, 10, 3],
        "foreign_forces-b": [10, 24, 1, 4],
        "foreign_forces-c": [7, 2, 1, 8],
    }.items(),
)
def test_each_mistake_foreseen_has_a_reply_of_its_own_and_none_is_right(name, answers):
    judge = checks.keys("foreign_forces")[name]
    replies = [judge(answer) for answer in answers]
    assert not any(right for right, _ in replies)
    assert len({text for _, text in replies}) == len(answers)
    assert judge(judge.truth())[0]
