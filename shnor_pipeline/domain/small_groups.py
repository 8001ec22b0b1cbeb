"""Uncertainty of figures about few pupils: intervals of shares, of differences, and a steadier three-year mean.

All functions take scalars or arrays and work element by element; a group of no pupils has no interval (NaN).
Shares and their bounds are fractions 0–1.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def _floats(values: ArrayLike | Any) -> Floats:
    return np.asarray(values, dtype="float64")


def wilson(successes: ArrayLike, n: ArrayLike, z: float) -> tuple[Floats, Floats]:
    """Return the bounds of the Wilson interval of a share; NaN where n is 0 or missing.

    Centre (p + z²/2n)/(1 + z²/n), half-width z·√(p(1−p)/n + z²/4n²)/(1 + z²/n).
    """
    count, total = _floats(successes), _floats(n)
    with np.errstate(divide="ignore", invalid="ignore"):
        total = np.where(total > 0, total, np.nan)
        share = count / total
        spread = 1 + z**2 / total
        centre = (share + z**2 / (2 * total)) / spread
        half = z * np.sqrt(share * (1 - share) / total + z**2 / (4 * total**2)) / spread
    # The bounds at 0 and n are 0 and 1 exactly; subtraction leaves a rest of 1e-17 there.
    lower = np.where(count == 0, 0.0 * centre, centre - half)
    upper = np.where(count == total, 1.0 + 0.0 * centre, centre + half)
    return np.clip(lower, 0, 1), np.clip(upper, 0, 1)


def binomial_tail(successes: ArrayLike, n: ArrayLike, share: ArrayLike) -> Floats:
    """Return the probability of at least so many successes among n when each has the given chance; exact."""
    counts, totals, shares = np.broadcast_arrays(_floats(successes), _floats(n), _floats(share))
    return np.array(
        [_upper_tail(round(k), round(m), p) for k, m, p in zip(counts.flat, totals.flat, shares.flat, strict=True)],
        dtype="float64",
    ).reshape(counts.shape)


def _upper_tail(count: int, total: int, share: float) -> float:
    if count <= 0 or share >= 1:
        return 1.0
    if share <= 0 or count > total:
        return 0.0
    log_terms = [
        math.lgamma(total + 1) - math.lgamma(i + 1) - math.lgamma(total - i + 1)
        + i * math.log(share) + (total - i) * math.log1p(-share)
        for i in range(count, total + 1)
    ]  # fmt: skip
    return min(1.0, math.fsum(math.exp(term) for term in log_terms))


def newcombe(
    successes_now: ArrayLike, n_now: ArrayLike, successes_before: ArrayLike, n_before: ArrayLike, z: float
) -> tuple[Floats, Floats]:
    """Return the bounds of the difference of two independent shares, now less before (Newcombe's hybrid score)."""
    lower_now, upper_now = wilson(successes_now, n_now, z)
    lower_before, upper_before = wilson(successes_before, n_before, z)
    with np.errstate(divide="ignore", invalid="ignore"):
        now = _floats(successes_now) / _floats(n_now)
        before = _floats(successes_before) / _floats(n_before)
    change = now - before
    lower = change - np.sqrt((now - lower_now) ** 2 + (upper_before - before) ** 2)
    upper = change + np.sqrt((upper_now - now) ** 2 + (before - lower_before) ** 2)
    return lower, upper


def mean_difference(
    mean_now: ArrayLike, n_now: ArrayLike, mean_before: ArrayLike, n_before: ArrayLike, pupil_sd: ArrayLike, z: float
) -> tuple[Floats, Floats]:
    """Return the bounds of the difference of two means, now less before.

    ``pupil_sd`` is the standard deviation between pupils of the procedure in the district: that of a single class of
    three pupils with equal marks would be 0 and turn chance into certainty.
    """
    total_now, total_before = _floats(n_now), _floats(n_before)
    with np.errstate(divide="ignore", invalid="ignore"):
        error = _floats(pupil_sd) * np.sqrt(
            1 / np.where(total_now > 0, total_now, np.nan) + 1 / np.where(total_before > 0, total_before, np.nan)
        )
    change = _floats(mean_now) - _floats(mean_before)
    return change - z * error, change + z * error


def blended_sd(square_sum: ArrayLike, freedom: ArrayLike, assumed_sd: ArrayLike, weight: float) -> Floats:
    """Return a standard deviation from a sum of squares, held by an assumed one that counts as ``weight`` pupils."""
    squares, degrees = _floats(square_sum), _floats(freedom)
    assumed = _floats(assumed_sd)
    total = degrees + weight
    with np.errstate(divide="ignore", invalid="ignore"):
        blended = np.sqrt((squares + weight * assumed**2) / total)
    return np.where(total > 0, blended, assumed)


def effective_n(participants: Sequence[ArrayLike], weights: Sequence[float]) -> Floats:
    """Return of how many equally counted participants a weighted mean over years is worth: (Σ w·n)² / Σ w²·n.

    Years without participants do not enter; NaN where none has any. Never more than there are participants.
    """
    counts = np.nan_to_num(np.stack([_floats(item) for item in participants]))
    weight = _floats(list(weights)[: len(counts)]).reshape(-1, *([1] * (counts.ndim - 1)))
    mass, squares = (weight * counts).sum(axis=0), (weight**2 * counts).sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(squares > 0, mass**2 / squares, np.nan)


def three_year_mean(
    means: Sequence[ArrayLike], participants: Sequence[ArrayLike], weights: Sequence[float]
) -> tuple[Floats, Floats]:
    """Return the weighted mean over years (latest first) and how many participants it rests on.

    Each pupil of a year counts with the year's weight (3-2-1 by default): Σ w·n·x / Σ w·n over the years that have
    data. Null where the latest year has none: an old line must not pass for the present.
    """
    values = np.stack([_floats(item) for item in means])
    counts = np.stack([_floats(item) for item in participants])
    weight = _floats(list(weights)[: len(values)]).reshape(-1, *([1] * (values.ndim - 1)))
    known = np.isfinite(values) & np.isfinite(counts) & (counts > 0)
    mass = np.where(known, weight * counts, 0.0)
    total = mass.sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.where(known, values, 0.0)
        line = (mass * mean).sum(axis=0) / total
    rests_on = np.where(known, counts, 0.0).sum(axis=0)
    present = known[0] & (total > 0)
    return np.where(present, line, np.nan), np.where(present, rests_on, np.nan)
