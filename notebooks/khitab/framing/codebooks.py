"""Codebooks say which words point to which frame, and find where they occur."""

from pathlib import Path

import numpy as np
import pandas as pd

from khitab import arabic, course
from khitab.corpus.tables import table
from khitab.morphology.lemmas import LemmaError, agrees, require_lemma, resolve
from khitab.queries.columns import column
from khitab.queries.language import parse, require_kinds
from khitab.queries.nothing import warn
from khitab.queries.searching import Index

BY = ("lemma", "form", "pattern")
SPELT, TAGS = ("form", "pattern"), ("form", "loose", "bare")
KINDS = ("frame", "companion")
COLUMNS = ["frame", "kind", "lemma", "gloss", "note"]


def codebook(source=None):
    """Return a codebook, a DataFrame with one row per word that points to a frame.

    `source` is the path of a CSV file, a DataFrame, or a dict such as {"qatar": ["قطر",
    "قطري"]}. Without it, the codebook of the course is returned. Each row has a `frame`
    and a `lemma`, which means all that `morphology.find` finds. For words that the
    lexicon lacks, a row has a `form` or a `pattern` instead. This is one word of a query
    (`khitab.queries`), such as `قطر` (this spelling only), `*إرهاب*`, `loose:أزمة` or
    `bare:قطر|الدوحة`. If the optional column `after` names a lemma, the word counts only
    directly after a form of that lemma in its paragraph. `kind` is "frame", or
    "companion" for what is counted beside the frames and never added to them. Vowel
    marks on a lemma distinguish two readings.

    Columns: `frame, kind, lemma, gloss, note` and any others of `source`, all strings,
    empty where there is no value.

    Raises ValueError for a missing file or column, a row without a frame or a word, an
    unknown `kind`, or a word that is no query. (An unknown lemma raises an error when
    the codebook is used.)

    >>> codebook({"sudan": ["السودان", "سوداني"]})[["frame", "kind", "lemma"]].values.tolist()
    [['sudan', 'frame', 'السودان'], ['sudan', 'frame', 'سوداني']]
    """
    book = _read(source).reset_index(drop=True)
    if "frame" not in book or not set(BY) & set(book.columns):
        raise ValueError(
            "A codebook needs a column 'frame' and one of 'lemma', 'form' or 'pattern'; "
            f"this one has: {', '.join(map(str, book.columns))}."
        )
    book = book.astype("str").fillna("").apply(lambda column: column.str.strip())
    if book.empty:
        raise ValueError(
            "The codebook has no row, so it points to no frame. Add a row for each word."
        )
    if "kind" not in book:
        book["kind"] = "frame"
    for name in COLUMNS:
        book[name] = book.get(name, "")
    for row in book.itertuples():
        _require_row(row)
    return book[COLUMNS + [name for name in book.columns if name not in COLUMNS]]


def match(tokens, book):
    """Return arrays of row, frame and lemma for what points to a frame, once per frame.

    A form is looked up once, however often it occurs in the table. Warns of a `form` or
    `pattern` that fits no token, because the lexicon checks only lemmas.
    """
    codes, analyses, decided = resolve(tokens)
    forms = pd.unique(tokens["form"])
    entries = _Entries(book, tokens)
    fitting = [entries.of(form, each) for form, each in zip(forms, analyses, strict=True)]
    again = {row: entries.of(forms[codes[row]], kept) for row, kept in decided.items()}
    entries.require_known(analyses)
    entries.warn_of_absent(tokens)
    wanted = np.array([bool(found) for found in fitting], dtype=bool)[codes]
    wanted[[row for row, found in again.items() if found]] = True
    places = tokens[[name for name in ("doc", "paragraph") if name in tokens]]
    joined = (places == places.shift()).all(axis=1).to_numpy(dtype=bool)

    def at(row):
        return decided.get(row, analyses[codes[row]])

    found = []
    for row in np.flatnonzero(wanted):
        numbers = again[row] if row in again else fitting[codes[row]]
        before = at(row - 1) if joined[row] else ()
        hits = entries.once_a_frame(numbers, at(row), before)
        found += [(row, frame, lemma) for frame, lemma in hits]
    rows, frames, lemmas = zip(*found) if found else ((), (), ())
    return np.array(rows, dtype=int), frames, lemmas


class _Entries:
    """A codebook made ready to say what a form points to."""

    def __init__(self, book, tokens):
        forms = column(tokens["form"])
        book = book.reindex(columns=["frame", *BY, "after"], fill_value="")
        self.rows = list(book.itertuples(index=False))
        self.lemmas, self.forms, self.used = {}, {}, set()
        for number, row in enumerate(self.rows):
            if row.lemma:
                lemma = _plain(row.lemma)
                self.lemmas.setdefault(arabic.form(lemma), []).append((number, lemma))
            for query in filter(None, (row.form, row.pattern)):
                words = parse(query)
                require_kinds(words, tokens)
                for fitting in (forms.numbers(ask) for ask in words[0]):
                    for form in forms.words[fitting]:
                        self.forms.setdefault(form, []).append(number)

    def of(self, form, analyses):
        """Return the numbers of the entries that a form fits, whatever is before it."""
        hits = set(self.forms.get(form, ()))
        for analysis in analyses:
            for number, lemma in self.lemmas.get(analysis.lemma, ()):
                if agrees(lemma, analysis):
                    hits.add(number)
        self.used |= hits
        return sorted(hits)

    def once_a_frame(self, numbers, analyses, before):
        """Return (frame, lemma) of entries whose `after` the word before has."""
        found = {}
        for row in (self.rows[number] for number in numbers):
            after = _plain(row.after)
            if not after or any(agrees(after, analysis) for analysis in before):
                found.setdefault(row.frame, row.lemma or analyses[0].lemma)
        return found.items()

    def warn_of_absent(self, tokens):
        """Warn of each `form` or `pattern` that fits no token, and name similar forms."""
        asked = enumerate((row.form, row.pattern) for row in self.rows)
        words = [each for n, pair in asked if n not in self.used for each in pair if each]
        if words:
            index = Index(tokens.sort_values(["doc", "start"], kind="stable"))
            warn(index, [(word, "form") for word in words])

    def require_known(self, analyses):
        """Refuse a lemma that does not occur and that no lexicon has."""
        for number, row in enumerate(self.rows):
            unused = [row.lemma] if number not in self.used else []
            for lemma in filter(None, [*unused, row.after]):
                try:
                    require_lemma(lemma, analyses)
                except LemmaError as error:
                    raise LemmaError(
                        f"Row {number + 1} of the codebook, frame {row.frame!r}: {error} "
                        "For a word that the lexicon lacks, fill the column 'form' or "
                        "'pattern' and leave 'lemma' empty."
                    ) from None


def _read(source):
    if source is None:
        course.require_here(course.CODEBOOK, "The codebook and the texts of the course")
        source = course.CODEBOOK
    if isinstance(source, pd.DataFrame):
        return source
    if isinstance(source, dict):
        return pd.DataFrame(
            [
                (frame, lemma)
                for frame, lemmas in source.items()
                for lemma in ([lemmas] if isinstance(lemmas, str) else lemmas)
            ],
            columns=["frame", "lemma"],
        )
    if not isinstance(source, (str, Path)):
        raise ValueError(
            "A codebook is the path of a CSV file, a table, or a dict such as "
            f'{{"qatar": ["قطر"]}}, not {type(source).__name__}.'
        )
    if not Path(source).is_file():
        raise ValueError(f"There is no codebook {str(source)!r}. Check the spelling.")
    return table(Path(source), ["frame"])


def _require_row(row):
    where = f"Row {row.Index + 1} of the codebook"
    words = [(name, getattr(row, name, "")) for name in (*BY, "after")]
    words = [(name, word) for name, word in words if word]
    if not row.frame or not {name for name, _ in words} & set(BY):
        raise ValueError(f"{where} needs a frame and a lemma, form or pattern.")
    if row.kind not in KINDS:
        raise ValueError(f"{where} has the kind {row.kind!r}. Write frame or companion.")
    for name, word in words:
        spelt = name in SPELT
        if len(word.split()) > 1 or not (spelt or arabic.has_letter(word)):
            raise ValueError(
                f"{where}: the {name} {word!r} is not one Arabic word. A codebook counts "
                "words; concordance.kwic finds phrases."
            )
        try:
            asks = parse(word)[0] if spelt else []
        except ValueError as error:
            raise ValueError(f"{where}, {name}: {error}") from None
        if any(ask.match not in TAGS for ask in asks):
            raise ValueError(
                f"{where}: the {name} {word!r} has a tag that a codebook cannot "
                "use. Use form:, loose: or bare:, or the column lemma."
            )


def _plain(word):
    return arabic.strip_format_characters(arabic.compose(word))
