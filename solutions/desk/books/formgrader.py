"""nbgrader's formgrader on the desk's gradebook, with only what is safe to press.

Its buttons for generating, collecting and autograding would run students' code unguarded,
in the teacher's name: they are taken out here, the desk's own commands stand in for them.
"""

import logging
import os
from html import escape
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup
from tornado.web import RedirectHandler
from traitlets.config import Config

from desk.course import Trouble
from desk.limited import Failed, limited

from .decided import decision, in_words
from .inert import NAMED, InertExporter, boxed
from .mending import Mended, stored
from .signed import CLOSED, NUMBER, PAGE, draw, sign

UNSAFE = ("AssignHandler", "UnReleaseHandler", "ReleaseHandler", "CollectHandler",
          "AutogradeHandler", "GenerateAllFeedbackHandler", "ReleaseAllFeedbackHandler",
          "GenerateFeedbackHandler", "ReleaseFeedbackHandler")  # fmt: skip
# Of Jupyter's own pages, none of which shows what a student wrote.
OTHERS = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
EXTENSION = "nbgrader.server_extensions.formgrader"

DECIDED = "From your desk: decided for the whole problem set, over all marks below"
NO_PAGE = """<!DOCTYPE html>
<meta charset="utf-8"><title>No page</title>
<p>This submission cannot be shown: {1}. The file: {0}</p>
<p>Mark it again (python3 solutions grade PS --student ID --again), then reload this page.
<a href="next">The next one</a></p>
"""


def open_formgrader(course, name=None, browser=True, port=None):
    """Serve the formgrader until Ctrl-C; it opens at the marking of `name`."""
    from jupyter_server.serverapp import ServerApp
    from nbgrader.server_extensions.formgrader import formgrader as extension

    if not (course.desk / "gradebook.db").is_file():
        raise Trouble("Nothing has been marked yet: first python3 solutions grade PS.")
    make_safe(extension, course)
    for one in course.names():  # it lists those sets only for which it sees a folder
        (course.desk / "unused/source" / one).mkdir(parents=True, exist_ok=True)
    logging.disable(logging.CRITICAL)  # of settings and exchanges that we do not use
    page = "/formgrader/gradebook" + (f"/{quote(name)}/{quote(name)}" if name else "")
    ServerApp.clear_instance()
    app = ServerApp.instance(config=settings(course, page, browser, port))
    app.initialize(argv=[])
    if not app.jpserver_extensions.get(EXTENSION):
        raise Trouble("The formgrader of nbgrader could not be loaded.")
    print(f"The formgrader: {app.display_url}\nStop it with Ctrl-C.", flush=True)
    app.start()


def make_safe(extension, course):
    """Take out of nbgrader's formgrader what is not safe, before it is loaded."""
    handlers = extension.apihandlers.default_handlers
    handlers[:] = [one for one in handlers if one[1].__name__ not in UNSAFE]
    pages = extension.handlers.default_handlers
    # Its front page takes a folder from the address, and runs the settings it finds there.
    front = (r"/formgrader/?", RedirectHandler, {"url": "/formgrader/gradebook"})
    pages[:] = [front] + [one for one in pages if one[1].__name__ != "FormgraderHandler"]
    base = extension.handlers.BaseHandler
    closed = (
        extension.apihandlers.BaseApiHandler, extension.handlers.SubmissionFilesHandler,
    )  # fmt: skip

    def policy(handler):
        if isinstance(handler, closed):
            return CLOSED
        handler.number = getattr(handler, "number", None) or draw()
        NUMBER.set(handler.number)
        return PAGE.format(number=handler.number)

    def environment(**given):
        made = Environment(autoescape=True, **given)
        made.globals["decisions"] = lambda name: Markup(list_box(course, name))
        sign(made)
        return made

    base.content_security_policy = property(policy)
    extension.Environment = environment
    extension.HTMLExporter = type("Exporter", (LimitedExporter,), {"course": course})


def decisions(course, name, student="*"):
    """Sentences on what was decided on this student's work, or on everybody's."""
    if name not in course.names():
        return []
    found = []
    for one in sorted(path.name for path in course.desk.glob(f"state/{name}/*/")):
        if student in ("*", one) and (made := decision(course, name, one)):
            why = made["outdated"]
            again = f"Not in force, {why}: " if why else ""
            found.append(f"{one}: {again}{in_words(made)}")
    return found


def list_box(course, name):
    lines = "<br>".join(map(escape, decisions(course, name)))
    return NAMED.format(DECIDED, lines) if lines else ""


class LimitedExporter(InertExporter):
    """The page of a submission, made in a process with limits; if need be a bare one."""

    course, still = None, False

    def from_filename(self, filename, resources=None):
        """The page of this file and `resources`; nothing in the file raises."""
        shown = {
            key: escape(value) if isinstance(value, str) else value
            for key, value in (resources or {}).items()
        }

        def attempt(bare):
            html, _ = self.from_mended(Mended(stored(Path(filename)), bare), shown)
            return html.encode("utf-8", "replace").decode("utf-8")

        for bare in (False, True):
            try:
                html = limited(lambda bare=bare: attempt(bare))
            except Failed as failed:
                why = failed
            else:
                return self.with_decision(html, resources), resources
        return NO_PAGE.format(escape(str(filename)), escape(str(why))), resources

    def with_decision(self, html, resources):
        if not (self.course and resources and "student" in resources):
            return html
        said = decisions(self.course, resources["assignment_id"], resources["student"])
        return boxed(html, DECIDED, said)


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
        tornado_settings={
            "headers": {
                "Content-Security-Policy": OTHERS,
                "Referrer-Policy": "same-origin",
            }
        },  # fmt: skip
    )
    # Where its own steps would write, should one of them still be reached: nowhere.
    for step in ("source", "release", "submitted", "feedback"):
        config.CourseDirectory[f"{step}_directory"] = str(course.desk / "unused" / step)
    config.IdentityProvider.cookie_options = {"path": "/"}  # else: of the first page only
    config.FormgradeExtension.debug = False
    config.Exchange.root = str(course.desk / "unused")  # no class needs one
    return config
