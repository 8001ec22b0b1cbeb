"""Cohorts from grade to grade: the same children in grade g of one year and in grade g + 1 of the next.

Works of two grades differ in difficulty, so that marks of a cohort cannot be compared with its own marks of last year.
What is compared is its place in the district: the school's mean less the district's, in both years. The interval rests
on the spread between pupils; pupils who came and went are not known, which the words say.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from shnor_pipeline.domain.comparability import Break, breaks_between
from shnor_pipeline.domain.frames import as_rows, latest_school_year, numbers, of_schools, texts
from shnor_pipeline.domain.marks import good_counts, pupil_spread, result
from shnor_pipeline.domain.procedures import is_scored, procedure_keys, spring_first
from shnor_pipeline.domain.small_groups import mean_difference
from shnor_pipeline.methodology import Methodology

UP, DOWN, SAME, UNKNOWN = "up", "down", "same", "unknown"
BETTER = "положение набора относительно района улучшилось"
WORSE = "положение набора относительно района ухудшилось"
WITHIN_CHANCE = "в пределах случайных колебаний"
UNNOTICEABLE = "без заметных изменений"
ALONE = "сравнить с районом нельзя: работу писала одна школа"
_MARK_SCALE = (2.0, 5.0)
_LAST_GRADE = 9
"""The grade of ОГЭ: the last work that a cohort of ВПР sits together."""


def cohorts(
    marks: pd.DataFrame, methodology: Methodology, history: Iterable[Break] = (), *, school_year: int | None = None
) -> pd.DataFrame:
    """Return the rows of ``derived_cohorts``: one per school and work of the year that the cohort's last work precedes.

    In: ``derived_marks`` of the school year and the one before. Works: ВПР of every grade and ОГЭ after grade 8, one
    subject each. A cohort is told by the grade it sat in: an autumn ВПР on the programme of grade 5 was written by
    grade 6. ``gap`` is the school's mean mark less the district's; ``gap_change`` and its interval are the cohort's.
    ``history``: across a merger of schools a cohort is not the same children.
    """
    year = latest_school_year(marks, school_year)
    works = _works(marks, methodology)
    now = works.loc[works["school_year"] == year]
    before = works.assign(grade=works["grade"] + 1)
    keys = ["school_id", "subject", "grade", "cohort"]
    pairs = now.merge(before, on=keys, suffixes=("_now", "_before")).sort_values(
        ["school_id", "procedure_now"], ignore_index=True
    )
    # Each year's mean has an error of its own spread: brought to one spread by the participants.
    n_now, n_before = numbers(pairs, "n_now"), numbers(pairs, "n_before")
    spread = numbers(pairs, "spread_now")
    as_many = n_before * (spread / numbers(pairs, "spread_before")) ** 2
    lower, upper = mean_difference(
        pairs["gap_now"], n_now, pairs["gap_before"], as_many, spread, methodology.dynamics.z
    )
    few = np.minimum(n_now, n_before) < methodology.small_groups.small_n
    facts = pairs.assign(
        **_bounds_of_means(pairs, methodology.small_groups.z),
        procedure=pairs["procedure_now"],
        n_now=n_now,
        n_before=n_before,
        gap_change=pairs["gap_now"] - pairs["gap_before"],
        change_lower=lower,
        change_upper=upper,
        small_n=few.astype("boolean"),
    )
    facts["comparability"] = breaks_between(facts, [item for item in history if item.school_id])
    facts["direction"], facts["wording"] = _conclusion(facts, methodology)
    return as_rows("derived_cohorts", facts.assign(school_year=year))


def _bounds_of_means(pairs: pd.DataFrame, z: float) -> dict[str, pd.Series]:
    """Return the bounds of both means: mean ± z·s/√n, s the deviation between pupils; marks stay between 2 and 5."""
    found: dict[str, pd.Series] = {}
    for when in ("before", "now"):
        mean = numbers(pairs, f"mean_{when}")
        half = z * numbers(pairs, f"spread_{when}") / np.sqrt(numbers(pairs, f"n_{when}"))
        found[f"mean_{when}_lower"] = (mean - half).clip(lower=_MARK_SCALE[0])
        found[f"mean_{when}_upper"] = (mean + half).clip(upper=_MARK_SCALE[1])
    return found


def _works(marks: pd.DataFrame, methodology: Methodology) -> pd.DataFrame:
    """Return one row per school and work with its cohort, its mean and the district's."""
    rows = of_schools(marks)
    exam, grade = texts(rows, "exam"), numbers(rows, "grade")
    rows = spring_first(rows.loc[((exam == "ВПР") | ((exam == "ОГЭ") & (grade == _LAST_GRADE))) & ~is_scored(rows)])
    n, mean = result(rows)
    marked, good = good_counts(rows)
    key = procedure_keys(rows)
    school_year, autumn = numbers(rows, "school_year"), texts(rows, "season") == "autumn"
    frame = pd.DataFrame(
        {
            "school_id": rows["school_id"].astype("object"),
            "school_year": school_year,
            "year": numbers(rows, "year"),
            "subject": texts(rows, "subject"),
            "grade": numbers(rows, "grade"),
            "cohort": school_year - numbers(rows, "grade") - autumn.astype("float64"),
            "procedure": key.astype("object"),
            "n": n,
            "mean": mean,
            "quality": 100 * good / marked,
            "spread": pupil_spread(rows, key + school_year.astype("str"), methodology),
        }
    )
    frame = frame.loc[frame["n"].notna()]
    work = [frame["school_year"], frame["procedure"]]
    total = frame["n"].groupby(work).transform("sum")
    district = (frame["n"] * frame["mean"]).groupby(work).transform("sum") / total
    # A school that is all or most of its district cannot be compared with it.
    alone = frame["school_id"].groupby(work).transform("nunique") < methodology.rating.min_schools
    return frame.assign(district=district.mask(alone), gap=(frame["mean"] - district).mask(alone))


def _conclusion(facts: pd.DataFrame, methodology: Methodology) -> tuple[np.ndarray, np.ndarray]:
    change = facts["gap_change"]
    broken = facts["comparability"] != ""
    chance = (facts["change_lower"] <= 0) & (facts["change_upper"] >= 0)
    small = change.abs() <= methodology.dynamics.dead_zone.mark
    cases = [broken, change.isna(), chance, small, change > 0]
    direction = np.select(cases, [UNKNOWN, UNKNOWN, SAME, SAME, UP], default=DOWN)
    words = np.select(cases, ["сравнение невозможно: ", ALONE, WITHIN_CHANCE, UNNOTICEABLE, BETTER], default=WORSE)
    return direction, words.astype(object) + np.where(broken, facts["comparability"].astype("object"), "")
