"""Typical wrong answers to problem set 1, and a piece of the message that meets each.

BANK: {grade_id of the answer: [(what went wrong, the answer, piece of the message), ...]}.
"""

BANK = {
    "ps1-mend": [
        (
            "prints and returns nothing",
            "def text_id(number):\n    print(str(number).zfill(3))",
            "Nothing came back",
        ),
        (
            "gives a number",
            "def text_id(number):\n    return number",
            "A number came back",
        ),
        (
            "puts two zeros before any number",
            'def text_id(number):\n    return "00" + str(number)',
            "four characters",
        ),
        (
            "forgets the zeros",
            "def text_id(number):\n    return str(number)",
            "zeros in front are missing",
        ),
        (
            "fills up with spaces",
            'def text_id(number):\n    return f"{number:3}"',
            "spaces in your id",
        ),
    ],
    "ps1-sentences": [
        (
            "counts finds, not sentences",
            "def sentences_with(table, letters):\n"
            '    return int(table["text"].str.count(letters).sum())',
            "You counted finds",
        ),
        (
            "compares whole sentences",
            "def sentences_with(table, letters):\n"
            '    return int((table["text"] == letters).sum())',
            "== compares whole sentences",
        ),
        (
            "looks for whole words",
            "def sentences_with(table, letters):\n"
            '    return sum(letters in text.split() for text in table["text"])',
            "looked for whole words",
        ),
        (
            "gives the sentences, not their number",
            "def sentences_with(table, letters):\n"
            '    return table[table["text"].str.contains(letters)]',
            "add up the yeses",
        ),
        (
            "always searches the same word",
            "def sentences_with(table, letters):\n"
            '    letters = "قطر"\n'
            '    return int(table["text"].str.contains(letters).sum())',
            "Use the argument letters",
        ),
        (
            "searches the five texts, whatever table is given",
            "def sentences_with(table, letters):\n"
            '    return int(sentences["text"].str.contains(letters).sum())',
            "You searched the five texts",
        ),
    ],
    "ps1-piece": [
        (
            "takes the end in",
            "def piece(raw, start, end):\n    return raw[start:end + 1]",
            "one character too many",
        ),
        (
            "counts from 1",
            "def piece(raw, start, end):\n    return raw[start - 1:end - 1]",
            "begins one character early",
        ),
        (
            "takes the end for a length",
            "def piece(raw, start, end):\n    return raw[start:start + end]",
            "for a length",
        ),
        (
            "turns the text round",
            "def piece(raw, start, end):\n    return raw[::-1][start:end]",
            "turned the text round",
        ),
        (
            "strips the edges",
            "def piece(raw, start, end):\n    return raw[start:end].strip()",
            "took off the space",
        ),
        (
            "prints the piece",
            "def piece(raw, start, end):\n    print(raw[start:end])",
            "forget return",
        ),
    ],
    "ps1-years": [
        (
            "sees Latin digits only",
            "def years_in(raw):\n"
            '    return [int(year) for year in re.findall("20[0-9][0-9]", raw)]',
            "only the year in Latin digits",
        ),
        (
            "gives strings",
            "def years_in(raw):\n"
            '    return re.findall("20[0-9][0-9]", arabic.unify_digits(raw))',
            "Your list holds strings",
        ),
        (
            "keeps each year once",
            "def years_in(raw):\n"
            '    found = re.findall("20[0-9][0-9]", arabic.unify_digits(raw))\n'
            "    return list(set(map(int, found)))",
            "kept only once",
        ),
        (
            "sorts the years",
            "def years_in(raw):\n"
            '    found = re.findall("20[0-9][0-9]", arabic.unify_digits(raw))\n'
            "    return sorted(map(int, found))",
            "order of the calendar",
        ),
        (
            "gives the latest year only",
            "def years_in(raw):\n"
            '    found = re.findall("20[0-9][0-9]", arabic.unify_digits(raw))\n'
            "    return max(map(int, found))",
            "even if it holds a single year",
        ),
        (
            "reads Arabic-Indic digits from the right",
            "def years_in(raw):\n"
            '    found = re.findall(r"\\d{4}", raw)\n'
            "    return [int(year if year.isascii() else year[::-1]) for year in found]",
            "turned the digits round",
        ),
    ],
    "ps1-days": [
        (
            "loses the last day",
            "def possible_days(weekday, first, last):\n"
            "    days = [first + timedelta(days=n) for n in range((last - first).days)]\n"
            '    return [day for day in days if day.strftime("%A") == weekday]',
            "The last day is missing",
        ),
        (
            "begins a day late",
            "def possible_days(weekday, first, last):\n"
            "    days = [first + timedelta(days=n)"
            " for n in range(1, (last - first).days + 1)]\n"
            '    return [day for day in days if day.strftime("%A") == weekday]',
            "The first day is missing",
        ),
        (
            "gives numbers of days",
            "def possible_days(weekday, first, last):\n"
            "    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]\n"
            '    return [day.day for day in days if day.strftime("%A") == weekday]',
            "numbers of days",
        ),
        (
            "gives strings",
            "def possible_days(weekday, first, last):\n"
            "    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]\n"
            '    return [str(day) for day in days if day.strftime("%A") == weekday]',
            "Keep the days as dates",
        ),
        (
            "keeps every day",
            "def possible_days(weekday, first, last):\n"
            "    return [first + timedelta(days=n) for n in range((last - first).days + 1)]",
            "every day of the span",
        ),
        (
            "numbers Monday 1 where Python says 0",
            "def possible_days(weekday, first, last):\n"
            '    names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday",'
            ' "Friday", "Saturday"]\n'
            "    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]\n"
            "    return [day for day in days if day.weekday() == names.index(weekday)]",
            "Those are Tuesdays",
        ),
        (
            "stays within the month of the first day",
            "def possible_days(weekday, first, last):\n"
            "    days = [date(first.year, first.month, n)"
            " for n in range(first.day, last.day + 1)]\n"
            '    return [day for day in days if day.strftime("%A") == weekday]',
            "end of a month",
        ),
    ],
    "ps1-range": [
        (
            "leaves only the last day open",
            "def earliest_and_latest(clues):\n"
            '    clues = clues[clues["place"] == "article"]\n'
            '    after = clues[clues["tells"] == "not before"]["date"]\n'
            '    before = clues[clues["tells"] == "not after"]["date"]\n'
            "    return after.max(), before.min() if len(before) else None",
            "A page alone dates no article",
        ),
        (
            "takes the oldest event",
            "def earliest_and_latest(clues):\n"
            '    clues = clues[clues["place"] == "article"]\n'
            '    after = clues[clues["tells"] == "not before"]["date"]\n'
            '    before = clues[clues["tells"] == "not after"]["date"]\n'
            "    return after.min(), before.min()",
            "that of the oldest event",
        ),
        (
            "takes the generous last day",
            "def earliest_and_latest(clues):\n"
            '    clues = clues[clues["place"] == "article"]\n'
            '    after = clues[clues["tells"] == "not before"]["date"]\n'
            '    before = clues[clues["tells"] == "not after"]["date"]\n'
            "    return after.max(), before.max()",
            "the more generous of the two",
        ),
        (
            "lets the ticker date the article",
            "def earliest_and_latest(clues):\n"
            '    after = clues[clues["tells"] == "not before"]["date"]\n'
            '    before = clues[clues["tells"] == "not after"]["date"]\n'
            "    return after.max(), before.min()",
            "a ticker is filled anew",
        ),
        (
            "lets the footer date the article",
            "def earliest_and_latest(clues):\n"
            '    article = clues[clues["place"] == "article"]\n'
            '    after = article[article["tells"] == "not before"]["date"]\n'
            '    before = clues[clues["tells"] == "not after"]["date"]\n'
            "    return after.max(), before.min()",
            "from the footer",
        ),
        (
            "gives NaN for an open end",
            "def earliest_and_latest(clues):\n"
            '    article = clues[clues["place"] == "article"]\n'
            '    after = article[article["tells"] == "not before"]["date"]\n'
            '    before = article[article["tells"] == "not after"]["date"]\n'
            "    return after.max(), before.min()",
            "give None in its place",
        ),
        (
            "gives the earliest day only",
            "def earliest_and_latest(clues):\n"
            '    article = clues[clues["place"] == "article"]\n'
            '    return article[article["tells"] == "not before"]["date"].max()',
            "Two strings should come back",
        ),
    ],
    "ps1-tokens": [
        (
            "splits at spaces",
            "def tokens_of(string):\n    return string.split()",
            "cuts at spaces only",
        ),
        (
            "keeps the offsets",
            "def tokens_of(string):\n    return arabic.tokenize(string)",
            "still has its offsets",
        ),
        (
            "counts digits",
            'def tokens_of(string):\n    return re.findall(r"[^\\W_]+", string)',
            "You counted digits",
        ),
        (
            "counts a lone stroke",
            'def tokens_of(string):\n    return re.findall("[\\u0621-\\u0652]+", string)',
            "lone stroke",
        ),
        (
            "gives forms, not tokens",
            "def tokens_of(string):\n"
            "    return [arabic.strip_tatweel(found.token)"
            " for found in arabic.tokenize(string)]",
            "took the stretching strokes off",
        ),
        (
            "cuts at vowel marks",
            "def tokens_of(string):\n"
            '    found = re.findall("[\\u0621-\\u064a]+", string)\n'
            '    return [token for token in found if token != "\\u0640"]',
            "word with vowel marks was cut",
        ),
        (
            "gives their number",
            "def tokens_of(string):\n    return len(arabic.tokenize(string))",
            "we want a list of tokens",
        ),
    ],
    "ps1-body": [
        (
            "counts ticker and second title",
            'def body_size(tokens, doc):\n    return int((tokens["doc"] == doc).sum())',
            "You counted the boilerplate too",
        ),
        (
            "counts the paragraphs only",
            "def body_size(tokens, doc):\n"
            '    body = tokens["layer"] == "paragraph"\n'
            '    return int((body & (tokens["doc"] == doc)).sum())',
            "You counted the paragraphs only",
        ),
        (
            "leaves the headline out",
            "def body_size(tokens, doc):\n"
            '    body = tokens["layer"].isin(["heading", "paragraph"])\n'
            '    return int((body & (tokens["doc"] == doc)).sum())',
            "has no headline",
        ),
        (
            "leaves the headings out",
            "def body_size(tokens, doc):\n"
            '    body = tokens["layer"].isin(["headline", "paragraph"])\n'
            '    return int((body & (tokens["doc"] == doc)).sum())',
            "has no headings",
        ),
        (
            "counts all files",
            "def body_size(tokens, doc):\n"
            '    return int((tokens["layer"] != "boilerplate").sum())',
            "the body of all files",
        ),
        (
            "counts different words",
            "def body_size(tokens, doc):\n"
            '    body = tokens[tokens["layer"] != "boilerplate"]\n'
            '    return int(body[body["doc"] == doc]["form"].nunique())',
            "You counted different words",
        ),
        (
            "counts what is left out",
            "def body_size(tokens, doc):\n"
            '    rest = tokens["layer"] == "boilerplate"\n'
            '    return int((rest & (tokens["doc"] == doc)).sum())',
            "You counted what is left out",
        ),
    ],
    "ps1-share": [
        (
            "gives a percentage",
            "def boilerplate_share(tokens, form):\n"
            '    hits = tokens[tokens["form"] == form]\n'
            '    return 100 * float((hits["layer"] == "boilerplate").mean())',
            "is a percentage",
        ),
        (
            "gives the share of the body",
            "def boilerplate_share(tokens, form):\n"
            '    hits = tokens[tokens["form"] == form]\n'
            '    return float((hits["layer"] != "boilerplate").mean())',
            "the share of the body",
        ),
        (
            "divides by all tokens",
            "def boilerplate_share(tokens, form):\n"
            '    hits = tokens[tokens["form"] == form]\n'
            '    return (hits["layer"] == "boilerplate").sum() / len(tokens)',
            "divided by all tokens",
        ),
        (
            "divides boilerplate by body",
            "def boilerplate_share(tokens, form):\n"
            '    hits = tokens[tokens["form"] == form]\n'
            '    page = hits["layer"] == "boilerplate"\n'
            "    return page.sum() / (~page).sum()",
            "boilerplate by body",
        ),
        (
            "finds pieces of words",
            "def boilerplate_share(tokens, form):\n"
            '    hits = tokens[tokens["form"].str.contains(form)]\n'
            '    return float((hits["layer"] == "boilerplate").mean())',
            "contains finds pieces of words",
        ),
        (
            "gives the count",
            "def boilerplate_share(tokens, form):\n"
            '    hits = tokens[tokens["form"] == form]\n'
            '    return int((hits["layer"] == "boilerplate").sum())',
            "You counted the part",
        ),
        (
            "divides by the tokens of all boilerplate",
            "def boilerplate_share(tokens, form):\n"
            '    page = tokens[tokens["layer"] == "boilerplate"]\n'
            '    return float((page["form"] == form).mean())',
            "divided by all boilerplate",
        ),
        (
            "gives NaN where the form is nowhere",
            "def boilerplate_share(tokens, form):\n"
            '    hits = tokens[tokens["form"] == form]\n'
            '    return float((hits["layer"] == "boilerplate").mean())',
            "has no share, so give None",
        ),
    ],
}
