"""Rules of exports about tasks: «Выполнение заданий», «Достижение планируемых результатов»."""

from __future__ import annotations

import pandas as pd

from checks.context import CheckContext
from checks.rule import Rule, between, number, one_of, register, where
from shnor_pipeline.findings import Severity

TABLE = "task_results"
_WORK = ["file_id", "year", "season", "grade", "subject", "task"]


def _unknown_school(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return (frame["scope"] == "school") & frame["school_id"].isna()


def _maxima_differ(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    highest = number(frame["max_score"])
    return highest.groupby([frame[name] for name in _WORK], dropna=False).transform("nunique") > 1


def _extreme_of_many(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return number(frame["completion_pct"]).isin([0, 100]) & (number(frame["participants"]) >= 20)


register(Rule(
    "TSK-001", TABLE, Severity.ERROR, "school_ref", "Школа есть в реестре",
    "школа «{school_ref}» не найдена в реестре",
    "Проверьте логин школы; если школа новая, добавьте её в реестр.",
    where(_unknown_school), {"school_id": None}, {"school_id": None, "scope": "municipality"},
))  # fmt: skip
register(Rule(
    "TSK-002", TABLE, Severity.ERROR, "completion_pct", "Выполнение задания — от 0 до 100 %",
    "выполнение задания {task} — {value} %; ожидалось от 0 до 100",
    "Проверьте выгрузку.",
    between("completion_pct", 0, 100), {"completion_pct": 100.1}, {"completion_pct": 100.0},
))  # fmt: skip
register(Rule(
    "TSK-003", TABLE, Severity.QUESTION, "max_score", "Наибольший балл за задание правдоподобен",
    "наибольший балл за задание {task} — {value}; ожидался от 1 до 20",
    "Проверьте строку «Макс балл».",
    between("max_score", 1, 20), {"max_score": 0.0}, {"max_score": 1.0},
))  # fmt: skip
register(Rule(
    "TSK-004", TABLE, Severity.ERROR, "scope", "Охват строки известен",
    "охват строки «{value}» неизвестен; ожидались школа, муниципалитет, регион или вся выборка",
    "Проверьте выгрузку.",
    one_of("scope", ["school", "municipality", "region", "all"]), {"scope": "класс"}, {"scope": "region"},
))  # fmt: skip
register(Rule(
    "TSK-005", TABLE, Severity.QUESTION, "max_score", "Наибольший балл за задание один для всех групп",
    "у задания {task} в одном файле разные наибольшие баллы",
    "Проверьте, не смешаны ли в файле две работы.",
    where(_maxima_differ), {"__other__": {"max_score": 3.0, "row": 11}}, {"__other__": {"row": 11}},
))  # fmt: skip
register(Rule(
    "TSK-006", TABLE, Severity.NOTE, "completion_pct", "Крайние значения у многих участников",
    "задание {task} выполнено на {value} % у {participants} участников",
    "Исправлять нечего; проверьте, верно ли перенесён столбец.",
    where(_extreme_of_many), {"completion_pct": 0.0, "participants": 20}, {"completion_pct": 0.0, "participants": 19},
))  # fmt: skip
register(Rule(
    "TSK-007", TABLE, Severity.ERROR, "mark_group", "Группа по отметке — от 2 до 5",
    "группа «{value}» неизвестна; ожидалась отметка от 2 до 5",
    "Проверьте выгрузку.",
    between("mark_group", 2, 5), {"mark_group": 1}, {"mark_group": 2},
))  # fmt: skip
register(Rule(
    "TSK-008", TABLE, Severity.ERROR, "participants", "Число участников не отрицательно",
    "участников {value}; ожидалось целое число от 0",
    "Выгрузите таблицу заново: число участников не вписывают руками.",
    between("participants", 0, 10_000_000), {"participants": -1}, {"participants": 0},
))  # fmt: skip
