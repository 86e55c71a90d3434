"""nbgrader's formgrader on the desk's gradebook, with only what is safe to press.

Its buttons for generating, collecting and autograding would run students' code unguarded,
in the teacher's name: they are taken out here, the desk's own commands stand in for them.
"""

import logging
import os
from html import escape
from pathlib import Path
from urllib.parse import quote

from traitlets.config import Config

from desk.course import Trouble
from desk.limited import Failed, limited

from .inert import InertExporter
from .mending import Mended, stored

UNSAFE = ("AssignHandler", "UnReleaseHandler", "ReleaseHandler", "CollectHandler",
          "AutogradeHandler", "GenerateAllFeedbackHandler", "ReleaseAllFeedbackHandler",
          "GenerateFeedbackHandler", "ReleaseFeedbackHandler")  # fmt: skip
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
EXTENSION = "nbgrader.server_extensions.formgrader"

NO_PAGE = """<!DOCTYPE html>
<meta charset="utf-8"><title>No page</title>
<p>This submission can not be shown: {1}. The file: {0}</p>
<p>Mark it again (python3 solutions grade PS --student ID --again), then reload this page.
<a href="next">The next one</a></p>
"""


def open_formgrader(course, name=None, browser=True, port=None):
    """Serve the formgrader until Ctrl-C; it opens at the marking of `name`."""
    from jupyter_server.serverapp import ServerApp
    from nbgrader.server_extensions.formgrader import formgrader as extension

    if not (course.desk / "gradebook.db").is_file():
        raise Trouble("Nothing has been marked yet: first python3 solutions grade PS.")
    make_safe(extension)
    logging.disable(logging.CRITICAL)  # of settings and exchanges that we do not use
    page = "/formgrader/gradebook" + (f"/{quote(name)}/{quote(name)}" if name else "")
    ServerApp.clear_instance()
    app = ServerApp.instance(config=settings(course, page, browser, port))
    app.initialize(argv=[])
    if not app.jpserver_extensions.get(EXTENSION):
        raise Trouble("The formgrader of nbgrader could not be loaded.")
    print(f"The formgrader: {app.display_url}\nStop it with Ctrl-C.", flush=True)
    app.start()


def make_safe(extension):
    handlers = extension.apihandlers.default_handlers
    handlers[:] = [one for one in handlers if one[1].__name__ not in UNSAFE]
    extension.HTMLExporter = LimitedExporter


class LimitedExporter(InertExporter):
    """The page of a submission, made in a process with limits; if need be a bare one."""

    def from_filename(self, filename, resources=None):
        """The page of this file and `resources`; nothing in the file raises."""

        def attempt(bare):
            html, _ = self.from_mended(Mended(stored(Path(filename)), bare), resources)
            return html.encode("utf-8", "replace").decode("utf-8")

        for bare in (False, True):
            try:
                return limited(lambda bare=bare: attempt(bare)), resources
            except Failed as failed:
                why = failed
        return NO_PAGE.format(escape(str(filename)), escape(str(why))), resources


def settings(course, page, browser, port):
    """The server's settings: this computer only, this course only, no other extension."""
    config = Config()
    config.CourseDirectory.root = str(course.root)
    config.CourseDirectory.db_url = course.database
    config.CourseDirectory.autograded_directory = str(course.desk / "autograded")
    config.ServerApp.update(
        ip="127.0.0.1",
        root_dir=str(course.root),
        default_url=page,
        open_browser=browser,
        jpserver_extensions={EXTENSION: True},
        use_redirect_file=False,
        allow_root=hasattr(os, "geteuid") and os.geteuid() == 0,
        port=port or 8899,
        terminals_enabled=False,
        tornado_settings={"headers": {"Content-Security-Policy": POLICY}},
    )
    # Where its own steps would write, should one of them still be reached: nowhere.
    for step in ("source", "release", "submitted", "feedback"):
        config.CourseDirectory[f"{step}_directory"] = str(course.desk / "unused" / step)
    config.IdentityProvider.cookie_options = {"path": "/"}  # else: of the first page only
    config.FormgradeExtension.debug = False
    config.Exchange.root = str(course.desk / "unused")  # no class needs one
    return config
