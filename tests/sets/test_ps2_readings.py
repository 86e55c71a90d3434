"""Problem set 2: what its prose, model answers and rubric say holds for the five texts."""

import re
import symtable
from pathlib import Path
from types import SimpleNamespace

import matplotlib.pyplot as plt
import pandas as pd
import problem_sets
import pytest
from desk.intake.cells import defined
from khitab import comparison, concordance, load_corpus, morphology
from khitab.arabic import form
from khitab.corpus import SEEDS

SET = Path(__file__).resolve().parents[2] / "solutions" / "ps2"
PROSE = (SET / "ps2.ipynb").read_text("utf-8") + (SET / "rubric.md").read_text("utf-8")
CORPUS = load_corpus()
TOKENS = CORPUS.tokens()
SIZES = TOKENS.groupby("doc").size()


@pytest.fixture(scope="module")
def external():
    lines = concordance.kwic(TOKENS, "خارجية", span=(1, 0), match="suffix")
    return lines.assign(interference=lines["before"].map(form).str.contains("تدخل"))


@pytest.fixture(scope="module")
def elections():
    table = comparison.rates(morphology.find(TOKENS, "انتخاب"), TOKENS)
    return table.assign(name=table["doc"].where(table["doc"] != "", table["period"]))


def test_the_machine_counts_the_lines_rightly_and_reads_them_wrongly(external):
    by_text, by_period = external["doc"].value_counts(), external["period"].value_counts()
    assert len(external) == 14 and by_text["004"] == 3
    assert by_period["2017"] == 5 and by_period["2024"] == 3
    assert round(100 * 3 / len(external)) == 21, "about a fifth of the lines"
    kept = external[external["interference"]]["doc"].value_counts().to_dict()
    assert kept == {"004": 2, "001": 1, "002": 1, "003": 1}


def test_the_machine_s_quotation_is_invented_and_000_names_threats_instead():
    body = TOKENS[TOKENS["doc"] == "000"]["form"]
    assert not body.str.contains("تدخل").any()
    assert "التهديدات القطرية" in CORPUS.text(
        "000"
    ) or "للتهديدات القطرية" in CORPUS.text("000")
    for doc in CORPUS.docs:
        assert "الخارجية القطرية" not in CORPUS.text(doc)


def test_the_numbers_of_the_reports_on_elections_are_those_of_the_kit(elections):
    table = elections.set_index("name")
    for doc, count, shown in (("002", 3, "8.7"), ("001", 0, "9.4"), ("000", 0, "9.5")):
        row = table.loc[doc]
        number = row["per_1000"] if count else row["per_1000_high"]
        assert (row["count"], f"{number:.1f}") == (count, shown)
        assert f"{SIZES[doc]} " in PROSE
    low, high = table.loc["002", ["per_1000_low", "per_1000_high"]]
    assert f"{low:.1f} to {high:.1f}" in PROSE and f"{low:.1f}–{high:.1f}" in PROSE
    assert table.loc["2024", "count"] == 4 and table.loc["2019", "count"] == 1
    assert 6 <= table.loc["2024", "per_1000"] / table.loc["2019", "per_1000"] < 6.5


def test_all_intervals_on_elections_overlap_and_002_makes_its_period(elections):
    texts = elections[elections["level"] == "text"]
    assert texts["per_1000_low"].max() < texts["per_1000_high"].min()
    assert texts.set_index("doc")["count"].to_dict() == {
        "000": 0,
        "001": 0,
        "002": 3,
        "003": 1,
        "004": 1,
    }


def test_stability_is_near_security_in_four_texts_and_absent_from_000():
    words = morphology.add_lemmas(TOKENS)
    near = concordance.collocates(words, "استقرار", match="lemma", by="lemma", span=5)
    assert near.iloc[0]["collocate"] == "أمن" and near.iloc[0]["texts"] == 4
    assert near.iloc[0]["E11"] < 1
    assert "000" not in set(morphology.find(TOKENS, "استقرار")["doc"])


def test_stability_is_a_good_to_be_had_in_14_of_16_lines_and_two_statements_come_twice():
    lines = concordance.kwic(TOKENS, "استقرار", span=5, match="lemma")
    linked = lines[lines["after"].str.contains("يرتبط")]
    assert (len(lines), sorted(linked["doc"])) == (16, ["002", "003"])
    twice = lines[lines.duplicated(["before"], keep=False)]
    assert set(twice["doc"]) == {"001", "004"}
    words = morphology.add_lemmas(TOKENS)
    near = concordance.collocates(words, "استقرار", match="lemma", by="lemma", span=5)
    row = near.set_index("collocate").loc["أمن"]
    assert (row["O11"], round(row["E11"], 1), row["texts"]) == (7, 0.9, 4)


def test_the_five_lines_on_interference_are_in_the_sentences_that_the_model_names(
    external,
):
    kept = external[external["interference"]].merge(TOKENS[["doc", "start", "sentence"]])
    named = [f"{doc}.{sentence}" for doc, sentence in zip(kept["doc"], kept["sentence"])]
    assert named == ["001.17", "002.9", "003.18", "004.26", "004.34"]


# --- Names and shown cells -----------------------------------------------------------


def named(source):
    """The names that a cell gives, and those that it uses, functions' own left out."""
    table = symtable.symtable(source, "cell", "exec")
    given = {each.get_name() for each in table.get_symbols() if each.is_assigned()}
    given |= {each.get_name() for each in table.get_symbols() if each.is_imported()}
    used = {each.get_name() for each in table.get_symbols() if each.is_referenced()}
    inner = list(table.get_children())
    while inner:
        scope = inner.pop()
        used |= {each.get_name() for each in scope.get_symbols() if each.is_global()}
        inner += scope.get_children()
    return given, used


def test_no_check_overwrites_a_name_that_another_cell_gives_or_uses():
    """Back at task 14 after the check of task 3, `libya` must still be the table."""
    cells = problem_sets.load(SET / "ps2.ipynb").cells
    roles = {
        cell.id: problem_sets.role_of(cell) for cell in cells if cell.cell_type == "code"
    }
    names = {cell.id: named(cell.source) for cell in cells if cell.id in roles}
    for check in (each for each, role in roles.items() if role in ("check", "hidden")):
        for other in set(roles) - {check}:
            given, used = names[other]
            theirs = used - given
            if roles[other] not in ("check", "hidden"):
                theirs |= given
            assert names[check][0] & theirs == set(), (check, other)


def test_a_task_needs_nothing_that_another_task_makes():
    problem_set, missing = problem_sets.load(SET / "ps2.ipynb"), {}
    set_up = {"__name__": "alone"}
    exec(problem_set.by_id["ps2-setup"].source, set_up)
    for task in [*problem_set.tasks, *problem_set.of("written")]:
        space = dict(set_up)
        for name, cell in problem_set.by_id.items():
            if cell.cell_type == "code" and re.match(rf"{task}(-(?!hidden)|$)", name):
                try:
                    exec(cell.source, space)
                except NameError as error:
                    missing[name] = error.name
    plt.close("all")
    assert missing == {}


def test_a_name_that_a_lesson_gives_breaks_no_check():
    """Lesson 05 calls a table `near`, and a student copies the line."""
    problem_set = problem_sets.load(SET / "ps2.ipynb")
    space = problem_set.space() | {"near": TOKENS.head()}
    for check in problem_set.of("check"):
        assert problem_set.check(check, space) is None, check


# --- The figure that misleads --------------------------------------------------------


@pytest.fixture(scope="module")
def drawn():
    """The axes that the classmate and the model draw, and the table behind them."""
    problem_set, shown = problem_sets.load(SET / "ps2.ipynb"), []
    space = problem_set.space()
    space["display"] = SimpleNamespace(figure=lambda ax, alt, caption: shown.append(ax))
    for name in ("ps2-figure-poster", "ps2-figure-redrawn"):
        exec(problem_set.by_id[name].source, space)
    yield *shown, space["libya"]
    for ax in shown:
        plt.close(ax.figure)


def test_the_poster_has_its_four_faults_and_no_other(drawn):
    poster, _, libya = drawn
    assert poster.get_ylim() == (12, 22) and not poster.lines
    assert [bar.get_height() for bar in poster.patches] == list(
        libya[libya["level"] == "period"]["per_1000"]
    )
    assert [text.get_text() for text in poster.get_xticklabels()] == [
        "2017",
        "2019",
        "2024+",
    ]
    assert poster.get_ylabel() == "per 1,000 tokens" and not poster.texts
    assert (
        "After the ceasefire" in poster.get_title() and "interest" in poster.get_title()
    )


def test_the_model_figure_shows_all_texts_from_zero_and_says_its_finding(drawn):
    _, ax, libya = drawn
    assert ax.get_xlim()[0] == 0 and len(ax.get_yticks()) == len(CORPUS.docs)
    title = "Text 002 has 10 of the 14 hits of 2024+"
    assert ax.figure.get_suptitle() == title
    texts = libya[libya["level"] == "text"]
    assert texts["per_1000_low"].max() < texts["per_1000_high"].min()


def test_the_question_dates_the_ceasefire_as_the_background_does():
    told = problem_sets.load(SET / "ps2.ipynb").by_id["ps2-figure-question"].source
    dated = pd.read_csv(SEEDS / "annotations" / "background.csv")
    signed = dated[dated["what"].fillna("").str.contains("sign a ceasefire")]
    assert list(signed["date"]) == ["2020-10-23"] and "that of October 2020," in told


def test_no_other_cell_gives_the_names_of_the_drawing():
    """The desk finds a moved answer by its names; another cell must not pass for it."""
    cells = problem_sets.load(SET / "ps2.ipynb").by_id
    code = {name: cell.source for name, cell in cells.items() if cell.cell_type == "code"}
    drawing = defined(code.pop("ps2-figure-redrawn"))
    assert drawing and not drawing & set().union(*map(defined, code.values()))


def test_numbers_in_what_is_said_of_the_figure_are_those_of_the_table(drawn):
    rows = drawn[2].assign(
        name=drawn[2]["doc"].where(drawn[2]["doc"] != "", drawn[2]["period"])
    )
    rows = rows.set_index("name")
    rates = {name: f"{rate:.1f}" for name, rate in rows["per_1000"].items()}
    assert (rates["2019"], rates["2024"]) == ("14.3", "21.2")
    assert (rates["002"], rates["003"]) == ("28.9", "12.7")
    seems = (21.2 - 12) / (14.3 - 12)
    assert seems == pytest.approx(4)
    for period, count, size in (("2024", 14, "660"), ("2019", 15, "1,047")):
        low, high = rows.loc[period, ["per_1000_low", "per_1000_high"]]
        assert rows.loc[period, "count"] == count and f"{count} of {size}" in PROSE
        assert f"{low:.1f} to {high:.1f}" in PROSE


def test_the_rubric_lists_the_five_planted_faults_by_kind():
    faults = re.findall(r"(?m)^\d\. \*\*(\w+)", PROSE)
    assert faults == ["Sense", "Rung", "Base", "Voice", "Invented"]
