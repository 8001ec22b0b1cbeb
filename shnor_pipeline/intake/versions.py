"""Versions of one form: what a file is a version of, which one counts, and what changed between two.

Two files are versions of one form when they are of one kind, speak of the same works or school years, and mostly of
the same schools. The newer valid one counts; an invalid file never takes part, so it cannot displace a valid one.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import pandas as pd

from shnor_pipeline.sources.reading import Reading, RowState

_WORK = ("exam", "year", "season", "exam_date", "grade", "subject", "level", "attempt", "reported_on", "period")
_SAME_SCHOOLS = 0.5
_DISTRICT = "район"


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
        if "scope" in frame:
            frame = frame[frame["scope"] == "school"]
        if "school_ref" in frame:
            schools.update(frame["school_ref"].fillna(_DISTRICT).astype(str).unique())
        elif "fisoko_login" in frame:
            schools.update(frame["school_id"].dropna().astype(str).unique())
    digest = hashlib.sha256("\n".join(sorted(works)).encode()).hexdigest()[:12]
    return Scope(f"{reading.kind}:{digest}", frozenset(schools))


def _plain(value: object) -> str:
    return "" if value is None or pd.isna(value) else str(value)  # type: ignore[arg-type]


def valid(reading: Reading) -> bool:
    """Whether a reading may count at all: not rejected, and at least one row fit to be counted."""
    if reading.rejected:
        return False
    return any((frame["row_state"] == RowState.OK.value).any() for frame in reading.frames.values() if len(frame))


def changes(old: Reading, new: Reading) -> pd.DataFrame:
    """Return what differs cell by cell: table, sheet, row, field, before, after; rows are matched by their place."""
    parts = []
    for name in sorted(set(old.frames) | set(new.frames)):
        before, after = (_long(reading.frames.get(name)) for reading in (old, new))
        merged = before.merge(after, on=["sheet", "row", "field"], how="outer", suffixes=("_before", "_after"))
        merged = merged.fillna("")
        differing = merged[merged["value_before"] != merged["value_after"]]
        parts.append(differing.rename(columns={"value_before": "before", "value_after": "after"}).assign(table=name))
    columns = ["table", "sheet", "row", "field", "before", "after"]
    return pd.concat(parts, ignore_index=True)[columns] if parts else pd.DataFrame(columns=columns)


def _long(frame: pd.DataFrame | None) -> pd.DataFrame:
    if frame is None or frame.empty:
        return pd.DataFrame({"sheet": [], "row": [], "field": [], "value": []}).astype(
            {"sheet": "str", "row": "int64", "field": "str", "value": "str"}
        )
    texts = frame.drop(columns=["row_state", "pupil_id"], errors="ignore").map(_plain)
    texts["row"] = frame["row"].astype("int64")
    return texts.melt(id_vars=["sheet", "row"], var_name="field", value_name="value")
