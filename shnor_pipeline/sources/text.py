"""Cells as people typed them, made comparable: text, numbers, logins, codes and dates.

Every scalar function takes any cell value and never raises; the plural of its name does the same for a whole column
(each distinct value is worked out once). What cannot be understood becomes None or an empty text, never a guess.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import pandas as pd

_LATIN = "ABCEHKMOPTXYaceopxyk"  # capitals first
_CYRILLIC = "АВСЕНКМОРТХУасеорхук"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_QUOTES = str.maketrans(dict.fromkeys("\"«»„“”‟<>'`´‘’", ""))
# controls, soft hyphen, zero-width and bidirectional marks, byte order mark: nothing that a person reads
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ESCAPED_CONTROL = re.compile(r"_x00([01][0-9A-Fa-f]|7[Ff])_")
_CAPITAL_LOOKALIKES = re.compile(rf"\b[{_LATIN[:12]}]{{2,}}\b")
_MIXED_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC_LETTER = re.compile("[А-Яа-яЁё]")
_NUMBER = re.compile(r"^[+-]?\d+(?:[.,]\d+)?$")
_SPACED_THOUSANDS = re.compile(r"^[+-]?\d{1,3}(?: \d{3})+(?:[.,]\d+)?$")
_COMMA_THOUSANDS = re.compile(r"^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
_LOGIN = re.compile(r"^(edu|sch|ksh|spo)(\d{6})$")
_LOGIN_INSIDE = re.compile(r"(?<![a-z0-9])(edu|sch|ksh|spo)\s?(\d{6})(?!\d)", re.IGNORECASE)
_WHOLE_AS_FLOAT = re.compile(r"^(\d+)[.,]0+$")
_NO_CODE = frozenset({"", "-", "–", "—", "нет", "н/д", "н/а", "0"})
_DATE_FORMATS = (
    (re.compile(r"^(?P<d>\d{1,2})[./-](?P<m>\d{1,2})[./-](?P<y>\d{4})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$"),),
    (re.compile(r"^(?P<y>\d{4})[./-](?P<m>\d{1,2})[./-](?P<d>\d{1,2})(?:[\sT]+\d{1,2}:\d{2}(?::\d{2})?)?$"),),
)


def clean(cell: object) -> str:
    """Return the cell as one line of text: no invisible characters, single spaces, whole floats without ``.0``.

    Dates become dd.mm.yyyy, empty cells and NaN an empty text. Letters stay as they are (see ``unmix``).
    """
    if isinstance(cell, str):
        return _clean_text(cell)
    if cell is None or (isinstance(cell, float) and math.isnan(cell)) or cell is pd.NA or cell is pd.NaT:
        return ""
    if isinstance(cell, bool):
        return "ИСТИНА" if cell else "ЛОЖЬ"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.strftime("%d.%m.%Y %H:%M:%S") if cell.time() != cell.time().min else cell.strftime("%d.%m.%Y")
    if isinstance(cell, date):
        return cell.strftime("%d.%m.%Y")
    return _clean_text(str(cell))


@lru_cache(maxsize=16384)
def _clean_text(text: str) -> str:
    if "_x00" in text:
        text = _ESCAPED_CONTROL.sub("", text)
    return " ".join(_INVISIBLE.sub("", text).split())


def unmix(text: str) -> str:
    """Replace Latin letters that look Cyrillic inside words that hold a Cyrillic letter: COШ → СОШ; EXCEL stays."""
    return _MIXED_WORD.sub(
        lambda word: word.group().translate(_TO_CYRILLIC) if _CYRILLIC_LETTER.search(word.group()) else word.group(),
        text,
    )


@lru_cache(maxsize=16384)
def _header(text: str) -> str:
    words = unmix(_clean_text(text.translate(_QUOTES)))
    # «OO» typed in Latin letters throughout; small letters stay, they may be English («a-1-grade»)
    words = _CAPITAL_LOOKALIKES.sub(lambda word: word.group().translate(_TO_CYRILLIC), words)
    return words.casefold().replace("ё", "е").strip(" :")


def header_text(cell: object) -> str:
    """Return the cell as a header is compared: cleaned, look-alikes mended, no quotes, lower case, е for ё."""
    return _header(cell if isinstance(cell, str) else clean(cell))


def name_key(cell: object) -> str:
    """Return a school's name as names are compared: as a header, and without dots, dashes and double spaces."""
    return " ".join(re.sub(r"[^\w№]+", " ", header_text(cell)).replace("№", " № ").split())


def number(cell: object) -> float | None:
    """Return the number in the cell, or None: decimal comma or point, NBSP, %, thousands by spaces or many commas.

    A single comma is always a decimal comma here; see ``count`` for whole numbers.
    """
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return float(cell) if math.isfinite(cell) else None
    return _number_text(cell) if isinstance(cell, str) else None


@lru_cache(maxsize=16384)
def _number_text(raw: str) -> float | None:
    text = _clean_text(raw).replace("−", "-").removesuffix("%").rstrip()
    if not text.isascii():
        return None
    if _SPACED_THOUSANDS.match(text):
        text = text.replace(" ", "")
    elif text.count(",") > 1 or ("," in text and "." in text):
        if not _COMMA_THOUSANDS.match(text):
            return None
        text = text.replace(",", "")
    if not _NUMBER.match(text):
        return None
    value = float(text.replace(",", "."))
    return value if math.isfinite(value) else None


def count(cell: object) -> int | None:
    """Return the whole number in the cell, or None; a comma before three digits separates thousands (1,722 → 1722)."""
    if isinstance(cell, str):
        text = _clean_text(cell)
        if _COMMA_THOUSANDS.match(text) and "." not in text:
            return int(text.replace(",", ""))
    value = number(cell)
    return int(value) if value is not None and value.is_integer() else None


def login(cell: object) -> str:
    """Return the ФИС ОКО login in its present form (``sch389101`` → ``edu389101``), or '' where the cell is none."""
    text = clean(cell).replace(" ", "").translate(_TO_LATIN).lower()
    match = _LOGIN.match(text)
    return _present_login(match) if match else ""


def find_login(cell: object) -> str:
    """Return the first login found inside the text, e.g. of «МБОУ «СОШ»(edu203389)» or «edu223620 | МБОУ», or ''."""
    match = _LOGIN_INSIDE.search(clean(cell))
    return _present_login(match) if match else ""


def _present_login(match: re.Match[str]) -> str:
    prefix, digits = match.group(1).lower(), match.group(2)
    return f"{'edu' if prefix == 'sch' else prefix}{digits}"


def gia_code(cell: object) -> str:
    """Return the school's ГИА code as text: 42001.0 → 42001, ' 042001' → 042001; 'нет', '-' and blanks → ''."""
    text = clean(cell).replace(" ", "")
    if text.casefold() in _NO_CODE:
        return ""
    whole = _WHOLE_AS_FLOAT.match(text)
    return whole.group(1) if whole else text


def code_number(cell: object) -> int | None:
    """Return the code as a number for comparing ('042001' equals 42001), or None where it is not all digits."""
    text = gia_code(cell)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None


def as_date(cell: object) -> date | None:
    """Return the day: a date cell, dd.mm.yyyy or yyyy.mm.dd (also with - or /, also followed by a time), or None."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = clean(cell)
    for (pattern,) in _DATE_FORMATS:
        if match := pattern.match(text):
            try:
                return date(int(match["y"]), int(match["m"]), int(match["d"]))
            except ValueError:
                return None
    return None


def _each_distinct(column: pd.Series, convert: Callable[[object], Any], dtype: str) -> pd.Series:
    values = column.astype(object).to_numpy()
    # the type is part of the key: 1, 1.0 and True are equal, yet not the same cell
    known: dict[tuple[type, object], Any] = {}
    out: list[Any] = []
    for value in values:
        key = (type(value), value)
        if key not in known:
            known[key] = convert(value)
        out.append(known[key])
    return pd.Series(out, index=column.index, dtype=dtype, name=column.name)


def texts(column: pd.Series) -> pd.Series:
    """Return ``clean`` of each cell."""
    return _each_distinct(column, clean, "str")


def numbers(column: pd.Series) -> pd.Series:
    """Return ``number`` of each cell as float, NaN where there is none."""
    return _each_distinct(column, lambda cell: math.nan if (value := number(cell)) is None else value, "float64")


def counts(column: pd.Series) -> pd.Series:
    """Return ``count`` of each cell as nullable whole numbers."""
    return _each_distinct(column, count, "Int64")


def logins(column: pd.Series) -> pd.Series:
    """Return ``login`` of each cell."""
    return _each_distinct(column, login, "str")


def gia_codes(column: pd.Series) -> pd.Series:
    """Return ``gia_code`` of each cell."""
    return _each_distinct(column, gia_code, "str")


def dates(column: pd.Series) -> pd.Series:
    """Return ``as_date`` of each cell, None where there is none."""
    return _each_distinct(column, as_date, "object")
