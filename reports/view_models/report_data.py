"""Everything a report is made of: frames of the catalogue, the method, the programme and the settings.

A report reads rows, not frames: each table is turned into plain dictionaries once (missing becomes None) and indexed
by school year and school, so that forty documents do not filter the same frame forty times.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

import pandas as pd

from shnor_pipeline.catalogue import table
from shnor_pipeline.domain import objectivity
from shnor_pipeline.domain.expected_scope import Expectations
from shnor_pipeline.domain.similar_schools import similar
from shnor_pipeline.domain.task_standing import school_standing
from shnor_pipeline.domain.weak_skills import weak_skills
from shnor_pipeline.expected_forms import ExpectedForms, shipped_expected_forms
from shnor_pipeline.methodology import Methodology
from shnor_pipeline.programme import Programme
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings

Row = dict[str, Any]
Made = TypeVar("Made")
WorkKey = tuple[int, int, str, str, int, str, str]
DISTRICT = "DISTRICT"
MUNICIPALITY = "MUNICIPALITY"


@dataclass(frozen=True)
class ReportData:
    """Inputs of the reports of one school year; pure data, no input or output.

    ``frames`` maps table names of the catalogue to frames; a table that is not given counts as empty. They should hold
    the school year and the one before (and, for the half-year report, the half-year before).
    """

    frames: Mapping[str, pd.DataFrame]
    school_year: SchoolYear
    methodology: Methodology
    programme: Programme
    settings: Settings
    generated_on: date
    data_version: str
    forms: ExpectedForms = field(default_factory=shipped_expected_forms)
    """What is expected of schools; the working folder's declaration where it has one."""
    late_for: date | None = None
    """The day that the report was due, where it is made up after a missed run; documents say so."""
    _rows: dict[str, list[Row]] = field(default_factory=dict, repr=False, compare=False)
    _index: dict[str, dict[tuple[int | None, str | None], list[Row]]] = field(
        default_factory=dict, repr=False, compare=False
    )
    _made: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def for_year(self, school_year: SchoolYear) -> ReportData:
        """Return the same data seen from another school year; what was indexed stays indexed."""
        return self if school_year == self.school_year else replace(self, school_year=school_year)

    def remembered(self, what: Hashable, make: Callable[[], Made]) -> Made:
        """Return what ``make`` gives, worked out once for all documents of this data; ``what`` names it."""
        if what not in self._made:
            self._made[what] = make()
        return self._made[what]

    def all_rows(self, name: str) -> list[Row]:
        """Return all rows of a table as dictionaries with the catalogue's columns, missing values as None."""
        if name not in self._rows:
            self._rows[name] = _records(self.frames.get(name), table(name).columns)
        return self._rows[name]

    def rows(self, name: str, school_id: str | None = None, year: SchoolYear | None = None) -> list[Row]:
        """Return the rows of a school year (the report's own by default), of one school or of all."""
        if name not in self._index:
            self._index[name] = _indexed(self.all_rows(name))
        return self._index[name].get(((year or self.school_year).start, school_id), [])

    def one(self, name: str, school_id: str, year: SchoolYear | None = None) -> Row | None:
        """Return the school's row of the year, or None."""
        found = self.rows(name, school_id, year)
        return found[0] if found else None

    @cached_property
    def schools(self) -> dict[str, Row]:
        """The registry by school_id, by name."""
        rows = sorted(self.all_rows("validated_schools"), key=lambda row: (str(row["name"]), row["school_id"]))
        return {row["school_id"]: row for row in rows}

    @cached_property
    def expectations(self) -> Expectations:
        """Of which schools the forms are expected, by the figures that reports hold."""
        status, index, context = (
            frame if frame is not None else pd.DataFrame(columns=list(table(name).columns))
            for name in ("derived_status", "derived_index", "validated_context")
            for frame in [self.frames.get(name)]
        )
        return Expectations.of(self.programme.programme.years, status, index, context)

    @cached_property
    def active_schools(self) -> dict[str, Row]:
        """Schools that were working at the end of the school year."""
        last = pd.Timestamp(self.school_year.last_day)
        return {
            key: row
            for key, row in self.schools.items()
            if (row["valid_to"] is None or pd.Timestamp(row["valid_to"]) >= last)
            and (row["valid_from"] is None or pd.Timestamp(row["valid_from"]) <= last)
        }

    def school_name(self, school_id: str) -> str:
        """Return the school's short name as the registry writes it."""
        row = self.schools.get(school_id)
        return row["name"] if row else school_id

    @cached_property
    def works(self) -> dict[WorkKey, list[Row]]:
        """All rows of derived_marks by work (school year, year, exam, season, grade, subject, level)."""
        found: dict[WorkKey, list[Row]] = {}
        for row in self.all_rows("derived_marks"):
            found.setdefault(work_key(row), []).append(row)
        return found

    @cached_property
    def signals(self) -> dict[str, list[Row]]:
        """Own signals of biased results of the school year, by school (``shnor_pipeline.domain.objectivity``).

        Those that need the scores of pupils (M1, M2) are there only if ``frames`` hold ``validated_pupil_results``.
        The fall of a cohort's quality (M4) is of the year before: this year's work is what made it known.
        """
        marks = self.frames.get("derived_marks")
        if marks is None or marks.empty:
            return {}
        pupils = self.frames.get("validated_pupil_results")
        if pupils is None:
            pupils = pd.DataFrame(columns=table("validated_pupil_results").columns)
        found = objectivity.signals(pupils, marks, self.methodology)
        own_year = found.loc[objectivity.known_in(found) == self.school_year.start]
        by_school: dict[str, list[Row]] = {}
        for row in own_year.to_dict("records"):
            by_school.setdefault(str(row["school_id"]), []).append({str(key): value for key, value in row.items()})
        return by_school

    @cached_property
    def weak_skills(self) -> dict[str, list[Row]]:
        """The tasks of the year that each school does worst beside the district (``domain.weak_skills``)."""
        completion = self.frames.get("derived_task_completion")
        if completion is None or completion.empty:
            return {}
        found = weak_skills(completion.loc[completion["school_year"] == self.school_year.start], self.methodology)
        plain = found.astype(object).where(found.notna(), None)
        by_school: dict[str, list[Row]] = {}
        for row in plain.to_dict("records"):
            by_school.setdefault(str(row["school_id"]), []).append({str(key): value for key, value in row.items()})
        return by_school

    @cached_property
    def tasks(self) -> pd.DataFrame:
        """Every task of the year by school, with whether it is below the district beyond chance."""
        completion = self.frames.get("derived_task_completion")
        if completion is None:
            completion = pd.DataFrame(columns=list(table("derived_task_completion").columns))
        return school_standing(completion.loc[completion["school_year"] == self.school_year.start])

    @cached_property
    def similar(self) -> dict[str, list[Row]]:
        """The nearest schools of each school by ИСБШ, size, remoteness and type, with the reason in words."""
        rows = [self._features(school_id, registry) for school_id, registry in self.active_schools.items()]
        if not rows:
            return {}
        by_school: dict[str, list[Row]] = {}
        for row in similar(pd.DataFrame(rows), self.methodology).to_dict("records"):
            by_school.setdefault(str(row["school_id"]), []).append({str(key): value for key, value in row.items()})
        return by_school

    def _features(self, school_id: str, registry: Row) -> Row:
        index = self.one("derived_index", school_id)
        passport = {row["field"]: row["value"] for row in self.rows("validated_social_passport", school_id)}
        return {
            "school_id": school_id,
            "index": index["index"] if index else None,
            "size": passport.get("pupils_total"),
            "distance": passport.get("distance_km"),
            "type": registry["type"],
        }

    def indicator_title(self, identifier: str) -> str:
        """Return the title of an indicator; one that the programme does not name is called by its identifier."""
        titles = {item.id: item.title for item in self.programme.indicators}
        return titles.get(identifier, identifier)


def work_key(row: Mapping[str, Any]) -> WorkKey:
    """Return what makes two rows of marks rows of the same work."""
    return (
        int(row["school_year"]),
        int(row["year"]),
        str(row["exam"]),
        str(row["season"] or ""),
        int(row["grade"] or 0),
        str(row["subject"]),
        str(row["level"] or ""),
    )


def _records(frame: pd.DataFrame | None, columns: list[str]) -> list[Row]:
    if frame is None or frame.empty:
        return []
    values = (_plain(frame[name]) if name in frame else [None] * len(frame) for name in columns)
    return [dict(zip(columns, row, strict=True)) for row in zip(*values, strict=True)]


def _plain(column: pd.Series) -> list[Any]:
    """Return a column as plain Python values, missing ones as None; equal texts are one object, however many rows."""
    if isinstance(column.dtype, pd.StringDtype):
        codes, texts = pd.factorize(column)
        known = [*texts.tolist(), None]  # a missing text has the code -1
        return [known[code] for code in codes.tolist()]
    values = column.tolist()
    for place in column.isna().to_numpy().nonzero()[0].tolist():
        values[place] = None
    return values


def _indexed(rows: Iterable[Row]) -> dict[tuple[int | None, str | None], list[Row]]:
    index: dict[tuple[int | None, str | None], list[Row]] = {}
    for row in rows:
        year = None if row.get("school_year") is None else int(row["school_year"])
        index.setdefault((year, None), []).append(row)
        if row.get("school_id") is not None:
            index.setdefault((year, row["school_id"]), []).append(row)
    return index
