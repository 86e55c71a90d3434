"""The checks of side room alignment: what is right, and what each wrong answer shows."""

import khitab
from khitab import reuse
from khitab.checks import choice, number

TOKENS = khitab.load_corpus().tokens()
TEXTS = dict(list(TOKENS.groupby("doc")))
PASSAGES = reuse.corpus_passages(TOKENS, min_tokens=8)
SHARED = reuse.in_passages(TOKENS, PASSAGES)
LONGEST = int(PASSAGES["n_tokens"].max())


def percent(doc):
    return 100 * SHARED[TOKENS["doc"] == doc].mean()


def contained(a, b):
    return reuse.containment(TEXTS[a], TEXTS[b], n=4)


def militia(keep):
    once = reuse.count_once(TOKENS, PASSAGES, keep)
    return int(once[once["doc"] == "001"]["form"].str.contains("ليشيا").sum())


CHECKS = {
    "alignment-a": number(
        lambda: max(15, LONGEST - 16),
        "One changed word cuts a run in two; here its middle word, so the halves are "
        "equal. A writer who changes every eighth word leaves no run of eight: reuse "
        "hides easily.",
        "Words 1 to 15 stand before the changed one. How many stand after it? The longer "
        "of the two parts is the answer.",
        [
            (
                lambda: LONGEST,
                "That is the run as it stands. The changed word is no longer shared, and "
                "nothing may be skipped inside a run.",
            ),
            (
                lambda: LONGEST - 1,
                "So many words are still shared, but not in one run: the changed word "
                "stands between two parts.",
            ),
            (
                lambda: 16,
                "The 16th word is the changed one, so it belongs to neither part.",
            ),
        ],
    ),
    "alignment-b": choice(
        "c",
        a="The most is found with 1: then every little word is 'shared'. A search should "
        "find what the question is about, and no more.",
        b="A clear result is pleasant, but choosing the rule because of its result is "
        "going round in a circle. Look for a reason that lies in what was found.",
        c="That is a reason one can check: the titles have gone, and the result no "
        "longer hangs on the exact number. It was still set after looking: a report "
        "should say so.",
    ),
    "alignment-c": number(
        lambda: percent("001"),
        f"{SHARED[TOKENS['doc'] == '001'].sum()} of {len(TEXTS['001'])} tokens, about "
        f"{percent('001') / 10:.0f} words in ten. How far off was your guess?",
        "Keep the rows of 001 first: tokens[tokens['doc'] == '001']['shared'].mean(), "
        "times 100.",
        [
            (
                lambda: percent("004"),
                "That is the percentage of 004, the longer text.",
            ),
            (
                lambda: percent("001") / 100,
                "That is the share out of 1. Times 100 it is a percentage.",
            ),
            (
                lambda: int(SHARED[TOKENS["doc"] == "001"].sum()),
                "That is the number of tokens. Divide it by all body tokens of 001.",
            ),
            (
                lambda: 100 * SHARED.mean(),
                "That is out of all five texts. Keep the rows of 001 first.",
            ),
        ],
        digits=0,
    ),
    "alignment-d": choice(
        "b",
        a="In one row, yes: 001 has Cairo renew its support for the role of the military "
        "institution, 004 has only 'likewise the role'. But most of what was promised and "
        "praised is in the words without a mark. Look at the other rows.",
        b="Most of the quoted matter stays; the hands of the outlets show at the joints. "
        "One has the spokesman's name here, the other the title 'Field Marshal'; one "
        "writes 'added', the other 'revealed'. Row 2 is the exception: 001 has support "
        "renewed for the role of the military institution, 004 'likewise the role', which "
        "leaves open whether it is supported or affirmed.",
        c="One word differs by the order of two signs, as in lesson 03. Most other marks "
        "are whole words: look at the table below the alignment.",
    ),
    "alignment-e": choice(
        "c",
        a="Each text has one word of the family here, with or without 'and': the count "
        "is the same. Which method looks at the opening letter?",
        b="The rate is the count, divided. What the count does not see, the rate can not "
        "see either.",
        c="The two forms are different types, and side by side the letter stands out. A "
        "family is made to look past clitics; here the clitic is the finding.",
    ),
    "alignment-f": choice(
        "a",
        a=f"{contained('001', '004'):.2f} of 001, {contained('004', '001'):.2f} of 004: "
        "the same runs, out of more. So always say which text is 'of' and which is 'in'.",
        b="Containment knows no dates: it only compares sets of 4-grams. What do we "
        "divide by, in each direction?",
        c="It has more: 004 is by far the longest text. What do we divide by, in each "
        "direction?",
    ),
    "alignment-g": choice(
        "b",
        a="A later date makes it possible, no more. And 001 has a clause on the meeting "
        "that 004 lacks: that at least it has not from 004.",
        b="It says what the wording shows, what is likely, and where the texts are "
        "silent.",
        c="Two outlets can print the same statement and never have heard of each other.",
        d="Look again: both name the spokesman. And what somebody meant to hide is not "
        "written in shared words.",
    ),
    "alignment-h": choice(
        "c",
        a="With keep='first' 004 loses the shared words, and its rate falls below that "
        "of 001. Compare both tables.",
        b="With keep='last' 001 loses the shared words, and its rate falls below that "
        f"of 004; of its militia words {militia('last')} are left. Compare both tables.",
        c="What is said twice here is rich in these words, so counting it once lowers "
        "the period's rates either way. Which text comes out higher depends on our "
        "choice alone.",
    ),
    "alignment-i": choice(
        "b",
        a="Read the sentences above again: who speaks in them? The search only compares "
        "our five texts with each other.",
        b="To find a statement by its wording one needs the statement, or a second text "
        "that prints it. For 000 our corpus has neither; its own words name the speaker.",
        c="Sharing nothing with four other texts is no independence: the spokesman's "
        "words may stand in a hundred texts that we do not have.",
    ),
}
