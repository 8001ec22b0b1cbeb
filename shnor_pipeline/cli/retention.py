"""``shnor retention``: originals whose time is over, and their destruction by record."""

from __future__ import annotations

from datetime import datetime

import click

from shnor_pipeline.cli.console import table
from shnor_pipeline.cli.exit_codes import Failed
from shnor_pipeline.cli.opening import opened_settings, opened_warehouse

_SHOWN = 25


@click.command()
@click.option("--apply", "apply", is_flag=True, help="Destroy them; without it they are only listed.")
@click.option("--order", metavar="TEXT", default="", help="The order that allows it, as it goes into the record.")
@click.option("--person", metavar="NAME", default="", help="Who destroys them, as it goes into the record.")
@click.pass_context
def retention(ctx: click.Context, apply: bool, order: str, person: str) -> None:
    """List originals kept longer than keep_originals_years; destroy them with a signed record.

    Figures and issued reports stay; the school years concerned are not computed anew afterwards.
    """
    from shnor_pipeline.intake.folder import FolderError, exclusive
    from shnor_pipeline.intake.register import load_register
    from shnor_pipeline.intake.retention import destroy, expired, finish_destruction

    settings = opened_settings(ctx)
    if apply and not (order and person):
        raise click.UsageError("для уничтожения назовите основание и исполнителя: --order и --person")
    if not settings.keep_originals_years:
        click.echo("Срок хранения не задан (keep_originals_years = 0 в shnor.toml): оригиналы хранятся всегда.")
        return
    now = datetime.now(settings.zone)
    with exclusive(settings.home):
        finish_destruction(settings)
        found = expired(settings, load_register(opened_warehouse(settings)), now.date())
        ready = [item for item in found if not item.waiting]
        rows = [
            [item.file_id[:12], item.ended.strftime("%d.%m.%Y"), item.submissions[0].path, item.waiting or "можно"]
            for item in found[:_SHOWN]
        ]
        table(["Файл", "Период кончился", "Путь", "Состояние"], rows, title=f"Срок хранения истёк: {len(found)}")
        if len(found) > _SHOWN:
            click.echo(f"  … и ещё {len(found) - _SHOWN}")
        if not apply:
            click.echo(f"Уничтожить {len(ready)}: shnor retention --apply --order «приказ» --person «ФИО»")
            return
        if not ready:
            click.echo("Уничтожать нечего.")
            return
        try:
            record = destroy(settings, ready, order=order, person=person, moment=now)
        except (FolderError, OSError) as error:
            raise Failed(str(error)) from error
    click.echo(f"Уничтожено оригиналов: {len(ready)}. Акт: {record}")
