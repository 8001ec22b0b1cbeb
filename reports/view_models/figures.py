"""Codes of printed figures: every number of a document leads back to the row and column it came from.

A code is «document-school-year-quantity»: ``И-101-23-R`` is the rating R of school 101 in the exam year 2023 in a
July report, ``И-101-23-О9МА.УСП`` its успеваемость in ОГЭ mathematics. The part before the dot is the row's procedure,
indicator or component; the last part the quantity.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from reports.rendering.formatting import NO_DATA, integer, is_missing, number, percent, points
from shnor_pipeline.catalogue import table as catalogue_table

JULY_SCHOOL, JULY_DISTRICT, HALF_YEAR = "И", "С", "П"
QUARTER, STAFF_DEFICITS, TRAINING_NEEDS = "К", "Д", "Н"
INDEX_PAGE = "Г"
DISTRICT_NUMBER = "Р"
_SHORTEST = 3


@dataclass(frozen=True)
class Figure:
    """A printed figure: its code, the text as printed, the exact value, and the row and column it was taken from.

    ``key`` holds the key columns of the catalogue row; for a total over rows only the columns that select them.
    """

    code: str
    text: str
    value: float | int | str | None
    table: str
    column: str
    key: tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class Printed:
    """A figure as a page prints it: the text, and the code where the value is known."""

    text: str
    code: str = ""

    def __str__(self) -> str:
        return self.text


_QUANTITIES: dict[str, tuple[str, Callable[[Any], str]]] = {
    # column → short name in the code, how it is printed
    "index": ("ИСБШ", lambda v: number(v, 2)),
    "index_no_language": ("ИСБШБЯ", lambda v: number(v, 2)),
    "rank": ("М", integer),
    "completion_pct": ("ВЫП", lambda v: number(v, 1)),
    "district_pct": ("РАЙОН", lambda v: number(v, 1)),
    "rank_best": ("МЛВ", integer),
    "rank_worst": ("МХВ", integer),
    "coverage": ("ПОЛН", lambda v: percent(v * 100, 0)),
    "share_pct": ("ДОЛЯ", lambda v: number(v, 1)),
    "mean_pct": ("РАЙОН", lambda v: number(v, 1)),
    "contribution": ("ВКЛАД", lambda v: number(v, 2, signed=True)),
    "rating": ("R", lambda v: number(v, 2)),
    "deviation": ("D", lambda v: number(v, 2, signed=True)),
    "participations": ("N", integer),
    "shrinkage": ("Л", lambda v: number(v, 2)),
    "n": ("УЧ", integer),
    "score": ("БАЛЛ", lambda v: number(v, 2)),
    "district_score": ("РАЙОН", lambda v: number(v, 2)),
    "participants": ("УЧ", integer),
    "n2": ("2", integer),
    "n3": ("3", integer),
    "n4": ("4", integer),
    "n5": ("5", integer),
    "below_threshold": ("НПЧ", integer),
    "below_n": ("НПЧ", integer),
    "mean_mark": ("СР", lambda v: number(v, 2)),
    "mean_score": ("СР", lambda v: number(v, 1)),
    "success_pct": ("УСП", lambda v: number(v, 1)),
    "quality_pct": ("КАЧ", lambda v: number(v, 1)),
    "sou_pct": ("СОУ", lambda v: number(v, 1)),
    "low_pct": ("НП", lambda v: number(v, 1)),
    "line_mean": ("СР3", lambda v: number(v, 2)),
    "line_low_pct": ("НП3", lambda v: number(v, 1)),
    "line_quality_pct": ("КАЧ3", lambda v: number(v, 1)),
    "line_n": ("УЧ3", integer),
    "n_before": ("УЧДО", integer),
    "n_now": ("УЧ", integer),
    "mean_before": ("СРДО", lambda v: number(v, 2)),
    "mean_now": ("СР", lambda v: number(v, 2)),
    "gap_before": ("КРДО", lambda v: number(v, 2, signed=True)),
    "gap_now": ("КР", lambda v: number(v, 2, signed=True)),
    "gap_change": ("ИЗМ", lambda v: number(v, 2, signed=True)),
    "mean_change": ("ИЗМ", lambda v: number(v, 2, signed=True)),
    "n_lowered": ("ПОН", integer),
    "n_confirmed": ("ПОД", integer),
    "n_raised": ("ПОВ", integer),
    "expected": ("ОЖИД", lambda v: number(v, 2)),
    "residual": ("ОСТ", lambda v: number(v, 2, signed=True)),
    "baseline": ("БАЗА", lambda v: number(v, 1)),
    "base_fact": ("БЫЛО", lambda v: number(v, 1)),
    "realistic": ("РЕАЛИСТ", lambda v: number(v, 1)),
    "ambitious": ("АМБИЦ", lambda v: number(v, 1)),
    "plan": ("ПЛАН", lambda v: number(v, 1)),
    "fact": ("ФАКТ", lambda v: number(v, 1)),
    "attainment": ("СД", lambda v: number(v * 100, 1)),
    "low_procedures_n": ("НИЗК", integer),
    "years_on_list": ("ЛЕТ", integer),
    "flip_n": ("ПЕРЕВЕС", integer),
    "pupils_n": ("ОБУЧ", integer),
    "teachers_n": ("ПЕД", integer),
    "markers_n": ("МАРК", integer),
    "value": ("ЗНАЧ", lambda v: number(v, 0 if float(v).is_integer() else 1)),
    "change_pp": ("ИЗМ", points),
    "low_change_pp": ("НПИЗМ", points),
}


_COMPUTED = {
    "gap_pp": "ОТКЛ",
    "rating_change": "RИЗМ",
    "fact_change": "ФИЗМ",
    "lowered_pct": "ПОНП",
    "confirmed_pct": "ПОДП",
    "raised_pct": "ПОВП",
}
"""Computed figure → short name in the code."""


def figure_code(school: str, year: int, quantity: str, document: str = JULY_SCHOOL) -> str:
    """Return the code of a figure; ``school`` is the school's number, ``year`` the calendar year of its exams."""
    return f"{document}-{school}-{year % 100:02d}-{quantity}"


def quantity_code(column: str) -> str:
    """Return the short name of a column's quantity in codes: ``М`` for ``rank``."""
    return _QUANTITIES[column][0]


def school_numbers(school_ids: Iterable[str]) -> dict[str, str]:
    """Return a short number for each school: the shortest run of last digits (three at least) that tells all apart.

    Identifiers without digits, or alike in their digits, stand for themselves.
    """
    identifiers = sorted(set(school_ids))
    digits = {item: "".join(sign for sign in item if sign.isdigit()) for item in identifiers}
    longest = max((len(item) for item in digits.values()), default=0)
    for length in range(_SHORTEST, longest + 1):
        numbers = {item: digits[item][-length:] for item in identifiers}
        if len(set(numbers.values())) == len(identifiers) and all(numbers.values()):
            return numbers
    return {item: item for item in identifiers}


@dataclass
class FigureRegister:
    """Prints figures and remembers each; one register per document."""

    document: str
    year: int
    numbers: Mapping[str, str]
    figures: dict[str, Figure] = field(default_factory=dict)

    def cell(
        self,
        name: str,
        row: Mapping[str, Any] | None,
        column: str,
        stem: str = "",
        *,
        unit: str = "",
        empty: str = NO_DATA,
        year: int | None = None,
        digits: int | None = None,
    ) -> str:
        """Return the value of the row's column as printed and note it; missing gives ``empty`` and notes nothing.

        ``digits`` replaces the usual decimals of the column: a mean of marks has two, one of test scores has one.
        """
        return self.shown(name, row, column, stem, unit=unit, empty=empty, year=year, digits=digits).text

    def shown(
        self,
        name: str,
        row: Mapping[str, Any] | None,
        column: str,
        stem: str = "",
        *,
        unit: str = "",
        empty: str = NO_DATA,
        year: int | None = None,
        digits: int | None = None,
    ) -> Printed:
        """Return what ``cell`` prints, with its code."""
        value = None if row is None else row.get(column)
        if row is None or is_missing(value):
            return Printed(empty)
        short, show = _QUANTITIES[column]
        key = tuple((part, row.get(part)) for part in catalogue_table(name).key)
        text = (show(value) if digits is None else number(value, digits)) + unit
        quantity = f"{stem}.{short}" if stem else short
        return Printed(text, self._note(quantity, text, value, name, column, key, row.get("school_id"), year))

    def computed(
        self,
        name: str,
        row: Mapping[str, Any] | None,
        column: str,
        value: float | None,
        text: str,
        stem: str = "",
        *,
        year: int | None = None,
    ) -> str:
        """Note a figure computed from the row that is no column of it (``explanation.computed``); return its text."""
        if row is not None and not is_missing(value):
            key = tuple((part, row.get(part)) for part in catalogue_table(name).key)
            short = _COMPUTED[column]
            self._note(f"{stem}.{short}" if stem else short, text, value, name, column, key, row.get("school_id"), year)
        return text

    def total(
        self,
        text: str,
        value: float | None,
        quantity: str,
        name: str,
        column: str,
        *,
        at: int | None = None,
        of: str | None = None,
        **selection: Any,
    ) -> str:
        """Note a figure counted over rows (``selection`` says which) and return its text.

        ``at`` and ``of`` are the calendar year and the school in the code, where they are not the document's own.
        """
        return self.counted(text, value, quantity, name, column, at=at, of=of, **selection).text

    def counted(
        self,
        text: str,
        value: float | None,
        quantity: str,
        name: str,
        column: str,
        *,
        at: int | None = None,
        of: str | None = None,
        **selection: Any,
    ) -> Printed:
        """Return what ``total`` prints, with its code."""
        if is_missing(value):
            return Printed(text)
        key = tuple(sorted(selection.items()))
        return Printed(text, self._note(quantity, text, value, name, column, key, of, at))

    def _note(
        self,
        quantity: str,
        text: str,
        value: Any,
        name: str,
        column: str,
        key: tuple[tuple[str, Any], ...],
        school: str | None,
        year: int | None,
    ) -> str:
        number_ = self.numbers.get(school, DISTRICT_NUMBER) if school else DISTRICT_NUMBER
        code = figure_code(number_, self.year if year is None else year, quantity, self.document)
        base, repeat = code, 1
        while code in self.figures and (self.figures[code].table, self.figures[code].key) != (name, key):
            repeat += 1
            code = f"{base}/{repeat}"
        self.figures.setdefault(code, Figure(code, text, value, name, column, key))
        return code

    def printed(self) -> tuple[Figure, ...]:
        """Return all figures noted so far, by code."""
        return tuple(self.figures[code] for code in sorted(self.figures))
