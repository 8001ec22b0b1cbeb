"""Half-year: the analytical report on the implementation of the municipal programme."""

import dagster as dg

from reports.document_set import SetTitle, issue_document
from reports.documents import render_half_year
from reports.inputs import report_data
from reports.pictures import pictures_of, programme_charts
from reports.rendering.delivery import safe_name
from reports.support_ledger import support_ledger
from shnor_pipeline.orchestration.partitions import HALF_YEARS, half_year_of
from shnor_pipeline.orchestration.run_tags import late_for
from shnor_pipeline.orchestration.working_folder import WorkingFolder

KIND = "half-year"


@dg.asset(
    key=["reports", "programme_monitoring"],
    group_name="reports",
    partitions_def=HALF_YEARS,
    deps=[["derived", "roadmap"]],
    kinds={"word"},
    retry_policy=dg.RetryPolicy(max_retries=2, delay=20, backoff=dg.Backoff.EXPONENTIAL),
    description="Мониторинг программы: аналитическая справка за полугодие.",
)
def programme_monitoring(context: dg.AssetExecutionContext, folder: WorkingFolder) -> dg.MaterializeResult:
    """Write the monitoring report of a half-year."""
    period = half_year_of(context.partition_key)
    data = report_data(folder, period.school_year, folder.report_date(), late_for(context.run.tags))
    charts = programme_charts(data, period)
    document = render_half_year(data, period, folder.settings().templates, pictures_of(charts))
    title = SetTitle(
        kind=KIND,
        period=period.key,
        folder=f"Мониторинг программы, {period.label}",
        document=f"Аналитическая справка, {period.label}",
        label=period.label,
    )
    ledger = {f"{safe_name(f'Журнал поддержки, {period.label}')}.xlsx": support_ledger(data, period)}
    return issue_document(context, folder, data, title, document, charts, ledger)
