"""Who should have sent what by when, and whether it has come: form × school × school year.

Exemptions come from the registry: a primary school has no ОГЭ, a school without grade 11 no ЕГЭ, a closed school
nothing after it closed, a branch nothing of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.storage.warehouse import Warehouse

COLUMNS = ("school_id", "form", "school_year", "due_on", "state", "overdue_days")
_MAIN, _SECONDARY = ("ООШ", "СОШ"), ("СОШ",)


@dataclass(frozen=True)
class ExpectedForm:
    """A form that schools owe: where its rows are, when it is due, and which types of school owe it."""

    label: str
    table: str
    due_month: int
    due_day: int
    types: Sequence[str] = ()
    exam: str = ""

    def due_on(self, year: SchoolYear) -> date:
        """Return the day the form of a school year is due."""
        return date(year.start if self.due_month >= 9 else year.start + 1, self.due_month, self.due_day)


FORMS = (
    ExpectedForm("Социальный паспорт", "validated_social_passport", 10, 15),
    ExpectedForm("Карта самообследования", "validated_self_assessment", 6, 15),
    ExpectedForm("Плановые показатели", "validated_plan_targets", 9, 30),
    ExpectedForm("Результаты ВПР", "derived_marks", 6, 15, exam="ВПР"),
    ExpectedForm("Результаты ОГЭ", "derived_marks", 7, 10, _MAIN, "ОГЭ"),
    ExpectedForm("Результаты ЕГЭ", "derived_marks", 7, 10, _SECONDARY, "ЕГЭ"),
)


def expected_matrix(warehouse: Warehouse, today: date, years: Sequence[SchoolYear] | None = None) -> pd.DataFrame:
    """Return one row per form owed: school_id, form, school_year, due_on, state («есть» or «нет»), overdue_days.

    Without ``years``, those that any accepted row of a form speaks of. ``overdue_days`` is 0 before the due day and
    for what has come.
    """
    schools = warehouse.read("validated_schools")
    held = {form.label: _held(warehouse, form) for form in FORMS}
    wanted = (
        list(years) if years is not None else [SchoolYear(y) for y in sorted({y for s in held.values() for y, _ in s})]
    )
    rows = []
    for form in FORMS:
        for year in wanted:
            if form.exam and not any(own == year.start for own, _ in held[form.label]):
                continue  # nobody has results: the exam was not held, or its files have not come for anyone
            due = form.due_on(year)
            for school in schools.to_dict("records"):
                if not _owes(school, form, year):
                    continue
                has = (year.start, school["school_id"]) in held[form.label]
                overdue = 0 if has else max(0, (today - due).days)
                rows.append((school["school_id"], form.label, year.start, due, "есть" if has else "нет", overdue))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _held(warehouse: Warehouse, form: ExpectedForm) -> set[tuple[int, str]]:
    where = {"exam": form.exam} if form.exam else None
    frame = warehouse.read(form.table, where, ["school_year", "school_id"]).dropna().drop_duplicates()
    return {(int(year), str(school)) for year, school in frame.itertuples(index=False)}


def _owes(school: dict[str, object], form: ExpectedForm, year: SchoolYear) -> bool:
    kind = str(school.get("type") or "")
    if kind == "филиал" or (form.types and kind not in form.types):
        return False
    opened, closed = school.get("valid_from"), school.get("valid_to")
    if isinstance(closed, date) and closed < year.last_day:
        return False
    return not (isinstance(opened, date) and opened > year.first_day)
