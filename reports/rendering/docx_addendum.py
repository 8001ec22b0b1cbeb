"""«Дополнение к выпуску.docx»: written block by block, for its tables are all it holds."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.shared import Cm
from docx.table import _Row

from reports.rendering import docx_styles as look
from reports.view_models.addendum import Addendum

_EPOCH = (1980, 1, 1, 0, 0, 0)
_FILES = (
    ("№", 0.8),
    ("Основание", 3.0),
    ("Принят", 2.2),
    ("Школа", 3.4),
    ("Форма", 3.4),
    ("Ячеек", 1.4),
    ("Файл", 2.8),
)
_CELLS = (("Школа", 4.0), ("Лист, ячейка", 3.8), ("Показатель", 5.6), ("Было", 1.8), ("Стало", 1.8))


def render_addendum(model: Addendum) -> bytes:
    """Return the document as docx bytes; the same model gives the same bytes."""
    document = Document()
    look.apply_styles(document)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(look.PAGE_CM), Cm(look.PAGE_HEIGHT_CM)
    section.left_margin, section.right_margin = Cm(look.LEFT_CM), Cm(look.RIGHT_CM)
    section.top_margin, section.bottom_margin = Cm(look.TOP_CM), Cm(look.BOTTOM_CM)
    document.add_paragraph(model.centre, style=look.PERIOD)
    document.add_paragraph("ДОПОЛНЕНИЕ К ВЫПУСКУ", style=look.TITLE)
    document.add_paragraph(model.subject, style=look.SUBJECT)
    document.add_paragraph(model.methodology, style=look.REFERENCE)
    document.add_paragraph(model.reason, style=look.TEXT)
    _table(document, "Таблица 1 — Файлы, принятые после заморозки", _FILES, model.files)
    if model.cells:
        _table(document, "Таблица 2 — Изменённые ячейки", _CELLS, model.cells)
    if model.note:
        document.add_paragraph(model.note, style=look.NOTE)
    document.add_paragraph("Руководитель  ____________________  /____________________/", style=look.SIGNATURE)
    properties = document.core_properties
    properties.title, properties.author, properties.language = f"Дополнение: {model.subject}", model.centre, "ru-RU"
    properties.comments, properties.last_modified_by = "", model.centre
    return _same_bytes(document)


def _table(
    document: WordDocument, caption: str, columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[str]]
) -> None:
    document.add_paragraph(caption, style=look.CAPTION)
    table = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    table.autofit = False
    for column, (_, width) in zip(table.columns, columns, strict=True):
        column.width = Cm(width)
    _fill(table.rows[0], [header for header, _ in columns], columns, look.NARROW_HEAD)
    properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no name for a header row
    properties.append(OxmlElement("w:tblHeader"))
    for row in rows:
        _fill(table.add_row(), row, columns, look.NARROW)


def _fill(row: _Row, texts: Sequence[str], columns: Sequence[tuple[str, float]], style: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - nor for a row kept whole
    for cell, text, (_, width) in zip(row.cells, texts, columns, strict=True):
        cell.width = Cm(width)
        cell.paragraphs[0].style = style  # type: ignore[assignment]
        cell.paragraphs[0].add_run(text)


def _same_bytes(document: WordDocument) -> bytes:
    """Return the document zipped with a fixed time, in the order of its parts."""
    written, fixed = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            target.writestr(zipfile.ZipInfo(name, _EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
