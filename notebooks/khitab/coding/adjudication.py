"""Find the codes on which a class differs, and settle them by majority and decision."""

import numpy as np
import pandas as pd

from khitab.coding.decisions import decided
from khitab.coding.units import CODED, UNIT, matrices

ADJUDICATED = [*UNIT, *CODED, "coders", "agreed", "how"]
DISPUTED = [*UNIT, "element", "coders", "ones", "zeros", "minority"]
LEAST, CLEAR = (
    0.25,
    0.4,
)  # the share of coders outvoted that may be, and that is a dispute
BY_SLIPS = 0.1  # units that slips alone may bring so far, in a whole class


def disputed(codes):
    """Return the codes on which a clear share of the coders differs, one row per unit.

    `codes` is {coder: table}, as `gather` gives it. A unit is a sentence and an issue,
    and for issues that most call present also an element. A unit is disputed if at least
    a quarter of its coders are outvoted, at least two, and more than slips explain. The
    slips are those of this class, how often a coder is outvoted elsewhere. Only where so
    many outvoted coders would come about by slips in fewer than one class of ten, the
    unit is in the table. Two fifths are a dispute whatever the slips. So of three coders
    one is outvoted, of two coders each difference is a dispute.

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
        table = table.astype("Int64").rename(columns=_beside)
        found.append(pd.DataFrame(counts).join(table)[_are_disputed(fewer, n)])
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


def _are_disputed(fewer, n):
    """Return which units are disputed, from how many of their `n` coders are outvoted."""
    fewer, n = fewer.to_numpy(), n.to_numpy()
    found = fewer >= least_outvoted(n, 0, 0)
    for _ in range(20):  # what is disputed is no slip: leave it out, and look again
        rate = fewer[~found].sum() / max(n[~found].sum(), 1)
        new = (n > 1) & (fewer >= least_outvoted(n, rate, (n > 1).sum()))
        if (new == found).all():
            break
        found = new
    return found


def least_outvoted(n, rate, units):
    """Return how many of `n` coders must be outvoted so that a unit is disputed.

    `rate` is how often a coder slips, and `units` is how many units there are.

    >>> least_outvoted(np.array([2, 3, 12, 30]), 0.03, 216)
    array([1, 2, 4, 8])
    """
    from scipy.stats import binom

    n = np.asarray(n)
    k = np.arange(1, max(n.max(initial=1), 2) + 1)
    by_slips = units * binom.sf(k - 1, n[:, None], rate)  # units with k or more
    slips = k[np.argmax(by_slips <= BY_SLIPS, axis=1)]
    quarter = np.maximum(np.ceil(LEAST * n), 2)
    return np.minimum(np.maximum(quarter, slips), np.ceil(CLEAR * n)).astype(int)


def _beside(coder):
    """Return the head of a coder's column beside those that are always there."""
    return f"{coder} (coder)" if coder in DISPUTED else coder
