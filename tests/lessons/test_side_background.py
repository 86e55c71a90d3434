"""The page on the background: each line has its source, its speaker and its place in time."""

import csv
import json
import re
from pathlib import Path

import nbformat
import pytest
from khitab import load_corpus
from khitab.figures.days import ends

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
PAGE = nbformat.read(ROOT / "notebooks" / "side_background.ipynb", as_version=4)
CORPUS = load_corpus()


def table(name):
    with open(SEEDS / name, encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


LINES = table("annotations/background.csv")
SOURCES = {row["id"]: row for row in table("annotations/sources.csv")}
EVENTS = [row for row in LINES if row["part"] == "timeline"]
WHO = [row for row in LINES if row["part"] == "who"]
SHEET = table("datasheet.csv")
PROSE = "\n\n".join(cell.source for cell in PAGE.cells if cell.cell_type == "markdown")
each_line = pytest.mark.parametrize("row", LINES, ids=lambda row: row["id"])
each_source = pytest.mark.parametrize("row", SOURCES.values(), ids=lambda row: row["id"])


@each_line
def test_a_line_has_a_speaker_and_sources_that_are_there(row):
    assert row["what"] and row["who_says"]
    cited = row["sources"].split()
    assert cited and len(set(cited)) == len(cited) and set(cited) <= set(SOURCES)
    assert (row["part"] == "timeline") == bool(row["date"]) != bool(row["name"])
    assert bool(row["forms"]) == bool(row["name"])


def test_every_source_is_cited_and_no_two_are_one():
    assert {number for row in LINES for number in row["sources"].split()} == set(SOURCES)
    assert list(SOURCES) == [str(number) for number in range(1, len(SOURCES) + 1)]
    assert len({row["address"] for row in SOURCES.values()}) == len(SOURCES)
    assert len({row["id"] for row in LINES}) == len(LINES)


@each_source
def test_a_source_has_title_publisher_address_and_the_day_it_was_opened(row):
    assert row["title"] and row["publisher"] and row["seen"]
    assert re.fullmatch(r"https?://[\w.-]+/\S*", row["address"])
    assert row["opened"] == "2026-11-29"
    assert row["date"] == "" or re.fullmatch(r"\d{4}(-\d\d){0,2}", row["date"])
    assert row["date"] <= row["opened"]


def test_the_events_are_in_order_from_2011_to_2026_and_the_five_texts_lie_among_them():
    first = [ends(row["date"])[0] for row in EVENTS]
    assert [row["date"] for row in EVENTS] == sorted(row["date"] for row in EVENTS)
    assert (first[0].year, ends(EVENTS[-1]["date"])[1].year) == (2011, 2026)
    assert len(EVENTS) <= 62
    for row in SHEET:
        assert first[0] < ends(row["date_earliest"])[0], row["doc"]
        assert ends(row["date"])[0] < ends(EVENTS[-1]["date"])[1], row["doc"]


DISPUTED = re.compile(r"(?i)legitima|recogni|liberat|terroris|coup|illegal|dictator|void")
VERBS = re.compile(r"""(?x) call | sa(y|id) | accus | ruled | withdr | declar | see\ in | told
    | back | except\ in | asked | for\ Cairo | did\ not\ recognise | without\ exception""")


def unquoted(row):
    return re.sub(r'"[^"]*"', "", row["what"])


@pytest.mark.parametrize(
    "row",
    [row for row in LINES if DISPUTED.search(row["what"])],
    ids=lambda row: row["id"],
)
def test_a_disputed_word_has_a_speaker_and_is_quoted_or_told_as_somebody_s(row):
    assert len(row["who_says"]) > 2
    assert not DISPUTED.search(unquoted(row)) or VERBS.search(unquoted(row)), row["what"]


@each_line
def test_the_page_s_own_words_take_no_side(row):
    own = unquoted(row)
    labels = (
        r"militi|islamist|jihad|strongman|warlord|rebel|renegade|regime|self-styled|gang"
    )
    assert not re.search(labels, own, re.IGNORECASE), own
    assert not re.search(r"\b(finally|unfortunately|of course|clearly|in fact)\b", own)


def said(name):
    return next(row["what"] for row in WHO if row["name"] == name)


def event(date):
    return " ".join(row["what"] for row in EVENTS if row["date"].startswith(date))


STATES = ["Egypt", "Qatar, Doha", "Turkey", "the Emirates", "Russia, Wagner"]


@pytest.mark.parametrize("state", STATES)
def test_each_state_that_backs_a_side_has_the_same_word_and_an_answer_of_its_own(state):
    assert re.search(
        r"(?i)backer of (Haftar's forces|the Government of National Accord)", said(state)
    )
    assert re.search(
        r"says (al-Sisi|its|their|Russia's|Erdogan)|Its minister", said(state)
    )


def test_deeds_in_libya_are_told_of_every_backer_and_with_a_denial_where_there_is_one():
    told = " ".join(row["what"] for row in EVENTS)
    for name in ("Egypt", "Turkey", "Emirates", "Russia", "Qatar", "Sudan", "Jordan"):
        assert name in told
    assert "Egypt denies it" in event("2014-08-26") and "Qatar denies it" in event(
        "2014-08-26"
    )
    assert "seven civilians killed; Egypt denies it" in event("2015-02-16")
    assert "Turkey" in event("2022-05-27") and "Wagner" in event("2022-05-27")
    assert "Erdogan" in event("2020-07-20") and "Egypt's parliament" in event(
        "2019-11-27"
    )


def test_the_dead_of_both_sides_are_there_and_tarhuna_names_both_patrons():
    assert "711 of their fighters" in event("2016-12-05")
    assert "over 5,000 of their men" in event("2017-07-05")
    assert "33 people" in event("2017-08-15") and "murder a day" in event("2012-09-11")
    tarhuna = event("2022-07-04")
    assert "Government of National Accord" in tarhuna and "Haftar's forces" in tarhuna
    for date in ("2019-07-02", "2020-01-04"):
        assert re.search(r"Haftar.*(deny|denies)", event(date))


def test_deeds_charged_to_either_side_and_to_their_backers_have_their_answers():
    brak = event("2017-05-18")
    assert "aligned with the Government of National Accord" in brak and "30" in brak
    assert "did not order the attack" in brak and "denies executions" in brak
    embargo, fighters = event("2019-11"), event("2020-09")
    assert "Turkey, Jordan and the Emirates supplied weapons" in embargo
    assert "its army denies it" in embargo
    assert "Wagner" in fighters and "Turkey sent 3,500 to 3,800 paid Syrians" in fighters
    assert "Tripoli" in event("2025-05") and "Benghazi" in event("2025-05")
    derna = event("2015-02-16")
    assert "the House's side" in derna and "The Congress in Tripoli" in derna


def test_the_break_with_qatar_is_told_whole_and_ends_with_its_answer():
    told = event("2017-06-05")
    assert "by land, sea and air" in told and told.endswith("Qatar denies it.")


def test_the_house_s_government_of_2014_has_a_row_and_no_text_names_it():
    row = next(row for row in WHO if "al-Thinni" in row["name"])
    assert "from 2014 to 2021" in row["what"] and "الثني" in row["forms"].split("|")
    assert not docs_with("الثني")


def test_names_are_spelled_as_in_lesson_00():
    start = nbformat.read(ROOT / "notebooks" / "00_start_here.ipynb", as_version=4)
    table_00 = next(cell.source for cell in start.cells if cell.id == "whose")
    for row in WHO:
        if re.match(
            r"(Fayez|Abdel|Sameh|Badr|Abbas|Hassan|Ghassan|Stephanie|Khalifa) ",
            row["name"],
        ):
            assert row["name"] in table_00, row["name"]
    written = PROSE + " ".join(
        row["what"] + row["who_says"] + row["name"] for row in LINES
    )
    assert not re.search(
        r"Dabaiba|Aldabaiba|Hamad\b|Hifter|Serraj|Tarhouna|Tajoura|Sisi's army", written
    )


# --- Named, or left out -----------------------------------------------------------------


def body(doc):
    """Headline, headings and paragraphs, cut out of the raw file by their offsets."""
    file = next(row["file"] for row in SHEET if row["doc"] == doc)
    text = (SEEDS / file).read_bytes().decode("utf-8")
    spans = [row for row in table("layers.csv") if row["doc"] == doc]
    kept = [row for row in spans if row["layer"] in {"headline", "heading", "paragraph"}]
    return "\n".join(text[int(row["start"]) : int(row["end"])] for row in kept)


BODIES = {doc: body(doc) for doc in CORPUS.docs}


def counted(forms, doc):
    """Places where one of the forms begins, each letter counted once, without a pattern."""
    text, at, found = BODIES[doc], 0, 0
    while at < len(text):
        here = [form for form in forms.split("|") if text.startswith(form, at)]
        found += bool(here)
        at += len(here[0]) if here else 1
    return found


NAMED = {row["name"]: [counted(row["forms"], doc) for doc in BODIES] for row in WHO}


def test_the_page_s_table_counts_what_the_raw_strings_hold():
    scope = {}
    for cell in PAGE.cells:
        if cell.id in {"setup", "who", "named"}:
            exec(cell.source, scope)
    shown = scope["named"].loc[list(NAMED)]
    assert dict(zip(shown.index, shown[CORPUS.docs].values.tolist())) == NAMED
    assert shown["texts"].tolist() == [sum(map(bool, row)) for row in NAMED.values()]


def in_texts(name):
    return {doc for doc, count in zip(BODIES, NAMED[name]) if count}


def test_haftar_is_the_one_libyan_in_all_five_texts():
    everywhere = [name for name in NAMED if in_texts(name) == set(BODIES)]
    assert everywhere == ["Khalifa Haftar", "Haftar's forces", "Egypt"]
    assert in_texts("Fayez al-Sarraj") == {"000", "001", "004"}


def test_institutions_are_in_one_text_or_in_none():
    one = [
        "the House of Representatives",
        "the Skhirat agreement",
        "the Presidential Council",
    ]
    assert [len(in_texts(name)) for name in one] == [1, 1, 1]
    none = [name for name in NAMED if not in_texts(name)]
    assert none == [
        "Aguila Saleh",
        "the General National Congress",
        "the High Council of State",
        "the Government of National Unity; Dbeibah",
        "the House's government; al-Thinni, Bashagha, Hammad",
        "the elections commission",
        "the revolution of 2011; Gaddafi",
        "Operation Dignity, Libya Dawn, Flood of Dignity, Volcano of Anger",
        "Turkey",
        "the Emirates",
        "Russia, Wagner",
    ]


def docs_with(*forms):
    return {doc for doc, text in BODIES.items() if any(form in text for form in forms)}


def test_no_text_of_2024_names_a_government_of_libya():
    assert docs_with("حكومة") == {"004"} and docs_with("الحكوميين") == {"001"}


def test_three_texts_speak_of_elections_and_four_of_interventions():
    assert docs_with("انتخابات") == {"002", "003", "004"}
    assert docs_with("تدخلات") == {"001", "002", "003", "004"}


def test_text_002_counts_since_the_outbreak_of_the_crisis():
    assert docs_with("منذ اندلاع الأزمة") == {"002"}
    english = " ".join(CORPUS.sentences().query("doc == '002'")["english"])
    quoted = re.search(r'text 002 counts "([^"]+)"', PROSE)[1]
    assert quoted in english


def test_the_member_of_the_house_is_interviewed_in_004():
    assert docs_with("عضو مجلس النواب") == docs_with("تصريحات خاصة") == {"004"}


# --- The prose --------------------------------------------------------------------------


def test_text_000_comes_a_day_after_the_meeting_near_paris():
    dates = {row["doc"]: row["date"] for row in SHEET}
    meeting = next(row["date"] for row in EVENTS if "meet near Paris" in row["what"])
    assert (ends(dates["000"])[0] - ends(meeting)[0]).days == 1
    order = next(row["date"] for row in EVENTS if "orders his forces" in row["what"])
    for doc in ("001", "004"):
        assert 30 <= (ends(dates[doc])[0] - ends(order)[0]).days <= 45


def test_words_that_the_prose_quotes_from_pages_are_of_cited_pages():
    publishers = " ".join(row["publisher"] for row in SOURCES.values())
    for name in (
        "Libya al-Ahrar",
        "geopolitics.news",
        "The North Africa Post",
        "inkl.com",
        "Libyan Express",
        "Egypt Today",
    ):
        assert name in PROSE and name in publishers


def test_only_one_state_of_the_tables_is_in_all_five_texts():
    states = [*STATES, "the United States"]
    assert [name for name in states if in_texts(name) == set(BODIES)] == ["Egypt"]
    assert "Of the states in the tables, only Egypt is in all five." in PROSE


def test_the_page_warns_of_killings_and_graves():
    assert "killings and graves: skip" in PROSE
    assert "killings" in event("2014-05-16") and "graves" in event("2020-06-30")


def test_the_page_stores_no_output_and_needs_no_network():
    code = "\n".join(cell.source for cell in PAGE.cells if cell.cell_type == "code")
    assert not re.search(r"https?:|requests|urllib", code)
    assert '"outputs": []' in json.dumps(PAGE.cells[2])


def test_it_is_a_page_of_fourteen_cells():
    assert len(PAGE.cells) == 14 and "check(" not in json.dumps(PAGE)
