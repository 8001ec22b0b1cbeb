"""Results of works: what every source says, and one result per school and work."""

import dagster as dg
import pandas as pd

from assets.derived.year_table import as_table, year_table
from checks.source_disagreements import disagreement_findings
from shnor_pipeline.domain.appeals import apply_appeals
from shnor_pipeline.domain.marks import statistics
from shnor_pipeline.domain.marks_by_source import marks_by_source
from shnor_pipeline.domain.precedence import choose_sources, journal_disagreements
from shnor_pipeline.methodology import Methodology
from shnor_pipeline.orchestration.partitions import school_year_of
from shnor_pipeline.orchestration.working_folder import WorkingFolder
from shnor_pipeline.sources.recognition import kind_title

_PUPILS = dg.AssetIn(key=["validated", "pupil_results"])
_STATISTICS = dg.AssetIn(key=["validated", "mark_statistics"])
_APPEALS = dg.AssetIn(key=["validated", "appeals"])


def thresholds(methodology: Methodology) -> pd.DataFrame:
    """Return the pass marks of the methodology as a frame."""
    columns = ["exam", "subject", "level", "kind", "value", "from_year", "to_year"]
    rows = [[getattr(item, name) for name in columns] for item in methodology.thresholds]
    return (
        pd.DataFrame(rows, columns=columns)
        .astype({"to_year": "object"})
        .assign(to_year=lambda frame: frame["to_year"].where(frame["to_year"].notna(), None))
    )


def with_kinds(frame: pd.DataFrame, folder: WorkingFolder) -> pd.DataFrame:
    """Return the rows with the kind of their file."""
    submissions = (
        folder.warehouse().read("register_submissions", columns=["file_id", "kind"]).drop_duplicates("file_id")
    )
    return frame.assign(source_kind=frame["file_id"].map(submissions.set_index("file_id")["kind"]))


@year_table("marks_by_source", {"pupils": _PUPILS, "aggregated": _STATISTICS}, "Результаты школ по каждому файлу.")
def derived_marks_by_source(
    context: dg.AssetExecutionContext, folder: WorkingFolder, pupils: pd.DataFrame, aggregated: pd.DataFrame
) -> pd.DataFrame:
    """Aggregate accepted rows per file, before any source is preferred and before appeals."""
    year = school_year_of(context.partition_key)
    place = {"table_name": ["pupil_results", "mark_statistics"], "school_year": year.start}
    quarantined = folder.warehouse().read("validated_quarantine", place)
    rows = marks_by_source(pupils, aggregated, thresholds(folder.methodology(year)), quarantined)
    return as_table("marks_by_source", with_kinds(rows, folder), year.start)


@year_table(
    "marks", {"pupils": _PUPILS, "aggregated": _STATISTICS, "appeals": _APPEALS}, "Результат школы по каждой работе."
)
def derived_marks(
    context: dg.AssetExecutionContext,
    folder: WorkingFolder,
    pupils: pd.DataFrame,
    aggregated: pd.DataFrame,
    appeals: pd.DataFrame,
) -> pd.DataFrame:
    """Apply appeals, choose the source by the methodology's order, and compute mark statistics."""
    year = school_year_of(context.partition_key)
    methodology = folder.methodology(year)
    place = {"table_name": ["pupil_results", "mark_statistics"], "school_year": year.start}
    quarantined = folder.warehouse().read("validated_quarantine", place)
    rows = marks_by_source(apply_appeals(pupils, appeals), aggregated, thresholds(methodology), quarantined)
    by_source = with_kinds(rows, folder)
    chosen, disagreements = choose_sources(by_source, methodology.sources.precedence)
    disagreements = pd.concat([disagreements, journal_disagreements(by_source, chosen)], ignore_index=True)
    kinds = {kind: kind_title(kind) for kind in by_source["source_kind"].dropna().unique()}
    findings = disagreement_findings(disagreements, by_source, aggregated, kinds)
    batch = f"marks:{year.partition_key}"
    findings = findings.assign(batch=batch, finding_id=range(1, len(findings) + 1))
    folder.warehouse().replace("register_findings", findings, {"batch": batch})
    context.add_output_metadata({"disagreements": len(findings)})
    return as_table("marks", statistics(chosen, methodology), year.start)
