"""``shnor explain``: where a printed figure comes from."""

from __future__ import annotations

from datetime import date

import click

from shnor_pipeline.cli.exit_codes import USAGE, finish
from shnor_pipeline.cli.opening import opened_settings


@click.command()
@click.argument("code", metavar="CODE")
@click.option("--set", "set_name", metavar="SET", default="", help="Report set: folder or july:2022-2023:1.")
@click.option("--full", is_flag=True, help="All rows and cells, however many.")
@click.pass_context
def explain(ctx: click.Context, code: str, set_name: str, full: bool) -> None:
    """Say what the figure CODE is: formula with its numbers, parameters, and the file, sheet and cell of each input.

    Codes stand in the appendix of every document and on the sheet «Коды» of the annex, for example И-101-23-R.
    """
    from reports.explanation.explained import Explainer
    from reports.explanation.figure_file import normal
    from reports.explanation.parameters import methodology_file, parameter_places
    from reports.explanation.report_sets import UnknownCodeError, UnknownSetError, sets_with
    from reports.explanation.text import explanation_lines
    from reports.inputs import evidence_data
    from shnor_pipeline.orchestration.working_folder import WorkingFolder
    from shnor_pipeline.school_year import SchoolYear

    settings = opened_settings(ctx)
    try:
        sets = sets_with(settings.published_folder, code, set_name)
    except (UnknownCodeError, UnknownSetError) as error:
        click.echo(f"Не найдено: {error}", err=True)
        finish(USAGE)
    chosen = sets[0]
    stored = chosen.figures()
    known = stored.figures.get(code) or stored.figures[normal(code)]
    folder = WorkingFolder(home=str(settings.home))
    day = date.fromisoformat(chosen.manifest["generated_on"])
    explainer = Explainer(evidence_data(folder, SchoolYear(stored.school_year), day))
    method = explainer.data.methodology
    click.echo(f"Комплект: {chosen.name} (методика {stored.methodology}, сформирован {day:%d.%m.%Y})")
    for other in sets[1:]:
        click.echo(f"  Этот код есть и в комплекте «{other.name}»: --set {other.identifier}")
    if stored.methodology_hash != method.hash:
        click.echo(f"Внимание: комплект сформирован по другой методике; ниже — параметры нынешней ({method.version}).")
    try:
        found = explainer.explain(known.figure)
    except LookupError as error:
        click.echo(f"{known.label}: {known.figure.text}\nНе объясняется: {error.args[0]}", err=True)
        finish(USAGE)
    places = parameter_places(
        found.parameters,
        methodology_file(settings.methodology_folder, method.version),
        method.version,
        settings.programme_file,
        explainer.data.programme,
    )
    for line in explanation_lines(found, known.document, places, full=full):
        click.echo(line)
