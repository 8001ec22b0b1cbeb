"""``shnor region``: many municipalities in one folder, one after another or shared among workers."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from shnor_pipeline.cli.console import table
from shnor_pipeline.cli.exit_codes import DATA_PROBLEMS, FAILED, Failed, finish
from shnor_pipeline.cli.opening import opened_region
from shnor_pipeline.school_year import AmbiguousYearError


@click.group()
def region() -> None:
    """Serve the municipalities that [[municipalities]] in shnor.toml names, each in a folder of its own."""


@region.command()
@click.pass_context
def init(ctx: click.Context) -> None:
    """Make or renew the working folder of every municipality from the region's settings."""
    from shnor_pipeline.cli.folder import copy_templates
    from shnor_pipeline.region.folders import prepare_municipality

    settings = opened_region(ctx)
    copy_templates(settings.home)
    for item in settings.municipalities:
        home = prepare_municipality(settings, item.code)
        click.echo(f"{item.name}: {home}")
    click.echo("Дальше: положите файлы во «inbox» каждой папки и выполните shnor region run.")


@region.command()
@click.option("--report", "reports", multiple=True, metavar="KEY", help="As july:2022-2023; repeatable.")
@click.option("--municipality", "codes", multiple=True, metavar="CODE", help="Only this one; repeatable.")
@click.option("--date", "date", metavar="YYYY-MM-DD", default="", help="Date that documents bear (default: today).")
@click.pass_context
def run(ctx: click.Context, reports: tuple[str, ...], codes: tuple[str, ...], date: str) -> None:
    """Take in new files, recompute and write the named reports in every municipality.

    With SHNOR_CELERY_BROKER set the municipalities are shared among the workers (shnor region worker); otherwise they
    are done in this process. One that fails does not keep the others from being done.
    """
    from shnor_pipeline.orchestration.report_calendar import report_of
    from shnor_pipeline.region.folders import municipality
    from shnor_pipeline.region.launch import run_region

    settings = opened_region(ctx)
    try:
        for key in reports:
            report_of(key)
    except (ValueError, AmbiguousYearError) as error:
        raise click.UsageError(str(error)) from error
    for code in codes:
        municipality(settings, code)
    outcome = run_region(settings, reports, codes, date, click.echo)
    for code in outcome.done:
        click.echo(f"{code}: сделано")
    for line in outcome.failures:
        click.echo(f"Сбой: {line}", err=True)
    click.echo(f"Муниципалитетов: {len(outcome.done) + len(outcome.failures)}, сбоев: {len(outcome.failures)}.")
    if outcome.failures or not outcome.success:
        finish(FAILED)


@region.command()
@click.option("--name", default="worker", show_default=True, help="Name of this worker, unlike that of any other.")
@click.pass_context
def worker(ctx: click.Context, name: str) -> None:
    """Do municipalities that a run hands out, one at a time, until stopped (Ctrl+C).

    Start as many as the machines have cores to spare. Needs SHNOR_CELERY_BROKER and pip install .[celery].
    """
    from shnor_pipeline.orchestration.instance import prepare_instance
    from shnor_pipeline.region.workers import addresses, queue_of

    settings = opened_region(ctx)
    addresses()
    home = prepare_instance(settings)
    try:
        import celery  # noqa: F401 - is it installed?
    except ImportError as error:
        raise Failed("рабочие процессы не установлены: pip install .[celery]") from error
    options = ["-c", "1", "-Q", queue_of(settings.home), "--without-gossip", "--without-mingle", "--loglevel", "info"]
    command = ["celery", "-A", "shnor_pipeline.region.celery_app", "worker", "-n", f"{name}@%h", *options]
    os.chdir(home)
    os.execv(sys.executable, [sys.executable, "-m", *command])  # noqa: S606 - our own interpreter


@region.command()
@click.pass_context
def status(ctx: click.Context) -> None:
    """Print a line per municipality: files, what needs attention, reports, stale school years. Exit 1 where any is."""
    from shnor_pipeline.region.overview import overview

    settings = opened_region(ctx)
    rows = overview(settings)
    table(
        ["Муниципалитет", "Файлов принято", "Требуют внимания", "Комплектов отчётов", "Не пересчитано лет"],
        [[row.name, str(row.accepted), str(row.attention), str(row.reports), str(row.stale)] for row in rows],
    )
    troubled = sum(bool(row.attention or row.stale) for row in rows)
    click.echo(f"Муниципалитетов: {len(rows)}, требуют внимания: {troubled}. Папка: {Path(settings.home)}")
    if troubled:
        finish(DATA_PROBLEMS)
