"""``shnor demo``: a synthetic district, and the whole job on it."""

from __future__ import annotations

import time
from pathlib import Path

import click

from shnor_pipeline.cli.console import progress
from shnor_pipeline.cli.exit_codes import FAILED, Failed, finish
from shnor_pipeline.school_year import HalfYear, SchoolYear
from shnor_pipeline.showing import Silence

_JULY_DATE = "2023-07-15"
_HALF_YEAR_DATE = "2023-07-20"
_YEAR = SchoolYear(2022)
_PERIOD = HalfYear(2023, 1)


@click.command()
@click.argument("directory", type=click.Path(path_type=Path), default="demo")
@click.option("--schools", default=40, show_default=True, help="Number of schools.")
@click.option("--seed", default=7, show_default=True, help="Another seed, another district.")
def demo(directory: Path, schools: int, seed: int) -> None:
    """Make a synthetic district in the real file formats in DIRECTORY and run the July and half-year jobs on it."""
    from shnor_pipeline.cli.files import print_register
    from shnor_pipeline.cli.folder import copy_templates
    from shnor_pipeline.cli.reports import print_report_sets
    from shnor_pipeline.demo.district import generate_district
    from shnor_pipeline.intake.folder import FolderError, create_working_folder, exclusive
    from shnor_pipeline.runner import Runner
    from shnor_pipeline.settings import load_settings

    began = time.monotonic()
    try:
        home = create_working_folder(directory)
    except (FolderError, OSError) as error:
        raise Failed(str(error)) from error
    copy_templates(home)
    settings = load_settings(home)
    if not any(settings.inbox.iterdir()):
        click.echo(f"Синтетический район ({schools} школ, 3 учебных года) → {settings.inbox}")
        generate_district(home, seed=seed, schools=schools)
    with exclusive(home), Runner(settings, Silence(), today=_JULY_DATE) as runner:
        with progress("Приём файлов и расчёт показателей") as shown:
            runner.turn_to(shown)
            outcomes = runner.refresh(settings)
        with progress(f"Июльский анализ {_YEAR.label}") as shown:
            runner.turn_to(shown)
            outcomes.append(runner.run("july_reports", _YEAR.partition_key))
        with progress(f"Мониторинг программы, {_PERIOD.label}") as shown:
            runner.turn_to(shown, _HALF_YEAR_DATE)
            outcomes.append(runner.run("programme_monitoring", _PERIOD.partition_key))
    for outcome in outcomes:
        for line in outcome.failures:
            click.echo(f"Сбой: {line}", err=True)
    print_register(settings)
    print_report_sets(settings, f"july:{_YEAR.label}")
    print_report_sets(settings, f"half-year:{_PERIOD.key}")
    click.echo(f"Всего {time.monotonic() - began:.1f} с. Дальше: shnor --home {home} status".replace(".", ",", 1))
    if not all(outcome.success for outcome in outcomes):
        finish(FAILED)
