"""Frames in the catalogue's shape: exactly a table's columns, in its order and with its types."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from shnor_pipeline.catalogue import table

DISTRICT_ROWS = ("MUNICIPALITY", "DISTRICT")
"""What stands for a school's identifier in rows of the whole district."""

_DTYPES = {"int": "Int64", "float": "float64", "bool": "boolean", "text": "str"}


def as_rows(name: str, frame: pd.DataFrame, *, without: Iterable[str] = ()) -> pd.DataFrame:
    """Return the frame with the columns of the table (less ``without``): missing ones null, others left out.

    Integers are Int64, numbers float64, flags boolean, texts str; dates stay Python objects.
    """
    left_out = set(without)
    columns: dict[str, pd.Series] = {}
    for field in table(name).fields:
        if field.name in left_out:
            continue
        absent = field.name not in frame
        values = pd.Series(None, index=frame.index, dtype="object") if absent else frame.loc[:, field.name]
        columns[field.name] = _typed(values, field.kind)
    return pd.DataFrame(columns, index=frame.index).reset_index(drop=True)


def _typed(values: pd.Series, kind: str) -> pd.Series:
    if kind in {"int", "float"}:
        plain = as_float(values)
        return plain.astype("Int64") if kind == "int" else plain
    return values.astype(_DTYPES[kind]) if kind in _DTYPES else values.astype("object")


def as_float(values: pd.Series) -> pd.Series:
    """Return a column as float64; what is missing or no number is NaN."""
    return pd.Series(pd.to_numeric(values, errors="coerce"), index=values.index).astype("float64")


def numbers(frame: pd.DataFrame, name: str) -> pd.Series:
    """Return a column as float64, missing as NaN; a column that is not there is missing throughout."""
    if name not in frame:
        return pd.Series(np.nan, index=frame.index, dtype="float64")
    return as_float(frame.loc[:, name])


def texts(frame: pd.DataFrame, name: str) -> pd.Series:
    """Return a column as text, missing as the empty text."""
    if name not in frame:
        return pd.Series("", index=frame.index, dtype="str")
    values = frame.loc[:, name]
    return values.astype("object").where(values.notna(), "").astype("str")


def of_schools(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of schools: those of the district as a whole and of no known school left out."""
    known = frame["school_id"].notna() & ~frame["school_id"].isin(DISTRICT_ROWS) & (frame["school_id"] != "")
    return frame.loc[known]


def latest_school_year(frame: pd.DataFrame, school_year: int | None) -> int:
    """Return the given school year, else the latest one in the frame."""
    if school_year is not None:
        return school_year
    if frame.empty:
        raise ValueError("нет строк, по которым можно узнать учебный год: укажите school_year")
    return int(numbers(frame, "school_year").max())
