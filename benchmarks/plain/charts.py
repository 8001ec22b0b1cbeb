"""The charts of the reports with matplotlib: what is drawn is the choice of the project, how is the usual way."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pandas as pd

from reports.pictures import matrix_points, of_year, section_rates
from reports.rendering.charts import HeatRow
from reports.view_models.report_data import ReportData
from reports.view_models.task_heat import district_tasks, school_tasks
from shnor_pipeline.domain.attainment import counted
from shnor_pipeline.domain.procedures import procedure_label
from shnor_pipeline.school_year import HalfYear

_MOST_CHANGES = 8
Drawn = dict[str, bytes]


def of_school(data: ReportData, school_id: str) -> Drawn:
    """Return the charts of a school's report by slot, each only where there is something to show."""
    drawn = {
        "changes": _changes(data, school_id),
        "matrix": _matrix(data, school_id),
        "attainment": _attainment(data, school_id),
        "tasks": _heat(school_tasks(data, school_id)),
    }
    return {slot: png for slot, png in drawn.items() if png}


def of_district(data: ReportData) -> Drawn:
    """Return the charts of the district's summary."""
    drawn = {"matrix": _matrix(data, ""), "tasks": _heat(district_tasks(data))}
    return {slot: png for slot, png in drawn.items() if png}


def of_programme(data: ReportData, period: HalfYear) -> Drawn:
    """Return the chart of the half-year's report."""
    rows = data.frames["derived_roadmap"]
    rates = section_rates(data, rows[rows["period"] == period.key])
    if not rates:
        return {}
    figure, axes = _axes(len(rates))
    titles = [title for title, _, _ in rates]
    axes.barh(titles, [due for _, due, _ in rates], color="white", edgecolor="grey")
    axes.barh(titles, [done for _, _, done in rates])
    return {"execution": _png(figure)}


def _matrix(data: ReportData, own: str) -> bytes:
    points = matrix_points(data, own)
    if len(points) < 2:
        return b""
    figure, axes = _axes(11)
    for low, marker in ((True, "^"), (False, "o")):
        some = [point for point in points if point.low is low and not point.own]
        axes.scatter([point.index for point in some], [point.rating for point in some], marker=marker)
    for point in points:
        if point.own:
            axes.scatter([point.index], [point.rating], s=80)
            axes.annotate(point.name, (point.index, point.rating))
    axes.axhline(float(data.methodology.matrix.rating_cut), linestyle="--")
    axes.axvline(sum(point.index for point in points) / len(points), linestyle="--")
    axes.set_xlabel("ИСБШ")
    axes.set_ylabel("Рейтинговый балл R")
    return _png(figure)


def _changes(data: ReportData, school_id: str) -> bytes:
    rows = of_year(data, "derived_dynamics")
    rows = rows[(rows["school_id"] == school_id) & rows["mean_change"].notna() & (rows["direction"] != "unknown")]
    rows = rows[~rows["procedure"].str.contains(r"^ЕГЭ\|.*\|(?:профиль)?$", regex=True)].head(_MOST_CHANGES)
    if rows.empty:
        return b""
    figure, axes = _axes(len(rows))
    change = rows["mean_change"].astype(float)
    spread = [change - rows["change_lower"].astype(float), rows["change_upper"].astype(float) - change]
    axes.errorbar(change, [procedure_label(str(key)) for key in rows["procedure"]], xerr=spread, fmt="o")
    axes.axvline(0, linestyle="--")
    return _png(figure)


def _attainment(data: ReportData, school_id: str) -> bytes:
    rows = counted(of_year(data, "derived_attainment"), data.methodology)
    rows = rows[rows["school_id"] == school_id]
    if rows.empty:
        return b""
    figure, axes = _axes(len(rows))
    titles = [data.indicator_title(str(name)) for name in rows["indicator"]]
    axes.barh(titles, pd.to_numeric(rows["fact"]).fillna(0).astype(float))
    axes.scatter(pd.to_numeric(rows["plan"]).astype(float), titles, marker="|", s=200)
    return _png(figure)


def _heat(rows: Sequence[HeatRow]) -> bytes:
    if not rows:
        return b""
    figure, axes = _axes(len(rows))
    width = max(len(row.cells) for row in rows)
    shares = [[cell.share if cell else float("nan") for cell in row.cells] for row in rows]
    axes.imshow([row + [float("nan")] * (width - len(row)) for row in shares], aspect="auto", cmap="Blues_r")
    for down, row in enumerate(rows):
        for across, cell in enumerate(row.cells):
            if cell:
                axes.text(across, down, f"{cell.share:.0f}", ha="center", va="center", fontsize=7)
    axes.set_yticks(range(len(rows)), [row.label for row in rows])
    return _png(figure)


def _axes(rows: int) -> tuple[Any, Any]:
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    return plt.subplots(figsize=(6.5, 1 + 0.35 * rows), dpi=150, layout="constrained")


def _png(figure: Any) -> bytes:
    from matplotlib import pyplot as plt

    stream = io.BytesIO()
    figure.savefig(stream, format="png")
    plt.close(figure)
    return stream.getvalue()
