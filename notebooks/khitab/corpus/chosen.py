"""Check that the texts, periods and layers that somebody names are in the corpus."""

from khitab.corpus.errors import CorpusError


def chosen(wanted, known, what):
    """Return the wanted name or names as a list, if all of them are known."""
    is_one = isinstance(wanted, str) or not hasattr(wanted, "__iter__")
    wanted = [wanted] if is_one else list(wanted)
    if not wanted:
        raise CorpusError(f"No {what} was named. Known: {_listed(known)}.")
    for name in wanted:
        require_known(name, known, what)
    return wanted


def require_known(name, known, what):
    """Refuse a name that is not among the known ones."""
    if not isinstance(name, str) or name not in known:
        hint = "" if isinstance(name, str) else " (write it in quotes)"
        raise CorpusError(
            f"There is no {what} {name!r}{hint}. This corpus has: {_listed(known)}."
        )


def _listed(names, most=20):
    names = list(names)
    return ", ".join(names[:most]) + (f" … ({len(names)} in all)" if names[most:] else "")
