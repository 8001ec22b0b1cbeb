"""The composition root: the only module that brings assets, checks, reports, schedules and sensors together."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import dagster as dg

import assets.derived
import assets.raw
import assets.validated
import reports
from shnor_pipeline.garbage import search_rarely
from shnor_pipeline.orchestration.folder_lock import in_process_alone
from shnor_pipeline.orchestration.io_managers import SqlTables
from shnor_pipeline.orchestration.jobs import build_jobs
from shnor_pipeline.orchestration.progress import step_logger
from shnor_pipeline.orchestration.schedules import build_schedules
from shnor_pipeline.orchestration.sensors import build_sensors
from shnor_pipeline.orchestration.working_folder import WorkingFolder
from shnor_pipeline.settings import SETTINGS_FILE, Settings, find_home, load_settings


def build_defs(
    home: str | Path | None = None, resource_overrides: Mapping[str, object] | None = None
) -> dg.Definitions:
    """Return the definitions that serve one working folder (default: SHNOR_HOME, else the current folder).

    A folder without settings yields the default calendar, so that the code location always loads; a run in it then
    says plainly what is missing. Tests pass ``resource_overrides``.
    """
    folder = find_home(home)
    settings = load_settings(folder) if (folder / SETTINGS_FILE).is_file() else Settings(home=folder)
    working_folder = WorkingFolder(home=str(folder))
    jobs = build_jobs()
    return dg.Definitions(
        assets=[
            *dg.load_assets_from_package_module(assets.raw),
            *dg.load_assets_from_package_module(assets.validated),
            *dg.load_assets_from_package_module(assets.derived),
            *dg.load_assets_from_package_module(reports),
        ],
        jobs=list(jobs.values()),
        schedules=build_schedules(settings, jobs),
        sensors=build_sensors(settings, jobs),
        resources={
            "folder": working_folder,
            "tables": SqlTables(folder=working_folder),
            **(resource_overrides or {}),
        },
        loggers={"shnor": step_logger},
        executor=in_process_alone(folder),
    )


@dg.definitions
def defs() -> dg.Definitions:
    """Return the definitions of the working folder that SHNOR_HOME names; built only when Dagster asks."""
    search_rarely()
    os.environ.setdefault("DAGSTER_DISABLE_TELEMETRY", "1")
    return build_defs()
