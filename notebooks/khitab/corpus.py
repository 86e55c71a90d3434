"""A corpus: a folder of texts, what is known of them, and which words of them count.

The folder holds one `.txt` file a text (UTF-8), `datasheet.csv` with a row a text, and,
where somebody has marked them, `layers.csv` with a row a span: what is headline,
heading or paragraph of the article, and what is boilerplate of the page around it.
"""

import re
from bisect import bisect_right
from pathlib import Path

import pandas as pd

from khitab import arabic

BODY = ("headline", "heading", "paragraph")
LAYERS = (*BODY, "boilerplate")
SEEDS = Path(__file__).resolve().parents[2] / "seeds"

TOKEN_COLUMNS = [
    "doc", "period", "layer", "paragraph", "sentence", "start", "end", "token", "form",
]  # fmt: skip
SENTENCE_COLUMNS = [
    "doc", "period", "layer", "paragraph", "sentence", "start", "end", "text", "english",
]  # fmt: skip


class CorpusError(ValueError):
    """Something is wrong with a corpus; the message says what, where and what to do."""


class Corpus:
    """Texts with their datasheet and layers; made by `load_corpus`.

    `datasheet`: a DataFrame, one row a text (`doc`, `period` and whatever else is known).
    `layers`: a DataFrame, one row a span: `doc, start, end, layer, kind, reason`, and
    `paragraph`, the number of the span within its text, from 1.
    `translations`: a DataFrame `doc, start, end, english`, empty if there are none.
    """

    def __init__(self, texts, datasheet, layers, translations):
        self._texts = texts
        self.datasheet = datasheet
        self.layers = layers
        self.translations = translations

    def __repr__(self):
        periods = ", ".join(dict.fromkeys(self.datasheet["period"]))
        return f"<Corpus: {len(self.docs)} texts ({periods})>"

    @property
    def docs(self) -> list[str]:
        """The ids of the texts, in the datasheet's order."""
        return list(self.datasheet["doc"])

    def text(self, doc: str) -> str:
        """Return the raw text of `doc`, exactly as its file has it.

        >>> load_corpus().text("002")[:5]
        'الأمن'
        """
        self._require(doc, self.docs, "document")
        return self._texts[doc]

    def tokens(self, layers=BODY) -> pd.DataFrame:
        """Return the running words: a DataFrame, one row a token, in reading order.

        Columns: `doc`, `period`, `layer`; `paragraph` and `sentence`, numbered within
        the text from 1; `start`, `end`, offsets into the raw text; `token`, as written;
        `form`, without diacritics and tatweel. `layers` names what to count: the body
        (headline, heading, paragraph) unless told otherwise, or `"all"`.

        >>> tokens = load_corpus().tokens(layers="headline")
        >>> list(tokens[tokens["doc"] == "000"]["form"][:3])
        ['شكري', 'وحفتر', 'يبحثان']
        """
        columns = {name: [] for name in TOKEN_COLUMNS if name != "form"}
        for block in self._blocks(layers):
            text, spans = block["text"], block["sentences"]
            starts = [start for start, _ in spans]
            found = arabic.tokenize(text)
            for name in ("doc", "period", "layer", "paragraph"):
                columns[name] += [block[name]] * len(found)
            columns["start"] += [block["start"] + token.start for token in found]
            columns["end"] += [block["start"] + token.end for token in found]
            columns["token"] += [token.token for token in found]
            columns["sentence"] += [
                block["first_sentence"] + bisect_right(starts, token.start) - 1
                for token in found
            ]
        joined = arabic.strip_tatweel(arabic.dediacritize("\n".join(columns["token"])))
        columns["form"] = joined.split("\n") if columns["token"] else []
        return pd.DataFrame(columns, columns=TOKEN_COLUMNS)

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
        )

    def _blocks(self, layers):
        """Yield the spans of the chosen layers with their text, sentences and numbers."""
        chosen = self._chosen_layers(layers)
        period = dict(zip(self.datasheet["doc"], self.datasheet["period"]))
        order = {doc: place for place, doc in enumerate(self.docs)}
        numbered = {}
        for span in sorted(
            self.layers.itertuples(), key=lambda s: (order[s.doc], s.start)
        ):
            text = self._texts[span.doc][span.start : span.end]
            found = arabic.sentences(text)
            first = numbered.get(span.doc, 0) + 1
            numbered[span.doc] = first + len(found) - 1
            if span.layer in chosen:
                yield {
                    "doc": span.doc, "period": period[span.doc], "layer": span.layer,
                    "paragraph": span.paragraph, "start": span.start, "text": text,
                    "sentences": found, "first_sentence": first,
                }  # fmt: skip

    def _chosen_layers(self, layers):
        return LAYERS if layers == "all" else self._chosen(layers, LAYERS, "layer")

    def _chosen(self, wanted, known, what):
        wanted = [wanted] if isinstance(wanted, str) else list(wanted)
        if not wanted:
            raise CorpusError(f"No {what} was named. Known: {', '.join(known)}.")
        for name in wanted:
            self._require(name, known, what)
        return wanted

    @staticmethod
    def _require(name, known, what):
        if name not in known:
            hint = "" if isinstance(name, str) else " (write it in quotes)"
            raise CorpusError(
                f"There is no {what} {name!r}{hint}. This corpus has: {', '.join(known)}."
            )


# --- Loading -------------------------------------------------------------------------


def load_corpus(folder=None) -> Corpus:
    """Return the corpus in `folder`; without a folder, the five texts of the course.

    `datasheet.csv` needs the columns `doc` and `period`; the file of a text is named in
    the column `file`, or is `<doc>.txt` or `<doc>_….txt`. A text that `layers.csv` says
    nothing of counts whole, each line a paragraph. Raises CorpusError (a ValueError)
    where something is missing, unreadable, doubled or left over.

    >>> load_corpus()
    <Corpus: 5 texts (2017, 2019, 2024)>
    """
    folder = SEEDS if folder is None else Path(folder)
    if not folder.is_dir():
        raise CorpusError(
            f"There is no folder {str(folder)!r}. Check the spelling; relative paths start "
            f"at {str(Path.cwd())!r}."
        )
    files = {path.name: path for path in sorted(folder.glob("*.txt"))}
    if not files:
        raise CorpusError(f"The folder {str(folder)!r} holds no .txt file to read.")
    sheet = _read_table(folder / "datasheet.csv", ["doc", "period"])
    texts = _read_texts(sheet, files)
    return Corpus(
        texts,
        sheet,
        _read_layers(folder / "layers.csv", texts),
        _read_spans(folder / "annotations" / "translations.csv", texts, ["english"]),
    )


def _read_texts(sheet, files):
    doubled = sheet["doc"][sheet["doc"].duplicated()]
    if len(doubled):
        raise CorpusError(
            f"datasheet.csv has two rows for document {doubled.iloc[0]!r}. Give each text "
            "an id of its own."
        )
    texts, owner = {}, {}
    for row in sheet.to_dict("records"):
        doc, name = row["doc"], _file_name(row, files)
        if row["period"].strip() == "":
            raise CorpusError(f"datasheet.csv gives document {doc!r} no period.")
        if name in owner:
            raise CorpusError(f"{name!r} belongs to both {owner[name]!r} and {doc!r}.")
        owner[name] = doc
        texts[doc] = _read_text(files[name])
    for name in files:
        if name not in owner:
            raise CorpusError(
                f"The file {name!r} has no row in datasheet.csv. Add one, or move the file "
                "out of the folder."
            )
    return texts


def _file_name(row, files):
    doc = row["doc"]
    if row.get("file"):
        fitting = [row["file"]] if row["file"] in files else []
        wanted = repr(row["file"])
    else:
        fitting = [f for f in files if f == f"{doc}.txt"] or [
            f for f in files if f.startswith(f"{doc}_")
        ]
        wanted = f"'{doc}.txt' or '{doc}_….txt'"
    if len(fitting) > 1:
        raise CorpusError(
            f"Document {doc!r} fits several files: {', '.join(fitting)}. Name the right "
            "one in a column 'file' of datasheet.csv."
        )
    if not fitting:
        raise CorpusError(
            f"datasheet.csv has a row for document {doc!r}, but there is no file {wanted}. "
            f"The folder has: {', '.join(files)}."
        )
    return fitting[0]


def _read_text(path):
    text = _decode(path)
    if not arabic.has_letter(text):
        raise CorpusError(f"The text {path.name!r} holds not a single Arabic letter.")
    return text


def _decode(path):
    data = path.read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        from charset_normalizer import from_bytes

        best = from_bytes(data).best()
        likely = f" It looks like {best.encoding}:" if best else ""
        raise CorpusError(
            f"{path.name!r} is not UTF-8: byte {error.start} can not be read.{likely} "
            "open it in an editor and save it again as UTF-8."
        ) from None


def _read_table(path, needed):
    from io import StringIO

    if not path.is_file():
        raise CorpusError(
            f"There is no {path.name} in {str(path.parent)!r}. It needs a row a text, "
            "with at least: " + ",".join(needed)
        )
    try:
        table = pd.read_csv(
            StringIO(_decode(path).removeprefix("\ufeff")), dtype=str, keep_default_na=False
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise CorpusError(f"{path.name} can not be read as a table: {error}") from None
    for column in needed:
        if column not in table.columns:
            raise CorpusError(
                f"{path.name} has no column {column!r}. Its columns, separated by commas, "
                f"are: {', '.join(table.columns)}."
            )
    if table.empty:
        raise CorpusError(f"{path.name} has a head but no row.")
    return table


def _read_spans(path, texts, columns):
    """Return the table of spans at `path`, checked against the texts; empty if none."""
    needed = ["doc", "start", "end", *columns]
    if not path.is_file():
        return pd.DataFrame(columns=needed)
    table = _read_table(path, needed)
    for name in ("start", "end"):
        wrong = table[~table[name].str.fullmatch(r"\d+")]
        if len(wrong):
            raise CorpusError(
                f"{path.name}, row {wrong.index[0] + 2}: {name} is "
                f"{wrong[name].iloc[0]!r}, which is no whole number."
            )
        table[name] = table[name].astype(int)
    previous = {}
    for row in table.sort_values(["doc", "start"], kind="stable").itertuples():
        where = f"{path.name}, row {row.Index + 2}: the span {row.start}–{row.end}"
        if row.doc not in texts:
            raise CorpusError(f"{where} is in document {row.doc!r}, which is not there.")
        if not row.start < row.end <= len(texts[row.doc]):
            raise CorpusError(
                f"{where} does not lie in text {row.doc!r} of {len(texts[row.doc])} "
                "characters."
            )
        if row.start < previous.get(row.doc, 0):
            raise CorpusError(f"{where} of text {row.doc!r} overlaps the one before it.")
        previous[row.doc] = row.end
    return table


def _read_layers(path, texts):
    table = _read_spans(path, texts, ["layer"])
    for name in ("kind", "reason"):
        if name not in table.columns:
            table[name] = ""
    for row in table.itertuples():
        where = f"{path.name}, row {row.Index + 2}: the span {row.start}–{row.end}"
        if row.layer not in LAYERS:
            raise CorpusError(
                f"{where} is called {row.layer!r}. A layer is one of: {', '.join(LAYERS)}."
            )
        if any(arabic.cuts_a_word(texts[row.doc], at) for at in (row.start, row.end)):
            raise CorpusError(f"{where} of text {row.doc!r} cuts a word in two.")
    marked = {doc: spans for doc, spans in table.groupby("doc")}
    tables = []
    for doc, text in texts.items():
        if doc in marked:
            _require_covered(path, doc, text, marked[doc])
            spans = marked[doc].sort_values("start")
        else:
            lines = [m.span() for m in re.finditer(r"\S[^\n]*", text)]
            spans = pd.DataFrame(lines, columns=["start", "end"])
            spans = spans.assign(doc=doc, layer="paragraph", kind="", reason="a line")
        tables.append(spans.assign(paragraph=range(1, len(spans) + 1)))
    columns = ["doc", "start", "end", "layer", "kind", "reason", "paragraph"]
    return pd.concat(tables, ignore_index=True)[columns]


def _require_covered(path, doc, text, spans):
    rest = list(text)
    for start, end in zip(spans["start"], spans["end"]):
        rest[start:end] = " " * (end - start)
    left = re.search(r"\S+", "".join(rest))
    if left:
        raise CorpusError(
            f"{path.name} puts characters {left.start()}–{left.end()} of text {doc!r} "
            f"(«{left.group()}») into no layer. Add a span, if only as boilerplate."
        )
