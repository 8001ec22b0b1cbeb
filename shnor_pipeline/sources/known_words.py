"""Saying what an unrecognised file looks like without repeating anything personal from it.

Only words of a fixed vocabulary of headers are quoted: an unknown file may be a list of pupils, and its first row may
already be a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from shnor_pipeline.sources.layouts import load_layout, of_maps
from shnor_pipeline.sources.text import header_text
from shnor_pipeline.sources.workbook import Workbook

_ROWS = 15
_WORDS_SHOWN = 12
_HEADER_LENGTH = 200


@of_maps()
def _vocabulary() -> frozenset[str]:
    return frozenset(load_layout("header_words")["words"])


@of_maps()
def _personal() -> frozenset[str]:
    return frozenset(load_layout("header_words")["personal"])


def looks_like(workbook: Workbook) -> str:
    """Return a Russian sentence: how many sheets and rows there are, and which known header words stand at the top."""
    if not any(any(cell != "" for row in sheet.rows for cell in row) for sheet in workbook.sheets):
        return "В файле нет ни одной заполненной ячейки."
    sizes = "; ".join(
        f"лист {number}: строк {len(sheet.rows)}, столбцов {len(sheet.rows[0]) if sheet.rows else 0}"
        for number, sheet in enumerate(workbook.sheets[:5], start=1)
    )
    words = _known_words(workbook)
    found = f"В заголовках есть слова: {', '.join(words)}." if words else "Знакомых заголовков нет."
    return f"В файле: {sizes}. {found}"


def _known_words(workbook: Workbook) -> list[str]:
    vocabulary = _vocabulary()
    seen: dict[str, None] = {}
    for sheet in workbook.sheets:
        for row in sheet.rows[:_ROWS]:
            for cell in row:
                if isinstance(cell, str) and len(cell) < _HEADER_LENGTH:
                    tokens = header_text(cell).replace(",", " ").replace("(", " ").replace(")", " ").split()
                    seen.update(dict.fromkeys(token for token in tokens if token in vocabulary))
    return list(seen)[:_WORDS_SHOWN]


def holds_personal_headers(rows: Iterable[Sequence[object]]) -> bool:
    """Say whether any of the rows has a header under which people are named («Фамилия», «Паспорт», «ФИО директора»)."""
    personal = _personal()
    return any(
        isinstance(cell, str) and len(cell) < _HEADER_LENGTH and not personal.isdisjoint(header_text(cell).split())
        for row in rows
        for cell in row
    )
