"""The table of one of our forms as a person filled it in: where it stands, whose it is, and what its cells say."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from shnor_pipeline import catalogue
from shnor_pipeline.findings import Finding, Severity, Stage, explains
from shnor_pipeline.school_year import AmbiguousYearError, SchoolYear
from shnor_pipeline.sources.form_cells import (
    CellError,
    cell_address,
    is_blank,
    key_text,
    read_choice,
    read_date,
    read_number,
    read_score,
    read_yes_no,
)
from shnor_pipeline.sources.form_layouts import Column, FormLayout, Item
from shnor_pipeline.sources.form_place import Place, identity
from shnor_pipeline.sources.form_writer import HEAD_LABELS, SUBMISSION_KINDS
from shnor_pipeline.sources.headers import column_letter
from shnor_pipeline.sources.reading import RowState, SourceColumn
from shnor_pipeline.sources.text import clean, gia_code
from shnor_pipeline.sources.text import login as login_of
from shnor_pipeline.sources.workbook import Workbook

_OPTIONAL_TEXTS = frozenset(
    {"text", "comment", "explanation", "evidence", "note", "approved_by", "submission_kind", "measure", "deficit"}
    | {"indicator", "status", "responsible"}
)

_MOST_ROWS = 1000

Value = float | str | date | None


@dataclass
class FilledRow:
    """One row of the table: its item, row as Excel counts, values by column, and whether any value could be taken."""

    item: Item
    row: int
    values: dict[str, Value]
    state: RowState = RowState.OK

    @property
    def is_blank(self) -> bool:
        """Whether nothing was filled in."""
        return self.state is RowState.OK and all(value is None or value == "" for value in self.values.values())

    def text(self, column: str) -> str:
        """Return the text of a column, '' where it is blank or the form has no such column."""
        value = self.values.get(column)
        return value if isinstance(value, str) else ""

    def number(self, column: str) -> float | None:
        """Return the number of a column."""
        value = self.values.get(column)
        return value if isinstance(value, float) else None

    def day(self, column: str) -> date | None:
        """Return the day of a column."""
        value = self.values.get(column)
        return value if isinstance(value, date) else None


@dataclass
class FilledForm:
    """A whole form: whose, which year, as of when, its rows, and the findings so far."""

    layout: FormLayout
    place: Place
    school_ref: str = ""
    school_name: str = ""
    school_year: SchoolYear | None = None
    as_of: date | None = None
    period: str = ""
    submission_kind: str = ""
    rows: list[FilledRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def report(
        self,
        code: str,
        severity: Severity,
        message: str,
        guidance: str = "",
        *,
        cell: str = "",
        value: object = "",
        explanation: str = "",
    ) -> None:
        """Add a finding about a cell of this form."""
        self.findings.append(
            Finding(
                code=code,
                severity=severity,
                stage=Stage.READING,
                message=message,
                guidance=guidance,
                sheet=self.place.sheet.name,
                cell=cell,
                value=clean(value)[:40],
                school_ref=self.school_ref,
                school_year=self.school_year.start if self.school_year else None,
                explanation=explanation if explains(explanation) else "",
            )
        )

    def source_columns(self, fields: dict[str, str]) -> list[SourceColumn]:
        """Return where each field of the frame stands; ``fields`` maps field → column of the form."""
        return [
            SourceColumn(
                table_name=self.layout.frame,
                sheet=self.place.sheet.name,
                first_row=self.place.header_row + 2,
                field=name,
                column=column_letter(self.place.columns[column]),
                header=self.layout.column(column).header,
            )
            for name, column in fields.items()
            if column in self.place.columns
        ]

    def frame(self, records: list[dict[str, object]]) -> pd.DataFrame:
        """Return the records as the form's canonical table: its columns and types, row state, common fields filled."""
        table = catalogue.table(f"validated_{self.layout.frame}")
        common = {
            "sheet": self.place.sheet.name,
            "school_year": self.school_year.start if self.school_year else None,
            "school_ref": self.school_ref,
            "school_name": self.school_name,
            "as_of": self.as_of,
            "submission_kind": self.submission_kind,
        }
        kinds = {item.name: item.kind for item in table.fields if item.name not in {"file_id", "school_id"}}
        columns = {
            name: pd.array(
                [_missing(name, record.get(name, common.get(name))) for record in records],
                dtype={"text": "str", "int": "Int64", "float": "float64", "bool": "boolean"}.get(kind, "object"),
            )
            for name, kind in kinds.items()
        }
        columns["row_state"] = pd.array([str(record["row_state"]) for record in records], dtype="str")
        return pd.DataFrame(columns)


def _missing(name: str, value: object) -> object:
    """Return the value, null for a text that was not given (names of schools and sheets stay as they are)."""
    return None if value == "" and name in _OPTIONAL_TEXTS else value


def read_form(workbook: Workbook, layout: FormLayout, place: Place) -> FilledForm:
    """Read the lines about the school and every row of the table."""
    form = FilledForm(layout, place)
    _read_head(form, identity(workbook))
    if layout.open_rows:
        _read_open_rows(form)
    else:
        _read_rows(form)
    return form


def _read_head(form: FilledForm, hidden: dict[str, str]) -> None:
    labels = {key_text(label): key for key, label in HEAD_LABELS.items()}
    said: dict[str, tuple[object, str]] = {}
    for index, row in enumerate(form.place.sheet.rows[: form.place.header_row]):
        for position, cell in enumerate(row):
            key = labels.get(key_text(cell)) if isinstance(cell, str) else None
            if key and key not in said:
                value, at = next(
                    ((value, at) for at, value in enumerate(row[position + 1 :], position + 1) if value != ""),
                    ("", position + 1),
                )
                said[key] = (value, cell_address(index, at))
    text = {key: clean(value) for key, (value, _) in said.items()}
    form.school_name = text.get("school_name", "")
    login = login_of(text.get("login", ""))
    form.school_ref = login or gia_code(text.get("code", "")) or form.school_name or hidden.get("login", "")
    _read_school_year(form, said.get("school_year", ("", ""))[0], hidden)
    form.period = text.get("period", "")
    kind = key_text(text.get("submission_kind", ""))
    form.submission_kind = kind if kind in SUBMISSION_KINDS else ""
    value, at = said.get("as_of", ("", ""))
    try:
        form.as_of = read_date(value)
    except CellError as error:
        form.report(
            error.code, Severity.QUESTION, "«По состоянию на»: " + error.message, error.guidance, cell=at, value=value
        )
    if hidden.get("login") and login and hidden["login"] != login:
        form.report(
            "FORM-005",
            Severity.QUESTION,
            f"бланк выдан школе {hidden['login']}, а в строке «Логин ФИС ОКО» указан другой",
            "Проверьте, чья это форма; каждая школа заполняет свой бланк.",
            cell=said["login"][1],
            value=login,
        )
    elif not form.school_ref and not form.layout.school_optional:
        form.report("FORM-006", Severity.ERROR, "не указана школа", "Впишите логин ФИС ОКО в строку «Логин ФИС ОКО».")


def _read_school_year(form: FilledForm, said: object, hidden: dict[str, str]) -> None:
    for text in (clean(said), hidden.get("school_year", "")):
        try:
            form.school_year = SchoolYear.parse(text)
        except AmbiguousYearError:
            continue
        return


def _read_rows(form: FilledForm) -> None:
    columns = form.place.columns
    inputs = {column.id: columns[column.id] for column in form.layout.columns if column.input and column.id in columns}
    by_code = {item.id: item for item in form.layout.items}
    by_label = {key_text(item.label): item for item in form.layout.items}
    first_rows: dict[str, int] = {}
    for index, cells in enumerate(form.place.sheet.rows[form.place.header_row + 1 :], form.place.header_row + 1):
        code = clean(cells[columns["code"]]) if "code" in columns else ""
        item = by_code.get(code) or by_label.get(key_text(cells[columns["label"]]))
        if item is None:
            _report_unknown_row(form, index, cells, inputs)
            continue
        row = FilledRow(item, index + 1, {})
        for column_id, at in inputs.items():
            _read_cell(form, row, form.layout.column(column_id), cells[at], cell_address(index, at))
        if item.id in first_rows and not row.is_blank:
            row.state = RowState.QUARANTINED
            form.report(
                "FORM-008",
                Severity.ERROR,
                f"показатель «{item.label}» встречается дважды (первый раз — в строке {first_rows[item.id]})",
                "Оставьте одну строку.",
                cell=str(row.row),
            )
        elif item.id in first_rows:
            continue
        first_rows.setdefault(item.id, row.row)
        form.rows.append(row)


def _read_open_rows(form: FilledForm) -> None:
    """Take every row below the header; its item is the number written before it, else its place in the table."""
    columns = form.place.columns
    inputs = {column.id: columns[column.id] for column in form.layout.columns if column.input and column.id in columns}
    for index, cells in enumerate(form.place.sheet.rows[form.place.header_row + 1 :], form.place.header_row + 1):
        said = key_text(cells[columns["number"]]) if "number" in columns else ""
        number = said if said.isdecimal() and 0 < int(said) < _MOST_ROWS else str(index - form.place.header_row)
        row = FilledRow(Item(number, f"строка {number}", number), index + 1, {})
        for column_id, at in inputs.items():
            _read_cell(form, row, form.layout.column(column_id), cells[at], cell_address(index, at))
        form.rows.append(row)


def _report_unknown_row(form: FilledForm, index: int, cells: list[object], inputs: dict[str, int]) -> None:
    filled = [at for at in inputs.values() if not is_blank(cells[at])]
    if filled:
        form.report(
            "FORM-007",
            Severity.QUESTION,
            "строка заполнена, но показатель не узнан",
            "Не добавляйте строк и не меняйте названий показателей.",
            cell=cell_address(index, filled[0]),
        )


def _read_cell(form: FilledForm, row: FilledRow, column: Column, value: object, at: str) -> None:
    """Take the cell into the row; what is not a value of its kind becomes missing, with a finding.

    The row is set aside where the cell is the row's own value; a spoilt side column only loses itself.
    """
    if column.only and row.item.kind != column.only:
        return
    kind = row.item.kind if column.kind == "by_item" else column.kind
    try:
        row.values[column.id] = _value(kind, value, column.choices or row.item.choices)
    except CellError as error:
        row.values[column.id] = None
        if column.kind == "by_item" or (column.kind == "choice" and not column.codes):
            row.state = RowState.QUARANTINED
        form.report(
            error.code,
            Severity.ERROR,
            f"«{row.item.label}», столбец «{column.header}»: {error.message}",
            error.guidance,
            cell=at,
            value=value,
        )


def _value(kind: str, value: object, choices: tuple[str, ...]) -> Value:
    if kind in {"count", "ratio"}:
        return read_number(value, whole=True)
    if kind in {"number", "percent"}:
        return read_number(value, percent=kind == "percent")
    if kind == "score":
        return read_score(value)
    if kind == "choice":
        return read_choice(value, choices)
    if kind == "yes_no":
        return read_yes_no(value)
    if kind == "date":
        return read_date(value)
    return clean(value)
