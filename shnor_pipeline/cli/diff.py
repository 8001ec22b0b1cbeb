"""``shnor diff``: what moves between two versions of the methodology or two issued report sets, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from shnor_pipeline.cli.exit_codes import USAGE, Failed, finish
from shnor_pipeline.cli.opening import opened_settings, opened_warehouse

if TYPE_CHECKING:
    from reports.comparison.sets import SetContent
    from reports.explanation.report_sets import ReportSet
    from shnor_pipeline.settings import Settings


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option("--year", metavar="2022-2023", help="School year to try versions on (default: the latest with data).")
@click.option("--full", is_flag=True, help="All that moved, however much.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to .xlsx or .json too.")
@click.pass_context
def diff(ctx: click.Context, first: str, second: str, year: str | None, output: Path | None, *, full: bool) -> None:
    """Say which statuses, figures and sentences move from A to B, because of data, method or program.

    A and B are two versions of the methodology (a version's name, or the path of a draft: nothing is stored) or two
    report sets (a folder's name in the published folder, or july:2022-2023:1).
    """
    from shnor_pipeline.declaration import DeclarationError
    from shnor_pipeline.orchestration.freshness import known_years
    from shnor_pipeline.orchestration.working_folder import WorkingFolder
    from shnor_pipeline.school_year import AmbiguousYearError, SchoolYear

    settings = opened_settings(ctx)
    if output is not None and output.suffix not in (".xlsx", ".json"):
        raise click.UsageError(f"неизвестный вид файла «{output.name}»: нужно .xlsx или .json")
    years = known_years(opened_warehouse(settings))
    if not years:
        raise Failed("в хранилище нет данных ни за один учебный год: сначала примите файлы (shnor ingest)")
    try:
        chosen = SchoolYear.parse(year) if year else years[-1]
    except AmbiguousYearError as error:
        raise click.UsageError(str(error)) from error
    if chosen not in years:
        raise click.UsageError(f"за {chosen.label} данных нет; есть: {', '.join(item.label for item in years)}")

    from reports.comparison.asked import NothingToCompareError, compared

    folder = WorkingFolder(home=str(settings.home))
    try:
        answer = compared(folder, first, second, chosen, folder.report_date(), lambda item: _made_again(item, settings))
    except (NothingToCompareError, DeclarationError) as error:
        click.echo(f"Сравнить нечего: {error}", err=True)
        finish(USAGE)
    for line in answer.lines(full=full):
        click.echo(line)
    if output is not None:
        content = answer.workbook(folder.report_date()) if output.suffix == ".xlsx" else answer.json()
        try:
            output.write_bytes(content)
        except OSError as error:
            raise Failed(f"файл {output} не записан: {error}") from error
        click.echo(f"Записано: {output}")


def _made_again(item: ReportSet, settings: Settings) -> SetContent | str:
    """Return the issued set as the present program makes it from the data and method it was made from."""
    import json

    from reports.comparison.sets import SetContent
    from reports.explanation.report_sets import ReportSet
    from shnor_pipeline.cli.reproduce import made_again
    from shnor_pipeline.orchestration.reproduction import ReproductionError, kept_set

    try:
        with made_again(kept_set(settings, item.identifier), settings) as manifest:
            return SetContent.issued(ReportSet(manifest.parent, json.loads(manifest.read_text(encoding="utf-8"))))
    except (ReproductionError, Failed) as error:
        return f"Прежний комплект не воспроизводится нынешней программой: {error}"
