"""Rows of a ВПР protocol (collection dumps, school forms): a frame per sheet, worked out by column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from shnor_pipeline.findings import Finding
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.sources import vpr_findings as words
from shnor_pipeline.sources.headers import HeaderMatch
from shnor_pipeline.sources.personal import pupil_codes
from shnor_pipeline.sources.reading import ReadingContext, RowState, SourceColumn
from shnor_pipeline.sources.tables import RawTable, raw_table, typed_frame
from shnor_pipeline.sources.territory import is_foreign
from shnor_pipeline.sources.text import clean, counts, dates, header_text, logins, numbers
from shnor_pipeline.sources.vpr_tasks import declared_maxima, task_maximum, task_scores
from shnor_pipeline.sources.vpr_work import PathWork
from shnor_pipeline.sources.workbook import Sheet

_AUTUMN_MONTH = 9
_OLDER_CODES = {1: 11, 2: 10}


@dataclass(frozen=True)
class TaskColumns:
    """The task columns of a sheet: their positions and greatest scores (empty where the file does not state them)."""

    positions: list[int]
    maxima: list[float]


def task_columns(sheet: Sheet, header: HeaderMatch, rule: str) -> TaskColumns:
    """Return the task columns by the layout's rule: headers with «(Nб)», or a pattern of numbered columns."""
    cells = sheet.rows[header.row_index]
    if rule == "header":
        found = [(n, best) for n, cell in enumerate(cells) if (best := task_maximum(cell)) is not None]
        return TaskColumns([n for n, _ in found], [best for _, best in found])
    pattern = re.compile(rule.removeprefix("re:"))
    numbered = [(header_text(cell), n) for n, cell in enumerate(cells) if pattern.search(header_text(cell))]
    return TaskColumns([n for _, n in sorted(numbered, key=lambda item: (_number_in(item[0]), item[1]))], [])


def _number_in(header: str) -> int:
    """Return the task's number that a header «балл за 12» or «a-12-grade» states: greatest scores go by it."""
    match = re.search(r"\d+", header)
    return int(match.group()) if match else 0


def dump_frame(
    sheet: Sheet, header: HeaderMatch, layout: Mapping[str, Any], work: PathWork, context: ReadingContext
) -> tuple[pd.DataFrame, list[SourceColumn], list[Finding]]:
    """Return the frame ``pupil_results`` of one protocol sheet, where its fields stand, and what was odd."""
    tasks = task_columns(sheet, header, str(layout["task"]))
    full = HeaderMatch(
        header.row_index,
        {**header.columns, **{f"task{n}": position for n, position in enumerate(tasks.positions)}},
        {
            **header.headers,
            **{f"task{n}": clean(sheet.rows[header.row_index][place]) for n, place in enumerate(tasks.positions)},
        },
    )
    raw = raw_table(sheet, full)
    raw = _with_rows_only(raw)
    names = [f"task{n}" for n in range(len(tasks.positions))]
    variant = raw.texts("variant")
    absent = variant.str.casefold().str.startswith("отсут")
    code = counts(raw.column("code"))
    written = code.map(_class_of_code, na_action="ignore").astype("Int64")
    season, grade, year = _placed(raw, layout, work, written)
    maxima = tasks.maxima or declared_maxima(work.subject or "", int(work.grade or 0))
    cells = raw.cells[names]
    if not tasks.maxima and maxima:
        cells = cells.iloc[:, : len(maxima)]  # the first free slot after the tasks holds the textbook
    scores = task_scores(cells, maxima)
    journal_text = raw.texts("journal")
    journal = numbers(raw.column("journal"))
    refs = logins(raw.column("login")) if "login" in header.columns else _school_of_path(raw, context)
    refs = refs.mask(refs == "", raw.texts("login"))

    shifted = (scores.gender | journal_text.str.casefold().isin(["м", "ж"])) & ~absent
    beyond = scores.beyond & ~shifted & ~absent
    inside = scores.absent & ~absent & ~shifted & ~beyond
    foreign = (
        is_foreign(raw.column("municipality"), context.municipality)
        if "municipality" in header.columns
        else pd.Series(data=False, index=raw.index)
    )
    copy, conflict = _repeated(raw, refs, code, year)
    copy, conflict = copy & ~foreign, conflict & ~foreign
    states = pd.Series(RowState.OK, index=raw.index, dtype="object")
    states = states.mask(shifted | beyond | inside | conflict, RowState.QUARANTINED)
    states = states.mask(foreign | copy, RowState.DROPPED)
    counted = states == RowState.OK
    stated = numbers(raw.column("total"))
    findings: list[Finding] = []
    first_task = names[0] if names else "variant"
    for where, name, verdict in (
        (shifted & ~copy & ~foreign, first_task, words.SHIFTED),
        (beyond & ~copy & ~foreign, first_task, words.BEYOND),
        (inside & ~copy & ~foreign, first_task, words.ABSENT_INSIDE),
        (conflict, "code", words.CONFLICT),
        (copy, "code", words.COPY),
        (foreign, "code", words.FOREIGN),
        (counted & ~absent & (stated != scores.total), "total", words.TOTAL),
        (counted & ~absent & (journal_text != "") & ~journal.isin([2, 3, 4, 5]), "journal", words.JOURNAL),
        (counted & scores.unknown, first_task, words.UNKNOWN_SCORE),
        (counted & scores.not_taught, first_task, words.NOT_TAUGHT),
    ):
        findings += words.said(raw, where, name, verdict, refs)
    columns = {
        "sheet": sheet.name,
        "row": raw.rows,
        "school_year": [SchoolYear.of_work(int(y), s).start for y, s in zip(year, season, strict=True)],
        "year": year,
        "exam": "ВПР",
        "season": season,
        "attempt": 1,
        "grade": grade,
        "grade_written": written,
        "subject": work.subject,
        "level": "",
        "school_ref": refs,
        "school_name": raw.texts("school_name").str.replace(r"^.*\|\s*", "", regex=True),
        "pupil_id": pupil_codes(context.salt, zip(refs, code, year, grade, strict=True)),
        "class_label": raw.texts("class_label"),
        "variant": variant.where(~absent, ""),
        "absent": absent,
        "primary": scores.total.where(~absent),
        "primary_possible": scores.possible.where(~absent),
        "journal_mark": journal.where(journal.isin([2, 3, 4, 5])).astype("Int64"),
        "task_scores": scores.texts.where(~absent, ""),
        "row_state": states,
    }
    fields = {
        **{f"task {n + 1}": name for n, name in enumerate(cells.columns)},
        "school_ref": "login", "pupil_id": "code", "variant": "variant", "journal_mark": "journal", "mark": "total",
        "primary": "total", "class_label": "class_label", "grade_written": "code", "task_scores": first_task,
    }  # fmt: skip
    return typed_frame("pupil_results", columns, raw.index), raw.source_columns("pupil_results", fields), findings


def _with_rows_only(raw: RawTable) -> RawTable:
    """Leave out prepared rows without a participant's code, whatever formulas stand in them."""
    kept = (raw.texts("code") != "").to_numpy()
    return RawTable(
        raw.sheet, raw.header, raw.cells[kept].reset_index(drop=True), raw.rows[kept].reset_index(drop=True)
    )


def _class_of_code(code: int) -> int | None:
    """Return the class that wrote: the first digit of a five-digit code; 1001 and 2xxxx are classes 11 and 10."""
    first = int(code) // 10_000
    if first == 0:
        return 11 if 1000 <= int(code) < 2000 else None
    return _OLDER_CODES.get(first, first)


def _placed(
    raw: RawTable, layout: Mapping[str, Any], work: PathWork, written: pd.Series
) -> tuple[pd.Series, pd.Series, pd.Series]:
    """Return season, grade of the programme and calendar year of every row."""
    if "season" in layout:
        season = pd.Series(layout["season"], index=raw.index, dtype="object")
    elif "uploaded" in raw.header.columns:
        months = dates(raw.column("uploaded")).map(lambda day: day.month, na_action="ignore")
        season = pd.Series("spring", index=raw.index, dtype="object").mask(months >= _AUTUMN_MONTH, "autumn")
        if work.grade is not None:
            season = season.mask(written == work.grade + 1, "autumn").mask(written == work.grade, "spring")
    else:
        season = pd.Series("spring", index=raw.index, dtype="object")
    later = (season == "autumn").astype(int)
    grade = (written - later).astype("Int64")
    if work.grade is not None:
        grade = pd.Series(work.grade, index=raw.index, dtype="Int64")
    year = pd.Series(layout.get("year") or work.year, index=raw.index, dtype="Int64")
    if "uploaded" in raw.header.columns:
        days = dates(raw.column("uploaded")).map(lambda day: day.year, na_action="ignore")
        year = days.astype("Int64").fillna(year)
    return season, grade, year


def _school_of_path(raw: RawTable, context: ReadingContext) -> pd.Series:
    """A school's own form carries no login: the folder it was put into names the school."""
    from shnor_pipeline.sources.text import find_login

    return pd.Series(find_login(context.path_hint), index=raw.index, dtype="object")


def _repeated(raw: RawTable, refs: pd.Series, code: pd.Series, year: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Return exact copies of an earlier row, and rows whose code stands again with another content."""
    keys = pd.DataFrame({"ref": refs, "code": code, "year": year})
    again = keys.duplicated(keep=False) & code.notna()
    copy = pd.Series(data=False, index=raw.index)
    if again.any():
        content = raw.cells[again].map(_plain).agg("\x1f".join, axis=1)
        copy.loc[again] = pd.concat([keys[again], content], axis=1).duplicated()
    conflict = keys[~copy].duplicated(keep=False).reindex(raw.index, fill_value=False) & again & ~copy
    twice = pd.concat([keys, conflict.rename("conflict")], axis=1).groupby(["ref", "code", "year"], dropna=False)
    return copy & ~twice["conflict"].transform("any"), conflict | (copy & twice["conflict"].transform("any"))


def _plain(cell: object) -> str:
    from shnor_pipeline.sources.text import clean

    return clean(cell)


def fields_missing(work: PathWork, layout: Mapping[str, Any]) -> Sequence[str]:
    """Return what neither content nor path says of a work, in words."""
    known = {
        "предмет": work.subject,
        "класс": work.grade,
        "год": layout.get("year") or work.year or ("uploaded" in layout["columns"]),
    }
    return [name for name, value in known.items() if not value]
