"""What all derived assets share: partitioned by school year, stored as tables, recomputed when inputs change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import dagster as dg
import pandas as pd

from shnor_pipeline.catalogue import table
from shnor_pipeline.orchestration.freshness import CODE_VERSION
from shnor_pipeline.orchestration.partitions import SCHOOL_YEARS, TWO_YEARS

AUTOMATION = dg.AutomationCondition.eager() & dg.AutomationCondition.all_deps_blocking_checks_passed()


def two_years(noun: str, layer: str = "derived") -> dg.AssetIn:
    """Return an input with the rows of the year itself and of the year before."""
    return dg.AssetIn(key=[layer, noun], partition_mapping=TWO_YEARS)


def year_table(noun: str, ins: Mapping[str, dg.AssetIn], description: str) -> Callable[[Callable[..., Any]], Any]:
    """Return the decorator of a derived asset that yields the table ``derived_<noun>`` of one school year."""
    return dg.asset(
        key=["derived", noun],
        group_name="derived",
        partitions_def=SCHOOL_YEARS,
        ins=dict(ins),
        io_manager_key="tables",
        kinds={"pandas"},
        code_version=CODE_VERSION,
        automation_condition=AUTOMATION,
        description=description,
    )


def as_table(noun: str, frame: pd.DataFrame, school_year: int) -> pd.DataFrame:
    """Return the frame as rows of ``derived_<noun>`` of the school year: exactly the catalogue's columns, in order."""
    return frame.assign(school_year=school_year).reindex(columns=table(f"derived_{noun}").columns)
