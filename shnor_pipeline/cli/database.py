"""``shnor database``: what database the working folder uses, and moving the warehouse to another one."""

from __future__ import annotations

import click

from shnor_pipeline.cli.console import progress
from shnor_pipeline.cli.exit_codes import Failed
from shnor_pipeline.cli.opening import opened_settings, opened_warehouse


@click.group()
def database() -> None:
    """Look at the warehouse's database, or move it to another one."""


@database.command()
@click.pass_context
def show(ctx: click.Context) -> None:
    """Print the database, its schema version and the rows of every table."""
    from shnor_pipeline.catalogue import TABLES
    from shnor_pipeline.storage.migrate import current_revision

    warehouse = opened_warehouse(opened_settings(ctx))
    click.echo(f"База: {warehouse.engine.url.render_as_string(hide_password=True)}")
    click.echo(f"Версия схемы: {current_revision(warehouse.engine)}")
    for name, count in warehouse.counts().items():
        if count:
            click.echo(f"  {name}: {count} — {TABLES[name].label}")


@database.command()
@click.argument("url")
@click.pass_context
def move(ctx: click.Context, url: str) -> None:
    """Copy the warehouse into the empty database at URL and compare both, value by value.

    URL is like postgresql+psycopg2://user@server/base; the password is best given by PGPASSWORD or ~/.pgpass. The
    present database stays as it is; the last lines say how to switch over.
    """
    from shnor_pipeline.intake.folder import exclusive
    from shnor_pipeline.storage.database import DatabaseError, database_url
    from shnor_pipeline.storage.transfer import transfer
    from shnor_pipeline.storage.warehouse import Warehouse

    settings = opened_settings(ctx)
    source = opened_warehouse(settings)
    try:
        if database_url(url) == source.engine.url:
            raise click.UsageError("это та же база, что и сейчас")
        with exclusive(settings.home), progress("Перенос хранилища") as shown:
            target = Warehouse(url)
            try:
                copied = transfer(source, target, shown.advance)
            finally:
                target.close()
    except DatabaseError as error:
        raise Failed(str(error)) from error
    click.echo(
        f"Таблиц: {len(copied)}, строк: {sum(item.rows_n for item in copied)}; обе базы сверены, расхождений нет."
    )
    shown_url = database_url(url).render_as_string(hide_password=True)
    click.echo(f"Чтобы перейти на новую базу, задайте SHNOR_DATABASE_URL={shown_url}")
    click.echo("или database_url в shnor.toml, затем выполните shnor doctor. Прежняя база не изменена.")
