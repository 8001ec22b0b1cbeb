"""Words agree with numbers, numbers are printed as people write them, and the unknown is called so."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from reports.narrative.russian import (
    GRADUATE,
    INDICATOR,
    PROCEDURE,
    QUESTION,
    SCHOOL,
    agreed,
    counted,
    of_counted,
    ordinal_year,
    to_counted,
)
from reports.rendering import formatting as fmt


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "0 выпускников"),
        (1, "1 выпускник"),
        (2, "2 выпускника"),
        (4, "4 выпускника"),
        (5, "5 выпускников"),
        (11, "11 выпускников"),
        (12, "12 выпускников"),
        (21, "21 выпускник"),
        (22, "22 выпускника"),
        (111, "111 выпускников"),
        (101, "101 выпускник"),
    ],
)
def test_a_noun_agrees_with_its_number(count: int, expected: str) -> None:
    assert counted(count, GRADUATE).replace("\u00a0", " ") == expected


def test_cases_agree_too() -> None:
    plain = [
        to_counted(1, PROCEDURE),
        to_counted(3, PROCEDURE),
        to_counted(21, PROCEDURE),
        of_counted(1, INDICATOR),
        of_counted(7, INDICATOR),
        of_counted(21, SCHOOL),
        counted(2, QUESTION),
    ]
    assert [item.replace("\u00a0", " ") for item in plain] == [
        "1 процедуре",
        "3 процедурам",
        "21 процедуре",
        "1 показателя",
        "7 показателей",
        "21 школы",
        "2 вопроса",
    ]


def test_verbs_agree() -> None:
    assert agreed(1, "достигнут", "достигнуто") == "достигнут"
    assert agreed(11, "достигнут", "достигнуто") == "достигнуто"
    assert agreed(21, "достигнут", "достигнуто") == "достигнут"


def test_years_on_the_list_are_ordinals() -> None:
    assert ordinal_year(1) == "первый год"
    assert ordinal_year(2) == "второй год подряд"
    assert ordinal_year(12) == "12-й год подряд"


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [(0.25, 1, "0,3"), (2.675, 2, "2,68"), (-0.04, 1, "0,0"), (66.66667, 1, "66,7"), (1234.5, 0, "1235")],
)
def test_numbers_round_half_up_with_a_comma(value: float, digits: int, expected: str) -> None:
    assert fmt.number(value, digits) == expected


@pytest.mark.parametrize("missing", [None, float("nan"), np.nan, pd.NA, pd.NaT])
def test_the_unknown_is_called_no_data_in_every_form(missing: object) -> None:
    assert fmt.number(missing) == "нет данных"  # type: ignore[arg-type]
    assert fmt.percent(missing) == "нет данных"  # type: ignore[arg-type]
    assert fmt.day(missing) == "нет данных"  # type: ignore[arg-type]
    assert fmt.text(missing) == "нет данных"
    assert fmt.yes_no(missing) == "нет данных"


def test_zero_is_not_the_unknown() -> None:
    assert fmt.number(0) == "0,0"
    assert fmt.yes_no(False) == "нет"


def test_units_and_signs_do_not_break_from_their_number() -> None:
    assert fmt.percent(33.3333) == "33,3\u00a0%"
    assert fmt.points(-3.25) == "\u22123,3\u00a0п.п."
    assert fmt.number(1.5, signed=True) == "+1,5"
    assert fmt.integer(12345) == "12\u00a0345"


def test_a_rank_carries_its_interval() -> None:
    assert fmt.place(7, 4, 12) == "7\u00a0(4–12)"
    assert fmt.place(7) == "7"
    assert fmt.place(None, 4, 12) == "—"


def test_dates_are_written_two_ways() -> None:
    assert fmt.day(date(2023, 7, 5)) == "05.07.2023"
    assert fmt.long_day(date(2023, 7, 5)) == "5\u00a0июля\u00a02023\u00a0года"


def test_abbreviations_keep_their_capitals_inside_a_sentence() -> None:
    assert fmt.lower_first("Качество") == "качество"
    assert fmt.lower_first("ИСБШ школы") == "ИСБШ школы"
