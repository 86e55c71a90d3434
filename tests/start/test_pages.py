"""What an exported page makes of a notebook: folded code, one copy of each style, no icons."""

import re

import nbformat.v4 as v4
import pytest
from start import pages


@pytest.fixture
def page(tmp_path, monkeypatch):
    """The page of a notebook with a folded cell, an open one and two equal styles."""
    monkeypatch.setattr(pages, "HTML", tmp_path)
    shown = v4.new_output(
        "display_data", {"text/html": "<style>\n.a {}\n</style><p>seen</p>"}
    )
    folded = v4.new_code_cell("# Set-up: loads <all>\nimport os", outputs=[shown])
    folded.metadata["jupyter"] = {"source_hidden": True}
    cells = [folded, v4.new_code_cell("open = 1", outputs=[shown])]
    pages.export(v4.new_notebook(cells=cells), "page")
    return (tmp_path / "page.html").read_text("utf-8")


def test_folded_code_is_behind_the_line_that_says_what_it_does(page):
    before, _, after = page.partition("<details")
    assert "<summary>Set-up: loads &lt;all&gt;</summary>" in after
    code, _, outside = after.partition("</details>")
    assert "<details" not in outside and "import" in code and "open" in outside


def test_what_a_folded_cell_shows_stays_to_be_seen(page):
    assert page.partition("</details>")[2].count("<p>seen</p>") == 2


def test_a_page_holds_each_style_once_and_no_icons_of_jupyterlab(page):
    assert page.count(".a {}") == 1 and page.count('font-family: "Khitab Arabic";') == 1
    assert "var(--jp-icon-" in page and not re.search("--jp-icon-[a-z-]+:", page)
