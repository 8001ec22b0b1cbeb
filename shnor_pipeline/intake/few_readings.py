"""Readings of one pass, a few in memory at a time: a region's files hold a million rows, the intake looks at each once.

They stand in the cache of readings; what was looked at last is kept, because versions of one form come one after
another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from shnor_pipeline.intake.readings import ReadingCache
from shnor_pipeline.sources.reading import Reading

MOST_ROWS = 50_000
"""How many rows are kept in memory, of as many readings as that makes; the one asked for last always is."""


class FewReadings:
    """The readings of the new files of a pass, and of files that counted before it."""

    def __init__(self, cache: ReadingCache, new: Mapping[str, Callable[[], Reading]]) -> None:
        """``new`` maps each new file to what reads it, should the cache not have it."""
        self._cache = cache
        self._new = new
        self._kept: dict[str, Reading] = {}

    def new(self, file_id: str) -> Reading:
        """Return the reading of a new file."""
        return self._kept.get(file_id) or self._keep(file_id, self._new[file_id]())

    def get(self, file_id: str) -> Reading | None:
        """Return the reading of any file, None where an earlier one is kept no more."""
        if file_id in self._new:
            return self.new(file_id)
        known = self._kept.get(file_id) or self._cache.load(file_id)
        return None if known is None else self._keep(file_id, known)

    def without_rows(self) -> Iterator[tuple[str, Reading]]:
        """Yield each new file with its reading's findings and columns alone."""
        for file_id, read in self._new.items():
            yield file_id, self._cache.load(file_id, ()) or read()

    def rows_n(self) -> int:
        """Return how many rows are in memory."""
        return sum(reading.rows_n for reading in self._kept.values())

    def _keep(self, file_id: str, reading: Reading) -> Reading:
        """Keep the reading as the latest, and let go of the earliest until few rows are left."""
        self._kept[file_id] = self._kept.pop(file_id, reading)
        rows = self.rows_n()
        for earliest in list(self._kept)[:-1]:
            if rows <= MOST_ROWS:
                break
            rows -= self._kept.pop(earliest).rows_n
        return reading
