"""The marking desk of Khitab releases, collects, grades, gives feedback and exports.

A submission goes through the rooms `intake` (what was handed in, and our own notebook
with the answers in it), `judge` (its marks), `walls` and `inside` (where a student's
code runs) and `books` (gradebook, feedback, tables). Beside them are `course` (where
things are), `disk` (how they are written), `release` (what students get), `version`
(what a mark depends on), `marking` (a whole class) and `commands`. `codings` is another
matter: it compares the codes of a class that coded the texts, and settles them.
"""
