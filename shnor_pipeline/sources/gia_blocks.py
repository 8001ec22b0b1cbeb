"""A protocol sheet as blocks: one exam after another, headers repeated at page breaks, trailers below each table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shnor_pipeline.sources.gia_exam_line import ExamLine, exam_line
from shnor_pipeline.sources.headers import HeaderMatch, find_headers
from shnor_pipeline.sources.layouts import load_layout
from shnor_pipeline.sources.text import clean, header_text, number
from shnor_pipeline.sources.workbook import Sheet

_TRAILER_CELLS = 5


@dataclass(frozen=True)
class Block:
    """The rows below one header: the exam above it (None where no line names one), its rows and trailers.

    ``rows`` and ``trailers`` are (Excel row number, cells); lines of text between tables count as trailers.
    """

    exam: ExamLine | None
    header: HeaderMatch
    rows: list[tuple[int, list[object]]]
    trailers: list[tuple[int, list[object]]]


def layout_name(header: HeaderMatch) -> str:
    """Return the letter of the protocol's layout by the columns its header has; '' where it has no result column."""
    columns = set(header.columns)
    for item in load_layout("gia_protocol")["layouts"]:
        fits = set(item["has"]) <= columns and not set(item.get("without", ())) & columns
        if fits and item.get("header", header.headers["number"]) == header.headers["number"]:
            return str(item["name"])
    return ""


def protocol_headers(sheet: Sheet) -> list[HeaderMatch]:
    """Return the header rows of a sheet that have a result column."""
    layout = load_layout("gia_protocol")
    return [header for header in find_headers(sheet, layout["columns"], layout["required"]) if layout_name(header)]


def blocks(sheet: Sheet) -> Iterator[Block]:
    """Yield the blocks of a sheet, top to bottom; the exam named last holds until the next line names another."""
    trailers = tuple(header_text(word) for word in load_layout("gia_protocol")["trailers"])
    headers = {header.row_index: header for header in protocol_headers(sheet)}
    exam: ExamLine | None = None
    current: Block | None = None
    for index, row in enumerate(sheet.rows):
        filled = [cell for cell in row if clean(cell)]
        if not filled:
            continue
        if index in headers:
            if current is not None:
                yield current
            current = Block(exam, headers[index], [], [])
            continue
        named = next((line for cell in filled[:3] if (line := exam_line(cell))), None)
        if named is not None:
            exam = named
            if current is not None:
                yield current
                current = None
        elif current is not None:
            is_trailer = trailer_label(filled, trailers) is not None or _is_text_line(filled)
            (current.trailers if is_trailer else current.rows).append((index + 1, row))
    if current is not None:
        yield current


def trailer_label(filled: list[object], words: tuple[str, ...]) -> object | None:
    """Return the cell that names a line below a table («Средние», «Всего участников»), wherever its column stands.

    A participant's row fills more cells than such a line does.
    """
    if len(filled) > _TRAILER_CELLS:
        return None
    return next((cell for cell in filled if header_text(cell).startswith(words)), None)


def _is_text_line(filled: list[object]) -> bool:
    """Tell a title or a note, which fills one cell with words, from a participant's row."""
    return len(filled) == 1 and number(filled[0]) is None
