"""What the hints of the side rooms quote, found again in the translation."""

import re

from khitab import checks, load_corpus
from khitab.checks.pages import plain
from khitab.course import KEYS

QUOTED = re.compile(r"(\d{3}\.\d+)[^\d“”;]*“([^”]+)”")


def test_what_a_hint_quotes_from_a_sentence_is_in_its_translation():
    """Quoted as in `002.3: “the stability of Libya …”`, the dots for what is left out."""
    sentences, found = load_corpus().sentences(), 0
    names = sentences["doc"] + "." + sentences["sentence"].astype(str)
    english = dict(zip(names, sentences["english"].str.replace("’", "'").str.lower()))
    for path in KEYS.glob("side_*.py"):
        for question in checks.keys(path.stem.removeprefix("side_")).values():
            for place, quote in QUOTED.findall(" ".join(map(plain, question.hints))):
                found += 1
                for piece in quote.lower().split("…"):
                    assert piece.strip(" .") in english[place], (place, quote)
    assert found > 8
