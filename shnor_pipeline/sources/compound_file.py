"""Looking into an OLE compound file (.xls, and password-protected .xlsx) before any parser touches it.

Only the directory and the workbook stream are read, each sector once and bounded by the file's own size: enough to name
what the file is, to find protection and macros, and to learn how far the cells reach.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFA  # this value and above mark free sectors and ends of chains
_HEADER = struct.Struct("<30xHH10xII4xIIII4x")
_ROW_COLUMN = struct.Struct("<HH")
_EOF, _FILEPASS, _BOUNDSHEET, _DIMENSIONS, _STRINGS = 0x000A, 0x002F, 0x0085, 0x0200, 0x00FC
_CELLS = frozenset({0x0006, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x00BD, 0x00BE})
_MULTIPLE = frozenset({0x00BD, 0x00BE})
_LOOKED_AT = _CELLS | {_EOF, _FILEPASS, _BOUNDSHEET, _DIMENSIONS, _STRINGS}
_MACRO_SHEET = 1
_ROWS, _COLUMNS = 65536, 256
_SHORTEST_STRING = 3


class BrokenCompoundFileError(ValueError):
    """The container is cut off or its sector chains lead nowhere."""


@dataclass(frozen=True)
class CompoundFile:
    """The names of the storages and streams in the container, and the bytes to read them from."""

    data: bytes
    streams: dict[str, tuple[int, int]]
    _fat: tuple[int, ...] = field(repr=False)
    _mini_fat: tuple[int, ...] = field(repr=False)
    _mini_data: bytes = field(repr=False)
    _sector: int = 512
    _mini_cutoff: int = 4096

    def stream(self, name: str) -> bytes:
        """Return the content of the stream; KeyError where there is none of that name."""
        start, size = self.streams[name]
        if size < self._mini_cutoff:
            return b"".join(_chain(self._mini_data, self._mini_fat, start, 64, 0))[:size]
        return b"".join(_chain(self.data, self._fat, start, self._sector, self._sector))[:size]


@dataclass(frozen=True)
class SheetExtent:
    """How far the cells of a sheet reach: rows and columns (1-based last) and how many cells there are."""

    rows: int
    columns: int
    cells: int


@dataclass(frozen=True)
class BiffLook:
    """What a workbook stream says of itself without being parsed."""

    protected: bool
    macro_sheet: bool
    extents: tuple[SheetExtent, ...]


def open_compound(data: bytes) -> CompoundFile:
    """Read the directory of the container; raise BrokenCompoundFileError where it is damaged or cut off."""
    try:
        header = _HEADER.unpack_from(data)
    except struct.error:
        raise BrokenCompoundFileError from None
    shift, mini_shift, fat_n, directory, cutoff, mini_start, _, difat_start = header
    if shift not in {9, 12} or mini_shift != 6:
        raise BrokenCompoundFileError
    sector = 1 << shift
    fat = _fat(data, fat_n, difat_start, sector)
    entries = b"".join(_chain(data, fat, directory, sector, sector))
    streams: dict[str, tuple[int, int]] = {}
    mini_data = b""
    for offset in range(0, len(entries) - 127, 128):
        name_size, kind = struct.unpack_from("<HB", entries, offset + 64)
        start, size = struct.unpack_from("<II", entries, offset + 116)
        name = entries[offset : offset + max(min(name_size, 64) - 2, 0)].decode("utf-16-le", "replace")
        if kind == 5 and start < _END:
            mini_data = b"".join(_chain(data, fat, start, sector, sector))
        elif kind in {1, 2}:
            streams[name] = (start, size)
    mini_fat = b"".join(_chain(data, fat, mini_start, sector, sector)) if mini_start < _END else b""
    return CompoundFile(data, streams, fat, _words(mini_fat), mini_data, sector, cutoff)


def look_at_biff(stream: bytes) -> BiffLook:
    """Walk the records of the workbook stream; raise BrokenCompoundFileError where a record runs past its end."""
    protected = macro_sheet = False
    extents: list[SheetExtent] = []
    rows = columns = cells = 0
    for kind, body in _records(stream):
        if kind in _CELLS and len(body) >= 4:
            row, column = _ROW_COLUMN.unpack_from(body)
            last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind in _MULTIPLE else column
            rows, columns = max(rows, row + 1), max(columns, last + 1)
            cells += max(last - column, 0) + 1
        elif kind == _EOF:
            extents.append(SheetExtent(rows, columns, cells))
            rows = columns = cells = 0
        elif kind == _FILEPASS:
            protected = True
        elif kind == _BOUNDSHEET and len(body) > 5:
            macro_sheet = macro_sheet or body[5] == _MACRO_SHEET
        elif kind in {_DIMENSIONS, _STRINGS}:
            _check_sizes(kind, body, len(stream))
    return BiffLook(protected, macro_sheet, tuple(extents))


def _check_sizes(kind: int, body: bytes, stream_size: int) -> None:
    """Refuse impossible sizes: the parser reserves memory for what they announce, and memory that fails ends it."""
    if kind == _STRINGS:
        possible = len(body) >= 8 and struct.unpack_from("<I", body, 4)[0] * _SHORTEST_STRING <= stream_size
    else:
        form = {10: "<HHHH", 14: "<IIHH"}.get(len(body))
        first_row, row, first_column, column = struct.unpack_from(form, body) if form else (1, 0, 1, 0)
        possible = first_row <= row <= _ROWS and first_column <= column <= _COLUMNS
    if not possible:
        raise BrokenCompoundFileError


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    position, end = 0, len(stream)
    while position + 4 <= end:
        kind, size = struct.unpack_from("<HH", stream, position)
        position += 4
        if position + size > end:
            raise BrokenCompoundFileError
        if kind in _LOOKED_AT:
            yield kind, stream[position : position + size]
        position += size


def _fat(data: bytes, fat_n: int, difat_start: int, sector: int) -> tuple[int, ...]:
    numbers = list(struct.unpack_from("<109I", data, 76)) if len(data) >= 512 else []
    seen: set[int] = set()
    while difat_start < _END and difat_start not in seen:
        seen.add(difat_start)
        words = _words(_sector(data, difat_start, sector, sector))
        numbers += words[:-1]
        difat_start = words[-1]
    # more sectors than the file has cannot be meant, even where one is named over and over
    most = len(data) // sector // (sector // 4) + 1
    used = [number for number in numbers if number < _END][: min(fat_n, most)]
    return tuple(word for number in used for word in _words(_sector(data, number, sector, sector)))


def _words(block: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4])


def _sector(data: bytes, number: int, size: int, offset: int) -> bytes:
    start = number * size + offset
    if start >= len(data):
        raise BrokenCompoundFileError
    return data[start : start + size]


def _chain(data: bytes, fat: tuple[int, ...], start: int, size: int, offset: int) -> Iterator[bytes]:
    seen = 0
    while start < _END:
        seen += 1
        if start >= len(fat) or seen > len(fat):
            raise BrokenCompoundFileError
        yield _sector(data, start, size, offset)
        start = fat[start]
