"""Rules of the log of support: what was done for a school, when, by whom, against what, and what proves it."""

from __future__ import annotations

import pandas as pd

from checks.context import CheckContext
from checks.rule import Rule, register, stated, where
from checks.statement import above, blank, day_of, one_of
from shnor_pipeline.findings import Severity

TABLE = "support_log"
KINDS = ("наставничество", "курсы", "выезд куратора", "консультация", "сетевое занятие", "иное")


def _unknown_school(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return frame["school_id"].isna()


register(Rule(
    "SUP-001", TABLE, Severity.ERROR, "school_ref", "Школа есть в реестре",
    "школа «{school_ref}» не найдена в реестре",
    "Проверьте логин или код школы; если школа новая, добавьте её в реестр.",
    where(_unknown_school), {"school_id": None}, {"school_id": "edu389101"},
))  # fmt: skip
register(Rule(
    "SUP-002", TABLE, Severity.ERROR, "entry", "Сказано, что сделано",
    "строка {entry_no} заполнена, но не сказано, что сделано",
    "Впишите, какая поддержка оказана школе.",
    stated(blank("entry")), {"entry": None}, {"entry": "Выезд в школу"},
))  # fmt: skip
register(Rule(
    "SUP-003", TABLE, Severity.QUESTION, "support_kind", "Вид поддержки указан",
    "запись {entry_no}: вид поддержки не указан",
    "Выберите вид из списка: без него запись не попадёт в счёт наставников, курсов и выездов.",
    stated(blank("support_kind")), {"support_kind": None}, {"support_kind": "курсы"},
))  # fmt: skip
register(Rule(
    "SUP-004", TABLE, Severity.ERROR, "support_kind", "Вид поддержки — из списка",
    "вид поддержки «{value}»; ожидалось: наставничество, курсы, выезд куратора, консультация, сетевое занятие или иное",
    "Выберите значение из списка.",
    stated(~blank("support_kind") & ~one_of("support_kind", KINDS)), {"support_kind": "помощь"}, {"support_kind": "иное"},
))  # fmt: skip
register(Rule(
    "SUP-005", TABLE, Severity.QUESTION, "held_on", "Дата указана",
    "запись {entry_no}: дата не указана",
    "Впишите дату: без неё не видно, в каком полугодии оказана поддержка.",
    stated(blank("held_on")), {"held_on": None}, {"held_on": "2023-03-10"},
))  # fmt: skip
register(Rule(
    "SUP-006", TABLE, Severity.QUESTION, "held_on", "Дата не позже отчётной",
    "запись {entry_no}: дата {value} позже даты отчёта {as_of}",
    "Исправьте дату: в журнал вносят то, что уже состоялось.",
    stated(above(day_of("held_on"), day_of("as_of"))), {"held_on": "2023-06-16"}, {"held_on": "2023-06-15"},
))  # fmt: skip
register(Rule(
    "SUP-007", TABLE, Severity.QUESTION, "evidence", "Поддержка подтверждена документом",
    "запись {entry_no}: подтверждающий документ не назван",
    "Впишите документ или имя файла: справку, удостоверение, протокол.",
    stated(blank("evidence")), {"evidence": None}, {"evidence": "справка № 3"},
))  # fmt: skip
register(Rule(
    "SUP-008", TABLE, Severity.NOTE, "deficit", "Поддержка направлена на названный дефицит",
    "запись {entry_no}: не указано, на какой дефицит направлена поддержка",
    "Выберите дефицит из списка: без него поддержка не связана с самообследованием школы.",
    stated(blank("deficit")), {"deficit": None}, {"deficit": "risk_motivation"},
))  # fmt: skip
register(Rule(
    "SUP-009", TABLE, Severity.NOTE, "provider", "Сказано, кто оказал поддержку",
    "запись {entry_no}: не сказано, кто оказал поддержку",
    "Впишите должность или организацию.",
    stated(blank("provider")), {"provider": None}, {"provider": "куратор ЦРО"},
))  # fmt: skip
