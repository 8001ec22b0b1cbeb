"""Breaks of comparability: what makes results of two years results of different things.

A changed scale or circle of participants, schools that were merged, a work written in autumn by the next class: across
such a break no direction is named, and no mean is drawn over several years. A school that was only renamed stays the
same school: its registry codes join both names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from shnor_pipeline.domain.frames import texts
from shnor_pipeline.domain.procedures import parse_procedure
from shnor_pipeline.exam_history import ExamHistory
from shnor_pipeline.methodology import Methodology
from shnor_pipeline.school_year import SchoolYear

AUTUMN = "осенняя ВПР по программе прошлого класса: с весенней не сопоставляется"
MERGED = "школа объединена с другой: состав обучающихся изменился"


@dataclass(frozen=True)
class Break:
    """What makes results before the calendar year ``year`` incomparable with those from it on, in words.

    An empty text or None means «any»: exam, subject, level, grade, school.
    """

    year: int
    text: str
    exam: str = ""
    subject: str = ""
    level: str | None = None
    grade: int | None = None
    school_id: str = ""


def breaks_of_exams(methodology: Methodology) -> list[Break]:
    """Return the breaks that the methodology declares: changed scales, other circles of participants."""
    return [
        Break(item.year, item.text, item.exam, item.subject, item.level, item.grade)
        for item in methodology.dynamics.breaks
    ]


def breaks_of_schools(schools: pd.DataFrame) -> list[Break]:
    """Return a break for every school that took in a closed one (``validated_schools``: successor, last day)."""
    ids = texts(schools, "school_id")
    identities = {
        code: school
        for column in ("school_id", "fisoko_login", "gia_code")
        for code, school in zip(texts(schools, column), ids, strict=True)
        if code
    }
    breaks = []
    for code, last_day in zip(texts(schools, "successor_code"), texts(schools, "valid_to"), strict=True):
        if code in identities and last_day:
            first_year = SchoolYear.containing(date.fromisoformat(last_day[:10]) + timedelta(days=1))
            breaks.append(Break(first_year.exam_year, MERGED, school_id=identities[code]))
    return breaks


def breaks_between(pairs: pd.DataFrame, history: Iterable[Break]) -> pd.Series:
    """Return the breaks between the two works of each row, in words joined by «; »; empty where there are none.

    In: ``school_id``, ``procedure``, ``year_before`` and ``year_now`` (calendar years, NaN where there is no work).
    """
    paired = pairs["year_now"].notna() & pairs["year_before"].notna()
    found = pd.Series("", index=pairs.index, dtype="object")
    parts = pairs["procedure"].astype("str").str.split("|", expand=True).reindex(columns=range(4)).fillna("")
    for item in history:
        hit = paired & (pairs["year_before"] < item.year) & (pairs["year_now"] >= item.year)
        wanted = (item.exam, "" if item.grade is None else str(item.grade), item.subject)
        for position, value in enumerate(wanted):
            if value:
                hit &= parts[position] == value
        if item.level is not None:
            hit &= parts[3] == item.level
        if item.school_id:
            hit &= pairs["school_id"] == item.school_id
        found = joined(found, hit, item.text)
    return found.astype("str")


def joined(words: pd.Series, where: pd.Series, text: str) -> pd.Series:
    """Return the words with the text added in the rows named."""
    return words.mask(where, words.where(words == "", words + "; ") + text)


def not_held(procedures: pd.Series, year: int, exams: ExamHistory) -> pd.Series:
    """Return why each procedure was not held in the calendar year; empty where nothing is declared of it."""

    def reason(key: str) -> str:
        exam, _, subject, level = parse_procedure(key)
        return exams.why_not_held(exam, year, subject, level) or exams.other_subjects(exam, year, subject)

    reasons = {str(key): reason(str(key)) for key in procedures.unique()}
    return procedures.astype("str").map(reasons).fillna("").astype("str")
