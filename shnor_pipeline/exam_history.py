"""What was held when: cancelled exams, exams of some subjects only, levels, and the works of ВПР by year and season.

One declaration, ``exam_history.yaml``, for rules and reports. It is copied into a working folder and belongs to the
methodologist; a folder made before it existed uses the shipped one. Years are calendar years. Of a year that is not
declared nothing is said: a new year needs no new program and meets no false question.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from shnor_pipeline.declaration import Declared, read_declaration

FILE_NAME = "exam_history.yaml"
_SHIPPED = Path(__file__).parent / "defaults" / FILE_NAME
_SEASONS = {"весна": "spring", "осень": "autumn"}
_IN_SEASON = {"spring": "весной", "autumn": "осенью"}

Examination = Literal["ОГЭ", "ЕГЭ", "ГВЭ-9", "ГВЭ-11"]
Grade = Annotated[int, Field(ge=1, le=11)]


class NotHeld(Declared):
    """Calendar years in which an exam was not held: of a subject and level, or altogether; ``text`` says why."""

    exam: Examination
    years: tuple[int, ...] = Field(min_length=1)
    text: str = Field(min_length=1)
    subject: str = ""
    level: Literal["база", "профиль"] | None = None
    url: str = ""


class OnlySubjects(Declared):
    """Calendar years in which an exam was held in these subjects only."""

    exam: Examination
    years: tuple[int, ...] = Field(min_length=1)
    subjects: tuple[str, ...] = Field(min_length=1)
    text: str = Field(min_length=1)
    url: str = ""


class OneLevel(Declared):
    """From which year on a participant sits one level of a subject in the main period."""

    exam: Examination
    subject: str
    from_year: int
    text: str = Field(min_length=1)


class VprWorks(Declared):
    """The works of ВПР of a season: subjects by grade of the programme."""

    years: tuple[int, ...] = Field(min_length=1)
    season: Literal["весна", "осень"]
    grades: dict[Grade, tuple[str, ...]] = Field(min_length=1)


class ExamHistory(Declared):
    """The declared history; asked by exam, calendar year, subject and level."""

    not_held: tuple[NotHeld, ...] = ()
    only: tuple[OnlySubjects, ...] = ()
    one_level: tuple[OneLevel, ...] = ()
    vpr: tuple[VprWorks, ...] = ()

    @model_validator(mode="after")
    def _sound(self) -> ExamHistory:
        seen: set[tuple[int, str]] = set()
        for works in self.vpr:
            for year in works.years:
                if (year, works.season) in seen:
                    raise ValueError(f"vpr: {works.season} {year} года объявлена дважды: оставьте одну запись")
                seen.add((year, works.season))
        return self

    def why_not_held(self, exam: str, year: int, subject: str, level: str) -> str:
        """Return why the exam was not held in that year, in words; '' where nothing is declared against it."""
        return next((item.text for item in self._cancelled(exam, year, subject, level)), "")

    def cancelled_altogether(self, exam: str, year: int) -> str:
        """Return why no exam of that kind was held in the year in any subject; '' where it was not cancelled whole."""
        return next((item.text for item in self._cancelled(exam, year, "", "") if not item.subject), "")

    def other_subjects(self, exam: str, year: int, subject: str) -> str:
        """Return which subjects alone were held where this one was not among them; '' where it may have been."""
        return next(
            (
                item.text
                for item in self.only
                if item.exam == exam and year in item.years and subject not in item.subjects
            ),
            "",
        )

    def one_level_due(self, exam: str, year: int, subject: str) -> str:
        """Return the rule that a participant sits one level, in words; '' where both were allowed."""
        return next(
            (
                item.text
                for item in self.one_level
                if (item.exam, item.subject) == (exam, subject) and year >= item.from_year
            ),
            "",
        )

    def vpr_season_unknown(self, year: int, season: str) -> str:
        """Return when ВПР were held where that season of a declared year saw none; '' where it did or is not known."""
        if season not in _IN_SEASON or year not in self._vpr_years or (year, season) in self._vpr_works:
            return ""
        years = sorted(held for held, when in self._vpr_works if when == season)
        return f"{_IN_SEASON[season]} ВПР проводились в годы: {', '.join(map(str, years)) or 'никогда'}"

    def vpr_work_unknown(self, year: int, season: str, grade: int, subject: str) -> str:
        """Return what was written where a declared season knows no such work; '' where it does or is not known."""
        works = self._vpr_works.get((year, season))
        if works is None:
            return ""
        subjects = works.get(grade)
        if subjects is None:
            return f"{_IN_SEASON[season]} {year} года ВПР были по программе классов: {', '.join(map(str, works))}"
        return "" if subject in subjects else f"для {grade} класса объявлены: {', '.join(subjects)}"

    def _cancelled(self, exam: str, year: int, subject: str, level: str) -> Iterator[NotHeld]:
        for item in self.not_held:
            if (
                item.exam == exam
                and year in item.years
                and item.subject in ("", subject)
                and item.level in (None, level)
            ):
                yield item

    @cached_property
    def _vpr_works(self) -> dict[tuple[int, str], dict[int, tuple[str, ...]]]:
        return {(year, _SEASONS[works.season]): works.grades for works in self.vpr for year in works.years}

    @cached_property
    def _vpr_years(self) -> frozenset[int]:
        return frozenset(year for year, _ in self._vpr_works)


def history_file(home: Path) -> Path:
    """Return the file that counts: the working folder's, or the shipped one."""
    own = home / FILE_NAME
    return own if own.is_file() else _SHIPPED


def load_exam_history(home: Path) -> ExamHistory:
    """Read the working folder's history, or the shipped one; DeclarationError where it is not usable."""
    return read_declaration(history_file(home), ExamHistory)


@cache
def shipped_history() -> ExamHistory:
    """Return the history that comes with the program."""
    return read_declaration(_SHIPPED, ExamHistory)
