"""Every task of a year's works beside what it is held to: schools beside the district, the district beside the region.

Whether a task is done worse is said only beyond chance (``weak_skills.below_reference``), the risk of a false alarm
shared out among the tasks compared.
"""

from __future__ import annotations

import pandas as pd

from shnor_pipeline.domain.frames import of_schools
from shnor_pipeline.domain.weak_skills import below_reference

WORK = ["year", "exam", "season", "grade", "subject", "level"]


def school_standing(completion: pd.DataFrame) -> pd.DataFrame:
    """Return the schools' rows of ``derived_task_completion`` with ``weak``: below the district beyond chance."""
    rows = of_schools(completion)
    rows = rows.loc[rows["completion_pct"].notna() & rows["position"].notna()].reset_index(drop=True)
    tests = rows.groupby("school_id")["task"].transform("size")
    return rows.assign(weak=below_reference(rows["completion_pct"], rows["n"], rows["district_pct"], tests))


def district_standing(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row per task of the district from the rows of ``school_standing``.

    Columns: those of the work, ``task``, ``position``, ``skill``, ``max_score``, ``n`` (participants), ``schools_n``,
    ``district_pct``, ``region_pct``, ``gap`` (percentage points) and ``weak``: below the region beyond chance.
    """
    grouped = rows.groupby([*WORK, "task"], dropna=False, sort=False)
    tasks = grouped.agg(
        position=("position", "first"),
        skill=("skill", "first"),
        max_score=("max_score", "first"),
        n=("n", "sum"),
        schools_n=("school_id", "nunique"),
        district_pct=("district_pct", "first"),
        region_pct=("region_pct", "first"),
    ).reset_index()
    tasks = tasks.loc[tasks["district_pct"].notna()].reset_index(drop=True)
    weak = below_reference(tasks["district_pct"], tasks["n"], tasks["region_pct"], max(len(tasks), 1))
    return tasks.assign(gap=tasks["district_pct"] - tasks["region_pct"], weak=weak)
