"""Lines of mixed text for a page."""

from khitab.display.html import RUN


def told(text):
    """A line for a page: a string, or where it has Arabic, a list of parts in turn.

    The 2nd, 4th, … part is Arabic: the script wraps it and need not know Arabic letters.

    >>> told("from"), told("lemma irhāb إرهاب")
    ('from', ['lemma irhāb ', 'إرهاب', ''])
    """
    parts = RUN.split(str(text))
    return parts if len(parts) > 1 else str(text)
