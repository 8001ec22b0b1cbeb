"""The ledger of support: measures of schools, the indicators they are to move, and what happened to these."""

import dagster as dg
import pandas as pd

from assets.derived.year_table import as_table, two_years, year_table
from shnor_pipeline.domain import support as ledger
from shnor_pipeline.orchestration.partitions import school_year_of
from shnor_pipeline.orchestration.working_folder import WorkingFolder


@year_table(
    "support",
    {"measures": dg.AssetIn(key=["validated", "school_roadmap"]), "attained": two_years("attainment")},
    "Журнал поддержки: мера школы, связанный показатель, изменение с интервалом.",
)
def derived_support(
    context: dg.AssetExecutionContext, folder: WorkingFolder, measures: pd.DataFrame, attained: pd.DataFrame
) -> pd.DataFrame:
    """Set each measure beside the change of its indicator since the year before."""
    year = school_year_of(context.partition_key)
    now, before = (attained[attained["school_year"] == item.start] for item in (year, year.previous))
    rows = ledger.support(measures, now, before, folder.methodology(year), folder.programme(), school_year=year.start)
    return as_table("support", rows, year.start)
