"""`python3 tests`: make the environment where needed, then run the tests.

Every argument goes to pytest: `python3 tests -k corpus`, `python3 tests tests/test_x.py`.
"""

import os
import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Khitab needs Python 3.11 or newer; you have %d.%d (%s).\n"
        "Get Python 3.13 from https://www.python.org/downloads/ and start with that one."
        % (sys.version_info[0], sys.version_info[1], sys.executable)
    )

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "notebooks"))

if __name__ == "__main__":
    import environment

    sys.exit(environment.run("-m", "pytest", *sys.argv[1:]))
