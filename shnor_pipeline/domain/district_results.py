"""Results of the whole municipality: the schools' participants taken together, every figure with its interval.

The municipality is pooled by participants, not averaged over schools. Its mean has value ± z·s/√N with s the deviation
between pupils within schools: the schools are given, their pupils of the year are the sample. Shares have Wilson's
interval over the participants of the schools whose counts are known.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from shnor_pipeline.domain.frames import numbers, of_schools
from shnor_pipeline.domain.marks import MARK_COLUMNS, below_counts, pupil_spread, result, scale_of
from shnor_pipeline.domain.procedures import is_scored
from shnor_pipeline.domain.small_groups import wilson
from shnor_pipeline.methodology import Methodology

_SHARES = ("success", "quality", "low")


def district_results(marks: pd.DataFrame, group: Sequence[str], methodology: Methodology) -> pd.DataFrame:
    """Return one row per work with the results of all its schools together.

    In: ``derived_marks`` (rows of the municipality itself do not count) and the columns ``group`` that make a work.
    Out: ``group``, ``schools_n`` and ``n`` (schools and participants with a result), ``mean`` with ``mean_lower`` and
    ``mean_upper``; for success, quality and the share below the minimum ``*_count``, ``*_n`` (of how many), ``*_pct``
    and its bounds ``*_lower_pct``, ``*_upper_pct``. Null where no school knows the counts; test scores have no quality.
    """
    rows = of_schools(marks)
    n, mean = result(rows)
    keys = list(group)
    facts = rows[keys].assign(n=n, total=n * mean, schools_n=n.notna().astype("int64"), scored=is_scored(rows))
    for name, (count, of) in _counts(rows).items():
        facts[f"{name}_count"], facts[f"{name}_n"] = count, of
    work = rows[keys].astype("str").agg("|".join, axis=1) if len(rows) else pd.Series("", index=rows.index)
    facts["sd"] = pupil_spread(rows, work, methodology)
    grouped = facts.loc[n.notna()].groupby(keys, dropna=False, sort=False)
    counts = [f"{name}_{part}" for name in _SHARES for part in ("count", "n")]
    sums = grouped[["n", "total", "schools_n", *counts]].sum()
    sums = sums.assign(sd=grouped["sd"].first(), scored=grouped["scored"].first().astype("bool")).reset_index()
    return _with_bounds(sums, methodology)


def _counts(rows: pd.DataFrame) -> dict[str, tuple[pd.Series, pd.Series]]:
    """Return how many passed, did well and fell short, and of how many; both 0 where a school's counts are unknown."""
    n2, n3, n4, n5 = (numbers(rows, name) for name in MARK_COLUMNS)
    marked = (n2 + n3 + n4 + n5).where(lambda total: total > 0)
    base, below = below_counts(rows)
    scored = is_scored(rows)
    passed, of = (n3 + n4 + n5).where(~scored, base - below), marked.where(~scored, base)
    good = (n4 + n5).where(~scored)
    found = {"success": (passed, of), "quality": (good, marked.where(~scored)), "low": (below, base)}
    return {
        name: (count.where(total.notna()).fillna(0.0), total.where(count.notna()).fillna(0.0))
        for name, (count, total) in found.items()
    }


def _with_bounds(sums: pd.DataFrame, methodology: Methodology) -> pd.DataFrame:
    z = methodology.small_groups.z
    lowest, highest = scale_of(sums["scored"])
    mean, half = sums["total"] / sums["n"], z * sums["sd"] / np.sqrt(sums["n"])
    found = sums.assign(
        mean=mean, mean_lower=(mean - half).clip(lower=lowest), mean_upper=(mean + half).clip(upper=highest)
    )
    for name in _SHARES:
        count, of = sums[f"{name}_count"], sums[f"{name}_n"].where(lambda total: total > 0)
        lower, upper = wilson(count, of, z)
        found = found.assign(**{
            f"{name}_pct": 100 * count / of, f"{name}_lower_pct": 100 * lower, f"{name}_upper_pct": 100 * upper,
        })  # fmt: skip
    return found.drop(columns=["total", "sd", "scored"])
