"""What the files promise: rules, format, the direction of imports, and the documents.

`python3 tests --check` starts this inside `.venv`.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
IMPORTS = "from importlinter.cli import lint_imports_command as lint; lint()"
LOOKS = {
    "Ruff's rules": ["-m", "ruff", "check"],
    "The format": ["-m", "ruff", "format", "--check"],
    "The direction of imports": ["-c", IMPORTS, "--no-logo", "--no-cache"],
    "Docstrings, commands and documents": [
        "-m",
        "pytest",
        "-q",
        "tests/khitab/test_docstrings.py",
        "tests/sets/test_teachers_guide.py",
        "tests/start/test_commands.py",
        "tests/start/test_readme.py",
    ],
}


def main():
    """Take every look, say how each went, and return how many found something."""
    return sum(not is_clean(name, command) for name, command in LOOKS.items())


def is_clean(name, command):
    start = time.time()
    folders = [str(ROOT / folder) for folder in ("notebooks", "solutions")]
    looked = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(folders)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    result = "FAILED" if looked.returncode else "well"
    print(f"{name}: {result} ({time.time() - start:.0f} s)", flush=True)
    if looked.returncode:
        sys.stdout.buffer.write(looked.stdout)
        sys.stdout.flush()
    return looked.returncode == 0


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
