"""The kit as a learner starts it, with the README's very words."""

import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import Request, urlopen

from chromium import waited

ROOT = Path(__file__).resolve().parents[3]
# Under load JupyterLab takes a save that meets its own autosave for somebody else's.
QUIET = (
    "config/lab/user-settings/@jupyterlab/docmanager-extension/plugin.jupyterlab-settings"
)
CATCHER = '#!/bin/sh\necho "$1" > {}\n'


def words():
    """The README's first command, as this Python starts it."""
    readme = (ROOT / "README.md").read_text("utf-8")
    _, *rest = shlex.split(re.search(r"```\n(python3 notebooks)\n```", readme)[1])
    return [sys.executable, *rest]


class Kit:
    """A kit that runs; `address` is where it sends its learner's browser.

    All that is kept is in the folder `home`: work, memory, and what Jupyter itself keeps.
    """

    def __init__(self, home):
        self.home, self.work, self.log = home, home / "work", home / "terminal.txt"
        self.work.mkdir(parents=True, exist_ok=True)
        sent, catcher = home / "sent.txt", home / "browser.sh"
        sent.unlink(missing_ok=True)
        catcher.write_text(CATCHER.format(shlex.quote(str(sent))))
        catcher.chmod(0o755)
        (home / QUIET).parent.mkdir(parents=True, exist_ok=True)
        (home / QUIET).write_text('{"autosaveInterval": 3600}')
        with open(self.log, "wb") as log:
            self.program = subprocess.Popen(
                words(), cwd=ROOT, env=self.variables(f"{catcher} %s"),
                stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
        found = waited(lambda: sent.exists() and sent.read_text().strip(), 120)
        assert found, self.said
        self.address = found
        self.server, self.token = re.match(r"(http://[^/]+).*token=(\w+)", found).groups()
        self.fresh = home / "fresh"
        if not self.fresh.exists():
            shutil.copytree(self.work, self.fresh)

    def variables(self, browser):
        """The environment of a learner who is new on this computer, with this browser."""
        own = {
            f"JUPYTER_{kind}_DIR": str(self.home / kind.lower())
            for kind in ("CONFIG", "DATA", "RUNTIME")
        }
        own["JUPYTER_PORT"] = self.port()  # two kits that start at once look for one
        own.update(IPYTHONDIR=str(self.home / "ipython"), KHITAB_HOME=str(self.work))
        return {**os.environ, **own, "BROWSER": browser}

    def port(self):
        """A port that is free; after a stop the same, so that the browser knows its own."""
        file = self.home / "port.txt"
        if not file.exists():
            with socket.create_server(("127.0.0.1", 0)) as free:
                file.write_text(str(free.getsockname()[1]))
        return file.read_text()

    @property
    def said(self):
        """What the terminal shows."""
        return self.log.read_text("utf-8", "replace")

    def ask(self, path, method="GET"):
        """What the server answers to somebody who has its token."""
        headers = {"Authorization": f"token {self.token}"}
        with urlopen(
            Request(self.server + path, method=method, headers=headers)
        ) as answer:
            return answer.read().decode()

    def renew(self):
        """End all kernels and forget all work: as on the first day."""
        for session in re.findall(r'"id": "([\w-]+)", "path"', self.ask("/api/sessions")):
            self.ask(f"/api/sessions/{session}", "DELETE")
        shutil.rmtree(self.work)
        shutil.copytree(self.fresh, self.work)

    def stop(self):
        """Press Ctrl-C once; return the exit code, or None where it does not end."""
        os.killpg(self.program.pid, signal.SIGINT)  # as a terminal: to all that run in it
        try:
            return self.program.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(self.program.pid, signal.SIGKILL)
            return None
