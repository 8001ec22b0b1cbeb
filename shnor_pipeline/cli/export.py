"""``shnor export``: any warehouse table as csv, xlsx or parquet."""

from __future__ import annotations

from pathlib import Path

import click

from shnor_pipeline.cli.exit_codes import Failed
from shnor_pipeline.cli.opening import opened_settings, opened_warehouse


@click.command()
@click.argument("name", metavar="TABLE")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="File to write.")
@click.option("--by-source", is_flag=True, help="For marks: one row per file, before precedence.")
@click.pass_context
def export(ctx: click.Context, name: str, output: Path, by_source: bool) -> None:
    """Write TABLE to a file; the ending of its name (.csv, .xlsx, .parquet) chooses the format.

    TABLE is marks, index, rating, status, attainment, targets, roadmap, support, submissions, findings, or any
    table of the catalogue such as derived_matrix.
    """
    from shnor_pipeline.orchestration.exports import ExportError, export_frame, write_frame

    settings = opened_settings(ctx)
    try:
        frame = export_frame(opened_warehouse(settings), name, by_source=by_source)
        write_frame(frame, output)
    except ExportError as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise Failed(f"файл {output} не записан: {error}") from error
    click.echo(f"{output}: строк {len(frame)}, столбцов {len(frame.columns)}")
