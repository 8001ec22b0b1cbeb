"""How many pupils a school has of those who may sit a work, by the context data, to compare participants with."""

from __future__ import annotations

import pandas as pd

from checks.context import CheckContext
from checks.rule import number

_KEYS = ["school_id", "school_year"]
_GRADES = {9: "grade9_n", 11: "grade11_n"}
_COLUMNS = [*_KEYS, "pupils_n", *_GRADES.values()]


def enrolled(frame: pd.DataFrame, context: CheckContext) -> pd.Series:
    """Return for each row the pupils of its school and year: of grade 9 or 11 where that is known, else of the school.

    ``frame`` has school_id, school_year and grade; missing where the school gave no context data for the year.
    """
    known = context.tables.get("context")
    if known is None or known.empty or frame.empty:
        return pd.Series(float("nan"), index=frame.index)
    stated = known.reindex(columns=_COLUMNS).drop_duplicates(_KEYS, keep="last")
    joined = frame[_KEYS].astype("object").merge(stated.astype("object"), on=_KEYS, how="left")
    joined.index = frame.index
    found = number(joined["pupils_n"])
    for grade, name in _GRADES.items():
        own = number(joined[name])
        found = found.mask((number(frame["grade"]) == grade) & own.notna() & (own > 0), own)
    return found
