"""Watching the inbox, and keeping years fresh: both ask for runs with keys of their own, so nothing runs twice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import dagster as dg

from shnor_pipeline.intake.inbox import fingerprint
from shnor_pipeline.orchestration.freshness import input_hashes, stale_years
from shnor_pipeline.orchestration.working_folder import methodology_for, open_warehouse
from shnor_pipeline.settings import SETTINGS_FILE, Settings

_INTERVAL_SECONDS = 60


def build_sensors(settings: Settings, jobs: Mapping[str, Any]) -> list[dg.SensorDefinition]:
    """Return the sensors of a working folder; they are on from the first start of the daemon."""

    @dg.sensor(
        name="inbox_sensor",
        job=jobs["intake"],
        minimum_interval_seconds=_INTERVAL_SECONDS,
        default_status=dg.DefaultSensorStatus.RUNNING,
        description="Новые и изменённые файлы в папке «Входящие».",
    )
    def inbox_sensor(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
        """Ask for one intake when the inbox has stayed the same for two looks and differs from what was taken in."""
        if not settings.inbox.is_dir():
            return dg.SkipReason(f"нет папки {settings.inbox}")
        now = fingerprint(settings.inbox)
        seen, taken = (context.cursor or "|").split("|")
        if now == taken:
            return dg.SkipReason("новых файлов нет")
        if now != seen:
            return dg.SensorResult(skip_reason="файлы ещё меняются", cursor=f"{now}|{taken}")
        return dg.SensorResult(run_requests=[dg.RunRequest(run_key=f"inbox-{now}")], cursor=f"{now}|{now}")

    @dg.sensor(
        name="stale_years_sensor",
        job=jobs["reload_year"],
        minimum_interval_seconds=_INTERVAL_SECONDS,
        default_status=dg.DefaultSensorStatus.RUNNING,
        description="Учебные годы, рассчитанные не по тем данным или не по той методике, что приняты сейчас.",
    )
    def stale_years_sensor() -> dg.SensorResult | dg.SkipReason:
        """Ask for one recomputation per stale year and state of its inputs."""
        if not (settings.home / SETTINGS_FILE).is_file():
            return dg.SkipReason("папка не подготовлена")
        warehouse = open_warehouse(settings)
        stale = stale_years(settings, warehouse)
        if not stale:
            return dg.SkipReason("все годы рассчитаны по принятым данным")
        inputs = input_hashes(warehouse)
        return dg.SensorResult(
            run_requests=[
                dg.RunRequest(
                    run_key=f"{year.partition_key}-{inputs[year][:16]}-{methodology_for(settings, year).hash[:8]}",
                    partition_key=year.partition_key,
                )
                for year in stale
            ]
        )

    return [inbox_sensor, stale_years_sensor]
