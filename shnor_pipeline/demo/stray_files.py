"""Files that ought not to be there: a damaged workbook, an empty form, a list of pupils, a copy, a lock file."""

from __future__ import annotations

from datetime import date
from shutil import copyfile

from shnor_pipeline.demo import names
from shnor_pipeline.demo.inbox import Row
from shnor_pipeline.demo.making import Making
from shnor_pipeline.demo.works import catalogue

_PREPARED_ROWS = 300


def write_strays(making: Making) -> None:
    """Plant the files of the last year that a correct intake refuses, each with its message."""
    if not making.log.enabled:
        return
    year = making.district.years[-1] + 1
    day = date(year, 6, 5)
    _damaged(making, day)
    _empty_form(making, year, day)
    _pupils(making, year, day)
    _copy(making, day)
    lock = f"forms/{making.district.years[-1]}-{year}/~$Социальный паспорт.xlsx"
    making.inbox.raw(lock, b"\x06secret" + b" " * 158, day)
    making.log.plant("lock_file", "flag", "след открытого в Excel файла", file=lock)


def _damaged(making: Making, day: date) -> None:
    source = next(name for name in making.inbox.files if name.endswith("Социальный паспорт.xlsx"))
    content = making.inbox.path(source).read_bytes()
    name = "gia/Протоколы (повреждён).xlsx"
    making.inbox.raw(name, content[: len(content) * 6 // 10], day)
    making.log.plant("damaged", "reject", "книга обрезана при копировании", file=name)


def _empty_form(making: Making, year: int, day: date) -> None:
    """Write the collection form that schools download, without a single result."""
    tasks = catalogue()["vpr"]["русский язык"][6]["tasks"]
    labels = [f"{label.replace('(', '.').replace(')', '')} ({greatest}б)" for label, greatest in tasks.items()]
    head: Row = ["Код участника", "Вариант", *labels]
    head += ["Порядковый номер класса", "Отметка за предыдущий триместр/ четверть/полугодие", "Итого баллов"]
    empty: Row = [*[None] * (len(head) - 1), 0]
    service: list[Row] = [[1, 5, "нет отметки"], [2, 4], ["отсутствовал", 3], [None, 2], [None, 0], [None, "X"]]
    sheets = {
        "Протокол": [head, *[empty] * _PREPARED_ROWS],
        "Служебный": service,
        "Порядковый номер класса": [["Порядковый номер класса"], [1]],
    }
    name = f"vpr_analytics/{year}/Форма сбора результатов Русский язык 6 класс ВПР {year}.xlsx"
    making.inbox.xlsx(name, sheets, day)
    making.log.plant("empty_form", "reject", "пустая форма вместо результатов", file=name, sheet="Протокол")


def _pupils(making: Making, year: int, day: date) -> None:
    people = names.people(15, making.rng("stray pupils"))
    rows: list[Row] = [[], [None, "Список обучающихся"], ["№", "ФИО", "Класс", "Адрес"]]
    rows += [
        [number, " ".join(person), f"9{'АБ'[number % 2]}", f"ул. Примерная, {number}"]
        for number, person in enumerate(people, start=1)
    ]
    name = f"vpr_analytics/{year}/список последний.xlsx"
    making.inbox.xlsx(name, {"Лист1": rows}, day)
    making.log.plant("pupil_list", "reject", "список обучающихся среди выгрузок", file=name, sheet="Лист1")


def _copy(making: Making, day: date) -> None:
    source = next((name for name in making.inbox.files if "gia/" in name and name.endswith(".csv")), "")
    if not source:
        return
    folder, _, file = source.rpartition("/")
    name = f"{folder}/прислано ещё раз/{file}"
    copyfile(making.inbox.path(source), making.inbox.path(name))
    making.inbox.add(name, day)
    making.log.plant("same_bytes", "duplicate", f"те же байты, что в «{source}»", file=name)
