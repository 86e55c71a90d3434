"""The untrusted side runs a student's cells as Jupyter would, and calls their functions.

It is started by `sandbox` and obeys the judge's requests one by one. Nothing it says is
trusted. Its replies are values and outputs, never verdicts. From its first cell on it
belongs to the student's code, which may do with it whatever the sandbox allows.
"""

import base64
import json
import marshal
import os
import shutil
import signal
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from types import ModuleType

from . import codec, confine, shell
from .clock import Deadline, Ran
from .wire import Gone, Wire

FOREVER = Deadline(10**9)
LARGEST = 1 << 30  # what the judge sends is believed
MESSAGE = 500


class TimeIsUp(BaseException):
    """Raised in a cell or a call that has run for too long."""


def main(settings):
    """Confine this process, then serve until the judge closes the pipe."""
    wire, complaints = Wire(os.dup(0), os.dup(1), LARGEST), os.dup(2)
    ran = Ran()  # opened before the wall: none of its files is /proc's
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    try:
        settings = json.loads(settings)
        if settings["close"] is not None:
            os.close(settings["close"])
        lacks = confine.confine(settings)
        worker = Worker(settings, ran)
    except BaseException:
        os.write(complaints, traceback.format_exc().encode())
        os._exit(1)
    os.close(complaints)
    os.register_at_fork(after_in_child=wire.give_up)
    wire.send({"lacks": lacks}, Deadline(60))
    while True:
        try:
            request = wire.receive(FOREVER)
        except Gone:
            os._exit(0)
        reply = worker.reply(request)
        worker.only_here()
        wire.send(reply, FOREVER)


class Worker:
    """One notebook's shell. Each public method `do_…` answers one kind of request."""

    def __init__(self, settings, ran):
        base = Path(settings["base"])
        folder = base / "notebook"
        folder.mkdir()
        _copy_fonts(settings["kit"], os.environ["MPLCONFIGDIR"])
        _put_charsets(Path(settings["kit"]) / "charsets")
        os.chdir(folder)
        sys.path[:] = [path for path in sys.path if path != settings["kit"]]
        self.shell, self.screen, self.floor = shell.begin(settings["cell_output"], base)
        # Last: a student's json.py beside the notebook must not stand in for Python's.
        sys.path.append(str(folder))
        self.kept = {}
        self.only_here = only_in(os.getpid(), os.getpid, os._exit)
        self.ran, self.until = ran, None
        signal.signal(signal.SIGALRM, self.time_is_up)

    def reply(self, request):
        """Answer one request; whatever goes wrong in it is part of the answer."""
        try:
            answer = getattr(self, "do_" + request["do"])(request)
        except BaseException as error:
            answer = {"error": self.fault(error)}
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        self.only_here()
        return {**answer, "id": request["id"]}

    def do_files(self, request):
        """Put the files handed in beside the notebook."""
        for name, content in request["files"].items():
            path = Path(name)
            with suppress(OSError):  # one may be named like another's folder
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(base64.b64decode(content))
        return {}

    def do_run(self, request):
        """Run a cell; answer its outputs and its error, if there was one."""
        self.shell.compile.cell, self.screen.source = request["cell"], request["source"]
        self.shell.execution_count += 1
        self.allow(request["seconds"])
        try:
            result = self.shell.run_cell(request["source"], store_history=False)
            error = result.error_before_exec or result.error_in_exec
        except BaseException as raised:  # time ran out between two of IPython's steps
            error = raised
        signal.setitimer(signal.ITIMER_REAL, 0)
        self.only_here()
        self.floor.sweep()
        fault = self.fault(error) if error is not None else None
        return {"outputs": self.screen.taken(), "fault": fault}

    def do_names(self, request):
        """Answer what the names are: missing, callable, or their packed value."""
        found = {}
        for name in request["names"]:
            if name not in self.shell.user_ns:
                continue
            value = self.shell.user_ns[name]
            plain = None if callable(value) else codec.pack(value)
            found[name] = {"value": plain} if plain is not None else {"callable": True}
        return {"names": found}

    def do_call(self, request):
        """Call a function on unpacked arguments; answer its packed result."""
        self.kept.update(request["keep"])
        arguments = [self.argument(item) for item in request["arguments"]]
        named = {name: self.argument(item) for name, item in request["named"].items()}
        function = self.shell.user_ns[request["name"]]
        self.allow(request["seconds"])
        try:
            value = function(*arguments, **named)
            packed = codec.pack(value)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            self.only_here()
            self.screen.clear()
            self.floor.sweep()
            self.screen.clear()
        return {"value": packed}

    def allow(self, seconds):
        """Let the student's code run for so long, as this process has the seconds."""
        self.until = Deadline(seconds, self.ran)
        signal.setitimer(signal.ITIMER_REAL, seconds)

    def time_is_up(self, *_):
        """Stop what runs, or give it the time that others have had of it."""
        left = self.until.left()
        if not left:
            raise TimeIsUp("this took too long and was stopped")
        signal.setitimer(signal.ITIMER_REAL, max(left, 0.01))

    def argument(self, item):
        """A new value each time: what a function does to it is gone with the call."""
        return codec.unpack(item["value"] if "value" in item else self.kept[item["kept"]])

    def fault(self, error):
        """Type, message and the last line in the student's own cells."""
        cell, line, trace = None, None, error.__traceback__
        while trace is not None:
            name = trace.tb_frame.f_code.co_filename
            if name.startswith("<cell "):
                cell, line = name[6:-1], trace.tb_lineno
            trace = trace.tb_next
        if isinstance(error, SyntaxError) and str(error.filename).startswith("<cell "):
            cell, line = error.filename[6:-1], error.lineno
        try:
            message = str(error.msg if isinstance(error, SyntaxError) else error)
        except BaseException:
            message = ""
        bases = [
            base.__name__ for base in type(error).__mro__ if base.__module__ == "builtins"
        ]
        kind = type(error).__name__
        return {
            "type": kind[:100],
            "bases": bases[:20],
            "message": message[:MESSAGE],
            "cell": cell,
            "line": line,
        }


def only_in(process, now, end):
    """A function that ends each copy of this process, which a student's fork may make.

    What it calls is taken along: in the copy `os` may be the student's.
    """

    def only_here():
        if now() != process:
            end(0)

    return only_here


def _copy_fonts(kit, folder):
    shutil.copytree(Path(kit) / "matplotlib", folder, copy_function=shutil.copyfile)


def _put_charsets(path):
    """Put camel-tools' sets of characters where it looks for them: see `kit`."""
    if not path.is_file():
        return
    made, kept = (
        ModuleType("camel_tools.utils.charsets"),
        marshal.loads(path.read_bytes()),
    )

    def missing(name):
        if name not in kept:
            raise AttributeError(name)
        return vars(made).setdefault(name, frozenset(kept[name]))

    made.__getattr__, made.__all__ = missing, list(kept)
    sys.modules[made.__name__] = made
