"""The municipal programme as data: target indicators, the roadmap's sections and events, and when events are due.

An event is known by section and number in the programme («1.1», «2.15»). Dates follow from the event's schedule and
lie within the years of the programme.
"""

from __future__ import annotations

import calendar
import hashlib
import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from shnor_pipeline.declaration import Declared, read_declaration
from shnor_pipeline.school_year import HalfYear, SchoolYear

_MONTH = re.compile(r"^(\d{4})-(0[1-9]|1[0-2])$")
_QUARTER_MONTHS = (3, 6, 9, 12)
_HALF_MONTHS = (6, 12)

Month = Annotated[str, Field(pattern=_MONTH.pattern)]


def _years(value: object) -> object:
    if isinstance(value, tuple) and list(value) != sorted(set(value)):
        raise ValueError("годы программы перечисляются по возрастанию и без повторов")
    return value


class Title(Declared):
    """What the programme is called, where and in which years it runs, and for which schools."""

    title: str
    territory: str
    years: Annotated[tuple[int, ...], BeforeValidator(_years), Field(min_length=1)]
    scope: str
    owner: str


class Indicator(Declared):
    """A target indicator; ``yearly`` means that the target is set for each year and does not accumulate."""

    id: str
    title: str
    unit: str
    target: Annotated[float, Field(ge=0)]
    yearly: bool = False
    better: Literal["higher", "lower"] = "higher"


class Schedule(Declared):
    """When an event is due.

    ``month`` is a number for a yearly event and ``2022-04`` for one that is due once; ``first`` is the first due
    month where it differs from the yearly one.
    """

    kind: Literal["yearly", "half_year", "quarter", "once", "school_year_start", "ongoing", "by_plan"]
    month: int | str | None = None
    first: Month | None = None

    @model_validator(mode="after")
    def _complete(self) -> Schedule:
        if self.kind == "yearly" and not (isinstance(self.month, int) and 1 <= self.month <= 12):
            raise ValueError("для kind: yearly нужен month — номер месяца от 1 до 12")
        if self.kind == "once" and not (isinstance(self.month, str) and _MONTH.match(self.month)):
            raise ValueError("для kind: once нужен month вида 2022-04")
        if self.kind not in {"yearly", "once"} and self.month is not None:
            raise ValueError(f"для kind: {self.kind} месяц не указывается")
        if self.first is not None and self.kind != "yearly":
            raise ValueError("first указывается только для kind: yearly")
        return self


class Event(Declared):
    """An event of the roadmap; ``section`` and ``id`` are set when the programme is read."""

    source: Annotated[int, Field(ge=1)]
    title: str
    schedule: Schedule
    who: tuple[str, ...] = Field(min_length=1)
    result: str
    produced_by_pipeline: str | None = None
    section: int = 0

    @property
    def id(self) -> str:
        """``1.5``: section and number in the programme."""
        return f"{self.section}.{self.source}"


class Section(Declared):
    """A section of the roadmap with its events in the programme's order."""

    id: Annotated[int, Field(ge=1)]
    title: str
    events: tuple[Event, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _numbered(self) -> Section:
        events = tuple(event.model_copy(update={"section": self.id}) for event in self.events)
        numbers = [event.source for event in events]
        if repeated := {number for number in numbers if numbers.count(number) > 1}:
            raise ValueError(f"в разделе {self.id} номер мероприятия повторяется: {', '.join(map(str, repeated))}")
        object.__setattr__(self, "events", events)  # frozen for everyone else: an event learns its section once
        return self


class Programme(Declared):
    """The programme: indicators, sections and control."""

    programme: Title
    indicators: tuple[Indicator, ...] = Field(min_length=1)
    control: tuple[str, ...] = ()
    sections: tuple[Section, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _unique(self) -> Programme:
        for what, names in (
            ("показателя", [item.id for item in self.indicators]),
            ("раздела", [str(item.id) for item in self.sections]),
        ):
            if repeated := {name for name in names if names.count(name) > 1}:
                raise ValueError(f"обозначение {what} повторяется: {', '.join(sorted(repeated))}")
        return self

    @cached_property
    def hash(self) -> str:
        """A hash of what the programme says: an edited comment changes nothing, an edited target does."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """All events, in the order of the programme."""
        return tuple(event for section in self.sections for event in section.events)

    def event(self, event_id: str) -> Event:
        """Return the event «1.5»; KeyError where there is none."""
        for event in self.events:
            if event.id == event_id:
                return event
        raise KeyError(f"в программе нет мероприятия {event_id}")

    def indicator(self, indicator_id: str) -> Indicator:
        """Return the indicator of that name; KeyError where there is none."""
        for item in self.indicators:
            if item.id == indicator_id:
                return item
        raise KeyError(f"в программе нет показателя {indicator_id}")

    def due_dates(self, event: Event, period: HalfYear | SchoolYear) -> list[date]:
        """Return the days within the period on which the event is due, earliest first.

        A month is due on its last day; ``quarter`` and ``half_year`` at the end of the calendar quarter and
        half-year; ``school_year_start`` on 1 September; ``ongoing`` (through the year) at the end of the calendar
        year; ``by_plan`` has no dates of its own: another plan sets them. Nothing is due outside the programme's years.
        """
        days = (day for year in self.programme.years for day in _days_of_year(event.schedule, year))
        return [day for day in days if period.first_day <= day <= period.last_day]

    def next_due(self, event: Event, after: date) -> date | None:
        """Return the first day after the given one on which the event is due; None where there is none."""
        days = (day for year in self.programme.years for day in _days_of_year(event.schedule, year))
        return next((day for day in days if day > after), None)

    def last_due(self, event: Event, until: date) -> date | None:
        """Return the last day up to and including the given one on which the event was due; None where none was."""
        days = [day for year in self.programme.years for day in _days_of_year(event.schedule, year) if day <= until]
        return max(days, default=None)


def due_dates(event: Event, period: HalfYear | SchoolYear, programme: Programme) -> list[date]:
    """Return ``programme.due_dates(event, period)``."""
    return programme.due_dates(event, period)


def load_programme(path: Path | str) -> Programme:
    """Read ``programme.yaml``; raise DeclarationError (Russian, with file, line and cure) where it is not usable."""
    return read_declaration(Path(path), Programme)


def _days_of_year(schedule: Schedule, year: int) -> Iterator[date]:
    """Yield the due days of a calendar year, earliest first."""
    if schedule.kind == "yearly":
        yield from _yearly(schedule, year)
    elif schedule.kind == "once":
        due_year, month = _split(str(schedule.month))
        if due_year == year:
            yield _month_end(year, month)
    elif schedule.kind == "quarter":
        yield from (_month_end(year, month) for month in _QUARTER_MONTHS)
    elif schedule.kind == "half_year":
        yield from (_month_end(year, month) for month in _HALF_MONTHS)
    elif schedule.kind == "school_year_start":
        yield date(year, 9, 1)
    elif schedule.kind == "ongoing":
        yield date(year, 12, 31)


def _yearly(schedule: Schedule, year: int) -> Iterator[date]:
    """Yield the first due month where it falls in the year, then the yearly one if it comes later than that."""
    month = int(schedule.month or 0)
    first = _month_end(*_split(schedule.first)) if schedule.first else None
    if first and first.year == year:
        yield first
    usual = _month_end(year, month)
    if first is None or usual > first:
        yield usual


def _split(month: str) -> tuple[int, int]:
    year, number = month.split("-")
    return int(year), int(number)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
