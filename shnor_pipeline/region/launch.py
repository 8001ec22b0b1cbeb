"""Starting a run of the whole region and telling what became of every municipality."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import dagster as dg
from dagster import DagsterEventType

from shnor_pipeline.orchestration.failures import run_failure, step_failures
from shnor_pipeline.orchestration.instance import open_instance
from shnor_pipeline.orchestration.progress import LOGGER_CONFIG
from shnor_pipeline.region.calendar import run_config
from shnor_pipeline.region.definitions import region_job
from shnor_pipeline.settings import Settings


@dataclass(frozen=True)
class RegionOutcome:
    """How a run ended: codes of the municipalities that are done, and a line per one that is not."""

    run_id: str
    success: bool
    done: tuple[str, ...]
    failures: tuple[str, ...]


def run_region(
    region: Settings,
    reports: Sequence[str] = (),
    municipalities: Sequence[str] = (),
    today: str = "",
    say: Callable[[str], object] = lambda _: None,
) -> RegionOutcome:
    """Run the region's job here: its steps are done in this process or, with a broker, by the workers."""
    config = {**LOGGER_CONFIG, **run_config(reports, municipalities, today)}
    with open_instance(region) as instance:
        say(f"Муниципалитетов: {len(municipalities or region.municipalities)}")
        with warnings.catch_warnings():
            # The Celery executor registers its task anew for every step; it is the same task each time.
            warnings.filterwarnings("ignore", message="Task name 'execute_plan' is already registered")
            result = dg.execute_job(dg.reconstructable(region_job), instance, run_config=config, raise_on_error=False)
        return _outcome(instance, result.run_id, result.success)


def _outcome(instance: dg.DagsterInstance, run_id: str, success: bool) -> RegionOutcome:
    ended = instance.all_logs(run_id, of_type={DagsterEventType.STEP_SUCCESS, DagsterEventType.STEP_FAILURE})
    events = [entry.dagster_event for entry in ended if entry.dagster_event is not None]
    done = {_code(event) for event in events if event.is_step_success} - {""}
    failures = [_told(event) for event in events if event.is_step_failure]
    if not success and not failures:
        failures = [run_failure(instance, run_id)]
    return RegionOutcome(run_id, success, tuple(sorted(done)), tuple(sorted(set(failures))))


def _told(event: dg.DagsterEvent) -> str:
    """Return the failure of a municipality under its code, once."""
    reason = step_failures([event])[0].partition(": ")[2]
    named = f"муниципалитет {_code(event)}: "
    return reason if reason.startswith(named) else named + reason


def _code(event: dg.DagsterEvent) -> str:
    """Return the code in «municipality[bratsk]»; empty for another step."""
    _, _, code = (event.step_key or "").partition("[")
    return code.rstrip("]")
