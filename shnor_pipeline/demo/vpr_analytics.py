"""ФИС ОКО analytics exports: Ф1 individual results, Ф3 mark statistics, comparison with journal marks (wide)."""

from __future__ import annotations

from datetime import date

import numpy as np

from shnor_pipeline.demo.inbox import Row
from shnor_pipeline.demo.model import School, Territory
from shnor_pipeline.demo.works import Work

REGION = "Иркутская обл."
HEADER_ROW = 8
"""Row of the table's header, as Excel counts."""

_NATION, _REGION_N = (35525, 1555209), (785, 26782)
_SHORT = {"русский язык": "РУ", "математика": "МА"}
_ADVANCED = 5  # every fifth task is «П»
INDIVIDUAL = "Индивидуальные результаты"
STATISTICS = "Статистика по отметкам"
COMPARISON = "Сравнение отметок с отметками по журналу"


def sheet_name(work: Work, report: str) -> str:
    """Return the name of the sheet as the export cuts it: 31 characters."""
    return f"{_SHORT[work.subject]} {work.grade} {report}"[:31]


def group_name(school: School, day: date) -> str:
    """Return the school as a group of an export: name and login without a space between."""
    return f"{school.short_name(day)}({school.login})"


def statistics(work: Work, territory: Territory, day: date) -> list[Row]:
    """Return Ф3: percents of marks, from the whole country down to the schools."""
    rows = _head(work, STATISTICS, day)
    rows.append(["Группы участников", "Кол-во ОО", "Кол-во участников", 2, 3, 4, 5])
    rows.append(["Вся выборка", *_NATION, 5.06, 32.92, 44.33, 17.69])
    rows.append([REGION, *_REGION_N, 9.44, 40.15, 38.28, 12.13])
    schools = np.unique(work.school)
    rows.append([f"{territory.name}({territory.code})", len(schools), len(work), *_percents(work.mark)])
    for index in schools:
        marks = work.mark[work.school == index]
        rows.append([group_name(work.schools[index], day), None, len(marks), *_percents(marks)])
    return rows


def comparison(work: Work, territory: Territory, day: date) -> list[Row]:
    """Return the wide comparison; pupils without a journal mark are in the total but in none of its parts."""
    parts = (
        "Понизили (Отметка < Отметка по журналу)",
        "Подтвердили (Отметка = Отметке по журналу)",
        "Повысили (Отметка > Отметка по журналу)",
    )
    rows = _head(work, COMPARISON, day)
    heads = (f"{part} {what}" for part in parts for what in ("%", "Кол-во участников"))
    rows.append(["Группы участников", "Кол-во участников(всего)", *heads])
    rows.append([REGION, 26006, 25.01, 6502, 64.98, 16894, 10.01, 2602])
    everyone = np.ones(len(work), dtype=bool)
    rows.append([f"{territory.name}({territory.code})", len(work), *_against_journal(work, everyone)])
    for index in np.unique(work.school):
        mine = work.school == index
        name = group_name(work.schools[index], day)
        rows.append([name, int(mine.sum()), *_against_journal(work, mine)])
    return rows


def individual(work: Work, school: School, territory: Territory, day: date) -> list[Row]:
    """Return Ф1 of one school; ``work`` holds its pupils only."""
    tasks = [f"{label} ({greatest}б)" for label, greatest in zip(_dotted(work.labels), work.maxima, strict=True)]
    levels = ["П" if (number + 1) % _ADVANCED == 0 else "Б" for number in range(len(tasks))]
    rows = _head(work, INDIVIDUAL, day)
    rows[-1] = [None, None, "Уровень сложности задания", None, None, None, *levels]
    name = group_name(school, day)
    head = ("ОО", "Муниципалитет", "Название ОО", "Код участника", "Класс", "Вариант")
    rows.append([*head, *tasks, "Первичный балл", "Отметка", "Отметка по журналу"])
    rows.append([f"{name} | Кол-во участников: {len(work)}"])
    for code, scores, primary, mark, journal in zip(
        work.code.tolist(),
        work.scores.tolist(),
        work.primary.tolist(),
        work.mark.tolist(),
        work.journal.tolist(),
        strict=True,
    ):
        cells: Row = ["X" if score < 0 else score for score in scores]
        rows.append(
            [school.login, territory.name, name, code, 1, 1 + code % 2, *cells, primary, mark, journal or "нет отметки"]
        )
    return rows


def _head(work: Work, report: str, day: date) -> list[Row]:
    return [
        [report],
        [],
        [f"ВПР {work.year} {work.subject.capitalize()} {work.grade} класс"],
        ["Предмет:", work.subject.capitalize()],
        ["Максимальный первичный балл:", int(work.maxima.sum())],
        ["Дата:", f"{day:%d.%m.%Y}"],
        [],
    ]


def _percents(marks: np.ndarray) -> list[float]:
    return [round(100 * float((marks == mark).mean()), 2) for mark in (2, 3, 4, 5)]


def _against_journal(work: Work, mine: np.ndarray) -> list[float | int]:
    known = mine & (work.journal >= 2)
    mark, journal = work.mark[known], work.journal[known]
    parts = [int((mark < journal).sum()), int((mark == journal).sum()), int((mark > journal).sum())]
    total = max(1, sum(parts))
    return [value for part in parts for value in (round(100 * part / total, 2), part)]


def _dotted(labels: list[str]) -> list[str]:
    return [label.replace("(", ".").replace(")", "") for label in labels]
