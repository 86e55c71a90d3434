"""What side room functions says of its functions is true, and its answers answer."""

import re
from pathlib import Path
from textwrap import dedent

import khitab
import nbformat
import pytest

ROOM = Path(khitab.__file__).parents[1] / "side_functions.ipynb"
CELLS = {cell.id: cell.source for cell in nbformat.read(ROOM, as_version=4).cells}


def space(*names, lines=None):
    """The names that set-up and these cells give; `lines`: {old: new}."""
    found = {}
    for name in ("setup", *names):
        source = CELLS[name]
        for old, new in (lines or {}).items():
            source = source.replace(old, new)
        exec(source, found)
    return found


def answer(name):
    return dedent(re.search(r"(?s)```python\n(.*?)```", CELLS[name])[1]).rstrip()


def test_the_complete_line_counts_the_words_of_a_headline():
    filled = CELLS["turn-words"].replace(
        "return parts", answer("turn-words-answer").strip()
    )
    found = space()
    exec(filled, found)
    assert found["words_in"]("a b c") == 3


def test_print_in_the_place_of_return_gives_none(capsys):
    found = space()
    exec(CELLS["turn-words"].replace("return parts", "print(len(parts))"), found)
    assert found["words_in"]("a b c") is None and "3" in capsys.readouterr().out


@pytest.mark.parametrize(
    "tokens, length",
    [(369, "short"), (370, "middling"), (390, "middling"), (391, "long")],
)
def test_length_takes_at_most_390_in(tokens, length):
    assert space("if-length")["length"](tokens) == length


def test_where_the_conditions_change_places_a_text_of_100_tokens_is_middling():
    lines = CELLS["if-length"].splitlines()
    lines[1:5] = [lines[3].replace("elif", "if"), lines[4],
                  lines[1].replace("if", "elif"), lines[2]]  # fmt: skip
    found = space()
    exec("\n".join(lines), found)
    assert found["length"](100) == "middling"


def test_of_nothing_there_is_no_share():
    share = space("none-share")["share"]
    assert share(0, 5) == 0 and share(0, 0) is None


def test_both_words_are_in_the_headline_of_000_and_neither_in_the_others():
    found = space("and-words", "any-code")
    headlines = found["headlines"]
    assert list(headlines["doc"]) == list(found["corpus"].docs)
    holding = [
        [found[word] in text for text in headlines["text"]]
        for word in ("qatar", "terrorism")
    ]
    assert holding == [[True, False, False, False, False]] * 2


def test_silent_is_true_of_the_headlines_with_neither_word():
    found = space("and-words", "any-code")
    line = answer("any-turn-answer")
    exec(CELLS["any-turn-code"].replace("return ...", line), found)
    texts = found["headlines"]["text"]
    assert [found["silent"](text) for text in texts] == [False, True, True, True, True]


def test_with_return_under_if_the_loop_finds_libya_in_000_only():
    found = space("list-code", "list-call")
    assert found["texts_with"](found["libya"]) == ["000", "002"]
    moved = {"    return found": "        return found"}
    found = space("list-code", "list-call", lines=moved)
    assert found["texts_with"](found["libya"]) == ["000"]


def test_the_article_of_004_begins_and_ends_where_its_layers_say():
    found = space("pair-code")
    article = found["corpus"].tokens()
    own = article[article["doc"] == "004"]
    assert found["first"] == own["start"].min()
    assert found["last"] >= own["end"].max()


def test_only_003_and_004_have_headings():
    sizes = space("read-define", "dictionary-code")["sizes"]
    with_some = {doc for (doc, layer), n in sizes.items() if layer == "heading" and n}
    assert with_some == {"003", "004"} and "003 and 004 have" in CELLS["groups"]


def test_the_sizes_of_the_bodies_add_up_to_all_tokens():
    found = space("read-define")
    *function, total = answer("turn-answer").splitlines()
    exec("\n".join(function), found)
    assert eval(total, found) == len(found["corpus"].tokens())
    assert found["body_sizes"]()["000"] == 390
