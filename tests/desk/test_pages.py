"""One student's page never costs another's, whatever is wrong with one notebook."""

import asyncio
import base64
import json
import re
import time

import pytest
import tiny_course
from desk import books, commands, limited, marking
from desk.books import formgrader, inert, mending
from nbformat import v4
from traitlets.config import Config

pytestmark = pytest.mark.slow  # a gradebook or a process of its own a case

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"0" * 40).decode()
CLASS = ("anna", "ben", "lazy", "سارة")
WHY = "ps1-why"


@pytest.fixture
def course(tmp_path):
    return of_four(tmp_path, tiny_course.ANSWERS[WHY])


def of_four(tmp_path, why, extra=()):
    """A class of four of whom ben gave the answer `why` and wrote the cells `extra`."""
    made = tiny_course.with_gradebook(tiny_course.make(tmp_path))
    files = {}
    for name in CLASS:
        notebook = tiny_course.answered(
            tiny_course.ANSWERS | ({WHY: why} if name == "ben" else {})
        )
        notebook.cells += extra if name == "ben" else []
        files[name] = tiny_course.as_bytes(notebook)
    tiny_course.hand_in(made, files)
    marking.grade(made, "ps1", judge=tiny_course.trusting_judge)
    return made


def page(course, student="ben"):
    return (course.feedback("ps1", student) / "ps1.html").read_text("utf-8")


def all_pages(course):
    """Write the pages: four, and nothing to say but of ben's."""
    written, without, lacking = books.feedback(course, "ps1", early=True)
    assert written == sorted(CLASS) and without == []
    assert all(line.startswith("ben (") and "ps1.html" in line for line in lacking)
    for student in CLASS:
        assert "Well" in page(course, student) or "60" in page(course, student)
        assert "<script" not in page(course, student)
    assert "Left out" not in page(course, "anna")
    return " ".join(lacking)


def spoil(course, change):
    """Change ben's marked notebook, which is JSON, with `change`; or write what it gives."""
    file = course.autograded("ps1", "ben") / "ps1.ipynb"
    content = json.loads(file.read_text("utf-8"))
    cells = {cell["id"]: cell for cell in content["cells"]}
    given = change(content, cells[WHY], cells["ps1-double"])
    file.write_bytes(given if given is not None else json.dumps(content).encode("utf-8"))
    return file


def graded(course, file, tmp_path):
    """The formgrader's page of a marked notebook, without the server round it."""
    config = Config()
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.extra_template_basedirs = [str(books.pages.TEMPLATES)]
    exporter = formgrader.LimitedExporter(config=config)
    html, _ = exporter.from_filename(str(file), resources={"index": 0, "total": 4})
    return html


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """A marked class of four; ben's notebook, whole; a maker of pages."""
    course = of_four(tmp_path_factory.mktemp("shared"), tiny_course.ANSWERS[WHY])
    file = course.autograded("ps1", "ben") / "ps1.ipynb"
    return course, file.read_bytes(), books.pages.page_maker()


def bens(shared, change):
    """Ben's page with his notebook changed so, what it is without, and the file."""
    course, whole, maker = shared
    file = course.autograded("ps1", "ben") / "ps1.ipynb"
    file.write_bytes(whole)
    spoil(course, change)
    with books.gradebook(course) as gradebook:
        grades = books.marks(gradebook, "ps1")["ben"]
    return *books.pages.page(course, "ps1", "ben", maker, [], grades), file


# ---- What a student can write ------------------------------------------------------------

WRITTEN = {
    "no attachment": ("See ![image.png](attachment:image.png) here.", "image.png"),
    "no attachment, by reference": ("![x][1]\n\n[1]: attachment:a%20b.png", "a b.png"),
    "a broken data URI": ("![x](data:image/png;base64,AAAA====)", "data:image/png"),
    "a picture that is a page": ("![x](data:text/html;base64,PGI+)", "data:text/html"),
    "a picture elsewhere": ("![x](http://x.org/a.png)", "http://x.org/a.png"),
    "a file of the student's": ("![x](../../secret.png)", "secret.png"),
}


@pytest.mark.parametrize("why, named", WRITTEN.values(), ids=WRITTEN)
def test_a_picture_that_is_not_there_is_named_in_its_place(shared, why, named):
    html, left, _ = bens(shared, in_cell(source=why))
    assert named in " ".join(left) and len(left) == 1
    assert html.count(named) == 2 and "is not here" in html


@pytest.mark.parametrize("why", [
    "> " * 5_000 + "x", "[" * 20_000, "<div>" * 5_000, "*" * 30_000 + "a", "$" * 30_001,
    "`" * 9_999 + "a", "<!--" * 9_000, "&#55296; \ufffe \ufdd0", "\\begin{a}" * 4_000,
    "- " * 3_000 + "a", "![" * 9_000, "<a href='" * 5_000, "{{ 7 * 7 }} {% raw %}",
])  # fmt: skip
def test_markdown_that_breaks_readers_or_hangs_them_costs_its_form_only(shared, why):
    begun = time.monotonic()
    html, left, _ = bens(shared, in_cell(source=why))
    assert time.monotonic() - begun < limited.SECONDS
    assert "ps1-double-check" in html and not any("all but" in line for line in left)


def test_a_table_of_half_a_million_letters_takes_seconds(tmp_path):
    table = "| a | b |\n|---|---|\n" + "| قطر | 1 |\n" * 44_000
    course = of_four(tmp_path, table)
    begun = time.monotonic()
    assert "60,000" in all_pages(course)
    assert time.monotonic() - begun < limited.SECONDS and "قطر" in page(course)


def test_an_attachment_with_a_space_in_its_name_is_shown(tmp_path):
    extra = v4.new_markdown_cell("![x](attachment:my%20shot.png)")
    extra["attachments"] = {"my shot.png": {"image/png": PNG}}
    course = of_four(tmp_path, "Why", [extra])
    assert all_pages(course) == ""
    assert f"data:image/png;base64,{PNG}" in page(course)


# ---- What else may be wrong with the marked notebook ------------------------------------------


def outputs(*made):
    def change(content, why, double):
        double["outputs"] = list(made)

    return change


def in_cell(**parts):
    def change(content, why, double):
        why.update(parts)

    return change


def more(**cell):
    return lambda content, why, double: content["cells"].append(cell)


def shown(**data):
    return {"output_type": "display_data", "metadata": {}, "data": data}


SPOILT = {
    "no attachment at all": in_cell(source="![a](attachment:a.png)", attachments=None),
    "an attachment without a kind": in_cell(
        source="![a](attachment:a.png)", attachments={"a.png": {}}
    ),
    "an attachment that is a number": in_cell(attachments={"a.png": {"image/png": 7}}),
    "a lone surrogate": in_cell(source="half \ud83d of it"),
    "a number for a source": in_cell(source=7),
    "a list for a source": in_cell(source=["a", 7, None]),
    "no source": in_cell(source=None),
    "metadata that is a list": more(cell_type="markdown", source="x", metadata=[1]),
    "metadata within": more(
        cell_type="code", source="x", metadata={"transient": 7, "tags": 5, "khitab": 1}
    ),
    "no metadata": more(cell_type="code", source="x"),
    "a cell of an unknown kind": more(cell_type="video", source="<b>", metadata={}),
    "a raw cell": more(cell_type="raw", source="<script>x</script>", metadata={}),
    "a raw cell's kind": more(
        cell_type="raw", source="x", metadata={"raw_mimetype": 7, "format": []}
    ),
    "a cell that is a word": lambda content, *_: content["cells"].append("word"),
    "a cell that is nothing": lambda content, *_: content["cells"].append(None),
    "language": lambda content, *_: content["metadata"].update(
        language_info={"name": 7, "pygments_lexer": ["no"]}, widgets=5, title=[]
    ),
    "notebook's metadata": lambda content, *_: content.update(metadata=[]),
    "a broken picture": outputs(shown(**{"image/png": "AAAA===="})),
    "a picture that is a number": outputs(shown(**{"image/png": 5})),
    "a picture of SVG": outputs(shown(**{"image/svg+xml": "<svg onload=x>"})),
    "an unknown kind of output": outputs({"output_type": "video", "text": "x"}),
    "an output that is a word": outputs("word"),
    "an output of no kind": outputs({"text": "x"}),
    "an output without data": outputs({"output_type": "execute_result"}),
    "an output of widgets": outputs(
        shown(**{"application/vnd.jupyter.widget-view+json": {"model_id": 7}})
    ),
    "text that is a number": outputs(shown(**{"text/plain": 7})),
    "half a letter in an output": outputs(
        {"output_type": "stream", "name": "stdout", "text": "\udc00"}
    ),
    "a traceback of numbers": outputs(
        {"output_type": "error", "ename": 1, "evalue": 2, "traceback": 3}
    ),
    "outputs that are a word": lambda content, why, double: double.update(outputs="x"),
    "twelve pictures": outputs(
        *[
            shown(**{"image/png": PNG[:-4] + base64.b64encode(b"x" * 2_999_997).decode()})
            for _ in range(12)
        ]
    ),
    "much text": outputs({"output_type": "stream", "name": "stdout", "text": "x" * 9**8}),
    "cells without end": lambda content, *_: content["cells"].extend(
        [{"cell_type": "markdown", "source": "*x*", "metadata": {}}] * 50_000
    ),
    "nested deep": lambda *_: b'{"cells": ' + b"[" * 100_000,
    "cut off": lambda *_: b'{"cells": [{"cell_type": "ma',
    "empty": lambda *_: b"",
    "no UTF-8": lambda *_: b"\xff\xfe\x00",
    "an old format": lambda *_: b'{"nbformat": 2, "worksheets": 5}',
    "no cells": lambda content, *_: content.pop("cells") and None,
    "cells that are a word": lambda content, *_: content.update(cells="word"),
}


@pytest.mark.parametrize("change", SPOILT.values(), ids=SPOILT)
def test_one_spoilt_notebook_still_makes_a_page_and_opens(shared, tmp_path, change):
    begun = time.monotonic()
    html, left, file = bens(shared, change)
    assert "60" in html and len(html) < limited.SIZE and "<script" not in html
    html.encode("utf-8")
    html = graded(shared[0], file, tmp_path)
    assert html.startswith("<!DOCTYPE html>") and len(html) < limited.SIZE
    html.encode("utf-8")
    assert time.monotonic() - begun < 2 * limited.SECONDS


NO_NOTEBOOK = {"nested deep", "cut off", "empty", "no UTF-8", "an old format", "no cells",
               "cells that are a word"}  # fmt: skip
NOTHING_LOST = {"metadata that is a list", "metadata within", "no metadata", "language",
                "notebook's metadata", "outputs that are a word",
                "a list for a source"}  # fmt: skip


@pytest.mark.parametrize("name", SPOILT)
def test_what_was_left_out_is_named_on_the_page_and_to_the_teacher(shared, name):
    html, left, _ = bens(shared, SPOILT[name])
    bare = any("all but" in line for line in left)
    assert bare == (name in NO_NOTEBOOK)
    if not bare and name not in NOTHING_LOST:
        assert left and "Left out of this page" in html


@pytest.mark.parametrize(
    "name", ["cut off", "a cell that is a word", "cells without end"]
)
def test_one_spoilt_notebook_costs_nobody_else_a_page(course, name):
    spoil(course, SPOILT[name])
    assert 0 < len(all_pages(course)) < 3_000


def test_where_nothing_else_works_the_page_has_marks_and_comments(course):
    with books.gradebook(course) as gradebook:
        comment = gradebook.find_comment(WHY, "ps1", "ps1", "ben")
        comment.manual_comment = "Well <b>argued</b>"
        gradebook.find_grade(WHY, "ps1", "ps1", "ben").manual_score = 33
        gradebook.db.commit()
    spoil(course, SPOILT["cut off"])
    assert "all but marks and comments" in all_pages(course)
    assert "93" in page(course) and "Well &lt;b&gt;argued" in page(course)


@pytest.mark.parametrize("work", [
    lambda: time.sleep(99), lambda: [0] * 10**10, lambda: "x" * 40_000_000,
    lambda: 1 / 0, lambda: __import__("os")._exit(0), lambda: object(),
    lambda: __import__("os").kill(__import__("os").getpid(), 9),
])  # fmt: skip
def test_a_process_that_takes_too_much_or_dies_is_one_failure(monkeypatch, work):
    monkeypatch.setattr(limited, "SECONDS", 3)
    with pytest.raises(limited.Failed):
        limited.limited(work)
    assert limited.limited(lambda: ["still", "here"]) == ["still", "here"]


def test_the_command_goes_on_names_the_file_and_says_what_is_missing(tmp_path, capsys):
    course = of_four(tmp_path, WRITTEN["no attachment"][0])
    assert commands.main(["feedback", "ps1", "--early"], course) == 0
    said = capsys.readouterr()
    assert "4 pages" in said.out and "page of ben (" in said.out
    assert "image.png" in said.out and "Traceback" not in said.out + said.err


def test_a_page_of_marks_only_is_said_by_the_command_and_its_exit_code(course, capsys):
    spoil(course, SPOILT["cut off"])
    assert commands.main(["feedback", "ps1", "--early"], course) == 1
    said = capsys.readouterr().out
    assert "4 pages" in said and "1 of them could not be shown" in said


def test_a_page_says_of_a_waiting_check_what_waits(course):
    with books.gradebook(course) as gradebook:
        gradebook.find_grade(
            "ps1-double-check", "ps1", "ps1", "ben"
        ).needs_manual_grade = True
        gradebook.db.commit()
    all_pages(course)
    assert "1 answer not read yet: 0 so far." in page(course)
    assert "1 mark may still change: your teacher looks again." in page(course)
    assert "may still change" not in page(course, "anna")


def test_the_page_that_goes_back_looks_as_it_should(course):
    all_pages(course)
    body = page(course)[page(course).index("<body") :]
    assert "bootstrap" not in body and page(course).count("<style nonce=") >= 3
    assert "<style>" not in page(course) and "style-src 'nonce-" in page(course)


# ---- What is the student's and what is ours ---------------------------------------------------

LOOKS = '<div class="modal-backdrop" style="position:fixed;color:red">x</div>'


def test_no_class_and_no_style_of_an_answer_reaches_a_page(tmp_path):
    extra = v4.new_markdown_cell(f"**The desk says** well done\n\n{LOOKS}")
    course = of_four(tmp_path, LOOKS, [extra])
    all_pages(course)
    file = course.autograded("ps1", "ben") / "ps1.ipynb"
    for html in (page(course), graded(course, file, tmp_path)):
        html = html[html.index("<body") :]
        assert "modal-backdrop" not in html and "color:red" not in html
        assert re.search(r"Written by the student:</small><p><strong>The desk says", html)


def test_a_comment_of_the_teachers_is_in_no_frame(shared):
    course, *_ = shared
    with books.gradebook(course) as gradebook:
        comment = gradebook.find_comment(WHY, "ps1", "ps1", "ben")
        comment.manual_comment = "![x](attachment:lost.png) **Well argued**"
        gradebook.db.commit()
    html, left, _ = bens(shared, in_cell(source="Because."))
    assert "lost.png" in " ".join(left)
    assert html.count("Written by the student:</small><p>") == 1


def test_our_own_texts_keep_their_looks():
    html = inert.clean('<div class="a" style="padding-inline-start: 1em">x</div>', True)
    assert 'class="a"' in html and inert.clean(LOOKS) == "<div>x</div>"


@pytest.mark.slow
def test_the_formgrader_opens_a_spoilt_submission_and_allows_no_strange_source(tmp_path):
    from jupyter_server.serverapp import ServerApp
    from nbgrader.server_extensions.formgrader import formgrader as extension
    from tornado.httpclient import AsyncHTTPClient

    course = of_four(tmp_path, WRITTEN["no attachment"][0])
    formgrader.make_safe(extension, course)
    ServerApp.clear_instance()
    config = formgrader.settings(course, "/", False, 18_899)
    config.IdentityProvider.token = ""
    app = ServerApp.instance(config=config)
    app.initialize(argv=[])
    with books.gradebook(course) as gradebook:
        found = gradebook.find_submission_notebook("ps1", "ps1", "ben").id

    async def ask():
        url = f"http://127.0.0.1:{app.port}/formgrader/submissions/{found}/"
        return await AsyncHTTPClient().fetch(url, request_timeout=90)

    try:
        answer = app.io_loop.run_sync(ask)
    finally:
        asyncio.set_event_loop(None)
        ServerApp.clear_instance()
    assert answer.code == 200 and b"is not here" in answer.body
    assert b"Left out of this page" in answer.body
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_a_notebook_is_mended_once_and_stays_as_it_is():
    raw = {"cells": [{"cell_type": "code", "source": "x = 1", "metadata": {}, "id": "a"}]}
    once = mending.Mended(raw)
    assert once.left == [] and mending.Mended(once.notebook).notebook == once.notebook


def test_a_figure_of_ours_is_a_picture_with_its_text_on_a_page_and_no_source():
    import matplotlib.pyplot as plt
    from khitab import display

    figure = display.figure(plt.subplots()[1], alt="An empty plot.")._repr_html_()
    cleaned = inert.clean(mending.shown(figure))
    assert '<img alt="An empty plot." src="data:image/png' in cleaned
    assert "&lt;" not in cleaned and "<svg" not in cleaned
