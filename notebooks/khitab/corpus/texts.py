"""A corpus: a folder of texts, what is known of them, and which words of them count.

The folder holds one `.txt` file a text (UTF-8), `datasheet.csv` with a row a text, and,
where they have been marked, `layers.csv` with a row a span: what is headline,
heading or paragraph of the article, and what is boilerplate of the page around it.
"""

from functools import partial
from pathlib import Path

import pandas as pd

from khitab import arabic, course
from khitab.corpus import files
from khitab.corpus.files import LAYERS, CorpusError
from khitab.corpus.tokens import token_table

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

    def __init__(self, texts, datasheet, layers, translations, annotations=None):
        self._texts = texts
        self.datasheet = datasheet
        self.layers = layers
        self.translations = translations
        self._annotations = annotations

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
        """Return the raw text of `doc`, exactly as its file has it.

        >>> load_corpus().text("002")[:5]
        'الأمن'
        """
        self._require(doc, self._texts, "document")
        return self._texts[doc]

    def tokens(self, layers=BODY, others=False) -> pd.DataFrame:
        """Return the running words: a DataFrame, one row a token, in reading order.

        Columns: `doc`, `period`, `layer`; `paragraph` and `sentence`, numbered within
        the text from 1; `start`, `end`, offsets into the raw text; `token`, as written,
        code point for code point; `form`, by which words are compared (`arabic.form`):
        it also finds what was typed in another way, such as a hamza as a mark. `layers`
        names what to count: the body (headline, heading, paragraph) unless told
        otherwise, or `"all"`.

        With `others` numbers, Latin words, hashtags and mentions are rows too, and a last
        column `kind` tells them apart (see `arabic.tokenize`).

        >>> tokens = load_corpus().tokens(layers="headline")
        >>> list(tokens[tokens["doc"] == "000"]["form"][:3])
        ['شكري', 'وحفتر', 'يبحثان']
        """
        return token_table(self._blocks(layers), others)

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

    def annotations(self, name: str) -> pd.DataFrame:
        """Return a table of annotations of these texts, such as `"voices"`.

        It is `<folder>/annotations/<name>.csv`; the rows of texts that are not in this
        corpus are left out. `start`, `end` and `sentence` are whole numbers, all other
        columns are strings, empty where nothing stands. Spans may overlap; in a row that
        has something in `looked_for` they may be missing. Raises
        CorpusError (a ValueError): no such table, with the names of those there are; a
        span that does not lie in its text.

        >>> list(load_corpus().annotations("codebook")["lemma"][:3])
        ['إرهاب', 'إرهابي', 'متطرف']
        """
        if self._annotations is None:
            raise CorpusError("This corpus was not read from a folder: no annotations.")
        table = self._annotations(name)
        if "doc" in table:
            table = table[table["doc"].isin(self.docs)].reset_index(drop=True)
        return table

    def subset(self, docs=None, periods=None, layers=None) -> "Corpus":
        """Return the corpus of some documents, periods or layers (a name, or several).

        >>> load_corpus().subset(periods="2019").docs
        ['001', '004']
        """
        sheet, spans = self.datasheet, self.layers
        if docs is not None:
            sheet = sheet[sheet["doc"].isin(self._chosen(docs, self.docs, "document"))]
        if periods is not None:
            known = list(dict.fromkeys(self.datasheet["period"]))
            sheet = sheet[sheet["period"].isin(self._chosen(periods, known, "period"))]
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
        return LAYERS if layers == "all" else self._chosen(layers, LAYERS, "layer")

    def _chosen(self, wanted, known, what):
        wanted = [wanted] if isinstance(wanted, str) else list(wanted)
        if not wanted:
            raise CorpusError(f"No {what} was named. Known: {_listed(known)}.")
        for name in wanted:
            self._require(name, known, what)
        return wanted

    @staticmethod
    def _require(name, known, what):
        if name not in known:
            hint = "" if isinstance(name, str) else " (write it in quotes)"
            raise CorpusError(
                f"There is no {what} {name!r}{hint}. This corpus has: {_listed(known)}."
            )


def load_corpus(folder=None) -> Corpus:
    """Return the corpus in `folder`; without a folder, the five texts of the course.

    `datasheet.csv` needs the columns `doc` and `period`; the file of a text is named in
    the column `file`, or is `<doc>.txt` or `<doc>_….txt`. A text that `layers.csv` says
    nothing of counts whole, each line a paragraph. Raises CorpusError (a ValueError)
    where something is missing, unreadable, doubled or left over.

    >>> load_corpus()
    <Corpus: 5 texts (2017, 2019, 2024)>
    """
    if folder is None:
        course.require_here(course.SEEDS, "The five texts of the course", CorpusError)
    folder = course.SEEDS if folder is None else Path(folder)
    if not folder.is_dir():
        raise CorpusError(
            f"There is no folder {str(folder)!r}. Check the spelling; relative paths start "
            f"at {str(Path.cwd())!r}."
        )
    sheet, texts = files.texts(folder)
    return Corpus(
        texts,
        sheet,
        files.layers(folder / "layers.csv", texts),
        files.spans(folder / "annotations" / "translations.csv", texts, ["english"]),
        partial(files.annotations, folder / "annotations", texts),
    )


def _listed(names, most=20):
    names = list(names)
    return ", ".join(names[:most]) + (f" … ({len(names)} in all)" if names[most:] else "")
