"""Codes of figures that stand on the index page: those of the АИС export, which has every figure of every school.

The page belongs to no set and has no list of figures of its own; a school year whose export has been issued lends it
the codes, so that ``shnor explain`` leads from a number on the page to its cells as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from reports.view_models.ais_rows import AIS
from reports.view_models.figures import figure_code, quantity_code, school_numbers
from shnor_pipeline.school_year import SchoolYear

_KIND = "ais"


@dataclass(frozen=True)
class IssuedCodes:
    """Which school years have an issued export, and the short number of every school."""

    years: frozenset[int] = frozenset()
    numbers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, frames: Mapping[str, pd.DataFrame]) -> IssuedCodes:
        """Read them from the register of reports and the registry of schools."""
        reports = frames.get("register_reports")
        if reports is None or reports.empty:
            return cls()
        periods = reports.loc[reports["kind"] == _KIND, "period"]
        schools = frames["validated_schools"]["school_id"].dropna().astype(str)
        return cls(frozenset(SchoolYear.parse(str(item)).start for item in periods), school_numbers(schools))

    def code(self, school_id: str, school_year: int, column: str, stem: str = "") -> str:
        """Return the code of a school's figure in a school year; empty where no issued set has it."""
        number = self.numbers.get(school_id)
        if number is None or school_year not in self.years:
            return ""
        short = quantity_code(column)
        return figure_code(number, SchoolYear(school_year).exam_year, f"{stem}.{short}" if stem else short, AIS)
