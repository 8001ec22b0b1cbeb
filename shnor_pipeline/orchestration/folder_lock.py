"""Runs that a service launches hold the working folder's lock, as commands do: one run writes at a time.

The lock is taken where a run executes its steps, so that it is held whoever launched it: a schedule, a sensor, a
person in the UI. A command runs steps by the orchestrator's in-process call, which replaces this executor: it has
taken the lock itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg
from dagster._core.events import DagsterEvent, EngineEventData
from dagster._core.execution.context.system import PlanOrchestrationContext
from dagster._core.execution.plan.plan import ExecutionPlan
from dagster._core.execution.retries import RetryMode
from dagster._core.executor.base import Executor

from shnor_pipeline.intake.folder import exclusive
from shnor_pipeline.orchestration.dead_runs import end_dead_runs
from shnor_pipeline.settings import SETTINGS_FILE

WAIT_SECONDS = 3600.0
"""How long a launched run waits for a command to end: longer than any reload, shorter than a run may last."""


class LockedExecutor(Executor):
    """Executes as another executor does, with the working folder to itself."""

    def __init__(self, inner: Executor, home: Path) -> None:
        self._inner, self._home = inner, home

    @property
    def retries(self) -> RetryMode:
        """Return the retries of the executor inside."""
        return self._inner.retries

    def execute(self, plan_context: PlanOrchestrationContext, execution_plan: ExecutionPlan) -> Iterator[DagsterEvent]:
        """Wait for the lock and execute; FolderError, which fails the run, where the folder stays in use."""
        who = f"служба, запуск {plan_context.run_id[:8]}"
        yield DagsterEvent.engine_event(plan_context, f"Занимает рабочую папку {self._home}", EngineEventData())
        with exclusive(self._home, wait_seconds=WAIT_SECONDS, who=who):
            end_dead_runs(plan_context.instance, but=plan_context.run_id)
            yield from self._inner.execute(plan_context, execution_plan)


def in_process_alone(home: Path) -> dg.ExecutorDefinition:
    """Return the in-process executor that holds the lock of the working folder while it executes."""
    stock = dg.in_process_executor

    @dg.executor(name="in_process", config_schema=stock.config_schema)
    def made(init_context: dg.InitExecutorContext) -> Any:
        inner = stock.executor_creation_fn(init_context)  # type: ignore[misc] - the stock executor has one
        return LockedExecutor(inner, home) if (home / SETTINGS_FILE).is_file() else inner

    return made
