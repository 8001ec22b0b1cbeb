"""From a row of a derived table to the rows it was computed from, down to validated rows.

The same steps as the assets take, read backwards: each derived column names the rows it rests on. Nothing is computed
here; where a figure rests on the whole district (a mean, a place), the rows of all schools are its inputs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product
from operator import itemgetter
from typing import Any

from reports.rendering.formatting import is_missing
from reports.view_models.report_data import DISTRICT, MUNICIPALITY, ReportData, Row
from shnor_pipeline.catalogue import table
from shnor_pipeline.domain.attainment import SCHOOL_BASIS
from shnor_pipeline.domain.procedures import parse_procedure
from shnor_pipeline.methodology import RatingComponent, Work
from shnor_pipeline.school_year import SchoolYear

_OF_DISTRICT = {
    ("derived_index", "rank"): ("school_year",),
    ("derived_index_components", "mean_pct"): ("school_year", "component"),
    ("derived_rating", "rank"): ("school_year",),
    ("derived_rating", "rank_best"): ("school_year",),
    ("derived_rating", "rank_worst"): ("school_year",),
    ("derived_rating_components", "district_score"): ("school_year", "component", "year"),
    ("derived_matrix", "expected"): ("school_year",),
    ("derived_matrix", "residual"): ("school_year",),
}
"""Values that rest on the rows of all schools: what they rest on is the same for every school."""
_WORK = ("year", "exam", "season", "grade", "subject", "level", "school_id")


@dataclass(frozen=True)
class Ref:
    """A value: the table, its row and the column."""

    table: str
    row: Row
    column: str

    @property
    def identity(self) -> tuple[Any, ...]:
        """What tells what this value rests on: its row, or the district's rows together."""
        shared = _OF_DISTRICT.get((self.table, self.column))
        place = (id(self.row),) if shared is None else tuple(self.row[name] for name in shared)
        return (self.table, self.column, *place)


@dataclass
class Lineage:
    """Backward steps over the tables of one report (and of the validated rows under them)."""

    data: ReportData
    _indexes: dict[tuple[str, tuple[str, ...]], dict[tuple[Any, ...], list[tuple[int, Row]]]] = field(
        default_factory=dict
    )

    def parents(self, ref: Ref) -> list[Ref]:
        """Return the values that a value was computed from directly; none of a value read from a file."""
        step = PARENTS.get(ref.table)
        return step(self, ref) if step else []

    def rows(self, name: str, selection: Mapping[str, Any]) -> list[Row]:
        """Return the rows of a table that agree with the selection; a list in it means any of its values.

        What is not a column of the table is passed over; null and an empty text are the same.
        """
        parts = tuple(part for part in selection if part in table(name).columns)
        index = self._index(name, parts)
        wanted = [selection[part] for part in parts]
        choices = [[plain(one) for one in item] if isinstance(item, list | tuple) else [plain(item)] for item in wanted]
        found = [entry for key in dict.fromkeys(product(*choices)) for entry in index.get(key, ())]
        return [row for _, row in sorted(found, key=itemgetter(0))]

    def _index(self, name: str, parts: tuple[str, ...]) -> dict[tuple[Any, ...], list[tuple[int, Row]]]:
        """Return the rows of a table with their places, by the values of some columns; made once."""
        if (name, parts) not in self._indexes:
            index = self._indexes[(name, parts)] = {}
            rows = self.data.all_rows(name)
            columns = ([plain(row[part]) for row in rows] for part in parts)
            keys = zip(*columns, strict=True) if parts else [()] * len(rows)
            for place, (key, row) in enumerate(zip(keys, rows, strict=True)):
                index.setdefault(key, []).append((place, row))
        return self._indexes[(name, parts)]

    # ------------------------------------------------------------------ results of works

    def marks(self, row: Row, work: Work, year: int | None = None) -> list[Row]:
        """Return the school's results of a work in the row's school year (or of the calendar year), spring first."""
        starts = [int(row["school_year"])] if year is None else [year - 1, year]
        found = [
            item
            for start in starts
            for item in self.data.rows("derived_marks", row["school_id"], SchoolYear(start))
            if (year is None or item["year"] == year)
            and item["exam"] == work.exam
            and item["subject"] == work.subject
            and (work.grade is None or item["grade"] == work.grade)
            and (work.level is None or (item["level"] or "") == work.level)
        ]
        spring = {(item["grade"], item["level"]) for item in found if item["season"] != "autumn"}
        return [item for item in found if item["season"] != "autumn" or (item["grade"], item["level"]) not in spring]

    def of_work(self, name: str, row: Row) -> list[Row]:
        """Return the accepted rows of a validated table behind a result: same work and school, chosen files."""
        files = set(str(row["source_files"] or "").split(";"))
        found = self._index(name, _WORK).get(tuple(plain(row.get(part)) for part in _WORK), [])
        return [item for _, item in found if item["file_id"] in files and (item.get("attempt") or 1) == 1]

    def appeals(self, pupils: Iterable[Row]) -> list[Row]:
        """Return the granted appeals that changed the results of these participants."""
        names = ("exam", "year", "subject", "pupil_id")
        keys = {tuple(plain(item[name]) for name in names) for item in pupils}
        return [
            item
            for item in self.data.all_rows("validated_appeals")
            if item["state"] == "удовлетворена" and tuple(plain(item[name]) for name in names) in keys
        ]

    def component(self, name: str) -> RatingComponent | None:
        """Return the rating component of that name."""
        return next((item for item in self.data.methodology.rating.components if item.name == name), None)


def plain(value: Any) -> Any:
    """Return a key's value so that null and an empty text are the same."""
    return "" if value is None or is_missing(value) else value


def _refs(name: str, rows: Iterable[Row], *columns: str) -> list[Ref]:
    return [Ref(name, row, column) for row in rows for column in columns]


def _of_marks(lineage: Lineage, ref: Ref) -> list[Ref]:
    row, column = ref.row, ref.column
    scored = row["exam"] == "ЕГЭ" and (row["level"] or "") != "база"
    result = "score" if scored else "mark"
    pupils = [item for item in lineage.of_work("validated_pupil_results", row) if item["absent"] is not True]
    statistics = [item for item in lineage.of_work("validated_mark_statistics", row) if item["scope"] == "school"]
    compared = column in ("n_lowered", "n_confirmed", "n_raised")
    wanted = (result, "journal_mark") if compared else ("primary",) if column == "mean_primary" else (result,)
    found = _refs("validated_pupil_results", pupils, *wanted)
    found += _refs("validated_appeals", lineage.appeals(pupils), "result_after")
    counts = ("n2", "n3", "n4", "n5")
    if compared or column in ("participants", "mean_score", "mean_primary", "below_threshold", *counts):
        own = (column,)
    else:
        own = counts
    rows = [item for item in statistics if any(item[name] is not None for name in own)]
    if not rows and (column == "below_threshold" or not compared):
        own, rows = counts, [item for item in statistics if item["n2"] is not None]
    return found + _refs("validated_mark_statistics", rows, *own)


def _of_index_components(lineage: Lineage, ref: Ref) -> list[Ref]:
    row, column = ref.row, ref.column
    year = row["school_year"]
    if column == "share_pct":
        item = lineage.data.methodology.index.components.get(row["component"])
        wanted = [item.field if item else row["component"], "pupils_total"]
        selection = {"school_year": year, "school_id": row["school_id"], "field": wanted}
        return _refs("validated_social_passport", lineage.rows("validated_social_passport", selection), "value")
    same = {"school_year": year, "component": row["component"]}
    everyone = lineage.rows("derived_index_components", same)
    return _refs(ref.table, everyone, "share_pct")


def _of_index(lineage: Lineage, ref: Ref) -> list[Ref]:
    if ref.column == "rank":
        everyone = lineage.rows("derived_index", {"school_year": ref.row["school_year"]})
        return _refs("derived_index", everyone, "index")
    own = _own(lineage, "derived_index_components", ref.row)
    return _refs("derived_index_components", own, "share_pct" if ref.column == "coverage" else "contribution")


def _own(lineage: Lineage, name: str, row: Row) -> list[Row]:
    return lineage.rows(name, {"school_year": row["school_year"], "school_id": row["school_id"]})


def _of_rating(lineage: Lineage, ref: Ref) -> list[Ref]:
    if ref.column.startswith("rank"):
        everyone = lineage.rows("derived_rating", {"school_year": ref.row["school_year"]})
        return _refs("derived_rating", everyone, "rating")
    own = _own(lineage, "derived_rating_components", ref.row)
    if not own:
        return _registered(lineage, ref.row)
    column = "n" if ref.column in ("participations", "shrinkage") else "deviation"
    return _refs("derived_rating_components", own, column)


def _of_rating_components(lineage: Lineage, ref: Ref) -> list[Ref]:
    row = ref.row
    if ref.column == "deviation":
        return [Ref(ref.table, row, "score"), Ref(ref.table, row, "district_score")]
    if ref.column == "district_score":
        same = {"school_year": row["school_year"], "component": row["component"], "year": row["year"]}
        return _refs(ref.table, lineage.rows(ref.table, same), "score")
    work = lineage.component(row["component"])
    found = lineage.marks(row, work, int(row["year"])) if work else []
    column = "participants" if ref.column == "n" else "mean_score" if work and _is_scored(work) else "mean_mark"
    return _refs("derived_marks", found, column)


def is_scored_procedure(key: str) -> bool:
    """Return whether the procedure has test scores and not marks."""
    exam, _, _, level = parse_procedure(key)
    return exam == "ЕГЭ" and level != "база"


def _is_scored(work: Work) -> bool:
    return work.exam == "ЕГЭ" and work.level != "база"


def _procedure_marks(lineage: Lineage, row: Row, year: int | None = None) -> list[Row]:
    exam, grade, subject, level = parse_procedure(str(row["procedure"]))
    merged = exam == "ЕГЭ" and subject == "математика" and not level
    at = row if year is None else {**row, "school_year": year}
    work = Work.model_construct(exam=exam, grade=grade, subject=subject, level=None if merged else level)
    return lineage.marks(at, work)


def _of_procedures(lineage: Lineage, ref: Ref) -> list[Ref]:
    column = "participants" if ref.column == "n" else "below_threshold"
    return _refs("derived_marks", _procedure_marks(lineage, ref.row), column)


def _of_status(lineage: Lineage, ref: Ref) -> list[Ref]:
    return _refs("derived_procedures", _own(lineage, "derived_procedures", ref.row), "low_pct") or _registered(
        lineage, ref.row
    )


def _registered(lineage: Lineage, row: Row) -> list[Ref]:
    """Return the school's line in the registry: all that is known of a school without results."""
    found = [item for item in lineage.data.all_rows("validated_schools") if item["school_id"] == row["school_id"]]
    return _refs("validated_schools", found, "name")


def _of_matrix(lineage: Lineage, ref: Ref) -> list[Ref]:
    row = ref.row
    if ref.column == "support":
        key = {"school_year": row["school_year"], "school_id": row["school_id"]}
        found = _refs("derived_status", lineage.rows("derived_status", key), "status")
        return found + _refs("derived_index", lineage.rows("derived_index", key), "index")
    whole = ref.column in ("expected", "residual")
    selection = {"school_year": row["school_year"]} | ({} if whole else {"school_id": row["school_id"]})
    index = [item for item in lineage.rows("derived_index", selection) if item["index"] is not None]
    rating = [item for item in lineage.rows("derived_rating", selection) if item["rating"] is not None]
    found = _refs("derived_index", index, "index") + _refs("derived_rating", rating, "rating")
    return found or _registered(lineage, row)


def _of_attainment(lineage: Lineage, ref: Ref) -> list[Ref]:
    row, column = ref.row, ref.column
    if column in ("attainment", "mean_attainment"):
        return [Ref(ref.table, row, "fact"), Ref(ref.table, row, "plan")]
    if row["school_id"] == DISTRICT:
        if column != "fact":
            return []
        same = {"school_year": row["school_year"], "indicator": row["indicator"], "basis": row["basis"]}
        others = [item for item in lineage.rows(ref.table, same) if item["school_id"] != DISTRICT]
        return _refs(ref.table, [item for item in others if item["fact"] is not None], "fact")
    key = {"school_year": row["school_year"], "school_id": row["school_id"]}
    plans = lineage.rows("validated_plan_targets", key | {"indicator": row["indicator"]})
    if column in ("plan", "baseline"):
        return _refs("validated_plan_targets", [item for item in plans if item[column] is not None], column)
    if row["basis"] == SCHOOL_BASIS:
        return _refs("validated_plan_targets", plans, "fact")
    works = lineage.data.methodology.attainment.bases.get(str(row["basis"]))
    if works is not None:
        found = [item for work in works for item in lineage.marks(row, work)]
        return _refs("derived_marks", found, "success_pct")
    answers = lineage.rows("validated_self_assessment", key | {"item": row["indicator"], "block": "F"})[-1:]
    return [
        Ref("validated_self_assessment", item, name)
        for item in answers
        for name in ("value", "denominator", "text")
        if item[name] is not None
    ]


def _of_suggestions(lineage: Lineage, ref: Ref) -> list[Ref]:
    """Return what was reached (by the school, and by similar schools for a proposal), or the plan in the form."""
    row = ref.row
    own = {"school_id": row["school_id"], "indicator": row["indicator"]}
    if ref.column == "plan":
        plans = lineage.rows("validated_plan_targets", own | {"school_year": row["school_year"]})
        return _refs("validated_plan_targets", [item for item in plans if item["plan"] is not None], "plan")
    alike = [] if ref.column == "base_fact" else str(row["similar_schools"] or "").split(";")
    found: list[Row] = []
    for school_id in filter(None, [row["school_id"], *alike]):
        chosen = {"school_year": int(row["school_year"]) - 1, "school_id": school_id, "indicator": row["indicator"]}
        rows = [item for item in lineage.rows("derived_attainment", chosen) if item["fact"] is not None]
        same = [item for item in rows if row["basis"] is None or item["basis"] == row["basis"]]
        found += same or rows
    return _refs("derived_attainment", found, "fact")


def _of_task_completion(lineage: Lineage, ref: Ref) -> list[Ref]:
    row = ref.row
    if ref.column == "district_pct":
        names = ("school_year", "year", "exam", "season", "grade", "subject", "level", "task")
        same = {name: row[name] for name in names}
        reference = [item for item in lineage.rows("validated_task_results", same) if item["scope"] == "municipality"]
        if reference:
            return _refs("validated_task_results", reference, "completion_pct")
        return _refs(ref.table, lineage.rows(ref.table, same), "completion_pct")
    pupils = [item for item in lineage.of_work("validated_pupil_results", row) if item["absent"] is not True]
    if pupils:
        return _refs("validated_pupil_results", pupils, f"task {int(row['position'])}")
    exported = lineage.of_work("validated_task_results", row)
    own = [item for item in exported if item["task"] == row["task"] and item["mark_group"] is None]
    return _refs("validated_task_results", own, "completion_pct")


def _of_cohorts(lineage: Lineage, ref: Ref) -> list[Ref]:
    row, column = ref.row, ref.column
    if column in ("gap_change", "direction"):
        return [Ref(ref.table, row, "gap_now"), Ref(ref.table, row, "gap_before")]
    now = column.endswith("_now")
    exam, grade, subject, level = parse_procedure(str(row["procedure" if now else "procedure_before"]))
    work = Work.model_construct(exam=exam, grade=grade, subject=subject, level=level)
    year = int(row["year_now" if now else "year_before"])
    wanted = "participants" if column.startswith("n_") else "mean_mark"
    if not column.startswith("gap_"):
        return _refs("derived_marks", lineage.marks(row, work, year), wanted)
    schools = {item["school_id"] for item in lineage.data.all_rows("derived_cohorts")}
    everyone = [item for school in sorted(schools) for item in lineage.marks({**row, "school_id": school}, work, year)]
    return _refs("derived_marks", everyone, wanted)


_LINE_COLUMNS = {"line_low_pct": "low_pct", "line_quality_pct": "quality_pct", "line_n": "participants"}


def line_rows(lineage: Lineage, row: Row) -> list[tuple[float, Row]]:
    """Return the results that the three-year mean of a school's procedure rests on, each with its year's weight."""
    level = parse_procedure(str(row["procedure"]))[3]
    found = []
    for back, weight in enumerate(lineage.data.methodology.small_groups.year_weights):
        rows = _procedure_marks(lineage, row, int(row["school_year"]) - back)
        found += [(weight, item) for item in rows if (item["level"] or "") == level and item["participants"]]
    return found[: int(row["line_years"])]


def _of_dynamics(lineage: Lineage, ref: Ref) -> list[Ref]:
    if ref.column.startswith("line_"):
        column = _LINE_COLUMNS.get(ref.column)
        scored = is_scored_procedure(str(ref.row["procedure"]))
        rows = [item for _, item in line_rows(lineage, ref.row)]
        return _refs("derived_marks", rows, column or ("mean_score" if scored else "mean_mark"))
    exam, _, _, level = parse_procedure(str(ref.row["procedure"]))
    if ref.column == "low_change_pp":
        column = "below_threshold"
    else:
        column = "mean_score" if exam == "ЕГЭ" and level != "база" else "mean_mark"
    year = int(ref.row["school_year"])
    found = []
    for at in (year, year - 1):
        rows = _procedure_marks(lineage, ref.row, at)
        found += [item for item in rows if (item["level"] or "") == level]
    return _refs("derived_marks", found, column)


def _of_roadmap(lineage: Lineage, ref: Ref) -> list[Ref]:
    rows = [item for item in lineage.data.all_rows("validated_roadmap_status") if item["event"] == ref.row["event"]]
    last = int(ref.row["school_year"])
    return _refs("validated_roadmap_status", [item for item in rows if int(item["school_year"]) <= last], "status")


def _of_support(lineage: Lineage, ref: Ref) -> list[Ref]:
    """Return the measure in the form of its last quarter; for the effect the indicator of both years too."""
    row = ref.row
    own = {"school_id": row["school_id"], "school_year": row["school_year"], "measure_no": row["measure_no"]}
    measures = lineage.rows("validated_school_roadmap", own | {"quarter": row["quarter"]})
    found = _refs("validated_school_roadmap", measures, "measure")
    if ref.column == "effect" and row["indicator"]:
        for year in (int(row["school_year"]), int(row["school_year"]) - 1):
            chosen = {"school_year": year, "school_id": row["school_id"], "indicator": row["indicator"]}
            facts = lineage.rows("derived_attainment", chosen)
            found += _refs("derived_attainment", [item for item in facts if item["fact"] is not None], "fact")
    return found


PARENTS: dict[str, Callable[[Lineage, Ref], list[Ref]]] = {
    "derived_marks": _of_marks,
    "derived_index": _of_index,
    "derived_index_components": _of_index_components,
    "derived_rating": _of_rating,
    "derived_rating_components": _of_rating_components,
    "derived_procedures": _of_procedures,
    "derived_status": _of_status,
    "derived_matrix": _of_matrix,
    "derived_attainment": _of_attainment,
    "derived_cohorts": _of_cohorts,
    "derived_task_completion": _of_task_completion,
    "derived_dynamics": _of_dynamics,
    "derived_target_suggestions": _of_suggestions,
    "derived_roadmap": _of_roadmap,
    "derived_support": _of_support,
}


def schools_only(rows: Iterable[Row]) -> list[Row]:
    """Return the rows of schools, without the municipality's and the district's own lines."""
    return [row for row in rows if row.get("school_id") not in (MUNICIPALITY, DISTRICT)]
