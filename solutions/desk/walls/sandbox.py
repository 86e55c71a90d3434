"""A process for a student's code, shut in as well as this machine can.

Three ways, the best first:

bubblewrap  its own file system (system, Python, the kit's library and seeds, read only;
            a bounded folder in memory), processes, network, host name
landlock    the same files by the kernel's Landlock; no network by a filter of system
            calls; a warden ends all offspring
limits      resource limits, the filter and the warden only: it can read what you can

In all of them: bounded memory, time, processes, file size, open files; no capabilities;
as root, another user. `Sandbox` starts a worker and talks to it.
"""

import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from functools import cache

from desk.inside import landlock
from desk.inside.clock import Deadline, Ran
from desk.inside.wire import Gone, Wire

from . import bubblewrap, cgroup, kit, warden
from .watch import Watch

START = 300  # seconds that a worker may take to come up on a slow and busy machine
MORE_ADDRESSES = 1 << 30  # what libraries reserve and never use
WORKER = "import sys; sys.path.insert(0, {!r}); from desk.inside.worker import main; main({!r})"
WEAK = (
    "sandbox: resource limits only. A student's code could read and change this computer's "
    "files; install bubblewrap, or mark on a Linux with Landlock."
)


class SandboxError(RuntimeError):
    """The worker could not be started: nothing a submission did."""


@cache
def available():
    """Return the names of the ways that work on this machine, the best first."""
    if os.name != "posix":
        return []
    found = ["limits"]
    if sys.platform == "linux":
        if landlock.version():
            found.insert(0, "landlock")
        if bubblewrap.works():
            found.insert(0, "bubblewrap")
    return found


def start(sandbox, limits, room=None, alive=None):
    """Return a ready `Sandbox` and a list of sentences for the teacher.

    `sandbox`: a way, or "auto" for the best that starts; where walls are to be had, that
    is never "limits". `room`: a folder for its folder; `alive`: a descriptor that stays
    open until all is gone. Raises SandboxError.
    """
    walls = [way for way in available() if way != "limits"]
    ways = (walls or available()) if sandbox == "auto" else [sandbox]
    notes = []
    for way in ways:
        if way not in available():
            break
        try:
            worker = Sandbox(way, limits, room, alive)
        except SandboxError as error:
            notes.append(f"sandbox: {way} did not start ({error})")
            continue
        return worker, notes + [WEAK] * (way == "limits") + worker.lacks
    known = ", ".join(available()) or "none: mark on Linux or macOS (on Windows: in WSL)"
    why = "; ".join(notes) or f"{sandbox!r} does not work here"
    raise SandboxError(f"No sandbox: {why}. Available: {known}.")


class Sandbox:
    """A worker: `ask` it, `close` it. `Gone` is raised once it cannot be asked any more."""

    def __init__(self, way, limits, room=None, alive=None):
        self.way, self.limits = way, limits
        self._room, self._alive = room, alive
        self.base = self._control = None
        self._info = self._init = self._watch = self._ran = None
        self.spent = 0.0
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115
        self._group = cgroup.Group(limits)
        requests, to_worker = os.pipe()
        from_worker, replies = os.pipe()
        try:
            self._process = self._start(requests, replies)
        except OSError as error:
            self._group.remove()
            if self.base:
                kit.remove(self.base)
            raise SandboxError(str(error)) from error
        finally:
            os.close(requests)
            os.close(replies)
        self._wire = Wire(from_worker, to_worker, limits.reply)
        try:
            hello = self._wire.receive(Deadline(START))
        except Gone:
            complaint = self._complaint()
            self.close()
            raise SandboxError(complaint) from None
        self._init = self._read_info()
        self._ran = Ran(self._worker())
        self.lacks = [f"sandbox: {lack}" for lack in hello["lacks"]]
        self._watch = Watch(self)

    def ask(self, request, seconds):
        """Return the worker's reply to `request`, a dict; Gone if there will be none.

        `spent` is then what it took, in seconds as the worker had them.
        """
        until = Deadline(seconds, self._ran)
        try:
            reply = self._wire.ask({**request, "id": secrets.token_hex(8)}, until)
            self.spent = until.spent()
            return reply
        except Gone as gone:
            self.spent = until.spent()
            why = "memory" if self._group.was_full() else gone.why
            self.close()
            raise Gone(self._watch.why or why) from None

    def _worker(self):
        """The number of the worker's own process, below bubblewrap's first or the warden."""
        below = warden.offspring(self.number)[self.base is None :]
        return below[0] if below else None

    @property
    def number(self):
        """The process above the worker and all its offspring."""
        return self._process.pid

    def end(self):
        """End the worker and all it has started; may be called from any thread."""
        if self._control is not None:
            control, self._control = self._control, None
            os.close(control)  # the warden sweeps
        elif self._init is not None and self._process.poll() is None:
            with suppress(ProcessLookupError):  # the first process takes all others along
                signal.pidfd_send_signal(self._init, signal.SIGKILL)
        else:
            self._process.kill()

    def close(self):
        """End the worker, wait until nothing of it is left, remove its folder."""
        if self._process is None:
            return
        if self._watch:
            self._watch.stop()
        self.end()
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:  # too busy a machine: nobody else ends them now
            for process in warden.offspring(self.number):
                warden.signalled(os.kill, process, signal.SIGKILL)
            self._process.kill()
            self._process.wait()
        self._wire.close()
        self._process = None
        if self._init is not None:
            os.close(self._init)
        self._errors.close()
        if self._ran:
            self._ran.close()
        self._group.remove()
        if self.base:
            kit.remove(self.base)

    # starting ------------------------------------------------------------------------

    def _start(self, requests, replies):
        user = bubblewrap.user() if os.geteuid() == 0 else None
        settings = {
            "way": self.way,
            "user": user,
            "keep_reading": False,
            "limits": self._numbers(),
            "read": [],
            "cell_output": self.limits.output,
            "close": self._alive,
        }
        if self.way == "bubblewrap":
            settings |= {"base": "/tmp", "kit": "/kit"}
            self._info, told = os.pipe()
            command = bubblewrap.bubblewrap(self.limits.disk, told)
            kept = [told]
        else:
            self.base = kit.make_room(self._room)
            if user is not None:
                os.chown(self.base, user, user)
                settings["keep_reading"] = not bubblewrap.anybody_can_read()
            settings |= {"base": self.base, "kit": kit.folder()}
            read = [settings["kit"], *bubblewrap.readable(), *bubblewrap.system()]
            settings["read"] = read
            told, self._control = os.pipe()
            command = [sys.executable, "-I", "-S", warden.__file__, str(told)]
            kept = [told]
        if self._alive is not None:
            kept.append(self._alive)
        code = WORKER.format(settings["kit"], json.dumps(settings))
        command += [sys.executable, "-I", "-X", "utf8", "-c", code]
        environment = bubblewrap.environment(settings["base"])
        command, environment = self._group.enter(command, environment)
        try:
            return subprocess.Popen(
                command,
                stdin=requests,
                stdout=replies,
                stderr=self._errors,
                pass_fds=kept,
                env=environment,
                cwd="/",
                start_new_session=True,
            )
        finally:
            os.close(told)

    def _numbers(self):
        limits = self.limits
        return {
            "address_space": limits.memory + MORE_ADDRESSES,
            "cpu": int(limits.notebook) + 5,
            "file": limits.disk // 2,  # one file is refused before all are too much
            "files": limits.files,
            "processes": limits.processes + bubblewrap.processes_of_mine(self.way),
        }

    def _read_info(self):
        """A handle on the first process of the name space, from bubblewrap's report."""
        if self._info is None:
            return None
        with open(self._info, "rb") as file:
            report = json.loads(file.read(10_000))
        return os.pidfd_open(report["child-pid"])

    def _complaint(self):
        self._errors.seek(0)
        lines = self._errors.read(4_000).decode(errors="replace").strip().splitlines()
        return lines[-1][:300] if lines else "it ended at once"
