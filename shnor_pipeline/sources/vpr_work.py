"""Which work a ВПР file holds: year, subject and grade, from the content where it says so, else from the path."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from shnor_pipeline.sources.subjects import subject
from shnor_pipeline.sources.text import clean

_YEAR = re.compile(r"(?<!\d)(20[12]\d)(?!\d)")
_GRADE = re.compile(r"(?<!\d)(\d{1,2})\s*класс")
_AFTER_PO = re.compile(r"\bпо\s+(.+?)(?:,|$)", re.IGNORECASE)
_FORM_NAME = re.compile(r"форма сбора результатов\s+(.+?)\s+\d{1,2}\s+класс", re.IGNORECASE)


@dataclass(frozen=True)
class PathWork:
    """What a path says of a work; None where it says nothing."""

    year: int | None
    subject: str | None
    grade: int | None


def work_of_path(path: str) -> PathWork:
    """Return year, subject and grade that folders and file name state.

    «2020/5/Математика.xlsx», «Проведение работы по русскому языку, 4 класс. ВПР 2021.xlsx», «Форма сбора результатов
    Математика 4 класс ВПР 2024.xlsx». The part nearest to the file wins; a folder that is a bare number is a grade.
    """
    parts = [clean(part) for part in PurePosixPath(path).parts]
    name = PurePosixPath(parts[-1]).stem if parts else ""
    year = next((int(found[-1]) for part in reversed(parts) if (found := _YEAR.findall(part))), None)
    grade = next((int(found[-1]) for part in reversed([*parts[:-1], name]) if (found := _GRADE.findall(part))), None)
    if grade is None:
        grade = next((int(part) for part in reversed(parts[:-1]) if re.fullmatch(r"\d{1,2}", part)), None)
    return PathWork(year, _subject(name), grade)


def _subject(name: str) -> str | None:
    for pattern in (_FORM_NAME, _AFTER_PO):
        if (match := pattern.search(name)) and (named := subject(match.group(1))):
            return named.name
    without = re.sub(r"\s*\d{1,2}\s*класс.*$|\s*впр.*$|\(\d+\)", "", name, flags=re.IGNORECASE).strip()
    named = subject(without)
    return named.name if named else None
