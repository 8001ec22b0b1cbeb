"""Reading Ф1 «Индивидуальные результаты»: a row per participant with official marks; sums are recomputed."""

from __future__ import annotations

import re

import pandas as pd

from shnor_pipeline.findings import Finding, Severity, Stage
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.sources import vpr_findings as words
from shnor_pipeline.sources.form_reader import Match
from shnor_pipeline.sources.headers import HeaderMatch, find_header
from shnor_pipeline.sources.layouts import load_layout
from shnor_pipeline.sources.personal import pupil_codes
from shnor_pipeline.sources.reading import Reading, ReadingContext, RowState
from shnor_pipeline.sources.tables import RawTable, Verdict, raw_table, typed_frame
from shnor_pipeline.sources.text import clean, counts, logins, numbers
from shnor_pipeline.sources.vpr_dump_rows import task_columns
from shnor_pipeline.sources.vpr_head import Head, analytics_head
from shnor_pipeline.sources.vpr_tasks import task_scores
from shnor_pipeline.sources.workbook import Sheet, Workbook

_STATED = re.compile(r"Кол-во участников:\s*(\d+)", re.IGNORECASE)
_PRIMARY = Verdict("VPR-READ-030", Severity.NOTE, "первичный балл не равен сумме по заданиям; для среднего взята сумма")


class IndividualReader:
    """Individual results (frame ``pupil_results``)."""

    kind = "vpr_individual"
    label = "Ф1 Индивидуальные результаты ВПР"

    def recognise(self, workbook: Workbook, context: ReadingContext) -> Match | None:  # noqa: ARG002
        """Fit by the head, the header and task columns."""
        layout = load_layout("vpr_analytics")["individual"]
        widest = max((len(header.columns) for _, header, _ in _tables(workbook)), default=0)
        return Match(min(1.0, 0.3 + 0.7 * widest / (len(layout["columns"]) - 1)), layout["label"]) if widest else None

    def read(self, workbook: Workbook, match: Match, context: ReadingContext) -> Reading:
        """Read every sheet; one subject each."""
        reading = Reading(self.kind, match.layout)
        parts = [_frame(sheet, header, head, context, reading) for sheet, header, head in _tables(workbook)]
        parts = [part for part in parts if len(part)]
        if parts:
            reading.frames["pupil_results"] = pd.concat(parts, ignore_index=True)
        else:
            reading.rejected = "в выгрузке нет ни одного участника"
            reading.findings.append(
                Finding("VPR-READ-021", Severity.ERROR, Stage.READING, reading.rejected, "Выгрузите отчёт ещё раз.")
            )
        return reading


def _tables(workbook: Workbook) -> list[tuple[Sheet, HeaderMatch, Head]]:
    layout = load_layout("vpr_analytics")["individual"]
    found = []
    for sheet in workbook.sheets:
        head = analytics_head(sheet)
        header = find_header(sheet, layout["columns"], set(layout["required"]) - {"primary"}) if head else None
        if head is not None and header is not None and task_columns(sheet, header, "header").positions:
            found.append((sheet, header, head))
    return found


def _frame(sheet: Sheet, header: HeaderMatch, head: Head, context: ReadingContext, reading: Reading) -> pd.DataFrame:
    tasks = task_columns(sheet, header, "header")
    full = HeaderMatch(
        header.row_index,
        {**header.columns, **{f"task{n}": position for n, position in enumerate(tasks.positions)}},
        {
            **header.headers,
            **{f"task{n}": clean(sheet.rows[header.row_index][place]) for n, place in enumerate(tasks.positions)},
        },
    )
    raw = raw_table(sheet, full)
    groups = raw.texts("code") == ""
    stated = _stated_counts(raw, groups)
    raw = RawTable(sheet, full, raw.cells[~groups].reset_index(drop=True), raw.rows[~groups].reset_index(drop=True))
    if raw.is_empty:
        return pd.DataFrame()
    scores = task_scores(raw.cells[[f"task{n}" for n in range(len(tasks.positions))]], tasks.maxima)
    refs = logins(raw.column("login"))
    code = counts(raw.column("code"))
    mark = numbers(raw.column("mark"))
    journal = numbers(raw.column("journal"))
    keys = pd.DataFrame({"ref": refs, "code": code})
    copy = keys.duplicated() & code.notna()
    no_mark = ~mark.isin([2, 3, 4, 5]) & ~copy
    shifted = scores.gender | (scores.beyond & ~no_mark)
    states = pd.Series(RowState.OK, index=raw.index, dtype="object")
    states = states.mask(no_mark | shifted, RowState.QUARANTINED).mask(copy, RowState.DROPPED)
    counted = states == RowState.OK
    differs = counted & (numbers(raw.column("total")) != scores.total)
    odd_journal = counted & (raw.texts("journal") != "") & ~journal.isin([2, 3, 4, 5])
    for where, name, verdict in (
        (shifted & ~no_mark, "task0", words.BEYOND),
        (no_mark, "mark", words.NO_MARK),
        (copy, "code", words.COPY),
        (differs, "total", _PRIMARY),
        (odd_journal, "journal", words.JOURNAL),
    ):
        reading.findings += words.said(raw, where, name, verdict, refs)
    reading.findings += _count_findings(sheet, stated, refs[~copy])
    columns = {
        "sheet": sheet.name,
        "row": raw.rows,
        "school_year": SchoolYear.of_work(head.year, head.season).start,
        "year": head.year,
        "exam": "ВПР",
        "season": head.season,
        "exam_date": None,
        "attempt": 1,
        "grade": head.grade,
        "grade_written": head.grade + (head.season == "autumn"),
        "subject": head.subject,
        "level": "",
        "school_ref": refs,
        "school_name": raw.texts("school_name").str.replace(r"\([a-z]{3}\d{6}\)\s*$", "", regex=True),
        "pupil_id": pupil_codes(
            context.salt, ((ref, c, head.year, head.grade) for ref, c in zip(refs, code, strict=True))
        ),
        "class_label": raw.texts("class_label"),
        "variant": raw.texts("variant"),
        "absent": None,  # the export lists only those who wrote
        "primary": scores.total,
        "primary_possible": scores.possible,
        "mark": mark.where(mark.isin([2, 3, 4, 5])).astype("Int64"),
        "journal_mark": journal.where(journal.isin([2, 3, 4, 5])).astype("Int64"),
        "task_scores": scores.texts,
        "row_state": states,
    }
    fields = {
        **{f"task {n + 1}": f"task{n}" for n in range(len(tasks.positions))},
        "school_ref": "login", "pupil_id": "code", "variant": "variant", "mark": "mark", "journal_mark": "journal",
        "primary": "total", "class_label": "class_label", "task_scores": "task0",
    }  # fmt: skip
    reading.columns += raw.source_columns("pupil_results", fields)
    return typed_frame("pupil_results", columns, raw.index)


def _stated_counts(raw: RawTable, groups: pd.Series) -> list[tuple[int, str, int]]:
    """Return (row, login, stated number) of the group lines «МБОУ …(edu203389) | Кол-во участников: 89»."""
    from shnor_pipeline.sources.text import find_login

    lines = []
    for text, row in zip(raw.column("login")[groups].map(clean), raw.rows[groups], strict=True):
        if match := _STATED.search(text):
            lines.append((int(row), find_login(text), int(match.group(1))))
    return lines


def _count_findings(sheet: Sheet, stated: list[tuple[int, str, int]], refs: pd.Series) -> list[Finding]:
    have = refs.value_counts()
    verdict = words.ROWS_DIFFER
    return [
        Finding(
            verdict.code, verdict.severity, Stage.READING,
            f"{verdict.message} (указано {count}, строк {have.get(ref, 0)})",
            sheet=sheet.name, cell=f"A{row}", value=str(count), school_ref=ref,
        )
        for row, ref, count in stated
        if ref and have.get(ref, 0) != count
    ]  # fmt: skip


READERS = (IndividualReader(),)
