"""A notebook's worker through all its deaths."""

import base64
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from desk import walls
from desk.inside.wire import Gone

from .answers import Stopped, fault_of
from .outputs import cleaned, failure, plain

GRACE = 2  # seconds after the worker's own alarm
DEATHS = 20  # a task
RUNS = 2  # that a cell may end when it is put back, after it ran well
TRIES = 2  # calls that a function may be stopped in before it is called no more


class Session:
    """Runs cells and calls in a worker; starts it again without the cell that ended it."""

    def __init__(self, limits, sandbox, files, tell, room, alive):
        self.limits, self.sandbox, self.files, self.tell = limits, sandbox, files, tell
        self.room, self.alive = room, alive
        self.worker, self.started = None, False
        self.starter = self.starting = None
        self.left = limits.notebook
        self.begin_task()
        self.played = []  # (index, source) of the cells that ran
        self.halted = []  # those of them that had to be stopped
        self.ended = []  # the cells that ended the worker when they were put back
        self.stops, self.stopped_by = [], {}  # functions that had to be stopped, and why
        self.last = None  # the name and value of the last answer
        self.sent = set()  # what the worker has been sent to keep

    def begin_task(self):
        """An answer or a set-up cell begins a task: its own time, its own deaths."""
        self.left_of_task, self.deaths = self.limits.task, 0

    def run(self, index, name, source, task=True):
        """Run a cell, and return its outputs and the fault it ended with, or None.

        `task`: whether it takes the task's time; else only the notebook's.
        """
        try:
            self._ready()
            reply = self._ask(self._cell(index, source), self.limits.cell + GRACE, task)
        except (Gone, Stopped) as gone:
            if self._without_stopped_cells():
                return self.run(index, name, source, task)
            return self._deadly(name, gone.why)
        outputs = cleaned(reply.get("outputs"), self.limits.output)
        fault = fault_of(reply["fault"]) if reply.get("fault") else None
        if fault and fault["type"] == "TimeIsUp":
            sentence = f"was stopped after {self.limits.cell:g} s"
            self.tell(doubt=f"cell {name} {sentence}")
            # What it did until then stays, also where the worker has to begin again.
            self.played.append((index, source))
            self.halted.append((index, source))
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
        if name and self.stops.count(name) >= TRIES:  # leave time for the other checks
            raise Stopped(self.stopped_by[name], name)
        if self.left_of_task <= 0:
            self._stopped(name, "task")
        self._ready()
        seconds = self.limits.call
        try:
            reply = self._ask({**request, "seconds": seconds}, seconds + GRACE)
        except Gone as gone:
            if name is None:
                self._without_stopped_cells()
            self._stopped(name, gone.why)
        if name and fault_of(reply.get("error"))["type"] == "TimeIsUp":
            self._renew()
            self._stopped(name, "slow")
        return reply

    def _without_stopped_cells(self):
        """Put them back no more, where what they left running may have ended the worker.

        Return whether there were any.
        """
        halted, self.halted = self.halted, []
        self.played = [cell for cell in self.played if cell not in halted]
        return bool(halted)

    def _stopped(self, name, why):
        self.stops.append(name)
        self.stopped_by[name] = why
        said = because(why, self.limits, self.limits.call)
        self.tell(doubt=f"{f'function {name}' if name else 'the code'} {said}")
        raise Stopped(why, name) from None

    def close(self):
        if self.starting:
            with suppress(walls.SandboxError, Stopped):
                self._start()
        if self.worker:
            self.worker.close()
            self.worker = None

    def _ask(self, request, seconds, task=True):
        left = min(self.left, self.left_of_task) if task else self.left
        worker = self.worker
        self.tell()
        try:
            return worker.ask(request, min(seconds, max(left, 0.1)))
        except Gone as gone:
            self._lost()
            if gone.why == "slow" and left < seconds:
                raise Gone("task" if left < self.left else "notebook") from None
            raise
        finally:
            self.left -= worker.spent
            self.left_of_task -= worker.spent if task else 0

    def _lost(self):
        self.worker, self.deaths = None, self.deaths + 1
        self.sent = set()  # the next one has nothing of it

    def _renew(self):
        """What was stopped in the middle may have left anything behind: begin again."""
        self.worker.close()
        self._lost()

    def _ready(self):
        """See that there is a worker in which all cells so far have run."""
        while self.worker is None:
            if self.left <= 0:
                raise Stopped("notebook", None)
            if self.deaths > DEATHS:
                raise Stopped("deaths", None)
            self._start()
            self._replay()

    def prepare(self):
        """Begin to start the first worker, while others are at work."""
        if not (self.starter or self.started):
            # Kept to the end: with the thread that started it a worker ends, too.
            self.starter = ThreadPoolExecutor(1)
            self.starting = self.starter.submit(self._begin)

    def _begin(self):
        return walls.start(self.sandbox, self.limits, self.room, self.alive)

    def _start(self):
        self.tell()
        try:
            starting, self.starting = self.starting, None
            self.worker, notes = starting.result() if starting else self._begin()
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
                self._ask({"do": "files", "files": files}, self.limits.cell, False)
            for index, source in played:
                self._ask(self._cell(index, source), self.limits.cell + GRACE, False)
                self.played.append((index, source))
        except Gone as gone:
            # Without the one that ended it, if it does so again; all others are kept.
            at, *rest = played[len(self.played) :] or [None]
            self.ended.append(at)
            if at and self.ended.count(at) >= RUNS:
                said = because(gone.why, self.limits, self.limits.cell)
                self.tell(doubt=f"cell {at[0]}, put back, {said}")
                self.played += rest
            else:
                self.played += [at, *rest] if at else rest

    def _cell(self, index, source):
        seconds = self.limits.cell
        return {"do": "run", "source": source, "cell": str(index), "seconds": seconds}

    def _deadly(self, name, why):
        sentence = because(why, self.limits, self.limits.cell)
        self.tell(doubt=f"cell {name} {sentence}")
        return [failure("Stopped", f"this cell {sentence}")], sentence


def because(why, limits, seconds):
    """What the worker's end was about, to follow a name: "… was stopped after 20 s"."""
    return {
        "slow": f"was stopped after {seconds:g} s",
        "memory": f"took more than {limits.memory / (1 << 20):,.0f} MB of memory",
        "processes": f"started more than {limits.processes} processes",
        "disk": f"wrote more than {limits.disk / (1 << 20):,.0f} MB of files",
        "flood": f"gave back more than {limits.reply / (1 << 20):,.0f} MB",
        "garbage": "sent something that cannot be read",
        "task": f"was not reached: its task took more than {limits.task:g} s",
        "notebook": f"was not reached: the notebook took more than {limits.notebook:g} s",
        "deaths": f"was not run: the notebook had to be started more than {DEATHS} times",
    }.get(why, "ended Python, and was left out")


def _sentence(fault):
    """A fault as it follows "your cell": "stopped with ZeroDivisionError: … (line 3)"."""
    line = f" (line {fault['line']})" if fault["line"] else ""
    message = plain(fault["message"], 300)
    return f"stopped with {plain(fault['type'], 60)}{': ' * bool(message)}{message}{line}"
