"""The state of a study is its texts, its plan and its programs, each with a hash."""

import json
import os
import platform
import warnings
from functools import cache
from importlib import metadata
from pathlib import Path

import khitab
from khitab.corpus import load_corpus
from khitab.course import SEEDS
from khitab.log.traces import corpus_state, digest
from khitab.morphology.sources import sources

LIBRARY = Path(khitab.__file__).parent
OURS = "the five texts of the course"
PLANS = (".ipynb", ".md", ".txt", ".docx", ".pdf")


def state(corpus, plan, base):
    """Return the state of a study, and where its corpus is, seen from the folder `base`."""
    folder = corpus.source
    if folder is not None:
        is_ours = folder.absolute() == SEEDS
        folder = OURS if is_ours else _relative(folder, base)
    codes = corpus.codes and _relative(Path(corpus.codes).expanduser(), base)
    return {
        **corpus_state(corpus),
        "annotations": _annotations(corpus),
        "plan": plan_state(plan, base),
        "versions": versions(),
        "source": {"folder": folder, "encoding": corpus.encoding, "codes": codes or None},
    }


def corpus_again(state, base, corpus):
    """Return the corpus of a state as it is on the disk now."""
    folder, encoding, codes = state["source"].values()
    codes = codes and base / codes
    if folder is None and corpus is not None:
        return corpus
    path = corpus.source if corpus is not None else base / (folder or "")
    if folder != OURS and (folder is None or not path.exists()):
        raise ValueError(
            f"The texts of this log are not in {str(path)!r}. Say where they are: "
            'replay(khitab.load_corpus("their folder")).'
        )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_corpus(None if folder == OURS else path, encoding, codes=codes)


def plan_state(plan, base):
    """Return {name: hash} of a plan that is a file, {text: hash} of one that is none.

    A file that is not there gives an empty dict.
    """
    if plan is None:
        return {}
    if not str(plan).endswith(PLANS) or "\n" in str(plan):
        return {str(plan): digest(str(plan))}
    return {_relative(plan, base): _of_file(plan)} if Path(plan).is_file() else {}


def plan_of(states, base):
    """Return the plan that the last state knows, so that nobody needs to name it again."""
    plan = next(iter(states[-1]["plan"]), None) if states else None
    return base / plan if plan and (base / plan).suffix in PLANS else plan


def versions():
    """Return the versions of the programs, and of the lexicons that are in use."""
    found = {"python": platform.python_version()}
    found["khitab"] = f"{khitab.__version__} ({_files(LIBRARY, '*.py')})"
    for name in ("pandas", "numpy", "scipy", "camel-tools"):
        found[name] = metadata.version(name)
    course = f"course ({_files(LIBRARY / 'morphology', '*.csv')})"
    return found | {"lexicon": ", ".join([course, *(name for name, _ in sources())])}


def _annotations(corpus):
    """Return {name: hash} of the files of annotations, and of a class's codes."""
    folder = corpus.source / "annotations" if corpus.source else None
    files = sorted(folder.glob("*.csv")) if folder else []
    files += [Path(corpus.codes).expanduser()] if corpus.codes else []
    return {file.stem: _of_file(file) for file in files}


def _of_file(path):
    """Return the hash of a file's words. Line ends and a notebook's outputs do not count."""
    text = Path(path).read_bytes().decode("utf-8-sig", "replace")
    if Path(path).suffix == ".ipynb":
        text = "\n".join("".join(each["source"]) for each in json.loads(text)["cells"])
    return digest("\n".join(line.rstrip() for line in text.strip().splitlines()))


def _relative(path, base):
    """Return a path as seen from the log's folder, so that both may move together."""
    try:
        return Path(os.path.relpath(path, base)).as_posix()
    except ValueError:  # another drive
        return Path(path).absolute().as_posix()


@cache
def _files(folder, kind):
    found = sorted(folder.rglob(kind))
    return digest("".join(path.read_text("utf-8") for path in found))[:8]
