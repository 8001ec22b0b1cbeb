"""School-year, half-year and quarter partitions: they appear by themselves as time goes on.

A key is a month nobody can misread: ``2022-09`` is the school year 2022-2023, ``2023-01`` the first half (or the
first quarter) of 2023.
``end_offset=1`` makes the running period exist before it has ended: July reports are made inside their own year.
The time zone only decides at which hour a new partition appears, so one zone serves every territory.
"""

from __future__ import annotations

import dagster as dg

from shnor_pipeline.school_year import HalfYear, Quarter, SchoolYear

FIRST_SCHOOL_YEAR = SchoolYear(2014)
ZONE = "Asia/Irkutsk"
_FORMAT = "%Y-%m"

SCHOOL_YEARS = dg.TimeWindowPartitionsDefinition(
    start=FIRST_SCHOOL_YEAR.partition_key, cron_schedule="0 0 1 9 *", fmt=_FORMAT, timezone=ZONE, end_offset=1
)
HALF_YEARS = dg.TimeWindowPartitionsDefinition(
    start="2020-01", cron_schedule="0 0 1 1,7 *", fmt=_FORMAT, timezone=ZONE, end_offset=1
)
QUARTERS = dg.TimeWindowPartitionsDefinition(
    start="2020-01", cron_schedule="0 0 1 1,4,7,10 *", fmt=_FORMAT, timezone=ZONE, end_offset=1
)
TWO_YEARS = dg.TimeWindowPartitionMapping(start_offset=-1)
"""The year itself and the one before it: the window of the rating and of every comparison."""
THREE_YEARS = dg.TimeWindowPartitionMapping(start_offset=-2)
"""The year itself and the two before it: the window of the steadier mean of small schools."""


def school_year_of(key: str) -> SchoolYear:
    """Return the school year of a partition key."""
    return SchoolYear.parse(key)


def half_year_of(key: str) -> HalfYear:
    """Return the half-year of a partition key."""
    year, month = key.split("-")
    return HalfYear(int(year), 1 if month == "01" else 2)


def quarter_of(key: str) -> Quarter:
    """Return the quarter of a partition key."""
    year, month = key.split("-")
    return Quarter(int(year), (int(month) + 2) // 3)
