"""Where the library runs: in a notebook, and is somebody there whose answers to keep."""

import os
import sys


def notebook():
    """Return IPython's shell where a notebook runs in it, else None."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    return shell if hasattr(shell, "kernel") else None


def learner_is_here():
    """Return whether a Jupyter server started this notebook's kernel for somebody.

    It names the notebook in JPY_SESSION_NAME. What only runs a lesson through (a test, an
    export) does not, and has no memory.
    """
    return notebook() is not None and "JPY_SESSION_NAME" in os.environ
