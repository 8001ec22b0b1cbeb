"""Quirks of real files that no other test shows, and that each of the 26 known ones has a treatment and a test."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_vpr_dumps import frame, row

from shnor_pipeline.sources.reading import Reading, ReadingContext
from shnor_pipeline.sources.recognition import read_workbook
from shnor_pipeline.sources.workbook import Sheet, Workbook

TESTS = Path(__file__).parents[2]
_LINE = re.compile(r"^\| (\d+) \| (.+?) \| (.+?) \| `(unit/[\w/]+\.py)(?:::(\w+))?` \|$", re.MULTILINE)
HEAD = [
    [],
    ["ВПР 2024 Математика 5 класс"],
    ["Предмет:", "Математика"],
    ["Максимальный первичный балл:", 4.0],
    ["Дата:", "20.04.2024"],
    [],
]
SCHOOL = "МБОУ «Первая СОШ»(edu389101)"


def read(rows: list[list[object]], title: str, name: str = "Лист1") -> Reading:
    width = max(map(len, [*rows, *HEAD]))
    grid = [[*line, *[""] * (width - len(line))] for line in [[title], *HEAD, *rows]]
    return read_workbook(Workbook("xlsx", [Sheet(name, grid)]), ReadingContext(salt="соль"))


def table_of_quirks() -> dict[int, tuple[str, str, str]]:
    text = (TESTS.parent / "docs" / "formats.md").read_text(encoding="utf-8")
    return {int(number): (treatment, file, name) for number, _, treatment, file, name in _LINE.findall(text)}


def test_every_quirk_has_a_treatment_and_a_test_that_exists():
    quirks = table_of_quirks()
    assert sorted(quirks) == list(range(1, 27))
    for number, (treatment, file, name) in quirks.items():
        assert len(treatment) > 3, number
        code = (TESTS / file).read_text(encoding="utf-8")
        assert f"def {name or 'test_'}" in code, (number, file, name)


def test_text_and_numbers_in_one_column_are_the_same_marks():
    found = frame(row(50001, scores=(2.0, 1.0, 3.0), total=6.0), row(50002, scores=("2", "1\xa0", "3"), total="6"))
    assert found["primary"].tolist() == [6.0, 6.0]
    assert found["task_scores"].nunique() == 1


@pytest.mark.parametrize(
    "label",
    ["а", "НЕТ", "Нет ", "11", 11.0, '11 "нет"', "А(11)", "11 K", "А, Б", "филиал", "нет_С", "ТМ-20", "Быстрянка"],
)
def test_class_labels_are_kept_as_text_and_change_no_result(label):
    line = row()
    line[11] = label
    found = frame(line)
    assert found[["primary", "row_state", "grade"]].values.tolist() == [[6.0, "ok", 5]]
    assert isinstance(found["class_label"].iloc[0], str)


def test_integer_headers_and_a_sheet_name_cut_short_are_read():
    header: list[object] = ["Группы\tучастников", '"Кол-во ОО"', "Кол-во\n участников", 2.0, 3.0, 4.0, 5.0]
    reading = read(
        [header, [SCHOOL, "", 10.0, 10.0, 40.0, 30.0, 20.0]], "Статистика по отметкам", "МА 5 Статистика по отметк"
    )
    assert reading.frames["mark_statistics"][["n2", "n3", "n4", "n5"]].values.tolist() == [[1, 4, 3, 2]]


def test_prepared_rows_with_formulas_and_trailing_columns_are_no_pupils():
    empty = ["", "", "", "", "", "", "", "", 0.0, "", "", "", "", "", 0.0, "", ""]
    long = [*row(), "", ""]
    assert len(frame(long, *[empty] * 40)) == 1


def test_a_school_row_without_a_number_of_schools_and_parts_below_the_total_are_read():
    header: list[object] = [
        "Группы участников", "Кол-во участников(всего)", "Понизили (Отметка < Отметка по журналу) %",
        "Понизили (Отметка < Отметка по журналу) Кол-во участников",
        "Подтвердили (Отметка = Отметке по журналу) %", "Подтвердили (Отметка = Отметке по журналу) Кол-во участников",
        "Повысили (Отметка > Отметка по журналу) %", "Повысили (Отметка > Отметка по журналу) Кол-во участников",
    ]  # fmt: skip
    rows = [header, ["Иркутская обл.", 29589.0, 37.22, 11011.0, 60.67, 17951.0, 2.11, 624.0]]
    facts = read(rows, "Сравнение отметок с отметками по журналу").frames["mark_statistics"]
    assert facts[["participants", "n_lowered", "n_confirmed", "n_raised"]].values.tolist() == [
        [29589, 11011, 17951, 624]
    ]
