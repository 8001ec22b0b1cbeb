"""Rounding half up for print."""

from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shnor_pipeline.domain.rounding import decimal_comma, round_half_up, round_half_up_all


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        (2.675, 2, "2.68"),
        (2.5, 0, "3"),
        (0.05, 1, "0.1"),
        (62.25, 1, "62.3"),
        (-2.5, 0, "-3"),
        (-0.04, 1, "0.0"),
        (100 / 3, 1, "33.3"),
        (1.005, 2, "1.01"),
        (0.285 * 100, 0, "29"),
        (1e-12, 2, "0.00"),
    ],
)
def test_a_half_goes_up_whatever_the_binary_float_makes_of_it(value, digits, expected):
    assert str(round_half_up(value, digits)) == expected


@given(st.integers(-(10**7), 10**7), st.integers(0, 3))
def test_column_and_single_value_round_alike(thousandths, digits):
    value = thousandths / 1000
    single, column = round_half_up(value, digits), round_half_up_all(pd.Series([value]), digits)
    assert single is not None
    assert float(single) == pytest.approx(float(column[0]), abs=1e-12)
    assert abs(single - Decimal(thousandths) / 1000) <= Decimal(5).scaleb(-digits - 1)


def test_missing_stays_missing():
    assert round_half_up(None, 1) is None
    assert round_half_up(float("nan"), 1) is None
    assert round_half_up_all(pd.Series([np.nan, 1.25]), 1).isna().tolist() == [True, False]
    assert decimal_comma(None, 1) == "нет данных"
    assert decimal_comma(1234.25, 1) == "1234,3"
