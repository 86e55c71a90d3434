"""Hand in every submission as one class, mark it with the desk, and see what it did.

    python tests/desk/hostile --way landlock [--cap 4] [--user 61313] [--only attack_ …]

Each student is a kind of `odd` or `attacks`; between them sit honest ones. What is looked
at afterwards: each one's marks task by task, the classmates', the files outside, the
processes left, a listening port, and every file that a student or the teacher may open.
"""

import os
import re
import socket
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / name) for name in ("tests/desk", "solutions", "notebooks")]

import tiny_course  # noqa: E402
from desk import books, intake, marking, walls  # noqa: E402
from desk.course import Course  # noqa: E402
from desk.disk import write_notebook  # noqa: E402

from hostile import attacks, attacks2, attacks3, odd, odd2  # noqa: E402, F401

ENVIRONMENT = "khitab-environment-secret"
# A word of an attack that succeeded, a tag that must not be one, hidden or turned text.
GOT_THROUGH = re.compile("khitab-breach[^<]{0,80}|<[^<>]*khitab-html[^<>]*>|\x1b")
FULL = 3  # points of a task, of its two checks together
HONEST = 5  # classmates who must not notice anything


def judge(notebook, files=None):
    """Mark with short limits: a hostile class would else take an hour."""
    from desk.judge import Limits, mark

    way = os.environ.get("HOSTILE_SANDBOX", "auto")
    if cap := os.environ.get("HOSTILE_CAP"):
        walls.sandbox.WORKER = capped(int(cap))
    limits = Limits(cell=4, call=3, task=20, notebook=100)
    return mark(notebook, files, limits=limits, sandbox=way)


def capped(version):
    """What a worker runs, on a kernel whose Landlock is of this version."""
    return (
        "import sys; sys.path.insert(0, {!r}); from desk.inside import landlock; "
        f"landlock.version = lambda: {version}; "
        "from desk.inside.worker import main; main({!r})"
    )


def kinds(only=()):
    """{student: (files, tasks that must earn full marks, tasks that may)}."""
    found = {}
    for name, (make, earns) in odd.KINDS.items():
        found[f"odd_{name}"] = make, earns, frozenset()
    for name, (make, earns, may) in attacks.KINDS.items():
        found[f"attack_{name}"] = make, earns, may
    return {n: each for n, each in found.items() if not only or n.startswith(tuple(only))}


def hand_in(folder, chosen, outside, port):
    """Write one folder a student."""
    for number in range(HONEST):
        words = f"a classmate's answer {number}"
        put(folder / f"classmate_{number}", odd.one(tiny_course.handed_in(written=words)))
    for student, (make, _, _) in chosen.items():
        files = {
            name: content.replace(b"{outside!r}", repr(str(outside)).encode()).replace(
                b"{port}", str(port).encode()
            )
            for name, content in make().items()
        }
        put(folder / student, files)


def put(folder, files):
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def mark_class(folder, only=(), jobs=2):
    """Mark the class in `folder`; return (what was expected of each, records, traces)."""
    chosen = kinds(only)
    outside = folder / "outside"
    put(outside, {"gradebook.db": b"not to be touched", "thesis.txt": b"years of work"})
    own = Course(folder / "kit", folder / "desk")
    write_notebook(own.sources / "demo" / "demo.ipynb", tiny_course.demo())
    os.environ["KHITAB_HOSTILE_SECRET"] = ENVIRONMENT
    with listening() as (port, heard):
        hand_in(folder / "handed in", chosen, outside, port)
        intake.collect(own, str(folder / "handed in"))
        before = look_at(outside)
        begun = time.time()
        records = marking.grade(own, "demo", jobs, judge=judge)
        seconds = time.time() - begun
        time.sleep(1)
        traces = {
            "outside": look_at(outside) == before,
            "heard": list(heard),
            "left": left_behind(),
            "pwned": [str(p) for p in places() if p.exists()],
            "leaks": leaks(own),
            "seconds": seconds,
        }
    return (
        chosen,
        records,
        {row["student"]: row for row in books.one_set(own, "demo")},
        traces,
    )


def look_at(folder):
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def places():
    tops = ("/tmp", "/var/tmp", "/", "/home", "/dev/shm", os.path.expanduser("~"))
    return [Path(top) / "khitab-pwned" for top in tops]


def left_behind():
    """The command lines of processes that an attack started and that still run."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = entry.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            continue
        if attacks.STAY in line:
            found.append(line)
    return found


@contextmanager
def listening():
    """A server on this computer that writes down what it hears."""
    heard, server = [], socket.create_server(("127.0.0.1", 0))

    def serve():
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            with connection:
                heard.append(connection.recv(100))

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield server.getsockname()[1], heard
    finally:
        server.close()


def leaks(own):
    """What is secret and stands where a student gets it: feedback pages."""
    books.feedback(own, "demo", early=True)
    found = []
    for page in own.desk.glob("feedback/*/demo/*"):
        text = page.read_text("utf-8", "replace")
        student = page.parent.parent.name
        secrets = [tiny_course.SECRET, ENVIRONMENT, "The model answer."]
        secrets += ["a classmate's answer"] * ("classmate" not in student)
        found += [f"{student}: {secret}" for secret in secrets if secret in text]
        found += [f"{student}: {said[0]}" for said in GOT_THROUGH.finditer(text)]
        if "<script>alert" in text or "onerror=alert" in text.replace("&quot;", ""):
            found += [f"{student}: a script"] * ("&lt;script" not in text)
    return found


def verdicts(chosen, records, rows):
    """{student: what is wrong with the mark}; empty where all is as it must be."""
    wrong = {}
    for number in range(HONEST):
        rows_of = rows.get(f"classmate_{number}") or find(rows, f"classmate_{number}")
        said = compare(rows_of, frozenset(tiny_course.TASKS), frozenset(), records)
        if said:
            wrong[f"classmate_{number}"] = said
    for student, (_, earns, may) in chosen.items():
        said = compare(find(rows, student), earns, may, records)
        if said:
            wrong[student] = said
    return wrong


def find(rows, student):
    """The row of a student, whose id the desk may have shortened or tidied."""
    for row in rows.values():
        names = f"{row['student']} {row['first name']} {row['last name']}"
        plain = names.lower().replace("-", "_").replace(" ", "_")
        if student.lower() in plain:
            return row
    return None


def compare(row, earns, may, records):
    """Say in a few words how a row of marks differs from what must be; "" if nowhere."""
    if row is None:
        return "nothing was collected: a silent zero"
    record = records.get(row["student"], {})
    if earns is None:
        asks = record.get("state") == books.LOOK or row["state"].startswith("needs")
        return "" if asks else f"a person should be asked, but: {row['state']}"
    if record.get("state") != books.MARKED:
        return f"not marked: {record.get('notes')}"
    got = {}
    for cell in record["cells"]:
        task = cell["grade_id"].split("-")[1]
        got[task] = got.get(task, 0) + cell["points"]
    said = []
    for task in tiny_course.TASKS:
        if task in earns and got.get(task) != FULL:
            why = [c["message"] for c in record["cells"] if f"-{task}-" in c["grade_id"]]
            said.append(f"{task} {got.get(task)} of {FULL}: {why}")
        if task not in earns | may and got.get(task) == FULL:
            said.append(f"{task} earned {got[task]} that it must not")
    return "; ".join(said)
