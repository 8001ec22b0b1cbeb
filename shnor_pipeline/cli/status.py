"""``shnor status``: who has sent what, what is missing or overdue, what ran last and what comes next."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from shnor_pipeline.cli.console import table
from shnor_pipeline.cli.exit_codes import DATA_PROBLEMS, DONE, finish
from shnor_pipeline.cli.opening import opened_settings, opened_warehouse
from shnor_pipeline.settings import Settings

if TYPE_CHECKING:
    import pandas as pd

_SHOWN = 25


@click.command()
@click.option("--all", "everything", is_flag=True, help="Show every line, not only the first ones.")
@click.pass_context
def status(ctx: click.Context, everything: bool) -> None:
    """Show submissions by form, refused files, missing forms, issued reports and coming deadlines."""
    from shnor_pipeline.intake.expected import expected_matrix

    settings = opened_settings(ctx)
    warehouse = opened_warehouse(settings)
    today = datetime.now(settings.zone).date()
    limit = None if everything else _SHOWN

    submissions = warehouse.read("register_submissions")
    counts = submissions["state"].value_counts().sort_index()
    table(["Состояние", "Файлов"], [[str(k), str(v)] for k, v in counts.items()], title="Поступившие файлы")
    refused = submissions[submissions["state"].isin(["отклонено", "не распознан", "ждём"])].sort_values("path")
    if len(refused):
        rows = [
            [str(r["state"]), str(r["path"]), str(r["reason"] or "")] for r in refused.head(limit).to_dict("records")
        ]
        table(["Состояние", "Файл", "Почему"], rows, title="Требуют внимания")
        _more(len(refused), limit)

    matrix = expected_matrix(warehouse, today)
    missing = matrix[matrix["state"] == "нет"].sort_values(["overdue_days", "form"], ascending=[False, True])
    names = dict(warehouse.read("validated_schools")[["school_id", "name"]].itertuples(index=False))
    if len(missing):
        rows = [
            [
                names.get(r["school_id"], r["school_id"]),
                str(r["form"]),
                _year(r["school_year"]),
                _overdue(r["overdue_days"]),
            ]
            for r in missing.head(limit).to_dict("records")
        ]
        table(["Школа", "Форма", "Учебный год", "Срок"], rows, title=f"Не поступило: {len(missing)}")
        _more(len(missing), limit)

    reports = warehouse.read("register_reports").sort_values(["created_at", "report_set"])
    rows = [
        [_kind(r["kind"]), *(str(r[name]) for name in ("period", "edition", "documents_n", "folder"))]
        for r in reports.to_dict("records")
    ]
    table(
        ["Отчёт", "Период", "Выпуск", "Документов", "Папка"],
        rows,
        title=f"Выпущенные отчёты в папке {settings.published_folder}",
    )
    rows = [[day.strftime("%d.%m.%Y"), title] for day, title in coming_reports(settings, today, reports)]
    table(["Срок", "Отчёт"], rows, title="Ближайшие отчёты")
    finish(DATA_PROBLEMS if len(refused) else DONE)


def coming_reports(settings: Settings, today: date, reports: pd.DataFrame) -> list[tuple[date, str]]:
    """Return the next day of each scheduled report that is not issued yet, soonest first."""
    from shnor_pipeline.orchestration.report_calendar import coming_days, issued_periods

    return coming_days(settings, today, issued_periods(reports))


def _kind(kind: object) -> str:
    from shnor_pipeline.orchestration.report_kinds import REPORT_TITLES

    return REPORT_TITLES.get(str(kind), str(kind))


def _year(value: object) -> str:
    from shnor_pipeline.school_year import SchoolYear

    return SchoolYear(int(str(value))).label


def _overdue(days: object) -> str:
    number = int(str(days)) if str(days).lstrip("-").isdigit() else 0
    return f"просрочено на {number} дн." if number > 0 else "срок не наступил"


def _more(count: int, limit: int | None) -> None:
    if limit is not None and count > limit:
        click.echo(f"  … и ещё {count - limit}; все: shnor status --all")
