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
            "It is directly to the left of the node, which means after it. Arabic runs from "
            "right to left, so what comes before is on the right.",
        ),
        b=(
            '*muthamminan*, "appreciating"',
            "It does come before the node, on the right, but it is at the far end of the "
            "line. Look for the word that touches the node.",
        ),
        c=(
            '*al-siyāq*, "the context"',
            "It touches the node on its right side, where a reader of Arabic comes from. The "
            "line says “in the same context, the role which …”.",
        ),
        hints=[
            "Put a finger on the node, and ask from which side its reader comes.",
            "Arabic runs from right to left, so what comes before is on the right.",
            f"From the right, line 1 begins with {' '.join(LINE_1['before'].split()[:3])} …",
        ],
    ),
    "05-b": choice(
        "Which report do both tables allow?",
        "c",
        a=(
            '"The texts report many acts of terrorism."',
            "Look for a line that tells of an attack. There is none, although the word is "
            "frequent. What comes before the node instead?",
        ),
        b=(
            '"Libya\'s army fights terrorism, and Egypt supports it."',
            "That is a claim about the world. The lines show what people say, mostly about "
            "efforts, roles and support. They do not show whether anybody fights.",
        ),
        c=(
            '"Nearly all lines set something against terrorism."',
            "It names what the lines hold and nothing else, namely combating, eliminating, "
            "confronting and war. A headline that puts terrorism beside Qatar is one of the "
            "few lines outside the pattern.",
        ),
        d=(
            '"The outlets are against terrorism."',
            "In these lines it is mostly presidents, ministers and spokesmen who speak, and "
            "hardly the outlets. A concordance does not show what outlets think.",
        ),
        hints=[
            "Read the words just before the node once more. Who does what there?",
            "A report may say what the lines hold. The world behind them is another matter.",
            "Begin with the lines that have مكافحة, mukāfaḥa, “combating”, before the node.",
        ],
    ),
    "05-c": number(
        "How many lines of *role* have a minus?",
        lambda: len(BLAMED),
        "One sentence has both. It reports Haftar on Doha, and has “the negative role” and "
        "then “this role”, an unclear referring expression (?) that only the words around "
        f"it make a minus. {len(ROLES) - len(BLAMED) - len(NO_ROLE)} lines have a plus. One "
        "has a ×, because *wa-bi-dawr-hu* is the fixed phrase “in his turn”, unrelated to "
        "our question. Another ? is in 001.13, where “he renewed” does not say who speaks.",
        "Look for al-salbī, “negative”, after the node. Then read the other line of that "
        "sentence.",
        [
            (
                lambda: len(BLAMED) - 1,
                "You are right about the line with “negative”. Which role is “this role” in the "
                "same sentence? Sometimes you have to read the whole sentence.",
            ),
            (
                lambda: len(BLAMED) + len(NO_ROLE),
                "You counted “in his turn”, a fixed phrase in which nobody has a role. It gets "
                "a ×, not a minus.",
            ),
            (
                lambda: len(ROLES),
                "Those are all lines. Count only the lines in which somebody finds fault "
                "with the role.",
            ),
            (
                lambda: len(ROLES) - len(BLAMED) - len(NO_ROLE),
                "Those are the lines with a plus. Which lines are left, and in which of them "
                "does somebody have a role?",
            ),
        ],
        hints=[
            "Whose role does somebody find fault with?",
            "“This role” says nothing by itself. It takes its sign from the words around it.",
            f"Read sentence {WHERE['doc']}.{WHERE['sentence']} whole, and mark each role "
            "in it.",
        ],
    ),
    "05-d": choice(
        "Which sentence names the discourse prosody of *tadakhkhul* here?",
        "a",
        a=(
            "The speakers present it as unwelcome.",
            "Preference is about the words near the node, prosody about the attitude that they "
            "show. This is the attitude of officials and of Haftar, as they are reported.",
        ),
        b=(
            "Words of stopping and countering come before it.",
            "That is its semantic preference, the field of meaning that its neighbours come "
            "from. Prosody is the attitude that shows in them.",
        ),
        c=(
            "It is rarer here than *role*.",
            "That is a frequency. It does not tell what anybody thinks of interventions.",
        ),
        d=(
            "Nobody should intervene in Libya.",
            "That sentence shares the attitude. To name a prosody, say whose attitude it is, and "
            "neither share nor reject it.",
        ),
        hints=[
            "Look for an attitude, and for the people who have it.",
            "Preference is the field that the neighbours come from; prosody is the "
            "attitude that runs through the lines.",
            f"Read the words before the node in all {len(kwic(TOKENS, 'تدخل', match='lemma'))} "
            "lines, and ask what the speakers think of it.",
        ],
    ),
    "05-e": number(
        'What is the expected frequency of *daʿm*, "support", to one decimal? Take its '
        "frequency from the table.",
        lambda: ROW["E11"],
        f"{ROW['R1']:.0f} / {ROW['N']:.0f} · {ROW['freq']:.0f}. It was observed "
        f"{ROW['O11']:.0f} times, which is more often than shuffling would give.",
        "The expected frequency is the share of tokens that are near, times the frequency of "
        "the word. Take the line near_tokens / all_tokens * frequency, and put the "
        "frequency of support in place of `frequency`.",
        [
            (
                lambda: ROW["O11"],
                "That is the observed frequency. For the expected one, multiply the share of "
                "tokens that are near by the frequency of support.",
            ),
            (
                lambda: ROW["freq"],
                "That is its frequency anywhere. Multiply it by the share of tokens that "
                "are near.",
            ),
            (
                lambda: ROW["R1"] / ROW["N"] * ROW["O11"],
                "You multiplied the share by O11. Take the frequency instead, because we "
                "shuffle all occurrences of the word.",
            ),
            (
                lambda: NEAR["E11"].iloc[0],
                "That is the expected frequency of mukāfaḥa, “combating”. Put the frequency "
                "of support in its place.",
            ),
            (
                lambda: ROW["R1"] / len(TOKENS) * ROW["freq"],
                "Almost, but you divided by all tokens of the body. Leave out the tokens of "
                "the node itself, and divide by all_tokens.",
            ),
        ],
        digits=1,
        hints=[
            "The cell above works it out for combating. Only one number changes.",
            "Expected is the share of tokens that are near, times the frequency of the word.",
            "The line is `near_tokens / all_tokens * frequency`, and support has the frequency "
            f"{ROW['freq']:.0f}.",
        ],
    ),
    "05-f": choice(
        "Which sentence about these lines holds?",
        "b",
        a=(
            "Support *for* terrorism is a theme of all three texts.",
            "Read the words after the node. Mostly they are “efforts”, “Egypt” or “solutions”. "
            "Two words may be near each other without the relation that “for” names.",
        ),
        b=(
            "One line tells of support *for* terrorism.",
            "In the other lines, support goes to what opposes terrorism, or to something else. "
            f"To know this we had to read {ROW['O11']:.0f} lines, and we needed no measure. "
            "Whether the charge is true stays open.",
        ),
        c=(
            "Doha supported terrorism and Egypt did not.",
            "The lines show what Haftar, al-Sisi and others are reported to have said. "
            "No concordance proves what anybody did.",
        ),
        hints=[
            "Read the words that follow the node, line by line. What is the support for?",
            "Being near is not yet a relation. Only reading tells which relation it is.",
            "Look for للإرهاب, li-l-irhāb, “for terrorism”, after the node.",
        ],
    ),
}
