"""The draft of the school registry as a workbook: the registry's own columns first, then what to answer and why."""

from __future__ import annotations

from datetime import date

import pandas as pd

from reports.rendering.style import AMBER, BLUE, BRICK
from reports.rendering.xlsx import AnnexTable, Book, Column, plain_sheet
from shnor_pipeline.sources.registry_draft import CERTAIN, LIKELY, UNSURE, Draft

_COLUMNS = (
    Column("Код ОО (ГИА)", "gia_code", width=12),
    Column("Логин ФИС ОКО", "fisoko_login", width=13),
    Column("Наименование краткое", "name", width=36),
    Column("Наименование полное", "full_name", width=44),
    Column("Тип ОО", "type", width=10),
    Column("Населённый пункт", "settlement", width=18),
    Column("Город/село", "area", width=11),
    Column("Статус", "status", width=12),
    Column("Действует с", "valid_from", width=12),
    Column("Действует по", "valid_to", width=12),
    Column("Прежние наименования", "former_names", width=34),
    Column("Головная ОО (код)", "head_code", width=12),
    Column("Правопреемник (код)", "successor_code", width=14),
    Column("Муниципальный куратор", "curator", width=22),
    Column("Вопрос", "question", width=70),
    Column("Уверенность", "confidence", width=14),
    Column("Откуда (строк)", "sources", width=50),
)
_SPELLINGS = (
    Column("Имя в файлах", "name", width=90),
    Column("Школа", "school", width=16),
    Column("Решение", "decision", width=40),
)
_OTHERS = (
    Column("Код ОО", "code", width=12),
    Column("Муниципалитет", "municipality", width=20),
    Column("Записей", "rows_n", "int", 10),
)
_TINTS = {CERTAIN: ("#E3EEF8", BLUE), LIKELY: ("#FBF0DC", AMBER), UNSURE: ("#F8E3E3", BRICK)}
_SYMBOLS = {CERTAIN: "✔", LIKELY: "◐", UNSURE: "?"}
_HOW = (
    "Первый лист — черновик реестра: проверьте строки, ответьте на вопросы правкой ячеек, лишние строки удалите.",
    "Столбцы «Вопрос», «Уверенность», «Откуда» при приёме не читаются; их можно оставить.",
    "Готовый файл положите в папку inbox рабочей папки: он будет принят как реестр школ.",
    "Не заполняются программой: населённый пункт, город/село, даты, головная ОО филиала, правопреемник, куратор.",
)
_LINE = 13.5


def render_registry_draft(draft: Draft, created: date) -> bytes:
    """Return the workbook as xlsx bytes; the registry reader accepts its first sheet once it is filled in."""
    book = Book(created)
    _registry(book, draft.schools.reindex(columns=[column.field for column in _COLUMNS]))
    plain_sheet(book, AnnexTable("Написания имён", _SPELLINGS, draft.spellings))
    plain_sheet(book, AnnexTable("Другие муниципалитеты", _OTHERS, draft.left_out))
    sheet = book.book.add_worksheet("Как заполнить")
    sheet.set_column(0, 0, 110)
    for row, text in enumerate(_HOW):
        sheet.write_string(row, 0, text, book.plain)
    return book.close()


def _registry(book: Book, frame: pd.DataFrame) -> None:
    sheet = book.sheet("Реестр школ", _COLUMNS, len(frame))
    last = len(_COLUMNS) - 2
    for row, item in enumerate(frame.to_dict("records"), start=1):
        texts = [(str(item[column.field]), column.width) for column in _COLUMNS if not pd.isna(item[column.field])]
        lines = max(-(-len(text) // int(width)) for text, width in texts[:-1])  # where it was found may be cut
        sheet.set_row(row, _LINE * max(lines, 1))
        for position, column in enumerate(_COLUMNS):
            book.cell(sheet, row, position, item[column.field], column.kind)
        sure = str(item["confidence"])
        sheet.write_string(row, last, f"{_SYMBOLS[sure]} {sure}", book.tinted(*_TINTS[sure]))
