"""On a Python's path, this file cuts the network: only this machine can be reached."""

import sys

HERE = ("127.0.0.1", "::1", "localhost", "", None)


def guard(event, args):
    if event == "socket.connect":
        address = args[1]
    elif event == "socket.getaddrinfo":
        address = args
    else:
        return
    if isinstance(address, tuple) and address[0] not in HERE:
        raise OSError(f"The network is cut for this test: {event} {address!r}")


sys.addaudithook(guard)
