"""Which sitting of an exam a result is: the main day, or a re-sit on a reserve day."""

from __future__ import annotations

import pandas as pd

_KEYS = ["exam", "year", "subject", "level", "pupil_id"]


def number_attempts(pupils: pd.DataFrame) -> pd.Series:
    """Return 1 for a pupil's first day of an exam in a year, 2 for the next, and so on.

    A pupil who missed the main day and sat on a reserve day has attempt 1 there. Rows without a pupil's code or a day
    keep 1. Rows of other exams (ВПР) keep the attempt they have.
    """
    attempts = pd.to_numeric(pupils["attempt"], errors="coerce").astype("Float64").fillna(1).astype("Int64")
    sat = (pupils["exam"] != "ВПР") & pupils["pupil_id"].notna() & pupils["exam_date"].notna()
    if not bool(sat.any()):
        return attempts
    rows = pupils.loc[sat, [*_KEYS, "exam_date"]].astype("object")
    rows["level"] = rows["level"].where(rows["level"].notna(), "")
    days = pd.to_datetime(rows["exam_date"]).astype("int64")
    rank = days.groupby([rows[name] for name in _KEYS], dropna=False).rank(method="dense")
    attempts.loc[rank.index] = rank.astype("Int64")
    return attempts
