"""`python3 exercises`: make the environment where needed, then open the problem sets.

`python3 exercises ps2` opens one of them. Every other argument goes to JupyterLab.
"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "notebooks"))

from start import environment, lessons  # noqa: E402 (says so where Python is too old)

# The lessons hide nbgrader's buttons; here "Validate" runs a set's checks from the top.
BUTTONS = '{"disabledExtensions": {"@jupyter/nbgrader:validate-assignment": false}}'


def main(arguments):
    import pathlib
    import tempfile

    name, rest = options(arguments)
    page = pathlib.Path(HERE).resolve()
    if name:
        page = page / name / (name + ".ipynb")
        if not page.is_file():
            sets = sorted(path.stem for path in pathlib.Path(HERE).glob("*/*.ipynb"))
            print("There is no problem set %r. There are: %s." % (name, ", ".join(sets)))
            return 2
    lab = lessons.jupyterlab(page, rest)
    with tempfile.TemporaryDirectory(prefix="khitab-") as folder:
        config = pathlib.Path(folder, "labconfig", "page_config.json")
        config.parent.mkdir()
        config.write_text(BUTTONS, "utf-8")
        more = os.environ.get("JUPYTER_CONFIG_PATH")
        os.environ["JUPYTER_CONFIG_PATH"] = folder + (os.pathsep + more if more else "")
        return environment.run(*lab, hello=lessons.HELLO)


def options(arguments):
    """The name of a problem set, or None, and what is left for JupyterLab."""
    if arguments and not arguments[0].startswith("-"):
        return arguments[0].lower(), arguments[1:]
    return None, arguments


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
