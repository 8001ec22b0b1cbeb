"""Results of the whole municipality: participants pooled, bounds, and what stays unknown."""

import math

import pandas as pd
import pytest
from conftest import MATHS, RUSSIAN, mark_row, work_row

from shnor_pipeline.domain import marks as mark_figures
from shnor_pipeline.domain.district_results import district_results
from shnor_pipeline.domain.frames import as_rows
from shnor_pipeline.domain.small_groups import wilson

WORK = ["school_year", "year", "exam", "season", "grade", "subject", "level"]


def _of(marks, methodology, exam, subject, year=2022, level=""):
    found = district_results(marks, WORK, methodology)
    own = found.loc[(found["exam"] == exam) & (found["subject"] == subject) & (found["year"] == year)]
    return own.loc[own["level"] == level].iloc[0]


def test_the_mean_of_the_oracle_is_that_of_all_participants(marks, methodology):
    row = _of(marks, methodology, "ОГЭ", RUSSIAN)
    assert (row["schools_n"], row["n"]) == (4, 20)
    assert row["mean"] == pytest.approx((10 * 4.1 + 5 * 3.4 + 4 * 2.75 + 4) / 20)
    assert (row["low_count"], row["low_n"], row["quality_count"]) == (1, 20, 11)
    assert row[["low_pct", "success_pct", "quality_pct"]].tolist() == [5, 95, 55]


def test_shares_have_wilsons_bounds_and_the_mean_the_spread_within_schools(marks, methodology):
    row = _of(marks, methodology, "ОГЭ", RUSSIAN)
    lower, upper = wilson(1, 20, methodology.small_groups.z)
    assert (row["low_lower_pct"], row["low_upper_pct"]) == pytest.approx((100 * lower, 100 * upper))
    within = [(2 * 1.1**2 + 5 * 0.1**2 + 3 * 0.9**2), (3 * 0.4**2 + 2 * 0.6**2), (1 * 0.75**2 + 3 * 0.25**2), 0.0]
    rules = methodology.small_groups
    freedom, assumed = 9 + 4 + 3 + 0, rules.pupil_sd_weight
    spread = math.sqrt((sum(within) + assumed * rules.pupil_sd.mark**2) / (freedom + assumed))
    half = rules.z * spread / math.sqrt(20)
    assert (row["mean_lower"], row["mean_upper"]) == pytest.approx((row["mean"] - half, row["mean"] + half))


def test_a_test_score_has_success_and_no_quality_and_bounds_on_its_own_scale(marks, methodology):
    row = _of(marks, methodology, "ЕГЭ", RUSSIAN)
    assert row["mean"] == pytest.approx((4 * 70 + 40) / 5)
    assert row["success_pct"] == 100
    assert pd.isna(row["quality_pct"])
    assert 5 < row["mean_lower"] < row["mean"] < row["mean_upper"] <= 100


def test_a_school_of_unknown_counts_enters_the_mean_and_not_the_shares(methodology):
    work = (2023, "ОГЭ", 9, MATHS, "")
    rows = [mark_row("A", work, (1, 2, 1, 0)), work_row("B", work, participants=6, mean_mark=4.0),
            mark_row("MUNICIPALITY", work, (9, 9, 9, 9))]  # fmt: skip
    marks = as_rows("derived_marks", mark_figures.statistics(pd.DataFrame(rows), methodology))
    row = district_results(marks, WORK, methodology).iloc[0]
    assert (row["schools_n"], row["n"]) == (2, 10)
    assert row["mean"] == pytest.approx((4 * 3 + 6 * 4) / 10)
    assert (row["low_n"], row["low_pct"]) == (4, 25)


def test_nobody_knows_the_counts_so_no_share_is_said(methodology):
    work = (2023, "ОГЭ", 9, MATHS, "")
    rows = mark_figures.statistics(pd.DataFrame([work_row("B", work, participants=6, mean_mark=4.0)]), methodology)
    row = district_results(as_rows("derived_marks", rows), WORK, methodology).iloc[0]
    assert pd.isna(row[["low_pct", "success_pct", "quality_pct", "low_lower_pct"]]).all()


def test_no_works_no_rows(empty, methodology):
    assert district_results(empty("derived_marks"), WORK, methodology).empty
