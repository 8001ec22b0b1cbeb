"""Rules of the state final examinations: what was held, scales, levels."""

from __future__ import annotations

import pandas as pd

from checks.context import CheckContext
from checks.rule import Rule, between, number, register, where
from shnor_pipeline.findings import Severity

TABLE = "pupil_results"
_BOTH_LEVELS_FROM = 2019
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


def _oge_in_2020(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return (frame["exam"] == "ОГЭ") & (number(frame["year"]) == 2020)


def _base_maths_cancelled(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return (frame["exam"] == "ЕГЭ") & (frame["level"] == "база") & number(frame["year"]).isin([2020, 2021])


def _oge_2021_other_subject(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return (
        (frame["exam"] == "ОГЭ")
        & (number(frame["year"]) == 2021)
        & ~frame["subject"].isin(["русский язык", "математика"])
    )


def _both_levels(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    """Since 2019 a pupil sits one level of maths in the main period."""
    maths = (
        (frame["exam"] == "ЕГЭ")
        & (frame["subject"] == "математика")
        & (number(frame["year"]) >= _BOTH_LEVELS_FROM)
        & (number(frame["attempt"]).fillna(1) == 1)
        & frame["pupil_id"].notna()
        & (frame["pupil_id"].astype("object") != "")
    )
    levels = frame.loc[maths].groupby(["year", "school_ref", "pupil_id"])["level"].transform("nunique")
    return maths & (levels.reindex(frame.index).fillna(0) > 1)


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
    "GIA-006", TABLE, Severity.ERROR, "year", "ОГЭ в 2020 году не проводился",
    "ОГЭ 2020 года: экзамен был отменён",
    "Проверьте год протокола.",
    where(_oge_in_2020), {"exam": "ОГЭ", "grade": 9, "year": 2020}, {"exam": "ОГЭ", "grade": 9, "year": 2021},
))  # fmt: skip
register(Rule(
    "GIA-007", TABLE, Severity.ERROR, "year", "ЕГЭ по базовой математике в 2020 и 2021 годах не проводился",
    "базовая математика {value} года: экзамен не проводился",
    "Проверьте год и уровень.",
    where(_base_maths_cancelled), {"exam": "ЕГЭ", "grade": 11, "level": "база", "year": 2021}, {"exam": "ЕГЭ", "grade": 11, "level": "база", "year": 2022},
))  # fmt: skip
register(Rule(
    "GIA-008", TABLE, Severity.QUESTION, "subject", "В 2021 году ОГЭ — только русский язык и математика",
    "ОГЭ 2021 года по предмету «{value}»: проводились только русский язык и математика",
    "Проверьте, не контрольная ли это работа.",
    where(_oge_2021_other_subject), {"exam": "ОГЭ", "grade": 9, "year": 2021, "subject": "химия"}, {"exam": "ОГЭ", "grade": 9, "year": 2021, "subject": "математика"},
))  # fmt: skip
register(Rule(
    "GIA-009", TABLE, Severity.QUESTION, "level", "Участник сдаёт один уровень математики",
    "участник сдавал и базовый, и профильный уровень математики",
    "С 2019 года в основной период сдают один уровень: проверьте, не пересдача ли это.",
    where(_both_levels),
    {"exam": "ЕГЭ", "grade": 11, "subject": "математика", "level": "база", "pupil_id": "aaaa", "__other__": {"level": "профиль", "mark": None, "score": 60}},
    {"exam": "ЕГЭ", "grade": 11, "subject": "математика", "level": "база", "pupil_id": "aaaa", "__other__": {"level": "профиль", "mark": None, "score": 60, "pupil_id": "bbbb"}},
))  # fmt: skip
