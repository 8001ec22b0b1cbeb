"""Proposed plan targets: pooled similar schools, the best of those with enough results, the path to the programme."""

from datetime import date

import pandas as pd
import pytest

from shnor_pipeline.catalogue import table
from shnor_pipeline.domain import target_suggestions as module
from shnor_pipeline.domain.target_suggestions import school_features, suggestions

OWN = "A"
BASIS = "ОГЭ: русский язык и математика"


def _reached(rows, indicator="quality", basis=BASIS):
    frame = pd.DataFrame(rows, columns=["school_id", "numerator", "denominator"])
    fact = 100 * frame["numerator"] / frame["denominator"]
    return frame.assign(fact=fact, indicator=indicator, basis=basis, school_year=2021)


def _features(schools):
    return pd.DataFrame({"school_id": list(schools), "index": 50.0, "size": 100.0, "distance": 10.0, "type": "СОШ"})


@pytest.fixture
def propose(methodology, programme, empty):
    """Return a function that proposes for the schools of the facts and gives the row of one school and indicator."""

    def compute(reached, plans=None, school=OWN, indicator="quality", school_year=2022, **options):
        schools = options.pop("schools", ["A", "B", "C", "D", "E", "F"])
        rows = suggestions(
            empty("validated_plan_targets") if plans is None else pd.DataFrame(plans),
            reached,
            options.pop("features", _features(schools)),
            options.pop("methodology", methodology),
            options.pop("programme", programme),
            schools=schools,
            school_year=school_year,
        )
        return rows.set_index(["school_id", "indicator"]).loc[(school, indicator)]

    return compute


FIVE = [("B", 2, 10), ("C", 5, 10), ("D", 2, 5), ("E", 1, 1), ("F", 4, 14)]


def test_the_realistic_target_is_what_similar_schools_reached_together(propose):
    row = propose(_reached([(OWN, 1, 10), *FIVE]))
    assert (row["similar_n"], row["similar_pupils_n"]) == (5, 40)
    assert row["realistic"] == pytest.approx(100 * 14 / 40)
    assert row["base_fact"] == pytest.approx(10)
    assert row["more_n"] == 3  # 35 % of ten is four at least; one there is


def test_a_class_of_one_is_not_among_the_best(propose):
    row = propose(_reached([(OWN, 1, 10), *FIVE]))
    # of 20, 50, 40 and 28,6 % (E with its single pupil left out) the upper quartile, taken upwards, is 50
    assert row["ambitious"] == pytest.approx(50)


def test_nothing_proposed_is_worse_than_what_was_reached(propose):
    row = propose(_reached([(OWN, 9, 10), *FIVE]))
    assert row["realistic"] == pytest.approx(90)
    assert row["ambitious"] == pytest.approx(90)
    assert row["more_n"] == 0


def test_without_similar_schools_nothing_is_proposed_and_the_reason_is_given(propose):
    row = propose(_reached([(OWN, 1, 10), ("B", 2, 10)]))
    assert row[["realistic", "ambitious"]].isna().all()
    assert "похожих школ с данными меньше 2" in row["reason"]
    assert row["verdict"] == module.NO_PLAN


def test_a_result_known_only_as_a_percentage_has_no_counts_and_no_interval_in_the_reason(propose):
    known = _reached([(OWN, 1, 10), *FIVE])
    known.loc[known["school_id"] == OWN, ["numerator", "denominator"]] = float("nan")
    row = propose(known)
    assert row["reason"].startswith("достигнуто 10,0 %; похожих школ 5")
    assert row[["base_lower_pct", "base_upper_pct"]].isna().all()
    assert row["realistic"] == pytest.approx(100 * 14 / 40)


def test_a_methodology_without_the_rules_proposes_nothing(propose, methodology):
    bare = methodology.model_copy(update={"targets": None})
    row = propose(_reached([(OWN, 1, 10), *FIVE]), methodology=bare)
    assert pd.isna(row["realistic"])
    assert "методика не содержит правил" in row["reason"]


@pytest.mark.parametrize(
    ("school_year", "done", "expected"),
    [
        (2021, 0, 10.0),  # three years to 2024: a third of the way to 30
        (2022, 0, 15.0),
        (2023, 0, 30.0),  # the last year
        (2024, 0, 30.0),
        (2022, 9, 30.0),  # above the target: the target stands
    ],
)
def test_the_path_to_the_target_is_even(propose, school_year, done, expected):
    assert propose(_reached([(OWN, done, 10)]), school_year=school_year)["trajectory"] == pytest.approx(expected)


def test_a_yearly_target_is_the_same_every_year(propose):
    row = propose(_reached([(OWN, 4, 100)], "equipment", "карта самообследования"), indicator="equipment")
    assert row["trajectory"] == row["programme_target"] == 15


def test_where_less_is_better_the_proposal_goes_down(propose, programme):
    falling = programme.indicators[1].model_copy(update={"better": "lower", "target": 0.0})
    other = programme.model_copy(update={"indicators": (falling,)})
    row = propose(_reached([(OWN, 9, 10), *FIVE]), programme=other)
    assert row["realistic"] == pytest.approx(35)
    assert row["ambitious"] == pytest.approx(20)
    assert row["trajectory"] == pytest.approx(45)
    assert pd.isna(row["more_n"])


@pytest.mark.parametrize(
    ("plan", "verdict"),
    [
        (1, module.BELOW_REACHED),
        (5, module.BELOW_PROPOSED),
        (20, module.BELOW_PROPOSED),
        (35, module.WITHIN),
        (50, module.WITHIN),
        (60, module.ABOVE_BEST),
        (None, module.NO_PLAN),
    ],
)
def test_a_plan_is_set_beside_the_proposal(propose, plan, verdict):
    plans = [{"school_id": OWN, "school_year": 2022, "indicator": "quality", "baseline": 12.0, "plan": plan}]
    row = propose(_reached([(OWN, 1, 10), *FIVE]), plans)
    assert row["verdict"] == verdict
    assert row["baseline"] == 12


def test_a_plan_without_proposal_has_nothing_to_be_compared_with(propose):
    plans = [{"school_id": OWN, "school_year": 2022, "indicator": "quality", "plan": 20.0}]
    assert propose(_reached([("B", 2, 10)]), plans)["verdict"] == module.NOTHING_TO_COMPARE


@pytest.mark.parametrize(
    ("when", "whom", "state"),
    [
        (date(2022, 9, 30), "приказ № 5", module.APPROVED),
        (date(2022, 9, 30), None, module.INCOMPLETE),
        (None, "приказ № 5", module.INCOMPLETE),
        (None, " ", module.NOT_APPROVED),
    ],
)
def test_approval_is_said_with_what_is_missing(propose, when, whom, state):
    plan = {"school_id": OWN, "school_year": 2022, "indicator": "quality", "plan": 20.0}
    assert propose(_reached([]), [plan | {"approved_on": when, "approved_by": whom}])["state"] == state


def test_every_school_has_every_indicator_and_the_shape_of_the_table(methodology, programme, empty):
    rows = suggestions(
        empty("validated_plan_targets"),
        empty("derived_attainment"),
        _features("AB"),
        methodology,
        programme,
        schools="AB",
        school_year=2022,
    )
    assert list(rows.columns) == table("derived_target_suggestions").columns
    assert len(rows) == 2 * len(programme.indicators)
    assert set(rows["state"]) == {module.NO_PLAN}
    assert rows["reason"].str.startswith("результата прошлого года нет").all()


def test_features_come_from_index_passport_and_registry():
    schools = pd.DataFrame({"school_id": ["A", "B"], "type": ["СОШ", None]})
    index = pd.DataFrame({"school_id": ["A"], "index": [44.0]})
    passport = pd.DataFrame(
        [("A", "pupils_total", 80.0), ("B", "distance_km", 12.0)], columns=["school_id", "field", "value"]
    )
    found = school_features(schools, index, passport).set_index("school_id")
    assert found.loc["A"].tolist()[:2] == [44.0, 80.0]
    assert found.loc["B", "distance"] == 12
    assert found.loc["B", "type"] == ""
