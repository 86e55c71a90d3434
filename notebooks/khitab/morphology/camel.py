"""camel-tools' analyser, loaded late and without a network.

Importing any part of camel-tools' analyser loads a catalogue of data packages, and
downloads one where there is none (camel_tools issues 83, 116, 156). So the import is
shown an empty catalogue of ours, unless the user has a sound one.
"""

import json
import os
import sys
import tempfile
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from khitab.morphology.lexicon import DATA


@cache
def course():
    """Return camel-tools' Analyzer on the course database.

    Its backoff gives every clitic split of a word that the lexicon lacks.
    """
    return _analyzer(DATA / "course.db", backoff="NOAN_PROP")


@cache
def calima():
    """Return camel-tools' Analyzer on the user's CALIMA, or None if there is none."""
    path = user_folder() / "data" / "morphology_db" / "calima-msa-r13" / "morphology.db"
    if not (_is_sound(user_folder()) and path.is_file()):
        return None
    return _analyzer(path)


def user_folder() -> Path:
    """Return where the user's camel-tools data are, or would be."""
    named = os.environ.get("CAMELTOOLS_DATA")
    return Path(named).expanduser().absolute() if named else _default_folder()


def _default_folder():
    windows = sys.platform == "win32"
    return Path.home() / ("AppData/Roaming/camel_tools" if windows else ".camel_tools")


def _analyzer(path, **options):
    with _offline():
        from camel_tools.morphology.analyzer import Analyzer
        from camel_tools.morphology.database import MorphologyDB
    return Analyzer(MorphologyDB(str(path)), **options)


@contextmanager
def _offline():
    """Show camel-tools a catalogue and a home that it can use, then put all back."""
    if "camel_tools.data" in sys.modules:
        yield
        return
    names = ("CAMELTOOLS_DATA", "HOME", "USERPROFILE")
    kept = {name: os.environ.get(name) for name in names}
    if not _is_sound(user_folder()):
        os.environ["CAMELTOOLS_DATA"] = str(DATA)
    # camel-tools makes a folder in the home, wherever its data are.
    home = None if _home_is_writable() else tempfile.TemporaryDirectory()
    if home:
        os.environ["HOME"] = os.environ["USERPROFILE"] = home.name
    try:
        yield
    finally:
        for name, value in kept.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        if home:
            home.cleanup()


def _is_sound(folder: Path) -> bool:
    """Say whether the catalogue in `folder` is one: a captive portal leaves its page."""
    try:
        catalogue = json.loads((folder / "catalogue.json").read_text(encoding="utf-8"))
        return "version" in catalogue and all(
            isinstance(catalogue[name], dict) for name in ("packages", "components")
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _home_is_writable() -> bool:
    try:
        _default_folder().mkdir(parents=True, exist_ok=True)
        return True
    except (OSError, RuntimeError):
        return False
