"""The calendar as Dagster schedules, in the territory's time zone: reports, the nightly refresh, the daily inventory.

Each tick of a report asks for exactly one partition with a run key of its own, so that a tick evaluated twice starts
one run. A tick that comes late (the machine was off) starts nothing: the sensor of missed reports makes it up.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Any

import dagster as dg

from shnor_pipeline.orchestration.report_calendar import (
    GRACE,
    SCHEDULED_REPORTS,
    Occurrence,
    ScheduledReport,
    yearly_crons,
)
from shnor_pipeline.orchestration.run_tags import tags_of
from shnor_pipeline.settings import Settings


def build_schedules(settings: Settings, jobs: Mapping[str, Any]) -> list[dg.ScheduleDefinition]:
    """Return the schedules of a working folder; they are on from the first start of the daemon."""
    return [
        *(_report_schedule(settings, jobs, report) for report in SCHEDULED_REPORTS),
        _daily(settings, jobs["nightly_refresh"], settings.calendar.refresh, "Ночное обновление: приём и страницы."),
        _daily(
            settings, jobs["inventory"], settings.calendar.inventory, "Ежедневная сверка: что сломано и просрочено."
        ),
    ]


def local_moment(moment: datetime, settings: Settings) -> datetime:
    """Return the moment in the territory's zone; a moment without a zone is UTC."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(settings.zone)


def _report_schedule(settings: Settings, jobs: Mapping[str, Any], report: ScheduledReport) -> dg.ScheduleDefinition:
    @dg.schedule(
        name=report.schedule_name,
        job=jobs[report.job],
        cron_schedule=yearly_crons(report.days(settings.calendar), settings.calendar.at),
        execution_timezone=settings.timezone,
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description=report.description,
    )
    def scheduled(context: dg.ScheduleEvaluationContext) -> dg.RunRequest | dg.SkipReason:
        due = local_moment(context.scheduled_execution_time, settings)
        if datetime.now(UTC) - due > GRACE:
            return dg.SkipReason("срок прошёл, пока служба не работала: отчёт восполняет наблюдение за сроками")
        occurrence = Occurrence(report, due, report.period(due.date()))
        return dg.RunRequest(
            run_key=occurrence.key, partition_key=occurrence.period.partition, tags=tags_of(occurrence, late=False)
        )

    return scheduled


def _daily(settings: Settings, job: Any, at: str, description: str) -> dg.ScheduleDefinition:
    moment = time.fromisoformat(at)
    return dg.ScheduleDefinition(
        name=f"{job.name}_schedule",
        job=job,
        cron_schedule=f"{moment.minute} {moment.hour} * * *",
        execution_timezone=settings.timezone,
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description=description,
    )
