"""Unusual classes and sly students: nobody merged, split or replaced without a question."""

from datetime import datetime

import pytest
import tiny_course
from desk import books, commands, intake, marking
from desk.course import Trouble
from desk.disk import read_json, write_notebook
from desk.intake import dates, names, roster
from test_collect import record, stored, zipped
from test_identity import WORKS, questions, whose

DEMO = tiny_course.as_bytes(tiny_course.handed_in())
WHEN = "2026-02-01-10-00-00"


@pytest.fixture
def course(tmp_path):
    return tiny_course.make(tmp_path)


def moodle(name, number=11, file="ps1.ipynb"):
    return f"{name}_{number}_assignsubmission_file_/{file}"


def collect(course, *files, listed=None, **options):
    """Collect these pairs of a path and a place in WORKS, or bytes; `listed`: a roster."""
    found = {path: WORKS[one] if isinstance(one, int) else one for path, one in files}
    path = course.root / "roster.csv"
    if listed:
        path.write_text(listed, "utf-8")
    export = zipped(course.root / "export.zip", found)
    return intake.collect(course, export, path if listed else None, **options)


# ---- One student, two names ---------------------------------------------------------------


BLACKBOARD = f"ps1_s1_attempt_{WHEN}", f"ps1_s1_attempt_{WHEN.replace('01-10', '03-10')}"


@pytest.mark.parametrize(
    "first, second",
    [
        ({"alianna_5_8_ps1.ipynb": 0}, {"schmidtanna_5_9_ps1.ipynb": 1}),
        ({moodle("Anna Ali", 7): 0}, {moodle("Anna Schmidt", 7): 1}),
        ({f"{BLACKBOARD[0]}.txt": b"Name: Anna Ali (s1)", f"{BLACKBOARD[0]}_ps1.ipynb": 0},
         {f"{BLACKBOARD[1]}.txt": b"Name: Anna Schmidt (s1)",
          f"{BLACKBOARD[1]}_ps1.ipynb": 1}),
    ],
)  # fmt: skip
def test_one_number_under_a_new_name_is_one_student_with_a_question(
    course, first, second
):
    collect(course, *first.items())
    for _ in range(2):  # collected again, the question is still there
        collect(course, *second.items())
        assert list(whose(course).values()) == [1]
        (said,) = questions(course).values()
        assert "before: the same student?" in said and "ali" in said.lower()


def test_a_number_at_two_names_in_one_export_is_two(course):
    collect(course, (moodle("Anna Ali", 7), 0))
    collect(course, (moodle("Anna Ali", 7), 0), (moodle("Ben Bo", 7), 1))
    assert sorted(whose(course).values()) == [0, 1]


@pytest.mark.parametrize(
    "one, other",
    [
        ("Anna Ali/ps1.ipynb", "alianna_5_8_ps1.ipynb"),
        (moodle("Jan van der Berg"), "vanderbergjan_5_8_ps1.ipynb"),
        ("alianna_5_8_ps1.ipynb", moodle("Anna Ali")),
        (f"Home_1_s_1_attempt_{WHEN}_ps1.ipynb", f"1_s_1_attempt_{WHEN}_ps1.ipynb"),
        ("١٢٣/ps1.ipynb", "123/ps1.ipynb"),
        ("Anna Ali/ps1.ipynb", "Anna%20Ali/ps1.ipynb"),
        ("ps1-anna-main/ps1.ipynb", "ps1-anna-1-main/ps1.ipynb"),
        ("علي/ps1.ipynb", "علی/ps1.ipynb"),
    ],
)
def test_who_may_be_one_in_two_exports_is_kept_apart_and_asked_about(course, one, other):
    collect(course, (one, 0))
    collect(course, (other, 1))
    assert sorted(whose(course).values()) == [0, 1]
    assert any("one student, or two" in said for said in questions(course).values())


@pytest.mark.parametrize(
    "one, other",
    [
        ("Anna Ali/ps1.ipynb", moodle("Anna Ali")),
        (moodle("Anna Ali"), "Anna Ali/ps1.ipynb"),
    ],
)
def test_the_same_name_in_another_form_is_asked_about(course, one, other):
    collect(course, (one, 0))
    for _ in range(2):
        collect(course, (other, 1))
        assert "in another form" in questions(course)["anna-ali"]


def test_a_new_name_where_one_like_it_is_missing_is_asked_about(course):
    collect(course, (moodle("Anna Ali", 1), 0), (moodle("Ben Bo", 2), 1))
    rows = collect(
        course, (moodle("Anna Schmidt", 31, "demo.ipynb"), DEMO),
        (moodle("Lab B-Ben Bo", 32, "demo.ipynb"), DEMO),
        (moodle("Cem Can", 33, "demo.ipynb"), DEMO),
    )  # fmt: skip
    asked = {
        row.student: row.outcome for row in rows if "the same student?" in row.outcome
    }
    assert set(asked) == {"anna-schmidt", "lab-b-ben-bo"}
    assert "Anna Ali (1) has handed in nothing here" in asked["anna-schmidt"]


def test_a_new_name_where_nobody_is_missing_is_no_question(course):
    collect(course, (moodle("Anna Ali", 1), 0))
    rows = collect(
        course, (moodle("Anna Ali", 8, "demo.ipynb"), DEMO),
        (moodle("Anna Bo", 9, "demo.ipynb"), DEMO),
    )  # fmt: skip
    assert not any("LOOK" in row.outcome for row in rows)


@pytest.mark.parametrize(
    "word", ["Teilnehmer_in", "Deelnemer", "Partecipante", "Участник", "مشارك"]
)
def test_moodles_word_for_nobody_in_other_languages(word):
    found = names.who([f"{word} 12_12_assignsubmission_file_", "ps1.ipynb"], ["ps1"])
    assert found.anonymous and found.name == "Participant 12"


# ---- A name of a platform's form that a student has chosen ------------------------------------


@pytest.mark.parametrize(
    "path, name",
    [
        ("bo_5_8_Anna_1_assignsubmission_file_ps1.ipynb", "bo"),
        (f"PS_s1_attempt_{WHEN}_PS_s2_attempt_{WHEN}_ps1.ipynb", "PS_s1"),
        (f"PS_s1_attempt_{WHEN}_Anna_1_assignsubmission_file_ps1.ipynb", "PS_s1"),
        (f"Anna_1_assignsubmission_file_x_attempt_{WHEN}_ps1.ipynb", "Anna"),
        ("Anna_1_assignsubmission_file_bo_5_8_ps1.ipynb", "Anna"),
        ("LATE_anon_a1_8_Anna_1_assignsubmission_file_ps1.ipynb", "anon a1"),
    ],
)
def test_what_the_platform_wrote_comes_before_what_the_student_wrote(path, name):
    assert names.platform(path).name == name


def test_a_file_named_like_an_attempt_of_another_replaces_nothing(course):
    own = f"ps1_s2_attempt_{WHEN}_ps1.ipynb"
    sly = f"ps1_s1_attempt_{WHEN}_ps1_s2_attempt_2026-02-09-10-00-00_ps1.ipynb"
    collect(course, (own, 1))
    collect(course, (own, 1), (sly, 0))
    assert whose(course) == {"s1": 0, "s2": 1} and not questions(course)


# ---- Folders --------------------------------------------------------------------------------


def test_folders_of_the_sets_in_the_folder_of_the_class(course):
    collect(course, ("class/ps1/anna/ps1.ipynb", 0), ("class/ps1/ben/a.ipynb", 1),
            ("class/demo/anna/x.ipynb", DEMO))  # fmt: skip
    assert whose(course) == {"anna": 0, "ben": 1} and stored(course, "anna", "demo")


def test_a_second_file_of_one_name_may_be_anothers(course):
    empty = tiny_course.as_bytes(tiny_course.answered({}))
    collect(course, ("ps1/Anna Ali - ps1.ipynb", 0),
            ("ps1/Anna Ali - ps1 (1).ipynb", empty), ("ps1/Ben - ps1.ipynb", 1))  # fmt: skip
    assert "two of one name" in questions(course)["anna-ali"]
    assert set(questions(course)) == {"anna-ali"}


# ---- The roster -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        'id,name\n1,"Anna\nAli"\n2,Ben Bo\n', "id,name\n1,Anna\u2028Ali\n2,Ben\x0bBo\n",
        'id,name\r\n="1",Anna Ali\r\n="2",Ben Bo\r\n', "id;name\n1.0;Anna Ali\n2.0;Ben Bo\n",
        "\ufeffid\tname\n1\tAnna Ali\n2\tBen Bo\n", "id,name,\n1,Anna Ali,,\n2,Ben Bo,,\n",
    ],
)  # fmt: skip
def test_a_roster_as_spreadsheets_write_it(tmp_path, text):
    path = tmp_path / "roster.csv"
    path.write_bytes(text.encode())
    found = roster.read_roster(path)
    shown = [(one.id, one.first, one.last) for one in found]
    assert shown == [("1", "Anna", "Ali"), ("2", "Ben", "Bo")]


@pytest.mark.parametrize(
    "text, why",
    [
        ("id,name\n1.23E+08,Anna\n", "rounded"),
        ("id;name\n1,23E+08;Anna\n", "rounded"),
        ("id,name\n1,Ali, Anna\n", "needs quotes"),
        ("id,name\n1," + "x" * 200_000, "no CSV"),
    ],
)
def test_a_roster_that_is_torn_is_refused_with_a_reason(tmp_path, text, why):
    path = tmp_path / "roster.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(Trouble, match=why):
        roster.read_roster(path)


@pytest.mark.parametrize("number", ["١٠٠١", "۱۰۰۱", "１００１"])
def test_a_number_is_a_number_in_every_script(course, number):
    collect(course, (f"{number}/ps1.ipynb", 0), listed="id,name\n1001,Anna\n1002,Ben\n")
    assert whose(course) == {"1001": 0} and not questions(course)


@pytest.mark.parametrize("written", ["LI WEI", "Li_Wei", "LiWei"])
def test_a_name_that_is_spelled_otherwise_on_the_roster_is_asked_about(course, written):
    collect(course, (moodle(written), 0), listed="id,name\n1,Li Wei\n2,Ben\n")
    assert whose(course) == {"1": 0} and "spelling differs" in questions(course)["1"]


@pytest.mark.parametrize("one, other", [("AB1", "ab1"), ("Anna (ab1)", "ab1")])
def test_two_folders_of_one_number_replace_nothing(course, one, other):
    collect(course, (f"{one}/ps1.ipynb", 0), (f"{other}/ps1.ipynb", 1),
            listed="id,name\nab1,Anna\n9,Ben\n")  # fmt: skip
    assert sorted(whose(course).values()) == [0, 1] and len(questions(course)) == 2


@pytest.mark.parametrize("path", ["77/ps1.ipynb", moodle("Anna Ali")])
def test_an_id_that_another_roster_gives_to_another_is_asked_about(course, path):
    collect(course, (path, 0), listed="id,name\n77,Anna Ali\n")
    for _ in range(2):
        collect(course, ("77/demo.ipynb", DEMO), listed="id,name\n77,Carl Co\n")
        assert "77 was Anna Ali" in questions(course)["77"]
        assert record(course, "77", "demo")["doubt"]


def test_a_new_surname_on_the_roster_is_no_question(course):
    collect(course, ("77/ps1.ipynb", 0), listed="id,name\n77,Anna Ali\n")
    collect(course, ("77/ps1.ipynb", 1), listed="id,name\n77,Anna Schmidt\n")
    assert whose(course) == {"77": 1} and not questions(course)


def test_a_roster_that_comes_with_the_second_set_asks_about_the_first(course):
    collect(course, (moodle("Anna Ali", 1), 0))
    collect(
        course,
        (moodle("Anna Ali", 9, "demo.ipynb"), DEMO),
        listed="id,name\n1,Anna Ali\n",
    )
    assert "before as anna-ali" in record(course, "1", "demo")["notes"][0]


# ---- Late -----------------------------------------------------------------------------------


def settled(course, due=None, when="2026-03-09T12:00:00", **more):
    found = {"assignment": "ps1", "due": due, "when": when, "mark": False, "order": None,
             "own": False, **more}  # fmt: skip
    dates.settle(found, {}, False, course)
    return found["late"]


@pytest.mark.parametrize(
    "dues, late",
    [
        ([], False),
        ([datetime(2026, 3, 1)], True),
        ([datetime(2026, 4, 1)], False),
        ([datetime(2026, 3, 1), datetime(2026, 4, 1)], None),
    ],
)
def test_a_straggler_is_late_by_the_time_that_was_named_for_the_set(course, dues, late):
    for number, due in enumerate(dues):
        collect(course, (moodle(f"Student {number}", number), 0), due=due)
    assert settled(course) is late


@pytest.mark.parametrize("day, late", [("2026-03-09", True), ("2026-02-01", None)])
def test_a_students_own_date_proves_that_it_is_late_and_nothing_else(course, day, late):
    when = f"{day}T12:00:00"
    assert settled(course, "2026-03-01T12:00:00", when, own=True) is late


def test_a_day_is_over_when_it_is_over():
    due = intake.parse_due("2026-03-01")
    assert datetime(2026, 3, 1, 23, 59, 30) < due < datetime(2026, 3, 2)


@pytest.mark.parametrize("zone", ["Z", "+02:00"])
def test_a_time_zone_is_not_dropped_in_silence(zone):
    with pytest.raises(Trouble, match="time zone"):
        intake.parse_due(f"2026-03-01T12:00{zone}")


# ---- Decisions ------------------------------------------------------------------------------


@pytest.fixture
def marked(course):
    """Anna's work, marked: 60 by machine, nobody on the list but Zoe."""
    tiny_course.with_gradebook(course)
    collect(course, ("Anna Ali/ps1.ipynb", 0), listed="id,name\n9,Zoe\n")
    grade(course)
    return course


def grade(course):
    marking.grade(course, "ps1", judge=tiny_course.trusting_judge)


def decide(course, *arguments):
    assert commands.main(["decide", "ps1", "anna-ali", *arguments], course) == 0


def change(course, cell, **what):
    """Change the source of the set: another `source` or other `points` of a cell."""
    master = course.master("ps1")
    (found,) = (one for one in master.cells if one.id == cell)
    found.source = what.get("source", found.source)
    found.metadata["nbgrader"] |= {key: what[key] for key in what if key == "points"}
    write_notebook(course.sources / "ps1" / "ps1.ipynb", master)


def row(course):
    return tiny_course.row(course, "anna-ali")


@pytest.mark.slow
def test_what_is_new_to_look_at_was_not_accepted(marked):
    decide(marked, "--accept")
    assert row(marked)["state"].startswith("marked; ")
    collect(marked, ("Anna Ali/ps1.ipynb", 0), ("ANNA ALI/ps1.ipynb", 1))
    assert "please look" in row(marked)["state"]
    assert "decide again" in row(marked)["state"]
    decide(marked, "--accept")
    assert row(marked)["state"].startswith("marked; ")


@pytest.mark.slow
def test_another_mark_was_not_accepted(marked):
    decide(marked, "--accept")
    change(marked, "ps1-words-check", source="assert False, 'No.'")
    grade(marked)
    assert row(marked)["total"] == 30 and "decide again" in row(marked)["state"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "what", [["--mark", "9", "--why", "x"], ["--nothing"], ["--accept"]]
)
def test_what_came_later_without_a_notebook_is_to_be_looked_at_after_a_decision(
    marked, what, capsys
):
    decide(marked, *what)
    collect(marked, ("Anna Ali/x.txt", b"hello"), only="ps1")
    assert "please look" in row(marked)["state"]
    capsys.readouterr()
    commands.main(["decide", "ps1"], marked)
    assert "no notebook in what was handed in later" in capsys.readouterr().out


@pytest.mark.slow
def test_a_mark_of_a_hundred_is_none_of_a_set_that_gives_less(marked):
    decide(marked, "--mark", "90", "--why", "x")
    change(marked, "ps1-why", points=4)
    assert "the set gave 100 points then" in row(marked)["notes"]
    assert row(marked)["total"] == 60 and "decide again" in row(marked)["state"]


@pytest.mark.slow
def test_points_given_by_hand_are_none_of_an_answer_that_is_worth_less(marked):
    tiny_course.by_hand(marked, "anna-ali", "ps1-why", 33)
    change(marked, "ps1-why", points=4)
    grade(marked)
    assert row(marked)["total"] == 60
    assert "33 was given when it was worth 40 points" in row(marked)["notes"]
    change(marked, "ps1-why", points=40)
    grade(marked)
    assert row(marked)["total"] == 93


@pytest.mark.slow
def test_a_dropped_mark_holds_again_for_the_work_it_was_given_for(marked):
    tiny_course.by_hand(marked, "anna-ali", "ps1-why", 33)
    collect(marked, ("Anna Ali/ps1.ipynb", 1))
    grade(marked)
    assert commands.main(["override", "ps1", "--drop"], marked) == 0
    assert row(marked)["total"] == 60
    collect(marked, ("Anna Ali/ps1.ipynb", 0))
    grade(marked)
    assert row(marked)["total"] == 93


@pytest.mark.slow
def test_the_page_of_a_decision_that_no_longer_holds_is_gone(marked):
    decide(marked, "--mark", "9", "--why", "x")
    books.feedback(marked, "ps1")
    page = marked.feedback("ps1", "anna-ali") / "ps1.html"
    assert page.exists()
    collect(marked, ("Anna Ali/ps1.ipynb", b"<html>"))
    grade(marked)
    books.feedback(marked, "ps1")
    assert not page.exists()


@pytest.mark.slow
def test_how_late_an_earlier_version_is_that_is_taken_is_not_known(marked):
    collect(marked, (moodle("Anna Ali"), 1), due=datetime(2020, 1, 1))
    assert row(marked)["late"] == "late"
    decide(marked, "--take", "collected-1/ps1.ipynb")
    assert row(marked)["late"] == "not known"
    collect(marked, (moodle("Anna Ali"), 1))
    assert row(marked)["late"] == "not known"
    decide(marked, "--undo")
    assert row(marked)["late"] == "late"
    assert "By decision" not in str(
        read_json(marked.state("ps1", "anna-ali") / "collected.json")
    )
