"""A headless Chromium, driven by Playwright, that notes what its pages say and ask for."""

import shutil
import time
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest

try:
    from playwright.sync_api import Error, sync_playwright
except ImportError:
    sync_playwright = None

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PROGRAM = next(filter(None, map(shutil.which, NAMES)), None)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-dev-shm-usage",
    # No name of another machine leads anywhere: who asks for one fails, and it is noted.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


def lacking():
    """What is to be installed before a browser can be driven; "" where all is there."""
    if sync_playwright is None:
        return "Playwright is missing: python3 notebooks --setup --with browser"
    if PROGRAM is None:
        return "there is no Chromium: apt-get install chromium"
    return ""


NEEDED = pytest.mark.skipif(bool(lacking()), reason=lacking())


@contextmanager
def chromium():
    """A Chromium of its own. Until it ends, this thread can run no other asyncio loop."""
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=PROGRAM, args=ARGUMENTS)
        yield program
        program.close()


class Visitor:
    """Who has a Chromium to themselves: its first `page`, and all that its pages do.

    `said` are their errors, failed requests and dialogs, `asked` the addresses they wanted.
    """

    def __init__(self, program, **settings):
        self.said, self.asked = [], []
        self.context = program.new_context(**settings)
        self.context.set_default_timeout(30_000)
        self.context.on("console", self._hear)
        self.context.on("weberror", lambda each: self.said.append(str(each.error)))
        self.context.on("request", lambda each: self.asked.append(each.url))
        self.context.on("requestfailed", self._failed)
        self.context.on("response", self._answered)
        self.context.on("page", self._opened)
        self.page = self.context.new_page()

    def _hear(self, message):
        if message.type == "error":
            self.said.append(f"{message.text} ({message.location.get('url', '')})")

    def _failed(self, request):
        # A page that is left drops what it still waited for.
        if request.failure != "net::ERR_ABORTED":
            self.said.append(f"{request.failure}: {request.url}")

    def _answered(self, response):
        if response.status >= 400:
            self.said.append(f"{response.status}: {response.url}")

    def _opened(self, page):
        page.on("websocket", lambda each: self.asked.append(each.url))
        page.on("dialog", self._dialog)

    def _dialog(self, dialog):
        if dialog.type != "beforeunload":  # the browser's own question, on leaving a page
            self.said.append(f"dialog: {dialog.message}")
        dialog.accept()

    @property
    def hosts(self):
        """Whom the pages asked; a file and a page's own data have no host."""
        return {urlsplit(url).hostname for url in self.asked} - {None}


class Tab(Visitor):
    """A visitor that opens addresses and asks their pages for values of JavaScript.

    `said` and `asked` are those of the page that is open.
    """

    def go(self, url):
        """Open this address; return the seconds until it was there."""
        self.said.clear()
        self.asked.clear()
        begun = time.monotonic()
        self.page.goto(url)
        return time.monotonic() - begun

    def js(self, text):
        """The value of an expression in the page."""
        return self.page.evaluate(text)

    def until(self, text, seconds=15):
        """The value of an expression, as soon as it is true."""
        return waited(lambda: self._asked(text), seconds)

    def _asked(self, text):
        try:
            return self.js(text)
        except Error:  # what it names is not loaded yet
            return None


def waited(ask, seconds=30):
    """The first true answer; the last one where there is none in time."""
    until = time.monotonic() + seconds
    while not (answer := ask()) and time.monotonic() < until:
        time.sleep(0.1)
    return answer
