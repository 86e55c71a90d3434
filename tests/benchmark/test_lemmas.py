"""Each label of a lemma is right as often as `khitab.morphology.lemmas` says it is."""

import os
import runpy
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def table():
    path = os.environ.get("KHITAB_PUD")
    if not path:
        pytest.skip("KHITAB_PUD names no file; see tests/benchmark/lemmas.py")
    measure = runpy.run_path(str(Path(__file__).with_name("lemmas.py")))["measure"]
    return measure(path)


@pytest.mark.parametrize(
    ("label", "claim"), [("course exact", 0.97), ("guess exact", 0.90), ("none", 0.35)]
)
def test_a_label_is_right_as_often_as_it_claims(table, label, claim):
    assert table.loc[label, "right"] == pytest.approx(claim, abs=0.03)


def test_a_variant_is_rare(table):
    assert table["share"].get("course variant", 0) < 0.005
