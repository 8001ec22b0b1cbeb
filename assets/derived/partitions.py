"""The last step of a recomputation: remember from what the year's tables were made."""

import dagster as dg

from shnor_pipeline.orchestration.freshness import mark_fresh
from shnor_pipeline.orchestration.partitions import SCHOOL_YEARS, school_year_of
from shnor_pipeline.orchestration.working_folder import WorkingFolder

_AFTER = (
    "marks_by_source",
    "dynamics",
    "cohorts",
    "status",
    "matrix",
    "attainment",
    "target_suggestions",
    "support",
    "index_components",
    "rating_components",
)
_CHECKED = ("objectivity", "context", "roadmap_status", "school_roadmap", "support_log")


@dg.asset(
    key=["register", "partitions"],
    group_name="register",
    partitions_def=SCHOOL_YEARS,
    deps=[*(["derived", noun] for noun in _AFTER), *(["validated", noun] for noun in _CHECKED)],
    description="Из чего рассчитан учебный год: хеш принятых файлов, методика, версия программы.",
)
def register_partitions(context: dg.AssetExecutionContext, folder: WorkingFolder) -> dg.MaterializeResult:
    """Record that the year is fresh."""
    year = school_year_of(context.partition_key)
    mark_fresh(folder.settings(), folder.warehouse(), [year], context.run.run_id)
    return dg.MaterializeResult(metadata={"school_year": year.label})
