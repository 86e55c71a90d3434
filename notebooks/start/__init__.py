"""What runs before anything is installed, and needs nothing but Python.

`environment` makes `.venv` (with `contents` in it, behind a `lock`) and starts programs
there. `lessons` reads the command line, `plan` has the order of the course, and
`troubles` says in plain words what went wrong. Inside `.venv`, `lab` prepares the
working `copies` and opens JupyterLab, whose `server` shows the start page (an
`overview`), and `pages` turns lessons into web pages.
"""

import sys

# Every folder that runs imports this first. It is kept readable for Pythons far too old
# for the rest: they stop here.
if sys.version_info < (3, 11):
    sys.exit(
        "Khitab needs Python 3.11 or newer; you have %d.%d (%s).\n"
        "Get Python 3.13 from https://www.python.org/downloads/ and start with that one."
        % (sys.version_info[0], sys.version_info[1], sys.executable)
    )
