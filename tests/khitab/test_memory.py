"""The memory keeps what was answered and hinted, whatever happens to its file."""

import csv
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import platformdirs
import pytest
from khitab import memory


@pytest.fixture(autouse=True)
def folder(khitab_home):
    memory._say.cache_clear()
    return memory.home()


def test_what_was_answered_and_hinted_comes_back():
    memory.note("00-a", "a", False)
    memory.hinted("00-a", 1)
    memory.note("00-a", "b", True)
    state = memory.recall()["00-a"]
    when = state.pop("when")
    assert (
        state == {"tries": 2, "hints": 1, "right": True, "last": "b"} and when[:2] == "20"
    )


def test_right_stays_right_and_nothing_after_it_counts():
    for letter in "bac":
        memory.note("00-a", letter, letter == "b")
    memory.hinted("00-a", 3)
    state = memory.recall()["00-a"]
    assert (state["tries"], state["last"], state["hints"]) == (1, "b", 0)


def test_an_event_that_comes_twice_counts_once():
    for _ in range(3):
        memory.note("00-a", "a", False, id="x1")
    memory.note("00-a", "c", False, id="x2")
    assert memory.recall()["00-a"]["tries"] == 2


@pytest.mark.parametrize(
    "spoiled", ["{", "[]", "7", '{"check": 7}', "\x00", '{"when": 1}']
)
def test_a_broken_line_is_skipped(folder, spoiled):
    memory.note("00-a", "b", True)
    with (folder / memory.FILE).open("a", encoding="utf-8") as file:
        file.write(spoiled)  # and no end of line
    memory.note("00-b", "b", True)
    assert list(memory.recall()) == ["00-a", "00-b"]


def test_an_answer_comes_back_as_text_whatever_the_file_has(folder):
    memory.note("00-b", "3", True)
    file = folder / memory.FILE
    file.write_text(file.read_text("utf-8").replace('"3"', "NaN"), "utf-8")
    assert memory.recall()["00-b"]["last"] == "nan"


def test_several_programs_write_at_once_and_no_line_is_lost(folder):
    program = (
        "from khitab import memory\n"
        "for i in range(50): memory.note(f'00-{i}', 'b' * 150, True)"
    )
    with ThreadPoolExecutor(4) as several:
        list(
            several.map(
                lambda _: subprocess.run([sys.executable, "-c", program]), range(4)
            )
        )
    lines = (folder / memory.FILE).read_text("utf-8").splitlines()
    assert len([json.loads(line) for line in lines]) == 200


def test_a_memory_needs_no_pandas():
    program = "import sys, khitab.memory; print('pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout == "False\n"


def test_the_home_is_the_named_folder_or_the_users_own(tmp_path, monkeypatch):
    monkeypatch.setenv("KHITAB_HOME", str(tmp_path))
    assert memory.home() == tmp_path
    monkeypatch.delenv("KHITAB_HOME")
    own = platformdirs.user_data_path("khitab", appauthor=False)
    assert memory.home() == own


def test_a_home_that_cannot_be_written_is_said_once_and_nothing_fails(folder):
    folder.write_text("a file is in the way")
    with pytest.warns(UserWarning, match="KHITAB_HOME") as said:
        assert memory.note("00-a", "b", True) is False
        assert memory.hinted("00-a", 1) is False
        assert memory.opened("05_reading_lines") is False
    assert len(said) == 1
    assert memory.recall() == {} and memory.learner() == "nobody"


def test_the_lesson_that_was_opened_last_is_known():
    assert memory.last_lesson() is None
    for stem in ("00_start_here", "05_reading_lines", "05_reading_lines"):
        memory.opened(stem)
    assert memory.last_lesson() == "05_reading_lines"


def test_a_learner_is_made_once():
    assert memory.learner() == memory.learner() != "nobody"


def test_a_reset_forgets_and_keeps_the_old_file_beside(folder):
    who = memory.learner()
    memory.note("00-a", "b", True)
    kept = memory.reset()
    assert memory.recall() == {} and memory.learner() == who
    assert kept.parent == folder and '"00-a"' in kept.read_text("utf-8")
    assert memory.reset() != kept


def test_there_is_nothing_to_reset_where_nothing_can_be_written(folder):
    folder.write_text("a file is in the way")
    with pytest.warns(UserWarning):
        assert memory.reset() is None


def test_an_export_is_a_table_of_all_checks(tmp_path):
    memory.note("00-c", "قطر", True)
    file = memory.export(tmp_path / "mine.csv")
    with file.open(encoding="utf-8-sig", newline="") as rows:
        (row,) = csv.DictReader(rows)
    assert (row["check"], row["last"], row["tries"]) == ("00-c", "قطر", "1")
