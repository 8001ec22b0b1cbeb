"""Plan targets: one row per indicator of the programme."""

from __future__ import annotations

import pandas as pd

from shnor_pipeline.sources.form_table import FilledForm

FIELDS = {
    "indicator": "label",
    "baseline": "baseline",
    "plan": "plan",
    "fact": "fact",
    "approved_on": "approved_on",
    "approved_by": "approved_by",
    "comment": "comment",
    "explanation": "explanation",
}
"""Field of the frame → column of the form."""


def frame(form: FilledForm) -> pd.DataFrame:
    """Return ``plan_targets``, blank cells missing; percents as numbers 0–100."""
    return form.frame(
        [
            {
                "row": row.row,
                "indicator": row.item.id,
                "baseline": row.number("baseline"),
                "plan": row.number("plan"),
                "fact": row.number("fact"),
                "approved_on": row.day("approved_on"),
                "approved_by": row.text("approved_by"),
                "comment": row.text("comment"),
                "explanation": row.text("explanation"),
                "row_state": row.state,
            }
            for row in form.rows
        ]
    )
