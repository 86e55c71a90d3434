"""The start page: the map with what was done, and what its buttons do and refuse."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path
from types import SimpleNamespace

import pytest
from chromium import waited
from khitab import memory
from start import copies, overview, pages, plan

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def work(tmp_path, monkeypatch):
    monkeypatch.setenv("KHITAB_HOME", str(tmp_path))
    copies.prepare(tmp_path)
    return tmp_path


def shown(work, **more):
    """The page as the server shows it."""
    way = overview.stations(memory.recall(), work)
    sets = overview.sets({}, work)
    told = {"base": "/", "xsrf": "x", "said": {}, "work": work, "home": memory.home()}
    return overview.show(
        **{**told, "way": way, "sets": sets, "remembered": memory.recall(), **more}
    )


def station(work, name):
    path = next(path for path in plan.lessons() + plan.sets() if path.stem == name)
    return overview.station(path, memory.recall(), work)


def write(path, index, source):
    notebook = json.loads(path.read_text("utf-8"))
    notebook["cells"][index]["source"] = source
    path.write_text(json.dumps(notebook), "utf-8")


# ---- The map ----------------------------------------------------------------------------


def test_the_map_has_the_spine_in_order_and_everything_else_where_it_opens():
    way = overview.stations()
    assert [each["name"] for each in way] == list(plan.SPINE)
    hanging = [other["name"] for each in way for other in each["hanging"]]
    assert {*plan.SPINE, *hanging} == {p.stem for p in plan.lessons() + plan.sets()}
    assert [each["name"] for each in way[3]["hanging"]] == ["side_letters"]


@pytest.mark.parametrize("path", plan.lessons(), ids=lambda path: path.stem)
def test_each_lesson_has_its_question_its_minutes_and_every_key_of_its_checks(path):
    told = overview.station(path, {})
    assert told["title"] and told["question"].endswith("?") and int(told["minutes"])
    keys = ROOT / "notebooks" / "checks" / f"{path.stem}.py"
    listed = re.findall(
        r'(?m)^ {4}"(\w+-\w+)":', keys.read_text("utf-8") if keys.exists() else ""
    )
    assert sorted(told["checks"]) == sorted(listed)


def test_a_check_is_ticked_once_it_was_right(work):
    memory.note("00-a", "c", False)
    memory.note("00-b", "a", True)
    assert station(work, "00_start_here")["right"][:3] == [False, True, False]
    assert "1 of 6 checks right" in " ".join(shown(work).split())


def test_the_page_says_where_its_reader_stopped_and_at_first_where_to_begin(work):
    assert "Begin with lesson 00" in shown(work, last=None)
    page = shown(work, last=station(work, "05_reading_lines"))
    assert "Where you stopped" in page and "Begin with" not in page


def test_after_a_finished_lesson_the_page_leads_to_the_next(work):
    for name in station(work, "05_reading_lines")["checks"]:
        memory.note(name, "a", True)
    way = overview.stations(memory.recall(), work)
    last = overview.station(plan.lessons()[5], memory.recall(), work)
    after = overview.after(way, last["name"])
    assert (last["name"], after["name"]) == ("05_reading_lines", "06_recurring_phrases")
    page = shown(work, last=last, after=after)
    assert "Where you stopped" not in page and "Next: <strong>06" in page
    assert overview.after(way, "side_functions")["name"] == "03_one_word_many_spellings"
    assert overview.after(way, "11_what_may_we_claim") is None


def test_a_set_counts_the_answers_that_were_written(work):
    told = station(work, "ps1")
    assert told["answers"] and not any(told["answers"]) and not told["changed"]
    cells = json.loads((work / told["place"]).read_text("utf-8"))["cells"]
    [index] = [i for i, cell in enumerate(cells) if cell["id"] == "ps1-mend"]
    write(work / told["place"], index, "def text_id(number): return f'{number:03}'")
    assert sum(station(work, "ps1")["answers"]) == 1 and station(work, "ps1")["changed"]


def test_only_a_changed_copy_can_be_begun_again(work):
    assert 'action="/khitab/restore"' not in shown(work)
    write(work / "lessons" / "05_reading_lines.ipynb", 1, "mine")
    assert shown(work).count('action="/khitab/restore"') == 1


def test_a_changed_copy_of_an_older_lesson_is_offered_the_new_one(work):
    path = work / "lessons" / "05_reading_lines.ipynb"
    text = path.read_text("utf-8").replace('"of": "', '"of": "0')
    path.write_text(text, "utf-8")
    assert "The kit has a newer version" in shown(work)
    assert shown(work).count("The kit has a newer version") == 1


def test_a_version_that_was_kept_is_one_click_away(work):
    copy = next(each for each in copies.every(work) if each.name == "05_reading_lines")
    write(copy.path, 1, "mine")
    kept = copy.restore()
    assert urllib.parse.quote(kept.name) in shown(work)


def test_a_copy_that_is_torn_is_offered_afresh(work):
    (work / "lessons" / "05_reading_lines.ipynb").write_text("{", "utf-8")
    assert station(work, "05_reading_lines")["changed"]


def test_the_page_needs_nothing_from_elsewhere_and_isolates_its_arabic(work):
    memory.note("03-b", "<b>إرهاب</b>", False)
    page = shown(work)
    assert not re.search(r"""(src|href|url)\s*[=(]\s*["']?(https?:)?//""", page)
    assert '<bdi lang="ar" dir="rtl">خطاب</bdi>' in page
    assert "<bdi>&lt;b&gt;إرهاب&lt;/b&gt;</bdi>" in page


def test_the_index_of_the_exports_links_what_was_exported(tmp_path, monkeypatch):
    monkeypatch.setattr(pages, "HTML", tmp_path)
    for name in "05_reading_lines", "side_association":
        (tmp_path / f"{name}.html").touch()
    pages.index()
    page = (tmp_path / "index.html").read_text("utf-8")
    links = re.findall(r'href="([^"]+)"', page)
    assert links == ["05_reading_lines.html", "side_association.html"]
    assert "Whose frame?" in page and "<form" not in page


def test_a_lesson_torn_by_an_update_is_missing_on_the_map_and_no_other(
    tmp_path, monkeypatch
):
    (tmp_path / "05_reading_lines.ipynb").write_text("<<<<<<< HEAD", "utf-8")
    rest = [path for path in plan.lessons() if path.stem != "05_reading_lines"]
    torn = [tmp_path / "05_reading_lines.ipynb", *rest]
    monkeypatch.setattr(plan, "lessons", lambda: torn)
    assert len(overview.stations()) == len(plan.SPINE) - 1


# ---- The server -------------------------------------------------------------------------


def listens(port):
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """JupyterLab as `python3 notebooks` starts it; `get` and `post` go as its browser."""
    work = tmp_path_factory.mktemp("work")
    program = subprocess.Popen(
        [sys.executable, "-m", "start.lab", "khitab", "--no-browser", "--port=0"],
        env={**os.environ, "KHITAB_HOME": str(work)},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    said = []
    for line in program.stdout:
        said.append(line)
        if found := re.search(r"(http://127\.0\.0\.1:\d+)(/\S*)", line):
            break
    waited(lambda: listens(int(found[1].rpartition(":")[2])))  # it says so a little early
    jar = CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))

    def get(path, data=None):
        try:
            with opener.open(found[1] + path, data) as answer:
                return answer.status, answer.geturl(), answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.geturl(), ""

    def post(path, **fields):
        return get(path, urllib.parse.urlencode(fields).encode())

    def xsrf():
        return next(cookie.value for cookie in jar if cookie.name == "_xsrf")

    def stranger(path):
        with urllib.request.urlopen(found[1] + path) as answer:
            return answer.geturl()

    yield SimpleNamespace(
        program=program, said="".join(said), work=work, first=found[2],
        get=get, post=post, xsrf=xsrf, stranger=stranger,
    )  # fmt: skip
    program.kill()
    program.wait()


@pytest.mark.slow
def test_the_terminal_says_where_the_work_is_and_the_page_opens(server):
    assert f"Your work is in {server.work}" in server.said
    status, _, page = server.get(server.first)
    assert status == 200 and "Begin with lesson 00" in page


@pytest.mark.slow
def test_a_link_of_the_map_leads_to_a_copy(server):
    page = server.get(server.first)[2]
    for link in re.findall(r'href="/lab/tree/([^"]+)"', page):
        assert (server.work / urllib.parse.unquote(link)).is_file()


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/khitab", "/khitab/sets", "/khitab/memory.csv"])
def test_who_has_no_token_sees_nothing(server, path):
    assert "/login" in server.stranger(path)


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/khitab/restore", "/khitab/forget"])
def test_a_form_of_another_page_changes_nothing(server, path):
    server.get(server.first)
    assert server.post(path, name="ps1", _xsrf="guessed")[0] == 403


@pytest.mark.slow
def test_the_button_makes_a_fresh_copy_and_says_where_the_old_one_is(server):
    server.get(server.first)
    write(server.work / "lessons" / "05_reading_lines.ipynb", 1, "mine")
    status, _, page = server.post(
        "/khitab/restore", name="05_reading_lines", _xsrf=server.xsrf()
    )
    [kept] = (server.work / "lessons").glob("05_reading_lines (*).ipynb")
    assert status == 200 and "is fresh again" in page and kept.name in page
    assert server.post("/khitab/restore", name="../x", _xsrf=server.xsrf())[0] == 404


@pytest.mark.slow
def test_what_is_remembered_can_be_saved_and_forgotten(server, monkeypatch):
    server.get(server.first)
    monkeypatch.setenv("KHITAB_HOME", str(server.work))
    memory.note("00-a", "b", True)
    assert "00-a,1,0,True,b," in server.get("/khitab/memory.csv")[2]
    page = server.post("/khitab/forget", _xsrf=server.xsrf())[2]
    assert "All is forgotten" in page and memory.recall() == {}
    assert len(list(server.work.glob("memory-*.jsonl"))) == 1


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows knows no SIGINT for one process")
def test_one_ctrl_c_ends_it(server):
    server.program.send_signal(signal.SIGINT)
    assert server.program.wait(20) == 0
