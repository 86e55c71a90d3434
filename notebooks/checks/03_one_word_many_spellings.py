"""The checks of lesson 03: what is asked, what is right, what each wrong answer shows."""

import khitab
import pandas as pd
from khitab.checks import choice, number
from khitab.corpus import SEEDS

FORMS = khitab.load_corpus().tokens()["form"]
TRUTH = pd.read_csv(SEEDS / "annotations" / "word_families.csv")
FOREIGN = "أجنبي"
ARTICLE = "ال"
ON = "على"
ALI = "علي"


def _tokens(*forms):
    return int(FORMS.isin(forms).sum())


def _foreign():
    """How many tokens the lemma has, and how many a search by beginning finds."""
    family = TRUTH[(TRUTH["family"] == FOREIGN) & (TRUTH["belongs"] == "yes")]["form"]
    found = family[family.str.startswith((FOREIGN, ARTICLE + FOREIGN))]
    return _tokens(*family), _tokens(*found)


FAMILY, FOUND = _foreign()

CHECKS = {
    "03-a": choice(
        "The two words look the same. Why does `==` say `False`?",
        "c",
        a=(
            "The two outlets used different fonts.",
            "A font is how a program draws a string. It is no part of the string, which "
            "is the same in every font. Look at the order of the boxes.",
        ),
        b=(
            "One has a hidden character more.",
            "Count the boxes before and after the space. There are as many here as "
            "there. Then compare their order.",
        ),
        c=(
            "Their characters differ in order.",
            "The mark and the alif have changed places. Both habits are common, and "
            "nobody can see on paper which was used. A program that keeps the marks "
            "counts two words.",
        ),
        d=(
            "They differ in meaning.",
            "They mean the same, they occur in the same phrase, and without marks they "
            "are equal. Look at the order of the boxes.",
        ),
        hints=[
            "Compare the boxes before the space with those after it.",
            "Python compares strings code point by code point, from the first to the last.",
            'The boxes show `first[-3:] + " " + second[-3:]`. Read three, then three.',
        ],
    ),
    "03-b": choice(
        "Which of these merges makes one word out of two?",
        "a",
        a=(
            '<bdi lang="ar" dir="rtl">على</bdi> with <bdi lang="ar" dir="rtl">علي</bdi>',
            f"“On” comes {_tokens(ON)} times in the body, and the name Ali "
            f"{'once' if _tokens(ALI) == 1 else f'{_tokens(ALI)} times'}. After the merge "
            "nobody can find the man among the prepositions.",
        ),
        b=(
            '<bdi lang="ar" dir="rtl">الى</bdi> with <bdi lang="ar" dir="rtl">إلى</bdi>',
            "Both are ilā, “to”, once with its hamza and once without. This merge is "
            "right, for it is one word typed in two ways. Look for two words with "
            "different meanings.",
        ),
        c=(
            '<bdi lang="ar" dir="rtl">ارتباطًا</bdi> with '
            '<bdi lang="ar" dir="rtl">ارتباطاً</bdi>',
            "This is one noun, with mark and alif in another order. To merge the two is "
            "what dediacritize is for. Look for two words with different meanings.",
        ),
        d=(
            '<bdi lang="ar" dir="rtl">إنطلاق</bdi> with '
            '<bdi lang="ar" dir="rtl">انطلاق</bdi>',
            "Both are inṭilāq, “start”, and 004 uses both. This merge is right. Look for "
            "two words with different meanings.",
        ),
        hints=[
            "Ask of each pair whether its two strings mean the same.",
            "A merge is right if one word is typed in two ways. It is wrong if it joins "
            "two words.",
            "The lesson explains three of the pairs. For the fourth, open “What you will "
            "see”.",
        ],
    ),
    "03-c": choice(
        'A program cuts <bdi lang="ar" dir="rtl">و</bdi> off every token that begins '
        "with it. Which word does that destroy? The meanings leave out any “and”.",
        "a",
        a=(
            '<bdi lang="ar" dir="rtl">وزير</bdi> (minister)',
            "Wazīr is “minister”. Its w is a letter of the word, as in “winter”, and what "
            "remains, zīr, is no minister. A clitic and a letter look alike, and only a "
            "dictionary can tell them apart.",
        ),
        b=(
            '<bdi lang="ar" dir="rtl">وليبيا</bdi> (Libya)',
            "This is *wa-Lībiyā*, “and Libya”. Here the cut is right, because Libya "
            "remains. Look for the word that needs its w.",
        ),
        c=(
            '<bdi lang="ar" dir="rtl">وقطر</bdi> (Qatar)',
            "This is *wa-Qaṭar*, “and Qatar”. Here the cut is right, because Qatar "
            "remains. Look for the word that needs its w.",
        ),
        d=(
            '<bdi lang="ar" dir="rtl">والإرهاب</bdi> (terrorism)',
            "This is *wa-l-irhāb*, “and terrorism”. Here the cut is right, because one "
            "more clitic and a word remain. Look for the word that needs its w.",
        ),
        hints=[
            "Cover the first letter on the right, and read what remains.",
            "If you take a clitic away, a word remains. If you take a letter of the word "
            "away, none does.",
            "You know إرهاب from the table above and قطر from the headline. Try the other "
            "two.",
        ],
    ),
    "03-d": number(
        'What is the recall of `beginning` for "foreign", between 0 and 1?',
        lambda: FOUND / FAMILY,
        digits=2,
        right=f"It finds {FOUND} of {FAMILY}. It finds the feminine, which only adds an "
        "ending, and misses the plural. Recall is a share, so you can compare rare words "
        "with frequent ones.",
        hint="The cell above gave three numbers, for found, should be found, and both. "
        "Recall is the third divided by the second.",
        mistakes=(
            (
                lambda: 1,
                "That is the precision, for all that was found is right. Recall asks what "
                "was missed, so divide by what should be found.",
            ),
            (
                lambda: FOUND,
                "That is how many were found. Recall is their share of what should be "
                "found, so divide by the second of the three numbers.",
            ),
            (
                lambda: 100 * FOUND / FAMILY,
                "That is right as a percentage. We write recall between 0 and 1, so "
                "divide by 100.",
            ),
            (
                lambda: FAMILY / FOUND,
                "That is upside down, for a share cannot be more than 1. Divide what was "
                "found by what should be found.",
            ),
        ),
        hints=[
            "The cell above gave three numbers. Which two does recall compare?",
            "Recall is the share of what should be found that was found.",
            f"The cell says {FOUND} found, {FAMILY} that should be found, {FOUND} that "
            "are both.",
        ],
    ),
    "03-e": choice(
        "`beginning` gets the singular of each. Which plural does it miss?",
        "b",
        a=(
            '<bdi lang="ar" dir="rtl">والمقاتلين</bdi> *wa-l-muqātilīn*, from *muqātil*, '
            "fighter",
            "This is a sound plural. Muqātil stays whole and -īn follows, so a search by "
            "beginning finds it. Look for the word that changes inside.",
        ),
        b=(
            '<bdi lang="ar" dir="rtl">العناصر</bdi> *al-ʿanāṣir*, from *ʿunṣur*, element',
            "In the singular, ʿunṣur, the ṣ follows the n at once. In al-ʿanāṣir an alif "
            "comes between, and the search stops there. Words of four consonants break as "
            "words of three do.",
        ),
        c=(
            '<bdi lang="ar" dir="rtl">تدخلات</bdi> *tadakhkhulāt*, from *tadakhkhul*, '
            "intervention",
            "This is a sound plural. Tadakhkhul stays whole and -āt follows, so a search "
            "by beginning finds it. Look for the word that changes inside.",
        ),
        d=(
            '<bdi lang="ar" dir="rtl">والمرتزقة</bdi> *wa-l-murtaziqa*, from *murtaziq*, '
            "mercenary",
            "As the name of a group it takes -a. Murtaziq stays whole, and a search by "
            "beginning finds it. Look for the word that changes inside.",
        ),
        hints=[
            "Say the singular, then the plural. Does it come through whole?",
            "A sound plural only adds an ending. A broken one changes inside.",
            "The rows of “Six words that break” show such a change. Compare "
            "“lemma reading” with “reading”.",
        ],
    ),
}
