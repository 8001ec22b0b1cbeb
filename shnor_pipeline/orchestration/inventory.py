"""The daily inventory: everything that is still broken or overdue, counted exactly.

Silence must not pass for order: what failed weeks ago and was never made good is named again every day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

import dagster as dg
import pandas as pd

from shnor_pipeline.intake.expected import expected_matrix
from shnor_pipeline.intake.register import ATTENTION_STATES
from shnor_pipeline.orchestration.failures import standing_failures
from shnor_pipeline.orchestration.freshness import stale_years
from shnor_pipeline.orchestration.notices import Notice
from shnor_pipeline.orchestration.report_calendar import in_service_since, issued_periods, missed
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings
from shnor_pipeline.storage.warehouse import Warehouse

_SLACK = timedelta(hours=1)
_IN_A_NOTICE = 10


@dataclass(frozen=True)
class Section:
    """One kind of trouble: its title, how many there are, and a line per item or group of items."""

    title: str
    count: int
    lines: tuple[str, ...]
    is_ours: bool = True
    """Whether the engineer mends it; otherwise a school or the methodologist has to send something."""


@dataclass(frozen=True)
class Inventory:
    """What is broken or overdue at a moment, and by when the next look is due."""

    moment: datetime
    next_due: datetime
    sections: tuple[Section, ...]

    @property
    def count(self) -> int:
        """How many items need attention."""
        return sum(section.count for section in self.sections)


def take_inventory(settings: Settings, warehouse: Warehouse, instance: dg.DagsterInstance, now: datetime) -> Inventory:
    """Return the inventory at this moment; sections without items are left out."""
    moment = now.astimezone(settings.zone)
    submissions = warehouse.read("register_submissions")
    sections = (
        _failed_runs(settings, instance),
        _missed_reports(settings, warehouse, submissions, moment),
        _stale(settings, warehouse),
        _files(submissions),
        _forms(settings, warehouse, moment),
    )
    found = tuple(section for section in sections if section.count)
    return Inventory(moment, next_inventory(settings, moment), found)


def next_inventory(settings: Settings, moment: datetime) -> datetime:
    """Return by when the next inventory is due: the next time of day it runs, with an hour to spare."""
    return next_inventory_start(settings, moment) + _SLACK


def next_inventory_start(settings: Settings, moment: datetime) -> datetime:
    """Return when the next inventory starts by schedule, in the folder's zone."""
    local = moment.astimezone(settings.zone)
    due = datetime.combine(local.date(), time.fromisoformat(settings.calendar.inventory), tzinfo=settings.zone)
    return due if due > local else due + timedelta(days=1)


def inventory_notice(inventory: Inventory) -> Notice:
    """Return the notice of an inventory: the exact count, and the first lines of every section."""
    lines: list[str] = []
    for section in inventory.sections:
        lines.append(f"{section.title}: {section.count}")
        lines += [f"  {line}" for line in section.lines[:_IN_A_NOTICE]]
        if len(section.lines) > _IN_A_NOTICE:
            lines.append(f"  … и ещё строк: {len(section.lines) - _IN_A_NOTICE}, все — в СТАТУС.html")
    return Notice(inventory.moment, f"Сверка: требует внимания {inventory.count}", tuple(lines))


def _failed_runs(settings: Settings, instance: dg.DagsterInstance) -> Section:
    failures = standing_failures(instance)
    lines = [
        f"{item.title} ({item.ended.astimezone(settings.zone):%d.%m.%Y %H:%M}): {'; '.join(item.reasons)}"
        for item in failures
    ]
    return Section("Запуск закончился сбоем и с тех пор не удался", len(failures), tuple(lines))


def _missed_reports(settings: Settings, warehouse: Warehouse, submissions: pd.DataFrame, moment: datetime) -> Section:
    issued = issued_periods(warehouse.read("register_reports"))
    owed = missed(settings, moment, issued, in_service_since(submissions))
    lines = [f"{item.report.title} ({item.period.key}): срок {item.due:%d.%m.%Y}" for item in owed]
    return Section("Отчёт не выпущен в срок", len(owed), tuple(lines))


def _stale(settings: Settings, warehouse: Warehouse) -> Section:
    stale = stale_years(settings, warehouse)
    changed = "приняты новые данные или изменились методика, программа, предыдущий год"
    lines = [f"{year.label}: {changed}; расчёт прежний" for year in stale]
    return Section("Учебный год рассчитан не по тому, что принято сейчас", len(stale), tuple(lines))


def _files(submissions: pd.DataFrame) -> Section:
    """Count by state only: the name of a file may hold a pupil's name, and a notice leaves the house."""
    bad = submissions[submissions["state"].isin(ATTENTION_STATES)]
    lines = [f"{state}: {count}" for state, count in bad["state"].value_counts().sort_index().items()]
    return Section("Файл не принят", len(bad), tuple(lines), is_ours=False)


def _forms(settings: Settings, warehouse: Warehouse, moment: datetime) -> Section:
    matrix = expected_matrix(warehouse, settings, moment.date())
    overdue = matrix[matrix["overdue_days"] > 0]
    groups = overdue.groupby(["title", "school_year"], as_index=False).agg(
        schools=("school_id", "size"), due=("due_on", "min")
    )
    lines = [
        f"{row['title']}, {SchoolYear(int(row['school_year'])).label}: нет от школ: {row['schools']}, "
        f"срок {row['due']:%d.%m.%Y}"
        for row in groups.to_dict("records")
    ]
    return Section("Форма не поступила в срок", len(overdue), tuple(lines), is_ours=False)
