"""Find the codes on which a class differs."""

import numpy as np
import pandas as pd

from khitab.coding.matrices import UNIT, counts, majority, matrices
from khitab.framing import ELEMENTS

DISPUTED = [*UNIT, "element", "clear", "coders", "ones", "zeros", "minority"]
LEAST, CLEAR = 0.25, 0.4  # shares outvoted: not fewer, and a dispute in any class
BY_SLIPS = 0.1  # units that slips alone may bring so far, in a whole class
FEW = 3  # coders of whom one outvoted is worth a look; of more, two and a third


def disputed(codes):
    """Return the codes on which many coders differ, one row per unit.

    `codes` is {coder: table}, as `gather` gives it. A unit is a sentence and an issue,
    and for issues that most call present also an element. A unit is a `clear` dispute if
    at least a quarter of its coders are outvoted, at least two, and more than slips
    explain. The rate of slips is each coder's own, how often they are outvoted elsewhere,
    so that one who writes 1 everywhere hides no dispute. So many must be outvoted that
    slips alone bring one unit so far in fewer than one class of ten, counted for presence
    and for elements apart. Two fifths are a dispute whatever the slips.

    In a small class, slips and disputes cannot be told apart. So a unit in which at least
    a third of the coders are outvoted (two or more, or one of three) is in the table even
    if slips alone may explain it, and it is not `clear`.

    Columns: `doc, sentence, start, end, frame, element` ("" for presence), `clear` (True
    or False), `coders` (who have coded it), `ones` and `zeros` (how many say so),
    `minority` (the share that is outvoted) and each coder's code, NA where there is none.
    Clear disputes come first, and of each kind the most disputed.

    Raises ValueError for no codes, a missing column or a unit coded twice.

    >>> unit = {"doc": "x", "sentence": [1, 2], "start": [0, 9], "end": [8, 20]}
    >>> unit |= {"frame": "drought", **dict.fromkeys(ELEMENTS)}
    >>> ann, ben = (pd.DataFrame(unit | {"present": said}) for said in ([1, 0], [1, 1]))
    >>> disputed({"Ann": ann, "Ben": ben})[["sentence", "Ann", "Ben"]].values.tolist()
    [[2, 0, 1]]
    """
    tables = matrices(codes, "disputed")
    present = majority(tables["present"]).eq(1).fillna(False).to_numpy(bool)
    elements = [tables[name][present].assign(element=name) for name in ELEMENTS]
    found = []
    for table in (tables["present"].assign(element=""), pd.concat(elements)):
        element, table = table["element"], table.drop(columns="element")
        ones, n, fewer = counts(table)
        clear = are_disputed(table)
        told = {"element": element, "clear": clear, "coders": n, "ones": ones.astype(int),
                "zeros": (n - ones).astype(int), "minority": fewer / n}  # fmt: skip
        shown = table.astype("Int64").rename(columns=_beside)
        least = np.maximum(np.ceil(n / 3), np.where(n > FEW, 2, 1))
        found.append(
            pd.concat([pd.DataFrame(told), shown], axis=1)[clear | (fewer >= least)]
        )
    result = pd.concat(found).reset_index()
    order = ["clear", "minority"]
    return result.sort_values(order, ascending=False, kind="stable", ignore_index=True)


def are_disputed(table):
    """Return which units of a matrix of codes, units by coders, are disputed.

    >>> units = [[1] * 5 + [0] * 5, [1] + [0] * 9, [0] * 10]
    >>> are_disputed(pd.DataFrame(units))
    array([ True, False, False])
    """
    given, ones = table.notna().to_numpy(), table.eq(1).to_numpy()
    n, many = given.sum(axis=1), ones.sum(axis=1)
    fewer = np.minimum(many, n - many)
    outvoted = given & (ones != (2 * many > n)[:, None])
    clear = (n > 1) & (fewer >= np.ceil(CLEAR * n))
    enough = (n > 1) & (fewer >= np.maximum(np.ceil(LEAST * n), 2))
    found = clear | enough
    for _ in range(20):  # what is disputed is no slip: leave it out, and look again
        calm, slips = given[~found], outvoted[~found]
        usual = slips.sum() / max(calm.sum(), 1)
        rates = (slips.sum(axis=0) + usual) / (calm.sum(axis=0) + 1)
        expected = (n > 1).sum() * by_slips(given * rates, fewer)
        new = clear | enough & (expected <= BY_SLIPS)
        if (new == found).all():
            break
        found = new
    return found


def by_slips(rates, outvoted):
    """Return how likely it is that slips alone outvote so many coders, for each unit.

    `rates` says how often each coder slips, units by coders.

    >>> by_slips(np.array([[0.1, 0.1, 0.5]]), np.array([2])).round(3)
    array([0.1])
    """
    chances = np.zeros((len(rates), rates.shape[1] + 1))  # of 0, 1, 2, … slips
    chances[:, 0] = 1
    for rate in rates.T[:, :, None]:
        one_more = np.pad(chances[:, :-1], ((0, 0), (1, 0)))
        chances = chances * (1 - rate) + one_more * rate
    so_many = np.arange(chances.shape[1]) >= outvoted[:, None]
    return (chances * so_many).sum(axis=1)


def _beside(coder):
    """Return the head of a coder's column beside those that are always there."""
    return f"{coder} (coder)" if coder in DISPUTED else coder
