"""Typical wrong answers to problem set 3, and a piece of the message that meets each.

BANK: {grade_id of the answer: [(what went wrong, the answer, piece of the message), ...]}.
"""

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
    "ps3-recurring": [
        (
            "does not ask in how many texts",
            "def recurring(grams, min_freq, min_texts):\n"
            '    freq = grams.groupby("phrase").size()\n'
            "    return freq[freq >= min_freq].to_dict()",
            "but not in how many texts",
        ),
        (
            "counts texts, not occurrences",
            "def recurring(grams, min_freq, min_texts):\n"
            '    texts = grams.groupby("phrase")["doc"].nunique()\n'
            "    return texts[texts >= min_texts].to_dict()",
            "that is its number of texts",
        ),
        (
            "takes 'at least' for 'more than'",
            "def recurring(grams, min_freq, min_texts):\n"
            '    docs = grams.groupby("phrase")["doc"]\n'
            "    freq, texts = docs.size(), docs.nunique()\n"
            "    return freq[(freq > min_freq) & (texts >= min_texts)].to_dict()",
            ">=, not >",
        ),
        (
            "asks for the frequency inside one text",
            "def recurring(grams, min_freq, min_texts):\n"
            '    docs = grams.groupby("phrase")["doc"]\n'
            '    inside = grams.groupby(["phrase", '
            '"doc"]).size().groupby("phrase").max()\n'
            "    keep = (inside >= min_freq) & (docs.nunique() >= min_texts)\n"
            "    return inside[keep].to_dict()",
            "occurrences inside one text",
        ),
        (
            "exchanges the two limits",
            "def recurring(grams, min_freq, min_texts):\n"
            '    docs = grams.groupby("phrase")["doc"]\n'
            "    freq, texts = docs.size(), docs.nunique()\n"
            "    return freq[(freq >= min_texts) & (texts >= min_freq)].to_dict()",
            "exchanged the two limits",
        ),
        (
            "gives a list of phrases",
            "def recurring(grams, min_freq, min_texts):\n"
            '    docs = grams.groupby("phrase")["doc"]\n'
            "    return list(docs.size()[(docs.size() >= min_freq) & "
            "(docs.nunique() >= min_texts)].index)",
            "we want a dictionary",
        ),
    ],
    "ps3-maximal": [
        (
            "drops every phrase inside a longer one",
            "def wholes(freqs):\n"
            "    return [short for short in freqs if not any(\n"
            '        short != long and f" {short} " in f" {long} " for '
            "long in freqs)]",
            "twice it stands alone",
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
    "ps3-frame": [
        (
            "crosses the ends of paragraphs",
            "def fillers(paragraphs, frame):\n"
            "    parts = frame.split()\n"
            '    slot, found = parts.index("*"), []\n'
            "    for words in [sum(paragraphs, [])]:\n"
            "        for i in range(len(words) - len(parts) + 1):\n"
            "            run = words[i:i + len(parts)]\n"
            "            if run[:slot] == parts[:slot] and run[slot + 1:] "
            "== parts[slot + 1:]:\n"
            "                found.append(run[slot])\n"
            "    return found",
            "across the end of a paragraph",
        ),
        (
            "keeps each filler once",
            "def fillers(paragraphs, frame):\n"
            "    parts = frame.split()\n"
            '    slot, found = parts.index("*"), []\n'
            "    for words in paragraphs:\n"
            "        for i in range(len(words) - len(parts) + 1):\n"
            "            run = words[i:i + len(parts)]\n"
            "            if run[:slot] == parts[:slot] and run[slot + 1:] "
            "== parts[slot + 1:]:\n"
            "                found.append(run[slot])\n"
            "    return sorted(set(found))",
            "kept each filler once",
        ),
        (
            "gives the whole phrase",
            "def fillers(paragraphs, frame):\n"
            "    parts = frame.split()\n"
            '    slot, found = parts.index("*"), []\n'
            "    for words in paragraphs:\n"
            "        for i in range(len(words) - len(parts) + 1):\n"
            "            run = words[i:i + len(parts)]\n"
            "            if run[:slot] == parts[:slot] and run[slot + 1:] "
            "== parts[slot + 1:]:\n"
            '                found.append(" ".join(run))\n'
            "    return found",
            "You give the whole phrase",
        ),
        (
            "always takes the second word for the slot",
            "def fillers(paragraphs, frame):\n"
            "    parts = frame.split()\n"
            "    slot, found = 1, []\n"
            "    for words in paragraphs:\n"
            "        for i in range(len(words) - len(parts) + 1):\n"
            "            run = words[i:i + len(parts)]\n"
            "            if run[:slot] == parts[:slot] and run[slot + 1:] "
            "== parts[slot + 1:]:\n"
            "                found.append(run[slot])\n"
            "    return found",
            "where its * is",
        ),
        (
            "counts the fillers",
            "def fillers(paragraphs, frame):\n"
            "    parts = frame.split()\n"
            '    slot, found = parts.index("*"), []\n'
            "    for words in paragraphs:\n"
            "        for i in range(len(words) - len(parts) + 1):\n"
            "            run = words[i:i + len(parts)]\n"
            "            if run[:slot] == parts[:slot] and run[slot + 1:] "
            "== parts[slot + 1:]:\n"
            "                found.append(run[slot])\n"
            "    return {word: found.count(word) for word in found}",
            "the list of the words",
        ),
        (
            "lets any number of words into the slot",
            "def fillers(paragraphs, frame):\n"
            "    import re\n"
            '    pattern = r"(?<!\\S)" + frame.replace("*", "(.+?)") + r"(?!\\S)"\n'
            "    return [found for words in paragraphs for found in "
            're.findall(pattern, " ".join(words))]',
            "Your slot holds two words",
        ),
        (
            "compares letters",
            "def fillers(paragraphs, frame):\n"
            "    import re\n"
            '    pattern = frame.replace("*", r"(\\S+)")\n'
            "    return [found for words in paragraphs for found in "
            're.findall(pattern, " ".join(words))]',
            "Compare whole words, not letters",
        ),
        (
            "jumps over finds that share a word",
            "def fillers(paragraphs, frame):\n"
            "    import re\n"
            '    pattern = r"(?<!\\S)" + frame.replace("*", r"(\\S+)") + '
            'r"(?!\\S)"\n'
            "    return [found for words in paragraphs for found in "
            're.findall(pattern, " ".join(words))]',
            "Two finds may share a word",
        ),
    ],
    "ps3-spread": [
        (
            "does not halve the sum",
            "def spread(counts, sizes):\n"
            "    if sum(counts) == 0:\n"
            "        return 0, None\n"
            "    shares = [(c / sum(counts), s / sum(sizes)) for c, s in "
            "zip(counts, sizes)]\n"
            "    return sum(c > 0 for c in counts), sum(abs(a - b) for a, "
            "b in shares)",
            "forgot to halve",
        ),
        (
            "adds the differences with their signs",
            "def spread(counts, sizes):\n"
            "    if sum(counts) == 0:\n"
            "        return 0, None\n"
            "    shares = [(c / sum(counts), s / sum(sizes)) for c, s in "
            "zip(counts, sizes)]\n"
            "    return sum(c > 0 for c in counts), sum(a - b for a, b in "
            "shares) / 2",
            "they cancel out",
        ),
        (
            "takes all texts for equally long",
            "def spread(counts, sizes):\n"
            "    if sum(counts) == 0:\n"
            "        return 0, None\n"
            "    shares = [(c / sum(counts), s / sum(sizes)) for c, s in "
            "zip(counts, sizes)]\n"
            "    return sum(c > 0 for c in counts), (\n"
            "        sum(abs(a - 1 / len(counts)) for a, _ in shares) / 2)",
            "use the sizes",
        ),
        (
            "compares numbers, not shares",
            "def spread(counts, sizes):\n"
            "    if sum(counts) == 0:\n"
            "        return 0, None\n"
            "    shares = [(c / sum(counts), s / sum(sizes)) for c, s in "
            "zip(counts, sizes)]\n"
            "    return sum(c > 0 for c in counts), (\n"
            "        sum(abs(c - s) for c, s in zip(counts, sizes)) / 2)",
            "not shares",
        ),
        (
            "takes the range for largest minus smallest",
            "def spread(counts, sizes):\n"
            "    if sum(counts) == 0:\n"
            "        return 0, None\n"
            "    shares = [(c / sum(counts), s / sum(sizes)) for c, s in "
            "zip(counts, sizes)]\n"
            "    return (\n"
            "        max(counts) - min(counts)), sum(abs(a - b) for a, b "
            "in shares) / 2",
            "the largest count minus the smallest",
        ),
        (
            "exchanges the two results",
            "def spread(counts, sizes):\n"
            "    if sum(counts) == 0:\n"
            "        return 0, None\n"
            "    shares = [(c / sum(counts), s / sum(sizes)) for c, s in "
            "zip(counts, sizes)]\n"
            "    return (\n"
            "        sum(abs(a - b) for a, b in shares) / 2), sum(c > 0 "
            "for c in counts)",
            "the other way round",
        ),
        (
            "divides by no occurrences",
            "def spread(counts, sizes):\n"
            "    shares = [(c / sum(counts), s / sum(sizes)) for c, s in "
            "zip(counts, sizes)]\n"
            "    return sum(c > 0 for c in counts), sum(abs(a - b) for a, "
            "b in shares) / 2",
            "divide by no occurrences",
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
    ],
    "ps3-keyness": [
        (
            "takes the natural logarithm for the log ratio",
            "def log_ratio(freq, freq_ref, size, size_ref):\n"
            "    return log(((freq or 0.5) / size) / ((freq_ref or 0.5) / "
            "size_ref))\n"
            "\n"
            "\n"
            "def log_likelihood(freq, freq_ref, size, size_ref):\n"
            "    word, total = freq + freq_ref, size + size_ref\n"
            "    observed = [freq, freq_ref, size - freq, size_ref - freq_ref]\n"
            "    expected = [n * part / total for n in (word, total - "
            "word) for part in (size, size_ref)]\n"
            "    return 2 * sum(o * log(o / e) for o, e in zip(observed, "
            "expected) if o > 0)",
            "You took the natural logarithm",
        ),
        (
            "takes the logarithm to base 10",
            "def log_ratio(freq, freq_ref, size, size_ref):\n"
            "    return log(((freq or 0.5) / size) / ((freq_ref or 0.5) / "
            "size_ref), 10)\n"
            "\n"
            "\n"
            "def log_likelihood(freq, freq_ref, size, size_ref):\n"
            "    word, total = freq + freq_ref, size + size_ref\n"
            "    observed = [freq, freq_ref, size - freq, size_ref - freq_ref]\n"
            "    expected = [n * part / total for n in (word, total - "
            "word) for part in (size, size_ref)]\n"
            "    return 2 * sum(o * log(o / e) for o, e in zip(observed, "
            "expected) if o > 0)",
            "to base 10",
        ),
        (
            "exchanges target and reference",
            "def log_ratio(freq, freq_ref, size, size_ref):\n"
            "    return -log2(((freq or 0.5) / size) / ((freq_ref or 0.5) "
            "/ size_ref))\n"
            "\n"
            "\n"
            "def log_likelihood(freq, freq_ref, size, size_ref):\n"
            "    word, total = freq + freq_ref, size + size_ref\n"
            "    observed = [freq, freq_ref, size - freq, size_ref - freq_ref]\n"
            "    expected = [n * part / total for n in (word, total - "
            "word) for part in (size, size_ref)]\n"
            "    return 2 * sum(o * log(o / e) for o, e in zip(observed, "
            "expected) if o > 0)",
            "sign is wrong way round",
        ),
        (
            "forgets the logarithm",
            "def log_ratio(freq, freq_ref, size, size_ref):\n"
            "    return ((freq or 0.5) / size) / ((freq_ref or 0.5) / size_ref)\n"
            "\n"
            "\n"
            "def log_likelihood(freq, freq_ref, size, size_ref):\n"
            "    word, total = freq + freq_ref, size + size_ref\n"
            "    observed = [freq, freq_ref, size - freq, size_ref - freq_ref]\n"
            "    expected = [n * part / total for n in (word, total - "
            "word) for part in (size, size_ref)]\n"
            "    return 2 * sum(o * log(o / e) for o, e in zip(observed, "
            "expected) if o > 0)",
            "That is the ratio",
        ),
        (
            "compares counts",
            "def log_ratio(freq, freq_ref, size, size_ref):\n"
            "    return log2((freq or 0.5) / (freq_ref or 0.5))\n"
            "\n"
            "\n"
            "def log_likelihood(freq, freq_ref, size, size_ref):\n"
            "    word, total = freq + freq_ref, size + size_ref\n"
            "    observed = [freq, freq_ref, size - freq, size_ref - freq_ref]\n"
            "    expected = [n * part / total for n in (word, total - "
            "word) for part in (size, size_ref)]\n"
            "    return 2 * sum(o * log(o / e) for o, e in zip(observed, "
            "expected) if o > 0)",
            "You compared counts, 8 and 2",
        ),
        (
            "divides by the size of the other corpus",
            "def log_ratio(freq, freq_ref, size, size_ref):\n"
            "    return log2(((freq or 0.5) / size_ref) / ((freq_ref or "
            "0.5) / size))\n"
            "\n"
            "\n"
            "def log_likelihood(freq, freq_ref, size, size_ref):\n"
            "    word, total = freq + freq_ref, size + size_ref\n"
            "    observed = [freq, freq_ref, size - freq, size_ref - freq_ref]\n"
            "    expected = [n * part / total for n in (word, total - "
            "word) for part in (size, size_ref)]\n"
            "    return 2 * sum(o * log(o / e) for o, e in zip(observed, "
            "expected) if o > 0)",
            "size of the other corpus",
        ),
        (
            "adds one half to every count",
            "def log_ratio(freq, freq_ref, size, size_ref):\n"
            "    return log2(((freq + 0.5) / size) / ((freq_ref + 0.5) / "
            "size_ref))\n"
            "\n"
            "\n"
            "def log_likelihood(freq, freq_ref, size, size_ref):\n"
            "    word, total = freq + freq_ref, size + size_ref\n"
            "    observed = [freq, freq_ref, size - freq, size_ref - freq_ref]\n"
            "    expected = [n * part / total for n in (word, total - "
            "word) for part in (size, size_ref)]\n"
            "    return 2 * sum(o * log(o / e) for o, e in zip(observed, "
            "expected) if o > 0)",
            "added 0.5 to every count",
        ),
        (
            "has no answer to zero",
            "def log_ratio(freq, freq_ref, size, size_ref):\n"
            "    return log2((freq / size) / (freq_ref / size_ref))\n"
            "\n"
            "\n"
            "def log_likelihood(freq, freq_ref, size, size_ref):\n"
            "    word, total = freq + freq_ref, size + size_ref\n"
            "    observed = [freq, freq_ref, size - freq, size_ref - freq_ref]\n"
            "    expected = [n * part / total for n in (word, total - "
            "word) for part in (size, size_ref)]\n"
            "    return 2 * sum(o * log(o / e) for o, e in zip(observed, "
            "expected) if o > 0)",
            "A count of zero gives an error",
        ),
        (
            "lets zero become infinite",
            "def log_ratio(freq, freq_ref, size, size_ref):\n"
            "    ratio = (freq / size) / (freq_ref / size_ref) if freq_ref "
            'else float("inf")\n'
            '    return log2(ratio) if ratio else -float("inf")\n'
            "\n"
            "\n"
            "def log_likelihood(freq, freq_ref, size, size_ref):\n"
            "    word, total = freq + freq_ref, size + size_ref\n"
            "    observed = [freq, freq_ref, size - freq, size_ref - freq_ref]\n"
            "    expected = [n * part / total for n in (word, total - "
            "word) for part in (size, size_ref)]\n"
            "    return 2 * sum(o * log(o / e) for o, e in zip(observed, "
            "expected) if o > 0)",
            "gives infinity",
        ),
        (
            "puts 1 for zero",
            "def log_ratio(freq, freq_ref, size, size_ref):\n"
            "    return log2(((freq or 1) / size) / ((freq_ref or 1) / size_ref))\n"
            "\n"
            "\n"
            "def log_likelihood(freq, freq_ref, size, size_ref):\n"
            "    word, total = freq + freq_ref, size + size_ref\n"
            "    observed = [freq, freq_ref, size - freq, size_ref - freq_ref]\n"
            "    expected = [n * part / total for n in (word, total - "
            "word) for part in (size, size_ref)]\n"
            "    return 2 * sum(o * log(o / e) for o, e in zip(observed, "
            "expected) if o > 0)",
            "something else for zero",
        ),
        (
            "does not double the sum",
            "def log_ratio(freq, freq_ref, size, size_ref):\n"
            "    return log2(((freq or 0.5) / size) / ((freq_ref or 0.5) / "
            "size_ref))\n"
            "\n"
            "\n"
            "\n"
            "def log_likelihood(freq, freq_ref, size, size_ref):\n"
            "    word, total = freq + freq_ref, size + size_ref\n"
            "    observed = [freq, freq_ref, size - freq, size_ref - freq_ref]\n"
            "    expected = [n * part / total for n in (word, total - "
            "word) for part in (size, size_ref)]\n"
            "    return sum(o * log(o / e) for o, e in zip(observed, "
            "expected) if o > 0)",
            "it is to be doubled",
        ),
        (
            "takes base 2 for the log-likelihood",
            "def log_ratio(freq, freq_ref, size, size_ref):\n"
            "    return log2(((freq or 0.5) / size) / ((freq_ref or 0.5) / "
            "size_ref))\n"
            "\n"
            "\n"
            "\n"
            "def log_likelihood(freq, freq_ref, size, size_ref):\n"
            "    word, total = freq + freq_ref, size + size_ref\n"
            "    observed = [freq, freq_ref, size - freq, size_ref - freq_ref]\n"
            "    expected = [n * part / total for n in (word, total - "
            "word) for part in (size, size_ref)]\n"
            "    return 2 * sum(o * log2(o / e) for o, e in zip(observed, "
            "expected) if o > 0)",
            "base 2 belongs to the log ratio",
        ),
        (
            "adds up the two cells of the word",
            "def log_ratio(freq, freq_ref, size, size_ref):\n"
            "    return log2(((freq or 0.5) / size) / ((freq_ref or 0.5) / "
            "size_ref))\n"
            "\n"
            "\n"
            "\n"
            "def log_likelihood(freq, freq_ref, size, size_ref):\n"
            "    word, total = freq + freq_ref, size + size_ref\n"
            "    observed = [freq, freq_ref, size - freq, size_ref - freq_ref]\n"
            "    expected = [n * part / total for n in (word, total - "
            "word) for part in (size, size_ref)]\n"
            "    return 2 * sum(o * log(o / e) for o, e in "
            "zip(observed[:2], expected) if o > 0)",
            "added up two cells",
        ),
        (
            "expects the same in both corpora",
            "def log_ratio(freq, freq_ref, size, size_ref):\n"
            "    return log2(((freq or 0.5) / size) / ((freq_ref or 0.5) / "
            "size_ref))\n"
            "\n"
            "\n"
            "def log_likelihood(freq, freq_ref, size, size_ref):\n"
            "    half = (freq + freq_ref) / 2\n"
            "    return 2 * sum(o * log(o / half) for o in (freq, "
            "freq_ref) if o > 0)",
            "You expected 5 and 5",
        ),
        (
            "gives the log-likelihood a sign",
            "def log_ratio(freq, freq_ref, size, size_ref):\n"
            "    return log2(((freq or 0.5) / size) / ((freq_ref or 0.5) / "
            "size_ref))\n"
            "\n"
            "\n"
            "\n"
            "def log_likelihood(freq, freq_ref, size, size_ref):\n"
            "    word, total = freq + freq_ref, size + size_ref\n"
            "    observed = [freq, freq_ref, size - freq, size_ref - freq_ref]\n"
            "    expected = [n * part / total for n in (word, total - "
            "word) for part in (size, size_ref)]\n"
            "    sign = 1 if freq / size < freq_ref / size_ref else -1\n"
            "    return sign * 2 * sum(o * log(o / e) for o, e in "
            "zip(observed, expected) if o > 0)",
            "never below 0",
        ),
        (
            "takes the logarithm of an observed zero",
            "def log_ratio(freq, freq_ref, size, size_ref):\n"
            "    return log2(((freq or 0.5) / size) / ((freq_ref or 0.5) / "
            "size_ref))\n"
            "\n"
            "\n"
            "\n"
            "def log_likelihood(freq, freq_ref, size, size_ref):\n"
            "    word, total = freq + freq_ref, size + size_ref\n"
            "    observed = [freq, freq_ref, size - freq, size_ref - freq_ref]\n"
            "    expected = [n * part / total for n in (word, total - "
            "word) for part in (size, size_ref)]\n"
            "    return 2 * sum(o * log(o / e) for o, e in zip(observed, expected))",
            "adds nothing: leave it out",
        ),
    ],
    "ps3-ways": [
        (
            "looks in one direction only",
            "def ways_and_p(counts, sizes, target):\n"
            "    def rate(docs):\n"
            "        return sum(counts[doc] for doc in docs) / "
            "sum(sizes[doc] for doc in docs)\n"
            "\n"
            "    def difference(chosen):\n"
            "        return rate(chosen) - rate([doc for doc in counts if "
            "doc not in chosen])\n"
            "\n"
            "    ways = list(combinations(counts, len(target)))\n"
            "    least = difference(target) - 1e-12\n"
            "    p = sum(difference(way) >= least for way in ways) / len(ways)\n"
            "    return len(ways), p",
            "above a negative number",
        ),
        (
            "looks in the direction of the target only",
            "def ways_and_p(counts, sizes, target):\n"
            "    def rate(docs):\n"
            "        return sum(counts[doc] for doc in docs) / "
            "sum(sizes[doc] for doc in docs)\n"
            "\n"
            "    def difference(chosen):\n"
            "        return rate(chosen) - rate([doc for doc in counts if "
            "doc not in chosen])\n"
            "\n"
            "    ways = list(combinations(counts, len(target)))\n"
            "    real = difference(target)\n"
            "    p = sum(difference(way) / real >= 1 - 1e-12 for way in "
            "ways) / len(ways)\n"
            "    return len(ways), p",
            "in the other direction",
        ),
        (
            "counts only larger differences",
            "def ways_and_p(counts, sizes, target):\n"
            "    def rate(docs):\n"
            "        return sum(counts[doc] for doc in docs) / "
            "sum(sizes[doc] for doc in docs)\n"
            "\n"
            "    def difference(chosen):\n"
            "        return rate(chosen) - rate([doc for doc in counts if "
            "doc not in chosen])\n"
            "\n"
            "    ways = list(combinations(counts, len(target)))\n"
            "    least = abs(difference(target)) + 1e-12\n"
            "    p = sum(abs(difference(way)) >= least for way in ways) / "
            "len(ways)\n"
            "    return len(ways), p",
            "takes the real way in",
        ),
        (
            "leaves the real way out",
            "def ways_and_p(counts, sizes, target):\n"
            "    def rate(docs):\n"
            "        return sum(counts[doc] for doc in docs) / "
            "sum(sizes[doc] for doc in docs)\n"
            "\n"
            "    def difference(chosen):\n"
            "        return rate(chosen) - rate([doc for doc in counts if "
            "doc not in chosen])\n"
            "\n"
            "    ways = [way for way in combinations(counts, len(target)) "
            "if set(way) != set(target)]\n"
            "    least = abs(difference(target)) - 1e-12\n"
            "    p = sum(abs(difference(way)) >= least for way in ways) / "
            "len(ways)\n"
            "    return len(ways), p",
            "The real way is missing",
        ),
        (
            "counts each choice in both orders",
            "def ways_and_p(counts, sizes, target):\n"
            "    def rate(docs):\n"
            "        return sum(counts[doc] for doc in docs) / "
            "sum(sizes[doc] for doc in docs)\n"
            "\n"
            "    def difference(chosen):\n"
            "        return rate(chosen) - rate([doc for doc in counts if "
            "doc not in chosen])\n"
            "\n"
            "    ways = list(__import__('itertools').permutations(counts, "
            "len(target)))\n"
            "    least = abs(difference(target)) - 1e-12\n"
            "    p = sum(abs(difference(way)) >= least for way in ways) / "
            "len(ways)\n"
            "    return len(ways), p",
            "one and the same choice",
        ),
        (
            "chooses one text each time",
            "def ways_and_p(counts, sizes, target):\n"
            "    def rate(docs):\n"
            "        return sum(counts[doc] for doc in docs) / "
            "sum(sizes[doc] for doc in docs)\n"
            "\n"
            "    def difference(chosen):\n"
            "        return rate(chosen) - rate([doc for doc in counts if "
            "doc not in chosen])\n"
            "\n"
            "    ways = [(doc,) for doc in counts]\n"
            "    least = abs(difference(target)) - 1e-12\n"
            "    p = sum(abs(difference(way)) >= least for way in ways) / "
            "len(ways)\n"
            "    return len(ways), p",
            "You chose one text each time",
        ),
        (
            "compares counts",
            "def ways_and_p(counts, sizes, target):\n"
            "    def rate(docs):\n"
            "        return sum(counts[doc] for doc in docs) / "
            "sum(sizes[doc] for doc in docs)\n"
            "\n"
            "    def difference(chosen):\n"
            "        others = [doc for doc in counts if doc not in chosen]\n"
            "        return sum(counts[d] for d in chosen) - sum(counts[d] "
            "for d in others)\n"
            "\n"
            "    ways = list(combinations(counts, len(target)))\n"
            "    least = abs(difference(target)) - 1e-12\n"
            "    p = sum(abs(difference(way)) >= least for way in ways) / "
            "len(ways)\n"
            "    return len(ways), p",
            "You compared counts",
        ),
        (
            "takes the mean of the texts' rates",
            "def ways_and_p(counts, sizes, target):\n"
            "    def rate(docs):\n"
            "        return sum(counts[doc] for doc in docs) / "
            "sum(sizes[doc] for doc in docs)\n"
            "\n"
            "    def difference(chosen):\n"
            "        others = [doc for doc in counts if doc not in chosen]\n"
            "        means = [sum(counts[d] / sizes[d] for d in docs) / len(docs)\n"
            "                 for docs in (chosen, others)]\n"
            "        return means[0] - means[1]\n"
            "\n"
            "    ways = list(combinations(counts, len(target)))\n"
            "    least = abs(difference(target)) - 1e-12\n"
            "    p = sum(abs(difference(way)) >= least for way in ways) / "
            "len(ways)\n"
            "    return len(ways), p",
            "A group is one heap",
        ),
        (
            "compares with all texts",
            "def ways_and_p(counts, sizes, target):\n"
            "    def rate(docs):\n"
            "        return sum(counts[doc] for doc in docs) / "
            "sum(sizes[doc] for doc in docs)\n"
            "\n"
            "    def difference(chosen):\n"
            "        return rate(chosen) - rate(list(counts))\n"
            "\n"
            "    ways = list(combinations(counts, len(target)))\n"
            "    least = abs(difference(target)) - 1e-12\n"
            "    p = sum(abs(difference(way)) >= least for way in ways) / "
            "len(ways)\n"
            "    return len(ways), p",
            "The reference is the others only",
        ),
    ],
}
