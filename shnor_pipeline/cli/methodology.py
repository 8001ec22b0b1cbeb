"""``shnor methodology``: the document of each version of the methodology."""

from __future__ import annotations

from pathlib import Path

import click

from shnor_pipeline.cli.exit_codes import Failed
from shnor_pipeline.cli.opening import opened_settings


@click.command()
@click.option("--version", "version", metavar="2022-1", default="", help="One version only (default: all).")
@click.option(
    "-o", "--output", type=click.Path(file_okay=False, path_type=Path), help="Folder (default: published/Методика)."
)
@click.pass_context
def methodology(ctx: click.Context, version: str, output: Path | None) -> None:
    """Write «Методика_<version>.docx»: formulas, parameters with their grounds, changes since the version before."""
    from reports.methodology_documents import FOLDER, write_methodologies
    from shnor_pipeline.declaration import DeclarationError
    from shnor_pipeline.methodology import load_methodologies

    settings = opened_settings(ctx)
    try:
        known = [item.version for item in load_methodologies(settings.methodology_folder)]
        if version and version not in known:
            raise click.UsageError(f"версии методики «{version}» нет; есть: {', '.join(known)}")
        written, kept = write_methodologies(settings, output or settings.published_folder / FOLDER, version)
    except DeclarationError as error:
        raise Failed(str(error)) from error
    except OSError as error:
        raise Failed(f"документ методики не записан: {error}") from error
    for path in written:
        click.echo(path)
    for path in kept:
        click.echo(f"{path}: открыт в другой программе, закройте его и повторите", err=True)
    if kept:
        raise Failed(f"не записано документов: {len(kept)}")
