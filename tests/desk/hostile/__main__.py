"""Run the hostile class by hand: see `class_of.py`."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))


def become(user):
    """Become a user who owns nothing: what an attack destroys is then the class's own."""
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)
    os.environ["HOME"] = tempfile.mkdtemp(prefix="hostile-home-")


if __name__ == "__main__":
    parser = argparse.ArgumentParser("python tests/desk/hostile")
    parser.add_argument("--way", "--sandbox", default="auto")
    parser.add_argument("--cap", help="the newest version of Landlock to be used")
    parser.add_argument("--user", type=int, help="as root: become this user (a number)")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", nargs="*", default=(), help="kinds, or how they begin")
    chosen = parser.parse_args()
    if chosen.user:
        become(chosen.user)
    os.environ["HOSTILE_SANDBOX"] = chosen.way
    os.environ["HOSTILE_CAP"] = chosen.cap or ""

    from hostile import class_of

    with tempfile.TemporaryDirectory() as folder:
        kinds, records, rows, traces = class_of.mark_class(
            Path(folder), chosen.only, chosen.jobs
        )
        wrong = class_of.verdicts(kinds, records, rows)
    for student, said in wrong.items():
        print(f"WRONG {student}: {said}")
    print(f"{len(kinds)} submissions, {len(wrong)} wrong; {traces}")
    sys.exit(bool(wrong))
