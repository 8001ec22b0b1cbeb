from datetime import date

import openpyxl
import pytest
import xlwt

from shnor_pipeline.settings import Limits
from shnor_pipeline.sources.headers import column_letter, find_header, find_headers
from shnor_pipeline.sources.workbook import Sheet, UnreadableFileError, open_with_findings, open_workbook

ROWS = [[None, "Протокол", None], [None, None, None], ["№", "Код ОО", "Балл"], [1, "042001", 5.5], [2, "042002", None]]


@pytest.fixture
def xlsx(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Протокол"
    for row in ROWS:
        sheet.append(row)
    sheet["D4"] = date(2024, 6, 3)
    book.create_sheet("Служебный").sheet_state = "hidden"
    path = tmp_path / "протокол.xlsx"
    book.save(path)
    return path


@pytest.fixture
def xls(tmp_path):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Page 1")
    for number, row in enumerate(ROWS):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(number, column, value)
    path = tmp_path / "протокол.xls"
    book.save(str(path))
    return path


def test_rows_and_columns_stand_where_excel_shows_them(xlsx):
    workbook = open_workbook(xlsx)
    assert workbook.format == "xlsx"
    assert [(sheet.name, sheet.visible) for sheet in workbook.sheets] == [("Протокол", True), ("Служебный", False)]
    rows = workbook.sheets[0].rows
    assert rows[0] == ["", "Протокол", "", ""]
    assert rows[3] == [1.0, "042001", 5.5, date(2024, 6, 3)]
    assert rows[4][2] == ""


def test_an_old_workbook_reads_the_same_with_true_numbers(xls):
    workbook = open_workbook(xls)
    assert workbook.format == "xls"
    assert workbook.sheets[0].rows[3] == [1.0, "042001", 5.5]
    assert type(workbook.sheets[0].rows[3][0]) is float


def test_the_content_decides_the_format_not_the_name(xlsx, xls):
    assert open_workbook(xlsx.rename(xlsx.with_suffix(".xls.bak"))).format == "xlsx"
    assert open_workbook(xls.rename(xls.with_suffix(".csv"))).format == "xls"


def test_a_text_file_is_one_sheet_of_texts(tmp_path):
    path = tmp_path / "протокол.csv"
    path.write_bytes("№;Код ОО\n1;042001\n".encode("cp1251"))
    workbook = open_workbook(path)
    assert (workbook.format, workbook.encoding) == ("csv", "cp1251")
    assert workbook.sheets[0].rows == [["№", "Код ОО"], ["1", "042001"]]


def test_a_text_longer_than_any_value_is_taken_out_and_told(tmp_path):
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Школа", "Ы" * 20_000])
    path = tmp_path / "длинный.xlsx"
    book.save(path)
    workbook, findings = open_with_findings(path)
    assert workbook.sheets[0].rows == [["Школа", ""]]
    assert [(finding.code, finding.cell) for finding in findings] == [("FILE-105", "B1")]
    assert len(findings[0].message) < 200
    with pytest.raises(UnreadableFileError, match="длиннее 10000"):
        open_workbook(path, Limits(max_cell_chars=10_000))


SYNONYMS = {"code": ["Код ОО", "Код школы"], "score": ["Балл", r"re:^(?:итого|всего) баллов"], "number": ["№"]}


def test_a_header_is_found_in_any_order_below_any_title():
    sheet = Sheet("Лист", [["Протокол", "", ""], ["", "", ""], ["Итого\nбаллов, шт.", "№", '"Код  OO"'], ["", "", ""]])
    header = find_header(sheet, SYNONYMS, {"code", "score"})
    assert header is not None
    assert (header.row_index, header.first_row) == (2, 4)
    assert header.columns == {"score": 0, "number": 1, "code": 2}
    assert header.letter("code") == "C"
    assert header.headers["score"] == "Итого баллов, шт."


def test_no_header_is_found_without_its_required_names_or_too_far_down():
    rows: list[list[object]] = [["", "№"]] * 5 + [["Код ОО", "Балл"]]
    assert find_header(Sheet("Лист", rows), SYNONYMS, {"code", "score", "number"}) is None
    assert find_header(Sheet("Лист", rows), SYNONYMS, {"code"}, within=5) is None


def test_repeated_headers_are_all_found():
    rows: list[list[object]] = [["Код ОО", "Балл"], ["042001", "5"], ["Код ОО", "Балл"], ["042002", "4"]]
    assert [header.row_index for header in find_headers(Sheet("Лист", rows), SYNONYMS, {"code"})] == [0, 2]


def test_columns_are_lettered_as_in_excel():
    assert [column_letter(index) for index in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
