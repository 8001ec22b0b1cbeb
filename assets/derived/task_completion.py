"""How well the schools did the tasks of each work."""

import dagster as dg
import pandas as pd

from assets.derived.marks import with_kinds
from assets.derived.year_table import as_table, year_table
from shnor_pipeline.domain.task_completion import task_completion
from shnor_pipeline.orchestration.partitions import school_year_of
from shnor_pipeline.orchestration.working_folder import WorkingFolder
from shnor_pipeline.sources.vpr_file_tasks import file_tasks

_PUPILS = dg.AssetIn(key=["validated", "pupil_results"])
_RESULTS = dg.AssetIn(key=["validated", "task_results"])


@year_table("task_completion", {"pupils": _PUPILS, "results": _RESULTS}, "Выполнение заданий ВПР по школам.")
def derived_task_completion(
    context: dg.AssetExecutionContext, folder: WorkingFolder, pupils: pd.DataFrame, results: pd.DataFrame
) -> pd.DataFrame:
    """Compute the mean share of the possible score of every school and task, beside the district's and the region's."""
    files = sorted(pupils.loc[pupils["exam"] == "ВПР", "file_id"].unique())
    columns = folder.warehouse().read("register_source_columns", {"file_id": files, "table_name": "pupil_results"})
    tasks = file_tasks(columns, pupils[["file_id", "subject", "grade"]])
    rows = task_completion(pupils[pupils["exam"] == "ВПР"], tasks, results)
    first = {ids: str(ids).split(";")[0] for ids in rows["source_files"].unique()}
    files_of_rows = rows.assign(file_id=rows["source_files"].astype("object").map(first))
    return as_table("task_completion", with_kinds(files_of_rows, folder), school_year_of(context.partition_key).start)
