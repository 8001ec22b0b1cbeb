"""Quarter: the report on the roadmaps of schools."""

import dagster as dg

from reports.document_set import SetTitle, issue_document
from reports.documents import render_school_roadmaps
from reports.inputs import report_data
from reports.pictures import pictures_of, roadmap_charts
from shnor_pipeline.orchestration.partitions import QUARTERS, quarter_of
from shnor_pipeline.orchestration.run_tags import late_for
from shnor_pipeline.orchestration.working_folder import WorkingFolder
from shnor_pipeline.school_year import SchoolYear

KIND = "quarter"


@dg.asset(
    key=["reports", "school_roadmaps"],
    group_name="reports",
    partitions_def=QUARTERS,
    deps=[["validated", "school_roadmap"]],
    kinds={"word"},
    retry_policy=dg.RetryPolicy(max_retries=2, delay=20, backoff=dg.Backoff.EXPONENTIAL),
    description="Квартал: справка о реализации дорожных карт школ.",
)
def school_roadmaps(context: dg.AssetExecutionContext, folder: WorkingFolder) -> dg.MaterializeResult:
    """Write the report of a quarter on the roadmaps of schools."""
    quarter = quarter_of(context.partition_key)
    running = SchoolYear.containing(quarter.last_day)
    data = report_data(folder, running, folder.report_date(), late_for(context.run.tags))
    charts = roadmap_charts(data, quarter)
    document = render_school_roadmaps(data, quarter, folder.settings().templates, pictures_of(charts))
    title = SetTitle(
        kind=KIND,
        period=quarter.key,
        folder=f"Дорожные карты школ, {quarter.label}",
        document=f"Справка о дорожных картах школ, {quarter.label}",
        label=quarter.label,
    )
    return issue_document(context, folder, data, title, document, charts)
