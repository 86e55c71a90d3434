"""Run the hostile class by hand: see `class_of.py`."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from hostile import class_of

if __name__ == "__main__":
    parser = argparse.ArgumentParser("python tests/desk/hostile")
    parser.add_argument("--sandbox", default="auto")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", nargs="*", default=())
    chosen = parser.parse_args()
    os.environ["HOSTILE_SANDBOX"] = chosen.sandbox
    with tempfile.TemporaryDirectory() as folder:
        kinds, records, rows, traces = class_of.mark_class(
            Path(folder), chosen.only, chosen.jobs
        )
        wrong = class_of.verdicts(kinds, records, rows)
    for student, said in wrong.items():
        print(f"WRONG {student}: {said}")
    print(f"{len(kinds)} submissions, {len(wrong)} wrong; {traces}")
    sys.exit(bool(wrong))
