"""A log keeps how a study was made: each search, filter, sort, decision and note.

It runs the steps again, says what has changed since, and writes the methods appendix.
"""

from khitab.log.study import Log, open, read

__all__ = ["Log", "open", "read"]
