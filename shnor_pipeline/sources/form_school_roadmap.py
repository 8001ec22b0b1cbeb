"""A school's own roadmap: one row per measure, as it stands at the end of a quarter."""

from __future__ import annotations

import pandas as pd

from shnor_pipeline.sources.form_cells import key_text
from shnor_pipeline.sources.form_table import FilledForm, FilledRow

FIELDS = {
    "measure_no": "number",
    "measure": "label",
    "deficit": "deficit",
    "indicator": "indicator",
    "start_on": "start_on",
    "end_on": "end_on",
    "status": "status",
    "done_on": "done_on",
    "responsible": "responsible",
    "evidence": "evidence",
    "note": "note",
    "explanation": "explanation",
}
"""Field of the frame → column of the form."""


def frame(form: FilledForm) -> pd.DataFrame:
    """Return ``school_roadmap``: the rows in which anything is written.

    ``quarter`` is the calendar quarter reported on («2022-4»), by the line «Отчётный период», else by the day of the
    report; '' where neither is given. ``deficit`` and ``indicator`` are codes: a risk factor of the self-assessment
    and an indicator of the programme.
    """
    quarter = _quarter(form)
    return form.frame(
        [
            {
                "row": row.row,
                "quarter": quarter,
                "measure_no": int(row.item.id),
                "measure": row.text("label"),
                "deficit": _code(form, row, "deficit"),
                "indicator": _code(form, row, "indicator"),
                "start_on": row.day("start_on"),
                "end_on": row.day("end_on"),
                "status": row.text("status"),
                "done_on": row.day("done_on"),
                "responsible": row.text("responsible"),
                "evidence": row.text("evidence"),
                "note": row.text("note"),
                "explanation": row.text("explanation"),
                "row_state": row.state,
            }
            for row in form.rows
            if not row.is_blank
        ]
    )


def _code(form: FilledForm, row: FilledRow, column_id: str) -> str:
    column = form.layout.column(column_id)
    chosen = row.text(column_id)
    return column.codes[column.choices.index(chosen)] if chosen else ""


def _quarter(form: FilledForm) -> str:
    quarters = {key_text(name): number for name, number in form.layout.periods}
    number = quarters.get(key_text(form.period))
    if number is not None and form.school_year is not None:
        return f"{form.school_year.start if number > 2 else form.school_year.exam_year}-{number}"
    return f"{form.as_of.year}-{(form.as_of.month + 2) // 3}" if form.as_of is not None else ""
