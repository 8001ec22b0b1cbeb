"""The АИС export: every figure of a school year as one tidy sheet, each with its code and method version."""

import dagster as dg
import pandas as pd

from reports.explanation.explained import Explainer
from reports.explanation.figure_file import FIGURES, write_figures
from reports.explanation.quantities import quantity
from reports.inputs import provenance, report_data
from reports.issue import issue, issued_metadata
from reports.rendering.delivery import safe_name
from reports.rendering.xlsx import AnnexTable, Column, render_tables
from reports.view_models.ais_rows import AisRow, ais_rows
from reports.view_models.report_data import ReportData
from shnor_pipeline.orchestration.partitions import SCHOOL_YEARS, school_year_of
from shnor_pipeline.orchestration.working_folder import WorkingFolder

KIND = "ais"


@dg.asset(
    key=["reports", "ais_export"],
    group_name="reports",
    partitions_def=SCHOOL_YEARS,
    deps=[["register", "partitions"]],
    kinds={"excel"},
    retry_policy=dg.RetryPolicy(max_retries=2, delay=20, backoff=dg.Backoff.EXPONENTIAL),
    description="Показатели учебного года одной книгой для отчёта в АИС.",
)
def ais_export(context: dg.AssetExecutionContext, folder: WorkingFolder) -> dg.MaterializeResult:
    """Write the export of a school year."""
    year = school_year_of(context.partition_key)
    day = folder.report_date()
    data = report_data(folder, year, day)
    rows = ais_rows(data)
    name = f"Показатели для АИС {year.label}.xlsx"
    files = {
        name: render_tables(_tables(data, rows), day),
        FIGURES: write_figures(Explainer(data), {name: [row.figure for row in rows if row.figure is not None]}),
    }
    source = provenance(folder, KIND, year.label, year, context.run, day)
    delivered = issue(folder, safe_name(f"Выгрузка для АИС {year.label}"), files, source)
    return dg.MaterializeResult(metadata={**issued_metadata(delivered), "rows": len(rows)})


def _tables(data: ReportData, rows: tuple[AisRow, ...]) -> list[AnnexTable]:
    method = data.methodology
    about = [
        ("Что это", f"Показатели школ за {data.school_year.label} учебный год, {data.settings.territory.name}"),
        ("Гриф", "для служебного пользования: есть рейтинговые баллы, места и статусы школ"),
        ("Составлено", f"{data.settings.territory.centre}, {data.generated_on:%d.%m.%Y}"),
        ("Методика", method.printed),
        ("Строка", "одно значение: чьё, какой показатель, по какой работе, число или слово"),
        ("Код", "по нему «shnor explain КОД» называет формулу, файл, лист и ячейки"),
        ("Интервал", "границы 95 %, где они есть: Уилсона для долей, по разбросу между участниками для средних"),
        ("Значение", "число — в столбце «Значение», слово (статус, группа) — в столбце «Значение словом»"),
    ]
    columns = (
        Column("Код", "code", width=26),
        Column("Учебный год", "school_year", width=12),
        Column("Код школы", "school_id", width=13),
        Column("Логин ФИС ОКО", "login", width=14),
        Column("Код ОО (ГИА)", "gia_code", width=12),
        Column("Школа", "school", width=40),
        Column("Показатель", "label", width=34),
        Column("Работа или раздел", "subject", width=40),
        Column("Год работы", "year", "int", 10),
        Column("Значение", "value", "two", 12),
        Column("Интервал: от", "lower", "two", 11),
        Column("Интервал: до", "upper", "two", 11),
        Column("Значение словом", "text", width=18),
        Column("Единица", "unit", width=10),
    )
    table = [
        {
            "code": row.figure.code if row.figure else "",
            "school_year": data.school_year.label,
            "school_id": row.school_id,
            "login": row.login,
            "gia_code": row.gia_code,
            "school": row.school,
            "label": quantity(row.figure.table, row.figure.column).label if row.figure else row.label,
            "subject": row.subject,
            "year": row.year,
            "value": row.figure.value if row.figure else None,
            "lower": row.bounds[0],
            "upper": row.bounds[1],
            "text": row.text,
            "unit": row.unit,
        }
        for row in rows
    ]
    return [
        AnnexTable(
            "О файле", (Column("О чём", "name", width=18), Column("Пояснение", "text", width=90)),
            pd.DataFrame(about, columns=["name", "text"]),
        ),
        AnnexTable("Показатели", columns, pd.DataFrame(table, columns=[column.field for column in columns])),
    ]  # fmt: skip
