"""Tell whether the library runs in a notebook, and for a person who learns."""

import os
import sys


def notebook():
    """Return IPython's shell where a notebook runs in it, else None."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    return shell if hasattr(shell, "kernel") else None


def learner_is_here():
    """Return whether a Jupyter server started this notebook's kernel for somebody.

    The server names the notebook in JPY_SESSION_NAME. A test or an export, which only
    runs a lesson, does not, and so it has no memory.
    """
    return notebook() is not None and "JPY_SESSION_NAME" in os.environ
