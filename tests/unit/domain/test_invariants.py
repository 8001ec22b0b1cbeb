"""What must hold for any district: sums, permutations, scales, an identical school added."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shnor_pipeline.domain.attainment import attainment
from shnor_pipeline.domain.context_index import index
from shnor_pipeline.domain.dynamics import compare
from shnor_pipeline.domain.identification import procedures, status
from shnor_pipeline.domain.marks import statistics
from shnor_pipeline.domain.rating import rating

COMPONENTS = ["he_both", "single_parent", "unemployed", "housing", "on_register", "non_native_ru"]
school_marks = st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))


@st.composite
def districts(draw):
    """Draw the marks of a district: schools × two exams × two years, some of them missing."""
    works = product(range(draw(st.integers(1, 6))), ("русский язык", "математика"), (2021, 2022))
    rows = [(f"S{school}", *work, *draw(school_marks)) for school, *work in works if draw(st.integers(0, 4))]
    frame = pd.DataFrame(rows, columns=["school_id", "subject", "school_year", "n2", "n3", "n4", "n5"])
    return frame.assign(year=frame["school_year"] + 1, exam="ОГЭ", season="", grade=9, level="")


@st.composite
def contexts(draw):
    """Draw shares of a district, some of them missing."""
    share = st.one_of(st.none(), st.integers(0, 1000).map(lambda value: value / 10))
    rows = [
        (f"S{school}", component, draw(share)) for school in range(draw(st.integers(2, 7))) for component in COMPONENTS
    ]
    return pd.DataFrame(rows, columns=["school_id", "component", "share_pct"]).astype({"share_pct": "float64"})


def _shuffled(frame, seed):
    return frame.iloc[np.random.default_rng(seed).permutation(len(frame))]


@given(districts())
def test_deviations_of_a_component_year_cancel_out(methodology, marks):
    _, components = rating(marks, methodology, school_year=2022)
    used = components[~components["dropped"]]
    sums = (used["n"].astype(float) * used["deviation"]).groupby([used["component"], used["year"]]).sum()
    assert sums.abs().max() == pytest.approx(0, abs=1e-6) or sums.empty


@settings(max_examples=20)
@given(districts(), st.integers(0, 99))
def test_the_order_of_rows_changes_nothing(methodology, programme, empty, marks, seed):
    turned = _shuffled(marks, seed)

    def everything(rows):
        figures = statistics(rows, methodology)
        now, before = figures[figures["school_year"] == 2022], figures[figures["school_year"] == 2021]
        low = procedures(figures, methodology, school_year=2022)
        return [
            *rating(rows, methodology, school_year=2022),
            low.sort_values(["school_id", "procedure"], ignore_index=True),
            status(low, methodology, school_year=2022),
            compare(now, before, methodology, school_year=2022),
            attainment(
                empty("validated_plan_targets"),
                empty("validated_self_assessment"),
                rows,
                methodology,
                programme,
                school_year=2022,
            ),
        ]

    for first, second in zip(everything(marks), everything(turned), strict=True):
        pd.testing.assert_frame_equal(first, second, rtol=1e-12, atol=1e-12)


@settings(max_examples=25)
@given(districts())
def test_an_identical_district_beside_it_moves_no_rating_and_shares_its_places(methodology, marks):
    twin = marks.assign(school_id=marks["school_id"] + "-двойник")
    alone = rating(marks, methodology, school_year=2022)[0].set_index("school_id")
    both = rating(pd.concat([marks, twin], ignore_index=True), methodology, school_year=2022)[0].set_index("school_id")
    shared = [school for school in alone.index if _never_alone(marks, school)]
    assert both.loc[shared, "rating"].tolist() == pytest.approx(
        alone.loc[shared, "rating"].tolist(), abs=1e-9, nan_ok=True
    )
    twins = both.loc[alone.index + "-двойник", "rank"].fillna(0)
    assert both.loc[alone.index, "rank"].fillna(0).tolist() == twins.tolist()


def _never_alone(marks, school):
    """Return whether every work of the school was taken by another one too: a component of one school is dropped."""
    taken = marks[marks[["n2", "n3", "n4", "n5"]].sum(axis=1) > 0]
    counts = taken.groupby(["subject", "school_year"])["school_id"].transform("nunique")
    return bool((counts[taken["school_id"] == school] > 1).all())


@settings(max_examples=25)
@given(districts(), st.integers(2, 5))
def test_more_pupils_of_the_same_marks_move_the_rating_away_from_fifty(methodology, marks, times):
    larger = marks.assign(**{name: marks[name] * times for name in ("n2", "n3", "n4", "n5")})
    small, large = (rating(rows, methodology, school_year=2022)[0].set_index("school_id") for rows in (marks, larger))
    assert large["deviation"].tolist() == pytest.approx(small["deviation"].tolist(), abs=1e-9, nan_ok=True)
    away = (large["rating"] - 50).abs() - (small["rating"] - 50).abs()
    assert (away.dropna() >= -1e-9).all()


@given(contexts(), st.integers(0, 99))
def test_the_index_does_not_depend_on_the_order_of_schools(methodology, shares, seed):
    for first, second in zip(index(shares, methodology), index(_shuffled(shares, seed), methodology), strict=True):
        pd.testing.assert_frame_equal(first, second, rtol=1e-12, atol=1e-12)


@given(contexts(), st.sampled_from([0.01, 0.5, 0.1]))
def test_the_unit_of_a_share_does_not_matter(methodology, shares, factor):
    scaled = shares.assign(
        share_pct=shares["share_pct"].where(shares["component"] != "housing", shares["share_pct"] * factor)
    )
    first, second = (index(rows, methodology)[0] for rows in (shares, scaled))
    assert second["index"].tolist() == pytest.approx(first["index"].tolist(), abs=1e-7, nan_ok=True)
    assert second["group"].tolist() == first["group"].tolist()


@given(contexts())
def test_the_mean_of_complete_schools_is_fifty(methodology, shares):
    complete = shares.assign(share_pct=shares["share_pct"].fillna(0.0))
    rows, components = index(complete, methodology)
    assert rows["index"].mean() == pytest.approx(50)
    assert components.groupby("school_id")["contribution"].sum().tolist() == pytest.approx(
        (rows["index"] - 50).tolist(), abs=1e-9
    )


@given(contexts(), st.integers(0, 5), st.integers(1, 100))
def test_a_better_share_never_lowers_the_schools_index(methodology, shares, position, gain):
    complete = shares.assign(share_pct=shares["share_pct"].fillna(0.0))
    name = COMPONENTS[position]
    row = (complete["school_id"] == "S0") & (complete["component"] == name)
    better = complete.copy()
    step = methodology.index.components[name].sign * gain
    better.loc[row, "share_pct"] = (better.loc[row, "share_pct"] + step).clip(0, 100)
    first, second = (index(rows, methodology)[0].set_index("school_id")["index"] for rows in (complete, better))
    assert second["S0"] >= first["S0"] - 1e-9
