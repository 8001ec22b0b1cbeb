"""``shnor submissions``: «Кто сдал» as a workbook, and the versions of one form with what changed between them."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import click

from shnor_pipeline.cli.console import table
from shnor_pipeline.cli.exit_codes import Failed
from shnor_pipeline.cli.opening import opened_settings, opened_warehouse
from shnor_pipeline.cli.status import load_page, print_page, report_day, save_workbook
from shnor_pipeline.settings import Settings

_SHOWN = 40
_CANDIDATES = 10


@click.command()
@click.argument("file", required=False)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write the result there.")
@click.pass_context
def submissions(ctx: click.Context, file: str | None, output: Path | None) -> None:
    """Write who has sent what as a workbook, or show the versions of FILE and what changed, cell by cell.

    FILE is a path in the inbox, or part of it. With --output the list of changes is written as csv or xlsx.
    """
    settings = opened_settings(ctx)
    if file:
        _show_versions(settings, file, output)
        return
    page = load_page(settings, report_day(settings))
    print_page(page, _SHOWN)
    if output is None:
        save_workbook(settings, page)
        return
    from reports.rendering.xlsx_submissions import render_submissions

    output.write_bytes(render_submissions(page))
    click.echo(f"Записано: {output}")


def _show_versions(settings: Settings, file: str, output: Path | None) -> None:
    from shnor_pipeline.intake.history import AmbiguousFileError, changed_cells, version_chain

    warehouse = opened_warehouse(settings)
    try:
        chain = version_chain(warehouse, _relative(settings, file))
    except AmbiguousFileError as error:
        paths = error.args[0]
        more = f"\n  … и ещё {len(paths) - _CANDIDATES}" if len(paths) > _CANDIDATES else ""
        listed = "\n  ".join(paths[:_CANDIDATES])
        raise Failed(f"подходит несколько файлов, укажите путь точнее:\n  {listed}{more}") from error
    if not chain:
        raise Failed(f"в реестре поступлений нет файла «{file}»: укажите путь внутри папки inbox или его часть")
    rows = [
        [
            str(item.version), item.first_seen.replace(tzinfo=UTC).astimezone(settings.zone).strftime("%d.%m.%Y %H:%M"),
            item.path, item.role, item.state + (f": {item.reason}" if item.reason else ""),
        ]
        for item in chain
    ]  # fmt: skip
    table(["Версия", "Получен", "Файл", "Подача", "Состояние"], rows, title="Версии формы")
    changes = changed_cells(settings, chain, warehouse)
    if output is not None:
        from shnor_pipeline.orchestration.exports import write_frame

        write_frame(changes, output)
        click.echo(f"Изменено ячеек: {len(changes)}; записано: {output}")
        return
    if changes.empty:
        click.echo("Изменённых ячеек нет." if len(chain) > 1 else "Других версий этой формы нет.")
        return
    rows = [
        [
            f"{r['from_version']}→{r['to_version']}", f"{r['sheet']}, {r['cell']}", str(r["item"]),
            str(r["before"]) or "(пусто)", str(r["after"]) or "(пусто)",
        ]
        for r in changes.head(_SHOWN).to_dict("records")
    ]  # fmt: skip
    table(["Версии", "Лист, ячейка", "Что", "Было", "Стало"], rows, title=f"Изменено ячеек: {len(changes)}")
    if len(changes) > _SHOWN:
        click.echo(f"  … и ещё {len(changes) - _SHOWN}; все — с ключом -o файл.xlsx")


def _relative(settings: Settings, file: str) -> str:
    path, inbox = Path(file).resolve(), settings.inbox.resolve()
    return path.relative_to(inbox).as_posix() if path.is_relative_to(inbox) else Path(file).as_posix()
