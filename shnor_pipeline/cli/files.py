"""``shnor ingest`` and ``shnor check``: files on their way in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from shnor_pipeline.cli.console import progress, table
from shnor_pipeline.cli.exit_codes import DATA_PROBLEMS, DONE, FAILED, finish
from shnor_pipeline.cli.opening import opened_settings, opened_warehouse

if TYPE_CHECKING:
    import pandas as pd

_SHOWN = 30


@click.command()
@click.pass_context
def ingest(ctx: click.Context) -> None:
    """Take in what is new in the inbox and recompute the school years it concerns."""
    from shnor_pipeline.cli.jobs import Runner
    from shnor_pipeline.intake.folder import exclusive
    from shnor_pipeline.orchestration.jobs import INVENTORY

    settings = opened_settings(ctx)
    with exclusive(settings.home), progress("Приём файлов") as shown, Runner(settings, shown) as runner:
        outcomes = [*runner.refresh(settings), runner.run(INVENTORY)]
    failures = [line for outcome in outcomes for line in outcome.failures]
    for line in failures:
        click.echo(f"Сбой: {line}", err=True)
    problems = print_register(settings)
    finish(FAILED if failures else DATA_PROBLEMS if problems else DONE)


def print_register(settings: object) -> bool:
    """Print how many files are in which state; return whether any was refused or not recognised."""
    submissions = opened_warehouse(settings).read("register_submissions")  # type: ignore[arg-type]
    counts = submissions["state"].value_counts().sort_index()
    table(["Состояние", "Файлов"], [[str(state), str(count)] for state, count in counts.items()])
    refused = submissions[submissions["state"].isin(["отклонено", "не распознан"])].sort_values("path")
    for row in refused.head(_SHOWN).to_dict("records"):
        click.echo(f"  {row['state']}: {row['path']} — {row['reason']}")
    if len(refused) > _SHOWN:
        click.echo(f"  … и ещё {len(refused) - _SHOWN}; полный список: shnor export submissions -o файл.xlsx")
    return len(refused) > 0


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.pass_context
def check(ctx: click.Context, files: tuple[Path, ...]) -> None:
    """Validate FILES (or every file of a folder) without loading them; exit 1 where errors were found.

    Works outside a working folder too; inside one, school identities are compared with the registry.
    """
    from assets.validated.preview import check_files
    from shnor_pipeline.settings import SETTINGS_FILE, Settings, find_home, load_settings

    home = find_home(ctx.find_root().obj)
    settings = load_settings(home) if (home / SETTINGS_FILE).is_file() else Settings(home=home)
    errors = 0
    for path in [path for given in files for path in _files_of(given)]:
        result = check_files(settings, path)
        click.echo(f"{path}: {result.summary}")
        _print_findings(result.findings)
        errors += result.errors_n
    finish(DATA_PROBLEMS if errors else DONE)


def _files_of(given: Path) -> list[Path]:
    return sorted(path for path in given.rglob("*") if path.is_file()) if given.is_dir() else [given]


def _print_findings(findings: pd.DataFrame) -> None:
    for row in findings.head(_SHOWN).to_dict("records"):
        place = ", ".join(
            part
            for part in (row["sheet"] and f"лист «{row['sheet']}»", row["cell"] and f"ячейка {row['cell']}")
            if part
        )
        click.echo(f"  {row['severity']} {row['code']}: {place + ': ' if place else ''}{row['message']}")
        if row["guidance"]:
            click.echo(f"    Как исправить: {row['guidance']}")
    if len(findings) > _SHOWN:
        click.echo(f"  … и ещё {len(findings) - _SHOWN}")
