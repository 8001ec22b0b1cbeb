"""Roadmap status: one row per event that has been reported on; a district-wide form names no school."""

from __future__ import annotations

import pandas as pd

from shnor_pipeline.findings import Severity
from shnor_pipeline.sources.form_cells import cell_address
from shnor_pipeline.sources.form_table import FilledForm, FilledRow
from shnor_pipeline.sources.reading import RowState

FIELDS = {
    "event": "label",
    "status": "status",
    "planned_on": "planned_on",
    "done_on": "done_on",
    "evidence": "evidence",
    "note": "note",
    "explanation": "explanation",
}
"""Field of the frame → column of the form."""

_REPORTED = ("done_on", "evidence", "note")


def frame(form: FilledForm) -> pd.DataFrame:
    """Return ``roadmap_status``; events without a status are left out, and asked about where the rest is filled in.

    ``period`` is ``2022-2023`` for the whole school year, else the calendar half-year: ``2022-2`` for July to
    December, ``2023-1`` for January to June.
    """
    period = _period(form)
    return form.frame(
        [
            {
                "row": row.row,
                "event": row.item.id,
                "reported_on": form.as_of,
                "period": period,
                "status": row.text("status"),
                "planned_on": row.day("planned_on"),
                "done_on": row.day("done_on"),
                "evidence": row.text("evidence"),
                "note": row.text("note"),
                "explanation": row.text("explanation"),
                "row_state": row.state,
            }
            for row in form.rows
            if row.text("status") or row.state is not RowState.OK or _lacks_status(form, row)
        ]
    )


def _lacks_status(form: FilledForm, row: FilledRow) -> bool:
    """Ask about a row without status that says something else; such a row is set aside, an empty one left out."""
    if all(row.values.get(column) in (None, "") for column in _REPORTED):
        return False
    row.state = RowState.QUARANTINED
    form.report(
        "FORM-009",
        Severity.QUESTION,
        f"мероприятие {row.item.number}: строка заполнена, но состояние не выбрано",
        "Выберите состояние из списка.",
        cell=cell_address(row.row - 1, form.place.columns["status"]),
        explanation=row.text("explanation"),
    )
    return True


def _period(form: FilledForm) -> str:
    if form.school_year is None:
        return ""
    period = form.period.casefold()
    if "декабр" in period:
        return f"{form.school_year.start}-2"
    return f"{form.school_year.exam_year}-1" if "июн" in period else form.school_year.label
