"""A class as coders: what is planted is found, what is decided stays, nothing is lost."""

import csv
import re

import classes
import pytest
from desk.codings import biases, decisions, pages, results, terminal, wording
from desk.commands import main
from desk.course import Course
from khitab import coding

ELEMENTS = ["problem", "cause", "evaluation", "remedy"]
SEEDS = range(2)
SLIPS = 0.01  # of a hundred codes one is a slip
UNITS = [(*place, issue) for place, told in classes.truth().items() for issue in told]
HOSTILE = '<script>alert("x")</script>'


def rows(path):
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))


@pytest.fixture(scope="module")
def sheets(tmp_path_factory):
    """Five coders of text 000. Two read Egypt's support their own way, one is hostile."""
    folder = tmp_path_factory.mktemp("class")
    biases = {"Ann": "", f"Ben {HOSTILE}": "", "Cem": "", "Dia": "egypt", "Eve": "egypt"}
    for coder, codes in classes.classroom(5, 0, biases=biases).items():
        own = {place: told for place, told in codes.items() if place[0] == "000"}
        classes.write(folder, coder, own, f"sheet {coder[:3]}.csv")
    return folder


@pytest.fixture(scope="module")
def made(sheets, tmp_path_factory):
    """What the command once made of these sheets."""
    folder = tmp_path_factory.mktemp("desk")
    course = Course(folder, folder / "desk")
    assert start(course, sheets) == 0
    return course.desk / "codings"


@pytest.fixture(scope="module")
def twelve():
    """What twelve coders' codes say, with two groups and two coders of their own."""
    found = results.Results(codes=classes.tables(classes.classroom(12, SLIPS)))
    results.compare(found, classes.corpus())
    return found


@pytest.fixture
def course(tmp_path):
    return Course(tmp_path, tmp_path / "desk")


def start(course, folder, *more):
    return main(["codings", str(folder), *map(str, more)], course)


# ---- What is planted is found ---------------------------------------------------------------


@pytest.mark.parametrize(("number", "slips"), [(12, 0.005), (30, 0.02)])
def test_the_planted_disputes_are_found_and_no_others(number, slips):
    """Of 100 seeds by hand: see tests/benchmark/codings.py."""
    for seed in SEEDS:
        codes = classes.tables(classes.classroom(number, slips, seed))
        found = coding.disputed(codes)
        units = zip(found["doc"], found["sentence"], found["frame"])
        assert set(units) == classes.disputes() and set(found["element"]) == {""}


@pytest.mark.parametrize("number", [12, 30])
@pytest.mark.parametrize("seed", SEEDS)
def test_who_leans_is_named_and_nobody_else(number, seed):
    codes = classes.tables(classes.classroom(number, SLIPS, seed))
    named = {
        (coder, one["frame"], one["code"])
        for coder, own in biases.leanings(codes).items()
        for one in own
    }
    assert named == classes.leaning(number)


def test_those_who_read_a_rule_their_own_way_are_named_together(twelve):
    biases = classes.planted(12)
    blocks = [
        [coder for coder in biases if biases[coder] == one] for one in ("egypt", "battle")
    ]
    assert [block["coders"] for block in twelve.blocks] == blocks
    assert [len(block["units"]) for block in twelve.blocks] == [3, 3]


@pytest.mark.parametrize("seed", range(3))
def test_in_a_class_of_six_what_a_third_read_otherwise_is_in_the_open(seed):
    """Two of six are too few for a clear dispute, and too many to be passed over."""
    biases = dict.fromkeys(["Ann", "Ben"], "egypt") | dict.fromkeys("CDEF", "")
    found = results.Results(
        codes=classes.tables(classes.classroom(6, 0.03, seed, biases))
    )
    results.compare(found, classes.corpus())
    shown = found.units + found.unclear
    places = {(unit["doc"], unit["sentence"], unit["frame"]) for unit in shown}
    assert places >= {(*place, "foreign_forces") for place in classes.EGYPT}
    assert all(len(unit["fewer"]) > 1 for unit in shown)
    assert ["Ann", "Ben"] in [block["coders"] for block in found.blocks]
    page = pages.report(found, classes.corpus())
    assert "Where at least a third differ" in page
    assert {decisions.UNCLEAR} <= {
        row["state"] for row in decisions.asked(found.unclear, found.decisions)
    }


def test_the_settled_codes_are_the_truth_where_most_coders_hold_it():
    classroom = classes.classroom(12, SLIPS)
    settled = coding.adjudicated(classes.tables(classroom))
    for row in settled.to_dict("records"):
        present, does = classes.truth()[row["doc"], row["sentence"]][row["frame"]]
        assert row["present"] == present, row
        wanted = [int(one[0] in does) for one in ELEMENTS] if present else []
        assert [row[one] for one in ELEMENTS][: len(wanted)] == wanted, row


def test_a_class_that_agrees_on_all_has_nothing_named_disputed_open_or_left_out():
    codes = classes.tables(classes.classroom(3, 0, biases=dict.fromkeys("abc", "")))
    found = results.Results(codes=codes)
    results.compare(found, classes.corpus())
    assert not found.units and not found.named
    counted = pages.counted(found, classes.corpus())
    assert (counted["sentences"], counted["part"]) == ("72 sentences", "")


def test_a_group_s_sentence_says_who_else_parts_and_who_does_not():
    unit = {"doc": "001", "frame": "qatar"}
    split = [(["A", "B"], ["C", "D", "E"]), (["A", "F"], ["B", "C", "D"])]
    units = [
        unit | {"sentence": n, "by_code": {1: ones, 0: noughts}}
        for n, (ones, noughts) in enumerate(split, 1)
    ]
    told = wording.block({"coders": ["A", "B"], "units": units})
    assert "A, B mostly part" in told and "(001.1; 001.2 with F, without B)" in told
    assert "mostly" not in wording.block({"coders": ["A", "B"], "units": units[:1]})


def test_who_leans_has_a_star_and_the_page_speaks_of_it_only_then(twelve, made):
    page = pages.report(twelve, classes.corpus())
    assert len(re.findall(r'class="leans">\d+ %\*', page)) == 4  # all three, and Qatar
    assert page.count("A star marks") == 1
    assert "A star marks" not in (made / "report.html").read_text("utf-8")


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
    assert "5 coders gave 165 codes to 11 of 72 sentences." in said  # 5 · 11 · 3
    assert f"KHITAB_CODES={out.resolve()}/adjudicated.csv" in said
    [unit] = rows(out / "disputed.csv")
    assert (unit["doc"], unit["sentence"], unit["who 1"]) == ("000", "7", "Dia | Eve")
    first = {path.name: path.read_bytes() for path in out.iterdir()}
    start(course, sheets)  # and started again, nothing changes
    assert {path.name: path.read_bytes() for path in out.iterdir()} == first


def test_a_class_that_coded_a_part_is_told_what_the_lessons_count(
    made, course, sheets, capsys
):
    start(course, sheets)
    part = "These are codes of 11 of 72 sentences. Lessons that count sentences then count only"
    said, page = capsys.readouterr().out, (made / "report.html").read_text("utf-8")
    assert part in said and part in page
    assert "· 11 of 72 sentences ·" in page and "read 11 of 72 sentences," in page


def test_a_torn_row_names_its_coder(tmp_path):
    codes = classes.classroom(2, 0, biases={"Ann": "", "Ben": ""})
    for coder in codes:
        file = classes.write(tmp_path / "in", coder, codes[coder], f"{coder[0]}.csv")
    file.write_bytes(file.read_bytes().rstrip()[:-1])
    found = results.find(tmp_path / "in", tmp_path / "out", classes.corpus())
    [torn] = found.problems[found.problems["what"].str.contains("breaks")].to_dict(
        "records"
    )
    assert torn["coder"] == "Ben" and f"B.csv, row {torn['row']}: " in "\n".join(
        terminal.problems(found)
    )


def test_no_page_obeys_what_a_student_wrote(made):
    page = (made / "report.html").read_text("utf-8")
    assert "<script" not in page and "&lt;script&gt;alert" in page
    assert "default-src 'none'" in page and not re.search("https?://", page)


@pytest.mark.parametrize(
    ("folder", "to", "said"),
    [
        ("nowhere", "out", "There is no folder"),
        ("", "out", "There is no"),
        ("", "in", "is inside"),
    ],
)
def test_a_folder_that_cannot_be_used_is_named(
    course, tmp_path, folder, to, said, capsys
):
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


def edited(made, folder, *changes):
    """Rows of decisions.csv, the first changed in these ways, as Excel may save them."""
    table, file = rows(made / "decisions.csv"), folder / "decisions.csv"
    new = [{**table[0], **change} for change in changes]
    with open(file, "w", encoding="cp1256", newline="") as saved:
        writer = csv.DictWriter(saved, list(new[0]), delimiter=";")
        writer.writeheader()
        writer.writerows({**row, "doc": str(int(row["doc"]))} for row in new)
    return file


def test_a_decision_settles_a_code_and_stays(course, sheets, made):
    folder = course.desk / "codings"
    folder.mkdir(parents=True)
    edited(made, folder, {"decided": "yes", "reason": "قاعدة, rule"})
    assert start(course, sheets) == 0
    [row] = rows(folder / "decisions.csv")
    assert (row["doc"], row["decided"], row["reason"]) == ("000", "yes", "قاعدة, rule")
    assert row["state"] == decisions.DECIDED
    settled = [row for row in rows(folder / "adjudicated.csv") if row["how"] == "decided"]
    assert [(row["sentence"], row["present"]) for row in settled] == [("7", "1")]


def test_the_second_run_says_what_was_taken_and_what_is_left(
    course, sheets, made, capsys
):
    folder = course.desk / "codings"
    folder.mkdir(parents=True)
    edited(made, folder, {"decided": "1"})
    start(course, sheets)
    said, page = capsys.readouterr().out, (folder / "report.html").read_text("utf-8")
    assert "1 decision of yours is taken.\n0 codes are still disputed" in said
    assert "0 disputed codes are left" in page


@pytest.mark.parametrize("code", ["maybe", "2"])
def test_a_refused_decision_leaves_its_code_as_it_was(course, sheets, made, code, capsys):
    folder = course.desk / "codings"
    folder.mkdir(parents=True)
    edited(made, folder, {"decided": code})
    start(course, sheets)
    [row] = rows(folder / "decisions.csv")
    assert (row["decided"], row["state"]) == (code, decisions.DISPUTED)
    said = capsys.readouterr().out
    assert "1 code is disputed" in said and "taken" not in said
    [row] = decisions.asked([], decisions.read(folder / "decisions.csv", UNITS))
    assert row["state"] == decisions.REFUSED


def test_a_decision_on_what_nobody_disputes_is_kept_and_named(made, tmp_path):
    file = edited(made, tmp_path, {"sentence": "1", "frame": "qatar", "decided": "0"})
    found = decisions.read(file, UNITS)
    [row] = decisions.asked([], found)
    assert (row["doc"], row["decided"], row["state"]) == ("000", "0", decisions.SETTLED)
    assert list(found.used.values()) == [0] and not found.problems


@pytest.mark.parametrize(
    "wrong",
    [{"decided": "maybe"}, {"sentence": "99", "decided": "1"},
     {"frame": "weather", "decided": "1"}, {"element": "tone", "decided": "1"}],
    ids=["code", "sentence", "issue", "element"],
)  # fmt: skip
def test_a_decision_that_cannot_be_used_is_named_and_kept(made, tmp_path, wrong):
    file = edited(made, tmp_path, {"decided": "1"}, wrong)
    found = decisions.read(file, UNITS)
    assert len(found.used) == 1 and len(found.problems) == 1
    assert any(wrong.items() <= row.items() for row in decisions.asked([], found))


def test_torn_decisions_stop_the_command_and_stay_as_they_are(course, sheets, capsys):
    file = course.desk / "codings" / "decisions.csv"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"doc,sentence\n000,7\n")
    assert start(course, sheets) == 1
    assert "cannot be read" in capsys.readouterr().err
    assert [path.name for path in file.parent.iterdir()] == [file.name]
    assert file.read_bytes() == b"doc,sentence\n000,7\n"


def test_a_command_that_is_cut_loses_no_decision(made, tmp_path, monkeypatch):
    file, written = edited(made, tmp_path, {"decided": "1"}), []
    found = results.Results(decisions=decisions.read(file, UNITS))

    def cut(path, content, write=results.write):
        if written:
            raise OSError("cut")
        written.append(path)
        write(path, content)

    monkeypatch.setattr(results, "write", cut)
    with pytest.raises(OSError, match="cut"):
        results.save(found, tmp_path, "")
    assert [row["decided"] for row in rows(file)] == ["1"]
