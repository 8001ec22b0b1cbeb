"""Rules of the state final examinations: what was held, scales, levels."""

from __future__ import annotations

import dataclasses

import pandas as pd

from checks.context import CheckContext
from checks.rule import Rule, because, between, number, register, where
from shnor_pipeline.findings import Severity

TABLE = "pupil_results"
_WORK = ("exam", "year", "subject", "level")
_PROGRAMME = {"ОГЭ": 9, "ГВЭ-9": 9, "ЕГЭ": 11, "ГВЭ-11": 11}


def _fractional_score(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    score = number(frame["score"])
    return score.notna() & (score % 1 != 0)


def _score_where_mark_is_due(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    """ОГЭ, ГВЭ and basic maths are given marks; a test score there is a sign of another exam."""
    marked = frame["exam"].isin(["ОГЭ", "ГВЭ-9", "ГВЭ-11"]) | ((frame["exam"] == "ЕГЭ") & (frame["level"] == "база"))
    return marked & number(frame["score"]).notna()


def _mark_where_score_is_due(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    scored = (frame["exam"] == "ЕГЭ") & (frame["level"] != "база")
    return scored & number(frame["mark"]).notna()


def _grade_of_exam(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    due = frame["exam"].map(_PROGRAMME)
    return due.notna() & (number(frame["grade"]) != due)


def _cancelled(context: CheckContext, exam: str, year: int | None, *_: object) -> str:
    return "" if year is None else context.history.cancelled_altogether(exam, year)


def _not_held(context: CheckContext, exam: str, year: int | None, subject: str | None, level: str | None) -> str:
    """The exam was held in that year, but not of this subject and level."""
    if year is None or context.history.cancelled_altogether(exam, year):
        return ""
    return context.history.why_not_held(exam, year, subject or "", level or "")


def _other_subject(context: CheckContext, exam: str, year: int | None, subject: str | None, _: str | None) -> str:
    return "" if year is None or subject is None else context.history.other_subjects(exam, year, subject)


def _level_rule(context: CheckContext, exam: str, year: int | None, subject: str | None, _: str | None) -> str:
    return "" if year is None or subject is None else context.history.one_level_due(exam, year, subject)


_ONE_LEVEL = because(tuple(_PROGRAMME), _WORK, _level_rule)


def _both_levels(frame: pd.DataFrame, context: CheckContext) -> pd.Series:
    """A pupil sits one level of the subject in the main period, from the year on that the history declares."""
    asked = _ONE_LEVEL.mask(frame, context)
    if not asked.any():
        return asked
    due = (
        asked
        & (number(frame["attempt"]).fillna(1) == 1)
        & frame["pupil_id"].notna()
        & (frame["pupil_id"].astype("object") != "")
    )
    if not due.any():
        return due
    levels = frame.loc[due].groupby(["exam", "year", "subject", "school_ref", "pupil_id"])["level"].transform("nunique")
    return due & (levels.reindex(frame.index).fillna(0) > 1)


register(Rule(
    "GIA-001", TABLE, Severity.ERROR, "score", "Тестовый балл — от 0 до 100",
    "тестовый балл {value}; ожидался от 0 до 100",
    "Исправьте балл по протоколу РЦОИ.",
    between("score", 0, 100), {"exam": "ЕГЭ", "grade": 11, "mark": None, "score": 101}, {"exam": "ЕГЭ", "grade": 11, "mark": None, "score": 100},
))  # fmt: skip
register(Rule(
    "GIA-002", TABLE, Severity.QUESTION, "score", "Тестовый балл — целое число",
    "тестовый балл {value} не целый",
    "Проверьте, не средний ли это балл вместо балла участника.",
    where(_fractional_score), {"exam": "ЕГЭ", "grade": 11, "mark": None, "score": 55.5}, {"exam": "ЕГЭ", "grade": 11, "mark": None, "score": 55},
))  # fmt: skip
register(Rule(
    "GIA-003", TABLE, Severity.QUESTION, "score", "Где ставят отметку, нет тестового балла",
    "у экзамена с отметкой ({exam} {level}) стоит тестовый балл {value}",
    "Проверьте, тот ли это экзамен и уровень.",
    where(_score_where_mark_is_due), {"exam": "ОГЭ", "grade": 9, "score": 50}, {"exam": "ОГЭ", "grade": 9, "score": None},
))  # fmt: skip
register(Rule(
    "GIA-004", TABLE, Severity.QUESTION, "mark", "Где ставят балл, нет отметки",
    "у экзамена с тестовым баллом ({exam} {level}) стоит отметка {value}",
    "Проверьте, тот ли это экзамен и уровень.",
    where(_mark_where_score_is_due), {"exam": "ЕГЭ", "grade": 11, "level": "профиль", "mark": 4}, {"exam": "ЕГЭ", "grade": 11, "level": "база", "mark": 4},
))  # fmt: skip
register(Rule(
    "GIA-005", TABLE, Severity.ERROR, "grade", "Класс соответствует экзамену",
    "{exam} сдают после другого класса, а указан {value}",
    "Проверьте вид экзамена и класс.",
    where(_grade_of_exam), {"exam": "ОГЭ", "grade": 11}, {"exam": "ЕГЭ", "grade": 11, "mark": None, "score": 60},
))  # fmt: skip
register(Rule(
    "GIA-006", TABLE, Severity.ERROR, "year", "Экзамен в этом году проводился",
    "{exam}, год {value}: {reason}",
    "Проверьте год протокола; что когда проводилось — в exam_history.yaml рабочей папки.",
    because(tuple(_PROGRAMME), _WORK, _cancelled), {"exam": "ОГЭ", "grade": 9, "year": 2020}, {"exam": "ОГЭ", "grade": 9, "year": 2021},
))  # fmt: skip
register(Rule(
    "GIA-007", TABLE, Severity.ERROR, "year", "Экзамен этого предмета и уровня в этом году проводился",
    "{exam}, {subject} ({level}), год {value}: {reason}",
    "Проверьте год и уровень; что когда проводилось — в exam_history.yaml рабочей папки.",
    because(tuple(_PROGRAMME), _WORK, _not_held), {"exam": "ЕГЭ", "grade": 11, "level": "база", "year": 2021}, {"exam": "ЕГЭ", "grade": 11, "level": "база", "year": 2022},
))  # fmt: skip
register(Rule(
    "GIA-008", TABLE, Severity.QUESTION, "subject", "Экзамен в этом году проводился по этому предмету",
    "{exam} {year} года по предмету «{value}»: {reason}",
    "Проверьте, не контрольная ли это работа; что когда проводилось — в exam_history.yaml рабочей папки.",
    because(tuple(_PROGRAMME), _WORK, _other_subject), {"exam": "ОГЭ", "grade": 9, "year": 2021, "subject": "химия"}, {"exam": "ОГЭ", "grade": 9, "year": 2021, "subject": "математика"},
))  # fmt: skip
register(Rule(
    "GIA-009", TABLE, Severity.QUESTION, "level", "Участник сдаёт один уровень математики",
    "участник сдавал и базовый, и профильный уровень: {reason}",
    "Проверьте, не пересдача ли это: у пересдачи другая дата.",
    dataclasses.replace(where(_both_levels), reasons=_ONE_LEVEL.reasons),
    {"exam": "ЕГЭ", "grade": 11, "subject": "математика", "level": "база", "pupil_id": "aaaa", "__other__": {"level": "профиль", "mark": None, "score": 60}},
    {"exam": "ЕГЭ", "grade": 11, "subject": "математика", "level": "база", "pupil_id": "aaaa", "__other__": {"level": "профиль", "mark": None, "score": 60, "pupil_id": "bbbb"}},
))  # fmt: skip
