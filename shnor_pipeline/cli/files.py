"""``shnor ingest`` and ``shnor check``: files on their way in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from shnor_pipeline.cli.console import progress, table
from shnor_pipeline.cli.exit_codes import DATA_PROBLEMS, DONE, FAILED, finish
from shnor_pipeline.cli.opening import opened_settings, opened_warehouse
from shnor_pipeline.settings import Settings

if TYPE_CHECKING:
    import pandas as pd

_SHOWN = 30


def amend_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--amend`` and ``--file``: letting late files into a frozen school year."""
    files = click.option(
        "--file", "files", multiple=True, metavar="PATH", help="With --amend: only this file of the inbox; repeatable."
    )
    order = click.option(
        "--amend",
        "order",
        metavar="ORDER",
        default="",
        help="Order (number and date) by which waiting files change a frozen school year.",
    )
    return order(files(command))


def checked_amendment(settings: Settings, order: str, files: tuple[str, ...]) -> tuple[str, list[str]]:
    """Return the order and the paths as the register writes them; UsageError where a path is not waiting."""
    if files and not order.strip():
        raise click.UsageError("--file указывается вместе с --amend «приказ № … от …»")
    inbox = settings.inbox.resolve()
    paths = [_inside(inbox, file) for file in files]
    known = set(opened_warehouse(settings).read("register_submissions")["path"].astype(str))
    for path in paths:
        if path not in known and not (inbox / path).is_file():
            raise click.UsageError(f"во входящих нет файла «{path}»")
    return order.strip(), paths


def _inside(inbox: Path, file: str) -> str:
    """Return the path relative to the inbox, however it was written."""
    path = Path(file).resolve()
    return path.relative_to(inbox).as_posix() if path.is_relative_to(inbox) else Path(file).as_posix()


@click.command()
@amend_options
@click.pass_context
def ingest(ctx: click.Context, order: str, files: tuple[str, ...]) -> None:
    """Take in what is new in the inbox and recompute the school years it concerns."""
    from shnor_pipeline.intake.folder import exclusive
    from shnor_pipeline.orchestration.jobs import INVENTORY
    from shnor_pipeline.runner import Runner

    settings = opened_settings(ctx)
    order, paths = checked_amendment(settings, order, files)
    with exclusive(settings.home), progress("Приём файлов") as shown, Runner(settings, shown) as runner:
        outcomes = [*runner.refresh(settings, order=order, files=paths), runner.run(INVENTORY)]
    failures = [line for outcome in outcomes for line in outcome.failures]
    for line in failures:
        click.echo(f"Сбой: {line}", err=True)
    for line in (outcome.recomputed for outcome in outcomes if outcome.recomputed):
        click.echo(line)
    problems = print_register(settings)
    finish(FAILED if failures else DATA_PROBLEMS if problems else DONE)


def print_register(settings: Settings) -> bool:
    """Print how many files are in which state; return whether any was refused, not recognised or held back."""
    submissions = opened_warehouse(settings).read("register_submissions")
    counts = submissions["state"].value_counts().sort_index()
    table(["Состояние", "Файлов"], [[str(state), str(count)] for state, count in counts.items()])
    refused = submissions[submissions["state"].isin(["отклонено", "не распознан", "ждёт приказа"])].sort_values("path")
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
    from shnor_pipeline.settings import SETTINGS_FILE, find_home, load_settings

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
