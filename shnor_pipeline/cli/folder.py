"""``shnor init``: a new working folder."""

from __future__ import annotations

from pathlib import Path

import click

from shnor_pipeline.cli.exit_codes import Failed


@click.command()
@click.argument("directory", type=click.Path(path_type=Path))
def init(directory: Path) -> None:
    """Create a working folder in DIRECTORY, or complete one that lacks something; edited files stay as they are."""
    from shnor_pipeline.intake.folder import FolderError, create_working_folder

    try:
        home = create_working_folder(directory)
    except (FolderError, OSError) as error:
        raise Failed(str(error)) from error
    _, renewed = copy_templates(home)
    click.echo(f"Рабочая папка готова: {home}")
    if renewed:
        click.echo(f"  Обновлены шаблоны, которых никто не правил: {', '.join(renewed)}")
    click.echo(f"  Настройки:      {home / 'shnor.toml'}")
    click.echo(f"  Методика:       {home / 'methodology'}")
    click.echo(f"  Входящие файлы: {home / 'inbox'}")
    click.echo(f"  Отчёты:         {home / 'published'}")
    click.echo(f"Дальше: положите файлы во «inbox» и выполните «shnor --home {home} ingest».")


def copy_templates(home: Path) -> tuple[list[str], list[str]]:
    """Copy the Word templates that a methodologist may edit and renew those nobody has edited: (copied, renewed)."""
    from reports.documents import refresh_templates

    return refresh_templates(home / "templates")
