"""What is marked on a page, how it looks and what it is about.

The data of a page has

* `looks`, rows of the legend such as `{"switch": "frames", "key": "terrorism", "label",
  "colour", "sign", "line"}`;
* `marks`, a list `[look, chip, about]` for each marked stretch, with a row of `looks`,
  what the mark says beside its sign, and a row of `about`;
* `about`, what opens on a click, `{"title": …, "rows": [[name, line], …]}`, where the
  title is the name of the mark everywhere;
* `switches`, those that the page has, `[[switch, label, note], …]`.
"""

import pandas as pd

from khitab.display.view.page import told
from khitab.labels import GREY, LINES, OUTLET, REPORTING, Look, looks
from khitab.required import require
from khitab.spans import SPAN

SWITCHES = {
    "frames": "Frames", "voices": "Voices", "layers": "Layers", "shared": "Shared passages",
}  # fmt: skip
GUESS = "a guess, made by patterns: nobody has annotated it"
PASSAGES = ["doc_a", "start_a", "end_a", "doc_b", "start_b", "end_b"]
NOT_YET = "Not marked, since they have no {1} yet: {0}."
NONE = "There are none in what is shown here."
VOICE = ["speaker", "channel", "mode", "trigger", "how"]


class Marks:
    """The marks of some sentences, `spans` = {text: [(start, end, row of the marks), …]}.

    `corpus` is where the `sentences` that are shown come from. `words` is None or the
    table of `morphology.add_lemmas`, which gives the lemma of a marked word.
    """

    def __init__(self, corpus, sentences, words=None):
        self.spans, self._corpus, self._words = {}, corpus, words
        groups = sentences.groupby("doc", sort=False)[["start", "end"]]
        self._shown = {doc: edges.to_numpy() for doc, edges in groups}
        self._layered = (sentences["layer"] != "paragraph").any()
        self._texts = {doc: corpus.text(doc) for doc in self._shown}
        self._marks, self._looks, self._about, self._notes = [], [], [], {}

    def add_frames(self, frames=None):
        """Mark the words of frames in a table `doc, start, end, frame`, maybe with
        `lemma`.

        None means the corpus's own annotations, if it has any. A mark opens its row of
        the codebook and who coded it.
        """
        table, keys, coders = self._table(frames, "frames", "frame")
        book = self._corpus.annotations("codebook", optional=True)
        seen, lemmas = looks("frame", keys), self._lemmas(table)
        for name in _companions(book) & set(seen):
            label = f"{seen[name].label} (companion, counted apart)"
            seen[name] = seen[name]._replace(label=label)
        for row in table.to_dict("records"):
            look, lemma = seen[row["frame"]], lemmas.get((row["doc"], row["start"]))
            rows = [("word", self._texts[row["doc"]][row["start"] : row["end"]])]
            rows += _entries(book, row["frame"], row.get("lemma") or lemma)
            rows += [("function", row.get("function")), ("coder’s note", _said(row))]
            self._add("frames", row["frame"], look, "", row, look.label, rows + coders)

    def add_voices(self, voices=None):
        """Mark who speaks, by a table `doc, start, end, voice`, maybe with more columns.

        These are `speaker, channel, mode, note`. What `voices.guess_speakers` gives is
        labelled as a guess everywhere. An outlet's own words have no mark, except those
        of the mode "reporting". None means the corpus's own annotations, if it has any.

        Raises ValueError for overlapping spans, which would give a word two voices.
        """
        is_guess = "guess" in getattr(voices, "columns", ())
        if is_guess:
            require(voices, ["speaker"], "The view (voices)")
            voices = voices.assign(voice="guess")
        table, keys, coders = self._table(voices, "voices", "voice")
        if is_guess:
            self._notes["voices"] = f"The voices are {GUESS}."
        _require_apart(table)
        seen = looks("voice", [*keys, REPORTING])
        for row in table.to_dict("records"):
            voice, reports = row["voice"], row.get("mode") == REPORTING
            if voice == OUTLET and not reports:
                continue
            name = "" if voice == OUTLET else seen[voice].label
            names = [name, row.get("speaker")]
            chip = " · ".join(dict.fromkeys(filter(None, names)))
            chip += f", through {row['channel']}" if row.get("channel") else ""
            key = REPORTING if reports else voice
            rows = [("voice", seen[voice].label)] if not is_guess else [("what", GUESS)]
            rows += [(name, row.get(name)) for name in VOICE]
            rows += [("coder’s note", _said(row)), *coders]
            label = seen[key].label if reports or not chip else ""
            title = " · ".join(filter(None, [label, chip]))
            self._add("voices", key, seen[key], chip, row, title, rows)

    def add_shared(self, shared=None):
        """Mark what other texts share, from `reuse.corpus_passages`, or None.

        Each mark opens its place in the other text.
        """
        if shared is None:
            return
        require(shared, PASSAGES, "The view (shared=, from reuse.corpus_passages)")
        self._notes["shared"] = ""
        sentences, others = self._corpus.sentences(layers="all"), {}
        for here, there in ("ab", "ba"):
            mine = shared[shared[f"doc_{here}"].isin(self._texts)]
            for row in mine.to_dict("records"):
                other = row[f"doc_{there}"]
                where = sentences[
                    (sentences["doc"] == other)
                    & (sentences["start"] < row[f"end_{there}"])
                    & (sentences["end"] > row[f"start_{there}"])
                ]
                places = [f"{other}.{number}" for number in where["sentence"]] or [other]
                rows = [
                    ("place there", ", ".join(places)),
                    ("words there", row.get(f"text_{there}")),
                    ("equal words", row.get("n_tokens")),
                ]
                line = LINES[others.setdefault(other, len(others) + 1) % len(LINES)]
                look = Look(f"also in text {other}", GREY, "=", line)
                span = {name: row[f"{name}_{here}"] for name in SPAN}
                title = f"also in {places[0]}"
                self._add("shared", other, look, places[0], span, title, rows)

    def data(self):
        """Return the part of a page that tells of its marks and switches."""
        seen = {look["switch"] for look in self._looks}
        notes = {
            key: note if key in seen else " ".join(filter(None, [note, NONE]))
            for key, note in self._notes.items()
        }
        if self._layered:
            notes["layers"] = ""
        return {
            "looks": self._looks,
            "marks": self._marks,
            "about": self._about,
            "switches": [[k, SWITCHES[k], notes[k]] for k in SWITCHES if k in notes],
        }

    def _table(self, table, name, column):
        """Return the rows of a table about these texts, the keys of all rows, and the
        coders."""
        coders = []
        if table is None:
            table = self._corpus.annotations(name, optional=True)
            coders = self.coders(name)
        if table is None:
            return pd.DataFrame(columns=[*SPAN, column]), [], []
        require(table, [*SPAN, column], f"The view ({name})")
        table = _placed(table, self._corpus.docs, name)
        rows = table[table["doc"].isin(self._texts)].astype(object).fillna("")
        empty = rows[column] == ""
        self._notes[name] = NOT_YET.format(empty.sum(), column) if empty.any() else ""
        return rows[~empty], table[column].dropna(), coders

    def coders(self, name):
        """Return rows [("coded by", …), …] for a table of annotations of the corpus."""
        table = self._corpus.annotations("coders", optional=True)
        if table is None or not {"file", "who"} <= set(table.columns):
            return []
        mine = table[table["file"] == f"{name}.csv"]
        return [("coded by", who) for who in dict.fromkeys(mine["who"])]

    def _lemmas(self, table):
        """Return the lemma of each marked word, by its place."""
        if self._words is None or "lemma" not in self._words:
            return {}
        words = self._words.merge(table[["doc", "start"]].drop_duplicates())
        return dict(zip(zip(words["doc"], words["start"]), words["lemma"]))

    def _add(self, switch, key, look, chip, span, title, rows):
        """Note a mark with its look, its chip, its place and what it is about."""
        doc, start, end = (span[name] for name in SPAN)
        if not 0 <= start < end <= len(self._texts[doc]):
            raise ValueError(
                f"The view: the {switch} have a span {start}–{end}, which does not lie in "
                f"text {doc!r} of {len(self._texts[doc])} characters."
            )
        starts, ends = self._shown[doc].T
        if not ((starts < end) & (ends > start)).any():
            return
        look = {"switch": switch, "key": key, **look._asdict()}
        rows = [[name, told(text)] for name, text in rows if text not in (None, "")]
        about = {"title": told(title), "rows": rows}
        number = len(self._marks)
        self._marks.append(
            [_row(self._looks, look), told(chip), _row(self._about, about)]
        )
        self.spans.setdefault(doc, []).append((int(start), int(end), number))


def _row(known, data):
    """Return the row of some data among what is known, and add new data."""
    if data not in known:
        known.append(data)
    return known.index(data)


def _entries(book, frame, lemma):
    """Return what the codebook says about a word of a frame, or else about the frame."""
    if book is None or "frame" not in book:
        return []
    rows = book[book["frame"] == frame]
    one = rows[rows["lemma"] == lemma] if "lemma" in rows else rows[:0]
    if len(one) == 1:
        row = one.iloc[0]
        rows = [(name, row.get(name)) for name in ("lemma", "after", "gloss")]
        return [*rows, ("the codebook says", row.get("note"))]
    words = [
        f"{row.get('lemma', '')} {row.get('gloss', '')}" for _, row in rows.iterrows()
    ]
    return [("the codebook has", "; ".join(words))]


def _companions(book):
    """Return what the codebook counts beside its frames and not in them."""
    if book is None or not {"frame", "kind"} <= set(book.columns):
        return set()
    return set(book.loc[book["kind"] == "companion", "frame"])


def _said(row):
    """Return what the coder noted, with the short sign for doubt written out."""
    return str(row.get("note") or "").replace("sure = no", "the coder is not sure")


def _placed(table, docs, name):
    """Return the rows that have a place, with whole offsets. What is absent has none."""
    if "looked_for" in table:
        table = table[table["looked_for"].fillna("").eq("") | table["start"].notna()]
    edges = table[SPAN[1:]].apply(pd.to_numeric, errors="coerce")
    if (edges.isna() | (edges % 1 != 0)).any(axis=None):
        raise ValueError(f"The view ({name}): start and end must be whole numbers.")
    if len(table) and not table["doc"].isin(docs).any():
        raise ValueError(
            f"The view ({name}): no row is about these texts. The rows speak of text "
            f"{table['doc'].iloc[0]!r}, the corpus has {docs[0]!r}. Ids are strings: read a "
            'CSV file with dtype={"doc": str}.'
        )
    return table.assign(**edges.astype(int))


def _require_apart(table):
    rows = table.sort_values(["doc", "start"], kind="stable")
    over = rows[
        (rows["doc"] == rows["doc"].shift()) & (rows["start"] < rows["end"].shift())
    ]
    if len(over):
        doc, start = over[["doc", "start"]].iloc[0]
        raise ValueError(
            f"The view (voices): in text {doc!r} the span that begins at {start} lies over "
            "the one before it, so that a word would have two voices."
        )
