"""Find out which folders hold the class, a student, or a student's own files."""

from . import names


def wrapper(paths, known):
    """How many folders at the front hold the whole class and are no student's.

    >>> wrapper([["class", "anna", "ps1.ipynb"], ["class", "ben", "ps1.ipynb"]], ["ps1"])
    1
    >>> wrapper([["anna", "ps1", "ps1.ipynb"]], ["ps1"])
    0
    """
    depth = 0
    while paths := [
        path
        for path in paths
        if len(path) > depth + 1 or names.plain(path[depth:], known)
    ]:
        if len({path[depth] for path in paths}) > 1 or len(paths[0]) == depth + 1:
            return depth + sections([path[depth:] for path in paths], known)
        students = {first_person(path[depth + 1 : -1], known) for path in paths}
        loose = {
            names.person(names.COPY.sub("", path[-1].rpartition(".")[0]), known)
            for path in paths
            if len(path) == depth + 2 and path[-1].endswith(".ipynb")
        }
        if len((students | loose) - {""}) < 2 and names.person(paths[0][depth], known):
            break
        depth += 1
    return depth


def first_person(folders, known):
    return next(filter(None, (names.person(one, known) for one in folders)), "")


def sections(paths, known):
    """Whether the folders are no students but groups of them: other names in each.

    >>> sections([["a", "anna", "1.ipynb"], ["a", "ben", "1.ipynb"], ["b", "cem", "1.ipynb"]], [])
    True
    >>> sections([["anna", "new", "1.ipynb"], ["anna", "old", "1.ipynb"], ["ben", "1.ipynb"]], [])
    False
    """
    notebooks = [path for path in paths if path[-1].endswith(".ipynb")]
    inner = [path[1] for path in notebooks if len(path) > 2]
    if len(inner) < len(notebooks) or not all(
        names.person(name, known) for name in inner
    ):
        return False
    if any(name.lower().endswith(".zip") for name in inner):
        return False
    below = {(path[0], path[1]) for path in notebooks}
    tops = {top for top, _ in below}
    return len(tops) < len(below) == len({name for _, name in below})


def within(people, listed):
    """A platform's name in a folder beside the class: who made it, the folder tells too."""
    below = {}
    for who in people:
        if who and who.within:
            below.setdefault(tuple(who.within), set()).add((who.name, who.number))
    plain = any(who and who.platform == "folder" for who in people)
    for top, inside in below.items():
        beside = any(tuple(entry.parts[: len(top)]) != top for entry in listed)
        if beside and (plain or len(inside) == 1):
            folder = [part for part in top if not part.lower().endswith(".zip")] or top
            for who in people:
                if who and tuple(who.within) == top:
                    who.name, who.platform = f"{folder[-1]}/{who.name}", "folder"
                    who.number, who.anonymous = "", False


def only_one(owned, known):
    """A single folder in a folder: a student of a class, or a folder of a student's."""
    notebooks = [who for who, _ in owned if who.rest and who.rest[-1].endswith(".ipynb")]
    pairs = {(who.platform, who.name, *who.rest[:-1][:1]) for who in notebooks}
    if len(pairs) != 1 or len(pair := pairs.pop()) < 3 or pair[0] != "folder":
        return
    _, top, below = pair
    if not names.person(below, known) or below.lower().endswith(".zip"):
        return
    for who, _ in owned:
        if who.name == top:
            who.name = f"{top}/{below}"
            who.rest = who.rest[who.rest[:1] == [below] :]


def ask(handing, known):
    """Ask where it is not told whether a folder is a student, or holds several."""
    who = handing.who
    if who.platform != "folder":
        return
    below = {
        person.rest[0]
        for person, _ in handing.entries
        if len(person.rest) > 1 and person.rest[-1].endswith(".ipynb")
    }
    below = sorted(name for name in below if names.person(name, known))
    flat = [who.rest[0] for who, _ in handing.entries if len(who.rest) == 1]
    copies = [name for name in flat if names.COPY.search(name.rpartition(".")[0])]
    if copies and len(flat) > 1 and all(names.person(name[:-6], known) for name in flat):
        handing.ask(f"{len(flat)} files are of {handing.told}: one student's, or those of "
            "two of one name?")  # fmt: skip
    if len(below) > 1:
        handing.ask(f"The folder {names.shown(who.name)} holds notebooks in "
            f"{' and '.join(map(names.shown, below))}: one student's, or several?")  # fmt: skip
    elif "/" in who.name:
        top, below = map(names.shown, who.name.split("/", 1))
        handing.ask(f"Is this the work of {top} or of {below}?")
