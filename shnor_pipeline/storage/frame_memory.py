"""Frames read during one run, kept so that no table is fetched twice while nobody has written it.

A report run reads the same forty tables for every document set, every page and every year. Within ``remembering`` the
second reading of a table costs nothing; whoever writes a table in this process makes it forgotten. Outside of it
(sensors, the UI, a command that waits) every reading asks the database. What another process writes meanwhile is seen
by the next run: one run speaks of one state.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from threading import Lock

import pandas as pd

_MOST_CELLS = 8_000_000
"""How many values are kept at most (about 250 MB of texts); what does not fit is simply read again."""


class FrameMemory:
    """Frames by database, table and question; empty unless somebody asked to remember."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._askers = 0
        self._frames: dict[tuple[str, str], dict[Hashable, pd.DataFrame]] = {}
        self._cells = 0

    @contextmanager
    def remembering(self) -> Iterator[None]:
        """Remember until the outermost block ends."""
        with self._lock:
            self._askers += 1
        try:
            yield
        finally:
            with self._lock:
                self._askers -= 1
                if not self._askers:
                    self._frames, self._cells = {}, 0

    def recall(self, database: str, table: str, question: Hashable) -> pd.DataFrame | None:
        """Return what was read before, as a frame of the asker's own (columns are copied only when written to)."""
        with self._lock:
            found = self._frames.get((database, table), {}).get(question)
        return None if found is None else found.copy(deep=False)

    def keep(self, database: str, table: str, question: Hashable, frame: pd.DataFrame) -> None:
        """Remember a frame, where somebody asked to and it fits."""
        with self._lock:
            if self._askers and self._cells + frame.size <= _MOST_CELLS:
                self._cells += frame.size
                self._frames.setdefault((database, table), {})[question] = frame.copy(deep=False)

    def forget(self, database: str, *tables: str) -> None:
        """Forget what was read of tables that are about to change."""
        with self._lock:
            for table in tables:
                for frame in self._frames.pop((database, table), {}).values():
                    self._cells -= frame.size


MEMORY = FrameMemory()
