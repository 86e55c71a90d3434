"""Turn a platform's zip into one folder per student, and bytes into cells.

`archive` lists the files, each as an `entry`, and `packed` those in students' zips.
`grouping` sorts them by `names` and `folders`. `identity` finds out whose they are, by
who is `meant` on the `roster`, if there is one. (`doubts` asks whether two are one, and
`reused` about an id that was another's.) `collecting` has `store` keep them. (`wrong`
recognises another problem set, `dates` says what is late and newer, `keeping` writes to
the disk, and `taking` takes another file if the teacher decides so.) `reading` makes a
notebook of any bytes, and `rebuilding` puts the answers that `match` finds among the
`cells` into ours.
"""

from .cells import grade_id
from .collecting import collect, parse_due
from .reading import NeedsALook, read
from .rebuilding import rebuild, rebuilt, solved
from .store import notebook_name, submission_files
from .taking import kept_files, put_back, take

__all__ = [
    "NeedsALook", "collect", "grade_id", "kept_files", "notebook_name", "parse_due",
    "put_back", "read", "rebuild", "rebuilt", "solved", "submission_files", "take",
]  # fmt: skip
