"""How often the printed intervals hold the truth: simulated districts, fixed seed, vectorised."""

import math

import numpy as np
import pandas as pd
import pytest

from shnor_pipeline.domain.district_results import district_results
from shnor_pipeline.domain.marks import statistics
from shnor_pipeline.domain.small_groups import blended_sd, mean_difference, newcombe, wilson
from shnor_pipeline.domain.three_years import three_year_line

DISTRICTS = 30_000
MARKS = np.arange(2, 6)
SIZES = {"3–25": (3, 26), "3–4": (3, 5), "5–9": (5, 10), "10–25": (10, 26), "25–60": (25, 61)}


@pytest.fixture(scope="module", params=list(SIZES))
def years(request):
    """Return two years of many schools with their true shares of marks; schools differ, half of them also change."""
    draw = np.random.default_rng(20220901)
    low, high = SIZES[request.param]
    before = draw.dirichlet([2, 6, 4, 1.5], DISTRICTS)
    after = np.where(np.arange(DISTRICTS)[:, None] % 2, before, draw.dirichlet([2, 6, 4, 1.5], DISTRICTS))
    found = []
    for shares in (before, after):
        n = draw.integers(low, high, DISTRICTS)
        found.append((shares, n, draw.multinomial(n, shares)))
    return request.param, found


def _holds(bounds, truth):
    return float(((bounds[0] <= truth) & (truth <= bounds[1])).mean())


def _share(shares, counts, columns):
    return shares[:, columns].sum(axis=1), counts[:, columns].sum(axis=1)


def test_the_interval_of_a_change_of_the_mean_holds_it(years, methodology):
    _, ((p_before, n_before, before), (p_now, n_now, now)) = years
    mean_before, mean_now = before @ MARKS / n_before, now @ MARKS / n_now
    squares = sum(
        (counts * (MARKS - mean[:, None]) ** 2).sum() for counts, mean in ((before, mean_before), (now, mean_now))
    )
    assumed = methodology.small_groups
    spread = blended_sd(squares, (n_before + n_now - 2).sum(), assumed.pupil_sd.mark, assumed.pupil_sd_weight)
    bounds = mean_difference(mean_now, n_now, mean_before, n_before, spread, methodology.dynamics.z)
    assert 0.93 <= _holds(bounds, (p_now - p_before) @ MARKS) <= 0.97


def test_the_intervals_of_a_mean_mark_and_of_sou_hold_them(years, methodology):
    _, ((shares, _, counts), _) = years
    schools = pd.DataFrame(counts, columns=["n2", "n3", "n4", "n5"]).assign(
        exam="ОГЭ", grade=9, subject="математика", level=""
    )
    rows = statistics(schools, methodology)
    points = methodology.marks.sou
    for names, worth in (
        (("mean_lower", "mean_upper"), MARKS),
        (("sou_lower_pct", "sou_upper_pct"), np.array([points.mark2, points.mark3, points.mark4, points.mark5])),
    ):
        bounds = tuple(rows[name].to_numpy(dtype="float64") for name in names)
        assert 0.93 <= _holds(bounds, shares @ worth) <= 0.97, names


@pytest.mark.parametrize("columns", [[0], [2, 3]], ids=["ниже порога", "качество"])
def test_the_interval_of_a_share_holds_it(years, methodology, columns):
    _, ((shares, n, counts), _) = years
    truth, found = _share(shares, counts, columns)
    assert 0.93 <= _holds(wilson(found, n, methodology.small_groups.z), truth) <= 0.97


@pytest.mark.parametrize(("columns", "highest"), [([0], 0.99), ([2, 3], 0.97)], ids=["ниже порога", "качество"])
def test_the_interval_of_a_change_of_a_share_holds_it(years, methodology, columns, highest):
    """A share near 0 among few pupils takes few values: see the test of the next pair below.

    There the interval holds it more often, so that a change is named more rarely, never more lightly.
    """
    name, ((p_before, n_before, before), (p_now, n_now, now)) = years
    was, k_before = _share(p_before, before, columns)
    then, k_now = _share(p_now, now, columns)
    bounds = newcombe(k_now, n_now, k_before, n_before, methodology.share_change_z)
    assert 0.93 <= _holds(bounds, then - was) <= (0.97 if name == "25–60" else highest)
    unchanged = then == was
    named = (bounds[0] > 0) | (bounds[1] < 0)
    noticed = np.abs(k_now / n_now - k_before / n_before) > methodology.dynamics.dead_zone.share_pp / 100
    assert (named & noticed)[unchanged].mean() <= 0.05


@pytest.mark.parametrize("n", [3, 4, 5, 8, 9, 10, 11, 12])
def test_no_interval_of_a_rare_share_among_few_can_be_closer(methodology, n):
    """Among few pupils a share of 15 % can be told from 0 only by whole pupils.

    Of two years without any change the pair «none, then k» is either called a change or not. As it is, false changes
    are far below 5 % and the interval holds more often than 95 times in 100; were the next pair called a change too,
    they would pass 5 % at once. No interval lies between: exact probabilities, no simulation.
    """
    chances = np.array([math.comb(n, k) * 0.15**k * 0.85 ** (n - k) for k in range(n + 1)])
    before, now = (item.ravel() for item in np.indices((n + 1, n + 1)))
    lower, upper = newcombe(now, n, before, n, methodology.share_change_z)
    named = (lower > 0) | (upper < 0)
    false = (chances[before] * chances[now])[named].sum()
    first = min(now[named & (before == 0)])
    assert false < 0.04
    assert false + 2 * chances[0] * chances[first - 1] > 0.05


def test_the_intervals_of_the_three_year_line_hold_the_weighted_truth(methodology):
    """Three years of 2,000 schools with shares of their own: the line's truth is weighted as the line itself is."""
    draw = np.random.default_rng(20220901)
    schools, rows, truths, masses = 2_000, [], [], []
    weights = methodology.small_groups.year_weights
    for back, weight in enumerate(weights):
        shares = draw.dirichlet([2, 6, 4, 1.5], schools)
        n = draw.integers(3, 26, schools)
        counts = pd.DataFrame(draw.multinomial(n, shares), columns=["n2", "n3", "n4", "n5"])
        rows.append(
            counts.assign(
                school_id=[f"s{i:04}" for i in range(schools)], school_year=2022 - back, year=2023 - back, exam="ОГЭ",
                season="", grade=9, subject="математика", level="",
            )
        )  # fmt: skip
        truths.append(shares * (weight * n)[:, None])
        masses.append(weight * n)
    marks = statistics(pd.concat(rows, ignore_index=True), methodology)
    line = three_year_line(marks, methodology, 2022, []).sort_values("school_id")
    truth = sum(truths) / sum(masses)[:, None]
    for bounds, true in (
        (("lower", "upper"), truth @ MARKS),
        (("low_lower_pct", "low_upper_pct"), 100 * truth[:, 0]),
        (("quality_lower_pct", "quality_upper_pct"), 100 * truth[:, 2:].sum(axis=1)),
    ):
        lower, upper = (line[name].to_numpy(dtype="float64") for name in bounds)
        assert 0.93 <= _holds((lower, upper), true) <= 0.97, bounds


def test_the_interval_of_the_districts_mean_holds_the_mean_of_its_schools(methodology):
    """The schools are given, their pupils are the sample: 300 districts of twelve schools."""
    draw = np.random.default_rng(20220901)
    held = []
    for _ in range(300):
        shares, n = draw.dirichlet([2, 6, 4, 1.5], 12), draw.integers(3, 26, 12)
        counts = np.array([draw.multinomial(size, share) for size, share in zip(n, shares, strict=True)])
        marks = pd.DataFrame(counts, columns=["n2", "n3", "n4", "n5"]).assign(
            school_id=[f"s{i}" for i in range(12)],
            school_year=2022,
            exam="ОГЭ",
            grade=9,
            subject="математика",
            level="",
        )
        row = district_results(marks, ["school_year", "subject"], methodology).iloc[0]
        held.append(row["mean_lower"] <= (n @ (shares @ MARKS)) / n.sum() <= row["mean_upper"])
    assert 0.93 <= np.mean(held) <= 0.97
