"""The line that names an exam in a protocol: its subject, day, and where it may stand.

«12 - Обществознание 2026.07.03» in any cell of a row above the table; foreign languages name both days and no code
(«Английский язык п:2022.06.14; у:2022.06.16»); appeals name the exam in a cell («Математика(2026.06.02)»); layout C
names it in the file name alone («01_2025.06.09.csv»).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from shnor_pipeline.sources.subjects import BASE, PROFILE, is_gve_code, is_oral_code, subject, subject_of_code
from shnor_pipeline.sources.text import as_date, clean

_DAY = r"\d{4}\.\d{2}\.\d{2}"
_CODED = re.compile(rf"^\D{{0,3}}(\d{{1,2}})\s*[-–—]\s*(.+?)\s+({_DAY})\W*$")
_LANGUAGE = re.compile(rf"^\W*(.+? язык)\s+п[.:\s]+({_DAY})", re.IGNORECASE)
_IN_CELL = re.compile(rf"^(.+?)\s*\(\s*({_DAY})\s*\)$")
_IN_NAME = re.compile(rf"(?:^|[/\\_\s])(\d{{1,2}})_({_DAY})")


@dataclass(frozen=True)
class ExamLine:
    """An exam as a line names it: subject, level («» where not said), day, and whether the code is one of ГВЭ.

    ``is_oral``: the code is that of the oral part alone.
    """

    subject: str
    level: str
    day: date
    is_gve: bool = False
    is_oral: bool = False

    @property
    def profile_or(self) -> str:
        """Return the level of a scored exam: maths without a word is the profile level."""
        return self.level or (PROFILE if self.subject == "математика" else "")


def exam_line(cell: object) -> ExamLine | None:
    """Return the exam that a cell of a title row names, None where it names none."""
    text = clean(cell).strip('"')
    if match := _CODED.match(text):
        return _of_code(match.group(1), match.group(2), match.group(3))
    for pattern in (_LANGUAGE, _IN_CELL):
        if (match := pattern.match(text)) and (named := subject(match.group(1))):
            day = as_date(match.group(2))
            return ExamLine(named.name, named.level, day) if day else None
    return None


def exam_of_path(path: str) -> ExamLine | None:
    """Return the exam that a file name states («01_2025.06.09.csv»), None where it states none."""
    match = _IN_NAME.search(path)
    return _of_code(match.group(1), "", match.group(2)) if match else None


def _of_code(code: str, name: str, day_text: str) -> ExamLine | None:
    named = subject_of_code(code) or subject(name)
    day = as_date(day_text)
    if named is None or day is None:
        return None
    level = BASE if int(code) == 22 else named.level if named.level == BASE else ""
    return ExamLine(named.name, level, day, is_gve_code(code), is_oral_code(code))
