"""The colleague's sheet and the class's page: readable by all, answered, saved, read back."""

import classes
import pytest
from axe import violations
from chromium import NEEDED
from desk.codings import answers, colleague, pages, results

pytestmark = [pytest.mark.slow, NEEDED]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Both pages as files, as a double click opens them."""
    made, corpus = tmp_path_factory.mktemp("pages"), classes.corpus()
    (made / "sheet.html").write_text(colleague.sheet(corpus), "utf-8")
    found = results.Results(codes=classes.tables(classes.classroom(12)))
    results.compare(found, corpus)
    (made / "report.html").write_text(pages.report(found, corpus), "utf-8")
    return made


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["sheet", "report"])
def test_no_page_breaks_a_rule_of_axe_or_a_phone(visitor, folder, name, scheme):
    tab = visitor.page
    tab.emulate_media(color_scheme=scheme)
    tab.goto((folder / f"{name}.html").as_uri())
    assert violations(tab) == []
    tab.set_viewport_size({"width": 390, "height": 844})
    assert tab.evaluate("document.documentElement.scrollWidth") == 390


def test_a_colleague_s_answers_stay_are_saved_and_read(visitor, folder, tmp_path):
    tab = visitor.page
    tab.goto((folder / "sheet.html").as_uri())
    for item in tab.locator(".item").all():
        item.get_by_role("radio").last.check()  # wrong; no
    first, last = tab.locator(".item").first, tab.locator(".item").last
    first.get_by_role("textbox").fill('He "said",\nإن')
    last.get_by_role("checkbox", name="remedy").check()  # so it is present
    tab.reload()
    assert tab.locator("#done").inner_text() == "40 of 40 answered"
    with tab.expect_download() as saved:
        tab.get_by_role("button", name="Save my answers").click()
    saved.value.save_as(tmp_path / saved.value.suggested_filename)
    [found] = answers.all_in(tmp_path, classes.corpus())
    assert not found.problems and found.right[:2] == (0, 20)
    assert found.to_mend["should_say"].iloc[0] == 'He "said",\nإن'
    assert found.codes["present"].tolist() == [0] * 19 + [1]
    assert found.codes["remedy"].iloc[-1] == 1
