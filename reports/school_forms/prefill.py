"""What a form is issued with: whose it is, what was reported a year ago, and the plan that a roadmap carries on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from checks.findings import shown
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.sources.form_layouts import form_layout
from shnor_pipeline.storage.warehouse import Warehouse

_ALL_SCHOOLS = ("social_passport", "self_assessment")
_PLAN = ("start_on", "end_on", "responsible")
_FINISHED = "выполнено"


@dataclass(frozen=True)
class Prefill:
    """Values that stand in the form already, and hints beside the cells."""

    values: dict[str, dict[str, Any]]
    hints: dict[str, str]


class DataBank:
    """What the data bank knows when forms of a school year are issued."""

    def __init__(self, warehouse: Warehouse, year: SchoolYear) -> None:
        """Read lazily: each table once, when a form first asks."""
        self._warehouse = warehouse
        self._year = year
        self._tables: dict[str, pd.DataFrame] = {}

    @cached_property
    def schools(self) -> list[Mapping[str, Any]]:
        """The schools that work in the year, by name; branches report with their head school."""
        frame = self._warehouse.read("validated_schools").sort_values(["name", "school_id"])
        return [row for row in frame.to_dict("records") if self._works(row)]

    def _works(self, school: Mapping[str, Any]) -> bool:
        opened, closed = school["valid_from"], school["valid_to"]
        return not (
            school["type"] == "филиал"
            or (pd.notna(closed) and pd.Timestamp(closed) < pd.Timestamp(self._year.last_day))
            or (pd.notna(opened) and pd.Timestamp(opened) > pd.Timestamp(self._year.last_day))
        )

    @cached_property
    def in_programme(self) -> set[str]:
        """Schools of low results or in adverse conditions by the latest known status and matrix; empty if unknown."""
        found: set[str] = set()
        for table, column in (("derived_status", "status"), ("derived_matrix", "cell")):
            frame = self._table(table)
            known = frame[frame["school_year"] < self._year.start + 1]
            latest = known[known["school_year"] == known["school_year"].max()] if len(known) else known
            text = latest[column].astype("string")
            named = text.str.contains("ШНОР") | text.str.contains("НСУ") | text.str.contains("риск")
            found |= set(latest.loc[named.fillna(value=False), "school_id"])
        return found

    def expects(self, form: str, school_id: str) -> bool:
        """Whether the school is sent the form unasked; forms of the programme go to all while no status is known."""
        return form in _ALL_SCHOOLS or not self.in_programme or school_id in self.in_programme

    def prefill(self, form: str, school_id: str) -> Prefill:
        """Return what the form is issued with; a measure of the roadmap carries its plan on, never its outcome."""
        if form == "school_roadmap":
            return Prefill(self._measures(school_id), {})
        if form == "support_log":
            return Prefill({}, {})  # what was done is written anew each year
        rows = self._table(f"validated_{form}")
        rows = rows[(rows["school_id"] == school_id) & (rows["school_year"] == self._year.start - 1)]
        key, hint = _HINTS[form]
        hints = {str(row[key]): text for row in rows.to_dict("records") if (text := hint(row))}
        return Prefill({}, hints)

    def _measures(self, school_id: str) -> dict[str, dict[str, Any]]:
        rows = self._table("validated_school_roadmap")
        rows = rows[(rows["school_id"] == school_id) & (rows["school_year"] <= self._year.start)]
        if rows.empty:
            return {}
        latest = rows[rows["quarter"] == rows["quarter"].max()]
        if int(latest["school_year"].iloc[0]) < self._year.start:
            latest = latest[latest["status"] != _FINISHED]
        layout = form_layout("school_roadmap")
        names = {
            name: dict(zip(layout.column(name).codes, layout.column(name).choices, strict=True))
            for name in ("deficit", "indicator")
        }
        return {
            str(row["measure_no"]): {
                "label": row["measure"],
                **{name: names[name].get(row[name]) for name in names},
                **{name: row[name] if pd.notna(row[name]) else None for name in _PLAN},
            }
            for row in latest.to_dict("records")
        }

    def _table(self, name: str) -> pd.DataFrame:
        if name not in self._tables:
            self._tables[name] = self._warehouse.read(name)
        return self._tables[name]


def _passport_hint(row: Mapping[str, Any]) -> str:
    return shown(row["text"]) or shown(row["value"])


def _assessment_hint(row: Mapping[str, Any]) -> str:
    if shown(row["denominator"]):
        return f"{shown(row['value'])} из {shown(row['denominator'])}"
    return shown(row["text"])[:40] or shown(row["value"])


def _target_hint(row: Mapping[str, Any]) -> str:
    return "; ".join(
        f"{word} {shown(row[name])}" for name, word in (("plan", "план"), ("fact", "факт")) if shown(row[name])
    )


_HINTS = {
    "social_passport": ("field", _passport_hint),
    "self_assessment": ("item", _assessment_hint),
    "plan_targets": ("indicator", _target_hint),
    "roadmap_status": ("event", lambda row: shown(row["status"])),
}
"""Field that names the item, and what to say of last year."""
