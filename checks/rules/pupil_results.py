"""Rules of every participant's row, whatever the exam."""

from __future__ import annotations

import pandas as pd

from checks.context import CheckContext
from checks.enrolment import enrolled
from checks.rule import Condition, Rule, between, not_null, number, one_of, register, where
from shnor_pipeline.findings import Severity

TABLE = "pupil_results"


def same_row(frame: pd.DataFrame) -> pd.Series:
    """Return True for rows of one participant, work and file that repeat an earlier or later row."""
    keys = ["file_id", "exam", "year", "season", "grade", "subject", "level", "exam_date", "attempt", "pupil_id"]
    known = frame["pupil_id"].notna() & (frame["pupil_id"].astype("object") != "")
    return known & frame[[*keys, "school_ref"]].astype("object").duplicated(keep=False)


def _unknown_school(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return frame["school_id"].isna()


def _outside_year(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    day = pd.to_datetime(frame["exam_date"], errors="coerce")
    begins = pd.to_datetime(number(frame["school_year"]).astype("Int64").astype("string") + "-09-01", errors="coerce")
    return day.notna() & ((day < begins) | (day >= begins + pd.DateOffset(years=1)))


def _mark_without_result(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    absent = frame["absent"].astype("boolean").fillna(value=False)
    nothing = frame["mark"].isna() & frame["score"].isna() & frame["primary"].isna()
    return ~absent & nothing


def _absent_with_mark(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return frame["absent"].astype("boolean").fillna(value=False) & number(frame["mark"]).notna()


_OF_WORK = ["file_id", "school_id", "exam", "year", "season", "grade", "subject", "level"]


def _more_than_enrolled(frame: pd.DataFrame, context: CheckContext) -> pd.Series:
    """Mark the first row of every work of a school that has more participants, of first attempts, than pupils."""
    found = pd.Series(data=False, index=frame.index)
    there = enrolled(frame, context)
    first = there.notna() & (number(frame["attempt"]).fillna(1) == 1)
    if not first.any():
        return found
    own = frame.loc[first, _OF_WORK].astype("object")
    rows = own.groupby(_OF_WORK, dropna=False, sort=False)["file_id"].transform("size")
    above = own[rows.astype("float64") > there[first]]
    found.loc[above.index[~above.duplicated()]] = True
    return found


def _both_numbers(frame: pd.DataFrame, context: CheckContext) -> pd.Series:
    there = enrolled(frame, context)
    return pd.Series([f"обучающихся по контекстным данным {value:.0f}" for value in there], index=frame.index)


def _above_possible(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return number(frame["primary"]) > number(frame["primary_possible"])


register(Rule(
    "RES-001", TABLE, Severity.ERROR, "school_ref", "Школа есть в реестре",
    "школа «{school_ref}» не найдена в реестре; ожидался логин ФИС ОКО или код ОО из реестра",
    "Проверьте логин или код школы; если школа новая, добавьте её в реестр и положите реестр во «inbox» ещё раз.",
    where(_unknown_school), {"school_id": None}, {"school_id": "edu389101"},
))  # fmt: skip
register(Rule(
    "RES-002", TABLE, Severity.ERROR, "mark", "Отметка — от 2 до 5",
    "отметка {value}; ожидалась 2, 3, 4 или 5",
    "Исправьте отметку по протоколу.",
    between("mark", 2, 5), {"mark": 6}, {"mark": 5},
))  # fmt: skip
register(Rule(
    "RES-003", TABLE, Severity.QUESTION, "journal_mark", "Отметка по журналу — от 2 до 5",
    "отметка по журналу {value}; ожидалась 2, 3, 4 или 5",
    "Сверьте отметку с журналом.",
    between("journal_mark", 2, 5), {"journal_mark": 1}, {"journal_mark": 2},
))  # fmt: skip
register(Rule(
    "RES-004", TABLE, Severity.ERROR, "primary", "Первичный балл не отрицателен",
    "первичный балл {value} меньше нуля",
    "Сверьте баллы с протоколом.",
    between("primary", 0, 200), {"primary": -1}, {"primary": 0},
))  # fmt: skip
register(Rule(
    "RES-005", TABLE, Severity.ERROR, "primary", "Первичный балл не больше возможного",
    "первичный балл {value} больше возможного {primary_possible}",
    "Проверьте, тот ли предмет и вариант; баллы за задания не могут превышать указанные в заголовке.",
    where(_above_possible), {"primary": 21, "primary_possible": 20}, {"primary": 20, "primary_possible": 20},
))  # fmt: skip
register(Rule(
    "RES-006", TABLE, Severity.ERROR, "exam", "Процедура известна",
    "процедура «{value}» неизвестна",
    "Ожидалась ВПР, ОГЭ, ЕГЭ, ГВЭ-9 или ГВЭ-11: проверьте заголовок файла.",
    one_of("exam", ["ВПР", "ОГЭ", "ЕГЭ", "ГВЭ-9", "ГВЭ-11"]), {"exam": "КДР"}, {"exam": "ГВЭ-9"},
))  # fmt: skip
register(Rule(
    "RES-007", TABLE, Severity.ERROR, "subject", "Предмет указан",
    "предмет не указан",
    "Проверьте строку с названием работы над таблицей.",
    not_null("subject"), {"subject": None}, {"subject": "химия"},
))  # fmt: skip
register(Rule(
    "RES-008", TABLE, Severity.QUESTION, "exam_date", "Дата лежит в учебном году",
    "дата {value} не относится к учебному году строки",
    "Проверьте дату в заголовке файла и за какой год он прислан.",
    where(_outside_year), {"exam_date": "2021-06-01"}, {"exam_date": "2023-08-31"},
))  # fmt: skip
register(Rule(
    "RES-009", TABLE, Severity.ERROR, "mark", "У присутствовавшего есть результат",
    "нет ни отметки, ни балла, хотя участник не отмечен отсутствовавшим",
    "Внесите результат или отметьте «отсутствовал».",
    where(_mark_without_result),
    {"mark": None, "score": None, "primary": None, "absent": False},
    {"mark": None, "score": None, "primary": 12.0, "absent": False},
))  # fmt: skip
register(Rule(
    "RES-010", TABLE, Severity.QUESTION, "mark", "У отсутствовавшего нет отметки",
    "участник отмечен отсутствовавшим, но стоит отметка {value}",
    "Уберите отметку или признак отсутствия.",
    where(_absent_with_mark), {"absent": True, "mark": 3}, {"absent": True, "mark": None, "primary": None, "score": None},
))  # fmt: skip
register(Rule(
    "RES-011", TABLE, Severity.QUESTION, "pupil_id", "Участник в файле один раз",
    "участник с этим кодом встречается в работе больше одного раза",
    "Оставьте одну строку участника.",
    where(lambda frame, _: same_row(frame)), {"pupil_id": "aaaa", "__twice__": True}, {"pupil_id": "aaaa"},
))  # fmt: skip
register(Rule(
    "RES-012", TABLE, Severity.ERROR, "grade", "Класс программы — от 1 до 11",
    "класс {value}; ожидался от 1 до 11",
    "Проверьте класс в заголовке файла.",
    between("grade", 1, 11), {"grade": 12}, {"grade": 11},
))  # fmt: skip
register(Rule(
    "RES-013", TABLE, Severity.QUESTION, "school_ref", "Участников работы не больше, чем обучающихся",
    "{exam} {year} года, {subject}, {grade} класс: строк участников школы больше, чем обучающихся ({reason})",
    "Проверьте, нет ли в файле участников другой школы, и число обучающихся в контекстных данных.",
    Condition(_more_than_enrolled, reasons=_both_numbers),
    {"pupil_id": "aaaa", "__other__": {"pupil_id": "bbbb"}, "__context__": {"context": {"school_year": 2022, "grade9_n": 1}}},
    {"pupil_id": "aaaa", "__other__": {"pupil_id": "bbbb"}, "__context__": {"context": {"school_year": 2022, "grade9_n": 2}}},
))  # fmt: skip
