"""Names of procedures, subjects and statuses as documents print them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reports.rendering.formatting import NBSP, NO_DATA, is_missing

STATE_EXAMS = ("ОГЭ", "ГВЭ-9", "ЕГЭ", "ГВЭ-11")
_EXAM_ORDER = {"ОГЭ": 0, "ГВЭ-9": 1, "ЕГЭ": 2, "ГВЭ-11": 3, "ВПР": 4}
_SUBJECT_ORDER = {"русский язык": 0, "математика": 1}
_SUBJECT_CODES = {"русский язык": "РУ", "математика": "МА"}
_EXAM_CODES = {"ОГЭ": "О", "ГВЭ-9": "Г", "ЕГЭ": "Е", "ГВЭ-11": "Г", "ВПР": "В"}

INDEX_GROUPS = {"high": "высокий ИСБШ", "middle": "средний ИСБШ", "low": "низкий ИСБШ", "no_data": NO_DATA}
SUPPORT = {
    "НОР и НСУ": "низкие результаты в неблагополучных условиях: помощь прежде всего",
    "только НОР": "низкие результаты без неблагополучных условий: причины внутри школы",
    "только НСУ": "неблагополучные условия, результаты не низкие: поддерживать",
    "ни то ни другое": "вне обоих перечней",
}
MATRIX_CELLS = {
    "успешная": "высокий ИСБШ и высокий результат",
    "неэффективная": "низкий результат при благоприятном контексте",
    "резильентная": "высокий результат при неблагоприятном контексте",
    "ШНОР в НСУ": "низкий результат при неблагоприятном контексте",
}
SCHOOL_TYPES = {
    "СОШ": "средняя общеобразовательная школа",
    "ООШ": "основная общеобразовательная школа",
    "НОШ": "начальная общеобразовательная школа",
}


@dataclass(frozen=True)
class Procedure:
    """A procedure: exam, grade of the programme, subject, level and (for ВПР) the season."""

    exam: str
    grade: int | None
    subject: str
    level: str = ""
    season: str = ""

    @classmethod
    def parse(cls, key: str) -> Procedure:
        """Read the key ``ОГЭ|9|математика|``; the season is not part of it."""
        exam, grade, subject, level = [*key.split("|"), "", "", ""][:4]
        return cls(exam, int(grade) if grade.isdigit() else None, subject, level)

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Procedure:
        """Return the procedure of a row of marks."""
        return cls(row["exam"], row["grade"], row["subject"], row.get("level") or "", row.get("season") or "")

    @property
    def key(self) -> str:
        """The key used by derived tables."""
        return f"{self.exam}|{'' if self.grade is None else self.grade}|{self.subject}|{self.level}"

    @property
    def label(self) -> str:
        """``ОГЭ, математика`` or ``ВПР, 5 класс, русский язык`` or ``ЕГЭ, математика (база)``."""
        grade = f", {self.grade}{NBSP}класс" if self.exam == "ВПР" and self.grade else ""
        level = f" ({self.level})" if self.level else ""
        return f"{self.exam}{grade}, {self.subject}{level}" + (" (осень)" if self.season == "autumn" else "")

    @property
    def code(self) -> str:
        """``О9РУ``, ``Е11МАП``, ``В5РУ``: the procedure in a figure code."""
        subject = _SUBJECT_CODES.get(self.subject) or self.subject.replace(" ", "")[:5].upper()
        season = "ос" if self.season == "autumn" else ""
        return f"{_EXAM_CODES.get(self.exam, self.exam)}{self.grade or ''}{subject}{self.level[:1].upper()}{season}"

    @property
    def is_scored(self) -> bool:
        """Whether results are test scores (0–100) and not marks."""
        return self.exam == "ЕГЭ" and self.level != "база"

    @property
    def order(self) -> tuple[int, int, int, str, str, str]:
        """Sort key: exam, grade, russian and mathematics first."""
        return (
            _EXAM_ORDER.get(self.exam, 9),
            self.grade or 0,
            _SUBJECT_ORDER.get(self.subject, 2),
            self.subject,
            self.level,
            self.season,
        )


def procedure_label(key: object) -> str:
    """Return the label of a procedure key; anything else comes back as it is."""
    written = "" if is_missing(key) else str(key)
    return Procedure.parse(written).label if "|" in written else written


def quoted_inside(name: str) -> str:
    """Return a name fit for inside «…»: the outer guillemets of a nested name become „лапки“."""
    return name.replace("«", "„").replace("»", "“")
