"""A study runs through its log: what is asked is kept, and can be asked again."""

import warnings
from datetime import datetime
from pathlib import Path

import pandas as pd

from khitab.course import SEEDS
from khitab.log import calls, traces
from khitab.log.appendix import Appendix
from khitab.log.lines import Lines
from khitab.log.replaying import OURS, corpus_again, replayed
from khitab.log.traces import is_corpus, is_table, trace
from khitab.log.values import packed

COLUMNS = ["step", "what", "rows", "same", "why"]
OF_A_CORPUS = ("datasheet", "layers", "translations")
OF_A_LINE = ("when", "before", "hash")


def open(file, corpus, plan=None) -> "Log":
    """Return the log in `file`, which is made, or continued if it is there.

    * `file` is the path of the log, such as "my_study.jsonl", or None for a log in memory
      only. Where the file cannot be written, a warning says so, and the log works in
      memory.
    * `corpus` is what `load_corpus` gives.
    * `plan` is the path of your plan (.ipynb, .md, .txt), or its text. Its hash and the
      time are kept, so that others can see that it came before the counts (Nosek et al.
      2018, PNAS 115/11).

    Raises ValueError for anything but a corpus, or a file that is no log.

    >>> import khitab, tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> study = open(f"{folder.name}/study.jsonl", khitab.load_corpus(), "Who is named?")
    >>> words = study.do(study.corpus.tokens)
    >>> study
    <Log study.jsonl: 1 step>
    """
    if not is_corpus(corpus):
        raise ValueError(
            f"A log needs the corpus that load_corpus gives, not {str(corpus)[:40]!r}."
        )
    return Log(file, corpus, plan)


def read(file) -> "Log":
    """Return the log in `file`, to replay it or to see its appendix.

    Raises ValueError for a file that is missing or no log.
    """
    if not Path(file).is_file():
        raise ValueError(f"There is no log {str(file)!r} in {str(Path.cwd())!r}.")
    return Log(file)


class Log:
    """The log of a study, made by `open`. Whatever is asked through it is a step.

    A step gives what its function gives. If the same is asked again, as when a notebook
    runs from its top, the log keeps it once.
    """

    def __init__(self, file, corpus=None, plan=None):
        self.corpus, self._lines, self._own, self._replayed = corpus, Lines(file), [], ""
        self._made = {}  # the result of each step that was taken in this kernel
        states = self._lines.of("state")
        if self._lines and not states:
            raise ValueError(f"{str(file)!r} is not a log. Choose another name for it.")
        if states and corpus is not None and not {*states[-1]["texts"]} & {*corpus.docs}:
            raise ValueError(
                f"The log {str(file)!r} is of other texts ({', '.join(states[-1]['texts'])}). "
                "Choose another name for the log of these."
            )
        self._base = self._lines.path.absolute().parent
        self._plan = plan if plan is not None else self._plan_of(states)
        if corpus is not None:
            self._note_state(self._state(corpus) | self._source(corpus))
            if "missing" in self._lines.of("state")[-1]["plan"].values():
                warnings.warn(f"There is no plan {str(self._plan)!r}.", stacklevel=3)

    def __repr__(self):
        many = len(self._lines.of("step"))
        return f"<Log {self._lines.path.name}: {many} step{'s' if many != 1 else ''}>"

    def do(self, function, *arguments, **options):
        """Return what a function gives, and keep the call as a step.

        `function` is one of khitab, such as `corpus.tokens` or `concordance.kwic`, one of
        pandas, or your own. Its arguments follow. Tables among them come from steps, or
        are small (such as a codebook) and are kept whole. Of a function of your own the
        source is kept, but not what it uses from elsewhere.

        Raises ValueError for an argument or a result that cannot be kept.
        """
        call = calls.described(function)
        owner = getattr(function, "__self__", None)
        if is_table(owner) or is_corpus(owner):
            arguments, function = (owner, *arguments), function.__func__
        if call.get("own"):
            self._own.append(call | {"is": function})
        return self._step(call, function, arguments, options)

    def filter(self, table, condition):
        """Return the rows of a table that fulfil a condition, as a step.

        `condition` compares columns, as in 'period == "2017"', 'freq >= 3 and texts > 1',
        'doc in ["001", "004"]' or 'keep' (what was not left out).

        Raises ValueError for anything else, or a column that the table lacks.
        """
        calls.require_columns(table, [])
        kept = self._step({"call": "filter"}, calls.filter, (table, condition), {})
        if len(table) and kept.empty:
            warnings.warn(f"None of {len(table):,} rows has {condition}.", stacklevel=2)
        return kept

    def sort(self, table, by, descending=False):
        """Return a table sorted by one column, or several, as a step.

        Raises ValueError for a column that the table lacks.
        """
        calls.require_columns(table, [by] if isinstance(by, str) else by)
        options = {"descending": True} if descending else {}
        return self._step({"call": "sort"}, calls.sort, (table, by), options)

    def decide(self, table, rows, keep, why):
        """Return a table with your decision on some of its rows, as a step.

        All rows keep their place. The columns `keep` (True or False) and `why` are added,
        and `filter(lines, "keep")` gives the rows that you keep. `rows` is a number or a
        list of numbers from 1, as a concordance shows them. A later decision on the same
        row counts in place of an earlier one, and both are in the log.

        Raises ValueError for a row that the table lacks, or a decision without a reason.
        """
        calls.require_columns(table, [])
        numbers, all_of_them = pd.Series(rows).tolist(), range(1, len(table) + 1)
        wrong = [n for n in numbers if type(n) is not int or n not in all_of_them]
        if wrong or not numbers:
            raise ValueError(
                f"Rows are numbered from 1 to {len(table)}, as a concordance shows them, "
                f"not {wrong[0] if wrong else 'nothing'}."
            )
        if not isinstance(keep, bool) or not str(why).strip():
            raise ValueError("Say keep=True or keep=False, and why, in a few words.")
        if "keep" in table and table["keep"].dtype != bool:
            raise ValueError("The table has a column 'keep' of its own. Rename it.")
        call = {"call": "decide", "lines": [f"{n}: {_row(table, n)}" for n in numbers]}
        keys = calls.row_keys(table)
        keys = [keys[n - 1] for n in numbers]
        return self._step(call, calls.decide, (table, keys, keep, str(why)), {})

    def note(self, text, about=None):
        """Keep a note. `about` is a row, such as `lines.iloc[2]`, a table or a text."""
        if isinstance(about, pd.DataFrame):
            about = f"step {self._step_of(about) or '?'}"
        elif isinstance(about, pd.Series):
            about = _row(about.to_frame().T, 1)
        self._keep({"kind": "note", "text": str(text), "about": str(about or "")})

    def replay(self, corpus=None, own=()):
        """Return what comes out if all steps run again, a DataFrame with one row a step.

        Its first rows (step 0) say what has changed in the log itself, in texts,
        datasheet, layers, annotations, plan and versions. Columns: `step`, `what`, `rows`
        (of the log, or of the new table), `same` (True or False) and `why` not.

        The texts are read again from their folder, or `corpus` is taken. Functions of
        your own run if they are in the list `own`, or were handed to `do` in this kernel.
        Nothing else runs but functions of khitab and pandas that make tables.

        Raises ValueError if the texts are not where they were.
        """
        if corpus is None:
            corpus = corpus_again(self._lines.of("state")[-1], self._base, self.corpus)
        own = self._own + [calls.described(each) | {"is": each} for each in own]
        rows = replayed(self._lines, corpus, own, lambda: self._state(corpus))
        same = [row[3] for row in rows if row[0]]
        now = datetime.now().isoformat(sep=" ", timespec="minutes")
        self._replayed = f"Replayed {now}: {sum(same)} of {len(same)} steps gave the same"
        return pd.DataFrame(rows, columns=COLUMNS).astype({"same": bool})

    def appendix(self):
        """Return the methods appendix, Markdown in a string that a notebook renders."""
        return Appendix(self._lines, self._replayed)

    # --- Steps -----------------------------------------------------------------------

    def _step(self, call, function, arguments, options):
        event = {"kind": "step", **call}
        event["arguments"] = [packed(each, self._step_of) for each in arguments]
        event["options"] = {
            name: packed(each, self._step_of) for name, each in options.items()
        }
        result = calls.run(function, arguments, options)
        event |= trace(result)
        self._made[self._keep(event)] = result
        return result

    def _keep(self, event):
        """Add an event, unless it is in the log already. Return the step's number."""
        if self.corpus is None:
            raise ValueError("A log that was read cannot go on. Open it: log.open(…).")
        there = self._lines.of(event["kind"])
        for known in there:
            if calls.is_known(event, known, {each.get("step"): each for each in there}):
                return known.get("step")
        if event["kind"] == "step":
            self._note_state({"versions": traces.versions()})
        self._lines.add(**event)
        self._replayed = ""
        return self._lines.of()[-1].get("step")

    def _step_of(self, value):
        """Return the number of the step that gave a value, 0 for the corpus.

        A part of it has its number or name beside that. Of several steps that gave the
        same, it is the one that gave this very table, or else the last.
        """
        wanted, found = trace(value)["result"], []
        for step in self._lines.of("step"):
            number, made = step["step"], self._made.get(step["step"])
            if step["result"] == wanted:
                found.append((made is value, number, number))
            for place, part in enumerate(step.get("parts", [])):
                if part["result"] == wanted:
                    is_it = made is not None and made[place] is value
                    found.append((is_it, number, [number, place]))
        if found:
            return max(found, key=lambda each: each[:2])[2]
        if self.corpus is None:
            return None
        if is_corpus(value):
            return 0 if wanted == trace(self.corpus)["result"] else None
        parts = [
            n for n in OF_A_CORPUS if wanted == trace(getattr(self.corpus, n))["result"]
        ]
        return [0, parts[0]] if parts else None

    # --- The state of texts, plan and programs -----------------------------------------

    def _state(self, corpus):
        return {
            "kind": "state",
            **traces.corpus_state(corpus),
            "annotations": traces.annotations_state(corpus),
            "plan": traces.plan_state(self._plan, self._base),
            "versions": traces.versions(),
        }

    def _source(self, corpus):
        """Return where to find the corpus again, and the words of a plan without file."""
        source = corpus.source
        if source is not None:
            is_ours = source.absolute() == SEEDS
            source = OURS if is_ours else traces.relative(source, self._base)
        plan = traces.plan_state(self._plan, self._base)
        words = str(self._plan) if traces.TEXT in plan else ""
        codes = corpus.codes and Path(corpus.codes).expanduser()
        codes = traces.relative(codes, self._base) if codes else None
        known = {"folder": source, "encoding": corpus.encoding, "codes": codes}
        return known | {"words": words}

    def _plan_of(self, states):
        """Return the plan that the log knows, so that nobody needs to name it again."""
        if not states or not states[-1]["plan"]:
            return None
        return states[-1]["words"] or self._base / [*states[-1]["plan"]][0]

    def _note_state(self, state):
        """Keep a state if it is not that of the log."""
        last = (self._lines.of("state") or [{}])[-1]
        if not state.items() <= last.items():
            lately = {key: last[key] for key in last if key not in OF_A_LINE}
            self._lines.add(**lately | state)


def _row(table, number):
    """Return a row of a table as a reader knows it again."""
    row = table.iloc[number - 1].drop(["keep", "why"], errors="ignore")
    place = " at ".join(str(row[name]) for name in ("doc", "start") if name in row)
    parts = [name for name in ("before", "node", "after") if name in row]
    parts = parts or [name for name in ("token", "phrase", "text") if name in row][:1]
    words = " ".join(str(row[name]) for name in parts or row.index)
    return f"{place}, {words}"[:160] if parts else words[:160]
