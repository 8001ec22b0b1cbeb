"""Rules of context data that schools report about themselves."""

from __future__ import annotations

import pandas as pd

from checks.context import CheckContext
from checks.rule import Rule, between, number, register, where
from shnor_pipeline.findings import Severity

TABLE = "context"


def _unknown_school(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return frame["school_id"].isna()


def _classes_differ(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    stated, summed = number(frame["pupils_n"]), number(frame["pupils_by_class_n"])
    return stated.notna() & summed.notna() & (stated != summed)


def _more_categories(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return number(frame["teachers_high_or_first_category_n"]).fillna(
        number(frame["teachers_high_category_n"])
    ) > number(frame["teachers_n"])


def _ages_above(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return number(frame["teachers_under30_n"]) + number(frame["teachers_pension_n"]) > number(frame["teachers_n"])


def _grade_above(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    both = number(frame["grade9_n"]).fillna(0) + number(frame["grade11_n"]).fillna(0)
    return both > number(frame["pupils_n"])


def _twice(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return frame["school_id"].notna() & frame[["file_id", "school_id", "school_year"]].astype("object").duplicated(
        keep=False
    )


register(Rule(
    "CTX-001", TABLE, Severity.ERROR, "school_ref", "Школа есть в реестре",
    "школа «{school_ref}» не найдена в реестре",
    "Проверьте логин или код школы; если школа новая, добавьте её в реестр.",
    where(_unknown_school), {"school_id": None}, {"school_id": "edu389101"},
))  # fmt: skip
register(Rule(
    "CTX-002", TABLE, Severity.QUESTION, "pupils_n", "Обучающихся всего — сумма по классам",
    "обучающихся {value}, а по классам в сумме {pupils_by_class_n}",
    "Проверьте число обучающихся.",
    where(_classes_differ), {"pupils_n": 100, "pupils_by_class_n": 99}, {"pupils_n": 100, "pupils_by_class_n": 100},
))  # fmt: skip
register(Rule(
    "CTX-003", TABLE, Severity.QUESTION, "teachers_n", "Учителей с категорией — не больше, чем учителей",
    "учителей {value}, меньше, чем учителей с категорией",
    "Проверьте числа.",
    where(_more_categories), {"teachers_n": 5, "teachers_high_or_first_category_n": 6}, {"teachers_n": 5, "teachers_high_or_first_category_n": 5, "teachers_under30_n": 1, "teachers_pension_n": 1},
))  # fmt: skip
register(Rule(
    "CTX-004", TABLE, Severity.QUESTION, "teachers_n", "Молодые и пенсионеры — часть учителей",
    "учителей {value}, меньше, чем молодых и пенсионеров вместе",
    "Проверьте числа.",
    where(_ages_above), {"teachers_n": 5, "teachers_under30_n": 3, "teachers_pension_n": 3, "teachers_high_or_first_category_n": 1}, {"teachers_n": 5, "teachers_under30_n": 3, "teachers_pension_n": 2, "teachers_high_or_first_category_n": 1},
))  # fmt: skip
register(Rule(
    "CTX-005", TABLE, Severity.QUESTION, "grade9_n", "Выпускников — не больше, чем обучающихся",
    "обучающихся 9 и 11 классов больше, чем обучающихся всего ({pupils_n})",
    "Проверьте числа по классам.",
    where(_grade_above), {"grade9_n": 60, "grade11_n": 41, "pupils_n": 100, "pupils_by_class_n": 100}, {"grade9_n": 60, "grade11_n": 40, "pupils_n": 100, "pupils_by_class_n": 100},
))  # fmt: skip
register(Rule(
    "CTX-006", TABLE, Severity.ERROR, "pupils_n", "Обучающихся — от 1 до 5000",
    "обучающихся {value}; ожидалось от 1 до 5000",
    "Исправьте число.",
    between("pupils_n", 1, 5000), {"pupils_n": 0, "pupils_by_class_n": None, "grade9_n": None, "grade11_n": None}, {"pupils_n": 1, "pupils_by_class_n": None, "grade9_n": None, "grade11_n": None},
))  # fmt: skip
register(Rule(
    "CTX-007", TABLE, Severity.ERROR, "school_ref", "Школа в форме один раз",
    "школа «{value}» стоит в форме больше одного раза",
    "Оставьте одну строку школы.",
    where(_twice), {"__twice__": True}, {},
))  # fmt: skip
