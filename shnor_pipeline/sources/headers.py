"""Finding a table on a sheet by the texts of its header, in any column order and below any number of title rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from shnor_pipeline.sources.columns import column_letter
from shnor_pipeline.sources.text import clean, header_text
from shnor_pipeline.sources.workbook import Sheet

__all__ = ["HeaderMatch", "column_letter", "find_header", "find_headers"]

_PATTERN = "re:"


@dataclass(frozen=True)
class HeaderMatch:
    """A header row: ``row_index`` (0-based), ``columns`` (field → 0-based column), ``headers`` (field → its text)."""

    row_index: int
    columns: dict[str, int] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def first_row(self) -> int:
        """Return Excel's number of the first row below the header."""
        return self.row_index + 2

    def letter(self, name: str) -> str:
        """Return the sheet column letter of the field."""
        return column_letter(self.columns[name])


def find_header(
    sheet: Sheet, synonyms: Mapping[str, Sequence[str]], required: Collection[str], within: int = 60
) -> HeaderMatch | None:
    """Return the row among the first ``within`` that names most fields, or None where none names all ``required``.

    ``synonyms`` are compared as ``header_text``; one that begins with ``re:`` is a regular expression searched in the
    normalised header text. A column serves one field only, the first in order that it fits; of equal rows the
    uppermost wins.
    """
    matches = find_headers(sheet, synonyms, required, within)
    return max(matches, key=lambda match: len(match.columns), default=None)


def find_headers(
    sheet: Sheet, synonyms: Mapping[str, Sequence[str]], required: Collection[str], within: int | None = None
) -> list[HeaderMatch]:
    """Return every row that names all ``required`` fields, top to bottom (report sheets repeat their header)."""
    exact, patterns = _compiled(synonyms)
    telling = _telling(sheet, exact, patterns, required) if within is None and required else None
    found = []
    for index, row in enumerate(sheet.rows[:within]):
        if telling is not None and telling.isdisjoint(row):
            continue
        columns = _columns(row, exact, patterns)
        if columns and all(name in columns for name in required):
            headers = {name: clean(row[column]) for name, column in columns.items()}
            found.append(HeaderMatch(index, columns, headers))
    return found


def _telling(
    sheet: Sheet,
    exact: Mapping[str, list[str]],
    patterns: list[tuple[str, re.Pattern[str]]],
    required: Collection[str],
) -> frozenset[str]:
    """Return the sheet's texts that name a required field: a row without any of them is no header.

    In a table of pupils each distinct text is looked at once instead of every cell.
    """
    words = {text for text, names in exact.items() if not set(required).isdisjoint(names)}
    wanted = [pattern for name, pattern in patterns if name in required]
    return frozenset(
        cell
        for cell in sheet.texts
        if (text := header_text(cell)) in words or any(pattern.search(text) for pattern in wanted)
    )


def _compiled(
    synonyms: Mapping[str, Sequence[str]],
) -> tuple[dict[str, list[str]], list[tuple[str, re.Pattern[str]]]]:
    exact: dict[str, list[str]] = {}
    patterns: list[tuple[str, re.Pattern[str]]] = []
    for name, texts in synonyms.items():
        for text in texts:
            if text.startswith(_PATTERN):
                patterns.append((name, re.compile(text.removeprefix(_PATTERN))))
            else:
                exact.setdefault(header_text(text), []).append(name)
    return exact, patterns


def _columns(
    row: list[object], exact: Mapping[str, list[str]], patterns: list[tuple[str, re.Pattern[str]]]
) -> dict[str, int]:
    columns: dict[str, int] = {}
    for index, cell in enumerate(row):
        text = header_text(cell)
        if not text:
            continue
        fields = [*exact.get(text, ()), *(name for name, pattern in patterns if pattern.search(text))]
        name = next((name for name in fields if name not in columns), None)
        if name is not None:
            columns[name] = index
    return columns
