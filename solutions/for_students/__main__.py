"""`python3 exercises`: make the environment where needed, then open the problem sets.

`python3 exercises ps2` opens one of them. Every other argument goes to JupyterLab.
"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "notebooks"))

from start import lessons  # noqa: E402 (says so where Python is too old)

if __name__ == "__main__":
    sys.exit(lessons.sets(sys.argv[1:]))
