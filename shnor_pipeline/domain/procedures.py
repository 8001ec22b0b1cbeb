"""Assessment procedures as keys: «ОГЭ|9|математика|», «ВПР|5|русский язык|», «ЕГЭ|11|математика|профиль».

A procedure is what is compared between years and counted by the low-result rule: exam, grade of the programme,
subject and, where it matters, level. The season is not part of it: of two works of one procedure in a school year the
spring one is taken.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from shnor_pipeline.domain.frames import numbers, texts
from shnor_pipeline.methodology import Work

PROCEDURE_COLUMNS = ["exam", "grade", "subject", "level"]


def procedure_keys(frame: pd.DataFrame, *, merge_ege_math: bool = False) -> pd.Series:
    """Return the key of each row; with ``merge_ege_math`` both levels of ЕГЭ mathematics are one procedure."""
    exam, subject, level = (texts(frame, name) for name in ("exam", "subject", "level"))
    grade = numbers(frame, "grade").astype("Int64").astype("str").mask(numbers(frame, "grade").isna(), "")
    if merge_ege_math:
        level = level.mask((exam == "ЕГЭ") & (subject == "математика"), "")
    return exam + "|" + grade + "|" + subject + "|" + level


def parse_procedure(key: str) -> tuple[str, int | None, str, str]:
    """Return exam, grade, subject and level of a key."""
    exam, grade, subject, level = [*key.split("|"), "", "", ""][:4]
    return exam, int(grade) if grade else None, subject, level


def procedure_label(key: str) -> str:
    """Return the key as people read it: «ВПР, 5 класс, русский язык», «ЕГЭ, математика (профиль)»."""
    exam, grade, subject, level = parse_procedure(key)
    class_words = f", {grade} класс" if exam == "ВПР" and grade is not None else ""
    return f"{exam}{class_words}, {subject}{f' ({level})' if level else ''}"


def is_scored(frame: pd.DataFrame) -> pd.Series:
    """Return whether the work is measured by a test score 0–100 (ЕГЭ but for the base level) and not by a mark."""
    return (texts(frame, "exam") == "ЕГЭ") & (texts(frame, "level") != "база")


def matches(frame: pd.DataFrame, work: Work) -> pd.Series:
    """Return which rows are of the work as the methodology names it."""
    found = (texts(frame, "exam") == work.exam) & (texts(frame, "subject") == work.subject)
    if work.grade is not None:
        found &= numbers(frame, "grade") == work.grade
    if work.level is not None:
        found &= texts(frame, "level") == work.level
    return found


def matches_any(frame: pd.DataFrame, works: Sequence[Work]) -> pd.Series:
    """Return which rows are of one of the works."""
    found = np.zeros(len(frame), dtype=bool)
    for work in works:
        found |= matches(frame, work).to_numpy()
    return pd.Series(found, index=frame.index)


def spring_first(marks: pd.DataFrame) -> pd.DataFrame:
    """Return one row per school year, school and procedure: the spring (or exam) work, else the autumn one."""
    if marks.empty:
        return marks
    keyed = marks.assign(
        _autumn=(texts(marks, "season") == "autumn").to_numpy(), _procedure=procedure_keys(marks).to_numpy()
    )
    ordered = keyed.sort_values(["_autumn"], kind="stable")
    kept = ordered.drop_duplicates(["school_year", "school_id", "_procedure"]).sort_index()
    return kept.drop(columns=["_autumn", "_procedure"])
