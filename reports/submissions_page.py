"""«Кто сдал.xlsx» in the shared folder: rewritten after every intake and recomputation."""

import dagster as dg

from reports.rendering.delivery import write_atomically
from reports.rendering.xlsx_submissions import render_submissions
from reports.submissions_model import WORKBOOK, load_submissions_page
from shnor_pipeline.orchestration.working_folder import WorkingFolder


@dg.asset(
    key=["reports", "submissions_page"],
    group_name="reports",
    deps=[["raw", "inbox"], ["validated", "schools"], ["register", "partitions"]],
    kinds={"excel"},
    description="«Кто сдал.xlsx»: форма × школа × год, просрочка в днях, напоминания, файлы без места.",
)
def submissions_page(context: dg.AssetExecutionContext, folder: WorkingFolder) -> dg.MaterializeResult:
    """Write the workbook; one that is open in Excel stays as it is until the next run."""
    settings = folder.settings()
    page = load_submissions_page(settings, folder.warehouse(), folder.report_date())
    path = settings.published_folder / WORKBOOK
    if not write_atomically(path, render_submissions(page)):
        context.log.warning(f"{path} открыт в Excel: файл обновится при следующем запуске")
    return dg.MaterializeResult(
        metadata={
            "path": dg.MetadataValue.path(str(path)),
            "overdue": dg.MetadataValue.int(len(page.overdue)),
            "reminders": dg.MetadataValue.int(len(page.reminders)),
        }
    )
