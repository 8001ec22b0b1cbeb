"""Rules of plan targets."""

from __future__ import annotations

import pandas as pd

from checks.context import CheckContext
from checks.rule import Rule, between, one_of, register, stated, where
from checks.statement import below, blank, number_of
from shnor_pipeline.findings import Severity

TABLE = "plan_targets"
_INDICATORS = ("success", "quality", "staff_training", "documentation", "equipment", "management", "individual_plans")


def _unknown_school(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return frame["school_id"].isna()


def _twice(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    keys = ["school_id", "school_year", "indicator"]
    return frame["school_id"].notna() & frame[keys].astype("object").duplicated(keep=False)


register(Rule(
    "TGT-001", TABLE, Severity.ERROR, "school_ref", "Школа есть в реестре",
    "школа «{school_ref}» не найдена в реестре",
    "Проверьте логин или код школы; если школа новая, добавьте её в реестр.",
    where(_unknown_school), {"school_id": None}, {"school_id": "edu389101"},
))  # fmt: skip
register(Rule(
    "TGT-002", TABLE, Severity.ERROR, "indicator", "Показатель есть в программе",
    "показатель «{value}» не из программы",
    "Не меняйте служебный столбец формы.",
    one_of("indicator", _INDICATORS), {"indicator": "победы"}, {"indicator": "quality"},
))  # fmt: skip
register(Rule(
    "TGT-003", TABLE, Severity.ERROR, "plan", "План — от 0 до 100 %",
    "план {value} %; ожидался от 0 до 100",
    "Исправьте план.",
    between("plan", 0, 100), {"plan": 101.0}, {"plan": 100.0},
))  # fmt: skip
register(Rule(
    "TGT-004", TABLE, Severity.ERROR, "fact", "Факт — от 0 до 100 %",
    "факт {value} %; ожидался от 0 до 100",
    "Исправьте факт.",
    between("fact", 0, 100), {"fact": 101.0}, {"fact": 100.0},
))  # fmt: skip
register(Rule(
    "TGT-005", TABLE, Severity.ERROR, "baseline", "Исходное значение — от 0 до 100 %",
    "исходное значение {value} %; ожидалось от 0 до 100",
    "Исправьте исходное значение.",
    between("baseline", 0, 100), {"baseline": -1.0}, {"baseline": 0.0},
))  # fmt: skip
register(Rule(
    "TGT-006", TABLE, Severity.QUESTION, "plan", "План указан",
    "план по показателю не указан",
    "Внесите плановое значение: без него достижение не оценивается.",
    stated(blank("plan")), {"plan": None}, {"plan": 0.0, "baseline": 0.0},
))  # fmt: skip
register(Rule(
    "TGT-007", TABLE, Severity.QUESTION, "plan", "План не ниже исходного",
    "план {value} % ниже исходного значения {baseline} %",
    "Подтвердите или исправьте план.",
    stated(below(number_of("plan"), number_of("baseline"))), {"plan": 29.0, "baseline": 30.0}, {"plan": 30.0, "baseline": 30.0},
))  # fmt: skip
register(Rule(
    "TGT-008", TABLE, Severity.NOTE, "approved_by", "План утверждён",
    "не указано, чем утверждён план",
    "Впишите номер и дату приказа.",
    stated(~blank("plan") & blank("approved_by")), {"approved_by": None}, {"approved_by": "приказ № 1"},
))  # fmt: skip
register(Rule(
    "TGT-009", TABLE, Severity.ERROR, "indicator", "Показатель указан один раз",
    "показатель «{value}» указан больше одного раза за год",
    "Оставьте одну строку или одну форму за год.",
    where(_twice), {"__twice__": True}, {},
))  # fmt: skip
