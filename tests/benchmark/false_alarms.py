"""How many false alarms each rule of keyness raises, and what it finds: run by hand.

    python tests/benchmark/false_alarms.py [halves] [corpora]      (200 1)

An invented corpus of 80 texts of 100 to 2,000 tokens. Its 600 words are bursty, as words
of real texts are: each text has its own rate of a word, drawn from a gamma distribution
(so counts are negative binomial, Church & Gale 1995). The standard deviation of the rates
is 0.3 times their mean for the thirty most frequent words, and 0.5 to 2 times for the
others. Planted: 60 of these others, three times as frequent in one half of the texts as
in the other. Words that occur fewer than ten times are left out.

Then the texts are dealt out anew, at random and in equal numbers, 200 times. Now nothing
is to be found, so whatever a rule names is a false alarm. The table has, for each rule,
the false alarms per 100 words, the halves per 100 with at least one, and, in the true
halves, the planted words found and the named words that were not planted.

The docstrings of `khitab.comparison` quote the run with 40 halves of each of 5 corpora;
200 halves of one corpus give the same false alarms, to 1 in 100. All depends on how
bursty words are. With 0.5 for all words, `p` names 7 words in 100 (20 halves), and the
tests by texts 5 or fewer.
"""

import sys

import numpy as np
import pandas as pd
from khitab.comparison import adjust, keywords, keywords_by_texts, permutation_test
from khitab.comparison.permutation import _assignments

TYPES, PLANTED, COMMON, RATIO, LEVEL, LEAST = 600, 60, 30, 3, 0.05, 10


def corpus(texts=80, types=TYPES, planted=PLANTED, seed=0):
    """Return tokens (`doc`, `half`, `form`) and the set of the planted words."""
    random = np.random.default_rng(seed)
    lengths = np.exp(random.normal(np.log(400), 0.6, texts)).clip(100, 2000)
    rates = 1 / (np.arange(types) + 3.7)
    spread = np.where(np.arange(types) < COMMON, 0.3, random.uniform(0.5, 2, types))
    own = random.gamma(1 / spread[:, None] ** 2, spread[:, None] ** 2, (types, texts))
    half = np.arange(texts) < texts // 2
    chosen = random.choice(np.arange(COMMON, types), planted, replace=False)
    for number, word in enumerate(chosen):
        own[word, half if number % 2 else ~half] *= RATIO
    counts = random.poisson(np.outer(rates / rates.sum(), lengths) * own)
    word, text = np.nonzero(counts)
    times = counts[word, text]
    tokens = pd.DataFrame({"doc": text, "half": half[text], "form": word})
    tokens = tokens.loc[tokens.index.repeat(times)].sort_values("doc", ignore_index=True)
    names = tokens["form"].map("w{:03}".format), tokens["doc"].map("{:02}".format)
    named = tokens.assign(form=names[0], doc=names[1])
    return named, {f"w{number:03}" for number in chosen}


def named(tokens, target, seed=0):
    """Return what each rule names, a row per word, a column of booleans per rule.

    `target` is the set of texts that are the target; all others are the reference.
    """
    inside = tokens["doc"].isin(target)
    sides = tokens[inside], tokens[~inside]
    by_tokens = keywords(*sides, min_freq=LEAST).set_index("type")
    by_texts = keywords_by_texts(*sides, min_freq=LEAST).set_index("type")
    rules = {
        "keywords, p": by_tokens["p"] <= LEVEL,
        "keywords, p_adjusted": by_tokens["p_adjusted"] <= LEVEL,
        "keywords, log_ratio interval": (by_tokens["log_ratio_low"] > 0)
        | (by_tokens["log_ratio_high"] < 0),
        "keywords, log_odds_z": by_tokens["log_odds_z"].abs() >= 1.96,
    }
    tests = {f"by texts, {name}": by_texts[name] for name in ("p_dispersion", "p_ranks")}
    tests["permutation, p_texts"] = p_texts(tokens, inside, by_tokens.index, seed)
    for name, p in tests.items():
        rules[name] = p <= LEVEL
        rules[f"{name} adjusted"] = pd.Series(adjust(p) <= LEVEL, p.index)
    return pd.DataFrame(rules)


def p_texts(tokens, inside, words, seed=0):
    """Return the p of `permutation_test` for every word, from one draw of assignments."""
    counts = pd.crosstab(tokens["form"], tokens["doc"])
    sizes = counts.sum().to_numpy(float)
    target = tokens.assign(inside=inside).groupby("doc")["inside"].first().to_numpy()
    texts = pd.DataFrame({"target": target, "stratum": 0})
    picks = _assignments(texts, seed)
    chosen = np.zeros((len(picks), len(sizes)))
    np.put_along_axis(chosen, picks, 1, axis=1)
    counts = counts.loc[words].to_numpy(float)
    hits, among = counts @ chosen.T, chosen @ sizes
    rest, others = counts.sum(axis=1, keepdims=True) - hits, sizes.sum() - among
    apart = np.abs(hits / among - rest / others)
    return pd.Series((apart >= apart[:, :1] - 1e-12).mean(axis=1), words)


def halves(tokens, number, seed=0):
    """Yield so many random halves of the texts, each a set of names."""
    random, docs = np.random.default_rng(seed), tokens["doc"].unique()
    for _ in range(number):
        yield set(random.permutation(docs)[: len(docs) // 2])


def measured(tokens, planted, number=200, seed=0):
    """Return the table, a row per rule; all its columns are per 100."""
    dealt = [named(tokens, half, seed) for half in halves(tokens, number, seed)]
    true = named(tokens, set(tokens.loc[tokens["half"], "doc"]), seed)
    here = true.index.isin(planted)
    table = {
        "false alarms, words": sum(each.mean() for each in dealt) / number,
        "false alarms, halves": sum(each.any().astype(float) for each in dealt) / number,
        "planted found": true[here].mean(),
        "named, not planted": true[~here].sum() / true.sum(),
    }
    return 100 * pd.DataFrame(table)


def _require_the_test_itself(tokens):
    """Stop if `p_texts` is not what `permutation_test` says."""
    words = tokens["form"].drop_duplicates().head(5)
    found = permutation_test(tokens[tokens["form"].isin(words)], tokens, True,
                             groups="half", by="form").set_index("form")["p_texts"]  # fmt: skip
    ours = p_texts(tokens, tokens["half"], words)
    assert np.abs(found - ours).max() < 1e-12, (found, ours)


def main(number=200, corpora=1):
    tables = []
    for seed in range(int(corpora)):
        tokens, planted = corpus(seed=seed)
        _require_the_test_itself(tokens)
        tables.append(measured(tokens, planted, int(number), seed))
    print(f"{number} halves of each of {corpora} corpora; all numbers are per 100")
    means = pd.concat(tables).groupby(level=0, sort=False).mean()
    print(means.round(1).to_string())


if __name__ == "__main__":
    main(*sys.argv[1:3])
