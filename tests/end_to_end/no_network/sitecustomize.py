"""Put on PYTHONPATH, refuses every network connection of the process and its children, and writes down who tried."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_WATCHED = {"socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"}


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event not in _WATCHED:
        return
    place = arguments[1] if event in {"socket.connect", "socket.sendto"} else arguments[0]
    if event == "socket.connect" and not isinstance(place, tuple):
        return  # a socket of this machine's own kernel: how processes talk to their children
    record = os.environ.get("SHNOR_TEST_CONNECTIONS")
    if record:
        with Path(record).open("a", encoding="utf-8") as stream:
            stream.write(f"{event} {place!r} {sys.argv[:3]}\n")
    raise PermissionError(f"no network in this test: {event} {place!r}")


sys.addaudithook(_refuse)
