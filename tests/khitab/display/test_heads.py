"""What stands over a column: words, and the name in code on hover."""

import ast
import re
from pathlib import Path

import khitab
import pytest
from khitab.display.heads import HEADS, called

LIBRARY = Path(khitab.__file__).parent
# The columns that the contracts of the library name (its tests hold them to it).
CONTRACTS = """
doc period layer paragraph sentence start end token form lemma pos proclitics gloss
phrase n freq texts docs before node after frame voice count n_tokens per_1000
type texts_ref freq_ref per_1000_ref log_likelihood log_ratio log_ratio_low log_ratio_high
start_a end_a start_b end_b text_a text_b
""".split()
# Pieces of names that say nothing to who has not read the code.
CODES = r"_|\b(?:doc|docs|ref|freq|pos|per 1000|low|high|min|n tokens)\b"


def columns():
    """Every column that a list in capitals of the library names."""
    for path in LIBRARY.rglob("*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.List):
                values = [getattr(each, "value", None) for each in node.value.elts]
                if all(
                    isinstance(v, str) and re.fullmatch("[a-z_0-9]+", v) for v in values
                ):
                    yield from values


@pytest.mark.parametrize("name", sorted({*CONTRACTS, *columns()}))
def test_a_column_has_a_head_that_a_learner_can_read(name):
    assert not re.search(CODES, called(name))


def test_no_two_columns_of_one_contract_have_the_same_head():
    heads = [called(name) for name in CONTRACTS]
    assert sorted(heads) == sorted(set(heads))


def test_a_head_is_of_a_column_that_something_makes():
    source = "".join(path.read_text("utf-8") for path in LIBRARY.rglob("*.py"))
    source += "".join(path.read_text("utf-8") for path in LIBRARY.parent.glob("*.ipynb"))
    missing = [
        name
        for name in HEADS
        if not re.search(rf"\b{name.removesuffix('_once')}\b", source)
    ]
    assert missing == []
