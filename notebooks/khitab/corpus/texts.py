"""A corpus: a folder of texts, what is known of them, and which words of them count.

The folder holds one `.txt` file a text (UTF-8), `datasheet.csv` with a row a text, and,
where they have been marked, `layers.csv` with a row a span: what is headline,
heading or paragraph of the article, and what is boilerplate of the page around it.
"""

import pandas as pd

from khitab import arabic, course
from khitab.corpus.chosen import chosen, require_known
from khitab.corpus.errors import CorpusError
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
    """Texts with their datasheet and layers; made by `load_corpus`.

    `datasheet`: a DataFrame, one row a text (`doc`, `period` and whatever else is known).
    `layers`: a DataFrame, one row a span: `doc, start, end, layer, kind, reason`;
    `paragraph`, the number of the span within its text, and `sentence`, that of its first
    sentence, both from 1.
    `translations`: a DataFrame `doc, start, end, english`, empty if there are none.
    """

    def __init__(
        self, texts, datasheet, layers, translations, annotations=None, notes=()
    ):
        self._texts = texts
        self.datasheet = datasheet
        self.layers = layers
        self.translations = translations
        self._annotations = annotations
        self._notes = notes

    def __repr__(self):
        periods = ", ".join(dict.fromkeys(self.datasheet["period"]))
        return f"<Corpus: {len(self.docs)} texts ({periods})>"

    @property
    def docs(self) -> list[str]:
        """The ids of the texts, in the datasheet's order."""
        return list(self.datasheet["doc"])

    @property
    def labels(self) -> dict[str, str]:
        """What to show for a period: its `period_label` in the datasheet, or itself.

        >>> load_corpus().labels["2024"]
        '2024+ (published 2025-01 and 2026-02)'
        """
        sheet = self.datasheet
        return dict(zip(sheet["period"], sheet.get("period_label", sheet["period"])))

    def text(self, doc: str) -> str:
        """Return the raw text of `doc`, as its file has it but for what `report` says.

        >>> load_corpus().text("002")[:5]
        'الأمن'
        """
        require_known(doc, self._texts, "document")
        return self._texts[doc]

    def tokens(self, layers=BODY, others=False, *, metadata=None) -> pd.DataFrame:
        """Return the running words: a DataFrame, one row a token, in reading order.

        Columns: `doc`, `period`, `layer`; `paragraph` and `sentence`, numbered within
        the text from 1; `start`, `end`, offsets into the raw text; `token`, as written,
        code point for code point; `form`, by which words are compared (`arabic.form`):
        it also finds what was typed in another way, such as a hamza as a mark. `layers`
        names what to count: the body (headline, heading, paragraph) unless told
        otherwise, or `"all"`. `metadata` names columns of the datasheet that every row
        gets as well, or `"all"` (`add_metadata`).

        With `others` numbers, Latin words, hashtags and mentions are rows too, and a
        column `kind` tells them apart (see `arabic.tokenize`).

        >>> tokens = load_corpus().tokens(layers="headline")
        >>> list(tokens[tokens["doc"] == "000"]["form"][:3])
        ['شكري', 'وحفتر', 'يبحثان']
        """
        tokens = token_table(self._blocks(layers), others)
        return tokens if metadata is None else self.add_metadata(tokens, metadata)

    def add_metadata(self, table, columns=None) -> pd.DataFrame:
        """Return `table` with what the datasheet says of the text of each row.

        `table` has the column `doc`: tokens, sentences, findings, rates by text. `columns`
        names one column of the datasheet, or several; without, all that the table lacks.
        A column that you make counts too: `corpus.datasheet["month"] =
        corpus.datasheet["date"].str[:7]`. Lines and findings keep what their tokens have,
        and `comparison.rates(…, groups="month")` counts by it.

        Raises CorpusError (a ValueError): no `doc`, a text or column that the datasheet
        lacks, a column whose name means something else in a table of words.

        >>> corpus = load_corpus()
        >>> corpus.tokens(metadata="outlet").columns[-2:].tolist()
        ['form', 'outlet']
        """
        try:
            return add(table, self.datasheet, columns)
        except ValueError as error:
            raise CorpusError(str(error)) from None

    def sentences(self, layers=BODY) -> pd.DataFrame:
        """Return the sentences: a DataFrame, one row a sentence, in reading order.

        Columns: `doc, period, layer, paragraph, sentence, start, end` as in `tokens`;
        `text`, the raw words; `english`, the translation, empty where there is none.

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

        It is `<folder>/annotations/<name>.csv`; the rows of texts that are not in this
        corpus are left out. `start`, `end` and `sentence` are whole numbers, and so are
        `first` and `last`, between which a piece of a translation lies, where `english`
        gives it. All other columns are strings, empty where there is nothing. Spans may
        overlap; in a row with something in `looked_for` they may be missing. `optional`:
        None where there is no such table. Raises CorpusError (a ValueError): no such table;
        a span that does not lie in its text.

        >>> list(load_corpus().annotations("codebook")["lemma"][:3])
        ['إرهاب', 'إرهابي', 'متطرف']
        """
        if self._annotations is None and not optional:
            raise CorpusError("This corpus was not read from a folder: no annotations.")
        table = self._annotations and self._annotations(name, optional=optional)
        if table is not None and "doc" in table:
            table = table[table["doc"].isin(self.docs)].reset_index(drop=True)
        return table

    def report(self, words=None) -> pd.DataFrame:
        """Return what is to be known before counting: a DataFrame, a row a finding.

        Columns: `doc`, the text, or the file that became none; `what` was found;
        `count`, how often; `share` of the text's characters or words (of one in a text
        as a whole, 1); `example`; and what was `done`: "read" (an encoding or a table,
        as `what` says), "repaired" (`text` has it right, and offsets count there),
        "repaired by form" (the text keeps it, the column `form` does not), "left" (it is
        there), "refused" (a file left out, its reason in `example`).

        It sees encodings, mojibake, presentation forms, letters in visual order,
        HTML, direction marks, foreign letters, words of one letter, other languages,
        and near-duplicates: half of the 4-word runs of a text are in the earlier one
        that is the example (a bottom-k sketch, Broder 1997). `words`: the table that
        `morphology.add_lemmas` gives, for the share of unknown words.

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
        return Corpus(
            {doc: self._texts[doc] for doc in sheet["doc"]},
            sheet.reset_index(drop=True),
            spans[spans["doc"].isin(sheet["doc"])].reset_index(drop=True),
            self.translations[self.translations["doc"].isin(sheet["doc"])],
            self._annotations,
            [note for note in self._notes if note[0] in set(sheet["doc"])],
        )

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


def load_corpus(folder=None, encoding=None) -> Corpus:
    """Return the corpus in `folder`; without a folder, the five texts of the course.

    `folder`: a folder with a `.txt` file a text, and `datasheet.csv` with the columns
    `doc` and `period`; the file of a text is named in the column `file`, or is `<doc>.txt`
    or `<doc>_….txt`. Without a datasheet the names of the files are the ids, and the one
    period is "all". Or a CSV file or a DataFrame with the text of each row in the column
    `text`; its columns `doc` and `period` may be missing. A text that `layers.csv` says
    nothing of counts whole, each line a paragraph; its first is its headline where the
    column `headline` of the datasheet says "first line", or just what the line says.
    `encoding`: of the texts, such as "cp1256"; without it, UTF-8 or what a sure rule tells.

    A text that cannot be read or holds no Arabic is left out. A CorpusWarning says so,
    and what was guessed or repaired; `report` lists all. Raises CorpusError (a
    ValueError) where something is missing, doubled or contradicts the datasheet, and
    where no text is left.

    >>> load_corpus()
    <Corpus: 5 texts (2017, 2019, 2024)>
    >>> load_corpus(pd.DataFrame({"text": ["قال الوزير", "نفى الوزير"]})).docs
    ['1', '2']
    """
    if folder is None:
        course.require_here(course.SEEDS, "The five texts of the course", CorpusError)
        folder = course.SEEDS
    return Corpus(*load(folder, encoding))
