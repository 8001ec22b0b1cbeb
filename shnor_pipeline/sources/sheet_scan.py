"""Searching the XML of one sheet piece by piece: how far its cells reach, and which cells lost their value.

The parser lays a sheet out as a full rectangle, so one stray cell at its far corner would take gigabytes; and it shows
an error (#N/A) and a formula that was never calculated as plain empty cells. Both are found here, by patterns, without
building anything.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from shnor_pipeline.settings import Limits
from shnor_pipeline.sources.unreadable import UnreadableFileError

# Every pattern is linear in the text however it is made up: no piece of it can be tried again ([^<>], ++, (?>…)).
# The usual cell is as every known program writes it; the tag, as XML would also allow.
_USUAL_CELL = re.compile(rb"""<c r="([A-Z]{1,9}+)(\d{1,9}+)"[^<>]*?(/?)>""")
_USUAL_LETTERS = re.compile(rb"""<c r="([A-Z]{1,9}+)\d{1,9}+\"""")
_USUAL_ROWS = re.compile(rb"""<c r="[A-Z]{1,9}+(\d{1,9}+)\"""")
_CELL_TAG = re.compile(rb"""<(?:\w++:)?c(?=[\s/>])[^<>]*+>""")
_ADDRESS = re.compile(rb"""\br\s*+=""")
_REFERENCE = re.compile(rb"""\br\s*+=\s*+["']([A-Za-z]{1,9}+)(\d{1,9}+)["']""")
_ROW = re.compile(rb"""<(?:\w++:)?row\b(?>[^<>]*?\br\s*+=\s*+["'](\d{1,12}+)["'])""")
_ERROR = re.compile(
    rb"""<c\b(?=[^<>]*?\bt="e")(?>[^<>]*?\br="([A-Z]{1,9}+)(\d{1,9}+)")[^<>]*+>"""
    rb"""(?:<f\b[^<>]*+>(?:[^<]*+</f>)?)?<v>([^<]*+)</v>"""
)
_NO_VALUE = re.compile(
    rb"""<c\b(?![^<>]*?\bt="str")(?>[^<>]*?\br="([A-Z]{1,9}+)(\d{1,9}+)")[^<>]*+>"""
    rb"""<f\b[^<>]*+>(?:[^<]*+</f>)?(?:<v\s*+/>|<v></v>)?</c>"""
)
_SHARED = re.compile(rb"""<(?:\w++:)?c\b(?=[^<>]*?\bt\s*+=\s*+["']s["'])[^<>]*+>\s*+<(?:\w++:)?v>(\d{1,9}+)<""")
_SHARED_ITEM = re.compile(rb"<(?:\w++:)?si[\s>/]")
_LONG_STRING = 1000
_CARRY = 1 << 20
_EMPTY_AREA = 1_000_000
_SPARSE = 20
_MAX_TEXT = 256 * (1 << 20)
_KEEP = 1000
_TIDY = "Удалите на листе лишние строки и столбцы за пределами таблицы и сохраните файл."


@dataclass(frozen=True)
class SheetLook:
    """The last row and column, how many cells are filled, and what was lost.

    ``errors``: address → error text; ``not_calculated``: column letter → addresses of formulas without a value.
    """

    rows: int
    columns: int
    cells: int = 0
    errors: dict[str, str] = field(default_factory=dict)
    not_calculated: dict[str, list[str]] = field(default_factory=dict)


class SharedStringsScan:
    """Feed the pieces of the shared strings, then ask which are long: many cells may repeat one of them."""

    def __init__(self) -> None:
        self.long: dict[int, int] = {}
        self._rest = b""
        self._index = -1
        self._length = 0

    def feed(self, piece: bytes) -> None:
        """Measure the strings of the next piece; ``long`` maps index → length in bytes."""
        text = self._rest + piece
        cut = text.rfind(b"<")
        if cut < 0 or len(text) - cut > _CARRY:
            cut = len(text)
        self._rest = text[cut:]
        first, *others = _SHARED_ITEM.split(text[:cut])
        self._grow(len(first))
        for other in others:
            self._index += 1
            self._length = 0
            self._grow(len(other))

    def _grow(self, length: int) -> None:
        self._length += length
        if self._length > _LONG_STRING and self._index >= 0:
            self.long[self._index] = self._length


class SheetScan:
    """Feed the pieces of a sheet in order, then ``finish``; raises UnreadableFileError as soon as limits are passed."""

    def __init__(self, limits: Limits, long_strings: dict[int, int]) -> None:
        self._limits = limits
        self._long = long_strings
        self._rest = b""
        self._rows = self._columns = self._cells = self._text = 0
        self._letters: set[bytes] = set()
        self._errors: dict[str, str] = {}
        self._not_calculated: dict[str, list[str]] = defaultdict(list)

    def feed(self, piece: bytes) -> None:
        """Search the next piece; what may be an unfinished cell at its end waits for the next one."""
        text = self._rest + piece
        cut = text.rfind(b"<c ")
        if cut <= 0 or len(text) - cut > _CARRY:
            cut = max(text.rfind(b"<"), 0) if len(text) > _CARRY else 0
        self._rest = text[cut:]
        self._search(text[:cut])

    def finish(self) -> SheetLook:
        """Search what is left and return what was found."""
        self._search(self._rest)
        self._rest = b""
        return SheetLook(self._rows, self._columns, self._cells, self._errors, dict(self._not_calculated))

    def _search(self, text: bytes) -> None:
        openings = text.count(b"<c ") + text.count(b"<c>")
        if b":c" in text:  # names with a prefix
            openings += text.count(b":c ") + text.count(b":c>")
        letters = [] if b"/>" in text else _USUAL_LETTERS.findall(text)
        if letters and len(letters) == openings:  # every cell is filled and of the usual form: columns and rows apart
            self._extend(len(letters), letters, _USUAL_ROWS.findall(text))
            unaddressed = 0
        else:
            cells = _USUAL_CELL.findall(text)
            if len(cells) < openings:
                cells = _cells_of_any_form(text)
            # a styled cell without content is written <c …/>: the parser does not lay it out
            filled = [(letters, row) for letters, row, empty in cells if not empty]
            self._extend(len(filled), (letters for letters, _ in filled), (row for _, row in filled))
            unaddressed = openings - len(cells)
        if unaddressed > 0:
            self._cells += unaddressed
            self._rows = max(self._rows, max(map(int, _ROW.findall(text)), default=0))
        self._columns = max((_column_number(letters) for letters in self._letters), default=0)
        if b't="e"' in text:
            for letters, row, value in _ERROR.findall(text):
                if len(self._errors) < _KEEP:
                    self._errors[(letters + row).decode()] = value.decode("utf-8", "replace")[:20]
        if b"<f" in text:
            for letters, row in _NO_VALUE.findall(text):
                self._not_calculated[letters.decode()].append((letters + row).decode())
        if self._long:
            self._text += sum(self._long.get(int(index), 0) for index in _SHARED.findall(text))
        self._refuse()

    def _extend(self, cells: int, letters: Iterable[bytes], rows: Iterable[bytes]) -> None:
        self._cells += cells
        self._letters.update(letters)
        self._rows = max(self._rows, max(map(int, set(rows)), default=0))

    def _refuse(self) -> None:
        if self._rows > self._limits.max_rows:
            raise UnreadableFileError(
                "FILE-016", f"на листе занята строка {self._rows}, принимается не более {self._limits.max_rows}", _TIDY
            )
        if self._columns > self._limits.max_columns:
            raise UnreadableFileError(
                "FILE-012",
                f"на листе занят столбец № {self._columns}, принимается не более {self._limits.max_columns}",
                _TIDY,
            )
        if self._text > _MAX_TEXT:
            raise UnreadableFileError(
                "FILE-013", "на листе слишком длинные тексты: это не таблица результатов", "Проверьте файл."
            )


def refuse_sparse(extents: Iterable[tuple[int, int, int]]) -> None:
    """Refuse sheets (rows, columns, cells) that together are a huge rectangle of almost nothing: a stray far cell."""
    known = list(extents)
    area = sum(rows * columns for rows, columns, _ in known)
    if area > _EMPTY_AREA and area > _SPARSE * max(sum(cells for *_, cells in known), 1):
        rows, columns, _ = max(known, key=lambda extent: extent[0] * extent[1])
        raise UnreadableFileError(
            "FILE-016", f"ячейка далеко за таблицей растягивает лист до {rows} строк и {columns} столбцов", _TIDY
        )


def _cells_of_any_form(text: bytes) -> list[tuple[bytes, bytes, bytes]]:
    """Return (letters, row, '/' of an empty cell) of each cell that has an address, however its tag is written."""
    found = []
    for tag in _CELL_TAG.findall(text):
        if reference := _REFERENCE.search(tag):
            found.append((reference[1], reference[2], b"/" if tag.endswith(b"/>") else b""))
        elif _ADDRESS.search(tag):
            raise UnreadableFileError(
                "FILE-006", "файл повреждён: адрес ячейки на листе не читается", "Сохраните книгу заново в Excel."
            )
    return found


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
