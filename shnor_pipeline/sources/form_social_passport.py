"""The social passport: one row per field of the form, blank fields included as missing."""

from __future__ import annotations

import pandas as pd

from shnor_pipeline.sources.form_table import FilledForm

FIELDS = {"value": "value", "text": "value", "field": "label", "explanation": "explanation"}
"""Field of the frame → column of the form."""

_YES = {"да": 1.0, "нет": 0.0}


def frame(form: FilledForm) -> pd.DataFrame:
    """Return ``social_passport``: ``value`` is the number (да = 1, нет = 0), ``text`` what was chosen or written."""
    return form.frame(
        [
            {
                "row": row.row,
                "field": row.item.id,
                "value": _YES.get(row.text("value"), row.number("value")),
                "text": row.text("value"),
                "explanation": row.text("explanation"),
                "row_state": row.state,
            }
            for row in form.rows
        ]
    )
