"""Reading РЦОИ protocols of ОГЭ, ЕГЭ and ГВЭ (layouts A–G): a row per participant, names left at the door."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import pandas as pd

from shnor_pipeline.findings import Finding, Severity, Stage
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.sources.form_reader import Match
from shnor_pipeline.sources.gia_blocks import Block, blocks, layout_name, protocol_headers, trailer_label
from shnor_pipeline.sources.gia_exam_line import ExamLine, exam_of_path
from shnor_pipeline.sources.headers import HeaderMatch
from shnor_pipeline.sources.layouts import load_layout
from shnor_pipeline.sources.personal import pupil_codes
from shnor_pipeline.sources.reading import Reading, ReadingContext, RowState
from shnor_pipeline.sources.subjects import BASE
from shnor_pipeline.sources.tables import RawTable, Verdict, typed_frame
from shnor_pipeline.sources.text import clean, count, gia_code, gia_codes, numbers, texts
from shnor_pipeline.sources.vpr_findings import said
from shnor_pipeline.sources.workbook import Sheet, Workbook

_GRADE = re.compile(r"^\s*(\d{1,2})")
_RESULT = re.compile(r"[+-]?\d{1,3}(?:[.,]\d{1,2})?|[XxХх*-]?")
_CLASS = r"\d{1,2}(?!\d).{0,8}|.{0,2}"
_VARIANT = r"\d{0,5}"
_REACH = 3  # columns that a shifted row may have slipped by, blank spacers included
_LOWEST_MARK, _HIGHEST_MARK, _HIGHEST_SCORE = 2, 5, 100
_SHIFTED = Verdict(
    "PROTOCOL-001",
    Severity.ERROR,
    "строка сдвинута: в столбце «№» нет номера или в столбце «Код ОО» нет кода; строка в карантине",
    "Верните значения в свои столбцы по протоколу.",
)
_NO_RESULT = Verdict(
    "PROTOCOL-002",
    Severity.ERROR,
    "у участника нет результата; строка в карантине (это не ноль и не «2»)",
    "Внесите результат по протоколу или удалите строку, если участник не сдавал.",
)
_OUT_OF_SCALE = Verdict(
    "PROTOCOL-003",
    Severity.ERROR,
    "результат вне шкалы (отметка 2–5, тестовый балл 0–100); строка в карантине",
    "Исправьте результат по протоколу.",
)
_COPY = Verdict("PROTOCOL-004", Severity.NOTE, "точная копия строки участника пропущена")
_TOTAL_DIFFERS = Verdict(
    "PROTOCOL-005",
    Severity.QUESTION,
    "«Всего участников» под таблицей не равно числу строк; взяты строки",
    "Проверьте, все ли строки протокола на месте.",
)
_ORAL_ALONE = Verdict(
    "PROTOCOL-008",
    Severity.QUESTION,
    "устная часть иностранного языка отдельно от письменной: это не результат, строка не учтена",
    "Пришлите протокол с общим результатом (письменная и устная части вместе).",
)
_PARTS_DIFFER = Verdict(
    "PROTOCOL-009",
    Severity.QUESTION,
    "первичный балл не равен сумме письменной и устной частей; взят первичный балл",
    "Сверьте баллы с протоколом.",
)


class ProtocolReader:
    """Protocols of checked results (frame ``pupil_results``)."""

    kind = "gia_protocol"
    label = "Протокол проверки результатов ГИА"

    def recognise(self, workbook: Workbook, context: ReadingContext) -> Match | None:  # noqa: ARG002
        """Fit by the header of the table: number, school, surname, primary score and a result column."""
        headers = [header for sheet in workbook.sheets for header in protocol_headers(sheet)[:1]]
        if not headers:
            return None
        widest = max(headers, key=lambda header: len(header.columns))
        return Match(min(1.0, 0.55 + 0.05 * len(widest.columns)), layout_name(widest))

    def read(self, workbook: Workbook, match: Match, context: ReadingContext) -> Reading:
        """Read every exam of every sheet."""
        reading = Reading(self.kind, match.layout)
        parts: list[pd.DataFrame] = []
        for sheet in workbook.sheets:
            found = list(blocks(sheet))
            for block in found:
                exam = block.exam or exam_of_path(context.path_hint)
                if exam is None or not block.rows:
                    reading.findings += _no_exam(sheet, block) if exam is None else []
                    continue
                parts.append(_frame(sheet, block, exam, context, reading))
            reading.findings += _totals(sheet, found)
        frames = [part for part in parts if len(part)]
        if not frames:
            reading.rejected = "в протоколе нет ни одной строки с результатом"
            reading.findings.append(
                Finding("PROTOCOL-000", Severity.ERROR, Stage.READING, reading.rejected, "Пришлите протокол целиком.")
            )
            return reading
        reading.frames["pupil_results"] = pd.concat(frames, ignore_index=True)
        return reading


def _no_exam(sheet: Sheet, block: Block) -> list[Finding]:
    message = "над таблицей нет строки с предметом и датой экзамена (вида «01 - Русский язык 2023.05.29»)"
    guidance = "Верните строку над таблицей или назовите файл по образцу 01_2023.05.29.csv."
    cell = f"A{block.header.row_index + 1}"
    return [Finding("PROTOCOL-006", Severity.ERROR, Stage.READING, message, guidance, sheet=sheet.name, cell=cell)]


def _raw(sheet: Sheet, header: HeaderMatch, rows: Sequence[tuple[int, list[object]]]) -> RawTable:
    cells = pd.DataFrame(
        [[row[column] for column in header.columns.values()] for _, row in rows],
        columns=list(header.columns),
        dtype="object",
    )
    return RawTable(sheet, header, cells, pd.Series([number for number, _ in rows], dtype="int64"))


def _frame(sheet: Sheet, block: Block, exam: ExamLine, context: ReadingContext, reading: Reading) -> pd.DataFrame:
    raw = _raw(sheet, block.header, block.rows)
    refs = gia_codes(raw.column("school"))
    number = numbers(raw.column("number"))
    scored = "score" in block.header.columns
    result_name = "score" if scored else "mark"
    result = numbers(raw.column(result_name))
    result_text = raw.texts(result_name)

    shifted = number.isna() | ~refs.str.fullmatch(r"\d{1,6}").fillna(value=False)
    blank = ~shifted & (result_text == "")
    low, high = (0, _HIGHEST_SCORE) if scored else (_LOWEST_MARK, _HIGHEST_MARK)
    outside = ~shifted & ~blank & ~result.between(low, high)
    people = raw.cells.reindex(columns=["surname", "first_name", "patronymic"])
    identity = _identity(raw)
    copy = ~shifted & identity.duplicated() & (identity != "")
    states = pd.Series(RowState.OK, index=raw.index, dtype="object")
    states = states.mask(shifted | blank | outside, RowState.QUARANTINED).mask(copy, RowState.DROPPED)
    alone = ~shifted & ~copy & (exam.is_oral and "oral_primary" not in block.header.columns)
    states = states.mask(alone, RowState.DROPPED)
    for where, name, verdict in (
        (shifted, "number", _SHIFTED),
        (blank & ~copy & ~alone, result_name, _NO_RESULT),
        (outside & ~copy & ~alone, result_name, _OUT_OF_SCALE),
        (~shifted & ~copy & _parts_differ(raw), "primary", _PARTS_DIFFER),
        (copy, "number", _COPY),
    ):
        # the cells of a shifted row may hold a name: no value is quoted
        found = raw.findings(where, name, verdict, None if verdict is _SHIFTED else refs)
        reading.findings += [item if _is_result(item.value) else _without_value(item) for item in found]

    reading.findings += said(raw, alone, "number", _ORAL_ALONE, refs)

    kind, grade = _exam_kind(raw, exam, context, scored=scored)
    level = exam.profile_or if kind == "ЕГЭ" and scored else exam.level if kind == "ЕГЭ" else ""
    pupils = pd.Series(
        pupil_codes(
            context.salt, zip(*(texts(people[name]) for name in people.columns), _code_numbers(refs), strict=True)
        ),
        index=raw.index,
    )
    columns = {
        "sheet": sheet.name,
        "row": raw.rows,
        "school_year": SchoolYear.of_work(exam.day.year).start,
        "year": exam.day.year,
        "exam": kind,
        "season": "",
        "exam_date": exam.day,
        "attempt": 1,
        "grade": grade,
        "subject": exam.subject,
        "level": level,
        "school_ref": refs.where(~shifted, _code_nearby(raw, refs, shifted)),
        "school_name": _municipality(raw),
        "pupil_id": _told_apart(pupils, identity, states),
        "class_label": _fitting(raw.texts("class_label"), _CLASS).where(~shifted, ""),
        "variant": _fitting(raw.texts("variant"), _VARIANT).where(~shifted, ""),
        "absent": None,  # a protocol lists only those who sat the exam
        "primary": numbers(raw.column("primary")).where(~shifted),
        "primary_possible": _highest_primary(kind, exam, level),
        "score": result.where(~shifted & ~outside) if scored else None,
        "mark": result.where(~shifted & ~outside).round().astype("Int64") if not scored else None,
        "row_state": states,
    }
    fields = {
        "school_ref": "school",
        "class_label": "class_label",
        "primary": "primary",
        result_name: result_name,
        "pupil_id": "number",
    }
    reading.columns += raw.source_columns("pupil_results", fields)
    return typed_frame("pupil_results", columns, raw.index)


def _fitting(column: pd.Series, pattern: str) -> pd.Series:
    """Return the texts of the expected form, '' for others: in a protocol with mixed columns they may be names."""
    return column.where(column.str.fullmatch(pattern).fillna(value=False), "")


def _parts_differ(raw: RawTable) -> pd.Series:
    """Return where written and oral part are both stated and do not make the primary score."""
    parts = [numbers(raw.column(name)) for name in ("written_primary", "oral_primary")]
    total = parts[0] + parts[1]
    return total.notna() & (total != numbers(raw.column("primary")))


def _is_result(value: str) -> bool:
    """Whether the value may be quoted: only what looks like a result; where columns are mixed up it may be a name."""
    return _RESULT.fullmatch(value) is not None


def _without_value(item: Finding) -> Finding:
    return Finding(item.code, item.severity, item.stage, item.message, item.guidance, sheet=item.sheet, cell=item.cell)


def _municipality(raw: RawTable) -> pd.Series:
    """Return «МСУ n», the municipality's code: it tells another district's school from an unknown one of ours."""
    codes = gia_codes(raw.column("municipality"))
    return ("МСУ " + codes).where(codes != "", "")


def _code_nearby(raw: RawTable, refs: pd.Series, shifted: pd.Series) -> pd.Series:
    """Return for shifted rows the school code that slipped into the neighbouring column, '' where none is certain.

    Only a code that other rows of the table have is believed: the row counts nowhere, but its school must hear of it.
    """
    known, places = set(refs[~shifted]), raw.header.columns
    found = pd.Series("", index=raw.index, dtype="object")
    for place in shifted.to_numpy(dtype=bool, na_value=False).nonzero()[0]:
        line = raw.sheet.rows[int(raw.rows.iloc[place]) - 1]
        reach = range(max(0, places["school"] - _REACH), min(len(line), places["school"] + _REACH + 1))
        codes = {code for column in reach if (code := gia_code(line[column])) in known}
        found.iloc[place] = codes.pop() if len(codes) == 1 else ""
    return found


def _code_numbers(refs: pd.Series) -> pd.Series:
    """Return school codes without leading zeros, which the sources lose at will."""
    return refs.str.lstrip("0")


def _identity(raw: RawTable) -> pd.Series:
    """Return what tells participants of one table apart: document, code, or the whole row but its number."""
    columns = raw.header.columns
    if "document_number" in columns:
        return raw.texts("series") + " " + raw.texts("document_number")
    for name in ("document", "participant"):
        if name in columns:
            return raw.texts(name)
    rest = [name for name in columns if name != "number"]
    return raw.cells[rest].map(clean).agg("\x1f".join, axis=1)


def _told_apart(pupils: pd.Series, identity: pd.Series, states: pd.Series) -> pd.Series:
    """Return the codes with a number after those of namesakes: one name and school, but another document."""
    counted = states != RowState.DROPPED
    people = pd.DataFrame({"pupil": pupils, "identity": identity})[counted].drop_duplicates()
    if people.empty:
        return pupils
    order = people.groupby("pupil").cumcount()
    suffix = order.map(lambda n: f"-{n + 1}" if n else "").reindex(pupils.index).fillna("")
    return pupils + suffix


def _exam_kind(raw: RawTable, exam: ExamLine, context: ReadingContext, *, scored: bool) -> tuple[str, int]:
    """Return the exam and the grade it ends: by the result's kind and the subject's code, then by the classes."""
    grade = _usual_grade(raw.texts("class_label"))
    if exam.is_gve:
        return f"ГВЭ-{grade or _hinted(context)}", grade or _hinted(context)
    if scored or exam.level == BASE:
        return "ЕГЭ", 11
    if grade == 11 or (grade == 0 and "ЕГЭ" in context.path_hint):
        return "ЕГЭ", 11
    return "ОГЭ", 9


def _highest_primary(kind: str, exam: ExamLine, level: str) -> float | None:
    """Return the declared maximum of the primary score, None where none is declared for that year."""
    for item in load_layout("gia_protocol")["highest_primary"]:
        same = (item["exam"], item["subject"], item.get("level", "")) == (kind, exam.subject, level)
        if same and item["from_year"] <= exam.day.year <= item["to_year"]:
            return float(item["value"])
    return None


def _usual_grade(labels: pd.Series) -> int:
    found = Counter(match.group(1) for label in labels if (match := _GRADE.match(label)))
    usual = found.most_common(1)
    return {9: 9, 11: 11, 12: 11}.get(int(usual[0][0]), 9) if usual else 0


def _hinted(context: ReadingContext) -> int:
    return 11 if "11" in context.path_hint else 9


def _totals(sheet: Sheet, found: Sequence[Block]) -> list[Finding]:
    """Compare «Всего участников» with the rows since the last such line (a page break does not end a table)."""
    findings, rows = [], 0
    for block in found:
        rows += len(block.rows)
        for number, cells in block.trailers:
            filled = [cell for cell in cells if clean(cell)]
            label = trailer_label(filled, ("всего",))
            if label is None:
                continue
            stated = next((value for cell in filled if (value := count(cell)) is not None), None)
            if stated is None and (match := re.search(r"(\d+)\s*$", clean(label))):
                stated = int(match.group(1))
            if stated is not None and stated != rows:
                verdict = _TOTAL_DIFFERS
                message = f"{verdict.message} (указано {stated}, строк {rows})"
                findings.append(
                    Finding(
                        verdict.code, verdict.severity, Stage.READING, message, verdict.guidance,
                        sheet=sheet.name, cell=f"A{number}", value=str(stated),
                    )
                )  # fmt: skip
            rows = 0
    return findings


READERS = (ProtocolReader(),)
