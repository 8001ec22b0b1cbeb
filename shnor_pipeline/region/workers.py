"""The Celery workers of a region: one set of settings for whoever hands the work out and whoever does it.

A task is acknowledged when it is done, not when it is taken: the work of a worker that dies goes to another. RabbitMQ
notices a lost worker at once, Redis after ``lost_after_seconds`` of ``[workers]`` in ``shnor.toml``.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

import dagster as dg

from shnor_pipeline.settings import Settings, SettingsError

BROKER, RESULTS = "SHNOR_CELERY_BROKER", "SHNOR_CELERY_RESULTS"
_BY_RETURN_OF_POST = "rpc://"
"""Results through the broker itself; Redis brokers keep them in Redis."""


def queue_of(home: Path) -> str:
    """Return the queue of a region: one of its own, so that regions on one broker never mix."""
    return f"shnor-{hashlib.sha256(str(home).encode()).hexdigest()[:12]}"


def have_workers() -> bool:
    """Tell whether the environment names a broker: then a region's work is handed to workers."""
    return bool(os.environ.get(BROKER))


def celery_settings(settings: Settings) -> dict[str, Any]:
    """Return the settings of Celery that make the work survive a worker, and workers share it evenly."""
    return {
        "task_acks_late": True,
        "task_reject_on_worker_lost": True,
        "worker_prefetch_multiplier": 1,
        "worker_cancel_long_running_tasks_on_connection_loss": True,
        "broker_connection_retry_on_startup": True,
        "broker_transport_options": {
            "max_retries": 3,
            "interval_start": 0,
            "interval_step": 0.2,
            "interval_max": 0.5,
            "visibility_timeout": settings.workers.lost_after_seconds,
        },
    }


def addresses() -> tuple[str, str]:
    """Return the URLs of the broker and of the results; SettingsError where the environment names no broker."""
    broker = os.environ.get(BROKER, "")
    if not broker:
        raise SettingsError(
            f"не задан брокер: нужна переменная окружения {BROKER}, например amqp://user:password@host:5672// "
            "или redis://host:6379/0"
        )
    default = broker if broker.startswith("redis") else _BY_RETURN_OF_POST
    return broker, os.environ.get(RESULTS) or default


def region_executor(settings: Settings) -> dg.ExecutorDefinition:
    """Return the executor of a region's jobs: workers where there is a broker, else this process.

    The broker's URL is read from the environment, so that its password stands in no run's configuration.
    """
    if not have_workers():
        return dg.in_process_executor
    try:
        from dagster_celery import celery_executor
    except ImportError as error:
        raise SettingsError(f"{BROKER} задан, а рабочие процессы не установлены: pip install .[celery]") from error
    broker, results = addresses()
    os.environ.setdefault(RESULTS, results)
    return celery_executor.configured(
        {
            "broker": {"env": BROKER} if broker else None,
            "backend": {"env": RESULTS},
            "config_source": celery_settings(settings),
        },
        name="celery",
    )
