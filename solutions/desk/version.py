"""What a mark depends on beside what was handed in."""

import hashlib
import os
from pathlib import Path


def version(course, name):
    """A digest of all of ours that a mark depends on: the source, the twin, the desk."""
    digest = hashlib.sha256(os.environ.get("KHITAB_TWIN_SEED", "").encode())
    parts = [course.master_file(name), *sorted(course.sources.glob("*.py"))]
    parts += sorted(Path(__file__).parent.glob("*.py"))
    for part in parts:
        if part.is_file():
            digest.update(part.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()
