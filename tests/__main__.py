"""`python3 tests`: make the environment where needed, then run the tests."""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(os.path.dirname(HERE), "notebooks"))

from start import environment  # noqa: E402

TWO = ("-n", "2")  # processes
QUICK = ("-m", "not slow")


def main(arguments):
    """Do what the command line asks and return the exit code."""
    chosen, rest = options(arguments)
    if chosen.check:
        return environment.run(os.path.join(HERE, "check.py"), extra="check")
    if chosen.quick:
        return environment.run("-m", "pytest", *TWO, *QUICK, *rest)
    return environment.run("-m", "pytest", *([] if rest else TWO), *rest)


def options(arguments):
    """The flags of this command, and what is left for pytest."""
    import argparse

    parser = argparse.ArgumentParser(
        "python3 tests",
        description="Run the tests of Khitab, all of them or those you name.",
        epilog="Every other argument goes to pytest: -k corpus, tests/start ...",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--quick",
        action="store_true",
        help="leave out what is slow: kernels, sandboxes, other Pythons, whole classes",
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="look at the files: rules, format, imports, docstrings, documents",
    )
    chosen, rest = parser.parse_known_args(arguments)
    if rest and chosen.check:
        parser.error("unknown: " + " ".join(rest))
    return chosen, rest


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
