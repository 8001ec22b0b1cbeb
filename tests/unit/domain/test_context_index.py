"""ИСБШ: shares, missing data, groups, variants and the administrative list."""

import numpy as np
import pandas as pd
import pytest

from shnor_pipeline.domain.context_index import NO_COMPARISON, index, nsu_from_passport, shares_from_passport
from shnor_pipeline.methodology import Grouping, Reference


def _passport(school, **fields):
    return pd.DataFrame({"school_id": school, "field": list(fields), "value": list(fields.values()), "text": None})


def _value(rows, school, column="index"):
    return rows.set_index("school_id").loc[school, column]


def test_shares_are_of_all_pupils_and_a_blank_is_not_zero(methodology):
    passport = _passport("A", pupils_total=40, pupils_both_parents_he=10, pupils_on_register_any=0, pupils_ovz=np.nan)
    shares = shares_from_passport(passport, methodology).set_index("component")["share_pct"]
    assert shares["he_both"] == 25
    assert shares["on_register"] == 0
    assert np.isnan(shares["ovz"])
    assert np.isnan(shares["housing"])


def test_an_impossible_count_leaves_one_share_unknown_and_no_total_leaves_all(methodology):
    passport = pd.concat(
        [
            _passport("A", pupils_total=40, pupils_both_parents_he=41, pupils_incomplete_family=4),
            _passport("B", pupils_total=0, pupils_both_parents_he=0),
            _passport("C", pupils_both_parents_he=3),
        ]
    )
    shares = shares_from_passport(passport, methodology).set_index(["school_id", "component"])["share_pct"]
    assert np.isnan(shares["A", "he_both"])
    assert shares["A", "single_parent"] == 10
    assert shares[["B", "C"]].isna().all()


def test_too_little_data_gives_no_index(shares, methodology):
    lacking = shares.copy()
    asked = lacking["component"].isin(["housing", "unemployed", "non_native_ru"])
    lacking.loc[(lacking["school_id"] == "A") & asked, "share_pct"] = np.nan
    rows, _ = index(lacking, methodology)
    assert np.isnan(_value(rows, "A"))
    assert _value(rows, "A", "group") == "no_data"
    assert pd.isna(_value(rows, "A", "rank"))
    assert pd.isna(_value(rows, "A", "is_nsu"))
    assert "нет данных по показателям" in _value(rows, "A", "note")
    assert rows["rank"].dropna().tolist() == [1, 2, 2]


def test_exactly_two_thirds_of_the_weights_are_enough(shares, methodology):
    lacking = shares.copy()
    asked = lacking["component"].isin(["housing", "unemployed"])
    lacking.loc[(lacking["school_id"] == "A") & asked, "share_pct"] = np.nan
    assert np.isfinite(_value(index(lacking, methodology)[0], "A"))


def test_a_school_that_sent_nothing_is_listed_without_data(shares, methodology):
    rows, components = index(shares, methodology, schools=["A", "E"])
    assert _value(rows, "E", "group") == "no_data"
    assert _value(rows, "E", "coverage") == 0
    assert components[components["school_id"] == "E"]["contribution"].isna().all()


def test_a_component_equal_everywhere_adds_nothing_and_stays_in_the_denominator(shares, methodology):
    level = shares.copy()
    level.loc[level["component"] == "housing", "share_pct"] = 33.3
    rows, components = index(level, methodology)
    assert _value(rows, "A") == pytest.approx(50 + 10 * 5 / 6)
    assert (components[components["component"] == "housing"]["contribution"] == 0).all()
    assert "школы не различаются по показателям: благоустроенное жильё" in _value(rows, "A", "note")


@pytest.mark.parametrize("freedom", [0, 1])
def test_one_school_alone_stands_at_fifty_with_a_note(shares, changed, freedom):
    rows, _ = index(shares[shares["school_id"] == "A"], changed("index", sd_ddof=freedom))
    assert rows["index"].tolist() == [50]
    assert rows["note"].tolist() == [NO_COMPARISON]
    assert rows["group"].tolist() == ["middle"]


def test_contributions_add_up_to_the_distance_from_fifty(shares, methodology):
    lacking = shares.copy()
    lacking.loc[3, "share_pct"] = np.nan
    rows, components = index(lacking, methodology)
    total = components.groupby("school_id")["contribution"].sum()
    assert total.tolist() == pytest.approx((rows["index"] - 50).tolist())


def test_the_administrative_list_goes_before_the_index(shares, methodology):
    rows, _ = index(shares, methodology, {"A": True, "C": False})
    assert rows["is_nsu"].tolist() == [True, False, False, True]


def test_the_administrative_list_is_read_from_the_passport():
    rows = pd.DataFrame(
        {
            "school_id": ["A", "B", "C", "D"],
            "field": "nsu_override",
            "value": [np.nan, np.nan, np.nan, 1.0],
            "text": ["Да", "нет", None, None],
        }
    )
    assert nsu_from_passport(rows) == {"A": True, "B": False, "D": True}


def test_terciles_and_fixed_cuts(shares, changed):
    terciles, _ = index(shares, changed("index", group=Grouping(by="terciles")))
    assert terciles["group"].tolist() == ["high", "high", "middle", "middle"]
    fixed, _ = index(shares, changed("index", group=Grouping(by="fixed", low=45.0, high=59.0)))
    assert fixed["group"].tolist() == ["high", "middle", "low", "low"]


def test_a_regional_reference_replaces_the_district_mean(shares, changed):
    outside = {"he_both": Reference(mean_pct=40.0, sd_pct=5.0)}
    _, components = index(shares, changed("index", reference=outside))
    known = components.set_index(["school_id", "component"]).loc[("A", "he_both")]
    assert known[["mean_pct", "sd_pct", "z"]].tolist() == [40, 5, -2]


def test_a_reference_for_a_component_without_weight_changes_nothing(shares, changed, methodology):
    outside = {"ovz": Reference(mean_pct=40.0, sd_pct=5.0)}
    pd.testing.assert_frame_equal(index(shares, changed("index", reference=outside))[0], index(shares, methodology)[0])


def test_where_language_alone_has_a_weight_there_is_no_index_without_it(shares, methodology, changed):
    components = {
        name: item.model_copy(update={"weight": float(item.language)})
        for name, item in methodology.index.components.items()
    }
    rows, _ = index(shares, changed("index", components=components))
    assert rows["index"].tolist() == pytest.approx([60, 60, 40, 40])
    assert rows["index_no_language"].isna().all()


def test_language_kept_apart_leaves_the_index_without_it(shares, changed):
    rows, components = index(shares, changed("index", language="separate"))
    assert rows["index"].tolist() == pytest.approx([60, 52, 44, 44])
    assert components[components["component"] == "non_native_ru"]["weight"].eq(0).all()


def test_regression_weights_are_applied_to_the_shares(shares, changed):
    rules = changed("index", variant="regression", coefficients={"he_both": 0.5, "single_parent": -0.2})
    rows, _ = index(shares, rules)
    assert rows["index"].tolist() == pytest.approx([11, 7, 1, -3])
    blank = shares.copy()
    blank.loc[0, "share_pct"] = np.nan
    assert index(blank, rules)[0]["index"].isna().tolist() == [True, False, False, False]


def test_minmax_runs_from_0_to_100(shares, changed):
    rows, _ = index(shares, changed("index", variant="minmax"))
    assert rows["index"].tolist() == pytest.approx([100, 60, 0, 0])


def test_first_component_needs_many_schools_and_points_upwards(shares, changed):
    rows, _ = index(shares, changed("index", variant="principal_component", min_schools_component=4))
    found = rows.set_index("school_id")["index"]
    assert found["A"] > found["C"]
    assert found["B"] > found["D"]


def test_with_few_schools_the_first_component_gives_way_to_the_mean_and_says_so(shares, methodology, changed):
    rows, _ = index(shares, changed("index", variant="principal_component"))
    assert rows["index"].tolist() == index(shares, methodology)[0]["index"].tolist()
    assert rows["note"].str.contains("не менее чем по 30 школам, с данными 4").all()


def test_the_first_component_without_a_spread_of_education_is_turned_by_the_heaviest(shares, changed):
    equal = shares.assign(share_pct=shares["share_pct"].where(shares["component"] != "he_both", 20.0))
    rows, _ = index(equal, changed("index", variant="principal_component", min_schools_component=4))
    found = rows.set_index("school_id")["index"]
    assert found["A"] > found["C"]


@pytest.mark.parametrize("variant", ["standardised", "regression", "minmax", "principal_component"])
def test_contributions_explain_the_difference_of_two_schools_in_every_variant(shares, changed, variant):
    coefficients = {"he_both": 0.5, "single_parent": -0.2, "housing": 0.1}
    rules = changed("index", variant=variant, coefficients=coefficients, min_schools_component=4)
    rows, components = index(shares, rules)
    total = components.groupby("school_id")["contribution"].sum()
    value = rows.set_index("school_id")["index"]
    assert (value - value["A"]).tolist() == pytest.approx((total - total["A"]).tolist())


def test_cuts_of_the_region_replace_those_of_the_district(shares, changed):
    poor = Grouping(by="sd", low=-0.5, high=0.5, mean=70.0, sd=5.0)
    assert index(shares, changed("index", group=poor))[0]["group"].tolist() == ["low"] * 4
