"""The programme's calendar: which report is due when, about which period, and which due days went by without one.

Days and time are settings; a day begins in the territory's time zone. One line of ``SCHEDULED_REPORTS`` per report is
all that schedules, the make-up of missed runs, the index page, ``status`` and ``doctor`` know of it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pandas as pd

from shnor_pipeline.school_year import HalfYear, Quarter, SchoolYear
from shnor_pipeline.settings import Calendar, Settings

GRACE = timedelta(minutes=15)
"""How long after its time a report still counts as on time: the scheduled run may be at work."""
_LOOK_BACK = timedelta(days=366)


@dataclass(frozen=True)
class Period:
    """What a report is about: as ``register_reports`` writes it, and as the orchestrator's partition."""

    key: str
    partition: str


@dataclass(frozen=True)
class ScheduledReport:
    """A report that the calendar calls for: its kind, its job, its days, and the period it is about on such a day."""

    kind: str
    job: str
    title: str
    description: str
    days: Callable[[Calendar], tuple[str, ...]]
    period: Callable[[date], Period]
    read_period: Callable[[str], Period]
    job_alone: str = ""
    """The job that writes the report from tables that are fresh already, where it is another."""

    @property
    def schedule_name(self) -> str:
        """The schedule's name in the orchestrator."""
        return f"{self.job}_schedule"


@dataclass(frozen=True)
class Occurrence:
    """One report on one of its days; ``due`` is a moment of the territory's time zone."""

    report: ScheduledReport
    due: datetime
    period: Period

    @property
    def key(self) -> str:
        """Kind and period: ``july:2022-2023``; one run per key."""
        return f"{self.report.kind}:{self.period.key}"


def reported_school_year(day: date) -> SchoolYear:
    """Return the school year a July analysis made on this day reports: the one that ends in that summer."""
    return SchoolYear(day.year - 1)


def reported_half_year(day: date) -> HalfYear:
    """Return the half-year a monitoring made on this day reports: the one that has just ended."""
    return HalfYear.containing(day).previous


def _of_year(year: SchoolYear) -> Period:
    return Period(year.label, year.partition_key)


def _of_half_year(half_year: HalfYear) -> Period:
    return Period(half_year.key, half_year.partition_key)


def _of_quarter(quarter: Quarter) -> Period:
    return Period(quarter.key, quarter.partition_key)


def _year_named(text: str) -> Period:
    return _of_year(SchoolYear.parse(text))


def _half_year_named(text: str) -> Period:
    return _of_half_year(HalfYear.parse(text))


def _quarter_named(text: str) -> Period:
    return _of_quarter(Quarter.parse(text))


def _school_year(day: date) -> Period:
    return _of_year(reported_school_year(day))


def _quarter(day: date) -> Period:
    return _of_quarter(Quarter.containing(day).previous)


def _running_year(day: date) -> Period:
    return _of_year(SchoolYear.containing(day))


def _half_year(day: date) -> Period:
    return _of_half_year(reported_half_year(day))


SCHEDULED_REPORTS = (
    ScheduledReport(
        "july",
        "july_analysis",
        "июльский анализ по школам и району",
        "Июльский анализ: информационно-аналитический отчёт по каждой ШНОР и сводка по району.",
        lambda calendar: (calendar.july,),
        _school_year,
        _year_named,
        "july_reports",
    ),
    ScheduledReport(
        "half-year",
        "programme_monitoring",
        "аналитическая справка о реализации программы",
        "Мониторинг программы: аналитическая справка за прошедшее полугодие.",
        lambda calendar: calendar.half_year,
        _half_year,
        _half_year_named,
    ),
    ScheduledReport(
        "quarter",
        "school_roadmaps",
        "справка о дорожных картах школ",
        "Дорожные карты школ: справка за прошедший квартал.",
        lambda calendar: calendar.quarter,
        _quarter,
        _quarter_named,
    ),
    ScheduledReport(
        "september",
        "staff_deficits",
        "дефициты педагогов и плановые показатели",
        "Сентябрь: дефициты педагогов и плановые показатели учебного года.",
        lambda calendar: (calendar.september,),
        _running_year,
        _year_named,
    ),
    ScheduledReport(
        "december",
        "training_needs",
        "потребность в повышении квалификации",
        "Декабрь: потребность в повышении квалификации на учебный год.",
        lambda calendar: (calendar.december,),
        _running_year,
        _year_named,
    ),
)


def report_of(key: str) -> tuple[ScheduledReport, Period]:
    """Return the report and the period of a key such as ``july:2022-2023``; ValueError, in Russian, for another text.

    Half-years are written ``half-year:2023-1``, quarters ``quarter:2023-3``.
    """
    kind, _, text = key.partition(":")
    for report in SCHEDULED_REPORTS:
        if report.kind == kind:
            return report, report.read_period(text)
    kinds = ", ".join(report.kind for report in SCHEDULED_REPORTS)
    raise ValueError(f"«{key}» не называет отчёта: напишите вид и период, например july:2022-2023; виды: {kinds}")


def yearly_crons(days: Collection[str], at: str) -> list[str]:
    """Return one cron line per ``dd.mm`` at the given time of day."""
    moment = time.fromisoformat(at)
    return [f"{moment.minute} {moment.hour} {int(day[:2])} {int(day[3:])} *" for day in days]


def occurrences(settings: Settings, after: datetime, until: datetime) -> list[Occurrence]:
    """Return every report due after the first moment and not after the second, soonest first."""
    zone = settings.zone
    first, last = after.astimezone(zone), until.astimezone(zone)
    at = time.fromisoformat(settings.calendar.at)
    found = []
    for report in SCHEDULED_REPORTS:
        for text in report.days(settings.calendar):
            for year in range(first.year, last.year + 1):
                due = datetime.combine(date(year, int(text[3:]), int(text[:2])), at, tzinfo=zone)
                if first < due <= last:
                    found.append(Occurrence(report, due, report.period(due.date())))
    return sorted(found, key=lambda item: (item.due, item.key))


def missed(
    settings: Settings, now: datetime, issued: Collection[tuple[str, str]], since: datetime | None
) -> list[Occurrence]:
    """Return the reports whose time went by without one, soonest first: each kind and period once.

    ``issued`` holds (kind, period) of ``register_reports``; ``since`` is when the working folder took in its first
    file: what was due before is nobody's debt. Nothing older than a year is made up.
    """
    if since is None:
        return []
    due = occurrences(settings, max(since, now - _LOOK_BACK), now - GRACE)
    owed = {item.key: item for item in due if (item.report.kind, item.period.key) not in issued}
    return sorted(owed.values(), key=lambda item: (item.due, item.key))


def in_service_since(submissions: pd.DataFrame) -> datetime | None:
    """Return when the first file of ``register_submissions`` was seen; None for an empty register."""
    seen = pd.to_datetime(submissions["first_seen"]).min()
    return None if pd.isna(seen) else seen.to_pydatetime().replace(tzinfo=UTC)


def coming_days(settings: Settings, today: date, issued: Collection[tuple[str, str]] = ()) -> list[tuple[date, str]]:
    """Return the next day of each scheduled report with its title, soonest first; today still counts as coming.

    A report that is there already (in ``issued``) is not announced again.
    """
    coming = []
    for report in SCHEDULED_REPORTS:
        for text in report.days(settings.calendar):
            day = date(today.year, int(text[3:]), int(text[:2]))
            if day < today or (report.kind, report.period(day).key) in issued:
                day = day.replace(year=today.year + 1)
            coming.append((day, report.title))
    return sorted(coming)


def issued_periods(reports: pd.DataFrame) -> set[tuple[str, str]]:
    """Return (kind, period) of every row of ``register_reports``."""
    return set(reports[["kind", "period"]].astype(str).itertuples(index=False, name=None))
