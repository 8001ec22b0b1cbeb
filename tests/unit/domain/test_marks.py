"""Statistics of marks: what is counted, what stays unknown."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shnor_pipeline.domain.marks import pupil_spread, statistics
from shnor_pipeline.domain.three_years import three_year_line

FIGURES = ["success_pct", "quality_pct", "sou_pct", "low_pct", "mean_mark"]
counts = st.integers(0, 200)


def _row(**facts):
    row = {"exam": "ОГЭ", "grade": 9, "subject": "математика", "level": "", "n2": None, "n3": None, "n4": None}
    return pd.DataFrame([{**row, "n5": None, **facts}])


def test_nobody_wrote_the_work_so_nothing_is_known(methodology):
    facts = statistics(_row(n2=0, n3=0, n4=0, n5=0), methodology).iloc[0]
    assert facts[FIGURES].isna().all()
    assert pd.isna(facts["small_n"])
    assert facts["participants"] == 0


def test_an_unknown_distribution_is_not_a_distribution_of_zeros(methodology):
    facts = statistics(_row(participants=12, mean_mark=3.4), methodology).iloc[0]
    assert facts[["success_pct", "quality_pct", "sou_pct", "low_pct"]].isna().all()
    assert facts["mean_mark"] == 3.4
    assert not facts["small_n"]


def test_a_partly_known_distribution_is_unknown(methodology):
    facts = statistics(_row(n2=1, n3=5, n5=2), methodology).iloc[0]
    assert facts[["success_pct", "quality_pct"]].isna().all()
    assert facts["below_threshold"] == 1


def test_a_test_score_has_success_but_no_quality(methodology):
    row = _row(exam="ЕГЭ", subject="русский язык", participants=8, mean_score=55.5, below_threshold=2)
    facts = statistics(row, methodology).iloc[0]
    assert facts[["success_pct", "low_pct"]].tolist() == [75, 25]
    assert facts[["quality_pct", "sou_pct"]].isna().all()


def test_a_test_score_without_the_number_below_the_minimum_is_unknown(methodology):
    row = _row(exam="ЕГЭ", subject="математика", level="профиль", participants=8, mean_score=55.5)
    assert statistics(row, methodology)["low_pct"].isna().all()


def test_the_base_level_is_a_work_with_marks(methodology):
    row = _row(exam="ЕГЭ", level="база", n2=1, n3=1, n4=1, n5=1)
    assert statistics(row, methodology)[["low_pct", "quality_pct"]].iloc[0].tolist() == [25, 50]


@given(counts, counts, counts, counts, st.integers(2, 9))
def test_shares_keep_their_bounds_and_do_not_depend_on_scale(methodology, n2, n3, n4, n5, times):
    facts = statistics(_row(n2=n2, n3=n3, n4=n4, n5=n5), methodology).iloc[0]
    if n2 + n3 + n4 + n5 == 0:
        assert facts[FIGURES].isna().all()
        return
    assert facts["success_pct"] + facts["low_pct"] == pytest.approx(100)
    assert 0 <= facts["quality_pct"] <= facts["success_pct"] <= 100
    assert 16 <= facts["sou_pct"] <= 100
    assert facts["low_lower_pct"] <= facts["low_pct"] <= facts["low_upper_pct"]
    larger = statistics(_row(n2=n2 * times, n3=n3 * times, n4=n4 * times, n5=n5 * times), methodology).iloc[0]
    assert larger[FIGURES].astype(float).tolist() == pytest.approx(facts[FIGURES].astype(float).tolist())


def test_the_interval_of_a_mean_rests_on_the_pupils_of_the_whole_district(methodology):
    alike, others = _row(n2=0, n3=0, n4=3, n5=0), _row(n2=30, n3=40, n4=40, n5=30)
    alone = statistics(alike, methodology).iloc[0]
    beside = statistics(pd.concat([alike, others], ignore_index=True), methodology).iloc[0]
    assert alone["mean_upper"] - alone["mean_mark"] == pytest.approx(1.96 * 0.8 * np.sqrt(10 / 12) / np.sqrt(3))
    assert beside["mean_mark"] - beside["mean_lower"] > alone["mean_mark"] - alone["mean_lower"] > 0.5
    assert alone["sou_pct"] == 64
    assert alone["sou_lower_pct"] == pytest.approx(64 - 1.96 * 0.8 * 28 * np.sqrt(10 / 12) / np.sqrt(3))


def test_bounds_of_means_stay_on_the_scale(methodology):
    best = statistics(_row(n2=0, n3=0, n4=0, n5=2), methodology).iloc[0]
    worst = statistics(_row(n2=2, n3=0, n4=0, n5=0), methodology).iloc[0]
    assert (best["mean_upper"], best["sou_upper_pct"], worst["mean_lower"], worst["sou_lower_pct"]) == (5, 100, 2, 16)


def test_the_interval_of_a_mean_score_is_in_points_and_sou_has_none(methodology):
    row = _row(exam="ЕГЭ", subject="русский язык", participants=4, mean_score=90.0, below_threshold=0)
    facts = statistics(row, methodology).iloc[0]
    assert (facts["mean_lower"], facts["mean_upper"]) == pytest.approx((90 - 1.96 * 18 / 2, 100))
    assert facts[["sou_lower_pct", "sou_upper_pct"]].isna().all()


def test_a_mean_known_without_the_distribution_has_the_assumed_interval(methodology):
    facts = statistics(_row(participants=16, mean_mark=3.5), methodology).iloc[0]
    assert (facts["mean_lower"], facts["mean_upper"]) == pytest.approx((3.5 - 1.96 * 0.2, 3.5 + 1.96 * 0.2))


def test_small_groups_are_marked_below_five(methodology):
    rows = pd.concat([_row(n2=0, n3=4, n4=0, n5=0), _row(n2=0, n3=5, n4=0, n5=0)], ignore_index=True)
    assert statistics(rows, methodology)["small_n"].tolist() == [True, False]


def test_spread_between_pupils_is_pooled_within_schools(methodology):
    rows = pd.concat([_row(n2=0, n3=500, n4=500, n5=0), _row(n2=500, n3=500, n4=0, n5=0)], ignore_index=True)
    spread = pupil_spread(rows, pd.Series("одна группа", index=rows.index), methodology)
    assert spread.tolist() == pytest.approx([0.5, 0.5], abs=0.005)


def test_spread_counts_one_pupil_of_each_school_for_its_mean(changed):
    rows = pd.concat([_row(n2=0, n3=1, n4=1, n5=0), _row(n2=1, n3=1, n4=0, n5=0)], ignore_index=True)
    observed = changed("small_groups", pupil_sd_weight=0.0)
    spread = pupil_spread(rows, pd.Series("одна группа", index=rows.index), observed)
    assert spread.tolist() == pytest.approx([np.sqrt(0.5)] * 2)


def test_spread_without_distributions_is_the_assumed_one(methodology):
    rows = _row(exam="ЕГЭ", subject="русский язык", participants=8, mean_score=55.5)
    spread = pupil_spread(rows, pd.Series("одна группа", index=rows.index), methodology)
    assert spread.tolist() == [methodology.small_groups.pupil_sd.score]


def test_three_year_line_needs_the_last_year(methodology):
    rows = pd.concat(
        [
            _row(school_year=2022, school_id="A", n2=0, n3=0, n4=10, n5=0),
            _row(school_year=2021, school_id="A", n2=0, n3=10, n4=0, n5=0),
            _row(school_year=2020, school_id="A", n2=10, n3=0, n4=0, n5=0),
            _row(school_year=2021, school_id="B", n2=0, n3=10, n4=0, n5=0),
        ],
        ignore_index=True,
    )
    line = three_year_line(statistics(rows, methodology), methodology, 2022)
    assert line["school_id"].tolist() == ["A"]
    assert line[["mean", "low_pct", "quality_pct", "n"]].iloc[0].tolist() == pytest.approx([20 / 6, 100 / 6, 50, 30])
    assert np.isfinite(line["mean"]).all()
