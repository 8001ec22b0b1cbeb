"""Rules of the nationwide diagnostic works."""

from __future__ import annotations

import pandas as pd

from checks.context import CheckContext
from checks.rule import Condition, Rule, because, number, one_of, register, where
from shnor_pipeline.domain.vpr_marks import scale_marks
from shnor_pipeline.findings import Severity

TABLE = "pupil_results"


def _is_vpr(frame: pd.DataFrame) -> pd.Series:
    return frame["exam"] == "ВПР"


def _autumn_grade(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    """Autumn works were written one class later on the programme of the year before."""
    written = number(frame["grade_written"])
    return _is_vpr(frame) & (frame["season"] == "autumn") & written.notna() & (written != number(frame["grade"]) + 1)


def _spring_grade(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    written = number(frame["grade_written"])
    return _is_vpr(frame) & (frame["season"] == "spring") & written.notna() & (written != number(frame["grade"]))


def _season_of_year(context: CheckContext, year: int | None, season: str | None) -> str:
    return "" if year is None or season is None else context.history.vpr_season_unknown(year, season)


def _work_of_season(
    context: CheckContext, year: int | None, season: str | None, grade: int | None, subject: str | None
) -> str:
    if year is None or season is None or grade is None or subject is None:
        return ""
    return context.history.vpr_work_unknown(year, season, grade, subject)


def _no_season(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    return _is_vpr(frame) & ~frame["season"].isin(["spring", "autumn"])


def _journal_gap(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    gap = (number(frame["mark"]) - number(frame["journal_mark"])).abs()
    return _is_vpr(frame) & (gap >= 2)


def _no_possible(frame: pd.DataFrame, _: CheckContext) -> pd.Series:
    absent = frame["absent"].astype("boolean").fillna(value=False)
    return _is_vpr(frame) & ~absent & number(frame["primary"]).notna() & number(frame["mark"]).isna()


def _by_scale(frame: pd.DataFrame, context: CheckContext) -> pd.Series:
    """Return the mark by the scale, where the work is surely the scale's; missing elsewhere."""
    if context.scales.empty:
        return pd.Series(float("nan"), index=frame.index)
    own = frame[_is_vpr(frame)]
    return number(scale_marks(own, context.scales, whole_work=True)).reindex(frame.index)


def _off_scale(frame: pd.DataFrame, context: CheckContext) -> pd.Series:
    by_scale, mark = _by_scale(frame, context), number(frame["mark"])
    return by_scale.notna() & mark.notna() & (by_scale != mark)


def _due_mark(frame: pd.DataFrame, context: CheckContext) -> pd.Series:
    return pd.Series([f"по шкале {mark:.0f}" for mark in _by_scale(frame, context)], index=frame.index)


register(Rule(
    "VPR-001", TABLE, Severity.QUESTION, "grade_written", "Осенью пишут за предыдущий класс",
    "осенняя работа по программе {grade} класса написана в {value} классе; ожидался следующий класс",
    "Проверьте класс и сезон работы.",
    where(_autumn_grade), {"exam": "ВПР", "year": 2022, "season": "autumn", "grade": 5, "grade_written": 5}, {"exam": "ВПР", "year": 2022, "season": "autumn", "grade": 5, "grade_written": 6},
))  # fmt: skip
register(Rule(
    "VPR-002", TABLE, Severity.QUESTION, "grade_written", "Весной пишут по программе своего класса",
    "весенняя работа по программе {grade} класса написана в {value} классе",
    "Проверьте класс и сезон работы.",
    where(_spring_grade), {"exam": "ВПР", "season": "spring", "grade": 5, "grade_written": 6}, {"exam": "ВПР", "season": "spring", "grade": 5, "grade_written": 5},
))  # fmt: skip
register(Rule(
    "VPR-003", TABLE, Severity.QUESTION, "season", "ВПР в этом году проводились в это время года",
    "работа {year} года: {reason}",
    "Проверьте дату работы; что когда проводилось — в exam_history.yaml рабочей папки.",
    because(["ВПР"], ["year", "season"], _season_of_year), {"exam": "ВПР", "season": "autumn", "year": 2023, "grade": 5, "grade_written": 6}, {"exam": "ВПР", "season": "autumn", "year": 2022, "grade": 5, "grade_written": 6},
))  # fmt: skip
register(Rule(
    "VPR-004", TABLE, Severity.ERROR, "season", "У ВПР известен сезон",
    "у работы ВПР не определён сезон (весна или осень)",
    "Укажите дату работы.",
    where(_no_season), {"exam": "ВПР", "season": "", "grade": 5}, {"exam": "ВПР", "season": "spring", "grade": 5, "grade_written": 5},
))  # fmt: skip
register(Rule(
    "VPR-005", TABLE, Severity.NOTE, "mark", "ВПР и журнал расходятся меньше чем на две отметки",
    "отметка за ВПР {value}, по журналу {journal_mark}: расхождение две отметки и больше",
    "Проверьте обе отметки; если они верны, исправлять нечего.",
    where(_journal_gap), {"exam": "ВПР", "season": "spring", "grade": 5, "grade_written": 5, "mark": 5, "journal_mark": 3}, {"exam": "ВПР", "season": "spring", "grade": 5, "grade_written": 5, "mark": 4, "journal_mark": 3},
))  # fmt: skip
register(Rule(
    "VPR-006", TABLE, Severity.NOTE, "primary", "Для первичного балла есть шкала",
    "первичный балл {value} не переведён в отметку: для этой работы нет шкалы",
    "Добавьте шкалу года, предмета и класса в methodology/scales_vpr.yaml.",
    where(_no_possible), {"exam": "ВПР", "season": "spring", "grade": 5, "grade_written": 5, "mark": None, "primary": 12.0}, {"exam": "ВПР", "season": "spring", "grade": 5, "grade_written": 5, "mark": 4, "primary": 12.0},
))  # fmt: skip
register(Rule(
    "VPR-007", TABLE, Severity.NOTE, "season", "Сезон — весна или осень",
    "сезон «{value}» неизвестен",
    "Проверьте дату работы: ожидалась весна или осень.",
    one_of("season", ["", "spring", "autumn"]), {"season": "зима"}, {"season": ""},
))  # fmt: skip
register(Rule(
    "VPR-008", TABLE, Severity.QUESTION, "subject", "Такая работа ВПР в этом году была",
    "ВПР {year} года, {grade} класс, {value}: {reason}",
    "Проверьте предмет, класс и дату работы; если она была, допишите её в exam_history.yaml рабочей папки.",
    because(["ВПР"], ["year", "season", "grade", "subject"], _work_of_season),
    {"exam": "ВПР", "season": "spring", "year": 2023, "grade": 4, "grade_written": 4, "subject": "химия"},
    {"exam": "ВПР", "season": "spring", "year": 2023, "grade": 8, "grade_written": 8, "subject": "химия"},
))  # fmt: skip
register(Rule(
    "VPR-009", TABLE, Severity.NOTE, "mark", "Отметка — по рекомендованной шкале",
    "отметка {value} при первичном балле {primary}: {reason}",
    "Шкала рекомендованная: если школа ставила отметки по своей, исправлять нечего; иначе сверьте балл и отметку.",
    Condition(_off_scale, reasons=_due_mark),
    {"mark": 5, "exam": "ВПР", "season": "spring", "grade": 5, "grade_written": 5, "primary": 14.0, "primary_possible": 20.0, "__context__": {"scales": [{"from_year": 2023, "to_year": 2023, "subject": "математика", "grade": 5, "min3": 7, "min4": 11, "min5": 15, "highest": 20}]}},
    {"mark": 4, "exam": "ВПР", "season": "spring", "grade": 5, "grade_written": 5, "primary": 14.0, "primary_possible": 20.0, "__context__": {"scales": [{"from_year": 2023, "to_year": 2023, "subject": "математика", "grade": 5, "min3": 7, "min4": 11, "min5": 15, "highest": 20}]}},
))  # fmt: skip
