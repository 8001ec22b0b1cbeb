"""ВПР collection dumps «Проведение работы…» in their three layouts: 2020, 2021 and 2022."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from shnor_pipeline.demo.inbox import Row
from shnor_pipeline.demo.model import School, Territory
from shnor_pipeline.demo.works import Work, catalogue

ABSENT = "отсутствовал"
FIRST_TASK_2022 = 8
"""Index of the first task column of the sheet «Протокол»."""

_REGION = "reg380000 | Иркутская область"
_GROUPS = (
    "38-RU-IRK,EAST,VPR_38,tcs_schools,tcs_schools_38,reg38_vpr_{number},vpr.2017.r38,active_reg38,"
    "vpr2020.ma4,vpr2020.ma5,vpr2020.ma6,vpr2020.ru4,vpr2020.ru5,vpr2020.ru6,uchastniki_vpr2020"
)
_TASKS_2020 = 40
_TEXTBOOK = "Авторов А.А., Авторов Б.Б. Учебник"


def dump_sheets(work: Work, territory: Territory) -> dict[str, list[Row]]:
    """Return the sheets of the dump in the layout of the work's year."""
    if work.year <= 2020:
        return {"Sheet1": [header_2020(work), *rows_2020(work, territory)]}
    if work.year == 2021:
        return {"Sheet": [header_2021(work), *rows_2021(work, territory)]}
    return {
        "Классы": classes_2022(work, territory),
        "Протокол": [header_2022(work), *rows_2022(work, territory)],
    }


def dump_name(work: Work) -> str:
    """Return the path of the dump below its year's folder, as the exports of that year are named."""
    if work.year == 2021:
        subject = catalogue()["dative"][work.subject]
        return f"{work.grade}/Проведение работы по {subject}, {work.grade} класс. ВПР 2021.xlsx"
    return f"{work.grade}/{work.subject.capitalize()}.xlsx"


def header_2022(work: Work) -> Row:
    """Return the header of «Протокол»."""
    return [
        *("Пользователь", "Код региона", "Регион", "Муниципалитет", "Школа", "Дата загрузки", "Код", "Вариант"),
        *(f"{label} ({greatest}б)" for label, greatest in zip(work.labels, work.maxima, strict=True)),
        *("Наименование класса", "Пол", "Отметка за предыдущий триместр/ четверть/полугодие", "Итого баллов"),
    ]


def rows_2022(work: Work, territory: Territory) -> Iterator[Row]:
    """Yield the rows of «Протокол»; schools differ in whether their scores are numbers or text."""
    place = f"{territory.code} | {territory.name}"
    heads = [_school_2022(work, school) for school in work.schools]
    tasks = len(work.labels)
    for index, school_index, code, scores, total in _pupils(work):
        school, name, uploaded = heads[school_index]
        as_text = school.number % 3 == 0
        head: Row = [school.login, 38, _REGION, place, name, uploaded[bool(work.autumn[index])], code]
        if work.absent[index]:
            yield [*head, ABSENT, *[None] * (tasks + 3), 0]
            continue
        cells: list[str | int] = ["X" if score < 0 else str(score) if as_text else score for score in scores]
        journal = work.journal[index]
        mark = None if not journal else str(journal) if as_text else int(journal)
        yield [*head, 1 + code % 2, *cells, class_label(school, code), gender(code), mark, total]


def classes_2022(work: Work, territory: Territory) -> list[Row]:
    """Return the sheet «Классы»: one row per school that took part."""
    place = f"{territory.code} | {territory.name}"
    rows: list[Row] = [
        [
            *("Пользователь", "Код региона", "Регион", "Муниципалитет", "Школа", "Дата загрузки"),
            'Буква (цифра) класса. Введите "нет" - если отсутствует',
            *("Основной учебник по предмету", "Другое (автор учебника)", "Другое (название учебника)"),
        ]
    ]
    for index in np.unique(work.school):
        school, name, uploaded = _school_2022(work, work.schools[index])
        late = bool(work.autumn[work.school == index].any())
        rows.append([school.login, 38, _REGION, place, name, uploaded[late], "А", _TEXTBOOK, None, None])
    return rows


def _school_2022(work: Work, school: School) -> tuple[School, str, tuple[str, str]]:
    name = f'{school.login} | МКОУ "{school.name_on(work.day)}"'
    spring = date(work.year, 3, 15) + timedelta(days=school.number % 6)
    autumn = date(work.year, 10, 3) + timedelta(days=school.number % 9)
    clock = f"{8 + school.number % 9:02d}:{school.number % 60:02d}:{school.number % 53:02d}"
    return school, name, (f"{spring:%d.%m.%Y} {clock}", f"{autumn:%d.%m.%Y} {clock}")


def header_2021(work: Work) -> Row:
    """Return the header of the 2021 dump; tasks are numbered in order."""
    return [
        *("логин школы", "регион", "номер обучающегося", "код обучающегося"),
        *("отметка за предыдущую четверть/триместр", "пол", "класс", "вариант", "всего баллов"),
        *(f"балл за {number}" for number in range(1, len(work.labels) + 1)),
        *("Учебник", "Др.уч. автор", "Др.уч. название"),
    ]


def rows_2021(work: Work, territory: Territory) -> Iterator[Row]:
    """Yield the rows of the 2021 dump: every cell is text, «регион» holds the municipality."""
    tasks = len(work.labels)
    for index, school_index, code, scores, total in _pupils(work):
        school = work.schools[school_index]
        head: Row = [f"sch{school.login[3:]}", territory.name, str(code % 10_000), str(code)]
        if work.absent[index]:
            yield [*head, None, None, None, ABSENT, "0" if code % 3 == 0 else None, *[None] * (tasks + 3)]
            continue
        mark = str(work.journal[index]) if work.journal[index] else None
        cells = ["X" if score < 0 else str(score) for score in scores]
        about = [mark, gender(code), class_label(school, code), str(1 + code % 2), str(total)]
        yield [*head, *about, *cells, _TEXTBOOK, None, None]


def header_2020(work: Work) -> Row:
    """Return the header of the 2020 dump: «Учебник» stands in the first task column that is not used."""
    tasks: Row = [f"a-{number}-grade" for number in range(1, _TASKS_2020 + 1)]
    tasks[len(work.labels)] = "Учебник"
    return [*("groups", "user", "id", "code", "otc", "gender", "klass", "var-1", "var-2", "sum"), *tasks]


def rows_2020(work: Work, territory: Territory) -> Iterator[Row]:
    """Yield the rows of the 2020 dump."""
    groups = _GROUPS.format(number=territory.code.removeprefix("reg38_"))
    spare = _TASKS_2020 - len(work.labels)
    for index, school_index, code, scores, total in _pupils(work):
        school = work.schools[school_index]
        head: Row = [groups, f"sch{school.login[3:]}", code % 10_000, code]
        if work.absent[index]:
            yield [*head, None, None, None, ABSENT, None, None, *[None] * _TASKS_2020]
            continue
        mark = str(work.journal[index]) if work.journal[index] else None
        cells = ["X" if score < 0 else str(score) for score in scores]
        about = [mark, gender(code), class_label(school, code).lower(), str(1 + code % 2), None, total]
        yield [*head, *about, *cells, *[None] * spare]


def _pupils(work: Work) -> Iterator[tuple[int, int, int, list[int], int]]:
    """Yield index, school index, code, scores and total of each pupil as plain numbers."""
    columns = (work.school.tolist(), work.code.tolist(), work.scores.tolist(), work.primary.tolist())
    for index, (school, code, scores, total) in enumerate(zip(*columns, strict=True)):
        yield index, school, code, scores, total


def class_label(school: School, code: int) -> str:
    """Return the class as the school writes it: «А», «Б», «нет»."""
    if school.pupils < 60:
        return ("нет", "А", "НЕТ")[school.number % 3]
    return "Б" if school.pupils > 250 and code % 2 else "А"


def gender(code: int) -> str:
    """Return «м» or «ж»."""
    return "мж"[(code // 3) % 2]
