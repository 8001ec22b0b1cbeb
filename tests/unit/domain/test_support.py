"""The ledger of support: the last report of a measure, the change of its indicator, and what is lacking."""

from datetime import date

import pandas as pd
import pytest

from shnor_pipeline.catalogue import table
from shnor_pipeline.domain import support as module
from shnor_pipeline.domain.small_groups import newcombe
from shnor_pipeline.domain.support import support, uncovered_deficits

BASIS = "ОГЭ: русский язык и математика"


def _measure(**changes):
    usual = {
        "file_id": "f", "sheet": "л", "row": 1, "school_id": "A", "school_year": 2022, "quarter": "2022-4",
        "measure_no": 1, "measure": "Консультации", "deficit": "risk_motivation", "indicator": "quality",
        "start_on": date(2022, 10, 1), "end_on": date(2022, 12, 20), "done_on": date(2022, 12, 19),
        "status": "выполнено", "evidence": "справка",
    }  # fmt: skip
    return usual | changes


def _attained(done, total, indicator="quality", basis=BASIS, school="A"):
    fact = 100 * done / total if total else done
    row = {"school_id": school, "indicator": indicator, "basis": basis, "fact": fact}
    return pd.DataFrame([row | {"numerator": done if total else None, "denominator": total}])


@pytest.fixture
def ledger(methodology, programme):
    """Return a function that makes the ledger of some measures."""

    def make(measures, now=None, before=None, **options):
        empty = pd.DataFrame(columns=table("derived_attainment").columns)
        frame = pd.DataFrame(measures, columns=table("validated_school_roadmap").columns)
        return support(
            frame,
            empty if now is None else now,
            empty if before is None else before,
            methodology,
            options.pop("programme", programme),
            school_year=2022,
        )

    return make


@pytest.mark.parametrize(
    ("before", "now", "effect"),
    [
        ((10, 100), (60, 100), module.BETTER),
        ((60, 100), (10, 100), module.WORSE),
        ((1, 5), (3, 5), module.WITHIN_CHANCE),
        ((50, 100), (53, 100), module.WITHIN_CHANCE),
        ((5000, 10000), (5400, 10000), module.WITHIN_CHANCE),  # beyond chance, but within the dead zone of 5 points
    ],
)
def test_the_effect_is_said_only_beyond_chance_and_dead_zone(ledger, methodology, before, now, effect):
    row = ledger([_measure()], _attained(*now), _attained(*before)).iloc[0]
    assert row["effect"] == effect
    low, high = newcombe(now[0], now[1], before[0], before[1], methodology.share_change_z)
    assert row["change_lower_pp"] == pytest.approx(100 * float(low))
    assert row["change_upper_pp"] == pytest.approx(100 * float(high))
    assert (row["done_n_before"], row["total_n_after"]) == (before[0], now[1])


def test_where_less_is_better_a_fall_is_the_improvement(ledger, programme):
    falling = programme.indicators[1].model_copy(update={"better": "lower"})
    other = programme.model_copy(update={"indicators": (falling,)})
    row = ledger([_measure()], _attained(10, 100), _attained(60, 100), programme=other).iloc[0]
    assert row["effect"] == module.BETTER


@pytest.mark.parametrize(
    ("measure", "now", "before", "effect"),
    [
        ({"status": "выполняется", "done_on": None}, _attained(9, 10), _attained(1, 10), module.NOT_DONE),
        ({"indicator": ""}, _attained(9, 10), _attained(1, 10), module.NO_INDICATOR),
        ({}, None, _attained(1, 10), module.NO_FACTS),
        ({}, _attained(9, 10), None, module.NO_FACTS),
        ({"indicator": "documentation"}, _attained(100, None, "documentation", "карта самообследования"),
         _attained(0, None, "documentation", "карта самообследования"), module.NO_COUNTS),
    ],
)  # fmt: skip
def test_without_ground_no_effect_is_claimed(ledger, measure, now, before, effect):
    assert ledger([_measure(**measure)], now, before).iloc[0]["effect"] == effect


def test_other_bases_are_not_mixed_in(ledger):
    other = _attained(9, 10, basis="ЕГЭ: математика (база)")
    assert ledger([_measure()], other, _attained(1, 10)).iloc[0]["effect"] == module.NO_FACTS


def test_a_measure_counts_as_it_was_reported_last(ledger):
    first = _measure(status="выполняется", done_on=None, evidence=None)
    last = _measure(quarter="2023-1", done_on=date(2023, 2, 1), row=2)
    rows = ledger([last, first, _measure(measure_no=2, quarter="2022-4")])
    assert rows["quarter"].tolist() == ["2023-1", "2022-4"]
    assert rows["is_done"].tolist() == [True, True]


@pytest.mark.parametrize(
    ("changes", "flags"),
    [
        ({}, ""),
        ({"evidence": " "}, module.UNPROVEN),
        ({"status": "не выполнено", "done_on": None}, module.OVERDUE),
        ({"end_on": None, "deficit": None, "indicator": None},
         f"{module.NO_TERM}; {module.NO_DEFICIT}; {module.NO_LINK}"),
    ],
)  # fmt: skip
def test_what_is_lacking_is_flagged(ledger, changes, flags):
    assert ledger([_measure(**changes)]).iloc[0]["flags"] == flags


def test_no_measures_give_an_empty_table_of_the_right_shape(ledger):
    rows = ledger([])
    assert rows.empty
    assert list(rows.columns) == table("derived_support").columns


def test_a_deficit_without_a_measure_is_found_per_school():
    serious = pd.DataFrame({"school_id": ["A", "A", "B"], "item": ["x", "y", "x"]})
    measures = pd.DataFrame({"school_id": ["A", "B"], "deficit": ["x", None]})
    found = uncovered_deficits(serious, measures)
    assert found.to_numpy().tolist() == [["A", "y"], ["B", "x"]]
