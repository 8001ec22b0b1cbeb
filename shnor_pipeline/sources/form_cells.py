"""Single cells of our own forms: what a person typed, as the value that its kind allows, or a finding's sentence.

Blank and the usual words for it are missing (None), never zero. What cannot be a value of the kind raises
``CellError`` with a sentence for the school; ranges are not judged here but by the checks.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from shnor_pipeline.sources.headers import column_letter
from shnor_pipeline.sources.text import as_date, clean, header_text, number

BLANKS = frozenset({"", "-", "–", "—", "н/д", "нд", "нет данных", "нет сведений", "х", "x"})
_SHORT_YEAR = re.compile(r"^(\d{1,2}\.\d{1,2})\.(\d{2})$")
_EXCEL_EPOCH = date(1899, 12, 30)
_SERIAL_DAYS = range(36526, 73051)  # 2000 … 2099
YES_NO = {"да": "да", "есть": "да", "+": "да", "нет": "нет", "отсутствует": "нет"}
SCORES = {"0": 0.0, "1": 1.0, "2": 2.0, "нет": 0.0, "частично": 1.0, "да": 2.0}


class CellError(ValueError):
    """The cell does not hold a value of its kind; ``code`` is the rule, the message a sentence in Russian."""

    def __init__(self, code: str, message: str, guidance: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.guidance = guidance


def key_text(value: object) -> str:
    """Return the cell as a key for comparison: a header's text without closing full stops and asterisks."""
    return header_text(value).rstrip(" :.;*")


def is_blank(value: object) -> bool:
    """Tell whether the cell says nothing."""
    return not isinstance(value, date) and key_text(value) in BLANKS


def read_number(value: object, *, whole: bool = False, percent: bool = False) -> float | None:
    """Return the number of the cell; a decimal comma, spaces between thousands and (in percents) % are accepted."""
    if is_blank(value):
        return None
    found = None if isinstance(value, str) and "%" in value and not percent else number(value)
    if found is None:
        raise CellError(
            "FORM-001",
            "вместо числа стоит текст" if isinstance(value, str) else "вместо числа стоит дата или иное значение",
            "Оставьте в ячейке только число; пояснение запишите в столбец «Пояснение школы».",
        )
    if whole and not found.is_integer():
        raise CellError("FORM-002", "нужно целое число", "Укажите число людей целым числом.")
    return found


def read_choice(value: object, choices: tuple[str, ...]) -> str | None:
    """Return the choice as the list spells it."""
    if is_blank(value):
        return None
    spelled = {key_text(choice): choice for choice in choices}
    try:
        return spelled[key_text(value)]
    except KeyError:
        raise CellError(
            "FORM-003",
            "значение не из списка",
            f"Выберите одно из: {', '.join(choices)}.",
        ) from None


def read_yes_no(value: object) -> str | None:
    """Return ``да`` or ``нет``."""
    if is_blank(value):
        return None
    try:
        return YES_NO[key_text(value)]
    except KeyError:
        raise CellError("FORM-003", "нужно «да» или «нет»", "Выберите «да» или «нет».") from None


def read_score(value: object) -> float | None:
    """Return 0, 1 or 2; the words нет, частично, да are accepted."""
    if is_blank(value):
        return None
    try:
        return SCORES[key_text(value)]
    except KeyError:
        raise CellError("FORM-003", "нужно 0, 1 или 2", "Поставьте 0 (нет), 1 (частично) или 2 (да).") from None


def read_date(value: object) -> date | None:
    """Return the day; an Excel date, its serial number, dd.mm.yyyy or yyyy-mm-dd."""
    if is_blank(value):
        return None
    if isinstance(value, int | float) and int(value) in _SERIAL_DAYS:
        return _EXCEL_EPOCH + timedelta(days=int(value))
    text = clean(value).rstrip(" г.") if isinstance(value, str) else value
    if isinstance(text, str) and (match := _SHORT_YEAR.match(text)):
        text = f"{match.group(1)}.20{match.group(2)}"
    day = as_date(text)
    if day is not None:
        return day
    raise CellError("FORM-004", "дата не прочитана", "Запишите дату в виде дд.мм.гггг.")


def cell_address(row: int, column: int) -> str:
    """Return the A1 address of a row and column counted from 0."""
    return f"{column_letter(column)}{row + 1}"
