"""Where a form of ours stands in a workbook: found by its headers and row labels, or told by its hidden sheet."""

from __future__ import annotations

from dataclasses import dataclass

from shnor_pipeline.sources.form_cells import key_text
from shnor_pipeline.sources.form_layouts import FormLayout
from shnor_pipeline.sources.form_writer import IDENTITY_SHEET
from shnor_pipeline.sources.headers import find_header
from shnor_pipeline.sources.text import clean
from shnor_pipeline.sources.workbook import Sheet, Workbook

_HEADER_SEARCH_ROWS = 40
_MIN_HEADERS = 0.5
_MIN_OPEN_HEADERS = 0.75  # where the rows have no labels of ours to be known by, the headers must say it


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
        pairs = {clean(row[0]): clean(row[1]) for row in sheet.rows[:20] if len(row) > 1}
        return {key.removeprefix("shnor."): value for key, value in pairs.items() if key.startswith("shnor.")}
    return {}


def locate(workbook: Workbook, layout: FormLayout) -> Place | None:
    """Return the best place of the form's table by its column headers and row labels; None where there is none."""
    places = [place for sheet in workbook.sheets if (place := _locate_in(sheet, layout)) is not None]
    return max(places, key=lambda place: (place.labels_found, place.headers_found), default=None)


def _locate_in(sheet: Sheet, layout: FormLayout) -> Place | None:
    shown = [column for column in layout.columns if not column.hidden]
    synonyms = {column.id: (column.header, *column.synonyms) for column in layout.columns}
    match = find_header(sheet, synonyms, required=["label"], within=_HEADER_SEARCH_ROWS)
    if match is None:
        return None
    header_row, columns = match.row_index, match.columns
    found = sum(column.id in columns for column in shown) / len(shown)
    if found < _MIN_HEADERS:
        return None
    labels = {key_text(row[columns["label"]]) for row in sheet.rows[header_row + 1 :] if len(row) > columns["label"]}
    if layout.open_rows:
        return Place(sheet, header_row, columns, found, float(found >= _MIN_OPEN_HEADERS))
    items = layout.items
    share = sum(key_text(item.label) in labels for item in items) / len(items)
    return Place(sheet, header_row, columns, found, share)
