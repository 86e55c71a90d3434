"""The student's answers come back into our own cells, however the file has suffered."""

import json
from pathlib import Path

import nbformat
import pytest
import tiny_course
from desk import intake
from desk.release import for_students
from nbformat import v4

ANSWERS = tiny_course.ANSWERS
MASTER = tiny_course.ps1()
COURSE = sorted((Path(__file__).parents[2] / "solutions").glob("*/*.ipynb"))


def rebuilt(notebook):
    content = notebook if isinstance(notebook, dict) else json.loads(v4.writes(notebook))
    return intake.rebuild(MASTER, intake.read(json.dumps(content).encode()))


def by_name(result):
    return {
        cell.metadata.get("nbgrader", {}).get("grade_id"): cell
        for cell in result.notebook.cells
    }


def answers(result):
    return {name: by_name(result)[name].source for name in ANSWERS}


def extras(result, role="extra"):
    return [
        cell.source
        for cell in result.notebook.cells
        if cell.metadata.khitab["role"] == role and "nbgrader" not in cell.metadata
    ]


def at(notebook, name):
    return next(place for place, cell in enumerate(notebook.cells) if cell.id == name)


def test_a_plain_submission_keeps_its_answers_and_gets_our_checks():
    result = rebuilt(tiny_course.answered())
    assert answers(result) == ANSWERS and all(result.answered.values())
    assert "double(21)" in by_name(result)["ps1-double-hidden"].source
    assert result.notes == [] and not result.look


def test_our_own_answers_are_nowhere_in_it():
    text = v4.writes(rebuilt(tiny_course.answered({})).notebook)
    assert "2 * number" not in text and "Because." not in text


def test_untouched_stubs_stay_stubs():
    result = rebuilt(tiny_course.answered({}))
    assert not any(result.answered.values()) and result.notes == [] and not result.look
    assert "NotImplementedError" in answers(result)["ps1-double"]


@pytest.mark.parametrize("path", COURSE, ids=lambda path: path.stem)
def test_a_set_of_the_course_left_untouched_has_no_answer(path):
    """Nor for the cell of a figure, whose names the checks use, too."""
    master = nbformat.read(path, as_version=4)
    handed = intake.read(nbformat.writes(for_students(master)).encode())
    result = intake.rebuild(master, handed)
    assert not any(result.answered.values()) and result.notes == []


def test_each_cell_says_its_role():
    roles = {
        name: cell.metadata.khitab["role"]
        for name, cell in by_name(rebuilt(tiny_course.answered())).items()
    }
    assert roles["ps1-setup"] == "setup" and roles["ps1-double"] == "answer"
    assert roles["ps1-why"] == "written" and roles["ps1-double-check"] == "check"
    assert roles["ps1-double-question"] == "text"


def test_without_any_metadata_or_ids_everything_is_found():
    result = rebuilt(tiny_course.stripped(tiny_course.answered()))
    assert answers(result) == ANSWERS and not result.look


def test_without_metadata_and_out_of_order_code_is_found_by_its_names():
    content = tiny_course.stripped(tiny_course.answered())
    content["cells"].reverse()
    found = answers(rebuilt(content))
    assert found["ps1-double"] == ANSWERS["ps1-double"]
    assert found["ps1-words"] == ANSWERS["ps1-words"]


@pytest.mark.parametrize("change", ["delete", "edit", "markdown", "solution", "points"])
def test_a_check_in_whatever_state_is_ours_again(change):
    notebook = tiny_course.answered()
    place = at(notebook, "ps1-double-check")
    cell = notebook.cells[place]
    if change == "delete":
        del notebook.cells[place]
    if change == "edit":
        cell.source = "assert True"
    if change == "markdown":
        notebook.cells[place] = v4.new_markdown_cell(cell.source, metadata=cell.metadata)
    if change == "solution":
        cell.metadata.nbgrader["solution"] = True
    if change == "points":
        cell.metadata.nbgrader["points"] = 1000
    result = rebuilt(notebook)
    check = by_name(result)["ps1-double-check"]
    assert check.source.startswith("assert double(2) == 4") and check.cell_type == "code"
    assert check.metadata.nbgrader["points"] == 10 and extras(result) == []
    assert [name for name in by_name(result) if name] == [
        cell.metadata.nbgrader.grade_id
        for cell in MASTER.cells
        if "nbgrader" in cell.metadata
    ]


@pytest.mark.parametrize("kind", ["markdown", "raw"])
def test_code_that_was_turned_into_another_kind_is_code_again(kind):
    notebook = tiny_course.answered()
    notebook.cells[at(notebook, "ps1-words")].update(cell_type=kind)
    for key in ("outputs", "execution_count"):
        notebook.cells[at(notebook, "ps1-words")].pop(key)
    result = rebuilt(notebook)
    assert by_name(result)["ps1-words"].cell_type == "code"
    assert answers(result) == ANSWERS and f"had become {kind}" in result.notes[0]


def test_code_in_a_markdown_fence_loses_the_fence():
    notebook = tiny_course.answered({**ANSWERS})
    place = at(notebook, "ps1-words")
    fenced = f"```python\n{ANSWERS['ps1-words']}\n```"
    notebook.cells[place] = v4.new_markdown_cell(
        fenced, metadata=notebook.cells[place].metadata
    )
    assert answers(rebuilt(notebook)) == ANSWERS


def test_prose_in_a_code_cell_is_prose_again():
    notebook = tiny_course.answered()
    place = at(notebook, "ps1-why")
    metadata = notebook.cells[place].metadata
    notebook.cells[place] = v4.new_code_cell(ANSWERS["ps1-why"], metadata=metadata)
    result = rebuilt(notebook)
    assert (
        by_name(result)["ps1-why"].cell_type == "markdown" and answers(result) == ANSWERS
    )


def test_of_two_copies_of_an_answer_cell_the_one_that_was_worked_on_counts():
    notebook = tiny_course.answered()
    stub = tiny_course.answered({}).cells[at(notebook, "ps1-double")]
    notebook.cells.append(stub)
    result = rebuilt(notebook)
    assert answers(result) == ANSWERS and result.notes == []


def test_of_two_different_answers_the_last_counts_and_it_is_told():
    notebook = tiny_course.answered()
    place = at(notebook, "ps1-double")
    metadata = notebook.cells[place].metadata
    other = v4.new_code_cell("def double(number):\n    return 0", metadata=metadata)
    notebook.cells.insert(place, other)
    result = rebuilt(notebook)
    assert answers(result) == ANSWERS
    assert result.notes == ["ps1-double was answered 2 times; the last counts."]


def test_an_answer_in_a_new_cell_below_the_stub_is_found():
    notebook = tiny_course.answered(
        {
            **ANSWERS,
            "ps1-words": tiny_course.answered({})
            .cells[at(tiny_course.ps1(), "ps1-words")]
            .source,
        }
    )
    notebook.cells.append(v4.new_code_cell(ANSWERS["ps1-words"]))
    result = rebuilt(notebook)
    assert answers(result) == ANSWERS and result.answered["ps1-words"]


def test_an_answer_written_over_a_check_is_found():
    notebook = tiny_course.answered()
    place = at(notebook, "ps1-words")
    notebook.cells[place + 1].source = ANSWERS["ps1-words"]
    del notebook.cells[place]
    assert answers(rebuilt(notebook)) == ANSWERS


def test_a_copied_cell_that_answers_another_task_goes_there():
    notebook = tiny_course.answered()
    double = notebook.cells[at(notebook, "ps1-double")]
    place = at(notebook, "ps1-words")
    notebook.cells[place] = v4.new_code_cell(
        ANSWERS["ps1-words"], metadata=double.metadata
    )
    assert answers(rebuilt(notebook)) == ANSWERS


def test_a_deleted_answer_is_a_stub_and_a_person_is_told():
    notebook = tiny_course.answered()
    del notebook.cells[at(notebook, "ps1-words")]
    result = rebuilt(notebook)
    assert not result.answered["ps1-words"] and result.look
    assert "ps1-words was not found" in result.notes[0]


def test_an_extra_cell_stays_where_it_stood():
    notebook = tiny_course.answered()
    place = at(notebook, "ps1-words")
    notebook.cells.insert(place, v4.new_code_cell("helper = 1"))
    result = rebuilt(notebook)
    sources = [cell.source for cell in result.notebook.cells]
    assert sources.index("helper = 1") == sources.index(ANSWERS["ps1-words"]) - 1
    assert extras(result) == ["helper = 1"]


def test_an_extra_cell_can_not_pass_for_one_of_ours():
    notebook = tiny_course.answered()
    forged = v4.new_code_cell(
        "x = 1",
        metadata={"nbgrader": {"grade": True, "grade_id": "mine", "points": 1000}},
    )
    notebook.cells.append(forged)
    assert extras(rebuilt(notebook)) == ["x = 1"]


def test_lines_added_to_a_set_up_cell_run_after_ours():
    notebook = tiny_course.answered()
    notebook.cells[at(notebook, "ps1-setup")].source += "\nimport re"
    result = rebuilt(notebook)
    sources = [cell.source for cell in result.notebook.cells]
    assert sources[sources.index("import math") + 1] == "import math\nimport re"


def test_prose_below_an_empty_written_answer_is_not_counted_as_nothing():
    notebook = tiny_course.answered(
        {key: ANSWERS[key] for key in ("ps1-double", "ps1-words")}
    )
    notebook.cells.append(v4.new_markdown_cell("I counted twice."))
    result = rebuilt(notebook)
    assert result.answered["ps1-why"] and "please look" in result.notes[0]
    assert extras(result, "text")[-1] == "I counted twice."


def test_a_renamed_function_in_its_cell_is_still_the_answer():
    source = "def doubled(number):\n    return 0"
    content = tiny_course.stripped(
        tiny_course.answered({**ANSWERS, "ps1-double": source})
    )
    assert answers(rebuilt(content))["ps1-double"] == source


def test_code_that_does_not_parse_is_found_by_its_def_line():
    source = "def double(number):\n    return (number"
    content = tiny_course.stripped(
        tiny_course.answered({**ANSWERS, "ps1-double": source})
    )
    content["cells"].reverse()
    assert answers(rebuilt(content))["ps1-double"] == source
