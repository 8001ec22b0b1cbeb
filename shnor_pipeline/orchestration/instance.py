"""The Dagster instance of a working folder: its own storage, telemetry off, nothing outside the machine."""

from __future__ import annotations

import os
from pathlib import Path

import dagster as dg

from shnor_pipeline.settings import Settings

_DAGSTER_YAML = """\
# Настройки оркестратора этой рабочей папки. Папка должна лежать на локальном диске, не на сетевом.
telemetry:
  enabled: false
nux:
  enabled: false
concurrency:
  pools:
    default_limit: 1
    granularity: op
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

    An existing ``dagster.yaml`` is a person's and stays as it is. With SHNOR_DAGSTER_URL set at first use, runs and
    schedules are kept in PostgreSQL instead of SQLite.
    """
    home = settings.dagster_home
    home.mkdir(parents=True, exist_ok=True)
    config = home / "dagster.yaml"
    if not config.exists():
        storage = _POSTGRES_YAML if os.environ.get("SHNOR_DAGSTER_URL") else _SQLITE_YAML
        config.write_text(_DAGSTER_YAML + storage, encoding="utf-8")
    os.environ["DAGSTER_HOME"] = str(home)
    os.environ["DAGSTER_DISABLE_TELEMETRY"] = "1"
    os.environ["SHNOR_HOME"] = str(settings.home)
    return home


def open_instance(settings: Settings) -> dg.DagsterInstance:
    """Return the working folder's instance; close it by using it as a context manager."""
    prepare_instance(settings)
    return dg.DagsterInstance.get()
