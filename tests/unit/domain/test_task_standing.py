"""Tasks beside what they are held to: marked only beyond chance, pooled for the district, unknown where unknown."""

from __future__ import annotations

import pandas as pd

from shnor_pipeline.catalogue import table
from shnor_pipeline.domain.task_standing import district_standing, school_standing

COLUMNS = list(table("derived_task_completion").columns)


def completion(*rows: tuple[str, str, int, int, float, float, float | None]) -> pd.DataFrame:
    """Rows: school, task, place, pupils, done %, district %, region %."""
    work = {
        "school_year": 2022, "year": 2023, "exam": "ВПР", "season": "spring", "grade": 5, "subject": "математика",
        "level": "", "max_score": 1.0,
    }  # fmt: skip
    return pd.DataFrame(
        [
            {**work, "school_id": school, "task": task, "position": place, "n": n, "completion_pct": done,
             "district_pct": district, "region_pct": region}
            for school, task, place, n, done, district, region in rows
        ],
        columns=COLUMNS,
    )  # fmt: skip


def test_only_a_gap_beyond_chance_is_weak() -> None:
    rows = school_standing(
        completion(
            ("a", "1", 1, 40, 20.0, 60.0, None), ("a", "2", 2, 3, 20.0, 60.0, None), ("a", "3", 3, 40, 90, 60, None)
        )
    )
    assert list(rows["weak"]) == [True, False, False]


def test_the_risk_of_a_false_alarm_is_shared_out_among_the_tasks() -> None:
    few = completion(("a", "1", 1, 20, 40.0, 65.0, None))
    many = completion(*[("a", str(place), place, 20, 40.0, 65.0, None) for place in range(1, 201)])
    assert school_standing(few)["weak"].all()
    assert not school_standing(many)["weak"].any()


def test_the_district_counts_its_pupils_and_is_compared_with_the_region() -> None:
    rows = school_standing(
        completion(
            ("a", "1", 1, 150, 40, 45.0, 70.0), ("b", "1", 1, 150, 50, 45.0, 70.0), ("a", "2", 2, 150, 70, 70, None)
        )
    )
    tasks = district_standing(rows).set_index("task")
    assert (tasks.loc["1", "n"], tasks.loc["1", "schools_n"], tasks.loc["1", "gap"]) == (300, 2, -25.0)
    assert bool(tasks.loc["1", "weak"])
    assert not bool(tasks.loc["2", "weak"])


def test_nothing_known_gives_no_rows() -> None:
    assert district_standing(school_standing(completion())).empty
