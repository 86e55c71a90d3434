"""camel-tools' analyser on other people's machines: each case in a Python of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from khitab.morphology.database import build
from khitab.morphology.lexicon import Lemma

pytestmark = pytest.mark.slow
# Its sitecustomize.py cuts the network.
CUT = Path(__file__).parents[2] / "lessons" / "offline"
COUNT = """
import khitab
from khitab.morphology import add_lemmas, find
tokens = khitab.load_corpus().tokens()
lemmas = add_lemmas(tokens)
print(len(find(tokens, "إرهاب")), set(lemmas["source"]))
"""
COUNTED = "20 {'course'}"  # 7 + 4 + 0 + 0 + 9 by reading, see data/lemma_counts.csv
PORTAL = "<html><body>Please log in to the airport's network</body></html>"


@pytest.fixture
def home(tmp_path):
    (tmp_path / "home" / ".camel_tools").mkdir(parents=True)
    return tmp_path / "home"


def run(code, home, **variables):
    """Run `code` with the network cut and `home` for a home; return what it prints."""
    clean = {k: v for k, v in os.environ.items() if k != "CAMELTOOLS_DATA"}
    places = {"HOME": str(home), "USERPROFILE": str(home), "PYTHONPATH": str(CUT)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**clean, **places, "PYTHONUTF8": "1", **variables},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.strip()


def put_data(folder, catalogue):
    """Make `folder` a data folder with a CALIMA of two lemmas; قطر is the course's."""
    database = folder / "data" / "morphology_db" / "calima-msa-r13"
    database.mkdir(parents=True)
    lemmas = [
        Lemma("كِتاب", "noun", "ك.ت.ب", "noun", ("كُتُب",), "book;writing"),
        Lemma("قِطار", "noun", "ق.ط.ر", "noun", ("قَطَر",), "train"),
    ]
    (database / "morphology.db").write_bytes(build(lemmas).encode("utf-8"))
    (folder / "catalogue.json").write_text(catalogue, "utf-8")


EMPTY = json.dumps({"version": "1.6.0", "packages": {}, "components": {}})
BOOKS = """
from khitab.morphology import add_lemmas, analyse
import pandas
words = pandas.DataFrame({"doc": "x", "form": ["والكتب", "وقطر"]})
answer = add_lemmas(words)
print(*answer["lemma"], *answer["root"], *answer["gloss"], *answer["source"], sep=",")
"""
WITH_CALIMA = "كتاب,قطر,كتب,,book; writing,Qatar,calima-msa-r13,course"
WITHOUT = "كتب,قطر,,,,Qatar,guess,course"


def test_it_works_with_the_network_cut_and_no_data_folder(home):
    assert run(COUNT, home) == COUNTED


def test_it_works_where_the_home_is_no_folder_that_one_can_write_in(tmp_path):
    (tmp_path / "home").write_text("a file, so nothing can be made in it")
    assert run(COUNT, tmp_path / "home") == COUNTED


@pytest.mark.parametrize("page", [PORTAL, "[]", '{"version": 1}'])
def test_a_poisoned_catalogue_in_the_users_folder_does_no_harm(home, page):
    (home / ".camel_tools" / "catalogue.json").write_text(page, "utf-8")
    assert run(COUNT, home) == COUNTED


def test_calima_serves_the_words_that_the_course_lexicon_lacks(tmp_path, home):
    put_data(tmp_path / "mine", EMPTY)
    assert run(BOOKS, home, CAMELTOOLS_DATA=str(tmp_path / "mine")) == WITH_CALIMA


@pytest.mark.skipif(sys.platform == "win32", reason="the folder has another name there")
def test_calima_is_found_in_the_home_too(home):
    put_data(home / ".camel_tools", EMPTY)
    assert run(BOOKS, home) == WITH_CALIMA


def test_without_calima_such_words_are_guessed_at(home):
    assert run(BOOKS, home) == WITHOUT


def test_calima_changes_no_answer_on_the_five_texts(tmp_path, home):
    put_data(tmp_path / "mine", EMPTY)
    every = """
import khitab, hashlib
from khitab.morphology import add_lemmas
table = add_lemmas(khitab.load_corpus().tokens(layers="all"))
print(hashlib.sha256(table.to_csv().encode()).hexdigest())
"""
    assert run(every, home, CAMELTOOLS_DATA=str(tmp_path / "mine")) == run(every, home)


def test_the_users_variable_is_put_back(tmp_path, home):
    code = """
import os, khitab.morphology
khitab.morphology.analyse("قطر")
print(os.environ.get("CAMELTOOLS_DATA"), os.environ["HOME"])
"""
    assert run(code, home) == f"None {home}"
    named = str(tmp_path / "nowhere")
    assert run(code, home, CAMELTOOLS_DATA=named) == f"{named} {home}"


def test_importing_loads_no_analyser_and_analysing_no_torch(home):
    code = """
import sys, khitab.morphology
print("camel_tools.morphology" in sys.modules, end=" ")
khitab.morphology.analyse("قطر")
print("camel_tools.morphology" in sys.modules, "torch" in sys.modules)
"""
    assert run(code, home) == "False True False"
