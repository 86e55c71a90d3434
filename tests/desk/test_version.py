"""A mark is made again when something it depends on has changed, and not otherwise."""

import os
import shutil
from pathlib import Path

import khitab
import pytest
import tiny_course
import twin
from desk import judge, marking, version
from desk.course import Course, Trouble
from desk.marking import everyone
from khitab.course import SEEDS
from tiny_course import Counting, hand_in


@pytest.fixture
def course(tmp_path, monkeypatch):
    """A course with one submission, and copies of all of ours that its mark depends on."""
    copies = [
        shutil.copytree(
            folder,
            tmp_path / "ours" / folder.name,
            ignore=shutil.ignore_patterns("__pycache__"),
        )
        for folder in version.folders()
    ]
    monkeypatch.setattr(version, "folders", lambda: copies)
    made = tiny_course.with_gradebook(tiny_course.make(tmp_path))
    (made.sources / "ps1" / "words.csv").write_text("word\nقطر\n", "utf-8")
    hand_in(made, {"anna": tiny_course.as_bytes(tiny_course.answered())})
    return made


def marked(course, judge=None):
    """Mark what is to be marked; how many that were."""
    judge = judge or Counting()
    marking.grade(course, "ps1", judge=judge)
    return judge.done


def ours(course, pattern):
    """The first file of this name among all that a mark depends on."""
    tops = [course.root.parent / "ours", course.sources]
    return next(path for top in tops for path in sorted(top.rglob(pattern)))


PARTS = {
    "library": "khitab/__init__.py",
    "lexicon": "lexicon.csv",
    "seeds": "seeds/layers.csv",
    "twin": "twin/words.py",
    "desk": "desk/judge/marks.py",
    "set": "ps1/ps1.ipynb",
    "what lies beside the set": "ps1/words.csv",
}


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_one_byte_changed_in_what_a_mark_depends_on_makes_it_anew(course, part):
    assert marked(course) == 1
    path = ours(course, part)
    path.write_bytes(path.read_bytes()[:-1] + b" ")
    assert (marked(course), marked(course)) == (1, 0)


def test_a_file_that_is_called_otherwise_makes_a_mark_anew(course):
    assert marked(course) == 1
    path = ours(course, "twin/words.py")
    path.rename(path.with_name("sentences.py"))
    assert marked(course) == 1


def test_another_seed_of_the_twin_makes_a_mark_anew(course, monkeypatch):
    assert marked(course) == 1
    monkeypatch.setenv("KHITAB_TWIN_SEED", "7")
    assert marked(course) == 1


def test_what_no_mark_depends_on_leaves_it_as_it_is(course):
    assert marked(course) == 1
    path = ours(course, "twin/words.py")
    os.utime(path, (1, 1))
    leftovers = ("__pycache__/words.cpython-311.pyc", ".words.py.swp", "words.py~",
                 ".#words.py", ".ipynb_checkpoints/a.py", "a.egg-info/PKG-INFO")  # fmt: skip
    for name in leftovers:
        (path.parent / name).parent.mkdir(exist_ok=True)
        (path.parent / name).write_bytes(b"left behind")
    (course.sources / "ps1" / "rubric.md").write_text("Level 3: nearly", "utf-8")
    assert marked(course) == 0


def test_these_are_the_folders_that_the_judge_works_with():
    files = [judge.__file__, twin.__file__, khitab.__file__, SEEDS / "layers.csv"]
    kept = [str(folder) + os.sep for folder in version.folders()]
    assert [str(Path(file)).startswith(tuple(kept)) for file in files] == [True] * 4
    assert len(kept) == len(files)


def test_a_submission_is_read_once_however_much_is_asked_of_it(course, monkeypatch):
    read, reader = [], everyone.submission_files
    monkeypatch.setattr(
        everyone, "submission_files", lambda folder: read.append(folder) or reader(folder)
    )
    assert (marked(course), len(read)) == (1, 1)


def test_a_submission_replaced_while_it_is_marked_is_marked_again(course):
    class Replacing(Counting):
        def __call__(self, notebook, files=None):
            other = tiny_course.as_bytes(tiny_course.answered({}))
            (course.submitted("ps1", "anna") / "ps1.ipynb").write_bytes(other)
            return super().__call__(notebook, files)

    assert (marked(course, Replacing()), marked(course), marked(course)) == (1, 1, 0)


# ---- The seed of a desk's own twin ------------------------------------------------------------


def seeds_seen(course):
    """The seeds that the judge meets when all is marked anew."""
    seen = []

    def judge(notebook, files=None):
        seen.append(os.environ.get(twin.VARIABLE))
        return tiny_course.trusting_judge(notebook, files)

    marking.grade(course, "ps1", again=True, judge=judge)
    return seen


def test_a_desk_draws_its_seed_once_and_keeps_it(course, monkeypatch):
    monkeypatch.delenv(twin.VARIABLE, raising=False)
    first, again = seeds_seen(course), seeds_seen(course)
    assert first == again == [(course.desk / "seed").read_text().strip()]
    assert twin.VARIABLE not in os.environ and twin.holds(first[0])


def test_another_desk_draws_another_seed(tmp_path, monkeypatch):
    monkeypatch.delenv(twin.VARIABLE, raising=False)
    desks = [Course(tmp_path, tmp_path / name) for name in "ab"]
    assert len({version.seed_of(desk) for desk in desks}) == 2


def test_the_environments_seed_wins_and_none_is_drawn(course, monkeypatch):
    monkeypatch.setenv(twin.VARIABLE, "7")
    assert seeds_seen(course) == ["7"] and not (course.desk / "seed").exists()
    assert os.environ[twin.VARIABLE] == "7"


def test_another_seed_kept_makes_a_mark_anew(course, monkeypatch):
    monkeypatch.delenv(twin.VARIABLE, raising=False)
    assert marked(course) == 1
    (course.desk / "seed").write_text("11\n")
    assert (marked(course), marked(course)) == (1, 0)


@pytest.mark.parametrize("torn", [b"", b"\n", b"12a\n", b"-3\n", b"\xff\xfe", b"1" * 13])
def test_a_torn_seed_is_told_and_nothing_is_marked(course, monkeypatch, torn):
    monkeypatch.delenv(twin.VARIABLE, raising=False)
    assert marked(course) == 1
    (course.desk / "seed").write_bytes(torn)
    with pytest.raises(Trouble, match="the seed of the invented texts"):
        marked(course)
    assert (course.desk / "seed").read_bytes() == torn


def test_a_seed_of_which_no_twin_can_be_made_is_drawn_again(tmp_path, monkeypatch):
    drawn = iter([5, 6, 7])
    monkeypatch.setattr(version.secrets, "randbelow", lambda _: next(drawn))
    monkeypatch.setattr(version.twin, "holds", lambda seed: seed == "7")
    assert version.seed_of(Course(tmp_path, tmp_path / "desk")) == "7"
