"""The Dagster instance of a working folder: its own storage, telemetry off, nothing outside the machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg

from shnor_pipeline.orchestration.opening import TODAY_VARIABLE
from shnor_pipeline.settings import Settings

RUNS_URL_VARIABLE = "SHNOR_DAGSTER_URL"
_DAGSTER_YAML = """\
# Настройки оркестратора этой рабочей папки. Папка должна лежать на локальном диске, не на сетевом.
telemetry:
  enabled: false
nux:
  enabled: false
concurrency:
  runs:
    max_concurrent_runs: 1
run_monitoring:
  enabled: true
  start_timeout_seconds: 300
  max_runtime_seconds: 7200
retention:
  schedule:
    purge_after_days: 90
  sensor:
    purge_after_days:
      skipped: 7
      failure: 30
      success: 90
"""
_SQLITE_YAML = """\
storage:
  custom:
    module: shnor_pipeline.orchestration.local_storage
    class: LocalStorage
    config:
      base_dir:
        env: DAGSTER_HOME
"""
_POSTGRES_YAML = """\
storage:
  postgres:
    postgres_url:
      env: SHNOR_DAGSTER_URL
"""


def prepare_instance(settings: Settings) -> Path:
    """Create the orchestrator's folder with its settings, point this process at it, and return it.

    An existing ``dagster.yaml`` is a person's and stays as it is. With SHNOR_DAGSTER_URL (or ``dagster_url``) set at
    first use, runs and schedules are kept in PostgreSQL instead of SQLite.
    """
    home = settings.dagster_home
    home.mkdir(parents=True, exist_ok=True)
    config = home / "dagster.yaml"
    if not config.exists():
        storage = _POSTGRES_YAML if settings.runs_url else _SQLITE_YAML
        config.write_text(_DAGSTER_YAML + storage, encoding="utf-8")
    if settings.runs_url:
        os.environ[RUNS_URL_VARIABLE] = settings.runs_url
    os.environ["DAGSTER_HOME"] = str(home)
    os.environ["DAGSTER_DISABLE_TELEMETRY"] = "1"
    os.environ["SHNOR_HOME"] = str(settings.home)
    return home


@contextmanager
def own_environment() -> Iterator[None]:
    """Put back what ``prepare_instance`` sets for the process: for work on one folder inside a run of another."""
    names = ("DAGSTER_HOME", "SHNOR_HOME", RUNS_URL_VARIABLE, TODAY_VARIABLE)
    before = {name: os.environ.get(name) for name in names}
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def open_instance(settings: Settings) -> dg.DagsterInstance:
    """Return the working folder's instance; close it by using it as a context manager."""
    prepare_instance(settings)
    return dg.DagsterInstance.get()
