"""Rules of the roadmap: what was done, when, and what proves it."""

from __future__ import annotations

import pandas as pd

from checks.context import CheckContext
from checks.rule import Rule, one_of, register, stated, where
from checks.statement import above, blank, day_of
from checks.statement import one_of as says
from shnor_pipeline.findings import Severity

TABLE = "roadmap_status"
_DONE, _UNDONE = says("status", ["выполнено"]), says("status", ["не выполнено", "срок не наступил"])
_STATUSES = ("выполнено", "выполняется", "не выполнено", "срок не наступил")


def _unknown_school(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    """An empty school means the whole district."""
    named = frame["school_ref"].notna() & (frame["school_ref"].astype("object") != "")
    return named & frame["school_id"].isna()


def _bad_event(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return ~frame["event"].astype("string").str.fullmatch(r"[1-4]\.[0-9]{1,2}").fillna(value=False)


register(Rule(
    "ROA-001", TABLE, Severity.ERROR, "school_ref", "Школа есть в реестре",
    "школа «{school_ref}» не найдена в реестре",
    "Проверьте логин или код школы; если школа новая, добавьте её в реестр.",
    where(_unknown_school), {"school_ref": "edu389999", "school_id": None}, {"school_ref": "edu389101", "school_id": "edu389101"},
))  # fmt: skip
register(Rule(
    "ROA-002", TABLE, Severity.ERROR, "status", "Состояние — из списка",
    "состояние «{value}»; ожидалось: выполнено, выполняется, не выполнено или срок не наступил",
    "Выберите значение из списка.",
    one_of("status", _STATUSES), {"status": "почти"}, {"status": "выполняется", "done_on": None},
))  # fmt: skip
register(Rule(
    "ROA-003", TABLE, Severity.QUESTION, "evidence", "Выполнение подтверждено документом",
    "мероприятие {event} выполнено, но подтверждающий документ не назван",
    "Впишите документ: приказ, справку, протокол.",
    stated(_DONE & blank("evidence")), {"status": "выполнено", "evidence": None}, {"status": "выполнено", "evidence": "приказ № 5"},
))  # fmt: skip
register(Rule(
    "ROA-004", TABLE, Severity.QUESTION, "done_on", "У выполненного есть дата",
    "мероприятие {event} выполнено, но дата не указана",
    "Впишите дату: без неё не видно, в срок ли.",
    stated(_DONE & blank("done_on")), {"status": "выполнено", "done_on": None}, {"status": "выполнено", "done_on": "2023-01-15"},
))  # fmt: skip
register(Rule(
    "ROA-005", TABLE, Severity.QUESTION, "done_on", "Дата выполнения не позже отчётной",
    "мероприятие {event}: дата выполнения {value} позже даты отчёта {reported_on}",
    "Исправьте дату.",
    stated(above(day_of("done_on"), day_of("reported_on"))), {"status": "выполнено", "done_on": "2023-07-01", "reported_on": "2023-06-30"}, {"status": "выполнено", "done_on": "2023-06-30", "reported_on": "2023-06-30"},
))  # fmt: skip
register(Rule(
    "ROA-006", TABLE, Severity.QUESTION, "done_on", "У невыполненного нет даты выполнения",
    "мероприятие {event} — «{status}», но стоит дата выполнения {value}",
    "Исправьте состояние или уберите дату.",
    stated(_UNDONE & ~blank("done_on")), {"status": "не выполнено", "done_on": "2023-01-15", "note": "x"}, {"status": "не выполнено", "done_on": None, "note": "x"},
))  # fmt: skip
register(Rule(
    "ROA-007", TABLE, Severity.ERROR, "event", "Номер мероприятия — из программы",
    "мероприятие «{value}»; ожидался номер вида 1.5",
    "Не меняйте служебный столбец формы.",
    where(_bad_event), {"event": "5.1"}, {"event": "4.2"},
))  # fmt: skip
register(Rule(
    "ROA-008", TABLE, Severity.NOTE, "note", "Невыполнение пояснено",
    "мероприятие {event} не выполнено, причина не названа",
    "Впишите причину в «Примечание».",
    stated(says("status", ["не выполнено"]) & blank("note")), {"status": "не выполнено", "note": None, "done_on": None}, {"status": "не выполнено", "note": "нет средств", "done_on": None},
))  # fmt: skip
