"""The shared folder's index.html: rebuilt after every report set, replaced in one step."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path

import dagster as dg
import pandas as pd

from reports.inputs import report_data
from reports.pictures import district_charts, matrix_of
from reports.rendering.delivery import safe_name, write_atomically
from reports.rendering.html import render_index
from reports.view_models.figures import INDEX_PAGE, FigureRegister, school_numbers
from reports.view_models.index_page import (
    DueItem,
    IndexPage,
    ReportSetLine,
    RunLine,
    SectionLine,
    YearSection,
    document_links,
    missing_forms,
    roadmap_lines,
    submission_lines,
    top_findings,
    year_sections,
)
from reports.view_models.report_data import ReportData
from reports.view_models.task_heat import work_heats
from reports.view_models.trends import trends
from shnor_pipeline.orchestration.failures import run_title, standing_failures
from shnor_pipeline.orchestration.inventory import next_inventory_start
from shnor_pipeline.orchestration.report_calendar import coming_days, issued_periods
from shnor_pipeline.orchestration.report_kinds import REPORT_TITLES, period_label
from shnor_pipeline.orchestration.working_folder import WorkingFolder
from shnor_pipeline.school_year import HalfYear, SchoolYear

PAGE = "index.html"


@dg.asset(
    key=["reports", "index_page"],
    group_name="reports",
    deps=[
        ["reports", name]
        for name in (
            "july_analysis",
            "programme_monitoring",
            "school_roadmaps",
            "staff_deficits",
            "training_needs",
            "public_edition",
            "ais_export",
        )
    ],
    kinds={"html"},
    description="index.html: отчёты, школы, дорожная карта, чего не хватает, что дальше.",
)
def index_page(context: dg.AssetExecutionContext, folder: WorkingFolder) -> dg.MaterializeResult:
    """Write the index page of the shared folder."""
    page = with_runs(build_page(folder), folder, context.run, context.instance)
    path = folder.settings().published_folder / PAGE
    if not write_atomically(path, render_index(page)):
        context.log.warning(
            f"{path} открыт в другой программе или папка недоступна: страница обновится при следующем запуске"
        )
    return dg.MaterializeResult(metadata={"path": dg.MetadataValue.path(str(path)), "sets": len(page.sets)})


def with_runs(page: IndexPage, folder: WorkingFolder, run: dg.DagsterRun, instance: dg.DagsterInstance) -> IndexPage:
    """Return the page with the run that makes it, the next one by schedule, and the failed ones not made good."""
    settings, by_clock = folder.settings(), not folder.has_given_date()
    midnight = datetime.combine(folder.report_date(), time(), tzinfo=settings.zone)
    now = datetime.now(settings.zone) if by_clock else midnight
    failed = [item for item in standing_failures(instance) if item.title != run_title(run)]
    return replace(
        page,
        last_run=RunLine(run_title(run), now),
        next_run=RunLine("ежедневная сверка", next_inventory_start(settings, now)) if by_clock else None,
        failed_runs=tuple(RunLine(item.title, item.ended.astimezone(settings.zone)) for item in failed),
    )


def build_page(folder: WorkingFolder) -> IndexPage:
    """Return what the page says, from the warehouse and the delivered sets."""
    settings, day = folder.settings(), folder.report_date()
    statuses = folder.warehouse().read("derived_status", columns=["school_year"])
    years = sorted({int(year) for year in statuses["school_year"].dropna()})
    latest = SchoolYear(years[-1]) if years else SchoolYear.containing(day)
    of_latest = report_data(folder, latest, day)
    frames = of_latest.frames
    figures = FigureRegister(INDEX_PAGE, latest.exam_year, school_numbers(of_latest.schools))
    issued = issued_periods(frames["register_reports"])
    sets = _sets(frames["register_reports"], settings.published_folder)
    sections = year_sections(of_latest, _links(frames, settings.published_folder), figures)
    states, refused, refused_code = submission_lines(frames["register_submissions"], figures)
    roadmap, period = _roadmap(of_latest, figures)
    page = IndexPage(
        territory=settings.territory.name,
        centre=settings.territory.centre,
        generated_on=day,
        dated_by_clock=not folder.has_given_date(),
        methodology=folder.methodology(latest).printed,
        years=tuple(_with_matrix(folder, of_latest, section) for section in sections),
        trends=trends(of_latest, figures),
        tasks=work_heats(of_latest, figures),
        tasks_svg=tasks.svg if (tasks := district_charts(of_latest).get("tasks")) else "",
        tasks_year=latest.label,
        sets=sets,
        due=tuple(DueItem(title, due) for due, title in coming_days(settings, day, issued)),
        roadmap=roadmap,
        roadmap_period=period,
        states=states,
        refused=refused,
        refused_code=refused_code,
        missing=missing_forms(of_latest, figures),
        findings=top_findings(frames["register_findings"], figures),
    )
    return replace(page, figures=figures.printed())


def _with_matrix(folder: WorkingFolder, data: ReportData, section: YearSection) -> YearSection:
    year = SchoolYear.parse(section.label)
    chart = matrix_of(replace(data.for_year(year), methodology=folder.methodology(year)))
    return replace(section, matrix_svg=chart.svg if chart else "")


def _sets(reports: pd.DataFrame, root: Path) -> tuple[ReportSetLine, ...]:
    lines = []
    for row in reports.sort_values(["created_at", "report_set"], ascending=False).to_dict("records"):
        place = root / str(row["folder"])
        if not place.is_dir() or not place.is_relative_to(root):
            continue
        names = [path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()]
        lines.append(
            ReportSetLine(
                title=REPORT_TITLES.get(str(row["kind"]), str(row["kind"])),
                period=period_label(str(row["kind"]), str(row["period"])),
                edition=int(row["edition"]),
                created=row["created_at"].strftime("%d.%m.%Y"),
                folder=place.relative_to(root).as_posix(),
                documents=document_links(place, root, names),
                late=bool(row["late"]),
            )
        )
    return tuple(lines)


def _links(frames: Mapping[str, pd.DataFrame], root: Path) -> dict[tuple[int, str], str]:
    """Return the relative path of every school's latest July document."""
    names = frames["validated_schools"][["school_id", "name"]].itertuples(index=False)
    files = {f"{safe_name(str(name))}.docx": str(school) for school, name in names}
    links: dict[tuple[int, str], str] = {}
    reports = frames["register_reports"]
    for row in reports[reports["kind"] == "july"].sort_values("edition").to_dict("records"):
        place = root / str(row["folder"])
        for path in sorted(place.glob("*/*.docx")):
            if path.name in files and place.is_relative_to(root):
                year = SchoolYear.parse(str(row["period"])).start
                links[year, files[path.name]] = path.relative_to(root).as_posix()
    return links


def _roadmap(data: ReportData, figures: FigureRegister) -> tuple[tuple[SectionLine, ...], str]:
    rows = data.frames["derived_roadmap"]
    if rows.empty:
        return (), ""
    period = max(rows["period"].astype(str))
    return roadmap_lines(data, period, figures), HalfYear.parse(period).label
