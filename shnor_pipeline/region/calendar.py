"""The calendar of a region: the same days and reports as of a single centre, for all municipalities at once.

A report whose time went by while the machine was off is made up once, for the municipalities that lack it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, time

import dagster as dg

from shnor_pipeline.intake.watching import Watch, look
from shnor_pipeline.orchestration.opening import open_warehouse
from shnor_pipeline.orchestration.report_calendar import (
    GRACE,
    SCHEDULED_REPORTS,
    Occurrence,
    ScheduledReport,
    in_service_since,
    issued_periods,
    missed,
    yearly_crons,
)
from shnor_pipeline.orchestration.run_tags import LATE_FOR, REPORT, tags_of
from shnor_pipeline.orchestration.schedules import local_moment
from shnor_pipeline.orchestration.sensors import next_attempt
from shnor_pipeline.settings import SETTINGS_FILE, Settings, load_settings

_LOOK_SECONDS, _MISSED_SECONDS = 300, 3600
_OP = "municipalities"


def run_config(
    reports: Sequence[str] = (), municipalities: Sequence[str] = (), today: str = "", late_for: str = ""
) -> dict[str, object]:
    """Return the configuration of a run of the region's job."""
    config = {
        "reports": list(reports),
        "municipalities": list(municipalities),
        "today": today,
        "late_for": late_for,
    }
    return {"ops": {_OP: {"config": config}}}


def build_region_schedules(settings: Settings, job: dg.JobDefinition) -> list[dg.ScheduleDefinition]:
    """Return the schedules of a region: every report of the calendar, and the nightly refresh."""
    at = time.fromisoformat(settings.calendar.refresh)
    nightly = dg.ScheduleDefinition(
        name="region_refresh_schedule",
        job=job,
        run_config=run_config(),
        cron_schedule=f"{at.minute} {at.hour} * * *",
        execution_timezone=settings.timezone,
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description="Ночное обновление всех муниципалитетов: приём, пересчёт, страницы.",
    )
    return [nightly, *(_report_schedule(settings, job, report) for report in SCHEDULED_REPORTS)]


def _report_schedule(settings: Settings, job: dg.JobDefinition, report: ScheduledReport) -> dg.ScheduleDefinition:
    @dg.schedule(
        name=f"region_{report.schedule_name}",
        job=job,
        cron_schedule=yearly_crons(report.days(settings.calendar), settings.calendar.at),
        execution_timezone=settings.timezone,
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description=report.description,
    )
    def scheduled(context: dg.ScheduleEvaluationContext) -> dg.RunRequest | dg.SkipReason:
        due = local_moment(context.scheduled_execution_time, settings)
        if datetime.now(UTC) - due > GRACE:
            return dg.SkipReason("срок прошёл, пока служба не работала: отчёт восполняет наблюдение за сроками")
        item = Occurrence(report, due, report.period(due.date()))
        return dg.RunRequest(run_key=item.key, run_config=run_config([item.key]), tags=tags_of(item, late=False))

    return scheduled


def build_region_sensors(settings: Settings, job: dg.JobDefinition) -> list[dg.SensorDefinition]:
    """Return the sensors of a region: new files in any inbox, and reports that were missed."""
    return [_inboxes(settings, job), _missed(settings, job)]


def _inboxes(settings: Settings, job: dg.JobDefinition) -> dg.SensorDefinition:
    @dg.sensor(
        name="region_inboxes_sensor",
        job=job,
        minimum_interval_seconds=_LOOK_SECONDS,
        default_status=dg.DefaultSensorStatus.RUNNING,
        description="Новые и изменённые файлы во «Входящих» муниципалитетов.",
    )
    def region_inboxes_sensor(context: dg.SensorEvaluationContext) -> dg.SensorResult:
        """Ask for one run of the municipalities whose inbox stayed the same for two looks and holds something new."""
        watches = {code: Watch.from_text(text) for code, text in json.loads(context.cursor or "{}").items()}
        fresh = []
        for item in settings.municipalities:
            watch, nothing = look(settings.municipality_home(item.code) / "inbox", watches.get(item.code, Watch()))
            watches[item.code] = watch
            if not nothing:
                fresh.append(item.code)
        cursor = json.dumps({code: watch.to_text() for code, watch in watches.items()})
        if not fresh:
            return dg.SensorResult(skip_reason="новых файлов нет", cursor=cursor)
        key = "-".join(f"{code}.{watches[code].asked}.{watches[code].taken}" for code in fresh)
        request = dg.RunRequest(run_key=key, run_config=run_config(municipalities=fresh))
        return dg.SensorResult(run_requests=[request], cursor=cursor)

    return region_inboxes_sensor


def _missed(settings: Settings, job: dg.JobDefinition) -> dg.SensorDefinition:
    @dg.sensor(
        name="region_missed_reports_sensor",
        job=job,
        minimum_interval_seconds=_MISSED_SECONDS,
        default_status=dg.DefaultSensorStatus.RUNNING,
        description="Отчёты, срок которых прошёл, пока служба не работала: восполняются один раз, с пометкой.",
    )
    def region_missed_reports_sensor(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
        """Ask once for every report that municipalities lack and that was never even tried."""
        owed = owed_reports(settings, datetime.now(UTC))
        requests = [
            dg.RunRequest(
                run_key=f"late-{item.key}{attempt}",
                run_config=run_config([item.key], codes, late_for=item.due.date().isoformat()),
                tags={REPORT: item.key, LATE_FOR: item.due.date().isoformat()},
            )
            for item, codes in owed
            if (attempt := next_attempt(context.instance, item.key)) is not None
        ]
        return dg.SensorResult(run_requests=requests) if requests else dg.SkipReason("пропущенных отчётов нет")

    return region_missed_reports_sensor


def owed_reports(settings: Settings, now: datetime) -> list[tuple[Occurrence, list[str]]]:
    """Return the reports whose time went by, with the codes of the municipalities that lack them."""
    owed: dict[str, tuple[Occurrence, list[str]]] = {}
    for item in settings.municipalities:
        home = settings.municipality_home(item.code)
        if not (home / SETTINGS_FILE).is_file():
            continue
        own = load_settings(home)
        warehouse = open_warehouse(own)
        since = in_service_since(warehouse.read("register_submissions"))
        for report in missed(own, now, issued_periods(warehouse.read("register_reports")), since):
            owed.setdefault(report.key, (report, []))[1].append(item.code)
    return list(owed.values())
