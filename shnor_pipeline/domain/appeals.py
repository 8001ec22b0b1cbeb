"""Applying appeals: the result after a granted appeal replaces the protocol's; a refused one changes nothing."""

from __future__ import annotations

import pandas as pd

_KEYS = ["exam", "year", "subject", "level", "pupil_id"]
_GRANTED = "удовлетворена"


def apply_appeals(pupils: pd.DataFrame, appeals: pd.DataFrame) -> pd.DataFrame:
    """Return the participants' rows with the results of granted appeals.

    ``pupils`` and ``appeals`` are accepted rows of their validated tables; they are matched by exam, year, subject,
    level and the pupil's code. Of several appeals of one result the last line of its list counts. A mark exam takes
    the result as the mark, a scored one as the test score; the primary score follows where the appeal gives it.
    """
    granted = appeals[appeals["state"].astype("object") == _GRANTED]
    if granted.empty or pupils.empty:
        return pupils
    keyed = granted.assign(level=granted["level"].astype("object").where(granted["level"].notna(), ""))
    latest = keyed.sort_values(["file_id", "row"]).drop_duplicates(_KEYS, keep="last")
    rows = pupils.assign(level=pupils["level"].astype("object").where(pupils["level"].notna(), ""))
    wanted = pd.MultiIndex.from_frame(rows[_KEYS].astype("object"))
    changes = latest.set_index(pd.MultiIndex.from_frame(latest[_KEYS].astype("object")))
    result = _aligned(changes["result_after"], wanted, rows.index)
    primary = _aligned(changes["primary_after"], wanted, rows.index)
    scored = rows["score"].notna()
    out = pupils.copy()
    out["score"] = _number(pupils["score"]).mask(result.notna() & scored, result)
    out["mark"] = _number(pupils["mark"]).mask(result.notna() & ~scored, result).round().astype("Int64")
    out["primary"] = _number(pupils["primary"]).mask(primary.notna(), primary)
    return out


def _aligned(values: pd.Series, wanted: pd.MultiIndex, index: pd.Index) -> pd.Series:
    return _number(pd.Series(values.reindex(wanted).to_numpy(), index=index))


def _number(values: pd.Series) -> pd.Series:
    return pd.to_numeric(values, errors="coerce").astype("Float64").astype("float64")
