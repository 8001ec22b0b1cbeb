"""The school year and the half-year as values.

The one place that knows that the school year 2022-2023 begins in September 2022, that its exams are sat in the
calendar year 2023, and that a bare "2023" is ambiguous. Frames carry a school year as the integer it begins in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_LONG = re.compile(r"^(\d{4})\s*[-–—/]\s*(\d{2}|\d{4})$")
_KEY = re.compile(r"^(\d{4})-09$")
_HALF = re.compile(r"^(\d{4})-([12])$")
_QUARTER = re.compile(r"^(\d{4})-([1-4])$")
_FIRST_MONTH = 9


class AmbiguousYearError(ValueError):
    """The text does not name exactly one school year, half-year or quarter."""


@dataclass(frozen=True, order=True)
class SchoolYear:
    """A school year, known by the calendar year it begins in (1 September to 31 August)."""

    start: int

    @classmethod
    def parse(cls, text: str) -> SchoolYear:
        """Read ``2022-2023``, ``2022/23`` or the partition key ``2022-09``; refuse a bare year as ambiguous."""
        cleaned = text.strip()
        if key := _KEY.match(cleaned):
            return cls(int(key.group(1)))
        if match := _LONG.match(cleaned):
            start, end = int(match.group(1)), match.group(2)
            if int(end) == (start + 1 if len(end) == 4 else (start + 1) % 100):
                return cls(start)
        raise AmbiguousYearError(
            f"«{text}» не называет учебный год однозначно: напишите, например, 2022-2023 или 2022/23"
        )

    @classmethod
    def containing(cls, day: date) -> SchoolYear:
        """Return the school year that the day belongs to."""
        return cls(day.year if day.month >= _FIRST_MONTH else day.year - 1)

    @classmethod
    def of_work(cls, calendar_year: int, season: str = "spring") -> SchoolYear:
        """Return the school year a work was sat in: spring and exam works end it, autumn works begin it."""
        return cls(calendar_year if season == "autumn" else calendar_year - 1)

    @property
    def label(self) -> str:
        """``2022-2023``, as people and the command line write it."""
        return f"{self.start}-{self.start + 1}"

    @property
    def short_label(self) -> str:
        """``2022/23``, for narrow table columns."""
        return f"{self.start}/{(self.start + 1) % 100:02d}"

    @property
    def partition_key(self) -> str:
        """``2022-09``, the unambiguous Dagster partition key."""
        return f"{self.start}-09"

    @property
    def exam_year(self) -> int:
        """Return the calendar year of the year's spring exams."""
        return self.start + 1

    @property
    def first_day(self) -> date:
        """1 September."""
        return date(self.start, _FIRST_MONTH, 1)

    @property
    def last_day(self) -> date:
        """31 August."""
        return date(self.start + 1, _FIRST_MONTH - 1, 31)

    @property
    def previous(self) -> SchoolYear:
        """Return the school year before."""
        return SchoolYear(self.start - 1)

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True, order=True)
class HalfYear:
    """A calendar half-year: ``2023-1`` is January to June 2023, ``2023-2`` July to December 2023."""

    year: int
    half: int

    @classmethod
    def parse(cls, text: str) -> HalfYear:
        """Read ``2023-1`` or ``2023-2``."""
        if match := _HALF.match(text.strip()):
            return cls(int(match.group(1)), int(match.group(2)))
        raise AmbiguousYearError(f"«{text}» не называет полугодие: напишите, например, 2023-1 (январь–июнь 2023)")

    @classmethod
    def containing(cls, day: date) -> HalfYear:
        """Return the half-year that the day belongs to."""
        return cls(day.year, 1 if day.month <= 6 else 2)

    @property
    def label(self) -> str:
        """``I полугодие 2023 года``."""
        return f"{'I' if self.half == 1 else 'II'} полугодие {self.year} года"

    @property
    def key(self) -> str:
        """``2023-1``."""
        return f"{self.year}-{self.half}"

    @property
    def partition_key(self) -> str:
        """``2023-01`` or ``2023-07``, the unambiguous Dagster partition key."""
        return f"{self.year}-{self.first_day.month:02d}"

    @property
    def first_day(self) -> date:
        """1 January or 1 July."""
        return date(self.year, 1 if self.half == 1 else 7, 1)

    @property
    def last_day(self) -> date:
        """30 June or 31 December."""
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)

    @property
    def previous(self) -> HalfYear:
        """Return the half-year before."""
        return HalfYear(self.year, 1) if self.half == 2 else HalfYear(self.year - 1, 2)

    @property
    def school_year(self) -> SchoolYear:
        """Return the school year whose results are known at the end of the half-year."""
        return SchoolYear(self.year - 1)

    def __str__(self) -> str:
        return self.key


@dataclass(frozen=True, order=True)
class Quarter:
    """A calendar quarter: ``2023-3`` is July to September 2023."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """Read ``2023-1`` … ``2023-4``."""
        if match := _QUARTER.match(text.strip()):
            return cls(int(match.group(1)), int(match.group(2)))
        raise AmbiguousYearError(f"«{text}» не называет квартал: напишите, например, 2023-3 (июль–сентябрь 2023)")

    @classmethod
    def containing(cls, day: date) -> Quarter:
        """Return the quarter that the day belongs to."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def key(self) -> str:
        """``2023-3``."""
        return f"{self.year}-{self.number}"

    @property
    def partition_key(self) -> str:
        """The month it begins in, ``2023-07``: the unambiguous Dagster partition key."""
        return f"{self.year}-{self.first_day.month:02d}"

    @property
    def first_day(self) -> date:
        """The first day of January, April, July or October."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> date:
        """31 March, 30 June, 30 September or 31 December."""
        return date(self.year, 3 * self.number, 31 if self.number in (1, 4) else 30)

    @property
    def previous(self) -> Quarter:
        """Return the quarter before."""
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)

    @property
    def school_year(self) -> SchoolYear:
        """Return the school year whose results were the latest known when the quarter began.

        Results of spring are known by July: in April to June the list of schools is still last summer's.
        """
        return SchoolYear(self.year - 2 if self.number <= 2 else self.year - 1)

    @property
    def label(self) -> str:
        """``III квартал 2023 года``."""
        return f"{('I', 'II', 'III', 'IV')[self.number - 1]} квартал {self.year} года"
