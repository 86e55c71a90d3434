"""Find the codes on which a class differs, and settle them by majority and decision."""

import numpy as np
import pandas as pd

from khitab.coding.decisions import decided
from khitab.coding.units import CODED, UNIT, matrices

ADJUDICATED = [*UNIT, *CODED, "coders", "agreed", "how"]
DISPUTED = [*UNIT, "element", "coders", "ones", "zeros", "minority"]
LEAST, CLEAR = 0.25, 0.4  # shares outvoted: not fewer, and a dispute in any class
BY_SLIPS = 0.1  # units that slips alone may bring so far, in a whole class


def disputed(codes):
    """Return the codes on which a clear share of the coders differs, one row per unit.

    `codes` is {coder: table}, as `gather` gives it. A unit is a sentence and an issue,
    and for issues that most call present also an element. A unit is disputed if at least
    a quarter of its coders are outvoted, at least two, and more than slips explain. How
    often each coder slips is taken from the other units, so that one who is outvoted
    everywhere hides no dispute. Only where so many outvoted coders would come about by
    slips in fewer than one class of ten, the unit is in the table. Two fifths are a
    dispute whatever the slips, and so is each difference between two or three coders.

    Columns: `doc, sentence, start, end, frame, element` ("" for presence), `coders` (who
    have coded it), `ones` and `zeros` (how many say so), `minority` (the share that is
    outvoted) and each coder's code, NA where there is none. The most disputed come first.

    Raises ValueError for no codes, a missing column or a unit coded twice.
    """
    tables = matrices(codes, "disputed")
    present = _majority(tables["present"]) == 1
    found = []
    for value in CODED:
        table = tables[value]
        if value != "present":
            table = table[present.fillna(False).to_numpy(bool)]
            table = table[table.notna().any(axis=1)]
        ones, n = table.sum(axis=1), table.notna().sum(axis=1)
        fewer = np.minimum(ones, n - ones)
        counts = {"coders": n, "ones": ones.astype(int), "zeros": (n - ones).astype(int)}
        counts |= {"element": "" if value == "present" else value, "minority": fewer / n}
        shown = table.astype("Int64").rename(columns=_beside)
        found.append(pd.DataFrame(counts).join(shown)[_are_disputed(table)])
    result = pd.concat(found).sort_values("minority", ascending=False, kind="stable")
    coders = [name for name in result if name not in counts]
    return result.reset_index()[[*DISPUTED, *coders]]


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


def _are_disputed(table):
    """Return which units of a matrix of codes are disputed."""
    given, ones = table.notna().to_numpy(), (table == 1).to_numpy()
    n, many = given.sum(axis=1), ones.sum(axis=1)
    fewer = np.minimum(many, n - many)
    outvoted = given & (ones != (2 * many > n)[:, None])
    clear = (n > 1) & (fewer >= np.minimum(np.ceil(CLEAR * n), n // 2))
    enough = (n > 1) & (fewer >= np.maximum(np.ceil(LEAST * n), 2))
    found = clear
    for _ in range(20):  # what is disputed is no slip: leave it out, and look again
        calm, slips = given[~found], outvoted[~found]
        usual = slips.sum() / max(calm.sum(), 1)
        rates = (slips.sum(axis=0) + usual) / (calm.sum(axis=0) + 1)
        expected = by_slips(given * rates, fewer) * (n > 1).sum()
        new = clear | enough & (expected <= BY_SLIPS)
        if (new == found).all():
            break
        found = new
    return found


def by_slips(rates, outvoted):
    """Return how likely slips alone outvote so many coders or more, for each unit.

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
