"""Settings for all tests."""

from hypothesis import settings

# A property is true or false; how long a slow machine takes for it says nothing.
settings.register_profile("khitab", deadline=None)
settings.load_profile("khitab")


def pytest_addoption(parser):
    text = "run tests/benchmark too: khitab and its peers, side by side (minutes)"
    parser.addoption("--benchmark", action="store_true", help=text)
