"""Partitions appear by themselves, with keys nobody can misread."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from shnor_pipeline.orchestration.partitions import (
    HALF_YEARS,
    SCHOOL_YEARS,
    half_year_of,
    school_year_of,
)
from shnor_pipeline.school_year import HalfYear, SchoolYear

IRKUTSK = ZoneInfo("Asia/Irkutsk")


@pytest.mark.parametrize(
    ("moment", "latest"),
    [
        (datetime(2026, 7, 15, 6, tzinfo=IRKUTSK), "2025-09"),
        (datetime(2026, 8, 31, 23, 59, tzinfo=IRKUTSK), "2025-09"),
        (datetime(2026, 9, 1, 0, 1, tzinfo=IRKUTSK), "2026-09"),
        (datetime(2026, 8, 31, 16, 30, tzinfo=ZoneInfo("UTC")), "2026-09"),
    ],
)
def test_the_running_school_year_exists_and_begins_at_midnight_in_irkutsk(moment: datetime, latest: str) -> None:
    keys = SCHOOL_YEARS.get_partition_keys(current_time=moment)
    assert keys[0] == "2014-09"
    assert keys[-1] == latest


def test_half_years_have_two_keys_a_year() -> None:
    keys = HALF_YEARS.get_partition_keys(current_time=datetime(2023, 7, 20, tzinfo=IRKUTSK))
    assert keys[-3:] == ["2022-07", "2023-01", "2023-07"]


def test_keys_and_values_are_each_others_inverse() -> None:
    assert school_year_of("2022-09") == SchoolYear(2022)
    for half in (HalfYear(2023, 1), HalfYear(2023, 2)):
        assert half_year_of(half.partition_key) == half
