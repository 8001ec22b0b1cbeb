"""Table 5а: one and the same set of children from grade to grade, by its distance from the district."""

from __future__ import annotations

from collections.abc import Mapping

from reports.narrative.labels import Procedure, procedure_label
from reports.rendering.formatting import NBSP, ranged, signed_span, span
from reports.view_models.document import Line, TableModel
from reports.view_models.figures import FigureRegister
from reports.view_models.report_data import ReportData, Row
from reports.view_models.significance import significant
from shnor_pipeline.domain.cohorts import BETTER, WORSE

_NOTE = (
    "Работы разных классов различаются трудностью, поэтому сравнивается не отметка, а отклонение от района. Кто из "
    "обучающихся пришёл и ушёл за год, данные не говорят."
)


def cohorts_table(data: ReportData, school_id: str, figures: FigureRegister) -> TableModel:
    """Return a line per work of the year that a work of the same children precedes, its change with an interval."""
    name = "derived_cohorts"
    rows = sorted(data.rows(name, school_id), key=lambda row: Procedure.parse(row["procedure"]).order)
    lines: list[Line] = []
    for row in rows:
        stem = "Н" + Procedure.parse(row["procedure"]).code
        shown = {
            column: figures.cell(name, row, column, stem)
            for column in ("n_before", "n_now", "mean_before", "mean_now", "gap_before", "gap_now", "gap_change")
        }
        bounds = signed_span(row["change_lower"], row["change_upper"])
        lines.append(
            {
                "cohort": _title(row) + ("*" if row["small_n"] else ""),
                "n": f"{shown['n_before']}{NBSP}→{NBSP}{shown['n_now']}",
                "mean": f"{_mean(row, 'before', shown)}\n→{NBSP}{_mean(row, 'now', shown)}",
                "gap": f"{shown['gap_before']}{NBSP}→{NBSP}{shown['gap_now']}",
                "change": ranged(shown["gap_change"], bounds),
                "wording": row["wording"],
            }
        )
    small = " * Малая выборка." if any(row["small_n"] for row in rows) else ""
    table = TableModel(tuple(lines), "Работ одного набора за два года подряд нет.", _NOTE + small)
    return significant(
        data, table, lambda line: line["wording"] in (BETTER, WORSE), "наборы с изменением больше случайного"
    )


def _mean(row: Row, when: str, shown: Mapping[str, str]) -> str:
    """Return a mean mark and, beside it, its interval: two of them stand in a cell, a line each."""
    interval = span(row[f"mean_{when}_lower"], row[f"mean_{when}_upper"], 2)
    return ranged(shown[f"mean_{when}"], interval).replace("\n", NBSP)


def _title(row: Row) -> str:
    """Return ``ВПР, 5 → 6 класс, математика`` or ``ВПР, 8 класс → ОГЭ, математика``."""
    now, before = Procedure.parse(row["procedure"]), Procedure.parse(row["procedure_before"])
    if now.exam == before.exam:
        return f"{now.exam}, {before.grade}{NBSP}→{NBSP}{now.grade} класс, {now.subject}"
    return f"{before.exam}, {before.grade} класс{NBSP}→{NBSP}{procedure_label(row['procedure'])}"
