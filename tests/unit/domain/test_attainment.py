"""СД: edge cases, bases that are never mixed, and the district's pooled fact."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shnor_pipeline.domain.attainment import DISTRICT, attainment, counted, degree, light, mean_attainment


def _answers(rows):
    frame = pd.DataFrame(rows, columns=["school_id", "item", "value", "denominator", "text"])
    return frame.assign(school_year=2022, block="F")


def _plans(rows):
    frame = pd.DataFrame(rows, columns=["school_id", "indicator", "baseline", "plan", "fact"])
    return frame.assign(school_year=2022)


@pytest.fixture
def attain(marks, methodology, programme, empty):
    """Return a function that computes attainment from the example's marks and the given forms, keyed by school."""

    def compute(plans=None, answers=None, **options):
        rows = attainment(
            empty("validated_plan_targets") if plans is None else _plans(plans),
            empty("validated_self_assessment") if answers is None else _answers(answers),
            options.pop("marks", marks),
            methodology,
            options.pop("programme", programme),
            school_year=2022,
            **options,
        )
        return rows.set_index(["school_id", "indicator", "basis"]).sort_index()

    return compute


@pytest.mark.parametrize(
    ("fact", "plan", "lower", "expected"),
    [
        (50, 100, False, 0.5),
        (120, 100, False, 1),
        (0, 0, False, 1),
        (5, 0, False, 1),
        (0, 30, False, 0),
        (10, 5, True, 0.5),
        (0, 5, True, 1),
        (0, 0, True, 1),
        (4, 5, True, 1),
        (5, 0, True, 0),
        (np.nan, 100, False, np.nan),
        (50, np.nan, False, np.nan),
        (np.nan, 0, False, np.nan),
    ],
)
def test_degree_of_attainment(fact, plan, lower, expected):
    found = degree(pd.Series([fact], dtype=float), pd.Series([plan], dtype=float), lower)
    assert found.tolist() == pytest.approx([expected], nan_ok=True)


@given(st.floats(0, 1000), st.floats(0.01, 1000), st.booleans())
def test_degree_lies_between_0_and_1_and_a_better_fact_never_lowers_it(fact, plan, lower):
    better = fact * (0.5 if lower else 2)
    values = degree(pd.Series([fact, better]), pd.Series([plan, plan]), lower)
    assert values.between(0, 1).all()
    assert values[1] >= values[0]


def test_lights_compare_unrounded_values(methodology):
    values = pd.Series([1.0, 1 - 1e-12, 0.9999, 0.9, 0.9 - 1e-12, 0.8999, 0.0, np.nan])
    expected = ["green", "green", "yellow", "yellow", "yellow", "red", "red", "grey"]
    assert light(values, methodology.attainment).tolist() == expected


def test_every_indicator_has_a_counted_row_even_without_data(attain, methodology, programme):
    rows = attain(schools=["D"]).reset_index()
    own = counted(rows[rows["school_id"] == "D"], methodology)
    assert sorted(own["indicator"]) == sorted(item.id for item in programme.indicators)
    assert set(own["light"]) == {"grey"}
    assert own["fact"].isna().all()


def test_bases_stand_apart_and_only_the_declared_one_counts(attain, methodology):
    rows = attain(answers=[("A", "quality", 20, 80, None)])
    bases = rows.loc[("A", "quality")].index.tolist()
    assert bases == ["ЕГЭ: математика (база)", "ОГЭ: русский язык и математика", "итоги года (ВСОКО)"]
    assert rows.loc[("A", "quality", "итоги года (ВСОКО)"), "fact"] == 25
    assert rows.loc[("A", "quality", "ОГЭ: русский язык и математика"), "fact"] == 62.5
    means = mean_attainment(rows.reset_index(), methodology).set_index("school_id")
    assert (means.loc["A", "counted_n"], means.loc["A", "total_n"]) == (2, 7)


def test_the_plan_is_the_schools_own_else_the_programmes(attain):
    rows = attain(plans=[("A", "quality", 20, 50, None)])
    own = rows.loc[("A", "quality", "ОГЭ: русский язык и математика")]
    assert own[["baseline", "plan", "attainment"]].tolist() == [20, 50, 1]
    assert own["note"] == ""
    other = rows.loc[("B", "quality", "ОГЭ: русский язык и математика")]
    assert other["plan"] == 30
    assert other["note"] == "план — по программе"


def test_other_indicators_come_from_the_self_assessment(attain):
    rows = attain(
        answers=[
            ("A", "staff_training", 9, 12, None),
            ("A", "management", 0, 0, None),
            ("A", "documentation", np.nan, np.nan, "да"),
            ("A", "internet", 1, 1, None),
        ]
    )
    facts = rows.xs("карта самообследования", level="basis").loc["A"]
    assert facts.loc["staff_training", ["fact", "attainment", "light"]].tolist() == [75, 0.75, "red"]
    assert facts.loc["management", "light"] == "grey"
    assert facts.loc["documentation", ["fact", "light"]].tolist() == [100, "green"]
    assert "internet" not in facts.index


def test_a_percentage_stated_in_the_plan_form_has_a_basis_of_its_own(attain):
    rows = attain(plans=[("A", "equipment", 5, 15, 12), ("A", "management", None, 100, 80)],
                  answers=[("A", "management", 9, 10, None)])  # fmt: skip
    stated = rows.loc[("A", "equipment", "данные школы")]
    assert stated[["fact", "attainment"]].tolist() == [12, 0.8]
    assert rows.loc[("A", "management")].index.tolist() == ["карта самообследования"]


def test_the_district_pools_pupils_and_not_schools(attain):
    rows = attain(answers=[("A", "individual_plans", 1, 1, None), ("B", "individual_plans", 0, 9, None)])
    pooled = rows.loc[(DISTRICT, "individual_plans", "карта самообследования")]
    assert pooled[["numerator", "denominator", "fact"]].tolist() == [1, 10, 10]
    assert pooled["note"] == "по 2 из 4 школ"
    assert rows.loc[(DISTRICT, "success", "ОГЭ: русский язык и математика"), "fact"] == pytest.approx(100 * 28 / 30)


def test_schools_outside_the_scope_do_not_enter_the_district(attain):
    rows = attain(schools=["B", "C"])
    assert set(rows.index.get_level_values("school_id")) == {"B", "C", DISTRICT}
    assert rows.loc[(DISTRICT, "success", "ОГЭ: русский язык и математика"), "denominator"] == 14


def test_a_work_without_distribution_leaves_the_basis_unknown(attain, marks):
    unknown = marks.copy()
    hidden = (unknown["school_id"] == "A") & (unknown["subject"] == "математика") & (unknown["exam"] == "ОГЭ")
    unknown.loc[hidden, ["n2", "n3", "n4", "n5"]] = None
    facts = attain(marks=unknown).loc[("A", "success", "ОГЭ: русский язык и математика")]
    assert np.isnan(facts["fact"])
    assert "распределение отметок известно не по всем работам" in facts["note"]


def test_an_indicator_that_should_fall_is_turned_round(attain, programme):
    falling = tuple(
        item.model_copy(update={"better": "lower", "target": 5.0}) if item.id == "management" else item
        for item in programme.indicators
    )
    turned = programme.model_copy(update={"indicators": falling})
    rows = attain(answers=[("A", "management", 1, 10, None)], programme=turned)
    assert rows.loc[("A", "management", "карта самообследования"), ["fact", "attainment"]].tolist() == [10, 0.5]
