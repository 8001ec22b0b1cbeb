"""Trends: a line joins only comparable neighbours, and the municipality is compared over the same schools."""

from __future__ import annotations

import pandas as pd
import pytest

from shnor_pipeline.domain.comparability import AUTUMN, Break
from shnor_pipeline.domain.trends import DISTRICT, district_changes, trend_points
from shnor_pipeline.methodology import Methodology


def marks(*rows: tuple[int, str, int, int, str]) -> pd.DataFrame:
    """Rows: school year, school, «2», others («4»), season."""
    return pd.DataFrame(
        [
            {
                "school_year": year, "year": year + 1, "exam": "ВПР", "season": season, "grade": 5,
                "subject": "математика", "level": "", "school_id": school, "n2": low, "n3": 0, "n4": rest, "n5": 0,
                "participants": low + rest, "below_threshold": low,
            }
            for year, school, low, rest, season in rows
        ]
    )  # fmt: skip


def points(frame: pd.DataFrame, methodology: Methodology, school: str, *history: Break) -> pd.DataFrame:
    found = trend_points(frame, methodology, history)
    return found[found["school_id"] == school].set_index("school_year")


def test_the_municipality_pools_pupils_not_shares(methodology: Methodology) -> None:
    frame = marks((2021, "a", 1, 1, "spring"), (2021, "b", 0, 8, "spring"))
    row = points(frame, methodology, DISTRICT).loc[2021]
    assert (row["low_pct"], row["n"], row["schools_n"]) == (10.0, 10, 2)
    assert row["lower_pct"] < 10 < row["upper_pct"]


def test_a_season_a_merger_and_a_missing_year_break_the_line(methodology: Methodology) -> None:
    frame = marks((2019, "a", 1, 4, "spring"), (2021, "a", 1, 4, "spring"), (2022, "a", 1, 4, "autumn"))
    plain = points(frame, methodology, "a")["break"]
    assert plain[2021] == ""
    assert plain[2022] == AUTUMN
    merged = points(
        marks((2021, "a", 1, 4, "spring"), (2022, "a", 1, 4, "spring")), methodology, "a",
        Break(2023, "объединена", school_id="a"),
    )["break"]  # fmt: skip
    assert merged[2022] == "объединена"


def test_a_school_that_joined_is_no_change_of_the_municipality(methodology: Methodology) -> None:
    frame = marks((2021, "a", 5, 95, "spring"), (2022, "a", 5, 95, "spring"), (2022, "b", 90, 10, "spring"))
    assert points(frame, methodology, DISTRICT).loc[2022, "low_pct"] == pytest.approx(47.5)
    change = district_changes(frame, methodology, 2022).iloc[0]
    assert (change["direction"], change["change_pp"], change["schools_n"]) == ("same", 0.0, 1)


def test_a_change_beyond_chance_has_a_direction(methodology: Methodology) -> None:
    frame = marks((2021, "a", 5, 195, "spring"), (2022, "a", 80, 120, "spring"))
    change = district_changes(frame, methodology, 2022).iloc[0]
    assert change["direction"] == "up"
    assert 0 < change["lower_pp"] < change["change_pp"] < change["upper_pp"]


def test_a_work_without_a_known_number_below_is_no_point(methodology: Methodology) -> None:
    frame = marks((2021, "a", 1, 4, "spring")).assign(below_threshold=None, n2=None, n3=None, n4=None, n5=None)
    assert trend_points(frame, methodology).empty
