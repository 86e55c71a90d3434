"""The marking desk of Khitab: release, collect, grade, feedback, export.

The parts, in the direction a submission goes: `course` (where things are), `release`,
`collect` (from a platform's zip to one folder a student), `intake` (from whatever bytes to
a notebook), `rebuild` (the student's answers in our own cells), `judge` and its sandbox,
`marking` (a whole class), `book` (nbgrader's gradebook), `feedback`, `export`.
"""


def main(arguments=None):
    """Do what the command line asks and return the exit code."""
    from .commands import main

    return main(arguments)
