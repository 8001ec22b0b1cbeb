"""Where generated files go: an inbox-like tree, each file in its real format, with fixed bytes and fixed days.

Grids are lists of rows; a cell is a text, a number, a day or None. Identical grids give identical bytes.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

Cell = str | int | float | date | None
Row = list[Cell]
_CREATED = datetime(2020, 1, 1)  # noqa: DTZ001  # the workbook's property has no zone


@dataclass
class Inbox:
    """A folder of generated files; ``files`` keeps their paths relative to it, in the order they were written."""

    folder: Path
    files: list[str] = field(default_factory=list)

    def path(self, name: str) -> Path:
        """Return the absolute path of a file and make its folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def add(self, name: str, day: date) -> None:
        """Register a written file and date it as if it came on that day."""
        moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC).timestamp()
        os.utime(self.folder / name, (moment, moment))
        self.files.append(name)

    def xlsx(self, name: str, sheets: Mapping[str, Sequence[Row]], day: date) -> None:
        """Write a workbook of plain sheets."""
        write_xlsx(self.path(name), sheets)
        self.add(name, day)

    def xls(self, name: str, sheets: Mapping[str, Sequence[Row]], day: date) -> None:
        """Write an old binary workbook, as the exam system's reports are."""
        import xlwt  # lazily: only the exam files of some years are .xls

        book = xlwt.Workbook(encoding="utf-8")
        for title, rows in sheets.items():
            sheet = book.add_sheet(title)
            for row_index, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value is not None and value != "":
                        sheet.write(row_index, column, value)
        book.save(str(self.path(name)))
        self.add(name, day)

    def csv(self, name: str, rows: Iterable[Row], day: date, encoding: str = "utf-8-sig") -> None:
        """Write a text table with semicolons."""
        text = io.StringIO()
        csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
        self.path(name).write_bytes(text.getvalue().encode(encoding))
        self.add(name, day)

    def raw(self, name: str, content: bytes, day: date) -> None:
        """Write bytes as they are."""
        self.path(name).write_bytes(content)
        self.add(name, day)

    def protocol(self, name: str, rows: Sequence[Row], day: date, *, form: str, encoding: str = "utf-8-sig") -> None:
        """Write a one-sheet report of the exam system as .xlsx, .xls or .csv."""
        if form == "csv":
            self.csv(name, rows, day, encoding)
        elif form == "xls":
            self.xls(name, {"Page 1": rows}, day)
        else:
            self.xlsx(name, {"Page 1": rows}, day)


def write_xlsx(path: Path, sheets: Mapping[str, Iterable[Sequence[Cell]]], *, streaming: bool = False) -> None:
    """Write plain sheets; ``streaming`` keeps one row in memory at a time, for large dumps."""
    import xlsxwriter  # lazily: the command line must start fast

    options: dict[str, Any] = {"constant_memory": True} if streaming else {"in_memory": True}
    with xlsxwriter.Workbook(str(path), {**options, "default_date_format": "dd.mm.yyyy"}) as book:
        book.set_properties({"created": _CREATED})
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            write_text, write_number = sheet.write_string, sheet.write_number
            for row_index, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value is None or value == "":
                        continue
                    if isinstance(value, str):
                        write_text(row_index, column, value)
                    elif isinstance(value, int | float):
                        write_number(row_index, column, value)
                    else:
                        sheet.write_datetime(row_index, column, datetime.combine(value, time()))
