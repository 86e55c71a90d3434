"""`python3 notebooks`: make the environment where needed, then open the lessons."""

import sys

from start import lessons  # says so where Python is too old

if __name__ == "__main__":
    sys.exit(lessons.main(sys.argv[1:]))
