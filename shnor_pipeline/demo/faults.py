"""What is wrong on purpose: each planted fault with the cell it stands in and what a correct reader does about it."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

ACTIONS = {
    "repair": "значение приводится к виду, строка считается",
    "drop": "строка не наша или копия другой, не считается",
    "quarantine": "строка откладывается с причиной, не считается",
    "flag": "принимается с сообщением",
    "reject": "файл отклоняется целиком",
    "duplicate": "файл признаётся повтором",
    "supersede": "новая версия заменяет прежнюю",
    "keep": "прежняя версия остаётся, новая отклоняется",
}
"""What a correct reader does, in words."""


@dataclass(frozen=True)
class Fault:
    """One planted fault: file relative to the inbox, sheet, A1 address or row, short name, action, explanation."""

    file: str
    sheet: str
    cell: str
    code: str
    action: str
    note: str
    school: str = ""

    def __post_init__(self) -> None:
        if self.action not in ACTIONS:
            raise ValueError(self.action)


COLUMNS = [item.name for item in fields(Fault)]


@dataclass
class FaultLog:
    """The faults planted so far; ``enabled`` is False where the district is to be clean."""

    enabled: bool = True
    faults: list[Fault] = field(default_factory=list)

    def plant(
        self, code: str, action: str, note: str, *, file: str, sheet: str = "", cell: str = "", school: str = ""
    ) -> None:
        """Write down one fault."""
        self.faults.append(Fault(file, sheet, cell, code, action, note, school))
