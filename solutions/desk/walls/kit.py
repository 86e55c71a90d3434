"""Make and remove folders for workers, the kit they start from and their rooms.

The kit holds a copy of the room `inside`, whole, and matplotlib's list of fonts.
"""

import atexit
import compileall
import marshal
import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from desk import inside

from . import cgroup
from .owners import PREFIX, owner, owner_lives


def folder():
    """Return the folder's path; it is made once and removed when this process ends."""
    return _made(os.getuid())


@cache
def _made(_):
    _remove_left_over()
    cgroup.sweep()
    kit = Path(make_room())
    maker = os.getpid()
    atexit.register(lambda: os.getpid() == maker and remove(kit))
    (kit / "desk").mkdir()
    (kit / "desk" / "__init__.py").write_text("")
    room = Path(inside.__file__).parent
    shutil.copytree(
        room, kit / "desk" / room.name, ignore=shutil.ignore_patterns("__pycache__")
    )
    compileall.compile_dir(kit, quiet=2)
    _copy_fonts(kit / "matplotlib")
    with suppress(ImportError):
        _keep_charsets(kit / "charsets")
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


def _keep_charsets(target):
    """Keep camel-tools' sets of characters, for which it looks at all of Unicode.

    A worker would take half a second to make them anew.
    """
    from camel_tools.utils import charsets

    sets = {name: getattr(charsets, name) for name in charsets.__all__}
    single = {name: max(map(len, items)) == 1 for name, items in sets.items()}
    kept = {n: "".join(items) if single[n] else items for n, items in sets.items()}
    target.write_bytes(marshal.dumps(kept))


@cache
def library():
    """Return the kit's own folders that students work with: the library and the seeds."""
    import khitab
    from khitab.course import SEEDS

    return [Path(khitab.__file__).parent, SEEDS]


def make_room(folder=None):
    """A new folder, in `folder` for me alone, else one that others may pass through."""
    room = tempfile.mkdtemp(prefix=f"{PREFIX}{owner()}-", dir=folder)
    if folder is None:
        os.chmod(room, 0o711)
    return room


def remove(folder):
    """Remove a folder whatever its owner did to it: any depth, any mode, no link followed."""
    for command in (["rm", "-rf", folder], ["chmod", "-R", "u+rwX", folder]) * 2:
        if os.path.lexists(folder):
            subprocess.run(command, stderr=subprocess.DEVNULL)


def _remove_left_over():
    """Remove what desks that were killed have left behind."""
    for folder in Path(tempfile.gettempdir()).glob(PREFIX + "*-*"):
        with suppress(OSError):
            mine = os.getuid() in (0, folder.lstat().st_uid)
            if mine and not owner_lives(folder.name):
                remove(folder)
