"""Workbooks of plain sheets: what is unknown leaves the cell empty, whatever kind of unknown it is."""

import io
from datetime import date

import pandas as pd
from openpyxl import load_workbook

from reports.rendering.xlsx import AnnexTable, Column, render_tables


def test_unknown_words_leave_the_cell_empty_and_the_row_one_line_high():
    words = pd.DataFrame({"skill": ["Решать уравнения " * 9, pd.NA, None, float("nan")]}, dtype="object")
    table = AnnexTable("Умения", (Column("Умение", "skill", width=20),), words)
    sheet = load_workbook(io.BytesIO(render_tables([table], date(2023, 7, 15))))["Умения"]
    assert [sheet.cell(row, 1).value for row in range(3, 6)] == [None] * 3
    assert sheet.row_dimensions[2].height > 20
    assert [sheet.row_dimensions[row].height for row in range(3, 6)] == [None] * 3
