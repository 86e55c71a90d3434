"""The marking desk of Khitab: release, collect, grade, feedback, export.

The rooms, in the direction a submission goes: `intake` (what was handed in, and our own
notebook with the answers in it), `judge` (its marks), `walls` and `inside` (where a
student's code runs), `books` (gradebook, feedback, tables). Beside them: `course` (where
things are), `disk` (how they are written), `release` (what students get), `version` (what
a mark depends on), `marking` (a whole class), `commands`.
"""
