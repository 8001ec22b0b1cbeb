"""Low procedures, statuses, movement, and how many results away a decision is."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shnor_pipeline.domain.identification import procedures, status
from shnor_pipeline.methodology import Methodology

KEYS = ["ВПР|5|математика|", "ВПР|6|математика|", "ОГЭ|9|математика|", "ОГЭ|9|русский язык|", "ЕГЭ|11|математика|"]


def _procedures(results, school="A"):
    """Return rows of ``derived_procedures`` from (below, n, low the year before)."""
    rows = [
        {
            "school_year": 2022,
            "school_id": school,
            "procedure": key,
            "n": n,
            "below_n": below,
            "low_pct": 100 * below / n,
            "is_low": 10 * below >= 3 * n,
            "was_low": was,
            "small_n": n < 5,
        }
        for key, (below, n, was) in zip(KEYS, results, strict=False)
    ]
    return pd.DataFrame(rows).astype({"is_low": "boolean", "was_low": "boolean", "small_n": "boolean"})


def _status(results, methodology, **options):
    return status(_procedures(results), methodology, **options).iloc[0]


@pytest.mark.parametrize(
    ("results", "expected", "rule_b"),
    [
        ([(0, 10, False), (2, 10, False)], "—", False),
        ([(3, 10, False), (2, 10, False)], "зона риска", False),
        ([(3, 10, True), (2, 10, False)], "зона риска", True),
        ([(3, 10, False), (3, 10, False)], "ШНОР", False),
        ([(3, 10, True), (3, 10, False)], "ШНОР (стабильно)", True),
        ([(3, 10, None), (3, 10, None)], "ШНОР", None),
        ([(3, 10, None), (3, 10, False)], "ШНОР", None),
        ([(0, 10, None), (0, 10, None)], "—", None),
        ([(0, 10, None), (0, 10, True)], "—", False),
    ],
)
def test_status_from_the_two_rules(methodology, results, expected, rule_b):
    facts = _status(results, methodology)
    assert facts["status"] == expected
    assert (None if pd.isna(facts["rule_b"]) else bool(facts["rule_b"])) == rule_b


def test_a_school_with_other_procedures_the_year_before_has_no_repeated_one(methodology):
    results = [(0, 10, None)]
    assert pd.isna(_status(results, methodology)["rule_b"])
    assert bool(_status(results, methodology, has_previous_year=["A"])["rule_b"]) is False


@pytest.mark.parametrize(
    ("listed_by", "expected"),
    [("A", "ШНОР"), ("A_and_B", "зона риска"), ("A_or_B", "ШНОР")],
)
def test_which_rules_enter_a_school_is_a_parameter(changed, listed_by, expected):
    results = [(3, 10, False), (3, 10, False)]
    assert _status(results, changed("identification", listed_by=listed_by))["status"] == expected


def test_one_repeated_procedure_enters_a_school_where_rule_b_suffices(changed):
    results = [(3, 10, True), (0, 10, False)]
    assert _status(results, changed("identification", listed_by="A_or_B"))["status"] == "ШНОР"


def test_reasons_name_procedures_numbers_and_rules(methodology):
    text = _status([(2, 6, None), (0, 9, False), (1, 3, True)], methodology)["reasons"]
    assert text == (
        "Доля ниже порога не менее 30 %: ВПР, 5 класс, математика — 2 из 6 (33,3 %); "
        "ОГЭ, математика — 1 из 3 (33,3 %). "
        "Правило A (процедур не менее 2) выполнено. "
        "Правило B (та же процедура годом ранее) выполнено: ОГЭ, математика."
    )


def test_movement_and_years_on_the_list(methodology):
    low, high = [(3, 10, True), (3, 10, True)], [(0, 10, False), (0, 10, False)]
    first = status(_procedures(low), methodology)
    assert first["years_on_list"].tolist() == [1]
    assert first["movement"].isna().all()
    second = status(_procedures(low), methodology, previous=first)
    assert second[["previous_status", "movement", "years_on_list"]].iloc[0].tolist() == [
        "ШНОР (стабильно)",
        "осталась",
        2,
    ]
    third = status(_procedures(high), methodology, previous=second)
    assert third[["movement", "years_on_list"]].iloc[0].tolist() == ["вышла", 0]
    fourth = status(_procedures(low), methodology, previous=third)
    assert fourth[["movement", "years_on_list"]].iloc[0].tolist() == ["вошла", 1]


def test_a_year_without_data_is_neither_exit_nor_stay(methodology):
    first = status(_procedures([(3, 10, True), (3, 10, True)]), methodology)
    nothing = _procedures([(1, 2, None)]).iloc[:0]
    gap = status(nothing, methodology, previous=first, schools=["A"], school_year=2023)
    assert gap["status"].tolist() == ["нет данных"]
    assert gap[["movement", "years_on_list", "flip_n", "small_n"]].isna().all(axis=None)


def _status_words(flags, was):
    """The rule once more, written plainly: the oracle of the flip count."""
    low = sum(flags)
    repeated = any(flag and before for flag, before in zip(flags, was, strict=True))
    if low >= 2:
        return "ШНОР (стабильно)" if repeated else "ШНОР"
    return "зона риска" if low == 1 else "—"


results = st.lists(
    st.integers(1, 12).flatmap(
        lambda n: st.tuples(st.integers(0, n), st.just(n), st.sampled_from([True, False, None]))
    ),
    min_size=1,
    max_size=5,
)


@given(results)
def test_flip_count_is_the_smallest_number_of_results_that_changes_the_status(methodology, results):
    was = [bool(item[2]) for item in results]
    present = _status_words([10 * below >= 3 * n for below, n, _ in results], was)
    best = min(
        sum(abs(then - below) for then, (below, _, _) in zip(counts, results, strict=True))
        for counts in product(*(_candidates(below, n) for below, n, _ in results))
        if _status_words([10 * then >= 3 * item[1] for then, item in zip(counts, results, strict=True)], was) != present
    )
    facts = _status(results, methodology)
    assert facts["status"] == present
    assert facts["flip_n"] == best


def _candidates(below, n):
    """Return the count itself and the nearest one on the other side of 30 %."""
    other = [then for then in range(n + 1) if (10 * then >= 3 * n) != (10 * below >= 3 * n)]
    return {below, min(other, key=lambda then: abs(then - below))}


@given(results, st.integers(0, 4))
def test_one_more_pupil_below_the_minimum_never_improves_the_status(methodology, results, position):
    position %= len(results)
    below, n, was = results[position]
    order = ["—", "зона риска", "ШНОР", "ШНОР (стабильно)"]
    worse = [*results[:position], (min(below + 1, n), n, was), *results[position + 1 :]]
    before, after = (_status(item, methodology)["status"] for item in (results, worse))
    assert order.index(after) >= order.index(before)


def _marks(rows):
    columns = ["school_id", "school_year", "exam", "grade", "subject", "level", "season", "n2", "n3"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(year=frame["school_year"] + 1, n4=0, n5=0)


def test_both_levels_of_the_mathematics_exam_are_one_procedure(methodology: Methodology, changed):
    base = _marks([("A", 2022, "ЕГЭ", 11, "математика", "база", "", 1, 4)])
    profile = base.assign(level="профиль", n2=None, n3=None, n4=None, n5=None, participants=5, below_threshold=3)
    both = pd.concat([base, profile], ignore_index=True)
    merged = procedures(both, methodology)
    assert merged[["procedure", "n", "below_n"]].iloc[0].tolist() == ["ЕГЭ|11|математика|", 10, 4]
    apart = procedures(both, changed("identification", merge_ege_math=False))
    assert apart["procedure"].tolist() == ["ЕГЭ|11|математика|база", "ЕГЭ|11|математика|профиль"]


def test_a_level_with_an_unknown_number_below_leaves_the_procedure_unknown(methodology):
    base = _marks([("A", 2022, "ЕГЭ", 11, "математика", "база", "", 5, 0)])
    profile = base.assign(level="профиль", n2=None, n3=None, n4=None, n5=None, participants=5)
    rows = procedures(pd.concat([base, profile], ignore_index=True), methodology)
    assert rows["below_n"].isna().all()
    assert rows["is_low"].isna().all()
    assert status(rows, methodology)["status"].tolist() == ["нет данных"]


def test_the_spring_work_counts_before_the_autumn_one(methodology):
    rows = _marks(
        [
            ("A", 2022, "ВПР", 5, "математика", "", "autumn", 9, 1),
            ("A", 2022, "ВПР", 5, "математика", "", "spring", 1, 9),
            ("B", 2022, "ВПР", 5, "математика", "", "autumn", 9, 1),
        ]
    )
    assert procedures(rows, methodology).set_index("school_id")["below_n"].to_dict() == {"A": 1, "B": 9}


def test_procedures_that_do_not_count_and_rows_of_the_district_are_left_out(methodology):
    rows = _marks(
        [
            ("A", 2022, "ВПР", 8, "физика", "", "spring", 9, 1),
            ("MUNICIPALITY", 2022, "ОГЭ", 9, "математика", "", "", 9, 1),
            (None, 2022, "ОГЭ", 9, "математика", "", "", 9, 1),
        ]
    )
    assert procedures(rows, methodology, school_year=2022).empty


def test_persistence_over_three_years_needs_all_of_them(changed):
    rows = _marks([("A", year, "ОГЭ", 9, "математика", "", "", 5, 5) for year in (2021, 2022)])
    three = changed("identification", persist_years=3)
    assert procedures(rows, three, school_year=2022)["was_low"].isna().all()
    full = pd.concat([rows, rows[rows["school_year"] == 2021].assign(school_year=2020)])
    assert procedures(full, three, school_year=2022)["was_low"].tolist() == [True]
    assert not np.isnan(procedures(full, three, school_year=2022)["low_pct"]).any()
