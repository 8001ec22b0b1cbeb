"""Rules of appeals."""

from __future__ import annotations

import pandas as pd

from checks.context import CheckContext
from checks.rule import Rule, between, not_null, number, register, where
from shnor_pipeline.findings import Severity

TABLE = "appeals"
_STATES = ("удовлетворена", "отклонена", "отозвана", "в обработке", "на рассмотрении")


def _unknown_school(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return frame["school_id"].isna()


def _no_pupil(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return frame["pupil_id"].isna() | (frame["pupil_id"].astype("object") == "")


def _changed_though_refused(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    refused = frame["state"].astype("string").str.casefold().str.contains("отклон").fillna(value=False)
    before, after = number(frame["result_before"]), number(frame["result_after"])
    return refused & before.notna() & after.notna() & (before != after)


register(Rule(
    "APP-001", TABLE, Severity.ERROR, "school_ref", "Школа есть в реестре",
    "школа «{school_ref}» не найдена в реестре",
    "Проверьте логин или код школы; если школа новая, добавьте её в реестр.",
    where(_unknown_school), {"school_id": None}, {"school_id": "edu389101"},
))  # fmt: skip
register(Rule(
    "APP-002", TABLE, Severity.QUESTION, "pupil_id", "Участник апелляции узнаваем",
    "по строке нельзя узнать участника: нет фамилии и имени",
    "Дополните строку; без неё изменённый балл не применён.",
    where(_no_pupil), {"pupil_id": ""}, {"pupil_id": "aaaa"},
))  # fmt: skip
register(Rule(
    "APP-003", TABLE, Severity.ERROR, "result_after", "Результат после апелляции — от 0 до 100",
    "результат {value}; ожидался от 0 до 100",
    "Проверьте протокол апелляции.",
    between("result_after", 0, 100), {"result_after": 101.0}, {"result_after": 100.0},
))  # fmt: skip
register(Rule(
    "APP-004", TABLE, Severity.QUESTION, "result_after", "Отклонённая апелляция ничего не меняет",
    "апелляция отклонена, но результат изменён на {value}",
    "Проверьте состояние апелляции.",
    where(_changed_though_refused), {"state": "отклонена", "result_before": 3.0, "result_after": 4.0}, {"state": "отклонена", "result_before": 4.0, "result_after": 4.0},
))  # fmt: skip
register(Rule(
    "APP-005", TABLE, Severity.QUESTION, "state", "Состояние апелляции указано",
    "состояние апелляции не указано",
    "Укажите: удовлетворена или отклонена.",
    not_null("state"), {"state": None}, {"state": "удовлетворена"},
))  # fmt: skip
