"""A headless Chromium that says what a page did, and what it was refused."""

import asyncio
import base64
import json
import shutil
import subprocess
import time
import urllib.request
from contextlib import contextmanager

from tornado.websocket import websocket_connect

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def browser(folder):
    """A `Page` of a browser of its own, whose files are in this folder."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    program = subprocess.Popen(
        [PROGRAM, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
         "--disable-dev-shm-usage", "--remote-debugging-port=0", "--window-size=1200,900",
         f"--user-data-dir={folder}", "about:blank"], **quiet
    )  # fmt: skip
    try:
        told = folder / "DevToolsActivePort"
        port = waited(lambda: told.exists() and told.read_text().split()[0])
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/json") as answer:
            pages = [one for one in json.load(answer) if one["type"] == "page"]
        page = Page(pages[0]["webSocketDebuggerUrl"])
        yield page
        page.close()
    finally:
        program.kill()
        program.wait()


def waited(ask, seconds=30):
    """The first true answer; the last one where there is none in time."""
    until = time.monotonic() + seconds
    while not (answer := ask()) and time.monotonic() < until:
        time.sleep(0.1)
    return answer


class Page:
    """A tab: `said` are its errors, `asked` the addresses it wanted."""

    def __init__(self, address):
        self.loop, self.number = asyncio.new_event_loop(), 0
        asyncio.set_event_loop(self.loop)
        self.said, self.asked, self.loaded = [], [], 0
        self.loop.run_until_complete(self._open(address))
        for part in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{part}.enable")

    async def _open(self, address):
        self.socket = await websocket_connect(address, max_message_size=1 << 28)

    def send(self, method, **parameters):
        """Ask the browser for this, and return its answer."""
        return self.loop.run_until_complete(self._send(method, parameters))

    async def _send(self, method, parameters):
        self.number += 1
        number = self.number
        message = {"id": number, "method": method, "params": parameters}
        await self.socket.write_message(json.dumps(message))
        while True:
            heard = json.loads(await asyncio.wait_for(self.socket.read_message(), 90))
            if heard.get("id") == number:
                assert "error" not in heard, heard
                return heard["result"]
            self._hear(heard.get("method"), heard.get("params", {}))

    def _hear(self, method, heard):
        if method == "Page.loadEventFired":
            self.loaded += 1
        elif method == "Page.javascriptDialogOpening":
            self.said.append(f"dialog: {heard['message']}")
        elif method == "Runtime.exceptionThrown":
            self.said.append(heard["exceptionDetails"].get("exception", {}).get(
                "description", heard["exceptionDetails"]["text"]))  # fmt: skip
        elif method == "Log.entryAdded" and heard["entry"]["level"] == "error":
            self.said.append(heard["entry"]["text"] + " " + heard["entry"].get("url", ""))
        elif method == "Network.requestWillBeSent":
            self.asked.append(heard["request"]["url"])

    def go(self, url, seconds=30):
        """Open this address; return the seconds until it was there."""
        self.said, self.asked, before = [], [], self.loaded
        begun = time.monotonic()
        self.send("Page.navigate", url=url)
        waited(lambda: self.js("1") and self.loaded > before, seconds)
        return time.monotonic() - begun

    def js(self, text):
        """The value of an expression in the page."""
        got = self.send("Runtime.evaluate", expression=text, returnByValue=True,
                        awaitPromise=True)["result"]  # fmt: skip
        return got.get("value")

    def until(self, text, seconds=15):
        """The value of an expression, as soon as it is true."""
        return waited(lambda: self.js(text), seconds)

    def shot(self, path, **settings):
        """A picture of what is to be seen."""
        data = self.send("Page.captureScreenshot", **settings)["data"]
        path.write_bytes(base64.b64decode(data))

    def close(self):
        self.socket.close()
        self.loop.close()
