"""A lesson as a learner goes through it: opened, run, answered, mistaken."""

import pytest
from chromium import NEEDED
from khitab.checks import keys
from lab import ERROR, Lab

pytestmark = [pytest.mark.slow, NEEDED]
START, READING = "lessons/00_start_here.ipynb", "lessons/05_reading_lines.ipynb"
ARABIC = str.maketrans("0123456789.", "٠١٢٣٤٥٦٧٨٩٫")
FIRST = {START: "import khitab", READING: "Set-up"}  # the cell that comes first


def asked(lab, name, place=READING):
    """The form of a check, in a lesson whose first cell and this one were run."""
    lab.open(place).run(FIRST[place], f'check("{name}")')
    return lab.form(name)


def said(form):
    return form.get_by_role("status").inner_text()


def test_the_readmes_words_lead_to_a_lesson_that_runs(kit, lab):
    page = lab.page
    assert "You are at the beginning" in page.inner_text("main")
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Reading lines").click()
    lesson = Lab(kit, opened.value, READING).ready()
    lesson.run_all()
    assert lesson.page.locator("form", has_text="Check 05-").count() == 6
    assert lesson.page.locator(ERROR).count() == 0


def test_a_check_is_answered_by_keyboard_alone(lab):
    form, keyboard = asked(lab, "05-a"), lab.page.keyboard
    written = lab.sources
    right, options = keys("05")["05-a"].right, form.get_by_role("radio")
    lab.select('check("05-a")')

    def choose(wanted):
        """Move with the arrows, and answer with Enter."""
        while lab.page.evaluate("document.activeElement.value") not in wanted:
            keyboard.press("ArrowDown")
        keyboard.press("Enter")

    lab.tab_to(options.first)
    keyboard.press("Space")
    choose({"a", "b", "c"} - {right})
    assert said(form).startswith("Not yet.")
    lab.tab_to(form.get_by_role("button", name="Hint 1"))
    keyboard.press("Space")
    assert form.locator("[aria-live=polite] li").all_inner_texts() == [
        keys("05")["05-a"].hints[0]
    ]
    keyboard.press("Shift+Tab")
    keyboard.press("Shift+Tab")
    choose({right})
    assert said(form).startswith("✓ Yes.")
    assert lab.sources == written


@pytest.mark.parametrize("name", ["05-a", "05-c"])
def test_no_key_that_is_typed_in_a_check_reaches_the_cells(lab, name):
    form = asked(lab, name)
    written = lab.sources
    for field in form.locator("input, button").all():
        field.focus()
        for key in "ddxabvzymr00":
            lab.page.keyboard.press(key)
    assert lab.sources == written and form.is_visible()


def test_control_s_in_a_check_saves_the_notebook(lab):
    form = asked(lab, "05-a")
    form.get_by_role("radio").first.focus()
    lab.save()
    assert any('check("05-a")' in "".join(cell["source"]) for cell in lab._cells())


@pytest.mark.parametrize("name, answer", [
    ("05-c", "2"), ("05-e", "{}"), ("00-c", "{}"), ("10-a", "«{}»"),
])  # fmt: skip
def test_a_number_and_a_word_may_be_written_in_arabic(lab, name, answer):
    question = keys(name[:2])[name]
    truth = question.truth()
    if question.kind == "number" and question.digits is not None:
        truth = round(truth, question.digits)
    lab.open(START).run("import khitab")
    lab.write(f'check("{name}")')
    field = lab.form(name).get_by_role("textbox")
    lab.tab_to(field)
    lab.page.keyboard.insert_text(answer.format(truth).translate(ARABIC))
    lab.page.keyboard.press("Enter")
    assert said(lab.form(name)).startswith("✓ Yes.")


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_a_slip_meets_its_sentence_and_the_report_is_folded(lab, theme):
    lab.open(START).choose("Settings", "Theme", theme)
    lab.run("import khitab")
    cell = lab.write('check("00-a", b)')
    box, report = cell.get_by_role("status"), cell.get_by_label("Python's report")
    assert "quotes" in box.inner_text() and not report.is_visible()
    assert cell.locator(ERROR).inner_text().count("\n") <= 1
    box.locator("summary").click()
    assert "Traceback" in report.inner_text()


def test_a_folded_cell_says_what_it_does_and_runs_with_shift_and_enter(lab):
    lab.open(READING).select("What company does a word keep?")
    lab.page.keyboard.press("Shift+Enter")
    lab.page.keyboard.press("Shift+Enter")
    folded = lab.cell("# Set-up: loads the kit and the texts")
    lab.ended(folded)
    folded.locator(".jp-Placeholder-content").click()
    assert folded.locator(".jp-InputPrompt").inner_text() == "[1]:"
    assert "corpus = load_corpus()" in folded.inner_text()


def test_arabic_is_at_reading_size_in_prose_and_in_code(lab):
    lab.open(READING)
    style = "one => [getComputedStyle(one).fontSize, getComputedStyle(one).fontFamily]"
    word = lab.page.locator(".jp-RenderedMarkdown p bdi[lang=ar]").first
    size, around = (
        float(one.evaluate(style)[0].removesuffix("px"))
        for one in (word, word.locator("xpath=ancestor::p"))
    )
    assert size >= 1.2 * around
    size, fonts = lab.cell("kwic(tokens").locator(".cm-line").first.evaluate(style)
    assert size == "14px" and fonts.startswith('"Khitab Arabic"')
