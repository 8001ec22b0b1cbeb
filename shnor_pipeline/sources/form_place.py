"""Where a form of ours stands in a workbook: found by its headers and row labels, or told by its hidden sheet."""

from __future__ import annotations

from dataclasses import dataclass

from shnor_pipeline.sources.form_cells import cell_text, key_text
from shnor_pipeline.sources.form_layouts import FormLayout
from shnor_pipeline.sources.form_writer import IDENTITY_SHEET
from shnor_pipeline.sources.workbook import Sheet, Workbook

_HEADER_SEARCH_ROWS = 40
_MIN_HEADERS = 0.5


@dataclass(frozen=True)
class Place:
    """Where the table was found: sheet, header row (from 0), columns by id (from 0), shares of anchors found."""

    sheet: Sheet
    header_row: int
    columns: dict[str, int]
    headers_found: float
    labels_found: float


def identity(workbook: Workbook) -> dict[str, str]:
    """Return what the hidden sheet says about form, version and school; empty where there is none."""
    for sheet in workbook.sheets:
        if sheet.name != IDENTITY_SHEET:
            continue
        pairs = {cell_text(row[0]): cell_text(row[1]) for row in sheet.rows[:20] if len(row) > 1}
        return {key.removeprefix("shnor."): value for key, value in pairs.items() if key.startswith("shnor.")}
    return {}


def locate(workbook: Workbook, layout: FormLayout) -> Place | None:
    """Return the best place of the form's table by its column headers and row labels; None where there is none."""
    places = [place for sheet in workbook.sheets if (place := _locate_in(sheet, layout)) is not None]
    return max(places, key=lambda place: (place.labels_found, place.headers_found), default=None)


def _locate_in(sheet: Sheet, layout: FormLayout) -> Place | None:
    shown = [column for column in layout.columns if not column.hidden]
    wanted = {key_text(name): column.id for column in layout.columns for name in (column.header, *column.synonyms)}
    best: tuple[int, dict[str, int]] | None = None
    for index, row in enumerate(sheet.rows[:_HEADER_SEARCH_ROWS]):
        columns: dict[str, int] = {}
        for position, cell in enumerate(row):
            if isinstance(cell, str) and cell and (column_id := wanted.get(key_text(cell))):
                columns.setdefault(column_id, position)
        if best is None or len(columns) > len(best[1]):
            best = (index, columns)
    if best is None or "label" not in best[1]:
        return None
    header_row, columns = best
    found = sum(column.id in columns for column in shown) / len(shown)
    if found < _MIN_HEADERS:
        return None
    labels = {key_text(row[columns["label"]]) for row in sheet.rows[header_row + 1 :] if len(row) > columns["label"]}
    items = layout.items
    share = sum(key_text(item.label) in labels for item in items) / len(items)
    return Place(sheet, header_row, columns, found, share)
