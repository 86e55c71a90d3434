"""The desk's folder: closed to other accounts; leftovers swept; one command at a time."""

import os
import shutil
import signal
import stat
import subprocess
import time

import pytest
import tiny_course
from desk import commands, disk, holding, intake
from desk.course import Trouble

posix = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs another account"
)
NOBODY = 65534


@pytest.fixture
def course(tmp_path):
    return tiny_course.make(tmp_path)


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def collected(course, tmp_path, capsys):
    work = tmp_path / "in" / "anna" / "ps1.ipynb"
    work.parent.mkdir(parents=True, exist_ok=True)
    work.write_bytes(tiny_course.as_bytes(tiny_course.answered()))
    code = commands.main(["collect", str(tmp_path / "in")], course)
    return code, capsys.readouterr().err


# ---- Closed -----------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_a_new_desk_and_all_in_it_is_closed(course, tmp_path, capsys, umask):
    before = os.umask(umask)
    try:
        assert collected(course, tmp_path, capsys) == (0, "")
        assert os.umask(umask) == umask  # elsewhere all is as it was
    finally:
        os.umask(before)
    assert mode(course.desk) == 0o700
    inside = [path for path in course.desk.rglob("*") if mode(path) & 0o077]
    assert inside == [] and (course.desk / "lock").is_file()


@posix
@pytest.mark.parametrize("was", [0o755, 0o777, 0o750, 0o701, 0o3775])
def test_an_open_desk_is_closed_and_that_is_said_once(course, tmp_path, capsys, was):
    course.desk.mkdir()
    course.desk.chmod(was)
    assert "Now it is closed" in collected(course, tmp_path, capsys)[1]
    assert mode(course.desk) & 0o777 == 0o700
    assert collected(course, tmp_path, capsys) == (0, "")


@posix
def test_what_is_exported_is_for_me_unless_it_was_open(course, tmp_path, monkeypatch):
    new, old = tmp_path / "new.csv", tmp_path / "old.csv"
    old.write_text("")
    old.chmod(0o640)
    with holding.for_me_alone():
        disk.write(new, "a")
        disk.write(old, "b")
    assert (mode(new), mode(old)) == (0o600, 0o640) and old.read_text() == "b"


@posix
def test_a_drive_without_modes_is_no_fault_and_said_once(
    course, tmp_path, capsys, monkeypatch
):
    course.desk.mkdir()
    course.desk.chmod(0o755)

    def refuse(*_, **__):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("pathlib.Path.chmod", refuse)
    code, said = collected(course, tmp_path, capsys)
    assert code == 0 and "cannot be closed" in said
    assert collected(course, tmp_path, capsys) == (0, "")


@posix
def test_a_desk_that_is_a_link_is_named(course, tmp_path, capsys):
    (tmp_path / "elsewhere").mkdir()
    course.desk.symlink_to(tmp_path / "elsewhere")
    code, said = collected(course, tmp_path, capsys)
    assert code == 1 and "is a link to" in said and "KHITAB_DESK" in said
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_desk_that_is_a_file_is_named(course, tmp_path, capsys):
    course.desk.write_text("")
    code, said = collected(course, tmp_path, capsys)
    assert code == 1 and "is no folder" in said


@root
def test_another_accounts_desk_is_named(course, tmp_path, monkeypatch):
    course.desk.mkdir()
    os.chown(course.desk, NOBODY, NOBODY)
    assert "belongs to nobody, and you are root" in holding.closed(course)[0]
    (course.desk / "lock").touch()
    assert holding.closed(course) == []
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    with pytest.raises(Trouble, match="belongs to nobody, and you are account 12345"):
        holding.closed(course)


@root
def test_a_drive_that_gives_all_files_to_one_account_is_no_other_accounts(
    course, monkeypatch
):
    """As FAT and WSL's /mnt do: what I make there is not mine either."""
    course.desk.mkdir()
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    monkeypatch.setattr(holding, "account", str)
    holding.closed(course)
    assert course.desk.stat().st_uid == 0 and not holding.others(course.desk, 0)


@root
def test_another_account_reads_nothing_of_a_desk(course, tmp_path, capsys):
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    collected(course, tmp_path, capsys)
    files = [str(path) for path in course.desk.rglob("*") if path.is_file()]
    command = ["setpriv", "--reuid", "12345", "--clear-groups", "cat"]
    if not shutil.which("setpriv"):
        pytest.skip("no setpriv here")
    read = subprocess.run([*command, *files], capture_output=True)
    assert read.returncode and not read.stdout and len(files) > 3


# ---- Leftovers ----------------------------------------------------------------------------------


def test_leftovers_go_and_nothing_that_was_handed_in(course, tmp_path, capsys):
    mine = {"a.part": b"1", "b.tmp": b"2", "c.new": b"3", ".d.7.part": b"4", "a": b"5"}
    folder = tmp_path / "in" / "anna"
    folder.mkdir(parents=True)
    for name, data in mine.items():
        (folder / name).write_bytes(data)
    (tmp_path / "in" / "x.part").mkdir()
    work = tiny_course.as_bytes(tiny_course.answered())
    (tmp_path / "in" / "x.part" / "ps1.ipynb").write_bytes(work)
    collected(course, tmp_path, capsys)
    before = {path for path in course.desk.rglob("*") if path.is_file()}
    assert set(mine.values()) <= {path.read_bytes() for path in before}
    aside = course.earlier("ps1", "anna") / "12345678"
    half = [
        course.state("ps1", "anna") / ".marked.json.77.part",
        course.feedback("ps1", "anna") / ".ps1.html.77.part",
        course.submitted("ps1", "anna").with_name("ps1.new") / "ps1.ipynb",
        aside / ".ps1.ipynb.77.part",
        course.desk / ".ps1.csv.77.part",
    ]
    for file in half:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b'{"half')
    os.utime(half[-1], (0, 0))
    listed = intake.kept_files(course, "ps1", "anna")
    assert not any("12345678" in file for file in listed)
    with holding.alone(course):
        pass
    assert {path for path in course.desk.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("names", [("a.part", "a"), (".a.1.part", "a"), ("a", "a.part")])
def test_no_file_takes_the_place_of_another_that_is_named_like_a_half_one(
    course, tmp_path, capsys, names
):
    folder = tmp_path / "in" / "anna"
    folder.mkdir(parents=True)
    for number, name in enumerate(names):
        (folder / name).write_bytes(str(number).encode())
    collected(course, tmp_path, capsys)
    inside = {path.read_bytes() for path in course.submitted("ps1", "anna").iterdir()}
    assert {b"0", b"1"} <= inside


# ---- The lock -----------------------------------------------------------------------------------


def busy(course):
    try:
        with holding.alone(course):
            return False
    except Trouble:
        return True


@posix
def test_the_lock_goes_with_its_holder_whatever_that_has_forked(course):
    """A killed desk may leave the process of a page, which it has forked off."""
    reading, writing = os.pipe()
    holder = os.fork()
    if not holder:
        with holding.alone(course):
            child = os.fork()
            os.write(writing, f"{child or os.getpid()}\n".encode() * bool(child))
            time.sleep(30)
        os._exit(0)
    child = int(os.read(reading, 20))
    time.sleep(0.2)
    assert busy(course)
    os.kill(holder, signal.SIGKILL)
    os.waitpid(holder, 0)
    try:
        assert not busy(course)
    finally:
        os.kill(child, signal.SIGKILL)


def test_where_a_drive_knows_no_locks_the_desk_works(course, monkeypatch):
    fcntl = pytest.importorskip("fcntl")

    def refuse(*_):
        raise OSError(37, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    assert not busy(course)


# ---- A disk that is full -----------------------------------------------------------------------


@pytest.mark.parametrize("number", [28, 122, 27, 5, 30])
def test_a_write_that_fails_leaves_the_old_file_and_no_half_one(
    tmp_path, monkeypatch, number
):
    file = tmp_path / "marks.csv"
    disk.write(file, "old")
    whole = type(file).write_bytes

    def half(path, data):
        whole(path, data[:1])
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(type(file), "write_bytes", half)
    with pytest.raises(OSError, match=r"\["):
        disk.write(file, "new")
    assert [path.name for path in tmp_path.iterdir()] == ["marks.csv"]
    assert file.read_text() == "old"


@pytest.mark.parametrize("number, full", [(28, True), (122, True), (5, False)])
def test_what_the_disk_says_is_said_in_one_sentence(
    course, capsys, monkeypatch, number, full
):
    def refuse(*_):
        raise OSError(number, os.strerror(number), "x")

    monkeypatch.setitem(commands.COMMANDS, "export", refuse)
    assert commands.main(["export", "ps1"], course) == 1
    said = capsys.readouterr().err.strip()
    assert said.startswith("The disk is full") == full
    assert "Nothing is lost" in said and "\n" not in said


def test_a_full_disk_while_marking_is_no_students_fault(course, tmp_path, capsys):
    """Else all would need a look for ever, for a disk that has room again."""
    from desk import marking

    def full(*_, **__):
        raise OSError(28, "No space left on device", "/tmp")

    submission = marking.one.Submission("anna", {"ps1.ipynb": tiny_course.as_bytes(
        tiny_course.answered())}, [], "", "", {})  # fmt: skip
    with pytest.raises(OSError, match="No space"):
        marking.one.mark_one(course, "ps1", submission, full)
