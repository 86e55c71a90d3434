"""Every command that a document shows is one that the folder it starts understands."""

import re
import runpy
from pathlib import Path

import pytest
from desk.arguments import parser
from start import lessons

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ["README.md", "solutions/README.md", "exercises/README.md"]
# In backticks or at the start of a line; a sentence may follow after three spaces.
SHOWN = r"(?m)(?:`|^(?:\w+=\S+ )?)(?:python3|py) (\w+)(?: (\S.*?))?(?:`|   |$)"
COMMANDS = [
    (document, folder, arguments)
    for document in DOCUMENTS
    for folder, arguments in re.findall(SHOWN, (ROOT / document).read_text("utf-8"))
]


def left(folder, arguments):
    """What the folder's own parser makes nothing of."""
    if folder == "notebooks":
        return lessons.options(arguments)[1]
    if folder == "solutions":
        return parser().parse_known_args(arguments)[1] if arguments else []
    if folder == "exercises":
        return lessons.set_options(arguments)[1]
    main = runpy.run_path(str(ROOT / folder / "__main__.py"))
    return main["options"](arguments)[1]


@pytest.mark.parametrize(("document", "folder", "arguments"), COMMANDS)
def test_a_documented_command_is_understood(document, folder, arguments):
    assert left(folder, arguments.split()) == []


@pytest.mark.parametrize("folder", ["notebooks", "exercises", "solutions", "tests"])
def test_every_folder_that_runs_is_in_a_document(folder):
    assert folder in {shown for _, shown, _ in COMMANDS}
    assert (ROOT / folder / "__main__.py").is_file()


def test_flags_are_among_what_is_documented():
    flags = {word for *_, words in COMMANDS for word in words.split() if word[0] == "-"}
    assert flags >= {"--lesson", "--run", "--restore", "--quick", "--check", "--bundle"}


@pytest.mark.parametrize("folder", ["notebooks", "exercises", "tests"])
def test_a_flag_that_no_folder_knows_would_be_found(folder):
    assert left(folder, ["--nonsense"]) == ["--nonsense"]


def test_what_only_some_need_is_installed_by_a_single_word(monkeypatch):
    noted = []
    monkeypatch.setattr(
        lessons.environment, "run", lambda *_, **options: noted.append(options)
    )
    lessons.main(["--setup", "--with", "lemmas"])
    lessons.main(["--setup"])
    assert [options["extra"] for options in noted] == ["lemmas", None]


def test_who_installs_the_dictionary_reads_its_licence():
    assert "GPL-3" in lessons.environment.EXTRAS["lemmas"]
