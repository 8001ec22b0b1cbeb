"""Marks of ВПР from primary scores, where the file gives none."""

from __future__ import annotations

import pandas as pd

_KEYS = ["subject", "grade"]


def apply_scales(pupils: pd.DataFrame, scales: pd.DataFrame) -> pd.Series:
    """Return the marks of the rows: the given mark where there is one, else the scale's for the recomputed total.

    ``pupils`` has exam, year, subject, grade, primary, mark, absent; ``scales`` the columns of
    ``methodology_scales.COLUMNS``. A scale is keyed by year, subject and grade of the programme; where there is none,
    or the pupil was absent, the mark stays missing. The result is Int64, aligned with ``pupils``.
    """
    given = pd.to_numeric(pupils["mark"], errors="coerce").astype("Float64").round().astype("Int64")
    absent = pupils["absent"].astype("boolean").fillna(value=False)
    wanted = (pupils["exam"] == "ВПР") & given.isna() & ~absent & pupils["primary"].notna()
    if not bool(wanted.any()) or scales.empty:
        return given
    out = given.copy()
    out.loc[wanted] = scale_marks(pupils.loc[wanted], scales)
    return out


def scale_marks(pupils: pd.DataFrame, scales: pd.DataFrame, *, whole_work: bool = False) -> pd.Series:
    """Return the mark that the scale of the row's year, subject and grade gives its primary score; missing without one.

    ``whole_work``: only where the greatest possible score of the row is that of the scale, so that it is surely of the
    same paper.
    """
    out = pd.Series(pd.NA, index=pupils.index, dtype="Int64")
    if pupils.empty or scales.empty:
        return out
    rows = pupils.reindex(columns=["year", "primary", "primary_possible", *_KEYS]).reset_index(names="index")
    rows[["year", "grade"]] = rows[["year", "grade"]].astype("Int64")
    joined = rows.merge(scales.astype({"grade": "Int64"}), on=_KEYS, how="inner")
    joined = joined[joined["year"].between(joined["from_year"], joined["to_year"]) & joined["primary"].notna()]
    if whole_work:
        joined = joined[pd.to_numeric(joined["primary_possible"], errors="coerce") == joined["highest"]]
    primary = joined["primary"].astype("float64")
    marks = 2 + sum((primary >= joined[bound]).astype(int) for bound in ("min3", "min4", "min5"))
    out.loc[joined["index"].to_numpy()] = marks.to_numpy()
    return out
