"""Of which schools a form is expected: the one basis on which documents, pages and reminders count forms.

Exemptions come from the registry (a primary school has no ОГЭ, a school without grade 11 no ЕГЭ, a closed school
nothing after it closed, a branch nothing of its own) and from the programme's scope (plan targets and roadmaps are
owed by ШНОР and НСУ). Pure functions over frames of the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from shnor_pipeline.expected_forms import ExpectedForm
from shnor_pipeline.school_year import SchoolYear

_BRANCH = "филиал"
_LAST_GRADES = (9, 11)


@dataclass(frozen=True)
class Expectations:
    """What decides whether a school owes a form: the programme's years and scope, and what is known of classes."""

    programme_years: tuple[int, ...]
    listed: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """School year → schools that its figures put in the programme's scope."""
    empty_grades: frozenset[tuple[int, int, str]] = frozenset()
    """(school year, grade, school) without a single pupil, by the context forms."""

    @classmethod
    def of(
        cls, programme_years: tuple[int, ...], status: pd.DataFrame, index: pd.DataFrame, context: pd.DataFrame
    ) -> Expectations:
        """Return what ``derived_status``, ``derived_index`` and ``validated_context`` say."""
        return cls(programme_years, _listed(status, index), frozenset(_empty_grades(context)))

    def in_scope(self, year: SchoolYear) -> frozenset[str] | None:
        """Return the schools in scope by last year's figures, by the year's own where there are none; None: unknown."""
        return self.listed.get(year.start - 1) or self.listed.get(year.start)

    def exemption(self, school: Mapping[str, Any], form: ExpectedForm, year: SchoolYear) -> str:
        """Return why the school (a row of the registry) does not owe the form of the year; empty where it does."""
        if nobody := form.not_expected(year, self.programme_years):
            return nobody
        kind, school_id = str(school.get("type") or ""), str(school["school_id"])
        opened, closed = _day(school.get("valid_from")), _day(school.get("valid_to"))
        if kind == _BRANCH:
            return "филиал: сдаёт головная школа"
        if closed is not None and closed < year.last_day:
            return f"не действует с {closed:%d.%m.%Y}"
        if opened is not None and opened > year.first_day:
            return f"действует с {opened:%d.%m.%Y}"
        if form.types and kind not in form.types:
            return f"{kind or 'тип не указан'}: нет {form.grade} класса" if form.grade else f"не для типа {kind}"
        if form.grade and (year.start, form.grade, school_id) in self.empty_grades:
            return f"нет обучающихся {form.grade} класса (контекстные данные)"
        if form.schools == "programme":
            scope = self.in_scope(year)
            if scope is None:
                return "список ШНОР и НСУ ещё не рассчитан"
            if school_id not in scope:
                return "не ШНОР и не НСУ"
        return ""


def _day(value: Any) -> date | None:
    return None if value is None or pd.isna(value) else pd.Timestamp(value).date()


def _listed(status: pd.DataFrame, index: pd.DataFrame) -> dict[int, frozenset[str]]:
    """Return per school year the schools that are ШНОР by status or НСУ by index."""
    low = status[status["status"].astype("string").str.startswith("ШНОР").fillna(value=False).astype(bool)]
    adverse = index[index["is_nsu"].astype("boolean").fillna(value=False).astype(bool)]
    parts = [frame[["school_year", "school_id"]] for frame in (low, adverse) if len(frame)]
    if not parts:
        return {}
    both = pd.concat(parts)
    return {int(str(year)): frozenset(group["school_id"].astype(str)) for year, group in both.groupby("school_year")}


def _empty_grades(context: pd.DataFrame) -> Iterable[tuple[int, int, str]]:
    for grade in _LAST_GRADES:
        none = context[
            pd.to_numeric(context[f"grade{grade}_n"]).eq(0).fillna(value=False) & context["school_id"].notna()
        ]
        yield from (
            (int(year), grade, str(school)) for year, school in zip(none["school_year"], none["school_id"], strict=True)
        )
