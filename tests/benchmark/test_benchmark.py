"""Run with `--benchmark`: the peers count the same, the planted is found; no time is tested."""

import runpy
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def results(request):
    if not request.config.getoption("--benchmark"):
        pytest.skip("python3 tests --benchmark runs it")
    main = runpy.run_path(str(Path(__file__).with_name("__main__.py")))["main"]
    return main(["--size", "1e5", "--rounds", "1"])


def test_every_peer_finds_the_same_phrases_as_often_in_as_many_texts(results):
    digests = {row["peer"]: row["digest"] for row in results if row["task"] == "phrases"}
    assert len(digests) > 1 and len(set(digests.values())) == 1


def test_every_planted_phrase_is_found_with_its_counts(results):
    planted = {row["planted"] for row in results if row["task"] == "phrases"}
    assert planted == {"200 of 200"}
