"""Places under other weights, on the worked example."""

import pytest

from shnor_pipeline.domain.rating import rating
from shnor_pipeline.domain.sensitivity import NOT_MOVED, weight_sensitivity


def test_places_of_the_worked_example_are_firm(methodology, marks):
    rows = weight_sensitivity(marks, methodology, schools=["A", "B", "C", "D"], school_year=2022).set_index("school_id")
    ranks, _ = rating(marks, methodology, schools=["A", "B", "C", "D"], school_year=2022)
    assert rows["rank"].dropna().to_dict() == ranks.set_index("school_id")["rank"].dropna().to_dict()
    assert rows.loc[["A", "B", "C"], ["best", "worst"]].to_numpy().tolist() == [[1, 1], [2, 2], [3, 3]]
    assert rows.loc["A", "reason"] == NOT_MOVED
    assert rows.loc["D", ["rank", "best", "worst"]].isna().all()  # two participations: no place
    assert rows.loc["D", "reason"] == ""


def test_a_place_that_hangs_on_one_exam_names_it(marks, changed):
    maths = marks["subject"] == "математика"
    # In mathematics A and C change places: which of them is first now depends on what mathematics weighs.
    swapped = marks.assign(school_id=marks["school_id"].where(~maths, marks["school_id"].map({"A": "C", "C": "A"})))
    swapped = swapped.assign(school_id=swapped["school_id"].fillna(marks["school_id"]))
    rows = weight_sensitivity(swapped, changed("rating", shrinkage_k=0.0), school_year=2022).set_index("school_id")
    assert rows.loc["A", "best"] < rows.loc["A", "worst"]
    assert "русский" in rows.loc["A", "reason"] or "математика" in rows.loc["A", "reason"]


def test_a_single_exam_is_never_left_out(methodology, marks, changed):
    only = tuple(item for item in methodology.rating.components if item.name == "ОГЭ, русский язык")
    rows = weight_sensitivity(marks, changed("rating", components=only), school_year=2022)
    assert rows["reason"].dropna().isin([NOT_MOVED, ""]).all()
    assert rows["best"].dropna().tolist() == pytest.approx(rows["worst"].dropna().tolist())
