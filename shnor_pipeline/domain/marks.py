"""Statistics of marks: успеваемость, качество, СОУ, mean mark, and the share below the minimum with its interval.

Success % = (n3 + n4 + n5)/N·100; quality % = (n4 + n5)/N·100; СОУ % = Σ points·n/N (Simonov); N is those who wrote
the work. N = 0 or an unknown distribution leaves the figures null, never 0.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from shnor_pipeline.domain.frames import numbers
from shnor_pipeline.domain.procedures import is_scored
from shnor_pipeline.domain.small_groups import blended_sd, wilson
from shnor_pipeline.methodology import Methodology

MARK_COLUMNS = ["n2", "n3", "n4", "n5"]


def statistics(frame: pd.DataFrame, methodology: Methodology) -> pd.DataFrame:
    """Return the frame with the figures of ``derived_marks`` added.

    In: counts ``n2`` … ``n5`` and, where given, ``participants``, ``below_threshold``, ``mean_mark``; ``exam`` and
    ``level`` tell works with a test score (ЕГЭ but for the base level) from works with a mark.
    Added or completed: ``participants``, ``below_threshold`` (n2 for works with a mark), ``mean_mark`` (from the
    counts where they are known), ``success_pct``, ``quality_pct``, ``low_pct``, each with its Wilson bounds
    (``_lower_pct``, ``_upper_pct``), ``sou_pct``, ``small_n`` (null without participants). A work with a test score has
    neither quality nor СОУ; its success is the share that reached the minimum.
    """
    rules = methodology.small_groups
    n2, n3, n4, n5 = (numbers(frame, name) for name in MARK_COLUMNS)
    marked = (n2 + n3 + n4 + n5).where(lambda total: total > 0)
    participants = numbers(frame, "participants").fillna(n2 + n3 + n4 + n5)
    scored = is_scored(frame) if "exam" in frame else pd.Series(False, index=frame.index)
    below = numbers(frame, "below_threshold").fillna(n2.where(~scored))
    base = marked.where(~scored).fillna(participants).where(lambda total: total > 0)
    lower, upper = wilson(below, base, rules.z)
    points = methodology.marks.sou
    sou = (points.mark5 * n5 + points.mark4 * n4 + points.mark3 * n3 + points.mark2 * n2) / marked
    low = 100 * below / base
    passed = (n3 + n4 + n5).where(marked.notna()).fillna((base - below).where(scored))
    success = wilson(passed, marked.fillna(base.where(scored)), rules.z)
    quality = wilson(n4 + n5, marked, rules.z)
    return frame.assign(
        participants=participants.astype("Int64"),
        below_threshold=below.astype("Int64"),
        mean_mark=((2 * n2 + 3 * n3 + 4 * n4 + 5 * n5) / marked).fillna(numbers(frame, "mean_mark")),
        success_pct=(100 * (n3 + n4 + n5) / marked).fillna((100 - low).where(scored)),
        success_lower_pct=100 * success[0],
        success_upper_pct=100 * success[1],
        quality_pct=100 * (n4 + n5) / marked,
        quality_lower_pct=100 * quality[0],
        quality_upper_pct=100 * quality[1],
        sou_pct=sou,
        low_pct=low,
        low_lower_pct=100 * lower,
        low_upper_pct=100 * upper,
        small_n=(base < rules.small_n).astype("boolean").mask(base.isna()),
    )


def below_counts(marks: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Return participants and how many of them are below the minimum, both NaN where the latter is unknown."""
    n2, n3, n4, n5 = (numbers(marks, name) for name in MARK_COLUMNS)
    scored = is_scored(marks)
    below = numbers(marks, "below_threshold").fillna(n2.where(~scored))
    total = (n2 + n3 + n4 + n5).where(lambda count: (count > 0) & ~scored).fillna(numbers(marks, "participants"))
    known = below.notna() & (total > 0)
    return total.where(known), below.where(known)


def good_counts(marks: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Return how many have a mark and how many of them a «4» or «5», both NaN where the distribution is unknown."""
    n2, n3, n4, n5 = (numbers(marks, name) for name in MARK_COLUMNS)
    marked = (n2 + n3 + n4 + n5).where(lambda total: total > 0)
    return marked, (n4 + n5).where(marked.notna())


def result(marks: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Return participants and the mean result: the mean test score where the work has one, else the mean mark.

    Counts of marks are the source of the mean where they are known; both are NaN where there is no result.
    """
    n2, n3, n4, n5 = (numbers(marks, name) for name in MARK_COLUMNS)
    marked = (n2 + n3 + n4 + n5).where(lambda total: total > 0)
    by_mark = ((2 * n2 + 3 * n3 + 4 * n4 + 5 * n5) / marked).fillna(numbers(marks, "mean_mark"))
    scored = is_scored(marks)
    mean = by_mark.where(~scored, numbers(marks, "mean_score"))
    total = marked.where(~scored).fillna(numbers(marks, "participants"))
    known = mean.notna() & (total > 0)
    return total.where(known), mean.where(known)


def pupil_spread(marks: pd.DataFrame, group: pd.Series, methodology: Methodology) -> pd.Series:
    """Return the standard deviation between pupils within schools, in marks or points, pooled over each group of rows.

    The assumed value of the methodology stands in where distributions are unknown and steadies small groups.
    """
    n2, n3, n4, n5 = (numbers(marks, name) for name in MARK_COLUMNS)
    total = (n2 + n3 + n4 + n5).where(lambda count: count > 0)
    mean = (2 * n2 + 3 * n3 + 4 * n4 + 5 * n5) / total
    squares = n2 * (2 - mean) ** 2 + n3 * (3 - mean) ** 2 + n4 * (4 - mean) ** 2 + n5 * (5 - mean) ** 2
    scored = is_scored(marks)
    pooled = pd.DataFrame(
        {
            "squares": squares.where(~scored).fillna(0.0),
            "freedom": (total - 1).where(~scored).fillna(0.0).clip(lower=0),
        }
    )
    sums = pooled.groupby(group).transform("sum")
    assumed = np.where(scored, methodology.small_groups.pupil_sd.score, methodology.small_groups.pupil_sd.mark)
    blended = blended_sd(sums["squares"], sums["freedom"], assumed, methodology.small_groups.pupil_sd_weight)
    return pd.Series(blended, index=marks.index)
