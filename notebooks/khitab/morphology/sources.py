"""What is asked about a word that the course lexicon lacks, in its order."""

from khitab.morphology import camel


def sources():
    """Return [(name, look up)]: the first source that knows a word answers for it.

    The name is what the column `source` says. `look up` takes a form and returns its
    readings: dicts with the keys `lex`, `diac`, `pos`, `d3tok`, `stemgloss`, `root` and
    `source`, as camel-tools has them; `source` is `spvar` if the form is another spelling.
    """
    return [("calima", _calima)] if camel.calima() else []


def _calima(form):
    return [a for a in camel.calima().analyze(form) if a["source"] != "foreign"]
