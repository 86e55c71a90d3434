"""Typical wrong answers to problem set 2, and a piece of the message that meets each.

BANK: {grade_id of the answer: [(what went wrong, the answer, piece of the message), ...]}.
"""

_MERGED = (
    "def merged(strings, step):\n"
    '    types = pd.DataFrame({{"type": pd.Series(strings, dtype=object){unique}}})\n'
    '    types["becomes"] = types["type"].map({step})\n'
    '    groups = types.groupby("becomes")["type"].agg({gather})\n'
    "    return groups[{kept}].to_dict()"
)


def _merged(unique=".unique()", step="STEPS[step]", gather="sorted", least=1):
    kept = f"types.groupby('becomes').size() > {least}"
    return _MERGED.format(unique=unique, step=step, gather=gather, kept=kept)


_FAMILY = (
    "def family(root, patterns, openings, forms):\n"
    "    found = {{}}\n"
    "    for pattern in patterns:\n"
    "        word = {word}\n"
    "        strings = {strings}\n"
    "        found[pattern] = (word, {count})\n"
    "    return found"
)


def _family(
    word="pattern.translate(str.maketrans(LETTERS, root))",
    strings='[o + word for o in ["", *openings]]',
    count="sum(form in strings for form in forms)",
):
    return _FAMILY.format(word=word, strings=strings, count=count)


_JUDGE = (
    "def precision_recall(counts, found, right):\n"
    "    size = lambda forms: sum(counts.get(form, 0) for form in forms)\n"
    "    both = size(set(found) & set(right))\n"
)
_RATES = (
    "def rates(table, lemma):\n"
    '    body = table[table["layer"] != "boilerplate"]\n'
    "    hits = morphology.find({searched}, lemma)\n"
    "    found = {{}}\n"
    '    for doc in {docs}["doc"].unique():\n'
    '        count = int((hits["doc"] == doc).sum())\n'
    '        size = int(({base}["doc"] == doc).sum())\n'
    "        found[doc] = (count, size, {rate})\n"
    "    return found"
)


def _rates(searched="body", docs="body", base="body", rate="1000 * count / size"):
    return _RATES.format(searched=searched, docs=docs, base=base, rate=rate)


def _by_form(condition):
    search = f'body[body["form"]{condition}]'
    return _rates().replace("morphology.find(body, lemma)", search)


_INTERVAL = (
    "def interval(count, n_tokens):\n"
    "    low = 0.0 if count == 0 else chi2.ppf(0.025, 2 * count) / 2\n"
    "    high = chi2.ppf(0.975, 2 * count + 2) / 2\n"
    "    return 1000 * low / n_tokens, 1000 * high / n_tokens"
)
_INTERFERENCE = (
    "def interference(table):\n"
    '    lines = concordance.kwic(table, EXTERNAL, span=(1, 0), match="suffix")\n'
    '    kept = lines[lines["before"].map(arabic.form).str.contains(INTERFERE)]\n'
    '    return {doc: int((kept["doc"] == doc).sum()) for doc in table["doc"].unique()}'
)
_FOUR = (
    "def four_counts(table, node, word, before, after):\n"
    "    around = concordance.collocates(table, node, span=(before, after), min_freq=1)\n"
    '    row = around[around["collocate"] == word]\n'
    '    c1 = int((table["form"] == word).sum())\n'
    '    r1, n = (int(around[name].iloc[0]) for name in ("R1", "N"))\n'
    '    return int(row["O11"].sum()), r1, c1, n'
)
_FOUR_LINES = (
    "def four_counts(table, node, word, before, after):\n"
    "    lines = concordance.kwic(table, node, span=(before, after))\n"
    '    company = " ".join(lines["before"] + " " + lines["after"]).split()\n'
    "    company = [each for each in company if each != node]\n"
    '    others = table[table["form"] != node]["form"]\n'
    "    return company.count(word), len(company), int((others == word).sum()), len(others)"
)


def _association(e11="r1 * c1 / n", mi="math.log2(o11 / e11) if o11 else None"):
    return (
        "def association(o11, r1, c1, n):\n"
        "    import math\n"
        f"    e11 = {e11}\n"
        f"    return e11, {mi}"
    )


BANK = {
    "ps2-merged": [
        (
            "keeps strings that nothing merges with",
            _merged(least=0),
            "fall together with no other",
        ),
        ("asks for tokens, not types", _merged(unique=""), "appears twice in your list"),
        ("gives numbers of strings", _merged(gather="len"), "not their number"),
        (
            "takes every step at once",
            _merged(step="lambda s: STEPS['ya'](STEPS['alef'](STEPS['marks'](s)))"),
            "take one step",
        ),
        (
            "takes the same step always",
            _merged(step="STEPS['alef']"),
            "its argument step",
        ),
        (
            "uses the first spelling for a key",
            _merged()
            .replace(
                "    return ",
                "    groups.index = groups.map(lambda group: group[0])\n    return ",
            )
            .replace("types.groupby('becomes').size() > 1", "groups.str.len() > 1"),
            "Your key is not what the strings become",
        ),
    ],
    "ps2-clitics": [
        (
            "looks for the exact string",
            "def with_clitics(word, openings, forms):\n"
            "    return sorted({form for form in forms if form == word})",
            "exact string only",
        ),
        (
            "looks for the letters anywhere",
            "def with_clitics(word, openings, forms):\n"
            "    return sorted({form for form in forms if word in form})",
            "letters anywhere",
        ),
        (
            "looks for the beginning",
            "def with_clitics(word, openings, forms):\n"
            '    strings = tuple(opening + word for opening in ["", *openings])\n'
            "    return sorted({form for form in forms if form.startswith(strings)})",
            "search for the beginning",
        ),
        (
            "looks for the end",
            "def with_clitics(word, openings, forms):\n"
            "    return sorted({form for form in forms if form.endswith(word)})",
            "m- is a letter of the word",
        ),
        (
            "forgets the bare word",
            "def with_clitics(word, openings, forms):\n"
            "    strings = [opening + word for opening in openings]\n"
            "    return sorted({form for form in forms if form in strings})",
            "bare word is missing",
        ),
        (
            "gives tokens, not types",
            "def with_clitics(word, openings, forms):\n"
            '    strings = [opening + word for opening in ["", *openings]]\n'
            "    return sorted(form for form in forms if form in strings)",
            "appears twice in your list",
        ),
    ],
    "ps2-recall": [
        (
            "gives recall first",
            _JUDGE + "    return both / size(right), both / size(found)",
            "You gave recall first",
        ),
        (
            "counts forms, not tokens",
            "def precision_recall(counts, found, right):\n"
            "    both = len(set(found) & set(right))\n"
            "    return both / len(found), both / len(right)",
            "You counted forms",
        ),
        (
            "counts what was rightly left out",
            _JUDGE + "    total = sum(counts.values())\n"
            "    wrong = size(set(found) ^ set(right))\n"
            "    return both / size(found), 1 - wrong / total",
            "rightly left out",
        ),
        (
            "divides by all tokens",
            _JUDGE + "    total = sum(counts.values())\n"
            "    return both / total, both / total",
            "divided by all tokens",
        ),
        (
            "puts all that was found on top of recall",
            _JUDGE + "    return both / size(found), size(found) / size(right)",
            "does not belong",
        ),
        (
            "says 0 where there is no share",
            _JUDGE + "    return both / max(size(found), 1), both / max(size(right), 1)",
            "no precision",
        ),
        (
            "says 0 for an empty recall",
            _JUDGE + "    precision = both / size(found) if size(found) else None\n"
            "    return precision, both / max(size(right), 1)",
            "so recall is None, and not 0",
        ),
        (
            "asks for a form that the corpus has not",
            (_JUDGE + "    return both / size(found), both / size(right)").replace(
                "counts.get(form, 0)", "counts[form]"
            ),
            "it is no key of counts",
        ),
        (
            "divides by what is in either list",
            _JUDGE + "    either = size(set(found) | set(right))\n"
            "    return both / either, both / either",
            "all that is in either list",
        ),
        (
            "rounds both shares",
            _JUDGE + "    shares = both / size(found), both / size(right)\n"
            "    return round(shares[0], 2), round(shares[1], 2)",
            "Your shares are right, but rounded. Do not round",
        ),
        (
            "rounds one share, which the small example does not show",
            _JUDGE
            + "    precision = round(both / size(found), 2) if size(found) else None\n"
            "    return precision, both / size(right) if size(right) else None",
            "Your precision is right, but rounded. Do not round",
        ),
    ],
    "ps2-rates": [
        (
            "counts ticker and second headline",
            _rates(searched="table"),
            "You counted the boilerplate",
        ),
        ("takes the page for a base", _rates(base="table"), "base is the whole page"),
        (
            "leaves out texts without a hit",
            _rates(docs="hits"),
            "Text b is missing",
        ),
        (
            "leaves out the headline",
            _rates().replace('!= "boilerplate"', '== "paragraph"'),
            "no headline",
        ),
        (
            "divides by the bodies of all texts",
            _rates().replace('int((body["doc"] == doc).sum())', "len(body)"),
            "body of all texts",
        ),
        ("gives a share", _rates(rate="count / size"), "per 100"),
        ("rounds", _rates(rate="round(1000 * count / size, 1)"), "Do not round"),
        ("gives a text", _rates(rate="f'{1000 * count / size:.1f}'"), "rate is a str"),
        ("compares forms with the lemma", _by_form(" == lemma"), "The bare lemma"),
        ("looks for letters", _by_form(".str.contains(lemma)"), "lemma of its own"),
        (
            "looks for one form on the whole page",
            _by_form(' == "ال" + lemma').replace(
                '"layer"] != "boilerplate"', '"layer"] != ""'
            ),
            "The hits come from the body",
        ),
        ("looks for one form", _by_form(' == "ال" + lemma'), "searched for one form"),
    ],
    "ps2-root": [
        (
            "replaces one letter after the other",
            _family(
                'pattern.replace("ف", root[0]).replace("ع", root[1]).replace("ل", root[2])'
            ),
            "change all three at once",
        ),
        ("counts the pattern", _family("pattern"), "You count the pattern itself"),
        ("makes the root alone", _family("root"), "make 'parties'"),
        (
            "finds bare words only",
            _family(strings="[word]"),
            "never come bare",
        ),
        (
            "counts forms",
            _family(count="len({form for form in forms if form in strings})"),
            "Here tokens count",
        ),
        (
            "looks for the beginning",
            _family(count="sum(form.startswith(tuple(strings)) for form in forms)"),
            "goes on after the word",
        ),
        (
            "takes openings of its own",
            _family(strings='[o + word for o in ["", "و", "ال", "وال", "لل"]]'),
            "Use the argument openings",
        ),
        (
            "leaves out what never occurs",
            _family().replace(
                "    return found", "    return {k: v for k, v in found.items() if v[1]}"
            ),
            "its entry stays",
        ),
        (
            "gives three things",
            _family().replace("(word, ", "(word, word, "),
            "Behind each pattern we want two things",
        ),
    ],
    "ps2-interval": [
        (
            "gives limits of the count",
            _INTERVAL.replace(
                "1000 * low / n_tokens, 1000 * high / n_tokens", "low, high"
            ),
            "limits of the count",
        ),
        (
            "gives shares",
            _INTERVAL.replace("1000 * ", ""),
            "shares of the tokens",
        ),
        (
            "turns the limits round",
            _INTERVAL.replace("n_tokens, 1000 * high", "n_tokens, 1000 * low").replace(
                "return 1000 * low", "return 1000 * high"
            ),
            "The lower limit comes first",
        ),
        (
            "uses the normal curve",
            "def interval(count, n_tokens):\n"
            "    low, high = count - 1.96 * count**0.5, count + 1.96 * count**0.5\n"
            "    return 1000 * low / n_tokens, 1000 * high / n_tokens",
            "equally far on both sides",
        ),
        (
            "leaves 5 % outside on each side",
            _INTERVAL.replace("0.025", "0.05").replace("0.975", "0.95"),
            "one of 90 %",
        ),
        (
            "takes the same degrees twice",
            _INTERVAL.replace("2 * count + 2", "2 * count"),
            "upper limit is too low",
        ),
        (
            "asks which counts are usual",
            "def interval(count, n_tokens):\n"
            "    low, high = poisson.ppf(0.025, count), poisson.ppf(0.975, count)\n"
            "    return 1000 * low / n_tokens, 1000 * high / n_tokens",
            "We ask the reverse",
        ),
        (
            "takes zero for certain",
            _INTERVAL.replace(
                "    return", "    high = high if count else 0.0\n    return"
            ),
            "do not prove a rate of zero",
        ),
        (
            "gives nan for zero",
            _INTERVAL.replace("0.0 if count == 0 else ", ""),
            "is nan",
        ),
        (
            "uses the rule of three",
            _INTERVAL.replace(
                "    return", "    high = high if count else 3.0\n    return"
            ),
            "rule of three",
        ),
        (
            "rounds to whole numbers",
            _INTERVAL.replace(
                "1000 * low / n_tokens", "round(1000 * low / n_tokens)"
            ).replace("1000 * high / n_tokens", "round(1000 * high / n_tokens)"),
            "Do not round",
        ),
        (
            "rounds one limit",
            _INTERVAL.replace(
                "1000 * high / n_tokens", "round(1000 * high / n_tokens, 1)"
            ),
            "right, but rounded",
        ),
    ],
    "ps2-ministry": [
        (
            "counts the ministry",
            _INTERFERENCE.replace(
                'lines[lines["before"].map(arabic.form).str.contains(INTERFERE)]', "lines"
            ),
            "You counted the ministry",
        ),
        (
            "confuses before and after",
            _INTERFERENCE.replace("(1, 0)", "(0, 1)").replace('"before"', '"after"'),
            "You looked at the word after",
        ),
        (
            "counts across paragraphs",
            "def interference(table):\n"
            '    before = table["form"].shift().fillna("")\n'
            '    kept = table[table["form"].str.endswith(EXTERNAL)\n'
            "                 & before.str.contains(INTERFERE)]\n"
            '    return {doc: int((kept["doc"] == doc).sum())'
            ' for doc in table["doc"].unique()}',
            "across a paragraph",
        ),
        (
            "leaves out texts without a hit",
            _INTERFERENCE.replace('table["doc"].unique()', 'kept["doc"].unique()'),
            "Text c is missing",
        ),
        (
            "compares words as written",
            _INTERFERENCE.replace(".map(arabic.form)", ""),
            "stretching stroke",
        ),
        (
            "looks four words back",
            _INTERFERENCE.replace("span=(1, 0)", "span=4"),
            "further than one word back",
        ),
        (
            "asks for the exact strings",
            _INTERFERENCE.replace(
                'EXTERNAL, span=(1, 0), match="suffix"', '"ال" + EXTERNAL, span=(1, 0)'
            ),
            "without articles",
        ),
    ],
    "ps2-four": [
        (
            "confuses before and after",
            _FOUR.replace("(before, after)", "(after, before)"),
            "confused before and after",
        ),
        (
            "leaves the paragraph",
            _FOUR.replace(
                "    around =",
                "    table = table.assign(doc='a', paragraph=1)\n    around =",
            ),
            "leaves the paragraph",
        ),
        ("counts lines, not tokens", _FOUR_LINES, "counted twice"),
        (
            "takes the same width on both sides",
            _FOUR.replace("(before, after)", "max(before, after)"),
            "same width on both sides",
        ),
        (
            "counts the node",
            _FOUR.replace("c1, n", "c1, len(table)"),
            "holds the node itself",
        ),
        (
            "counts C1 near the node",
            _FOUR.replace("r1, c1, n", "r1, int(row['O11'].sum()), n"),
            "near the node only",
        ),
        (
            "counts C1 away from the node",
            _FOUR.replace("r1, c1, n", "r1, c1 - int(row['O11'].sum()), n"),
            "leaves out what is near",
        ),
        (
            "counts nodes for R1",
            _FOUR.replace("r1, c1, n", "int((table['form'] == node).sum()), c1, n"),
            "number of nodes",
        ),
        (
            "says nothing about min_freq",
            _FOUR.replace(", min_freq=1", ""),
            "unless you say min_freq=1",
        ),
        (
            "leaves out what is near only once",
            _FOUR.replace("min_freq=1", "min_freq=2").replace(
                "    r1, n = ",
                "    if not len(around):\n        return 0, 3, c1, 10\n    r1, n = ",
            ),
            "near only once",
        ),
    ],
    "ps2-association": [
        (
            "takes the logarithm of 0",
            _association(mi="math.log2(o11 / e11)"),
            "which has no logarithm",
        ),
        (
            "takes the natural logarithm",
            _association(mi="math.log(o11 / e11)"),
            "natural",
        ),
        (
            "takes the logarithm to base 10",
            _association(mi="math.log10(o11 / e11)"),
            "base 10",
        ),
        (
            "turns the sign round",
            _association(mi="math.log2(e11 / o11)"),
            "sign is turned round",
        ),
        ("gives the ratio", _association(mi="o11 / e11"), "That is the ratio"),
        ("takes the difference", _association(mi="o11 - e11"), "took the difference"),
        ("does not divide by N", _association(e11="r1 * c1"), "divide by N"),
        (
            "expects from what it sees",
            _association(e11="r1 * o11 / n"),
            "what was observed",
        ),
        ("divides R1 by C1", _association(e11="r1 / c1"), "divided the one by the other"),
        (
            "gives minus infinity for a word never near",
            _association(mi="math.log2(o11 / e11) if o11 else -math.inf"),
            "its MI is None",
        ),
        (
            "rounds",
            _association(
                "round(r1 * c1 / n, 2)", "round(math.log2(o11 / (r1 * c1 / n)), 2)"
            )
            + " if o11 else None",
            "Do not round",
        ),
    ],
}
