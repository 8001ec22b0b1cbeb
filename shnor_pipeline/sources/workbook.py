"""Opening a workbook that may be hostile, and the plain grid that readers work on.

(Interface; the checks before parsing live in ``safety``.)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Format = Literal["xlsx", "xls", "csv"]


class UnreadableFileError(Exception):
    """The file cannot be opened safely, or not at all; the message is a Russian sentence for the sender."""

    def __init__(self, code: str, message: str, guidance: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.guidance = guidance


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


def open_workbook(path: Path) -> Workbook:
    """Open the file after looking at it; raise UnreadableFileError with a message for the sender."""
    raise UnreadableFileError("FILE-000", f"файл {path.name} не прочитан")
