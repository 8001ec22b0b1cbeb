"""Plan targets of the school year: proposed from the year before, and what the schools planned and had approved."""

import dagster as dg
import pandas as pd

from assets.derived.schools import active_schools
from assets.derived.year_table import as_table, year_table
from shnor_pipeline.domain.target_suggestions import school_features, suggestions
from shnor_pipeline.orchestration.partitions import school_year_of
from shnor_pipeline.orchestration.working_folder import WorkingFolder

_EARLIER = dg.TimeWindowPartitionMapping(start_offset=-1, end_offset=-1)


def _before(layer: str, noun: str) -> dg.AssetIn:
    return dg.AssetIn(key=[layer, noun], partition_mapping=_EARLIER)


@year_table(
    "target_suggestions",
    {
        "plans": dg.AssetIn(key=["validated", "plan_targets"]),
        "reached": _before("derived", "attainment"),
        "index": _before("derived", "index"),
        "passport": _before("validated", "social_passport"),
    },
    "Плановые показатели: исходное значение, предложение, утверждение.",
)
def derived_target_suggestions(
    context: dg.AssetExecutionContext,
    folder: WorkingFolder,
    plans: pd.DataFrame,
    reached: pd.DataFrame,
    index: pd.DataFrame,
    passport: pd.DataFrame,
) -> pd.DataFrame:
    """Propose a realistic and an ambitious target by indicator from the results of similar schools a year before."""
    year = school_year_of(context.partition_key)
    active = active_schools(folder, year)
    registry = folder.warehouse().read("validated_schools")
    rows = suggestions(
        plans,
        reached,
        school_features(registry[registry["school_id"].isin(active)], index, passport),
        folder.methodology(year),
        folder.programme(),
        schools=active,
        school_year=year.start,
    )
    return as_table("target_suggestions", rows, year.start)
