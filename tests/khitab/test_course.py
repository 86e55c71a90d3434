"""What the library knows of the five texts is in one place, and it says when that is missing."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import khitab
import pytest
from khitab import course

LIBRARY = Path(khitab.__file__).parent
KNOWN = {
    "seeds",
    "codebook.csv",
    "crawler_trace",
    "haftar",
    "egypt",
    "notebooks",
    "checks",
}


def constants(path):
    """The strings and numbers of a module that are no docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    docs = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.FunctionDef, ast.ClassDef))
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node not in docs:
            yield node.value


@pytest.mark.parametrize(
    "path",
    [path for path in LIBRARY.rglob("*.py") if path.name != "course.py"],
    ids=lambda path: path.relative_to(LIBRARY).as_posix(),
)
def test_no_other_module_knows_a_voice_a_folder_or_a_text_of_the_course(path):
    seeds = {file.stem.partition("_")[0] for file in course.SEEDS.glob("*.txt")}
    assert not (KNOWN | seeds) & set(constants(path))


def test_tokens_are_of_the_course_only_if_each_is_in_its_place():
    tokens = khitab.load_corpus().tokens(layers="all")
    assert course.has(tokens) and course.has(tokens[::7])
    assert not course.has(tokens.assign(start=tokens["start"] + 1))
    assert not course.has(tokens.assign(doc="x" + tokens["doc"]))


# --- The library without the course ------------------------------------------------------


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """The library as a wheel brings it, in a folder without seeds and lessons."""
    folder, source = (tmp_path_factory.mktemp(name) for name in ("wheel", "source"))
    shutil.copytree(LIBRARY, source / "khitab")
    shutil.copy(LIBRARY.parent / "pyproject.toml", source)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    quiet = ["--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run(
        [*pip, "install", *quiet, "--target", folder, source], check=True, cwd=folder
    )
    return folder


def run(folder, *lines):
    code = "\n".join(("import sys", f"sys.path.insert(0, {str(folder)!r})", *lines))
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=folder
    )
    return done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    "call",
    [
        "khitab.load_corpus()",
        "khitab.framing.codebook()",
        'khitab.checks.check("00-a", "b")',
    ],
)
def test_without_the_seeds_what_needs_them_says_so(alone, call):
    said = run(alone, "import khitab.framing, khitab.checks", call)
    assert "are missing, because they come with the whole kit" in said.splitlines()[-1]


@pytest.mark.slow
def test_without_the_seeds_a_corpus_of_one_s_own_is_searched_and_counted(alone, tmp_path):
    (tmp_path / "datasheet.csv").write_text("doc,period\na,2020\n", "utf-8")
    (tmp_path / "a.txt").write_text("زار الوزير قطر ثم مصر.", "utf-8")
    said = run(
        alone,
        "import khitab",
        "from khitab import concordance, framing, morphology",
        f"tokens = khitab.load_corpus({str(tmp_path)!r}).tokens()",
        "print(khitab.__file__.startswith(sys.path[0]))",
        'print(len(concordance.kwic(tokens, "قطر")))',
        'print(len(morphology.find(tokens, "وزير")))',
        'found = framing.occurrences(tokens, {"qatar": ["قطر"]})',
        'print(framing.rates(found, tokens)["count"].tolist())',
        "framing.occurrences(tokens)",
    ).splitlines()
    assert said[:4] == ["True", "1", "1", "[1, 1]"]
    assert "Name a codebook" in said[-1]
