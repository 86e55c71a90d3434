"""A study runs through its log: what is asked is kept, and can be asked again."""

import warnings
from datetime import datetime
from pathlib import Path

import pandas as pd

from khitab.log import calls, states
from khitab.log.appendix import Appendix
from khitab.log.lines import Lines
from khitab.log.replaying import given, replayed
from khitab.log.traces import is_corpus, is_table, trace
from khitab.log.values import by_hand, packed, row

COLUMNS = ["step", "what", "rows", "same", "why"]


def open(file, corpus, plan=None, who="") -> "Log":
    """Return the log in `file`, which is made, or continued if it is there.

    * `file` is the path of the log, such as "my_study.jsonl", or None for memory only.
      Where it cannot be written, a warning says so, and the log works in memory.
    * `corpus` is what `load_corpus` gives.
    * `plan` is the path of your plan (.ipynb, .md, .txt), or its text. Its hash and the
      time are kept, so that others can see that it came before the counts (Nosek et al.
      2018, PNAS 115/11).
    * `who` is your name or initials. The appendix has it beside your decisions and notes.

    Raises ValueError for anything but a corpus, or a file that is no log.

    >>> import khitab, tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> study = open(f"{folder.name}/study.jsonl", khitab.load_corpus(), "Who is named?")
    >>> words = study.do(study.corpus.tokens)
    >>> long = study.filter(words, 'sentence == 1 and doc in ["002", "003"]')
    >>> study
    <Log study.jsonl, steps: 2>
    """
    if not is_corpus(corpus):
        raise ValueError(
            f"A log needs the corpus that load_corpus gives, not {str(corpus)[:40]!r}."
        )
    return Log(file, corpus, plan, who)


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

    def __init__(self, file, corpus=None, plan=None, who=""):
        self.corpus, self._who, self._lines = corpus, str(who), Lines(file)
        self._own, self._replayed = [], ""
        self._base = self._lines.path.absolute().parent
        self._lines.require_fitting(corpus)
        if plan is not None and not states.plan_state(plan, self._base):
            warnings.warn(f"There is no plan {str(plan)!r}.", stacklevel=3)
        known = self._lines.of("state")
        self._plan = states.plan_of(known, self._base) if plan is None else plan
        if corpus is not None:
            self._note_state(states.state(corpus, self._plan, self._base))

    def __repr__(self):
        return f"<Log {self._lines.path.name}, steps: {len(self._lines.of('step'))}>"

    def do(self, function, *arguments, **options):
        """Return what a function gives, and keep the call as a step.

        `function` is one of khitab, such as `corpus.tokens` or `concordance.kwic`, one of
        pandas, as in `do(words.value_counts, "doc")`, or your own. Its arguments follow.
        Tables among them come from steps. A small one that does not, such as a codebook,
        becomes a step. Of a function of your own the source is kept, but not what it uses
        from elsewhere.

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
        calls.require_condition(condition, table)
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
        numbers = calls.numbers(table, rows)
        if not isinstance(keep, bool) or not str(why).strip():
            raise ValueError("Say keep=True or keep=False, and why, in a few words.")
        lines = [f"{n}: {row(table.iloc[n - 1])}" for n in numbers]
        call = {"call": "decide", "lines": lines, "who": self._who}
        keys = calls.row_keys(table)
        keys = [keys[n - 1] for n in numbers]
        return self._step(call, calls.decide, (table, keys, keep, str(why)), {})

    def note(self, text, about=None):
        """Keep a note. `about` is a row, such as `lines.iloc[2]`, a table or a text."""
        if isinstance(about, pd.DataFrame):
            about = f"step {self._step_of(about)}"
        elif isinstance(about, pd.Series):
            about = row(about)
        note = {"kind": "note", "text": str(text), "about": str(about or "")}
        self._keep(note | {"who": self._who})

    def replay(self, corpus=None, own=()):
        """Return what comes out if all steps run again, a DataFrame with one row a step.

        Its first rows (step 0) say what has changed in log, texts, datasheet, layers,
        annotations, plan and versions. Columns: `step`, `what`, `rows` (of the log, or of
        the new table), `same` (True or False) and `why` not.

        The texts are read again from their folder, or `corpus` is taken. Functions of
        your own run if they are in the list `own`, or were handed to `do` in this kernel.
        Nothing else runs but functions of khitab and pandas that make tables.

        Raises ValueError if the texts are not where they were.
        """
        if corpus is None:
            last = self._lines.of("state")[-1]
            corpus = states.corpus_again(last, self._base, self.corpus)
        own = self._own + [calls.described(each) | {"is": each} for each in own]
        rows = replayed(self._lines, corpus, own, self._plan, self._base)
        same = [row[3] for row in rows if row[0]]
        now = datetime.now().isoformat(sep=" ", timespec="minutes")
        self._replayed = f"Replayed {now}: {sum(same)} of {len(same)} steps gave the same"
        self._replayed += f", but {rows[0][4]}" if rows[0][4] else ""
        return pd.DataFrame(rows, columns=COLUMNS).astype({"same": bool})

    def appendix(self):
        """Return the methods appendix, Markdown in a string that a notebook renders.

        `Path("appendix.md").write_text(study.appendix(), "utf-8")` saves it.
        """
        return Appendix(self._lines, self._replayed)

    def _step(self, call, function, arguments, options):
        event = {"kind": "step", **call}
        event["arguments"] = packed([*arguments], self._step_of)
        event["options"] = packed(options, self._step_of)
        result = calls.run(function, arguments, options)
        event |= trace(result)
        if call["call"] == "decide":
            event["kept"] = int(result["keep"].sum())
        self._keep(event, calls.behind(event, self._lines.of("step")))
        return result

    def _keep(self, event, behind=()):
        """Add an event, unless it is in the log already."""
        if self.corpus is None:
            raise ValueError("A log that was read cannot go on. Open it: log.open(…).")
        known = self._lines.of(event["kind"])
        if any(calls.is_known(event, each, behind) for each in known):
            return
        if event["kind"] == "step":
            self._note_state({"versions": states.versions()})
        self._lines.add(**event)
        self._replayed = ""

    def _step_of(self, value):
        """Return the last step that gave a value. A codebook made by hand becomes one."""
        wanted = trace(value)["result"]
        for step in reversed(self._lines.of("step")):
            if step["result"] == wanted:
                return step["step"]
        for name, part in given(self.corpus).items():
            if trace(part)["result"] == wanted:
                return name
        self._step({"call": "table"}, calls.table, (by_hand(value),), {})
        return self._step_of(value)

    def _note_state(self, state):
        """Keep a state if it is not that of the log."""
        last = (self._lines.of("state") or [{}])[-1]
        if not state.items() <= last.items():
            self._lines.add(**last | {"kind": "state"} | state)
