"""``shnor forms``: the fill-in forms of a school year, pre-filled per school."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from shnor_pipeline.cli.console import progress
from shnor_pipeline.cli.exit_codes import Failed
from shnor_pipeline.cli.opening import opened_settings, opened_warehouse
from shnor_pipeline.cli.reports import SCHOOL_YEAR
from shnor_pipeline.school_year import SchoolYear

FORM_NAMES = ("social_passport", "self_assessment", "plan_targets", "roadmap_status", "school_roadmap", "support_log")


@click.command()
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--year", type=SCHOOL_YEAR, metavar="2022-2023", help="School year (default: the current one).")
@click.option(
    "--school", "schools", multiple=True, metavar="ID", help="Only this school: login, code or id; repeatable."
)
@click.option("--form", "forms", multiple=True, type=click.Choice(FORM_NAMES), help="Only this form; repeatable.")
@click.option("--period", default="", metavar="TEXT", help="Reporting period of roadmaps, e.g. октябрь–декабрь.")
@click.pass_context
def forms(
    ctx: click.Context,
    out: Path,
    year: SchoolYear | None,
    schools: tuple[str, ...],
    forms: tuple[str, ...],
    period: str,
) -> None:
    """Write the fill-in forms into OUT, one folder per school, pre-filled from the registry and the data bank.

    Each form checks itself («Готово к отправке») without macros and without a network. A file that stands in OUT
    already is never overwritten.
    """
    from reports.school_forms.issue import IssueError, issue_forms
    from shnor_pipeline.programme import load_programme
    from shnor_pipeline.sources.layouts import use_folder

    settings = opened_settings(ctx)
    use_folder(settings.layouts)
    chosen = year or SchoolYear.containing(datetime.now(settings.zone).date())
    programme = load_programme(settings.programme_file)
    warehouse = opened_warehouse(settings)
    with progress("Формы для школ") as shown:
        try:
            issued = issue_forms(
                warehouse, programme, out, chosen, schools=schools, forms=forms, period=period, progress=shown.advance
            )
        except IssueError as error:
            raise click.UsageError(str(error)) from error
    if not issued.schools_n:
        raise Failed("в реестре нет ни одной действующей школы: сначала примите реестр школ (shnor ingest)")
    click.echo(f"Учебный год {chosen.label}: школ {issued.schools_n}, форм записано {len(issued.written)}: {out}")
    if issued.kept:
        click.echo(f"Уже лежали и не тронуты: {len(issued.kept)}; например, {issued.kept[0]}")
