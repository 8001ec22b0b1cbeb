"""July: one document per low-performing school, the district's summary, and its workbook."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

import dagster as dg
import pandas as pd
from pydantic import Field

from reports.addendum import addendum_files
from reports.annex import july_annex
from reports.documents import render_july_district, render_july_school
from reports.explanation.codes_sheet import codes_table
from reports.explanation.explained import Explainer
from reports.explanation.figure_file import FIGURES, write_figures
from reports.inputs import evidence_data, provenance, report_data
from reports.issue import issue, issued_metadata
from reports.pictures import district_charts, pictures_of, school_charts
from reports.rendering.charts import Chart
from reports.rendering.delivery import safe_name
from reports.rendering.raster import beside
from reports.view_models.figures import Figure
from reports.view_models.report_data import ReportData
from reports.view_models.school_card import schools_for_july
from shnor_pipeline.orchestration.partitions import SCHOOL_YEARS, school_year_of
from shnor_pipeline.orchestration.report_kinds import request_words
from shnor_pipeline.orchestration.run_tags import late_for
from shnor_pipeline.orchestration.working_folder import WorkingFolder
from shnor_pipeline.settings import Settings

KIND = "july"
SCHOOLS_FOLDER = "Школы"
DISTRICT_SUMMARY = "Сводка по району.docx"


class JulyConfig(dg.Config):
    """What a person asks of one run.

    ``schools``: on request, these schools only, whatever their status; empty means every ШНОР school.
    ``only_significant``: hide what is not significant, as ``only_significant`` of shnor.toml does for every run.
    """

    schools: list[str] = Field(default_factory=list)
    only_significant: bool = False


@dg.asset(
    key=["reports", "july_analysis"],
    group_name="reports",
    partitions_def=SCHOOL_YEARS,
    deps=[["register", "partitions"]],
    kinds={"word", "excel"},
    retry_policy=dg.RetryPolicy(max_retries=2, delay=20, backoff=dg.Backoff.EXPONENTIAL),
    description="Июльский анализ: отчёт по каждой ШНОР, сводка по району и приложение Excel.",
)
def july_analysis(context: dg.AssetExecutionContext, config: JulyConfig, folder: WorkingFolder) -> dg.MaterializeResult:
    """Write the July set of a school year; one school's failure does not keep the others from being written."""
    year = school_year_of(context.partition_key)
    settings = folder.settings()
    settings = replace(settings, only_significant=settings.only_significant or config.only_significant)
    day = folder.report_date()
    data = replace(report_data(folder, year, day, late_for(context.run.tags)), settings=settings)
    wanted = config.schools or schools_for_july(data)
    explainer = Explainer(evidence_data(folder, year, day, data))
    files, failures = july_files(data, settings, wanted, explainer, whole=not config.schools)
    if not files:
        raise dg.Failure(
            f"за {year.label} нет ни одного отчёта: {'; '.join(failures) or 'нет данных'}", allow_retries=False
        )
    asked = tuple(sorted(set(config.schools)))
    title = f"Июльский анализ {year.label}" + (f", по запросу {request_words(asked)}" if asked else "")
    source = replace(
        provenance(folder, f"{KIND}-request" if asked else KIND, year.label, year, context.run, day),
        request=asked,
        only_significant=config.only_significant,
    )
    files |= addendum_files(folder, title, [year])
    delivered = issue(folder, safe_name(title), files, source)
    if failures:
        raise dg.Failure(
            f"не сформированы отчёты школ: {'; '.join(failures)}; остальные {len(files)} выпущены", allow_retries=False
        )
    return dg.MaterializeResult(metadata={**issued_metadata(delivered, district_charts(data)), "schools": len(wanted)})


def july_files(
    data: ReportData, settings: Settings, schools: list[str], explainer: Explainer, *, whole: bool
) -> tuple[dict[str, bytes], list[str]]:
    """Return the documents of a July set by relative path, and a line per school whose document failed.

    Beside them stands ``figures.json`` with the codes of all their figures; the annex lists them too.
    """
    files: dict[str, bytes] = {}
    figures: dict[str, tuple[Figure, ...]] = {}
    failures: list[str] = []
    names = school_names(data.frames["validated_schools"])
    charts: dict[str, Mapping[str, Chart]] = {}
    for school_id in schools:
        with _told(failures, names.get(school_id, school_id)):
            charts[school_id] = school_charts(data, school_id)
    with beside(chart.drawing() for drawn in charts.values() for chart in drawn.values()):
        for school_id, drawn in charts.items():
            with _told(failures, names.get(school_id, school_id)):
                document = render_july_school(data, school_id, settings.templates, pictures_of(drawn))
                place = f"{SCHOOLS_FOLDER}/" if whole else ""
                name = f"{place}{safe_name(names.get(school_id, school_id))}.docx"
                files[name], figures[name] = document.content, document.figures
    if whole:
        summary = render_july_district(data, settings.templates, pictures_of(district_charts(data)))
        files[DISTRICT_SUMMARY], figures[DISTRICT_SUMMARY] = summary.content, summary.figures
        files["Приложение по району.xlsx"] = july_annex(data, codes_table(explainer, figures))
    if files:
        files[FIGURES] = write_figures(explainer, figures)
    return files, failures


@contextmanager
def _told(failures: list[str], school: str) -> Iterator[None]:
    """Note what goes wrong with a school's document: the others must still be written."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - whatever it is
        failures.append(f"{school} — {type(error).__name__}: {error}")


def school_names(schools: pd.DataFrame) -> Mapping[str, str]:
    """Return the short names of schools by identifier."""
    return dict(zip(schools["school_id"].astype(str), schools["name"].astype(str), strict=True))
