"""Coders who part from the others in one direction, and coders who part together."""

from khitab.coding.matrices import majority, matrices
from scipy.stats import binom

LEVEL = 0.05  # for a whole class, shared by all coders, issues and directions
ALIKE = 0.6  # two disputed units have the same dissenters if they share so many of them


def leanings(codes):
    """Return `{coder: list of dicts}` of those with a leaning of their own.

    Each dict says `frame`, `code` (what the coder writes) and `times` of `chances` (units
    where most of the others write the opposite). It is no slip if so many departures
    would be rarer than `LEVEL` at the rate at which the others depart in that direction.
    """
    table = matrices(codes, "leanings")["present"]
    frames, counted = table.index.get_level_values("frame"), {}
    for coder, own in table.items():
        others = majority(table.drop(columns=coder))
        for frame in frames.unique():
            for code in (0, 1):
                against = own[(frames == frame) & others.eq(1 - code).fillna(False)]
                counted[coder, frame, code] = (against.eq(code).sum(), against.count())
    found = {}
    for (coder, frame, code), (times, chances) in counted.items():
        others = [
            told
            for (name, *rest), told in counted.items()
            if name != coder and rest == [frame, code]
        ]
        rate = (sum(k for k, _ in others) + 1) / (sum(n for _, n in others) + 2)
        if times > 1 and binom.sf(times - 1, chances, rate) < LEVEL / len(counted):
            one = {"frame": frame, "code": code, "times": times, "chances": chances}
            found.setdefault(coder, []).append(one)
    return found


def blocks(units):
    """Return groups of disputed units in which the same coders part from the others.

    `units` are dicts with `fewer`, the set of coders in the minority, and `clear`. A group
    has the `units` and the `coders` who part in more than half of them. It needs two
    units, and three if none of them is clear, since two slips may well fall together.
    """
    groups = []
    for unit in filter(lambda unit: unit["fewer"], units):
        alike = (group for group in groups if _are_alike(group["units"][0], unit))
        if group := next(alike, None):
            group["units"].append(unit)
        else:
            groups.append({"units": [unit]})
    for group in groups:
        each = [coder for unit in group["units"] for coder in unit["fewer"]]
        often = len(group["units"]) / 2
        group["coders"] = sorted(one for one in set(each) if each.count(one) > often)
    return [group for group in groups if len(group["coders"]) > 1 and _enough(group)]


def _are_alike(one, other):
    a, b = one["fewer"], other["fewer"]
    return one["frame"] == other["frame"] and len(a & b) >= ALIKE * len(a | b)


def _enough(group):
    is_clear = any(unit["clear"] for unit in group["units"])
    return len(group["units"]) >= (2 if is_clear else 3)
