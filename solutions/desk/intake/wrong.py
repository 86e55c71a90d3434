"""A wrong problem set is reported as such, and not as nothing handed in."""

from dataclasses import replace

from . import names


def instead(course, sets, source, only):
    """One student's files by problem set, and for the one asked for what came instead.

    Asked for is `only`, else the one that the export's name or the file's path speaks of.
    """
    wrong = {}
    for name, own in sets.items():
        for file in own:
            asked = only or asked_for(course, source, file.entry.path) or name
            if asked == name:
                continue
            if not has_notebook(sets, asked) and file.is_notebook:
                wrong.setdefault(asked, []).append(replace(file, other=name))
            elif only and not file.row.outcome:
                file.row.assignment = name
                file.row.outcome = f"left out: it is for {name}"
    found = {name: own for name, own in sets.items() if not only or name == only}
    for asked, own in wrong.items():  # last: it adds to what became of the file
        found[asked] = found.pop(asked, []) + own
    return found


def has_notebook(sets, name):
    return any(file.is_notebook for file in sets.get(name, []))


def asked_for(course, *texts):
    """The one problem set that the first of these texts names, or None if none does."""
    for text in texts:
        found = [name for name in course.names() if names.find_name(text, [name])]
        if len(found) == 1:
            return found[0]
    return None
