"""Conditions of rules said once and evaluated twice: over frames here, and as formulas in the forms schools fill in.

A statement is a small tree. ``mask`` judges the rows of a canonical table; ``formula`` writes the same judgement for
one row of a form in the common dialect of Excel 2010+ and LibreOffice. The formula sees cells through ``Cells``: what
is known when the form is written (the row's item) is folded into a constant.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import pandas as pd

FORM_KEYS = ("file_id", "school_ref", "school_year")
"""Rows that agree in these stand in one form."""


class Cells(Protocol):
    """One row of a form as formulas see it: normalised cells, '' where a cell is blank."""

    def constant(self, field: str) -> str | None:
        """Return what the field of this row is known to be when the form is written; None where a person fills it."""
        ...

    def cell(self, field: str) -> str:
        """Return the reference of the row's normalised cell of the field."""
        ...

    def other(self, item: str, field: str) -> str:
        """Return the reference of the same field in the row of another item."""
        ...


@dataclass(frozen=True)
class Term:
    """A value of a row: its series over a frame, and its cell or constant in a form."""

    series: Callable[[pd.DataFrame], pd.Series]
    formula: Callable[[Cells], str]


@dataclass(frozen=True)
class Statement:
    """Something that is true or false of a row."""

    mask: Callable[[pd.DataFrame], pd.Series]
    formula: Callable[[Cells], str]

    def __and__(self, other: Statement) -> Statement:
        """Both hold."""
        return Statement(
            lambda frame: self.mask(frame) & other.mask(frame),
            lambda cells: _joined("AND", "FALSE", "TRUE", (self.formula(cells), other.formula(cells))),
        )

    def __or__(self, other: Statement) -> Statement:
        """At least one holds."""
        return Statement(
            lambda frame: self.mask(frame) | other.mask(frame),
            lambda cells: _joined("OR", "TRUE", "FALSE", (self.formula(cells), other.formula(cells))),
        )

    def __invert__(self) -> Statement:
        """It does not hold."""
        return Statement(lambda frame: ~self.mask(frame), lambda cells: _negated(self.formula(cells)))


def _joined(name: str, deciding: str, neutral: str, parts: Sequence[str]) -> str:
    """Return the parts under AND or OR; constants are folded away, so that a form holds no idle formula."""
    if deciding in parts:
        return deciding
    left = [part for part in parts if part != neutral]
    if len(left) < 2:
        return left[0] if left else neutral
    return f"{name}({','.join(left)})"


def _negated(formula: str) -> str:
    return {"TRUE": "FALSE", "FALSE": "TRUE"}.get(formula, f"NOT({formula})")


def number_of(field: str) -> Term:
    """Return the field as a number."""
    return Term(lambda frame: _numbers(frame[field]), lambda cells: cells.cell(field))


def day_of(field: str) -> Term:
    """Return the field as a day."""
    return Term(lambda frame: pd.to_datetime(frame[field], errors="coerce"), lambda cells: cells.cell(field))


def constant(value: float) -> Term:
    """Return a constant."""
    return Term(lambda frame: pd.Series(float(value), index=frame.index), lambda _: f"{value:g}")


def in_row(item: str, field: str = "value", key: str = "field") -> Term:
    """Return the number that the same form states in the row of another item; ``key`` is the field naming items."""

    def series(frame: pd.DataFrame) -> pd.Series:
        keys = list(FORM_KEYS)
        stated = frame[frame[key] == item].drop_duplicates(keys).set_index(keys)[field]
        found = stated.reindex(pd.MultiIndex.from_frame(frame[keys]))
        return _numbers(pd.Series(found.to_numpy(), index=frame.index))

    return Term(series, lambda cells: cells.other(item, field))


def blank(field: str) -> Statement:
    """Nothing is written in the field."""
    return Statement(
        lambda frame: frame[field].isna() | (frame[field].astype("object").astype(str).str.strip() == ""),
        lambda cells: _constant_test(cells, field, lambda text: text == "", lambda cell: f'{cell}=""'),
    )


def one_of(field: str, values: Sequence[str]) -> Statement:
    """The field's text is one of the values, in any case."""
    wanted = {value.casefold() for value in values}
    return Statement(
        lambda frame: frame[field].astype("string").str.strip().str.casefold().isin(wanted).fillna(value=False),
        lambda cells: _constant_test(
            cells,
            field,
            lambda text: text.casefold() in wanted,
            lambda cell: _joined("OR", "TRUE", "FALSE", [f'{cell}="{value}"' for value in values]),
        ),
    )


def ends_with(field: str, ending: str) -> Statement:
    """The field, known when the form is written, ends so."""
    return Statement(
        lambda frame: frame[field].astype("string").str.endswith(ending).fillna(value=False),
        lambda cells: str((cells.constant(field) or "").endswith(ending)).upper(),
    )


def below(left: Term, right: Term) -> Statement:
    """Both are known, and the left is smaller."""
    return _compared(left, right, "<", lambda one, other: one < other)


def above(left: Term, right: Term) -> Statement:
    """Both are known, and the left is greater."""
    return _compared(left, right, ">", lambda one, other: one > other)


def fractional(term: Term) -> Statement:
    """It is known and not whole."""
    return Statement(
        lambda frame: term.series(frame).notna() & (term.series(frame) % 1 != 0),
        lambda cells: f"AND(ISNUMBER({term.formula(cells)}),N({term.formula(cells)})<>INT(N({term.formula(cells)})))",
    )


def _compared(left: Term, right: Term, sign: str, compare: Callable[[pd.Series, pd.Series], pd.Series]) -> Statement:
    def mask(frame: pd.DataFrame) -> pd.Series:
        one, other = left.series(frame), right.series(frame)
        return one.notna() & other.notna() & compare(one, other)

    def formula(cells: Cells) -> str:
        one, other = left.formula(cells), right.formula(cells)
        known = [f"ISNUMBER({side})" for side in (one, other) if not _is_number(side)]
        return f"AND({','.join([*known, f'{one}{sign}{other}'])})"

    return Statement(mask, formula)


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdigit()


def _constant_test(cells: Cells, field: str, test: Callable[[str], bool], filled: Callable[[str], str]) -> str:
    """Return the verdict on a field that is known when the form is written, else the formula on its cell."""
    known = cells.constant(field)
    return filled(cells.cell(field)) if known is None else str(test(known)).upper()


def _numbers(column: pd.Series) -> pd.Series:
    return pd.to_numeric(column, errors="coerce").astype("Float64").astype("float64")
