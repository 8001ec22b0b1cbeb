"""Running the orchestrator's jobs of one working folder: the same assets, in this process, without a daemon."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from shnor_pipeline.orchestration.step_labels import OTHER_STEPS, STEP_LABELS
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings
from shnor_pipeline.showing import Progress


@dataclass
class Outcome:
    """How a job ended: whether it succeeded, which steps failed and why, and the run's id in the orchestrator."""

    success: bool
    run_id: str
    failures: list[str] = field(default_factory=list)
    recomputed: str = ""
    new_files: int = 0
    """How many files of the inbox the job read."""


class Runner:
    """Runs jobs of one working folder in this process; use it as a context manager, with the folder's lock held."""

    def __init__(self, settings: Settings, shown: Progress, today: str = "") -> None:
        from shnor_pipeline.definitions import build_defs
        from shnor_pipeline.orchestration.instance import open_instance

        self.turn_to(shown, today)
        self._settings = settings
        self._instance = open_instance(settings)
        self._definitions = build_defs(settings.home)

    def turn_to(self, shown: Progress, today: str = "") -> None:
        """Show what follows in another progress bar, and let the reports that follow bear another date."""
        from shnor_pipeline.orchestration.opening import TODAY_VARIABLE

        self._shown = shown
        if today:
            os.environ[TODAY_VARIABLE] = today

    def __enter__(self) -> Self:
        from shnor_pipeline.orchestration.dead_runs import end_dead_runs

        self._instance.__enter__()
        end_dead_runs(self._instance)
        return self

    def __exit__(self, *error: object) -> None:
        self._instance.dispose()

    def run(
        self,
        job: str,
        partition: str | None = None,
        ops: dict[str, object] | None = None,
        tags: Mapping[str, str] | None = None,
        selection: Sequence[str] | None = None,
    ) -> Outcome:
        """Run one job, for one partition where it has them; never raise on a failed step, announce it instead.

        ``selection`` limits the run to some of the job's assets (``derived/roadmap``).
        """
        from dagster import AssetKey

        from shnor_pipeline.orchestration.failures import failure_notice
        from shnor_pipeline.orchestration.notices import announce
        from shnor_pipeline.orchestration.progress import LOGGER_CONFIG, listening
        from shnor_pipeline.storage.given_back import relieve

        def heard(event: str, step: str) -> None:
            if event == "STEP_START":
                self._shown.step(STEP_LABELS.get(step, OTHER_STEPS))
                relieve()

        definition = self._definitions.resolve_job_def(job)
        config = {**LOGGER_CONFIG, **({"ops": ops} if ops else {})}
        with listening(heard):
            result = definition.execute_in_process(
                run_config=config,
                instance=self._instance,
                partition_key=partition,
                raise_on_error=False,
                tags=tags,
                asset_selection=[AssetKey(name.split("/")) for name in selection] if selection is not None else None,
            )
        failures = [
            f"{STEP_LABELS.get(event.step_key or '', event.step_key)}: {_reason(event)}"
            for event in result.all_events
            if event.is_step_failure
        ]
        if not result.success and not failures:
            failures = [f"запуск «{job}» не состоялся: {_run_reason(result.all_events)}"]
        if not result.success:
            announce(self._settings, failure_notice(self._instance, result.dagster_run, self._settings.zone))
        outcome = Outcome(result.success, result.run_id, failures, new_files=_new_files(result.all_events))
        del result
        relieve()
        return outcome

    def job_with(self, asset: str) -> str:
        """Return the name of the first job that makes the asset (``derived/roadmap``)."""
        return next(name for name in self._jobs() if asset in self.assets_of(name))

    def report_assets(self, job: str) -> list[str]:
        """Return the assets of a job that are reports, the pages of the shared folder left out."""
        return [name for name in self.assets_of(job) if name.startswith("reports/") and not name.endswith("_page")]

    def assets_of(self, job: str) -> list[str]:
        """Return the assets that a job makes, by name."""
        keys = self._definitions.resolve_job_def(job).asset_layer.selected_asset_keys
        return sorted("/".join(key.path) for key in keys)

    def _jobs(self) -> list[str]:
        from shnor_pipeline.orchestration.jobs import build_jobs

        return list(build_jobs())

    def take_in(self, order: str = "", files: Sequence[str] = ()) -> Outcome:
        """Take in the inbox; with an order, also the files (default: all) that wait because their year is frozen.

        Without anything new the registry is not checked once more: checking imports what a report can do without.
        """
        from shnor_pipeline.orchestration.freshness import registry_is_fresh
        from shnor_pipeline.orchestration.opening import open_warehouse

        config = {"raw__inbox": {"config": {"order": order, "files": list(files)}}} if order else None
        outcome = self.run("intake", ops=dict(config) if config else None, selection=["raw/inbox"])
        if not outcome.success:
            return outcome
        idle = not outcome.new_files and registry_is_fresh(open_warehouse(self._settings))
        registry = [] if idle else ["validated/schools"]
        return self.run("intake", selection=[*registry, "reports/submissions_page"])

    def refresh(self, settings: Settings, order: str = "", files: Sequence[str] = ()) -> list[Outcome]:
        """Take in the inbox, then recompute in every stale year what the new files concern, oldest year first."""
        from shnor_pipeline.orchestration.dependants import parents_of, recomputation
        from shnor_pipeline.orchestration.jobs import RELOAD
        from shnor_pipeline.orchestration.opening import open_warehouse

        outcomes = [self.take_in(order, files)]
        if not outcomes[0].success:
            return outcomes
        selected = self._definitions.resolve_job_def(RELOAD).asset_layer.selected_asset_keys
        parents = parents_of(self._definitions.resolve_asset_graph(), selected)
        tried: set[SchoolYear] = set()
        # A second look: where an earlier year has been mended, the later ones that waited for it are computed now.
        for _ in range(2):
            planned = recomputation(settings, open_warehouse(settings), parents)
            fresh = {year: names for year, names in planned.items() if year not in tried}
            for number, (year, names) in enumerate(fresh.items(), start=1):
                tried.add(year)
                self._shown.step(f"учебный год {year.label}")
                outcome = self.run(RELOAD, year.partition_key, selection=names)
                outcome.recomputed = f"{year.label}: {_told(names, len(parents))}"
                outcomes.append(outcome)
                self._shown.advance(number, len(fresh))
        return outcomes


def _new_files(events: Sequence[Any]) -> int:
    """Return the count that the intake noted beside what it took in."""
    noted = [event.materialization.metadata.get("new_files") for event in events if event.is_step_materialization]
    return sum(int(value.value) for value in noted if value is not None)


def _told(names: Sequence[str], of: int) -> str:
    """Return which tables were recomputed, in few words where it was all of them."""
    tables = [name.replace("/", "_") for name in names if name.startswith(("validated/", "derived/"))]
    if len(names) == of:
        return f"пересчитаны все таблицы ({len(tables)})"
    listed = ", ".join(tables) or "ни одна, проверено"
    return f"пересчитаны таблицы ({len(tables)}): {listed}; остальные не изменились"


def _run_reason(events: Sequence[Any]) -> str:
    """Return why a run failed outside its steps (a resource, the configuration)."""
    failed = [event for event in events if event.is_failure and event.message]
    return str(failed[-1].message).splitlines()[0] if failed else "причина — в журнале оркестратора"


def _reason(event: object) -> str:
    """Return why a step failed: a sentence of our own if there is one above the foreign error, else that error's."""
    from shnor_pipeline.orchestration.failures import own_text

    data = getattr(event, "step_failure_data", None)
    failure = getattr(data, "user_failure_data", None)
    if failure is not None and failure.description:
        return str(failure.description)
    error = getattr(data, "error", None)
    if own := own_text(error):
        return own
    cause = error
    while cause is not None and cause.cause is not None:
        cause = cause.cause
    return str(getattr(cause, "message", "") or "").strip().splitlines()[0] if cause else "без пояснения"
