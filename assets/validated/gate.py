"""The gate between files and figures: one table of one school year, checked as one batch.

Bad rows are set aside with findings; the accepted rows replace the year's rows in the warehouse. When the results
would be meaningless as a whole, nothing is stored and what was accepted before stays: the step fails after every
check result has been recorded (a flag alone would not hold back a later run of the tables downstream).
"""

from collections.abc import Iterator

import dagster as dg
import pandas as pd

from assets.validated.batch import NEIGHBOURS, check_context, collect_batch
from assets.validated.other_districts import other_district_notes
from checks.rule import rules_for
from checks.runner import Outcome, run_suite
from shnor_pipeline.catalogue import table
from shnor_pipeline.findings import Severity
from shnor_pipeline.orchestration.metadata import findings_metadata, markdown_table
from shnor_pipeline.orchestration.partitions import SCHOOL_YEARS, TWO_YEARS, school_year_of
from shnor_pipeline.orchestration.working_folder import WorkingFolder
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.sources.reading import RowState

_BEFORE = dg.TimeWindowPartitionMapping(start_offset=-1, end_offset=-1)
GATE, QUESTIONS, NOTES = "gate", "questions", "notes"


def gate_specs(noun: str) -> list[dg.AssetCheckSpec]:
    """Return the check specs of a table's suite: the blocking gate, the questions and the notes."""
    key = dg.AssetKey(["validated", noun])
    count = len(rules_for(noun))
    return [
        dg.AssetCheckSpec(
            GATE, asset=key, blocking=True, description=f"Годятся ли принятые строки для расчётов (правил: {count})."
        ),
        dg.AssetCheckSpec(QUESTIONS, asset=key, description="Вопросы к данным: нужна правка или пояснение."),
        dg.AssetCheckSpec(NOTES, asset=key, description="Замечания: принято, стоит знать."),
    ]


def check_results(noun: str, outcome: Outcome) -> Iterator[dg.AssetCheckResult]:
    """Yield the three results of a suite; each rule is a line of their metadata, with counts and first cells."""
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
            "rules": dg.MetadataValue.md(_rules_table(outcome, Severity.ERROR)),
            **findings_metadata(outcome.findings),
        },
    )
    for name, severity in ((QUESTIONS, Severity.QUESTION), (NOTES, Severity.NOTE)):
        own = [result for result in outcome.check_results_data() if result["severity"] is severity]
        yield dg.AssetCheckResult(
            asset_key=key,
            check_name=name,
            passed=all(result["passed"] for result in own),
            severity=dg.AssetCheckSeverity.WARN,
            metadata={"rules": dg.MetadataValue.md(_rules_table(outcome, severity))},
        )


def _rules_table(outcome: Outcome, severity: Severity) -> str:
    """Return the rules of one severity as a table: code, how many rows broke it, first cells."""
    rows = [
        {"правило": result["code"], "строк": result["count"], "первые ячейки": ", ".join(result["cells"])}
        for result in outcome.check_results_data()
        if result["severity"] is severity
    ]
    return markdown_table(pd.DataFrame(rows)) if rows else "Таких правил у таблицы нет."


def validate(folder: WorkingFolder, noun: str, year: SchoolYear | None) -> Outcome:
    """Collect the table's accepted readings (of one school year), check them, and record the findings."""
    settings, warehouse = folder.settings(), folder.warehouse()
    frame = collect_batch(settings, warehouse, noun, year)
    outcome = run_suite(noun, frame, check_context(settings, warehouse, noun, year, frame))
    batch = f"{noun}:{year.partition_key}" if year else noun
    findings = outcome.findings
    if noun == "pupil_results":
        notes = other_district_notes(frame)
        findings = pd.concat([findings, notes], ignore_index=True) if len(notes) else findings
    findings = findings.assign(batch=batch, finding_id=range(1, len(findings) + 1))
    changes: list[tuple[str, pd.DataFrame, dict[str, object]]] = [("register_findings", findings, {"batch": batch})]
    if year is not None:
        place = {"table_name": noun, "school_year": year.start}
        changes.append(("validated_quarantine", set_aside(noun, frame, outcome), place))
    warehouse.replace_many(changes)
    return outcome


def set_aside(noun: str, frame: pd.DataFrame, outcome: Outcome) -> pd.DataFrame:
    """Return the rows that the reader or a rule set aside, as rows of ``validated_quarantine``: nothing is lost."""
    columns = table("validated_quarantine").columns
    by_reader = frame[frame["row_state"] == RowState.QUARANTINED.value].assign(stage="чтение")
    by_rule = outcome.quarantined.assign(stage="проверка")
    rows = pd.concat([by_reader.reindex(columns=columns), by_rule.reindex(columns=columns)], ignore_index=True)
    return rows.assign(table_name=noun).drop_duplicates(table("validated_quarantine").key)


def gated_table(noun: str, description: str) -> dg.AssetsDefinition:
    """Return the validated asset of one canonical table, partitioned by school year."""
    neighbours = [
        dg.AssetDep(["validated", name], partition_mapping=_BEFORE if name == noun else TWO_YEARS)
        for name in NEIGHBOURS.get(noun, ())
    ]

    @dg.asset(
        key=["validated", noun],
        group_name="validated",
        partitions_def=SCHOOL_YEARS,
        deps=[["raw", "inbox"], ["validated", "schools"], *neighbours],
        check_specs=gate_specs(noun),
        io_manager_key="tables",
        kinds={"pandas", "greatexpectations"},
        description=description,
    )
    def validated(context: dg.AssetExecutionContext, folder: WorkingFolder) -> Iterator[object]:
        outcome = validate(folder, noun, school_year_of(context.partition_key))
        yield from check_results(noun, outcome)
        if outcome.blocked:
            raise dg.Failure(outcome.summary_ru, allow_retries=False)
        yield dg.Output(outcome.accepted, metadata={"summary": outcome.summary_ru})

    return validated
