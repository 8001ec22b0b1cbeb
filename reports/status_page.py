"""СТАТУС.html in the shared folder: what needs attention, and by when the page itself must be renewed."""

from datetime import UTC, datetime, time

import dagster as dg

from reports.rendering.delivery import write_atomically
from reports.rendering.html import render_status
from reports.view_models.status_page import ComingReport, IssuedReport, StatusPage
from shnor_pipeline.orchestration.inventory import inventory_notice, take_inventory
from shnor_pipeline.orchestration.notices import announce
from shnor_pipeline.orchestration.report_calendar import coming_days, issued_periods
from shnor_pipeline.orchestration.report_kinds import REPORT_TITLES, period_label
from shnor_pipeline.orchestration.working_folder import WorkingFolder

PAGE = "СТАТУС.html"
_SCHEDULE = "dagster/schedule_name"
_ISSUED_SHOWN = 10


@dg.asset(
    key=["reports", "status_page"],
    group_name="reports",
    deps=[["reports", "index_page"]],
    kinds={"html"},
    description="СТАТУС.html: что сломано и просрочено, что дальше, когда страница обновится сама.",
)
def status_page(context: dg.AssetExecutionContext, folder: WorkingFolder) -> dg.MaterializeResult:
    """Take the inventory and write it where people read; on schedule also announce it, where there is anything."""
    settings = folder.settings()
    page = build_page(folder, context.instance)
    path = settings.published_folder / PAGE
    if not write_atomically(path, render_status(page)):
        context.log.warning(
            f"{path} открыт в другой программе или папка недоступна: страница обновится при следующем запуске"
        )
    if page.inventory.count and _SCHEDULE in context.run.tags:
        announce(settings, inventory_notice(page.inventory))
    counts = {section.title: section.count for section in page.inventory.sections}
    return dg.MaterializeResult(
        metadata={"path": dg.MetadataValue.path(str(path)), "attention": page.inventory.count, **counts}
    )


def build_page(folder: WorkingFolder, instance: dg.DagsterInstance) -> StatusPage:
    """Return what the page says now; a date given by a person stands for the clock."""
    settings, warehouse = folder.settings(), folder.warehouse()
    by_clock = not folder.has_given_date()
    moment = datetime.now(UTC) if by_clock else datetime.combine(folder.report_date(), time(), tzinfo=settings.zone)
    reports = warehouse.read("register_reports")
    latest = reports.sort_values(["created_at", "report_set"], ascending=False).head(_ISSUED_SHOWN)
    return StatusPage(
        territory=settings.territory.name,
        centre=settings.territory.centre,
        inventory=take_inventory(settings, warehouse, instance, moment),
        dated_by_clock=by_clock,
        coming=tuple(
            ComingReport(due, title)
            for due, title in coming_days(settings, moment.astimezone(settings.zone).date(), issued_periods(reports))
        ),
        issued=tuple(
            IssuedReport(
                row["created_at"].replace(tzinfo=UTC).astimezone(settings.zone).date(),
                f"{REPORT_TITLES.get(str(row['kind']), str(row['kind']))}, "
                f"{period_label(str(row['kind']), str(row['period']))}"
                + (f", выпуск {row['edition']}" if int(row["edition"]) > 1 else ""),
                bool(row["late"]),
            )
            for row in latest.to_dict("records")
        ),
    )
