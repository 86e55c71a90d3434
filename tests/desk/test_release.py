"""What students get: made from solutions/, the same each time, nothing given away."""

import subprocess
import sys
import zipfile

import nbformat
import pytest
import tiny_course
from desk import release
from desk.course import Course, Trouble
from desk.disk import write_notebook


@pytest.fixture
def course(tmp_path):
    return tiny_course.make(tmp_path)


def released(course, name="ps1"):
    return nbformat.read(course.release / name / f"{name}.ipynb", as_version=4)


def test_a_second_release_changes_nothing(course):
    assert release.release(course) == [
        "exercises/ps1/ps1.ipynb is missing",
        "exercises/demo/demo.ipynb is missing",
    ]
    assert release.release(course) == []


def test_a_source_that_was_run_gives_the_same_release(course):
    before = release.build(course)
    notebook = course.master("ps1")
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type == "code":
            cell.execution_count = number
            cell.outputs = [nbformat.v4.new_output("stream", text="42")]
            cell.metadata["execution"] = {"iopub.execute_input": "2026"}
    notebook.metadata["language_info"] = {"name": "python", "version": "3.11.7"}
    write_notebook(course.sources / "ps1" / "ps1.ipynb", notebook)
    assert release.build(course) == before


def test_answers_hidden_checks_and_rubrics_are_not_released(course):
    release.release(course)
    everything = b"".join(path.read_bytes() for path in course.release.rglob("*.*"))
    for secret in (b"2 * number", b"Because.", b"double(21)", b"BECAUSE", b"BEGIN"):
        assert secret not in everything, secret
    assert b"YOUR ANSWER HERE" in everything and b"NotImplementedError" in everything


def test_a_released_notebook_is_stored_as_the_lessons_are(course):
    release.release(course)
    raw = (course.release / "ps1" / "ps1.ipynb").read_bytes()
    assert b"\r" not in raw and raw.endswith(b"}\n") and b"language_info" not in raw
    nbformat.validate(released(course))


def test_check_names_the_file_that_was_edited_by_hand(course):
    release.release(course)
    (course.release / "demo" / "demo.ipynb").write_text("{}", "utf-8")
    found = release.differences(course, release.build(course))
    assert found == ["exercises/demo/demo.ipynb is not what solutions/ makes of it"]


def test_a_solution_outside_an_answer_cell_stops_the_release(course):
    notebook = course.master("ps1")
    notebook.cells[0].source = "### BEGIN SOLUTION\nsecret\n### END SOLUTION"
    write_notebook(course.sources / "ps1" / "ps1.ipynb", notebook)
    with pytest.raises(Trouble, match="cannot be released"):
        release.build(course)


def test_the_bundle_holds_what_a_student_runs_and_nothing_of_the_teacher(tmp_path):
    names = release.bundle(Course(desk=tmp_path), tmp_path / "khitab.zip")
    assert {
        "requirements.txt",
        "LICENSE",
        "notebooks/start/environment.py",
        "exercises/__main__.py",
        "notebooks/khitab/__init__.py",
        "seeds/datasheet.csv",
    } <= set(names)
    assert not [
        name
        for name in names
        if name.startswith(("solutions", "tests", ".")) and name != ".gitattributes"
    ]
    with zipfile.ZipFile(tmp_path / "khitab.zip") as archive:
        text = b"".join(
            archive.read(name)
            for name in archive.namelist()
            if name.endswith((".ipynb", ".py"))
        )
    assert b"BEGIN SOLUTION" not in text and b"BEGIN HIDDEN" not in text


def test_the_bundle_is_the_same_byte_for_byte(tmp_path):
    course = Course(desk=tmp_path)
    for name in ("a.zip", "b.zip"):
        release.bundle(course, tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_exercises_is_what_solutions_makes_of_it():
    course = Course()
    assert release.differences(course, release.build(course)) == []


def test_an_unknown_problem_set_is_named_with_those_there_are():
    start = course_file("__main__.py")
    run = subprocess.run([sys.executable, start, "ps99"], capture_output=True, text=True)
    assert run.returncode == 2 and "no problem set 'ps99'" in run.stdout


def course_file(name):
    return str(Course().sources.parent / "exercises" / name)
