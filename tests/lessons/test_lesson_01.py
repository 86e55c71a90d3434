"""What lesson 01 says in words is true of the five texts and of the calendar."""

import re
from datetime import date
from pathlib import Path

import khitab
import nbformat
import pandas as pd
import pytest
from khitab.checks import keys

CORPUS = khitab.load_corpus()
SHEET = CORPUS.datasheet.set_index("doc")
SENTENCES = CORPUS.sentences()
DATES = pd.read_csv(
    khitab.corpus.SEEDS / "annotations" / "dates.csv",
    dtype={"doc": str},
    keep_default_na=False,
)
LESSON = Path(khitab.__file__).parents[1] / "01_five_texts_five_dates.ipynb"
CELLS = {cell.id: cell.source for cell in nbformat.read(LESSON, as_version=4).cells}
CHECKS = keys("01")


def docs_with(words):
    return list(SENTENCES[SENTENCES["text"].str.contains(words)]["doc"])


def days_in_may(weekday, first):
    return [day for day in range(first, 32) if f"{date(2019, 5, day):%A}" == weekday]


def kind_at(doc, start):
    row = DATES[(DATES["doc"] == doc) & (DATES["start"] == start)]
    return row["kind"].item()


def test_every_article_begins_with_a_meeting_with_haftar():
    leads = CORPUS.sentences(layers="paragraph").groupby("doc").head(1)
    assert len(leads) == 5 and leads["text"].str.contains("حفتر").all()


def test_three_files_have_no_year_and_two_have_three_each():
    pages = {doc: re.findall("20[0-9][0-9]", CORPUS.text(doc)) for doc in CORPUS.docs}
    assert [doc for doc in pages if pages[doc] == []] == ["000", "001", "003"]
    assert pages["002"] == ["2024", "2021", "2022"] and max(pages["004"]) == "2015"


def test_no_year_hides_in_arabic_digits():
    assert not any(re.search("[٠-٩]{4}", CORPUS.text(doc)) for doc in CORPUS.docs)


def test_2024_stands_once_and_is_the_false_lead_of_002():
    assert docs_with("2024") == ["002"]
    lead = DATES[(DATES["doc"] == "002") & (DATES["kind"] == "false_lead")]
    assert list(lead["date"]) == ["2024-12-29"]
    assert SHEET.loc["002", "date_earliest"] == "2024-12-30"


@pytest.mark.parametrize(
    ("start", "place", "kind"),
    [(143, "boilerplate", "captured"), (1393, "paragraph", "published"),
     (5426, "boilerplate", "site")],
)  # fmt: skip
def test_of_the_three_clues_in_004_only_the_thursday_is_the_article_s(start, place, kind):
    spans = CORPUS.layers[CORPUS.layers["doc"] == "004"]
    around = spans[(spans["start"] <= start) & (start < spans["end"])]
    assert around["layer"].item() == place and kind_at("004", start) == kind
    assert f'("004", {start}, ' in CELLS["page-clues"]


def test_the_attack_in_the_ticker_is_four_months_younger_than_the_article():
    attack = DATES[(DATES["doc"] == "004") & (DATES["start"] == 143)]["date"].item()
    assert attack == "2019-09-14" and "14 September 2019" in CHECKS["01-c"].ask


def test_today_is_said_in_001_and_twice_in_004():
    found = SENTENCES[SENTENCES["text"].str.contains("اليوم")]
    assert list(found["doc"]) == ["001", "004", "004"]
    assert found["text"].str.contains("اليوم الإثنين|اليوم الخميس").all()


def test_thursdays_and_mondays_are_those_of_a_printed_calendar_of_may_2019():
    assert days_in_may("Thursday", 1) == [2, 9, 16, 23, 30]
    assert days_in_may("Monday", 10) == [13, 20, 27]


def test_total_leaves_four_thursdays_and_the_datasheet_says_the_same():
    assert docs_with("توتال") == ["004"]
    order = DATES[(DATES["doc"] == "004") & (DATES["start"] == 4974)]
    assert order["date"].item() == "2019-05-09" == SHEET.loc["004", "date_earliest"]
    assert SHEET.loc["004", "date_latest"] == "2019-05-30"
    assert CHECKS["01-d"].truth() == 4


def test_two_texts_name_the_palace_the_guest_and_the_head_of_intelligence():
    found = SENTENCES[SENTENCES["text"].str.contains("الاتحادية")]
    assert list(found["doc"]) == ["001", "004"]
    for name in ("السيسي", "خليفة حفتر", "عباس كامل"):
        assert found["text"].str.contains(name).all()


def test_the_meeting_of_001_is_the_thursday_of_004():
    assert "٩ الماء/مايو الحالي" in CORPUS.text("001")
    assert f"{date(2019, 5, 9):%A}" == "Thursday" and CHECKS["01-e"].truth() == 9
    assert SHEET.loc["004", "date"] == "2019-05-09"


def test_the_mondays_are_the_range_of_001():
    ends = [SHEET.loc["001", f"date_{end}"] for end in ("earliest", "latest")]
    assert ends == ["2019-05-13", "2019-05-27"]


def test_the_two_clues_of_003_that_are_quoted_name_no_year():
    english = SENTENCES[SENTENCES["doc"] == "003"]["english"].str.cat(sep=" ")
    for clue in ("8 December last", "the near approach of"):
        assert clue in english and clue in CELLS["outside-read"]
    assert "month of Ramadan" in english
    assert not re.search("20[0-9][0-9]", CORPUS.text("003"))


def test_the_kinds_of_evidence_in_the_table_are_those_of_the_list_of_dates():
    """One line for each text, in the order of the datasheet."""
    listed = re.search(r"(?s)= \[(.*?)\]\n", CELLS["outside-dates"])[1]
    said = dict(zip(SHEET.index, re.findall('"([^"]+)"', listed), strict=True))
    kinds = DATES.groupby("doc")["kind"].apply(set)
    assert "weekday" in said["001"] and "published" in kinds["001"]
    assert "weekday" in said["004"] and "published" in kinds["004"]
    assert said["000"] == "events only" and kinds["000"] == {"background"}
    for doc, day in [("001", "الإثنين"), ("004", "الخميس")]:
        assert day in CORPUS.text(doc)
    assert not any(day in CORPUS.text("003") for day in ("الإثنين", "الخميس", "الأحد"))


@pytest.mark.parametrize("ramadan", [date(2025, 3, 1), date(2026, 2, 19)])
def test_003_could_stand_before_either_ramadan(ramadan):
    days = SHEET.loc["003", ["date_earliest", "date_latest"]]
    first, last = map(date.fromisoformat, days)
    assert first < ramadan and (ramadan - last).days <= 1
    assert "February 2025 and 2026" in CELLS["outside-read"]


def test_only_003_stays_open_for_a_year():
    ends = [pd.to_datetime(SHEET[f"date_{end}"]) for end in ("latest", "earliest")]
    days = (ends[0] - ends[1]).dt.days
    assert days["003"] > 365 and days.drop("003").max() < 60


def test_no_text_was_published_in_2024_and_two_stand_under_that_key():
    assert CHECKS["01-f"].truth() == 0
    assert not SHEET["date"].str.startswith("2024").any()
    late = SHEET[SHEET["period"] == "2024"]["date"]
    assert sorted(day[:7] for day in late) == ["2025-01", "2026-02"]


def test_each_certainty_that_the_lesson_explains_is_used_and_there_is_no_other():
    explained = set(re.findall(r"\*(\w+)\* means that", CELLS["outside-read"]))
    assert {word.lower() for word in explained} == set(SHEET["date_certainty"])
    explained = re.findall(r"\*(\w+)\*", CELLS["certainty"])
    counts = SHEET["outlet_certainty"].value_counts()
    assert set(explained) == set(counts.index)
    assert counts[explained].tolist() == [3, 1, 1]
    assert SHEET.loc["000", "outlet_certainty"] == "unknown"


def test_004_says_the_battle_of_tripoli_and_haftar_gave_the_order_on_4_april():
    assert '"the battle of Tripoli" began. Haftar ordered' in CELLS["weekday"]
    english = SENTENCES[SENTENCES["doc"] == "004"]["english"]
    assert english.str.contains("the start of the battle of Tripoli").any()
    events = pd.read_csv(khitab.corpus.SEEDS / "annotations" / "background.csv")
    order = events[events.eq("2019-04-04").any(axis=1)]
    assert order.fillna("").agg(" ".join, axis=1).str.contains("Haftar orders").any()


def test_of_the_five_further_dates_in_the_picture_one_is_an_articles_own():
    clues = [("004", start) for start in (143, 1393, 5426)]
    false = DATES[DATES["kind"] == "false_lead"][["doc", "start"]].to_numpy()
    kinds = [kind_at(*clue) for clue in [*clues, *false]]
    assert len(kinds) == 5 and kinds.count("published") == 1


def test_qatar_stands_in_000_only():
    assert set(docs_with("قطر|الدوحة")) == {"000"}


def test_no_outlet_stands_in_two_periods_and_no_genre_in_two_texts():
    assert SHEET.groupby("outlet")["period"].nunique().max() == 1
    assert SHEET["genre"].is_unique and SHEET["speakers_note"].is_unique


def test_every_option_of_a_choice_has_its_own_reply():
    for name, judge in CHECKS.items():
        if not hasattr(judge, "options"):
            continue
        replies = [judge(letter) for letter in judge.options]
        assert [right for right, _ in replies].count(True) == 1, name
        assert len({reply for _, reply in replies}) == len(replies), name


def test_each_number_that_is_likely_to_be_mistaken_gets_a_reply_of_its_own():
    hints = {name: CHECKS[name](10**6)[1] for name in ("01-d", "01-e", "01-f")}
    for name, wrong in [
        ("01-d", [1, 3, 5]),
        ("01-e", [13, 16, 20, 23, 27, 30]),
        ("01-f", [1, 2]),
    ]:
        for answer in wrong:
            right, reply = CHECKS[name](answer)
            assert right is False and reply != hints[name], (name, answer)
