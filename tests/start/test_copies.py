"""Working copies: nothing that a learner wrote is ever overwritten, the kit least of all."""

import json
import os
import re
import subprocess
import threading
import time
from pathlib import Path

import nbformat
import pytest
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelspec import get_kernel_dict
from start import copies, lab, plan
from start.troubles import Problem

ROOT = Path(__file__).resolve().parents[2]
LESSON, SET = "05_reading_lines", "ps1"


@pytest.fixture
def work(tmp_path, monkeypatch):
    """The folder of work on a first day, and after: all copies are made."""
    monkeypatch.setenv("KHITAB_HOME", str(tmp_path))
    assert copies.prepare(copies.folder()) == []
    return tmp_path


def copy(work, name=LESSON):
    return next(each for each in copies.every(work) if each.name == name)


def written(each, **changes):
    """Write into a copy as a learner does in JupyterLab: into its first code cell."""
    notebook = json.loads(each.path.read_text("utf-8"))
    cell = next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")
    cell.update(changes)
    each.path.write_text(json.dumps(notebook), "utf-8")
    return each.path.read_bytes()


@pytest.fixture
def newer(tmp_path_factory, monkeypatch):
    """The kit's lesson, as it comes with an update of the kit."""
    folder = tmp_path_factory.mktemp("update")
    notebook = json.loads(plan.find(LESSON, plan.lessons())[0].read_text("utf-8"))
    notebook["cells"][0]["source"] = "# 05 · A new title"
    (folder / f"{LESSON}.ipynb").write_text(json.dumps(notebook), "utf-8")

    def update():
        monkeypatch.setattr(plan, "lessons", lambda: [folder / f"{LESSON}.ipynb"])

    return update


# ---- What a copy is ---------------------------------------------------------------------


def test_every_lesson_and_every_set_is_copied_and_the_kit_stays_as_it_was(work):
    kit = {path: path.read_bytes() for path in plan.lessons() + plan.sets()}
    copies.prepare(work)
    names = {path.name for path in work.rglob("*.ipynb")}
    assert names == {path.name for path in kit}
    assert all(path.read_bytes() == data for path, data in kit.items())


def test_a_copy_says_of_its_kernel_what_jupyterlab_would_so_that_closing_asks_nothing(
    work,
):
    metadata = copy(work).mine()["metadata"]
    assert metadata["language_info"] == IPythonKernel.language_info
    told = get_kernel_dict()
    assert metadata["kernelspec"] == {
        "name": "python3",
        "display_name": told["display_name"],
        "language": told["language"],
    }


def test_no_cell_of_a_lesson_is_deleted_by_a_slip_and_no_prose_is_changed(work):
    for cell in copy(work).mine()["cells"]:
        assert cell["metadata"]["deletable"] is False
        prose = cell["cell_type"] == "markdown"
        assert cell["metadata"].get("editable", True) is not prose


@pytest.mark.parametrize("path", plan.sets(), ids=lambda path: path.stem)
def test_to_the_desk_a_copied_set_is_the_set(work, path):
    """nbgrader and the desk look at cells: these are the released ones to the last mark."""
    ours = nbformat.read(copy(work, path.stem).path, as_version=4)
    nbformat.validate(ours)
    assert ours.cells == nbformat.read(path, as_version=4).cells


def test_links_in_copies_lead_to_copies(work):
    for each in copies.every(work):
        prose = [c for c in each.mine()["cells"] if c["cell_type"] == "markdown"]
        text = "\n".join("".join(cell["source"]) for cell in prose)
        links = re.findall(
            r"""(?:\]\(|src=["']|href=["'])(?!http)([^)#"'\s]+\.\w+)""", text
        )
        assert [link for link in links if not (each.path.parent / link).is_file()] == []


# ---- Renewing ---------------------------------------------------------------------------


def test_a_copy_that_was_never_changed_is_renewed_with_the_kit(work, newer):
    newer()
    copies.prepare(work)
    assert copy(work).mine()["cells"][0]["source"] == "# 05 · A new title"


def test_a_lesson_torn_by_an_update_is_named_and_the_copy_left_as_it_was(work, newer):
    newer()
    plan.lessons()[0].write_text("<<<<<<< HEAD", "utf-8")
    [said] = copies.prepare(work)
    assert f"{LESSON}.ipynb is torn" in said and copy(work).mine()


def test_to_run_cells_is_no_change(work, newer):
    newer()
    written(copy(work), outputs=[], execution_count=7)
    copies.prepare(work)
    assert copy(work).mine()["cells"][0]["source"] == "# 05 · A new title"


def test_a_copy_somebody_wrote_in_is_left_alone(work, newer):
    newer()
    mine = written(copy(work), source="# a line of my own")
    copies.prepare(work)
    assert copy(work).path.read_bytes() == mine


@pytest.mark.parametrize("data", [
    b"", b"{", b"[]", b'{"cells": 1}', b"\xff\xfe", b'{"cells": [], "metadata": {"khitab": 3}}'
])  # fmt: skip
def test_what_is_no_notebook_any_more_is_left_alone(work, data):
    copy(work).path.write_bytes(data)
    copies.prepare(work)
    assert copy(work).path.read_bytes() == data


def test_a_set_half_done_is_left_alone_by_every_start(work):
    mine = written(copy(work, SET), source="my answer")
    copies.prepare(work)
    assert copy(work, SET).path.read_bytes() == mine


def test_copies_and_renamed_notebooks_are_neither_touched_nor_opened(work):
    theirs = work / "lessons" / "00_start_here-Copy1.ipynb"
    theirs.write_text("mine", "utf-8")
    copies.prepare(work)
    assert theirs.read_text("utf-8") == "mine"
    assert lab.page("00_start_here", work) == "/lab/tree/lessons/00_start_here.ipynb"


def test_nothing_is_written_where_nothing_is_new(work):
    before = {path: path.stat().st_mtime_ns for path in work.rglob("*.ipynb")}
    copies.prepare(work)
    assert {path: path.stat().st_mtime_ns for path in work.rglob("*.ipynb")} == before


def test_a_second_start_waits_for_the_first(work):
    copy(work).path.unlink()
    second = threading.Thread(target=copies.prepare, args=[work])
    with copies.alone(work):
        second.start()
        time.sleep(0.3)
        assert not copy(work).path.exists()
    second.join()
    assert copy(work).path.exists()


# ---- A fresh copy -----------------------------------------------------------------------


def test_a_fresh_copy_keeps_the_spoiled_one_beside_it(work):
    fresh = copy(work).path.read_bytes()
    spoiled = written(copy(work), source="spoiled")
    kept = copy(work).restore()
    assert copy(work).path.read_bytes() == fresh and kept.read_bytes() == spoiled
    assert re.fullmatch(rf"{LESSON} \(\d{{4}}-\d\d-\d\d \d\d\.\d\d\)\.ipynb", kept.name)


def test_two_fresh_copies_in_one_minute_keep_both(work):
    first = written(copy(work), source="first")
    copy(work).restore()
    second = written(copy(work), source="second")
    copy(work).restore()
    assert {path.read_bytes() for path in copy(work).kept()} == {first, second}


def test_a_kept_version_never_takes_the_lesson_s_place(work, newer):
    written(copy(work), source="first")
    kept = copy(work).restore()
    assert kept not in [each.path for each in copies.every(work)]
    assert copy(work).path != kept


def test_a_copy_that_is_gone_is_made_again_and_nothing_is_kept(work):
    copy(work, SET).path.unlink()
    assert copy(work, SET).restore() is None and copy(work, SET).mine()


def test_restore_says_where_both_are(work, capsys):
    written(copy(work, SET), source="spoiled")
    assert lab.main(["--restore", SET]) == 0
    said = capsys.readouterr().out
    assert str(work) in said and f"{SET} (" in said


# ---- Where it cannot be written ---------------------------------------------------------


def full(*_, **__):
    raise OSError(28, "No space left on device")


def test_a_full_disk_loses_nothing_and_leaves_nothing_half_written(
    work, newer, monkeypatch
):
    newer()
    before = {path: path.read_bytes() for path in work.rglob("*") if path.is_file()}
    monkeypatch.setattr(os, "fsync", full)
    [said] = copies.prepare(work)
    assert said.startswith(f"{LESSON}.ipynb stays as it was") and "No space" in said
    with pytest.raises(OSError, match="No space"):
        copy(work).restore()
    assert {
        path: path.read_bytes() for path in work.rglob("*") if path.is_file()
    } == before


def test_a_lesson_that_cannot_be_made_is_named(work, monkeypatch):
    copy(work).path.unlink()
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Problem, match=rf"{LESSON}.ipynb cannot be written there"):
        copies.prepare(work)


@pytest.mark.parametrize("named, says", [
    ("nowhere", "there is no such folder"), ("a file", "there is no such folder"),
    (ROOT, "it is the kit's own folder"),
])  # fmt: skip
def test_a_folder_that_cannot_be_it_is_refused_with_what_to_do(
    tmp_path, monkeypatch, capsys, named, says
):
    (tmp_path / "a file").touch()
    monkeypatch.setenv("KHITAB_HOME", str(tmp_path / named))
    assert lab.main(["khitab"]) == 1
    said = capsys.readouterr().err
    assert says in said and str(named) in said and "KHITAB_HOME=/path" in said


def test_a_folder_that_cannot_be_written_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("KHITAB_HOME", str(tmp_path))
    monkeypatch.setattr(copies.tempfile, "TemporaryFile", full)
    with pytest.raises(Problem, match="cannot be written"):
        copies.folder()


@pytest.fixture
def documents(tmp_path, monkeypatch):
    """The user's documents, a folder that is not there yet."""
    monkeypatch.delenv("KHITAB_HOME", raising=False)
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path / "Papiere")
    return tmp_path / "Papiere"


def test_without_a_name_the_work_is_in_the_documents(documents):
    assert copies.folder() == documents / "Khitab" and copies.folder().is_dir()


def test_a_kit_in_the_documents_is_not_taken_for_the_work(documents):
    (documents / "Khitab" / "notebooks" / "start").mkdir(parents=True)
    assert copies.folder() == documents / "Khitab work"


@pytest.mark.skipif(os.name == "nt", reason="Windows may forbid links")
def test_a_link_to_a_folder_elsewhere_is_followed(work, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("cloud")
    (work / "lessons").rename(elsewhere / "lessons")
    (work / "lessons").symlink_to(elsewhere / "lessons")
    mine = written(copy(work), source="mine")
    copies.prepare(work)
    assert (elsewhere / "lessons" / f"{LESSON}.ipynb").read_bytes() == mine


# ---- The plan ---------------------------------------------------------------------------


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="a copy without git's list")
def test_the_plan_names_the_lessons_of_the_kit_and_no_others():
    listed = subprocess.run(
        ["git", "ls-files", "notebooks/*.ipynb", "exercises/*.ipynb"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    planned = [*plan.SPINE, *plan.SIDE_ROOMS, *plan.SETS]
    assert sorted(planned) == sorted(Path(path).stem for path in listed)


def test_side_rooms_and_sets_hang_where_the_guide_says():
    guide = (ROOT / "solutions" / "guide" / "spine.md").read_text("utf-8")
    rows = re.findall(r"(?m)^\| ([a-z ,]+) \| (\d\d) \|", guide)
    told = {
        "side_" + room.replace(" ", "_"): after
        for rooms, after in rows
        for room in rooms.split(", ")
    }
    assert told == plan.SIDE_ROOMS
    after = re.findall(r"(ps\d|plan|capstone) after (?:lesson )?(\d\d)", guide)
    assert dict(after) == plan.SETS


def test_only_a_lesson_s_own_name_is_a_lesson(tmp_path, monkeypatch):
    (tmp_path / "notebooks").mkdir()
    for name in ("00_start_here", "00_start_here-Copy1", "00_mine", "side_findings (2)"):
        (tmp_path / "notebooks" / f"{name}.ipynb").touch()
    monkeypatch.setattr(plan, "ROOT", tmp_path)
    assert [path.stem for path in plan.lessons()] == ["00_start_here"]


def test_a_teacher_s_own_set_comes_after_those_of_the_course(tmp_path, monkeypatch):
    for path in ("ps1/ps1", "ps1/ps1-Copy1", "capstone/capstone", "mine/mine"):
        (tmp_path / "exercises" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "exercises" / f"{path}.ipynb").touch()
    monkeypatch.setattr(plan, "ROOT", tmp_path)
    assert [path.stem for path in plan.sets()] == ["ps1", "capstone", "mine"]
