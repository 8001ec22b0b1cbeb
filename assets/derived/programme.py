"""Execution of the programme's roadmap in one half-year."""

import dagster as dg

from shnor_pipeline.catalogue import table
from shnor_pipeline.domain import roadmap
from shnor_pipeline.orchestration.metadata import frame_metadata
from shnor_pipeline.orchestration.partitions import HALF_YEARS, half_year_of
from shnor_pipeline.orchestration.working_folder import WorkingFolder


@dg.asset(
    key=["derived", "roadmap"],
    group_name="programme",
    partitions_def=HALF_YEARS,
    kinds={"pandas"},
    description="Ход 34 мероприятий дорожной карты за полугодие.",
)
def derived_roadmap(context: dg.AssetExecutionContext, folder: WorkingFolder) -> dg.MaterializeResult:
    """Judge every event by its due dates and the latest status reported up to the half-year's end.

    The half-year takes the status rows of all school years from the warehouse: a window by partition would map a
    second half-year to two school years.
    """
    period = half_year_of(context.partition_key)
    warehouse = folder.warehouse()
    rows = warehouse.read("validated_roadmap_status")
    frame = roadmap.execution(rows, folder.programme(), period)
    frame = frame.assign(school_year=period.school_year.start).reindex(columns=table("derived_roadmap").columns)
    warehouse.replace("derived_roadmap", frame, {"period": period.key})
    return dg.MaterializeResult(metadata=dict(frame_metadata("derived_roadmap", frame)))
