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
    copy_templates(home)
    click.echo(f"Рабочая папка готова: {home}")
    click.echo(f"  Настройки:      {home / 'shnor.toml'}")
    click.echo(f"  Методика:       {home / 'methodology'}")
    click.echo(f"  Входящие файлы: {home / 'inbox'}")
    click.echo(f"  Отчёты:         {home / 'published'}")
    click.echo(f"Дальше: положите файлы во «inbox» и выполните «shnor --home {home} ingest».")


def copy_templates(home: Path) -> list[Path]:
    """Copy the Word templates that a methodologist may edit; those already there stay as they are."""
    import reports

    target = home / "templates"
    target.mkdir(parents=True, exist_ok=True)
    copied: list[Path] = []
    for source in sorted((Path(reports.__file__).parent / "templates").glob("*.docx")):
        place = target / source.name
        if not place.exists():
            place.write_bytes(source.read_bytes())
            copied.append(place)
    return copied
