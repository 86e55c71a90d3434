"""What was handed in: from a platform's zip to one folder a student, from bytes to cells.

`archive` lists what is there, each file an `entry`, those in students' zips by `packed`;
`grouping` sorts it by `names` and `folders`; `identity` tells whose it is, by who is `meant`
on the `roster` where there is one (`doubts`: what may be one or two; `reused`: an id that
was another's); `collecting` has `store` keep it (`wrong` tells another problem set than the
one asked for, `dates` what is late and newer; `keeping`: on the disk; `taking`: another
file, as the teacher decides); `reading` makes a notebook of whatever bytes; `rebuilding`
puts the answers that `match` finds among the `cells` into ours.
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
