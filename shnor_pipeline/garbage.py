"""How often Python looks for objects that only hold each other.

A run makes millions of small objects (cells, events, figures), nearly all freed at once without any search; the default
of a search every 700 allocations spent an eighth of a district's run on finding nothing.
"""

from __future__ import annotations

import gc

_NEW_OBJECTS, _YOUNG_SEARCHES, _MIDDLE_SEARCHES = 200_000, 50, 100


def search_rarely() -> None:
    """Let this process search for cycles only after many new objects."""
    gc.set_threshold(_NEW_OBJECTS, _YOUNG_SEARCHES, _MIDDLE_SEARCHES)
