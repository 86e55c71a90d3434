"""Arabic text has words and sentences with offsets, spellings and Latin letters."""

from khitab.arabic.latin import transliterate
from khitab.arabic.sentences import Span, lines, sentences
from khitab.arabic.spelling import (
    compose,
    dediacritize,
    form,
    normalize_with_offsets,
    strip_format_characters,
    strip_tatweel,
    unify_alef,
    unify_alef_maksura,
    unify_digits,
    unify_teh_marbuta,
)
from khitab.arabic.words import (
    KINDS,
    OtherToken,
    Token,
    cuts_a_word,
    has_letter,
    kind,
    split,
    tokenize,
)

__all__ = [
    "KINDS", "OtherToken", "Span", "Token", "compose", "cuts_a_word", "dediacritize",
    "form", "has_letter", "kind", "lines", "normalize_with_offsets", "sentences", "split",
    "strip_format_characters", "strip_tatweel", "tokenize", "transliterate", "unify_alef",
    "unify_alef_maksura", "unify_digits", "unify_teh_marbuta",
]  # fmt: skip
