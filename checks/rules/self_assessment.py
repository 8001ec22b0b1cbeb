"""Rules of the self-assessment: staff, resources, risk factors, processes, facts of targets."""

from __future__ import annotations

from functools import reduce
from operator import and_

import pandas as pd

from checks.context import CheckContext
from checks.rule import Rule, one_of, register, stated, where
from checks.statement import above, below, blank, constant, ends_with, number_of
from checks.statement import one_of as says
from shnor_pipeline.findings import Severity

TABLE = "self_assessment"
_VALUE, _OF_ALL = number_of("value"), number_of("denominator")
_RISK, _PROCESS, _FACT = says("block", ["C"]), says("block", ["D"]), says("block", ["F"])
_NO_SCORE = reduce(and_, [below(_VALUE, constant(score)) | above(_VALUE, constant(score)) for score in (0, 1, 2)])
_LEVELS = ("высокая", "средняя", "низкая", "не актуален", "не актуальна")


def _unknown_school(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return frame["school_id"].isna()


def _twice(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    keys = ["school_id", "school_year", "block", "item"]
    return frame["school_id"].notna() & (frame["block"] != "E") & frame[keys].astype("object").duplicated(keep=False)


register(Rule(
    "SLF-001", TABLE, Severity.ERROR, "school_ref", "Школа есть в реестре",
    "школа «{school_ref}» не найдена в реестре",
    "Проверьте логин или код школы; если школа новая, добавьте её в реестр.",
    where(_unknown_school), {"school_id": None}, {"school_id": "edu389101"},
))  # fmt: skip
register(Rule(
    "SLF-002", TABLE, Severity.ERROR, "block", "Раздел карты известен",
    "раздел «{value}»; ожидался A, B, C, D, E или F",
    "Не меняйте служебный столбец формы.",
    one_of("block", ["A", "B", "C", "D", "E", "F"]), {"block": "G"}, {"block": "F"},
))  # fmt: skip
register(Rule(
    "SLF-003", TABLE, Severity.QUESTION, "value", "Оценка процесса — 0, 1 или 2",
    "оценка процесса {value}; ожидалось 0 (нет), 1 (частично) или 2 (да)",
    "Исправьте оценку.",
    stated(_PROCESS & blank("denominator") & _NO_SCORE), {"block": "D", "item": "vsoko", "value": 3.0, "denominator": None}, {"block": "D", "item": "vsoko", "value": 2.0, "denominator": None},
))  # fmt: skip
register(Rule(
    "SLF-004", TABLE, Severity.QUESTION, "text", "Значимость риска — из списка",
    "значимость «{value}»; ожидалось: высокая, средняя, низкая или не актуален",
    "Выберите значение из списка.",
    stated(_RISK & ~blank("text") & ~says("text", _LEVELS)), {"block": "C", "item": "risk_1", "text": "большая"}, {"block": "C", "item": "risk_1", "text": "средняя"},
))  # fmt: skip
register(Rule(
    "SLF-005", TABLE, Severity.QUESTION, "text", "Оценены все факторы риска",
    "значимость фактора риска не указана",
    "Выберите значение из списка; если фактора нет — «не актуален».",
    stated(_RISK & blank("text")), {"block": "C", "item": "risk_1", "text": None}, {"block": "C", "item": "risk_1", "text": "низкая"},
))  # fmt: skip
register(Rule(
    "SLF-006", TABLE, Severity.ERROR, "value", "Числитель не больше знаменателя",
    "числитель {value} больше знаменателя {denominator}",
    "Исправьте одно из чисел.",
    stated(_FACT & above(_VALUE, _OF_ALL)), {"block": "F", "item": "staff_training", "value": 11.0, "denominator": 10.0}, {"block": "F", "item": "staff_training", "value": 10.0, "denominator": 10.0},
))  # fmt: skip
register(Rule(
    "SLF-007", TABLE, Severity.QUESTION, "denominator", "Знаменатель указан",
    "для показателя указан числитель, но нет знаменателя",
    "Внесите, от какого числа считать долю.",
    stated(_FACT & ~blank("value") & (blank("denominator") | ~above(_OF_ALL, constant(0)))), {"block": "F", "item": "staff_training", "value": 5.0, "denominator": None}, {"block": "F", "item": "staff_training", "value": 5.0, "denominator": 5.0},
))  # fmt: skip
register(Rule(
    "SLF-008", TABLE, Severity.ERROR, "value", "Числа не отрицательны",
    "{item}: {value} — меньше нуля",
    "Исправьте число.",
    stated(below(_VALUE, constant(0))), {"block": "B", "item": "internet_mbit", "value": -1.0}, {"block": "B", "item": "internet_mbit", "value": 0.0},
))  # fmt: skip
register(Rule(
    "SLF-009", TABLE, Severity.ERROR, "value", "Доля — не больше 100 %",
    "{item}: {value} % — больше 100",
    "Исправьте долю.",
    stated(ends_with("item", "_pct") & above(_VALUE, constant(100))), {"block": "A", "item": "qualified_pct", "value": 101.0}, {"block": "A", "item": "qualified_pct", "value": 100.0},
))  # fmt: skip
register(Rule(
    "SLF-010", TABLE, Severity.NOTE, "comment", "Высокий риск пояснён",
    "фактор риска высокой значимости без комментария",
    "Поясните в столбце «Комментарий», в чём он проявляется.",
    stated(_RISK & says("text", ["высокая"]) & blank("comment")), {"block": "C", "item": "risk_1", "text": "высокая", "comment": None}, {"block": "C", "item": "risk_1", "text": "высокая", "comment": "нет учителя"},
))  # fmt: skip
register(Rule(
    "SLF-011", TABLE, Severity.ERROR, "item", "Показатель в карте один раз",
    "показатель «{value}» указан больше одного раза за год",
    "Оставьте одну строку или одну карту за год.",
    where(_twice), {"__twice__": True}, {},
))  # fmt: skip
