"""The five texts and what is said of them: files, layers, dates, the README's numbers."""

import csv
import hashlib
import re
import subprocess
from base64 import b64decode
from datetime import date, timedelta
from itertools import combinations, pairwise
from pathlib import Path

import khitab
import pytest
from khitab.arabic import cuts_a_word

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
README = (SEEDS / "README.md").read_text(encoding="utf-8")
DATASHEET = (
    "doc,file,sha256,title,title_english,outlet,outlet_certainty,genre,period,period_label,"
    "date,date_earliest,date_latest,date_certainty,date_inside,date_outside,speakers_note,"
    "page_note"
)
DAY = r"\d{4}-\d\d-\d\d"
DATE = rf"(|\d{{4}}|\d{{4}}-\d\d|{DAY}|{DAY}/{DAY})"
WEEKDAYS = {
    "Monday": "الإثنين", "Tuesday": "الثلاثاء", "Wednesday": "الأربعاء",
    "Thursday": "الخميس", "Friday": "الجمعة", "Saturday": "السبت", "Sunday": "الأحد",
}  # fmt: skip
MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
]  # fmt: skip
WRITTEN_DAY = rf"(\d+) ({'|'.join(MONTHS)}) (\d{{4}})"
KINDS_HEAD = "| layer | kind | what it is | spans | tokens |"
OUTLETS = {
    "Awj": "أوج",
    "Tahya Misr": "تحيا مصر",
    "Cleopatra News Agency": "وكالة كليوباترا للأنباء",
}


def table(name):
    with open(SEEDS / name, encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        for offset in {"start", "end"} & set(row):
            row[offset] = int(row[offset])
    return rows


def rows_of(head):
    """The rows of the README's table that begins with `head`, cells without ` and commas."""
    lines = README.split(f"\n{head}\n|---")[1].split("\n\n")[0].split("\n")[1:]
    return [
        [c.strip(" `").replace(",", "") for c in line.split("|")[1:-1]] for line in lines
    ]


SHEET, LAYERS = table("datasheet.csv"), table("layers.csv")
DATES = table("annotations/dates.csv")
TEXTS = {row["doc"]: (SEEDS / row["file"]).read_bytes().decode("utf-8") for row in SHEET}
by_text = pytest.mark.parametrize("row", SHEET, ids=lambda row: row["doc"])


def quote(row):
    return TEXTS[row["doc"]][row["start"] : row["end"]]


def each(rows):
    """One case for each of these dates."""
    return pytest.mark.parametrize("row", rows, ids=lambda r: f"{r['doc']}-{r['start']}")


by_date = each(DATES)


def layer_around(row):
    start, end = row["start"], row["end"]
    spans = [span for span in LAYERS if span["doc"] == row["doc"]]
    return [s["layer"] for s in spans if s["start"] <= start and end <= s["end"]]


def weekdays_in(words):
    """The weekdays that these words name: 0 is Monday."""
    return [number for number, name in enumerate(WEEKDAYS.values()) if name in words]


def years_in(words):
    return re.findall(r"\b20\d\d\b", words)


def day(number, month, year):
    return date(int(year), MONTHS.index(month) + 1, int(number))


# --- The texts and their layers ------------------------------------------------------


@by_text
def test_the_file_is_byte_for_byte_the_one_described(row):
    data = (SEEDS / row["file"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == row["sha256"]


@by_text
def test_every_visible_character_is_in_exactly_one_span(row):
    text, covered = TEXTS[row["doc"]], [0] * len(TEXTS[row["doc"]])
    for span in LAYERS:
        if span["doc"] == row["doc"]:
            for at in range(span["start"], span["end"]):
                covered[at] += 1
    assert max(covered) == 1
    assert [at for at, n in enumerate(covered) if n == 0 and not text[at].isspace()] == []


def test_spans_are_trimmed_in_order_and_cut_no_word():
    places = [(span["doc"], span["start"]) for span in LAYERS]
    assert places == sorted(places)
    for span in LAYERS:
        assert quote(span) == quote(span).strip() != ""
        assert not any(
            cuts_a_word(TEXTS[span["doc"]], span[at]) for at in ("start", "end")
        )


def test_every_span_has_a_reason_and_a_kind_that_the_readme_defines():
    defined = {tuple(row[:2]) for row in rows_of(KINDS_HEAD)}
    assert {(span["layer"], span["kind"]) for span in LAYERS} == defined
    assert all(span["reason"].strip() for span in LAYERS)


@by_text
def test_the_title_is_the_one_headline_and_its_english_the_translators(row):
    (headline,) = [
        s for s in LAYERS if s["doc"] == row["doc"] and s["layer"] == "headline"
    ]
    assert quote(headline) == row["title"]
    for sentence in table("annotations/translations.csv"):
        if (sentence["doc"], sentence["start"]) == (row["doc"], headline["start"]):
            assert sentence["english"] == row["title_english"]


def test_the_full_title_of_003_stands_in_its_file_twice():
    title = next(row["title"] for row in SHEET if row["doc"] == "003")
    assert TEXTS["003"].count(title) == 2


# --- The datasheet -------------------------------------------------------------------


def test_the_datasheet_has_the_agreed_columns_in_order():
    assert ",".join(SHEET[0]) == DATASHEET
    assert [row["doc"] for row in SHEET] == ["000", "001", "002", "003", "004"]


@by_text
def test_no_cell_is_empty_and_certainties_are_from_the_readmes_lists(row):
    assert all(row.values())
    assert row["outlet_certainty"] in {"named", "inferred", "unknown"}
    assert row["date_certainty"] in {
        r[0] for r in rows_of("| `date_certainty` | means |")
    }


@by_text
def test_an_outlet_is_called_named_only_where_the_text_names_it(row):
    named = OUTLETS.get(row["outlet"], "\0") in TEXTS[row["doc"]]
    assert (row["outlet_certainty"] == "named") == named
    assert (row["outlet_certainty"] == "unknown") == (row["outlet"] == "unknown")
    assert (row["outlet_certainty"] == "inferred") == row["outlet"].endswith("(inferred)")


def test_the_label_of_a_period_owns_up_to_the_months_of_publication():
    months = sorted(row["date"][:7] for row in SHEET if row["period"] == "2024")
    honest = f"2024+ (published {' and '.join(months)})"
    labels = {("2017", "2017"), ("2019", "2019"), ("2024", honest)}
    assert {(row["period"], row["period_label"]) for row in SHEET} == labels
    assert f"**{honest}**" in README


@by_text
def test_the_best_date_lies_in_the_range_that_the_text_allows(row):
    earliest, best, latest = (
        date.fromisoformat(row[name]) for name in ("date_earliest", "date", "date_latest")
    )
    assert earliest <= best <= latest


@by_text
def test_what_the_datasheet_quotes_stands_in_the_text(row):
    notes = " ".join(row[name] for name in ("date_inside", "speakers_note", "page_note"))
    quotes = re.findall("«([^»]+)»", notes)
    assert quotes and [words for words in quotes if words not in TEXTS[row["doc"]]] == []


# --- The dates that a reader finds ---------------------------------------------------


@by_date
def test_an_expression_is_whole_words_inside_one_span(row):
    assert quote(row) == quote(row).strip() != ""
    assert not any(cuts_a_word(TEXTS[row["doc"]], row[at]) for at in ("start", "end"))
    assert len(layer_around(row)) == 1


@by_date
def test_a_date_is_iso_and_real_and_its_kind_is_defined(row):
    assert re.fullmatch(DATE, row["date"])
    for written in re.findall(DAY, row["date"]):
        date.fromisoformat(written)
    assert f"| {row['kind']} |" in README
    assert row["reading"].endswith(".")


@each([row for row in DATES if row["kind"] != "false_lead"])
def test_only_the_page_tells_of_saving_and_site_and_only_the_body_of_the_rest(row):
    furniture = layer_around(row) == ["boilerplate"]
    assert furniture == (row["kind"] in {"captured", "site"})


@each([row for row in DATES if weekdays_in(quote(row))])
def test_a_weekday_that_the_text_names_is_that_of_the_date(row):
    assert weekdays_in(quote(row)) == [date.fromisoformat(row["date"]).weekday()]


@each([row for row in DATES if years_in(quote(row))])
def test_a_year_that_the_text_names_is_in_the_date(row):
    assert all(year in row["date"] for year in years_in(quote(row)))


@each([row for row in DATES if row["kind"] == "published"])
def test_what_dates_the_publication_agrees_with_the_datasheet(row):
    text = next(r for r in SHEET if r["doc"] == row["doc"])
    assert text["date"].startswith(row["date"])


def test_expressions_are_in_order_and_do_not_overlap():
    for before, after in pairwise(DATES):
        assert (before["doc"], before["end"]) <= (after["doc"], after["start"])


def test_both_weekdays_named_in_the_texts_are_marked_wherever_they_stand():
    marked = {(row["doc"], quote(row)) for row in DATES if "اليوم" in quote(row)}
    assert marked == {("001", "اليوم الإثنين"), ("004", "اليوم الخميس")}
    for doc, words in marked:
        rows = [row for row in DATES if row["doc"] == doc and quote(row) == words]
        assert len(rows) == TEXTS[doc].count(words)


def test_the_days_that_a_weekday_alone_leaves_are_those_of_the_readme():
    may = [date(2019, 5, 9) + timedelta(days) for days in range(23)]
    assert [at.day for at in may if at.weekday() == 0] == [13, 20, 27]
    assert [at.day for at in may if at.weekday() == 3] == [9, 16, 23, 30]
    assert "13, 20 and 27 May" in README and "9, 16, 23 and 30 May" in README


def test_a_few_days_in_004_were_twenty_five():
    first, second = (
        next(r["date"] for r in DATES if r["doc"] == "004" and words in quote(r))
        for words in ("أبريل", "اليوم الخميس")
    )
    assert (date.fromisoformat(second) - date.fromisoformat(first)).days == 25


@pytest.mark.parametrize("name", ["README.md", "datasheet.csv", "annotations/dates.csv"])
def test_every_weekday_written_before_a_full_date_is_right(name):
    prose = (SEEDS / name).read_text(encoding="utf-8")
    found = re.findall(rf"({'|'.join(WEEKDAYS)}),?\s{WRITTEN_DAY}", prose)
    assert found or name == "annotations/dates.csv"
    for weekday, *written in found:
        assert list(WEEKDAYS)[day(*written).weekday()] == weekday, written


def test_the_readmes_dates_and_ranges_are_those_of_the_datasheet():
    paragraphs = re.findall(r"\n\*\*(\d{3}), (.+?)(?=\n\n)", README, re.DOTALL)
    assert sorted(doc for doc, _ in paragraphs) == [row["doc"] for row in SHEET]
    for row in SHEET:
        prose = " ".join(dict(paragraphs)[row["doc"]].split())
        head = re.match(rf"(?:\w+day )?{WRITTEN_DAY}, (\w+)\.", prose)
        assert day(*head.groups()[:3]).isoformat() == row["date"]
        assert head[4] == row["date_certainty"]
        last = re.search(rf"Range: (.+?) to {WRITTEN_DAY}", prose)
        if last:
            first = last[1].replace(" (our choice)", "")
            first = first if re.search(r"\d{4}", first) else f"{first} {last[4]}"
            assert day(*first.split()).isoformat() == row["date_earliest"]
            assert day(*last.groups()[1:]).isoformat() == row["date_latest"]


# --- The README's numbers ------------------------------------------------------------


def test_the_readme_counts_characters_tokens_and_sentences_as_the_library_does():
    corpus = khitab.load_corpus()
    everything, body = corpus.tokens("all"), corpus.tokens()
    counts = [
        [
            len(corpus.text(doc)),
            *(
                int((t["doc"] == doc).sum())
                for t in (everything, body, corpus.sentences())
            ),
        ]
        for doc in corpus.docs
    ]
    counts.append([sum(column) for column in zip(*counts)])
    written = rows_of("| text | characters | tokens | body tokens | body sentences |")
    assert [[int(cell) for cell in row[1:]] for row in written] == counts
    assert 0.30 < max(row[2] for row in counts[:-1]) / counts[-1][2] < 1 / 3


def test_the_readme_counts_spans_and_tokens_of_each_kind_of_layer():
    corpus = khitab.load_corpus()
    tokens = corpus.tokens("all").groupby(["doc", "paragraph"]).size()
    spans = corpus.layers.assign(
        tokens=[tokens.get((s.doc, s.paragraph), 0) for s in corpus.layers.itertuples()]
    )
    for layer, kind, _, n, n_tokens in rows_of(KINDS_HEAD):
        found = spans[(spans["layer"] == layer) & (spans["kind"] == kind)]
        assert [len(found), found["tokens"].sum()] == [int(n), int(n_tokens)], kind


def test_the_readme_says_of_each_text_what_the_datasheet_says():
    heads = {row["doc"]: row for row in SHEET}
    written = rows_of("| text | title, in English | outlet | genre | date | period |")
    for doc, title, outlet, genre, dated, period in written:
        row = heads.pop(doc)
        certainty = " (named)" if row["outlet_certainty"] == "named" else ""
        assert title == row["title_english"].replace(",", "")
        assert outlet == row["outlet"] + certainty
        assert genre == row["genre"].replace(",", "")
        assert dated == f"{row['date']} ({row['date_certainty']})"
        assert period == row["period_label"].split(" ")[0]
    assert heads == {}


def test_the_readme_describes_every_table_of_annotations():
    described = {row[0] for row in rows_of("| file | a row is | made by, and how sure |")}
    assert {path.name for path in (SEEDS / "annotations").glob("*.csv")} <= described


def test_the_readme_gives_the_checksums_of_the_datasheet():
    written = rows_of("| text | sha256 of the file |")
    assert written == [[row["doc"], row["sha256"]] for row in SHEET]


def test_the_smallest_exact_permutation_p_is_one_of_ten():
    late = [row["doc"] for row in SHEET if row["period"] == "2024"]
    ways = list(combinations([row["doc"] for row in SHEET], len(late)))
    assert "only 10 ways" in README and len(ways) == 10
    assert f"**{1 / len(ways):.2f}**" in README


# --- Privacy -------------------------------------------------------------------------


def test_the_crawlers_address_stands_nowhere_but_encoded_in_its_own_file():
    """Neither decoded nor encoded: the kit must not spread what the page gave away."""
    (span,) = [span for span in LAYERS if span["kind"] == "crawler_trace"]
    encoded = quote(span).encode()
    decoded = b64decode(encoded, validate=True)
    address = re.search(rb"\d+(\.\d+){3}", decoded).group()
    own = next(row["file"] for row in SHEET if row["doc"] == span["doc"])
    for path in tracked_files():
        data = path.read_bytes()
        spread = address in data or (encoded in data and path.name != own)
        assert not spread, f"{path} holds the address"  # the message must not show it


def tracked_files():
    """What git keeps, or, where there is no git, all but hidden folders."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
        ).stdout.decode("utf-8")
        paths = [ROOT / name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        paths = [
            path
            for path in ROOT.rglob("*")
            if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
        ]
    files = [path for path in paths if path.is_file()]
    assert len(files) > len(SHEET)
    return files
