"""Text tables: which encoding, which separator, and the grid, without ever guessing line by line.

Encodings: UTF-8 with or without a mark, UTF-16 with a mark, windows-1251. Separators: semicolon, tab, comma. A file
that mixes encodings, or in which an unclosed quote swallows rows, is refused: half a file is worse than none.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from shnor_pipeline.settings import Limits
from shnor_pipeline.sources.unreadable import UnreadableFileError

SHEET_NAME = "CSV"
_SEPARATORS = (";", "\t", ",")
_MAX_LINE = 250_000
_SAMPLE_LINES = 200
_QUOTED = re.compile(r'"[^"\n]*"')
_RUSSIAN = re.compile("[А-Яа-яЁё№«»—–“”„…’ \xa0]")
_SAVE_AGAIN = (
    "Откройте файл в Excel и сохраните его как книгу .xlsx либо как «CSV UTF-8 (разделитель — точка с запятой)»."
)


@dataclass(frozen=True)
class TextTable:
    """A text file as a grid: ``rows`` of equal length, all cells text; ``nul_n`` NUL characters were taken out."""

    rows: list[list[object]] = field(default_factory=list)
    encoding: str = ""
    separator: str = ";"
    nul_n: int = 0


def parse_text(data: bytes, limits: Limits | None = None) -> TextTable:
    """Return the table in the bytes; raise UnreadableFileError with a message for the sender.

    Blank lines are kept as empty rows, so that row numbers are those that Excel shows; columns that are empty
    throughout are dropped at the right end (files that end every line with a separator).
    """
    limits = limits or Limits()
    text, encoding = decode(data)
    nul_n = text.count("\0")
    if nul_n:
        text = text.replace("\0", "")
    _refuse_long_lines(text)
    separator, text = _separator(text)
    rows = _rows(text, separator, limits)
    while rows and not any(rows[-1]):
        rows.pop()
    _refuse_prose(rows)
    width = max((_used_width(row) for row in rows), default=0)
    if width > limits.max_columns:
        raise UnreadableFileError(
            "FILE-012",
            f"в файле {width} столбцов, принимается не более {limits.max_columns}",
            "Проверьте, что выгружена нужная таблица, и удалите лишние столбцы.",
        )
    grid: list[list[object]] = [[*row[:width], *[""] * (width - len(row))] for row in rows]
    return TextTable(grid, encoding, separator, nul_n)


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding; raise UnreadableFileError where it is mixed or unknown."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(data, "utf-16")
    if data.startswith(b"\xef\xbb\xbf"):
        return _decoded(data, "utf-8-sig")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if line := _utf8_line(data):
        raise UnreadableFileError(
            "FILE-015",
            f"в файле смешаны две кодировки: строка {line} записана в UTF-8, другие строки — нет",
            _SAVE_AGAIN,
        )
    text, encoding = _decoded(data, "cp1251")
    foreign = [character for character in text if not character.isascii()]
    if sum(1 for character in foreign if _RUSSIAN.match(character)) < 0.8 * len(foreign):
        raise UnreadableFileError(
            "FILE-015", "кодировка файла не определена: это не UTF-8 и не windows-1251", _SAVE_AGAIN
        )
    return text, encoding


def _decoded(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            "FILE-015", f"текст файла повреждён: байт {error.start + 1} не читается в кодировке {encoding}", _SAVE_AGAIN
        ) from None


def _utf8_line(data: bytes) -> int:
    """Return the number of the first line that holds two or more UTF-8 letters, 0 where there is none."""
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.isascii():
            continue
        try:
            letters = line.decode("utf-8")
        except UnicodeDecodeError:
            continue
        if sum(not character.isascii() for character in letters) > 1:
            return number
    return 0


def _refuse_long_lines(text: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > _MAX_LINE:
            raise UnreadableFileError(
                "FILE-013",
                f"строка {number} длиннее {_MAX_LINE} знаков: это не таблица результатов",
                "Проверьте, что приложен нужный файл.",
            )


def _separator(text: str) -> tuple[str, str]:
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        return first[4], rest
    sample = [_QUOTED.sub("", line) for line in text.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES] if line.strip()]
    # the separator is what most lines have; the total decides where half of the lines are titles
    return max(
        _SEPARATORS,
        key=lambda one: (median([line.count(one) for line in sample] or [0]) > 0, sum(one in line for line in sample)),
    ), text


def _rows(text: str, separator: str, limits: Limits) -> list[list[str]]:
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            _refuse_swallowed_rows(row, separator, reader.line_num)
            rows.append(row)
            if len(rows) > limits.max_rows:
                raise UnreadableFileError(
                    "FILE-011",
                    f"в файле более {limits.max_rows} строк",
                    "Разделите файл на части или увеличьте limits.max_rows в настройках.",
                )
    except csv.Error:
        raise UnreadableFileError(
            "FILE-014", f"строка {reader.line_num}: нарушена запись CSV (кавычки или слишком длинное поле)", _SAVE_AGAIN
        ) from None
    return rows


def _refuse_swallowed_rows(row: Sequence[str], separator: str, line: int) -> None:
    for text in row:
        if "\n" in text and any(part.count(separator) > 1 for part in text.split("\n")):
            raise UnreadableFileError(
                "FILE-014",
                f"незакрытая кавычка: строки {line - text.rstrip().count(chr(10))}–{line} слились в одно поле",
                'Уберите лишнюю кавычку «"» в первой из этих строк и сохраните файл снова.',
            )


def _refuse_prose(rows: Sequence[Sequence[str]]) -> None:
    if sum(_used_width(row) > 1 for row in rows) < 2:
        raise UnreadableFileError(
            "FILE-004",
            "это не таблица результатов: обычный текст без столбцов",
            "Пришлите таблицу в .xlsx, .xls или .csv (разделитель — точка с запятой).",
        )


def _used_width(row: Sequence[str]) -> int:
    return max((index for index, text in enumerate(row, start=1) if text.strip()), default=0)
