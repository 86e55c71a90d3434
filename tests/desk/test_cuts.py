"""Killed at any step, on a full disk, two at once: the same marks and files in the end."""

import os
import random
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import cuts
import pytest
import tiny_course
from cuts import Running, left_over, picture, rows, run, told_in_one, wrong_marks
from desk import books

pytestmark = pytest.mark.slow  # a hundred processes

EACH = int(os.environ.get("KHITAB_TEST_CUTS", 3))  # places in each command; 0: all
COMMANDS = ("collect", "collect again", "grade", "grade again", "take", "take another",
            "undo", "mark", "override", "feedback", "export")  # fmt: skip
WHOLE = ("take", "take another", "undo", "mark")  # there whole, or not at all


@pytest.fixture(scope="module")
def desks():
    # In memory where there is such a folder: no power is cut here, only processes.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=memory) as top:
        yield cuts.Class(Path(top))


@pytest.fixture(scope="module")
def ends(desks):
    """Command -> what is there before it and after it, and the steps that it takes."""
    known = {}

    def end(command):
        if command not in known:
            moment, arguments = desks.commands[command]
            course = desks.copy(moment)
            before = picture(course)
            code, said, steps = run(course, *arguments)
            assert code == 0, said
            known[command] = before, picture(course), steps
        return known[command]

    return end


def places(command, steps):
    every = range(1, steps + 1)
    many = EACH if command != "feedback" else EACH // 2  # seconds each
    return every if not EACH else sorted(random.sample(every, min(many, steps)))


def as_if_never_cut(course, arguments, before, after, whole):
    """Look at the marks after a cut, go on, and compare all."""
    run(course, "export", "ps1", "--to", str(course.desk.parent / "between.csv"))
    assert not wrong_marks(rows(course), before["table"], after["table"])
    if whole:
        now = picture(course)
        assert without_pages(now) in (without_pages(before), without_pages(after))
    code, said, _ = run(course, *arguments)
    assert code in (0, 1) and "Traceback" not in said, said
    assert left_over(course) == []
    now = picture(course)
    assert {key: now.get(key) for key in after} == after
    assert now.keys() == after.keys()


def without_pages(found):
    """Without pages, which any later command makes, and what the next one sweeps."""
    passing = ("feedback", "earlier", "ps1.csv")
    return {
        key: content
        for key, content in found.items()
        if not key.startswith(passing) and ".new/" not in key and ".part" not in key
    }


@pytest.mark.parametrize("command", COMMANDS)
def test_a_kill_at_any_step(desks, ends, command):
    before, after, steps = ends(command)
    moment, arguments = desks.commands[command]
    for at in places(command, steps):
        course = desks.copy(moment)
        assert run(course, *arguments, at=at)[0] == -9
        as_if_never_cut(course, arguments, before, after, command in WHOLE)
        desks.drop(course)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_kill_at_any_time(desks, ends, command):
    before, after, _ = ends(command)
    moment, arguments = desks.commands[command]
    whole = cuts.seconds(lambda: run(desks.copy(moment), *arguments))
    for _ in range(EACH // 3 or 6):
        course = desks.copy(moment)
        running = Running(course, arguments)
        time.sleep(random.uniform(0, whole))
        running.kill()
        running.end()
        as_if_never_cut(course, arguments, before, after, command in WHOLE)
        desks.drop(course)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_disk_full_from_any_step_on(desks, ends, command):
    before, after, steps = ends(command)
    moment, arguments = desks.commands[command]
    for at in places(command, steps):
        course = desks.copy(moment)
        code, said, _ = run(course, *arguments, at=at, full=True)
        # Ended well: only what needs no room was left to do.
        assert code == 0 or (code == 1 and told_in_one(said)), said
        as_if_never_cut(course, arguments, before, after, command in WHOLE)
        desks.drop(course)


@pytest.fixture
def small_drive(tmp_path):
    """A drive of 3 MB, where one can be mounted."""
    drive = tmp_path / "drive"
    drive.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(drive)]
    if os.geteuid() or not shutil.which("mount") or subprocess.run(
        mount, capture_output=True
    ).returncode:  # fmt: skip
        pytest.skip("no drive can be mounted here")
    yield drive
    subprocess.run(["umount", str(drive)], check=True)


@pytest.mark.parametrize("room", [0, 16, 40])
@pytest.mark.parametrize("command", ["collect again", "grade again", "take", "override"])
def test_a_drive_with_little_room(desks, ends, small_drive, command, room):
    before, after, _ = ends(command)
    moment, arguments = desks.commands[command]
    course = desks.copy(moment)
    shutil.move(course.desk, small_drive / ".desk")
    course = type(course)(course.root, small_drive / ".desk")
    filling, most = small_drive / "filling", shutil.disk_usage(small_drive).free
    filling.write_bytes(bytes(max(0, most - room * 1024)))
    code, said, _ = run(course, *arguments)
    assert code == 0 or (code == 1 and told_in_one(said)), said
    filling.unlink()
    as_if_never_cut(course, arguments, before, after, command in WHOLE)


# ---- Two at once ------------------------------------------------------------------------------

GRADE = ("grade", "ps1", "--again")
PAIRS = {
    "grade and grade": ("again", ("grade", "ps1"), ("grade", "ps1")),
    "collect and grade": ("marked", "collect again", GRADE),
    "take and grade": ("twice", "take", GRADE),
    "undo and grade": ("taken", "undo", GRADE),
    "override and grade": ("twice", "override", GRADE),
    "feedback and grade": ("twice", "feedback", GRADE),
    "export and grade": ("twice", "export", GRADE),
    "take and collect": ("twice", "take", "collect again"),
    "take and take": ("twice", "take", "take"),
    "override and take": ("twice", "override", "take"),
    "grade and the first export": ("nothing", "collect", ("export", "ps1")),
}


@pytest.mark.parametrize("pair", PAIRS)
def test_two_at_once_come_out_as_one_after_the_other(desks, pair):
    moment, *both = PAIRS[pair]
    both = [desks.commands[one][1] if isinstance(one, str) else one for one in both]
    orders = []
    for order in (both, both[::-1]):
        course = desks.copy(moment)
        for one in order:
            run(course, *one)
        orders.append(without(picture(course)))
    for pause in (0, 0.05):
        course = desks.copy(moment)
        running = []
        for one in both:
            running.append((one, Running(course, one)))
            time.sleep(pause)
        ended = [(one, *process.end()) for one, process in running]
        for one, code, said, _ in ended:
            assert "Traceback" not in said and code in (0, 1), said
            if "still at work" in said:
                run(course, *one)
        assert without(picture(course)) in orders and left_over(course) == []
        desks.drop(course)


def without(found):
    """Without what depends on the order by its nature: a table and pages made meanwhile."""
    return {key: found[key] for key in found
            if key not in ("ps1.csv", "earlier") and not key.startswith("feedback")}  # fmt: skip


def test_marks_given_in_the_formgrader_while_all_is_marked_again(desks):
    course = desks.copy("twice")
    running = Running(course, GRADE)
    given = 0
    while given < 40:
        given += 1
        for student in ("anna", "ben", "dora"):
            tiny_course.by_hand(course, student, "ps1-why", given % 41, "Read.")
    code, said, _ = running.end()
    assert code == 0, said
    with books.gradebook(course) as gradebook:
        marks = books.marks(gradebook, "ps1")
    for student in ("anna", "ben", "dora"):
        assert marks[student]["ps1-why"]["manual"] == 40
        assert not marks[student]["ps1-why"]["open"]
