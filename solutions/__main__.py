"""`python3 solutions`: the teacher's desk. Alone, it says what to do in which order."""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(os.path.dirname(HERE), "notebooks"))

from start import environment  # noqa: E402


def main(arguments):
    """Start again inside `.venv`; once there, do what is asked."""
    if os.path.exists(environment.VENV) and os.path.samefile(
        sys.prefix, environment.VENV
    ):
        from desk import commands

        return commands.main(arguments)
    return environment.run(HERE, *arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
