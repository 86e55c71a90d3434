"""Make exercises/ from solutions/, for students, and a zip that they can run alone."""

import re
import zipfile
from copy import deepcopy
from pathlib import PurePosixPath

from nbgrader import preprocessors as steps

from .course import Trouble
from .disk import as_text, files_under, write

FOR_STUDENTS = ("README.md", "__main__.py")
BESIDE = {".csv", ".txt", ".png", ".jpg", ".svg"}  # what may lie beside a notebook
WITHHELD = re.compile(
    r"(BEGIN|END) (SOLUTION|HIDDEN TESTS|MARK SCHEME)|twin\.(corpus|planted|folder)\("
)

# What a student can run alone, beside exercises/ itself.
BUNDLE = ("seeds", "notebooks", "requirements.txt", "LICENSE", "CITATION.cff",
          ".gitattributes")  # fmt: skip


def with_stubs(notebook):
    """The source with stubs for answers, hidden checks still in it: what nbgrader keeps."""
    return run(
        notebook,
        [
            steps.LockCells,
            steps.ClearSolutions,
            steps.ClearOutput,
            steps.CheckCellMetadata,
            steps.ComputeChecksums,
        ],
    )


def for_students(notebook):
    """The source as students get it: no answers, no hidden checks, no traces of a run."""
    notebook = run(
        with_stubs(notebook),
        [
            steps.ClearHiddenTests,
            steps.ClearMarkScheme,
            steps.ComputeChecksums,
            steps.CheckCellMetadata,
        ],
    )
    notebook.metadata.pop("language_info", None)
    for cell in notebook.cells:
        cell.source = cell.source.replace("\r\n", "\n").rstrip("\n")
        cell.metadata.pop("execution", None)
    return run(notebook, [steps.ComputeChecksums])


def run(notebook, classes):
    """nbgrader's own steps, the ones GenerateAssignment takes, on a copy."""
    notebook, resources = deepcopy(notebook), {}
    for step in classes:
        notebook, resources = step().preprocess(notebook, resources)
    return notebook


def build(course, names=None):
    """All files of exercises/ (or of these sets): path in exercises/ -> bytes."""
    files = {}
    for name in names or course.names():
        files |= {at: path.read_bytes() for at, path in beside(course, name).items()}
        files[f"{name}/{name}.ipynb"] = build_one(course, name).encode("utf-8")
    for name in FOR_STUDENTS:
        source = course.sources / "for_students" / name
        if source.is_file():
            files[name] = source.read_bytes().replace(b"\r\n", b"\n")
    return files


def beside(course, name):
    """The files beside a set's notebook that students get: {path in exercises/: path}."""
    found = files_under(course.sources, name)
    return {at: path for at, path in found.items() if path.suffix in BESIDE}


def build_one(course, name):
    try:
        text = as_text(for_students(course.master(name)))
    except Exception as error:  # nbgrader's steps raise whatever they like
        raise Trouble(
            f"{course.master_file(name)} cannot be released: {error}\n"
            "Mend the source (its nbgrader metadata, its BEGIN and END lines), then again."
        ) from error
    if found := WITHHELD.search(text):
        raise Trouble(
            f"{name} would give away {found[0]!r}. Such lines belong between BEGIN and END "
            "lines of an answer cell or of a hidden check."
        )
    return text


def differences(course, files):
    """Sentences on where exercises/ is not what these files say."""
    found = []
    for name, content in files.items():
        path = course.release / name
        if not path.is_file():
            found.append(f"exercises/{name} is missing")
        elif path.read_bytes() != content:
            found.append(f"exercises/{name} is not what solutions/ makes of it")
    for path in sorted(course.release.glob("*/*.ipynb")):
        if path.parent.name not in course.names():
            found.append(f"exercises/{path.parent.name} has no source in solutions/")
    return found


def release(course, names=None):
    """Write exercises/, and return the sentences on what has changed."""
    files = build(course, names)
    changed = differences(course, files)
    for name, content in files.items():
        path = course.release / name
        if not path.is_file() or path.read_bytes() != content:
            write(path, content)
    return changed


def bundle(course, target):
    """Write the zip for students, the same bytes for the same files, and return its
    names."""
    files = {}
    for part in BUNDLE:
        for name, path in files_under(course.root, part).items():
            if not name.startswith("notebooks/html/"):
                files[name] = path.read_bytes()
    # exercises/ fresh from the sources: nobody's half-solved copy goes to a class.
    files |= {f"exercises/{name}": data for name, data in build(course).items()}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(
                str(PurePosixPath("khitab", name)), (2026, 1, 1, 0, 0, 0)
            )
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, files[name])
    return sorted(files)
