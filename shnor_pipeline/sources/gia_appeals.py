"""Reading appeals and re-checks (layout H): what a result became, matched to the protocol by the pupil's code."""

from __future__ import annotations

import pandas as pd

from shnor_pipeline.findings import Finding, Severity, Stage
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.sources.form_reader import Match
from shnor_pipeline.sources.gia_exam_line import ExamLine, exam_line
from shnor_pipeline.sources.headers import HeaderMatch, column_letter, find_header
from shnor_pipeline.sources.layouts import load_layout
from shnor_pipeline.sources.personal import pupil_codes
from shnor_pipeline.sources.reading import Reading, ReadingContext, RowState, SourceColumn
from shnor_pipeline.sources.tables import RawTable, Verdict, raw_table, typed_frame
from shnor_pipeline.sources.text import clean, gia_codes, header_text, numbers
from shnor_pipeline.sources.workbook import Sheet, Workbook

_NO_EXAM = Verdict(
    "APPEAL-001",
    Severity.ERROR,
    "не понять, к какому экзамену относится апелляция",
    "Укажите предмет и дату: в столбце «Экзамен» или строкой над таблицей.",
)
_NO_RESULT = Verdict(
    "APPEAL-002",
    Severity.ERROR,
    "нет результата после апелляции",
    "Внесите текущий первичный балл и оценку (балл).",
)


class AppealsReader:
    """Appeals (frame ``appeals``)."""

    kind = "gia_appeals"
    label = "Апелляции ГИА"

    def recognise(self, workbook: Workbook, context: ReadingContext) -> Match | None:  # noqa: ARG002
        """Fit by school, surname, state of the appeal and the «current» columns."""
        layout = load_layout("gia_appeals")
        widest = max((len(header.columns) for _, header in _tables(workbook)), default=0)
        return Match(min(1.0, 0.4 + widest / len(layout["columns"])), "H") if widest else None

    def read(self, workbook: Workbook, match: Match, context: ReadingContext) -> Reading:
        """Read every sheet that holds appeals."""
        reading = Reading(self.kind, match.layout)
        parts = [_frame(sheet, header, context, reading) for sheet, header in _tables(workbook)]
        parts = [part for part in parts if len(part)]
        if not parts:
            reading.rejected = "в файле апелляций нет ни одной строки"
            reading.findings.append(
                Finding("APPEAL-000", Severity.ERROR, Stage.READING, reading.rejected, "Пришлите список целиком.")
            )
            return reading
        reading.frames["appeals"] = pd.concat(parts, ignore_index=True)
        return reading


def _tables(workbook: Workbook) -> list[tuple[Sheet, HeaderMatch]]:
    layout = load_layout("gia_appeals")
    found = ((sheet, find_header(sheet, layout["columns"], layout["required"])) for sheet in workbook.sheets)
    return [(sheet, header) for sheet, header in found if header is not None]


def _current_columns(sheet: Sheet, header: HeaderMatch) -> dict[str, int]:
    """Return the columns of the second header row, under «Текущие»: primary score and result after the appeal."""
    second = sheet.rows[header.row_index + 1] if header.row_index + 1 < len(sheet.rows) else []
    wanted = {header_text(t): name for name, all_ in load_layout("gia_appeals")["current"].items() for t in all_}
    start = header.columns["current"]
    found = {wanted[text]: start + n for n, cell in enumerate(second[start:]) if (text := header_text(cell)) in wanted}
    return found or {"primary_after": start, "result_after": start + 1}


def _exam_above(sheet: Sheet, header: HeaderMatch) -> ExamLine | None:
    return next(
        (line for row in sheet.rows[: header.row_index] for cell in row if clean(cell) and (line := exam_line(cell))),
        None,
    )


def _frame(sheet: Sheet, header: HeaderMatch, context: ReadingContext, reading: Reading) -> pd.DataFrame:
    current = _current_columns(sheet, header)
    full = HeaderMatch(
        header.row_index, {**header.columns, **current}, {**header.headers, **dict.fromkeys(current, "")}
    )
    raw = _rows(raw_table(sheet, full))
    above = _exam_above(sheet, header)
    exams = raw.column("exam").map(exam_line) if "exam" in header.columns else pd.Series(above, index=raw.index)
    exams = exams.map(lambda line: line if isinstance(line, ExamLine) else above)
    refs = gia_codes(raw.column("school"))
    after = numbers(raw.column("result_after"))
    unknown, empty = exams.isna(), after.isna()
    states = pd.Series(RowState.OK, index=raw.index, dtype="object").mask(unknown | empty, RowState.QUARANTINED)
    reading.findings += raw.findings(unknown, "exam" if "exam" in header.columns else "state", _NO_EXAM, refs)
    reading.findings += raw.findings(empty & ~unknown, "result_after", _NO_RESULT, refs)
    # ОГЭ names «Оценка» under «Текущие», ЕГЭ «Балл»: the scale tells the exams apart
    scored = header_text(sheet.rows[header.row_index + 1][current["result_after"]]) != "оценка"
    people = (raw.texts(name) for name in ("surname", "first_name", "patronymic"))
    lines = [line if isinstance(line, ExamLine) else None for line in exams]
    columns = {
        "sheet": sheet.name,
        "row": raw.rows,
        "school_year": [SchoolYear.of_work(line.day.year).start if line else None for line in lines],
        "year": [line.day.year if line else None for line in lines],
        "exam": "ЕГЭ" if scored else "ОГЭ",
        "season": "",
        "exam_date": [line.day if line else None for line in lines],
        "attempt": 1,
        "grade": 11 if scored else 9,
        "subject": [line.subject if line else "" for line in lines],
        "level": [line.profile_or if line and scored else "" for line in lines],
        "school_ref": refs,
        "pupil_id": pupil_codes(context.salt, zip(*people, refs.str.lstrip("0"), strict=True)),
        "state": raw.texts("state").map(_state),
        "result_before": numbers(raw.column("before")),
        "primary_after": numbers(raw.column("primary_after")),
        "result_after": after,
        "row_state": states,
    }
    fields = {"school_ref": "school", "state": "state", "result_before": "before"}
    reading.columns += raw.source_columns("appeals", fields)
    reading.columns += [
        SourceColumn("appeals", sheet.name, header.first_row, name, column_letter(column))
        for name, column in current.items()
    ]
    return typed_frame("appeals", columns, raw.index)


def _rows(raw: RawTable) -> RawTable:
    """Return the table without its second header row and without lines that hold no school."""
    kept = gia_codes(raw.column("school")) != ""
    cells, rows = raw.cells[kept].reset_index(drop=True), raw.rows[kept].reset_index(drop=True)
    return RawTable(raw.sheet, raw.header, cells, rows)


def _state(text: str) -> str:
    known = load_layout("gia_appeals")["states"]
    return next((value for word, value in known.items() if word in text.casefold()), text)


READERS = (AppealsReader(),)
