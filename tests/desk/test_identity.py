"""Whose a file is: by number first, names as evidence, and a question where there is doubt."""

import re

import pytest
import tiny_course
from desk import intake
from desk.course import Trouble
from desk.disk import read_json
from desk.intake import names, roster
from test_collect import record, stored, zipped

LONG = "Maria Immaculata Concepcion Esperanza Guadalupe Inmaculada"
CLASS = [
    ("أحمد", "علي"),
    ("احمد", "علي"),
    ("Ann", "Lee"),
    ("Lee", "Ann"),
    ("Li", "Wei"),
    ("Li-Wei", ""),
    ("Sean", "O'Neill"),
    ("Sean", "O’Neill"),
    ("Sean", "ONeill"),
    ("Anna", "Ali"),
    ("ANNA", "Ali"),
    (LONG, "Alvarez"),
    (LONG, "Benitez"),
]
IDS = [f"{1001 + place}" for place in range(len(CLASS))]
FULL = [" ".join(name).strip() for name in CLASS]
WHEN = "2026-11-20-12-30-"


def work(place):
    """What the student at this place of the class has handed in: nobody else's."""
    answers = tiny_course.ANSWERS | {"ps1-why": f"Because I am the {place}th."}
    return tiny_course.as_bytes(tiny_course.answered(answers))


WORKS = [work(place) for place in range(len(CLASS))]


def canvas_name(place):
    return re.sub(r"\W", "", "".join(reversed(CLASS[place]))).lower()


def moodle(place):
    return {f"{FULL[place]}_{40 + place}_assignsubmission_file_/ps1.ipynb": WORKS[place]}


def moodle_flat(place):
    return {f"{FULL[place]}_{40 + place}_assignsubmission_file_ps1.ipynb": WORKS[place]}


def moodle_blind(place):
    return {f"Participant_{40 + place}_assignsubmission_file_/ps1.ipynb": WORKS[place]}


def moodle_groups(place):
    name = f"Group {place % 3}-{FULL[place]}_{40 + place}"
    return {f"{name}_assignsubmission_file_/ps1.ipynb": WORKS[place]}


def canvas(place):
    late = "LATE_" if place % 3 == 0 else ""
    return {f"{canvas_name(place)}_{late}{500 + place}_{900 + place}_ps1.ipynb": WORKS[place]}


def canvas_anonymous(place):
    late, number = "LATE_" * (place % 3 == 0), ("aB1cD", "Ab1Cd", "12345")[place % 3]
    number = number[:-1] + "abcdefg"[place // 3]
    return {f"{late}anon_{number}_{900 + place}_ps1-1.ipynb": WORKS[place]}


def blackboard(place):
    user = f"s_{IDS[place]}"
    name = f"Problem_Set_ps1_{user}_attempt_{WHEN}"
    about = f"Name: {FULL[place]} ({user})\nAssignment: ps1\n".encode()
    files = {f"{name}30.txt": about, f"{name}30_ps1.ipynb": WORKS[place]}
    if place % 6 == 0:  # a first attempt, empty
        files[f"{name}10.txt"] = about
        files[f"{name}10_ps1.ipynb"] = tiny_course.as_bytes(tiny_course.answered({}))
    return files


def classroom(place):
    title = "Copy of ps1" if place % 2 else "ps1"
    return {f"ps1-20261120T123456Z-001/ps1/{FULL[place]} - {title}.ipynb": WORKS[place]}


def github(place):
    top = f"ps1-submissions/ps1-user-{place}"
    return {f"{top}/ps1.ipynb": WORKS[place], f"{top}/README.md": b"# ps1"}


def github_zips(place):
    return {f"ps1-user-{place}-main/ps1.ipynb": WORKS[place]}


def folders(place):
    return {f"class/{FULL[place]}/ps1.ipynb": WORKS[place], "class/read me.txt": b"x"}


def files(place):
    return {f"ps1_{FULL[place]}.ipynb": WORKS[place]}


def by_id(place):
    return {f"{IDS[place]}/ps1.ipynb": WORKS[place]}


def by_id_and_name(place):
    return {f"{FULL[place]} ({IDS[place]})/ps1.ipynb": WORKS[place]}


# form -> how many of the thirteen a roster of ids and names settles without a question
FORMS = {
    moodle: 13, moodle_flat: 13, moodle_blind: 0, moodle_groups: 13, canvas: 8,
    canvas_anonymous: 0, blackboard: 13, classroom: 13, github: 0, github_zips: 0,
    folders: 13, files: 13, by_id: 13, by_id_and_name: 13,
}  # fmt: skip


@pytest.fixture
def course(tmp_path):
    return tiny_course.make(tmp_path)


def export(tmp_path, form, places=range(len(CLASS))):
    inside = {}
    for place in places:
        inside |= form(place)
    return zipped(tmp_path / "export.zip", inside)


def roster_of(tmp_path, places=range(len(CLASS)), extra=""):
    lines = [f'{IDS[place]},"{CLASS[place][0]}","{CLASS[place][1]}"' for place in places]
    path = tmp_path / "roster.csv"
    path.write_text("id,first name,last name\n" + "\n".join(lines) + "\n" + extra, "utf-8")
    return path


def whose(course):
    """The student -> the place in the class of the work that would be marked."""
    found = {}
    for folder in course.desk.glob("submitted/*/ps1"):
        found[folder.parent.name] = WORKS.index(stored(course, folder.parent.name))
    return found


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_thirteen_are_thirteen_without_a_roster(course, tmp_path, form):
    for _ in range(2):  # the second time nothing changes
        intake.collect(course, export(tmp_path, form))
        assert sorted(whose(course).values()) == list(range(13))
        assert len(read_json(course.desk / "students.json")) == 13


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_with_a_roster_each_has_the_right_file_or_there_is_a_question(
    course, tmp_path, form
):
    for _ in range(2):
        intake.collect(course, export(tmp_path, form), roster_of(tmp_path))
        found = whose(course)
        assert sorted(found.values()) == list(range(13))
        right = 0
        for student, place in found.items():
            kept = record(course, student)
            assert kept["doubt"] == bool(kept["notes"]) or "notebooks" in kept["notes"][0]
            assert kept["doubt"] or student == IDS[place]
            right += not kept["doubt"]
        assert right == FORMS[form]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_one_after_the_other_they_stay_thirteen(course, tmp_path, form):
    for place in reversed(range(13)):
        intake.collect(course, export(tmp_path, form, [place]))
    assert sorted(whose(course).values()) == list(range(13))
