"""Runs whose process was killed: the orchestrator still believes them at work until somebody says otherwise.

Whoever holds the working folder's lock knows: a run that had begun its steps and does not hold the lock is dead. A run
of the service that waits for the lock has begun none. Left standing, a dead run would keep the queue of the service
shut for hours.
"""

from __future__ import annotations

import dagster as dg

INTERRUPTED = "shnor/interrupted"
"""The tag of a run that was cut off, not refused: what it was for is tried again."""
_AT_WORK = [dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.CANCELING]


def end_dead_runs(instance: dg.DagsterInstance, but: str = "", *, waiting_too: bool = False) -> list[str]:
    """Mark runs as failed that are thought at work and are not; return their ids. Call it with the lock held.

    ``but`` is the caller's own run; ``waiting_too`` also ends runs without a step begun: at the start of the service,
    when none of its runs can be waiting.
    """
    ended = []
    for record in instance.get_run_records(dg.RunsFilter(statuses=_AT_WORK)):
        run = record.dagster_run
        if run.run_id == but or not (waiting_too or instance.get_run_step_stats(run.run_id)):
            continue
        instance.add_run_tags(run.run_id, {INTERRUPTED: "true"})
        instance.report_run_failed(run, "Прерван: процесс запуска остановлен (питание, перезагрузка, снятие задачи)")
        ended.append(run.run_id)
    return ended
