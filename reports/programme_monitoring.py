"""Half-year: the analytical report on the implementation of the municipal programme."""

import dagster as dg

from reports.documents import render_half_year
from reports.explanation.codes_sheet import codes_table
from reports.explanation.explained import Explainer
from reports.explanation.figure_file import FIGURES, write_figures
from reports.inputs import evidence_data, provenance, report_data
from reports.issue import issue, issued_metadata
from reports.pictures import pictures_of, programme_charts
from reports.rendering.delivery import safe_name
from reports.rendering.xlsx import render_tables
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
    day = folder.report_date()
    data = report_data(folder, period.school_year, day, late_for(context.run.tags))
    charts = programme_charts(data, period)
    document = render_half_year(data, period, folder.settings().templates, pictures_of(charts))
    title = safe_name(f"Мониторинг программы, {period.label}")
    source = provenance(folder, KIND, period.key, period.school_year, context.run, day)
    name = f"Аналитическая справка, {period.label}.docx"
    explainer = Explainer(evidence_data(folder, period.school_year, day, data))
    codes = codes_table(explainer, {name: document.figures})
    files = {
        name: document.content,
        f"Коды показателей, {period.label}.xlsx": render_tables([codes], day),
        FIGURES: write_figures(explainer, {name: document.figures}),
    }
    delivered = issue(folder, title, files, source)
    return dg.MaterializeResult(metadata=issued_metadata(delivered, charts))
