"""What the invented district's schools with low results write into their own roadmaps, quarter by quarter."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Any

import numpy as np

from shnor_pipeline.demo.model import School
from shnor_pipeline.sources.form_layouts import form_layout

QUARTERS = (("июль–сентябрь", 0, 9), ("октябрь–декабрь", 0, 12), ("январь–март", 1, 3), ("апрель–июнь", 1, 6))
"""Reporting period, calendar years after the school year's start, last month."""

_ROLES = frozenset({"low", "enters", "leaves"})
_MEASURES = (
    (
        "Дополнительные занятия для обучающихся с результатами ниже порога",
        "risk_failure",
        "success",
        "заместитель директора по УВР",
    ),
    (
        "Индивидуальные учебные планы неуспевающих, пересмотр раз в четверть",
        "risk_failure",
        "individual_plans",
        "классные руководители",
    ),
    (
        "Курсы повышения квалификации учителей русского языка и математики",
        "risk_staff_competence",
        "staff_training",
        "директор",
    ),
    ("Взаимопосещение уроков с разбором по единому листу", "risk_staff_competence", "quality", "руководитель ШМО"),
    (
        "Разбор результатов ВПР и ОГЭ на педагогическом совете",
        "risk_motivation",
        "quality",
        "заместитель директора по УВР",
    ),
    ("Родительские собрания «Как помочь ребёнку учиться»", "risk_parents", "success", "социальный педагог"),
    ("Обновление оборудования кабинета физики", "risk_equipment", "equipment", "директор"),
    (
        "Положение о внутренней системе оценки качества образования",
        "risk_staff_shortage",
        "documentation",
        "заместитель директора по УВР",
    ),
    ("Проектная команда управления качеством", "risk_staff_competence", "management", "директор"),
)
_IN_TIME, _LATE, _PROVEN = 0.62, 0.85, 0.8  # shares of measures: done in time, done late, and done with a document


def keeps_roadmap(school: School) -> bool:
    """Tell whether the school keeps a roadmap of its own: those that are, become or were of low results."""
    return school.role in _ROLES


def last_day(school_year: int, quarter: int) -> date:
    """Return the last day of one of the four quarters, counted from 0 in the order of ``QUARTERS``."""
    _, later, month = QUARTERS[quarter]
    year = school_year + later
    return date(year, month, calendar.monthrange(year, month)[1])


def school_roadmap(school_year: int, quarter: int, rng: np.random.Generator) -> dict[str, dict[str, Any]]:
    """Return the measures of a school as they stand at the end of a quarter.

    ``rng`` is the school's own for the year: the plan and each measure's fate are the same in every quarter, the
    state follows from the day.
    """
    layout, today = form_layout("school_roadmap"), last_day(school_year, quarter)
    titles = {
        name: dict(zip(layout.column(name).codes, layout.column(name).choices, strict=True))
        for name in ("deficit", "indicator")
    }
    values: dict[str, dict[str, Any]] = {}
    chosen = sorted(rng.permutation(len(_MEASURES))[: 6 + int(rng.integers(3))].tolist())
    for number, place in enumerate(chosen, start=1):
        measure, deficit, indicator, responsible = _MEASURES[place]
        start = date(school_year, 9, 1) + timedelta(days=int(rng.integers(0, 45)))
        end = start + timedelta(days=int(rng.integers(60, 250)))
        values[str(number)] = {
            "label": measure,
            "deficit": titles["deficit"][deficit],
            "indicator": titles["indicator"][indicator],
            "start_on": start,
            "end_on": end,
            "responsible": responsible,
            **_state(start, end, today, rng),
        }
    return values


def _state(start: date, end: date, today: date, rng: np.random.Generator) -> dict[str, Any]:
    luck, proven, days = rng.random(), rng.random(), int(rng.integers(3, 40))
    if luck < _LATE:
        done = max(start, end - timedelta(days=days % 12)) if luck < _IN_TIME else end + timedelta(days=days)
        if done <= today:
            proof = {"evidence": f"справка от {done:%d.%m.%Y}"} if proven < _PROVEN else {}
            return {"status": "выполнено", "done_on": done, **proof}
    elif end <= today:
        return {"status": "не выполнено", "note": "нет средств в смете школы" if proven < _PROVEN else None}
    if today < start:
        return {"status": "срок не наступил"}
    return {"status": "выполняется"}
