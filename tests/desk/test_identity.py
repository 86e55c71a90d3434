"""Whose a file is: by number first, names as evidence, and a question where there is doubt."""

import re

import pytest
import tiny_course
from desk import intake, marking
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
EVERYBODY = range(len(CLASS))
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
    return {
        f"{canvas_name(place)}_{late}{500 + place}_{900 + place}_ps1.ipynb": WORKS[place]
    }


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


def export(tmp_path, form, places=EVERYBODY):
    inside = {}
    for place in places:
        inside |= form(place)
    return zipped(tmp_path / "export.zip", inside)


def roster_of(tmp_path):
    lines = [f'{id},"{first}","{last}"' for id, (first, last) in zip(IDS, CLASS)]
    path = tmp_path / "roster.csv"
    path.write_text("id,first name,last name\n" + "\n".join(lines), "utf-8")
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


def collect(course, tmp_path, names_and_works, path=None):
    """Collect plain folders, or whatever the names make: {path or name: place}."""
    inside = {
        name if "." in name else f"{name}/ps1.ipynb": WORKS[place]
        for name, place in names_and_works.items()
    }
    return intake.collect(course, zipped(tmp_path / "in.zip", inside), path)


def questions(course):
    """Who is asked about, and what."""
    kept = {student: record(course, student) for student in whose(course)}
    return {who: " ".join(one["notes"]) for who, one in kept.items() if one["doubt"]}


TWINS = [
    ("أحمد علي", "احمد علي"), ("Ann Lee", "Lee Ann"), ("Li Wei", "Li-Wei"), ("Li Wei", "Li_Wei"),
    ("O'Neill", "O’Neill"), ("O'Neill", "ONeill"), ("Anna", "ANNA"), ("محمد", "مُحَمَّد"),
    ("محمد", "محمـــد"), ("ليلى", "ليلي"), ("José", "Jose"), ("Strauß", "STRAUSS"),
    ("x" * 70 + " a", "X" * 70 + " a"),
]  # fmt: skip


@pytest.mark.parametrize("one, other", TWINS)
def test_twins_but_for_a_sign_are_kept_apart_with_a_question_that_names_both(
    course, tmp_path, one, other
):
    collect(course, tmp_path, {one: 0, other: 1})
    assert sorted(whose(course).values()) == [0, 1]
    asked = questions(course)
    assert len(asked) == 2
    assert all(
        names.shown(one)[:60] in said and names.shown(other)[:60] in said
        for said in asked.values()
    )


@pytest.mark.parametrize("one, other", TWINS)
@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("turned", [False, True])
def test_with_one_of_the_twins_on_the_roster_the_other_replaces_nothing(
    course, tmp_path, one, other, at_once, turned
):
    if turned:
        one, other = other, one
    path = tmp_path / "roster.csv"
    path.write_text(f"id,name\n77,{one}\n78,Zoe Zed\n", "utf-8")
    if at_once:
        collect(course, tmp_path, {one: 0, other: 1}, path)
    else:
        collect(course, tmp_path, {one: 0}, path)
        collect(course, tmp_path, {other: 1}, path)
    found = whose(course)
    assert found.pop("77") == 0 and list(found.values()) == [1]
    (said,) = questions(course).values()
    assert names.shown(one)[:60] in said and names.shown(other)[:60] in said


@pytest.mark.parametrize("one, other", TWINS)
def test_the_wrong_twin_first_is_not_replaced_either(course, tmp_path, one, other):
    path = tmp_path / "roster.csv"
    path.write_text(f"id,name\n77,{one}\n", "utf-8")
    collect(course, tmp_path, {other: 1}, path)
    collect(course, tmp_path, {one: 0}, path)
    assert sorted(whose(course).values()) == [0, 1] and questions(course)


def test_two_of_one_name_and_one_row_of_the_roster(course, tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text("id,name\n77,Anna Ali\n", "utf-8")
    both = {f"Anna Ali_{n}_assignsubmission_file_/ps1.ipynb": n for n in (3, 4)}
    collect(course, tmp_path, both, path)
    assert set(whose(course)) == {"anna-ali-3", "anna-ali-4"}
    assert all("77" in said for said in questions(course).values())
    assert len(questions(course)) == 2


@pytest.mark.parametrize(
    "first, second",
    [
        ("alianna_5_8_ps1.ipynb", "alianna_6_9_demo.ipynb"),
        ("ps1_s_1_attempt_2026-11-20-12-30-30_ps1.ipynb",
         "ps1_s_2_attempt_2026-11-20-12-30-30_demo.ipynb"),
    ],
)  # fmt: skip
def test_a_number_for_all_sets_tells_two_of_one_name_apart(
    course, tmp_path, first, second
):
    path = tmp_path / "roster.csv"
    path.write_text("id,first name,last name\n77,Anna,Ali\n", "utf-8")
    about = {f"{re.sub('_(ps1|demo).ipynb', '', name)}.txt": f"Name: Anna Ali (s_{n})".encode()
             for n, name in ((1, first), (2, second))}  # fmt: skip
    ids = []
    for name in (first, second):
        files = {name: WORKS[0]}
        files |= {
            one: data
            for one, data in about.items()
            if "attempt" in one and one[:7] == name[:7]
        }
        rows = intake.collect(course, zipped(tmp_path / "in.zip", files), path)
        ids.append({row.student for row in rows})
    assert ids[0] == {"77"} and len(ids[1]) == 1 and ids[0] != ids[1]


def test_twins_of_one_name_in_an_earlier_set_are_asked_about_in_the_next(
    course, tmp_path
):
    both = {f"Anna Ali_{n}_assignsubmission_file_/ps1.ipynb": n for n in (3, 4)}
    collect(course, tmp_path, both)
    later = "Anna Ali_9_assignsubmission_file_/demo.ipynb"
    data = tiny_course.as_bytes(tiny_course.handed_in())
    (row,) = intake.collect(course, zipped(tmp_path / "b.zip", {later: data}))
    assert row.student == "anna-ali-9" and "LOOK" in row.outcome
    assert "anna-ali-3 or anna-ali-4" in record(course, row.student, "demo")["notes"][0]


CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,ps1 (12)\n,,,,,Manual Posting\n"
    "    Points Possible,,,,,100\n"
    '"Lee, Ann",500,u500,alee,A,\n"Ann, Lee",501,u501,lann,A,\n"Student, Test",599,,,A,\n'
)


def test_canvas_gradebook_as_the_roster(course, tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text(CANVAS, "utf-8")
    collect(
        course,
        tmp_path,
        {"leeann_500_1_ps1.ipynb": 0, "annlee_LATE_501_2_ps1.ipynb": 1},
        path,
    )
    assert set(read_json(course.desk / "students.json")) == set(whose(course))
    assert whose(course) == {"500": 0, "501": 1} and not questions(course)
    assert record(course, "501")["late"]


def test_a_number_and_a_name_that_disagree_are_a_question(course, tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text(CANVAS, "utf-8")
    collect(course, tmp_path, {"leeann_501_1_ps1.ipynb": 0}, path)
    ((student, said),) = questions(course).items()
    assert student not in ("500", "501") and "(500)" in said and "(501)" in said


def test_a_schools_number_that_happens_to_be_canvas_s_is_no_proof(course, tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text("id,name\n500,Zoe Zed\n501,Anna Ali\n", "utf-8")
    collect(course, tmp_path, {"bobarin_500_1_ps1.ipynb": 0}, path)
    assert "500" not in whose(course) and "Zoe Zed (500)" in str(questions(course))


def test_moodles_worksheet_names_the_participants(course, tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text(
        "Identifier,Full name,ID number,Email address\n"
        "Participant 41,Anna Ali,u1,a@x\nParticipant 42,ANNA Ali,u2,b@x\n",
        "utf-8",
    )
    intake.collect(course, export(tmp_path, moodle_blind, [1, 2]), path)
    assert whose(course) == {"u1": 1, "u2": 2} and not questions(course)


def test_github_classrooms_roster_names_the_users(course, tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text(
        "identifier,github_username,github_id,name\nu1,user-0,1,Anna\nu2,User-1,2,Ben\n",
        "utf-8",
    )
    intake.collect(course, export(tmp_path, github, [0, 1]), path)
    assert whose(course) == {"u1": 0, "u2": 1} and not questions(course)


def test_the_roster_is_remembered(course, tmp_path):
    intake.collect(course, export(tmp_path, moodle, range(6)), roster_of(tmp_path))
    intake.collect(course, export(tmp_path, moodle, range(6, 13)))
    assert whose(course) == dict(zip(IDS, range(13)))


@pytest.mark.parametrize("rows", ["7,Anna\n7,Ben\n", ",Anna Ali\n,Anna Ali\n,Ben\n"])
def test_a_roster_that_does_not_tell_two_apart_is_not_used(tmp_path, rows):
    path = tmp_path / "roster.csv"
    path.write_text("id,name\n" + rows, "utf-8")
    with pytest.raises(Trouble, match="tells them apart"):
        roster.read_roster(path)


def test_a_roster_of_names_alone_keeps_alike_names_apart(course, tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text("name\n" + "\n".join(FULL), "utf-8")
    intake.collect(course, export(tmp_path, folders), path)
    assert sorted(whose(course).values()) == list(range(13)) and not questions(course)
    assert len(read_json(course.desk / "students.json")) == 13


def test_a_name_of_a_platforms_form_inside_a_students_folder_is_no_proof(
    course, tmp_path
):
    ben = "Ben Bo_12_assignsubmission_file_"
    collect(course, tmp_path, {"Ben Bo": 0, "Carl Co": 2, f"Anna/{ben}/ps1.ipynb": 1})
    found = whose(course)
    assert found["ben-bo"] == 0 and sorted(found.values()) == [0, 1, 2]
    assert "Anna" in str(questions(course)) and "Ben Bo" in str(questions(course))


def test_groups_as_folders_hold_students(course, tmp_path):
    inside = {"A/Anna": 0, "A/Ben": 1, "B/Cem": 2, "B/Dan": 3}
    collect(course, tmp_path, inside)
    assert whose(course) == {"anna": 0, "ben": 1, "cem": 2, "dan": 3}


def test_two_folders_of_one_student_or_two_students_is_asked(course, tmp_path):
    inside = {"anna/ali": 0, "anna/bo": 1, "carl": 2}
    collect(course, tmp_path, inside)
    assert "ali and bo" in questions(course)["anna"]


def test_a_stray_file_beside_the_folder_of_the_class_makes_no_class_of_one(
    course, tmp_path
):
    inside = {"class/Anna": 0, "class/Ben": 1, "grades.csv": 2}
    collect(course, tmp_path, inside)
    assert whose(course) == {"anna": 0, "ben": 1}


def test_a_question_is_please_look_in_the_marks_until_it_is_answered(course, tmp_path):
    tiny_course.with_gradebook(course)
    path = tmp_path / "roster.csv"
    path.write_text("id,name\n77,أحمد علي\n", "utf-8")
    collect(course, tmp_path, {"احمد علي": 0}, path)
    marked = marking.grade(course, "ps1", judge=tiny_course.trusting_judge)
    assert marked["77"]["look"] and "أحمد علي (77)" in marked["77"]["notes"][0]
    path.write_text("id,name\n77,احمد علي\n", "utf-8")
    collect(course, tmp_path, {"احمد علي": 0}, path)
    marked = marking.grade(course, "ps1", judge=tiny_course.trusting_judge)
    assert not marked["77"]["look"] and not marked["77"]["notes"]


def test_a_roster_that_comes_later_asks_about_what_was_collected_without(
    course, tmp_path
):
    intake.collect(course, export(tmp_path, moodle, [2]))
    intake.collect(course, export(tmp_path, moodle, [2]), roster_of(tmp_path))
    assert "before as ann-lee" in questions(course)["1003"]


def test_a_file_named_like_a_folder_of_moodles_stops_nobody(course, tmp_path):
    odd = {"Anna_1_assignsubmission_file_": b"x", "Ben/ps1.ipynb": WORKS[1]}
    intake.collect(course, zipped(tmp_path / "odd.zip", odd))
    assert whose(course)["ben"] == 1


def test_a_student_s_note_is_not_blackboard_s(course, tmp_path):
    head = f"ps1_s_1_attempt_{WHEN}30"
    files = {f"{head}_ps1.ipynb": WORKS[0], f"{head}_attempt.txt": b"Name: Ben Bo (s_1)"}
    intake.collect(course, zipped(tmp_path / "b.zip", files))
    assert set(whose(course)) == {"s-1"}


def test_blackboard_without_its_notes_keeps_users_apart_one_by_one(course, tmp_path):
    for place, user in enumerate(("a_lee", "b_lee", "a-lee")):
        name = f"Set_ps1_{user}_attempt_{WHEN}30_ps1.ipynb"
        collect(course, tmp_path, {name: place})
    assert sorted(whose(course).values()) == [0, 1, 2]
