"""The gate between files and figures: one table of one school year, checked as one batch.

Bad rows are set aside with findings; the accepted rows replace the year's rows in the warehouse. When the results
would be meaningless as a whole, nothing is stored and what was accepted before stays: the step fails after every
check result has been recorded (a flag alone would not hold back a later run of the tables downstream).
"""

from __future__ import annotations

from collections.abc import Iterator

import dagster as dg
from checks.rule import rules_for
from checks.runner import Outcome, run_suite

from assets.validated.batch import check_context, collect_batch
from shnor_pipeline.findings import Severity
from shnor_pipeline.orchestration.metadata import findings_metadata
from shnor_pipeline.orchestration.partitions import SCHOOL_YEARS, school_year_of
from shnor_pipeline.orchestration.working_folder import WorkingFolder
from shnor_pipeline.school_year import SchoolYear

GATE = "gate"
_LEVELS = {
    Severity.ERROR: dg.AssetCheckSeverity.ERROR,
    Severity.QUESTION: dg.AssetCheckSeverity.WARN,
    Severity.NOTE: dg.AssetCheckSeverity.WARN,
}


def check_name(code: str) -> str:
    """Return the name of a rule's asset check: ``GIA-012`` → ``GIA_012``."""
    return code.replace("-", "_")


def gate_specs(noun: str) -> list[dg.AssetCheckSpec]:
    """Return the check specs of a table: the blocking gate, and one per rule."""
    key = dg.AssetKey(["validated", noun])
    rules = [
        dg.AssetCheckSpec(check_name(rule.code), asset=key, description=f"{rule.code}. {rule.title}")
        for rule in rules_for(noun)
    ]
    gate = dg.AssetCheckSpec(GATE, asset=key, blocking=True, description="Годятся ли принятые строки для расчётов.")
    return [gate, *rules]


def check_results(noun: str, outcome: Outcome) -> Iterator[dg.AssetCheckResult]:
    """Yield the result of the gate and of every rule, with counts and first cells."""
    key = dg.AssetKey(["validated", noun])
    yield dg.AssetCheckResult(
        asset_key=key,
        check_name=GATE,
        passed=not outcome.blocked,
        severity=dg.AssetCheckSeverity.ERROR,
        metadata={
            "accepted_rows": len(outcome.accepted),
            "quarantined_rows": len(outcome.quarantined),
            "evaluated_expectations": outcome.evaluated_n,
            **findings_metadata(outcome.findings),
        },
    )
    for result in outcome.check_results_data():
        yield dg.AssetCheckResult(
            asset_key=key,
            check_name=check_name(result["code"]),
            passed=result["passed"],
            severity=_LEVELS[result["severity"]],
            metadata={"count": result["count"], "cells": dg.MetadataValue.json(result["cells"])},
        )


def validate(folder: WorkingFolder, noun: str, year: SchoolYear | None) -> Outcome:
    """Collect the table's accepted readings (of one school year), check them, and record the findings."""
    settings, warehouse = folder.settings(), folder.warehouse()
    frame = collect_batch(settings, warehouse, noun, year)
    outcome = run_suite(noun, frame, check_context(settings, warehouse, noun, year, frame))
    batch = f"{noun}:{year.partition_key}" if year else noun
    findings = outcome.findings.assign(batch=batch, finding_id=range(1, len(outcome.findings) + 1))
    warehouse.replace("register_findings", findings, {"batch": batch})
    return outcome


def gated_table(noun: str, description: str) -> dg.AssetsDefinition:
    """Return the validated asset of one canonical table, partitioned by school year."""

    @dg.asset(
        key=["validated", noun],
        group_name="validated",
        partitions_def=SCHOOL_YEARS,
        deps=[["raw", "inbox"], ["validated", "schools"]],
        check_specs=gate_specs(noun),
        io_manager_key="tables",
        pool="database",
        kinds={"pandas", "greatexpectations"},
        description=description,
        backfill_policy=dg.BackfillPolicy.multi_run(1),
    )
    def validated(context: dg.AssetExecutionContext, folder: WorkingFolder) -> Iterator[object]:
        outcome = validate(folder, noun, school_year_of(context.partition_key))
        yield from check_results(noun, outcome)
        if outcome.blocked:
            raise dg.Failure(outcome.summary_ru, allow_retries=False)
        yield dg.Output(outcome.accepted, metadata={"summary": outcome.summary_ru})

    return validated
