"""Writing our own fill-in forms, blank or pre-filled: one visible sheet, validated input cells, a hidden identity.

The look and the checks of a form come from its declaration (``form_layouts``); nothing here knows a single form.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shnor_pipeline.programme import Programme
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.sources.form_layouts import Column, FormLayout, Item, form_layout

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

IDENTITY_SHEET = "Служебный"
HEAD_LABELS = {
    "school_name": "Школа",
    "login": "Логин ФИС ОКО",
    "code": "Код ОО (ГИА)",
    "school_year": "Учебный год",
    "period": "Отчётный период",
    "as_of": "По состоянию на",
    "submission_kind": "Вид подачи",
}
SUBMISSION_KINDS = ("первичная", "повторная")
YES_NO = ("да", "нет")

_INPUT_TINT = "#FFF8E1"
_HEADER_TINT = "#E2E8F0"
_FIRST_LIST_COLUMN = 3
_FIRST_HEAD_ROW = 2  # zero-based: below the title and the hint
_CHARACTERS_PER_WIDTH = 0.95  # Cyrillic letters are a little wider than the digit that Excel counts in
_CREATED = datetime(2022, 1, 1)  # noqa: DTZ001  # identical inputs give identical bytes


@dataclass(frozen=True)
class WrittenForm:
    """Where a form being written stands: its book and sheet, rows (from 0) of head lines and of items."""

    layout: FormLayout
    book: Workbook
    sheet: Worksheet
    school: Mapping[str, Any]
    header_row: int
    head_rows: Mapping[str, int]
    item_rows: Mapping[str, int]

    def kind(self, column: Column, item: Item) -> str:
        """Return the kind of an input cell; '' where the cell is not to be filled in."""
        if not column.input or (column.only and item.kind != column.only):
            return ""
        return _kind(column, item)


def write_form(
    form: str,
    path: Path,
    school: Mapping[str, Any],
    school_year: SchoolYear,
    values: Mapping[str, Any] | None = None,
    *,
    as_of: date | None = None,
    submission_kind: str = "",
    period: str = "",
    programme: Programme | None = None,
    hints: Mapping[str, str] | None = None,
    finish: Callable[[WrittenForm], None] | None = None,
) -> None:
    """Write the form ``form`` as an .xlsx file.

    ``school`` holds ``name``, ``login``, ``code`` and ``school_id`` (all may be blank in a district-wide form).
    ``values`` maps an item to the value of its first input column, or to a mapping of column → value; what is absent
    stays blank. Values are written as they are: a text in a number cell is possible, as it is for a person. ``hints``
    maps an item to what was reported for it a year ago, shown beside and never read. ``finish`` may add sheets.
    """
    import xlsxwriter  # lazily: reading forms needs no writer

    layout = form_layout(form, programme=programme)
    with xlsxwriter.Workbook(str(path), {"in_memory": True, "default_date_format": "dd.mm.yyyy"}) as book:
        book.set_properties({"title": layout.title, "created": _CREATED})
        styles = _styles(book)
        sheet = book.add_worksheet(layout.sheet)
        head = {
            "school_name": school.get("name", ""),
            "login": school.get("login", ""),
            "code": school.get("code", ""),
            "school_year": school_year.label,
            **({"period": period or layout.periods[0][0]} if layout.periods else {}),
            "as_of": as_of or layout.as_of(school_year),
            "submission_kind": submission_kind or SUBMISSION_KINDS[0],
        }
        header_row = _write_head(sheet, layout, head, styles)
        items = _write_table(sheet, layout, header_row, values or {}, hints or {}, styles)
        if finish is not None:
            head_rows = {key: row for row, key in enumerate(head, start=_FIRST_HEAD_ROW)}
            finish(WrittenForm(layout, book, sheet, school, header_row, head_rows, items))
        _write_identity(book, layout, school, school_year)


def _styles(book: Workbook) -> dict[str, Any]:
    font = {"font_name": "Arial", "font_size": 10, "valign": "vcenter"}
    cell = {**font, "border": 1, "border_color": "#A0AEC0", "text_wrap": True}
    filled = {**cell, "bg_color": _INPUT_TINT, "locked": False}
    return {
        "title": book.add_format({**font, "font_size": 14, "bold": True}),
        "hint": book.add_format({**font, "font_color": "#4A5568", "text_wrap": True, "valign": "top"}),
        "head": book.add_format({**font, "bold": True}),
        "header": book.add_format({**cell, "bold": True, "bg_color": _HEADER_TINT, "align": "center"}),
        "block": book.add_format({**font, "bold": True}),
        "fixed": book.add_format(cell),
        "fixed_centre": book.add_format({**cell, "align": "center"}),
        "input": book.add_format(filled),
        "input_whole": book.add_format({**filled, "align": "right"}),
        "input_number": book.add_format({**filled, "num_format": "0.0#", "align": "right"}),
        "input_date": book.add_format({**filled, "num_format": "dd.mm.yyyy", "align": "left"}),
        "last_year": book.add_format({**cell, "align": "center", "font_color": "#4A5568", "italic": True}),
        "blank": book.add_format({**cell, "bg_color": "#EDF2F7"}),
    }


def _write_head(sheet: Worksheet, layout: FormLayout, head: Mapping[str, Any], styles: Mapping[str, Any]) -> int:
    """Write title, hint and the lines about the school; return the row (from 0) of the table's header."""
    last = max(index for index, column in enumerate(layout.columns) if not column.hidden)
    sheet.write_string(0, 0, layout.title, styles["title"])
    sheet.set_row(0, 24)
    sheet.merge_range(1, 0, 1, last, layout.hint, styles["hint"])
    sheet.set_row(1, 42)
    row = _FIRST_HEAD_ROW
    for key, value in head.items():
        sheet.write_string(row, 1, HEAD_LABELS[key], styles["head"])
        style = styles["input_date" if isinstance(value, date) else "input"]
        sheet.merge_range(row, 2, row, 4, value, style)
        choices = {
            "submission_kind": SUBMISSION_KINDS,
            "period": tuple(name for name, _ in layout.periods),
        }.get(key)
        if choices:
            sheet.data_validation(row, 2, row, 2, {"validate": "list", "source": list(choices)})
        if key == "as_of":
            sheet.data_validation(row, 2, row, 2, _date_rule())
        row += 1
    return row + 1


def _write_table(
    sheet: Worksheet,
    layout: FormLayout,
    header_row: int,
    values: Mapping[str, Any],
    hints: Mapping[str, str],
    styles: Mapping[str, Any],
) -> dict[str, int]:
    """Write the table; return the rows (from 0) of its items."""
    for index, column in enumerate(layout.columns):
        sheet.set_column(index, index, column.width, None, {"hidden": column.hidden})
        sheet.write_string(header_row, index, column.header, styles["header"])
    sheet.set_row(header_row, 32)
    rows = _item_rows(layout, header_row)
    for block_row, title in rows["blocks"].items():
        sheet.write_string(block_row, 0, title, styles["block"])
    first_input = next(column.id for column in layout.columns if column.input)
    for item in layout.items:
        lines = (
            2
            if layout.open_rows
            else max(_lines(text, layout, column) for column, text in (("label", item.label), ("unit", item.unit)))
        )
        sheet.set_row(rows["items"][item.id], 3 + 13 * lines)
        given = values.get(item.id)
        cells = given if isinstance(given, Mapping) else {first_input: given}
        for index, column in enumerate(layout.columns):
            _write_cell(sheet, (rows["items"][item.id], index), column, item, cells.get(column.id), styles)
            if column.id == "last_year":
                sheet.write_string(rows["items"][item.id], index, hints.get(item.id, ""), styles["last_year"])
    _add_validations(sheet, layout, rows["items"])
    last_row = max(rows["items"].values())
    last_column = max(index for index, column in enumerate(layout.columns) if not column.hidden)
    sheet.freeze_panes(header_row + 1, 2)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(header_row)
    sheet.print_area(0, 0, last_row, last_column)
    sheet.set_margins(left=0.8, right=0.4, top=0.8, bottom=0.8)
    sheet.set_footer("&C&P / &N")
    return rows["items"]


def _lines(text: str, layout: FormLayout, column: str) -> int:
    """Return how many lines the text takes in the column: Excel does not fit heights by itself on opening."""
    return -(-len(text) // int(layout.column(column).width * _CHARACTERS_PER_WIDTH))


def _item_rows(layout: FormLayout, header_row: int) -> dict[str, dict[Any, Any]]:
    blocks: dict[int, str] = {}
    items: dict[str, int] = {}
    row = header_row + 1
    for block in layout.blocks:
        if block.title:
            blocks[row] = block.title
            row += 1
        for item in block.items:
            items[item.id] = row
            row += 1
    return {"blocks": blocks, "items": items}


def _write_cell(
    sheet: Worksheet, at: tuple[int, int], column: Column, item: Item, value: object, styles: Mapping[str, Any]
) -> None:
    if column.id == "last_year":
        return
    if not column.input:
        text = {"code": item.id, "number": item.number, "label": item.label, "unit": item.unit, "who": item.who}
        style = "fixed" if column.id == "label" else "fixed_centre"
        sheet.write_string(*at, text[column.id], styles[style])
        return
    if column.only and item.kind != column.only:
        sheet.write_blank(*at, None, styles["blank"])
        return
    style = styles[_input_style(_kind(column, item))]
    if value is None or value == "":
        sheet.write_blank(*at, None, style)
    elif isinstance(value, str):
        sheet.write_string(*at, value, style)
    else:
        sheet.write(*at, value, style)


def _kind(column: Column, item: Item) -> str:
    if column.kind != "by_item":
        return column.kind
    return "count" if item.kind == "ratio" else item.kind


def _input_style(kind: str) -> str:
    return {
        "count": "input_whole",
        "score": "input_whole",
        "number": "input_number",
        "percent": "input_number",
        "date": "input_date",
    }.get(kind, "input")


def _add_validations(sheet: Worksheet, layout: FormLayout, rows: Mapping[str, int]) -> None:
    """Add the drop-downs and limits, one rule per run of like cells."""
    for index, column in enumerate(layout.columns):
        if not column.input:
            continue
        if column.kind != "by_item" and not column.only:
            rule = _rule(column.kind, column.choices, "", 0)
            if rule and column.codes:
                rule["source"] = _list_range(layout, column)
                rule["error_message"] = "Выберите значение из списка под стрелкой."
            if rule:
                sheet.data_validation(min(rows.values()), index, max(rows.values()), index, rule)
            continue
        runs: list[tuple[list[int], dict[str, Any]]] = []
        for item in layout.items:
            if column.only and item.kind != column.only:
                continue
            bound = _cell_name(rows[item.within], index) if item.within and column.kind == "by_item" else ""
            rule = _rule(_kind(column, item), column.choices or item.choices, bound, item.minimum)
            if not rule:
                continue
            row = rows[item.id]
            if runs and runs[-1][1] == rule and runs[-1][0][-1] == row - 1:
                runs[-1][0].append(row)
            else:
                runs.append(([row], rule))
        for run, rule in runs:
            sheet.data_validation(run[0], index, run[-1], index, rule)


def _rule(kind: str, choices: tuple[str, ...], bound: str, minimum: float) -> dict[str, Any] | None:
    """Return the Excel validation of one kind of cell; None where any text is right."""
    if kind in {"choice", "yes_no"}:
        source = list(choices or YES_NO)
        return {
            "validate": "list",
            "source": source,
            "error_title": "Выберите из списка",
            "error_message": f"Допустимо: {', '.join(source)}.",
        }
    if kind == "score":
        return {
            "validate": "list",
            "source": ["0", "1", "2"],
            "error_title": "0, 1 или 2",
            "error_message": "0 — нет, 1 — частично, 2 — да.",
        }
    if kind == "date":
        return _date_rule()
    if kind == "percent":
        return _between("decimal", 0, 100, "Число от 0 до 100.")
    if kind == "count":
        if bound:
            return _between("integer", int(minimum), f"={bound}", "Целое число, не больше общего числа обучающихся.")
        return _between("integer", int(minimum), 1_000_000, f"Целое число, не меньше {minimum:g}.")
    if kind == "number":
        limit = f"={bound}" if bound else 1_000_000
        return _between("decimal", minimum, limit, f"Число, не меньше {minimum:g}.")
    return None


def _between(validate: str, low: float, high: object, message: str) -> dict[str, Any]:
    return {
        "validate": validate,
        "criteria": "between",
        "minimum": low,
        "maximum": high,
        "error_title": "Проверьте значение",
        "error_message": message,
    }


def _date_rule() -> dict[str, Any]:
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": date(2018, 1, 1),
        "maximum": date(2050, 12, 31),
        "error_title": "Нужна дата",
        "error_message": "Дата в виде дд.мм.гггг.",
    }


def _cell_name(row: int, column: int) -> str:
    return f"${chr(ord('A') + column)}${row + 1}"


def _listed(layout: FormLayout) -> list[Column]:
    """Return the columns whose lists are too long for a cell rule and stand on the hidden sheet."""
    return [column for column in layout.columns if column.codes]


def _list_range(layout: FormLayout, column: Column) -> str:
    letter = chr(ord("A") + _FIRST_LIST_COLUMN + _listed(layout).index(column))
    return f"='{IDENTITY_SHEET}'!${letter}$1:${letter}${len(column.choices)}"


def _write_identity(book: Workbook, layout: FormLayout, school: Mapping[str, Any], school_year: SchoolYear) -> None:
    sheet = book.add_worksheet(IDENTITY_SHEET)
    identity = {
        "form": layout.form,
        "version": layout.version,
        "school_id": str(school.get("school_id", "")),
        "login": str(school.get("login", "")),
        "school_year": school_year.partition_key,
    }
    for row, (key, value) in enumerate(identity.items()):
        sheet.write_string(row, 0, f"shnor.{key}")
        sheet.write(row, 1, value)
    for place, column in enumerate(_listed(layout), start=_FIRST_LIST_COLUMN):
        sheet.write_column(0, place, column.choices)
    sheet.very_hidden()
