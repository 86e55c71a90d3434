"""A Chromium for each file, and one tab of it for all its cases."""

import pytest
from chromium import Tab, chromium


@pytest.fixture(scope="module")
def program():
    with chromium() as program:
        yield program


@pytest.fixture(scope="module")
def tab(program):
    return Tab(program, viewport={"width": 1280, "height": 720})
