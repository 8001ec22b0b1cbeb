"""``shnor reload`` and the report sets of the programme's calendar, from ``july`` to ``december``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from shnor_pipeline.cli.console import progress
from shnor_pipeline.cli.exit_codes import FAILED, Failed, finish
from shnor_pipeline.cli.files import amend_options, checked_amendment
from shnor_pipeline.cli.opening import opened_settings, opened_warehouse
from shnor_pipeline.school_year import AmbiguousYearError, HalfYear, Quarter, SchoolYear


class _PeriodType(click.ParamType):
    """A period as people write it; what is ambiguous is refused with the sentence that says why."""

    def __init__(self, name: str, parse: Callable[[str], SchoolYear | HalfYear | Quarter]) -> None:
        self.name = name
        self._parse = parse

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the period; one that is already parsed (a default) stays."""
        try:
            return self._parse(value) if isinstance(value, str) else value
        except AmbiguousYearError as error:
            self.fail(str(error), param, ctx)


SCHOOL_YEAR = _PeriodType("year", SchoolYear.parse)
HALF_YEAR = _PeriodType("half-year", HalfYear.parse)
QUARTER = _PeriodType("quarter", Quarter.parse)


def report_date_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--date``: the date that the documents bear."""
    return click.option(
        "--date", "date", metavar="YYYY-MM-DD", default="", help="Date that the documents bear (default: today)."
    )(command)


@click.command()
@click.option("--year", "years", type=SCHOOL_YEAR, multiple=True, metavar="2022-2023", help="School year; repeatable.")
@click.option("--all", "everything", is_flag=True, help="All school years that accepted files speak of.")
@amend_options
@click.pass_context
def reload(
    ctx: click.Context, years: tuple[SchoolYear, ...], everything: bool, order: str, files: tuple[str, ...]
) -> None:
    """Recompute school years from the stored files (the yearly reload); one bad year does not stop the others."""
    if bool(years) == everything:
        raise click.UsageError("назовите годы (--year 2022-2023) или все сразу (--all)")
    from shnor_pipeline.intake.folder import exclusive
    from shnor_pipeline.orchestration.freshness import known_years
    from shnor_pipeline.runner import Runner

    settings = opened_settings(ctx)
    order, paths = checked_amendment(settings, order, files)
    with exclusive(settings.home), progress("Годовая перезагрузка") as shown, Runner(settings, shown) as runner:
        outcome = runner.take_in(order, paths)
        chosen = known_years(opened_warehouse(settings)) if everything else sorted(set(years))
        results = []
        for number, year in enumerate(chosen, start=1):
            shown.step(f"учебный год {year.label}")
            results.append((year, runner.run("reload_year", year.partition_key)))
            shown.advance(number, len(chosen))
    for line in outcome.failures:
        click.echo(f"Сбой: {line}", err=True)
    for year, result in results:
        click.echo(f"{year.label}: {'пересчитан' if result.success else 'не пересчитан'}")
        for line in result.failures:
            click.echo(f"  {line}", err=True)
    if not results:
        click.echo("Пересчитывать нечего: принятых файлов нет.")
    if not outcome.success or not all(result.success for _, result in results):
        finish(FAILED)


@click.command()
@click.option("--year", type=SCHOOL_YEAR, required=True, metavar="2022-2023", help="School year to analyse.")
@click.option("--school", "schools", multiple=True, metavar="ID", help="Only this school (repeatable), on request.")
@click.option("--only-significant", is_flag=True, help="Hide what is not significant; documents say how much.")
@report_date_option
@click.pass_context
def july(ctx: click.Context, year: SchoolYear, schools: tuple[str, ...], only_significant: bool, date: str) -> None:
    """Write the July analysis: one document per low-performing school, the district summary and its annex."""
    from shnor_pipeline.orchestration.report_kinds import set_key

    asked = sorted(set(schools))
    config = {"schools": asked, "only_significant": only_significant}
    ops: dict[str, object] | None = {"reports__july_analysis": {"config": config}} if any(config.values()) else None
    job, kind = ("july_request", "july-request") if asked else ("july_reports", "july")
    key = f"{set_key(kind, year.label, asked)}:"
    _report_set(ctx, "Июльский анализ", job, year.partition_key, key, date, ops)


@click.command()
@click.option("--year", type=SCHOOL_YEAR, required=True, metavar="2022-2023", help="School year to publish.")
@report_date_option
@click.pass_context
def public(ctx: click.Context, year: SchoolYear, date: str) -> None:
    """Write the edition for the site: no ranks, small groups hidden so that nobody can count them back."""
    _report_set(ctx, "Редакция для сайта", "public_edition", year.partition_key, f"public:{year.label}", date)


@click.command()
@click.option("--year", type=SCHOOL_YEAR, required=True, metavar="2022-2023", help="School year to export.")
@report_date_option
@click.pass_context
def ais(ctx: click.Context, year: SchoolYear, date: str) -> None:
    """Write the year's figures as one workbook for the report in the АИС."""
    _report_set(ctx, "Выгрузка для АИС", "ais_export", year.partition_key, f"ais:{year.label}", date)


@click.command("half-year")
@click.option("--period", type=HALF_YEAR, required=True, metavar="2023-1", help="Calendar half-year.")
@report_date_option
@click.pass_context
def half_year(ctx: click.Context, period: HalfYear, date: str) -> None:
    """Write the programme monitoring of a half-year."""
    _report_set(
        ctx, "Мониторинг программы", "programme_monitoring", period.partition_key, f"half-year:{period.key}", date
    )


@click.command()
@click.option("--period", type=QUARTER, required=True, metavar="2023-3", help="Calendar quarter.")
@report_date_option
@click.pass_context
def quarter(ctx: click.Context, period: Quarter, date: str) -> None:
    """Write the report of a quarter on the roadmaps of schools."""
    _report_set(ctx, "Дорожные карты школ", "school_roadmaps", period.partition_key, f"quarter:{period.key}", date)


@click.command()
@click.option("--year", type=SCHOOL_YEAR, required=True, metavar="2023-2024", help="School year that begins.")
@report_date_option
@click.pass_context
def september(ctx: click.Context, year: SchoolYear, date: str) -> None:
    """Write deficits of teachers by last year's data, and the plan targets of the year proposed and approved."""
    _report_set(ctx, "Дефициты педагогов", "staff_deficits", year.partition_key, f"september:{year.label}", date)


@click.command()
@click.option("--year", type=SCHOOL_YEAR, required=True, metavar="2023-2024", help="School year of that December.")
@report_date_option
@click.pass_context
def december(ctx: click.Context, year: SchoolYear, date: str) -> None:
    """Write the needs for in-service training by last year's data, with a draft plan of courses."""
    _report_set(ctx, "Потребность в обучении", "training_needs", year.partition_key, f"december:{year.label}", date)


def _report_set(
    ctx: click.Context,
    title: str,
    job: str,
    partition: str,
    set_key: str,
    date: str,
    ops: dict[str, object] | None = None,
) -> None:
    from shnor_pipeline.intake.folder import exclusive
    from shnor_pipeline.runner import Runner

    settings = opened_settings(ctx)
    with exclusive(settings.home), progress(title) as shown, Runner(settings, shown, today=date) as runner:
        outcomes = [*runner.refresh(settings), runner.run(job, partition, ops)]
    failures = [line for outcome in outcomes for line in outcome.failures]
    for line in failures:
        click.echo(f"Сбой: {line}", err=True)
    print_report_sets(settings, set_key)
    if not outcomes[-1].success:
        raise Failed("отчёты не выпущены полностью; причины перечислены выше")
    if failures:
        finish(FAILED)


def print_report_sets(settings: Any, set_key: str) -> None:
    """Print where the latest edition of a report set is."""
    sets = opened_warehouse(settings).read("register_reports")
    sets = sets[sets["report_set"].str.startswith(set_key)].sort_values("edition")
    if len(sets):
        latest = sets.iloc[-1]
        place = settings.published_folder / latest["folder"]
        click.echo(f"Документов: {latest['documents_n']}, выпуск {latest['edition']}: {place}")
    aside = settings.home / "не доставлено"
    for place in sorted(aside.iterdir()) if aside.is_dir() else ():
        click.echo(
            f"Внимание: папка отчётов {settings.published_folder} недоступна, комплект сохранён здесь: {place}. "
            "Когда она вернётся, повторите команду: комплект встанет на место.",
            err=True,
        )
    click.echo(f"Страница для чтения: {settings.published_folder / 'index.html'}")
