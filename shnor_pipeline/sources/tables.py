"""From a header on a sheet to a typed frame: the raw columns of a table, their cells' places, the canonical types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from shnor_pipeline import catalogue
from shnor_pipeline.findings import Finding, Severity, Stage
from shnor_pipeline.sources.headers import HeaderMatch
from shnor_pipeline.sources.reading import SourceColumn
from shnor_pipeline.sources.text import clean, texts
from shnor_pipeline.sources.workbook import Sheet

_DTYPES = {"text": "str", "int": "Int64", "float": "float64", "bool": "boolean"}
_ON_ACCEPTANCE = frozenset({"file_id", "school_id"})
_SHOWN = 60


@dataclass(frozen=True)
class Verdict:
    """What is said of a cell: the rule's code, how serious it is, what is wrong, how to mend it."""

    code: str
    severity: Severity
    message: str
    guidance: str = ""


@dataclass(frozen=True)
class RawTable:
    """The cells below a header as they are: ``cells`` has a column per field found, ``rows`` are Excel's numbers."""

    sheet: Sheet
    header: HeaderMatch
    cells: pd.DataFrame
    rows: pd.Series

    @property
    def index(self) -> pd.Index:
        """Return the positions of the rows, counted from 0."""
        return self.cells.index

    @property
    def is_empty(self) -> bool:
        """Whether there is no row below the header."""
        return self.cells.empty

    def column(self, name: str) -> pd.Series:
        """Return the raw cells of the field; blank cells where the file has no such column."""
        if name in self.header.columns:
            return self.cells.loc[:, name]
        return pd.Series("", index=self.index, dtype="object")

    def texts(self, name: str) -> pd.Series:
        """Return the cells of the field as clean texts."""
        return texts(self.column(name))

    def findings(self, where: pd.Series, name: str, verdict: Verdict, refs: pd.Series | None = None) -> list[Finding]:
        """Return the verdict on the field's cell of each row in ``where``; ``refs`` name the rows' schools."""
        column = self.header.letter(name) if name in self.header.columns else ""
        cells = self.texts(name)
        return [
            Finding(
                verdict.code,
                verdict.severity,
                Stage.READING,
                verdict.message,
                verdict.guidance,
                sheet=self.sheet.name,
                cell=f"{column}{self.rows.iloc[position]}",
                field=name,
                value=str(cells.iloc[position])[:_SHOWN],
                school_ref="" if refs is None else str(refs.iloc[position]),
            )
            for position in where.to_numpy(dtype=bool, na_value=False).nonzero()[0]
        ]

    def source_columns(self, table: str, fields: Mapping[str, str]) -> list[SourceColumn]:
        """Return where each field of the table stands; ``fields`` maps field of the table → field of the header."""
        header = self.header
        return [
            SourceColumn(
                table,
                self.sheet.name,
                self.header.first_row,
                field,
                self.header.letter(name),
                self.header.headers[name],
            )
            for field, name in fields.items()
            if name in header.columns
        ]


def raw_table(sheet: Sheet, header: HeaderMatch) -> RawTable:
    """Return the rows below the header; those in which none of the found columns says anything are left out."""
    indices = list(header.columns.values())
    records: list[list[object]] = []
    numbers: list[int] = []
    for number, row in enumerate(sheet.rows[header.row_index + 1 :], start=header.first_row):
        cells = [row[index] for index in indices]
        if any(clean(cell) for cell in cells):
            records.append(cells)
            numbers.append(number)
    cells_frame = pd.DataFrame(records, columns=list(header.columns), dtype="object")
    return RawTable(sheet, header, cells_frame, pd.Series(numbers, dtype="int64"))


def typed_frame(noun: str, columns: Mapping[str, Any], index: pd.Index, *, own_school_id: bool = False) -> pd.DataFrame:
    """Return the canonical frame ``validated_<noun>`` with ``row_state``: every column, in order, of its own type.

    Columns that are not given are null; empty texts become null. ``file_id`` and ``school_id`` are left out, because
    they are filled on acceptance; the register alone has its ``own_school_id``.
    """
    out: dict[str, pd.Series] = {}
    for item in catalogue.table(f"validated_{noun}").fields:
        if item.name in _ON_ACCEPTANCE and not (own_school_id and item.name == "school_id"):
            continue
        given = columns.get(item.name)
        if item.kind == "text":
            values = pd.Series(given, index=index, dtype="object")
            out[item.name] = values.mask(values.isin([""])).astype("str")
        else:
            out[item.name] = pd.Series(given, index=index, dtype=_DTYPES.get(item.kind, "object"))
    out["row_state"] = pd.Series([str(state) for state in columns["row_state"]], index=index, dtype="str")
    return pd.DataFrame(out).reset_index(drop=True)
