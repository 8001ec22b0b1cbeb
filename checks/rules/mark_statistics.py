"""Rules of aggregated exports: Ф3, comparison with the journal, ЕГЭ by school."""

from __future__ import annotations

import pandas as pd

from checks.context import CheckContext
from checks.enrolment import enrolled
from checks.rule import Rule, between, number, one_of, register, where
from shnor_pipeline.findings import Severity

TABLE = "mark_statistics"
_MARKS = ["n2", "n3", "n4", "n5"]


def _unknown_school(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return (frame["scope"] == "school") & frame["school_id"].isna()


def _marks_do_not_add_up(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    marks = frame[_MARKS].apply(number)
    return (
        marks.notna().all(axis=1)
        & number(frame["participants"]).notna()
        & (marks.sum(axis=1) != number(frame["participants"]))
    )


def _journal_above_all(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    parts = frame[["n_lowered", "n_confirmed", "n_raised"]].apply(number).sum(axis=1, min_count=1)
    return parts > number(frame["participants"])


def _journal_incomplete(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    parts = frame[["n_lowered", "n_confirmed", "n_raised"]].apply(number)
    return parts.notna().all(axis=1) & (parts.sum(axis=1) < number(frame["participants"]))


def _below_above_all(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return number(frame["below_threshold"]) > number(frame["participants"])


def _twice(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    keys = [
        "file_id",
        "sheet",
        "exam",
        "year",
        "season",
        "exam_date",
        "attempt",
        "grade",
        "subject",
        "level",
        "school_ref",
    ]
    filled = [name for name in [*_MARKS, "n_lowered", "distribution", "mean_score"] if name in frame]
    facts = sum((frame[name].notna().astype(int) * 2**place for place, name in enumerate(filled)), start=0)
    rows = frame[keys].astype("object").assign(facts=facts)
    return (frame["scope"] == "school") & rows.duplicated(keep=False)


def _more_than_enrolled(frame: pd.DataFrame, context: CheckContext) -> pd.Series:
    return (frame["scope"] == "school") & (number(frame["participants"]) > enrolled(frame, context))


register(Rule(
    "STA-001", TABLE, Severity.ERROR, "school_ref", "Школа есть в реестре",
    "школа «{school_ref}» не найдена в реестре",
    "Проверьте логин или код школы; если школа новая, добавьте её в реестр.",
    where(_unknown_school), {"school_id": None}, {"school_id": "edu389101"},
))  # fmt: skip
register(Rule(
    "STA-002", TABLE, Severity.QUESTION, "participants", "Отметки в сумме дают участников",
    "«2»–«5» в сумме не равны числу участников {value}",
    "Проверьте проценты и число участников в выгрузке.",
    where(_marks_do_not_add_up), {"n2": 1, "n3": 2, "n4": 3, "n5": 3, "participants": 10}, {"n2": 1, "n3": 2, "n4": 3, "n5": 4, "participants": 10},
))  # fmt: skip
register(Rule(
    "STA-003", TABLE, Severity.ERROR, "participants", "Число участников не отрицательно",
    "участников {value}; ожидалось целое число от 0",
    "Выгрузите таблицу заново: число участников не вписывают руками.",
    between("participants", 0, 10_000_000), {"participants": -1, "n2": None, "n_lowered": None}, {"participants": 0, "n2": None, "n3": None, "n4": None, "n5": None, "n_lowered": None, "n_confirmed": None, "n_raised": None, "below_threshold": None},
))  # fmt: skip
register(Rule(
    "STA-004", TABLE, Severity.ERROR, "n_confirmed", "Понизили, подтвердили и повысили — не больше участников",
    "понизили, подтвердили и повысили в сумме больше участников ({participants})",
    "Проверьте выгрузку.",
    where(_journal_above_all), {"n_lowered": 5, "n_confirmed": 5, "n_raised": 1, "participants": 10}, {"n_lowered": 5, "n_confirmed": 4, "n_raised": 1, "participants": 10},
))  # fmt: skip
register(Rule(
    "STA-005", TABLE, Severity.NOTE, "n_confirmed", "Сравнение с журналом есть для всех",
    "понизили, подтвердили и повысили в сумме меньше участников ({participants}): у части нет отметки по журналу",
    "Исправлять нечего; учтите при чтении.",
    where(_journal_incomplete), {"n_lowered": 5, "n_confirmed": 3, "n_raised": 1, "participants": 10}, {"n_lowered": 5, "n_confirmed": 4, "n_raised": 1, "participants": 10},
))  # fmt: skip
register(Rule(
    "STA-006", TABLE, Severity.ERROR, "below_threshold", "Ниже порога — не больше участников",
    "ниже порога {value}, а участников {participants}",
    "Проверьте таблицу.",
    where(_below_above_all), {"below_threshold": 11, "participants": 10}, {"below_threshold": 10, "participants": 10},
))  # fmt: skip
register(Rule(
    "STA-007", TABLE, Severity.ERROR, "mean_score", "Средний балл — от 0 до 100",
    "средний балл {value}; ожидался от 0 до 100",
    "Проверьте таблицу.",
    between("mean_score", 0, 100), {"mean_score": 101.0}, {"mean_score": 100.0},
))  # fmt: skip
register(Rule(
    "STA-008", TABLE, Severity.ERROR, "mean_mark", "Средняя отметка — от 2 до 5",
    "средняя отметка {value}; ожидалась от 2 до 5",
    "Проверьте таблицу.",
    between("mean_mark", 2, 5), {"mean_mark": 1.9}, {"mean_mark": 2.0},
))  # fmt: skip
register(Rule(
    "STA-009", TABLE, Severity.QUESTION, "school_ref", "Школа в таблице один раз",
    "школа «{value}» стоит в таблице больше одного раза",
    "Оставьте одну строку школы.",
    where(_twice), {"__twice__": True}, {},
))  # fmt: skip
register(Rule(
    "STA-010", TABLE, Severity.QUESTION, "participants", "Участников не больше, чем обучающихся",
    "участников {value}, больше, чем обучающихся в школе по контекстным данным",
    "Проверьте, к той ли школе относится строка.",
    where(_more_than_enrolled), {"participants": 201, "n2": None, "n_lowered": None, "__context__": {"context": {"school_id": "edu389101", "school_year": 2022, "pupils_n": 200}}}, {"participants": 200, "n2": None, "n_lowered": None, "__context__": {"context": {"school_id": "edu389101", "school_year": 2022, "pupils_n": 200}}},
))  # fmt: skip
register(Rule(
    "STA-011", TABLE, Severity.ERROR, "scope", "Охват строки известен",
    "охват строки «{value}» неизвестен; ожидались школа, муниципалитет, регион или вся выборка",
    "Проверьте выгрузку.",
    one_of("scope", ["school", "municipality", "region", "all"]), {"scope": "класс"}, {"scope": "region"},
))  # fmt: skip
