"""``shnor explain``: where a printed figure comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import click

from shnor_pipeline.cli.exit_codes import USAGE, finish
from shnor_pipeline.cli.opening import opened_settings

if TYPE_CHECKING:
    from reports.explanation.explained import Explainer
    from reports.explanation.figure_file import StoredFigure
    from shnor_pipeline.settings import Settings


@click.command()
@click.argument("code", metavar="CODE")
@click.option("--set", "set_name", metavar="SET", default="", help="Report set: folder or july:2022-2023:1.")
@click.option("--full", is_flag=True, help="All rows and cells, however many.")
@click.pass_context
def explain(ctx: click.Context, code: str, set_name: str, full: bool) -> None:
    """Say what the figure CODE is: formula with its numbers, parameters, and the file, sheet and cell of each input.

    Codes stand in the appendix of every document and on the sheet «Коды» of the annex, for example И-101-23-R; on
    index.html they show when the pointer rests on a number.
    """
    from reports.explanation.pages import is_of_page
    from reports.explanation.parameters import methodology_file, parameter_places
    from reports.explanation.text import explanation_lines

    settings = opened_settings(ctx)
    asked = _on_page(settings, code) if is_of_page(code) else _in_set(settings, code, set_name)
    try:
        found = asked.explainer.explain(asked.stored.figure)
    except LookupError as error:
        click.echo(f"{asked.stored.label}: {asked.stored.figure.text}\nНе объясняется: {error.args[0]}", err=True)
        finish(USAGE)
    method = asked.explainer.data.methodology
    places = parameter_places(
        found.parameters,
        methodology_file(settings.methodology_folder, method.version),
        method.version,
        settings.programme_file,
        asked.explainer.data.programme,
    )
    for line in explanation_lines(found, asked.stored.document, places, full=full):
        click.echo(line)


@dataclass(frozen=True)
class _Asked:
    """The figure asked for and what explains it."""

    stored: StoredFigure
    explainer: Explainer


def _in_set(settings: Settings, code: str, set_name: str) -> _Asked:
    """Return the figure of an issued set, the latest one that has it; say which set it is."""
    from reports.explanation.explained import Explainer
    from reports.explanation.figure_file import normal
    from reports.explanation.report_sets import UnknownCodeError, UnknownSetError, sets_with
    from reports.inputs import evidence_data
    from shnor_pipeline.orchestration.working_folder import WorkingFolder
    from shnor_pipeline.school_year import SchoolYear

    try:
        sets = sets_with(settings.published_folder, code, set_name)
    except (UnknownCodeError, UnknownSetError) as error:
        click.echo(f"Не найдено: {error}", err=True)
        finish(USAGE)
    chosen = sets[0]
    file = chosen.figures()
    folder = WorkingFolder(home=str(settings.home))
    day = date.fromisoformat(chosen.manifest["generated_on"])
    explainer = Explainer(evidence_data(folder, SchoolYear(file.school_year), day))
    method = explainer.data.methodology
    click.echo(f"Комплект: {chosen.name} (методика {file.methodology}, сформирован {day:%d.%m.%Y})")
    for other in sets[1:]:
        click.echo(f"  Этот код есть и в комплекте «{other.name}»: --set {other.identifier}")
    if file.methodology_hash != method.hash:
        click.echo(f"Внимание: комплект сформирован по другой методике; ниже — параметры нынешней ({method.version}).")
    return _Asked(file.figures.get(code) or file.figures[normal(code)], explainer)


def _on_page(settings: Settings, code: str) -> _Asked:
    """Return the figure of the index page as the warehouse gives it now; say where the page itself is older."""
    from reports.explanation.explained import Explainer
    from reports.explanation.figure_file import StoredFigure, nearest_codes, normal
    from reports.explanation.pages import printed_on, school_year_of
    from reports.front_page import PAGE, build_page
    from reports.inputs import evidence_data
    from shnor_pipeline.orchestration.working_folder import WorkingFolder
    from shnor_pipeline.school_year import SchoolYear

    folder = WorkingFolder(home=str(settings.home))
    page = build_page(folder)
    figures = {figure.code: figure for figure in page.figures}
    figure = figures.get(code) or figures.get(normal(code))
    if figure is None:
        hint = ", ".join(nearest_codes(figures, code)) or "похожих нет"
        click.echo(f"Не найдено: кода «{code}» нет на странице {PAGE}. Похожие коды: {hint}", err=True)
        finish(USAGE)
    latest = SchoolYear.parse(page.years[0].label) if page.years else SchoolYear.containing(page.generated_on)
    explainer = Explainer(evidence_data(folder, school_year_of(figure, latest), page.generated_on))
    click.echo(f"Страница: {PAGE} (методика {explainer.data.methodology.printed})")
    if figure.code not in printed_on(settings.published_folder / PAGE):
        click.echo("Внимание: на самой странице этого числа сейчас нет; она обновится при следующем запуске.")
    return _Asked(StoredFigure(figure, explainer.label(figure), PAGE), explainer)
