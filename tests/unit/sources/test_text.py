from datetime import date, datetime

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shnor_pipeline.sources import text

ANYTHING = st.one_of(
    st.none(), st.text(max_size=40), st.floats(), st.integers(), st.booleans(), st.dates(), st.datetimes()
)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("МБОУ\xa0 «Воеводская  СОШ »\n", "МБОУ «Воеводская СОШ »"),
        ("6.\tИНН", "6. ИНН"),
        ("При\u202eмерная\u200b СОШ\ufeff", "Примерная СОШ"),
        ("Примерная_x0000_ СОШ\x1b", "Примерная СОШ"),
        (42001.0, "42001"),
        (5.06, "5.06"),
        (None, ""),
        (float("nan"), ""),
        (date(2024, 3, 19), "19.03.2024"),
        (datetime(2022, 3, 3, 10, 43, 28), "03.03.2022 10:43:28"),  # noqa: DTZ001  Excel knows no zones
    ],
)
def test_a_cell_becomes_one_line_of_visible_text(cell, expected):
    assert text.clean(cell) == expected


@given(ANYTHING)
@settings(deadline=None)
def test_cleaning_never_fails_and_cleaning_twice_changes_nothing(cell):
    once = text.clean(cell)
    assert text.clean(once) == once
    assert not any(character in once for character in "\0\x1b\n\t\u202e\u200b\xa0")


@pytest.mark.parametrize(
    ("written", "meant"), [("COШ", "СОШ"), ("Cадовый cело", "Садовый село"), ("EXCEL", "EXCEL"), ("11 K", "11 K")]
)
def test_latin_letters_inside_cyrillic_words_are_mended(written, meant):
    assert text.unmix(written) == meant


def test_headers_compare_without_quotes_case_tabs_and_yo():
    assert text.header_text('"Населённый   пункт"\n') == text.header_text("населенный\tПУНКТ")
    assert text.header_text("COШ:") == "сош"
    assert text.header_text(5.0) == "5"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("1\xa0", 1),
        ("5,06", 5.06),
        ("32.92", 32.92),
        ("1 234,5", 1234.5),
        ("1\xa0722\xa0202", 1722202),
        ("1,722,202", 1722202),
        ("1,234.5", 1234.5),
        ("−2", -2),
        ("12,5 %", 12.5),
        (3.0, 3),
        ("", None),
        ("X", None),
        ("1 2", None),
        ("12-13", None),
        ("1.2.3", None),
        ("٣", None),
        (True, None),
        (float("inf"), None),
        (date(2024, 1, 1), None),
    ],
)
def test_numbers_are_read_as_people_type_them(cell, expected):
    assert text.number(cell) == expected


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3), st.sampled_from([",", "."]))
@settings(deadline=None)
def test_a_number_is_the_same_with_a_comma_a_point_and_hard_spaces_around(value, mark):
    written = f"\xa0{value:f}".replace(".", mark) + " "
    assert text.number(written) == float(value)


@given(st.integers(min_value=-(10**12), max_value=10**12))
@settings(deadline=None)
def test_a_count_survives_thousands_marks(value):
    assert text.count(f"{value:,}") == value
    assert text.count(f"{value:,}".replace(",", " ")) == value
    assert text.count(float(value)) == value


def test_a_count_is_whole():
    assert text.count("2,5") is None
    assert text.count("1,722") == 1722


@pytest.mark.parametrize("cell", ["sch389101", "EDU389101", " edu389101\xa0", "еdu389101", "edu 389101"])
def test_one_school_has_one_login_however_it_is_typed(cell):
    assert text.login(cell) == "edu389101"


@pytest.mark.parametrize("cell", ["edu38910", "edu3891011", "389101", "", None, "МБОУ(edu389101)"])
def test_what_is_not_a_login_is_none(cell):
    assert text.login(cell) == ""


def test_a_login_is_found_inside_the_name_of_a_group():
    assert text.find_login("МБОУ «СОШ №1 г.Урус-Мартан»(edu203389)") == "edu203389"
    assert text.find_login("sch223620 | МБОУ") == "edu223620"
    assert text.find_login("Урус-Мартановский район(reg20_m012)") == ""
    assert text.login("ksh223620") == "ksh223620"


def test_codes_keep_their_zeros_but_compare_as_numbers():
    assert text.gia_code(42001.0) == "42001"
    assert text.gia_code(" 042001 ") == "042001"
    assert text.gia_code("42001.0") == "42001"
    assert [text.gia_code(cell) for cell in ("нет", "-", "", None)] == [""] * 4
    assert text.code_number("042001") == text.code_number(42001.0) == 42001
    assert text.code_number("п:1111") is None


@pytest.mark.parametrize(
    "cell",
    [
        "03.06.2024",
        "3.6.2024",
        "2024.06.03",
        "2024-06-03",
        "03.06.2024 10:43:28",
        datetime(2024, 6, 3, 9),  # noqa: DTZ001
        date(2024, 6, 3),
    ],
)
def test_a_day_is_read_in_every_form_the_sources_use(cell):
    assert text.as_date(cell) == date(2024, 6, 3)


@pytest.mark.parametrize("cell", ["31.02.2024", "2024", "вчера", "", None, 45446.0])
def test_what_is_not_a_day_is_none(cell):
    assert text.as_date(cell) is None


def test_columns_are_read_as_their_cells_are_and_keep_their_index():
    column = pd.Series(["1\xa0", 2.0, "", "X", None, True], index=[5, 6, 7, 8, 9, 10])
    assert text.numbers(column).tolist()[:2] == [1.0, 2.0]
    assert text.numbers(column).isna().tolist() == [False, False, True, True, True, True]
    assert text.numbers(column).index.tolist() == [5, 6, 7, 8, 9, 10]
    assert str(text.counts(column).dtype) == "Int64"
    assert text.texts(column).tolist() == ["1", "2", "", "X", "", "ИСТИНА"]
    assert text.logins(pd.Series(["sch389101", "нет"])).tolist() == ["edu389101", ""]
    assert text.dates(pd.Series(["01.09.2024", "?"])).tolist() == [date(2024, 9, 1), None]


@given(st.lists(ANYTHING, max_size=30))
@settings(deadline=None)
def test_a_column_says_what_its_cells_say(cells):
    column = pd.Series(cells, dtype="object")
    assert text.texts(column).tolist() == [text.clean(cell) for cell in cells]
    assert [None if pd.isna(value) else value for value in text.numbers(column)] == [
        text.number(cell) for cell in cells
    ]
