"""The checks of lesson 02: what is asked, what is right, what each wrong answer shows."""

import khitab
from khitab import arabic
from khitab.checks import choice, number

CORPUS = khitab.load_corpus()
FILE, BODY = CORPUS.subset("004").tokens(layers="all"), CORPUS.subset("004").tokens()
REST = len(FILE) - len(BODY)
TERRORISM = "إرهاب"
HITS_FILE, HITS_BODY = (t["form"].str.contains(TERRORISM).sum() for t in (FILE, BODY))
TICKER = (CORPUS.layers["kind"] == "ticker").sum()
LINE = "قال #سامح_شكري: 26 يوليو/تموز"

CHECKS = {
    "02-a": choice(
        "Both links are about Libya. Why are they boilerplate?",
        "d",
        a=(
            "They are too short to be paragraphs.",
            "Length cannot decide. The headings of 004 are shorter still, and they "
            "belong to the article. Ask who put these lines here, and to which story "
            "they lead.",
        ),
        b=(
            "They have nothing to do with the meeting.",
            "Stephanie Khoury does come up in the article, further down. But even a link "
            "that fits the topic is a link to another story. Ask who put these lines "
            "here.",
        ),
        c=(
            "They use quotation marks and dashes.",
            "The dash helps us to recognise the links, but it is no reason to drop them. "
            "The article has quotation marks too. Ask who put these lines here, and to "
            "which story they lead.",
        ),
        d=(
            "They are headlines of other articles.",
            "Yes, what counts is where the words come from. Nobody wrote these two lines "
            "for this article, and they may have appeared in other articles of the site.",
        ),
        hints=[
            "Ask who put these two lines here, and for which story.",
            "Boilerplate is what belongs to the site and was not written for the article.",
            "Read the first link, “Stephanie Khoury in Cairo.. Egyptian-UN talks on "
            "Libya”. Whose talks are these?",
        ],
    ),
    "02-b": number(
        "How many tokens does this line have? It says *Sameh Shoukry said, 26 July*, and "
        "gives July two names.\n"
        "\n"
        '<div dir="rtl" lang="ar" style="font-size:1.25em;line-height:1.9;text-align:right;'
        f'border-right:4px solid #0072B2;padding:.2em 1em">{LINE}</div>',
        lambda: len(arabic.tokenize(LINE)),
        right="The #, the underscore, the colon, the slash and the digits all separate. "
        "What remains is said, Sameh, Shoukry, and the two names of July.",
        hint="Go through the line from the right. A token is an unbroken run of Arabic "
        "letters, and every other sign breaks it. Digits are no tokens.",
        mistakes=[
            (
                lambda: len(LINE.split()),
                "That is the answer of split(), which cuts only at spaces. Look again at "
                "the hashtag, and at the slash between the two names of July.",
            ),
            (
                lambda: len(arabic.tokenize(LINE)) + 1,
                "That is one too many. Have you counted 26? By our rule digits only "
                "separate.",
            ),
        ],
        hints=[
            "Begin on the right, and stop wherever a run of letters is broken.",
            "A token is an unbroken run of Arabic letters. Digits and signs only separate.",
            'Look twice at <bdi lang="ar" dir="rtl">'
            f"{LINE.split()[1].rstrip(':')}</bdi> and at {LINE.split()[-1]}, for each "
            "holds a sign that separates.",
        ],
    ),
    "02-c": number(
        "What percentage of the tokens in *file* 004 is boilerplate? Python can work it "
        'out: `check("02-c", 100 * (a - b) / c)`, with numbers for the letters.',
        lambda: 100 * REST / len(FILE),
        digits=0,
        right=f"It is {REST} of {len(FILE)} tokens. About one token in five of that file "
        "was never part of the article.",
        hint="Boilerplate is what the file has and the body has not. Subtract the two "
        "numbers in the row of 004, divide by all the tokens of the file, multiply by "
        "100, and round.",
        mistakes=[
            (
                lambda: 100 * REST / len(BODY),
                f"The part is right ({REST}), but you divided it by the body. The "
                "question is about the file, so divide by its tokens in all layers.",
            ),
            (
                lambda: 100 * len(BODY) / len(FILE),
                "That is the percentage of the body, which stays. We want the rest.",
            ),
            (
                lambda: REST / len(FILE),
                "That is a share, out of 1. A percentage is out of a hundred, so multiply "
                "it by 100.",
            ),
            (
                lambda: REST,
                "That is how many tokens are boilerplate. Now say how many that is in a "
                "hundred tokens of the file, with 100 * … / …",
            ),
        ],
        hints=[
            "Two numbers belong to 004. What does their difference count?",
            "A percentage is 100 times the part, divided by the whole. Here the whole is "
            "the file.",
            f"The row of 004 has `all layers` {len(FILE)} and `body` {len(BODY)}.",
        ],
    ),
    "02-d": choice(
        'Guess before you count. One ticker headline mentions "combating terrorism". '
        "In the whole of file 004, words for terrorism are …",
        "b",
        a=(
            "more, and denser",
            "You are half right, because the number does grow. But with that one headline "
            f"come {TICKER - 1} others, and none of them mentions terrorism. Run the next "
            "cell and read the end of its lines.",
        ),
        b=(
            "more, but thinner",
            f"The number grows from {HITS_BODY} to {HITS_FILE}, but out of {len(FILE)} "
            f"tokens instead of {len(BODY)}. More tokens lie between two hits, because "
            "the boilerplate adds many words and only one hit.",
        ),
        c=(
            "fewer, and thinner",
            "Thinner is right. But adding words can never make a count smaller, and the "
            "file holds the whole body and more.",
        ),
        d=(
            "as many, and as dense",
            "One more headline is one more hit. And it does not come alone, for the whole "
            "ticker comes with it. Run the next cell and look at the tokens.",
        ),
        hints=[
            "That headline does not come alone. Think of all that the file adds.",
            "A word gets denser only where its hits grow faster than the tokens do.",
            f"The ticker has {TICKER} headlines, and one of them has the word.",
        ],
    ),
    "02-e": choice(
        "Should captions count? Which reason would you accept?",
        "b",
        a=(
            '"With captions the outlets differ more clearly."',
            "Beware, this reason chooses the rule by its result, and so it finds what it "
            "was looking for. Which of the three reasons could somebody give before "
            "anything is counted?",
        ),
        b=(
            '"One rule for all files, set before counting."',
            "This rule holds for all files and was set before the result was known. Others "
            "can check it, and can disagree with it. Whether it keeps the captions or "
            "drops them is the second question.",
        ),
        c=(
            '"Captions are text, and all text should count."',
            "Then the ticker and the footer count as well, for they are text too. Ask "
            "what was written for this article, in all five files alike.",
        ),
        hints=[
            "Ask of each reason when somebody could have given it.",
            "Whoever chooses a rule by its result finds what they were looking for.",
            "Try each reason on the ticker of 004 and on the four files without captions.",
        ],
    ),
}
