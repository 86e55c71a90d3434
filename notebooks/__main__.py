"""`python3 notebooks`: make the environment where needed, then open the lessons."""

import sys

# This file is kept readable for Pythons far too old for the rest: they stop here.
if sys.version_info < (3, 11):
    sys.exit(
        "Khitab needs Python 3.11 or newer; you have %d.%d (%s).\n"
        "Get Python 3.13 from https://www.python.org/downloads/ and start with that one."
        % (sys.version_info[0], sys.version_info[1], sys.executable)
    )

if __name__ == "__main__":
    import lessons

    sys.exit(lessons.main(sys.argv[1:]))
