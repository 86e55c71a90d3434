"""camel-tools' analyser, loaded late and without a network.

Importing any part of camel-tools' analyser loads a catalogue of data packages, and
downloads one where there is none (camel_tools issues 83, 116, 156). So the import sees
an empty catalogue of ours, unless the user has a sound one.
"""

import json
import os
import sys
import tempfile
import warnings
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from khitab.morphology.lexicon import DATA

AGAIN = "Get it again."


class DatabaseError(ValueError):
    """A file that cannot serve as a database. The message says why and what to do."""


@cache
def course():
    """Return camel-tools' Analyzer on the course database.

    Its backoff gives every clitic split of a word that the lexicon lacks.
    """
    return _analyzer(DATA / "course.db", backoff="NOAN_PROP")


@cache
def database(path: Path):
    """Return camel-tools' Analyzer on the ALMOR database at `path`.

    Raises DatabaseError for a file that is no database or is cut off.
    """
    try:
        begin = path.open("rb").read(200)
        if not begin.startswith(b"###DEFINES###"):
            raise DatabaseError(_what_else(begin))
        analyzer = _analyzer(path)
    except DatabaseError as error:
        raise DatabaseError(f"{path} is not an ALMOR database: {error}") from None
    except OSError as error:
        raise DatabaseError(f"{path} cannot be read ({error.strerror}).") from None
    except Exception as error:  # camel-tools raises what its parser stumbles over
        raise DatabaseError(f"{path} is damaged ({error}). {AGAIN}") from error
    _complete(analyzer._db, path)
    return analyzer


def _what_else(begin):
    if begin.startswith(b"version https://git-lfs"):
        return (
            "it only names a file in Git's large-file store. Take it with the button "
            '"Download raw file" of its page, or by `git lfs pull`.'
        )
    if begin.lstrip().startswith(b"<"):
        return "it is a web page. Its download was answered by a page."
    if begin.startswith((b"PK", b"\x1f\x8b")):
        return "it is packed. Unpack it first."
    return "such a file begins with ###DEFINES###."


def _complete(db, path):
    """Refuse a database that was cut off, and repair what camel-tools cannot read."""
    suffixes = {category for found in db.suffix_hash.values() for category, _ in found}
    tables = (db.prefix_stem_compat, db.stem_suffix_compat, db.prefix_suffix_compat)
    named = {
        category for endings in db.prefix_suffix_compat.values() for category in endings
    }
    if not (db.prefix_hash and db.stem_hash and all(tables) and named <= suffixes):
        raise DatabaseError(f"{path} is cut off before its end. {AGAIN}")
    if lacking := set(db.prefix_stem_compat) - set(db.prefix_suffix_compat):
        warnings.warn(
            f"{path} may be cut off: its last table lacks {len(lacking)} of "
            f"{len(db.prefix_stem_compat)} kinds of proclitics.",
            stacklevel=4,
        )
    for category in {
        category for found in db.prefix_hash.values() for category, _ in found
    }:
        db.prefix_stem_compat.setdefault(category, set())
    for kind in ("digit", "punc", "latin"):
        db.defaults.setdefault(kind, dict.fromkeys(db.defines) | {"pos": kind})
    for stems in db.stem_hash.values():
        for _, features in stems:
            if "diac" not in features:
                raise DatabaseError(f"{path}: {features['lex']} has no `diac`. {AGAIN}")
            features.setdefault("gen", "-")
            features.setdefault("num", "-")


def databases() -> dict[str, Path]:
    """Return {name: path} of the databases in the user's camel-tools folder."""
    found = (user_folder() / "data" / "morphology_db").glob("*/morphology.db")
    return {path.parent.name: path for path in sorted(found)}


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
    """Say whether `folder` has a real catalogue, not the web page of a captive portal."""
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
