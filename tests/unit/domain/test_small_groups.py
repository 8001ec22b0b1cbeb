"""Intervals of shares and differences, and the three-year mean."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shnor_pipeline.domain.small_groups import (
    binomial_tail,
    blended_sd,
    mean_difference,
    newcombe,
    three_year_mean,
    wilson,
)

Z = 1.96


@pytest.mark.parametrize(
    ("successes", "n", "lower", "upper"),
    [(1, 3, 6.1, 79.2), (2, 4, 15.0, 85.0), (2, 5, 11.8, 76.9), (2, 6, 9.7, 70.0), (1, 4, 4.6, 69.9)],
)
def test_wilson_interval_of_the_methodology(successes, n, lower, upper):
    bounds = wilson(successes, n, Z)
    assert [100 * float(bound) for bound in bounds] == pytest.approx([lower, upper], abs=0.05)


def test_a_group_of_nobody_has_no_interval():
    lower, upper = wilson([0, np.nan], [0, 5], Z)
    assert np.isnan(lower).all()
    assert np.isnan(upper).all()


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_interval_holds_the_share_and_stays_within_0_and_1(case):
    successes, n = case
    lower, upper = wilson(successes, n, Z)
    assert 0 <= lower <= successes / n <= upper <= 1
    mirrored = wilson(n - successes, n, Z)
    assert (float(lower), float(upper)) == pytest.approx((1 - float(mirrored[1]), 1 - float(mirrored[0])))


def test_none_and_all_have_exact_bounds():
    assert float(wilson(0, 8, Z)[0]) == 0
    assert float(wilson(8, 8, Z)[1]) == 1


def test_newcombe_interval_of_a_published_example():
    # Newcombe 1998, method 10, example (a): 56/70 less 48/80 gives 0.0524 to 0.3339
    lower, upper = newcombe(56, 70, 48, 80, Z)
    assert [float(lower), float(upper)] == pytest.approx([0.0524, 0.3339], abs=5e-5)


@given(st.integers(1, 60), st.integers(1, 60), st.data())
def test_newcombe_interval_turns_with_the_years(n_now, n_before, data):
    now, before = data.draw(st.integers(0, n_now)), data.draw(st.integers(0, n_before))
    lower, upper = newcombe(now, n_now, before, n_before, Z)
    assert lower <= now / n_now - before / n_before <= upper
    turned = newcombe(before, n_before, now, n_now, Z)
    assert (float(lower), float(upper)) == pytest.approx((-float(turned[1]), -float(turned[0])))


def test_difference_of_means_uses_the_spread_of_the_district():
    lower, upper = mean_difference(3.6, 4, 3.2, 16, 0.8, Z)
    half = 1.96 * 0.8 * np.sqrt(1 / 4 + 1 / 16)
    assert [float(lower), float(upper)] == pytest.approx([0.4 - half, 0.4 + half])


def test_difference_from_a_year_without_pupils_is_unknown():
    lower, upper = mean_difference([3.6], [4], [np.nan], [0], [0.8], Z)
    assert np.isnan([lower, upper]).all()


def test_spread_of_few_pupils_leans_on_the_assumed_one():
    assert float(blended_sd(0.0, 2, 0.8, 10)) == pytest.approx(np.sqrt(10 * 0.64 / 12))
    assert float(blended_sd(0.49 * 9990, 9990, 0.8, 10)) == pytest.approx(0.7, abs=1e-3)
    assert float(blended_sd(0.0, 0, 0.8, 0)) == pytest.approx(0.8)


def test_three_year_mean_weighs_years_3_2_1_and_pupils_alike():
    mean, n = three_year_mean([[4.0], [3.0], [2.0]], [[10], [10], [10]], [3, 2, 1])
    assert mean[0] == pytest.approx((3 * 4 + 2 * 3 + 2) / 6)
    assert n[0] == 30
    mean, n = three_year_mean([[4.0], [3.0], [2.0]], [[1], [30], [0]], [3, 2, 1])
    assert mean[0] == pytest.approx((3 * 4 + 60 * 3) / 63)
    assert n[0] == 31


def test_three_year_mean_without_the_last_year_is_unknown():
    mean, n = three_year_mean([[np.nan], [3.0], [2.0]], [[0], [10], [10]], [3, 2, 1])
    assert np.isnan(mean[0])
    assert np.isnan(n[0])


@pytest.mark.parametrize(
    ("count", "total", "share", "expected"),
    [(2, 3, 0.5, 0.5), (0, 3, 0.2, 1), (1, 3, 0.0, 0), (4, 3, 0.5, 0), (3, 3, 1.0, 1), (3, 3, 0.1, 0.001)],
)
def test_the_tail_is_that_of_counting_by_hand(count, total, share, expected):
    assert float(binomial_tail(count, total, share)) == pytest.approx(expected)
