"""Heat tables of ВПР tasks: how much of each task was done, by school and in the district, beside what it is held to.

A school is compared with the district, the district with the region; what may be chance is not marked
(``domain.task_standing``).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import pandas as pd

from reports.narrative.labels import Procedure
from reports.narrative.russian import Noun, of_counted, to_counted
from reports.rendering.charts import HeatCell, HeatRow
from reports.rendering.formatting import NBSP, number
from reports.view_models.figures import FigureRegister
from reports.view_models.report_data import ReportData
from shnor_pipeline.domain.task_standing import WORK, district_standing

TASK = Noun("задание", "задания", "заданий", "задания")
WORK_NOUN = Noun("работа", "работы", "работ", dative=("работе", "работам"))
Record = Mapping[Hashable, object]


@dataclass(frozen=True)
class WorkHeat:
    """One work: the names of its tasks in order, and a row of cells per school after that of the district."""

    work: str
    tasks: tuple[str, ...]
    rows: tuple[HeatRow, ...]


def by_school(data: ReportData) -> pd.DataFrame:
    """Return the year's rows of schools with ``work`` (its label) and ``order``, by work, school and task."""
    order = ["order", "school_id", "position"]
    return data.remembered("tasks by school", lambda: labelled(data.tasks).sort_values(order, ignore_index=True))


def by_task(data: ReportData) -> pd.DataFrame:
    """Return one row per task of the district with ``work`` and ``order``, by work and task."""
    return data.remembered(
        "tasks of the district",
        lambda: labelled(district_standing(data.tasks)).sort_values(["order", "position"], ignore_index=True),
    )


def school_tasks(data: ReportData, school_id: str) -> list[HeatRow]:
    """Return the works of a school by task: completion, marked where below the district beyond chance."""
    rows = by_school(data)
    return _by_work(rows.loc[rows["school_id"] == school_id], "completion_pct")


def district_tasks(data: ReportData) -> list[HeatRow]:
    """Return the works of the district by task: completion, marked where below the region beyond chance."""
    return _by_work(by_task(data), "district_pct")


def tasks_summary(data: ReportData) -> str:
    """Return how many tasks are known and which works have tasks below the region beyond chance."""
    tasks = by_task(data)
    if tasks.empty:
        return "Выполнение отдельных заданий ВПР неизвестно."
    works_n = tasks["work"].nunique()
    head = f"Известно выполнение {of_counted(len(tasks), TASK)} по{NBSP}{to_counted(works_n, WORK_NOUN)} ВПР"
    if not tasks["region_pct"].notna().to_numpy().any():
        return f"{head}; сравнить с регионом нельзя: его данных нет."
    weak = tasks.loc[tasks["weak"]]
    if weak.empty:
        return f"{head}; ниже региона больше, чем это бывает случайно, не выполнено ни одно задание."
    named = "; ".join(
        f"{work}{NBSP}— №{NBSP}{', '.join(str(int(place)) for place in own['position'])}"
        for work, own in weak.groupby("work", sort=False)
    )
    return f"{head}; ниже региона больше, чем это бывает случайно, выполнены: {named} (по порядку в работе)."


def work_heats(data: ReportData, figures: FigureRegister) -> tuple[WorkHeat, ...]:
    """Return every work of the year: the district's row, then schools by name, each cell with its code."""
    schools = _records_by_work(by_school(data))
    found = []
    for work, tasks in _records_by_work(by_task(data)).items():
        rows = [HeatRow("Район", _cells(tasks, "district_pct", figures))]
        of_school: dict[str, list[Record]] = {}
        for row in schools[work]:
            of_school.setdefault(str(row["school_id"]), []).append(row)
        rows += [
            HeatRow(f"{data.school_name(school)} (n{NBSP}{_most(own)})", _cells(own, "completion_pct", figures))
            for school, own in sorted(of_school.items(), key=lambda item: data.school_name(item[0]))
        ]
        names = {int(str(row["position"])): str(row["task"]).removeprefix("поз. ") for row in tasks}
        found.append(WorkHeat(work, tuple(names.get(place, "") for place in range(1, max(names) + 1)), tuple(rows)))
    return tuple(found)


def labelled(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with ``work``, the label of their work, and ``order``, its place among the works."""
    works = rows[WORK].drop_duplicates()
    plain = works.astype(object).where(works.notna(), None).to_dict("records")
    procedures = [Procedure.of({str(name): value for name, value in row.items()}) for row in plain]
    order = {key: place for place, key in enumerate(sorted({item.order for item in procedures}))}
    named = works.assign(
        work=[item.label.removeprefix("ВПР, ") for item in procedures], order=[order[item.order] for item in procedures]
    )
    return rows.merge(named, on=WORK, how="left")


def _by_work(rows: pd.DataFrame, share: str) -> list[HeatRow]:
    works = _records_by_work(rows)
    return [HeatRow(f"{work} (n{NBSP}{_most(tasks)})", _cells(tasks, share)) for work, tasks in works.items()]


def _records_by_work(rows: pd.DataFrame) -> dict[str, list[Record]]:
    works: dict[str, list[Record]] = {}
    for row in rows.to_dict("records"):
        works.setdefault(str(row["work"]), []).append(row)
    return works


def _most(tasks: list[Record]) -> int:
    """Return how many wrote the work: the most to whom any of its tasks was open."""
    return max(int(str(row["n"])) for row in tasks)


def _cells(tasks: list[Record], share: str, figures: FigureRegister | None = None) -> tuple[HeatCell | None, ...]:
    placed = {
        int(str(row["position"])): HeatCell(
            float(str(row[share])), bool(row["weak"]), _code(row, share, figures) if figures else ""
        )
        for row in tasks
    }
    return tuple(placed.get(place) for place in range(1, max(placed) + 1))


def _code(row: Record, share: str, figures: FigureRegister) -> str:
    """Note the completion of a task by a school, or by the district, where the row is of no school."""
    plain = {str(name): None if pd.isna(value) else value for name, value in row.items()}  # type: ignore[call-overload]
    stem = f"З{Procedure.of(plain).code}.{str(row['task']).replace(' ', '')}"
    year = int(str(row["year"]))
    if "school_id" in plain:
        return figures.shown("derived_task_completion", plain, share, stem, year=year, digits=0).code
    work = {name: plain[name] for name in (*WORK, "task")}
    value = float(str(row[share]))
    return figures.counted(
        number(value, 0), value, f"{stem}.РАЙОН", "derived_task_completion", share, at=year, **work
    ).code
