"""A log keeps each step, gives the same tables again, and names what has changed.

What is expected was counted by hand in three invented reports: drought (jafāf) occurs once
in b and once in c; a has four words, b five, c four.
"""

import json
import re
import shutil
import subprocess
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest
from khitab import concordance, framing, load_corpus, log, reuse
from khitab.log import states, traces
from tiny import corpus_of

TEXTS = {
    "a": "نقص المياه يهدد البلاد",
    "b": "نقص المياه وسبب الجفاف القلة",
    "c": "أكد الوزير الجفاف انتهى",
}
DROUGHT = "جفاف"


@pytest.fixture
def mine(tmp_path):
    return corpus_of(tmp_path, **TEXTS)


@pytest.fixture
def study(mine):
    return log.open(mine.source / "study.jsonl", mine)


@pytest.fixture
def done(study):
    """A log of four steps: tokens, lines, a decision, the lines that are kept."""
    words = study.do(study.corpus.tokens)
    lines = study.do(concordance.kwic, words, DROUGHT, match="part", corpus=study.corpus)
    lines = study.decide(lines, 2, keep=False, why="in c the drought is over")
    study.filter(lines, "keep")
    return study


def again(study, **options):
    """The replay of the log's file, by somebody who has nothing else."""
    return log.read(study._lines.path).replay(**options)


def steps(table):
    return table[table["step"] > 0]


def why(table, what):
    """Why a part of a study or a step is not the same; it is expected not to be."""
    row = table[(table["what"] == what) | (table["step"] == what)].iloc[0]
    assert not row["same"]
    return row["why"]


# --- Replay ------------------------------------------------------------------------------


def test_a_fresh_python_gets_the_same_tables(done):
    code = (
        "from khitab import log; t = log.read('study.jsonl').replay(); print(t.to_json())"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=done._base, capture_output=True, check=True
    )
    table = pd.DataFrame(json.loads(ran.stdout))
    assert table["same"].all() and steps(table)["rows"].tolist() == [13, 2, 2, 1]
    assert table["what"].tolist() == done.replay()["what"].tolist()


def test_a_changed_text_is_named_with_the_first_table_that_differs(done):
    (done._base / "c.txt").write_text("أكد الوزير الجفاف مستمر", "utf-8")
    table = again(done)
    assert why(table, "texts") == "changed: c; tables differ from step 1 on"
    assert why(table, 2) == "other cells, or another order"


def test_a_decision_is_not_carried_over_to_a_line_that_has_changed(done):
    (done._base / "c.txt").write_text("أكد الوزير الجفاف مستمر", "utf-8")
    table = again(done)
    assert "rows with a decision that are gone: 1" in why(table, 3)
    assert table["rows"].iloc[-1] == 2


def test_a_changed_text_that_no_step_reads_is_named(study):
    study.do(study.do(study.corpus.subset, docs="b").tokens)
    (study._base / "c.txt").write_text("الجفاف", "utf-8")
    table = again(study)
    assert "changed: c" in why(table, "texts")
    assert table[table["step"] == 2]["same"].all()


def test_texts_that_came_or_went_are_named(done):
    (done._base / "a.txt").rename(done._base / "d.txt")
    sheet = done._base / "datasheet.csv"
    sheet.write_text(sheet.read_text("utf-8").replace("a,", "d,"), "utf-8")
    assert why(again(done), "texts").startswith("gone: a; new: d; tables differ")


def test_a_changed_row_of_the_datasheet_is_named_by_its_text(done):
    sheet = done._base / "datasheet.csv"
    sheet.write_text(sheet.read_text("utf-8").replace("b,2019", "b,2020"), "utf-8")
    table = again(done)
    assert why(table, "datasheet") == "changed: b; tables differ from step 1 on"
    assert "texts" not in table[~table["same"]]["what"].tolist()


def test_other_layers_are_named(done):
    rows = [f"{doc},0,{len(text)},paragraph\n" for doc, text in TEXTS.items()]
    rows[1] = rows[1].replace("paragraph", "headline")
    (done._base / "layers.csv").write_text(
        "doc,start,end,layer\n" + "".join(rows), "utf-8"
    )
    table = again(done)
    assert "changed" in why(table, "layers") and "other cells" in why(table, 1)


def test_changed_annotations_are_named(mine):
    (mine.source / "annotations").mkdir()
    file = mine.source / "annotations" / "codebook.csv"
    file.write_text("frame,lemma\ndrought,جفاف\n", "utf-8")
    study = log.open(mine.source / "study.jsonl", load_corpus(mine.source))
    study.do(study.corpus.annotations, "codebook")
    file.write_text("frame,lemma\ndrought,مطر\n", "utf-8")
    said = why(again(study), "annotations")
    assert said == "changed: codebook; tables differ from step 1 on"


def test_a_log_finds_a_class_s_codes_again_and_names_whose_they_are(
    tmp_path, monkeypatch
):
    kit = load_corpus(codes=False)
    codes = kit.annotations("coding_1").assign(coders=3, agreed=1, how="all agree")
    codes["present"] = codes["present"].map({"1": "0", "0": "1"})
    elements = dict.fromkeys(["problem", "cause", "evaluation", "remedy"], "")
    codes.assign(**elements).to_csv(tmp_path / "class.csv", index=False)
    with pytest.warns(UserWarning, match="not the kit's"):
        theirs = load_corpus(codes=tmp_path / "class.csv")
    for name, corpus in (("kit", kit), ("theirs", theirs)):
        study = log.open(tmp_path / f"{name}.jsonl", corpus)
        study.do(corpus.annotations, "coding_1")
        assert again(study)["same"].all()
    monkeypatch.setenv("KHITAB_CODES", str(tmp_path / "class.csv"))
    said = why(log.read(tmp_path / "kit.jsonl").replay(), "annotations")
    assert said == "new: class; tables differ from step 1 on"


def test_another_version_is_named_and_that_no_table_differs(done, monkeypatch):
    real = states.metadata.version
    other = {"pandas": "9.9"}
    monkeypatch.setattr(
        states.metadata, "version", lambda name: other.get(name, real(name))
    )
    said = why(again(done), "versions")
    assert said == f"pandas {pd.__version__} → 9.9; no table differs"


def test_a_function_that_was_renamed_is_named_and_what_needs_it(done, monkeypatch):
    monkeypatch.setattr(concordance, "__all__", ["concordance_lines"])
    table = again(done)
    assert why(table, 2) == "this version has no khitab.concordance.kwic"
    assert why(table, 3) == "needs step 2, which gave nothing"


def test_a_log_that_moved_with_its_texts_replays_and_without_them_says_what_to_do(
    mine, tmp_path_factory
):
    top = tmp_path_factory.mktemp("machine")
    shutil.copytree(mine.source, top / "texts")
    study = log.open(top / "study.jsonl", load_corpus(top / "texts"))
    study.do(study.corpus.tokens)
    moved = shutil.move(top, mine.source / "elsewhere")
    assert log.read(f"{moved}/study.jsonl").replay()["same"].all()
    shutil.rmtree(f"{moved}/texts")
    with pytest.raises(ValueError, match="Say where they are: replay"):
        log.read(f"{moved}/study.jsonl").replay()
    assert log.read(f"{moved}/study.jsonl").replay(mine)["same"].all()


def test_the_five_texts_are_found_wherever_the_log_lies(tmp_path):
    study = log.open(tmp_path / "study.jsonl", load_corpus())
    study.do(study.corpus.tokens, layers="headline")
    assert again(study)["same"].all()


# --- Plan --------------------------------------------------------------------------------


def notebook(text, output=""):
    cell = {"cell_type": "markdown", "source": [text], "outputs": [output]}
    return json.dumps({"cells": [cell]})


def test_a_plan_is_known_by_its_words_and_not_by_outputs_or_line_ends(mine):
    plan = mine.source / "plan.ipynb"
    plan.write_text(notebook("Who must?"), "utf-8")
    study = log.open(mine.source / "study.jsonl", mine, plan)
    plan.write_text(notebook("Who must?", "seen") + "\r\n", "utf-8")
    assert again(study)["same"].all()
    plan.write_text(notebook("Who may?"), "utf-8")
    assert why(again(study), "plan") == "changed: plan.ipynb; no table differs"
    plan.unlink()
    assert why(again(study), "plan").startswith("gone: plan.ipynb")


def test_the_log_says_after_which_step_a_plan_changed(done):
    log.open(done._lines.path, done.corpus, plan="Is there less drought?")
    study = log.open(done._lines.path, done.corpus, plan="Is there more?")
    said = study.replay().set_index("what").loc["plan", "why"]
    assert "gone: Is there less drought?; new: Is there more? (after step 4)" in said
    assert "after step 4" in study.appendix()
    assert log.open(done._lines.path, done.corpus)._plan == "Is there more?"


def test_a_plan_that_is_not_there_is_said_and_the_log_goes_on(mine):
    with pytest.warns(UserWarning, match="There is no plan"):
        study = log.open(mine.source / "study.jsonl", mine, plan="../plan/plan.ipynb")
    assert len(study.do(mine.tokens)) == 13 and "None was logged" in study.appendix()


# --- What is kept ------------------------------------------------------------------------


def test_the_same_search_is_kept_once_and_another_beside_it(done):
    before = len(done._lines)
    words = done.do(done.corpus.tokens)
    done.do(concordance.kwic, words, DROUGHT, match="part", corpus=done.corpus)
    assert len(done._lines) == before
    done.do(concordance.kwic, words, DROUGHT, match="part", span=1)
    assert len(done._lines) == before + 1


def test_a_cell_that_runs_again_and_again_adds_nothing(study):
    words = study.do(study.corpus.tokens)
    lines = study.do(concordance.kwic, words, DROUGHT, match="part")
    for _ in range(3):
        lines = study.sort(lines, "doc", descending=True)
        lines = study.decide(lines, 1, keep=False, why="over")
    assert lines["keep"].tolist() == [False, True]
    assert steps(study.replay())["step"].tolist() == [1, 2, 3, 4]
    study.sort(study.do(concordance.kwic, words, "نقص"), "doc", descending=True)
    assert len(steps(again(study))) == 6 and again(study)["same"].all()


def test_a_log_goes_on_after_a_restart_with_the_same_numbers(done):
    study = log.open(done._lines.path, load_corpus(done._base))
    words = study.do(study.corpus.tokens)
    study.sort(words, ["form", "doc"])
    assert again(study)["what"].tolist()[-1] == "sort(step 1, ['form', 'doc'])"
    assert len(steps(again(study))) == 5 and again(study)["same"].all()


def test_an_empty_result_is_a_step_like_any_other_and_said(study):
    words = study.do(study.corpus.tokens)
    with pytest.warns(UserWarning, match="None of 13 rows has doc == 2"):
        none = study.filter(words, "doc == 2")
    assert none.empty and study.sort(none, "form").empty
    assert steps(study.replay())["rows"].tolist() == [13, 0, 0]


def test_lines_keep_their_place_and_a_later_decision_counts(study):
    words = study.do(study.corpus.tokens)
    lines = study.do(concordance.kwic, words, DROUGHT, match="part")
    first = study.decide(lines, [1, 2], keep=False, why="not about rain")
    last = study.decide(first, 1, keep=True, why="read again")
    assert last[["doc", "keep", "why"]].values.tolist() == [
        ["b", True, "read again"], ["c", False, "not about rain"],
    ]  # fmt: skip
    assert study.filter(last, "keep")["doc"].tolist() == ["b"]
    assert "not about rain" in study.appendix() and "read again" in study.appendix()
    assert study.replay()["same"].all()


def test_of_rows_that_are_equal_the_one_that_was_meant_is_decided(study):
    table = study.do(pd.concat, [study.do(study.corpus.tokens)[["doc"]]] * 2)
    found = study.decide(table, 14, keep=False, why="twice")
    assert found["keep"].tolist() == [True] * 13 + [False] + [True] * 12


def test_a_codebook_made_by_hand_is_kept_whole_with_what_it_says(study):
    words = study.do(study.corpus.tokens)
    book = pd.DataFrame({"frame": "drought", "form": ["الجفاف", None], "n": [1, 2.5]})
    study.do(pd.DataFrame.merge, words, book, on="form")
    study.do(pd.DataFrame.value_counts, book, "frame")
    assert "الجفاف" in study._lines.path.read_text("utf-8")
    assert again(study)["same"].all() and again(study)["rows"].tolist()[-2:] == [2, 1]
    assert "**Made by hand in step 2.**" in study.appendix()


def test_the_datasheet_and_the_layers_are_known_as_those_of_the_corpus(study):
    study.do(len, study.corpus.datasheet)
    study.do(len, study.corpus.layers)
    assert again(study, own=[len])["rows"].tolist()[-2:] == [1, 1]
    assert study.replay()["what"].tolist()[-2:] == [
        "len(corpus.datasheet)",
        "len(corpus.layers)",
    ]


def test_a_changed_codebook_is_another_step(study):
    words = study.do(study.corpus.tokens)
    for pattern in ("*جفاف*", "*مياه*"):
        book = pd.DataFrame({"frame": "drought", "pattern": [pattern]})
        study.do(framing.occurrences, words, book)
    assert steps(again(study))["rows"].tolist() == [13, 1, 2, 1, 2]


# --- Functions of one's own ---------------------------------------------------------------


def shortest(words, n):
    return words.loc[words["form"].str.len().nsmallest(n).index]


def test_an_own_function_is_kept_with_its_source_and_runs_when_it_is_handed_in(study):
    study.do(shortest, study.do(study.corpus.tokens), 3)
    assert "replay(own=[" in why(again(study), 2)
    assert again(study, own=[shortest])["same"].all() and study.replay()["same"].all()
    assert "nsmallest(n)" in study.appendix()


def test_an_own_function_that_has_changed_is_named_and_its_table_compared(study):
    def count(words):
        return len(words)

    study.do(count, study.do(study.corpus.tokens))

    def count(words):
        return len(words) + 1

    assert why(again(study, own=[count]), 2) == "another source; 14 instead of 13"


def test_two_lambdas_and_a_function_without_source_are_told_apart(study):
    words = study.do(study.corpus.tokens)
    study.do(lambda table: table.head(2), words)
    study.do(lambda table: table.head(5), words)
    made = {}
    exec("def typed(table): return table.head(7)", made)
    study.do(made["typed"], words)
    table = study.replay()
    assert steps(table)["rows"].tolist() == [13, 2, 5, 7] and table["same"].all()
    assert "its source was not kept" in study.appendix()


def test_an_own_function_cannot_change_the_tables_of_the_log(study):
    def spoil(words):
        words["form"] = "x"
        return words

    words = study.do(study.corpus.tokens)
    study.do(spoil, words)
    assert words["form"].iloc[0] == "نقص" and study.replay()["same"].all()


@pytest.mark.parametrize("name", [
    "os.system", "system", "pandas.read_pickle", "pandas.io.common.os.system", "pandas.eval",
    "pandas.DataFrame.to_csv", "pandas.DataFrame.query", "pandas.DataFrame.apply",
    "khitab.memory.reset", "khitab.corpus.texts.Path", "khitab.framing.np.save",
    "khitab.concordance.kwic.__class__", "khitab.corpus.Corpus.__init__", "khitab",
])  # fmt: skip
def test_a_log_runs_nothing_but_functions_for_tables(study, name):
    study._lines.add(kind="step", call=name, arguments=["x"], options={}, result="0")
    assert f"has no {name}" in why(again(study), 1)


def test_a_condition_in_somebody_s_log_is_not_run(study, tmp_path):
    words = study.do(study.corpus.tokens)
    hidden = f"doc.to_csv({str(tmp_path / 'made.csv')!r})"
    event = study._lines.of("step")[-1] | {"call": "filter", "step": 0}
    study._lines.add(**event | {"arguments": [{"$step": 1}, hidden]})
    assert "is no condition" in why(again(study), 2) and len(words) == 13
    assert not (tmp_path / "made.csv").exists()


def test_a_line_with_a_full_stop_is_one_run_of_arabic(study):
    first, then = "الجفاف انتهى", "أكد الوزير"
    study.note(
        "Seen.", about=pd.Series({"doc": "c", "start": 3, "text": f"{first}. {then}"})
    )
    assert f'c at 3, <bdi dir="rtl" lang="ar">{first}. {then}</bdi>' in study.appendix()


def test_the_appendix_says_who_decided_and_noted(mine):
    study = log.open(mine.source / "study.jsonl", mine, who="Mona")
    study.decide(study.do(mine.tokens), [1, 2], keep=False, why="no report")
    log.open(mine.source / "study.jsonl", mine, who="Omar").note("Is it none?")
    text = study.appendix()
    assert (
        "| left out | no report | Mona |" in text and "2 rows decided, 2 left out" in text
    )
    assert "| Is it none? | Omar |" in log.read(study._lines.path).appendix()


# --- A table is the same on every computer --------------------------------------------------

TABLE = pd.DataFrame({
    "doc": ["001", "002", None], "n": [1, 2, 3], "share": [0.1 + 0.2, 1 / 3, None],
    "day": pd.to_datetime(["2019-05-09", None, "2020-01-01"]), "is": [True, False, True],
    "frame": pd.Categorical(["qatar", None, "qatar"], ["qatar", "rain"]),
    "docs": [["a", "b"], [], ("c",)],
})  # fmt: skip


@pytest.mark.parametrize("change", [
    {"n": [1.0, 2.0, 3.0]}, {"n": pd.array([1, 2, 3], "Int64")}, {"n": [1 + 1e-13, 2, 3]},
    {"doc": pd.Series(["001", "002", pd.NA], dtype="string")}, {"share": [0.3, 1 / 3, pd.NA]},
    {"frame": ["qatar", None, "qatar"]}, {"is": pd.array([True, False, True], "boolean")},
    {"docs": [("a", "b"), (), ["c"]]}, {"day": [pd.Timestamp("2019-05-09"), None,
                                                pd.Timestamp("2020-01-01")]},
])  # fmt: skip
def test_types_make_no_difference(change):
    other = TABLE.assign(**change)
    assert traces.trace(other) == traces.trace(TABLE)
    assert traces.trace(other.set_index(pd.Index([7, 1, 4]))) == traces.trace(TABLE)


@pytest.mark.parametrize("change", [
    {"n": [1, 2, 4]}, {"n": ["1", "2", "3"]}, {"n": [1 + 1e-8, 2, 3]}, {"doc": ["1", "2", None]},
    {"doc": ["001", "002", ""]}, {"is": [1, 0, 1]}, {"docs": [["b", "a"], [], ["c"]]},
    {"m": 0},
])  # fmt: skip
def test_what_a_reader_sees_makes_a_difference(change):
    wanted = traces.trace(TABLE)["result"]
    assert traces.trace(TABLE.assign(**change))["result"] != wanted
    assert traces.trace(TABLE.iloc[::-1])["result"] != wanted
    assert traces.trace(TABLE.set_index("doc"))["result"] != wanted


def test_the_hash_of_a_table_is_this_one_on_every_computer():
    """Made with Python 3.11 and pandas 3.1.1; pandas 2.2.3 gave the same."""
    assert traces.trace(TABLE)["result"] == "1b296ab2b4273e71"


# --- The file ----------------------------------------------------------------------------


def lines_of(study):
    return study._lines.path.read_text("utf-8").splitlines(keepends=True)


def rewrite(study, lines):
    study._lines.path.write_bytes("".join(lines).encode())
    return why(again(study), "log")


def test_an_edited_line_is_named(done):
    lines = lines_of(done)
    lines[3] = lines[3].replace("the drought is over", "the drought goes on")
    assert rewrite(done, lines) == "line 4 (step) was edited after it was written"
    study = log.open(done._lines.path, done.corpus)
    study.replay()
    assert "but line 4 (step) was edited" in study.appendix()


@pytest.mark.parametrize("line", ["{}", "[]", "null", '{"kind": "step"}', "less"])
def test_a_line_without_what_its_kind_needs_is_named_and_left_out(done, line):
    lines = lines_of(done)
    if line == "less":
        event = json.loads(lines[2])
        line = json.dumps({key: event[key] for key in event if key != "arguments"})
    lines[2] = f"{line}\n"
    assert "line 3 is torn or no line of a log" in rewrite(done, lines)


def test_a_line_that_was_cut_out_or_moved_is_named(done):
    lines = lines_of(done)
    assert rewrite(done, lines[:2] + lines[3:]).startswith(
        "line 3 (step) does not follow"
    )
    swapped = [*lines[:2], lines[3], lines[2], *lines[4:]]
    assert "line 3 (step) does not follow" in rewrite(done, swapped)


def test_a_torn_last_line_is_put_aside_and_named_and_the_log_goes_on(done):
    lines = lines_of(done)
    done._lines.path.write_bytes("".join(lines).encode()[:-40])
    study = log.open(done._lines.path, load_corpus(done._base))
    words = study.do(study.corpus.tokens)
    study.sort(words, "form")
    table = again(study)
    assert (
        why(table, "log")
        == f"line {len(lines)} is torn or no line of a log, and is left out"
    )
    assert steps(table)["step"].tolist() == [1, 2, 3, 4] and steps(table)["same"].all()


def test_other_line_ends_and_a_byte_order_mark_change_nothing(done):
    data = done._lines.path.read_bytes().replace(b"\n", b"\r\n")
    done._lines.path.write_bytes(b"\xef\xbb\xbf" + data)
    assert again(done)["same"].all()
    log.open(done._lines.path, done.corpus).note("Opened in Notepad.")
    assert again(done)["same"].all()


def test_kernels_that_write_at_once_do_not_mix_their_lines(mine):
    file = mine.source / "study.jsonl"
    kernels = [log.open(file, mine) for _ in range(4)]

    def work(number):
        for each in range(10):
            kernels[number].note(f"{number}.{each}")
            kernels[number].do(mine.tokens, layers="all")

    with ThreadPoolExecutor() as pool:
        list(pool.map(work, range(4)))
    study = log.read(file)
    assert len(study._lines.of("note")) == 40 and study.replay()["same"].all()
    numbers = [step["step"] for step in study._lines.of("step")]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_log_that_cannot_be_written_works_in_memory_and_says_so_once(mine):
    (mine.source / "file").write_text("no folder")
    with pytest.warns(UserWarning, match="works in memory") as said:
        study = log.open(mine.source / "file" / "study.jsonl", mine)
        lines = study.do(concordance.kwic, study.do(mine.tokens), "نقص")
        study.note("seen", about=lines.iloc[0])
    assert len(said) == 1 and study.replay()["same"].all()
    assert "1 of 1" not in study.appendix() and "2 of 2 steps" in study.appendix()


def test_a_log_that_was_deleted_is_written_again(done):
    done._lines.path.unlink()
    done.note("Who deleted it?")
    assert len(steps(again(done))) == 4 and again(done)["same"].all()


@pytest.mark.parametrize("line", ["{}", "[]", "7", "Seen."])
def test_a_line_that_is_none_of_a_log_is_named_and_left_out(done, line):
    lines = [*lines_of(done), line]
    assert rewrite(done, lines) == "line 6 is torn or no line of a log, and is left out"
    assert "4 steps" in log.read(done._lines.path).appendix()


def test_the_appendix_of_somebody_s_log_is_no_page_of_theirs(done):
    state = {**done._lines.of("state")[-1], "plan": {"<script>": "<script>"}}
    done._lines.add(**{**state, "versions": {"<script>": "<script>"}})
    done.note("<script>", about="<script>")
    assert "<script>" not in done.appendix()._repr_html_()


# --- Refused, and said why -----------------------------------------------------------------


def changed(words):
    words = words.copy()
    words["n"] = 1
    return pd.concat([words] * 30)


@pytest.mark.parametrize("ask, said", [
    (lambda s, w: s.do(s.corpus.tokens()), "Leave out the brackets"),
    (lambda s, w: s.do(concordance.kwic, changed(w), "نقص"), "comes from no step"),
    (lambda s, w: s.do(len, w["form"]), "comes from no step"),
    (lambda s, w: s.do(lambda: object()), "something else (object)"),
    (lambda s, w: s.do(len, {1, 2}), "no set"),
    (lambda s, w: s.do(concordance.kwic, w, "نقص", corpus=load_corpus()), "not that of the log"),
    (lambda s, w: s.do(len, pd.DataFrame({"n": [1]}, index=["a"])), "no names for its rows"),
    (lambda s, w: s.do(lambda table: (table, table), w), "gives one table"),
    (lambda s, w: s.filter(w, "lemma == 'x'"), "no column 'lemma'. It has: doc, period"),
    (lambda s, w: s.do(w.query, "doc == 'a'"), "cannot run query of pandas again"),
    (lambda s, w: s.filter(w, w["doc"] == "a"), "is no condition"),
    (lambda s, w: s.filter(w, "doc = 'a'"), "is no condition"),
    (lambda s, w: s.filter(w, "doc == “a”"), "straight quotes"),
    (lambda s, w: s.filter(w, "@pd.eval('1')"), "is no condition"),
    (lambda s, w: s.filter(w, "doc.to_csv('x')"), "is no condition"),
    (lambda s, w: s.filter(w["doc"], "doc == 'a'"), "needs a table, not Series"),
    (lambda s, w: s.sort(w, ["doc", "lemma"]), "no column 'lemma'"),
    (lambda s, w: s.decide(w, 0, False, "no"), "numbered from 1 to 13"),
    (lambda s, w: s.decide(w[:0], 1, False, "no"), "no row to decide on"),
    (lambda s, w: s.decide(w, [2, 14], False, "no"), "not 14"),
    (lambda s, w: s.decide(w, [], False, "no"), "not nothing"),
    (lambda s, w: s.decide(w, w["doc"] == "a", False, "no"), "not True"),
    (lambda s, w: s.decide(w, 2.0, False, "no"), "not 2.0"),
    (lambda s, w: s.decide(w, 2, False, " "), "and why"),
    (lambda s, w: s.decide(w, 2, "no", "why"), "keep=True or keep=False"),
    (lambda s, w: log.read("nowhere.jsonl"), "There is no log 'nowhere.jsonl'"),
    (lambda s, w: log.read(s._base / "a.txt"), "is not a log"),
    (lambda s, w: log.open(s._base / "b.jsonl", "my_texts"), "the corpus that load_corpus gives"),
    (lambda s, w: log.read(s._lines.path).sort(w, "doc"), "Open it: log.open"),
    (lambda s, w: log.read(s._lines.path).note("Seen."), "Open it: log.open"),
    (lambda s, w: log.open(s._lines.path, load_corpus()), "is of other texts (a, b, c)"),
])  # fmt: skip
def test_what_cannot_be_kept_is_refused_and_nothing_is_logged(study, ask, said):
    words = study.do(study.corpus.tokens)
    before = len(study._lines)
    with pytest.raises(ValueError, match=re.escape(said)):
        ask(study, words)
    assert len(log.read(study._lines.path)._lines) == before


# --- The appendix ------------------------------------------------------------------------


def test_the_appendix_has_plan_hashes_steps_decisions_notes_and_versions(done):
    done.note("Is b | c one *statement*?", about=done.corpus.datasheet)
    study = log.open(done._lines.path, done.corpus, plan="Is there _less_ drought?")
    study.replay()
    text = study.appendix()
    assert traces.corpus_state(done.corpus)["texts"]["b"][:16] in text
    for part in (
        "in c the drought is over", "left out", "Is there &#95;less&#95; drought?",
        "b &#124; c one &#42;statement&#42;?", f"pandas {pd.__version__}", "khitab 0.1.0",
        "4 of 4 steps gave the same", '| 13 | 2 |', "The lines in which a node occurs.",
    ):  # fmt: skip
        assert part in text, part
    assert '<bdi dir="rtl" lang="ar">جفاف</bdi>' in text


def test_the_appendix_is_a_page_of_tables_in_a_notebook(done):
    page = done.appendix()._repr_html_()
    assert page.count("<table>") == page.count("overflow-x:auto") == 2
    assert "<h3>Methods appendix</h3>" in page and "&lt;bdi" not in page


def test_a_log_without_a_step_has_an_appendix_and_a_replay(study):
    assert "0 steps" in study.appendix() and study.replay()["same"].all()


def test_the_lesson_s_chain_replays(study):
    words = study.do(study.corpus.tokens)
    lines = study.do(concordance.kwic, words, DROUGHT, match="part")
    book = pd.DataFrame({"frame": "drought", "pattern": [f"*{DROUGHT}*"]})
    found = study.do(framing.occurrences, words, book)
    kept = study.filter(study.decide(lines, 2, keep=False, why="over"), "keep")
    found = study.do(found.merge, kept)
    rates = study.do(framing.rates, found, words)
    assert rates.set_index("doc")["count"][["a", "b", "c"]].tolist() == [0, 1, 0]
    study.do(reuse.corpus_passages, words, min_tokens=2)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert again(study)["same"].all()


def test_a_log_in_memory_leaves_no_file_and_gives_no_warning(mine):
    before = sorted(mine.source.iterdir())
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        study = log.open(None, mine)
        study.do(mine.tokens)
        assert (
            study.replay()["same"].all() and "in memory has 2 lines" in study.appendix()
        )
    assert sorted(mine.source.iterdir()) == before


def test_a_step_after_the_replay_has_not_been_replayed(done):
    done.replay()
    assert "4 of 4 steps" in done.appendix()
    done.sort(done.do(done.corpus.tokens), "form")
    assert "Not replayed yet" in done.appendix()
