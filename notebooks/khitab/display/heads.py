"""What a reader sees as the head of a column, and for a key in a cell."""

from html import escape

from khitab.course import CALLED
from khitab.display import html
from khitab.labels import GREYS, KINDS, looks, names, short

HEADS = {
    # places and words
    "doc": "text", "docs": "in texts", "start": "from character", "end": "to character",
    "frame": "issue", "voice_other": "voice, other coding", "text": "words",
    "arabic": "Arabic", "english": "English", "n_tokens": "tokens",
    "pos": "part of speech", "gloss": "meaning",
    # counts
    "freq": "frequency", "min_freq": "minimum frequency", "ttr": "type–token ratio",
    "per_1000": "per 1,000 tokens", "per_1000_once": "per 1,000 tokens, once",
    "per_1000_low": "per 1,000, lower limit", "per_1000_high": "per 1,000, upper limit",
    "count_once": "count, once",
    # a reference beside it
    "freq_ref": "frequency, reference", "count_ref": "count, reference",
    "texts_ref": "texts, reference", "n_tokens_ref": "tokens, reference",
    "per_1000_ref": "per 1,000 tokens, reference",
    "log_likelihood": "log-likelihood", "log_dice": "logDice", "mi": "MI",
    "t_score": "t-score", "delta_p_given_node": "ΔP, given the node",
    "delta_p_given_collocate": "ΔP, given the collocate",
    "d_a": "D_A", "kl_divergence": "KLD", "log_ratio_low": "log ratio, lower limit",
    "log_ratio_high": "log ratio, upper limit", "diff_percent": "difference, %",
    "percent": "per cent", "as_extreme": "at least as far apart",
    "p_texts": "p, by texts", "p_tokens": "p, by tokens", "p_ranks": "p, by ranks",
    "p_dispersion": "p, by dispersion", "p_smallest": "smallest possible p",
    "p_adjusted": "p, adjusted", "power_tokens": "power, by tokens",
    # two passages, and coders
    "doc_a": "text, a", "doc_b": "text, b",
    "start_a": "from character, a", "end_a": "to character, a", "text_a": "words, a",
    "start_b": "from character, b", "end_b": "to character, b", "text_b": "words, b",
    "token_a": "token, a", "token_b": "token, b", "right_share": "share right",
    "low": "lower limit", "high": "upper limit", "alpha_low": "alpha, lower limit",
    "alpha_high": "alpha, upper limit", "ac1": "AC1",
}  # fmt: skip


def called(name, labels=None, across=None):
    """Return what a reader sees as the head of a column of this name.

    `across` says what the columns are values of, such as "voice" in a wide table.

    >>> called("per_1000_low"), called("near_node"), called("mp", across="voice")
    ('per 1,000, lower limit', 'near node', '④ MP')
    """
    kind = KINDS.get(across)
    if kind and name in {**CALLED[kind], **GREYS}:
        return names(across, [name], labels)[name]
    if name in (labels or {}):
        return short(name, labels)
    return HEADS.get(name, str(name).replace("_", " "))


def head(name, side="", labels=None, across=None):
    """Return the head of a column as HTML. Its title is the name that code needs."""
    shown = called(name, labels, across)
    title = "" if shown == str(name) else f' title="{escape(str(name))}"'
    return f'<th scope="col"{title}{side}>{html.isolate(shown)}</th>'


def signed(look):
    """Return a look as HTML, with its sign in its colour and its label."""
    sign = f'<span aria-hidden="true" style="color:{look.colour}">{look.sign}</span>'
    return f"{sign} {html.isolate(look.label)}"


def signs(column, values, labels=None):
    """Return {value: Look} of a column, empty if its values have no look."""
    kind = KINDS.get(column)
    keys = values.cat.categories if hasattr(values, "cat") else values.dropna().unique()
    return (
        looks(kind, [key for key in keys if key not in ("", "all")], labels)
        if kind
        else {}
    )
