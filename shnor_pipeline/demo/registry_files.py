"""The registry of schools, the list of signs of bias, and the context form of 2022."""

from __future__ import annotations

from datetime import date

import numpy as np

from shnor_pipeline.demo import names
from shnor_pipeline.demo.inbox import Row
from shnor_pipeline.demo.model import District, School

_OPENED = date(1998, 9, 1)
_REGION = "reg380000 | Иркутская область"


def registry(district: District) -> list[Row]:
    """Return the sheet «Реестр ОО»: one row per school and branch, days as dates and as text."""
    rows: list[Row] = [
        [
            *("№ п/п", "Код ОО (ГИА)", "Логин ФИС ОКО", "Наименование полное", "Наименование краткое", "Тип ОО"),
            *("Населённый пункт", "Город/село", "Статус", "Действует с", "Действует по", "Прежние наименования"),
            *("Головная ОО (код)", "Правопреемник (код)", "Муниципальный куратор"),
        ]
    ]
    today = date(district.years[-1] + 1, 12, 31)
    for school in district.schools:
        number = len(rows)
        opened: date | str = _OPENED if number % 2 else f"{_OPENED:%d.%m.%Y}"
        former = ""
        if school.renamed_on:
            former = f"МКОУ «{school.name}» (до {school.renamed_on:%d.%m.%Y})"
        status = "реорганизована (присоединена)" if school.closed_on else "действует"
        curator = f"методист ЦРО № {1 + number % 4}" if school.role in {"low", "enters", "leaves"} else ""
        rows.append(
            [
                *(number, school.gia_code, school.login, school.full_name(today), school.short_name(today)),
                *(school.type, f"п. {school.settlement}", "село", status, opened, school.closed_on, former),
                *("", school.successor_code, curator),
            ]
        )
        if school.branch:
            place = f"п. {school.branch_settlement}"
            rows.append(
                [
                    *(len(rows), "", "", school.branch, school.branch, "филиал", place, "село", "действует"),
                    *(f"{_OPENED:%d.%m.%Y}", None, "", school.gia_code, "", ""),
                ]
            )
    return rows


def objectivity(district: District, year: int, rng: np.random.Generator) -> list[Row]:
    """Return the rows of one year in the list of signs of bias."""
    rows: list[Row] = []
    candidates = [school for school in district.schools if school.pupils >= 40 and school.works_in(year - 1)]
    for index in sorted(rng.permutation(len(candidates))[: max(2, len(candidates) // 12)].tolist()):
        school = candidates[index]
        flags = [1 if value < 0.4 else None for value in rng.random(4)]
        flags[0] = flags[0] or 1
        markers = sum(1 for flag in flags if flag)
        place = school.territory.name
        rows.append([str(year), school.login, place, school.full_name(date(year, 6, 1)), *flags, markers])
    return rows


OBJECTIVITY_SHEET = "Признаки необъективности папка "
"""The real lists have the trailing space."""

OBJECTIVITY_HEADER: Row = ["Год", "Логин", "Муниципалитет", "ОО", "4 РУ", "4 МА", "5 РУ", "5 МА", "Количество маркеров"]


def stranger(year: int) -> Row:
    """Return a row of the list that names a school of another municipality."""
    name = "Муниципальное бюджетное общеобразовательное учреждение «Посторонняя СОШ»"
    return [str(year), "edu389998", "Другой муниципальный район", name, 1, None, None, None, 1]


def context(district: District, year: int) -> dict[str, list[Row]]:
    """Return the two sheets of the context form; it holds the names of head teachers, as the real one does."""
    common = ("Пользователь", "Код региона", "Регион", "Муниципалитет", "Школа", "Дата загрузки", "№")
    about: list[Row] = [
        [
            *common,
            "1. ПОЛНОЕ наименование ОО (по уставу)",
            "2.\tСОКРАЩЕННОЕ наименование ОО (при наличии) (по уставу)",
            *("3.\tФИО директора (полностью)", "4.\tТелефон ОО (с указанием кода города)"),
            *("5.\tЭлектронная почта (email) ОО", "6.\tИНН", "7.\tКод ОГЭ", "8.\tКод ЕГЭ", "9.\tСтатус организации."),
            *("10. У ОО есть филиалы?", "11. Организационно-правовая форма организации"),
            *("12. Индекс местонахождения ОО", "13. Адрес ОО (населенный пункт, улица, дом)"),
            "14. Где расположена образовательная организация?",
            "15. Каков размер населенного пункта, в котором расположена ОО?",
            (
                "16. Какое из утверждений о возможности добраться общественным транспортом до ближайшего крупного "
                "города (численностью более 100 000 человек) наилучшим образом описывает положение ОО?"
            ),
        ]
    ]
    years = {"before": year - 1, "year": year, "older": year - 16, "younger": year - 15}
    activity: list[Row] = [[*common, *(question.format(**years) for question in _ACTIVITY)]]
    day = date(year, 2, 10)
    for number, school in enumerate(s for s in district.schools if s.works_in(year - 1)):
        head = _context_head(school, day, number)
        about.append([*head, *_about(school, day, number)])
        activity.append([*head, *_activity(district.cohorts[(school.login, year - 1)])])
    return {"Общая информация об ОО": about, "ОБРАЗОВАТЕЛЬНАЯ ДЕЯТЕЛЬНОСТЬ ОО": activity}


def _context_head(school: School, day: date, number: int) -> Row:
    uploaded = f"{day:%d.%m.%Y} 10:{number % 60:02d}:51"
    place = f"{school.territory.code} | {school.territory.name}"
    return [school.login, 38, _REGION, place, f'{school.login} | МКОУ "{school.name_on(day)}"', uploaded, 1]


def _about(school: School, day: date, number: int) -> Row:
    head = f"{names.SURNAMES[number % 20]} {names.FIRST_NAMES[number % 8]} {names.PATRONYMICS[number % 6]}"
    return [
        *(school.full_name(day), f'МКОУ "{school.name_on(day)}"', head, "8 (39500) 00-00-00"),
        *(f"canary{number:02d}@example.invalid", "3805000000", school.gia_code or "нет", school.gia_code or "-"),
        "1) Самостоятельное юридическое лицо (или головная ОО при наличии филиалов)",
        *("Да" if school.branch else "Нет", "2) Муниципальная организация", "665700"),
        f"п. {school.settlement}, ул. Школьная, {1 + number}",
        "4) Населенный пункт сельского типа (поселок, село, деревня, станица, хутор и пр.)",
        "1) Менее 1 тыс. человек" if school.pupils < 90 else "2) 1–5 тыс. человек",
        "2) Каждый день ездить сложно, но класс, например, может побывать в крупном городе на экскурсии",
    ]


_ACTIVITY = (
    "17.1. Организация осуществляет образовательную деятельность по адаптированным образовательным программам (АОП)?",
    (
        "17.2. ОО является отдельной организацией, осуществляющей образовательную деятельность по АОП "
        "(например, специальной (коррекционной) ОО?"
    ),
    "17.3. Образование обучающихся по АОП организовано в отдельных классах/группах?",
    "17.4. Образование обучающихся по АОП организовано совместно с другими обучающимися?",
    "18. На каких языках осуществляется образовательная деятельность в организации?",
    "19.1. Ведется ли в ОО углубленное изучение отдельных предметов?",
    "19.2. Есть ли предметы, углубленное изучение которых начинается с классов начальной школы (1–4 классов)?",
    "19.3. Есть ли предметы, углубленное изучение которых начинается с классов основной школы (5–9 классов)?",
    "19.4. Есть ли предметы, углубленное изучение которых начинается с классов средней школы (10–11 классов)?",
    "20. Укажите количество обучающихся в ОО в {before}/{year} учебном году (в сумме по всем классам/курсам)",
    "21. Общее количество обучающихся в {before}/{year} учебном году {older} года рождения",
    (
        "22. Количество обучающихся в {before}/{year} учебном году {older} г. р., обучающихся по АОП, с "
        "ограниченными возможностями здоровья и/или инвалидов (всего)"
    ),
    "23. Общее количество обучающихся в {before}/{year} учебном году {younger} года рождения",
    (
        "24. Количество обучающихся в {before}/{year} учебном году {younger} г. р., обучающихся по АОП, с "
        "ограниченными возможностями здоровья и/или инвалидов (всего)"
    ),
    "25. Сколько всего в ОО учителей/преподавателей?",
    "26. Сколько в ОО учителей, преподающих в 5–9 классах?",
    "27. Сколько всего в ОО учителей/преподавателей первой и высшей категорий?",
)


def _activity(cohorts: dict[int, int]) -> Row:
    total = sum(cohorts.values())
    teachers = max(3, round(total / 10))
    return [
        *("Да", "Нет", "Нет", "Да", "1) Только на русском языке", "Нет", None, None, None, total),
        *(cohorts.get(9, 0), min(1, cohorts.get(9, 0)), cohorts.get(8, 0), 0),
        *(teachers, teachers // 2 if 5 in cohorts else 0, round(teachers * 0.3)),
    ]
