"""A corpus is a folder of texts, with what is known about them and which words count.

The folder holds one `.txt` file per text (UTF-8) and `datasheet.csv` with one row per
text. It may hold `layers.csv` with one row per span, which says what is headline,
heading or paragraph of the article, and what is boilerplate of the page around it.
"""

import os
import warnings
from pathlib import Path

import pandas as pd

from khitab import arabic, course
from khitab.corpus import codes as coded
from khitab.corpus.chosen import chosen, require_known
from khitab.corpus.errors import CorpusError, CorpusWarning
from khitab.corpus.loading import load
from khitab.corpus.marked import LAYERS
from khitab.corpus.report import report_table
from khitab.corpus.tokens import token_table
from khitab.metadata import add

BODY = ("headline", "heading", "paragraph")

SENTENCE_COLUMNS = [
    "doc", "period", "layer", "paragraph", "sentence", "start", "end", "text", "english",
]  # fmt: skip


class Corpus:
    """Texts with their datasheet and layers, made by `load_corpus`.

    `datasheet` is a DataFrame, one row per text (`doc`, `period` and whatever else is
    known). `layers` is a DataFrame with one row per span and the columns `doc`, `start`,
    `end`, `layer`, `kind`, `reason`, `paragraph` (the number of the span within its
    text) and `sentence` (the number of its first sentence), both from 1. `translations`
    is a DataFrame with the columns `doc`, `start`, `end`, `english`, empty if there are
    none. `source` is the Path of the folder or CSV file, None for a table or a subset;
    `encoding` and `codes` are what was said to `load_corpus` about it.
    """

    source = encoding = codes = None

    def __init__(
        self, texts, datasheet, layers, translations, annotations=None, notes=()
    ):
        self._texts = texts
        self.datasheet = datasheet
        self.layers = layers
        self.translations = translations
        self._annotations = annotations
        self._notes = notes
        self._codes = {}  # tables that take the place of annotations

    def __repr__(self):
        periods = ", ".join(dict.fromkeys(self.datasheet["period"]))
        return f"<Corpus: {len(self.docs)} texts ({periods})>"

    @property
    def docs(self) -> list[str]:
        """The ids of the texts, in the datasheet's order."""
        return list(self.datasheet["doc"])

    @property
    def labels(self) -> dict[str, str]:
        """The label of each period, from `period_label` in the datasheet or its own name.

        >>> load_corpus().labels["2024"]
        '2024+ (published 2025-01 and 2026-02)'
        """
        sheet = self.datasheet
        return dict(zip(sheet["period"], sheet.get("period_label", sheet["period"])))

    def text(self, doc: str) -> str:
        """Return the raw text of `doc`, as in its file except for what `report` names.

        >>> load_corpus().text("002")[:5]
        'الأمن'
        """
        require_known(doc, self._texts, "document")
        return self._texts[doc]

    def tokens(self, layers=BODY, others=False, *, metadata=None) -> pd.DataFrame:
        """Return the running words in reading order, a DataFrame with one row per token.

        Columns: `doc`, `period`, `layer`, `paragraph` and `sentence` (numbered within
        the text from 1), `start` and `end` (offsets into the raw text), `token` (exactly
        as written) and `form`, by which words are compared. The form (`arabic.form`) is
        the same for a word typed in another way, such as with a hamza as a mark.
        `layers` names what to count, by default the body (headline, heading, paragraph),
        or `"all"`. `metadata` names columns of the datasheet to be added, or `"all"`
        (`add_metadata`). With `others`, numbers, Latin words, hashtags and mentions are
        rows too, and a column `kind` tells them apart (see `arabic.tokenize`).

        >>> tokens = load_corpus().tokens(layers="headline")
        >>> list(tokens[tokens["doc"] == "000"]["form"][:3])
        ['شكري', 'وحفتر', 'يبحثان']
        """
        tokens = token_table(self._blocks(layers), others)
        return tokens if metadata is None else self.add_metadata(tokens, metadata)

    def add_metadata(self, table, columns=None) -> pd.DataFrame:
        """Return `table` with what the datasheet says about the text of each row.

        `table` has the column `doc`, like tokens, sentences, findings and rates by text.
        `columns` names one or more columns of the datasheet. Without it, all that the
        table lacks are added. You can add a column that you made yourself, as by
        `corpus.datasheet["month"] = corpus.datasheet["date"].str[:7]`. Lines and
        findings keep the columns of their tokens, and `comparison.rates(…,
        groups="month")` counts by month.

        Raises CorpusError (a ValueError) for a table without `doc`, a text or column
        that the datasheet lacks, or a column whose name means something else in a table
        of words.

        >>> corpus = load_corpus()
        >>> corpus.tokens(metadata="outlet").columns[-2:].tolist()
        ['form', 'outlet']
        """
        try:
            return add(table, self.datasheet, columns)
        except ValueError as error:
            raise CorpusError(str(error)) from None

    def sentences(self, layers=BODY) -> pd.DataFrame:
        """Return the sentences in reading order, a DataFrame with one row per sentence.

        Columns: `doc, period, layer, paragraph, sentence, start, end` as in `tokens`,
        `text` (the raw words) and `english` (the translation, empty where there is
        none).

        >>> load_corpus().sentences(layers="headline").loc[0, "sentence"]
        np.int64(1)
        """
        english = {
            (row.doc, row.start, row.end): row.english
            for row in self.translations.itertuples()
        }
        rows = []
        for block in self._blocks(layers):
            shared = [block[name] for name in ("doc", "period", "layer", "paragraph")]
            for number, span in enumerate(block["sentences"], block["first_sentence"]):
                start, end = block["start"] + span.start, block["start"] + span.end
                words = block["text"][span.start : span.end]
                translation = english.get((block["doc"], start, end), "")
                rows.append([*shared, number, start, end, words, translation])
        return pd.DataFrame(rows, columns=SENTENCE_COLUMNS)

    def annotations(self, name: str, *, optional=False) -> pd.DataFrame | None:
        """Return a table of annotations of these texts, such as `"voices"`.

        It is `<folder>/annotations/<name>.csv` without the rows of texts that are not in
        this corpus. `start`, `end` and `sentence` are whole numbers, and so are `first`
        and `last`, the range of a piece of a translation, if `english` gives it. All
        other columns are strings, empty where there is nothing. Spans may overlap. They
        may be missing in a row with something in `looked_for`. With `optional`, a
        missing table gives None. Raises CorpusError (a ValueError) for a missing table,
        or a span outside its text.

        >>> list(load_corpus().annotations("codebook")["lemma"][:3])
        ['إرهاب', 'إرهابي', 'متطرف']
        """
        if self._annotations is None and not optional:
            raise CorpusError("This corpus was not read from a folder: no annotations.")
        mine = self._codes.get(str(name).removesuffix(".csv"))
        if mine is not None:
            table = mine.copy()
        else:
            table = self._annotations and self._annotations(name, optional=optional)
        if table is not None and "doc" in table:
            table = table[table["doc"].isin(self.docs)].reset_index(drop=True)
        return table

    def report(self, words=None) -> pd.DataFrame:
        """Return what to know before counting, a DataFrame with one row per finding.

        Columns: `doc` (the text or the refused file), `what` was found, `count`, `share`
        of the text's characters or words (1 for the text as a whole), `example`, and
        what was `done`. "read" names an encoding or a table. "repaired" means that
        `text` and its offsets have it right. "repaired by form" means that the column
        `form` has it right and the text does not. "left" means unchanged. "refused"
        means that a file was left out, and `example` says why.

        It finds encodings, mojibake, presentation forms, letters in visual order, HTML,
        direction marks, foreign letters, words of one letter, other languages, and
        near-duplicates, half of whose 4-word runs occur in an earlier text, the example
        (a bottom-k sketch, Broder 1997). `words`, the table of `morphology.add_lemmas`,
        adds the share of unknown words.

        >>> report = load_corpus().report()
        >>> report[report["what"] == "foreign letters"]["done"].tolist()
        []
        """
        return report_table(self._texts, self._notes, words)

    def subset(self, docs=None, periods=None, layers=None) -> "Corpus":
        """Return the corpus of some documents, periods or layers (a name, or several).

        >>> load_corpus().subset(periods="2019").docs
        ['001', '004']
        """
        sheet, spans = self.datasheet, self.layers
        if docs is not None:
            sheet = sheet[sheet["doc"].isin(chosen(docs, self.docs, "document"))]
        if periods is not None:
            known = list(dict.fromkeys(self.datasheet["period"]))
            sheet = sheet[sheet["period"].isin(chosen(periods, known, "period"))]
        if layers is not None:
            spans = spans[spans["layer"].isin(self._chosen_layers(layers))]
        if sheet.empty:
            raise CorpusError("No text is both in these documents and in these periods.")
        part = Corpus(
            {doc: self._texts[doc] for doc in sheet["doc"]},
            sheet.reset_index(drop=True),
            spans[spans["doc"].isin(sheet["doc"])].reset_index(drop=True),
            self.translations[self.translations["doc"].isin(sheet["doc"])],
            self._annotations,
            [note for note in self._notes if note[0] in set(sheet["doc"])],
        )
        part._codes = self._codes
        return part

    def _blocks(self, layers):
        """Yield the spans of the chosen layers with their period, text and sentences."""
        period = dict(zip(self.datasheet["doc"], self.datasheet["period"]))
        spans = self.layers[self.layers["layer"].isin(self._chosen_layers(layers))]
        for span in spans.itertuples():
            text = self._texts[span.doc][span.start : span.end]
            yield {
                "doc": span.doc,
                "period": period[span.doc],
                "layer": span.layer,
                "paragraph": span.paragraph,
                "start": span.start,
                "text": text,
                "sentences": arabic.sentences(text),
                "first_sentence": span.sentence,
            }

    def _chosen_layers(self, layers):
        return LAYERS if layers == "all" else chosen(layers, LAYERS, "layer")


def load_corpus(folder=None, encoding=None, *, codes=None) -> Corpus:
    """Return the corpus in `folder`, or the five texts of the course if none is named.

    `folder` has a `.txt` file for each text, and `datasheet.csv` with the columns `doc`
    and `period`. The file of a text is named in the column `file`, or is `<doc>.txt` or
    `<doc>_….txt`. Without a datasheet the names of the files are the ids, and the one
    period is "all". `folder` may also be a CSV file or a DataFrame with the text of each
    row in the column `text`, where `doc` and `period` may be missing. A text without
    rows in `layers.csv` counts whole, each line a paragraph. Its first line is its
    headline if the column `headline` of the datasheet holds "first line" or that line.
    `encoding` is that of the texts, such as "cp1256". Without it, UTF-8 or a sure rule
    decides.

    `codes` is the path of a table that `coding.adjudicated` has made. The annotations
    `coding_1`, `elements_1` and `elements_2` then come from it, and a CorpusWarning says
    whose codes they are and what is open in them. For the five texts of the course, the
    environment variable KHITAB_CODES does the same, unless `codes` is False.

    A text that cannot be read or holds no Arabic is left out. A CorpusWarning says so,
    and what was guessed or repaired, and `report` lists everything. Raises CorpusError
    (a ValueError) if something is missing, occurs twice or contradicts the datasheet, or
    if no text is left.

    >>> load_corpus()
    <Corpus: 5 texts (2017, 2019, 2024)>
    >>> load_corpus(pd.DataFrame({"text": ["قال الوزير", "نفى الوزير"]})).docs
    ['1', '2']
    """
    if folder is None:
        course.require_here(course.SEEDS, "The five texts of the course", CorpusError)
        folder = course.SEEDS
        codes = os.environ.get(coded.VARIABLE) if codes is None else codes
    corpus = Corpus(*load(folder, encoding))
    if not isinstance(folder, pd.DataFrame):
        corpus.source, corpus.encoding, corpus.codes = Path(folder), encoding, codes
    if codes:
        corpus._codes, said = coded.replacing(codes, corpus)
        warnings.warn(said, CorpusWarning, stacklevel=2)
    return corpus
