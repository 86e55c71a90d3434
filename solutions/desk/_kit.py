"""The folder that a worker starts from: copies of its own modules, and ready-made fonts."""

import atexit
import compileall
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
MODULES = (
    "worker", "codec", "_tables", "_wire", "_capture", "_confine", "_landlock", "_seccomp",
)  # fmt: skip


def folder():
    """Return the folder's path; it is made once and removed when this process ends."""
    return _made(os.getuid())


@cache
def _made(_):
    kit = Path(tempfile.mkdtemp(prefix="khitab-kit-"))
    maker = os.getpid()
    atexit.register(lambda: os.getpid() == maker and shutil.rmtree(kit, True))
    (kit / "desk").mkdir()
    (kit / "desk" / "__init__.py").write_text("")
    for name in MODULES:
        shutil.copyfile(HERE / f"{name}.py", kit / "desk" / f"{name}.py")
    compileall.compile_dir(kit, quiet=2)
    _copy_fonts(kit / "matplotlib")
    for path in (kit, *kit.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return str(kit)


def _copy_fonts(target):
    """Copy matplotlib's list of fonts: to make it anew costs a worker a second or more."""
    target.mkdir()
    import matplotlib
    from matplotlib import font_manager  # makes the list where there is none

    version = font_manager.FontManager.__version__
    for file in Path(matplotlib.get_cachedir()).glob(f"fontlist-v{version}*.json"):
        shutil.copyfile(file, target / file.name)


@cache
def library():
    """Return the kit's own folders that students work with: the library and the seeds."""
    import khitab
    from khitab.corpus import SEEDS

    return [Path(khitab.__file__).parent, SEEDS]
