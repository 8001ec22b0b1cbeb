"""A form that checks itself: a hidden sheet of formulas judges every row by the rules of the server.

Nothing is written twice: kinds of cells come from the form's declaration, conditions from the statements of the
rules. Each row of the hidden sheet stands where the form's row stands; columns hold, per cell, its text, parsed value,
fault and value, then flags of the row, then one column per check with 1 where the row breaks it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from checks.rule import rules_for
from checks.statement import Statement
from reports.school_forms.cell_formulas import (
    NOT_DATE,
    NOT_LISTED,
    NOT_NUMBER,
    NOT_WHOLE,
    Lists,
    cell_formulas,
    known_words,
    words_for_nothing,
)
from shnor_pipeline.findings import SHORTEST_EXPLANATION, Severity
from shnor_pipeline.sources.form_layouts import Column, Item
from shnor_pipeline.sources.form_writer import WrittenForm
from shnor_pipeline.sources.forms import READERS

CALCULATION, _WORDS = "Расчёт", "Слова"
_HEAD_VALUE_COLUMN = 2
_READER_CHECKS = (
    (
        NOT_NUMBER,
        "В числовых ячейках стоят числа",
        "Оставьте в ячейке только число; слова перенесите в «Пояснение школы».",
    ),
    (NOT_WHOLE, "Число людей — целое", "Укажите число людей целым числом."),
    (NOT_LISTED, "Значения выбраны из списка", "Нажмите на ячейку и выберите значение из списка под стрелкой."),
    (NOT_DATE, "Даты записаны как даты", "Запишите дату в виде дд.мм.гггг."),
)


@dataclass(frozen=True)
class Check:
    """One check of the form: its column on the hidden sheet, and the column of the form that it points at."""

    code: str
    severity: Severity
    title: str
    guidance: str
    column: int
    points_at: str = ""
    """Letter of the form's column; '' where each row says."""


@dataclass
class SelfCheck:
    """Where the verdicts stand, for the sheets that show them; rows and columns count from 0."""

    form: WrittenForm
    checks: list[Check] = field(default_factory=list)
    explained_column: int = 0
    filled_column: int = 0
    fault_column: int = 0
    head_check: str = ""
    """Reference of the cell that is 1 where the lines about the school are not in order."""

    @property
    def rows(self) -> tuple[int, int]:
        """Return the first and the last row of the table."""
        return min(self.form.item_rows.values()), max(self.form.item_rows.values())

    def column_range(self, column: int) -> str:
        """Return the reference of a column of the hidden sheet over all rows of the table."""
        first, last = self.rows
        letter = xl_col_to_name(column)
        return f"{CALCULATION}!${letter}${first + 1}:${letter}${last + 1}"


@dataclass(frozen=True)
class _Row:
    """One row as statements see it (``checks.statement.Cells``)."""

    sheet: _Sheet
    item: Item

    def constant(self, field: str) -> str | None:
        fixed = {"block": self.item.block, **dict.fromkeys(("field", "item", "event"), self.item.id)}
        if self.sheet.form.layout.form == "plan_targets":
            fixed["indicator"] = self.item.id
        return fixed.get(field)

    def cell(self, field: str) -> str:
        return self.sheet.value_of(self.item, field)

    def other(self, item: str, field: str) -> str:
        return self.sheet.value_of(next(one for one in self.sheet.form.layout.items if one.id == item), field)


@dataclass(frozen=True)
class _Sheet:
    form: WrittenForm
    fields: Mapping[str, str]

    @property
    def width(self) -> int:
        return len(self.form.layout.columns)

    def place(self, part: int, item: Item, index: int, *, full: bool = False) -> str:
        """Return the address of one of the four places of a cell: 0 text, 1 parsed, 2 fault, 3 value."""
        name = f"${xl_col_to_name(part * self.width + index)}${self.form.item_rows[item.id] + 1}"
        return f"{CALCULATION}!{name}" if full else name

    def value_of(self, item: Item, field: str) -> str:
        """Return the reference of a field's value in an item's row, '""' where the form has none for it."""
        if field in {"as_of", "reported_on"}:
            return f"${xl_col_to_name(3 * self.width + _HEAD_VALUE_COLUMN)}${self.form.head_rows['as_of'] + 1}"
        column_id = self.fields.get(field, field)
        columns = self.form.layout.columns
        index = next(place for place, column in enumerate(columns) if column.id == column_id)
        kind = self.form.kind(columns[index], item)
        words = kind in {"choice", "yes_no", "text"}
        if not kind or (field == "value" and words) or (field == "text" and not words):
            return '""'
        return self.place(3, item, index)

    def inputs(self, item: Item) -> list[tuple[int, Column, str]]:
        found = [(i, column, self.form.kind(column, item)) for i, column in enumerate(self.form.layout.columns)]
        return [(index, column, kind) for index, column, kind in found if kind]


def write_formula(sheet: Any, row: int, column: int, formula: str, style: Any = None) -> None:
    """Write a formula without a remembered result: LibreOffice would trust one and not compute on opening."""
    sheet.write_formula(row, column, formula, style, "")


def write_self_check(form: WrittenForm) -> SelfCheck:
    """Add the hidden sheets to the form; return where the verdicts stand."""
    reader = next(reader for reader in READERS if reader.kind == form.layout.form)
    sheet = _Sheet(form, reader.fields)
    calculation, words = form.book.add_worksheet(CALCULATION), form.book.add_worksheet(_WORDS)
    lists = _write_words(words, form)
    base = 4 * sheet.width
    faulty, included, filled, explained, fault_at = range(base, base + 5)
    check = SelfCheck(form, explained_column=explained, filled_column=filled, fault_column=fault_at)
    _write_cells(calculation, sheet, lists)
    _write_head_date(calculation, sheet, lists[("", "")])
    for item in form.layout.items:
        row = form.item_rows[item.id]
        flags = {
            faulty: _faulty(sheet, item),
            included: _included(sheet, item, xl_col_to_name(faulty)),
            filled: _filled(sheet, item, xl_col_to_name(faulty)),
            explained: _explained(sheet, item),
            fault_at: _first_fault(sheet, item),
        }
        for column, formula in flags.items():
            write_formula(calculation, row, column, formula)
    check.checks = _write_checks(calculation, sheet, first=base + 5, judged=included)
    check.head_check = _write_head_check(calculation, sheet)
    calculation.very_hidden()
    words.very_hidden()
    return check


def _write_words(sheet: Any, form: WrittenForm) -> dict[tuple[str, str], Lists]:
    """Write decimal sign, words for nothing and every list; return the lists by kind and key of the choices."""
    write_formula(sheet, 0, 0, "=MID(1/2,2,1)")
    blanks = words_for_nothing()
    sheet.write_column(0, 1, blanks)
    common = Lists(f"{_WORDS}!$A$1", f"{_WORDS}!$B$1:$B${len(blanks)}")
    found: dict[tuple[str, str], Lists] = {("", ""): common}
    for item in form.layout.items:
        for column in form.layout.columns:
            kind = form.kind(column, item)
            choices = column.choices or item.choices
            key = (kind, "|".join(choices))
            if kind not in {"choice", "yes_no", "score"} or key in found:
                continue
            pairs = known_words(kind, choices)
            at = 2 * len(found)
            for row, (spelled, canonical) in enumerate(pairs):
                sheet.write_string(row, at, spelled)
                sheet.write(row, at + 1, canonical)
            ranges = [f"{_WORDS}!${xl_col_to_name(at + i)}$1:${xl_col_to_name(at + i)}${len(pairs)}" for i in (0, 1)]
            found[key] = Lists(common.decimal_sign, common.blanks, *ranges)
    return found


def _write_cells(calculation: Any, sheet: _Sheet, lists: Mapping[tuple[str, str], Lists]) -> None:
    for item in sheet.form.layout.items:
        row = sheet.form.item_rows[item.id]
        for index, column, kind in sheet.inputs(item):
            places = [sheet.place(part, item, index) for part in range(4)]
            known = lists.get((kind, "|".join(column.choices or item.choices)), lists[("", "")])
            source = f"'{sheet.form.layout.sheet}'!${xl_col_to_name(index)}${row + 1}"
            made = cell_formulas(kind, source, places[0], places[1], places[2], known)
            for part, formula in enumerate((made.text, made.parsed, made.fault, made.value)):
                write_formula(calculation, row, part * sheet.width + index, formula)


def _write_head_date(calculation: Any, sheet: _Sheet, lists: Lists) -> None:
    row = sheet.form.head_rows["as_of"]
    columns = [part * sheet.width + _HEAD_VALUE_COLUMN for part in range(4)]
    places = [f"${xl_col_to_name(column)}${row + 1}" for column in columns]
    source = f"'{sheet.form.layout.sheet}'!$C${row + 1}"
    made = cell_formulas("date", source, places[0], places[1], places[2], lists)
    for column, formula in zip(columns, (made.text, made.parsed, made.fault, made.value), strict=True):
        write_formula(calculation, row, column, formula)


def _faulty(sheet: _Sheet, item: Item) -> str:
    """Whether the row is set aside: a value of its own, or its state, could not be read."""
    own = [
        sheet.place(2, item, index)
        for index, column, _ in sheet.inputs(item)
        if column.kind == "by_item" or (column.kind == "choice" and not column.codes)
    ]
    return f'=IF({"&".join(own)}<>"",1,0)' if own else "=0"


def _values(sheet: _Sheet, item: Item, only: tuple[str, ...] = ()) -> str:
    return "&".join(
        sheet.place(3, item, index) for index, column, _ in sheet.inputs(item) if not only or column.id in only
    )


def _included(sheet: _Sheet, item: Item, faulty: str) -> str:
    """Whether the row is judged: of events only those with a state, of measures only those that are written."""
    wanted = {
        "roadmap_status": _values(sheet, item, ("status",)),
        "school_roadmap": _values(sheet, item),
        "support_log": _values(sheet, item),
    }
    said = wanted.get(sheet.form.layout.form)
    row = sheet.form.item_rows[item.id] + 1
    return f'=IF(AND(${faulty}${row}=0,{said}<>""),1,0)' if said else f"=1-${faulty}${row}"


def _filled(sheet: _Sheet, item: Item, faulty: str) -> str:
    row = sheet.form.item_rows[item.id] + 1
    return f'=IF(OR(${faulty}${row}=1,{_values(sheet, item)}<>""),1,0)'


def _explained(sheet: _Sheet, item: Item) -> str:
    return f"=IF(LEN({_values(sheet, item, ('explanation',))})>={SHORTEST_EXPLANATION},1,0)"


def _first_fault(sheet: _Sheet, item: Item) -> str:
    """Return the formula of the letter of the row's first faulty column, '' where there is none."""
    formula = '""'
    for index, _, _ in reversed(sheet.inputs(item)):
        formula = f'IF({sheet.place(2, item, index)}<>"","{xl_col_to_name(index)}",{formula})'
    return f"={formula}"


def _write_checks(calculation: Any, sheet: _Sheet, first: int, judged: int) -> list[Check]:
    checks = []
    for code, severity, title, guidance, points_at, formulas in _declared(sheet, xl_col_to_name(judged)):
        if all(formula == "0" for formula in formulas.values()):
            continue
        column = first + len(checks)
        for item_id, formula in formulas.items():
            write_formula(calculation, sheet.form.item_rows[item_id], column, f"={formula}")
        checks.append(Check(code, severity, title, guidance, column, points_at))
    return checks


def _declared(sheet: _Sheet, judged: str) -> Iterator[tuple[str, Severity, str, str, str, dict[str, str]]]:
    """Yield code, severity, title, guidance, the column pointed at, and the formula of each row."""
    items = sheet.form.layout.items
    for code, title, guidance in _READER_CHECKS:
        formulas = {
            item.id: "0+" + "+".join(f'({sheet.place(2, item, index)}="{code}")' for index, _, _ in sheet.inputs(item))
            for item in items
        }
        if any(_can_fail(code, kind) for item in items for _, _, kind in sheet.inputs(item)):
            yield code, Severity.ERROR, title, guidance, "", formulas
    if sheet.form.layout.form == "roadmap_status":
        yield _half_reported(sheet)
    for rule in rules_for(sheet.form.layout.frame):
        if rule.condition.statement is None:
            continue
        formulas = {item.id: _judged(sheet, item, rule.condition.statement, judged) for item in items}
        yield rule.code, rule.severity, rule.title, rule.guidance, _letter(sheet, rule.field), formulas


def _can_fail(code: str, kind: str) -> bool:
    fitting = {
        NOT_NUMBER: {"count", "ratio", "number", "percent"},
        NOT_WHOLE: {"count", "ratio"},
        NOT_LISTED: {"choice", "yes_no", "score"},
        NOT_DATE: {"date"},
    }
    return kind in fitting[code]


def _judged(sheet: _Sheet, item: Item, statement: Statement, judged: str) -> str:
    broken = statement.formula(_Row(sheet, item))
    return "0" if broken == "FALSE" else f"IF(${judged}${sheet.form.item_rows[item.id] + 1}=1,IF({broken},1,0),0)"


def _half_reported(sheet: _Sheet) -> tuple[str, Severity, str, str, str, dict[str, str]]:
    formulas = {}
    for item in sheet.form.layout.items:
        status = next(index for index, column, _ in sheet.inputs(item) if column.id == "status")
        said = _values(sheet, item, ("done_on", "evidence", "note"))
        formulas[item.id] = f'IF(AND({sheet.place(1, item, status)}="",{said}<>""),1,0)'
    title, guidance = "У заполненной строки указано состояние", "Выберите состояние из списка."
    return "FORM-009", Severity.QUESTION, title, guidance, _letter(sheet, "status"), formulas


def _letter(sheet: _Sheet, field: str) -> str:
    column_id = sheet.fields.get(field, field)
    return next(xl_col_to_name(i) for i, column in enumerate(sheet.form.layout.columns) if column.id == column_id)


def _write_head_check(calculation: Any, sheet: _Sheet) -> str:
    """Write whether the form still names the school it was issued to, and a readable day; return the reference."""
    form = sheet.form
    login = f"TRIM('{form.layout.sheet}'!$C${form.head_rows['login'] + 1})"
    fault = f"${xl_col_to_name(2 * sheet.width + _HEAD_VALUE_COLUMN)}${form.head_rows['as_of'] + 1}"
    own = str(form.school.get("login", ""))
    other = f'AND({login}<>"",RIGHT({login},6)<>"{own[-6:]}")' if own else "FALSE"
    write_formula(calculation, 0, 0, f'=IF({other},1,0)+IF({fault}<>"",1,0)')
    return f"{CALCULATION}!$A$1"
