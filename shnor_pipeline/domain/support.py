"""The ledger of support: each measure of a school, the indicator it is to move, and whether that moved beyond chance.

A measure is known by school, school year and number, as the school reported it last. Its effect is the change of the
linked indicator from the year before to the measure's year, with Newcombe's interval on the pupils behind both facts.
A change beyond chance is said to go together with the measure, never to come from it: nothing here can prove a cause.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from shnor_pipeline.domain.attainment import counted
from shnor_pipeline.domain.frames import as_rows, numbers, of_schools, texts
from shnor_pipeline.domain.school_roadmap import judged
from shnor_pipeline.domain.small_groups import newcombe
from shnor_pipeline.methodology import Methodology
from shnor_pipeline.programme import Programme
from shnor_pipeline.school_year import Quarter

BETTER = "улучшение больше случайного; что его вызвала мера, не доказано"
WORSE = "ухудшение больше случайного"
WITHIN_CHANCE = "нельзя отличить от случайного"
NOT_DONE, NO_INDICATOR = "мера не выполнена: судить рано", "показатель не указан: судить не по чему"
NO_FACTS, NO_COUNTS = "нет данных до или после", "численность не известна: интервала нет, вывода нет"
UNPROVEN, OVERDUE, NO_TERM = "выполнено без подтверждения", "просрочено", "срок не указан"
NO_DEFICIT, NO_LINK = "дефицит не указан", "показатель не указан"
_MEASURE = ["school_id", "school_year", "measure_no"]
_KEY = ["school_id", "indicator"]


def support(
    measures: pd.DataFrame,
    reached: pd.DataFrame,
    before: pd.DataFrame,
    methodology: Methodology,
    programme: Programme,
    *,
    school_year: int,
) -> pd.DataFrame:
    """Return the rows of ``derived_support`` of a school year, one per measure, by school and number.

    In: ``validated_school_roadmap`` of the year (all quarters), ``derived_attainment`` of the year and of the one
    before. Success and quality are compared on the target basis. ``effect`` is a sentence for every measure.
    """
    latest = _latest(of_schools(measures))
    facts = _facts(reached, methodology, "after").merge(_facts(before, methodology, "before"), on=_KEY, how="outer")
    rows = latest.merge(facts, on=_KEY, how="left")
    lower, upper = newcombe(
        numbers(rows, "numerator_after"),
        numbers(rows, "denominator_after"),
        numbers(rows, "numerator_before"),
        numbers(rows, "denominator_before"),
        methodology.share_change_z,
    )
    rows["change_pp"] = numbers(rows, "fact_after") - numbers(rows, "fact_before")
    rows["change_lower_pp"], rows["change_upper_pp"] = 100 * lower, 100 * upper
    rows["effect"] = _effect(rows, methodology, programme)
    rows["flags"] = _flags(rows)
    renamed = {
        f"{name}_{side}": f"{new}_{side}"
        for side in ("before", "after")
        for name, new in (("numerator", "done_n"), ("denominator", "total_n"))
    }
    return as_rows("derived_support", rows.rename(columns=renamed).assign(school_year=school_year))


def uncovered_deficits(serious: pd.DataFrame, measures: pd.DataFrame) -> pd.DataFrame:
    """Return the deficits that a school names and has no measure against: ``school_id``, ``item``.

    In: rows of ``validated_self_assessment`` of serious risk factors, and rows of ``derived_support``.
    """
    covered = pd.MultiIndex.from_arrays([texts(measures, "school_id"), texts(measures, "deficit")])
    own = pd.MultiIndex.from_arrays([texts(serious, "school_id"), texts(serious, "item")])
    return serious.loc[~own.isin(covered), ["school_id", "item"]].drop_duplicates(ignore_index=True)


def _latest(measures: pd.DataFrame) -> pd.DataFrame:
    """Return each measure as it was reported last, with what is to be said of it at the end of that quarter."""
    known = measures.loc[texts(measures, "quarter") != ""].sort_values("quarter", kind="stable")
    last = known.drop_duplicates(_MEASURE, keep="last")
    parts = [judged(last, Quarter.parse(str(quarter))) for quarter in sorted(set(last["quarter"]))]
    found = pd.concat(parts, ignore_index=True) if parts else judged(last, Quarter(1, 1))
    return found.sort_values(["school_id", "measure_no"], kind="stable", ignore_index=True)


def _facts(attained: pd.DataFrame, methodology: Methodology, side: str) -> pd.DataFrame:
    rows = counted(of_schools(attained), methodology)
    rows = rows.loc[rows["fact"].notna()].drop_duplicates(_KEY, keep="first")
    columns = {name: f"{name}_{side}" for name in ("fact", "numerator", "denominator")}
    return rows.loc[:, [*_KEY, *columns]].rename(columns=columns)


def _effect(rows: pd.DataFrame, methodology: Methodology, programme: Programme) -> pd.Series:
    falling = [item.id for item in programme.indicators if item.better == "lower"]
    sign = pd.Series(np.where(rows["indicator"].isin(falling), -1.0, 1.0), index=rows.index)
    first, second = sign * numbers(rows, "change_lower_pp"), sign * numbers(rows, "change_upper_pp")
    low, high = np.fmin(first, second), np.fmax(first, second)
    noticed = numbers(rows, "change_pp").abs() >= methodology.dynamics.dead_zone.share_pp
    words = np.select(
        [
            ~rows["is_done"].astype("bool"),
            texts(rows, "indicator") == "",
            rows["change_pp"].isna(),
            low.isna(),
            (low > 0) & noticed,
            (high < 0) & noticed,
        ],
        [NOT_DONE, NO_INDICATOR, NO_FACTS, NO_COUNTS, BETTER, WORSE],
        default=WITHIN_CHANCE,
    )
    return pd.Series(words, index=rows.index, dtype="str")


def _flags(rows: pd.DataFrame) -> pd.Series:
    raised = {
        UNPROVEN: rows["lacks_evidence"].astype("bool"),
        OVERDUE: rows["is_overdue"].astype("bool"),
        NO_TERM: rows["end_on"].isna(),
        NO_DEFICIT: texts(rows, "deficit") == "",
        NO_LINK: texts(rows, "indicator") == "",
    }
    table = pd.DataFrame(raised, index=rows.index)
    words = ["; ".join(name for name, seen in zip(raised, line, strict=True) if seen) for line in table.to_numpy()]
    return pd.Series(words, index=rows.index, dtype="str")
