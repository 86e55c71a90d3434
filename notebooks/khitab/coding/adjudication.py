"""Find the codes on which a class differs, and settle them by majority and decision."""

import numpy as np
import pandas as pd

from khitab.coding.decisions import decided
from khitab.coding.units import CODED, UNIT, matrices
from khitab.framing import ELEMENTS

ADJUDICATED = [*UNIT, *CODED, "coders", "agreed", "how"]
DISPUTED = [*UNIT, "element", "coders", "ones", "zeros", "minority"]
LEAST, CLEAR = 0.25, 0.4  # shares outvoted: not fewer, and a dispute in any class
BY_SLIPS = 0.1  # units that slips alone may bring so far, in a whole class


def disputed(codes):
    """Return the codes on which a clear share of the coders differs, one row per unit.

    `codes` is {coder: table}, as `gather` gives it. A unit is a sentence and an issue,
    and for issues that most call present also an element. A unit is disputed if at least
    a quarter of its coders are outvoted, at least two, and more than slips explain. The
    rate of slips is each coder's own, how often they are outvoted elsewhere, so that one
    who writes 1 everywhere hides no dispute. So many must be outvoted that slips alone
    bring one unit so far in fewer than one class of ten, counted for presence and for
    elements apart. Two fifths are a dispute whatever the slips. So each difference of two
    coders is one, and of three coders one can only be outvoted.

    Columns: `doc, sentence, start, end, frame, element` ("" for presence), `coders` (who
    have coded it), `ones` and `zeros` (how many say so), `minority` (the share that is
    outvoted) and each coder's code, NA where there is none. The most disputed come first.

    Raises ValueError for no codes, a missing column or a unit coded twice.

    >>> unit = {"doc": "x", "sentence": [1, 2], "start": [0, 9], "end": [8, 20]}
    >>> unit |= {"frame": "drought", **dict.fromkeys(ELEMENTS)}
    >>> ann, ben = (pd.DataFrame(unit | {"present": said}) for said in ([1, 0], [1, 1]))
    >>> disputed({"Ann": ann, "Ben": ben})[["sentence", "Ann", "Ben"]].values.tolist()
    [[2, 0, 1]]
    """
    tables = matrices(codes, "disputed")
    present = _majority(tables["present"]).eq(1).fillna(False).to_numpy(bool)
    elements = pd.concat(
        [tables[name][present].assign(element=name) for name in ELEMENTS]
    )
    found = []
    for table in (tables["present"].assign(element=""), elements):
        element, table = table["element"], table.drop(columns="element")
        ones, n = table.sum(axis=1), table.notna().sum(axis=1)
        fewer = np.minimum(ones, n - ones)
        counts = {"coders": n, "ones": ones.astype(int), "zeros": (n - ones).astype(int)}
        counts = pd.DataFrame(counts | {"element": element, "minority": fewer / n})
        shown = table.astype("Int64").rename(columns=_beside)
        found.append(pd.concat([counts, shown], axis=1)[are_disputed(table)])
    result = pd.concat(found).sort_values("minority", ascending=False, kind="stable")
    result = result.reset_index()
    return result[[*DISPUTED, *result.columns.difference(DISPUTED, sort=False)]]


def adjudicated(codes, decisions=None):
    """Return one table of codes from those of all coders, one row per sentence and issue.

    `codes` is {coder: table}, as `gather` gives it. What more than half of those who
    coded a unit say is its code. Elements are settled only where the issue is present.
    Ties, and units that only one has coded, stay open unless `decisions` settles them, a
    table with `doc, sentence, frame, element` (empty for presence), `decided` (1, 0 or
    empty) and perhaps `reason`. A decision goes before any majority.

    Columns: `doc, sentence, start, end, frame, present, problem, cause, evaluation,
    remedy` (1, 0, or NA where open, not coded or not present), `coders` (who coded the
    presence), `agreed` (the smallest share of coders that any code of the row has) and
    `how` the row came about: "all agree", "majority", "decided" if any code of it was,
    or "open" if any code of it is.

    Raises ValueError for no codes, a missing column, a unit coded twice, or a decision
    that is not 1 or 0, contradicts another or is about a unit that nobody has coded.

    >>> unit = {"doc": "x", "sentence": [1, 2], "start": [0, 9], "end": [8, 20]}
    >>> unit |= {"frame": "drought", **dict.fromkeys(ELEMENTS)}
    >>> ann, ben = (pd.DataFrame(unit | {"present": said}) for said in ([1, 0], [1, 1]))
    >>> table = adjudicated({"Ann": ann, "Ben": ben})
    >>> table[["sentence", "present", "how"]].values.tolist()
    [[1, 1, 'all agree'], [2, <NA>, 'open']]
    """
    tables = matrices(codes, "adjudicated")
    units = tables["present"].index
    by_teacher = decided(decisions, units)
    settled, shares = {}, []
    has, open_, by_hand = (pd.Series(first, units) for first in (True, False, False))
    for value in CODED:
        table, said = tables[value], by_teacher[value]
        n = table.notna().sum(axis=1)
        code = said.fillna(_majority(table)).where(has)
        settled[value] = code
        shares.append((_largest(table) / n).where(has & (n > 0)))
        open_ = open_ | (has & code.isna() & ((n > 0) | (value == "present")))
        by_hand = by_hand | (has & said.notna())
        has = settled["present"].eq(1).fillna(False).astype(bool)
    result = pd.DataFrame(settled)
    result["coders"] = tables["present"].notna().sum(axis=1)
    result["agreed"] = pd.concat(shares, axis=1).min(axis=1)
    how = np.where(result["agreed"] == 1, "all agree", "majority")
    result["how"] = np.where(open_, "open", np.where(by_hand, "decided", how))
    return result.reset_index()[ADJUDICATED]


def _majority(table):
    """Return what more than half of at least two coders say of each unit, else NA."""
    ones, n = table.sum(axis=1), table.notna().sum(axis=1)
    code = (2 * ones > n).astype("Int64")
    return code.mask((n < 2) | (2 * ones == n))


def _largest(table):
    ones, n = table.sum(axis=1), table.notna().sum(axis=1)
    return np.maximum(ones, n - ones)


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
    found = clear = (n > 1) & (fewer >= np.ceil(CLEAR * n))
    enough = (n > 1) & (fewer >= np.maximum(np.ceil(LEAST * n), 2))
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
