"""What the pipeline has to say about the data it was given: one shape for every stage.

A finding names the rule, how serious it is, the exact cell, what stands there, what was expected and how to mend
it. Readers produce findings about cells they could not take as they are; checks produce findings about values that
were read but cannot be right. Everything that people see of data quality is a view of the table of findings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


class Severity(StrEnum):
    """How serious a finding is; the value is what people read."""

    ERROR = "Ошибка"  # the row or the file is quarantined
    QUESTION = "Вопрос"  # taken in after a correction or a written explanation
    NOTE = "Замечание"  # taken in


SHORTEST_EXPLANATION = 5
"""Characters below which what stands in «Пояснение школы» explains nothing («-», «нет»)."""


class Stage(StrEnum):
    """Where in the journey of a file the finding arose."""

    INTAKE = "приём"
    READING = "чтение"
    CHECK = "проверка"
    CROSS = "сопоставление"


@dataclass(frozen=True)
class Finding:
    """One statement about one cell, row or file.

    ``cell`` is an A1 address (or the row number where the whole row is meant, or empty for the file as a whole),
    ``value`` what stands there (never personal data), ``message`` what is wrong and what was expected, ``guidance``
    how to mend it. ``school_ref`` is the school as the file names it; ``school_id`` the register's, once known.
    ``explanation`` is what the school wrote in «Пояснение школы» of the row: a question with one is accepted with it.
    """

    code: str
    severity: Severity
    stage: Stage
    message: str
    guidance: str = ""
    file_id: str = ""
    sheet: str = ""
    cell: str = ""
    field: str = ""
    value: str = ""
    school_ref: str = ""
    school_id: str = ""
    school_year: int | None = None
    explanation: str = ""


def explains(text: object) -> bool:
    """Whether what stands in «Пояснение школы» explains anything."""
    return isinstance(text, str) and len(text.strip()) >= SHORTEST_EXPLANATION


FINDING_COLUMNS: tuple[str, ...] = tuple(field.name for field in fields(Finding))


def findings_frame(findings: Iterable[Finding]) -> pd.DataFrame:
    """Return the findings as a frame with the columns of ``Finding``, one row each, in the given order."""
    import pandas as pd  # lazily: the command line names findings without needing frames

    rows = [tuple(getattr(item, name) for name in FINDING_COLUMNS) for item in findings]
    return pd.DataFrame(rows, columns=list(FINDING_COLUMNS))
