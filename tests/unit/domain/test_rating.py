"""The rating: modes, groups, ties, schools without graduates and intervals of ranks."""

import numpy as np
import pandas as pd
import pytest

from shnor_pipeline.domain.rating import NO_GRADUATES, NOT_COMPARABLE, rating
from shnor_pipeline.methodology import RatingComponent


def _marks(rows):
    columns = ["school_id", "school_year", "subject", "n2", "n3", "n4", "n5"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(year=frame["school_year"] + 1, exam="ОГЭ", season="", grade=9, level="")


def _facts(rows, school):
    return rows.set_index("school_id").loc[school]


def test_a_school_without_graduates_is_listed_and_not_ranked(marks, methodology):
    rows, _ = rating(marks, methodology, schools=["A", "E"])
    facts = _facts(rows, "E")
    assert (facts["participations"], facts["note"], facts["group"]) == (0, NO_GRADUATES, "")
    assert facts[["rating", "rank", "rank_lower", "shrinkage", "deviation"]].isna().all()


def test_a_school_that_sat_alone_has_no_rating_and_says_why(methodology):
    rows, components = rating(_marks([("A", 2022, "математика", 1, 2, 3, 4)]), methodology)
    assert rows["note"].tolist() == [NOT_COMPARABLE]
    assert rows["rating"].isna().all()
    assert components["dropped"].tolist() == [True]
    assert components["district_score"].tolist() == pytest.approx([200 / 3])


def test_equal_results_share_a_place(methodology):
    rows, _ = rating(
        _marks(
            [
                ("A", 2022, "математика", 0, 5, 5, 0),
                ("B", 2022, "математика", 0, 5, 5, 0),
                ("C", 2022, "математика", 5, 5, 0, 0),
                ("D", 2022, "математика", 0, 0, 5, 5),
            ]
        ),
        methodology,
    )
    assert rows["rank"].tolist() == [2, 2, 4, 1]


def test_exactly_fifty_counts_as_successful_in_two_groups_and_as_middle_in_three(methodology, changed):
    marks = _marks([("A", 2022, "математика", 0, 10, 0, 0), ("B", 2022, "математика", 0, 10, 0, 0)])
    assert set(rating(marks, methodology)[0]["group"]) == {"успешные"}
    assert set(rating(marks, changed("rating", group_margin=2.0))[0]["group"]) == {"средние"}


def test_years_outside_the_window_do_not_count(marks, methodology):
    old = marks[marks["school_year"] == 2022].assign(school_year=2019, year=2020)
    assert rating(pd.concat([marks, old]), methodology)[0].equals(rating(marks, methodology)[0])


def test_a_skipped_year_is_made_up_only_by_decision(methodology, changed):
    marks = _marks(
        [
            ("A", 2022, "математика", 0, 0, 10, 0),
            ("B", 2022, "математика", 0, 10, 0, 0),
            ("A", 2020, "математика", 0, 10, 0, 0),
            ("B", 2020, "математика", 0, 0, 10, 0),
        ]
    )
    assert rating(marks, methodology)[0]["participations"].tolist() == [10, 10]
    skipping = rating(marks, changed("rating", skip_cancelled_years=True))[0]
    assert skipping["participations"].tolist() == [20, 20]
    assert skipping["deviation"].tolist() == pytest.approx([0, 0])


def test_component_and_year_weights_shift_the_mean_and_not_the_count(marks, methodology, changed):
    doubled = changed("rating", year_weights=(2.0, 1.0))
    rows, _ = rating(marks, doubled)
    assert _facts(rows, "A")["participations"] == 40
    assert _facts(rows, "A")["deviation"] == pytest.approx((290.6667 + 2 * 222.2222) / (24 + 2 * 16), abs=1e-4)
    maths = tuple(
        item.model_copy(update={"weight": 3.0 if item.subject == "математика" else item.weight})
        for item in methodology.rating.components
    )
    rows, components = rating(marks, changed("rating", components=maths))
    facts = components[(components["school_id"] == "C") & ~components["dropped"]]
    weight = np.where(facts["component"] == "ОГЭ, математика", 3, 1)
    expected = (weight * facts["n"] * facts["deviation"]).sum() / (weight * facts["n"]).sum()
    assert _facts(rows, "C")["deviation"] == pytest.approx(expected)


def test_vpr_joins_only_with_a_weight(marks, methodology, changed):
    assert not rating(marks, methodology)[1]["component"].str.startswith("ВПР").any()
    fifth = RatingComponent(name="ВПР, 5 класс", exam="ВПР", grade=5, subject="русский язык", weight=1.0)
    _, components = rating(marks, changed("rating", components=(*methodology.rating.components, fifth)))
    assert components[components["component"] == "ВПР, 5 класс"]["school_id"].tolist() == ["C"]


def test_share_of_the_maximum_has_no_deviation(marks, changed):
    rows, _ = rating(marks, changed("rating", mode="share_of_max"))
    facts = _facts(rows, "C")
    assert facts["rating"] == pytest.approx((4 * 25 + 4 * 100 / 6 + 3 * 100 / 3 + 3 * 200 / 9) / 14)
    assert pd.isna(facts["deviation"])
    assert facts["group"] == "неуспешные"


def test_zscore_divides_by_the_spread_between_pupils(marks, changed):
    rows, _ = rating(marks, changed("rating", mode="zscore", shrinkage_k=0.0))
    assert rows["rating"].rank().tolist() == rating(marks, changed("rating", mode="raw"))[0]["rating"].rank().tolist()
    assert rows["rating"].between(30, 75).all()


def test_rank_bounds_hold_the_rank_and_narrow_with_pupils(methodology):
    schools = [(f"S{i:02}", 2022, "математика", 10 - i, 10, i, 0) for i in range(11)]
    few, _ = rating(_marks(schools), methodology)
    many, _ = rating(_marks([(*row[:3], *(100 * count for count in row[3:])) for row in schools]), methodology)
    for rows in (few, many):
        assert (rows["rank_lower"] <= rows["rank"]).all()
        assert (rows["rank"] <= rows["rank_upper"]).all()
        assert rows["rank_lower"].min() >= 1
        assert rows["rank_upper"].max() <= 11
    assert (few["rank_upper"] - few["rank_lower"]).mean() > 3
    assert (many["rank_upper"] - many["rank_lower"]).max() <= 1


def test_five_participations_are_enough_for_a_place_and_four_are_not(methodology):
    marks = _marks(
        [
            ("A", 2022, "математика", 0, 5, 0, 0),
            ("B", 2022, "математика", 0, 4, 0, 0),
            ("C", 2022, "математика", 9, 0, 0, 0),
        ]
    )
    assert rating(marks, methodology)[0]["rank"].fillna(0).tolist() == [1, 0, 2]


def test_the_unit_of_weights_does_not_change_the_bounds_of_ranks(methodology, changed):
    marks = _marks([(f"S{i:02}", 2022, "математика", 10 - i, 10, i, 0) for i in range(11)])
    tripled = tuple(item.model_copy(update={"weight": 3 * item.weight}) for item in methodology.rating.components)
    rows, other = (rating(marks, method)[0] for method in (methodology, changed("rating", components=tripled)))
    assert rows[["rank_lower", "rank_upper"]].equals(other[["rank_lower", "rank_upper"]])


def test_rank_bounds_are_the_same_each_time_and_change_with_the_seed(marks, methodology, changed):
    first, again = rating(marks, methodology)[0], rating(marks, methodology)[0]
    assert first.equals(again)
    spread = rating(marks, changed("rating", bootstrap=methodology.rating.bootstrap.model_copy(update={"level": 0.5})))
    width = (first["rank_upper"] - first["rank_lower"]).sum()
    assert (spread[0]["rank_upper"] - spread[0]["rank_lower"]).sum() <= width


def test_nothing_to_rate_needs_the_school_year(empty, methodology):
    with pytest.raises(ValueError, match="укажите school_year"):
        rating(empty("derived_marks"), methodology)
    rows, components = rating(empty("derived_marks"), methodology, schools=["A"], school_year=2022)
    assert rows["note"].tolist() == [NO_GRADUATES]
    assert components.empty
