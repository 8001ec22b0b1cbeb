"""``shnor backup``: a consistent, verified copy of the working folder."""

from __future__ import annotations

from pathlib import Path

import click

from shnor_pipeline.cli.exit_codes import Failed
from shnor_pipeline.cli.opening import opened_settings


@click.command()
@click.argument("directory", type=click.Path(path_type=Path))
@click.pass_context
def backup(ctx: click.Context, directory: Path) -> None:
    """Copy the working folder into DIRECTORY (new or empty), databases as of one moment, and verify every file.

    The cache and what the orchestrator can do without stay behind. The copy is a working folder: to restore, put it
    in the old place and run doctor.
    """
    from shnor_pipeline.intake.folder import FolderError, exclusive
    from shnor_pipeline.orchestration.backup import back_up

    settings = opened_settings(ctx)
    try:
        with exclusive(settings.home):
            result = back_up(settings, directory.expanduser().resolve())
    except (FolderError, OSError) as error:
        raise Failed(str(error)) from error
    click.echo(f"Скопировано и проверено файлов: {result.files}, {result.megabytes:.0f} МБ → {directory}")
    if result.outside:
        click.echo(f"База данных вне папки ({result.outside}): её копию делает сервер, см. docs/operations.md")
