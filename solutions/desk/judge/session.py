"""A notebook's worker through all its deaths."""

import base64
import time

from desk import walls
from desk.inside.wire import Gone

from .answers import Stopped, fault_of
from .outputs import cleaned, failure, plain

GRACE = 2  # seconds after the worker's own alarm
DEATHS = 20
TRIES = 2  # calls that a function may be stopped in before it is called no more


class Session:
    """Runs cells and calls in a worker; starts it again without the cell that ended it."""

    def __init__(self, limits, sandbox, files, tell, room, alive):
        self.limits, self.sandbox, self.files, self.tell = limits, sandbox, files, tell
        self.room, self.alive = room, alive
        self.until = time.monotonic() + limits.notebook
        self.worker, self.deaths, self.started = None, 0, False
        self.played = []  # (index, source) of the cells that ran
        self.stops, self.stopped_by = [], {}  # functions that had to be stopped, and why
        self.last = None  # the name and value of the last answer
        self.sent = set()  # what the worker has been sent to keep

    def run(self, index, name, source):
        """Run a cell; return its outputs and the fault it ended with, or None."""
        try:
            self._ready()
            reply = self._ask(self._cell(index, source), self.limits.cell + GRACE)
        except (Gone, Stopped) as gone:
            return self._deadly(name, gone.why)
        outputs = cleaned(reply.get("outputs"), self.limits.output)
        fault = fault_of(reply["fault"]) if reply.get("fault") else None
        if fault and fault["type"] == "TimeIsUp":
            sentence = f"was stopped after {self.limits.cell:g} s"
            self.tell(note=f"cell {name} {sentence}")
            return [*outputs, failure("TimeIsUp", f"this cell {sentence}")], sentence
        self.played.append((index, source))
        return outputs, _sentence(fault) if fault else None

    def names(self, names):
        """Return what the worker has of `names`: {name: its description}."""
        if not names:
            return {}
        request = {"do": "names", "names": sorted(names)}
        found = self.ask_for(None, request).get("names")
        return found if type(found) is dict else {}

    def ask_for(self, name, request):
        """Ask for an answer that a check needs; Stopped if it does not come."""
        if self.stops.count(name) >= TRIES:  # leave time for the other tasks
            raise Stopped(self.stopped_by[name], name)
        self._ready()
        seconds = self.limits.call
        try:
            reply = self._ask({**request, "seconds": seconds}, seconds + GRACE)
        except Gone as gone:
            self._stopped(name, gone.why)
        if name and fault_of(reply.get("error"))["type"] == "TimeIsUp":
            self._stopped(name, "slow")
        return reply

    def _stopped(self, name, why):
        self.stops.append(name)
        self.stopped_by[name] = why
        raise Stopped(why, name) from None

    def close(self):
        if self.worker:
            self.worker.close()

    def _ask(self, request, seconds):
        left = self.until - time.monotonic()
        self.tell()
        try:
            return self.worker.ask(request, min(seconds, max(left, 0.1)))
        except Gone as gone:
            self.worker, self.deaths = None, self.deaths + 1
            self.sent = set()  # the next one has nothing of it
            if gone.why == "slow" and left < seconds:
                raise Gone("notebook") from None
            raise

    def _ready(self):
        """See that there is a worker in which all cells so far have run."""
        while self.worker is None:
            if time.monotonic() > self.until:
                raise Stopped("notebook", None)
            if self.deaths > DEATHS:
                raise Stopped("deaths", None)
            self._start()
            self._replay()

    def _start(self):
        self.tell()
        arguments = (self.sandbox, self.limits, self.room, self.alive)
        try:
            self.worker, notes = walls.start(*arguments)
        except walls.SandboxError:
            if self.started:
                raise Stopped("deaths", None) from None
            raise
        if not self.started:
            for note in notes:
                self.tell(note=note)
        self.started, self.sent = True, set()
        self.sandbox = self.worker.way  # no death of it may bring about a weaker wall

    def _replay(self):
        files = {n: base64.b64encode(data).decode() for n, data in self.files.items()}
        played, self.played = self.played, []
        try:
            if files:
                self._ask({"do": "files", "files": files}, self.limits.cell)
            for index, source in played:
                self._ask(self._cell(index, source), self.limits.cell + GRACE)
                self.played.append((index, source))
        except Gone:
            # Without the one that ended it this time; what came after it is kept.
            self.played += played[len(self.played) + 1 :]

    def _cell(self, index, source):
        seconds = self.limits.cell
        return {"do": "run", "source": source, "cell": str(index), "seconds": seconds}

    def _deadly(self, name, why):
        sentence = because(why, self.limits, self.limits.cell)
        self.tell(note=f"cell {name} {sentence}")
        return [failure("Stopped", f"this cell {sentence}")], sentence


def because(why, limits, seconds):
    """What the worker's end was about, to follow a name: "… was stopped after 20 s"."""
    return {
        "slow": f"was stopped after {seconds:g} s",
        "memory": f"took more than {limits.memory / (1 << 20):,.0f} MB of memory",
        "processes": f"started more than {limits.processes} processes",
        "disk": f"wrote more than {limits.disk / (1 << 20):,.0f} MB of files",
        "flood": f"gave back more than {limits.reply / (1 << 20):,.0f} MB",
        "garbage": "sent something that can not be read",
        "notebook": f"was not reached: the notebook took more than {limits.notebook:g} s",
        "deaths": f"was not run: the notebook had to be started more than {DEATHS} times",
    }.get(why, "ended Python, and was left out")


def _sentence(fault):
    """A fault as it follows "your cell": "stopped with ZeroDivisionError: … (line 3)"."""
    line = f" (line {fault['line']})" if fault["line"] else ""
    message = plain(fault["message"], 300)
    return f"stopped with {plain(fault['type'], 60)}{': ' * bool(message)}{message}{line}"
