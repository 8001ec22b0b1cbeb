import pytest

from shnor_pipeline.sources.objectivity import ObjectivityReader
from shnor_pipeline.sources.reading import Reading, ReadingContext
from shnor_pipeline.sources.workbook import Sheet, Workbook

CONTEXT = ReadingContext(salt="соль", municipality="Примерный муниципальный район")
HEADER = ["Год", "Логин", "Муниципалитет", "ОО", "4 РУ", "4 МА", "5 РУ", "5 МА", "Количество маркеров"]
OURS = "Примерный район"


def row(year, login, *flags, total: object = "", place=OURS):
    return [year, login, place, "МКОУ «Первая СОШ»", *flags, total]


def read(*rows, context=CONTEXT) -> Reading:
    workbook = Workbook("xlsx", [Sheet("Признаки необъективности папка ", [HEADER, *rows]), Sheet("Лист2", [])])
    reader = ObjectivityReader()
    match = reader.recognise(workbook, context)
    assert match is not None
    return reader.read(workbook, match, context)


def told(reading):
    return [(finding.code, finding.cell) for finding in reading.findings]


def test_blank_flags_are_zero_and_the_school_year_ends_in_the_year_of_the_work():
    frame = read(row("2023", "sch389108", 1.0, 1.0, "", "1", total=3.0)).frames["objectivity"]
    assert frame.loc[0, ["ru4", "ma4", "ru5", "ma5", "markers_n"]].tolist() == [1, 1, 0, 1, 3]
    assert frame.loc[0, ["year", "school_year", "school_ref", "row"]].tolist() == [2023, 2022, "edu389108", 2]
    assert frame.loc[0, "sheet"] == "Признаки необъективности папка "


@pytest.mark.parametrize("year", ["2023", 2023.0, "2023\xa0", "2022-2023", "2022/23"])
def test_the_year_is_read_as_text_number_or_school_year(year):
    assert read(row(year, "edu389108", 1.0, "", "", "")).frames["objectivity"]["year"].tolist() == [2023]


def test_rows_of_another_municipality_are_dropped_and_told():
    reading = read(
        row("2023", "edu389108", 1.0, "", "", ""), row("2023", "edu389938", 1.0, "", "", "", place="Другой район")
    )
    assert reading.frames["objectivity"]["row_state"].tolist() == ["ok", "dropped"]
    assert told(reading) == [("OBJECTIVITY-001", "C3")]


def test_without_our_municipality_nothing_is_foreign():
    reading = read(row("2023", "edu389938", 1.0, "", "", "", place="Другой"), context=ReadingContext(salt="соль"))
    assert reading.frames["objectivity"]["row_state"].tolist() == ["ok"]


def test_the_flags_win_over_the_stated_number():
    reading = read(row("2024", "edu389102", 1.0, "", 1.0, 1.0, total=4.0))
    assert reading.frames["objectivity"]["markers_n"].tolist() == [3]
    assert told(reading) == [("OBJECTIVITY-006", "I2")]


def test_a_flag_that_is_neither_one_nor_blank_is_no_data():
    reading = read(row("2024", "edu389102", "да", "", 1.0, 1.0))
    frame = reading.frames["objectivity"]
    assert frame["ru4"].isna().tolist() == [True]
    assert frame["markers_n"].isna().tolist() == [True]
    assert told(reading) == [("OBJECTIVITY-005", "E2")]


def test_copies_are_dropped_contradictions_and_broken_rows_set_aside():
    reading = read(
        row("2024", "edu389102", 1.0, "", "", ""),
        row("2024", "sch389102", 1.0, "", "", ""),
        row("2024", "edu389102", 1.0, 1.0, "", ""),
        row("когда-то", "edu389103", 1.0, "", "", ""),
        row("2024", "", 1.0, "", "", ""),
    )
    states = reading.frames["objectivity"]["row_state"].tolist()
    assert states == ["ok", "dropped", "quarantined", "quarantined", "quarantined"]
    assert {finding.code for finding in reading.findings} == {"OBJECTIVITY-002", "OBJECTIVITY-003", "OBJECTIVITY-004"}


def test_a_list_without_rows_is_rejected():
    reading = read()
    assert reading.rejected
    assert reading.frames == {}


def test_every_field_knows_its_column():
    columns = {item.field: item.column for item in read(row("2024", "edu389102", 1.0, "", "", "")).columns}
    assert columns["ru4"] == "E"
    assert columns["markers_n"] == "I"
    assert columns["school_ref"] == "B"
