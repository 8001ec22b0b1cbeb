from datetime import date

import pytest

from shnor_pipeline.findings import Severity
from shnor_pipeline.sources.reading import Reading, ReadingContext
from shnor_pipeline.sources.registry import RegistryReader
from shnor_pipeline.sources.workbook import Sheet, Workbook

CONTEXT = ReadingContext(salt="соль")
HEADER = [
    *("№ п/п", "Код ОО (ГИА)", "Логин ФИС ОКО", "Наименование краткое", "Тип ОО", "Статус", "Действует с"),
    *("Действует по", "Прежние наименования", "Головная ОО (код)", "Правопреемник (код)"),
]


def school(number, code="", login="", name="", kind="СОШ", **other):
    cells = {"Статус": "действует", "Действует с": "01.09.1998", **other}
    known = {
        "№ п/п": number,
        "Код ОО (ГИА)": code,
        "Логин ФИС ОКО": login,
        "Наименование краткое": name,
        "Тип ОО": kind,
    }
    return [{**cells, **known}.get(header, "") for header in HEADER]


def read(*rows, header=HEADER) -> Reading:
    workbook = Workbook("xlsx", [Sheet("Реестр", [list(header), *rows])])
    reader = RegistryReader()
    match = reader.recognise(workbook, CONTEXT)
    assert match is not None
    return reader.read(workbook, match, CONTEXT)


def told(reading):
    return [(finding.code, finding.cell) for finding in reading.findings]


def test_schools_are_known_by_login_else_by_code_else_as_branches_of_their_head():
    reading = read(
        school(1.0, "042001", "sch389101 ", "МКОУ «Первая СОШ»"),
        school(2.0, 42002.0, "", "МКОУ «Вторая ООШ»", "ООШ"),
        school(3.0, "", "", "Дальний филиал", "филиал", **{"Головная ОО (код)": "042001"}),
        school(4.0, "", "", "Ближний филиал", "филиал", **{"Головная ОО (код)": 42001.0}),
        school(5.0, "", "edu389103", "МКОУ «Третья НОШ»", "Начальная общеобразовательная школа"),
    )
    frame = reading.frames["schools"]
    assert frame["school_id"].tolist() == [
        *("edu389101", "gia-42002", "branch-042001-1", "branch-42001-1", "edu389103"),
    ]
    assert frame["type"].tolist() == ["СОШ", "ООШ", "филиал", "филиал", "НОШ"]
    assert frame["row"].tolist() == [2, 3, 4, 5, 6]
    assert set(frame["row_state"]) == {"ok"}
    assert reading.findings == []


def test_dates_are_read_as_text_and_as_excel_dates_and_mergers_are_kept():
    closed = {"Статус": "реорганизована", "Действует по": date(2023, 8, 31), "Правопреемник (код)": "042001"}
    frame = read(
        school(1.0, "042001", "edu389101", "Первая СОШ", **{"Прежние наименования": "МБОУ «Первая» (до 01.01.2016)"}),
        school(2.0, "042002", "edu389102", "Вторая СОШ", **closed),
    ).frames["schools"]
    assert frame["valid_from"].tolist() == [date(1998, 9, 1)] * 2
    assert frame["valid_to"].tolist() == [None, date(2023, 8, 31)]
    assert frame.loc[1, "successor_code"] == "042001"
    assert frame.loc[0, "former_names"] == "МБОУ «Первая» (до 01.01.2016)"


def test_a_school_named_twice_and_a_row_without_any_code_are_set_aside():
    reading = read(
        school(1.0, "042001", "edu389101", "Первая СОШ"),
        school(2.0, "42001", "edu389102", "Вторая СОШ"),
        school(3.0, "", "", "Безымянная СОШ"),
        school(4.0, "042004", "edu389104", ""),
    )
    assert reading.frames["schools"]["row_state"].tolist() == ["ok", "quarantined", "quarantined", "quarantined"]
    assert told(reading) == [("REGISTRY-001", "D4"), ("REGISTRY-001", "D5"), ("REGISTRY-002", "C3")]


def test_a_branch_that_bears_its_heads_login_is_still_a_branch():
    reading = read(
        school(1.0, "042001", "edu389101", "Первая СОШ"),
        school(2.0, "042001", "edu389101", "Филиал", "филиал", **{"Головная ОО (код)": "042001"}),
    )
    assert reading.frames["schools"]["school_id"].tolist() == ["edu389101", "branch-042001-1"]
    assert reading.findings == []


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        (school(1.0, "042001", "edu389101", "Первая", "школа-сад"), "REGISTRY-003", "E2"),
        (school(1.0, "042001", "edu389101", "Первая", **{"Действует с": "давно"}), "REGISTRY-004", "G2"),
        (school(1.0, "042001", "edu389101", "Первая", **{"Правопреемник (код)": "042999"}), "REGISTRY-005", "K2"),
        (school(1.0, "042001", "edu389101", "Филиал", "филиал"), "REGISTRY-005", "J2"),
        (school(1.0, "042001", "38910", "Первая"), "REGISTRY-006", "C2"),
    ],
)
def test_what_cannot_be_right_is_a_question_with_its_cell(row, code, cell):
    reading = read(row)
    assert told(reading) == [(code, cell)]
    assert reading.findings[0].severity is Severity.QUESTION
    assert reading.frames["schools"]["row_state"].tolist() == ["ok"]


def test_columns_may_stand_in_any_order_and_every_field_knows_its_column():
    header = list(reversed(HEADER))
    reading = read(list(reversed(school(1.0, "042001", "edu389101", "Первая СОШ"))), header=header)
    assert reading.frames["schools"].loc[0, "gia_code"] == "042001"
    assert {(item.field, item.column) for item in reading.columns} >= {("gia_code", "J"), ("fisoko_login", "I")}


def test_an_empty_register_is_rejected_with_words():
    reading = read()
    assert reading.rejected
    assert reading.frames == {}


def test_a_sheet_without_type_or_code_is_no_register():
    workbook = Workbook("xlsx", [Sheet("Лист", [["Наименование краткое", "Тип ОО"], ["Первая СОШ", "СОШ"]])])
    assert RegistryReader().recognise(workbook, CONTEXT) is None
