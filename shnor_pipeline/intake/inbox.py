"""The inbox as it lies there: which files are ready to be taken in, and which must wait and why.

The inbox belongs to the people who drop files into it: nothing here writes, renames or deletes.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_LOCK_PREFIX = "~$"
_SECOND_LOOK_SECONDS = 1.0


@dataclass(frozen=True)
class InboxFile:
    """A file of the inbox: path relative to it (with ``/``), size, time of change, and why it must wait, if it must."""

    path: str
    size: int
    modified: float
    waiting: str = ""


def scan(
    inbox: Path, settle_seconds: float, *, now: float | None = None, sleep: Callable[[float], None] = time.sleep
) -> list[InboxFile]:
    """Return every file below the inbox, ordered by path.

    A file changed less than ``settle_seconds`` ago is looked at twice: it waits if it changed in between. Locks of
    Word and Excel (``~$…``) and the files they lock wait; empty files and links that lead outside wait as well.
    """
    moment = time.time() if now is None else now
    first = _listing(inbox)
    young = {path for path, (_, modified) in first.items() if moment - modified < settle_seconds}
    second = first
    if young:
        sleep(min(_SECOND_LOOK_SECONDS, settle_seconds))
        second = _listing(inbox)
    locked = {_locked_by(path) for path in second if Path(path).name.startswith(_LOCK_PREFIX)}
    files = []
    for path, (size, modified) in sorted(second.items()):
        if Path(path).name.startswith(_LOCK_PREFIX):
            waiting = "служебный файл Word или Excel; исчезнет, когда документ закроют"
        elif path.casefold() in locked:
            waiting = "файл открыт в Word или Excel: закройте его"
        elif not _within(inbox, path):
            waiting = "ссылка ведёт за пределы папки «inbox»: положите сам файл"
        elif size == 0:
            waiting = "файл пуст (0 байт): возможно, ещё копируется"
        elif path in young and first[path] != (size, modified):
            waiting = "файл ещё копируется"
        else:
            waiting = ""
        files.append(InboxFile(path, size, modified, waiting))
    return files


def _listing(inbox: Path) -> dict[str, tuple[int, float]]:
    found: dict[str, tuple[int, float]] = {}
    for folder, names, files in os.walk(inbox):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in files:
            if name.startswith("."):
                continue
            path = Path(folder) / name
            try:
                stat = path.stat()
            except OSError:
                continue  # gone, or a dangling link: not a file any more
            found[path.relative_to(inbox).as_posix()] = (stat.st_size, stat.st_mtime)
    return found


def _locked_by(lock: str) -> str:
    """Return the path that a lock stands for; Word cuts the first two letters of long names, Excel does not."""
    path = Path(lock)
    return (path.parent / path.name[len(_LOCK_PREFIX) :]).as_posix().casefold()


def _within(inbox: Path, path: str) -> bool:
    return (inbox / path).resolve().is_relative_to(inbox.resolve())
