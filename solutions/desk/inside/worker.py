"""The untrusted side: runs a student's cells as Jupyter would, and calls her functions.

It is started by `sandbox` and obeys the judge's requests one by one. Nothing it says is
believed: its replies are values and outputs, never verdicts. From its first cell on it
belongs to the student's code, which may do to it whatever the sandbox lets it.
"""

import base64
import builtins
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import traceback
from contextlib import suppress
from pathlib import Path

from . import codec, confine
from .wire import Gone, Wire

FOREVER = 10**9
LARGEST = 1 << 30  # what the judge sends is believed
MESSAGE = 500


class TimeIsUp(BaseException):
    """Raised in a cell or a call that has run for too long."""


def main(settings):
    """Confine this process, then serve until the judge closes the pipe."""
    wire, complaints = Wire(os.dup(0), os.dup(1), LARGEST), os.dup(2)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    try:
        settings = json.loads(settings)
        if settings["close"] is not None:
            os.close(settings["close"])
        lacks = confine.confine(settings)
        worker = Worker(settings)
    except BaseException:
        os.write(complaints, traceback.format_exc().encode())
        os._exit(1)
    os.close(complaints)
    wire.send({"lacks": lacks}, time.monotonic() + 60)
    while True:
        try:
            request = wire.receive(FOREVER)
        except Gone:
            os._exit(0)
        wire.send(worker.reply(request), FOREVER)


class Worker:
    """One notebook's shell. Each public method `do_…` answers one kind of request."""

    def __init__(self, settings):
        base = Path(settings["base"])
        folder = base / "notebook"
        folder.mkdir()
        _copy_fonts(settings["kit"], os.environ["MPLCONFIGDIR"])
        os.chdir(folder)
        sys.path[:] = [path for path in sys.path if path != settings["kit"]]
        self.shell, self.screen, self.floor = _shell(settings["cell_output"], base)
        # Last: a student's json.py beside the notebook must not stand in for Python's.
        sys.path.append(str(folder))
        self.kept = {}
        signal.signal(signal.SIGALRM, _time_is_up)

    def reply(self, request):
        """Answer one request; whatever goes wrong in it is part of the answer."""
        try:
            answer = getattr(self, "do_" + request["do"])(request)
        except BaseException as error:
            answer = {"error": self.fault(error)}
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
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
        signal.setitimer(signal.ITIMER_REAL, request["seconds"])
        try:
            result = self.shell.run_cell(request["source"], store_history=False)
            error = result.error_before_exec or result.error_in_exec
        except BaseException as raised:  # time ran out between two of IPython's steps
            error = raised
        signal.setitimer(signal.ITIMER_REAL, 0)
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
        signal.setitimer(signal.ITIMER_REAL, request["seconds"])
        try:
            value = function(*arguments, **named)
            packed = codec.pack(value)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            self.screen.clear()
            self.floor.sweep()
            self.screen.clear()
        return {"value": packed}

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


def _time_is_up(*_):
    raise TimeIsUp("this took too long and was stopped")


def _copy_fonts(kit, folder):
    shutil.copytree(Path(kit) / "matplotlib", folder, copy_function=shutil.copyfile)


def _shell(room, base):
    """Return IPython's shell, set up as Jupyter's, with its screen and its floor."""
    import khitab  # noqa: F401
    import pandas  # noqa: F401  before a student's pandas.py can stand in for it
    from IPython.core.compilerop import CachingCompiler
    from IPython.core.interactiveshell import InteractiveShell

    from .screen import Floor, Screen, results_to, streams

    class Compiler(CachingCompiler):
        cell = ""

        def get_code_name(self, raw_code, transformed_code, number):
            return f"<cell {self.cell}>"

    class Shell(InteractiveShell):
        compiler_class = Compiler

        def ask_exit(self):
            return None

        def enable_gui(self, gui=None):
            return None

        def init_history(self):
            super().init_history()
            self.history_manager.enabled = False

        def system(self, command):
            done = subprocess.run(
                self.var_expand(command, depth=1),
                shell=True,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
            )
            self.user_ns["_exit_code"] = done.returncode
            print(done.stdout.decode("utf-8", "replace"), end="")

        def _showtraceback(self, etype, evalue, stb):
            screen.error(str(etype.__name__), str(evalue), [str(line) for line in stb])

    screen = Screen(room)
    Shell.displayhook_class, Shell.display_pub_class = results_to(screen)
    floor = Floor(base / ".written", screen)
    streams(screen)
    shell = Shell.instance(colors="nocolor")
    builtins.input = _no_input
    shell.extension_manager.load_extension("storemagic")  # as Jupyter does
    return shell, screen, floor


def _no_input(prompt="", /):
    raise EOFError("input() waits for a keyboard; on the marking desk there is none")
