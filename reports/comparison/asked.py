"""What was asked to be compared: two versions of the methodology on one year's data, or two issued report sets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from assets.derived.under_method import year_under
from reports.comparison.answer import Answer
from reports.comparison.causes import changed_causes, with_causes
from reports.comparison.moves import FIGURE, METHOD, STATUS
from reports.comparison.remade import remade_set
from reports.comparison.sets import SetContent
from reports.comparison.tables import table_moves
from reports.explanation.explained import Explainer
from reports.explanation.report_sets import ReportSet, UnknownSetError, named_set
from reports.inputs import report_data
from shnor_pipeline.methodology import Methodology
from shnor_pipeline.methodology_changes import named_version, parameter_changes, version_files, version_with_hash
from shnor_pipeline.orchestration.freshness import CODE_VERSION
from shnor_pipeline.orchestration.working_folder import WorkingFolder
from shnor_pipeline.school_year import SchoolYear

MadeAgain = Callable[[ReportSet], SetContent | str]


class NothingToCompareError(LookupError):
    """The two names are not two versions or two sets; the message lists what there is."""


def compared(
    folder: WorkingFolder, first: str, second: str, year: SchoolYear, day: date, again: MadeAgain | None = None
) -> Answer:
    """Return what moves from the first to the second; ``year`` is the school year that versions are tried on.

    ``again`` makes an issued set once more by the present program, or says in a sentence why it cannot.
    """
    methods = [named_version(folder.settings().methodology_folder, name) for name in (first, second)]
    if methods[0] is not None and methods[1] is not None:
        return compared_methods(folder, methods[0], methods[1], year, day)
    published = folder.settings().published_folder
    try:
        sets = [named_set(published, name) for name in (first, second)]
    except UnknownSetError as error:
        files = version_files(folder.settings().methodology_folder)
        versions = ", ".join(dict.fromkeys(path.stem for path in files)) or "нет"
        raise NothingToCompareError(f"{error}. Версии методики: {versions}") from error
    return compared_sets(folder, sets[0], sets[1], again)


def compared_methods(
    folder: WorkingFolder, first: Methodology, second: Methodology, year: SchoolYear, day: date
) -> Answer:
    """Return which conclusions and figures of a school year would be others under the second version."""
    before, after = (year_under(folder, year, item) for item in (first, second))
    explainer = Explainer(report_data(folder, year, day))
    moves = [move.because(METHOD) for move in table_moves(before, after, explainer)]
    title = (
        f"Методика {_named(first)} → {_named(second)}: учебный год {year.label}, данные одни и те же. "
        "Предыдущие годы взяты так, как рассчитаны по своей методике."
    )
    return Answer(title, "", tuple(parameter_changes(first, second)), tuple(moves), (STATUS, FIGURE))


def compared_sets(folder: WorkingFolder, first: ReportSet, second: ReportSet, again: MadeAgain | None = None) -> Answer:
    """Return what moved between two issued sets, and because of data, method or program."""
    before, after = SetContent.issued(first), SetContent.issued(second)
    changed = changed_causes(first.manifest, second.manifest)
    year = SchoolYear(after.figures.school_year)

    def by_present_program() -> SetContent | str:
        if second.manifest["code_version"] != CODE_VERSION:
            return "Новый комплект выпущен не нынешней версией программы: выпустите его заново и сравните."
        return again(first) if again is not None else "Прежний комплект заново не выпускался."

    found = with_causes(
        before,
        after,
        changed,
        lambda: remade_set(folder, first.manifest, second.manifest, year),
        by_present_program,
    )
    note = found.note
    if before.figures.statuses is None or after.figures.statuses is None:
        note += " Статусы школ в одном из комплектов не сохранены: он выпущен прежней версией программы."
    methods = [
        version_with_hash(folder.settings().methodology_folder, item.manifest["methodology_hash"])
        for item in (first, second)
    ]
    known = methods[0] is not None and methods[1] is not None
    parameters = parameter_changes(*methods) if known else []  # type: ignore[arg-type]
    return Answer(f"«{first.name}» → «{second.name}»", note, tuple(parameters), found.moves)


def _named(methodology: Methodology) -> str:
    return f"«{methodology.printed}»"
