"""Giving memory back to the system once a large table is done with.

Freed memory stays with the allocators of Arrow and of C, which keep it for the next table: after a year of a region's
results some 400 MB of it, under everything that follows.
"""

from __future__ import annotations

import ctypes
import gc
import os
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

LARGE = 200_000
"""From so many rows on a table is large: what it leaves behind is worth the tenths of a second that a search takes."""

MUCH = 900 << 20
"""What a district of forty schools does not come to hold (730 MB at its peak): only a region pays for the search."""


def empty(frame: pd.DataFrame) -> None:
    """Take all columns from a frame that nobody will look at again, although something still holds it."""
    for name in list(frame.columns):
        del frame[name]


def relieve() -> None:
    """Give memory back where this process has come to hold much of it: between two steps, for the next begins anew."""
    if _resident_bytes() > MUCH:
        give_back()


def _resident_bytes() -> int:
    """Return how much memory the process has of the system; 0 where the system does not say (not Linux)."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def give_back() -> None:
    """Collect what is unreachable and hand free memory to the system."""
    gc.collect()
    pa.default_memory_pool().release_unused()
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Any:
    """Return the C library's own way to do so, None where it has none (Windows, macOS, musl)."""
    try:
        return getattr(ctypes.CDLL(None), "malloc_trim", None)
    except (OSError, TypeError):
        return None
