"""Schools that documents stumble over, made of the invented district: tiny, new, closed, renamed, without a class."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
from report_fixture import NO_VPR, PRIMARY, STABLE, report_data

from reports.view_models.report_data import ReportData
from shnor_pipeline.domain.marks import statistics

TINY, NEW, CLOSED, RENAMED = "edu389106", "edu389101", "edu389109", "edu389107"
NO_GRADE_11 = STABLE
_OWN_YEAR = 2022
_FIGURES = (
    "derived_index", "derived_index_components", "derived_rating", "derived_rating_components", "derived_procedures",
    "derived_status", "derived_matrix", "derived_dynamics", "derived_attainment", "validated_social_passport",
    "validated_self_assessment", "validated_plan_targets",
)  # fmt: skip


def _rows(data: ReportData, name: str, school: str) -> pd.Series:
    return data.frames[name]["school_id"] == school


def _registry(data: ReportData, school: str, **facts: Any) -> pd.DataFrame:
    schools = data.frames["validated_schools"].astype(object)
    for name, value in facts.items():
        schools.loc[schools["school_id"] == school, name] = value
    return schools


def tiny() -> ReportData:
    """A school where one pupil in each work makes all the figures, and too few of them for a place."""
    data = report_data()
    marks = data.frames["derived_marks"].copy()
    own = _rows(data, "derived_marks", TINY)
    marked = own & marks["mean_mark"].notna()
    marks.loc[own, ["participants", "small_n"]] = [1, True]
    marks.loc[own, ["n2", "n4", "n5", "below_threshold"]] = 0
    marks.loc[marked, "n3"] = 1
    found = statistics(marks, data.methodology)
    figures = [name for name in found if name.endswith(("_pct", "_lower", "_upper")) or name == "mean_mark"]
    for name in figures:
        marks[name] = found[name].astype("float64").where(own, marks[name].astype("float64"))
    dynamics = data.frames["derived_dynamics"].astype(object)
    changed = _rows(data, "derived_dynamics", TINY) & dynamics["mean_change"].notna()
    dynamics.loc[changed, ["n_before", "n_now", "mean_before", "mean_now", "mean_change"]] = [1, 1, 3.0, 3.0, 0.0]
    dynamics.loc[changed, ["change_lower", "change_upper", "direction", "small_n"]] = [-1.9, 1.9, "same", True]
    procedures = data.frames["derived_procedures"].copy()
    counted = _rows(data, "derived_procedures", TINY)
    procedures.loc[counted, ["n", "below_n", "low_pct", "lower_pct", "upper_pct"]] = [1, 0, 0.0, 0.0, 79.3]
    procedures.loc[counted, ["is_low", "small_n"]] = [False, True]
    rating = data.frames["derived_rating"].copy()
    rated = _rows(data, "derived_rating", TINY)
    rating.loc[rated, ["rank", "rank_lower", "rank_upper"]] = None
    rating.loc[rated, "note"] = "малая выборка"
    return report_data(
        derived_marks=marks, derived_dynamics=dynamics, derived_procedures=procedures, derived_rating=rating
    )


def new() -> ReportData:
    """A school opened on the first day of the school year: no results before it."""
    data = report_data()
    marks = data.frames["derived_marks"]
    dynamics = data.frames["derived_dynamics"].astype(object)
    own = _rows(data, "derived_dynamics", NEW)
    before = ["n_before", "mean_before", "mean_change", "change_lower", "change_upper"]
    dynamics.loc[own, before] = None
    dynamics.loc[own, ["direction", "wording", "comparability"]] = ["unknown", "нет данных за прошлый год", ""]
    return report_data(
        validated_schools=_registry(data, NEW, valid_from=date(2022, 9, 1)),
        derived_marks=marks[~(_rows(data, "derived_marks", NEW) & (marks["school_year"] < _OWN_YEAR))],
        derived_dynamics=dynamics,
    )


def closed() -> ReportData:
    """A school closed before the year began, joined to another: results of the year before alone."""
    data = report_data()
    marks = data.frames["derived_marks"]
    frames: dict[str, pd.DataFrame] = {
        name: data.frames[name][~_rows(data, name, CLOSED)] for name in _FIGURES if name in data.frames
    }
    schools = _registry(data, CLOSED, valid_to=date(2022, 8, 31), successor_code="edu389108")
    marks = marks[~(_rows(data, "derived_marks", CLOSED) & (marks["school_year"] >= _OWN_YEAR))]
    return report_data(**frames, validated_schools=schools, derived_marks=marks)


def renamed() -> ReportData:
    """A school that bore another name last year."""
    data = report_data()
    return report_data(validated_schools=_registry(data, RENAMED, former_names="МКОУ «Вихоревская ООШ»"))


ARCHETYPES: dict[str, tuple[Callable[[], ReportData], str]] = {
    "tiny": (tiny, TINY),
    "no_grade_11": (report_data, NO_GRADE_11),
    "primary": (report_data, PRIMARY),
    "without_vpr": (report_data, NO_VPR),
    "new": (new, NEW),
    "closed": (closed, CLOSED),
    "renamed": (renamed, RENAMED),
}
