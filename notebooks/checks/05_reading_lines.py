"""The checks of lesson 05: what is asked, what is right, what each wrong answer shows."""

import khitab
from khitab.checks import choice, number
from khitab.concordance import collocates, kwic
from khitab.morphology import add_lemmas

TOKENS = khitab.load_corpus().tokens()
TERRORISM = "إرهاب"
ROLE = "دور"
SUPPORT = "دعم"

LINE_1 = kwic(TOKENS, "الدور", span=4).iloc[0]
ROLES = kwic(TOKENS, ROLE, match="lemma")
BLAMED = [*kwic(TOKENS, "الدور السلبي")["start"], *kwic(TOKENS, "هذا الدور")["start"]]
NO_ROLE = kwic(TOKENS, "وبدوره")
WHERE = TOKENS[TOKENS["start"].isin(BLAMED) & (TOKENS["form"] == "الدور")].iloc[0]
NEAR = collocates(add_lemmas(TOKENS), TERRORISM, match="lemma", by="lemma", span=5)
ROW = NEAR.set_index("collocate").loc[SUPPORT]


CHECKS = {
    "05-a": choice(
        "Which word comes directly *before* the node of line 1?",
        "c",
        a=(
            '*alladhī*, "which"',
            "It is directly to the left of the node: that is after it. Arabic runs from "
            "right to left, so what comes before is on the right.",
        ),
        b=(
            '*muthamminan*, "appreciating"',
            "It does come before the node, on the right, but further away: it is at the "
            "far end of the line. Look for the word that touches the node.",
        ),
        c=(
            '*al-siyāq*, "the context"',
            "It touches the node on its right side, where a reader of Arabic comes from: "
            "“in the same context, the role which …”.",
        ),
        hints=[
            "Put a finger on the node, and ask from which side its reader comes.",
            "Arabic runs from right to left, so what comes before is on the right.",
            f"Line 1 begins, from the right: {' '.join(LINE_1['before'].split()[:3])} …",
        ],
    ),
    "05-b": choice(
        "Which report do the lines of both tables allow?",
        "c",
        a=(
            '"The texts report many acts of terrorism."',
            "Look for a line that tells of an attack: there is none. The word is frequent, "
            "the act is absent here. What comes before the node instead?",
        ),
        b=(
            '"Libya\'s army fights terrorism, and Egypt supports it."',
            "That is a claim about the world. The lines show what is said, mostly of "
            "efforts, roles and support; whether anybody fights is not in them.",
        ),
        c=(
            '"In nearly all lines something is set against terrorism."',
            "It names what is in the lines and nothing else: combating, eliminating, "
            "confronting, war. A headline that puts terrorism beside Qatar is one of the "
            "few lines outside the pattern.",
        ),
        d=(
            '"The outlets are against terrorism, each in words of its own."',
            "The outlets hardly speak in these lines: presidents, ministers and spokesmen "
            "do. What outlets think, a concordance does not show.",
        ),
        hints=[
            "Run once more down the words just before the node: who does what there?",
            "A report may say what the lines hold; the world behind them is another matter.",
            "Begin with the lines that have مكافحة before the node: mukāfaḥa, “combating”.",
        ],
    ),
    "05-c": number(
        "How many lines of *role* have a minus?",
        lambda: len(BLAMED),
        "One sentence has both, on what Haftar is reported to have said of Doha: “the "
        "negative role”, and, some words on, “this role”, which only the words around it "
        "make a minus. "
        f"{len(ROLES) - len(BLAMED) - len(NO_ROLE)} lines have a plus, one a ×: *wa-bi-dawr-hu* "
        "is the fixed phrase “in his turn”.",
        "Look for al-salbī, “negative”, after the node. Then read the other line of that "
        "sentence.",
        [
            (
                lambda: len(BLAMED) - 1,
                "The one with “negative” is right. Which role is “this role”, in the same "
                "sentence? A line may need its sentence.",
            ),
            (
                lambda: len(BLAMED) + len(NO_ROLE),
                "You counted “in his turn”, a fixed phrase: nobody has a role there. It is "
                "a × and no minus.",
            ),
            (
                lambda: len(ROLES),
                "Those are all lines. Count those in which somebody finds fault with the "
                "role.",
            ),
            (
                lambda: len(ROLES) - len(BLAMED) - len(NO_ROLE),
                "Those are the lines with a plus. Which are left, and which of these has a "
                "role in it?",
            ),
        ],
        hints=[
            "Whose role does somebody find fault with?",
            "“This role” says nothing by itself: it takes its sign from the words around "
            "it.",
            f"Read sentence {WHERE['doc']}.{WHERE['sentence']} whole, and mark each role "
            "in it.",
        ],
    ),
    "05-d": choice(
        "Which sentence names the discourse prosody of *tadakhkhul* here?",
        "a",
        a=(
            "The speakers present it as unwelcome.",
            "Preference is about the words near the node, prosody about the attitude to what "
            "it names. Here one shows in the other, and it is the attitude of officials and of "
            "Haftar, as they are reported.",
        ),
        b=(
            "Words of stopping and countering come before it.",
            "That is its semantic preference: the field of meaning that its neighbours come "
            "from. Prosody is the attitude that shows in them.",
        ),
        c=(
            "It is rarer here than *role*.",
            "That is a frequency. It tells nothing of what anybody thinks of interventions.",
        ),
        d=(
            "Nobody should intervene in Libya.",
            "That takes over the attitude. To name a prosody is to say whose it is, without "
            "sharing it or refusing it.",
        ),
        hints=[
            "Look for an attitude, and for those whose attitude it is.",
            "Preference is the field that the neighbours come from; prosody is the "
            "attitude that runs through the lines.",
            f"Read the words before the node in all {len(kwic(TOKENS, 'تدخل', match='lemma'))} "
            "lines, and ask what the speakers think of it.",
        ],
    ),
    "05-e": number(
        'What is the expected frequency of *daʿm*, "support"? Take its `freq` from the '
        "table; one decimal.",
        lambda: ROW["E11"],
        f"{ROW['R1']:.0f} / {ROW['N']:.0f} · {ROW['freq']:.0f}. It was observed "
        f"{ROW['O11']:.0f} times, so more often than by shuffling.",
        "Expected is the share of tokens that are near, times the frequency of the word: "
        "take the line near_tokens / all_tokens * frequency, with that of support in "
        "place of frequency.",
        [
            (
                lambda: ROW["O11"],
                "That is the observed frequency. Expected is what shuffling would give: "
                "the share of tokens that are near, times freq.",
            ),
            (
                lambda: ROW["freq"],
                "That is its frequency anywhere. Multiply it by the share of tokens that "
                "are near.",
            ),
            (
                lambda: ROW["R1"] / ROW["N"] * ROW["O11"],
                "You multiplied the share by O11. Take freq: all the occurrences are "
                "what gets shuffled.",
            ),
            (
                lambda: NEAR["E11"].iloc[0],
                "That is the one of mukāfaḥa, “combating”. Put the freq of support in "
                "place of frequency.",
            ),
            (
                lambda: ROW["R1"] / len(TOKENS) * ROW["freq"],
                "Almost: you divided by all tokens of the body. The node's own tokens "
                "are left out: divide by all_tokens.",
            ),
        ],
        digits=1,
        hints=[
            "The cell above works it out for combating; only one number changes.",
            "Expected is the share of tokens that are near, times the frequency of the word.",
            "The line is `near_tokens / all_tokens * frequency`; support has the frequency "
            f"{ROW['freq']:.0f}.",
        ],
    ),
    "05-f": choice(
        "Which sentence about these lines holds?",
        "b",
        a=(
            "Support *for* terrorism is a theme of all three texts.",
            "Read the words after the node: most often “efforts”, “Egypt” or “solutions”. "
            "To be near is not yet to be in the relation that “for” names.",
        ),
        b=(
            "One line tells of support *for* terrorism.",
            "In the others support goes to what opposes it, or to something else. This "
            f"needed {ROW['O11']:.0f} lines to be read, and no measure. It says who is said "
            "to do what, and leaves open whether it is so.",
        ),
        c=(
            "The lines prove that Doha supported terrorism and Egypt did not.",
            "The lines show what Haftar, al-Sisi and others are reported to have said. "
            "What anybody did, no concordance proves.",
        ),
        hints=[
            "Read the words that follow the node, line by line: support for what?",
            "To be near is not yet to be in a relation; only reading tells which one it is.",
            "Look for للإرهاب after the node: li-l-irhāb, “for terrorism”.",
        ],
    ),
}
