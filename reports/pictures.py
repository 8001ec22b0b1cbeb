"""The charts of each document, drawn from the same frames as its tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from reports.narrative.labels import Procedure
from reports.rendering.charts import (
    AttainmentBar,
    Change,
    Chart,
    HeatRow,
    MatrixPoint,
    attainment_chart,
    change_chart,
    execution_chart,
    heat_chart,
    matrix_chart,
)
from reports.rendering.docx import Picture
from reports.view_models.report_data import ReportData
from reports.view_models.school_roadmaps import execution_by_school
from reports.view_models.task_heat import district_tasks, school_tasks
from shnor_pipeline.domain.attainment import counted
from shnor_pipeline.domain.procedures import procedure_label
from shnor_pipeline.domain.roadmap import rates
from shnor_pipeline.school_year import HalfYear, Quarter

_MOST_CHANGES = 8


def pictures_of(charts: Mapping[str, Chart]) -> Mapping[str, Picture]:
    """Return charts as the pictures of a Word document, by the same names."""
    return {name: Picture(chart.png(), chart.alt) for name, chart in charts.items()}


def of_year(data: ReportData, name: str) -> pd.DataFrame:
    """Return the rows of a table that belong to the report's school year."""
    frame = data.frames[name]
    return frame[frame["school_year"] == data.school_year.start]


def matrix_points(data: ReportData, own: str = "") -> list[MatrixPoint]:
    """Return the schools that have both ИСБШ and R."""
    table = of_year(data, "derived_index")[["school_id", "index"]].merge(
        of_year(data, "derived_rating")[["school_id", "rating"]], on="school_id"
    )
    statuses = of_year(data, "derived_status").set_index("school_id")["status"].astype(str)
    names = data.frames["validated_schools"].set_index("school_id")["name"].astype(str)
    known = table.dropna()
    return [
        MatrixPoint(
            name=str(names.get(row.school_id, row.school_id)),
            index=float(row.index_value),
            rating=float(row.rating),
            own=row.school_id == own,
            low=str(statuses.get(row.school_id, "")).startswith("ШНОР"),
        )
        for row in known.rename(columns={"index": "index_value"}).itertuples(index=False)
    ]


def matrix_of(data: ReportData, own: str = "") -> Chart | None:
    """Return the matrix chart of the year, None where fewer than two schools have both figures."""
    points = matrix_points(data, own)
    if len(points) < 2:
        return None
    cut = data.methodology.matrix.index_cut
    mean = sum(point.index for point in points) / len(points)
    return matrix_chart(points, mean if cut == "mean" else float(cut), float(data.methodology.matrix.rating_cut))


def school_charts(data: ReportData, school_id: str) -> Mapping[str, Chart]:
    """Return the charts of a school's July report, each only where there is something to show."""
    charts: dict[str, Chart | None] = {
        "changes": _changes(data, school_id),
        "matrix": matrix_of(data, school_id),
        "attainment": _attainment(data, school_id),
        "tasks": _tasks(school_tasks(data, school_id), "района"),
    }
    return {name: chart for name, chart in charts.items() if chart is not None}


def school_pictures(data: ReportData, school_id: str) -> Mapping[str, Picture]:
    """Return the pictures of one school's July report."""
    return pictures_of(school_charts(data, school_id))


def district_charts(data: ReportData) -> Mapping[str, Chart]:
    """Return the charts of the district's July summary."""
    charts = {"matrix": matrix_of(data), "tasks": _tasks(district_tasks(data), "региона")}
    return {name: chart for name, chart in charts.items() if chart is not None}


def _tasks(rows: Sequence[HeatRow], reference: str) -> Chart | None:
    return heat_chart(rows, "Номер задания по порядку в работе", reference) if rows else None


def programme_charts(data: ReportData, period: HalfYear) -> Mapping[str, Chart]:
    """Return the charts of the half-year report."""
    rows = data.frames["derived_roadmap"]
    rows = rows[rows["period"] == period.key]
    if rows.empty:
        return {}
    return {"execution": execution_chart(section_rates(data, rows))}


def roadmap_charts(data: ReportData, quarter: Quarter) -> Mapping[str, Chart]:
    """Return the charts of the quarter report: measures done of those due, by school."""
    schools = execution_by_school(data, quarter)
    return {"execution": execution_chart(schools)} if schools else {}


def section_rates(data: ReportData, rows: pd.DataFrame) -> list[tuple[str, int, int]]:
    """Return (title, due, completed) of the roadmap's sections."""
    table = rates(rows, data.programme, data.methodology)
    titles = {section.id: section.title for section in data.programme.sections}
    return [
        (titles[int(row["section"])], int(row["due_n"]), int(row["done_n"]))
        for row in table.to_dict("records")
        if int(row["section"]) in titles
    ]


def _changes(data: ReportData, school_id: str) -> Chart | None:
    rows = of_year(data, "derived_dynamics")
    rows = rows[(rows["school_id"] == school_id) & rows["mean_change"].notna() & (rows["direction"] != "unknown")]
    rows = rows[~rows["procedure"].str.contains(r"^ЕГЭ\|.*\|(?:профиль)?$", regex=True)]
    if data.settings.only_significant:
        rows = rows[rows["direction"].isin(["up", "down"])]
    if rows.empty:
        return None
    # the state exams first: the section is about them, and only so many procedures fit
    rows = rows.sort_values("procedure", key=lambda keys: keys.map(lambda key: Procedure.parse(key).order))
    changes = [
        Change(
            procedure_label(str(row["procedure"])),
            int(row["n_before"]),
            int(row["n_now"]),
            float(row["mean_change"]),
            _float(row["change_lower"]),
            _float(row["change_upper"]),
        )
        for row in rows.head(_MOST_CHANGES).to_dict("records")
    ]
    return change_chart(changes, "отметка")


def _attainment(data: ReportData, school_id: str) -> Chart | None:
    rows = counted(of_year(data, "derived_attainment"), data.methodology)
    rows = rows[rows["school_id"] == school_id]
    if rows.empty:
        return None
    titles = {item.id: item.title for item in data.programme.indicators}
    order = list(titles)
    rows = rows.sort_values("indicator", key=lambda column: column.map(order.index))
    return attainment_chart(
        [
            AttainmentBar(titles[str(r["indicator"])], _float(r["plan"]), _float(r["fact"]), str(r["light"]))
            for r in rows.to_dict("records")
        ]
    )


def _float(value: object) -> float | None:
    return None if value is None or pd.isna(value) else float(value)  # type: ignore[arg-type]
