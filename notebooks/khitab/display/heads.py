"""What a reader sees over a column, and for a frame, a voice or a period in a cell."""

from html import escape

from khitab.course import CALLED
from khitab.display import html
from khitab.labels import KINDS, looks, short

HEADS = {
    # where
    "doc": "text", "docs": "in texts", "start": "from character", "end": "to character",
    "frame": "issue", "voice_other": "voice, other coding", "text": "words",
    "sentence": "sentence", "places": "places (text.sentence)", "n_tokens": "tokens",
    # words
    "pos": "part of speech", "proclitics": "attached before", "enclitics": "attached after",
    "reading": "sounds", "lemma_reading": "lemma, sounds", "gloss": "meaning",
    "deviation_of_proportions": "deviation of proportions",
    # counts
    "freq": "frequency", "freq_ref": "frequency, reference", "count_ref": "count, reference",
    "texts_ref": "texts, reference", "n_tokens_ref": "tokens, reference",
    "per_1000": "per 1,000 tokens", "per_1000_ref": "per 1,000 tokens, reference",
    "per_1000_low": "per 1,000, lower limit", "per_1000_high": "per 1,000, upper limit",
    "one_hit": "one hit, per 1,000 tokens", "ttr": "type–token ratio",
    # comparison
    "log_likelihood": "log-likelihood", "log_ratio_low": "log ratio, lower limit",
    "log_ratio_high": "log ratio, upper limit", "log_dice": "logDice", "mi": "MI",
    "t_score": "t-score", "more_in": "more in", "as_extreme": "at least as far apart",
    "diff_percent": "difference, %", "percent": "% of the difference",
    "p_texts": "p, by texts", "p_tokens": "p, by tokens", "p_smallest": "smallest possible p",
    # passages and coders
    "start_a": "from character, a", "end_a": "to character, a", "text_a": "words, a",
    "start_b": "from character, b", "end_b": "to character, b", "text_b": "words, b",
    "token_a": "token, a", "token_b": "token, b",
    "alpha_low": "alpha, lower limit", "alpha_high": "alpha, upper limit",
    "coder_1": "coder 1", "coder_2": "coder 2", "coder_3": "coder 3", "coder_4": "coder 4",
    "right_share": "share right", "inside_title": "inside a title",
}  # fmt: skip


def called(name, labels=None):
    """Return what a reader sees over a column of this name.

    >>> called("per_1000_low"), called("near_node"), called("foreign_forces")
    ('per 1,000, lower limit', 'near node', '■ foreign forces')
    """
    if name in (labels or {}):
        return short(name, labels)
    for kind in ("frame", "voice"):
        if name in CALLED[kind]:
            return looks(kind, [name])[name].name
    return HEADS.get(name, str(name).replace("_", " "))


def head(name, side="", labels=None):
    """The head of a column as HTML; the name that code needs is its title."""
    shown = called(name, labels)
    title = "" if shown == str(name) else f' title="{escape(str(name))}"'
    return f'<th scope="col"{title}{side}>{html.isolate(shown)}</th>'


def signed(look):
    """A look as HTML: its sign, in its colour, and its label."""
    sign = f'<span aria-hidden="true" style="color:{look.colour}">{look.sign}</span>'
    return f"{sign} {html.isolate(look.label)}"


def signs(column, values, labels=None):
    """Return {value: Look} of a column, empty where its values have no look."""
    kind = KINDS.get(column)
    keys = values.cat.categories if hasattr(values, "cat") else values.dropna().unique()
    return looks(kind, [key for key in keys if key != ""], labels) if kind else {}
