"""Workbooks of plain sheets: what is unknown leaves the cell empty, whatever kind of unknown it is."""

import io
import re
from datetime import date

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook
from render_all import DOCUMENTS, whole_data

from reports.rendering.xlsx import AnnexTable, Column, render_tables


def test_unknown_words_leave_the_cell_empty_and_the_row_one_line_high():
    words = pd.DataFrame({"skill": ["Решать уравнения " * 9, pd.NA, None, float("nan")]}, dtype="object")
    table = AnnexTable("Умения", (Column("Умение", "skill", width=20),), words)
    sheet = load_workbook(io.BytesIO(render_tables([table], date(2023, 7, 15))))["Умения"]
    assert [sheet.cell(row, 1).value for row in range(3, 6)] == [None] * 3
    assert sheet.row_dimensions[2].height > 20
    assert [sheet.row_dimensions[row].height for row in range(3, 6)] == [None] * 3


@pytest.fixture(scope="module", params=["annex", "ledger"])
def book(request: pytest.FixtureRequest) -> Workbook:
    return load_workbook(io.BytesIO(DOCUMENTS[request.param](whole_data())))


def test_every_sheet_is_one_table_that_can_be_read_filtered_and_printed(book: Workbook) -> None:
    cover, *sheets = book.worksheets
    assert cover.title in ("Обложка", "О журнале")
    assert len(sheets) >= 4
    for sheet in sheets:
        headers = [cell.value for cell in sheet[1]]
        assert all(isinstance(header, str) and header for header in headers), sheet.title
        assert len(set(headers)) == len(headers), sheet.title
        assert not sheet.merged_cells.ranges, sheet.title
        assert sheet.freeze_panes == "B2", sheet.title
        assert sheet.auto_filter.ref.startswith("A1:"), sheet.title
        assert sheet.print_title_rows == "$1:$1", sheet.title
        assert sheet.print_area, sheet.title
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0), sheet.title


def test_numbers_are_numbers_and_words_are_russian(book: Workbook) -> None:
    spoken = re.compile(r"\b[a-z_]{3,}\b")
    for sheet in book.worksheets[1:]:
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                text = cell.value
                if not isinstance(text, str) or cell.data_type == "f":
                    continue
                assert not re.fullmatch(r"[−-]?\d+([.,]\d+)?", text) or cell.number_format == "@", cell.coordinate
                foreign = [word for word in spoken.findall(text) if not text.endswith((".docx", ".xlsx"))]
                assert foreign == [] or text.startswith("edu"), (sheet.title, cell.coordinate, text)


def test_a_row_is_as_high_as_its_words(book: Workbook) -> None:
    for sheet in book.worksheets[1:]:
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                if isinstance(cell.value, str) and cell.data_type != "f":
                    width = sheet.column_dimensions[cell.column_letter].width
                    lines = -(-len(cell.value) // width)
                    height = sheet.row_dimensions[cell.row].height or 15
                    assert height >= 12 * lines, (sheet.title, cell.coordinate, cell.value)
