"""Key files are written with questions whose answer is a letter, a number or a word.

Each is called with an answer and returns (True, False or None, the reply). None means
that this was no answer. `check.js` judges in the same way, in the page.
"""

import os
import re
from functools import cache

from khitab import arabic
from khitab.checks.pages import plain
from khitab.corpus.codes import VARIABLE

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫−", "01234567890123456789.-")
UNSEEN = r"[\s\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"  # blanks, marks of direction


class Question:
    """A question of a key file has `ask` (markdown), up to three `hints` and a judge."""

    def __init__(self, kind, judge, ask, hints, **known):
        self.kind, self.judge, self.ask, self.hints = kind, judge, ask, list(hints)
        self.__dict__.update(known)

    def __call__(self, answer):
        return self.judge(answer)


def choice(ask, right, /, hints=(), **options):
    """Return a question with lettered options, each a pair of its text and the reply.

    `ask` is the question in markdown, which may hold HTML. `right` is the letter of the
    right option. `hints` are a nudge, the rule, and the line of the text.

    >>> tea = choice("Tea?", "b", a=("Coffee", "No: look in the cup."), b=("Tea", "It is."))
    >>> tea("b"), tea.texts["a"], tea.options
    ((True, 'It is.'), 'Coffee', {'a': False, 'b': True})
    """
    texts = {letter: text for letter, (text, _) in options.items()}
    replies = {letter: reply for letter, (_, reply) in options.items()}

    def judge(answer):
        said = letter(answer)
        if said in replies:
            return said == right, replies[said]
        told = f"Answer with one of the letters {', '.join(sorted(replies))}."
        meant = [key for key, text in texts.items() if _folded(said) in _folded(text)]
        if len(_folded(said)) > 2 and len(meant) == 1:
            told = f'Answer with its letter: what you wrote is option {meant[0]}, so "{meant[0]}".'
        return None, told

    return Question(
        "choice", judge, ask, hints, right=right, texts=texts, replies=replies,
        options={letter: letter == right for letter in options},
    )  # fmt: skip


def of_the_kit(ask):
    """Return a question about the kit's own codes. It says so if a class's codes take
    their place."""
    if not os.environ.get(VARIABLE):
        return ask
    return f"{ask} This check asks about the kit's own codes, not about your class's."


def number(ask, truth, right, hint, mistakes=(), digits=None, hints=()):
    """Return a question whose answer is a number, such as 3.5, "3,5" or "٣٫٥".

    `truth` is a function without arguments that computes the answer, and `right` is the
    reply to it. `mistakes` are pairs of such a function and the reply to its number.
    `hint` is the reply to every other number. With `digits`, the truth rounded to so
    many digits, or to more, is right too. `ask` and `hints` are as in `choice`.

    >>> half = number("Half of 7?", lambda: 3.5, "Yes.", "Count again.")
    >>> half("3,5"), half(7), half("seven")[0]
    ((True, 'Yes.'), (False, 'Count again.'), None)
    """
    truth, mistakes = _once(truth, mistakes)

    def judge(answer):
        read = _numbers(answer)
        if not read:
            return (
                None,
                "Answer with one number alone, such as 12 or 3.5: no word, no % sign.",
            )
        if any(_same(each, truth(), digits) for each in read):
            return True, right
        for mistake, reply in mistakes:
            if any(_same(each, mistake(), digits) for each in read):
                return False, reply
        return False, hint

    return Question(
        "number", judge, ask, hints, truth=truth, right=right, hint=hint,
        mistakes=mistakes, digits=digits,
    )  # fmt: skip


def word(ask, truth, right, hint, mistakes=(), hints=()):
    """Return a question whose answer is an Arabic or English word.

    It is compared without marks, tatweel and quotation marks. The arguments are those of
    `number`.

    >>> word("Whose?", lambda: "قطر", "Yes.", "Look again.")("«قَطـر»")
    (True, 'Yes.')
    """
    truth, mistakes = _once(truth, mistakes)

    def judge(answer):
        if not isinstance(answer, str) or not bare(answer):
            return None, "Answer with a word in quotes."
        if bare(answer) == bare(truth()):
            return True, right
        for mistake, reply in mistakes:
            if bare(answer) == bare(mistake()):
                return False, reply
        return False, hint

    return Question(
        "word", judge, ask, hints, truth=truth, right=right, hint=hint, mistakes=mistakes
    )


def letter(answer):
    """Return the letter of an option as it may be typed.

    >>> letter(" B) ")
    'b'
    """
    return str(answer).strip().strip(" ().\"'“”‘’").lower()


def bare(text):
    """Return a word without those signs in which spellings may differ."""
    text = arabic.strip_format_characters(arabic.form(text))
    return text.strip(" \"'«»“”.").casefold()


def _once(truth, mistakes):
    """Return the same functions, made so that each computes its answer once."""
    return cache(truth), [(cache(mistake), reply) for mistake, reply in mistakes]


def _folded(text):
    return re.sub(r"\W+", " ", plain(text)).strip().casefold()


def _numbers(answer):
    """Return the numbers that an answer may mean, none, one, or two for "1,204"."""
    if isinstance(answer, bool):
        return []
    if not isinstance(answer, str):
        try:
            return [float(answer)]
        except (TypeError, ValueError, OverflowError):
            return []
    text = re.sub(UNSEEN, "", answer.translate(DIGITS)).replace("٬", "").replace("،", ",")
    thousands = re.fullmatch(r"[+-]?[1-9][0-9]{0,2}(,[0-9]{3})+", text)
    texts = [text.replace(",", "")] if thousands else []
    texts += [text.replace(",", ".")] if text.count(",") < 2 else []
    return [
        float(each)
        for each in texts
        if re.fullmatch(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?", each)
    ]


def _same(answer, truth, digits):
    answer, truth = float(answer), float(truth)
    near = 1e-9 * max(1.0, abs(truth))
    if digits is None or abs(answer - truth) <= near:
        return abs(answer - truth) <= near
    # Rounded: 0.625 may become 0.62 (as Python has it) or 0.63 (as most learnt it).
    return any(
        abs(answer - round(answer, d)) <= 1e-12 * max(1.0, abs(answer))
        and abs(answer - truth) <= 0.5 * 10**-d + near
        for d in range(digits, 10)
    )
