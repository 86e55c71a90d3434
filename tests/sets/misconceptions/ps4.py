"""Typical wrong answers to problem set 4, and a piece of the message that meets each.

BANK: {grade_id of the answer: [(what went wrong, the answer, piece of the message), ...]}.
"""

NAME = """def sort_name(phrase):
    forms = [arabic.form(found.token) for found in arabic.tokenize(phrase)]
    rank = any(form.endswith(("المشير", "للمشير")) for form in forms)
    title = any(form.endswith("قائد") for form in forms)
    force = any(form.endswith(("جيش", "قوات")) for form in forms)
    both = "rank and title" if rank and title else ""
    return both or ("rank" if rank else "title" if title else "bare"), force
"""
DEEPEST = """def deepest(tokens, spans):
    rows = list(spans.assign(n=spans["end"] - spans["start"]).sort_values("n").itertuples())
    return [next((s.voice for s in rows if s.doc == t.doc and s.start <= t.start
            and t.end <= s.end), "outlet") for t in tokens.itertuples()]
"""
VOICES = """def rates_by_voice(said, lemmas):
    found = {}
    for voice, rows in said.groupby("voice"):
        count, size = int(rows["lemma"].isin(lemmas).sum()), len(rows)
        found[voice] = count, size, 1000 * count / size
    return found
"""
FORCES = """def foreign_forces(table):
    body = table[table["layer"] != "boilerplate"]
    lemmas = "تدخل أجنبي مرتزق مقاتل"
    hits = framing.occurrences(body, {"foreign_forces": lemmas.split()})
    n = hits.groupby("doc").size()
    return {doc: int(n.get(doc, 0)) for doc in table["doc"].unique()}
"""
PATTERNS = """def foreign_forces(table):
    body = table[table["layer"] != "boilerplate"]
    hits = body["form"].str.contains("تدخل|أجنب|أجانب|مرتزق|مقاتل")
    return hits.groupby(body["doc"]).sum().astype(int).to_dict()
"""
MENTIONS = """def tokens_and_mentions(hits, spans, frame):
    hits, spans = hits[hits["frame"] == frame], spans[spans["frame"] == frame]
    mentions = 0
    for s in spans.itertuples():
        inside = (hits["start"] >= s.start) & (hits["end"] <= s.end)
        mentions += int((inside & (hits["doc"] == s.doc)).any())
    return len(hits), mentions
"""
TOGETHER = """def together(coding, first, second):
    yes = coding[coding["present"] == "1"]
    places = [set(zip(part["doc"], part["sentence"])) for part in
              (yes[yes["frame"] == first], yes[yes["frame"] == second])]
    return len(places[0] & places[1])
"""
SCORE = """def score(automatic, hand):
    pairs = [(a, h) for a, h in zip(automatic, hand) if a is not None and h is not None]
    both, found = pairs.count((1, 1)), sum(a for a, _ in pairs)
    true = sum(h for _, h in pairs)
    return (both / found if found else None), (both / true if true else None)
"""


def but(answer, *changes):
    """Return a right answer with pieces replaced: (old, new), ..."""
    for old, new in changes:
        assert old in answer, old
        answer = answer.replace(old, new)
    return answer


_MATRIX = (
    "def matrix_of(rows):\n"
    "    rows, found = {given}, {{}}\n"
    '    for frame in rows["frame"].unique():\n'
    "        found[frame] = {{}}\n"
    '        for voice in rows["voice"].unique():\n'
    "            found[frame][voice] = {{}}\n"
    '            for element in rows["element"].unique():\n'
    "                cell = rows[{test}]\n"
    "                places = {order}({pairs})\n"
    "                found[frame][voice][element] = {cell}\n"
    "    return found"
)


def _matrix(
    given="rows",
    test='(rows["frame"] == frame) & (rows["voice"] == voice) & (rows["element"] == element)',
    order="sorted",
    pairs='set(zip(cell["doc"], cell["sentence"]))',
    cell='[f"{doc}.{number}" for doc, number in places]',
):
    if order == "dict.fromkeys":
        pairs = 'zip(cell["doc"], cell["sentence"])'
    return _MATRIX.format(given=given, test=test, order=order, pairs=pairs, cell=cell)


def _mostly(chosen="max(dict.fromkeys(spoken), key=spoken.count)"):
    return (
        "def mostly(said):\n"
        "    found = {}\n"
        '    for place, rows in said.groupby(["doc", "sentence"]):\n'
        '        spoken = list(rows["voice"])\n'
        f"        found[place] = {chosen}\n"
        "    return found"
    )


BANK = {
    "ps4-name": [
        (
            "takes mushiran for the rank",
            but(NAME, ('form.endswith(("المشير", "للمشير"))', '"مشير" in form')),
            "You took mushīran",
        ),
        (
            "forgets that the article loses its alif",
            but(NAME, ('("المشير", "للمشير")', '"المشير"')),
            "article loses its alif",
        ),
        (
            "misses the rank behind wa-",
            but(
                NAME,
                ('form.endswith(("المشير", "للمشير"))', 'form in ("المشير", "للمشير")'),
            ),
            "wa- clings to the rank",
        ),
        (
            "cuts at spaces and keeps strokes",
            but(
                NAME,
                (
                    "[arabic.form(found.token) for found in arabic.tokenize(phrase)]",
                    "phrase.split()",
                ),
            ),
            "stretching stroke hid",
        ),
        (
            "sees rank or title, never both",
            but(NAME, ("both or (", "(")),
            "you saw one of the two",
        ),
        (
            "leaves the army inside the title out",
            but(NAME, ('form.endswith(("جيش", "قوات"))', "False")),
            "missed the army inside",
        ),
        (
            "knows the army, not the forces",
            but(NAME, ('("جيش", "قوات")', '"جيش"')),
            "by another word than army",
        ),
        (
            "gives only the category",
            but(NAME, (", force\n", "\n")),
            "return category, force",
        ),
    ],
    "ps4-deepest": [
        (
            "takes the outermost span",
            but(DEEPEST, ('.sort_values("n")', '.sort_values("n", ascending=False)')),
            "You took the outermost span",
        ),
        (
            "lets the last row win",
            but(DEEPEST, ('.sort_values("n")', "[::-1]")),
            "gave Haftar's words to the spokesman",
        ),
        (
            "forgets which text",
            but(DEEPEST, ("s.doc == t.doc and ", "")),
            "another text. Compare doc",
        ),
        (
            "loses the last word of a span",
            but(DEEPEST, ("t.end <= s.end", "t.end < s.end")),
            "last word of each span fell out",
        ),
        (
            "leaves tokens without a span empty",
            but(DEEPEST, ('"outlet"', "None")),
            "Some token has no voice",
        ),
        (
            "gives voices only for tokens in a span",
            but(
                DEEPEST,
                (
                    "for t in tokens.itertuples()]",
                    "for t in tokens.itertuples() if t.doc in set(spans['doc'])]",
                ),
            ),
            "one each, also where no span is",
        ),
    ],
    "ps4-voices": [
        (
            "divides by all tokens",
            but(VOICES, ("len(rows)", "len(said)")),
            "Your base is all tokens",
        ),
        (
            "leaves a silent voice out",
            but(
                VOICES,
                ("        found[voice]", "        if count:\n            found[voice]"),
            ),
            "The American voice is missing",
        ),
        (
            "counts the first lemma only",
            but(VOICES, ("isin(lemmas)", "isin(lemmas[:1])")),
            "You counted the first lemma only",
        ),
        (
            "divides by the hits",
            but(
                VOICES, ("        found[", "        size = max(count, 1)\n        found[")
            ),
            "you divide by the hits",
        ),
        (
            "gives a percentage",
            but(VOICES, ("1000 *", "100 *")),
            "per 1,000, no share",
        ),
        (
            "uses one text only",
            but(
                VOICES,
                ("said.groupby", "said[said['doc'] == said['doc'].iloc[0]].groupby"),
            ),
            "left out what the voice says in text b",
        ),
    ],
    "ps4-forces": [
        (
            "counts the ticker",
            but(FORCES, ('table[table["layer"] != "boilerplate"]', "table")),
            "You counted the ticker",
        ),
        (
            "counts the ministry",
            but(PATTERNS, ("مقاتل", "مقاتل|خارج")),
            "You counted the ministry",
        ),
        (
            "counts Libyan armed forces",
            but(PATTERNS, ("مقاتل", "مقاتل|قوات")),
            "a Libyan side's own",
        ),
        (
            "takes the list from the desk",
            but(PATTERNS, ("مقاتل", "مقاتل|قوات|خارج")),
            "the list from the desk",
        ),
        (
            "misses the broken plural",
            but(PATTERNS, ("|أجانب", "")),
            "You missed the plural",
        ),
        (
            "takes the codebook's whole list",
            but(
                FORCES,
                (
                    'framing.occurrences(body, {"foreign_forces": lemmas.split()})',
                    "framing.occurrences(body, framing.codebook())"
                    ".query(\"frame == 'foreign_forces'\")",
                ),
            ),
            "You took the codebook's whole list",
        ),
        (
            "looks for exact strings",
            but(
                PATTERNS,
                (
                    'str.contains("تدخل|أجنب|أجانب|مرتزق|مقاتل")',
                    'isin(["التدخلات", "الأجنبية", "الأجانب", "المرتزقة", "المقاتلين"])',
                ),
            ),
            "something clinging to them",
        ),
        (
            "takes fighting for fighters",
            but(PATTERNS, ("مقاتل", "مقاتل|قتال")),
            "the words are others",
        ),
        (
            "misses the word without its hamza",
            PATTERNS,
            "typed with a bare alif",
        ),
        (
            "leaves a text without hits out",
            but(FORCES, ('table["doc"].unique()', "n.index")),
            "Text b is missing",
        ),
    ],
    "ps4-mentions": [
        (
            "makes each token a mention",
            but(MENTIONS, ("len(hits), mentions", "len(hits), len(hits)")),
            "joined by 'and'",
        ),
        (
            "counts all marked phrases",
            but(MENTIONS, ("len(hits), mentions", "len(hits), len(spans)")),
            "phrases that hold no hit of ours",
        ),
        (
            "forgets which text",
            but(MENTIONS, ('(inside & (hits["doc"] == s.doc))', "inside")),
            "of another text or another frame",
        ),
        (
            "counts the tokens of all frames",
            but(
                MENTIONS,
                ("    hits, spans =", "    every = len(hits)\n    hits, spans ="),
                ("len(hits), mentions", "every, mentions"),
            ),
            "tokens of all frames",
        ),
        (
            "loses hits at the end of a phrase",
            but(MENTIONS, ('hits["end"] <= s.end', 'hits["end"] < s.end')),
            "Mentions got lost",
        ),
        (
            "counts texts",
            but(MENTIONS, ("len(hits), mentions", 'len(hits), hits["doc"].nunique()')),
            "You counted texts",
        ),
        (
            "turns the two round",
            "def tokens_and_mentions(hits, spans, frame):\n    return 3, 5",
            "wrong way round",
        ),
    ],
    "ps4-together": [
        (
            "counts codes of 0 as well",
            but(TOGETHER, ('coding[coding["present"] == "1"]', "coding")),
            "'0' says that it is absent",
        ),
        (
            "compares with the number 1",
            but(TOGETHER, ('== "1"', "== 1")),
            "strings",
        ),
        (
            "counts either frame",
            but(TOGETHER, ("places[0] & places[1]", "places[0] | places[1]")),
            "one frame or the other",
        ),
        (
            "joins by the number of the sentence alone",
            but(
                TOGETHER,
                ('set(zip(part["doc"], part["sentence"]))', 'set(part["sentence"])'),
            ),
            "joined by the number alone",
        ),
        (
            "counts two codes for one sentence",
            but(TOGETHER, ("len(places", "2 * len(places")),
            "You counted codes",
        ),
        (
            "gives the sentences, not their number",
            but(
                TOGETHER, ("len(places[0] & places[1])", "sorted(places[0] & places[1])")
            ),
            "We want how many sentences",
        ),
    ],
    "ps4-matrix": [
        (
            "counts in place of places",
            _matrix(cell="len(places)"),
            "the list of its places, not their number",
        ),
        (
            "sorts places as strings",
            _matrix(cell='sorted(f"{doc}.{number}" for doc, number in places)'),
            "sorted as strings",
        ),
        (
            "leaves places in the order of the rows",
            _matrix(order="dict.fromkeys"),
            "come as the rows do",
        ),
        (
            "keeps a place twice",
            _matrix(order="", pairs="sorted(zip(cell['doc'], cell['sentence']))"),
            "Two rows, one sentence",
        ),
        (
            "drops empty rows",
            _matrix().replace(
                "    return found",
                "    return {f: {v: r for v, r in part.items() if any(r.values())} "
                "for f, part in found.items()}",
            ),
            "an empty row is a finding",
        ),
        (
            "drops empty cells",
            _matrix().replace(
                "    return found",
                "    return {f: {v: {e: c for e, c in r.items() if c} "
                "for v, r in part.items()} for f, part in found.items()}",
            ),
            "Where nobody saw it, its list is empty",
        ),
        (
            "forgets the frame",
            _matrix(test='(rows["voice"] == voice) & (rows["element"] == element)'),
            "Do you look at the frame",
        ),
        (
            "gives a sentence to one voice",
            _matrix(
                given='rows.drop_duplicates(["doc", "sentence", "frame", "element"], keep="first")'
            ),
            "A sentence may be in two cells",
        ),
        (
            "gives pairs",
            _matrix(cell="list(places)"),
            "A place is a string",
        ),
    ],
    "ps4-mostly": [
        (
            "takes the first voice",
            _mostly("spoken[0]"),
            "You took the voice that comes first",
        ),
        ("takes the last voice", _mostly("spoken[-1]"), "the first or the last voice"),
        (
            "takes the last of equal ones",
            _mostly("max(dict.fromkeys(spoken[::-1]), key=spoken.count)"),
            "The one that comes first in the sentence has it",
        ),
        (
            "takes the first of equal ones in the alphabet",
            _mostly("max(sorted(set(spoken)), key=spoken.count)"),
            "order, not alphabet",
        ),
        (
            "joins the texts",
            _mostly().replace('["doc", "sentence"]', '"sentence"'),
            "The keys are pairs",
        ),
        (
            "gives counts",
            _mostly("{voice: spoken.count(voice) for voice in spoken}"),
            "one voice",
        ),
    ],
    "ps4-score": [
        (
            "takes None for 0",
            but(
                SCORE,
                (
                    "[(a, h) for a, h in zip(automatic, hand) if a is not None and h is not None]",
                    "[(a or 0, h or 0) for a, h in zip(automatic, hand)]",
                ),
            ),
            "what nobody coded as a 0",
        ),
        (
            "leaves out only what the hand left uncoded",
            but(
                SCORE,
                ("if a is not None and h is not None", "if h is not None"),
                (
                    "both, found =",
                    "pairs = [(a or 0, h) for a, h in pairs]\n    both, found =",
                ),
            ),
            "left uncoded, too",
        ),
        (
            "turns precision and recall round",
            but(SCORE, ("    return (", "    found, true = true, found\n    return (")),
            "wrong way round",
        ),
        (
            "gives raw agreement for precision",
            but(
                SCORE,
                (
                    "(both / found if found else None)",
                    "sum(a == h for a, h in pairs) / len(pairs)",
                ),
            ),
            "counts the double 0",
        ),
        (
            "divides by what either has",
            but(
                SCORE,
                (
                    "(both / found if found else None)",
                    "both / max(1, sum(a or h for a, h in pairs))",
                ),
            ),
            "what either has",
        ),
        (
            "divides by zero",
            but(SCORE, ("both / found if found else None", "both / found")),
            "a recall of 0 and no precision",
        ),
    ],
}
