"""Numbers printed in tables of finished documents and pages, and which of them need no code of their own."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from docx import Document
from docx.text.paragraph import Paragraph

NBSP = "\u00a0"
_NUMBER = re.compile(rf"(?<![\w№.,])[+−]?\d+(?:{NBSP}\d{{3}})*(?:,\d+)?(?![\w.])")
_INTERVAL = re.compile(rf"\(?(?<![\w,])[+−]?[\d,]+(?:–|…)[+−]?[\d,]+(?:{NBSP}%)?\)?")
_COUNTS = re.compile(rf"(\d+) из[{NBSP} ]\d+")
_DATE = re.compile(r"\d\d\.\d\d\.\d{4}|\d{4}-\d{4}")

WITHOUT_CODE = {
    "№": "номер строки, меры или мероприятия",
    "Год": "год, а не показатель",
    "Учебный год": "год, а не показатель",
    "Срок": "дата",
    "Дней": "разность двух дат, которые стоят в карте школы",
    "Выполнена": "дата",
    "Выполнены": "номера мер",
    "Стали просроченными": "номера мер",
    "Задание": "имя задания",
    "Работа": "имя работы",
    "Процедура": "имя процедуры",
    "Источник": "имя источника",
    "Форма": "номер мероприятия программы",
    "Мера": "номера мероприятия и источников",
    "Фактор риска": "номер источника",
    "Ожидаемый результат": "цель, взятая из методики или программы",
    "Цель программы": "взято из программы; рядом код плана и факта",
    "Чем утверждены": "номер и дата приказа",
    "Примечание": "даты",
    "Результат, подтверждающий документ": "дата и имя документа",
    "Статус": "с какого учебного года школа в списке",
    "Не требуется от школ": "счёт школ по причинам; школы перечисляет «Кто сдал»",
    "Поступили": "даты",
    "Файлов": "счёт файлов; файлы перечисляет «Кто сдал»",
    "Вопросов": "счёт вопросов; их перечисляет протокол школе",
    "Значение": "параметр методики: его называет и объясняет «Методика»",
    "Школ": "счёт школ, перечисленных в той же строке",
    "Дефицитов": "счёт дефицитов, перечисленных в той же строке",
    "Код": "сам код",
    "Комментарий": "слагаемые факта той же строки",
    "Подтверждение данными": "пересказ ответов карты самообследования, названных в той же ячейке",
    "Основание": "пересказ ответов карты и долей июльского отчёта; доли ниже порога имеют коды",
    "Значение и граница": "сигнал: значение, граница и n напечатаны вместе, правило — в «Методике»",
}
"""Columns whose numbers have no code, and why (``docs/methodology.md`` lists them for people)."""


class Number(NamedTuple):
    """A number of a table, the header of its column and the whole cell."""

    text: str
    header: str
    cell: str


def plain(text: str) -> str:
    """Return a figure without sign of growth, unit and spaces, and without a zero after the comma."""
    bare = text.replace(NBSP, "").replace(" ", "").replace("+", "").removesuffix("п.п.").removesuffix("%")
    return bare.split("из")[0].removesuffix(",0")


def numbers_in(text: str) -> list[str]:
    """Return the numbers of a cell but those that stand beside a figure: its interval, «3 из 8», dates."""
    for noise in (_DATE, _INTERVAL):
        text = noise.sub(" ", text)
    share = re.search(r"\d,\d", text)  # beside a share stand the counts it was made of; alone they are the figure
    text = _COUNTS.sub(" " if share else r"\1", text)
    return [found.strip() for found in _NUMBER.findall(text)]


def table_numbers(path: Path) -> Iterator[Number]:
    """Yield the numbers of the document's captioned tables, column by column."""
    caption = ""
    for block in Document(str(path)).iter_inner_content():
        if isinstance(block, Paragraph):
            caption = block.text if block.text.startswith("Таблица") else caption
            continue
        head, *lines = [
            [cell.text.replace("\u00ad", "").replace(NBSP, " ") for cell in row.cells] for row in block.rows
        ]
        for line in lines if caption else ():
            for header, cell in zip(head, line, strict=False):
                yield from (Number(number, header, cell) for number in numbers_in(cell))


def _cell_text(text: str) -> str:
    return text.replace("\u00ad", "").replace(NBSP, " ")


def coded_numbers(page: str) -> dict[str, str]:
    """Return the text of every element of a page that has a code, by code."""
    return {html.unescape(code): html.unescape(text) for code, text in re.findall(r'title="код ([^"]+)">([^<]*)', page)}


def numbers_without_code(page: str) -> list[str]:
    """Return the table cells of a page that hold a number and have no code."""
    cells = re.findall(r"<td([^>]*)>(.*?)</td>", page, re.DOTALL)
    return [text for attributes, text in cells if re.fullmatch(r"[\d,]+(?: \([\d–]+\))?", text.strip())
            and "title=" not in attributes]  # fmt: skip
