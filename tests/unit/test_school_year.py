"""The school year as a value: what people write, what the orchestrator keys, what reports report."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shnor_pipeline.school_year import AmbiguousYearError, HalfYear, Quarter, SchoolYear


@pytest.mark.parametrize("text", ["2022-2023", "2022/23", "2022–2023", " 2022/2023 ", "2022-09"])
def test_the_ways_people_write_a_school_year(text: str) -> None:
    assert SchoolYear.parse(text) == SchoolYear(2022)


@pytest.mark.parametrize("text", ["2023", "2022-2024", "22-23", "2022/25", "", "2022-10"])
def test_a_bare_or_impossible_year_is_refused(text: str) -> None:
    with pytest.raises(AmbiguousYearError, match="2022-2023"):
        SchoolYear.parse(text)


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)))
def test_every_day_lies_in_its_school_year(day: date) -> None:
    year = SchoolYear.containing(day)
    assert year.first_day <= day <= year.last_day
    assert SchoolYear.parse(year.label) == SchoolYear.parse(year.short_label) == SchoolYear.parse(year.partition_key)


def test_autumn_works_begin_the_year_and_exams_end_it() -> None:
    assert SchoolYear.of_work(2022, "autumn") == SchoolYear(2022)
    assert SchoolYear.of_work(2023, "spring") == SchoolYear(2022)
    assert SchoolYear(2022).exam_year == 2023


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)))
def test_half_years_tile_time(day: date) -> None:
    half = HalfYear.containing(day)
    assert half.first_day <= day <= half.last_day
    assert half.previous.last_day + timedelta(days=1) == half.first_day
    assert HalfYear.parse(half.key) == half


def test_a_half_year_names_the_school_year_whose_results_are_known() -> None:
    assert HalfYear(2023, 1).school_year == SchoolYear(2022)
    assert HalfYear(2023, 2).school_year == SchoolYear(2022)
    assert HalfYear(2023, 1).label == "I полугодие 2023 года"


def test_quarters_are_calendar_quarters() -> None:
    assert Quarter.parse("2023-3").label == "III квартал 2023 года"
    with pytest.raises(AmbiguousYearError):
        Quarter.parse("2023-5")
