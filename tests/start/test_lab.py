"""How JupyterLab is started: for this computer only, on the copies, and no menu too many."""

import json
import os
from pathlib import Path

import pytest
from start import contents, lab, plan


@pytest.fixture
def work(tmp_path):
    return tmp_path / "خطاب (2)"


def test_jupyterlab_serves_this_computer_only_and_shows_the_work(work):
    settings = lab.settings("khitab", work)
    assert "--ip=127.0.0.1" in settings and f"--ServerApp.root_dir={work}" in settings


@pytest.mark.parametrize("name, address", [
    ("khitab", "/khitab"),
    ("khitab/sets", "/khitab/sets"),
    ("05_reading_lines", "/lab/tree/lessons/05_reading_lines.ipynb"),
    ("ps1", "/lab/tree/exercises/ps1/ps1.ipynb"),
])  # fmt: skip
def test_it_opens_at_the_start_page_or_straight_at_a_copy(work, name, address):
    assert f"--LabApp.default_url={address}" in lab.settings(name, work)


def test_what_is_given_outweighs_ours(work):
    settings = lab.settings("khitab", work, ["--no-browser", "--ip=127.0.0.2"])
    assert {"--no-browser", "--ip=127.0.0.2"} <= set(settings)
    assert "--ip=127.0.0.1" not in settings


def test_one_ctrl_c_ends_it_and_idle_kernels_outlast_a_session_and_its_break(work):
    settings = lab.settings("khitab", work)
    assert "--ServerApp.answer_yes=True" in settings
    [idle] = [each for each in settings if "cull_idle_timeout" in each]
    assert int(idle.split("=")[1]) >= 90 * 60


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has no root")
@pytest.mark.parametrize("user, allowed", [(0, True), (1000, False)])
def test_root_and_only_root_is_allowed_to_be_root(work, user, allowed, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: user)
    assert ("--allow-root" in lab.settings("khitab", work)) == allowed


def test_a_folder_with_brackets_is_reached_without_them(tmp_path, monkeypatch):
    """JupyterLab takes [a] in its own path for a pattern, and finds nothing."""
    monkeypatch.setenv("JUPYTER_PATH", "")
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "")
    monkeypatch.setattr(plan, "ROOT", tmp_path / "خطاب (2) [a]")
    (plan.ROOT / ".venv").mkdir(parents=True)
    [argument] = lab.around_brackets()
    path = argument.removeprefix("--LabApp.app_dir=")
    assert "[" not in path and Path(path).parents[2].samefile(plan.ROOT / ".venv")
    assert os.environ["JUPYTER_PATH"] == str(Path(path).parent)


def settings_file(name):
    [text] = [text for path, text in contents.FILES.items() if path.endswith(name)]
    return json.loads(text)


def test_no_menu_leads_nowhere():
    """nbgrader's wants an exchange of homework; Help, the internet; Log Out, a token."""
    disabled = settings_file("page_config.json")["disabledExtensions"]
    assert {"@jupyter/nbgrader", "@jupyterlab/help-extension:resources"} <= set(disabled)
    menus = settings_file("overrides.json")["@jupyterlab/mainmenu-extension:plugin"][
        "menus"
    ]
    hidden = [
        each["command"] for menu in menus for each in menu["items"] if "disabled" in each
    ]
    assert hidden == ["filemenu:logout"]


def test_a_menu_leads_back_to_the_start_page():
    menus = settings_file("overrides.json")["@jupyterlab/mainmenu-extension:plugin"][
        "menus"
    ]
    [item] = next(menu["items"] for menu in menus if menu.get("label") == "Khitab")
    assert item["args"]["url"] == "/khitab"


def test_a_notebook_that_is_closed_takes_its_kernel_along_and_an_ended_one_comes_back():
    tracker = settings_file("overrides.json")["@jupyterlab/notebook-extension:tracker"]
    assert tracker["kernelShutdown"] and tracker["autoStartDefaultKernel"]
