"""One and the same set of children from grade to grade, by its place in the district."""

import numpy as np
import pandas as pd
import pytest

from shnor_pipeline.domain.cohorts import ALONE, cohorts
from shnor_pipeline.domain.comparability import MERGED, Break
from shnor_pipeline.domain.marks import statistics

COLUMNS = ["school_id", "school_year", "exam", "grade", "season", "n2", "n3", "n4", "n5"]


def _marks(methodology, rows):
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return statistics(frame.assign(year=frame["school_year"] + 1, subject="математика", level=""), methodology)


def _pair(school, before, now, exam="ВПР", grade=6, season="spring"):
    return [
        (school, 2021, "ВПР", grade - 1, "spring", *before),
        (school, 2022, exam, grade, season if exam == "ВПР" else "", *now),
    ]


def test_a_cohort_is_compared_with_the_district_and_not_with_its_own_marks(methodology):
    everyone_falls = [
        *_pair("A", (0, 0, 30, 30), (0, 30, 30, 0)),
        *_pair("B", (0, 0, 30, 30), (0, 30, 30, 0)),
    ]
    rows = cohorts(_marks(methodology, everyone_falls), methodology, school_year=2022)
    assert rows["direction"].tolist() == ["same", "same"]
    assert rows["gap_change"].tolist() == pytest.approx([0, 0])
    assert rows["quality_before"].tolist() == [100, 100]
    assert rows["procedure_before"].tolist() == ["ВПР|5|математика|"] * 2


def test_a_cohort_that_loses_its_place_is_named_and_few_pupils_are_chance(methodology):
    rows = [
        *_pair("A", (0, 0, 30, 30), (30, 30, 0, 0)),
        *_pair("B", (0, 30, 30, 0), (0, 30, 30, 0)),
        *_pair("C", (0, 0, 1, 1), (0, 1, 1, 0)),
    ]
    found = cohorts(_marks(methodology, rows), methodology).set_index("school_id")
    assert found.loc["A", "direction"] == "down"
    assert found.loc["A", "wording"] == "положение набора относительно района ухудшилось"
    assert found.loc["B", "direction"] == "up"
    assert found.loc["C", "wording"] == "в пределах случайных колебаний"
    assert found.loc["C", "small_n"]
    inside = found["gap_change"].between(found["change_lower"], found["change_upper"])
    assert inside.all()


def test_after_grade_8_comes_the_state_exam(methodology):
    rows = [*_pair("A", (0, 5, 5, 0), (0, 5, 5, 0), "ОГЭ", 9), *_pair("B", (0, 5, 5, 0), (0, 5, 5, 0), "ОГЭ", 9)]
    found = cohorts(_marks(methodology, rows), methodology)
    assert found["procedure"].tolist() == ["ОГЭ|9|математика|"] * 2
    assert found["procedure_before"].tolist() == ["ВПР|8|математика|"] * 2


def test_an_autumn_work_belongs_to_the_class_that_wrote_it(methodology):
    # autumn 2022, programme of grade 5, written by grade 6: the same children as spring 2023, programme of grade 6
    rows = [
        (school, 2022, "ВПР", grade, season, 0, 5, 5, 0)
        for school in "AB"
        for grade, season in ((5, "autumn"), (6, "spring"))
    ]
    found = cohorts(_marks(methodology, rows), methodology)
    assert found["procedure_before"].tolist() == ["ВПР|5|математика|"] * 2
    other = [(school, 2021, "ВПР", 5, "autumn", 0, 5, 5, 0) for school in "AB"]
    strangers = cohorts(_marks(methodology, [*other, *rows[1::2]]), methodology, school_year=2022)
    assert strangers.empty


def test_schools_that_merged_have_no_cohort_and_a_school_alone_no_place(methodology):
    rows = [*_pair("A", (0, 0, 30, 30), (30, 30, 0, 0)), *_pair("B", (0, 30, 30, 0), (0, 30, 30, 0))]
    history = [Break(2023, MERGED, school_id="A"), Break(2023, "шкала", exam="ВПР")]
    found = cohorts(_marks(methodology, rows), methodology, history).set_index("school_id")
    assert found.loc["A", ["direction", "wording"]].tolist() == ["unknown", f"сравнение невозможно: {MERGED}"]
    assert found.loc["B", "direction"] == "up"
    alone = cohorts(_marks(methodology, rows[:2]), methodology)
    assert alone[["direction", "wording"]].iloc[0].tolist() == ["unknown", ALONE]


def test_few_honest_cohorts_are_called_better_or_worse(methodology):
    draw = np.random.default_rng(11)
    sizes, shares = draw.integers(3, 26, 2000), draw.dirichlet([2, 6, 4, 1.5], 2000)
    drawn = [
        (f"S{i}", year, "ВПР", grade, "spring", *draw.multinomial(n, p))
        for year, grade in ((2021, 5), (2022, 6))
        for i, (n, p) in enumerate(zip(sizes, shares, strict=True))
    ]
    found = cohorts(_marks(methodology, drawn), methodology)
    assert found["direction"].isin(["up", "down"]).mean() <= 0.05
    covered = (found["change_lower"] <= 0) & (found["change_upper"] >= 0)
    assert 0.93 <= covered.mean() <= 0.975
