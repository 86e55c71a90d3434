"""`python3 solutions`: the teacher's desk. Alone, it says what to do in which order."""

import os
import sys

# This file is kept readable for Pythons far too old for the rest: they stop here.
if sys.version_info < (3, 11):
    sys.exit(
        "Khitab needs Python 3.11 or newer; you have %d.%d (%s).\n"
        "Get Python 3.13 from https://www.python.org/downloads/ and start with that one."
        % (sys.version_info[0], sys.version_info[1], sys.executable)
    )

HERE = os.path.dirname(os.path.abspath(__file__))


def main(arguments):
    """Start again inside `.venv`; once there, do what is asked."""
    sys.path.insert(0, os.path.join(os.path.dirname(HERE), "notebooks"))
    import environment

    if os.path.exists(environment.VENV) and os.path.samefile(
        sys.prefix, environment.VENV
    ):
        from desk import commands

        return commands.main(arguments)
    return environment.run(HERE, *arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
