"""Wordings compare how texts of several periods put one matter, or leave it out."""

import warnings

import pandas as pd

from khitab import morphology
from khitab.arabic import has_letter, tokenize
from khitab.concordance import kwic
from khitab.labels import REPORTING
from khitab.queries import NothingFound
from khitab.required import require
from khitab.spans import SPAN, words_of
from khitab.voices.marked import with_columns
from khitab.voices.speech import who_says

ROW = ["matter", *SPAN, "english", "looked_for", "note"]
WORDINGS = [
    "matter", "period", *SPAN, "text", "voice", "speaker", "mode", "english",
    "looked_for", "note",
]  # fmt: skip


def wordings(corpus, table, spans=None, by="period") -> pd.DataFrame:
    """Return quotations side by side, so that each period's words on a matter compare.

    `table` is one row per quotation, with the columns `matter, doc, start, end` and
    possibly `english`, `note`, such as `corpus.annotations("wordings")`. A row without
    `start` and `end` is an absence. Its `looked_for` names one or several things,
    separated by semicolons, that are not in the body of that text. Each is searched for,
    a word by its lemma (or as a piece of any word if it is no known lemma), and a phrase
    word by word. `spans` say who speaks where, such as `corpus.annotations("voices")`.
    Without them nobody is named. `by` is the column of the datasheet that says what is
    compared.

    Columns: `matter`, `period` (the value of `by`, a Categorical of all values in the
    corpus), `doc, start, end`, `text` (the raw words on one line), `voice, speaker,
    mode` (without words that report, two separated by " / "), `english, looked_for,
    note`. Matters keep their order, and within them texts keep that of the datasheet. An
    absence comes after quotations, without `start` and `end` and with an empty `text`.

    Raises ValueError for anything but a corpus, a missing column, an unknown document, a
    span outside its text or its body, a span that cuts a word, or an absence that is
    wrong or does not say what was looked for.

    >>> from khitab import load_corpus
    >>> corpus = load_corpus()
    >>> unity = wording(corpus, "unity", "002", "سيادتها ووحدتها")
    >>> none = wording(corpus, "unity", "000", looked_for="وحدة")
    >>> both = wordings(corpus, pd.concat([unity, none]), corpus.annotations("voices"))
    >>> both[["period", "doc", "text", "voice", "looked_for"]].values.tolist()
    [['2017', '000', '', '', 'وحدة'], ['2024', '002', 'سيادتها ووحدتها', 'egypt', '']]
    """
    _require_corpus(corpus, "wordings")
    require(table, ["matter", *SPAN], "wordings")
    require(corpus.datasheet, [by], "wordings (by: the datasheet)")
    table = with_columns(table, ROW)[ROW].reset_index(drop=True)
    names = [name for name in ROW if name not in SPAN]
    table[names] = table[names].fillna("").astype(str)
    for edge in SPAN[1:]:
        table[edge] = pd.to_numeric(table[edge]).astype("Int64")
    tokens = corpus.tokens()
    for row in table.itertuples():
        _require_row(corpus, tokens, row)
    here = table["start"].notna()
    there = _quotations(corpus, tokens, table[here].astype({"start": int, "end": int}))
    said = pd.concat([there.astype({"start": "Int64", "end": "Int64"}), table[~here]])
    said = with_columns(said, _without(WORDINGS, "period"))
    period = dict(zip(corpus.datasheet["doc"], corpus.datasheet[by].astype(str)))
    said.insert(1, "period", said["doc"].map(period))
    if spans is not None:
        said = _with_voices(said, tokens, spans)
    return _in_order(said, corpus, list(period.values()), list(table["matter"]))


def wording(
    corpus, matter, doc, quotation="", english="", looked_for="", note=""
) -> pd.DataFrame:
    """Return a row for `wordings`, with the place of a quotation or with an absence.

    `quotation` is a sequence of words that occurs exactly once in the body of `doc`.
    Marks, tatweel and punctuation do not count. Without it the row is an absence, and
    `looked_for` says what is absent. `matter`, `english` and `note` are taken as they
    are.

    Returns a DataFrame of one row with `matter, doc, start, end, english, looked_for,
    note`.

    Raises ValueError for anything but a corpus, an unknown document, words that do not
    occur exactly once, or neither a quotation nor `looked_for`.

    >>> from khitab import load_corpus
    >>> row = wording(load_corpus(), "way out", "000", "إلا سياسيا", "only political")
    >>> row[["doc", "start", "end", "english"]].values.tolist()
    [['000', 543, 553, 'only political']]
    """
    _require_corpus(corpus, "wording")
    start = end = pd.NA
    if quotation or not looked_for:
        start, end = _place(corpus, doc, quotation)
    corpus.text(doc)
    row = [matter, doc, start, end, english, looked_for, note]
    return pd.DataFrame([row], columns=ROW).astype({"start": "Int64", "end": "Int64"})


def _place(corpus, doc, quotation):
    """Return where a quotation begins and ends, if it is in a text exactly once."""
    if not isinstance(quotation, str) or not has_letter(quotation):
        raise ValueError(
            "wording needs a quotation with Arabic letters, or what you looked for and did "
            f"not find (looked_for=), not {quotation!r}."
        )
    words = [token for _, _, token in tokenize(quotation)]
    found = _lines(corpus.subset(docs=doc).tokens(), words)
    if len(found) != 1:
        how = f"{len(found)} times: take more words" if len(found) else "nowhere"
        raise ValueError(
            f"«{quotation}» should occur in the body of text {doc!r} once, and it "
            f"occurs {how}. Copy the words from the text, in a row and whole."
        )
    return found.loc[0, ["start", "end"]]


def _require_corpus(corpus, who):
    if not hasattr(corpus, "subset"):
        raise ValueError(
            f"{who} needs a corpus (what khitab.load_corpus() gives) first, not "
            f"{type(corpus).__name__}."
        )


def _require_row(corpus, tokens, row):
    """Refuse a row whose quotation or absence is wrong."""
    text, where = corpus.text(row.doc), f"wordings, {row.matter!r}, text {row.doc!r}"
    gone = [pd.isna(row.start), pd.isna(row.end)]
    if not any(gone):
        if not 0 <= row.start < row.end <= len(text):
            raise ValueError(
                f"{where}: the span {row.start}–{row.end} does not lie in this text, "
                f"which has {len(text)} characters."
            )
        return
    words = [each.strip() for each in row.looked_for.split(";") if each.strip()]
    if not all(gone) or not words:
        raise ValueError(
            f"{where}: this row has no start and end, so it is an absence. Say in "
            "the column looked_for which words are not in the text, or give it "
            "start and end."
        )
    own = tokens[tokens["doc"] == row.doc]
    for word in words:
        found = _search(own, word)
        if len(found):
            raise ValueError(
                f"{where}: this row says that «{word}» does not occur, but it does, "
                f"as «{found['token'].iloc[0]}» at "
                f"{found['start'].iloc[0]}–{found['end'].iloc[0]}. Quote it, or "
                "look for something else."
            )


def _search(tokens, word):
    """Return the tokens that an absence denies, by lemma, as a piece, or as a phrase."""
    words = [each for _, _, each in tokenize(word)]
    if len(word.split()) > 1:
        return _lines(tokens, words)
    try:
        return morphology.find(tokens, word)
    except morphology.LemmaError:
        return _lines(tokens, words, "part")


def _lines(tokens, words, match="form"):
    """Return the lines of words, without a warning if there are none."""
    with warnings.catch_warnings(action="ignore", category=NothingFound):
        lines = kwic(tokens, words, span=0, match=match)
    return lines.rename(columns={"node": "token"})


def _quotations(corpus, tokens, table):
    """Return rows that quote, with their words."""
    first, last = words_of(tokens, table) if len(table) else ([], [])
    for row, low, high in zip(table.itertuples(), first, last):
        if low == high:
            raise ValueError(
                f"wordings, {row.matter!r}: the span {row.start}–{row.end} holds no word "
                f"of the body of text {row.doc!r} (headline, headings, paragraphs)."
            )
    text = [corpus.text(row.doc)[row.start : row.end] for row in table.itertuples()]
    return table.assign(text=[" ".join(each.split()) for each in text])


def _with_voices(said, tokens, spans):
    """Return `said` with the voices of its words, except words that report."""
    spoken = who_says(tokens, spans)
    for at, row in zip(said.index, said.itertuples()):
        if pd.isna(row.start):
            continue
        own = spoken[
            (spoken["doc"] == row.doc)
            & (spoken["start"] < row.end)
            & (spoken["end"] > row.start)
        ]
        own = own if (own["mode"] == REPORTING).all() else own[own["mode"] != REPORTING]
        for name in ("voice", "speaker", "mode"):
            said.loc[at, name] = " / ".join(filter(None, own[name].unique()))
    return said


def _in_order(said, corpus, periods, matters):
    order = pd.DataFrame(
        {
            "matter": said["matter"].map(_ranks(matters)),
            "period": said["period"].map(_ranks(periods)),
            "doc": said["doc"].map(_ranks(corpus.docs)),
            "start": said["start"].fillna(1 << 40).astype(int),
        }
    )
    order = order.sort_values(list(order), kind="stable").index
    said = said.loc[order].reset_index(drop=True)
    texts = _without(WORDINGS, "period", "start", "end")
    said[texts] = said[texts].astype(object).fillna("").astype("str")
    said["period"] = pd.Categorical(said["period"], list(dict.fromkeys(periods)))
    return said.astype({"start": "Int64", "end": "Int64"})


def _ranks(values):
    return {value: rank for rank, value in enumerate(dict.fromkeys(values))}


def _without(names, *others):
    return [name for name in names if name not in others]
