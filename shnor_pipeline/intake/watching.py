"""Whether the inbox holds something new: the question that a watcher asks once a minute.

Two looks must agree before anything is asked for, so that a file still being copied is left alone. What is compared in
the end is the content: a file that was only touched, or moved in from a backup with another date, is nothing new.
Locks, files open in Word or Excel, empty files and links that lead outside do not count until they are ready.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path

from shnor_pipeline.intake.inbox import InboxFile, scan

_REMEMBERED = 65_536


@dataclass(frozen=True)
class Watch:
    """What earlier looks saw: the shape of the inbox, the content last asked for, and how many times was asked."""

    shape: str = ""
    taken: str = ""
    asked: int = 0

    @classmethod
    def from_text(cls, text: str | None) -> Watch:
        """Read what ``to_text`` wrote; anything else is a watch that has seen nothing."""
        try:
            return cls(**json.loads(text or "{}"))
        except (TypeError, ValueError):
            return cls()

    def to_text(self) -> str:
        """Return the watch as text."""
        return json.dumps(asdict(self))


def look(inbox: Path, before: Watch) -> tuple[Watch, str]:
    """Look at the inbox; return the watch after this look, and why there is nothing to do («» where there is).

    The watch that comes with an empty reason has ``asked`` one higher than before.
    """
    if not inbox.is_dir():
        return before, f"нет папки {inbox}"
    ready = [file for file in scan(inbox, 0) if not file.waiting]
    shape = _digest(f"{file.path}\x1f{file.size}\x1f{file.modified}" for file in ready)
    if shape != before.shape:
        return replace(before, shape=shape), "файлы ещё меняются"
    content = _content(inbox, ready)
    if content is None:
        return replace(before, shape=""), "файлы ещё меняются"
    if content == before.taken:
        return before, "новых файлов нет"
    return Watch(shape, content, before.asked + 1), ""


def _content(inbox: Path, files: list[InboxFile]) -> str | None:
    """Return a digest of paths and contents; None where a file cannot be read now."""
    try:
        return _digest(f"{file.path}\x1f{_sha256(inbox / file.path, file.size, file.modified)}" for file in files)
    except OSError:
        return None


@lru_cache(maxsize=_REMEMBERED)
def _sha256(path: Path, size: int, modified: float) -> str:  # noqa: ARG001 - size and time are part of what is remembered
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
