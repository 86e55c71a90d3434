"""Late and newer by what no student can set; the wrong set told; a look that is settled."""

import io
import os
import shutil
import subprocess
import zipfile
from datetime import datetime

import pytest
import tiny_course
from desk import books, commands, holding, intake, marking
from desk.disk import read_json
from desk.intake import archive, dates, names

WORK = tiny_course.as_bytes(tiny_course.answered())
HALF = tiny_course.as_bytes(
    tiny_course.answered({"ps1-double": tiny_course.ANSWERS["ps1-double"]})
)
OTHER = tiny_course.as_bytes(tiny_course.handed_in())
DUE = datetime(2026, 3, 1, 12)
EARLY, LATE = (2026, 2, 28, 9, 0, 0), (2026, 3, 2, 9, 0, 0)
FUTURE, LONG_AGO = (2099, 1, 1, 0, 0, 0), (1999, 1, 1, 0, 0, 0)


@pytest.fixture
def course(tmp_path):
    return tiny_course.with_gradebook(tiny_course.make(tmp_path))


def packed(*files):
    """A zip of these (name, date, bytes)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, date, data in files:
            archive.writestr(zipfile.ZipInfo(name, date), data)
    return stream.getvalue()


def collect(course, *files, name="export.zip", **options):
    path = course.root / name
    path.write_bytes(packed(*files))
    return intake.collect(course, path, **options)


def moodle(name, file="ps1.ipynb", number=11):
    return f"{name}_{number}_assignsubmission_file_/{file}"


def record(course, student, name="ps1"):
    return read_json(course.state(name, student) / "collected.json")


def stored(course, student, name="ps1"):
    return (course.submitted(name, student) / f"{name}.ipynb").read_bytes()


def row(course, student, name="ps1"):
    return next(one for one in books.one_set(course, name) if one["student"] == student)


def grade(course):
    return marking.grade(course, "ps1", judge=tiny_course.trusting_judge)


def decide(course, *arguments):
    return commands.main(["decide", "ps1", *arguments], course)


# ---- Late ------------------------------------------------------------------------------------


@pytest.mark.parametrize("inner", [EARLY, FUTURE, LONG_AGO, LATE])
@pytest.mark.parametrize("outer, late", [(EARLY, False), (LATE, True)])
@pytest.mark.parametrize("deep", [False, True])
def test_dates_in_a_students_zip_make_nothing_late_and_nothing_early(
    course, inner, outer, late, deep
):
    data = packed(("ps1.ipynb", inner, WORK))
    data = packed(("again.zip", inner, data)) if deep else data
    collect(course, (moodle("Anna", "work.zip"), outer, data), due=DUE)
    assert record(course, "anna")["late"] is late


@pytest.mark.parametrize(
    "file",
    [
        "aliann_12_300_ps1.ipynb",  # Canvas: the time of download
        "anna/ps1.ipynb",  # anybody's
        "all.zip/Anna_11_assignsubmission_file_/ps1.ipynb",  # not as Moodle gave it
        "Anna_11_assignsubmission_onlinetext_/ps1.ipynb",  # the time of download
    ],
)
def test_where_nobody_but_the_student_or_the_download_sets_the_date_it_is_not_known(
    course, file, capsys
):
    outer, _, inner = file.rpartition(".zip/")
    data = packed((inner, LATE, WORK)) if outer else WORK
    path = course.root / "export.zip"
    path.write_bytes(packed((outer + ".zip" if outer else file, LATE, data)))
    commands.main(["collect", str(path), "--due", "2026-03-01 12:00"], course)
    said = capsys.readouterr().out
    assert "Of 1 it is not known" in said and " LATE" not in said.replace("is LATE", "")
    (student,) = [path.parent.name for path in course.desk.glob("submitted/*/ps1")]
    assert row(course, student)["late"] == "not known"


def test_a_whole_canvas_class_is_late_only_by_canvas_own_mark(course):
    files = [(f"s{n}_{n}_{n}_ps1.ipynb", LATE, WORK) for n in range(1, 4)]
    collect(course, *files, ("late_LATE_9_9_ps1.ipynb", LATE, WORK), due=DUE)
    late = {student: row(course, student)["late"] for student in ("s1-1", "late-9")}
    assert late == {"s1-1": "not known", "late-9": "late"}


def test_without_a_due_time_nobody_is_late_and_nothing_is_unknown(course):
    collect(course, ("anna/ps1.ipynb", LATE, WORK), (moodle("Ben"), LATE, WORK))
    assert row(course, "anna")["late"] == row(course, "ben")["late"] == ""


@pytest.mark.parametrize(
    "file, shown",
    [
        (moodle("Anna"), "2026-03-02 09:00"),
        ("anna/ps1.ipynb", ""),
        ("a_1_1_ps1.ipynb", ""),
    ],
)
def test_the_table_says_when_something_was_handed_in_where_that_is_known(
    course, file, shown
):
    collect(course, (file, LATE, WORK))
    for rows in (books.one_set(course, "ps1"), books.everything(course)):
        (told,) = [one["handed in"] for one in rows if one["problem set"] == "ps1"]
        assert told == shown


def test_when_an_earlier_version_was_handed_in_is_not_known(course):
    collect(course, (moodle("Anna"), EARLY, HALF))
    collect(course, (moodle("Anna"), LATE, WORK))
    (before,) = course.earlier("ps1", "anna").rglob("*.ipynb")
    path = before.relative_to(course.desk).as_posix()
    assert decide(course, "anna", "--take", path) == 0
    assert stored(course, "anna") == HALF and row(course, "anna")["handed in"] == ""


@pytest.mark.parametrize("year", [2099, 2042])
def test_a_date_to_come_is_not_used_and_told(course, year):
    collect(course, (moodle("Anna"), (year, 1, 1, 0, 0, 0), WORK), due=DUE)
    assert record(course, "anna")["late"] is None
    assert (
        f"dated {year}-01-01, which is yet to come" in record(course, "anna")["notes"][0]
    )


def test_the_due_time_is_remembered_for_who_hands_in_again(course):
    collect(course, (moodle("Anna"), EARLY, HALF), due=DUE)
    collect(course, (moodle("Anna"), LATE, WORK))
    assert record(course, "anna")["late"] is True and stored(course, "anna") == WORK


def test_the_same_work_handed_in_again_is_not_late_by_that(course):
    collect(course, (moodle("Anna"), EARLY, WORK), due=DUE)
    collect(course, (moodle("Anna"), LATE, WORK), due=DUE)
    assert record(course, "anna")["late"] is False


def test_a_wrong_due_time_is_mended_by_collecting_again(course):
    collect(course, (moodle("Anna"), LATE, WORK), due=DUE)
    collect(course, (moodle("Anna"), LATE, WORK), due=datetime(2026, 4, 1))
    assert record(course, "anna")["late"] is False


@pytest.mark.skipif(not shutil.which("git"), reason="no git")
@pytest.mark.parametrize("packs", [False, True])
@pytest.mark.parametrize(
    "day, late", [("2026-02-20", None), ("2026-03-20", True), ("2088-01-01", None)]
)
def test_a_clone_tells_the_date_of_its_commit_and_its_settings_run_nothing(
    course, tmp_path, day, late, packs
):
    clone = tmp_path / "class" / "anna"
    clone.mkdir(parents=True)
    (clone / "ps1.ipynb").write_bytes(WORK)
    moment = {"GIT_AUTHOR_DATE": f"{day}T12:00", "GIT_COMMITTER_DATE": f"{day}T12:00"}

    def git(*arguments, **environment):
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@b", *arguments],
            cwd=clone, check=True, capture_output=True, env={**os.environ, **environment},
        )  # fmt: skip

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "done", **moment)
    (clone / "later.txt").write_text("x", "utf-8")
    git("add", ".")
    git("commit", "-qm", "no work", GIT_COMMITTER_DATE="2026-05-01T12:00")
    if packs:
        git("gc", "-q")
    with open(clone / ".git" / "config", "a", encoding="utf-8") as file:
        file.write(
            f"[log]\nshowSignature = true\n[gpg]\nprogram = touch {tmp_path}/ran\n"
        )
        file.write(f"[core]\nfsmonitor = touch {tmp_path}/ran\n")
    intake.collect(course, tmp_path / "class", due=DUE)
    assert record(course, "anna")["late"] is late and not (tmp_path / "ran").exists()
    told = " ".join(record(course, "anna")["notes"])
    assert ("2088-01-01, which is yet to come" in told) == (day > "2088")


@pytest.mark.parametrize(
    "head", ["", "ref: refs/heads/../../../secret", "x" * 9_000, "0" * 40]
)
def test_a_broken_repository_is_a_date_not_known(course, tmp_path, head):
    git = tmp_path / "class" / "anna" / ".git"
    git.mkdir(parents=True)
    (git / "HEAD").write_text(head, "utf-8")
    (git.parent / "ps1.ipynb").write_bytes(WORK)
    intake.collect(course, tmp_path / "class", due=DUE)
    assert record(course, "anna")["late"] is None and stored(course, "anna") == WORK


@pytest.mark.parametrize(
    "path, when",
    [
        ("PS_u1_attempt_2026-03-02-09-00-00_ps1.ipynb", "2026-03-02T09:00:00"),
        ("PS_u1_attempt_2026-03-02-09-00-00_x_attempt_2020-01-01-00-00-00_ps1.ipynb",
         "2026-03-02T09:00:00"),
        ("PS_u1_attempt_2026-99-02-09-00-00_ps1.ipynb", None),
        ("PS_u1_attempt_2099-03-02-09-00-00_ps1.ipynb", None),
    ],
)  # fmt: skip
def test_blackboard_writes_its_own_time_into_the_name(path, when):
    who = names.Who("u1", ["ps1.ipynb"], "blackboard")
    found = dates.moment(who, archive.Entry(path, datetime(*LATE)), [])
    assert found["when"] == when and found["order"] == (when and ["blackboard", when])


# ---- Newer ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "first, second", [(FUTURE, EARLY), (LATE, LONG_AGO), (EARLY, EARLY)]
)
@pytest.mark.parametrize("platform", ["folder", "zip"])
def test_what_is_collected_later_is_newer_whatever_its_dates(
    course, platform, first, second
):
    for date, data in ((first, HALF), (second, WORK)):
        file = ("anna/ps1.ipynb", date, data)
        if platform == "zip":
            file = ("anna/in.zip", date, packed(("ps1.ipynb", date, data)))
        collect(course, file)
    assert stored(course, "anna") == WORK
    kept = [path.read_bytes() for path in course.desk.glob("earlier/anna/**/*.ipynb")]
    assert HALF in kept


def test_a_clock_of_2099_does_not_make_the_corrected_version_older(course):
    collect(course, (moodle("Anna"), FUTURE, HALF))
    collect(course, (moodle("Anna"), EARLY, WORK))
    assert stored(course, "anna") == WORK


@pytest.mark.parametrize(
    "newer, older",
    [
        ((moodle("Anna"), LATE, WORK), (moodle("Anna"), EARLY, HALF)),
        (("anna_12_301_ps1.ipynb", EARLY, WORK), ("anna_12_300_ps1.ipynb", LATE, HALF)),
    ],
)
def test_an_older_export_collected_later_does_not_replace(course, newer, older):
    collect(course, newer)
    (row,) = collect(course, older)
    assert "an older version" in row.outcome
    assert WORK in [path.read_bytes() for path in course.desk.glob("submitted/*/ps1/*")]
    assert HALF in [path.read_bytes() for path in course.desk.glob("earlier/*/ps1/*/*")]


def test_which_of_two_in_one_zip_counts_is_a_question_and_not_settled_by_dates(course):
    data = packed(("a/ps1.ipynb", FUTURE, HALF), ("b/ps1.ipynb", EARLY, WORK))
    collect(course, (moodle("Anna", "in.zip"), EARLY, data))
    grade(course)
    assert "please look" in row(course, "anna")["state"]
    assert "Which of them is the last" in row(course, "anna")["notes"]


# ---- The wrong problem set -------------------------------------------------------------------


@pytest.mark.parametrize(
    "export, only, file",
    [
        ("export.zip", "ps1", "anna/homework.ipynb"),
        ("Course-PS1-123.zip", None, "anna/homework.ipynb"),
        ("export.zip", None, "anna/ps1.ipynb"),
        ("export.zip", "ps1", "anna/demo.ipynb"),
    ],
)
def test_the_wrong_set_is_named_before_marking_and_after(course, export, only, file):
    rows = collect(course, (file, EARLY, OTHER), name=export, only=only)
    assert "Handed in demo, not ps1. A PERSON MUST LOOK" in rows[0].outcome
    assert "left out" not in rows[0].outcome
    for _ in range(2):
        told = row(course, "anna")
        assert told["state"] == "needs a look" and told["total"] == ""
        assert told["notes"] == "Handed in demo, not ps1."
        grade(course)
    taken = (course.submitted("demo", "anna") / "demo.ipynb").is_file()
    assert taken == (only is None)


def test_the_wrong_set_does_not_replace_the_right_one(course):
    collect(course, ("anna/ps1.ipynb", EARLY, WORK))
    grade(course)
    collect(course, ("anna/x.ipynb", LATE, OTHER), only="ps1")
    assert stored(course, "anna") == WORK and row(course, "anna")["total"] == 60
    assert "please look" in row(course, "anna")["state"]
    assert "Handed in demo, not ps1" in row(course, "anna")["notes"]


def test_the_right_set_replaces_the_wrong_one(course):
    collect(course, ("anna/x.ipynb", EARLY, OTHER), only="ps1")
    collect(course, ("anna/x.ipynb", LATE, WORK), only="ps1")
    grade(course)
    assert row(course, "anna")["total"] == 60


def test_both_sets_handed_in_are_no_fault(course):
    sets = {"a.ipynb": WORK, "b.ipynb": OTHER}
    files = [(moodle("Anna", file), EARLY, data) for file, data in sets.items()]
    collect(course, *files, only="ps1")
    assert not record(course, "anna")["wrong"] and stored(course, "anna") == WORK


# ---- Settling it ---------------------------------------------------------------------------


@pytest.fixture
def stuck(course):
    collect(
        course,
        ("anna/ps1.ipynb", EARLY, b"<html>"),
        ("ben/essay.pdf", EARLY, b"%PDF"),
        ("carl/ps1.ipynb", EARLY, OTHER),
        ("dora/ps1.ipynb", EARLY, WORK),
        only="ps1",
    )
    grade(course)
    return course


def test_who_needs_a_look_is_listed_with_why_and_files(stuck, capsys):
    assert decide(stuck) == 0
    said = capsys.readouterr().out
    for part in ("anna: anna/ps1.ipynb: This is a web page", "submitted/anna/ps1/ps1.ipynb",
                 "ben: No notebook", "ben/ps1/essay.pdf",
                 "carl: Handed in demo, not ps1"):  # fmt: skip
        assert part in said
    assert "dora" not in said


@pytest.mark.parametrize(
    "student, points, shown",
    [("anna", "35", 35), ("ben", "0", 0), ("carl", "12,5", 12.5), ("dora", "100", 100)],
)
def test_a_mark_by_decision_is_in_table_and_page_and_undone(
    stuck, student, points, shown, capsys
):
    before = row(stuck, student)
    assert decide(stuck, student, "--mark", points, "--why", "On <paper>.") == 0
    told = row(stuck, student)
    assert (told["total"], told["state"]) == (shown, "marked by decision")
    assert "On <paper>." in told["notes"]
    assert student in books.feedback(stuck, "ps1")[0]
    page = stuck.feedback("ps1", student) / "ps1.html"
    assert f"{shown} of 100 points" in page.read_text("utf-8")
    assert "On &lt;paper&gt;." in page.read_text("utf-8")
    decide(stuck)
    assert f"{student}: By decision: {shown} points" in capsys.readouterr().out
    grade(stuck)
    assert row(stuck, student) == told
    assert decide(stuck, student, "--undo") == 0
    assert row(stuck, student) == before and not page.exists()


def test_a_decision_does_not_survive_a_better_hand_in(stuck, capsys):
    decide(stuck, "anna", "--mark", "5", "--why", "A web page.")
    collect(stuck, ("anna/ps1.ipynb", LATE, WORK))
    grade(stuck)
    told = row(stuck, "anna")
    assert told["total"] == 60 and "decide again" in told["state"]
    assert "anna" not in books.feedback(stuck, "ps1")[0]  # an answer is to be read
    decide(stuck)
    assert "NOT IN FORCE" in capsys.readouterr().out


def test_nothing_by_decision_is_no_page_and_no_mark(stuck):
    decide(stuck, "anna", "--nothing", "--why", "Withdrawn.")
    assert row(stuck, "anna")["state"] == "nothing handed in, by decision"
    written, without, _ = books.feedback(stuck, "ps1", early=True)
    assert "anna" not in written and "anna: counts as nothing handed in" in without


def test_a_mark_that_was_looked_at_stands_until_something_else_is_handed_in(course):
    two = packed(("a/ps1.ipynb", EARLY, HALF), ("b/ps1.ipynb", EARLY, WORK))
    collect(course, (moodle("Anna", "in.zip"), EARLY, two))
    grade(course)
    assert "please look" in row(course, "anna")["state"]
    decide(course, "anna", "--accept", "--why", "She said so.")
    told = row(course, "anna")
    assert told["state"].startswith("marked; 1") and told["total"] == 60
    assert "anna" in books.feedback(course, "ps1", early=True)[0]
    collect(course, (moodle("Anna"), LATE, HALF))
    grade(course)
    assert "decide again" in row(course, "anna")["state"]


def test_a_cut_while_another_file_is_taken_is_made_good(course, monkeypatch):
    collect(course, ("anna/ps1.ipynb", EARLY, WORK))
    collect(course, ("anna/ps1.ipynb", LATE, HALF))
    with monkeypatch.context() as cut:
        cut.setattr(holding, "finish", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            decide(course, "anna", "--take", "collected-1/ps1.ipynb")
    assert decide(course, "anna", "--take", "collected-1/ps1.ipynb") == 0
    assert stored(course, "anna") == WORK
    decide(course, "anna", "--undo")
    assert stored(course, "anna") == HALF and "taken" not in record(course, "anna")


def test_another_file_is_taken_and_put_back(stuck, tmp_path):
    own = tmp_path / "mended.ipynb"
    own.write_bytes(WORK)
    before, files = record(stuck, "ben"), intake.kept_files(stuck, "ps1", "ben")
    assert decide(stuck, "ben", "--take", str(own)) == 0
    grade(stuck)
    told = row(stuck, "ben")
    assert told["total"] == 60 and "mended.ipynb is marked" in told["notes"]
    assert (stuck.submitted("ps1", "ben") / "essay.pdf").is_file()
    collect(stuck, ("ben/essay.pdf", EARLY, b"%PDF"), only="ps1")  # once more: no change
    assert row(stuck, "ben")["total"] == 60
    assert decide(stuck, "ben", "--undo") == 0
    assert record(stuck, "ben")["digest"] == before["digest"]
    assert set(files) <= set(intake.kept_files(stuck, "ps1", "ben"))
    grade(stuck)
    assert row(stuck, "ben")["state"] == "needs a look"


def test_an_earlier_version_is_taken_by_the_end_of_its_path(course):
    collect(course, ("anna/ps1.ipynb", EARLY, WORK))
    collect(course, ("anna/ps1.ipynb", LATE, HALF))
    assert decide(course, "anna", "--take", "collected-1/ps1.ipynb") == 0
    assert stored(course, "anna") == WORK
    decide(course, "anna", "--take", "mistaken.ipynb")
    assert stored(course, "anna") == WORK
    decide(course, "anna", "--undo")
    assert stored(course, "anna") == HALF


def test_what_came_by_mail_is_taken_for_one_of_whom_nothing_was_collected(
    stuck, tmp_path
):
    collect(stuck, ("zoe/demo.ipynb", EARLY, OTHER))
    (tmp_path / "mail.ipynb").write_bytes(WORK)
    assert decide(stuck, "zoe", "--take", str(tmp_path / "mail.ipynb")) == 0
    grade(stuck)
    assert row(stuck, "zoe")["total"] == 60
    decide(stuck, "zoe", "--undo")
    assert row(stuck, "zoe")["state"] == "nothing handed in"


@pytest.mark.parametrize("arguments", [
    ["nobody", "--nothing"], ["anna", "--mark", "5"], ["anna", "--mark", "x", "--why", "y"],
    ["anna", "--mark", "101", "--why", "y"], ["anna", "--mark", "nan", "--why", "y"],
    ["anna", "--take", "gone.ipynb"], ["anna", "--undo"], ["anna", "--nothing", "--undo"],
    ["anna", "--accept"],
    ["anna", "--why", "y"], ["../anna", "--nothing"],
])  # fmt: skip
def test_what_can_not_be_decided_is_said_and_changes_nothing(stuck, capsys, arguments):
    before = row(stuck, "anna")
    assert decide(stuck, *arguments) == 1
    assert len(capsys.readouterr().err.strip()) > 20 and row(stuck, "anna") == before
