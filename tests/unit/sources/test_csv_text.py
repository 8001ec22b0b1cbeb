import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shnor_pipeline.settings import Limits
from shnor_pipeline.sources.csv_text import parse_text
from shnor_pipeline.sources.unreadable import UnreadableFileError

CELL = st.text(alphabet='абвГДЕЁё №«»019+-(),.;"', min_size=1, max_size=12).filter(lambda cell: cell.strip())
TABLE = "№;Код ОО;Балл\n1;042001;12\n2;042002;15\n"


def refused(data: bytes) -> UnreadableFileError:
    with pytest.raises(UnreadableFileError) as caught:
        parse_text(data)
    return caught.value


@given(
    st.integers(2, 6).flatmap(lambda n: st.lists(st.lists(CELL, min_size=n, max_size=n), min_size=2, max_size=8)),
    st.sampled_from(["utf-8", "utf-8-sig", "cp1251", "utf-16"]),
    st.sampled_from([";", "\t"]),
)
@settings(deadline=None)
def test_a_written_table_is_read_back_whole(rows, encoding, separator):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    assert parse_text(out.getvalue().encode(encoding)).rows == rows


@pytest.mark.parametrize("separator", [";", "\t", ","])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_encoding_and_separator_are_found_in_the_content(encoding, separator):
    table = parse_text(TABLE.replace(";", separator).encode(encoding))
    assert table.rows[0] == ["№", "Код ОО", "Балл"]
    assert table.separator == separator
    assert table.encoding == encoding


def test_a_title_row_of_separators_and_blank_lines_keep_their_row_numbers():
    table = parse_text(";;;;12 - Обществознание 2021.06.15\n\n№;Код;Класс;Балл;Отметка\n1;42001;9;12;3\n".encode())
    assert table.rows[0][4] == "12 - Обществознание 2021.06.15"
    assert table.rows[1] == [""] * 5
    assert table.rows[3][1] == "42001"


def test_a_separator_at_the_end_of_every_line_adds_no_column():
    assert parse_text(TABLE.replace("\n", ";\n").encode()).rows[0] == ["№", "Код ОО", "Балл"]


def test_decimal_commas_do_not_pass_for_separators():
    assert parse_text("Школа;Доля\nПримерная;5,06\nОбразцовая;32,92\n".encode()).rows[1] == ["Примерная", "5,06"]


def test_broken_quotes_in_a_title_are_read_over():
    rows = parse_text('"Английский язык п:2021.06.18";;\n"а "б" в";2;3\n1;2;3\n'.encode()).rows
    assert rows[0][0] == "Английский язык п:2021.06.18"
    assert rows[2] == ["1", "2", "3"]


def test_a_header_of_two_lines_in_quotes_is_one_row():
    assert parse_text('№;"Код\nОО";Балл\n1;2;3\n'.encode()).rows[0][1] == "Код\nОО"


def test_an_unclosed_quote_is_refused_and_its_lines_are_named():
    error = refused('№;Код ОО;Балл\n1;"042001;12\n2;042002;15\n3;042003;11\n'.encode())
    assert error.code == "FILE-014"
    assert "строки 2–4" in error.message


def test_mixed_encodings_are_refused_not_guessed():
    error = refused("№;Школа;Балл\n".encode() + "1;Примерная;5\n".encode("cp1251"))
    assert error.code == "FILE-015"


def test_an_unknown_encoding_is_refused():
    assert refused("№;Школа;Балл\n1;Примерная средняя школа;5\n".encode("cp866")).code == "FILE-015"


def test_nul_characters_are_taken_out_and_counted():
    table = parse_text(TABLE.replace("042001", "042\x00001").encode())
    assert table.rows[1][1] == "042001"
    assert table.nul_n == 1


def test_limits_are_kept():
    assert refused(b"a;b\n" + b"x" * 300_000 + b";y\n").code == "FILE-013"
    with pytest.raises(UnreadableFileError, match="более 3 строк"):
        parse_text(b"a;b\n" * 4, Limits(max_rows=3))
    with pytest.raises(UnreadableFileError, match="столбцов"):
        parse_text(b"a;b;c\n" * 4, Limits(max_columns=2))


def test_plain_prose_is_no_table():
    assert refused("Просим предоставить сведения.\n".encode()).code == "FILE-004"
