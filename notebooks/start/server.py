"""The start page, served by JupyterLab's own server at /khitab.

`start.lab` enables it. Each page needs the server's token or cookie, like all of
Jupyter's pages, and a form also needs its XSRF mark.
"""

import tempfile
from pathlib import Path
from urllib.parse import urlencode

from jupyter_server.base.handlers import JupyterHandler
from khitab import memory
from tornado import web

from . import copies, overview, plan

CUSTOM = Path(__file__).parent / "custom"


def _jupyter_server_extension_points():
    return [{"module": "start.server"}]


def _load_jupyter_server_extension(server):
    # Where JupyterLab looks for custom.css: no option of it can name this folder.
    server.web_app.settings["static_custom_path"].insert(0, str(CUSTOM))
    base = server.web_app.settings["base_url"] + "khitab"
    pages = {"/?": Start, "/sets": Sets, "/restore": Restore, "/forget": Forget,
             "/memory.csv": Export}  # fmt: skip
    server.web_app.add_handlers(
        ".*$", [(base + path, page) for path, page in pages.items()]
    )


class Page(JupyterHandler):
    """What the pages share."""

    @property
    def work(self):
        """The folder of working copies."""
        return Path(self.settings["server_root_dir"])

    def back(self, place="", **told):
        """Show the start page again, with what happened."""
        self.redirect(f"{self.base_url}khitab?{urlencode(told)}{place}", status=303)


class Start(Page):
    """The map, where its learner stopped, the problem sets, and what is remembered."""

    @web.authenticated
    def get(self):
        remembered, last = memory.recall(), memory.last_lesson()
        way = overview.stations(remembered, self.work)
        every = [each for station in way for each in (station, *station["hanging"])]
        asked = ("restored", "kept", "forgotten", "trouble")
        self.set_header("Cache-Control", "no-store")
        self.finish(
            overview.show(
                base=self.base_url,
                xsrf=self.xsrf_token.decode("ascii"),
                said={name: self.get_query_argument(name, "") for name in asked},
                way=way,
                sets=overview.sets(remembered, self.work),
                last=next((each for each in every if each["name"] == last), None),
                after=overview.after(way, last),
                remembered=remembered,
                work=self.work,
                home=memory.home(),
            )
        )


class Sets(Page):
    """The start page at its problem sets, which `python3 exercises` opens."""

    @web.authenticated
    def get(self):
        self.back("#sets")


class Restore(Page):
    """A fresh copy of a lesson or a set, with the old one kept beside it."""

    @web.authenticated
    def post(self):
        name = self.get_body_argument("name")
        found = [path for path in plan.lessons() + plan.sets() if path.stem == name]
        if not found:
            raise web.HTTPError(404, f"No lesson is called {name}.")
        try:
            kept = copies.Copy(found[0], self.work).restore()
        except OSError as error:
            return self.back(trouble=str(error))
        self.back(restored=name, kept=kept.name if kept else "")


class Forget(Page):
    """A new memory, with the old one kept under a dated name."""

    @web.authenticated
    def post(self):
        try:
            self.back(forgotten=memory.reset() or "nothing")
        except OSError as error:
            self.back(trouble=str(error))


class Export(Page):
    """What is remembered, as a table to download."""

    @web.authenticated
    def get(self):
        with tempfile.TemporaryDirectory() as folder:
            table = memory.export(Path(folder, "memory.csv")).read_bytes()
        self.set_header("Content-Type", "text/csv; charset=utf-8")
        self.set_header("Content-Disposition", "attachment; filename=khitab-memory.csv")
        self.finish(table)
