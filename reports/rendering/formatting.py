"""Numbers, dates and absences as people read them: decimal comma, non-breaking spaces, rounding half up.

«нет данных» stands where a value is unknown, «—» where none can exist. Rounding happens here and nowhere earlier.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import numpy as np
import pandas as pd

from shnor_pipeline.domain.rounding import round_half_up

NBSP = "\u00a0"
MINUS = "\u2212"
NO_DATA = "нет данных"
DASH = "—"
_SPACES = re.compile(r"[^\S\u00a0\u202f]+|[\x00-\x1f]+")
_MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)


_NEVER_MISSING = (str, int, np.integer)


def is_missing(value: object) -> bool:
    """Return whether the value is unknown: None, NaN, NaT or NA."""
    if value is None or value is pd.NA or value is pd.NaT:
        return True
    if isinstance(value, _NEVER_MISSING):
        return False
    if isinstance(value, float):
        return value != value
    return bool(pd.isna(value))  # type: ignore[arg-type]


def number(value: float | None, digits: int = 1, *, signed: bool = False, empty: str = NO_DATA) -> str:
    """Return ``12,5``; with ``signed`` a plus or a true minus stands before it. Missing gives ``empty``."""
    if value is None or is_missing(value):
        return empty
    rounded = round_half_up(value, digits)
    if rounded is None:
        return empty
    sign = MINUS if rounded < 0 else "+" if signed and rounded > 0 else ""
    text = f"{abs(rounded):,f}".replace(",", NBSP if abs(rounded) >= 10_000 else "")
    return sign + text.replace(".", ",")


def integer(value: float | None, *, empty: str = NO_DATA) -> str:
    """Return a whole number, thousands from 10 000 on apart by a non-breaking space."""
    return number(value, 0, empty=empty)


def percent(value: float | None, digits: int = 1, *, empty: str = NO_DATA) -> str:
    """Return ``33,3 %`` with a non-breaking space."""
    return empty if value is None or is_missing(value) else with_unit(number(value, digits), "%")


def points(value: float | None, digits: int = 1, *, empty: str = NO_DATA) -> str:
    """Return a difference of shares: ``+3,2 п.п.``."""
    return empty if value is None or is_missing(value) else with_unit(number(value, digits, signed=True), "п.п.")


def with_unit(text: str, unit: str) -> str:
    """Join a number and its unit by a non-breaking space."""
    return f"{text}{NBSP}{unit}"


def span(lower: float | None, upper: float | None, digits: int = 1) -> str:
    """Return an interval ``6,1–79,2``; «нет данных» where either end is missing."""
    if is_missing(lower) or is_missing(upper):
        return NO_DATA
    return f"{number(lower, digits)}–{number(upper, digits)}"


def signed_span(lower: float | None, upper: float | None, digits: int = 2) -> str:
    """Return an interval of a change, ``−0,50…+0,30``: a dash between signed numbers would read as a minus."""
    if is_missing(lower) or is_missing(upper):
        return NO_DATA
    return f"{number(lower, digits, signed=True)}…{number(upper, digits, signed=True)}"


def ranged(text: str, interval: str) -> str:
    """Return a figure for a cell with its interval in brackets on a line below; alone where there is no interval."""
    return text if text in (NO_DATA, DASH, "") or interval in (NO_DATA, "") else f"{text}\n({interval})"


def place(rank: float | None, lower: float | None = None, upper: float | None = None, *, empty: str = DASH) -> str:
    """Return a rank with its interval, ``7 (4–12)``; «—» where there is no rank."""
    if rank is None or is_missing(rank):
        return empty
    if is_missing(lower) or is_missing(upper):
        return integer(rank)
    return f"{integer(rank)}{NBSP}({integer(lower)}–{integer(upper)})"


def day(value: date | None, *, empty: str = NO_DATA) -> str:
    """Return ``15.07.2023``."""
    if value is None or is_missing(value):
        return empty
    stamp = pd.Timestamp(value)
    return f"{stamp.day:02d}.{stamp.month:02d}.{stamp.year}"


def long_day(value: date) -> str:
    """Return ``15 июля 2023 года`` with non-breaking spaces."""
    return f"{value.day}{NBSP}{_MONTHS[value.month - 1]}{NBSP}{value.year}{NBSP}года"


def text(value: object, *, empty: str = NO_DATA) -> str:
    """Return the value as text on one line; missing or blank gives ``empty``."""
    if is_missing(value):
        return empty
    return _SPACES.sub(" ", str(value)).strip() or empty


def yes_no(value: object, *, empty: str = NO_DATA) -> str:
    """Return «да» or «нет»."""
    return empty if is_missing(value) else "да" if value else "нет"


def lower_first(phrase: str) -> str:
    """Return the phrase as it stands inside a sentence; an abbreviation at its beginning keeps its capitals."""
    return phrase if len(phrase) > 1 and phrase[1].isupper() else phrase[:1].lower() + phrase[1:]


def enumeration(items: Iterable[str], *, last: str = "и") -> str:
    """Return ``а, б и в``."""
    parts = list(items)
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def sentence(body: str) -> str:
    """Return the text with a capital letter and a full stop."""
    body = body.strip()
    if not body:
        return ""
    body = body[0].upper() + body[1:]
    return body if body[-1] in ".!?…" else body + "."
