"""The share below the minimum over the years, of each school and of the municipality, with breaks named.

A line may join two years only where they are neighbours and comparable: no changed scale, no other season, no merger.
The municipality's figure pools the schools that wrote; its change is taken over the schools that wrote in both years,
for else a different circle of schools would pass for a change of results.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from shnor_pipeline.domain.comparability import AUTUMN, Break, breaks_between, breaks_of_exams, joined
from shnor_pipeline.domain.frames import numbers, of_schools, texts
from shnor_pipeline.domain.marks import below_counts
from shnor_pipeline.domain.procedures import procedure_keys, spring_first
from shnor_pipeline.domain.small_groups import newcombe, wilson
from shnor_pipeline.methodology import Methodology

DISTRICT = "DISTRICT"
_LINE = ["school_id", "procedure"]


def trend_points(marks: pd.DataFrame, methodology: Methodology, history: Iterable[Break] = ()) -> pd.DataFrame:
    """Return one row per school (and DISTRICT), procedure and school year that has a share below the minimum.

    In: ``derived_marks`` of all years; ``history``: breaks of schools. Columns: ``school_id``, ``procedure``,
    ``school_year``, ``year``, ``season``, ``n`` (participants), ``below``, ``schools_n`` (schools pooled),
    ``low_pct`` with ``lower_pct`` and ``upper_pct`` (Wilson), ``break`` (why the year before is not comparable; empty
    where it is or is not there). Ordered by line and year.
    """
    figures = _figures(marks)
    pooled = _pooled(figures)
    points = pd.concat([figures, pooled], ignore_index=True) if len(pooled) else figures
    lower, upper = wilson(points["below"], points["n"], methodology.small_groups.z)
    points = points.assign(
        low_pct=100 * points["below"] / points["n"], lower_pct=100 * lower, upper_pct=100 * upper
    ).sort_values([*_LINE, "school_year"], ignore_index=True)
    return points.assign(**{"break": _breaks(points, [*breaks_of_exams(methodology), *history])})


def district_changes(marks: pd.DataFrame, methodology: Methodology, school_year: int) -> pd.DataFrame:
    """Return the change of the share since the year before, over the schools that wrote in both years.

    Columns: ``procedure``, ``schools_n``, ``change_pp``, ``lower_pp``, ``upper_pp``, ``direction`` (up, down, same:
    within chance or within the dead zone; unknown: across a break of the exam).
    """
    figures = _figures(marks)
    now, before = (figures.loc[figures["school_year"] == year] for year in (school_year, school_year - 1))
    both = now.merge(before, on=[*_LINE, "season"], suffixes=("_now", "_before"))
    grouped = both.groupby("procedure")
    sums = grouped[["below_now", "n_now", "below_before", "n_before"]].sum()
    sums = sums.assign(schools_n=grouped.size(), year_now=grouped["year_now"].max(), school_id=DISTRICT)
    sums = sums.assign(year_before=grouped["year_before"].max()).reset_index()
    lower, upper = newcombe(
        sums["below_now"], sums["n_now"], sums["below_before"], sums["n_before"], methodology.share_change_z
    )
    change = 100 * (sums["below_now"] / sums["n_now"] - sums["below_before"] / sums["n_before"])
    broken = breaks_between(sums, breaks_of_exams(methodology)) != ""
    chance = (lower <= 0) & (upper >= 0) | (change.abs() <= methodology.dynamics.dead_zone.share_pp)
    direction = np.select([broken, chance, change > 0], ["unknown", "same", "up"], default="down")
    return pd.DataFrame(
        {
            "procedure": sums["procedure"], "schools_n": sums["schools_n"], "change_pp": change,
            "lower_pp": 100 * lower, "upper_pp": 100 * upper, "direction": direction,
        }
    )  # fmt: skip


def _figures(marks: pd.DataFrame) -> pd.DataFrame:
    """Return the points of schools: one work per school year and procedure, where the number below is known."""
    spring = spring_first(of_schools(marks))
    n, below = below_counts(spring)
    frame = pd.DataFrame(
        {
            "school_id": texts(spring, "school_id").astype("object"),
            "procedure": procedure_keys(spring).astype("object"),
            "school_year": numbers(spring, "school_year"),
            "year": numbers(spring, "year"),
            "season": texts(spring, "season").astype("object"),
            "n": n,
            "below": below,
            "schools_n": 1,
        }
    )
    return frame.loc[frame["n"].notna()].astype({"school_year": "int64", "year": "int64"})


def _pooled(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the points of the municipality: the sums over schools of one season, spring before autumn."""
    keys = ["procedure", "school_year", "season"]
    sums = figures.groupby(keys, as_index=False).agg(
        year=("year", "max"), n=("n", "sum"), below=("below", "sum"), schools_n=("school_id", "size")
    )
    ordered = sums.assign(autumn=sums["season"] == "autumn").sort_values(["autumn"], kind="stable")
    return ordered.drop_duplicates(["procedure", "school_year"]).drop(columns="autumn").assign(school_id=DISTRICT)


def _breaks(points: pd.DataFrame, history: list[Break]) -> pd.Series:
    before = points.groupby(_LINE)[["year", "season", "school_year"]].shift()
    neighbour = before["school_year"] == points["school_year"] - 1
    pairs = pd.DataFrame(
        {
            "school_id": points["school_id"],
            "procedure": points["procedure"],
            "year_now": points["year"],
            "year_before": before["year"].where(neighbour),
        }
    )
    other_season = neighbour & (points["season"] != before["season"])
    return joined(breaks_between(pairs, history).astype("object"), other_season, AUTUMN).astype("str")
