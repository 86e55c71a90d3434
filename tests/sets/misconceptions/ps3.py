"""Typical wrong answers to problem set 3, and a piece of the message that meets each.

BANK: {grade_id of the answer: [(what went wrong, the answer, piece of the message), ...]}.
"""

_PARTS = (
    "def by_part(table, forms):\n"
    "    found = {{}}\n"
    '    for doc, rows in table.groupby("doc"):\n'
    '        inside = rows[rows["layer"] == "paragraph"]\n'
    "        is_lead = {lead}\n"
    '        pieces = [rows[rows["layer"] == "headline"], rows[rows["layer"] == "heading"],\n'
    "                  {first}[is_lead], {rest}]\n"
    "        found[doc] = {{\n"
    "            part: {pair}\n"
    "            for part, piece in zip(PARTS, pieces)\n"
    "        }}\n"
    "    return found"
)


def _parts(
    lead='inside["paragraph"] == inside["paragraph"].min()',
    rest="inside[~is_lead]",
    hits='piece["form"].isin(forms).sum()',
    pair="({hits}, len(piece))",
):
    first = "rows" if lead.startswith("rows") else "inside"
    if first == "rows":
        rest = 'inside[inside["paragraph"] != inside["paragraph"].min()]'
    pair = pair.format(hits=f"int({hits})")
    return _PARTS.format(lead=lead, first=first, rest=rest, pair=pair)


_STAYED = (
    "def stayed(table):\n"
    "    def everywhere(column):\n"
    '        groups = [set(rows["lemma"]) for _, rows in table.groupby(column)]\n'
    "        return {order}({gather}{less})\n"
    "    return {both}"
)


def _stayed(
    gather="set.intersection(*groups)",
    less=' - {""}',
    order="sorted",
    first='everywhere("period")',
    second='everywhere("doc")',
):
    both = f"{first}, {second}" if second else first
    return _STAYED.format(gather=gather, less=less, order=order, both=both)


_PLACES = (
    "def places(table, phrase):\n"
    "    wanted = {wanted}\n"
    "    found = []\n"
    "    for (doc, _), rows in {groups}:\n"
    "        forms = {forms}\n"
    "        for i in range(len(forms) - len(wanted) + 1):\n"
    "            if {test}:\n"
    "                last = i + len(wanted) - 1\n"
    "                found.append(({place}))\n"
    "    return found"
)


def _places(
    wanted="[arabic.form(word) for word in phrase.split()]",
    groups='table.groupby(["doc", "paragraph"], sort=False)',
    forms='rows["form"].tolist()',
    test="forms[i:i + len(wanted)] == wanted",
    end='rows["end"].iloc[last]',
    place="doc, {start}, {end}",
):
    place = place.format(start='int(rows["start"].iloc[i])', end=f"int({end})")
    return _PLACES.format(
        wanted=wanted, groups=groups, forms=forms, test=test, place=place
    )


_ABSENT = (
    "def looked_for(table, forms, letters):\n"
    "    found = {{}}\n"
    '    for doc, rows in table.groupby("doc"):\n'
    "        looked = {looked}\n"
    "        others = {others}\n"
    "        near_forms = others[others.str.contains(letters, regex=False)]\n"
    "        found[doc] = int(looked.sum()), {near}\n"
    "    return found"
)


def _absent(
    looked='rows["form"].isin(forms)',
    others='rows["form"][~looked]',
    near="sorted(set(near_forms))",
):
    return _ABSENT.format(looked=looked, others=others, near=near)


_RATES = (
    "def phrase_rates(table, phrase):\n"
    "    wanted = phrase.split()\n"
    "    rates = {{}}\n"
    '    for period, rows in table.groupby("period"):\n'
    "        hits = 0\n"
    "        for _, part in {parts}:\n"
    "            {begin}\n"
    '            words = list(part["form"])\n'
    "            for i in range(len(words)):\n"
    "                if words[i:i + len(wanted)] == wanted:\n"
    "                    hits = hits + 1\n"
    "        {when}\n"
    "            rates[period] = {rate}\n"
    "    return rates"
)


def _rates(
    parts='rows.groupby(["doc", "paragraph"])',
    base="rows",
    when="if True:",
    rate="1000 * hits / len({base})",
    begin="pass",
):
    rate = rate.format(base=base)
    return _RATES.format(parts=parts, when=when, rate=rate, begin=begin)


BANK = {
    "ps3-ngrams": [
        (
            "crosses the ends of paragraphs",
            "def ngrams_in(paragraphs, n):\n"
            "    words = [word for words in paragraphs for word in words]\n"
            '    return [" ".join(words[i:i + n]) for i in '
            "range(len(words) - n + 1)]",
            "across the end of a paragraph",
        ),
        (
            "keeps the crumbs at the end",
            "def ngrams_in(paragraphs, n):\n"
            '    return [" ".join(words[i:i + n]) for words in paragraphs '
            "for i in range(len(words))]",
            "are crumbs",
        ),
        (
            "loses the last n-gram",
            "def ngrams_in(paragraphs, n):\n"
            '    return [" ".join(words[i:i + n]) for words in paragraphs '
            "for i in range(len(words) - n)]",
            "last n-gram of each paragraph",
        ),
        (
            "cuts the paragraph into pieces",
            "def ngrams_in(paragraphs, n):\n"
            '    return [" ".join(words[i:i + n])\n'
            "            for words in paragraphs for i in range(0, "
            "len(words) - n + 1, n)]",
            "n-grams overlap",
        ),
        (
            "keeps each n-gram once",
            "def ngrams_in(paragraphs, n):\n"
            '    return sorted({" ".join(words[i:i + n])\n'
            "                   for words in paragraphs for i in "
            "range(len(words) - n + 1)})",
            "kept each n-gram once",
        ),
        (
            "gives lists of words",
            "def ngrams_in(paragraphs, n):\n"
            "    return [words[i:i + n] for words in paragraphs for i in "
            "range(len(words) - n + 1)]",
            "Join the words",
        ),
        (
            "always makes pairs",
            "def ngrams_in(paragraphs, n):\n"
            '    return [" ".join(words[i:i + 2]) for words in paragraphs '
            "for i in range(len(words) - 1)]",
            "Your n is not the n",
        ),
    ],
    "ps3-repair": [
        (
            "mends nothing",
            _rates(parts="[(0, rows)]", base="table", when="if hits > 0:"),
            "Period 3 is missing",
        ),
        (
            "leaves the base of all periods",
            _rates(base="table"),
            "divided by the tokens of all periods",
        ),
        (
            "leaves phrases across paragraphs",
            _rates(parts="[(0, rows)]"),
            "across the end of a paragraph",
        ),
        (
            "joins paragraphs of the same number",
            _rates(parts='rows.groupby("paragraph")'),
            "joined paragraphs of two texts",
        ),
        (
            "looks for letters",
            "def phrase_rates(table, phrase):\n"
            "    rates = {}\n"
            '    for period, rows in table.groupby("period"):\n'
            '        parts = rows.groupby(["doc", "paragraph"])["form"]\n'
            '        hits = sum([" ".join(words).count(phrase) for _, words in parts])\n'
            "        rates[period] = 1000 * hits / len(rows)\n"
            "    return rates",
            "in the letters of",
        ),
        ("gives counts", _rates(rate="hits"), "You counted hits"),
        (
            "gives a rate per token",
            _rates(rate="hits / len({base})"),
            "rate is per token",
        ),
        (
            "begins to count anew in each paragraph",
            _rates(begin="hits = 0"),
            "You begin to count anew",
        ),
        (
            "takes the mean of texts",
            "def phrase_rates(table, phrase):\n"
            "    rates = {}\n"
            "    wanted = phrase.split()\n"
            '    for period, rows in table.groupby("period"):\n'
            "        each = []\n"
            '        for _, text in rows.groupby("doc"):\n'
            "            hits = 0\n"
            '            for _, part in text.groupby("paragraph"):\n'
            '                words = list(part["form"])\n'
            "                hits += sum(words[i:i + len(wanted)] == wanted\n"
            "                            for i in range(len(words)))\n"
            "            each.append(1000 * hits / len(text))\n"
            "        rates[period] = sum(each) / len(each)\n"
            "    return rates",
            "took the mean of the texts",
        ),
        (
            "returns inside the loop",
            _rates().replace("\n    return rates", "\n        return rates"),
            "Your return is inside a loop",
        ),
        (
            "returns inside the loop through the paragraphs, before a rate is there",
            _rates()
            .replace("\n    return rates", "")
            .replace("        if True:", "            return rates\n        if True:"),
            "Your dictionary is empty",
        ),
        (
            "begins a new dictionary for each period",
            _rates().replace("        hits = 0\n", "        hits, rates = 0, {}\n", 1),
            "Only the last period came back",
        ),
        (
            "sets hits to 0 once, before the periods",
            _rates()
            .replace("        hits = 0\n", "")
            .replace("    rates = {}\n", "    rates = {}\n    hits = 0\n"),
            "hits is never set back to 0",
        ),
        (
            "divides by the words of the last paragraph",
            _rates(base="words"),
            "divided by the tokens of the last paragraph",
        ),
        (
            "divides by the rows of the last paragraph",
            _rates(base="part"),
            "the last paragraph, or of each paragraph by itself",
        ),
        (
            "counts in a padded string",
            "def phrase_rates(table, phrase):\n"
            "    rates = {}\n"
            '    for period, rows in table.groupby("period"):\n'
            '        parts = rows.groupby(["doc", "paragraph"])["form"]\n'
            '        padded = [" " + " ".join(words) + " " for _, words in parts]\n'
            '        hits = sum(text.count(" " + phrase + " ") for text in padded)\n'
            "        rates[period] = 1000 * hits / len(rows)\n"
            "    return rates",
            "The .count of a string",
        ),
        (
            "finds a word beside itself, but no overlapping pair",
            "def phrase_rates(table, phrase):\n"
            "    rates = {}\n"
            '    for period, rows in table.groupby("period"):\n'
            '        parts = rows.groupby(["doc", "paragraph"])["form"]\n'
            '        doubled = ["  ".join(["", *words, ""]) for _, words in parts]\n'
            '        wanted = " " + phrase.replace(" ", "  ") + " "\n'
            "        hits = sum(text.count(wanted) for text in doubled)\n"
            "        rates[period] = 1000 * hits / len(rows)\n"
            "    return rates",
            "'k k' occurs 2 times",
        ),
        (
            "rounds the rates",
            _rates(rate="round(1000 * hits / len({base}), 2)"),
            "Do not round",
        ),
    ],
    "ps3-maximal": [
        (
            "drops every phrase inside a longer one",
            "def wholes(freqs):\n"
            "    return [short for short in freqs if not any(\n"
            '        short != long and f" {short} " in f" {long} " for '
            "long in freqs)]",
            "twice it occurs alone",
        ),
        (
            "compares letters",
            "def wholes(freqs):\n"
            "    return [short for short in freqs if not any(\n"
            "        short != long and short in long and freqs[short] == "
            "freqs[long] for long in freqs)]",
            "a piece of 'in Misrata'",
        ),
        (
            "looks one word further only",
            "def wholes(freqs):\n"
            "    return [short for short in freqs if not any(\n"
            "        len(long.split()) == len(short.split()) + 1\n"
            '        and f" {short} " in f" {long} " and freqs[short] == '
            "freqs[long] for long in freqs)]",
            "two words longer",
        ),
        (
            "looks at beginnings only",
            "def wholes(freqs):\n"
            "    return [short for short in freqs if not any(\n"
            '        long.startswith(short + " ") and freqs[short] == '
            "freqs[long] for long in freqs)]",
            "at the end of a phrase too",
        ),
        (
            "finds that each phrase contains itself",
            "def wholes(freqs):\n"
            "    return [short for short in freqs if not any(\n"
            '        f" {short} " in f" {long} " and freqs[short] == '
            "freqs[long] for long in freqs)]",
            "each phrase contains itself",
        ),
        (
            "gives the pieces",
            "def wholes(freqs):\n"
            "    return [short for short in freqs if any(\n"
            '        short != long and f" {short} " in f" {long} "\n'
            "        and freqs[short] == freqs[long] for long in freqs)]",
            "You give the pieces",
        ),
        (
            "drops the whole and keeps its pieces",
            "def wholes(freqs):\n"
            "    return [short for short in freqs if not any(\n"
            '        short != long and f" {long} " in f" {short} "\n'
            "        and freqs[short] == freqs[long] for long in freqs)]",
            "kept its pieces",
        ),
    ],
    "ps3-containment": [
        (
            "counts running sequences",
            "def contained(words_a, words_b, n):\n"
            "    def runs(words):\n"
            '        return [" ".join(words[i:i + n]) for i in '
            "range(len(words) - n + 1)]\n"
            "\n"
            "    a, b = runs(words_a), runs(words_b)\n"
            "    return sum(each in b for each in a) / len(a) if a else None",
            "Different ones count once",
        ),
        (
            "asks how much of b is in a",
            "def contained(words_a, words_b, n):\n"
            "    def runs(words):\n"
            '        return [" ".join(words[i:i + n]) for i in '
            "range(len(words) - n + 1)]\n"
            "\n"
            "    a, b = runs(words_a), runs(words_b)\n"
            "    return len(set(a) & set(b)) / len(set(b)) if a else None",
            "how much of b is in a",
        ),
        (
            "divides by what either has",
            "def contained(words_a, words_b, n):\n"
            "    def runs(words):\n"
            '        return [" ".join(words[i:i + n]) for i in '
            "range(len(words) - n + 1)]\n"
            "\n"
            "    a, b = runs(words_a), runs(words_b)\n"
            "    return len(set(a) & set(b)) / len(set(a) | set(b)) if a else None",
            "That is resemblance",
        ),
        (
            "gives a percentage",
            "def contained(words_a, words_b, n):\n"
            "    def runs(words):\n"
            '        return [" ".join(words[i:i + n]) for i in '
            "range(len(words) - n + 1)]\n"
            "\n"
            "    a, b = runs(words_a), runs(words_b)\n"
            "    return 100 * len(set(a) & set(b)) / len(set(a)) if a else None",
            "not a percentage",
        ),
        (
            "gives a number, not a share",
            "def contained(words_a, words_b, n):\n"
            "    def runs(words):\n"
            '        return [" ".join(words[i:i + n]) for i in '
            "range(len(words) - n + 1)]\n"
            "\n"
            "    a, b = runs(words_a), runs(words_b)\n"
            "    return len(set(a) & set(b))",
            "Of how many is that",
        ),
        (
            "compares single words",
            "def contained(words_a, words_b, n):\n"
            "    return len(set(words_a) & set(words_b)) / len(set(words_a))",
            "You compared single words",
        ),
        (
            "cuts the texts into pieces",
            "def contained(words_a, words_b, n):\n"
            "    def runs(words):\n"
            '        return [" ".join(words[i:i + n]) for i in range(0, '
            "len(words) - n + 1, n)]\n"
            "\n"
            "    a, b = runs(words_a), runs(words_b)\n"
            "    return len(set(a) & set(b)) / len(set(a)) if a else None",
            "cut the texts into pieces",
        ),
        (
            "divides by nothing",
            "def contained(words_a, words_b, n):\n"
            "    def runs(words):\n"
            '        return [" ".join(words[i:i + n]) for i in '
            "range(len(words) - n + 1)]\n"
            "\n"
            "    a, b = runs(words_a), runs(words_b)\n"
            "    return len(set(a) & set(b)) / len(set(a))",
            "a has no two words in a row",
        ),
        (
            "rounds the share",
            "def contained(words_a, words_b, n):\n"
            "    def runs(words):\n"
            '        return {" ".join(words[i:i + n]) for i in '
            "range(len(words) - n + 1)}\n"
            "\n"
            "    a, b = runs(words_a), runs(words_b)\n"
            "    return round(len(a & b) / len(a), 2) if a else None",
            "Do not round",
        ),
    ],
    "ps3-once": [
        (
            "counts the statement twice",
            "def rates_once(tokens, form, least, keep):\n"
            '    return {doc: float(1000 * (rows["form"] == form).mean())\n'
            '            for doc, rows in tokens.groupby("doc")}',
            "The statement was counted twice",
        ),
        (
            "keeps the copy of the first text",
            "def rates_once(tokens, form, least, keep):\n"
            "    passages = reuse.corpus_passages(tokens, min_tokens=least)\n"
            '    once = reuse.count_once(tokens, passages, keep="first")\n'
            "    rates = {}\n"
            '    for doc, rows in once.groupby("doc"):\n'
            '        hits = (rows["form"] == form).sum()\n'
            "        rates[doc] = float(1000 * hits / len(rows))\n"
            "    return rates",
            "You kept the wrong copy",
        ),
        (
            "takes both copies out",
            "def rates_once(tokens, form, least, keep):\n"
            "    passages = reuse.corpus_passages(tokens, min_tokens=least)\n"
            "    none = tokens[~reuse.in_passages(tokens, passages)]\n"
            '    return {doc: float(1000 * (rows["form"] == form).mean())\n'
            '            for doc, rows in none.groupby("doc")}',
            "Once is not never",
        ),
        (
            "takes hits out, but not tokens",
            "def rates_once(tokens, form, least, keep):\n"
            "    passages = reuse.corpus_passages(tokens, min_tokens=least)\n"
            "    once = reuse.count_once(tokens, passages, keep=[keep])\n"
            "    rates = {}\n"
            '    for doc, rows in once.groupby("doc"):\n'
            '        hits = (rows["form"] == form).sum()\n'
            '        rates[doc] = float(1000 * hits / (tokens["doc"] == '
            "doc).sum())\n"
            "    return rates",
            "but not the tokens",
        ),
        (
            "takes tokens out, but not hits",
            "def rates_once(tokens, form, least, keep):\n"
            "    passages = reuse.corpus_passages(tokens, min_tokens=least)\n"
            "    once = reuse.count_once(tokens, passages, keep=[keep])\n"
            "    rates = {}\n"
            '    for doc, rows in once.groupby("doc"):\n'
            '        hits = ((tokens["doc"] == doc) & (tokens["form"] == '
            "form)).sum()\n"
            "        rates[doc] = float(1000 * hits / len(rows))\n"
            "    return rates",
            "but not the hits",
        ),
        (
            "divides by the tokens of all texts",
            "def rates_once(tokens, form, least, keep):\n"
            "    passages = reuse.corpus_passages(tokens, min_tokens=least)\n"
            "    once = reuse.count_once(tokens, passages, keep=[keep])\n"
            "    rates = {}\n"
            '    for doc, rows in once.groupby("doc"):\n'
            '        hits = (rows["form"] == form).sum()\n'
            "        rates[doc] = float(1000 * hits / len(once))\n"
            "    return rates",
            "tokens of all texts",
        ),
        (
            "lets the kit decide how long a passage is",
            "def rates_once(tokens, form, least, keep):\n"
            "    passages = reuse.corpus_passages(tokens, min_tokens=4)\n"
            "    once = reuse.count_once(tokens, passages, keep=[keep])\n"
            "    rates = {}\n"
            '    for doc, rows in once.groupby("doc"):\n'
            '        hits = (rows["form"] == form).sum()\n'
            "        rates[doc] = float(1000 * hits / len(rows))\n"
            "    return rates",
            "hand least on",
        ),
        (
            "gives counts",
            "def rates_once(tokens, form, least, keep):\n"
            "    passages = reuse.corpus_passages(tokens, min_tokens=least)\n"
            "    once = reuse.count_once(tokens, passages, keep=[keep])\n"
            "    rates = {}\n"
            '    for doc, rows in once.groupby("doc"):\n'
            '        hits = (rows["form"] == form).sum()\n'
            "        rates[doc] = int(hits)\n"
            "    return rates",
            "You counted hits",
        ),
        (
            "leaves out texts without a hit",
            "def rates_once(tokens, form, least, keep):\n"
            "    passages = reuse.corpus_passages(tokens, min_tokens=least)\n"
            "    once = reuse.count_once(tokens, passages, keep=[keep])\n"
            '    hits = once[once["form"] == form].groupby("doc").size()\n'
            '    return {doc: float(1000 * n / (once["doc"] == doc).sum()) '
            "for doc, n in hits.items()}",
            "d has no hit",
        ),
        (
            "rounds the rates",
            "def rates_once(tokens, form, least, keep):\n"
            "    passages = reuse.corpus_passages(tokens, min_tokens=least)\n"
            "    once = reuse.count_once(tokens, passages, keep=[keep])\n"
            "    return {\n"
            '        doc: round(float(1000 * (rows["form"] == form).mean()), 1)\n'
            '        for doc, rows in once.groupby("doc")\n'
            "    }",
            "Do not round",
        ),
    ],
    "ps3-parts": [
        (
            "takes the menu for the headline",
            _parts().replace(
                'rows[rows["layer"] == "headline"]',
                'rows[rows["layer"].isin(["headline", "boilerplate"])]',
            ),
            "Boilerplate is no part",
        ),
        (
            "takes the first paragraph number for the lead",
            _parts(lead='rows["paragraph"] == rows["paragraph"].min()'),
            "smallest number of all paragraphs",
        ),
        (
            "takes the paragraph 1 for the lead",
            _parts(lead='inside["paragraph"] == 1'),
            "Its first paragraph has the number 3",
        ),
        (
            "takes the paragraph 3 for the lead",
            _parts(lead='inside["paragraph"] == 3'),
            "Each text has its own first paragraph",
        ),
        (
            "takes all paragraphs for the lead",
            _parts(lead='inside["paragraph"] > 0'),
            "You took all paragraphs for the lead",
        ),
        (
            "counts the lead twice",
            _parts(rest="inside"),
            "You counted the lead twice",
        ),
        (
            "counts the heading with the rest",
            _parts(
                rest='rows[~rows["layer"].isin(["headline", "boilerplate"])]'
                '.loc[lambda r: r["paragraph"] != inside["paragraph"].min()]'
            ),
            "You counted the heading with the rest",
        ),
        (
            "takes the second paragraph for the rest",
            _parts(rest='inside[inside["paragraph"] == inside["paragraph"].min() + 1]'),
            "Your rest is one paragraph",
        ),
        (
            "looks for the first form only",
            _parts(hits='(piece["form"] == forms[0]).sum()'),
            "forms is a list of forms",
        ),
        (
            "leaves out parts that a text lacks",
            _parts().replace(
                "    return found",
                "    return {d: {p: e for p, e in each.items() if e[1]} "
                "for d, each in found.items()}",
            ),
            "Each part has its entry all the",
        ),
        (
            "gives hits only",
            _parts(pair="{hits}"),
            "Behind each part we want (hits, tokens)",
        ),
    ],
    "ps3-stayed": [
        (
            "takes lemmas of any text",
            _stayed(gather="set.union(*groups)"),
            "lemmas of any text",
        ),
        ("keeps the empty string", _stayed(less=""), "The empty string is in your list"),
        (
            "asks the texts for the periods too",
            _stayed(first='everywhere("doc")'),
            "A period is all its texts together",
        ),
        (
            "asks the periods for the texts too",
            _stayed(second='everywhere("period")'),
            "it is not in every text",
        ),
        (
            "gives one list",
            _stayed(second=None),
            "Two lists should come back",
        ),
        ("gives sets", _stayed(order=""), "We want two lists"),
        (
            "does not sort",
            _stayed(order="(lambda found: sorted(found, reverse=True))"),
            "Your list is not sorted",
        ),
        (
            "counts on three texts",
            "def stayed(table):\n"
            '    known = table[table["lemma"] != ""].groupby("lemma")\n'
            '    periods, texts = known["period"].nunique(), known["doc"].nunique()\n'
            "    return sorted(periods[periods == 2].index), sorted(texts[texts == 3].index)",
            "How many texts there are",
        ),
    ],
    "ps3-place": [
        (
            "looks into the words",
            _places(
                test="all(w in f for w, f in zip(wanted, forms[i:i + len(wanted)])) "
                "and i + len(wanted) <= len(forms)"
            ),
            "You found the phrase inside",
        ),
        (
            "goes across paragraphs",
            _places(groups='table.groupby(["doc", "doc"], sort=False)'),
            "across the end of a paragraph",
        ),
        (
            "ends where the last word begins",
            _places(end='rows["start"].iloc[last]'),
            "A place ends where its last word ends",
        ),
        (
            "compares tokens as written",
            _places(forms='rows["token"].tolist()'),
            "with a stroke and a mark in it. Compare forms",
        ),
        (
            "takes the phrase as it was copied",
            _places(wanted="phrase.split()"),
            "Take the forms of its words too",
        ),
        (
            "counts offsets in a cleaned string",
            _places(end='rows["start"].iloc[i] + len(" ".join(wanted))'),
            "counted again in a cleaned string",
        ),
        (
            "keeps the first place of each text",
            _places().replace(
                "    return found",
                "    return list({p[0]: p for p in found[::-1]}.values())[::-1]",
            ),
            "By hand there are three places",
        ),
        (
            "gives no text",
            _places(place="{start}, {end}"),
            "Each place is (doc, start, end)",
        ),
    ],
    "ps3-absent": [
        (
            "counts whatever contains the letters",
            _absent(looked='rows["form"].str.contains(letters, regex=False)'),
            "You counted every form that contains the letters",
        ),
        (
            "takes what was found for near",
            _absent(others='rows["form"]'),
            "What was found is not near",
        ),
        (
            "looks near only where something was found",
            _absent(near="sorted(set(near_forms)) if looked.sum() else []"),
            "In b nothing was found",
        ),
        (
            "looks near only where nothing was found",
            _absent(near="[] if looked.sum() else sorted(set(near_forms))"),
            "was passed by in a",
        ),
        ("keeps tokens", _absent(near="sorted(near_forms)"), "Give each once"),
        (
            "does not sort",
            _absent(near="sorted(set(near_forms), reverse=True)"),
            "near forms is not sorted",
        ),
        (
            "forgets texts without a find",
            _absent().replace(
                "    return found",
                "    return {d: e for d, e in found.items() if e[0] or e[1]}",
            ),
            "Text c is missing",
        ),
        (
            "takes the letters for a pattern",
            _absent().replace(", regex=False", ""),
            "A dot in the letters is a dot",
        ),
        (
            "looks for letters with others between",
            _absent().replace(
                "str.contains(letters, regex=False)", 'str.contains(".*".join(letters))'
            ),
            "other letters in between",
        ),
    ],
}
