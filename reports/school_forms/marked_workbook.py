"""The school's own workbook given back: doubtful cells tinted and commented, «Пояснение школы» beside them.

Our own forms and any other workbook of one school, but none in which people are named: the shared folder must not hold
what only the archive may. Whatever is marked has passed the checks of the door. The original is read, never written.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from shnor_pipeline.findings import Severity
from shnor_pipeline.sources.form_cells import key_text
from shnor_pipeline.sources.known_words import holds_personal_headers

EXPLANATION = "Пояснение школы"
_CELL = re.compile(r"^([A-Z]{1,3})(\d+)$")
_ROW = re.compile(r"(\d+)")
_HEADER_ROWS = 40
_TINTS = {Severity.ERROR.value: "FEB2B2", Severity.QUESTION.value: "FBD38D", Severity.NOTE.value: "E2E8F0"}
_ORDER = tuple(_TINTS)
_ASKED = "FEFCBF"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_COMMENT_SIZE = (340, 150)


def marked(
    original: Path, findings: Sequence[Mapping[str, Any]], author: str, *, own_form: bool = True
) -> bytes | None:
    """Return the workbook with every named cell tinted and commented.

    Only our own forms are read with «Пояснение школы», so that only they get its column. None where no finding names a
    cell of it, where another sender's book has headers under which people are named, and where the book, though
    readable, cannot be written again: then the protocol alone has to do.
    """
    from openpyxl import load_workbook  # lazily: only answers to schools need it
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    try:
        with original.open("rb") as stream:
            book = load_workbook(stream)
    except Exception:  # noqa: BLE001 - openpyxl stumbles over styles and parts that readers pass over
        return None
    cells: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for finding in findings:
        place = _address(finding["cell"])
        if place and finding["sheet"] in book.sheetnames:
            cells.setdefault((finding["sheet"], place), []).append(finding)
    if not cells or not (own_form or _names_nobody(book)):
        return None
    for (sheet_name, place), found in cells.items():
        sheet = book[sheet_name]
        worst = min((one["severity"] for one in found), key=_ORDER.index)
        cell = _anchor(sheet, place)
        cell.fill = PatternFill("solid", start_color=_TINTS[worst])
        comment = Comment("\n\n".join(_comment(one) for one in found), author)
        comment.width, comment.height = _COMMENT_SIZE
        cell.comment = comment
        if own_form and worst == Severity.QUESTION.value:
            beside = sheet.cell(cell.row, _explanation_column(sheet, cell.row))
            if beside.value is None:
                beside.fill = PatternFill("solid", start_color=_ASKED)
    return _saved(book)


def _saved(book: Any) -> bytes:
    """Return the book as a file that bears no moment: the same marks give the same bytes at any time."""
    from openpyxl.writer.excel import ExcelWriter

    written, fixed = io.BytesIO(), io.BytesIO()
    book.properties.modified = book.properties.created
    with zipfile.ZipFile(written, "w") as archive:
        ExcelWriter(book, archive).save()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, _EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def _names_nobody(book: Any) -> bool:
    return not any(
        holds_personal_headers(sheet.iter_rows(max_row=_HEADER_ROWS, values_only=True)) for sheet in book.worksheets
    )


def _comment(finding: Mapping[str, Any]) -> str:
    mend = f"\nКак исправить: {finding['guidance']}" if finding["guidance"] else ""
    said = f"\nПринято пояснение школы: {finding['explanation']}" if finding["explanation"] else ""
    return f"{finding['severity']} ({finding['code']}): {finding['message']}{mend}{said}"


def _address(cell: str) -> str:
    """Return the A1 address of a finding; the first cell of the row where a whole row is meant."""
    if _CELL.match(cell):
        return cell
    row = _ROW.search(cell)
    return f"A{row.group(1)}" if row else ""


def _anchor(sheet: Any, place: str) -> Any:
    """Return the cell, or the first of the merged cells that it lies in: only that one can hold a comment."""
    for merged in sheet.merged_cells.ranges:
        if place in merged:
            return sheet.cell(merged.min_row, merged.min_col)
    return sheet[place]


def _explanation_column(sheet: Any, row: int) -> int:
    """Return the column of «Пояснение школы», added beside the table where the school's copy has none."""
    wanted = key_text(EXPLANATION)
    for cells in sheet.iter_rows(min_row=1, max_row=min(row, _HEADER_ROWS)):
        for cell in cells:
            if isinstance(cell.value, str) and key_text(cell.value) == wanted:
                return cell.column
    column = sheet.max_column + 1
    sheet.cell(max(1, row - 1), column, EXPLANATION)
    return column
