"""The sandbox: what a worker cannot do, in each way this machine has."""

import os
import time
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="the sandbox needs Linux or macOS")

from desk import walls
from desk.inside.wire import Gone
from desk.judge import Limits
from desk.walls.warden import offspring
from hostile.class_of import capped

ROOT = Path(__file__).resolve().parents[2]
STRONG = [way for way in walls.available() if way != "limits"]
LIMITS = Limits(memory=600 << 20, disk=32 << 20, cell=5)
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=STRONG)
def worker(request):
    made, _ = walls.start(request.param, LIMITS)
    yield made
    made.close()


def run(worker, source, seconds=5):
    """Run a cell and return the name of its error, or the text of its result."""
    request = {"do": "run", "source": source, "cell": "1", "seconds": seconds}
    reply = worker.ask(request, seconds + 5)
    if reply["fault"]:
        return reply["fault"]["type"]
    return "".join(
        output.get("text") or output.get("data", {}).get("text/plain", "")
        for output in reply["outputs"]
    ).strip()


REFUSED = ("PermissionError", "FileNotFoundError", "OSError", "ProcessLookupError")


@pytest.mark.parametrize(
    "path",
    [
        ROOT / "README.md",
        ROOT / "solutions" / "twin" / "words.py",
        ROOT / "tests" / "conftest.py",
        ROOT / ".git" / "config",
        "/etc/passwd",
        "/etc/shadow",
        Path.home() / ".bashrc",
        __file__,
    ],
    ids=str,
)
def test_files_outside_can_not_be_read(worker, path):
    assert run(worker, f"open({str(path)!r}).read()") in REFUSED


@pytest.mark.parametrize(
    "folder", [ROOT / "solutions", "/home", "/var/tmp", "/proc/1/root"]
)
def test_folders_outside_can_not_be_listed(worker, folder):
    assert run(worker, f"import os; os.listdir({str(folder)!r})") in REFUSED


def test_the_temporary_folder_is_its_own(worker, tmp_path):
    (tmp_path / "classmate.txt").write_text("secret")
    assert run(worker, f"open({str(tmp_path / 'classmate.txt')!r})") in REFUSED


@pytest.mark.parametrize("act", [
    f"open({str(ROOT / 'seeds' / 'new.txt')!r}, 'w')",
    f"import shutil; shutil.rmtree({str(ROOT / 'seeds')!r})",
    f"open({str(walls.kit.library()[0] / '__init__.py')!r}, 'a')",
    "open('/usr/new', 'w')", "open('/new', 'w')", "import os; os.mkdir('/etc/x')",
    "import os; os.symlink('/etc/passwd', 'link'); open('link').read()",
    f"import os; os.link({str(ROOT / 'README.md')!r}, 'link2')",
    "import os; os.mknod('device', 0o60600)", "open('/dev/sda', 'rb')",
], ids=str)  # fmt: skip
def test_nothing_outside_can_be_changed(worker, act):
    assert run(worker, act) in REFUSED


def test_modes_and_dates_of_files_stay(worker, tmp_path):
    file = tmp_path / "mine.txt"
    file.write_text("whole")
    os.utime(file, (1, 1))
    acts = ("chmod(p, 0)", "utime(p)", "truncate(p, 0)", "setxattr(p, 'user.x', b'1')")
    for act in acts:
        run(worker, f"import os; p = {str(file)!r}; os.{act}")
    assert (file.read_text(), file.stat().st_mtime) == ("whole", 1)
    assert file.stat().st_mode & 0o600 == 0o600


@pytest.mark.parametrize(
    "kind", ["AF_INET", "AF_INET6", "AF_UNIX", "AF_NETLINK", "AF_PACKET"]
)
def test_there_is_no_network(worker, kind):
    assert run(worker, f"import socket; socket.socket(socket.{kind}, 3)") in REFUSED


@pytest.mark.parametrize("act", [
    "signal.pidfd_send_signal(os.pidfd_open({pid}), 9)", "os.kill({pid}, 9)",
    "os.kill({pid}, 0)", "resource.prlimit({pid}, resource.RLIMIT_CPU, (1, 1))",
    "open('/proc/{pid}/mem', 'wb')", "open('/proc/{pid}/environ').read()",
    "open('/proc/{pid}/cmdline').read()", "os.setpriority(os.PRIO_PROCESS, {pid}, 19)",
])  # fmt: skip
def test_the_marker_can_not_be_touched(worker, act):
    code = "import os, resource, signal\n" + act.format(pid=os.getpid())
    assert run(worker, code) in REFUSED


@pytest.mark.parametrize("call", [
    "ptrace(16, 1, 0, 0)", "unshare(0x10000000)", "mount(b'x', b'/tmp', b'tmpfs', 0, None)",
    "shmget(1, 4096, 0o1600)", "syscall(425, 8, None)", "syscall(304, 3, None, 0)",
    "setns(0, 0)", "chroot(b'.')", "syscall(206, 9, b'8bytes..')", "syscall(294, 0)",
    "vmsplice(0, None, 0, 0)", "splice(0, None, 0, None, 1, 0)", "tee(0, 1, 1, 0)",
    "syscall(437, -100, b'.', None, 0)", "setsockopt(0, 1, 7, None, 0)",
    "syscall(56, 0x10900, 0, 0, 0, 0)",
])  # fmt: skip
def test_system_calls_are_denied(worker, call):
    code = f"import ctypes; c = ctypes.CDLL(None, use_errno=True); (c.{call}, ctypes.get_errno())"
    assert run(worker, code) in ("(-1, 1)", "(-1, 38)")


@pytest.mark.parametrize("act", [
    "fcntl.ioctl(left, 0x8901, struct.pack('i', os.getppid()))",
    "fcntl.ioctl(left, 0x8902, struct.pack('i', os.getppid()))",
    "fcntl.ioctl(left, 0x5452, struct.pack('i', 1))", "fcntl.ioctl(left, 0x5412, b' ')",
    "fcntl.ioctl(left, 0x540E, 1)", "fcntl.fcntl(left, fcntl.F_SETOWN, os.getppid())",
    "fcntl.fcntl(left, fcntl.F_SETFL, os.O_NONBLOCK | 0x2000)",
    "fcntl.fcntl(os.pipe()[1], 1031, 1 << 20)", "fcntl.fcntl(left, 1040, 1)",
    "left.bind('own')", "left.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 22)",
    "socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)",
    "socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)",
    "socket.socketpair(30, socket.SOCK_STREAM)", "mmap.mmap(-1, 4096)",
    "os.open('/usr/bin/env', os.O_RDONLY | os.O_TRUNC)", "os.open('/usr/bin/env', 3)",
    "os.open('/usr/bin/env', 3 | os.O_TRUNC)", "os.sendfile(1, 0, 0, 1)",
])  # fmt: skip
def test_ways_to_others_and_to_memory_that_nobody_counts_are_closed(worker, act):
    prepare = (
        "import fcntl, mmap, os, socket, struct\nleft, right = socket.socketpair()\n"
    )
    assert run(worker, prepare + act) == "PermissionError"


@pytest.mark.parametrize("cap", [1, 2, 4])
@pytest.mark.skipif("landlock" not in STRONG, reason="needs Landlock")
def test_an_older_landlock_empties_no_file_and_signals_nobody(cap, monkeypatch, tmp_path):
    file = tmp_path / "thesis.txt"
    file.write_text("whole")
    file.chmod(0o666)
    monkeypatch.setattr(walls.sandbox, "WORKER", capped(cap))
    worker, _ = walls.start("landlock", LIMITS)
    for flags in ("os.O_TRUNC", "3 | os.O_TRUNC", "3", "os.O_WRONLY", "os.O_RDWR"):
        assert run(worker, f"import os; os.open({str(file)!r}, {flags})") in REFUSED
    # A handle whose own number is the worker's must not pass for the worker.
    assert file.read_text() == "whole"
    for act in (
        "os.kill({}, 0)",
        "signal.pidfd_send_signal(os.pidfd_open({}), 0)",
        "signal.pidfd_send_signal(os.pidfd_open(os.getpid()), 0)",
    ):
        code = "import os, signal; " + act.format(os.getpid())
        assert run(worker, code) in REFUSED
    worker.close()


def test_root_is_given_up(worker):
    assert run(worker, "import os; os.getuid() != 0 and os.geteuid() != 0") == "True"
    assert run(worker, "import os; os.setuid(0)") == "PermissionError"


def test_limits_can_not_be_raised(worker):
    code = "import resource as r; r.setrlimit(r.RLIMIT_AS, (1 << 50, 1 << 50))"
    assert run(worker, code) in ("ValueError", "PermissionError")


def test_large_memory_is_refused_kindly(worker):
    assert run(worker, "x = bytearray(10**10)") == "MemoryError"


def test_large_files_are_refused_kindly(worker):
    code = "with open('large', 'wb') as f: f.write(b'x' * 10**8)"
    assert run(worker, code) == "OSError"
    run(worker, "import os; os.remove('large')")


def test_many_open_files_are_refused_kindly(worker):
    assert run(worker, "kept = [open('/dev/null') for i in range(999)]") == "OSError"


def test_what_works_in_jupyter_works(worker):
    assert run(worker, "1 + 1") == "2"
    assert run(worker, "!echo $((20 + 3))") == "23"
    assert run(worker, "words = !printf 'a\\nb'\nlen(words)") == "2"
    assert (
        run(worker, "import subprocess; subprocess.run('echo low', shell=True);") == "low"
    )
    assert run(worker, "%%writefile own.py\nx = 5").startswith("Writing")
    assert run(worker, "import own; own.x") == "5"
    assert run(worker, "import khitab; khitab.load_corpus()").startswith(
        "<Corpus: 5 texts"
    )
    assert run(worker, "import shutil; shutil.copy2('own.py', 'copy.py')") == "'copy.py'"
    assert run(worker, "1 / 0") == "ZeroDivisionError"


@pytest.mark.parametrize("source, shows", [
    ("import asyncio; asyncio.run(asyncio.sleep(0, 5))", "5"),
    ("import asyncio; await asyncio.sleep(0, 6)", "6"),
    ("%%bash\necho low", "low"),
    ("import multiprocessing as m; a, b = m.Pipe(); a.send([7]); b.recv()", "[7]"),
    ("import shutil; open('a', 'w').write('x'); shutil.copyfile('a', 'b')", "'b'"),
    ("import subprocess; subprocess.run('cat', input=b'x', capture_output=True).stdout", "b'x'"),
    ("open('a', 'w').write('shorter'); open('a', 'r+').truncate(2)", "2"),
    ("import threading; t = threading.Thread(target=print, args=[8]); t.start(); t.join()", "8"),
    ("import mmap; len(mmap.mmap(-1, 4096, flags=mmap.MAP_PRIVATE))", "4096"),
], ids=range(9))  # fmt: skip
def test_what_the_filter_is_near_to_works(worker, source, shows):
    assert run(worker, source) == shows


# --- What counts ----------------------------------------------------------------------

TAKES = "kept = bytearray(b'x') * 250_000_000; "
THREE = """\
import subprocess, sys, os, time
for _ in range(3): subprocess.Popen({})
time.sleep(30)"""
HIDDEN = {
    "a program that nobody may read": """\
import os, sys
own = os.open('own', os.O_CREAT | os.O_WRONLY, 0o111)
os.write(own, open(os.path.realpath(sys.executable), 'rb').read())
os.close(own)
"""
    + THREE.format(
        f"['./own', '-I', '-S', '-c', \"{TAKES}import time; time.sleep(60)\"],"
        " env={'PYTHONHOME': sys.base_prefix}"
    ),
    "a first thread that has ended": THREE.format(
        "[sys.executable, '-I', '-S', '-c', \"import ctypes, os, threading, time; "
        f"os.setpgid(0, 0); {TAKES}threading.Thread(target=time.sleep, args=(60,)).start(); "
        'ctypes.CDLL(None).pthread_exit(None)"]'
    ),
    "sockets": """\
import os, socket, time
for _ in range(9):
    if os.fork() == 0:
        kept = [socket.socketpair() for _ in range(100)]
        time.sleep(60)
time.sleep(30)""",
    "shared memory": """\
import mmap, os, time
kept = mmap.mmap(os.open('/dev/zero', os.O_RDWR), 1 << 20)
time.sleep(30)""",
}


@pytest.mark.parametrize("way", STRONG)
@pytest.mark.parametrize("what", HIDDEN)
def test_memory_counts_wherever_it_hides(way, what):
    worker, _ = walls.start(way, LIMITS)
    number = worker.number
    with pytest.raises(Gone) as gone:
        request = {"do": "run", "source": HIDDEN[what], "cell": "1", "seconds": 20}
        worker.ask(request, 20)
    assert gone.value.why == "memory"
    assert offspring(number) == []


# --- Ends ------------------------------------------------------------------------------


@pytest.mark.parametrize("way", STRONG)
def test_a_closed_worker_leaves_nothing(way):
    worker, _ = walls.start(way, LIMITS)
    run(
        worker,
        "import os, time\nfor i in range(5):\n if os.fork() == 0:\n"
        "  os.setsid()\n  if os.fork() == 0: time.sleep(985)\n  os._exit(0)",
    )
    number = worker.number
    assert len(offspring(number)) >= 6
    begun = time.monotonic()
    worker.close()
    assert time.monotonic() - begun < 5
    assert offspring(number) == [] and not (worker.base and os.path.exists(worker.base))


@pytest.mark.parametrize("way", STRONG)
@pytest.mark.parametrize("act, why", [
    ("import os; os._exit(0)", {"died"}),
    ("import os; os.closerange(3, 99)", {"died"}),
    ("import os\nfor n in range(3, 99):\n try: os.write(n, b'\\xff' * 9)\n"
     " except OSError: pass", {"flood"}),
    ("import os\nfor n in range(3, 99):\n try: os.write(n, b'\\0\\0\\0\\1x')\n"
     " except OSError: pass", {"garbage"}),
    ("import os, signal; os.kill(os.getpid(), signal.SIGSTOP)", {"slow"}),
], ids=["exit", "close", "flood", "garbage", "stop"])  # fmt: skip
def test_a_worker_that_breaks_the_wire_is_gone(way, act, why):
    worker, _ = walls.start(way, LIMITS)
    with pytest.raises(Gone) as gone:
        worker.ask({"do": "run", "source": act, "cell": "1", "seconds": 1}, 2)
    assert gone.value.why in why


def test_limits_alone_come_with_a_warning():
    worker, notes = walls.start("limits", LIMITS)
    assert "resource limits only" in notes[0] and run(worker, "1 + 1") == "2"
    worker.close()


def test_a_worker_that_does_not_come_up_says_why(monkeypatch):
    monkeypatch.setattr(walls.sandbox, "WORKER", "import sys; sys.exit('no room')")
    with pytest.raises(walls.SandboxError, match="limits did not start .no room."):
        walls.start("limits", LIMITS)


def test_an_unknown_sandbox_is_refused():
    with pytest.raises(walls.SandboxError, match="'chroot' does not work here"):
        walls.start("chroot", LIMITS)


def test_where_walls_are_to_be_had_no_worker_is_begun_without_them(monkeypatch):
    begun = []

    def fails(way, *rest):
        begun.append(way)
        raise walls.SandboxError("no room")

    monkeypatch.setattr(walls.sandbox, "Sandbox", fails)
    with pytest.raises(walls.SandboxError, match="No sandbox"):
        walls.start("auto", LIMITS)
    assert begun == STRONG if STRONG else begun == ["limits"]
