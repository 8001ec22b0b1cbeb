"""The edition for the site (programme 1.10): one page and one workbook, small groups hidden, no ranks."""

import dagster as dg
import pandas as pd

from reports.explanation.explained import Explainer
from reports.explanation.figure_file import FIGURES, write_figures
from reports.inputs import provenance, report_data
from reports.issue import issue, issued_metadata
from reports.rendering.delivery import safe_name
from reports.rendering.html import render_public
from reports.rendering.xlsx import AnnexTable, Column, render_tables
from reports.view_models.public_edition import PublicEdition, public_edition
from reports.view_models.report_data import ReportData
from shnor_pipeline.orchestration.partitions import SCHOOL_YEARS, school_year_of
from shnor_pipeline.orchestration.working_folder import WorkingFolder

KIND = "public"


@dg.asset(
    key=["reports", "public_edition"],
    group_name="reports",
    partitions_def=SCHOOL_YEARS,
    deps=[["register", "partitions"]],
    kinds={"html", "excel"},
    retry_policy=dg.RetryPolicy(max_retries=2, delay=20, backoff=dg.Backoff.EXPONENTIAL),
    description="Открытая редакция для сайта: без мест и рейтинга, малые группы скрыты.",
)
def public_site(context: dg.AssetExecutionContext, folder: WorkingFolder) -> dg.MaterializeResult:
    """Write the public set of a school year."""
    year = school_year_of(context.partition_key)
    day = folder.report_date()
    data = report_data(folder, year, day)
    edition = public_edition(data)
    source = provenance(folder, KIND, year.label, year, context.run, day)
    delivered = issue(folder, safe_name(f"Для сайта {year.label}"), public_files(data, edition), source)
    return dg.MaterializeResult(metadata={**issued_metadata(delivered), "hidden_cells": edition.hidden_n})


def public_files(data: ReportData, edition: PublicEdition) -> dict[str, bytes]:
    """Return the files of the public set by name; ``figures.json`` knows the printed figures only."""
    page, book = f"Результаты школ {edition.period}.html", f"Результаты школ {edition.period}.xlsx"
    printed = edition.figures.printed()
    return {
        page: render_public(edition),
        book: render_tables(_tables(edition), data.generated_on),
        FIGURES: write_figures(Explainer(data), {page: printed}),
    }


def _tables(edition: PublicEdition) -> list[AnnexTable]:
    notes = [
        ("Что это", f"Результаты школ, {edition.territory}, {edition.period} учебный год"),
        ("Составлено", f"{edition.centre}, {edition.date}; методика {edition.methodology}"),
        ("Скрыто", f"группы меньше {edition.min_n} участников и те, по которым их можно вычислить"),
        ("Пустая ячейка", "число скрыто или неизвестно; в столбце «Примечание» сказано, что именно"),
        ("Рейтинг", "не публикуется: ВПР и ЕГЭ не предназначены для ранжирования школ"),
    ]
    about = AnnexTable(
        "О файле", (Column("О чём", "name", width=18), Column("Пояснение", "text", width=90)),
        pd.DataFrame(notes, columns=["name", "text"]),
    )  # fmt: skip
    indicators = AnnexTable(
        "Показатели программы",
        (
            Column("Показатель", "title", width=60),
            Column("План", "plan", width=12),
            Column("Факт по району", "fact", width=14),
            Column("Итог", "outcome", width=18),
        ),
        pd.DataFrame(
            [(line.title, line.plan, line.fact, line.sign.word) for line in edition.indicators],
            columns=["title", "plan", "fact", "outcome"],
        ),
    )
    rows = [
        (section.title, line.school, *line.values, "скрыто" if line.hidden else "")
        for section in edition.sections
        for line in section.lines
    ]
    results = AnnexTable(
        "Результаты",
        (
            Column("Работа", "work", width=34),
            Column("Школа", "school", width=44),
            Column("Участников", "participants", "int", 12),
            Column("Преодолели порог, %", "success", "one", 13),
            Column("«4» и «5», %", "quality", "one", 11),
            Column("Примечание", "note", width=14),
        ),
        pd.DataFrame(rows, columns=["work", "school", "participants", "success", "quality", "note"]),
    )
    return [about, indicators, results]
