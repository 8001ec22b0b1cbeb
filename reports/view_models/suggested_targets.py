"""Plan targets beside what similar schools reached: a realistic and an ambitious proposal for each school."""

from __future__ import annotations

from collections.abc import Sequence

from reports.rendering.formatting import NBSP, number, ranged, span
from reports.rendering.style import AMBER, BLUE, BRICK, GREY, Sign
from reports.view_models.document import Line, TableModel
from reports.view_models.figures import FigureRegister
from reports.view_models.report_data import ReportData, Row
from reports.view_models.significance import significant
from reports.view_models.targets import indicator_code
from shnor_pipeline.domain.attainment import BY_MARKS
from shnor_pipeline.domain.target_suggestions import (
    ABOVE_BEST,
    BELOW_PROPOSED,
    BELOW_REACHED,
    NO_PLAN,
    NOTHING_TO_COMPARE,
    WITHIN,
)

TABLE = "derived_target_suggestions"
VERDICTS = {
    BELOW_REACHED: Sign("✘", BELOW_REACHED, BRICK),
    BELOW_PROPOSED: Sign("◐", BELOW_PROPOSED, AMBER),
    WITHIN: Sign("✔", WITHIN, BLUE),
    ABOVE_BEST: Sign("▲", ABOVE_BEST, AMBER),
    NOTHING_TO_COMPARE: Sign("○", NOTHING_TO_COMPARE, GREY),
    NO_PLAN: Sign("○", NO_PLAN, GREY),
}
"""How the verdict on a plan is shown: symbol, word, colour."""


def suggested_targets(data: ReportData, scope: Sequence[str], figures: FigureRegister) -> TableModel:
    """Return what was reached, both proposals and the plan, with the verdict.

    Success and quality of every school are shown; of the other indicators only plans below the proposal.
    """
    order = {item.id: place for place, item in enumerate(data.programme.indicators)}
    lines: list[Line] = []
    for school_id in scope:
        rows = [row for row in data.rows(TABLE, school_id) if row["indicator"] in order and _is_shown(row)]
        for row in sorted(rows, key=lambda item: order[item["indicator"]]):
            stem = indicator_code(row["indicator"])
            reached = figures.cell(TABLE, row, "base_fact", stem)
            lines.append(
                {
                    "school": data.school_name(school_id),
                    "indicator": data.indicator_title(row["indicator"]),
                    "reached": ranged(reached, span(row["base_lower_pct"], row["base_upper_pct"])),
                    "realistic": figures.cell(TABLE, row, "realistic", stem),
                    "ambitious": figures.cell(TABLE, row, "ambitious", stem),
                    "plan": number(row["plan"], empty="нет плана"),  # its code stands in table 5
                    "verdict": VERDICTS.get(str(row["verdict"]), VERDICTS[NOTHING_TO_COMPARE]),
                }
            )
    note = (
        f"Реалистичное предложение{NBSP}— результат похожих школ вместе, но не ниже достигнутого самой школой; "
        "амбициозное — лучшие из похожих школ. В скобках — интервал достигнутого: план внутри него неотличим от "
        "достигнутого. Решение о плане принимает школа и утверждает центр."
    )
    absent = "Предложений по похожим школам нет: результатов прошлого года не хватает."
    return significant(
        data,
        TableModel(tuple(lines), absent, note),
        lambda line: line["verdict"] in (VERDICTS[BELOW_REACHED], VERDICTS[BELOW_PROPOSED], VERDICTS[NO_PLAN]),
        "планы ниже достигнутого или предложенного и показатели без плана",
    )


def _is_shown(row: Row) -> bool:
    known = row["base_fact"] is not None or row["plan"] is not None
    return known and (row["indicator"] in BY_MARKS or row["verdict"] in (BELOW_REACHED, BELOW_PROPOSED))
