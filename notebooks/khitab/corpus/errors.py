"""The error and the warning that say what is wrong with a corpus."""


class CorpusError(ValueError):
    """Something is wrong with a corpus. The message says what, where and what to do."""


class CorpusWarning(UserWarning):
    """A corpus was loaded, but not all of it, or not as its files have it."""
