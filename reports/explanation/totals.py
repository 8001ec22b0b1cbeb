"""Figures counted over rows: each counted once more from the warehouse, with its formula in numbers and its interval.

What a document prints of several rows (a district's mean, a share of pooled participants, a number of schools or of
files) has no cell of a table that it could be compared with. The rule here is its second computation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from reports.explanation.arithmetic import is_scored_row, shown, sum_text
from reports.explanation.lineage import Lineage, Ref, schools_only
from reports.explanation.quantities import RECEIVED
from reports.view_models.district_means import BY_PROCEDURE, BY_WORK, district_rows
from reports.view_models.report_data import Row
from shnor_pipeline.catalogue import table as catalogue_table
from shnor_pipeline.domain.school_roadmap import DONE, by_school, judged
from shnor_pipeline.domain.small_groups import newcombe
from shnor_pipeline.school_year import Quarter

Rows = Sequence[Row]
Value = float | int | None
_MARKS = ("n2", "n3", "n4", "n5")
_MOST = 12
_DONE = ("выполнено", "в срок", "с нарушением срока")


@dataclass(frozen=True)
class Total:
    """How a figure is counted over rows: value, formula in numbers, bounds, and which of the rows are counted."""

    value: Callable[[Lineage, Rows], Value]
    numbers: Callable[[Lineage, Rows], str] = lambda _lineage, _rows: ""
    bounds: Callable[[Lineage, Rows], tuple[float, float] | None] = lambda _lineage, _rows: None
    counted: Callable[[Rows], Rows] = lambda rows: rows


def total_rule(name: str, column: str) -> Total | None:
    """Return the rule of a figure over rows of a table; None where rows with a given word are counted."""
    return _different("school_id") if column == RECEIVED else TOTALS.get((name, column))


def _known(rows: Rows, columns: Iterable[str]) -> list[Row]:
    names = tuple(columns)
    return [row for row in schools_only(rows) if all(row[name] is not None for name in names)]


def _count(of: Callable[[Rows], Iterable[object]] = lambda rows: rows) -> Total:
    return Total(lambda _, rows: sum(1 for _one in of(rows)))


def _sum(column: str) -> Total:
    return Total(
        lambda _, rows: sum(int(row[column] or 0) for row in schools_only(rows)),
        lambda _, rows: sum_text(row[column] for row in schools_only(rows)),
    )


def _mean(value: str, count: str, bounds: Callable[[Lineage, Rows], tuple[float, float] | None]) -> Total:
    """A mean over schools, each counted by its participants."""

    def sums(rows: Rows) -> tuple[float, float]:
        known = [row for row in _known(rows, (value, count)) if row[count]]
        return sum(row[count] * row[value] for row in known), sum(row[count] for row in known)

    def numbers(_: Lineage, rows: Rows) -> str:
        known = [row for row in _known(rows, (value, count)) if row[count]]
        if len(known) > _MOST:
            above, below = sums(rows)
            return f"{shown(above)} / {shown(below)}"
        terms = " + ".join(f"{shown(row[count])} · {shown(row[value])}" for row in known)
        return f"({terms}) / ({' + '.join(shown(row[count]) for row in known)})"

    def mean(_: Lineage, rows: Rows) -> Value:
        above, below = sums(rows)
        return above / below if below else None

    return Total(mean, numbers, bounds)


def _share(name: str, passed: tuple[str, ...]) -> Total:
    """A share of the participants of all schools that know the counts."""

    def parts(rows: Rows) -> tuple[int, int]:
        scored = name == "success" and any(is_scored_row(row) for row in rows)
        known = _known(rows, ("below_threshold",) if scored else passed)
        everybody = sum(int(row["participants"]) for row in known)
        if scored:
            return everybody - sum(int(row["below_threshold"]) for row in known), everybody
        return sum(int(row[part]) for row in known for part in passed), everybody

    def numbers(_: Lineage, rows: Rows) -> str:
        above, everybody = parts(rows)
        return f"{shown(above)} / {shown(everybody)} · 100" if everybody else ""

    def share(_: Lineage, rows: Rows) -> Value:
        above, everybody = parts(rows)
        return 100 * above / everybody if everybody else None

    return Total(share, numbers, _of_work(f"{name}_lower_pct", f"{name}_upper_pct"))


def _of_work(lower: str, upper: str) -> Callable[[Lineage, Rows], tuple[float, float] | None]:
    """Return what finds the bounds of a work's figure over all schools."""

    def bounds(lineage: Lineage, rows: Rows) -> tuple[float, float] | None:
        found = district_rows(lineage.data, schools_only(rows), BY_WORK)
        return _pair(found[0], lower, upper) if len(found) == 1 else None

    return bounds


def _of_procedure(back: int) -> Callable[[Lineage, Rows], tuple[float, float] | None]:
    """Return what finds the bounds of a procedure's mean in the school year or ``back`` years before."""

    def bounds(lineage: Lineage, rows: Rows) -> tuple[float, float] | None:
        year = int(rows[0]["school_year"]) - back
        schools = {row["school_id"] for row in rows}
        marks = [row for row in lineage.data.all_rows("derived_marks") if row["school_year"] == year]
        of_schools = [row for row in marks if row["school_id"] in schools]
        found = district_rows(lineage.data, of_schools, BY_PROCEDURE)
        own = [row for row in found if row["procedure"] == rows[0]["procedure"]]
        return _pair(own[0], "mean_lower", "mean_upper") if own else None

    return bounds


def _pair(row: Row, lower: str, upper: str) -> tuple[float, float] | None:
    return None if row[lower] is None or row[upper] is None else (row[lower], row[upper])


def _task_of_district() -> Total:
    """How much of a task the district has done: one value that stands in the row of every school."""

    def found(_: Lineage, rows: Rows) -> Value:
        return next((row["district_pct"] for row in rows if row["district_pct"] is not None), None)

    return Total(found)


def _low_change() -> Total:
    """The change of the district's share below the minimum over the schools that wrote in both years."""

    def parts(lineage: Lineage, rows: Rows) -> list[int]:
        pairs = [lineage.parents(Ref("derived_dynamics", row, "low_change_pp")) for row in rows]
        both = [[ref.row for ref in pair] for pair in pairs if len(pair) == 2]
        same = [pair for pair in both if pair[0]["season"] == pair[1]["season"]]
        known = [
            pair for pair in same if all(row["below_threshold"] is not None and row["participants"] for row in pair)
        ]
        return [
            sum(int(pair[at][name]) for pair in known) for at in (0, 1) for name in ("below_threshold", "participants")
        ]

    def numbers(lineage: Lineage, rows: Rows) -> str:
        now, n_now, before, n_before = parts(lineage, rows)
        return f"{now} / {n_now} · 100 − {before} / {n_before} · 100" if n_now and n_before else ""

    def change(lineage: Lineage, rows: Rows) -> Value:
        now, n_now, before, n_before = parts(lineage, rows)
        return 100 * (now / n_now - before / n_before) if n_now and n_before else None

    def bounds(lineage: Lineage, rows: Rows) -> tuple[float, float]:
        lower, upper = newcombe(*parts(lineage, rows), lineage.data.methodology.share_change_z)
        return 100 * float(lower), 100 * float(upper)

    return Total(change, numbers, bounds)


def _open_findings(rows: Rows) -> list[Row]:
    """Return the errors, and the questions without an explanation."""
    return [
        row for row in rows if row["severity"] == "Ошибка" or (row["severity"] == "Вопрос" and not row["explanation"])
    ]


def _mean_attainment() -> Total:
    def known(rows: Rows) -> list[float]:
        return [float(row["attainment"]) for row in rows if row["attainment"] is not None]

    def numbers(_: Lineage, rows: Rows) -> str:
        found = known(rows)
        return f"({' + '.join(shown(value) for value in found)}) / {len(found)} · 100" if found else ""

    def mean(_: Lineage, rows: Rows) -> Value:
        found = known(rows)
        return sum(found) / len(found) if found else None

    return Total(mean, numbers)


def _of_roadmap() -> Total:
    def parts(rows: Rows) -> tuple[int, int]:
        due = [row for row in rows if row["is_due"]]
        return sum(row["status"] in _DONE for row in due), len(due)

    def rate(_: Lineage, rows: Rows) -> Value:
        done, due = parts(rows)
        return done / due if due else None

    return Total(rate, lambda _, rows: "{} / {} · 100".format(*parts(rows)))


def _of_events(counted: Callable[[Row], bool]) -> Total:
    return Total(lambda _, rows: sum(bool(row["is_due"]) and counted(row) for row in rows))


def _of_measures(column: str) -> Total:
    """Measures of schools in one quarter, counted as the report counts them."""
    return Total(lambda _, rows: _quarter_sum(rows, column))


def _roadmap_rate() -> Total:
    def rate(_: Lineage, rows: Rows) -> Value:
        due = _quarter_sum(rows, "due_n")
        return _quarter_sum(rows, "done_n") / due if due else None

    return Total(rate, lambda _, rows: f"{_quarter_sum(rows, 'done_n')} / {_quarter_sum(rows, 'due_n')} · 100")


def _quarter_sum(rows: Rows, column: str) -> int:
    if not rows:
        return 0
    frame = pd.DataFrame(list(rows), columns=catalogue_table("validated_school_roadmap").columns)
    return int(by_school(judged(frame, Quarter.parse(str(rows[0]["quarter"]))))[column].sum())


def _different(column: str) -> Total:
    return _count(lambda rows: {row[column] for row in rows if row[column] is not None})


_ROADMAP = "validated_school_roadmap"
TOTALS: dict[tuple[str, str], Total] = {
    ("derived_marks", "participants"): _sum("participants"),
    ("derived_marks", "mean_mark"): _mean("mean_mark", "participants", _of_work("mean_lower", "mean_upper")),
    ("derived_marks", "mean_score"): _mean("mean_score", "participants", _of_work("mean_lower", "mean_upper")),
    ("derived_marks", "success_pct"): _share("success", _MARKS[1:]),
    ("derived_marks", "quality_pct"): _share("quality", _MARKS[2:]),
    ("derived_marks", "low_pct"): _share("low", ("below_threshold",)),
    ("derived_marks", "schools"): _count(
        lambda rows: {r["school_id"] for r in schools_only(rows) if r["participants"]}
    ),
    ("derived_dynamics", "n_now"): _sum("n_now"),
    ("derived_dynamics", "mean_now"): _mean("mean_now", "n_now", _of_procedure(0)),
    ("derived_dynamics", "mean_before"): _mean("mean_before", "n_before", _of_procedure(1)),
    ("derived_dynamics", "low_change_pp"): _low_change(),
    ("derived_task_completion", "district_pct"): _task_of_district(),
    ("derived_status", "schools"): _different("school_id"),
    ("register_findings", "open"): Total(lambda _, rows: len(_open_findings(rows)), counted=_open_findings),
    ("derived_attainment", "mean_attainment"): _mean_attainment(),
    ("derived_roadmap", "status"): _of_roadmap(),
    ("derived_roadmap", "is_due"): _of_events(lambda _row: True),
    ("derived_roadmap", "done_on"): _of_events(lambda row: row["status"] in _DONE),
    ("derived_procedures", "schools"): _different("school_id"),
    (_ROADMAP, "status"): _roadmap_rate(),
    (_ROADMAP, "measure"): _of_measures("total_n"),
    (_ROADMAP, "due"): _of_measures("due_n"),
    (_ROADMAP, "done"): _of_measures("done_n"),
    (_ROADMAP, "late"): _of_measures("late_n"),
    (_ROADMAP, "overdue"): _of_measures("overdue_n"),
    (_ROADMAP, "unproven"): _of_measures("unproven_n"),
    (_ROADMAP, "all_done"): _count(lambda rows: [row for row in rows if row["status"] == DONE]),
    (_ROADMAP, "schools"): _different("school_id"),
    ("validated_plan_targets", "planned"): _different("school_id"),
    ("validated_plan_targets", "approved_on"): _different("school_id"),
}
"""Rules by table and the column (or the name that stands for one) of the figure."""
