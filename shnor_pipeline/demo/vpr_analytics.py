"""ФИС ОКО analytics exports: Ф1 individual results, Ф3 mark statistics, comparison with journal marks (wide)."""

from __future__ import annotations

from datetime import date

import numpy as np

from shnor_pipeline.demo.inbox import Row
from shnor_pipeline.demo.model import School, Territory
from shnor_pipeline.demo.works import Work, catalogue

REGION = "Иркутская обл."
HEADER_ROW = 8
"""Row of the table's header, as Excel counts."""

_NATION, _REGION_N = (35525, 1555209), (785, 26782)
_SHORT = {"русский язык": "РУ", "математика": "МА"}
_ADVANCED = 5  # every fifth task is «П»
INDIVIDUAL = "Индивидуальные результаты"
STATISTICS = "Статистика по отметкам"
COMPARISON = "Сравнение отметок с отметками по журналу"
DISTRIBUTION = "Распределение первичных баллов"
TASKS = "Выполнение заданий"
TASKS_BY_MARK = "Выполнение заданий группами участников"
ACHIEVEMENT = "Достижение планируемых результатов"


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


def comparison_long(work: Work, territory: Territory, day: date) -> list[Row]:
    """Return the comparison as it was up to 2021: a block of lines per group."""
    lines = (
        "Понизили (Отметка < Отметка по журналу)",
        "Подтвердили (Отметка = Отметка по журналу)",
        "Повысили (Отметка > Отметка по журналу)",
    )
    rows = _head(work, COMPARISON, day)
    rows.append(["Группы участников", "Кол-во участников", "%"])
    for name, mine in _groups(work, territory, day):
        figures = _against_journal(work, mine)
        rows.append([name])
        rows += [[line, figures[2 * n + 1], figures[2 * n]] for n, line in enumerate(lines)]
        rows.append(["Всего", int(mine.sum()), 100])
    return rows


def distribution(work: Work, territory: Territory, day: date) -> list[Row]:
    """Return percents per primary score; every score of the work has its column."""
    scores = range(int(work.maxima.sum()) + 1)
    rows = _head(work, DISTRIBUTION, day)
    rows.append(["Группы участников", "Кол-во участников", *scores])
    for name, mine in _groups(work, territory, day):
        primary = work.primary[mine]
        rows.append([name, len(primary), *(round(100 * float((primary == score).mean()), 2) for score in scores)])
    return rows


def tasks(work: Work, territory: Territory, day: date) -> list[Row]:
    """Return the percents of the possible score by task, groups down; «Макс балл» stands above the tasks' numbers."""
    rows = _head(work, TASKS, day)
    rows[-1] = ["Макс балл", None, None, *(int(value) for value in work.maxima)]
    rows.append(["Группы участников", "Кол-во ОО", "Кол-во участников", *_dotted(work.labels)])
    rows.append([REGION, *_REGION_N, *_in_region(work)])
    for name, mine in _groups(work, territory, day):
        schools = None if name.endswith(tuple(f"({school.login})" for school in work.schools)) else len(work.schools)
        rows.append([name, schools, int(mine.sum()), *completion(work, mine)])
    return rows


def tasks_by_mark(work: Work, territory: Territory, day: date) -> list[Row]:
    """Return the same by groups of marks: below every group a line for each mark."""
    rows = _head(work, TASKS_BY_MARK, day)
    rows[-1] = ["Макс балл", None, None, *(int(value) for value in work.maxima)]
    rows.append(["Группы участников", "Кол-во ОО", "Кол-во участников", *_dotted(work.labels)])
    for name, mine in _groups(work, territory, day):
        rows.append([name, None, int(mine.sum()), *completion(work, mine)])
        for mark in (2, 3, 4, 5):
            own = mine & (work.mark == mark)
            if own.any():
                rows.append([f"Группа «{mark}»", None, int(own.sum()), *completion(work, own)])
    return rows


def achievement(work: Work, school: School, territory: Territory, day: date) -> list[Row]:
    """Return what the tasks of a work ask for and how well it is done: a line per task, groups side by side."""
    skills = catalogue()["skills"][work.subject]
    everyone = np.ones(len(work), dtype=bool)
    mine = work.school == work.schools.index(school)
    rows = _head(work, ACHIEVEMENT, day)
    wording = (
        "Блоки ПООП обучающийся научится / получит возможность научиться или проверяемые требования (умения) "
        "в соответствии с ФГОС (ФК ГОС)"
    )
    groups = (REGION, f"{territory.name}({territory.code})", group_name(school, day))
    rows.append(["Номер задания", wording, "Макс балл", *groups])
    figures = (_in_region(work), completion(work, everyone), completion(work, mine))
    for number, label in enumerate(_dotted(work.labels)):
        skill = skills[number % len(skills)]
        rows.append([label, skill, int(work.maxima[number]), *(values[number] for values in figures)])
    return rows


def completion(work: Work, mine: np.ndarray) -> list[float]:
    """Return the percents of the possible score of every task; an answer that was not tried counts 0."""
    points = np.clip(work.scores[mine], 0, None)
    return [round(float(value), 2) for value in 100 * points.mean(axis=0) / work.maxima]


def _in_region(work: Work) -> list[float]:
    """Return invented percents of the region: nearly the district's."""
    everyone = completion(work, np.ones(len(work), dtype=bool))
    return [round(min(100.0, 0.95 * value + 3), 2) for value in everyone]


def _groups(work: Work, territory: Territory, day: date) -> list[tuple[str, np.ndarray]]:
    """Return the district and its schools, each with which pupils are its own."""
    schools = [(group_name(work.schools[index], day), work.school == index) for index in np.unique(work.school)]
    return [(f"{territory.name}({territory.code})", np.ones(len(work), dtype=bool)), *schools]


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
