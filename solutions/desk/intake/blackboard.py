"""Whose an attempt is in what Blackboard exports: its names run title and user together."""

import os
import re

from .names import find_name

ITS_OWN = re.compile(r"_attempt_[\d-]+\.txt$")  # a student's file has its name after that
ABOUT = re.compile(r"(?im)^name:\s*(?P<name>.*?)\s*\((?P<user>[^()]*)\)\s*$")


def tell_users(listed, known):
    """Tell the user from the title in Blackboard's names, by its own notes where they are.

    `listed`: pairs of Who and archive.Entry; those of Blackboard are changed. `known`: the
    problem sets, with whose name a title may end.
    """
    own = [(who, entry) for who, entry in listed if who.platform == "blackboard"]
    heads = {who.number for who, _ in own}
    people = {}
    for who, entry in own:
        if who.rest == ["attempt.txt"] and ITS_OWN.search(entry.parts[-1]):
            found = about(entry)
            if found and who.number.lower().endswith("_" + found["user"].lower()):
                people[who.number] = found["name"], found["user"]
    rest = sorted(heads - set(people))
    title = common(sorted(heads)) if len(heads) > 1 else ""
    for head in rest:
        name = find_name(head, known)
        user = (
            re.split(rf"(?i){re.escape(name)}_", head)[-1] if name else head[len(title) :]
        )
        people[head] = user, user
    for who, _ in own:
        who.name, who.number = people[who.number]


def about(entry):
    try:
        return ABOUT.search(entry.read()[:10_000].decode("utf-8", "replace"))
    except (ValueError, TypeError):
        return None


def common(heads):
    """What all begin with, up to the last underscore in it."""
    shared = os.path.commonprefix(heads)
    return shared[: shared.rfind("_") + 1]
