"""The switch that hides what is not significant: a shorter report for a reader who needs only what stands out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reports.narrative.russian import Noun, counted
from reports.view_models.document import Line, TableModel
from reports.view_models.report_data import ReportData

LINE = Noun("строка", "строки", "строк")


def significant(data: ReportData, table: TableModel, keep: Callable[[Line], bool], what: str) -> TableModel:
    """Return the table with the lines worth keeping where the switch is on, and the number of hidden ones in its note.

    ``what`` says which lines are shown: «процедуры с низким результатом». Nothing is hidden without being counted.
    """
    if not data.settings.only_significant or not table.rows:
        return table
    shown = tuple(line for line in table.rows if keep(line))
    hidden = len(table.rows) - len(shown)
    if not hidden:
        return table
    words = f"скрыто: {counted(hidden, LINE)}"
    if not shown:
        return TableModel((), f"В таблице были бы только {what}, таких нет ({words}).")
    return replace(table, rows=shown, note=f"{table.note} Показаны только {what} ({words}).".strip())


def changed_procedures(table: TableModel) -> set[str]:
    """Return the procedures whose change over two years is beyond chance (an arrow stands in the table)."""
    return {str(line["procedure"]) for line in table.rows if any(arrow in str(line["change"]) for arrow in ("↑", "↓"))}
