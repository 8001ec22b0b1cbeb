"""Exports about tasks: groups down or across, in any column order, below any number of title rows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shnor_pipeline.sources.reading import Reading, ReadingContext
from shnor_pipeline.sources.recognition import read_workbook
from shnor_pipeline.sources.vpr_tasks import task_label
from shnor_pipeline.sources.workbook import Sheet, Workbook

CONTEXT = ReadingContext(salt="соль")
SCHOOL = "МБОУ «Первая СОШ»(edu389101)"
DISTRICT = "Примерный муниципальный район(reg38_m007)"
HEAD = [
    [],
    ["ВПР 2024 Математика 5 класс"],
    ["Предмет:", "Математика"],
    ["Максимальный первичный балл:", 4.0],
    ["Дата:", "20.04.2024"],
]
SKILLS = "Блоки ПООП обучающийся научится / получит возможность научиться или проверяемые требования (умения)"
DOWN = [
    ["Группы участников", "Кол-во ОО", "Кол-во участников", "1", "2.1", "3К1"],
    ["Вся выборка", 35000.0, 1500000.0, 80.0, 61.5, 40.25],
    [DISTRICT, 12.0, 300.0, 75.0, 60.0, 30.0],
    [SCHOOL, "", 20.0, 70.0, 55.5, 25.0],
]


def read(rows: list[list[object]], title: str, name: str = "Лист1") -> Reading:
    width = max(map(len, rows))
    grid = [[*row, *[""] * (width - len(row))] for row in [[title], *HEAD, *rows]]
    return read_workbook(Workbook("xlsx", [Sheet("Пустой", []), Sheet(name, grid)]), CONTEXT)


def table(reading: Reading, *names: str) -> list[list[object]]:
    frame = reading.frames["task_results"]
    return frame[list(names)].astype(object).where(frame[list(names)].notna(), None).values.tolist()


def test_groups_down_with_the_maxima_above():
    reading = read([["Макс балл", "", "", 1.0, 1.0, 2.0], *DOWN], "Выполнение заданий")
    assert (reading.kind, reading.layout, reading.rejected) == ("vpr_tasks", "Выполнение заданий", "")
    rows = table(reading, "school_ref", "scope", "task", "max_score", "participants", "completion_pct", "column", "row")
    assert [row for row in rows if row[1] == "school"] == [
        ["edu389101", "school", "1", 1.0, 20, 70.0, "D", 11],
        ["edu389101", "school", "2.1", 1.0, 20, 55.5, "E", 11],
        ["edu389101", "school", "3К1", 2.0, 20, 25.0, "F", 11],
    ]
    assert {row[1] for row in rows} == {"all", "municipality", "school"}


def test_maxima_below_the_numbers_or_inside_the_headers():
    below = read([DOWN[0], ["Макс балл", "", "", 1.0, 1.0, 2.0], *DOWN[1:]], "Выполнение заданий")
    inside = read([[*DOWN[0][:3], "1 (1б)", "2(1) (1б)", "3K1 (2б)"], *DOWN[1:]], "Выполнение заданий")
    for reading in (below, inside):
        assert {(row[0], row[1]) for row in table(reading, "task", "max_score")} == {("1", 1), ("2.1", 1), ("3К1", 2)}


def test_lines_of_marks_belong_to_the_group_above_them():
    rows = [*DOWN, ["Группа «2»", "", 5.0, 20.0, 10.0, 0.0], ["Группа «5»", "", 3.0, 100.0, 95.0, 90.0]]
    reading = read(rows, "Выполнение заданий группами участников")
    marked = [row for row in table(reading, "school_ref", "mark_group", "task", "completion_pct") if row[1] is not None]
    assert ["edu389101", 2, "2.1", 10.0] in marked
    assert ["edu389101", 5, "3К1", 90.0] in marked
    assert len(marked) == 6


def test_a_column_of_marks_names_the_group_once():
    rows = [
        ["Группы участников", "Группы по баллам", "Кол-во участников", "1"],
        [SCHOOL, "2", 5.0, 20.0], ["", "3", 6.0, 50.0],
    ]  # fmt: skip
    reading = read(rows, "Выполнение заданий группами участников")
    assert table(reading, "school_ref", "mark_group", "completion_pct") == [
        ["edu389101", 2, 20.0],
        ["edu389101", 3, 50.0],
    ]


def test_groups_across_with_skills():
    rows = [
        ["Номер задания", SKILLS, "Макс балл", "Иркутская обл.", DISTRICT, SCHOOL],
        ["1", "Выполнять действия с дробями", 1.0, 71.0, 70.0, 65.0],
        ["2.1", "Читать диаграммы", 2.0, 51.0, "49,5", ""],
    ]  # fmt: skip
    reading = read(rows, "Достижение планируемых результатов")
    assert reading.layout == "Достижение планируемых результатов"
    assert table(reading, "scope", "task", "skill", "max_score", "completion_pct", "column", "row") == [
        ["region", "1", "Выполнять действия с дробями", 1.0, 71.0, "D", 8],
        ["region", "2.1", "Читать диаграммы", 2.0, 51.0, "D", 9],
        ["municipality", "1", "Выполнять действия с дробями", 1.0, 70.0, "E", 8],
        ["municipality", "2.1", "Читать диаграммы", 2.0, 49.5, "E", 9],
        ["school", "1", "Выполнять действия с дробями", 1.0, 65.0, "F", 8],
    ]


@settings(max_examples=40, deadline=None)
@given(order=st.permutations(range(6)), blank=st.integers(0, 4), trailing=st.integers(0, 3), name=st.text(max_size=20))
def test_order_of_columns_title_rows_and_sheet_name_do_not_matter(
    order: list[int], blank: int, trailing: int, name: str
):
    plain = [["Макс балл", "", "", 1.0, 1.0, 2.0], *DOWN]
    # «Макс балл» labels its row wherever it stands: in the column of the groups
    shuffled = [[*(row[place] for place in order), *[""] * trailing] for row in plain]
    moved = read([[""]] * blank + shuffled, "Выполнение заданий", name)
    facts = ("school_ref", "scope", "task", "max_score", "participants", "completion_pct")
    expected = table(read(plain, "Выполнение заданий"), *facts)
    assert sorted(map(str, table(moved, *facts))) == sorted(map(str, expected))


def test_a_percent_that_is_none_and_a_task_named_twice_are_set_aside():
    rows = [[*DOWN[0][:4], "1", "3К1"], [SCHOOL, "", 20.0, 70.0, 60.0, 125.0]]
    reading = read(rows, "Выполнение заданий")
    assert table(reading, "task", "row_state") == [["1", "ok"], ["1", "quarantined"], ["3К1", "quarantined"]]
    assert [(found.code, found.cell) for found in reading.findings] == [("VPR-READ-050", "F8"), ("VPR-READ-051", "E8")]


def test_an_export_without_results_is_refused():
    reading = read([DOWN[0], [SCHOOL, "", 20.0, "", "", ""]], "Выполнение заданий")
    assert "ни одного задания" in reading.rejected
    assert reading.findings[0].code == "VPR-READ-052"


@pytest.mark.parametrize(
    ("header", "label"),
    [
        ("1 (2б)", "1"), ("9.1 (1б)", "9.1"), ("5(1) (1б)", "5.1"), ("1K1", "1К1"), ("17К1 (2б)", "17К1"),
        ("11.3 k1 (2б)", "11.3К1"), ("11 (1б) ", "11"), (9.1, "9.1"), (4.0, "4"), ("Кол-во ОО", ""),
        ("", ""), ("балл за 3", ""),
    ],
)  # fmt: skip
def test_the_number_of_a_task(header, label):
    assert task_label(header) == label
