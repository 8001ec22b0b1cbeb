"""What the half-year report says of the measures of schools and of the indicators they were to move."""

from __future__ import annotations

from reports.rendering.formatting import integer
from reports.view_models.figures import FigureRegister
from reports.view_models.report_data import ReportData
from shnor_pipeline.domain.support import BETTER, WITHIN_CHANCE, WORSE

_TABLE = "derived_support"


def support_sentences(data: ReportData, figures: FigureRegister) -> tuple[str, ...]:
    """Return the sentence on the measures of the school year; nothing where no school has sent a roadmap."""
    rows = data.rows(_TABLE)
    if not rows:
        return ()
    year = data.school_year.start

    def counted(code: str, column: str, wanted: object) -> str:
        number = sum(row[column] == wanted for row in rows)
        return figures.total(
            integer(number), number, f"МЕРЫ.{code}", _TABLE, column, school_year=year, **{column: wanted}
        )

    sentence = (
        f"Меры школ: выполнено — {counted('ВЫП', 'is_done', True)}, из них без подтверждающего документа — "
        f"{counted('БЕЗ', 'lacks_evidence', True)}. Изменение связанного показателя к прошлому году нельзя отличить от "
        f"случайного — {counted('СЛУЧ', 'effect', WITHIN_CHANCE)}; улучшение больше случайного — "
        f"{counted('УЛУЧ', 'effect', BETTER)} (что его вызвала мера, не доказано); ухудшение больше случайного — "
        f"{counted('УХУД', 'effect', WORSE)}. Подробно — в книге «Журнал поддержки»."
    )
    return (sentence,)
