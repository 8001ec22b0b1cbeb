"""Opening a workbook that may be hostile, and the plain grid that readers work on.

The file is looked at first (``safety``), then parsed: .xlsx and .xls by calamine, text by ``csv_text``. The bytes that
were looked at are the bytes that are parsed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Literal

from shnor_pipeline.findings import Finding, Severity, Stage
from shnor_pipeline.settings import Limits
from shnor_pipeline.sources.columns import column_letter
from shnor_pipeline.sources.csv_text import SHEET_NAME, parse_text
from shnor_pipeline.sources.safety import inspect, read_bytes
from shnor_pipeline.sources.unreadable import UnreadableFileError

__all__ = ["Format", "Sheet", "UnreadableFileError", "Workbook", "open_with_findings", "open_workbook"]

# the longest real value seen is a list of system groups of about 2 000 characters
_LONGEST_VALUE = 4000

Format = Literal["xlsx", "xls", "csv"]


@dataclass(frozen=True)
class Sheet:
    """One sheet as a grid: ``rows[0]`` is Excel's row 1, ``rows[r][0]`` column A; empty cells are ''.

    Values are str, float (every number), bool, datetime.date/datetime/time/timedelta. Rows have equal length.
    """

    name: str
    rows: list[list[object]]
    visible: bool = True

    @cached_property
    def texts(self) -> frozenset[str]:
        """The distinct texts of all cells: what a search through long tables asks first."""
        distinct: set[object] = set()
        for row in self.rows:
            distinct.update(row)
        return frozenset(cell for cell in distinct if isinstance(cell, str))


@dataclass(frozen=True)
class Workbook:
    """An opened file: its real format, its sheets in order, and the encoding where it is text."""

    format: Format
    sheets: list[Sheet] = field(default_factory=list)
    encoding: str = ""


def open_workbook(path: Path, limits: Limits | None = None) -> Workbook:
    """Open the file after looking at it; raise UnreadableFileError with a message for the sender."""
    return open_with_findings(path, limits)[0]


def open_with_findings(path: Path, limits: Limits | None = None) -> tuple[Workbook, list[Finding]]:
    """Open the file as ``open_workbook`` does, and return also what was noticed on the way (lost values, links)."""
    limits = limits or Limits()
    data = read_bytes(path, limits)
    inspection = inspect(data, limits)
    findings = list(inspection.findings)
    if inspection.format == "csv":
        table = parse_text(data, limits)
        text_sheet = Sheet(SHEET_NAME, table.rows)
        return Workbook("csv", [text_sheet], table.encoding), findings + _take_out_long_values(text_sheet, limits)
    sheets = _parse(data)
    for sheet in sheets:
        _refuse_beyond(sheet, limits)
        findings += _take_out_long_values(sheet, limits)
    return Workbook("xlsx" if inspection.format == "xlsx" else "xls", sheets), findings


def _parse(data: bytes) -> list[Sheet]:
    import python_calamine as calamine  # the parser is needed here only

    sheets: list[Sheet] = []
    try:
        parsed = calamine.load_workbook(BytesIO(data))
        for meta in parsed.sheets_metadata:
            if meta.typ != calamine.SheetTypeEnum.WorkSheet:
                continue
            values = parsed.get_sheet_by_name(meta.name).to_python(skip_empty_area=False)
            rows: list[list[object]] = [[float(cell) if type(cell) is int else cell for cell in row] for row in values]
            sheets.append(Sheet(meta.name, rows, meta.visible == calamine.SheetVisibleEnum.Visible))
    except BaseException as error:  # a panic of the parser is no Exception
        if isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit):
            raise
        raise UnreadableFileError(
            "FILE-006",
            "файл повреждён: книга не читается",
            "Откройте файл в Excel, сохраните заново как .xlsx и пришлите снова.",
        ) from None
    return sheets


def _refuse_beyond(sheet: Sheet, limits: Limits) -> None:
    if len(sheet.rows) > limits.max_rows:
        raise UnreadableFileError(
            "FILE-011",
            f"на листе {len(sheet.rows)} строк, принимается не более {limits.max_rows}",
            "Разделите файл на части или увеличьте limits.max_rows в настройках.",
        )
    if sheet.rows and len(sheet.rows[0]) > limits.max_columns:
        raise UnreadableFileError(
            "FILE-012",
            f"на листе {len(sheet.rows[0])} столбцов, принимается не более {limits.max_columns}",
            "Проверьте, что выгружена нужная таблица, и удалите лишние столбцы.",
        )


def _take_out_long_values(sheet: Sheet, limits: Limits) -> list[Finding]:
    """Empty the cells whose text is longer than any real value, and say so; refuse texts beyond the limit."""
    long = frozenset(text for text in sheet.texts if len(text) > _LONGEST_VALUE)
    if not long:
        return []
    found = []
    for number, row in enumerate(sheet.rows, start=1):
        if long.isdisjoint(row):
            continue
        for index, cell in enumerate(row):
            length = len(cell) if isinstance(cell, str) else 0
            if length > limits.max_cell_chars:
                raise UnreadableFileError(
                    "FILE-013",
                    f"в строке {number} есть текст длиннее {limits.max_cell_chars} знаков: это не таблица результатов",
                    "Проверьте, что приложен нужный файл, и удалите лишний текст.",
                )
            if length > _LONGEST_VALUE:
                row[index] = ""
                found.append(_long_value(sheet.name, f"{column_letter(index)}{number}", length))
    return found


def _long_value(sheet: str, cell: str, length: int) -> Finding:
    return Finding(
        "FILE-105",
        Severity.QUESTION,
        Stage.INTAKE,
        f"в ячейке текст длиной {length} знаков: такое значение не принимается, взято как пустое",
        "Впишите в ячейку только её значение и пришлите файл снова.",
        sheet=sheet,
        cell=cell,
    )
