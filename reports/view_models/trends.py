"""«Динамика» of the index page: the share below the minimum by school year, of the municipality and of each school."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from reports.narrative.dynamics import WITHIN_CHANCE
from reports.narrative.labels import Procedure
from reports.narrative.russian import SCHOOL, counted, to_counted
from reports.rendering.charts import TrendPoint, trend_line
from reports.rendering.formatting import DASH, NBSP, percent, points
from reports.view_models.issued_codes import IssuedCodes
from reports.view_models.report_data import ReportData
from shnor_pipeline.domain.comparability import breaks_of_schools
from shnor_pipeline.domain.trends import DISTRICT, district_changes, trend_points
from shnor_pipeline.school_year import SchoolYear

_CHANGES = {"up": "доля выросла", "down": "доля снизилась", "same": WITHIN_CHANCE}
Record = Mapping[Hashable, Any]


@dataclass(frozen=True)
class TrendCell:
    """One school year: the share, what it rests on, and why it is not joined to the year before."""

    share: str
    basis: str
    remark: str = ""
    code: str = ""
    """For ``shnor explain``, where an issued set has the figure."""


@dataclass(frozen=True)
class TrendRow:
    """One procedure: a cell per school year (None where there is no result), the line, and the change in words."""

    procedure: str
    cells: tuple[TrendCell | None, ...]
    line: str
    change: str


@dataclass(frozen=True)
class TrendTable:
    """The rows of the municipality or of one school."""

    title: str
    rows: tuple[TrendRow, ...]


@dataclass(frozen=True)
class Trends:
    """All tables: the school years they show, the threshold drawn, the municipality's table and those of schools."""

    years: tuple[str, ...] = ()
    threshold: str = ""
    district: TrendTable | None = None
    schools: tuple[TrendTable, ...] = ()


def trends(data: ReportData) -> Trends:
    """Return the trends up to the data's school year; empty where fewer than two school years have results.

    Shown are state exams and the works of ВПР that the rule of low results counts: the others are drawn by lot.
    """
    marks = data.frames.get("derived_marks")
    if marks is None or marks.empty:
        return Trends()
    marks = marks.loc[marks["school_year"] <= data.school_year.start]
    threshold = float(data.methodology.identification.share_pct)
    ruled = {str(row["procedure"]) for row in data.all_rows("derived_procedures")}
    found = trend_points(marks, data.methodology, breaks_of_schools(data.frames["validated_schools"]))
    found = found.loc[found["procedure"].isin(ruled) | ~found["procedure"].str.startswith("ВПР|")]
    highest = found.groupby("school_id")["upper_pct"].max().clip(lower=threshold)
    years = sorted({int(year) for year in found["school_year"]})
    if len(years) < 2:
        return Trends()
    span = list(range(years[0], years[-1] + 1))
    tables: dict[str, list[TrendRow]] = {}
    changes = _school_changes(data) | _district_changes(marks, data)
    lines: dict[tuple[str, str], list[Record]] = {}
    codes = IssuedCodes.of(data.frames)
    for row in found.to_dict("records"):
        lines.setdefault((str(row["school_id"]), str(row["procedure"])), []).append(row)
    for (school, procedure), rows in sorted(lines.items(), key=lambda one: Procedure.parse(one[0][1]).order):
        change = changes.get((school, procedure), DASH)
        line = _row(procedure, rows, span, (threshold, float(highest[school])), change, codes)
        tables.setdefault(school, []).append(line)
    names = {school: data.school_name(school) for school in tables if school != DISTRICT}
    return Trends(
        tuple(SchoolYear(year).label for year in span),
        percent(threshold, 0),
        TrendTable("По району", tuple(tables.get(DISTRICT, ()))),
        tuple(TrendTable(name, tuple(tables[school])) for school, name in sorted(names.items(), key=lambda i: i[1])),
    )


def _row(
    procedure: str,
    rows: list[Record],
    span: list[int],
    scale: tuple[float, float],
    change: str,
    codes: IssuedCodes,
) -> TrendRow:
    by_year = {int(row["school_year"]): row for row in rows}
    cells = tuple(_cell(procedure, by_year[year], codes) if year in by_year else None for year in span)
    line = [
        TrendPoint(span.index(year), float(row["low_pct"]), float(row["lower_pct"]), float(row["upper_pct"]),
                   joined=not row["break"])
        for year, row in by_year.items()
    ]  # fmt: skip
    return TrendRow(Procedure.parse(procedure).label, cells, trend_line(line, len(span), *scale), change)


def _cell(procedure: str, row: Record, codes: IssuedCodes) -> TrendCell:
    basis = f"{int(row['below'])}{NBSP}из{NBSP}{int(row['n'])}"
    if row["school_id"] == DISTRICT:
        basis += f", {counted(int(row['schools_n']), SCHOOL)}"
    season = "осень" if row["season"] == "autumn" else ""
    remark = f"с прошлым годом не сопоставляется: {row['break']}" if row["break"] else ""
    stem = replace(Procedure.parse(procedure), season=str(row["season"])).code
    code = codes.code(str(row["school_id"]), int(row["school_year"]), "low_pct", stem)
    return TrendCell(percent(float(row["low_pct"])), f"{basis}{', ' if season else ''}{season}", remark, code)


def _school_changes(data: ReportData) -> dict[tuple[str, str], str]:
    """Return the change of each school's share in words, as the comparison of two years has it."""
    return {
        (str(row["school_id"]), str(row["procedure"])): _words(row["low_direction"], row["low_change_pp"])
        for row in data.rows("derived_dynamics")
        if row["low_change_pp"] is not None
    }


def _district_changes(marks: pd.DataFrame, data: ReportData) -> dict[tuple[str, str], str]:
    changes = district_changes(marks, data.methodology, data.school_year.start)
    return {
        (DISTRICT, str(row["procedure"])): (
            f"{_words(row['direction'], row['change_pp'])}; "
            f"по{NBSP}{to_counted(int(row['schools_n']), SCHOOL)}, у кого есть оба года"
        )
        for row in changes.to_dict("records")
    }


def _words(direction: object, change: object) -> str:
    """Return the change in words with its size; across a break there is neither."""
    word = _CHANGES.get(str(direction))
    return f"{word} ({points(float(str(change)))})" if word else "годы не сопоставимы"
