"""A class as coders: what is planted is found, what is decided stays, nothing is lost."""

import csv
from pathlib import Path

import classes
import pytest
from desk.codings import decisions, leanings, report
from desk.commands import main
from desk.course import Course
from khitab import coding

ELEMENTS = ["problem", "cause", "evaluation", "remedy"]
SEEDS = range(3)
SLIPS = 0.01  # of a hundred codes one is a slip
HOSTILE = '<script>alert("x")</script>'


def rows(path):
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    """The sheets of twelve, one of whom wrote what could harm a page."""
    folder = tmp_path_factory.mktemp("class")
    for coder, codes in classes.classroom(12, SLIPS, seed=1).items():
        name = f"{coder} {HOSTILE}" if coder == "coder 12" else coder
        classes.write(folder, name, codes, f"sheet {coder}.csv")
    return folder


@pytest.fixture
def course(tmp_path):
    return Course(tmp_path, tmp_path / "desk")


def start(course, folder, *more):
    return main(["codings", str(folder), *map(str, more)], course)


# ---- What is planted is found ---------------------------------------------------------------


@pytest.mark.parametrize("number", [12, 30])
@pytest.mark.parametrize("seed", SEEDS)
def test_the_planted_disputes_are_found_and_no_others(number, seed):
    codes = classes.tables(classes.classroom(number, SLIPS, seed))
    found = coding.disputed(codes)
    units = zip(found["doc"], found["sentence"], found["frame"])
    assert set(units) == classes.disputes() and set(found["element"]) == {""}


@pytest.mark.parametrize("number", [12, 30])
@pytest.mark.parametrize("seed", SEEDS)
def test_who_leans_is_named_and_nobody_else(number, seed):
    codes = classes.tables(classes.classroom(number, SLIPS, seed))
    named = {
        (coder, one["frame"], one["code"])
        for coder, own in leanings.leanings(codes).items()
        for one in own
    }
    every = {(f"coder {number}", frame, 1) for frame in codes["coder 01"]["frame"]}
    assert named == every | {(f"coder {number - 1}", "qatar", 0)}


@pytest.mark.parametrize("number", [12, 30])
def test_those_who_read_a_rule_their_own_way_are_named_together(number):
    found = report.Found(codes=classes.tables(classes.classroom(number, SLIPS)))
    report.compare(found, classes.corpus())
    biases = classes.planted(number)
    blocks = [[coder for coder in biases if biases[coder] == one] for one in ("egypt", "battle")]
    assert [block["coders"] for block in found.blocks] == blocks
    assert [len(block["units"]) for block in found.blocks] == [3, 3]


@pytest.mark.parametrize("number", [12, 30])
def test_the_settled_codes_are_the_truth_where_most_coders_hold_it(number):
    classroom = classes.classroom(number, SLIPS)
    settled = coding.adjudicated(classes.tables(classroom))
    for row in settled.to_dict("records"):
        present, does = classes.truth()[row["doc"], row["sentence"]][row["frame"]]
        assert row["present"] == present, row
        wanted = [int(one[0] in does) for one in ELEMENTS] if present else []
        assert [row[one] for one in ELEMENTS][: len(wanted)] == wanted, row


def test_a_class_that_agrees_has_nothing_named_disputed_or_open():
    codes = classes.tables(classes.classroom(5, 0, biases=dict.fromkeys("abcde", "")))
    found = report.Found(codes=codes)
    report.compare(found, classes.corpus())
    assert not found.units and not found.named()


# ---- The command ----------------------------------------------------------------------------


def test_the_command_writes_what_it_names_and_says_how_far_they_agree(
    course, sheets, capsys
):
    assert start(course, sheets) == 0
    out, said = course.desk / "codings", capsys.readouterr().out
    assert {path.name for path in out.iterdir()} == {
        "report.html", "agreement.csv", "pairs.csv", "disputed.csv", "decisions.csv",
        "codings.csv", "adjudicated.csv", "problems.csv",
    }  # fmt: skip
    assert "12 coders gave 2592 codes to 72 sentences." in said
    assert f"KHITAB_CODES={out.resolve()}/adjudicated.csv" in said
    assert len(rows(out / "codings.csv")) == 12 * 216
    assert len(rows(out / "pairs.csv")) % 66 == 0  # 12 · 11 / 2 pairs


def test_no_page_obeys_what_a_student_wrote(course, sheets):
    start(course, sheets)
    page = (course.desk / "codings" / "report.html").read_text("utf-8")
    assert "<script" not in page and "&lt;script&gt;alert" in page
    assert "default-src 'none'" in page and "http://" not in page.replace("http-equiv", "")


def test_started_again_nothing_changes(course, sheets):
    start(course, sheets)
    out = course.desk / "codings"
    first = {path.name: path.read_bytes() for path in out.iterdir()}
    start(course, sheets)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == first


@pytest.mark.parametrize(
    ("folder", "to", "said"),
    [("nowhere", "out", "There is no folder"), ("", "out", "There is no"), ("", "in", "is inside")],
)
def test_a_folder_that_cannot_be_used_is_named(course, tmp_path, folder, to, said, capsys):
    (tmp_path / "empty").mkdir()
    here = tmp_path / "empty" / folder
    out = here / "out" if to == "in" else tmp_path / "out"
    assert start(course, here, "--to", out) == 1
    assert said in capsys.readouterr().err and not out.exists()


@pytest.mark.parametrize("arguments", [[], ["folder", "--colleague", "sheet.html"]])
def test_the_command_wants_a_folder_or_a_colleague(course, arguments, capsys):
    assert main(["codings", *arguments], course) == 1
    assert "Which folder" in capsys.readouterr().err


# ---- What the teacher decides ---------------------------------------------------------------


def decide(course, sheets, edit):
    """Start, let the teacher edit the rows of decisions.csv, and start again."""
    start(course, sheets)
    file = course.desk / "codings" / "decisions.csv"
    table = rows(file)
    edit(table)
    with open(file, "w", encoding="cp1256", newline="") as saved:  # as Excel may save it
        writer = csv.DictWriter(saved, list(table[0]), delimiter=";", extrasaction="ignore")
        writer.writeheader()
        writer.writerows({**row, "doc": str(int(row["doc"]))} for row in table)
    assert start(course, sheets) == 0
    return rows(file)


def test_a_decision_settles_a_code_and_stays(course, sheets):
    def edit(table):
        table[0] |= {"decision": "yes", "why": "قاعدة, rule"}

    first = decide(course, sheets, edit)[0]
    assert (first["decision"], first["why"], first["state"]) == (
        "yes", "قاعدة, rule", decisions.DECIDED,
    )  # fmt: skip
    settled = rows(course.desk / "codings" / "adjudicated.csv")
    unit = [first[name] for name in ("doc", "sentence", "frame")]
    [row] = [row for row in settled if [row["doc"], row["sentence"], row["frame"]] == unit]
    assert (row["present"], row["how"]) == ("1", "decided")


def test_a_decision_on_what_nobody_disputes_is_kept_and_named(course, sheets):
    def edit(table):
        table.append(dict(table[0], doc="0", sentence="1", frame="qatar", decision="0"))

    kept = decide(course, sheets, edit)[-1]
    assert (kept["doc"], kept["decision"], kept["state"]) == ("000", "0", decisions.SETTLED)


@pytest.mark.parametrize(
    "wrong",
    [{"decision": "maybe"}, {"sentence": "99", "decision": "1"},
     {"frame": "weather", "decision": "1"}, {"element": "tone", "decision": "1"}],
    ids=["code", "sentence", "issue", "element"],
)  # fmt: skip
def test_a_decision_that_cannot_be_used_is_named_and_kept(course, sheets, wrong, capsys):
    after = decide(course, sheets, lambda table: table.append({**table[0], **wrong}))
    assert "problem with files" in capsys.readouterr().out
    assert [row for row in after if wrong.items() <= row.items()]


def test_torn_decisions_stop_the_command_and_stay_as_they_are(course, sheets, capsys):
    file = course.desk / "codings" / "decisions.csv"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"doc,sent\n000,7,1\n")
    assert start(course, sheets) == 1
    assert "cannot be read" in capsys.readouterr().err
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    assert file.read_bytes() == b"doc,sent\n000,7,1\n"


def test_a_command_that_is_cut_loses_no_decision(course, sheets, monkeypatch):
    decide(course, sheets, lambda table: table[0].update(decision="1"))
    file = course.desk / "codings" / "decisions.csv"
    before, write, written = file.read_bytes(), report.write, []

    def cut(path, content):
        if len(written) == 2:
            raise OSError("cut")
        written.append(path)
        write(path, content)

    monkeypatch.setattr(report, "write", cut)
    assert start(course, sheets) == 1
    assert written and file.read_bytes() == before
