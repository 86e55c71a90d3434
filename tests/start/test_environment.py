"""The commands: what makes `.venv`, when, and what they say when they cannot.

Nothing is installed here: the programs that would do it are stand-ins.
"""

import contextlib
import json
import re
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from start import environment, lessons, pages, troubles

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ["notebooks", "exercises", "solutions", "tests"]
OLD_MESSAGE = "Khitab needs Python 3.11 or newer; you have"
OFFLINE_LOG = """\
Collecting jupyterlab==4.6.6 (from -r requirements.txt (line 11))
  WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(
Failed to establish a new connection: [Errno -3] Temporary failure in name resolution)'
ERROR: Could not find a version that satisfies the requirement jupyterlab==4.6.6
ERROR: No matching distribution found for jupyterlab==4.6.6
"""
COMPILER_LOG = """\
ERROR: Could not find a version that satisfies the requirement contourpy==1.3.3
ERROR: No matching distribution found for contourpy==1.3.3
"""


@pytest.fixture
def kit(tmp_path, monkeypatch):
    """A kit of two files in an empty folder, with its programs replaced."""
    root = tmp_path / "خطاب (2) [a]"
    (root / "notebooks").mkdir(parents=True)
    (root / "requirements.txt").write_text("numpy==1\nsetuptools==2\n-e ./notebooks\n")
    (root / "notebooks" / "pyproject.toml").write_text("[project]\n")
    for name in ("REQUIREMENTS", "PROJECT", "VENV", "PYTHON", "STAMP", "LOG", "LOCK"):
        path = getattr(environment, name).relative_to(environment.ROOT)
        monkeypatch.setattr(environment, name, root / path)
    monkeypatch.setattr(environment, "ROOT", root)
    return root


@pytest.fixture
def commands(kit, monkeypatch):
    """The kit with a pip that only notes what it is asked; `.venv` starts once made."""
    noted = []

    def watch(command, lock):
        noted.append([str(part) for part in command])
        packages = kit / ".venv" / "Lib" / "site-packages"
        (packages / "pip").mkdir(parents=True, exist_ok=True)
        environment.PYTHON.parent.mkdir(exist_ok=True)
        environment.PYTHON.touch()

    def version():
        return [3, 12] if environment.PYTHON.exists() else None

    monkeypatch.setattr(environment, "watch", watch)
    monkeypatch.setattr(environment, "version", version)
    return noted


def pips(commands):
    return [command for command in commands if "pip" in command]


# ---- When it is made -------------------------------------------------------------------


def test_a_second_start_installs_nothing(commands):
    environment.prepare()
    first = len(commands)
    environment.prepare()
    assert first == 3 and len(commands) == first  # venv, setuptools, the rest


@pytest.mark.parametrize("changed", ["requirements.txt", "notebooks/pyproject.toml"])
def test_a_changed_list_of_packages_is_installed_into_the_same_environment(
    commands, kit, changed
):
    environment.prepare()
    (kit / changed).write_text("setuptools==3\n")
    commands.clear()
    environment.prepare()
    assert len(commands) == len(pips(commands)) == 2


def test_line_ends_do_not_count_as_a_change(commands, kit):
    environment.prepare()
    commands.clear()
    listed = environment.REQUIREMENTS
    listed.write_bytes(listed.read_bytes().replace(b"\n", b"\r\n"))
    environment.prepare()
    assert commands == []


def test_an_environment_whose_python_does_not_start_is_made_anew(commands, kit):
    environment.prepare()
    environment.PYTHON.unlink()
    (kit / ".venv" / "rest").touch()
    environment.prepare()
    assert not (kit / ".venv" / "rest").exists() and environment.is_ready()


def test_an_environment_whose_python_became_another_is_made_anew(commands, monkeypatch):
    environment.prepare()
    commands.clear()
    monkeypatch.setattr(environment, "version", lambda: [3, 13])
    environment.prepare()
    assert "venv" in commands[0]


def test_an_environment_of_a_python_too_old_is_made_anew(commands, kit, monkeypatch):
    versions = iter([[3, 9], [3, 12], [3, 12]])
    monkeypatch.setattr(environment, "version", lambda: next(versions))
    environment.VENV.mkdir()
    environment.prepare()
    assert "venv" in commands[0]


def test_an_installation_cut_off_goes_on_where_it_was(commands, monkeypatch):
    def cut(lock, wheels):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(environment, "install", cut)
        environment.prepare()
    assert not environment.is_ready()
    commands.clear()
    environment.prepare()
    assert len(commands) == len(pips(commands)) == 2 and environment.is_ready()


def test_an_environment_cut_off_before_it_had_pip_is_made_anew(commands):
    environment.PYTHON.parent.mkdir(parents=True)
    environment.PYTHON.touch()
    environment.STAMP.write_text('{"python": "not yet"}')
    environment.prepare()
    assert "venv" in commands[0]


def test_a_package_whose_installation_was_cut_off_is_no_longer_trusted(commands):
    environment.prepare()
    environment.STAMP.unlink()
    packages = environment.site_packages()
    for name, files in {"whole": ["METADATA", "RECORD"], "half": ["METADATA"]}.items():
        (packages / f"{name}-1.dist-info").mkdir()
        for file in files:
            (packages / f"{name}-1.dist-info" / file).touch()
    environment.prepare()
    assert [path.name for path in packages.glob("*.dist-info")] == ["whole-1.dist-info"]


def test_a_moved_environment_is_mended_in_place(commands, kit, monkeypatch):
    environment.prepare()
    script = environment.PYTHON.parent / "jupyter"
    script.write_bytes(f"#!{kit}/.venv/bin/python\nprint('خطاب')".encode())
    new = kit.with_name("a new place")
    monkeypatch.setattr(environment, "ROOT", new)
    environment.prepare()
    assert script.read_bytes() == f"#!{new}/.venv/bin/python\nprint('خطاب')".encode()
    assert sum("venv" in command for command in commands) == 1 and environment.is_ready()


def test_a_stamp_that_is_no_stamp_counts_as_none(commands):
    environment.prepare()
    for nonsense in (b"", b"[1, 2]", b"\xff\xfe", b"null"):
        environment.STAMP.write_bytes(nonsense)
        assert environment.read_stamp() == {} and not environment.is_ready()


def test_a_second_start_waits_for_the_first(kit, capsys, monkeypatch):
    monkeypatch.setattr(time, "sleep", lambda seconds: first.close())
    first = contextlib.ExitStack()
    first.enter_context(environment.alone())
    with environment.alone():
        assert "Waiting for another start" in capsys.readouterr().out


EXTRA = """\
[project.optional-dependencies]
check = ["ruff==1.2", "import-linter==3"]
"""


def installed(package):
    """As pip leaves a package: its list of files comes last."""
    info = environment.site_packages() / f"{package}.dist-info"
    info.mkdir()
    name, version = package.rsplit("-", 1)
    (info / "METADATA").write_text(f"Name: {name}\nVersion: {version}\n")
    return info / "RECORD"


@pytest.fixture
def extra(commands, kit):
    """An environment that is ready, of a kit that has something extra."""
    (kit / "notebooks" / "pyproject.toml").write_text(EXTRA)
    environment.prepare()
    commands.clear()
    return commands


def test_an_extra_is_installed_when_first_asked_for_into_the_same_environment(extra):
    environment.prepare(extra="check")
    [pip] = extra
    assert pip[-2:] == ["ruff==1.2", "import-linter==3"] and "--no-deps" in pip
    assert environment.is_ready()


def test_who_asks_for_an_extra_reads_what_it_is_and_its_licence(extra, capsys):
    environment.prepare(extra="check")
    assert environment.EXTRAS["check"] in capsys.readouterr().out
    assert "MIT" in environment.EXTRAS["check"] and "BSD" in environment.EXTRAS["check"]


def test_an_extra_that_is_there_is_not_installed_again(extra):
    installed("ruff-1.2").write_text("ruff,,\n")
    installed("import_linter-3").write_text("importlinter,,\n")
    environment.prepare(extra="check")
    assert extra == []


def test_of_an_extra_only_what_is_missing_old_or_cut_off_is_installed(extra):
    installed("ruff-1.1").write_text("ruff,,\n")
    installed("import_linter-3")
    environment.prepare(extra="check")
    assert extra[0][-2:] == ["ruff==1.2", "import-linter==3"]


def test_who_asks_for_no_extra_gets_none(extra):
    environment.prepare()
    assert extra == []


def test_an_extra_without_a_network_stops_with_the_cause(extra, monkeypatch, capsys):
    def cut(command, lock):
        raise troubles.Problem(troubles.explain(OFFLINE_LOG))

    monkeypatch.setattr(environment, "watch", cut)
    assert environment.run("-c", "", extra="check") == 1
    said = capsys.readouterr()
    assert environment.EXTRAS["check"] in said.out
    assert troubles.NO_NETWORK in said.err


@pytest.mark.parametrize("name", environment.EXTRAS)
def test_every_extra_is_listed_complete_and_pinned(name):
    project = tomllib.loads(environment.PROJECT.read_text("utf-8"))["project"]
    pins = project["optional-dependencies"][name]
    assert pins and all(re.fullmatch(r"[a-z0-9-]+==[\w.]+", pin) for pin in pins)


# ---- How it is made --------------------------------------------------------------------


def test_packages_are_installed_as_listed_ready_made_and_without_what_they_ask_for(
    commands,
):
    environment.prepare()
    for pip in pips(commands):
        assert {"--no-deps", "--only-binary"} <= set(pip) and "--no-index" not in pip


def test_setuptools_comes_first_and_builds_khitab_without_a_network(commands):
    environment.prepare()
    first, rest = pips(commands)
    assert first[-1] == "setuptools==2" and "--no-build-isolation" in rest


def test_a_folder_of_packages_stands_in_for_the_internet(commands, tmp_path):
    environment.prepare(wheels=tmp_path)
    for pip in pips(commands):
        assert "--no-index" in pip and pip[pip.index("--find-links") + 1] == str(tmp_path)


def test_where_debian_leaves_ensurepip_out_the_pip_outside_serves(kit, monkeypatch):
    noted = []
    monkeypatch.setattr(environment, "watch", lambda command, lock: noted.append(command))
    monkeypatch.setattr(environment, "find_spec", lambda name: name != "ensurepip")
    environment.make_venv(lock=None)
    assert "--without-pip" in noted[0]
    assert environment.pip_command()[-2:] == ["--python", str(environment.PYTHON)]


def test_the_settings_of_jupyterlab_ask_for_no_news_and_wrap_long_lines(commands, kit):
    environment.prepare()
    [path] = (kit / ".venv").rglob("overrides.json")
    settings = json.loads(path.read_text())
    assert settings["@jupyterlab/apputils-extension:notification"] == {
        "fetchNews": "false",
        "checkForUpdates": False,
    }
    cells = settings["@jupyterlab/notebook-extension:tracker"]["codeCellConfig"]
    assert cells == {"lineWrap": True}


def test_a_long_command_is_never_silent(kit, capsys):
    environment.VENV.mkdir()
    with open(environment.LOCK, "ab") as lock:
        environment.watch([sys.executable, "-c", "import time; time.sleep(4.5)"], lock)
    assert re.search(r"Working \(\d s\)", capsys.readouterr().out)


def test_progress_counts_what_is_fetched_and_then_what_is_installed(kit):
    record = environment.VENV / "Lib" / "site-packages" / "numpy-1.dist-info"
    record.mkdir(parents=True)
    log = "Collecting numpy==1 (from x)\nCollecting setuptools==2 (from x)\n"
    assert environment.progress(log, 0) == "Fetching 2 of 2 packages: setuptools"
    assert environment.progress(log, 0, 6) == "Fetching 2 of 6 packages: setuptools"
    log += "Installing collected packages: setuptools, numpy, khitab\n"
    assert environment.progress(log, 0) == "Installing 1 of 3 packages: numpy"
    assert environment.progress(log, time.time() + 9) == "Installing 0 of 3 packages"


# ---- What it says ----------------------------------------------------------------------


@pytest.mark.parametrize("log, message", [
    (OFFLINE_LOG, troubles.NO_NETWORK),
    ("ERROR: Exception:\nReadTimeoutError: Read timed out.", troubles.NO_NETWORK),
    ("SSLError(SSLCertVerificationError(1, 'self-signed'))", troubles.NO_NETWORK),
    ("ERROR: [Errno 28] No space left on device", troubles.NO_SPACE),
    ("ERROR: [WinError 5] Access is denied: 'C:\\x'", troubles.NO_RIGHT),
    ("[Errno 30] Read-only file system: '.venv.lock'", troubles.NO_RIGHT),
    ("HINT: this system does not have Windows Long Path support", troubles.TOO_LONG),
    ("The virtual environment was not created: ensurepip is not", troubles.NO_VENV),
    ("/usr/bin/python3: No module named pip", troubles.NO_VENV),
])  # fmt: skip
def test_a_failure_is_explained_by_its_cause(log, message):
    assert troubles.explain(log) == message


def test_a_missing_package_is_named():
    assert "    contourpy==1.3.3\n" in troubles.explain(COMPILER_LOG)


def test_a_network_that_came_back_is_not_blamed():
    later = "".join(f"Collecting package{i}\n" for i in range(20))
    assert "contourpy" in troubles.explain(OFFLINE_LOG + later + COMPILER_LOG)


def test_a_failure_nobody_foresaw_is_quoted():
    assert troubles.explain("one\n\ntwo\nthree\nfour\n").endswith("two\n  three\n  four")


def test_a_failing_command_becomes_a_problem_that_names_the_log(kit):
    environment.VENV.mkdir()
    script = "print('ERROR: [Errno 28] No space left on device'); raise SystemExit(1)"
    with open(environment.LOCK, "ab") as lock, pytest.raises(troubles.Problem) as caught:
        environment.watch([sys.executable, "-c", script], lock)
    assert troubles.NO_SPACE in str(caught.value)
    assert str(environment.LOG) in str(caught.value)


def test_a_full_disk_is_noticed_before_anything_is_made(kit, monkeypatch, capsys):
    full = SimpleNamespace(free=10**6)
    monkeypatch.setattr(environment.shutil, "disk_usage", lambda path: full)
    assert environment.run("-c", "") == 1
    assert "The disk is too full" in capsys.readouterr().err
    assert not environment.VENV.exists()


def test_a_python_without_its_parts_is_told_what_to_install(kit, monkeypatch, capsys):
    monkeypatch.setattr(environment, "find_spec", lambda name: None)
    assert environment.run("-c", "") == 1
    assert "sudo apt install python3-venv" in capsys.readouterr().err


def test_a_folder_that_can_not_be_written_is_named(kit, monkeypatch, capsys):
    def refuse():
        raise PermissionError(13, "Permission denied", str(environment.LOCK))

    monkeypatch.setattr(environment, "alone", refuse)
    assert environment.run("-c", "") == 1
    assert "cannot be written" in capsys.readouterr().err


def test_a_kit_without_its_list_of_packages_is_told_to_be_fetched_again(kit, capsys):
    environment.REQUIREMENTS.unlink()
    assert environment.run("-c", "") == 1
    assert "requirements.txt is missing" in capsys.readouterr().err


def test_a_folder_of_packages_that_is_not_there_is_named(commands, capsys):
    assert environment.run("-c", "", wheels="nowhere") == 1
    assert "there is no folder nowhere" in capsys.readouterr().err


def test_a_stop_by_the_user_promises_that_nothing_is_lost(kit, monkeypatch, capsys):
    def stopped(lock, wheels):
        raise KeyboardInterrupt

    monkeypatch.setattr(environment, "make", stopped)
    assert environment.run("-c", "") == 130
    assert "the same command goes on from here" in capsys.readouterr().out


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_python_too_old_gets_a_sentence_and_no_traceback(folder):
    """The version is checked before anything else of ours is imported."""
    old = (
        "import runpy, sys; sys.version_info = (3, 8, 1); "
        f"runpy.run_path({str(ROOT / folder)!r}, run_name='__main__')"
    )
    run = subprocess.run([sys.executable, "-c", old], capture_output=True, text=True)
    assert run.returncode == 1 and run.stderr.startswith(f"{OLD_MESSAGE} 3.8")


@pytest.mark.parametrize(
    "file", ["notebooks/start/__init__.py", *(f"{name}/__main__.py" for name in FOLDERS)]
)
def test_the_first_files_can_be_read_by_a_python_far_too_old(file):
    """Python 2.7 knows no f-strings, no annotations, and no letters but ASCII."""
    source = (ROOT / file).read_text("ascii")
    assert not re.search(r"""\bf["']|->|:=|\bnonlocal\b|\basync\b""", source)


# ---- What the programs find around them ------------------------------------------------


def test_programs_speak_utf_8_and_keep_out_what_belongs_to_other_pythons(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PIP_USER", "1")
    variables = environment.variables()
    assert variables["PYTHONUTF8"] == "1" and variables["PIP_USER"] == "0"
    assert "PYTHONPATH" not in variables


def test_a_home_that_can_not_be_written_gets_a_stand_in(kit, monkeypatch):
    environment.VENV.mkdir()
    environment.stand_in_for_home.cache_clear()
    monkeypatch.setenv("HOME", str(kit / "no such home"))
    monkeypatch.setenv("USERPROFILE", str(kit / "no such home"))
    assert environment.variables()["HOME"] == str(environment.VENV / "home")
    environment.stand_in_for_home.cache_clear()


def test_without_a_home_the_work_is_not_kept_where_it_can_be_made_anew(kit, monkeypatch):
    environment.VENV.mkdir()
    environment.stand_in_for_home.cache_clear()
    for name in "HOME", "USERPROFILE":
        monkeypatch.setenv(name, str(kit / "no such home"))
    monkeypatch.delenv("KHITAB_HOME")
    assert environment.variables()["KHITAB_HOME"] == str(kit / "work")
    environment.stand_in_for_home.cache_clear()


@pytest.mark.parametrize("name", ["KHITAB_HOME", "KHITAB_CODES"])
def test_a_path_is_named_from_where_the_command_was_typed(kit, monkeypatch, name):
    monkeypatch.chdir(kit)
    monkeypatch.setenv(name, "stick")
    assert environment.variables()[name] == str(kit / "stick")


# ---- The flags -------------------------------------------------------------------------


@pytest.fixture
def started(monkeypatch):
    """What `python3 notebooks` would start, instead of starting it."""
    noted = []

    def run(*arguments, **others):
        noted.extend(arguments)
        return 0

    monkeypatch.setattr(environment, "run", run)
    return noted


def test_without_a_flag_the_start_page_opens(started):
    assert lessons.main([]) == 0
    assert started == ["-m", "start.lab", "khitab"]


def test_a_lesson_is_found_by_its_number_or_a_part_of_its_name(started):
    assert [path.stem[:2] for path in lessons.find("03")] == ["03"]
    assert lessons.find("many_spel") == lessons.find("03_one_word_many_spellings.ipynb")
    lessons.main(["--lesson", "03"])
    assert started[-1] == "03_one_word_many_spellings"


def test_an_unknown_lesson_lists_the_lessons(started, capsys):
    assert lessons.main(["--lesson", "chemistry"]) == 2
    said = capsys.readouterr().err
    assert "'chemistry'" in said and "00_start_here" in said and started == []


def test_setup_and_run_open_no_jupyterlab(started):
    lessons.main(["--setup"])
    lessons.main(["--run", "--lesson", "00"])
    assert "start.lab" not in started
    assert started[-1] == str(ROOT / "notebooks" / "00_start_here.ipynb")


def test_every_other_argument_goes_to_jupyterlab(started):
    lessons.main(["--no-browser", "--port=9999"])
    assert started[2:] == ["khitab", "--port=9999", "--no-browser"]


@pytest.mark.parametrize("main, arguments, name", [
    (lessons.main, ["--restore", "05"], "05_reading_lines"),
    (lessons.main, ["--restore", "ps1"], "ps1"),
    (lessons.sets, ["--restore", "ps1"], "ps1"),
    (lessons.sets, ["ps1", "--restore"], "ps1"),
    (lessons.sets, ["--restore", "capstone"], "capstone"),
])  # fmt: skip
def test_a_fresh_copy_is_asked_for_by_name(started, main, arguments, name):
    assert main(arguments) == 0
    assert started == ["-m", "start.lab", "--restore", name]


@pytest.mark.parametrize("arguments", [["--restore"], ["--restore", "chemistry"]])
@pytest.mark.parametrize("main", [lessons.main, lessons.sets])
def test_who_asks_for_no_lesson_s_fresh_copy_reads_what_there_is(
    started, capsys, main, arguments
):
    assert main(arguments) == 2 and started == []
    said = capsys.readouterr().out
    assert "05_reading_lines" in said and "side_qatar" in said and "ps1" in said


def test_a_name_that_fits_several_is_asked_about(started, capsys):
    assert lessons.main(["--restore", "side_f"]) == 2 and started == []
    said = capsys.readouterr().out
    assert "side_findings" in said and "ps1" not in said


def test_the_problem_sets_open_on_the_start_page_and_each_by_its_name(started):
    lessons.sets(["--port=9999"])
    lessons.sets(["PS1", "--port=9999"])
    assert started == ["-m", "start.lab", "khitab/sets", "--port=9999"] + [
        "-m", "start.lab", "ps1", "--port=9999"
    ]  # fmt: skip


def test_run_refuses_what_it_does_not_know(started, capsys):
    with pytest.raises(SystemExit):
        lessons.main(["--run", "--fast"])
    assert "--fast" in capsys.readouterr().err


# ---- Running the lessons ---------------------------------------------------------------


def notebook(path, *code):
    heading = nbformat.v4.new_markdown_cell("# A title")
    cells = [heading, *map(nbformat.v4.new_code_cell, code)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


@pytest.mark.slow  # two kernels
def test_a_failing_lesson_is_named_with_its_cell_and_the_others_still_run(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.setattr(pages, "HTML", tmp_path / "html")
    bad = notebook(tmp_path / "01_bad.ipynb", "1", "1 / 0")
    (tmp_path / "02_torn.ipynb").write_text('{"cells": [')
    good = notebook(tmp_path / "03_good.ipynb", "print('خطاب')")
    assert pages.run_all([bad, tmp_path / "02_torn.ipynb", good]) == 2
    said = capsys.readouterr().out
    assert "01_bad ... FAILED" in said and "Cell 3: ZeroDivisionError" in said
    assert "02_torn ... FAILED" in said and "03_good ... ran" in said
    page = (tmp_path / "html" / "03_good.html").read_text("utf-8")
    assert '<html lang="en">' in page and "<title>A title</title>" in page
    assert (tmp_path / "html" / "index.html").is_file()
    assert "خطاب" in page and not re.search(r"(src|href)=.https?:|import\(", page)


def test_a_page_keeps_what_stands_inside_html_in_the_prose(tmp_path, monkeypatch):
    """nbconvert's embed_images closes such elements at once, and empties them."""
    hidden = '\n\nHidden <bdi lang="ar">خطاب</bdi>.\n\n'
    source = f"<details><summary>One way</summary>{hidden}</details>"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(source)])
    monkeypatch.setattr(pages, "HTML", tmp_path)
    pages.export(notebook, "page")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert '<bdi lang="ar">خطاب</bdi>' in page
    assert re.search(r"(?s)<details>.*Hidden.*</details>", page)


def test_links_between_pages_lead_to_pages_side_rooms_too(tmp_path, monkeypatch):
    links = "[on](06_recurring_phrases.ipynb) [aside](side_slots.ipynb#next)"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(links)])
    monkeypatch.setattr(pages, "HTML", tmp_path)
    pages.export(notebook, "page")
    found = re.findall(
        r'href="(\w+\.\w+[^"]*)"', (tmp_path / "page.html").read_text("utf-8")
    )
    assert found == ["06_recurring_phrases.html", "side_slots.html#next"]


# ---- The list of packages --------------------------------------------------------------


def test_the_four_packages_and_nbgrader_head_the_list_and_all_is_pinned():
    lines = (ROOT / "requirements.txt").read_text("ascii").splitlines()
    lines = [line for line in lines if line and not line.startswith("#")]
    names = [line.split("==")[0] for line in lines]
    head = ["jupyterlab", "matplotlib", "pandas", "camel-tools", "nbgrader"]
    assert names[:5] == head and lines[-1] == "-e ./notebooks"
    assert all(re.match(r"[a-z0-9-]+==[\w.]+( ; .*)?$", line) for line in lines[:-1])


def test_nothing_of_gigabytes_and_nothing_that_needs_a_compiler_is_listed():
    listed = (ROOT / "requirements.txt").read_text("ascii")
    assert not re.search(r"(?m)^(torch|transformers|camel-kenlm|pyarrow)==", listed)
