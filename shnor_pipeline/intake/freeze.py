"""Frozen school years: after the freeze day an issued year's data change only by an order, and the change is on record.

A year is frozen when its July analysis has been issued and the freeze day (``freeze`` under ``[calendar]`` in
``shnor.toml``, a day of the calendar year the school year ends in) has come. A file that would change a frozen year is
kept and waits; an order lets it in and makes an addendum, which the year's later editions print.
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
from shnor_pipeline.storage.warehouse import Warehouse

_JULY = "july"


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
    """A late file that an order let in: which versions it replaced and how many cells changed."""

    item: Submission
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


def held_back(item: Submission, years: Sequence[int]) -> Submission:
    """Return the file as one that is kept and waits for an order."""
    labels = ", ".join(SchoolYear(year).label for year in years)
    reason = (
        f"данные за {labels} заморожены, итоги выпущены: файл сохранён, но не учтён. "
        "Чтобы учесть его, нужен приказ: shnor ingest --amend «приказ № … от …»"
    )
    return replace(item, state=State.FROZEN.value, reason=reason)


def amendment_rows(
    amendment: Amendment, entries: Sequence[Entry], years: frozenset[int], moment: datetime
) -> pd.DataFrame:
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
        for year in touched(entry.item, years)
    ]
    return pd.DataFrame(rows, columns=table("register_amendments").columns)
