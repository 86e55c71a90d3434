"""IPython's shell in the worker, as Jupyter would have it."""

import builtins
import subprocess


def begin(room, base):
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
