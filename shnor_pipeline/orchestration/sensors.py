"""Watching the inbox, the freshness of years, the due days of reports, and how runs end.

All ask for runs with keys of their own, so that nothing runs twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import dagster as dg

from shnor_pipeline.intake.watching import Watch, look
from shnor_pipeline.orchestration.dead_runs import INTERRUPTED
from shnor_pipeline.orchestration.dependants import Parents, parents_of, recomputation
from shnor_pipeline.orchestration.failures import failure_notice
from shnor_pipeline.orchestration.freshness import input_hashes, rests_on
from shnor_pipeline.orchestration.jobs import INVENTORY, RELOAD
from shnor_pipeline.orchestration.notices import announce
from shnor_pipeline.orchestration.opening import open_warehouse
from shnor_pipeline.orchestration.report_calendar import SCHEDULED_REPORTS, in_service_since, issued_periods, missed
from shnor_pipeline.orchestration.run_tags import REPORT, tags_of
from shnor_pipeline.settings import SETTINGS_FILE, Settings

_INTERVAL_SECONDS = 60
_CUT_OFF_AT_MOST = 3
"""How often a report is tried again that was cut off: a run that kills its machine must not do so for ever."""
_ON = dg.DefaultSensorStatus.RUNNING


def build_sensors(settings: Settings, jobs: Mapping[str, Any]) -> list[dg.SensorDefinition]:
    """Return the sensors of a working folder; they are on from the first start of the daemon."""
    return [
        _inbox(settings, jobs),
        _stale_years(settings, jobs),
        _missed_reports(settings, jobs),
        _failures(settings, jobs),
        _recomputations(jobs),
    ]


def _is_prepared(settings: Settings) -> bool:
    return (settings.home / SETTINGS_FILE).is_file()


def _inbox(settings: Settings, jobs: Mapping[str, Any]) -> dg.SensorDefinition:
    @dg.sensor(
        name="inbox_sensor",
        job=jobs["intake"],
        minimum_interval_seconds=_INTERVAL_SECONDS,
        default_status=_ON,
        description="Новые и изменённые файлы в папке «Входящие».",
    )
    def inbox_sensor(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
        """Ask for one intake when the inbox has stayed the same for two looks and holds other content than before."""
        watch, nothing = look(settings.inbox, Watch.from_text(context.cursor))
        if nothing:
            return dg.SensorResult(skip_reason=nothing, cursor=watch.to_text())
        key = f"inbox-{watch.asked}-{watch.taken}"
        return dg.SensorResult(run_requests=[dg.RunRequest(run_key=key)], cursor=watch.to_text())

    return inbox_sensor


def _stale_years(settings: Settings, jobs: Mapping[str, Any]) -> dg.SensorDefinition:
    @dg.sensor(
        name="stale_years_sensor",
        job=jobs["reload_year"],
        minimum_interval_seconds=_INTERVAL_SECONDS,
        default_status=_ON,
        description="Учебные годы, рассчитанные не по тем данным или не по той методике, что приняты сейчас.",
    )
    def stale_years_sensor(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
        """Ask for one recomputation per stale year and state of its inputs, of what the new files concern."""
        if not _is_prepared(settings):
            return dg.SkipReason("папка не подготовлена")
        warehouse = open_warehouse(settings)
        planned = recomputation(settings, warehouse, _parents(context))
        if not planned:
            return dg.SkipReason("все годы рассчитаны по принятым данным")
        inputs = input_hashes(warehouse)
        return dg.SensorResult(
            run_requests=[
                dg.RunRequest(
                    run_key="-".join(
                        (
                            year.partition_key,
                            inputs[year][:16],
                            *rests_on(settings, warehouse, year),
                        )
                    ),
                    partition_key=year.partition_key,
                    asset_selection=[dg.AssetKey(name.split("/")) for name in names],
                )
                for year, names in planned.items()
            ]
        )

    return stale_years_sensor


def _parents(context: dg.SensorEvaluationContext) -> Parents:
    repository = context.repository_def
    if repository is None:
        raise dg.DagsterInvariantViolationError("the sensor of stale years needs the definitions it belongs to")
    return parents_of(repository.asset_graph, repository.get_job(RELOAD).asset_layer.selected_asset_keys)


def _missed_reports(settings: Settings, jobs: Mapping[str, Any]) -> dg.SensorDefinition:
    @dg.sensor(
        name="missed_reports_sensor",
        jobs=[jobs[name] for name in sorted({report.job for report in SCHEDULED_REPORTS})],
        minimum_interval_seconds=_INTERVAL_SECONDS,
        default_status=_ON,
        description="Отчёты, срок которых прошёл, пока служба не работала: восполняются один раз, с пометкой.",
    )
    def missed_reports_sensor(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
        """Ask for every report that is due since the folder is in service and was not tried, or cut off in the act."""
        if not _is_prepared(settings):
            return dg.SkipReason("папка не подготовлена")
        warehouse = open_warehouse(settings)
        since = in_service_since(warehouse.read("register_submissions"))
        issued = issued_periods(warehouse.read("register_reports"))
        owed = [
            (item, attempt)
            for item in missed(settings, datetime.now(UTC), issued, since)
            if (attempt := next_attempt(context.instance, item.key)) is not None
        ]
        if not owed:
            return dg.SkipReason("пропущенных отчётов нет")
        return dg.SensorResult(
            run_requests=[
                dg.RunRequest(
                    run_key=f"late-{item.key}{attempt}",
                    job_name=item.report.job,
                    partition_key=item.period.partition,
                    tags=tags_of(item, late=True),
                )
                for item, attempt in owed
            ]
        )

    return missed_reports_sensor


def next_attempt(instance: dg.DagsterInstance, report_key: str) -> str | None:
    """Return the end of the run key of the next attempt at a report; None where it was tried, or cut off too often."""
    tried = instance.get_run_records(dg.RunsFilter(tags={REPORT: report_key}))
    if len(tried) > _CUT_OFF_AT_MOST or any(INTERRUPTED not in record.dagster_run.tags for record in tried):
        return None
    return f"-{len(tried)}" if tried else ""


def _failures(settings: Settings, jobs: Mapping[str, Any]) -> dg.SensorDefinition:
    @dg.run_failure_sensor(
        name="failure_sensor",
        request_job=jobs[INVENTORY],
        minimum_interval_seconds=_INTERVAL_SECONDS,
        default_status=_ON,
        description="Сбой запуска: запись в журнал извещений, письмо (если настроено), обновление СТАТУС.html.",
    )
    def failure_sensor(context: dg.RunFailureSensorContext) -> dg.RunRequest | dg.SkipReason:
        """Announce the failure, then ask for the status page unless that is what failed."""
        run = context.dagster_run
        announce(settings, failure_notice(context.instance, run, settings.zone))
        if run.job_name == INVENTORY:
            return dg.SkipReason("сама сверка не удалась: извещение отправлено")
        return dg.RunRequest(run_key=f"failed-{run.run_id}")

    return failure_sensor


def _recomputations(jobs: Mapping[str, Any]) -> dg.SensorDefinition:
    @dg.run_status_sensor(
        name="recomputed_sensor",
        run_status=dg.DagsterRunStatus.SUCCESS,
        monitored_jobs=[jobs["intake"], jobs["reload_year"]],
        request_job=jobs[INVENTORY],
        minimum_interval_seconds=_INTERVAL_SECONDS,
        default_status=_ON,
        description="После приёма и пересчёта обновляет СТАТУС.html.",
    )
    def recomputed_sensor(context: dg.RunStatusSensorContext) -> dg.RunRequest:
        """Ask for the status page once per run that changed something."""
        return dg.RunRequest(run_key=f"after-{context.dagster_run.run_id}")

    return recomputed_sensor
