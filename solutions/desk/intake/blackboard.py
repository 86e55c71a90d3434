"""Whose an attempt is in what Blackboard exports: its names run title and user together."""

import os
import re

ITS_OWN = re.compile(r"_attempt_[\d-]+\.txt$")  # a student's file has its name after that
ABOUT = re.compile(r"(?im)^name:\s*(?P<name>.*?)\s*\((?P<user>[^()]*)\)\s*$")


def tell_users(listed):
    """Tell the user from the title in Blackboard's names, by its own notes where they are.

    `listed`: pairs of Who and archive.Entry; those of Blackboard are changed.
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
    title = common(sorted(heads))
    for head in rest:
        user = head[len(title) :] if len(heads) > 1 else head.rpartition("_")[2]
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
