"""Which forms and results are expected of which schools, and by when: the declaration ``expected_forms.yaml``.

The file is copied into a working folder and belongs to the methodologist; a folder made before it existed uses the
shipped one.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property
from pathlib import Path
from string import Formatter
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from shnor_pipeline.catalogue import TABLES
from shnor_pipeline.declaration import Declared, read_declaration
from shnor_pipeline.school_year import AmbiguousYearError, SchoolYear

FILE_NAME = "expected_forms.yaml"
_SHIPPED = Path(__file__).parent / "defaults" / FILE_NAME
_DAY = re.compile(r"^(\d{2})\.(\d{2})$")
_DATE = re.compile(r"^(\d{2})\.(\d{2})\.(\d{4})$")
_FIRST_MONTH = 9
_LEAP_YEAR = 2000
_PLACES = {"school", "date", "items", "days", "centre"}


def _a_day(text: str) -> str:
    match = _DAY.match(text)
    try:
        if match:
            date(_LEAP_YEAR, int(match.group(2)), int(match.group(1)))
            return text
    except ValueError:
        pass
    raise ValueError('срок записывается днём и месяцем в кавычках, например "15.10"')


def _a_date(text: str) -> str:
    match = _DATE.match(text)
    try:
        if match:
            date(int(match.group(3)), int(match.group(2)), int(match.group(1)))
            return text
    except ValueError:
        pass
    raise ValueError('дата записывается в кавычках в виде "31.12.2022"')


def _a_school_year(text: str) -> str:
    try:
        return SchoolYear.parse(text).label
    except AmbiguousYearError as error:
        raise ValueError(str(error)) from error


def _a_table(noun: str) -> str:
    if noun != "marks" and f"validated_{noun}" not in TABLES:
        raise ValueError(f"нет таблицы «{noun}»")
    return noun


class ExpectedForm(Declared):
    """A form that schools owe, or results that must come for them."""

    id: str
    title: str
    table: Annotated[str, AfterValidator(_a_table)]
    due: Annotated[str, AfterValidator(_a_day)]
    first_due: Annotated[str, AfterValidator(_a_date)] | None = None
    since: Annotated[str, AfterValidator(_a_school_year)] | None = None
    until: Annotated[str, AfterValidator(_a_school_year)] | None = None
    period: Literal["programme", "open"] = "programme"
    schools: Literal["all", "programme"] = "all"
    types: tuple[str, ...] = ()
    grade: int | None = None
    exam: str = ""
    sender: Literal["school", "centre"] = "school"

    @model_validator(mode="after")
    def _results_name_their_exam(self) -> ExpectedForm:
        if (self.table == "marks") != bool(self.exam):
            raise ValueError("exam указывается для table: marks и только для неё")
        return self

    @property
    def table_name(self) -> str:
        """The warehouse table that holds what has come."""
        return "derived_marks" if self.table == "marks" else f"validated_{self.table}"

    def due_on(self, year: SchoolYear) -> date:
        """Return the day the form of a school year is due."""
        if self.first_due and self.since == year.label:
            day, month, own = map(int, self.first_due.split("."))
            return date(own, month, day)
        day, month = map(int, self.due.split("."))
        own = year.start if month >= _FIRST_MONTH else year.start + 1
        if (month, day) == (2, 29):
            return date(own, 3, 1) if own % 4 else date(own, 2, 29)
        return date(own, month, day)

    def not_expected(self, year: SchoolYear, programme_years: tuple[int, ...]) -> str:
        """Return why nobody owes the form for that year; empty where it is owed."""
        if self.since and year < SchoolYear.parse(self.since):
            return f"сдаётся с {self.since} учебного года"
        if self.until and year > SchoolYear.parse(self.until):
            return f"сдавалась по {self.until} учебный год"
        if self.period == "programme" and self.due_on(year).year not in programme_years:
            return "срок вне лет программы"
        return ""


class ExpectedForms(Declared):
    """All expected forms in the order in which they are shown, and the reminder sent to a school."""

    forms: tuple[ExpectedForm, ...] = Field(min_length=1)
    reminder: str
    reminder_days: Annotated[int, Field(ge=1)]

    @model_validator(mode="after")
    def _sound(self) -> ExpectedForms:
        names = [form.id for form in self.forms]
        if repeated := {name for name in names if names.count(name) > 1}:
            raise ValueError(f"обозначение формы повторяется: {', '.join(sorted(repeated))}")
        try:
            used = {name for _, name, _, _ in Formatter().parse(self.reminder) if name is not None}
        except ValueError as error:
            raise ValueError("reminder: фигурная скобка не закрыта") from error
        if used - _PLACES:
            raise ValueError(f"reminder: есть слова в скобках {', '.join(sorted(_PLACES))}; других нет")
        return self

    @cached_property
    def titles(self) -> dict[str, str]:
        """Titles by form."""
        return {form.id: form.title for form in self.forms}


def load_expected_forms(home: Path) -> ExpectedForms:
    """Read the working folder's declaration, or the shipped one; DeclarationError where it is not usable."""
    own = home / FILE_NAME
    return read_declaration(own if own.is_file() else _SHIPPED, ExpectedForms)


def shipped_expected_forms() -> ExpectedForms:
    """Read the declaration that comes with the program."""
    return read_declaration(_SHIPPED, ExpectedForms)
