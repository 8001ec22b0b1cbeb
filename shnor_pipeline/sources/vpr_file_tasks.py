"""Which tasks the score columns of a stored ВПР file are, from the map of its columns."""

from __future__ import annotations

import pandas as pd

from shnor_pipeline.sources.vpr_tasks import declared_maxima, task_label, task_maximum

FIELD = "task "
"""Score columns are entered in ``register_source_columns`` as fields «task 1», «task 2» …"""


def file_tasks(columns: pd.DataFrame, works: pd.DataFrame) -> pd.DataFrame:
    """Return (file_id, position from 1, task, max_score) of every score column of the files.

    ``columns`` are rows of ``register_source_columns``, ``works`` the (file_id, subject, grade) of their rows. Where
    the header names no task («балл за 3», «a-3-grade») the task is its place («поз. 3») and the maximum is the
    declared one of the work; NaN where none is declared.
    """
    own = columns[columns["field"].astype(str).str.startswith(FIELD)]
    named = works.dropna(subset=["grade"]).drop_duplicates("file_id").set_index("file_id")
    declared = {
        str(file_id): declared_maxima(str(row["subject"]), int(row["grade"])) for file_id, row in named.iterrows()
    }
    records = []
    for file_id, field, header in zip(own["file_id"], own["field"], own["header"], strict=True):
        position = int(str(field).removeprefix(FIELD))
        highest, maxima = task_maximum(header), declared.get(str(file_id), [])
        if highest is None and position <= len(maxima):
            highest = maxima[position - 1]
        task = task_label(header) if task_maximum(header) is not None else ""
        records.append((file_id, position, task or f"поз. {position}", highest))
    frame = pd.DataFrame(records, columns=["file_id", "position", "task", "max_score"])
    return frame.drop_duplicates(["file_id", "position"]).astype({"max_score": "float64"})
