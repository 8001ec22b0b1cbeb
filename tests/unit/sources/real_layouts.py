"""One small file per layout that the pipeline reads, cell by cell as the sources write it, with what must be read.

``write`` puts it on disk as .xlsx, .xls or .csv, as it is or altered: columns in another order, extra title rows, extra
sheets, other sheet names. None of that may change what is read.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from shnor_pipeline.demo.inbox import Inbox, Row, write_xlsx
from shnor_pipeline.sources.reading import Reading, ReadingContext
from shnor_pipeline.sources.recognition import read_file

Rows = list[list[Any]]
DISTRICT = "Примерный муниципальный район"
SCHOOL = "МБОУ «Первая СОШ»(edu389101)"
ANY_DAY = date(2024, 6, 1)


@dataclass(frozen=True)
class Layout:
    """A layout: its sheets, where its table begins, and the facts that must come out whatever the form of the file.

    ``first`` is the row from which columns may change places (None: merged headers hold them), ``units`` the widths of
    groups of columns that stand under one merged header.
    """

    kind: str
    layout: str
    sheets: dict[str, Rows]
    frame: str
    columns: tuple[str, ...]
    facts: Rows
    path: str = "файл"
    first: int | None = 0
    units: tuple[int, ...] = ()
    findings: tuple[str, ...] = ()

    def read(self, path: Path) -> Reading:
        """Read a written file, with the path that such a file comes under."""
        context = ReadingContext(salt="соль", path_hint=self.path, municipality=DISTRICT)
        return read_file(path, context)

    def said(self, reading: Reading) -> Rows:
        """Return the facts of a reading, rows in their order in the file."""
        return plain(reading.frames[self.frame][list(self.columns)].astype("object").values.tolist())

    def altered(self, seed: int) -> dict[str, Rows]:
        """Return the sheets with columns in another order, title rows above, sheets around and under other names."""
        chance = random.Random(seed)
        sheets = {}
        for number, rows in enumerate(self.sheets.values()):
            width = max(map(len, rows))
            grid = [[*row, *[""] * (width - len(row))] for row in rows]
            if self.first is not None and seed:
                order = self._order(width, chance)
                grid = [row if n < self.first else [row[place] for place in order] for n, row in enumerate(grid)]
            sheets[f"Лист{number + 4}"] = [["Сводка по району"], [], *grid]
        return {"Титул": [["Пояснения к файлу"], ["составлено в районе"]], **sheets, "Лист99": []}

    def _order(self, width: int, chance: random.Random) -> list[int]:
        widths = [*self.units, *[1] * (width - sum(self.units))]
        groups, start = [], 0
        for size in widths:
            groups.append(list(range(start, start + size)))
            start += size
        chance.shuffle(groups)
        return [place for group in groups for place in group]


def plain(rows: Rows) -> Rows:
    """Return values as one writes them: whole numbers as int, nothing as None."""
    return [[_plain(value) for value in row] for row in rows]


def _plain(value: Any) -> Any:
    if pd.isna(value) or value == "":
        return None
    return int(value) if isinstance(value, float) and value.is_integer() else value


def write(path: Path, sheets: dict[str, Rows], encoding: str = "utf-8-sig") -> Path:
    """Write the sheets in the format that the name asks for."""
    box = Inbox(path.parent)
    plain: dict[str, Sequence[Row]] = {**sheets}
    if path.suffix == ".xlsx":
        write_xlsx(path, plain)
    elif path.suffix == ".xls":
        box.xls(path.name, plain, ANY_DAY)
    else:
        box.csv(path.name, next(iter(plain.values())), ANY_DAY, encoding)
    return path


def _head(title: str, work: str = "ВПР 2024 Математика 5 класс", highest: int = 4) -> Rows:
    return [
        [title], [], [work], ["Предмет:", "Математика"], ["Максимальный первичный балл:", highest],
        ["Дата:", "20.04.2024"], [],
    ]  # fmt: skip


_TASKS_5 = [1, 1, 1, 1, 1, 2, 1, 1, 2, 2, 1, 1, 1, 1, 1, 2]
_PUPIL = ("school_ref", "year", "season", "grade", "grade_written", "subject", "primary", "journal_mark", "absent")
_DUMP_2020: Rows = [
    ["groups", "user", "id", "code", "otc", "gender", "klass", "var-1", "var-2", "sum",
     *[f"a-{n}-grade" for n in range(1, 41)]],
    ["g1,g2", "sch389101", 1, 60001, 4, "ж", "6а", 1, "", 20, *_TASKS_5, "Учебник Виленкина", *[""] * 23],
    ["g1,g2", "sch389101", 2, 60002, 3, "м", "6а", 2, "", 2, *["X"] * 14, 1, 1, "Учебник Виленкина", *[""] * 23],
    ["g1,g2", "sch389101", 3, 60003, 3, "м", "6а", "отсутствовал", "", 0, *[""] * 40],
]  # fmt: skip
_DUMP_2021: Rows = [
    ["логин школы", "регион", "номер обучающегося", "код обучающегося", "отметка за предыдущую четверть/триместр",
     "пол", "класс", "вариант", "всего баллов", *[f"балл за {n}" for n in range(1, 17)], "Учебник", "Др.уч. автор"],
    ["sch389101", DISTRICT, "1", "50001", "4", "ж", "5а", "1", "20", *map(str, _TASKS_5), "Учебник", ""],
    ["sch389101", DISTRICT, "2", "50002", "3\xa0", "м", "5а", "2", "1", *["х"] * 15, "1", "Учебник", ""],
    ["sch389101", DISTRICT, "3", "50003", "", "м", "5а", "отсутствовал", "", *[""] * 16, "", ""],
]  # fmt: skip
_DUMP_2022: Rows = [
    ["Пользователь", "Код региона", "Регион", "Муниципалитет", "Школа", "Дата загрузки", "Код", "Вариант", "1 (2б)",
     "9.1 (1б)", "5(1) (1б)", "17К1 (3б)", "11 (1б) ", "Наименование класса", "Пол",
     "Отметка за предыдущий триместр/ четверть/полугодие", "Итого баллов"],
    ["edu389101", 38, "reg380000 | Край", f"reg38_m007 | {DISTRICT}", "edu389101 | МКОУ", "03.03.2022 10:43:28", 50001,
     1, 2, 1, 1, 3, "X", "5а", "ж", 4, 7],
    ["edu389101", 38, "reg380000 | Край", f"reg38_m007 | {DISTRICT}", "edu389101 | МКОУ", "03.03.2022 10:43:28", 50002,
     "отсутствовал", "", "", "", "", "", "5а", "м", 3, 0],
]  # fmt: skip
_JOURNAL = "Отметка за предыдущий триместр/ четверть/полугодие"
_FORM_2024: Rows = [
    ["Код", "Вариант (часть 1)", "1 (1б)", "2 (2б)", "Вариант (часть 2)", "3 (1б)",
     'Класс № (список формируется из листа "Классы")', "Пол", _JOURNAL, "Итого баллов"],
    [40001, 1, 1, 2, 1, "X", "4а", "ж", 4, 3],
    [40002, "отсутствовал", "", "", "", "", "4а", "м", 3, ""],
    *[["", "", "", "", "", "", "", "", "", ""]] * 5,
]  # fmt: skip
_FORM_2026: Rows = [
    ["Код участника", "Вариант", "1 (2б)", "4К4 (2б)", "Порядковый номер класса", _JOURNAL, "Итого баллов",
     "", "", "", "", 1, 2, "отсутствовал"],
    [40001, 1, 2, 1, 1, 4, 3, "", "", "", "", 5, "X", "нет отметки"],
    *[["", "", "", "", "", "", 0, "", "", "", "", "", "", ""]] * 20,
]  # fmt: skip
_SERVICE: Rows = [[1, 2, "отсутствовал"], [5, 4, 3], ["нет отметки"]]
_FIRST: Rows = [
    *_head("Индивидуальные результаты")[:6],
    ["", "", "Уровень сложности задания", "", "", "", "Б", "Б", "П", "", "", ""],
    ["ОО", "Муниципалитет", "Название ОО", "Код участника", "Класс", "Вариант", "1 (2б)", "2 (1б)", "12.2 (1б)",
     "Первичный балл", "Отметка", "Отметка по журналу"],
    [f"{SCHOOL} | Кол-во участников: 2", *[""] * 11],
    ["edu389101", DISTRICT, SCHOOL, 50001, 1, 1, 2, 1, 1, 4, 5, 4],
    ["edu389101", DISTRICT, SCHOOL, 50002, 2, 2, "X", 1, 0, 1, 2, 3],
]  # fmt: skip
_THIRD: Rows = [
    *_head("Статистика по отметкам"),
    ["Группы участников", "Кол-во ОО", "Кол-во участников", 2, 3, 4, 5, ""],
    ["Вся выборка", 35589, 1722202, 5.06, 32.92, 44.33, 17.69, ""],
    [f"{DISTRICT}(reg38_m007)", 12, 300, 10.0, 40.0, 30.0, 20.0, ""],
    [SCHOOL, "", 20, 10.0, 40.0, 30.0, 20.0, ""],
]
_LOWERED, _SAME, _RAISED = (
    "Понизили (Отметка < Отметка по журналу)", "Подтвердили (Отметка = Отметке по журналу)",
    "Повысили (Отметка > Отметка по журналу)",
)  # fmt: skip
_COMPARED = "Сравнение отметок с отметками по журналу"
_SHORTER = "Подтвердили (Отметка = Отметка по журналу)"
_WIDE: Rows = [
    *_head(_COMPARED),
    ["Группы участников", "Кол-во участников(всего)",
     *[f"{part} {what}" for part in (_LOWERED, _SAME, _RAISED) for what in ("%", "Кол-во участников")]],
    ["Иркутская обл.", 29589, 37.22, 11011, 60.67, 17951, 2.11, 624],
    [SCHOOL, 20, 25.0, 5, 70.0, 14, 5.0, 1],
]  # fmt: skip
_LONG: Rows = [
    *_head(_COMPARED, "ВПР 2021. 5 класс"),
    ["Группы участников", "Кол-во участников", "%"],
    [SCHOOL, "", ""], [_LOWERED, 5, 25.0], [_SHORTER, 14, 70.0], [_RAISED, 1, 5.0], ["Всего", 20, 100.0],
]  # fmt: skip
_SPREAD: Rows = [
    *_head("Распределение первичных баллов"),
    ["Группы участников", "Кол-во участников", 0, 1, 2, 3, 4],
    [SCHOOL, 20, 10.0, 20.0, 30.0, 25.0, 15.0],
]
_SKILLS = "Блоки ПООП обучающийся научится / получит возможность научиться или проверяемые требования (умения)"
_REACHED: Rows = [
    *_head("Достижение планируемых результатов"),
    ["Номер задания", _SKILLS, "Макс балл", "Иркутская обл.", f"{DISTRICT}(reg38_m007)", SCHOOL],
    ["1", "Выполнять арифметические действия", 1, 80.0, 75.0, 70.0],
    ["2.1", "Решать текстовые задачи", 2, 60.0, 55.0, 50.5],
]
_DONE: Rows = [
    *_head("Выполнение заданий"),
    ["Макс балл", "", "", 1, 1, 2],
    ["Группы участников", "Кол-во ОО", "Кол-во участников", "1", "2.1", "3К1"],
    [SCHOOL, "", 20, 70.0, 55.5, 25.0],
]
_DONE_BY_MARK: Rows = [
    *_head("Выполнение заданий группами участников"),
    ["Группы участников", "Группы по баллам", "Кол-во участников", "1 (1б)", "2 (2б)"],
    [SCHOOL, "2", 5, 20.0, 10.0], ["", "5", 6, 95.0, 90.0],
]  # fmt: skip

_TITLE: Rows = [["Протокол проверки результатов"], ["38 - Иркутская область"]]
_NAMES = ("Фамилия", "Имя", "Отчество")
_ANSWERS_A = ("Задания с кратким ответом", "", "", "Задания с развёрнутым ответом")
_HEADER_A: list[Any] = [
    "№", "Код ОО", "Класс", "", "Код ППЭ", "", "Аудитория", "", "Код МСУ", "", "Фамилия", "", "Имя", "Отчество",
    *_ANSWERS_A, "Первичный балл", "", "Оценка",
]  # fmt: skip


def _row_a(number: int, name: str, primary: int, mark: int, class_: str = "9А") -> list[Any]:
    place = ["042001", class_, "", 1101, "", "0005", "", 209, ""]
    return [number, *place, name, "", "И", "О", "++-", "", "", "2(2)0(3)", primary, "", mark]


_A: Rows = [
    *_TITLE, ["", "", "02 - Математика 2024.06.06"], [], _HEADER_A, _row_a(1, "Тестов", 15, 4),
    _row_a(2, "Образцов", 5, 2), ["Средние", *[""] * 17, 10.0], ["Минимальная граница", *[""] * 17, 8],
    ["Всего участников", 2],
]  # fmt: skip
_SEVERAL: Rows = [
    *_TITLE, ["01 - Русский язык 2024.06.03"], _HEADER_A, _row_a(1, "Тестов", 25, 4), ["Всего участников", 1], [],
    _TITLE[0], ["02 - Математика 2024.06.06"], _HEADER_A, _row_a(1, "Тестов", 15, 3), _row_a(2, "Образцов", 5, 2),
    ["Всего участников", 2],
]  # fmt: skip
_B: Rows = [
    *_TITLE, ["02 - Математика 2025.06.03"],
    ["№", "Код ОО", "Класс", "Код ППЭ", "Аудитория", "Код участника", *_NAMES, "Серия", "Номер",
     "Ответы в краткой форме", "Ответы в развернутой форме", "Первичный балл", "Оценка"],
    [1, "042001", "9А", 1101, "0005", "11", "Тестов", "И", "О", "0000", "900001", "++-", "2(2)", 15, 4],
    [2, "042001", "9А", 1101, "0005", "12", "Образцов", "И", "О", "0000", "900002", "+--", "1(2)", 9, 3],
]  # fmt: skip
_C: Rows = [
    ["ColumnName", "SchoolCode", "ClassCode", "StationCode", "AuditoriumCode", "GovernmentCell", "SurnameCell",
     "NameCell", "SecondNameCell", "DocumentSeriesCode", "DocumentNumberCode", "TestResultBCell", "TestResultCCell",
     "PrimaryMark", "Mark5"],
    [1, "042001", "9А", 1101, "0005", 209, "Тестов", "И", "О", "0000", "900001", "++-", "2(2)", 25, 4],
]  # fmt: skip
_D: Rows = [
    *_TITLE, ["", "", "", "", "", "", "", "01 - Русский язык 2022.05.30"],
    ["№", "", "Код МСУ", "", "Код ОО", "", "Класс", "", "Код ППЭ", "", "Аудитория", "", *_NAMES, "", "Серия", "",
     "Номер", "", "Задания с кратким ответом", "", "Задания с развёрнутым ответом", "", "Первичный балл", "",
     "Тестовый балл", ""],
    [1, "", 209, "", "042001", "", "11", "", 1101, "", "0005", "", "Тестов", "И", "О", "", "0000", "", "900001", "",
     "++2", "", "2(2)", "", 40, "", 68, ""],
]  # fmt: skip
_E: Rows = [
    *_TITLE, ["02 - Математика профильная 2025.05.27"],
    ["№", "Код ППЭ", "Код ОО", "Класс", "Код ООП", "Профиль", *_NAMES, "Вариант", "Код участника", "№ бланка",
     "Ответы в краткой форме", "Ответы в развернутой форме", "Первичный балл", "Итоговый балл"],
    [1, 1101, "042001", "11", "", "", "Тестов", "И", "О", 301, 7001, "", "++-", "1(2)", 9, 50],
]  # fmt: skip
_F: Rows = [
    ["Протокол проверки результатов"], ["Английский язык п:2022.06.14; у:2022.06.16"],
    ["№", "Код МСУ", *_NAMES, "Документ", "Код ОО", "Класс", "Код ППЭ", "Аудитория", "Часть с кратким ответом",
     "Часть с развёрнутым ответом", "Устная часть", "Первичный балл устной части", "Первичный балл письм. части",
     "Первичный балл", "Тестовый балл"],
    [1, 209, "Тестов", "И", "О", "0000 900001", "042001", "11А", "п:1111 у:1081", "п:0003 у:0002", "++-", "2(2)",
     "3(7)", 15, 55, 70, 71],
]  # fmt: skip
_G: Rows = [
    *_TITLE, ["22 - Математика базовая 2023.06.01"],
    ["№", "Код МСУ", "Код ОО", "Класс", *_NAMES, "Задания с кратким ответом", "Первичный балл", "Оценка"],
    [1, 209, "042001", "11", "Тестов", "И", "О", "++-", 12, 4],
]  # fmt: skip
_H_OGE: Rows = [
    ["Протокол проверки результатов  государственной итоговой аттестации 2024 г."], [],
    ["№", "Код ОО", *_NAMES, "Экзамен", "Состояние апелляции", "Текущие", ""],
    ["", "", "", "", "", "", "", "Первичный балл", "Оценка"],
    [1, "042001", "Тестов", "И", "О", "Математика(2024.06.06)", "Удовлетворена", 16, 5],
]  # fmt: skip
_H_EGE: Rows = [
    ["Протокол проверки результатов  государственной итоговой аттестации 2024 г."],
    ["", "", "01 - Русский язык 2024.05.28"],
    ["№", "Код ОО", *_NAMES, "Тип апелляции / перепроверки", "Состояние", "", "Дата отправки на обработку",
     "Дата изменений", "Балл до изменения", "Текущие", "", "Разница"],
    ["", "", "", "", "", "", "", "", "", "", "", "Первичный балл", "Балл", ""],
    [1, "042001", "Тестов", "И", "О", "О несогласии", "Удовлетворена", "", "10.06.2024", "12.06.2024", 66, 41, 68, 2],
]  # fmt: skip
_METRICS = ["приняли участие, чел.", "не преодолели порог (min)", "80-99 (высокобалльники)", "100", "средний балл"]
_REGION: Rows = [
    ["Результаты ЕГЭ в 2024 году по школам"],
    ["Муниципалитет", "Образовательная организация", "Профиль", "Всего выпускников", "Результаты ЕГЭ", *[""] * 9],
    ["", "", "", "", "Русский язык", "", "", "", "", "Математика (базовый уровень)", "", "", "", ""],
    ["", "", "", "", *_METRICS, *_METRICS],
    [DISTRICT, "МБОУ «Первая СОШ»", "", 12, 10, 1, 2, "-", 61.5, 6, 1, "-", "-", 3.9],
    ["", "МБОУ «Вторая СОШ»", "", 4, 4, 0, "-", "-", 55.0, "-", "-", "-", "-", "-"],
    ["", "Всего", "", 16, 14, 1, 2, "-", 59.6, 6, 1, "-", "-", 3.9],
]
_LIST: Rows = [
    ["Год", "Логин", "Муниципалитет", "ОО", "4 РУ", "4 МА", "5 РУ", "5 МА", "Количество маркеров"],
    ["2023", "sch389101", DISTRICT, "МБОУ «Первая СОШ»", 1, "", "", "1", 2],
]
_CONTEXT_2021: Rows = [
    ["логин", "Название ОО", "ФИО директора (полностью)", "Основное общее образование", "Среднее общее образование",
     "Укажите количество обучающихся в ОО в 2020/2021 учебном году (в сумме по всем классам)",
     *[f"{n} класс {what}" for n in range(1, 13) for what in ("Классов/групп", "Обучающихся")],
     "Сколько всего в школе учителей (работающих не менее чем на 0,5 ставки)?",
     "Сколько в школе  учителей высшей категории (работающих не менее чем на 0,5 ставки)?"],
    ["sch389101", 'МКОУ "Первая COШ"', "Тестов Т. Т.", "Да", "Да", 66, *[1, 6] * 11, 0, "", 20, "4\xa0"],
]  # fmt: skip
_HEAD_2022 = ["Пользователь", "Код региона", "Муниципалитет", "Школа"]
_PLACE_2022 = ["edu389101", 38, f"reg38_m007 | {DISTRICT}", "edu389101 | МКОУ «Первая СОШ»"]
_CONTEXT_2022: dict[str, Rows] = {
    "Общая информация": [[*_HEAD_2022, "7.\tКод ОГЭ", "8.\tКод ЕГЭ"], [*_PLACE_2022, "042001", "042001"]],
    "ДЕЯТЕЛЬНОСТЬ": [
        [*_HEAD_2022,
         "20. Укажите количество обучающихся в ОО в 2021/2022 учебном году (в сумме по всем классам/курсам)",
         "25. Сколько всего в ОО учителей/преподавателей?",
         "27. Сколько всего в ОО учителей/преподавателей первой и высшей категорий?"],
        [*_PLACE_2022, 224, 20, 6],
    ],
}  # fmt: skip
_REGISTER: Rows = [
    ["Реестр школ района"], [],
    ["№ п/п", "Код ОО (ГИА)", "Логин ФИС ОКО", "Наименование краткое", "Тип ОО", "Статус", "Действует с",
     "Действует по", "Прежние наименования", "Головная ОО (код)", "Правопреемник (код)"],
    [1, "042001", "sch389101 ", "МКОУ «Первая СОШ»", "СОШ", "действует", "01.09.1998", "", "МБОУ «Школа № 1»", "", ""],
    [2, "042002", "edu389102", "МКОУ «Вторая ООШ»", "ООШ", "присоединена", "01.09.1998", "31.08.2022", "", "",
     "042001"],
    [3, "", "", "Дальний филиал", "филиал", "действует", "01.09.1998", "", "", "042001", ""],
]  # fmt: skip
_RESULT = ("exam", "year", "subject", "level", "grade", "school_ref", "primary", "mark", "score")
_COUNTS = ("scope", "school_ref", "participants", "n2", "n3", "n4", "n5")
_BY_JOURNAL = ("scope", "school_ref", "participants", "n_lowered", "n_confirmed", "n_raised")
_BY_TASK = ("school_ref", "scope", "mark_group", "task", "max_score", "completion_pct")


def _oge(path: str, rows: Rows, layout: str, facts: Rows, first: int) -> Layout:
    return Layout("gia_protocol", layout, {"Page 1": rows}, "pupil_results", _RESULT, facts, path, first)


LAYOUTS: dict[str, Layout] = {
    "ВПР: выгрузка сбора 2020": Layout(
        "vpr_dump", "2020", {"Sheet1": _DUMP_2020}, "pupil_results", _PUPIL,
        [["edu389101", 2020, "autumn", 5, 6, "математика", n, j, a] for n, j, a in
         ((20, 4, False), (2, 3, False), (None, 3, True))],
        "2020/5/Математика.xlsx", findings=("VPR-READ-010",),
    ),
    "ВПР: выгрузка сбора 2021": Layout(
        "vpr_dump", "2021", {"Sheet": _DUMP_2021}, "pupil_results", _PUPIL,
        [["edu389101", 2021, "spring", 5, 5, "математика", n, j, a] for n, j, a in
         ((20, 4, False), (1, 3, False), (None, None, True))],
        "2021/5/Проведение работы по математике, 5 класс. ВПР 2021.xlsx", findings=("VPR-READ-010",),
    ),
    "ВПР: выгрузка сбора 2022": Layout(
        "vpr_dump", "2022", {"Классы": [["Пользователь", "Школа"]], "Протокол": _DUMP_2022}, "pupil_results", _PUPIL,
        [["edu389101", 2022, "spring", 5, 5, "математика", n, j, a] for n, j, a in ((7, 4, False), (None, 3, True))],
        "2022/5/Математика.xlsx",
    ),
    "ВПР: форма сбора 2024 (и 2025)": Layout(
        "vpr_form", "форма 2024", {"Протокол": _FORM_2024, "Служебный": _SERVICE, "Классы": [["4а"]]}, "pupil_results",
        _PUPIL, [["edu389101", 2024, "spring", 4, 4, "математика", n, j, a] for n, j, a in
                 ((3, 4, False), (None, 3, True))],
        "forms/edu389101/Форма сбора результатов Математика 4 класс ВПР 2024.xlsx",
    ),
    "ВПР: форма сбора 2026": Layout(
        "vpr_form", "форма 2026", {"Протокол": _FORM_2026, "Служебный": _SERVICE,
                                   "Порядковый номер класса": [[1]]}, "pupil_results",
        _PUPIL, [["edu389101", 2026, "spring", 4, 4, "математика", 3, 4, False]],
        "forms/edu389101/Форма сбора результатов Математика 4 класс ВПР 2026.xlsx",
    ),
    "ФИС ОКО: Ф1 «Индивидуальные результаты»": Layout(
        "vpr_individual", "Ф1 Индивидуальные результаты", {"МА 5 Индивидуальные результаты": _FIRST}, "pupil_results",
        ("school_ref", "year", "grade", "subject", "primary", "mark", "journal_mark"),
        [["edu389101", 2024, 5, "математика", 4, 5, 4], ["edu389101", 2024, 5, "математика", 1, 2, 3]], first=6,
    ),
    "ФИС ОКО: Ф3 «Статистика по отметкам»": Layout(
        "vpr_statistics", "Ф3 Статистика по отметкам", {"МА 5 Статистика по отметкам": _THIRD}, "mark_statistics",
        _COUNTS, [["all", "", 1722202, 87143, 566949, 763452, 304658], ["municipality", "", 300, 30, 120, 90, 60],
                  ["school", "edu389101", 20, 2, 8, 6, 4]], first=7,
    ),
    "ФИС ОКО: «Сравнение отметок», широкая форма": Layout(
        "vpr_journal", "Сравнение отметок с отметками по журналу", {"МА 5 Сравнение отметок с отметк": _WIDE},
        "mark_statistics", _BY_JOURNAL,
        [["region", "", 29589, 11011, 17951, 624], ["school", "edu389101", 20, 5, 14, 1]], first=7,
    ),
    "ФИС ОКО: «Сравнение отметок», длинная форма": Layout(
        "vpr_journal", "Сравнение отметок с отметками по журналу (длинная форма)", {"Лист1": _LONG}, "mark_statistics",
        _BY_JOURNAL, [["school", "edu389101", 20, 5, 14, 1]], first=7,
    ),
    "ФИС ОКО: «Распределение первичных баллов»": Layout(
        "vpr_distribution", "Распределение первичных баллов", {"Лист1": _SPREAD}, "mark_statistics",
        ("scope", "school_ref", "participants", "distribution"), [["school", "edu389101", 20, "10;20;30;25;15"]],
        first=7,
    ),
    "ФИС ОКО: «Достижение планируемых результатов»": Layout(
        "vpr_tasks", "Достижение планируемых результатов", {"Лист1": _REACHED}, "task_results", _BY_TASK,
        [["", "region", None, "1", 1, 80], ["", "region", None, "2.1", 2, 60], ["", "municipality", None, "1", 1, 75],
         ["", "municipality", None, "2.1", 2, 55], ["edu389101", "school", None, "1", 1, 70],
         ["edu389101", "school", None, "2.1", 2, 50.5]], first=7,
    ),
    "ФИС ОКО: «Выполнение заданий»": Layout(
        "vpr_tasks", "Выполнение заданий", {"Лист1": _DONE}, "task_results", _BY_TASK,
        [["edu389101", "school", None, "1", 1, 70], ["edu389101", "school", None, "2.1", 1, 55.5],
         ["edu389101", "school", None, "3К1", 2, 25]], first=7,
    ),
    "ФИС ОКО: «Выполнение заданий группами участников»": Layout(
        "vpr_tasks", "Выполнение заданий группами участников", {"Лист1": _DONE_BY_MARK}, "task_results", _BY_TASK,
        [["edu389101", "school", 2, "1", 1, 20], ["edu389101", "school", 5, "1", 1, 95],
         ["edu389101", "school", 2, "2", 2, 10], ["edu389101", "school", 5, "2", 2, 90]], first=7,
    ),
    "РЦОИ: макет A (ОГЭ, разреженный)": _oge(
        "gia/2024/ОГЭ/a.xls", _A, "A",
        [["ОГЭ", 2024, "математика", "", 9, "042001", 15, 4, None],
         ["ОГЭ", 2024, "математика", "", 9, "042001", 5, 2, None]], 4),
    "РЦОИ: несколько экзаменов на листе": _oge(
        "gia/2024/ОГЭ/все.xls", _SEVERAL, "A",
        [["ОГЭ", 2024, "русский язык", "", 9, "042001", 25, 4, None],
         ["ОГЭ", 2024, "математика", "", 9, "042001", 15, 3, None],
         ["ОГЭ", 2024, "математика", "", 9, "042001", 5, 2, None]], 3),
    "РЦОИ: макет B (ОГЭ, плотный)": _oge(
        "gia/2025/ОГЭ/b.xlsx", _B, "B",
        [["ОГЭ", 2025, "математика", "", 9, "042001", 15, 4, None],
         ["ОГЭ", 2025, "математика", "", 9, "042001", 9, 3, None]], 3),
    "РЦОИ: макет C (ОГЭ, имена полей отчёта)": _oge(
        "gia/2025/ОГЭ/01_2025.06.09.csv", _C, "C", [["ОГЭ", 2025, "русский язык", "", 9, "042001", 25, 4, None]], 0),
    "РЦОИ: макет D (ЕГЭ, разреженный)": _oge(
        "gia/2022/ЕГЭ/d.csv", _D, "D", [["ЕГЭ", 2022, "русский язык", "", 11, "042001", 40, None, 68]], 3),
    "РЦОИ: макет E (ЕГЭ, плотный)": _oge(
        "gia/2025/ЕГЭ/e.xlsx", _E, "E", [["ЕГЭ", 2025, "математика", "профиль", 11, "042001", 9, None, 50]], 3),
    "РЦОИ: макет F (иностранный язык, письменная и устная части)": _oge(
        "gia/2022/ЕГЭ/f.xlsx", _F, "F", [["ЕГЭ", 2022, "английский язык", "", 11, "042001", 70, None, 71]], 2),
    "РЦОИ: макет G (базовая математика)": _oge(
        "gia/2023/ЕГЭ/g.xlsx", _G, "G", [["ЕГЭ", 2023, "математика", "база", 11, "042001", 12, 4, None]], 3),
    "РЦОИ: ГВЭ-9": _oge(
        "gia/2024/ГВЭ/9.xls",
        [*_TITLE, ["51 - Русский язык 2024.06.03"], _HEADER_A, _row_a(1, "Тестов", 12, 4)], "A",
        [["ГВЭ-9", 2024, "русский язык", "", 9, "042001", 12, 4, None]], 3),
    "РЦОИ: ГВЭ-11": _oge(
        "gia/2021/ГВЭ/11.xls",
        [*_TITLE, ["52 - Математика 2021.05.28"], _HEADER_A, _row_a(1, "Тестов", 9, 3, "11")], "A",
        [["ГВЭ-11", 2021, "математика", "", 11, "042001", 9, 3, None]], 3),
    "РЦОИ: макет H (апелляции ОГЭ)": Layout(
        "gia_appeals", "H", {"Page 1": _H_OGE}, "appeals",
        ("exam", "year", "subject", "school_ref", "state", "primary_after", "result_after"),
        [["ОГЭ", 2024, "математика", "042001", "удовлетворена", 16, 5]], "gia/2024/ОГЭ/Апелляции.xlsx", 2,
        (1, 1, 1, 1, 1, 1, 1, 2),
    ),
    "РЦОИ: макет H (апелляции ЕГЭ)": Layout(
        "gia_appeals", "H", {"Page 1": _H_EGE}, "appeals",
        ("exam", "year", "subject", "school_ref", "state", "result_before", "primary_after", "result_after"),
        [["ЕГЭ", 2024, "русский язык", "042001", "удовлетворена", 66, 41, 68]], "gia/2024/ЕГЭ/Апелляции.csv", 2,
        (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2),
    ),
    "Регион: ЕГЭ по школам, трёхуровневая шапка": Layout(
        "gia_school_table", "три уровня шапки", {"ЕГЭ 2024": _REGION}, "mark_statistics",
        ("year", "subject", "level", "school_ref", "participants", "below_threshold", "mean_score", "mean_mark"),
        [[2024, "русский язык", "", "МБОУ «Первая СОШ»", 10, 1, 61.5, None],
         [2024, "русский язык", "", "МБОУ «Вторая СОШ»", 4, 0, 55.0, None],
         [2024, "математика", "база", "МБОУ «Первая СОШ»", 6, 1, None, 3.9]], first=None,
    ),
    "Список признаков необъективности": Layout(
        "objectivity_list", "objectivity", {"Признаки необъективности папка ": _LIST}, "objectivity",
        ("year", "school_ref", "ru4", "ma4", "ru5", "ma5", "markers_n"), [[2023, "edu389101", 1, 0, 0, 1, 2]],
    ),
    "Контекстные данные 2021": Layout(
        "context_form", "context_2021", {"Сбор контекстных данных об ОО и": _CONTEXT_2021}, "context",
        ("school_ref", "school_year", "pupils_n", "pupils_by_class_n", "teachers_n", "teachers_high_category_n"),
        [["edu389101", 2020, 66, 66, 20, 4]],
    ),
    "Контекстные данные 2022": Layout(
        "context_form", "context_2022", _CONTEXT_2022, "context",
        ("school_ref", "school_year", "pupils_n", "teachers_n", "teachers_high_or_first_category_n"),
        [["edu389101", 2021, 224, 20, 6]],
    ),
    "Реестр школ": Layout(
        "school_registry", "registry", {"Реестр": _REGISTER}, "schools",
        ("school_id", "fisoko_login", "gia_code", "type", "former_names", "successor_code"),
        [["edu389101", "edu389101", "042001", "СОШ", "МБОУ «Школа № 1»", ""],
         ["edu389102", "edu389102", "042002", "ООШ", "", "042001"],
         ["branch-042001-1", "", "", "филиал", "", ""]], first=2,
    ),
}  # fmt: skip
"""Every layout but those of our own forms, which ``test_forms_own`` writes and reads."""
