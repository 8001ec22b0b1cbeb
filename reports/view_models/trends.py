"""«Динамика» of the index page: the share below the minimum by school year, of the municipality and of each school."""

from __future__ import annotations

from collections.abc import Container, Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from reports.narrative.dynamics import WITHIN_CHANCE
from reports.narrative.labels import Procedure
from reports.narrative.russian import SCHOOL, counted, to_counted
from reports.rendering.charts import TrendPoint, trend_line
from reports.rendering.formatting import DASH, NBSP, number, percent, points
from reports.view_models.figures import FigureRegister, Printed
from reports.view_models.report_data import ReportData
from shnor_pipeline.domain.comparability import breaks_of_schools
from shnor_pipeline.domain.trends import DISTRICT, district_changes, trend_points
from shnor_pipeline.school_year import SchoolYear

_CHANGES = {"up": "доля выросла", "down": "доля снизилась", "same": WITHIN_CHANCE}
_NOT_COMPARABLE = "годы не сопоставимы"
Record = Mapping[Hashable, Any]
Changes = dict[tuple[str, str], Printed]
"""By school (or DISTRICT) and procedure."""


@dataclass(frozen=True)
class TrendCell:
    """One school year: the share, what it rests on, and why it is not joined to the year before."""

    share: str
    basis: str
    remark: str = ""
    code: str = ""
    """For ``shnor explain``."""


@dataclass(frozen=True)
class TrendRow:
    """One procedure: a cell per school year (None where there is no result), the line, and the change in words."""

    procedure: str
    cells: tuple[TrendCell | None, ...]
    line: str
    change: str
    change_code: str = ""


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


def trends(data: ReportData, figures: FigureRegister) -> Trends:
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
    lines: dict[tuple[str, str], list[Record]] = {}
    for row in found.to_dict("records"):
        lines.setdefault((str(row["school_id"]), str(row["procedure"])), []).append(row)
    changes = _school_changes(data, lines, figures) | _district_changes(marks, data, lines, figures)
    for (school, procedure), rows in sorted(lines.items(), key=lambda one: Procedure.parse(one[0][1]).order):
        change = changes.get((school, procedure), Printed(DASH))
        line = _row(procedure, rows, span, (threshold, float(highest[school])), change, figures)
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
    change: Printed,
    figures: FigureRegister,
) -> TrendRow:
    by_year = {int(row["school_year"]): row for row in rows}
    cells = tuple(_cell(procedure, by_year[year], figures) if year in by_year else None for year in span)
    line = [
        TrendPoint(span.index(year), float(row["low_pct"]), float(row["lower_pct"]), float(row["upper_pct"]),
                   joined=not row["break"])
        for year, row in by_year.items()
    ]  # fmt: skip
    return TrendRow(
        Procedure.parse(procedure).label, cells, trend_line(line, len(span), *scale), change.text, change.code
    )


def _cell(procedure: str, row: Record, figures: FigureRegister) -> TrendCell:
    basis = f"{int(row['below'])}{NBSP}из{NBSP}{int(row['n'])}"
    if row["school_id"] == DISTRICT:
        basis += f", {counted(int(row['schools_n']), SCHOOL)}"
    season = "осень" if row["season"] == "autumn" else ""
    remark = f"с прошлым годом не сопоставляется: {row['break']}" if row["break"] else ""
    code = _share(procedure, row, figures).code
    return TrendCell(percent(float(row["low_pct"])), f"{basis}{', ' if season else ''}{season}", remark, code)


def _share(procedure: str, row: Record, figures: FigureRegister) -> Printed:
    """Note the share of a school or, pooled over its schools, of the municipality."""
    work = replace(Procedure.parse(procedure), season=str(row["season"]))
    key = {
        "school_year": int(row["school_year"]), "exam": work.exam, "season": work.season, "grade": work.grade,
        "subject": work.subject, "level": work.level,
    }  # fmt: skip
    value, school = float(row["low_pct"]), str(row["school_id"])
    own = {} if school == DISTRICT else {"school_id": school}
    return figures.counted(
        number(value), value, f"{work.code}.НП", "derived_marks", "low_pct",
        at=int(row["school_year"]) + 1, of=own.get("school_id"), **key, **own,
    )  # fmt: skip


def _school_changes(data: ReportData, shown: Container[tuple[str, str]], figures: FigureRegister) -> Changes:
    """Return the change of each school's share in words, as the comparison of two years has it."""
    found = {}
    for row in data.rows("derived_dynamics"):
        if row["low_change_pp"] is not None and (str(row["school_id"]), str(row["procedure"])) in shown:
            words, procedure = _words(row["low_direction"], row["low_change_pp"]), str(row["procedure"])
            stem = Procedure.parse(procedure).code
            code = "" if _is_broken(words) else figures.shown("derived_dynamics", row, "low_change_pp", stem).code
            found[str(row["school_id"]), procedure] = Printed(words, code)
    return found


def _district_changes(
    marks: pd.DataFrame, data: ReportData, shown: Container[tuple[str, str]], figures: FigureRegister
) -> Changes:
    """Return the change of the municipality's share in words, and over how many schools it was taken."""
    found = {}
    for row in district_changes(marks, data.methodology, data.school_year.start).to_dict("records"):
        procedure, change = str(row["procedure"]), float(row["change_pp"])
        if (DISTRICT, procedure) not in shown:
            continue
        words = _words(row["direction"], change)
        text = f"{words}; по{NBSP}{to_counted(int(row['schools_n']), SCHOOL)}, у кого есть оба года"
        code = "" if _is_broken(words) else figures.counted(
            points(change), change, f"{Procedure.parse(procedure).code}.НПИЗМ", "derived_dynamics", "low_change_pp",
            school_year=data.school_year.start, procedure=procedure,
        ).code  # fmt: skip
        found[DISTRICT, procedure] = Printed(text, code)
    return found


def _is_broken(words: str) -> bool:
    return words == _NOT_COMPARABLE


def _words(direction: object, change: object) -> str:
    """Return the change in words with its size; across a break there is neither."""
    word = _CHANGES.get(str(direction))
    return f"{word} ({points(float(str(change)))})" if word else _NOT_COMPARABLE
