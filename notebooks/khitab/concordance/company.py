"""Collocates are the words that occur near a node."""

import numpy as np
import pandas as pd

from khitab.coded import code
from khitab.concordance.search import look_up, spans_of, window
from khitab.required import require_tokens

COLLOCATES = [
    "collocate", "O11", "E11", "freq", "texts",
    "log_likelihood", "mi", "t_score", "log_dice",
    "delta_p_given_node", "delta_p_given_collocate", "R1", "N",
]  # fmt: skip


def collocates(
    tokens, node, span=5, match="form", by="form", within="paragraph", min_freq=2
) -> pd.DataFrame:
    """Return the words that occur near a node as a DataFrame, one row per word.

    * `node` and `match` are as in `kwic`.
    * `span` is how far from the node a word may be, or a pair (before, after).
    * `within` is the unit that a window does not leave, the paragraph or `"sentence"`.
    * `by` is the column that says what the words are, such as `"lemma"`.
    * `min_freq` is how often a word must occur near the node.

    A token that is near two nodes counts once. The words of the node do not count.

    Column `collocate` has the word. `O11` is how often it occurs near the node, `E11`
    how often it would if words were shuffled, `freq` how often it occurs anywhere (C1 in
    Evert's notation), and `texts` in how many texts it is near. Then come the measures
    of `association`. `R1` is how many tokens are near, out of `N` tokens that do not
    belong to the node. Words commoner here than expected come first, by
    `log_likelihood`, and words rarer than expected (`mi` below 0) last. This is the
    surface cooccurrence of Evert 2008 (Corpora and collocations, in Lüdeling & Kytö,
    Corpus Linguistics, chapter 58).

    Programs differ in R1, and so in E11, MI and t. cwb-ccc, which works on CWB, counts
    as we do. Evert's R package corpora takes the node's frequency times the words in a
    span, so a token near two nodes counts twice. The manual of WordSmith takes the
    node's frequency alone, and Sketch Engine's list of statistics names no span either.
    With 10 words in a span, MI is then about 3.3 (log2 10) higher. So compare MI and t
    only within one program.

    Raises ValueError as `kwic` does.

    >>> forms = "مكافحة الإرهاب في ليبيا مكافحة الإرهاب ليبيا في مصر".split()
    >>> tokens = pd.DataFrame({"doc": "a", "form": forms})
    >>> near = collocates(tokens, "مكافحة", span=(0, 1))
    >>> near[["collocate", "O11", "freq", "R1", "N"]].values.tolist()
    [['الإرهاب', 2, 2, 2, 7]]
    """
    spans = spans_of(span)
    searched, rows, length = look_up(tokens, node, match)
    require_tokens(searched.tokens, [within] if within != "paragraph" else [])
    coded = code(searched.tokens, by, within)
    size, types = len(coded.ids), len(coded.words)
    low, high = window(coded.blocks, rows, length, spans)
    at_node = _covered(rows, rows + length, size)
    near = _covered(low, high, size) & ~at_node
    o11 = np.bincount(coded.ids[near], minlength=types)
    c1 = np.bincount(coded.ids[~at_node], minlength=types)
    kept = np.flatnonzero(o11 >= max(min_freq, 1))
    r1, n = int(near.sum()), int(size - at_node.sum())
    pairs = np.unique(coded.ids[near] * np.int64(len(coded.names)) + coded.docs[near])
    texts = np.bincount(pairs // len(coded.names), minlength=types)
    table = association(o11[kept], r1, c1[kept], n, len(rows)).assign(
        collocate=pd.array(coded.words[kept], dtype="str"),
        freq=c1[kept],
        texts=texts[kept],
        R1=r1,
        N=n,
    )
    surest = np.where(table["mi"] >= 0, table["log_likelihood"], -table["log_likelihood"])
    order = np.lexsort((-table["O11"], -surest))
    return table.iloc[order].reset_index(drop=True)[COLLOCATES]


def association(o11, r1, c1, n, node) -> pd.DataFrame:
    """Return how strongly words go with a node, by the measures of Evert (2008).

    `o11` is how often each word occurs near the node and `c1` how often anywhere. `r1`
    of `n` tokens are near, and `node` is how often the node occurs.

    Columns are `O11`, `E11` = R1 · C1 / N, and six measures. `log_likelihood` is G²
    over all four cells (Dunning 1993) and says how sure the association is. `mi` = log2
    O11 / E11 (Church & Hanks 1990) says how strong it is, and exaggerates for rare
    words. `t_score` = (O11 − E11) / √O11 favours frequent words. `log_dice` = 14 + log2
    2 · O11 / (node + C1) is 14 where neither occurs without the other and one less where
    they meet half as often, in corpora of any size (Rychlý 2008, A
    lexicographer-friendly association score).

    These four are symmetric. They do not say which word calls up the other. ΔP does
    (Gries 2013, 50-something years of work on collocations, International Journal of
    Corpus Linguistics 18/1). `delta_p_given_node` is the word's share of the tokens near
    the node minus its share of all other tokens. `delta_p_given_collocate` is the share
    of the word's occurrences that are near the node minus that of all other words. Both
    are 0 for no association, 1 at the most, and below 0 if the two avoid each other. ΔP
    is NaN where nothing is left to compare with.

    >>> association([10], 100, [20], 1000, 20).round(3).iloc[0].tolist()
    [10.0, 2.0, 21.177, 2.322, 2.53, 13.0, 0.089, 0.408]
    """
    from scipy.special import rel_entr  # O · ln(O / E), and 0 where O is 0

    o11, c1, n = np.asarray(o11), np.asarray(c1), max(n, 1)
    cells = np.stack([o11, r1 - o11, c1 - o11, n - r1 - c1 + o11])
    if (cells < 0).any():
        raise ValueError(
            "A word cannot occur near the node more often than anywhere. Check o11, r1 "
            "and c1."
        )
    expected = np.stack([r1 * c1, r1 * (n - c1), (n - r1) * c1, (n - r1) * (n - c1)]) / n
    e11 = expected[0]
    table = pd.DataFrame({"O11": o11, "E11": e11})
    table["log_likelihood"] = 2 * rel_entr(cells, expected).sum(axis=0)
    with np.errstate(divide="ignore"):
        table["mi"] = np.log2(o11 / e11)
        table["t_score"] = (o11 - e11) / np.sqrt(o11)
        table["log_dice"] = 14 + np.log2(2 * o11 / (node + c1))
    with np.errstate(divide="ignore", invalid="ignore"):
        table["delta_p_given_node"] = o11 / r1 - (c1 - o11) / (n - r1)
        table["delta_p_given_collocate"] = o11 / c1 - (r1 - o11) / (n - c1)
    return table


def _covered(low, high, size):
    """Return which of `size` rows lie in a window."""
    opened = np.bincount(low, minlength=size + 1) - np.bincount(high, minlength=size + 1)
    return np.cumsum(opened)[:size] > 0
