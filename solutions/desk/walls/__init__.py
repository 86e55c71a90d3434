"""The wall around a student's code is a process confined as well as this machine can.

`sandbox` starts one and talks to it, `bubblewrap` says what it may see, `watch` ends it
when it takes too much, `warden` ends all that it has started, `kit` is its folder.
"""

from . import kit
from .sandbox import SandboxError, available, start

__all__ = ["SandboxError", "available", "kit", "start"]
