"""The formgrader in a browser: its pages work, and nothing that a student wrote does."""

import base64
import json
import re
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
import tiny_course
from chromium import NEEDED, Tab, chromium, waited
from desk import books, deciding, marking
from nbformat import v4

pytestmark = [pytest.mark.slow, NEEDED]

SERVE = """
import sys
import zlib
from pathlib import Path
from desk.books import open_formgrader
from desk.course import Course
open_formgrader(Course(Path(sys.argv[1]), Path(sys.argv[2])), None, False, int(sys.argv[3]))
"""
SOURCES = Path(books.__file__).parents[2]
BAD = "window.planted = 1"
PLANTED = {
    "script": f"<script>{BAD}</script>",
    "handler": f'<img src=x onerror="{BAD}"><b onclick="{BAD}" onmouseover="{BAD}">x</b>',
    "address": f'<a href="javascript:{BAD}">x</a>',
    "looks": '<div class="modal-backdrop" style="position:fixed;top:0">x</div>',
    "ids": '<form id="main-table" name="submission_id"><input name="base_url" id="MathJax">',
    "form": '<form action="http://x.org/"><button type="submit">Next</button></form>',
    "refresh": '<meta http-equiv="refresh" content="0;url=http://x.org/refreshed">',
    "base": '<base href="http://x.org/">',
    "svg": f'<svg onload="{BAD}"><script>{BAD}</script><animate onbegin="{BAD}"/></svg>',
    "mathml": f'<math><mtext><table><mglyph><style><img src=x onerror="{BAD}">',
    "template": f'<template shadowrootmode="open"><script>{BAD}</script></template>',
    "css": "<style>body{display:none} @import 'http://x.org/a.css';</style>",
    "link": '<link rel="stylesheet" href="http://x.org/a.css">',
    "frame": f'<iframe srcdoc="<script>parent.{BAD}</script>"></iframe><object data="x">',
    "comment": f"<!--><script>{BAD}</script>--><![CDATA[<img src=x onerror={BAD}>]]>",
    "noscript": f'<noscript><p title="</noscript><img src=x onerror={BAD}>">',
    "title": f'<p title="&quot;><script>{BAD}</script>">x</p>',
    "out of the frame": "</div></div></div></div></div><div>From your desk: 60</div>",
    "a fetched picture": '<img src="http://x.org/a.png" srcset="http://x.org/b.png">',
}
ALL = "\n\n".join(PLANTED.values())
NAME = f'<img src=x onerror="{BAD}"><script>{BAD}</script></title>'


def course_of(folder, why=ALL, extra=()):
    """Anna is honest; ben wrote `why`, printed it, and is called so."""
    made = tiny_course.with_gradebook(tiny_course.make(folder))
    bens = tiny_course.answered(tiny_course.ANSWERS | {"ps1-why": why})
    bens.cells += extra
    files = {"anna": tiny_course.as_bytes(tiny_course.answered()),
             "ben": tiny_course.as_bytes(bens)}  # fmt: skip
    tiny_course.hand_in(made, files)
    people = json.loads((made.desk / "students.json").read_text("utf-8"))
    people["ben"] = {"first": NAME, "last": NAME, "email": NAME}
    (made.desk / "students.json").write_text(json.dumps(people), "utf-8")
    marking.grade(made, "ps1", judge=tiny_course.trusting_judge)
    file = made.autograded("ps1", "ben") / "ps1.ipynb"
    content = json.loads(file.read_text("utf-8"))
    for cell in content["cells"]:
        if cell["id"] == "ps1-double":
            cell["outputs"] = [
                v4.new_output("display_data", data={"text/html": why}),
                v4.new_output("display_data", data={"text/markdown": why}),
                v4.new_output("display_data", data={"text/latex": why}),
                v4.new_output("stream", text=why),
            ]
    file.write_text(json.dumps(content), "utf-8")
    return made


@pytest.fixture(scope="module")
def tab():
    with chromium() as program:
        yield Tab(program, viewport={"width": 1200, "height": 900})


@pytest.fixture(scope="module")
def served(tmp_path_factory, tab):
    """A course whose formgrader runs, and its address; the browser is let in."""
    course = course_of(tmp_path_factory.mktemp("served"))
    log = course.desk / "formgrader.log"
    command = [sys.executable, "-c", SERVE, course.root, course.desk, "18911"]
    with open(log, "w") as file:
        server = subprocess.Popen(command, stdout=file, stderr=file, cwd=SOURCES)
        try:
            found = waited(
                lambda: re.search(r"(http://\S+?)(/form\S+)", log.read_text()), 120
            )
            assert found, log.read_text()
            tab.go("".join(found.groups()))
            yield course, found[1]
        finally:
            server.terminate()
            server.wait()


def submission(course, student):
    with books.gradebook(course) as gradebook:
        return gradebook.find_submission_notebook("ps1", "ps1", student).id


PAGES = {
    "/formgrader": "Manual Grading",
    "/formgrader/gradebook": "ps1",
    "/formgrader/gradebook/ps1": "ps1",
    "/formgrader/gradebook/ps1/ps1": "Submission #2",
    "/formgrader/manage_students": "anna",
    "/formgrader/manage_students/ben": "ps1",
    "/formgrader/manage_students/ben/ps1": "ps1",
    "/formgrader/manage_assignments": "ps1",
    "/formgrader/manage_submissions/ps1": "ben",
}


@pytest.mark.parametrize("path, holds", PAGES.items(), ids=PAGES)
def test_every_page_works_and_nothing_planted_does(served, tab, path, holds):
    course, address = served
    tab.go(address + path)
    assert tab.until(f"document.body.innerText.includes({holds!r})")
    tab.js("document.querySelectorAll('.container-fluid *').forEach(e => "
           "e.dispatchEvent(new MouseEvent('mouseover', {bubbles: true})))")  # fmt: skip
    assert tab.said == [] and not tab.js("window.planted")
    assert all(one.startswith((address, "data:")) for one in tab.asked)


@pytest.mark.parametrize("student", ["anna", "ben"])
def test_a_mark_and_a_comment_that_are_typed_are_saved(served, tab, student):
    course, address = served
    tab.go(f"{address}/formgrader/submissions/{submission(course, student)}/")
    assert tab.until("formgrader.grades.loaded && formgrader.comments.loaded")
    for what, text in (("ps1-why", "33"), ("ps1-why-comment", f"Good {ALL}")):
        tab.js(f"""e = document.getElementById({what!r}); e.focus();
               e.value = {json.dumps(text)}; $(e).trigger('change'); e.blur()""")

    def marks():
        with books.gradebook(course) as gradebook:
            return (gradebook.find_grade("ps1-why", "ps1", "ps1", student).manual_score,
                    gradebook.find_comment("ps1-why", "ps1", "ps1", student).comment)  # fmt: skip

    assert waited(lambda: marks() == (33, f"Good {ALL}"))
    assert tab.said == []


def test_names_are_hidden_until_they_are_asked_for(served, tab):
    course, address = served
    tab.go(f"{address}/formgrader/submissions/{submission(course, 'ben')}/")
    shown = "$('a.name-shown').is(':visible')"
    assert not tab.js(shown)
    tab.js("document.querySelector('.glyphicon.name-hidden').click()")
    assert tab.until(shown) and "‹script›" in tab.js("$('a.name-shown').text()")
    tab.js("document.querySelector('.glyphicon.name-shown').click()")
    assert tab.until(f"!{shown}")
    tab.go(f"{address}/formgrader/gradebook/ps1/ps1")
    assert tab.until("models && models.loaded")
    tab.js("document.getElementById('toggle_names').click()")
    assert tab.until("document.body.innerText.includes('Hide All Names')")
    assert tab.said == [] and not tab.js("window.planted")


def test_the_buttons_of_a_page_are_pressed(served, tab):
    _, address = served
    tab.go(f"{address}/formgrader/manage_students")
    assert tab.until("models && models.loaded")
    tab.js("document.querySelector('tfoot a').click()")
    assert tab.until("$('.modal:visible').length") and tab.said == []


def inert(tab, where):
    """Nothing of what was planted did anything in the page that is open."""
    assert tab.said == [] and not tab.js("window.planted"), where
    assert not [one for one in tab.asked if "x.org" in one], where
    assert tab.js("document.baseURI === location.href") is not False
    frame = "document.querySelectorAll('.khitab-student, .output_wrapper')"
    for text in (
        "e.querySelectorAll('script, style, form, input, iframe, object, meta, base, svg, "
        "math, template, link, [style], [id], [name], [onclick], [onerror]').length",
        "e.querySelectorAll('.modal-backdrop, .khitab-desk, .nbgrader_cell').length",
        "[...e.querySelectorAll('*')].filter(one => getComputedStyle(one).position "
        "=== 'fixed').length",
    ):
        assert tab.js(f"[...{frame}].map(e => {text}).reduce((a, b) => a + b)") == 0
    assert tab.js("[...document.querySelectorAll('*')].filter(e => e.childElementCount === 0 "
                  "&& e.textContent.includes('From your desk: 60'))"
                  ".every(e => e.closest('.khitab-student, .output_wrapper'))")  # fmt: skip


def test_what_is_planted_does_nothing_where_it_is_marked(served, tab):
    course, address = served
    tab.go(f"{address}/formgrader/submissions/{submission(course, 'ben')}/")
    assert tab.until("formgrader.grades.loaded")
    tab.js("document.querySelectorAll('.khitab-student *').forEach(e => "
           "{e.dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))})")  # fmt: skip
    inert(tab, "formgrader")
    assert tab.js("getComputedStyle(document.body).display") == "block"


def test_what_is_planted_does_nothing_on_the_page_that_goes_back(served, tab):
    course, _ = served
    tiny_course.by_hand(course, "ben", "ps1-why", 33, ALL)
    books.feedback(course, "ps1", early=True)
    file = course.feedback("ps1", "ben") / "ps1.html"
    tab.go(file.as_uri())
    inert(tab, "feedback")
    assert "<script" not in file.read_text("utf-8")
    assert "'unsafe" not in file.read_text("utf-8")


def headers(address, tab, path):
    return tab.js(f"fetch({path!r}).then(a => Object.fromEntries(a.headers))")


def test_no_policy_lets_anything_run_that_is_not_ours(served, tab):
    course, address = served
    tab.go(f"{address}/formgrader/gradebook")
    one = f"/formgrader/submissions/{submission(course, 'ben')}/"
    numbers = set()
    for path in (*PAGES, one, one, "/formgrader/nothing", "/formgrader/submissions/7/"):
        found = headers(address, tab, path)
        policy = found["content-security-policy"]
        assert "unsafe" not in policy and "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy and "base-uri 'none'" in policy
        assert found["x-content-type-options"] == "nosniff"
        assert found["referrer-policy"] == "same-origin"
        numbers.update(re.findall(r"script-src 'nonce-(\S+)'", policy))
    assert len(numbers) == len(PAGES) + 4
    for path in (
        f"{one}ps1.ipynb",
        "/formgrader/api/students",
        "/formgrader/api/assignments",
    ):
        assert "sandbox" in headers(address, tab, path)["content-security-policy"]


def test_a_name_does_nothing_in_what_the_server_tells_its_pages(served, tab):
    _, address = served
    tab.go(f"{address}/formgrader/api/students")
    assert "onerror" in tab.js("document.documentElement.outerHTML")
    assert not tab.js("window.planted")


@pytest.mark.parametrize("page", ["manage_students", "manage_submissions", "gradebook"])
def test_a_link_to_the_formgrader_itself_brings_nothing_in(served, tab, page):
    _, address = served
    for evil in ("%3Cimg%20src=x%20onerror=window.planted=1%3E",
                 "%22;window.planted=1;%22",
                 "%3C%2Fscript%3E%3Cscript%3Ewindow.planted=1"):  # fmt: skip
        tab.go(f"{address}/formgrader/{page}/{evil}")
        assert not tab.until("window.planted", 0.5)
        assert not tab.js("document.querySelectorAll('img').length")


def test_a_link_can_not_make_the_formgrader_run_settings_of_a_students(served, tab):
    course, address = served
    folder = course.desk / "settings"
    folder.mkdir(exist_ok=True)
    (folder / "nbgrader_config.py").write_text(f"open({str(folder / 'ran')!r}, 'w')")
    tab.go(f"{address}/formgrader/?path={folder}")
    tab.go(f"{address}/formgrader/gradebook")
    assert tab.until("document.body.innerText.includes('ps1')")
    assert not (folder / "ran").exists()


def test_a_submission_whose_file_is_gone_is_said_to_be(served, tab):
    course, address = served
    file = course.autograded("ps1", "anna") / "ps1.ipynb"
    file.rename(file.with_suffix(".away"))
    try:
        tab.go(f"{address}/formgrader/submissions/{submission(course, 'anna')}/")
        assert "file not found" in tab.js("document.body.innerText")
    finally:
        file.with_suffix(".away").rename(file)


def test_a_decision_is_said_where_marks_are_read(served, tab):
    course, address = served
    said = "anna: By decision: 35 points. Read <on> paper."
    deciding.decide(course, "ps1", "anna", "mark", "35", "Read <on> paper.")
    box = "document.querySelector('.khitab-desk').innerText"
    try:
        for path in ("gradebook/ps1/ps1", f"submissions/{submission(course, 'anna')}/"):
            tab.go(f"{address}/formgrader/{path}")
            assert said in tab.js(box) and "ben" not in tab.js(box)
        tab.go(f"{address}/formgrader/submissions/{submission(course, 'ben')}/")
        assert not tab.js("document.body.innerText.includes('35 points')")
    finally:
        deciding.undo(course, "ps1", "anna")


def test_a_name_that_an_old_gradebook_holds_does_nothing(served, tab):
    course, address = served
    for name in (NAME, NAME.replace("<", "&lt;").replace(">", "&gt;")):
        with books.gradebook(course) as gradebook:
            gradebook.update_or_create_student("ben", first_name=name, last_name=name,
                                               email=name)  # fmt: skip
        for path in ("manage_students", f"submissions/{submission(course, 'ben')}/"):
            tab.go(f"{address}/formgrader/{path}")
            assert not tab.until("window.planted", 1)
            assert not tab.js("$('.navbar img, td img, title img').length")


# ---- What is too large, too deep, or turned round ---------------------------------------------


def png(width, height):
    """A picture of this size, of a few hundred bytes."""

    def part(kind, data):
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xaa" * ((width + 7) // 8)) * height, 9)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", header) + part(b"IDAT", rows) + part(
        b"IEND", b"")  # fmt: skip


def picture(width, height):
    return f"![x](data:image/png;base64,{base64.b64encode(png(width, height)).decode()})"


SIZES = {
    "a picture of 1 × 100,000": picture(1, 100_000),
    "a picture of 30,000 × 1": picture(30_000, 1),
    "a hundred small pictures": picture(2_000, 2_000) * 40,
    "one long word": "x" * 50_000,
    "one long line of code": "```\n" + "x = 1; " * 8_000 + "\n```",
    "tables in tables": "<table><tr><td>" * 400 + "x",
    "lists in lists": "<ul><li>" * 900 + "x",
    "quotations in quotations": "<blockquote>" * 900 + "x",
    "thousands of details": "<details><summary>a</summary>b</details>" * 1_400,
    "a wide table": "<table><tr>" + "<td>a" * 9_000 + "</table>",
    "thousands of marks of bold": "<b>x</b>" * 7_000,
    "thousands of lines": "<br>" * 14_000,
    "marks upon a letter": "a" + "\u0301" * 20_000,
    "spaces": "x" + "&emsp;" * 9_000 + "x",
    "large headings": "<h1>" + "W" * 9_000 + "</h1>",
    "orders to turn round": "\u202e" * 30
    + "06 :dnif sreh "
    + "&#x202E; <bdo dir='rtl'>60</bdo>",
}


def outside(tab):
    """What of the student's is to be seen outside its frame, in pixels."""
    return tab.js("""(() => { let most = 0;
      for (const frame of document.querySelectorAll('.khitab-student, .output_wrapper')) {
        const box = frame.getBoundingClientRect();
        most = Math.max(most, box.height - innerHeight, box.right - innerWidth); }
      return Math.max(most, document.documentElement.scrollWidth - innerWidth); })()""")


@pytest.mark.parametrize("what", SIZES.values(), ids=SIZES)
def test_what_is_too_large_stays_in_its_frame_and_opens_soon(served, tab, tmp_path, what):
    course, address = served
    file = course.autograded("ps1", "ben") / "ps1.ipynb"
    whole = file.read_text("utf-8")
    content = json.loads(whole)
    for cell in content["cells"]:
        if cell["id"] == "ps1-why":
            cell["source"] = what
        if cell["id"] == "ps1-double":
            cell["outputs"] = [
                v4.new_output("display_data", data={"text/markdown": what}),
                v4.new_output("stream", text=what),
            ]
    file.write_text(json.dumps(content), "utf-8")
    try:
        took = tab.go(f"{address}/formgrader/submissions/{submission(course, 'ben')}/")
        assert took < 25 and tab.until("formgrader.grades.loaded")
        assert (
            outside(tab) <= 0
            and tab.said == []
            and "\u202e" not in tab.js("document.body.innerText")
        )
        books.feedback(course, "ps1", early=True)
        took = tab.go((course.feedback("ps1", "ben") / "ps1.html").as_uri())
        assert took < 20 and outside(tab) <= 0
    finally:
        file.write_text(whole, "utf-8")
