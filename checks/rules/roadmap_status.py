"""Rules of the roadmap: what was done, when, and what proves it."""

from __future__ import annotations

import pandas as pd

from checks.context import CheckContext
from checks.rule import Rule, one_of, register, where
from shnor_pipeline.findings import Severity

TABLE = "roadmap_status"
_STATUSES = ("выполнено", "выполняется", "не выполнено", "срок не наступил")


def _unknown_school(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    """An empty school means the whole district."""
    named = frame["school_ref"].notna() & (frame["school_ref"].astype("object") != "")
    return named & frame["school_id"].isna()


def _done(frame: pd.DataFrame) -> pd.Series:
    return frame["status"] == "выполнено"


def _done_without_evidence(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return _done(frame) & (frame["evidence"].isna() | (frame["evidence"].astype("object") == ""))


def _done_without_date(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return _done(frame) & frame["done_on"].isna()


def _done_after_report(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    done, reported = (pd.to_datetime(frame[name], errors="coerce") for name in ("done_on", "reported_on"))
    return done.notna() & reported.notna() & (done > reported)


def _date_of_undone(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return frame["status"].isin(["не выполнено", "срок не наступил"]) & frame["done_on"].notna()


def _bad_event(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return ~frame["event"].astype("string").str.fullmatch(r"[1-4]\.[0-9]{1,2}").fillna(value=False)


def _undone_unexplained(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return (frame["status"] == "не выполнено") & (frame["note"].isna() | (frame["note"].astype("object") == ""))


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
    where(_done_without_evidence), {"status": "выполнено", "evidence": None}, {"status": "выполнено", "evidence": "приказ № 5"},
))  # fmt: skip
register(Rule(
    "ROA-004", TABLE, Severity.QUESTION, "done_on", "У выполненного есть дата",
    "мероприятие {event} выполнено, но дата не указана",
    "Впишите дату: без неё не видно, в срок ли.",
    where(_done_without_date), {"status": "выполнено", "done_on": None}, {"status": "выполнено", "done_on": "2023-01-15"},
))  # fmt: skip
register(Rule(
    "ROA-005", TABLE, Severity.QUESTION, "done_on", "Дата выполнения не позже отчётной",
    "мероприятие {event}: дата выполнения {value} позже даты отчёта {reported_on}",
    "Исправьте дату.",
    where(_done_after_report), {"status": "выполнено", "done_on": "2023-07-01", "reported_on": "2023-06-30"}, {"status": "выполнено", "done_on": "2023-06-30", "reported_on": "2023-06-30"},
))  # fmt: skip
register(Rule(
    "ROA-006", TABLE, Severity.QUESTION, "done_on", "У невыполненного нет даты выполнения",
    "мероприятие {event} — «{status}», но стоит дата выполнения {value}",
    "Исправьте состояние или уберите дату.",
    where(_date_of_undone), {"status": "не выполнено", "done_on": "2023-01-15", "note": "x"}, {"status": "не выполнено", "done_on": None, "note": "x"},
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
    where(_undone_unexplained), {"status": "не выполнено", "note": None, "done_on": None}, {"status": "не выполнено", "note": "нет средств", "done_on": None},
))  # fmt: skip
