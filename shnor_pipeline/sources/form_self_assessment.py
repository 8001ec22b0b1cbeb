"""The self-assessment card: one row per item of blocks A–F, blank items included as missing."""

from __future__ import annotations

import pandas as pd

from shnor_pipeline.sources.form_table import FilledForm

FIELDS = {
    "value": "value",
    "text": "value",
    "item": "label",
    "denominator": "denominator",
    "comment": "comment",
    "explanation": "explanation",
}
"""Field of the frame → column of the form."""

_YES = {"да": 1.0, "нет": 0.0}


def frame(form: FilledForm) -> pd.DataFrame:
    """Return ``self_assessment``: ``value`` the number (scores 0/1/2, да = 1, нет = 0), ``text`` a choice or words.

    Block F gives the numerator as ``value`` beside its ``denominator``.
    """
    return form.frame(
        [
            {
                "row": row.row,
                "block": row.item.block,
                "item": row.item.id,
                "value": _YES.get(row.text("value"), row.number("value")),
                "text": row.text("value"),
                "denominator": row.number("denominator"),
                "comment": row.text("comment"),
                "explanation": row.text("explanation"),
                "row_state": row.state,
            }
            for row in form.rows
        ]
    )
