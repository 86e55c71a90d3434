"""Messages over a pair of pipes to somebody who may do anything with their end."""

import json
import os
import select

HEAD = 4
LATEST = 64  # replies to something else that are thrown away before we give up


class Gone(Exception):
    """The worker cannot be talked to any more; `why` is a word for `judge` to explain."""

    def __init__(self, why):
        super().__init__(why)
        self.why = why


class Wire:
    """One end: frames of a length and JSON; nothing here waits longer than it is told."""

    def __init__(self, reading, writing, largest):
        self.reading, self.writing, self.largest = reading, writing, largest
        self.received = b""
        os.set_blocking(reading, False)
        os.set_blocking(writing, False)

    def send(self, message, until):
        """Send `message` before `until`, a Deadline, is over."""
        text = json.dumps(message, ensure_ascii=False).encode("utf-8", "surrogatepass")
        rest = memoryview(len(text).to_bytes(HEAD, "big") + text)
        while rest:
            _, ready, _ = select.select([], [self.writing], [], until.left())
            if not ready:
                _see(until)
                continue
            try:
                rest = rest[os.write(self.writing, rest[: 1 << 16]) :]
            except BlockingIOError:
                continue
            except OSError:
                raise Gone("died") from None

    def receive(self, until):
        """Return the next message, a dict, before `until` is over."""
        size = int.from_bytes(self._take(HEAD, until), "big")
        if size > self.largest:
            raise Gone("flood")
        text = self._take(size, until)
        try:
            message = json.loads(text.decode("utf-8", "surrogatepass"))
        except (ValueError, RecursionError):
            raise Gone("garbage") from None
        if type(message) is not dict:
            raise Gone("garbage")
        return message

    def _take(self, size, until):
        parts, have = [self.received], len(self.received)
        while have < size:
            ready, _, _ = select.select([self.reading], [], [], until.left())
            if not ready:
                _see(until)
                continue
            try:
                part = os.read(self.reading, 1 << 20)
            except BlockingIOError:
                continue
            except OSError:
                part = b""
            if not part:
                raise Gone("died")
            parts.append(part)
            have += len(part)
        data = b"".join(parts)
        self.received = data[size:]
        return data[:size]

    def ask(self, request, until):
        """Send a request and return the reply with its `id`."""
        self.send(request, until)
        for _ in range(LATEST):
            reply = self.receive(until)
            if reply.get("id") == request["id"]:
                return reply
        raise Gone("garbage")

    def give_up(self):
        """Turn both ends into nothing: for a copy of this process that must not speak."""
        nothing = os.open(os.devnull, os.O_RDWR)
        for end in (self.reading, self.writing):
            os.dup2(nothing, end, inheritable=False)

    def close(self):
        os.close(self.reading)
        os.close(self.writing)


def _see(until):
    if not until.left():
        raise Gone("slow")
