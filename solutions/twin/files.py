"""The twin corpus on disk is made once for each seed, and read as any corpus is."""

import copy
import csv
import hashlib
import os
import shutil
import tempfile
from atexit import register
from functools import cache
from pathlib import Path

import khitab

from . import truth
from .build import build
from .templates import OUTLETS

SEED = 1979
VARIABLE = "KHITAB_TWIN_SEED"


def corpus(seed=None):
    """Return the twin as a `khitab.corpus.Corpus`, made once for each seed."""
    return _corpus(_seed(seed))


def folder(seed=None) -> Path:
    """Return the folder of the twin, written once per process and removed at its end."""
    return _folder(_seed(seed))


def planted(seed=None) -> dict:
    """Return what was planted, as plain data (`twin` explains the keys)."""
    return copy.deepcopy(_planted(_seed(seed)))


def holds(seed) -> bool:
    """Say whether this seed makes a twin with everything that should be planted in it."""
    try:
        sizes = corpus(seed).tokens().groupby("doc").size().to_dict()
        return sizes == planted(seed)["n_tokens"]
    except (RuntimeError, StopIteration, ValueError):
        return False


def _seed(seed):
    seed = os.environ.get(VARIABLE, SEED) if seed is None else seed
    try:
        return int(seed)
    except (TypeError, ValueError):
        raise ValueError(
            f"The seed of the twin corpus is {seed!r}: it must be a whole number. Look at "
            f"the environment variable {VARIABLE}."
        ) from None


# --- On disk -------------------------------------------------------------------------


@cache
def _built(seed):
    return build(seed)


@cache
def _planted(seed):
    return truth.planted(*_built(seed), seed)


@cache
def _corpus(seed):
    return khitab.load_corpus(_folder(seed))


@cache
def _folder(seed):
    path = Path(tempfile.mkdtemp(prefix="khitab-twin-"))
    register(shutil.rmtree, path, ignore_errors=True)
    pages, roles, _ = _built(seed)
    (path / "annotations").mkdir()
    for page in pages:
        (path / f"{page.doc}.txt").write_bytes(page.text.encode("utf-8"))
    _write(path / "datasheet.csv", [_row(page, roles[page.doc], pages) for page in pages])
    columns = ["start", "end", "layer", "kind"]
    spans = [
        {"doc": page.doc, **dict(zip(columns, span)), "reason": "invented as such"}
        | ({"kind": "text"} if span[3] == "statement" else {})  # layers give nothing away
        for page in pages
        for span in page.spans
    ]
    _write(path / "layers.csv", spans)
    dates = [
        {name: found[name] for name in ("doc", "start", "end", "date", "kind")}
        | {"reading": "planted"}
        for page in pages
        for found in page.dates
    ]
    _write(path / "annotations" / "dates.csv", dates)
    return path


def _write(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _row(page, role, pages):
    outlet, certainty, genre = OUTLETS[role]
    day = truth.published(page)
    late = " and ".join(
        sorted(truth.published(p)[:7] for p in pages if p.period == "2024")
    )
    label = f"2024+ (published {late})" if page.period == "2024" else page.period
    return {
        "doc": page.doc,
        "file": f"{page.doc}.txt",
        "sha256": hashlib.sha256(page.text.encode("utf-8")).hexdigest(),
        "title": truth.headline(page),
        "title_english": "an invented headline",
        "outlet": outlet,
        "outlet_certainty": certainty,
        "genre": genre,
        "period": page.period,
        "period_label": label,
        "date": day,
        "date_earliest": page.dates[0]["date"] if role == "readout" else day,
        "date_latest": day,
        "date_certainty": "confirmed",
        "date_inside": "invented",
        "date_outside": "invented",
        "speakers_note": "invented",
        "page_note": "invented",
    }
