"""Results of the whole municipality as printed: of a work or of a procedure, each figure with its interval."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from reports.rendering.formatting import NO_DATA, number, ranged, span
from reports.view_models.report_data import ReportData, Row
from shnor_pipeline.catalogue import table
from shnor_pipeline.domain.district_results import district_results
from shnor_pipeline.domain.procedures import procedure_keys, spring_first

BY_WORK = ("school_year", "year", "exam", "season", "grade", "subject", "level")
BY_PROCEDURE = ("school_year", "procedure")
"""What makes one work, and one procedure of a school year whatever its season."""


def district_rows(data: ReportData, rows: Sequence[Row], group: Sequence[str]) -> list[Row]:
    """Return the results over the schools of these rows of ``derived_marks``, one row per work or procedure.

    A procedure takes the spring work of a school that wrote it in both seasons, as the comparison of years does.
    """
    # The rows are kept beside the result, so that none of them can give its identity to another one.
    held = tuple(rows)
    what = ("district rows", tuple(group), tuple(map(id, held)))
    return data.remembered(what, lambda: (held, _counted(data, held, group)))[1]


def _counted(data: ReportData, rows: Sequence[Row], group: Sequence[str]) -> list[Row]:
    frame = pd.DataFrame(list(rows), columns=table("derived_marks").columns)
    if group == BY_PROCEDURE and len(frame):
        frame = spring_first(frame)
    found = district_results(frame.assign(procedure=procedure_keys(frame).astype("object")), group, data.methodology)
    plain = found.astype(object)
    return plain.where(plain.notna(), None).to_dict("records")  # type: ignore[return-value]


def mean_text(row: Row | None, *, scored: bool) -> str:
    """Return ``3,57 (3,49–3,65)``: the mean mark with two digits, the mean score with one."""
    if row is None or row["mean"] is None:
        return NO_DATA
    digits = 1 if scored else 2
    return ranged(number(row["mean"], digits), span(row["mean_lower"], row["mean_upper"], digits))
