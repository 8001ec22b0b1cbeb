"""Frames to rows and back, by the catalogue's types; missing is null on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

import pandas as pd

from shnor_pipeline.catalogue import Field, Table

_DTYPES = {"int": "Int64", "float": "Float64", "bool": "boolean", "text": "str"}


PART = 20_000
"""How many rows are plain Python values at a time: as such they take several times the memory of a frame."""


class FrameError(ValueError):
    """The frame does not have the shape of its table."""


def typed(table: Table, rows: Sequence[Sequence[Any]], columns: Sequence[str]) -> pd.DataFrame:
    """Return fetched rows as a frame with the catalogue's types.

    Integers are Int64, numbers float64 (missing NaN), texts str, dates and times Python objects (missing None).
    """
    values = zip(*rows, strict=True) if rows else ((),) * len(columns)
    kinds = [table.field(name).kind for name in columns]
    return pd.DataFrame({name: _typed(kind, column) for name, kind, column in zip(columns, kinds, values, strict=True)})


def _typed(kind: str, values: Sequence[Any]) -> pd.Series:
    return pd.Series(values, dtype="float64" if kind == "float" else _DTYPES.get(kind, "object"))


def rows_of(table: Table, frame: pd.DataFrame, first: int = 0) -> list[tuple[Any, ...]]:
    """Return the frame as tuples of plain Python values in the catalogue's column order.

    FrameError where columns are missing or unknown, or where a required value is null; ``first`` is the place of the
    frame's first row, where it is a part of a longer one.
    """
    check_columns(table, frame)
    return list(zip(*(_values(table, field, frame[field.name], first) for field in table.fields), strict=True))


def check_columns(table: Table, frame: pd.DataFrame) -> None:
    """FrameError where columns are missing or unknown."""
    missing = [name for name in table.columns if name not in frame]
    unknown = [str(name) for name in frame.columns if name not in table.columns]
    if missing or unknown:
        raise FrameError(f"{table.name}: нет столбцов {missing or '—'}, лишние столбцы {unknown or '—'}")


def parts_of(table: Table, frame: pd.DataFrame) -> Iterator[list[tuple[Any, ...]]]:
    """Yield the frame as ``rows_of`` does, part by part; at least one part, so that an empty frame is checked, too."""
    for first in range(0, max(len(frame), 1), PART):
        yield rows_of(table, frame.iloc[first : first + PART], first)


def _values(table: Table, field: Field, column: pd.Series, first: int) -> list[Any]:
    if len(column) == 0:
        return []
    null = column.isna()
    if field.key and field.kind == "text" and null.any():
        column, null = column.astype("object").mask(null, ""), null & False
    if (field.required or field.key) and null.any():
        raise FrameError(
            f"{table.name}.{field.name}: пусто в строке {first + int(null.to_numpy().argmax())}, а поле обязательное"
        )
    try:
        values = _plain(field.kind, column, null)
    except (TypeError, ValueError) as error:
        raise FrameError(f"{table.name}.{field.name}: значения не вида «{field.kind}»: {error}") from error
    for place in null.to_numpy().nonzero()[0].tolist():
        values[place] = None
    return values


def _plain(kind: str, column: pd.Series, null: pd.Series) -> list[Any]:
    if kind == "int":
        return pd.to_numeric(column, errors="raise").astype("Float64").fillna(0).astype("int64").tolist()
    if kind == "float":
        return pd.to_numeric(column, errors="raise").astype("Float64").fillna(0.0).astype("float64").tolist()
    if kind == "bool":
        return column.astype("object").mask(null, False).astype(bool).tolist()
    if kind == "text":
        known = (
            column.fillna("") if isinstance(column.dtype, pd.StringDtype) else column.astype("object").mask(null, "")
        )
        return known.astype(str).tolist()
    return [None if empty else _moment(kind, value) for value, empty in zip(column, null, strict=True)]


def _moment(kind: str, value: Any) -> date | datetime:
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if isinstance(value, pd.Timestamp):
        value = value.to_pydatetime()
    if kind == "date":
        return value.date() if isinstance(value, datetime) else value
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC).replace(tzinfo=None)
    return value
