"""Control groups round a worker, and what desks that were killed leave behind."""

import os
import subprocess
import sys
import time

import pytest

pytest.importorskip("resource", reason="the sandbox needs Linux or macOS")

from desk import walls
from desk.inside.wire import Gone
from desk.judge import Limits
from desk.walls import cgroup, kit, owners

LIMITS = Limits(memory=300 << 20, disk=32 << 20, cell=5)
FILES = {
    "cgroup.procs": "",
    "memory.max": "max",
    "memory.swap.max": "max",
    "pids.max": "max",
    "memory.events": "oom 0\noom_kill 0",
}


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A tree of version 2 as systemd gives it to a user, and this process in it."""
    top = tmp_path / "cgroup"
    own = top / "user.slice" / "app.slice" / "run.scope"
    own.mkdir(parents=True)
    (own.parent / "cgroup.procs").write_text("")
    (own / "cgroup.procs").write_text("")
    (tmp_path / "mountinfo").write_text(
        "22 1 0:21 / /proc rw - proc proc rw\n"
        f"35 24 0:30 / {top} rw,nosuid shared:9 - cgroup2 cgroup2 rw\n"
    )
    (tmp_path / "cgroup_of_mine").write_text("0::/user.slice/app.slice/run.scope\n")
    see = cgroup._lines

    def lines(file):
        return see(tmp_path / "cgroup_of_mine" if file == tmp_path / "cgroup" else file)

    def make(folder):
        folder.mkdir()
        for name, content in FILES.items() if folder.parent == own.parent else ():
            (folder / name).write_text(content)

    def remove(folder):
        kit.remove(folder)

    monkeypatch.setattr(cgroup, "SELF", tmp_path)
    for name, new in ("_lines", lines), ("_make", make), ("_remove", remove):
        monkeypatch.setattr(cgroup, name, new)
    cgroup.places.cache_clear()
    yield own.parent
    cgroup.places.cache_clear()


def groups(tree):
    return sorted(path.name for path in tree.glob(owners.PREFIX + "*"))


def test_a_group_bounds_memory_and_processes_and_goes_again(tree):
    group = cgroup.Group(LIMITS)
    (folder,) = group.folders
    assert folder.parent == tree and groups(tree) == [folder.name]
    assert int((folder / "memory.max").read_text()) < 700 << 20
    assert (folder / "pids.max").read_text() == str(LIMITS.processes + 8)
    command, environment = group.enter(["echo", "in"], {"PATH": os.defpath})
    said = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert said.stdout == "in\n" and int((folder / "cgroup.procs").read_text()) > 1
    assert not group.was_full()
    (folder / "memory.events").write_text("oom 1\noom_kill 1\n")
    assert group.was_full()
    group.remove()
    assert groups(tree) == []


def test_groups_of_killed_desks_are_swept_and_their_processes_end(tree):
    cgroup.places()
    left = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    dead = tree / f"{owners.PREFIX}{os.getpid()}-1-aaaa"  # my number, another's beginning
    living = tree / f"{owners.PREFIX}{owners.owner()}-bbbb"
    for folder in dead, living:
        cgroup._make(folder)
    (dead / "cgroup.procs").write_text(f"{left.pid}\n")
    cgroup.sweep()
    assert groups(tree) == [living.name]
    assert left.wait(10) == -9


def test_where_no_group_can_be_made_the_command_is_as_it_was(monkeypatch):
    monkeypatch.setattr(cgroup, "places", lambda: [])
    group = cgroup.Group(LIMITS)
    assert group.enter(["x"], {"A": "1"}) == (["x"], {"A": "1"})
    assert not group.was_full()
    group.remove()


@pytest.mark.slow
@pytest.mark.skipif(not cgroup.places(), reason="no control groups to be had here")
@pytest.mark.parametrize("way", walls.available())
def test_the_kernel_ends_what_takes_memory_faster_than_anybody_looks(way, monkeypatch):
    monkeypatch.setattr(walls.watch, "PAUSE", 60)
    worker, _ = walls.start(way, LIMITS)
    here = {place for place, _ in cgroup.places()}
    mine = [folder for place in here for folder in place.glob(owners.PREFIX + "*")]
    assert mine
    code = "kept = [bytearray(b'x') * (100 << 20) for _ in range(12)]"
    with pytest.raises(Gone) as gone:
        worker.ask({"do": "run", "source": code, "cell": "1", "seconds": 20}, 25)
    assert gone.value.why == "memory"
    name = f"{owners.PREFIX}{owners.owner()}-*"
    assert [folder for place in here for folder in place.glob(name)] == []


@pytest.mark.parametrize("process, begun, lives", [
    ("here", None, True), ("here", "1", False), (2**22 + 7, "1", False),
    ("here", "0", True), ("here", "an_older", True), (2**22 + 7, "older", False),
])  # fmt: skip
def test_an_owner_is_a_number_and_when_it_began(process, begun, lives):
    process = os.getpid() if process == "here" else process
    own = owners.owner() if begun is None else f"{process}-{begun}"
    assert owners.owner_lives(f"{owners.PREFIX}{own}-abc") is lives


def test_a_folder_whose_desk_was_killed_goes_though_its_number_is_used_again(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(kit.tempfile, "gettempdir", lambda: str(tmp_path))
    other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    time.sleep(0.1)
    names = [
        f"{other.pid}-1-dead",
        f"{owners.owner(other.pid)}-lives",
        f"{os.getpid()}-1-x",
    ]
    for name in names:
        (tmp_path / f"{owners.PREFIX}{name}").mkdir()
    kit._remove_left_over()
    other.kill()
    other.wait()
    assert [path.name for path in tmp_path.iterdir()] == [owners.PREFIX + names[1]]
