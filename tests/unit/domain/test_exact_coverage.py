"""How often the intervals of shares hold the truth: exact probabilities for every size of group, no simulation.

A share of few pupils takes few values, so that coverage at one true share jumps from share to share; what an interval
can promise is its mean over true shares. ``docs/methodology.md`` states these figures.
"""

import math

import numpy as np
import pytest

from shnor_pipeline.domain.small_groups import newcombe, wilson

FINE = (np.arange(4000) + 0.5) / 4000
COARSE = (np.arange(100) + 0.5) / 100
SIZES = range(3, 51)
PAIRED = [3, 4, 5, 6, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50]


def _chances(n, shares):
    """Return the probability of every count (columns) at every true share (rows)."""
    ways = np.array([math.comb(n, k) for k in range(n + 1)], dtype="float64")
    counts = np.arange(n + 1)
    return ways * shares[:, None] ** counts * (1 - shares[:, None]) ** (n - counts)


def _coverage(n, shares, z):
    lower, upper = wilson(np.arange(n + 1), n, z)
    holds = (lower <= shares[:, None]) & (shares[:, None] <= upper)
    return (_chances(n, shares) * holds).sum(axis=1)


@pytest.mark.parametrize("n", SIZES)
def test_wilson_holds_the_share_95_times_in_100_on_average_over_shares(methodology, n):
    coverage = _coverage(n, FINE, methodology.small_groups.z)
    assert 0.95 <= coverage.mean() <= 0.957
    central = coverage[(FINE >= 0.05) & (FINE <= 0.95)]
    assert 0.95 <= central.mean() <= 0.96


@pytest.mark.parametrize("n", SIZES)
def test_no_interval_that_admits_zero_stays_below_97_at_every_share(methodology, n):
    """If nobody failed, a share of 0 must be possible; then so is every share so small that nobody fails 97 times."""
    smallest = np.array([(1 - 0.97 ** (1 / n)) / 2])
    assert wilson(0, n, methodology.small_groups.z)[0] == 0
    assert _coverage(n, smallest, methodology.small_groups.z)[0] >= 0.97


def test_at_single_shares_the_coverage_reaches_from_82_to_100(methodology):
    """The honest extremes that the mean conceals, and where they lie."""
    least = {n: _coverage(n, FINE, methodology.small_groups.z) for n in SIZES}
    assert min(coverage.min() for coverage in least.values()) == pytest.approx(0.827, abs=0.002)
    assert min(coverage[(FINE >= 0.1) & (FINE <= 0.9)].min() for n, coverage in least.items() if n >= 10) > 0.90
    assert max(coverage.max() for coverage in least.values()) > 0.999


@pytest.fixture(scope="module", params=PAIRED)
def pairs(request, methodology):
    """Return the size, the chances of counts by true share, and the bounds for every pair (before, now)."""
    n = request.param
    before, now = np.indices((n + 1, n + 1))
    bounds = newcombe(now, n, before, n, methodology.share_change_z)
    change = np.abs(now - before) / n
    return n, _chances(n, COARSE), bounds, change > methodology.dynamics.dead_zone.share_pp / 100


def test_the_interval_of_a_change_holds_it_on_average_over_pairs_of_shares(pairs):
    n, chances, (lower, upper), _ = pairs
    change = COARSE[None, :] - COARSE[:, None]
    coverage = np.zeros_like(change)
    for before in range(n + 1):
        for now in range(n + 1):
            holds = (lower[before, now] <= change) & (change <= upper[before, now])
            coverage += np.outer(chances[:, before], chances[:, now]) * holds
    assert 0.955 <= coverage.mean() <= 0.965


def test_false_changes_stay_below_5_in_100_on_average_and_rare_shares_err_towards_silence(pairs):
    n, chances, (lower, upper), noticed = pairs
    named = ((lower > 0) | (upper < 0)) & noticed
    false = np.einsum("pb,pn,bn->p", chances, chances, named.astype("float64"))
    assert false.mean() <= 0.041
    assert false[COARSE <= 0.15].max() <= 0.05
    assert false.max() <= (0.071 if n <= 12 else 0.055)
