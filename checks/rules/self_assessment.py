"""Rules of the self-assessment: staff, resources, risk factors, processes, facts of targets."""

from __future__ import annotations

import pandas as pd

from checks.context import CheckContext
from checks.rule import Rule, number, one_of, register, where
from shnor_pipeline.findings import Severity

TABLE = "self_assessment"
_LEVELS = ("высокая", "средняя", "низкая", "не актуален", "не актуальна")


def _unknown_school(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return frame["school_id"].isna()


def _in_block(frame: pd.DataFrame, block: str) -> pd.Series:
    return frame["block"] == block


def _process_score(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    value = number(frame["value"])
    return _in_block(frame, "D") & value.notna() & (frame["denominator"].isna()) & ~value.isin([0, 1, 2])


def _risk_level(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    text = frame["text"].astype("string").str.strip().str.casefold()
    return _in_block(frame, "C") & text.notna() & (text != "") & ~text.isin(_LEVELS)


def _risk_blank(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return _in_block(frame, "C") & (frame["text"].isna() | (frame["text"].astype("object") == ""))


def _numerator_above(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return _in_block(frame, "F") & (number(frame["value"]) > number(frame["denominator"]))


def _no_denominator(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    total = number(frame["denominator"])
    return _in_block(frame, "F") & number(frame["value"]).notna() & (total.isna() | (total <= 0))


def _negative(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return number(frame["value"]) < 0


def _share_above_hundred(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    share = frame["item"].astype("string").str.endswith("_pct").fillna(value=False)
    return share & (number(frame["value"]) > 100)


def _high_risk_unexplained(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    high = frame["text"].astype("string").str.strip().str.casefold() == "высокая"
    return (
        _in_block(frame, "C")
        & high.fillna(value=False)
        & (frame["comment"].isna() | (frame["comment"].astype("object") == ""))
    )


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
    where(_process_score), {"block": "D", "item": "vsoko", "value": 3.0, "denominator": None}, {"block": "D", "item": "vsoko", "value": 2.0, "denominator": None},
))  # fmt: skip
register(Rule(
    "SLF-004", TABLE, Severity.QUESTION, "text", "Значимость риска — из списка",
    "значимость «{value}»; ожидалось: высокая, средняя, низкая или не актуален",
    "Выберите значение из списка.",
    where(_risk_level), {"block": "C", "item": "risk_1", "text": "большая"}, {"block": "C", "item": "risk_1", "text": "средняя"},
))  # fmt: skip
register(Rule(
    "SLF-005", TABLE, Severity.QUESTION, "text", "Оценены все факторы риска",
    "значимость фактора риска не указана",
    "Выберите значение из списка; если фактора нет — «не актуален».",
    where(_risk_blank), {"block": "C", "item": "risk_1", "text": None}, {"block": "C", "item": "risk_1", "text": "низкая"},
))  # fmt: skip
register(Rule(
    "SLF-006", TABLE, Severity.ERROR, "value", "Числитель не больше знаменателя",
    "числитель {value} больше знаменателя {denominator}",
    "Исправьте одно из чисел.",
    where(_numerator_above), {"block": "F", "item": "staff_training", "value": 11.0, "denominator": 10.0}, {"block": "F", "item": "staff_training", "value": 10.0, "denominator": 10.0},
))  # fmt: skip
register(Rule(
    "SLF-007", TABLE, Severity.QUESTION, "denominator", "Знаменатель указан",
    "для показателя указан числитель, но нет знаменателя",
    "Внесите, от какого числа считать долю.",
    where(_no_denominator), {"block": "F", "item": "staff_training", "value": 5.0, "denominator": None}, {"block": "F", "item": "staff_training", "value": 5.0, "denominator": 5.0},
))  # fmt: skip
register(Rule(
    "SLF-008", TABLE, Severity.ERROR, "value", "Числа не отрицательны",
    "{item}: {value} — меньше нуля",
    "Исправьте число.",
    where(_negative), {"block": "B", "item": "internet_mbit", "value": -1.0}, {"block": "B", "item": "internet_mbit", "value": 0.0},
))  # fmt: skip
register(Rule(
    "SLF-009", TABLE, Severity.ERROR, "value", "Доля — не больше 100 %",
    "{item}: {value} % — больше 100",
    "Исправьте долю.",
    where(_share_above_hundred), {"block": "A", "item": "qualified_pct", "value": 101.0}, {"block": "A", "item": "qualified_pct", "value": 100.0},
))  # fmt: skip
register(Rule(
    "SLF-010", TABLE, Severity.NOTE, "comment", "Высокий риск пояснён",
    "фактор риска высокой значимости без комментария",
    "Поясните в столбце «Комментарий», в чём он проявляется.",
    where(_high_risk_unexplained), {"block": "C", "item": "risk_1", "text": "высокая", "comment": None}, {"block": "C", "item": "risk_1", "text": "высокая", "comment": "нет учителя"},
))  # fmt: skip
register(Rule(
    "SLF-011", TABLE, Severity.ERROR, "item", "Показатель в карте один раз",
    "показатель «{value}» указан больше одного раза за год",
    "Оставьте одну строку или одну карту за год.",
    where(_twice), {"__twice__": True}, {},
))  # fmt: skip
