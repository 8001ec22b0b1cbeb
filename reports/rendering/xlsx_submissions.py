"""«Кто сдал.xlsx»: cover, one matrix per school year, what is overdue, reminders, exemptions, files, versions."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from reports.rendering.style import AMBER, BLUE, BRICK, GREY
from reports.rendering.xlsx import AnnexTable, Book, Column, plain_sheet
from reports.view_models.submissions import SIGNS, SubmissionsPage, YearMatrix

_TINTS = {BLUE: "#E3EEF8", AMBER: "#FBF0DC", BRICK: "#F8E3E3", GREY: "#F4F6F8"}
_MEANING = {
    "принято": "форма принята; под словом — день получения и версия",
    "принято с вопросами": "принята, но есть ошибки или вопросы: нужна правка или пояснение школы",
    "отклонено": "файл пришёл, но не принят; причина — на листе «Файлы»",
    "ждёт приказа": "файл пришёл после заморозки года и будет учтён только по приказу",
    "просрочено": "срок прошёл, форма не поступила; указано, на сколько дней",
    "срок не наступил": "форма ещё не нужна",
    "не требуется": "школа эту форму не сдаёт; причина — на листе «Не требуется»",
}
_WIDTH = 19
_LINE, _AIR = 13.5, 4


def render_submissions(page: SubmissionsPage) -> bytes:
    """Return the workbook as xlsx bytes."""
    book = Book(page.generated_on)
    _cover(book, page)
    for year in page.years:
        _matrix(book, year)
    for table in _tables(page):
        plain_sheet(book, table)
    return book.close()


def _cover(book: Book, page: SubmissionsPage) -> None:
    sheet = book.book.add_worksheet("Обложка")
    sheet.hide_gridlines(2)
    for position, width in enumerate((34, 13, 12, 10, 10, 12, 12, 12)):
        sheet.set_column(position, position, width)
    sheet.write_string(0, 0, f"Кто сдал: {page.territory}", book.title)
    sheet.write_string(1, 0, f"{page.centre}, по состоянию на {page.generated_on:%d.%m.%Y}", book.unwrapped)
    headers = ("Форма", "Учебный год", "Срок", "Должны", "Сдали", "С вопросами", "Отклонено", "Просрочили")
    for position, header in enumerate(headers):
        sheet.write_string(3, position, header, book.header)
    row = 4
    for line in page.totals:
        numbers = (line.owed_n, line.come_n, line.questions_n, line.refused_n, line.overdue_n)
        book.cell(sheet, row, 0, line.title, "text")
        book.cell(sheet, row, 1, line.year, "text")
        book.cell(sheet, row, 2, line.due_on, "date")
        for position, number in enumerate(numbers, start=3):
            book.cell(sheet, row, position, number, "int")
        row += 1
    sheet.write_string(row + 1, 0, "Обозначения", book.header)
    for offset, (state, meaning) in enumerate(_MEANING.items(), start=row + 2):
        sign = SIGNS[state]
        sheet.write_string(offset, 0, str(sign), book.tinted(_TINTS[sign.colour], sign.ink))
        sheet.write_string(offset, 1, meaning, book.unwrapped)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _matrix(book: Book, year: YearMatrix) -> None:
    columns = [
        Column("Школа", "name", width=40),
        *(
            Column(f"{form}\nсрок {due:%d.%m.%Y}", form, width=_WIDTH)
            for form, due in zip(year.forms, year.due, strict=True)
        ),
    ]
    sheet = book.sheet(year.label, columns, len(year.rows))
    for row, school in enumerate(year.rows, start=1):
        lines = 1 + any(cell is not None and "\n" in cell.text for cell in school.cells)
        sheet.set_row(row, lines * _LINE + _AIR)
        book.cell(sheet, row, 0, school.name, "text")
        for position, cell in enumerate(school.cells, start=1):
            if cell is None:
                continue
            sheet.write_string(row, position, cell.text, book.tinted(_TINTS[cell.sign.colour], cell.sign.ink))
            if cell.reason:
                sheet.write_comment(row, position, cell.reason, {"author": "ЦРО", "x_scale": 2})


_SCHOOL = Column("Школа", "school", width=40)
_FORM = Column("Форма", "form", width=26)
_YEAR = Column("Учебный год", "year", width=12)
_RECEIVED = Column("Получен", "received_on", "date", 12)
_FILE = Column("Файл", "path", width=60)
_OVERDUE = (
    _SCHOOL,
    _FORM,
    _YEAR,
    Column("Срок", "due_on", "date", 12),
    Column("Просрочено, дней", "days", "int", 13),
    Column("Кто передаёт", "sender", width=24),
    Column("Почему не принято", "reason", width=50),
)
_REMINDERS = (_SCHOOL, Column("Форм", "forms_n", "int", 8), Column("Текст напоминания", "text", width=110))
_EXEMPTIONS = (_SCHOOL, _FORM, _YEAR, Column("Почему", "reason", width=50))
_FILES = (Column("Состояние", "state", width=16), _FILE, _RECEIVED, Column("Почему и что делать", "reason", width=80))
_VERSIONS = (
    _FORM,
    _SCHOOL,
    Column("Версия", "version", "int", 8),
    _FILE,
    _RECEIVED,
    Column("Состояние", "state", width=20),
    Column("Что с ней", "note", width=60),
)


def _tables(page: SubmissionsPage) -> Sequence[AnnexTable]:
    overdue = pd.DataFrame([vars(line) for line in page.overdue], columns=[column.field for column in _OVERDUE])
    reminders = pd.DataFrame(page.reminders, columns=[column.field for column in _REMINDERS])
    return (
        AnnexTable("Просрочено", _OVERDUE, overdue),
        AnnexTable("Напоминания", _REMINDERS, reminders),
        AnnexTable("Не требуется", _EXEMPTIONS, page.exemptions),
        AnnexTable("Файлы", _FILES, page.attention),
        AnnexTable("Версии", _VERSIONS, page.versions),
    )
