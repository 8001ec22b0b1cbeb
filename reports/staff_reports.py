"""September and December: deficits of teachers with plan targets, and needs for in-service training."""

import dagster as dg

from reports.document_set import SetTitle, issue_document
from reports.documents import render_staff_deficits, render_training_needs
from reports.inputs import report_data
from shnor_pipeline.orchestration.partitions import SCHOOL_YEARS, school_year_of
from shnor_pipeline.orchestration.run_tags import late_for
from shnor_pipeline.orchestration.working_folder import WorkingFolder

SEPTEMBER, DECEMBER = "september", "december"
_RETRY = dg.RetryPolicy(max_retries=2, delay=20, backoff=dg.Backoff.EXPONENTIAL)


@dg.asset(
    key=["reports", "staff_deficits"],
    group_name="reports",
    partitions_def=SCHOOL_YEARS,
    deps=[["register", "partitions"]],
    kinds={"word"},
    retry_policy=_RETRY,
    description="Сентябрь: диагностика профессиональных дефицитов педагогов и плановые показатели на учебный год.",
)
def staff_deficits(context: dg.AssetExecutionContext, folder: WorkingFolder) -> dg.MaterializeResult:
    """Write the September report of a school year."""
    year = school_year_of(context.partition_key)
    data = report_data(folder, year, folder.report_date(), late_for(context.run.tags))
    title = SetTitle(
        kind=SEPTEMBER,
        period=year.label,
        folder=f"Дефициты педагогов и плановые показатели, {year.label}",
        document=f"Дефициты педагогов и плановые показатели, {year.label} учебный год",
        label=f"сентябрь, {year.label}",
    )
    return issue_document(context, folder, data, title, render_staff_deficits(data, folder.settings().templates))


@dg.asset(
    key=["reports", "training_needs"],
    group_name="reports",
    partitions_def=SCHOOL_YEARS,
    deps=[["register", "partitions"]],
    kinds={"word"},
    retry_policy=_RETRY,
    description="Декабрь: потребность педагогов в повышении квалификации и проект плана курсов.",
)
def training_needs(context: dg.AssetExecutionContext, folder: WorkingFolder) -> dg.MaterializeResult:
    """Write the December report of a school year."""
    year = school_year_of(context.partition_key)
    data = report_data(folder, year, folder.report_date(), late_for(context.run.tags))
    title = SetTitle(
        kind=DECEMBER,
        period=year.label,
        folder=f"Потребность в повышении квалификации, {year.label}",
        document=f"Потребность в повышении квалификации, {year.label} учебный год",
        label=f"декабрь, {year.label}",
    )
    return issue_document(context, folder, data, title, render_training_needs(data, folder.settings().templates))
