"""``shnor registry draft``: a school registry proposed from what files call schools."""

from __future__ import annotations

from pathlib import Path

import click

from shnor_pipeline.cli.console import progress, table
from shnor_pipeline.cli.exit_codes import Failed
from shnor_pipeline.cli.opening import opened_settings, opened_warehouse
from shnor_pipeline.cli.status import report_day

FILE_NAME = "Черновик реестра школ.xlsx"
_SHOWN = 20


@click.group()
def registry() -> None:
    """The registry of schools."""


@registry.command()
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help=f"Where to write (default: {FILE_NAME})."
)
@click.option("--force", is_flag=True, help="Overwrite an existing file (it may hold your answers).")
@click.pass_context
def draft(ctx: click.Context, output: Path | None, force: bool) -> None:
    """Propose registry rows from the logins, codes and names in the inbox; works without any registry.

    Several spellings of one name become one school; where the files do not tell, the column «Вопрос» asks.
    """
    from reports.rendering.xlsx_registry_draft import render_registry_draft
    from shnor_pipeline.intake.folder import exclusive
    from shnor_pipeline.intake.identities import found_identities
    from shnor_pipeline.intake.ingest import ingest
    from shnor_pipeline.sources.registry_draft import draft_registry

    settings = opened_settings(ctx)
    target = output or settings.home / FILE_NAME
    if target.exists() and not force:
        raise Failed(f"{target} уже есть, в нём могут быть ваши ответы: укажите другое имя (-o) или --force")
    warehouse = opened_warehouse(settings)
    with exclusive(settings.home), progress("Чтение входящих файлов") as shown:
        ingest(settings, warehouse, progress=shown.advance)
        identities, codes = found_identities(settings, warehouse)
    if identities.empty:
        raise Failed(f"в папке {settings.inbox} нет файлов, в которых названы школы")
    result = draft_registry(identities, codes)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(render_registry_draft(result, report_day(settings)))
    counts = result.schools["confidence"].value_counts()
    table(
        ["Уверенность", "Строк"], [[str(name), str(count)] for name, count in counts.items()], title="Черновик реестра"
    )
    asked = result.schools[result.schools["question"] != ""]
    rows = [
        [str(r["fisoko_login"] or r["gia_code"] or "—"), str(r["name"] or "—"), str(r["question"])]
        for r in asked.head(_SHOWN).to_dict("records")
    ]
    if rows:
        table(["Логин, код", "Школа", "Вопрос"], rows, title=f"Вопросов: {len(asked)}")
    if len(asked) > _SHOWN:
        click.echo(f"  … и ещё {len(asked) - _SHOWN}, все — в файле")
    if len(result.left_out):
        click.echo(f"Коды других муниципалитетов не вошли: {len(result.left_out)}")
    click.echo(f"Записано: {target}")
    click.echo("Дальше: ответьте на вопросы правкой строк и положите файл в папку inbox.")
