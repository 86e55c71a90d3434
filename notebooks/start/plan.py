"""The order of the course, with all lessons and sets and the place of each.

Only these names are lessons, so if you add one, add its name here. A copy or a renamed
notebook beside them is somebody's own file, which is never opened, run or replaced.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

SPINE = (
    "00_start_here",
    "01_five_texts_five_dates",
    "02_what_counts_as_the_text",
    "03_one_word_many_spellings",
    "04_counting_honestly",
    "05_reading_lines",
    "06_recurring_phrases",
    "07_news_and_frames",
    "08_naming_and_voices",
    "09_three_wordings",
    "10_whose_frame",
    "11_what_may_we_claim",
)

# The lesson after which each opens, in the order in which they hang there.
SIDE_ROOMS = {
    "side_background": "01",
    "side_functions": "02",
    "side_letters": "03",
    "side_intervals": "04",
    "side_association": "05",
    "side_slots": "06",
    "side_alignment": "06",
    "side_keywords": "09",
    "side_terrorism": "10",
    "side_qatar": "10",
    "side_foreign_forces": "10",
    "side_two_readers": "10",
    "side_how_sure": "11",
    "side_your_own_corpus": "11",
    "side_findings": "11",
}

SETS = {
    "ps1": "02", "ps2": "05", "ps3": "09", "ps4": "10", "plan": "11", "capstone": "11",
}  # fmt: skip


def lessons():
    """Return the lessons that are in the kit, the spine, then the side rooms by name."""
    names = [*SPINE, *sorted(SIDE_ROOMS)]
    paths = [ROOT / "notebooks" / f"{name}.ipynb" for name in names]
    return [path for path in paths if path.is_file()]


def sets():
    """The problem sets that are in the kit, a teacher's own after the course's."""
    names = {path.parent.name for path in (ROOT / "exercises").glob("*/*.ipynb")}
    names = [*(name for name in SETS if name in names), *sorted(names - SETS.keys())]
    paths = [ROOT / "exercises" / name / f"{name}.ipynb" for name in names]
    return [path for path in paths if path.is_file()]


def is_set(path):
    """Return whether this notebook is a problem set, in a folder of the same name."""
    return path.parent.name == path.stem


def find(name, among):
    """Those of these paths whose name starts with `name`, or else holds it."""
    wanted = Path(name).name.lower().removesuffix(".ipynb")
    found = [path for path in among if path.stem.startswith(wanted)]
    return found or [path for path in among if wanted in path.stem]
