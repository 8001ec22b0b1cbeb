"""Reading ВПР exports about tasks: «Достижение планируемых результатов», «Выполнение заданий» (also by groups).

Whichever way the sheet is laid out (groups down or across), out comes one row per group and task, with the sheet
column that its percent stands in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from shnor_pipeline.findings import Finding, Severity, Stage
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.sources import vpr_findings as words
from shnor_pipeline.sources.columns import column_letter
from shnor_pipeline.sources.form_reader import Match
from shnor_pipeline.sources.headers import HeaderMatch, find_header
from shnor_pipeline.sources.layouts import load_layout
from shnor_pipeline.sources.reading import Reading, ReadingContext, RowState
from shnor_pipeline.sources.tables import RawTable, Verdict, raw_table, typed_frame
from shnor_pipeline.sources.text import clean, count, counts, header_text, number, numbers, texts
from shnor_pipeline.sources.vpr_head import Head, analytics_head, scopes
from shnor_pipeline.sources.vpr_tasks import task_label, task_maximum
from shnor_pipeline.sources.workbook import Sheet, Workbook

_BAD_PERCENT = Verdict(
    "VPR-READ-050",
    Severity.ERROR,
    "выполнение задания не число от 0 до 100: значение в карантине",
    "Выгрузите отчёт ещё раз; если значение то же, обратитесь к координатору ВПР.",
)
_TASK_TWICE = Verdict(
    "VPR-READ-051",
    Severity.QUESTION,
    "одно задание одной группы стоит в таблице дважды: взято первое, второе в карантине",
    "Проверьте номера заданий: Excel мог превратить «1.10» в «1.1».",
)
_NEAR_HEADER = 2
_MARK = re.compile(r"^(?:групп\w*\s*)?\D{0,12}([2-5])\D{0,2}$")


@dataclass(frozen=True)
class _Table:
    sheet: Sheet
    header: HeaderMatch
    head: Head


@dataclass(frozen=True)
class TaskTableReader:
    """One kind of export about tasks (frame ``task_results``); the layout names its columns."""

    layout: str
    kind: str = "vpr_tasks"

    @property
    def label(self) -> str:
        """Return the Russian name of the export."""
        return str(load_layout("vpr_analytics")[self.layout]["label"])

    def recognise(self, workbook: Workbook, context: ReadingContext) -> Match | None:  # noqa: ARG002
        """Fit by title, head and header."""
        return Match(1.0, self.label) if _tables(workbook, self.layout) else None

    def read(self, workbook: Workbook, match: Match, context: ReadingContext) -> Reading:  # noqa: ARG002
        """Read every sheet; one work each."""
        reading = Reading(self.kind, match.layout)
        across = self.layout == "achievement"
        parts = [
            _frame(table, _groups_across(table) if across else _groups_down(table, self.layout), reading)
            for table in _tables(workbook, self.layout)
        ]
        parts = [part for part in parts if len(part)]
        if parts:
            reading.frames["task_results"] = pd.concat(parts, ignore_index=True)
        else:
            reading.rejected = "в выгрузке нет ни одного задания с результатом"
            reading.findings.append(
                Finding("VPR-READ-052", Severity.ERROR, Stage.READING, reading.rejected, "Выгрузите отчёт ещё раз.")
            )
        return reading


def _tables(workbook: Workbook, name: str) -> list[_Table]:
    layout = load_layout("vpr_analytics")[name]
    found = []
    for sheet in workbook.sheets:
        head = analytics_head(sheet)
        if head is None or header_text(layout["title"]) not in head.titles:
            continue
        header = find_header(sheet, layout["columns"], layout["required"])
        if header is not None:
            found.append(_Table(sheet, header, head))
    return found


def _task_positions(table: _Table) -> dict[int, str]:
    """Return the columns whose header is a task («1», «9.1 (2б)», «17К1»), with the task's number."""
    taken = set(table.header.columns.values())
    cells = table.sheet.rows[table.header.row_index]
    labels = {column: task_label(cell) for column, cell in enumerate(cells) if column not in taken}
    return {column: label for column, label in labels.items() if label}


def _maxima_beside(table: _Table, name: str, positions: Mapping[int, str]) -> tuple[dict[int, float | None], int]:
    """Return the greatest score of each task column, and the row «Макс балл» that states them (−1 for none)."""
    cells = table.sheet.rows[table.header.row_index]
    stated: dict[int, float | None] = {column: task_maximum(cells[column]) for column in positions}
    synonyms = {"highest": load_layout("vpr_analytics")[name]["highest"]}
    first = max(0, table.header.row_index - _NEAR_HEADER)
    for index in range(first, min(len(table.sheet.rows), table.header.row_index + _NEAR_HEADER + 1)):
        line = replace(table.sheet, rows=[table.sheet.rows[index]])
        if index == table.header.row_index or find_header(line, synonyms, ["highest"]) is None:
            continue
        beside = {column: number(table.sheet.rows[index][column]) for column in positions}
        if any(value is not None for value in beside.values()):  # the head has such a line too, for the whole work
            return beside, index
    return stated, -1


def _groups_down(table: _Table, name: str) -> pd.DataFrame:
    """Return (row, column, group, mark group, participants, task, highest, cell) of a table with a row per group."""
    positions = _task_positions(table)
    maxima, beside = _maxima_beside(table, name, positions)
    full = HeaderMatch(
        table.header.row_index,
        {**table.header.columns, **{f"t{column}": column for column in positions}},
        {**table.header.headers, **{f"t{column}": "" for column in positions}},
    )
    raw = raw_table(table.sheet, full)
    kept = raw.rows != beside + 1
    group, mark = _marked_groups(raw)
    lines = pd.DataFrame(
        {"row": raw.rows, "group": group, "mark_group": mark, "participants": counts(raw.column("participants"))}
    )
    parts = [
        lines[kept].assign(
            column=column_letter(column), task=label, highest=maxima[column], place=place, cell=raw.cells[f"t{column}"]
        )
        for place, (column, label) in enumerate(positions.items())
    ]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()


def _marked_groups(raw: RawTable) -> tuple[pd.Series, pd.Series]:
    """Return each row's group and mark: a column of marks, or lines «2» … «5» below the line of the group."""
    names = texts(raw.column("group"))
    mark = texts(raw.column("mark_group")).str.extract(_MARK, expand=False)
    if "mark_group" not in raw.header.columns:
        mark = names.str.extract(_MARK, expand=False)
        names = names.mask(mark.notna(), "")
    return names.mask(names == "").ffill().fillna(""), pd.to_numeric(mark).astype("Int64")


def _groups_across(table: _Table) -> pd.DataFrame:
    """Return the same columns as ``_groups_down`` of a table whose groups stand side by side, a row per task."""
    named = set(table.header.columns.values())
    cells = table.sheet.rows[table.header.row_index]
    groups = {column: clean(cell) for column, cell in enumerate(cells) if column not in named and clean(cell)}
    full = HeaderMatch(
        table.header.row_index,
        {**table.header.columns, **{f"g{column}": column for column in groups}},
        {**table.header.headers, **{f"g{column}": name for column, name in groups.items()}},
    )
    raw = raw_table(table.sheet, full)
    label = raw.column("task").map(task_label)
    counted = raw.column("task").map(header_text).str.startswith("кол-во участников")
    people = {column: next(iter(raw.column(f"g{column}")[counted]), None) for column in groups}
    lines = pd.DataFrame(
        {
            "row": raw.rows, "task": label, "skill": raw.texts("skill"), "highest": numbers(raw.column("highest")),
            "place": range(len(raw.index)),
        }
    )  # fmt: skip
    kept = label != ""
    parts = [
        lines[kept].assign(
            column=column_letter(column), group=name, mark_group=pd.NA, participants=count(people[column]),
            cell=raw.cells[f"g{column}"],
        )
        for column, name in groups.items()
    ]  # fmt: skip
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame()


def _frame(table: _Table, rows: pd.DataFrame, reading: Reading) -> pd.DataFrame:
    if rows.empty:
        return rows
    told = texts(rows["cell"]).ne("").to_numpy() & rows["group"].ne("").to_numpy()
    rows = rows.loc[told].reset_index(drop=True)
    percent = numbers(rows["cell"])
    bad = ~percent.between(0, 100)
    twice = ~bad & rows.duplicated(["group", "mark_group", "task"])
    reading.findings += _said(table.sheet, rows, bad, _BAD_PERCENT) + _said(table.sheet, rows, twice, _TASK_TWICE)
    states = pd.Series(RowState.OK, index=rows.index, dtype="object").mask(bad | twice, RowState.QUARANTINED)
    groups, head = scopes(rows["group"]), table.head
    columns: dict[str, Any] = {
        "sheet": table.sheet.name,
        "row": rows["row"],
        "column": rows["column"],
        "school_year": SchoolYear.of_work(head.year, head.season).start,
        "year": head.year,
        "exam": "ВПР",
        "season": head.season,
        "attempt": 1,
        "grade": head.grade,
        "grade_written": head.grade + (head.season == "autumn"),
        "subject": head.subject,
        "level": "",
        **{name: groups[name] for name in ("scope", "school_ref", "school_name")},
        "mark_group": rows["mark_group"].astype("Int64"),
        "task": rows["task"],
        "max_score": pd.to_numeric(rows["highest"], errors="coerce").astype("float64"),
        "skill": rows.get("skill"),
        "participants": pd.to_numeric(rows["participants"], errors="coerce").astype("Int64"),
        "completion_pct": percent.where(~bad),
        "row_state": states,
    }
    return typed_frame("task_results", columns, rows.index)


def _said(sheet: Sheet, rows: pd.DataFrame, where: pd.Series, verdict: Verdict) -> list[Finding]:
    """Return the verdict once per sheet with the first cells: a spoilt export is spoilt in many cells at once."""
    cells = (rows["column"] + rows["row"].astype(str))[where].tolist()
    if not cells:
        return []
    message = f"{verdict.message} (ячеек: {len(cells)}; первые: {', '.join(cells[: words.SHOWN])})"
    return [
        Finding(
            verdict.code, verdict.severity, Stage.READING, message, verdict.guidance,
            sheet=sheet.name, cell=cells[0], field="completion_pct",
        )
    ]  # fmt: skip


READERS = (TaskTableReader("achievement"), TaskTableReader("tasks"), TaskTableReader("tasks_by_mark"))
