"""Frozen school years: after the freeze day an issued year's data change only by an order, and the change is on record.

A year is frozen when its July analysis has been issued and the freeze day (``freeze`` under ``[calendar]`` in
``shnor.toml``, a day of the calendar year the school year ends in) has come. A file that would change a frozen year is
kept and waits; an order lets it in and makes an addendum, which the year's later editions print.

The registry of schools belongs to every year: a new version touches a frozen year where it adds, drops or changes a
school that worked in that year. A school that opens later touches no earlier year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import pandas as pd

from shnor_pipeline.catalogue import table
from shnor_pipeline.intake.register import State, Submission
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings
from shnor_pipeline.sources.reading import Reading
from shnor_pipeline.storage.warehouse import Warehouse

_JULY = "july"
_SCHOOLS = "schools"
_PLACE = {"sheet", "row", "file_id", "row_state"}


@dataclass(frozen=True)
class Amendment:
    """An order that lets late files in: its number and date as people write it, and which files (none: all)."""

    order: str
    paths: frozenset[str] = frozenset()

    def covers(self, item: Submission) -> bool:
        """Whether the order speaks of the file."""
        return not self.paths or item.path in self.paths


@dataclass(frozen=True)
class Entry:
    """A late file that an order let in: frozen years it changed, versions it replaced, how many cells changed."""

    item: Submission
    years: tuple[int, ...]
    replaced: tuple[Submission, ...]
    changes_n: int


def frozen_years(settings: Settings, warehouse: Warehouse, day: date) -> frozenset[int]:
    """Return the frozen school years (as the year they begin in) on that day."""
    if not settings.calendar.freeze:
        return frozenset()
    issued = warehouse.read("register_reports", {"kind": _JULY}, ["period"])["period"]
    years = {SchoolYear.parse(str(period)) for period in issued}
    return frozenset(year.start for year in years if day >= freeze_day(settings, year))


def freeze_day(settings: Settings, year: SchoolYear) -> date:
    """Return the day from which the year's data change only by an order."""
    day, month = map(int, settings.calendar.freeze.split("."))
    return date(year.start + 1, month, day)


def touched(item: Submission, frozen: frozenset[int]) -> list[int]:
    """Return the frozen years that the file speaks of."""
    return sorted(frozen & {int(part) for part in item.school_years.split(",") if part})


def registry_touches(before: Sequence[Reading], after: Reading, frozen: frozenset[int]) -> list[int]:
    """Return the frozen years in which a school worked that the new registry adds, drops or tells otherwise."""
    if not frozen or _SCHOOLS not in after.frames:
        return []
    old = {row for reading in before for row in _rows(reading)}
    changed = old ^ set(_rows(after))
    return sorted(year for year in frozen if any(_worked_in(row, year) for row in changed))


_Row = tuple[tuple[str, str], ...]


def _rows(reading: Reading) -> list[_Row]:
    """Return the schools of a registry, each as its fields; where on the sheet it stands does not matter."""
    frame = reading.frames.get(_SCHOOLS)
    if frame is None:
        return []
    kept = [name for name in sorted(frame.columns) if name not in _PLACE]
    return [tuple((name, _text(row[name])) for name in kept) for row in frame[kept].to_dict("records")]


def _text(value: object) -> str:
    return "" if value is None or pd.isna(value) else str(value)  # type: ignore[arg-type] - a cell is a scalar


def _worked_in(row: _Row, year: int) -> bool:
    told = dict(row)
    first, last = f"{year}-09-01", f"{year + 1}-08-31"
    return (told.get("valid_from") or first)[:10] <= last and (told.get("valid_to") or last)[:10] >= first


def held_back(item: Submission, years: Sequence[int]) -> Submission:
    """Return the file as one that is kept and waits for an order."""
    labels = ", ".join(SchoolYear(year).label for year in years)
    reason = (
        f"данные за {labels} заморожены, итоги выпущены: файл сохранён, но не учтён. "
        "Чтобы учесть его, нужен приказ: shnor ingest --amend «приказ № … от …»"
    )
    return replace(item, state=State.FROZEN.value, reason=reason)


def amendment_rows(amendment: Amendment, entries: Sequence[Entry], moment: datetime) -> pd.DataFrame:
    """Return the rows of ``register_amendments``: one per file let in and frozen year it changed."""
    rows = [
        {
            "submission_id": entry.item.submission_id,
            "school_year": year,
            "order_reference": amendment.order,
            "entered_at": moment,
            "path": entry.item.path,
            "file_id": entry.item.file_id,
            "form": entry.item.form,
            "school_ref": entry.item.school_id,
            "version": entry.item.version,
            "replaced": ";".join(old.submission_id for old in entry.replaced),
            "changes_n": entry.changes_n,
        }
        for entry in entries
        for year in entry.years
    ]
    return pd.DataFrame(rows, columns=table("register_amendments").columns)
