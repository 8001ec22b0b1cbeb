"""Runs that failed and have not been made good, told without a word out of a data file.

The text of an unexpected error may quote a cell, and a cell may hold a pupil's name: only sentences of our own are
passed on, of any other error its kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import dagster as dg
from dagster import DagsterEventType
from dagster_shared.error import SerializableErrorInfo

from shnor_pipeline.orchestration.notices import Notice
from shnor_pipeline.orchestration.partitions import half_year_of, quarter_of, school_year_of
from shnor_pipeline.orchestration.run_tags import PARTITION
from shnor_pipeline.orchestration.step_labels import OTHER_STEPS, STEP_LABELS

JOB_TITLES = {
    "intake": "приём файлов",
    "reload_year": "пересчёт учебного года",
    "july_analysis": "июльский анализ",
    "july_reports": "июльский анализ",
    "july_request": "отчёты по запросу",
    "public_edition": "редакция для сайта",
    "ais_export": "выгрузка для АИС",
    "programme_monitoring": "мониторинг программы",
    "school_roadmaps": "дорожные карты школ",
    "staff_deficits": "дефициты педагогов",
    "training_needs": "потребность в повышении квалификации",
    "nightly_refresh": "ночное обновление",
    "inventory": "ежедневная сверка",
}
_OWN_ERRORS = {
    "DatabaseError",
    "DeclarationError",
    "DeliveryError",
    "DocumentTemplateError",
    "FolderError",
    "OriginalGoneError",
    "ScalesError",
    "SettingsError",
}
_LOOKED_AT = 500


@dataclass(frozen=True)
class FailedRun:
    """A run that ended badly: what it was, when, and a line per failed step."""

    run_id: str
    title: str
    ended: datetime
    reasons: tuple[str, ...]


def standing_failures(instance: dg.DagsterInstance) -> list[FailedRun]:
    """Return the last failed run of every job and partition that has not succeeded since, oldest first."""
    ended = [dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE]
    latest: dict[tuple[str, str], dg.RunRecord] = {}
    for record in instance.get_run_records(dg.RunsFilter(statuses=ended), limit=_LOOKED_AT):
        run = record.dagster_run
        latest.setdefault((_title(run.job_name), run.tags.get(PARTITION, "")), record)
    failed = [record for record in latest.values() if record.dagster_run.status == dg.DagsterRunStatus.FAILURE]
    return [
        FailedRun(
            record.dagster_run.run_id,
            run_title(record.dagster_run),
            datetime.fromtimestamp(record.end_time or record.create_timestamp.timestamp(), UTC),
            tuple(reasons(instance, record.dagster_run.run_id)),
        )
        for record in sorted(failed, key=lambda item: item.create_timestamp)
    ]


def run_title(run: dg.DagsterRun) -> str:
    """Return what people call the run: its purpose and its period."""
    partition = run.tags.get(PARTITION, "")
    return f"{_title(run.job_name)}, {_period(run.job_name, partition)}" if partition else _title(run.job_name)


def _period(job: str, partition: str) -> str:
    """Return the run's partition in words: «2022-2023», «I полугодие 2023 года», «II квартал 2023 года»."""
    if job == "programme_monitoring":
        return half_year_of(partition).label
    if job == "school_roadmaps":
        return quarter_of(partition).label
    return school_year_of(partition).label


def _title(job: str) -> str:
    return JOB_TITLES.get(job, job)


def reasons(instance: dg.DagsterInstance, run_id: str) -> list[str]:
    """Return a line per failed step of a run; one line of the run's own where no step had begun."""
    entries = instance.all_logs(run_id, of_type=DagsterEventType.STEP_FAILURE)
    lines = step_failures(entry.dagster_event for entry in entries if entry.dagster_event is not None)
    return lines or [run_failure(instance, run_id)]


def run_failure(instance: dg.DagsterInstance, run_id: str) -> str:
    """Return why a run ended without a failed step, where that is a sentence of our own (the folder was in use)."""
    for entry in instance.all_logs(run_id, of_type=DagsterEventType.RUN_FAILURE):
        error = entry.dagster_event.job_failure_data.error if entry.dagster_event is not None else None
        text = own_text(error)
        if text:
            return text
    return f"запуск прерван; подробности — в журнале запуска {run_id[:8]}"


def step_failures(events: Iterable[dg.DagsterEvent]) -> list[str]:
    """Return «step: reason» for every failed step among the events."""
    return [f"{STEP_LABELS.get(event.step_key or '', OTHER_STEPS)}: {_reason(event)}" for event in events]


def _reason(event: dg.DagsterEvent) -> str:
    data = event.step_failure_data
    if data.user_failure_data is not None and data.user_failure_data.description:
        return str(data.user_failure_data.description)
    cause = _first_cause(data.error)
    if cause is None:
        return "без пояснения"
    return own_text(data.error) or f"ошибка программы ({cause.cls_name or 'ошибка'})"


def _first_cause(error: SerializableErrorInfo | None) -> SerializableErrorInfo | None:
    while error is not None and error.cause is not None:
        error = error.cause
    return error


def own_text(error: SerializableErrorInfo | None) -> str:
    """Return the error's first line where it, or what it follows from, is a sentence of our own; else nothing."""
    while error is not None:
        kind = str(error.cls_name)
        if kind in _OWN_ERRORS:
            first = str(error.message).strip().splitlines()[0]
            return re.sub(rf"^[\w.]*\b{kind}: ", "", first)
        error = error.cause
    return ""


def failure_notice(instance: dg.DagsterInstance, run: dg.DagsterRun, zone: ZoneInfo) -> Notice:
    """Return the notice of a failed run."""
    return Notice(
        datetime.now(zone),
        f"Сбой: {run_title(run)}",
        (
            *reasons(instance, run.run_id),
            f"Запуск {run.run_id[:8]}; что делать — docs/operations.md, «When something fails».",
        ),
    )
