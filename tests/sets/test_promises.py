"""What the sets say of themselves holds: lengths, lessons that they cite, Arabic, faults."""

import re
from pathlib import Path

import nbformat
import problem_sets
import pytest
from hours import words
from khitab import arabic
from start import lessons

ROOT = Path(__file__).resolve().parents[2]
SETS = {path.stem: problem_sets.load(path) for path in problem_sets.PATHS}


def called(path):
    """How prose calls a lesson: "lesson 03", "side room *two readers*"."""
    number, _, name = path.stem.partition("_")
    return (
        f"side room *{name.replace('_', ' ')}*"
        if number == "side"
        else f"lesson {number}"
    )


LESSONS = {called(path): nbformat.read(path, as_version=4) for path in lessons.find()}
CALLED = r"(?i:(lesson \d\d|side room \*[^*]+\*))"
GUIDE = " ".join((ROOT / "solutions" / "README.md").read_text("utf-8").split())
WRITTEN = [(name, task) for name in SETS for task in SETS[name].of("written")]
each_set = pytest.mark.parametrize("problem_set", SETS.values(), ids=list(SETS))
each_written = pytest.mark.parametrize("name, task", WRITTEN, ids=[t for _, t in WRITTEN])


# --- Lengths -------------------------------------------------------------------------


@each_written
def test_a_written_task_says_its_length_in_words_and_never_in_lines(name, task):
    question = SETS[name].by_id[f"{task}-question"].source
    assert len(re.findall(r"\d+ to \d+ words", question)) == 1
    assert not re.search(r"(?i)\b(\d+|ten|twelve|\w+teen|twenty) to \w+ lines", question)


@each_written
def test_a_model_answer_keeps_the_length_that_the_question_gives(name, task):
    question = SETS[name].by_id[f"{task}-question"].source
    low, high = map(int, re.search(r"(\d+) to (\d+) words", question).groups())
    answer = SETS[name].by_id[task].source.partition("### BEGIN SOLUTION")[2]
    part = re.search(r"\*\*\((\d)\)\*\*[^*]*\b\d+ to \d+ words", question)
    if part and question.count("**(1)**") and "Rewrite the paragraph in" in part[0]:
        answer = re.search(rf"(?s)\*\*\({part[1]}\)\*\*(.*?)\n\n", answer)[1]
    shortened = "(Shortened" in answer
    assert words(answer) <= high and (shortened or words(answer) >= low), words(answer)


# --- Lessons -------------------------------------------------------------------------


def headings(lesson):
    text = "\n".join(c.source for c in LESSONS[lesson].cells if c.cell_type == "markdown")
    return re.findall(r"(?m)^#+ (.+)$", text)


@each_set
def test_a_section_that_a_set_cites_is_in_that_lesson(problem_set):
    cited = {
        (lesson, title)
        for cell in problem_set.cells
        if cell.cell_type == "markdown"
        for lesson, rest in re.findall(
            CALLED + r",((?: \*[^*]+\*(?:,| and)?)+)", cell.source
        )
        for title in re.findall(r"\*([^*]+)\*", rest)
    }
    missing = [
        (lesson, title)
        for lesson, title in cited
        if not any(title.lower() in head.lower() for head in headings(lesson.lower()))
    ]
    assert cited and missing == []


@each_set
def test_a_term_of_grammar_is_in_the_lesson_that_is_cited_for_it(problem_set):
    cited = [
        claim
        for cell in problem_set.cells
        for claim in re.findall(
            r"(broken plural|root|clitic)[^.]*\(" + CALLED + r"\)", cell.source
        )
    ]
    lacking = [
        (term, lesson)
        for term, lesson in cited
        if not any(term in cell.source for cell in LESSONS[lesson.lower()].cells)
    ]
    assert lacking == []


# --- Arabic --------------------------------------------------------------------------

# Each string of task 5 of ps2 with all its vowels, from Hans Wehr's dictionary, and how
# it sounds. Without vowels it must be the very string: "he fled" is farra, two letters.
VOWELLED = {
    "سأل": ("سَأَلَ", "saʾala", "he asked"),
    "سال": ("سالَ", "sāla", "it flowed"),
    "مدرسة": ("مَدْرَسَة", "madrasa", "school"),
    "مدرسه": ("مُدَرِّسُهُ", "mudarrisuhu", "his teacher"),
}


@pytest.mark.parametrize("written", VOWELLED)
def test_a_pair_from_a_dictionary_is_what_the_dictionary_has(written):
    vowelled, sound, meaning = VOWELLED[written]
    ps2 = SETS["ps2"]
    assert arabic.dediacritize(vowelled) == written
    assert arabic.transliterate(vowelled) == sound
    assert written in ps2.by_id["ps2-pairs-table"].source
    assert meaning in ps2.by_id["ps2-pairs-table"].source
    sound = sound.replace("suhu", "s-hu")  # in pause, as lesson 00 writes it
    assert f'*{sound}*, "{meaning}"' in ps2.by_id["ps2-pairs"].source


def test_all_strings_of_pairs_from_a_dictionary_have_been_looked_up():
    source = SETS["ps2"].by_id["ps2-pairs-table"].source
    rows = re.findall(r'"a dictionary", "[^"]+",\s+"([^"]+)"', source)
    assert {part for row in rows for part in row.split(" / ")} == set(VOWELLED)


# --- What students are told ----------------------------------------------------------


@pytest.mark.parametrize(
    "name, task, told",
    [
        ("ps2", "ps2-machine", ["five faults"]),
        ("ps4", "ps4-machine", ["nine codes", "four kinds of mistake"]),
    ],
)
def test_the_guide_and_the_question_agree_on_what_students_are_told(name, task, told):
    question = SETS[name].by_id[f"{task}-question"].source
    assert f"`{task}`" in GUIDE and "Do not tell students how many" not in GUIDE
    for number in told:
        assert number in question and f'"{number}"' in GUIDE


@each_set
def test_a_written_answer_is_opened_by_enter(problem_set):
    # A double click opens the cell and leaves its keys commands: "y" makes code of it.
    prose = [cell.source for cell in problem_set.cells if cell.cell_type == "markdown"]
    assert not [text for text in prose if re.search(r"double-click (it|the cell)", text)]
