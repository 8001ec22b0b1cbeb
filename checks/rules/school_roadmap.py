"""Rules of a school's own roadmap: what is done about which deficit, by when, and what proves it."""

from __future__ import annotations

import pandas as pd

from checks.context import CheckContext
from checks.rule import Rule, register, stated, where
from checks.statement import above, below, blank, day_of, one_of
from shnor_pipeline.findings import Severity

TABLE = "school_roadmap"
STATUSES = ("выполнено", "выполняется", "не выполнено", "срок не наступил")
_DONE, _UNDONE = one_of("status", ["выполнено"]), one_of("status", ["не выполнено", "срок не наступил"])


def _unknown_school(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return frame["school_id"].isna()


def _twice(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    keys = ["school_id", "quarter", "measure_no"]
    return frame["school_id"].notna() & frame[keys].astype("object").duplicated(keep=False)


def _bad_quarter(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return ~frame["quarter"].astype("string").str.fullmatch(r"\d{4}-[1-4]").fillna(value=False)


register(Rule(
    "SRM-001", TABLE, Severity.ERROR, "school_ref", "Школа есть в реестре",
    "школа «{school_ref}» не найдена в реестре",
    "Проверьте логин или код школы; если школа новая, добавьте её в реестр.",
    where(_unknown_school), {"school_id": None}, {"school_id": "edu389101"},
))  # fmt: skip
register(Rule(
    "SRM-002", TABLE, Severity.ERROR, "measure", "Мера названа",
    "строка {measure_no} заполнена, но мера не названа",
    "Впишите, что делает школа.",
    stated(blank("measure")), {"measure": None}, {"measure": "Консультации"},
))  # fmt: skip
register(Rule(
    "SRM-003", TABLE, Severity.ERROR, "quarter", "Отчётный квартал известен",
    "не понятно, за какой квартал прислана дорожная карта",
    "Выберите период в строке «Отчётный период», например «октябрь–декабрь».",
    where(_bad_quarter), {"quarter": "2022-5"}, {"quarter": "2022-4"},
))  # fmt: skip
register(Rule(
    "SRM-004", TABLE, Severity.QUESTION, "status", "Состояние указано",
    "мера {measure_no}: состояние не указано",
    "Выберите состояние из списка.",
    stated(blank("status")), {"status": None, "done_on": None}, {"status": "выполняется", "done_on": None},
))  # fmt: skip
register(Rule(
    "SRM-005", TABLE, Severity.ERROR, "status", "Состояние — из списка",
    "состояние «{value}»; ожидалось: выполнено, выполняется, не выполнено или срок не наступил",
    "Выберите значение из списка.",
    stated(~blank("status") & ~one_of("status", STATUSES)), {"status": "почти", "done_on": None}, {"status": "выполняется", "done_on": None},
))  # fmt: skip
register(Rule(
    "SRM-006", TABLE, Severity.QUESTION, "deficit", "Мера устраняет названный дефицит",
    "мера {measure_no}: не указано, какой дефицит она устраняет",
    "Выберите дефицит из списка: без него мера не связана с самообследованием школы.",
    stated(blank("deficit")), {"deficit": None}, {"deficit": "risk_motivation"},
))  # fmt: skip
register(Rule(
    "SRM-007", TABLE, Severity.QUESTION, "indicator", "Мера связана с показателем программы",
    "мера {measure_no}: не указано, на какой показатель она влияет",
    "Выберите показатель из списка: без него не увидеть, помогла ли мера.",
    stated(blank("indicator")), {"indicator": None}, {"indicator": "quality"},
))  # fmt: skip
register(Rule(
    "SRM-008", TABLE, Severity.QUESTION, "end_on", "Срок меры указан",
    "мера {measure_no}: не указана плановая дата окончания",
    "Впишите дату: без неё не видно, в срок ли выполнена мера.",
    stated(blank("end_on")), {"end_on": None}, {"end_on": "2022-12-20"},
))  # fmt: skip
register(Rule(
    "SRM-009", TABLE, Severity.QUESTION, "end_on", "Окончание не раньше начала",
    "мера {measure_no}: окончание {value} раньше начала {start_on}",
    "Исправьте одну из дат.",
    stated(below(day_of("end_on"), day_of("start_on"))), {"start_on": "2022-12-21", "end_on": "2022-12-20", "done_on": "2022-12-22"}, {"start_on": "2022-12-20", "end_on": "2022-12-20", "done_on": "2022-12-22"},
))  # fmt: skip
register(Rule(
    "SRM-010", TABLE, Severity.QUESTION, "done_on", "У выполненной меры есть дата",
    "мера {measure_no} выполнена, но дата не указана",
    "Впишите дату: без неё не видно, в срок ли.",
    stated(_DONE & blank("done_on")), {"done_on": None}, {"done_on": "2022-12-15"},
))  # fmt: skip
register(Rule(
    "SRM-011", TABLE, Severity.QUESTION, "evidence", "Выполнение подтверждено документом",
    "мера {measure_no} выполнена, но подтверждающий документ не назван",
    "Впишите документ или имя файла: приказ, справку, протокол.",
    stated(_DONE & blank("evidence")), {"evidence": None}, {"evidence": "приказ № 5"},
))  # fmt: skip
register(Rule(
    "SRM-012", TABLE, Severity.QUESTION, "done_on", "Дата выполнения не позже отчётной",
    "мера {measure_no}: дата выполнения {value} позже даты отчёта {as_of}",
    "Исправьте дату.",
    stated(above(day_of("done_on"), day_of("as_of"))), {"done_on": "2023-01-01"}, {"done_on": "2022-12-31"},
))  # fmt: skip
register(Rule(
    "SRM-013", TABLE, Severity.QUESTION, "done_on", "Дата выполнения не раньше начала",
    "мера {measure_no}: дата выполнения {value} раньше начала {start_on}",
    "Исправьте одну из дат.",
    stated(below(day_of("done_on"), day_of("start_on"))), {"done_on": "2022-09-30"}, {"done_on": "2022-10-01"},
))  # fmt: skip
register(Rule(
    "SRM-014", TABLE, Severity.QUESTION, "done_on", "У невыполненной меры нет даты выполнения",
    "мера {measure_no} — «{status}», но стоит дата выполнения {value}",
    "Исправьте состояние или уберите дату.",
    stated(_UNDONE & ~blank("done_on")), {"status": "не выполнено", "note": "x"}, {"status": "не выполнено", "done_on": None, "note": "x"},
))  # fmt: skip
register(Rule(
    "SRM-015", TABLE, Severity.QUESTION, "status", "Срок меры действительно не наступил",
    "мера {measure_no}: состояние «срок не наступил», но срок {end_on} прошёл до даты отчёта {as_of}",
    "Исправьте состояние: выполнено, выполняется или не выполнено.",
    stated(one_of("status", ["срок не наступил"]) & below(day_of("end_on"), day_of("as_of"))), {"status": "срок не наступил", "done_on": None, "end_on": "2022-12-30"}, {"status": "срок не наступил", "done_on": None, "end_on": "2022-12-31"},
))  # fmt: skip
register(Rule(
    "SRM-016", TABLE, Severity.NOTE, "responsible", "Ответственный указан",
    "мера {measure_no}: ответственный не указан",
    "Впишите должность ответственного.",
    stated(blank("responsible")), {"responsible": None}, {"responsible": "заместитель директора"},
))  # fmt: skip
register(Rule(
    "SRM-017", TABLE, Severity.NOTE, "note", "Невыполнение пояснено",
    "мера {measure_no} не выполнена, причина не названа",
    "Впишите причину в «Примечание».",
    stated(one_of("status", ["не выполнено"]) & blank("note")), {"status": "не выполнено", "note": None, "done_on": None}, {"status": "не выполнено", "note": "нет средств", "done_on": None},
))  # fmt: skip
register(Rule(
    "SRM-018", TABLE, Severity.ERROR, "measure_no", "Номер меры в квартале один раз",
    "номер меры {value} за квартал {quarter} встречается больше одного раза",
    "Дайте каждой мере свой номер и пришлите за квартал одну форму.",
    where(_twice), {"__twice__": True}, {},
))  # fmt: skip
