"""What platforms export comes to one folder a student; nothing is dropped in silence."""

import io
import os
import zipfile

import pytest
import tiny_course
from desk import intake
from desk.course import Trouble
from desk.disk import read_json
from desk.intake import names

WORK = tiny_course.as_bytes(tiny_course.answered())
EMPTY = tiny_course.as_bytes(tiny_course.answered({}))
OTHER = tiny_course.as_bytes(tiny_course.answered({}, tiny_course.demo()))


@pytest.fixture
def course(tmp_path):
    return tiny_course.make(tmp_path)


def zipped(path, files):
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def taken(course, tmp_path, files, **options):
    """Collect a zip of these files; the rows by file."""
    rows = intake.collect(course, zipped(tmp_path / "export.zip", files), **options)
    assert len(rows) == len(files)
    assert all(row.outcome for row in rows)
    return {row.file: row for row in rows}


def stored(course, student, name="ps1"):
    path = course.submitted(name, student) / f"{name}.ipynb"
    return path.read_bytes() if path.is_file() else None


def record(course, student, name="ps1"):
    return read_json(course.state(name, student) / "collected.json")


def test_moodle_with_folders(course, tmp_path):
    taken(
        course,
        tmp_path,
        {
            "Anna Ali_11_assignsubmission_file_/ps1.ipynb": WORK,
            "سارة علي_12_assignsubmission_file_/my work.ipynb": EMPTY,
        },
    )
    assert stored(course, "anna-ali") == WORK and stored(course, "سارة-علي") == EMPTY
    assert read_json(course.desk / "students.json")["سارة-علي"]["last"] == "علي"


def test_moodle_without_folders_and_with_text_typed_in(course, tmp_path):
    rows = taken(
        course,
        tmp_path,
        {
            "Anna Ali_11_assignsubmission_file_ps1.ipynb": WORK,
            "Ben Bo_12_assignsubmission_onlinetext_/onlinetext.html": b"<p>def double",
        },
        only="ps1",
    )
    assert stored(course, "anna-ali") == WORK
    typed = rows["Ben Bo_12_assignsubmission_onlinetext_/onlinetext.html"]
    assert typed.student == "ben-bo" and "A PERSON MUST LOOK" in typed.outcome


def test_canvas_tells_who_is_late_and_the_last_upload_counts(course, tmp_path):
    rows = taken(
        course,
        tmp_path,
        {
            "aliann_LATE_12_300_ps1-1.ipynb": WORK,
            "boben_13_301_ps1.ipynb": EMPTY,
            "boben_13_302_ps1-1.ipynb": WORK,
        },
    )
    assert record(course, "aliann-12")["late"] and not record(course, "boben-13")["late"]
    assert stored(course, "boben-13") == WORK
    assert "another version: kept" in rows["boben_13_301_ps1.ipynb"].outcome
    assert EMPTY in [
        path.read_bytes() for path in course.desk.glob("earlier/boben-13/ps1/*/*")
    ]


def test_a_folder_a_student_inside_a_folder_of_the_class(course, tmp_path):
    taken(
        course,
        tmp_path,
        {"class/anna/deep/er/ps1.ipynb": WORK, "class/ben/ps1.ipynb": EMPTY},
    )
    assert stored(course, "anna") == WORK and stored(course, "ben") == EMPTY


def test_numbered_students_stay_apart(course, tmp_path):
    rows = taken(course, tmp_path, {f"student_{n}/ps1.ipynb": WORK for n in range(3)})
    assert {row.student for row in rows.values()} == {
        "student-0",
        "student-1",
        "student-2",
    }


def test_a_file_a_student(course, tmp_path):
    taken(course, tmp_path, {"ps1_anna.ipynb": WORK, "Ben Bo ps1 (2).ipynb": EMPTY})
    assert stored(course, "anna") == WORK and stored(course, "ben-bo") == EMPTY


def test_several_problem_sets_in_one_zip_are_told_apart_by_what_is_in_them(
    course, tmp_path
):
    taken(course, tmp_path, {"anna/homework.ipynb": WORK, "anna/ps1.ipynb": OTHER})
    assert stored(course, "anna") == WORK and stored(course, "anna", "demo") == OTHER


def test_a_later_copy_that_is_empty_does_not_stand_in_for_the_work(course, tmp_path):
    rows = taken(
        course, tmp_path, {"anna/ps1-Copy1.ipynb": WORK, "anna/ps1.ipynb": EMPTY}
    )
    assert stored(course, "anna") == WORK
    assert "kept, not marked" in rows["anna/ps1.ipynb"].outcome
    assert "2 notebooks" in record(course, "anna")["notes"][0]


def test_helper_files_go_with_the_notebook(course, tmp_path):
    taken(
        course,
        tmp_path,
        {"anna/ps1.ipynb": WORK, "anna/helper.py": b"x = 1", "anna/data/a.csv": b"a"},
    )
    folder = course.submitted("ps1", "anna")
    assert (folder / "helper.py").read_bytes() == b"x = 1"
    assert (folder / "data" / "a.csv").is_file()


def test_a_zip_that_a_student_handed_in_is_opened(course, tmp_path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("work/ps1.ipynb", WORK)
    taken_rows = intake.collect(
        course, zipped(tmp_path / "a.zip", {"anna/hand-in.zip": inner.getvalue()})
    )
    assert stored(course, "anna") == WORK and len(taken_rows) == 1


@pytest.mark.parametrize(
    "name", ["../../evil.ipynb", "/etc/evil.ipynb", "C:/evil.ipynb", "..\\..\\evil.ipynb"]
)
def test_a_path_that_leads_out_is_refused_by_name(course, tmp_path, name):
    before = sorted(tmp_path.rglob("evil*"))
    rows = taken(course, tmp_path, {"anna/ps1.ipynb": WORK, name: WORK})
    assert any("leads out" in row.outcome for row in rows.values())
    assert sorted(tmp_path.rglob("evil*")) == before


def test_a_link_in_a_zip_is_refused_and_its_student_is_looked_at(course, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        link = zipfile.ZipInfo("anna/ps1.ipynb")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "../ben/ps1.ipynb")
    row = intake.collect(course, tmp_path / "a.zip")[0]
    assert row.outcome.startswith("REFUSED: a link") and stored(course, "anna") is None
    assert record(course, "anna")["file"] is None


def test_links_and_folders_named_like_notebooks_in_a_folder(course, tmp_path):
    (tmp_path / "in" / "anna").mkdir(parents=True)
    os.symlink("/etc/passwd", tmp_path / "in" / "anna" / "ps1.ipynb")
    (tmp_path / "in" / "ben" / "ps1.ipynb").mkdir(parents=True)
    rows = {row.student: row.outcome for row in intake.collect(course, tmp_path / "in")}
    assert "a link" in rows["anna"] and "a folder named" in rows["ben"]


def test_a_bomb_is_refused_by_its_size(course, tmp_path):
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ben/ps1.ipynb", WORK)
        with archive.open("anna/ps1.ipynb", "w", force_zip64=True) as member:
            for _ in range(101):
                member.write(bytes(1_000_000))
    rows = {row.student: row.outcome for row in intake.collect(course, bomb)}
    assert "too large" in rows["anna"] and stored(course, "ben") == WORK


def test_a_broken_member_is_told_and_the_others_are_taken(course, tmp_path):
    path = zipped(tmp_path / "a.zip", {"anna/ps1.ipynb": WORK, "ben/ps1.ipynb": EMPTY})
    data = bytearray(path.read_bytes())
    data[data.find(b"cell_type")] ^= 255
    path.write_bytes(data)
    rows = {row.student: row.outcome for row in intake.collect(course, path)}
    assert "cannot be read" in rows["anna"] and stored(course, "ben") == EMPTY


def test_two_of_one_name_are_kept_apart(course, tmp_path):
    taken(
        course,
        tmp_path,
        {
            "Anna Ali_11_assignsubmission_file_/ps1.ipynb": WORK,
            "Anna Ali_12_assignsubmission_file_/ps1.ipynb": EMPTY,
        },
    )
    assert (
        stored(course, "anna-ali-11") == WORK and stored(course, "anna-ali-12") == EMPTY
    )


def test_collecting_again_keeps_the_version_before(course, tmp_path):
    taken(course, tmp_path, {"anna/ps1.ipynb": EMPTY})
    rows = taken(course, tmp_path, {"anna/ps1.ipynb": WORK})
    assert "version collected before is kept" in rows["anna/ps1.ipynb"].outcome
    assert stored(course, "anna") == WORK
    assert (course.desk / "earlier/anna/ps1/collected-1/ps1.ipynb").read_bytes() == EMPTY
    again = taken(course, tmp_path, {"anna/ps1.ipynb": WORK})
    assert again["anna/ps1.ipynb"].outcome == "collected before, unchanged"


def test_what_is_later_than_the_due_time_is_late(course, tmp_path):
    files = {"Anna_11_assignsubmission_file_/ps1.ipynb": WORK}
    taken(course, tmp_path, files, due=intake.parse_due("2020-01-01"))
    assert record(course, "anna")["late"]
    with pytest.raises(Trouble, match="is no date"):
        intake.parse_due("tomorrow")


def test_the_roster_gives_ids_and_counts_who_handed_in_nothing(course, tmp_path):
    roster = tmp_path / "roster.csv"
    roster.write_text(
        "\ufeffUsername;First name;Last name\nu1;Anna;Ali\nu2;Ben;Bo\n", "utf-8"
    )
    rows = taken(
        course,
        tmp_path,
        {
            "Anna Ali_11_assignsubmission_file_/ps1.ipynb": WORK,
            "alianna_7_8_demo.ipynb": OTHER,
            "Zoe_12_assignsubmission_file_/ps1.ipynb": WORK,
        },
        roster=roster,
    )
    assert {row.student for row in rows.values()} == {"u1", "zoe"}
    assert "u2" in read_json(course.desk / "students.json")
    assert record(course, "zoe")["notes"] == ["Not on the roster."]


def test_files_of_nobody_and_of_the_system_are_told(course, tmp_path):
    rows = taken(
        course,
        tmp_path,
        {
            "anna/ps1.ipynb": WORK,
            "ps1.ipynb": WORK,
            "__MACOSX/anna/._ps1.ipynb": b"x",
            "read me.txt": b"x",
        },
    )
    assert "whose" in rows["ps1.ipynb"].outcome and "whose" in rows["read me.txt"].outcome
    assert "system" in rows["__MACOSX/anna/._ps1.ipynb"].outcome


@pytest.mark.parametrize(
    "name", ["../../x", "CON", "", "a/b", "‮evil", "x" * 500, ".", "💣"]
)
def test_every_name_gives_a_safe_id(name):
    own = names.slug(name)
    assert own and len(own) <= 80 and not set(own) & set('/\\.:*?"<>| ') and own != "con"


def test_a_name_can_not_carry_html_into_a_page():
    assert "<" not in names.shown("<img src=x onerror=alert(1)>")


def test_of_one_problem_set_only_the_others_are_told(course, tmp_path):
    rows = taken(
        course, tmp_path, {"anna/ps1.ipynb": WORK, "anna/demo.ipynb": OTHER}, only="ps1"
    )
    assert rows["anna/demo.ipynb"].outcome == "left out: it is for demo"
    assert stored(course, "anna", "demo") is None


@pytest.mark.parametrize("names", [("أحمد", "احمد"), ("José", "Jose")])
def test_names_that_differ_only_in_an_accent_or_hamza_stay_two_students(
    course, tmp_path, names
):
    for name in names:
        (tmp_path / "two" / name).mkdir(parents=True)
        (tmp_path / "two" / name / "ps1.ipynb").write_bytes(WORK)
    rows = intake.collect(course, tmp_path / "two")
    assert len({row.student for row in rows}) == 2
    assert all(row.outcome.startswith("to be marked") for row in rows)
