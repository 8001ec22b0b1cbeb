"""Versions of one form: what a file is a version of, which one counts, and what changed between two.

Two files are versions of one form when they are of one kind, speak of the same works or school years, and mostly of
the same schools. The newer valid one counts; an invalid file never takes part, so it cannot displace a valid one.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
import pandas as pd

from shnor_pipeline.sources.reading import Reading, RowState

_WORK = (
    "exam",
    "year",
    "season",
    "exam_date",
    "grade",
    "subject",
    "level",
    "attempt",
    "reported_on",
    "period",
    "quarter",
)
_ASPECTS = ("mark_group", "skill")
"""What one export of a work tells and another does not (by groups of marks, by planned results): they are no versions
of each other, although they are of one kind and speak of the same works."""
_SAME_SCHOOLS = 0.5
_MOST_BROKEN = 0.5
DISTRICT = "район"
"""What stands for the school in rows that are of none."""


@dataclass(frozen=True)
class Scope:
    """What a file speaks of: ``form`` names kind and works, ``schools`` the schools as the file names them."""

    form: str
    schools: frozenset[str]

    def same(self, other: Scope) -> bool:
        """Whether both are versions of one form: the same works, and at least half of the schools in common."""
        if self.form != other.form:
            return False
        either = self.schools | other.schools
        return not either or len(self.schools & other.schools) / len(either) >= _SAME_SCHOOLS


def scope(reading: Reading) -> Scope:
    """Return what a reading speaks of."""
    works: set[str] = set()
    schools: set[str] = set()
    for name, frame in sorted(reading.frames.items()):
        columns = [column for column in ("school_year", *_WORK) if column in frame]
        distinct = frame[columns].drop_duplicates() if columns else pd.DataFrame(index=[0])
        works.update(f"{name}|" + "|".join(map(_plain, row)) for row in distinct.itertuples(index=False))
        works.update(f"{name}|{aspect}" for aspect in _ASPECTS if aspect in frame and bool(frame[aspect].notna().any()))
        if "scope" in frame:
            frame = frame[frame["scope"] == "school"]
        if "school_ref" in frame:
            schools.update(frame["school_ref"].fillna(DISTRICT).astype(str).unique())
        elif "fisoko_login" in frame:
            schools.update(frame["school_id"].dropna().astype(str).unique())
    digest = hashlib.sha256("\n".join(sorted(works)).encode()).hexdigest()[:12]
    return Scope(f"{reading.kind}:{digest}", frozenset(schools))


def _plain(value: object) -> str:
    return "" if value is None or pd.isna(value) else str(value)  # type: ignore[arg-type]


def quarantined_n(reading: Reading) -> int:
    """Return how many rows the reader set aside."""
    return sum(int((frame["row_state"] == RowState.QUARANTINED.value).sum()) for frame in reading.frames.values())


def valid(reading: Reading) -> bool:
    """Whether a reading may count at all: not rejected, and at least one row fit to be counted."""
    if reading.rejected:
        return False
    return any((frame["row_state"] == RowState.OK.value).any() for frame in reading.frames.values() if len(frame))


def displaces(reading: Reading, broken_n: int, earlier_broken_n: int) -> bool:
    """Whether a newer version may take the place of an earlier valid one.

    One school's form must not be worse than what it replaces: not more broken rows. A file about many schools must be
    sound as a whole: at most half of its rows broken, or not more than before.
    """
    if broken_n <= earlier_broken_n:
        return True
    return len(scope(reading).schools) > 1 and broken_n <= reading.rows_n * _MOST_BROKEN


CHANGE_COLUMNS = ("table", "sheet", "row", "column", "item", "before", "after")
_NOT_CONTENT = ("row_state", "pupil_id")


def changes(old: Reading, new: Reading) -> pd.DataFrame:
    """Return what differs between two readings, cell by cell; rows are matched by their place.

    Columns: ``table``, ``sheet``, ``row``, ``column`` (the table's), ``item`` (the line of a form, where it has
    lines), ``before``, ``after`` as texts, empty where the cell was blank or the row absent. Pupils' codes are left
    out.
    """
    parts = [_table_changes(name, old, new) for name in sorted(set(old.frames) | set(new.frames))]
    return pd.concat([pd.DataFrame(columns=CHANGE_COLUMNS), *parts], ignore_index=True)


def _table_changes(name: str, old: Reading, new: Reading) -> pd.DataFrame:
    before, after = (_by_place(reading.frames.get(name)) for reading in (old, new))
    places = before.index.union(after.index)
    columns = sorted(set(before.columns) | set(after.columns))
    before, after = (frame.reindex(index=places, columns=columns, fill_value="") for frame in (before, after))
    lines = after["field"].where(after["field"] != "", before["field"]) if "field" in columns else None
    found = []
    for place, column in np.argwhere((before != after).to_numpy()):
        sheet, row = places[place]
        values = (before.iat[place, column], after.iat[place, column])
        found.append((name, sheet, row, columns[column], "" if lines is None else lines.iat[place], *values))
    return pd.DataFrame(found, columns=CHANGE_COLUMNS)


def _by_place(frame: pd.DataFrame | None) -> pd.DataFrame:
    """Return all content as text, indexed by sheet and row."""
    if frame is None or frame.empty:
        return pd.DataFrame(index=pd.MultiIndex.from_arrays([[], []], names=["sheet", "row"]))
    first = frame.drop_duplicates(["sheet", "row"]).drop(columns=list(_NOT_CONTENT), errors="ignore")
    return first.set_index(["sheet", "row"]).map(_shown)


def _shown(value: object) -> str:
    """Return a cell as people write it: whole numbers without a point, a decimal comma."""
    if isinstance(value, float) and not pd.isna(value):
        return str(int(value)) if value.is_integer() else f"{value:g}".replace(".", ",")
    return _plain(value)
