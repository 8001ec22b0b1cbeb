"""``shnor answers``: protocols and marked workbooks for the schools whose files need mending."""

from __future__ import annotations

import click

from shnor_pipeline.cli.console import progress, table
from shnor_pipeline.cli.exit_codes import DATA_PROBLEMS, DONE, FAILED, finish
from shnor_pipeline.cli.opening import opened_settings, opened_warehouse

_SHOWN = 30


@click.command()
@click.pass_context
def answers(ctx: click.Context) -> None:
    """Take in what is new and write an answer for every file that has something to mend.

    Answers stand in the shared folder under «Ответы школам»; an unchanged one is never rewritten. Exit 1 where any
    file still needs mending.
    """
    from reports.school_forms.answers import FOLDER, write_answers
    from shnor_pipeline.intake.folder import exclusive
    from shnor_pipeline.orchestration.jobs import ANSWERS
    from shnor_pipeline.runner import Runner

    settings = opened_settings(ctx)
    with exclusive(settings.home), progress("Ответы школам") as shown, Runner(settings, shown) as runner:
        outcomes = [*runner.refresh(settings), runner.run(ANSWERS)]
        standing = write_answers(settings, opened_warehouse(settings))
    for line in [line for outcome in outcomes for line in outcome.failures]:
        click.echo(f"Сбой: {line}", err=True)
    waiting = [answer for answer in standing if answer.open_n]
    if waiting:
        rows = [[answer.school, answer.title, str(answer.open_n)] for answer in waiting]
        table(["Школа", "Файл", "Исправить"], rows[:_SHOWN])
    if len(waiting) > _SHOWN:
        click.echo(f"  … и ещё {len(waiting) - _SHOWN}")
    click.echo(f"Ответов: {len(standing)}, ждут исправления: {len(waiting)}. {settings.published_folder / FOLDER}")
    failed = not all(outcome.success for outcome in outcomes)
    finish(FAILED if failed else DATA_PROBLEMS if waiting else DONE)
