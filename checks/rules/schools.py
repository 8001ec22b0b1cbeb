"""Rules of the school registry."""

from __future__ import annotations

import pandas as pd

from checks.context import CheckContext
from checks.rule import Rule, not_null, register, where
from shnor_pipeline.findings import Severity
from shnor_pipeline.sources.layouts import load_layout

TABLE = "schools"


def _twice(name: str, frame: pd.DataFrame) -> pd.Series:
    known = frame[name].notna() & (frame[name].astype("object") != "")
    return known & frame[name].astype("object").duplicated(keep=False)


def _no_identity(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    missing = [frame[name].isna() | (frame[name].astype("object") == "") for name in ("fisoko_login", "gia_code")]
    return missing[0] & missing[1] & (frame["type"] != "филиал")


def _bad_login(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    login = frame["fisoko_login"].astype("string")
    return login.notna() & (login != "") & ~login.str.fullmatch(r"(edu|sch|ksh|spo)[0-9]{6}").fillna(value=False)


def _closed_before_opened(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    opened, closed = (pd.to_datetime(frame[name], errors="coerce") for name in ("valid_from", "valid_to"))
    return opened.notna() & closed.notna() & (closed < opened)


def _merged_without_successor(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    status = frame["status"].astype("string").str.casefold().fillna("")
    successor = frame["successor_code"].astype("string").fillna("")
    return status.str.contains("присоедин") & (successor == "")


def _unknown_type(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    """The known types are those of the map of registries, so that what is read as a type is one here."""
    return frame["type"].notna() & ~frame["type"].isin(list(load_layout("registry")["types"]))


def _branch_without_head(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return (frame["type"] == "филиал") & (frame["head_code"].astype("string").fillna("") == "")


register(Rule(
    "SCH-001", TABLE, Severity.ERROR, "school_id", "У школы есть идентификатор",
    "у школы нет ни логина, ни кода",
    "Внесите логин ФИС ОКО или код ОО.",
    not_null("school_id"), {"school_id": None}, {"school_id": "gia-42001"},
))  # fmt: skip
register(Rule(
    "SCH-002", TABLE, Severity.ERROR, "name", "У школы есть краткое наименование",
    "краткое наименование не указано",
    "Внесите наименование по уставу.",
    not_null("name"), {"name": None}, {"name": "СОШ"},
))  # fmt: skip
register(Rule(
    "SCH-003", TABLE, Severity.ERROR, "school_id", "Школа в реестре один раз",
    "школа «{value}» записана в реестре больше одного раза",
    "Оставьте одну строку школы.",
    where(lambda frame, _: _twice("school_id", frame)), {"__twice__": True}, {},
))  # fmt: skip
register(Rule(
    "SCH-004", TABLE, Severity.QUESTION, "gia_code", "Код ОО не повторяется",
    "код ОО {value} стоит у нескольких школ",
    "Исправьте код.",
    where(lambda frame, _: _twice("gia_code", frame)), {"__other__": {"school_id": "edu389999", "fisoko_login": "edu389999"}}, {"__other__": {"school_id": "edu389999", "fisoko_login": "edu389999", "gia_code": "042999"}},
))  # fmt: skip
register(Rule(
    "SCH-005", TABLE, Severity.QUESTION, "fisoko_login", "Логин ФИС ОКО — буквы и шесть цифр",
    "логин «{value}»; ожидался вид edu389101",
    "Исправьте логин.",
    where(_bad_login), {"fisoko_login": "edu38910"}, {"fisoko_login": "sch389101"},
))  # fmt: skip
register(Rule(
    "SCH-006", TABLE, Severity.ERROR, "type", "Тип школы известен",
    "тип «{value}»; ожидался НОШ, ООШ, СОШ, филиал, лицей, гимназия, вечерняя или коррекционная школа",
    "Исправьте тип: от него зависит, какие результаты ждать от школы.",
    where(_unknown_type), {"type": "садик"}, {"type": "вечерняя школа"},
))  # fmt: skip
register(Rule(
    "SCH-007", TABLE, Severity.QUESTION, "fisoko_login", "У школы есть логин или код",
    "нет ни логина ФИС ОКО, ни кода ОО: результаты школы не к чему привязать",
    "Внесите хотя бы одно.",
    where(_no_identity), {"fisoko_login": "", "gia_code": ""}, {"fisoko_login": "", "gia_code": "042001"},
))  # fmt: skip
register(Rule(
    "SCH-008", TABLE, Severity.QUESTION, "valid_to", "Школа закрыта не раньше, чем открыта",
    "закрыта {value}, раньше открытия {valid_from}",
    "Исправьте даты.",
    where(_closed_before_opened), {"valid_from": "2000-09-01", "valid_to": "1999-09-01"}, {"valid_from": "2000-09-01", "valid_to": "2000-09-01"},
))  # fmt: skip
register(Rule(
    "SCH-009", TABLE, Severity.QUESTION, "successor_code", "У присоединённой школы назван правопреемник",
    "школа присоединена, а правопреемник не назван",
    "Внесите код правопреемника.",
    where(_merged_without_successor), {"status": "реорганизована (присоединена)", "successor_code": ""}, {"status": "реорганизована (присоединена)", "successor_code": "042002"},
))  # fmt: skip
register(Rule(
    "SCH-010", TABLE, Severity.QUESTION, "head_code", "У филиала названа головная школа",
    "не названа головная школа филиала",
    "Внесите код головной ОО: результаты филиала считаются за ней.",
    where(_branch_without_head), {"type": "филиал", "head_code": ""}, {"type": "филиал", "head_code": "042011"},
))  # fmt: skip
