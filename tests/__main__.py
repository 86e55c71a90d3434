"""`python3 tests`: make the environment where needed, then run the tests.

Every argument goes to pytest: `python3 tests -k corpus`, `python3 tests tests/test_x.py`.
"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(os.path.dirname(HERE), "notebooks"))

from start import environment  # noqa: E402

if __name__ == "__main__":
    sys.exit(environment.run("-m", "pytest", *sys.argv[1:]))
