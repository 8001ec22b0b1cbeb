"""The tasks of a work that a school does worst beside the district, and whether that is more than chance.

Points of a task lie between 0 and its maximum, so that their share has no greater variance than a yes-or-no answer of
the same mean: the Wilson interval and the exact test of counts are wide enough for every task. A school is compared
with the district in some hundred tasks a year; the probability of a false alarm is shared out among them (Bonferroni),
as for the signals.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from shnor_pipeline.domain.frames import numbers, of_schools
from shnor_pipeline.domain.small_groups import binomial_tail, wilson
from shnor_pipeline.methodology import Methodology

WEAK, MAYBE_CHANCE = "ниже района, случайностью не объяснить", "ниже района, может быть случайностью"
_FALSE_ALARM = 0.05
"""Of schools that do no task worse than the district, at most this share is said to do one worse."""
_TOLERANCE = 1e-6


def weak_skills(completion: pd.DataFrame, methodology: Methodology, *, most: int = 8) -> pd.DataFrame:
    """Return the rows of ``derived_task_completion`` that lie furthest below the district, at most ``most`` a school.

    Added: ``gap`` (percentage points, negative), ``lower_pct`` and ``upper_pct`` (95 % interval of the completion),
    ``wording``. Ordered by school, then from the largest gap. Rows without the number of participants or with fewer
    than ``small_n`` are left out: what three pupils did says nothing of a skill.
    """
    rows = of_schools(completion)
    n, share, district = (numbers(rows, name) for name in ("n", "completion_pct", "district_pct"))
    tested = rows.assign(gap=share - district).loc[
        (n >= methodology.small_groups.small_n) & share.notna() & district.notna()
    ]
    tested = tested.assign(tests=tested.groupby("school_id")["task"].transform("size"))
    order = ["school_id", "gap", "grade", "subject", "position"]
    found = tested.loc[tested["gap"] < 0].sort_values(order).groupby("school_id").head(most).reset_index(drop=True)
    counts, done = numbers(found, "n"), numbers(found, "completion_pct") / 100
    lower, upper = wilson(counts * done, counts, methodology.small_groups.z)
    sure = below_reference(found["completion_pct"], found["n"], found["district_pct"], found["tests"])
    words = np.where(sure, WEAK, MAYBE_CHANCE)
    return found.assign(lower_pct=100 * lower, upper_pct=100 * upper, wording=words).drop(columns="tests")


def below_reference(share: pd.Series, n: pd.Series, reference: pd.Series, tests: pd.Series | int) -> pd.Series:
    """Return where a completion (%) of so many pupils lies further below the reference (%) than chance would put it.

    The probability of a false alarm is shared out among ``tests`` comparisons; unknown values are not below.
    """
    done, counts, expected = (pd.to_numeric(values).astype("float64") for values in (share, n, reference))
    known = done.notna() & expected.notna() & (counts > 0)
    done, counts, expected = done.where(known, 0.0) / 100, counts.where(known, 1.0), expected.where(known, 0.0) / 100
    chance = binomial_tail(np.floor(counts * (1 - done) + _TOLERANCE), counts, 1 - expected)
    return known & (done < expected) & (chance <= _FALSE_ALARM / tests)
