"""Typical wrong answers to the capstone, and a piece of the message that meets each.

BANK: {grade_id of the answer: [(what went wrong, the answer, piece of the message), ...]}.
"""

GAPS = """def gaps(sheet, needed):
    found = {}
    for row in sheet.reindex(columns=["doc", *needed]).to_dict("records"):
        empty = [name for name in needed
                 if pd.isna(row[name]) or str(row[name]).strip() == ""]
        if empty:
            found[row["doc"]] = empty
    return found
"""
CELLS = """def cells(sheet, rows, columns):
    counts = pd.crosstab(sheet[rows], sheet[columns])
    filled = (counts > 0).sum(axis=1)
    return counts.to_dict("index"), bool((filled <= 1).all())
"""
COVERAGE = """def coverage(words, n):
    unknown = words[words["source"] == "none"]
    counts = unknown.groupby("form", sort=False).size()
    counts = counts.sort_values(ascending=False, kind="stable")
    return float((words["source"] != "none").mean()), list(counts.index[:n])
"""
BREAKDOWN = """def breakdown(tokens, book):
    body = tokens[tokens["layer"] != "boilerplate"]
    rates = framing.rates(framing.occurrences(body, book), body)
    found = {frame: {} for frame in book["frame"].unique()}
    for row in rates[rates["level"] == "text"].itertuples():
        found[row.frame][row.doc] = row.count, row.n_tokens, row.per_1000
    return found
"""
ONCE = """def counted_once(tokens, book, least):
    found = framing.occurrences(tokens, book)
    once = reuse.count_once(tokens, reuse.corpus_passages(tokens, min_tokens=least))
    kept = found.merge(once[["doc", "start"]])
    return {frame: (int((found["frame"] == frame).sum()), int((kept["frame"] == frame).sum()))
            for frame in book["frame"].unique()}
"""
PERMUTATION = """def permutation(texts, target):
    count, size = list(texts["count"]), list(texts["n_tokens"])
    chosen = [n for n, group in enumerate(texts["group"]) if group == target]

    def difference(pick):
        hits, among = sum(count[n] for n in pick), sum(size[n] for n in pick)
        return 1000 * (hits / among - (sum(count) - hits) / (sum(size) - among))

    observed = difference(chosen)
    ways = [difference(pick) for pick in combinations(range(len(texts)), len(chosen))]
    extreme = sum(abs(each) >= abs(observed) - 1e-9 for each in ways)
    twins = 2 if 2 * len(chosen) == len(texts) else 1
    return observed, extreme / len(ways), twins / len(ways)
"""
POOLED = PERMUTATION[
    PERMUTATION.index("        hits, among") : PERMUTATION.index("    observed")
]
MEAN_OF_RATES = """        rest = [n for n in range(len(count)) if n not in pick]
        sides = [sum(count[n] / size[n] for n in side) / len(side) for side in (pick, rest)]
        return 1000 * (sides[0] - sides[1])

"""
SILENCE = """def silent(tokens, expected):
    body = tokens[tokens["layer"] != "boilerplate"]
    found = {}
    for name, pieces in expected.items():
        having = set()
        for piece in pieces:
            having |= set(body.loc[body["form"].str.contains(piece, regex=False), "doc"])
        found[name] = [doc for doc in tokens["doc"].unique() if doc not in having]
    return found
"""
RELAY = """def nearest(said, report):
    words = set(said)
    shares = [len(words & set(sentence)) / len(words) for sentence in report]
    return shares.index(max(shares)) + 1, max(shares)
"""


def but(answer, *changes):
    """Return a right answer with pieces replaced: (old, new), ..."""
    for old, new in changes:
        assert old in answer, old
        answer = answer.replace(old, new)
    return answer


BANK = {
    "capstone-gaps": [
        (
            "lists texts without gaps",
            but(GAPS, ("if empty:", "if True:")),
            "Return only texts with a gap",
        ),
        (
            "takes unknown for a gap",
            but(GAPS, ('.strip() == ""', '.strip() in ("", "unknown")')),
            "'unknown' is an entry",
        ),
        (
            "sees NaN only",
            but(GAPS, (' or str(row[name]).strip() == ""', "")),
            "missed the empty string",
        ),
        (
            "sees strings only",
            but(GAPS, ("pd.isna(row[name]) or ", "")),
            "missed None or NaN",
        ),
        ("forgets spaces", but(GAPS, (".strip()", "")), "missed a string of spaces"),
        (
            "stumbles over a missing column",
            but(GAPS, ('sheet.reindex(columns=["doc", *needed])', "sheet")),
            "A column that the sheet does not have",
        ),
        (
            "sorts the columns",
            but(GAPS, ("= empty\n", "= sorted(empty)\n")),
            "in the order of needed",
        ),
    ],
    "capstone-cells": [
        (
            "leaves empty cells out",
            "def cells(sheet, rows, columns):\n    found = {}\n"
            "    for key, part in sheet.groupby([rows, columns]):\n"
            "        found.setdefault(key[0], {})[key[1]] = len(part)\n"
            "    return found, all(len(row) < 2 for row in found.values())",
            "An empty cell is missing",
        ),
        (
            "counts filled cells",
            but(
                CELLS,
                ('counts.to_dict("index")', '(counts > 0).astype(int).to_dict("index")'),
            ),
            "cells that are filled",
        ),
        (
            "calls any empty cell confounded",
            but(CELLS, ("(filled <= 1).all()", "(counts == 0).any().any()")),
            "an empty cell alone does not",
        ),
        (
            "calls several texts in a cell unconfounded",
            but(CELLS, ("(filled <= 1).all()", "(counts.sum(axis=1) <= 1).all()")),
            "though there are two texts",
        ),
        (
            "turns rows and columns round",
            but(CELLS, ("sheet[rows], sheet[columns]", "sheet[columns], sheet[rows]")),
            "an entry for each outlet",
        ),
    ],
    "capstone-coverage": [
        (
            "gives the unknown share",
            but(COVERAGE, ('words["source"] != "none"', 'words["source"] == "none"')),
            "share of the unknown",
        ),
        (
            "gives a percentage",
            but(COVERAGE, ("float((", "100 * float((")),
            "a percentage to 100",
        ),
        (
            "counts types",
            but(
                COVERAGE,
                (
                    '(words["source"] != "none").mean()',
                    '(words.drop_duplicates("form")["source"] != "none").mean()',
                ),
            ),
            "You counted types",
        ),
        (
            "takes guesses for unknown",
            but(COVERAGE, ('words["source"] != "none"', 'words["source"] == "course"')),
            "guesses for unknown",
        ),
        ("lists all", but(COVERAGE, ("[:n]", "")), "Only the n most frequent"),
        (
            "takes the first, not the most frequent",
            but(COVERAGE, ('.sort_values(ascending=False, kind="stable")', "")),
            "first unknown forms",
        ),
        (
            "takes the rarest",
            but(COVERAGE, ("ascending=False", "ascending=True")),
            "the rarest first",
        ),
    ],
    "capstone-breakdown": [
        (
            "counts boilerplate",
            but(BREAKDOWN, ('tokens[tokens["layer"] != "boilerplate"]', "tokens")),
            "You counted the boilerplate",
        ),
        (
            "keeps boilerplate in the base",
            but(BREAKDOWN, (", body)", ", tokens)")),
            "Your base has the boilerplate",
        ),
        (
            "counts a token twice",
            "def breakdown(tokens, book):\n"
            "    body = tokens[tokens['layer'] != 'boilerplate']\n    found = {}\n"
            "    for frame, rows in book.groupby('frame'):\n        found[frame] = {}\n"
            "        for doc, part in body.groupby('doc'):\n"
            "            n = sum(part['form'].str.contains((r['pattern'] or r['form'] or '#')"
            ".strip('*')).sum()\n                    for r in rows.to_dict('records'))\n"
            "            found[frame][doc] = n, len(part), 1000 * n / len(part)\n    return found",
            "counted twice",
        ),
        (
            "looks for exact forms",
            "def breakdown(tokens, book):\n"
            "    body = tokens[tokens['layer'] != 'boilerplate']\n    found = {}\n"
            "    for frame, rows in book.groupby('frame'):\n        found[frame] = {}\n"
            "        for doc, part in body.groupby('doc'):\n"
            "            n = int(part['form'].isin(list(rows['form'])).sum())\n"
            "            found[frame][doc] = n, len(part), 1000 * n / len(part)\n    return found",
            "You compared with == what is a pattern",
        ),
        (
            "leaves out a frame that never comes",
            but(
                BREAKDOWN,
                (
                    "    return found",
                    "    return {f: t for f, t in found.items() if any(c[0] for c in t.values())}",
                ),
            ),
            "A frame is missing",
        ),
        (
            "leaves out a text without hits",
            but(
                BREAKDOWN,
                (
                    ".itertuples():",
                    ".itertuples():\n        if row.count == 0 "
                    'and row.frame == "drought":\n            continue',
                ),
            ),
            "Text b is missing",
        ),
        (
            "divides by all texts",
            but(
                BREAKDOWN,
                ("row.n_tokens, row.per_1000", "len(body), 1000 * row.count / len(body)"),
            ),
            "Your base is all texts",
        ),
        (
            "gives a share",
            but(BREAKDOWN, ("row.per_1000", "row.per_1000 / 1000")),
            "The rate is per 1,000",
        ),
    ],
    "capstone-once": [
        (
            "takes nothing out",
            but(ONCE, ('found.merge(once[["doc", "start"]])', "found")),
            "the copy still counts twice",
        ),
        (
            "takes both copies out",
            but(
                ONCE,
                (
                    "reuse.count_once(tokens, reuse.corpus_passages(tokens, min_tokens=least))",
                    "tokens[~reuse.in_passages(tokens, reuse.corpus_passages(tokens, "
                    "min_tokens=least))]",
                ),
            ),
            "You took out both copies",
        ),
        (
            "throws the second text away",
            but(
                ONCE,
                (
                    "reuse.count_once(tokens, reuse.corpus_passages(tokens, min_tokens=least))",
                    'tokens[tokens["doc"] == tokens["doc"].iloc[0]]',
                ),
            ),
            "You threw the whole second text away",
        ),
        (
            "takes short runs for copies",
            but(ONCE, ("min_tokens=least", "min_tokens=2")),
            "You took out short runs",
        ),
        (
            "searches the table that was cut",
            but(
                ONCE,
                (
                    'found.merge(once[["doc", "start"]])',
                    "framing.occurrences(once, book)",
                ),
            ),
            "You searched the table that was cut",
        ),
        (
            "forgets the argument",
            but(ONCE, ("min_tokens=least", "min_tokens=4")),
            "Do you use the argument",
        ),
        (
            "turns the two round",
            but(ONCE, ("(found[", "(KEPT["), ("(kept[", "(found["), ("(KEPT[", "(kept[")),
            "wrong way round",
        ),
        (
            "leaves out a frame that never comes",
            but(ONCE, ('book["frame"].unique()', 'found["frame"].unique()')),
            "A frame that never occurs belongs in",
        ),
    ],
    "capstone-permutation": [
        (
            "turns the sign round",
            but(PERMUTATION, ("return observed", "return -observed")),
            "sign is turned round",
        ),
        (
            "asks on one side",
            but(PERMUTATION, ("abs(each) >= abs(observed)", "each >= observed")),
            "on one side only",
        ),
        (
            "asks for more extreme ones",
            but(
                PERMUTATION,
                ("abs(each) >= abs(observed) - 1e-9", "abs(each) > abs(observed) + 1e-9"),
            ),
            "Your p is 0",
        ),
        (
            "leaves the observed assignment out",
            but(PERMUTATION, ("extreme / len(ways)", "(extreme - 1) / (len(ways) - 1)")),
            "left the observed assignment out",
        ),
        (
            "takes the mean of the rates",
            but(PERMUTATION, (POOLED, MEAN_OF_RATES)),
            "mean of the texts' rates",
        ),
        (
            "gives p for the smallest p",
            but(PERMUTATION, ("twins / len(ways)", "extreme / len(ways)")),
            "You gave p again",
        ),
        (
            "forgets the twins of equal groups",
            but(PERMUTATION, ("twins = 2 if", "twins = 1 if")),
            "so the smallest p is 2 of 6",
        ),
        (
            "compares counts",
            but(
                PERMUTATION,
                (
                    "return observed,",
                    "return sum(count[n] for n in chosen) * 2 - sum(count),",
                ),
            ),
            "You compared counts",
        ),
    ],
    "capstone-silence": [
        (
            "gives the texts that have it",
            but(SILENCE, ("not in having", "in having")),
            "Those texts *have* it",
        ),
        (
            "looks for the first piece only",
            but(SILENCE, ("in pieces:", "in pieces[:1]:")),
            "the first piece only",
        ),
        (
            "asks for all pieces at once",
            but(
                SILENCE,
                (
                    "            having |= set(body.loc[",
                    "            having &= set(body.loc[",
                ),
            ),
            "all pieces of a name at once",
        ),
        (
            "looks for whole forms",
            but(
                SILENCE,
                (
                    'body["form"].str.contains(piece, regex=False)',
                    'body["form"] == piece',
                ),
            ),
            "a part of a form",
        ),
        (
            "counts the page",
            but(SILENCE, ('tokens[tokens["layer"] != "boilerplate"]', "tokens")),
            "The page is no voice",
        ),
        (
            "sorts the texts",
            but(SILENCE, ('tokens["doc"].unique()', 'sorted(tokens["doc"].unique())')),
            "order should be that of the table",
        ),
        (
            "keeps only what all texts lack",
            but(
                SILENCE,
                (
                    "    return found",
                    "    return {k: v for k, v in found.items() if len(v) == 3}",
                ),
            ),
            "Every name that was expected",
        ),
    ],
    "capstone-relay": [
        ("counts from 0", but(RELAY, (" + 1", "")), "numbered from 1"),
        (
            "takes the share of the sentence's words",
            but(RELAY, ("/ len(words) for", "/ len(set(sentence)) for")),
            "the short sentence is no nearer",
        ),
        (
            "takes the later of equals",
            but(
                RELAY,
                (
                    "shares.index(max(shares)) + 1",
                    "len(shares) - shares[::-1].index(max(shares))",
                ),
            ),
            "the later of two equals",
        ),
        (
            "counts words",
            but(RELAY, (", max(shares)", ", max(shares) * len(words)")),
            "You counted the words",
        ),
        (
            "counts repeated words",
            but(
                RELAY,
                (
                    "len(words & set(sentence)) / len(words)",
                    "sum(word in sentence for word in said) / len(said)",
                ),
            ),
            "the share of the *different* words",
        ),
        (
            "divides by the sentence, in the end",
            but(
                RELAY,
                (
                    ", max(shares)",
                    ", max(len(words & set(s)) for s in report) / len(set(report[1]))",
                ),
            ),
            "You divided by the sentence's words",
        ),
    ],
}
