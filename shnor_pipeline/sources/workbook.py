"""Opening a workbook that may be hostile, and the plain grid that readers work on.

The file is looked at first (``safety``), then parsed: .xlsx and .xls by calamine, text by ``csv_text``. The bytes that
were looked at are the bytes that are parsed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Literal, cast

from shnor_pipeline.settings import Limits
from shnor_pipeline.sources.csv_text import SHEET_NAME, parse_text
from shnor_pipeline.sources.unreadable import UnreadableFileError

__all__ = ["Format", "Sheet", "UnreadableFileError", "Workbook", "open_workbook"]

Format = Literal["xlsx", "xls", "csv"]


@dataclass(frozen=True)
class Sheet:
    """One sheet as a grid: ``rows[0]`` is Excel's row 1, ``rows[r][0]`` column A; empty cells are ''.

    Values are str, float (every number), bool, datetime.date/datetime/time/timedelta. Rows have equal length.
    """

    name: str
    rows: list[list[object]]
    visible: bool = True


@dataclass(frozen=True)
class Workbook:
    """An opened file: its real format, its sheets in order, and the encoding where it is text."""

    format: Format
    sheets: list[Sheet] = field(default_factory=list)
    encoding: str = ""


def open_workbook(path: Path, limits: Limits | None = None) -> Workbook:
    """Open the file after looking at it; raise UnreadableFileError with a message for the sender."""
    import python_calamine as calamine  # the parser is needed here only

    data = path.read_bytes()
    if data[:4] not in {b"PK\x03\x04", b"\xd0\xcf\x11\xe0"}:
        table = parse_text(data, limits)
        return Workbook("csv", [Sheet(SHEET_NAME, table.rows)], table.encoding)
    parsed = calamine.load_workbook(BytesIO(data))
    sheets = []
    for index, meta in enumerate(parsed.sheets_metadata):
        values = parsed.get_sheet_by_index(index).to_python(skip_empty_area=False)
        rows = cast("list[list[object]]", values)
        sheets.append(Sheet(meta.name, rows, meta.visible == calamine.SheetVisibleEnum.Visible))
    return Workbook("xlsx" if data[:2] == b"PK" else "xls", sheets)
