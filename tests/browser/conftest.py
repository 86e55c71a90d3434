"""A kit and a Chromium for each file, a visitor and untouched work for each case."""

import pytest
from chromium import Visitor, chromium
from kit import Kit
from lab import Lab


@pytest.fixture(scope="module")
def kit(tmp_path_factory):
    kit = Kit(tmp_path_factory.mktemp("kit"))
    yield kit
    kit.stop()


@pytest.fixture(scope="module")
def program():
    with chromium() as program:
        yield program


@pytest.fixture
def visitor(program):
    """In every case: no error, no failed request, and none that leaves this machine."""
    visitor = Visitor(program, viewport={"width": 1280, "height": 720})
    yield visitor
    visitor.context.close()
    assert visitor.said == []
    assert visitor.hosts <= {"127.0.0.1"}


@pytest.fixture
def lab(kit, visitor):
    """The page that the kit opens; `Lab.open` leads to a notebook."""
    kit.renew()
    visitor.page.goto(kit.address)
    return Lab(kit, visitor.page)
