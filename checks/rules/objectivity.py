"""Rules of the federal list of schools with signs of biased results."""

from __future__ import annotations

import pandas as pd

from checks.context import CheckContext
from checks.rule import Rule, number, one_of, register, where
from shnor_pipeline.findings import Severity

TABLE = "objectivity"
_FLAGS = ["ru4", "ma4", "ru5", "ma5"]


def _unknown_school(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return frame["school_id"].isna()


def _markers_differ(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    stated = number(frame["markers_n"])
    return stated.notna() & (stated != frame[_FLAGS].apply(number).fillna(0).sum(axis=1))


def _future(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return number(frame["year"]) != number(frame["school_year"]) + 1


register(Rule(
    "OBJ-001", TABLE, Severity.ERROR, "school_ref", "Школа есть в реестре",
    "школа «{school_ref}» не найдена в реестре",
    "Проверьте логин или код школы; если школа новая, добавьте её в реестр.",
    where(_unknown_school), {"school_id": None}, {"school_id": "edu389101"},
))  # fmt: skip
register(Rule(
    "OBJ-002", TABLE, Severity.QUESTION, "markers_n", "Количество маркеров равно их сумме",
    "количество маркеров {value} не равно числу отмеченных",
    "Проверьте строку списка.",
    where(_markers_differ), {"ru4": 1, "ma4": 0, "ru5": 0, "ma5": 0, "markers_n": 2}, {"ru4": 1, "ma4": 1, "ru5": 0, "ma5": 0, "markers_n": 2},
))  # fmt: skip
register(Rule(
    "OBJ-003", TABLE, Severity.ERROR, "ru4", "Маркер 4 РУ — 0 или 1",
    "маркер {value}; ожидался 1 или пусто",
    "Исправьте значение.",
    one_of("ru4", [0, 1]), {"ru4": 2, "markers_n": None}, {"ru4": 1, "markers_n": None},
))  # fmt: skip
register(Rule(
    "OBJ-004", TABLE, Severity.ERROR, "ma4", "Маркер 4 МА — 0 или 1",
    "маркер {value}; ожидался 1 или пусто",
    "Исправьте значение.",
    one_of("ma4", [0, 1]), {"ma4": 2, "markers_n": None}, {"ma4": 1, "markers_n": None},
))  # fmt: skip
register(Rule(
    "OBJ-005", TABLE, Severity.ERROR, "ru5", "Маркер 5 РУ — 0 или 1",
    "маркер {value}; ожидался 1 или пусто",
    "Исправьте значение.",
    one_of("ru5", [0, 1]), {"ru5": 2, "markers_n": None}, {"ru5": 1, "markers_n": None},
))  # fmt: skip
register(Rule(
    "OBJ-006", TABLE, Severity.ERROR, "ma5", "Маркер 5 МА — 0 или 1",
    "маркер {value}; ожидался 1 или пусто",
    "Исправьте значение.",
    one_of("ma5", [0, 1]), {"ma5": 2, "markers_n": None}, {"ma5": 1, "markers_n": None},
))  # fmt: skip
register(Rule(
    "OBJ-007", TABLE, Severity.QUESTION, "year", "Год списка соответствует учебному году",
    "год {value} не соответствует учебному году строки",
    "Проверьте столбец «Год».",
    where(_future), {"year": 2024}, {"year": 2023},
))  # fmt: skip
