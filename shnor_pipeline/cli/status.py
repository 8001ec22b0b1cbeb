"""``shnor status``: who has sent what, what is missing or overdue, what ran last and what comes next."""

from __future__ import annotations

from datetime import UTC, date
from typing import TYPE_CHECKING

import click

from shnor_pipeline.cli.console import table
from shnor_pipeline.cli.exit_codes import DATA_PROBLEMS, DONE, Failed, finish
from shnor_pipeline.cli.opening import opened_settings, opened_warehouse
from shnor_pipeline.settings import Settings

if TYPE_CHECKING:
    import pandas as pd

    from reports.view_models.submissions import SubmissionsPage

_SHOWN = 10


@click.command()
@click.option("--all", "everything", is_flag=True, help="Show every line, not only the first ones.")
@click.option("--save", is_flag=True, help="Also write «Кто сдал.xlsx» into the shared folder.")
@click.pass_context
def status(ctx: click.Context, everything: bool, save: bool) -> None:
    """Show submissions by form, refused files, overdue forms, issued reports and coming deadlines."""
    settings = opened_settings(ctx)
    warehouse = opened_warehouse(settings)
    today = report_day(settings)
    limit = None if everything else _SHOWN
    page = load_page(settings, today)
    reports = warehouse.read("register_reports").sort_values(["created_at", "report_set"])
    print_page(page, limit)
    _print_reports(settings, reports, today, limit)
    if save:
        save_workbook(settings, page)
    finish(DATA_PROBLEMS if len(page.attention) else DONE)


def report_day(settings: Settings) -> date:
    """Return the day on which deadlines are judged: SHNOR_TODAY, else today in the folder's time zone."""
    from shnor_pipeline.orchestration.opening import report_date

    return report_date(settings)


def load_page(settings: Settings, today: date) -> SubmissionsPage:
    """Return who has sent what: the same model that «Кто сдал.xlsx» is written from."""
    from reports.submissions_model import load_submissions_page
    from shnor_pipeline.declaration import DeclarationError

    try:
        return load_submissions_page(settings, opened_warehouse(settings), today)
    except DeclarationError as error:
        raise Failed(str(error)) from error


def save_workbook(settings: Settings, page: SubmissionsPage) -> None:
    """Write «Кто сдал.xlsx» into the shared folder and say where it is."""
    from reports.rendering.delivery import write_atomically
    from reports.rendering.xlsx_submissions import render_submissions
    from reports.submissions_model import WORKBOOK

    path = settings.published_folder / WORKBOOK
    if not write_atomically(path, render_submissions(page)):
        raise Failed(f"{path} открыт в Excel: закройте его и повторите")
    click.echo(f"Записано: {path}")


def print_page(page: SubmissionsPage, limit: int | None) -> None:
    """Print the state of files, forms by year, what is overdue school by school, and files that need attention."""
    table(["Состояние", "Файлов"], [[state, str(count)] for state, count in page.states], title="Поступившие файлы")
    rows = [
        [
            line.title, line.year, f"{line.come_n} из {line.owed_n}",
            _number(line.questions_n), _number(line.refused_n),
            f"{line.overdue_n} ({line.overdue_days} дн.)" if line.overdue_n else "—",
        ]
        for line in page.totals
    ]  # fmt: skip
    table(["Форма", "Год", "Сдали", "Вопросы", "Отказ", "Просрочили"], rows, title="Кто сдал")
    late = _by_school(page)
    if late:
        table(["Школа", "Просрочено (дней)"], late[:limit], title=f"Просрочили школ: {len(late)}")
        _more(len(late), limit)
    if len(page.attention):
        rows = [
            [str(r["state"]), str(r["path"]), str(r["reason"])]
            for r in page.attention.head(limit or len(page.attention)).to_dict("records")
        ]
        table(["Состояние", "Файл", "Почему"], rows, title="Требуют внимания")
        _more(len(page.attention), limit)


def _by_school(page: SubmissionsPage) -> list[list[str]]:
    """Return a line per school with all that it owes past its day, the longest overdue first."""
    owed: dict[str, list[str]] = {}
    worst: dict[str, int] = {}
    for line in page.overdue:
        owed.setdefault(line.school, []).append(f"{line.form} {line.year} ({line.days})")
        worst[line.school] = max(worst.get(line.school, 0), line.days)
    order = sorted(owed, key=lambda school: (-len(owed[school]), -worst[school], school))
    return [[school, "; ".join(owed[school])] for school in order]


def _print_reports(settings: Settings, reports: pd.DataFrame, today: date, limit: int | None) -> None:
    shown = reports if limit is None else reports.tail(limit)
    rows = [
        [
            _kind(r["kind"]),
            str(r["period"]),
            str(r["edition"]),
            _local_day(r["created_at"], settings),
            str(r["documents_n"]),
        ]
        for r in shown.to_dict("records")
    ]
    title = f"Выпущенные отчёты в папке {settings.published_folder}"
    table(["Отчёт", "Период", "Выпуск", "Сформирован", "Документов"], rows, title=title)
    rows = [[day.strftime("%d.%m.%Y"), title] for day, title in coming_reports(settings, today, reports)]
    table(["Срок", "Отчёт"], rows, title="Ближайшие отчёты")


def coming_reports(settings: Settings, today: date, reports: pd.DataFrame) -> list[tuple[date, str]]:
    """Return the next day of each scheduled report that is not issued yet, soonest first."""
    from shnor_pipeline.orchestration.report_calendar import coming_days, issued_periods

    return coming_days(settings, today, issued_periods(reports))


def _local_day(moment: object, settings: Settings) -> str:
    import pandas as pd

    return pd.Timestamp(str(moment)).replace(tzinfo=UTC).astimezone(settings.zone).strftime("%d.%m.%Y")


def _kind(kind: object) -> str:
    from shnor_pipeline.orchestration.report_kinds import REPORT_TITLES

    return REPORT_TITLES.get(str(kind), str(kind))


def _number(count: int) -> str:
    return str(count) if count else "—"


def _more(count: int, limit: int | None) -> None:
    if limit is not None and count > limit:
        click.echo(f"  … и ещё {count - limit}; все: shnor status --all")
