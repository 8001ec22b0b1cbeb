"""Reading a regional table of ЕГЭ by school: a header of three levels, blocks of municipalities, totals in between."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from shnor_pipeline.findings import Finding, Severity, Stage
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.sources.form_reader import Match
from shnor_pipeline.sources.headers import HeaderMatch, column_letter, find_header
from shnor_pipeline.sources.layouts import load_layout
from shnor_pipeline.sources.reading import Reading, ReadingContext, RowState, SourceColumn
from shnor_pipeline.sources.subjects import BASE, PROFILE, subject
from shnor_pipeline.sources.tables import typed_frame
from shnor_pipeline.sources.territory import is_foreign
from shnor_pipeline.sources.text import clean, count, header_text, number
from shnor_pipeline.sources.workbook import Sheet, Workbook

_YEAR = re.compile(r"\b(20\d\d)\b")
_LEVELS_BELOW = 3


@dataclass(frozen=True)
class _Group:
    """The columns of one subject: metric → column."""

    subject: str
    level: str
    columns: dict[str, int]


class SchoolTableReader:
    """Results of ЕГЭ by school (frame ``mark_statistics``); schools are known by name only."""

    kind = "gia_school_table"
    label = "Результаты ЕГЭ по школам"

    def recognise(self, workbook: Workbook, context: ReadingContext) -> Match | None:  # noqa: ARG002
        """Fit by municipality and school columns with subjects and metrics below them."""
        for sheet in workbook.sheets:
            header = _header(sheet)
            if header is not None and (groups := _groups(sheet, header)):
                return Match(min(1.0, 0.6 + 0.1 * len(groups)), "три уровня шапки")
        return None

    def read(self, workbook: Workbook, match: Match, context: ReadingContext) -> Reading:
        """Read every sheet that holds such a table; the year stands in the title, the header or the sheet's name."""
        reading = Reading(self.kind, match.layout)
        parts = []
        for sheet in workbook.sheets:
            header = _header(sheet)
            groups = _groups(sheet, header) if header else []
            if header is None or not groups:
                continue
            year = _year(sheet, header)
            if year is None:
                reading.rejected = "в таблице ЕГЭ по школам не найден год"
                reading.findings.append(
                    Finding(
                        "EGE-TABLE-001", Severity.ERROR, Stage.READING, reading.rejected,
                        "Впишите год в заголовок таблицы или в имя листа.", sheet=sheet.name,
                    )
                )  # fmt: skip
                return reading
            parts += _frames(sheet, header, groups, year, context, reading)
        reading.frames["mark_statistics"] = pd.concat(parts, ignore_index=True)
        return reading


def _header(sheet: Sheet) -> HeaderMatch | None:
    layout = load_layout("gia_school_table")
    return find_header(sheet, layout["columns"], layout["required"])


def _metrics() -> list[tuple[str, re.Pattern[str]]]:
    declared = load_layout("gia_school_table")["metrics"]
    return [(name, re.compile(text.removeprefix("re:"))) for name, all_ in declared.items() for text in all_]


def _metric_row(sheet: Sheet, header: HeaderMatch) -> int | None:
    first = header.row_index
    for index in range(first, min(first + _LEVELS_BELOW + 1, len(sheet.rows))):
        if sum(any(p.search(header_text(cell)) for _, p in _metrics()) for cell in sheet.rows[index]) >= 3:
            return index
    return None


def _groups(sheet: Sheet, header: HeaderMatch) -> list[_Group]:
    """Return the subjects: a subject's name stands above the first of its metrics (merged over the others)."""
    index = _metric_row(sheet, header)
    if index is None:
        return []
    found: list[_Group] = []
    named = None
    for column, cell in enumerate(sheet.rows[index]):
        above = next(
            (
                known
                for row in range(index - 1, header.row_index - 1, -1)
                if (known := subject(sheet.rows[row][column]))
            ),
            None,
        )
        named = above or named
        metric = next((name for name, pattern in _metrics() if pattern.search(header_text(cell))), None)
        if named is None or metric is None:
            continue
        level = named.level or (PROFILE if named.name == "математика" else "")
        if not found or (found[-1].subject, found[-1].level) != (named.name, level):
            found.append(_Group(named.name, level, {}))
        found[-1].columns.setdefault(metric, column)
    return found


def _year(sheet: Sheet, header: HeaderMatch) -> int | None:
    lines = [clean(cell) for row in sheet.rows[: header.row_index + _LEVELS_BELOW] for cell in row if clean(cell)]
    for text in (*lines, sheet.name):
        if match := _YEAR.search(text):
            return int(match.group(1))
    return None


def _frames(
    sheet: Sheet, header: HeaderMatch, groups: list[_Group], year: int, context: ReadingContext, reading: Reading
) -> list[pd.DataFrame]:
    metric_row = _metric_row(sheet, header) or header.row_index
    totals = {header_text(word) for word in load_layout("gia_school_table")["totals"]}
    municipality = ""
    rows: list[tuple[int, str, str, list[object]]] = []
    for excel_row, row in enumerate(sheet.rows[metric_row + 1 :], start=metric_row + 2):
        municipality = clean(row[header.columns["municipality"]]) or municipality
        school = clean(row[header.columns["school"]])
        if school and header_text(school) not in totals and header_text(municipality) not in totals:
            rows.append((excel_row, municipality, school, row))
    foreign = is_foreign(pd.Series([item[1] for item in rows], dtype="object"), context.municipality)
    parts = []
    for group in groups:
        base = group.level == BASE
        cells = [{name: item[3][column] for name, column in group.columns.items()} for item in rows]
        participants = pd.Series([count(cell.get("participants")) for cell in cells], dtype="Int64")
        taken = participants.fillna(0) > 0
        means = pd.Series([number(cell.get("mean")) for cell in cells], dtype="float64")
        columns = {
            "sheet": sheet.name,
            "row": [item[0] for item in rows],
            "school_year": SchoolYear.of_work(year).start,
            "year": year,
            "exam": "ЕГЭ",
            "season": "",
            "attempt": 1,
            "grade": 11,
            "subject": group.subject,
            "level": group.level,
            "school_ref": [item[2] for item in rows],
            "school_name": [item[2] for item in rows],
            "scope": "school",
            "participants": participants,
            "below_threshold": pd.Series([count(cell.get("below_threshold")) for cell in cells], dtype="Int64"),
            "n2": pd.Series([count(c.get("below_threshold")) for c in cells], dtype="Int64") if base else None,
            "mean_mark": means if base else None,
            "mean_score": None if base else means,
            "n_80_99": None if base else pd.Series([count(c.get("n_80_99")) for c in cells], dtype="Int64"),
            "n_100": None if base else pd.Series([count(c.get("n_100")) for c in cells], dtype="Int64"),
            "row_state": [RowState.DROPPED if alien else RowState.OK for alien in foreign],
        }
        part = typed_frame("mark_statistics", columns, pd.RangeIndex(len(rows)))
        parts.append(part[taken.to_numpy()])
        mean = "mean_mark" if base else "mean_score"
        reading.columns += [
            SourceColumn(
                "mark_statistics", sheet.name, metric_row + 2, {"mean": mean}.get(name, name), column_letter(column)
            )
            for name, column in group.columns.items()
        ]
    return parts


READERS = (SchoolTableReader(),)
