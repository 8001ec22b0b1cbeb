"""The log of support of a school: mentors, courses, visits of curators, one row per entry."""

from __future__ import annotations

import pandas as pd

from shnor_pipeline.sources.form_table import FilledForm

FIELDS = {
    "entry_no": "number",
    "entry": "label",
    "support_kind": "support_kind",
    "held_on": "held_on",
    "provider": "provider",
    "deficit": "deficit",
    "evidence": "evidence",
    "outcome": "outcome",
    "explanation": "explanation",
}
"""Field of the frame → column of the form."""


def frame(form: FilledForm) -> pd.DataFrame:
    """Return ``support_log``: the rows in which anything is written; ``deficit`` is the code of a risk factor."""
    deficits = form.layout.column("deficit")
    codes = dict(zip(deficits.choices, deficits.codes, strict=True))
    return form.frame(
        [
            {
                "row": row.row,
                "entry_no": int(row.item.id),
                "entry": row.text("label"),
                "support_kind": row.text("support_kind"),
                "held_on": row.day("held_on"),
                "provider": row.text("provider"),
                "deficit": codes.get(row.text("deficit"), ""),
                "evidence": row.text("evidence"),
                "outcome": row.text("outcome"),
                "explanation": row.text("explanation"),
                "row_state": row.state,
            }
            for row in form.rows
            if not row.is_blank
        ]
    )
