"""The programme's calendar as schedules: July analysis and half-year monitoring, in the territory's time zone.

Each tick asks for exactly one partition with a run key of its own, so that a tick evaluated twice starts one run.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

import dagster as dg
import pandas as pd

from shnor_pipeline.orchestration.partitions import half_year_key
from shnor_pipeline.school_year import HalfYear, SchoolYear
from shnor_pipeline.settings import Settings


def daily_cron(days: tuple[str, ...], at: str) -> list[str]:
    """Return one cron line per ``dd.mm`` at the given time of day."""
    moment = time.fromisoformat(at)
    return [f"{moment.minute} {moment.hour} {int(day[:2])} {int(day[3:])} *" for day in days]


def reported_school_year(moment: datetime) -> SchoolYear:
    """Return the school year a July analysis made at this (local) moment reports: the one that ends in that summer."""
    return SchoolYear(moment.year - 1)


def reported_half_year(moment: datetime) -> HalfYear:
    """Return the half-year a monitoring made at this (local) moment reports: the one that has just ended."""
    return HalfYear.containing(moment.date()).previous


def build_schedules(settings: Settings, jobs: Mapping[str, Any]) -> list[dg.ScheduleDefinition]:
    """Return the schedules of a working folder; they are on from the first start of the daemon."""

    def local(context: dg.ScheduleEvaluationContext) -> datetime:
        moment = context.scheduled_execution_time
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(settings.zone)

    @dg.schedule(
        name="july_analysis_schedule",
        job=jobs["july_analysis"],
        cron_schedule=daily_cron((settings.calendar.july,), settings.calendar.at)[0],
        execution_timezone=settings.timezone,
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description="Июльский анализ: информационно-аналитический отчёт по каждой ШНОР и сводка по району.",
    )
    def july_analysis_schedule(context: dg.ScheduleEvaluationContext) -> dg.RunRequest:
        year = reported_school_year(local(context))
        return dg.RunRequest(run_key=f"july-{year.partition_key}", partition_key=year.partition_key)

    @dg.schedule(
        name="programme_monitoring_schedule",
        job=jobs["programme_monitoring"],
        cron_schedule=daily_cron(settings.calendar.half_year, settings.calendar.at),
        execution_timezone=settings.timezone,
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description="Мониторинг программы: аналитическая справка за прошедшее полугодие.",
    )
    def programme_monitoring_schedule(context: dg.ScheduleEvaluationContext) -> dg.RunRequest:
        half_year = reported_half_year(local(context))
        return dg.RunRequest(run_key=f"half-year-{half_year.key}", partition_key=half_year_key(half_year))

    return [july_analysis_schedule, programme_monitoring_schedule]


def coming_days(settings: Settings, today: date, issued: Collection[tuple[str, str]] = ()) -> list[tuple[date, str]]:
    """Return the next day of each scheduled report with its title, soonest first; today still counts as coming.

    ``issued`` holds (kind, period) of ``register_reports``: a report that is there already is not announced again.
    """
    days = [(settings.calendar.july, "july", "июльский анализ по школам и району")]
    days += [(day, "half-year", "аналитическая справка о реализации программы") for day in settings.calendar.half_year]
    coming = []
    for text, kind, title in days:
        day = date(today.year, int(text[3:]), int(text[:2]))
        if day < today or (kind, _reported_period(kind, day)) in issued:
            day = day.replace(year=today.year + 1)
        coming.append((day, title))
    return sorted(coming)


def _reported_period(kind: str, day: date) -> str:
    """Return the period, as ``register_reports`` writes it, that a report made on this day is about."""
    moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001  a calendar day, no moment in time
    return reported_school_year(moment).label if kind == "july" else reported_half_year(moment).key


def issued_periods(reports: pd.DataFrame) -> set[tuple[str, str]]:
    """Return (kind, period) of every row of ``register_reports``."""
    return set(reports[["kind", "period"]].astype(str).itertuples(index=False, name=None))
