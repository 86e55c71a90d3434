"""`python3 notebooks` opens the lessons in JupyterLab, or runs them without a window.

`python3 exercises` opens the problem sets by the same means.
"""

import argparse
import sys

from . import environment, plan

PAGES = ("-m", "start.pages")
LAB = ("-m", "start.lab")
RESTORE = "a fresh copy of a lesson or a problem set; yours is kept beside it"

EPILOG = """\
Every other argument goes to JupyterLab, for example --port=9999.

A class without a network. On one laptop that has a network, after --setup:
    .venv/bin/python -m pip download --no-deps -r requirements.txt -d FOLDER
(Windows: .venv\\Scripts\\python). Carry FOLDER to the others, which must have the same
system and the same Python, and start there with:
    python3 notebooks --wheels FOLDER
"""


def main(arguments):
    """Do what the command line asks and return the exit code."""
    chosen, rest = options(arguments)
    asked = {"wheels": chosen.wheels, "extra": chosen.extra}
    if chosen.restore is not None:
        return restore(chosen.restore or chosen.lesson or "", **asked)
    try:
        lessons = find(chosen.lesson)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    if chosen.setup:
        return environment.run("-c", "", **asked)
    if chosen.run:
        return environment.run(*PAGES, *map(str, lessons), **asked)
    page = lessons[0].stem if chosen.lesson else "khitab"
    quietly = [] if chosen.browser else ["--no-browser"]
    return environment.run(*LAB, page, *rest, *quietly, **asked)


def options(arguments):
    """The flags of this command, and what is left for JupyterLab."""
    parser = argparse.ArgumentParser(
        "python3 notebooks",
        description="Open the lessons of Khitab in JupyterLab.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--setup", action="store_true", help="only make the environment")
    parser.add_argument(
        "--run",
        action="store_true",
        help="run every lesson without a window, with HTML in notebooks/html",
    )
    parser.add_argument(
        "--lesson",
        metavar="NAME",
        help="the lesson to open or to run: its number or part of its name",
    )
    parser.add_argument(
        "--restore",
        metavar="NAME",
        nargs="?",
        const="",
        help=RESTORE,
    )
    parser.add_argument(
        "--no-browser",
        dest="browser",
        action="store_false",
        help="print the address instead of opening a browser",
    )
    parser.add_argument(
        "--wheels",
        metavar="FOLDER",
        help="install from a folder of packages instead of the internet",
    )
    parser.add_argument(
        "--with",
        dest="extra",
        choices=["lemmas", "browser"],
        help="add to .venv what only some need: lemmas, a dictionary for your own texts; "
        "browser, for the tests in a browser",
    )
    chosen, rest = parser.parse_known_args(arguments)
    if rest and (chosen.setup or chosen.run):
        parser.error(f"unknown: {' '.join(rest)}")
    return chosen, rest


def sets(arguments):
    """Open a set, or the start page at the sets, for `python3 exercises`."""
    chosen, rest = set_options(arguments)
    if chosen.restore is not None:
        return restore(chosen.restore or chosen.name or "")
    known = [path.stem for path in plan.sets()]
    if chosen.name and chosen.name not in known:
        print(f"There is no problem set {chosen.name!r}. There are: {', '.join(known)}.")
        return 2
    return environment.run(*LAB, chosen.name or "khitab/sets", *rest)


def set_options(arguments):
    """The flags of `python3 exercises`, and what is left for JupyterLab."""
    parser = argparse.ArgumentParser(
        "python3 exercises",
        usage="%(prog)s [NAME] [--restore [NAME]]",
        description="Open the problem sets, or the one called NAME, such as ps1.",
        epilog="Every other argument goes to JupyterLab.",
        allow_abbrev=False,
    )
    parser.add_argument("--restore", metavar="NAME", nargs="?", const="", help=RESTORE)
    named = arguments[:1] if arguments and not arguments[0].startswith("-") else []
    chosen, rest = parser.parse_known_args(arguments[len(named) :])
    chosen.name = named[0].lower() if named else None
    return chosen, rest


def restore(name, **asked):
    """Have a fresh copy made of the lesson or set that is meant."""
    known = plan.lessons() + plan.sets()
    found = plan.find(name, known) if name else known
    if len(found) == 1:
        return environment.run(*LAB, "--restore", found[0].stem, **asked)
    print(
        f"--restore {name}: "
        + ("which of these?" if found else "there is none. There are:")
    )
    print(*(f"  {path.stem}" for path in found or known), sep="\n")
    return 2


def find(name=None):
    """Return the lessons whose file name starts with `name`, or else contains it.

    The twelve of the spine come first, by number, then the side rooms, by name.
    """
    lessons = plan.lessons()
    found = lessons if name is None else plan.find(name, lessons)
    if not found:
        known = "".join(f"\n  {lesson.stem}" for lesson in lessons)
        raise ValueError(f"No lesson is called {name!r}. The lessons are:{known}")
    return found
