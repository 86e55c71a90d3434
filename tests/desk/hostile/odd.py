"""Honest work that only looks odd, and files that arrived damaged: nothing may be lost.

Each kind is a function that gives what one student handed in: {file name: bytes}.
`KINDS` maps its name to (function, tasks that must earn full marks); None for the tasks
says that a person must be asked, and no mark written.
"""

import json

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell
from tiny_course import SOLVED, TASKS, as_bytes, cell_of, handed_in

KINDS = {}
ALL = frozenset(TASKS)
FILE = "demo.ipynb"


def kind(earns=ALL):
    def keep(make):
        KINDS[make.__name__] = (make, earns if earns is None else frozenset(earns))
        return make

    return keep


def one(notebook, name=FILE):
    return {name: notebook if isinstance(notebook, bytes) else as_bytes(notebook)}


def with_answer(task, before="", after=""):
    return one(handed_in({task: "\n".join(filter(None, [before, SOLVED[task], after]))}))


# --- Honest, and as it should be -------------------------------------------------------


@kind()
def all_right():
    return one(handed_in())


@kind({"count", "rate"})
def one_task_wrong():
    return one(handed_in({"table": "def counts_by_text(tokens, form):\n    return None"}))


@kind({"count"})
def two_tasks_untouched():
    stub = "# YOUR CODE HERE\nraise NotImplementedError()"
    return one(handed_in({"rate": stub, "table": stub}))


@kind(())
def nothing_done():
    stub = "# YOUR CODE HERE\nraise NotImplementedError()"
    return one(handed_in(dict.fromkeys(TASKS, stub), written="YOUR ANSWER HERE"))


@kind(())
def numbers_typed_in():
    typed = {
        "count": "def count_form(tokens, form):\n    return 2",
        "rate": "def per_thousand(tokens, form):\n    return 500.0",
        "table": (
            "def counts_by_text(tokens, form):\n"
            "    return pd.DataFrame({'doc': ['a', 'b'], 'count': [1, 0]})"
        ),
    }
    return one(handed_in(typed))


# --- Honest, in an odd style -----------------------------------------------------------


@kind()
def warnings_on_stderr():
    return with_answer("count", "import warnings\nwarnings.warn('old pandas')")


@kind()
def prints_in_the_function():
    loud = SOLVED["count"].replace("    return", "    print('حساب', form)\n    return")
    return one(handed_in({"count": loud}))


@kind()
def a_helper_file_beside_the_notebook():
    uses = "import helpers\n" + SOLVED["rate"].replace("1000 *", "helpers.THOUSAND *")
    return {**one(handed_in({"rate": uses})), "helpers.py": b"THOUSAND = 1000\n"}


@kind()
def a_helper_in_a_cell_of_its_own():
    notebook = handed_in({"count": SOLVED["count"].replace("int(", "whole(")})
    place = notebook.cells.index(cell_of(notebook, "count"))
    notebook.cells.insert(place, new_code_cell("def whole(x):\n    return int(x)"))
    return one(notebook)


@kind()
def shell_lines_and_magics():
    return with_answer("count", "!echo hello\n%pwd\n%matplotlib inline", "%time 1 + 1")


@kind()
def a_figure_and_a_table_shown():
    return with_answer(
        "table", "", "tokens['doc'].value_counts().plot.bar()\ntokens.head()"
    )


@kind()
def numpy_and_pandas_scalars():
    bare = SOLVED["count"].replace("int((", "(").replace(".sum())", ".sum()")
    return one(handed_in({"count": bare}))


@kind()
def a_lot_of_output():
    return with_answer("count", "", "for line in range(3000):\n    print('كلمة', line)")


@kind()
def top_level_await():
    return with_answer("count", "import asyncio\nawait asyncio.sleep(0)")


@kind()
def an_error_in_a_cell_of_ones_own():
    notebook = handed_in()
    notebook.cells.insert(3, new_code_cell("1 / 0"))
    return one(notebook)


@kind()
def arabic_names_for_variables():
    renamed = (
        SOLVED["count"].replace("    return int(", "    عدد = int(") + "\n    return عدد"
    )
    return one(handed_in({"count": renamed}))


@kind()
def windows_line_ends_in_the_cells():
    return one(handed_in({task: SOLVED[task].replace("\n", "\r\n") for task in TASKS}))


@kind()
def tabs_for_spaces():
    return one(handed_in({task: SOLVED[task].replace("    ", "\t") for task in TASKS}))


@kind()
def an_attachment_in_a_text_cell():
    notebook = handed_in()
    picture = new_markdown_cell("![](attachment:dot.png)")
    picture["attachments"] = {"dot.png": {"image/png": "iVBORw0KGgo="}}
    notebook.cells.append(picture)
    return one(notebook)


@kind()
def changes_its_argument():
    spoils = SOLVED["count"].replace("    return", "    tokens['x'] = 1\n    return")
    return one(handed_in({"count": spoils}))


@kind({"rate", "table"})
def a_syntax_error_in_one_answer():
    return one(handed_in({"count": "def count_form(tokens, form)\n    return 1"}))


@kind({"rate", "table"})
def an_answer_that_raises():
    return one(handed_in({"count": "def count_form(tokens, form):\n    return 1 / 0"}))


# --- Cells moved, doubled, deleted, rewritten ------------------------------------------


@kind()
def checks_deleted():
    notebook = handed_in()
    keep = [c for c in notebook.cells if not c.metadata.nbgrader.grade]
    notebook.cells = keep + [cell_of(notebook, "written")]
    return one(notebook)


@kind(())
def checks_rewritten_to_agree():
    notebook = handed_in(dict.fromkeys(TASKS, "pass"))
    for cell in notebook.cells:
        if cell.metadata.nbgrader.grade and cell.cell_type == "code":
            cell.source = "assert True"
    return one(notebook)


@kind(())
def points_raised_in_the_metadata():
    notebook = handed_in(dict.fromkeys(TASKS, "pass"))
    for cell in notebook.cells:
        if "points" in cell.metadata.nbgrader:
            cell.metadata.nbgrader.points = 1000
    return one(notebook)


@kind(())
def checks_marked_as_answers():
    notebook = handed_in(dict.fromkeys(TASKS, "pass"))
    for cell in notebook.cells:
        if cell.metadata.nbgrader.grade and cell.cell_type == "code":
            cell.source = "assert True"
            cell.metadata.nbgrader.update(solution=True, locked=False)
    return one(notebook)


@kind()
def checks_turned_into_text():
    notebook = handed_in()
    notebook.cells = [
        new_markdown_cell(c.source, metadata=c.metadata)
        if c.cell_type == "code" and c.metadata.nbgrader.grade
        else c
        for c in notebook.cells
    ]
    return one(notebook)


@kind()
def checks_doubled():
    notebook = handed_in()
    notebook.cells += [c.copy() for c in notebook.cells if c.metadata.nbgrader.grade]
    return one(notebook)


@kind()
def cells_in_reverse_order():
    notebook = handed_in()
    notebook.cells.reverse()
    return one(notebook)


@kind()
def an_answer_twice_the_first_a_stub():
    notebook = handed_in()
    stub = cell_of(notebook, "count").copy()
    stub.source = "# YOUR CODE HERE\nraise NotImplementedError()"
    notebook.cells.insert(2, stub)
    return one(notebook)


@kind()
def an_answer_twice_the_last_a_stub():
    notebook = handed_in()
    stub = cell_of(notebook, "count").copy()
    stub.source = "# YOUR CODE HERE\nraise NotImplementedError()"
    notebook.cells.append(stub)
    return one(notebook)


@kind()
def all_metadata_stripped():
    notebook = handed_in()
    for cell in notebook.cells:
        cell.metadata = nbformat.NotebookNode()
    return one(notebook)


@kind()
def metadata_and_ids_stripped():
    notebook = handed_in()
    for number, cell in enumerate(notebook.cells):
        cell.metadata, cell.id = nbformat.NotebookNode(), f"other-{number}"
    return one(notebook)


@kind()
def ids_missing():
    notebook = json.loads(as_bytes(handed_in()))
    for cell in notebook["cells"]:
        del cell["id"]
    return one(json.dumps(notebook).encode())


@kind()
def one_id_for_all():
    notebook = json.loads(as_bytes(handed_in()))
    for cell in notebook["cells"]:
        cell["id"] = "same"
    return one(json.dumps(notebook).encode())


@kind()
def an_answer_retyped_in_a_new_cell():
    notebook = handed_in()
    old = cell_of(notebook, "rate")
    place = notebook.cells.index(old)
    notebook.cells[place] = new_code_cell(old.source)
    return one(notebook)


@kind()
def an_answer_saved_as_raw_text():
    notebook = handed_in()
    old = cell_of(notebook, "rate")
    raw = nbformat.v4.new_raw_cell(old.source, metadata=old.metadata)
    notebook.cells[notebook.cells.index(old)] = raw
    return one(notebook)


@kind()
def set_up_deleted():
    notebook = handed_in()
    notebook.cells.remove(cell_of(notebook, "setup"))
    return one(notebook)


# --- Files ------------------------------------------------------------------------------


@kind()
def a_byte_order_mark():
    return one(b"\xef\xbb\xbf" + as_bytes(handed_in()))


@kind()
def utf_16():
    return one(as_bytes(handed_in()).decode().encode("utf-16"))


@kind()
def windows_1256():
    text = json.dumps(json.loads(as_bytes(handed_in())), ensure_ascii=False)
    return one(text.encode("cp1256"))


@kind()
def windows_line_ends_in_the_file():
    return one(as_bytes(handed_in()).replace(b"\n", b"\r\n"))


@kind()
def notebook_format_3():
    return one(nbformat.writes(handed_in(), version=3).encode())


@kind()
def notebook_format_5():
    notebook = json.loads(as_bytes(handed_in()))
    notebook["nbformat"] = 5
    return one(json.dumps(notebook).encode())


@kind()
def another_kernel():
    notebook = handed_in()
    notebook.metadata.kernelspec = {"name": "ir", "display_name": "R", "language": "R"}
    return one(notebook)


@kind()
def fifty_megabytes_of_outputs():
    notebook = handed_in()
    text = nbformat.v4.new_output("stream", name="stdout", text="x" * 50_000_000)
    cell_of(notebook, "count").outputs = [text]
    return one(notebook)


@kind()
def renamed_by_the_browser():
    return one(handed_in(), "demo(2).ipynb")


@kind()
def a_copy_made_by_jupyter():
    return one(handed_in(), "demo-Copy1.ipynb")


@kind()
def two_folders_down():
    return one(handed_in(), "my work/final/demo.ipynb")


@kind()
def an_extension_more():
    return one(handed_in(), "demo.ipynb.json")


@kind({"count", "rate"})
def cut_off_in_the_last_third():
    whole = as_bytes(handed_in())
    return one(whole[: whole.index(b'"demo-table"')])


@kind(None)
def cut_off_at_once():
    return one(as_bytes(handed_in())[:40])


@kind(None)
def an_empty_file():
    return one(b"")


@kind(None)
def a_list_and_no_notebook():
    return one(b"[1, 2, 3]")


@kind(None)
def a_web_page():
    return one(b"<!doctype html><html><body>Log in to download</body></html>")


@kind(None)
def a_picture():
    return one(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)


@kind(None)
def a_folder_with_the_notebook_s_name():
    return {"demo.ipynb/readme.txt": b"I put my work here"}


@kind(None)
def another_assignment_s_notebook():
    other = nbformat.v4.new_notebook(cells=[new_code_cell("print('lesson 00')")])
    return one(other)


@kind(None)
def cells_is_a_number():
    return one(b'{"cells": 3, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}')


@kind()
def nan_and_unknown_fields_in_the_json():
    notebook = json.loads(as_bytes(handed_in()))
    notebook["metadata"]["score"] = float("nan")
    notebook["cells"][0]["colour"] = "blue"
    return one(json.dumps(notebook).encode())
