"""Statistics of marks: успеваемость, качество, СОУ, mean mark, and the share below the minimum, each with its interval.

Success % = (n3 + n4 + n5)/N·100; quality % = (n4 + n5)/N·100; СОУ % = Σ points·n/N (Simonov); N is those who wrote
the work. N = 0 or an unknown distribution leaves the figures null, never 0.

Shares have Wilson's interval. A mean and СОУ have value ± z·s/√N, s the deviation between pupils within the schools of
the district that wrote the same work, steadied by the methodology's: the own deviation of three equal marks is 0 and
would turn chance into certainty. Bounds stay on the scale (marks 2–5, scores 0–100, СОУ between the points of «2» and
«5»). How often they hold the truth is measured in ``test_intervals``.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from shnor_pipeline.domain.frames import numbers
from shnor_pipeline.domain.procedures import is_scored, procedure_keys
from shnor_pipeline.domain.small_groups import blended_sd, wilson
from shnor_pipeline.methodology import Methodology

MARK_COLUMNS = ["n2", "n3", "n4", "n5"]
_MARKS = (2.0, 3.0, 4.0, 5.0)


def statistics(frame: pd.DataFrame, methodology: Methodology) -> pd.DataFrame:
    """Return the frame with the figures of ``derived_marks`` added.

    In: counts ``n2`` … ``n5`` and, where given, ``participants``, ``below_threshold``, ``mean_mark``; ``exam`` and
    ``level`` tell works with a test score (ЕГЭ but for the base level) from works with a mark.
    Added or completed: ``participants``, ``below_threshold`` (n2 for works with a mark), ``mean_mark`` (from the
    counts where they are known), ``success_pct``, ``quality_pct``, ``low_pct``, each with its Wilson bounds
    (``_lower_pct``, ``_upper_pct``), ``sou_pct``, ``small_n`` (null without participants); ``mean_lower`` and
    ``mean_upper`` (of the mean mark, or of ``mean_score`` where the work has one), ``sou_lower_pct`` and its upper end.
    A work with a test score has neither quality nor СОУ; its success is the share that reached the minimum.
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
    found = frame.assign(
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
    return found.assign(**_bounds_of_means(found, scored, marked, methodology))


def _bounds_of_means(
    found: pd.DataFrame, scored: pd.Series, marked: pd.Series, methodology: Methodology
) -> dict[str, pd.Series]:
    """Return the bounds of the mean and of СОУ for rows that have their figures."""
    work = procedure_keys(found) if "exam" in found else pd.Series("", index=found.index)
    z, points = methodology.small_groups.z, methodology.marks.sou
    mean = numbers(found, "mean_mark").mask(scored, numbers(found, "mean_score"))
    n = marked.where(~scored).fillna(numbers(found, "participants")).where(lambda count: count > 0)
    lowest, highest = scale_of(scored)
    half = z * _spread(found, work, _MARKS, scored, methodology) / np.sqrt(n)
    by_mark = (points.mark2, points.mark3, points.mark4, points.mark5)
    sou = numbers(found, "sou_pct")
    half_sou = z * _spread(found, work, by_mark, scored, methodology) / np.sqrt(marked)
    return {
        "mean_lower": (mean - half).clip(lower=lowest),
        "mean_upper": (mean + half).clip(upper=highest),
        "sou_lower_pct": (sou - half_sou).clip(lower=min(by_mark)),
        "sou_upper_pct": (sou + half_sou).clip(upper=max(by_mark)),
    }


def scale_of(scored: pd.Series) -> tuple[pd.Series, pd.Series]:
    """Return the least and the greatest result there is: 0 and 100 of a test score, 2 and 5 of a mark."""
    flags = scored.astype("bool")
    return flags.map({True: 0.0, False: 2.0}), flags.map({True: 100.0, False: 5.0})


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
    return _spread(marks, group, _MARKS, is_scored(marks), methodology)


def _spread(
    marks: pd.DataFrame, group: pd.Series, values: Sequence[float], scored: pd.Series, methodology: Methodology
) -> pd.Series:
    """Return the deviation between pupils within schools where the marks «2» … «5» are worth ``values``.

    The assumed deviation of marks is brought to the scale of the values; that of test scores stands as it is.
    """
    counts = [numbers(marks, name) for name in MARK_COLUMNS]
    total = sum(counts[1:], counts[0]).where(lambda count: count > 0)
    worth = [count * value for count, value in zip(counts, values, strict=True)]
    mean = sum(worth[1:], worth[0]) / total
    parts = [count * (value - mean) ** 2 for count, value in zip(counts, values, strict=True)]
    pooled = pd.DataFrame(
        {
            "squares": sum(parts[1:], parts[0]).where(~scored).fillna(0.0),
            "freedom": (total - 1).where(~scored).fillna(0.0).clip(lower=0),
        }
    )
    sums = pooled.groupby(group).transform("sum")
    rules = methodology.small_groups
    step = (values[-1] - values[0]) / (_MARKS[-1] - _MARKS[0])
    assumed = np.where(scored, rules.pupil_sd.score, rules.pupil_sd.mark * step)
    return pd.Series(blended_sd(sums["squares"], sums["freedom"], assumed, rules.pupil_sd_weight), index=marks.index)
