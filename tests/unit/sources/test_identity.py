import pandas as pd
import pytest

from shnor_pipeline import catalogue
from shnor_pipeline.sources.identity import SchoolDirectory

COLUMNS = ["school_id", "fisoko_login", "gia_code", "name", "full_name", "former_names", "head_code"]
FULL = "Муниципальное казённое общеобразовательное учреждение «Первая средняя общеобразовательная школа»"
SCHOOLS = [
    ("edu389101", "edu389101", "042001", "МКОУ «Первая СОШ»", FULL, "МБОУ «Старая СОШ» (до 01.01.2016)", None),
    ("edu389102", "edu389102", "042002", "МКОУ «Вторая ООШ»", None, None, None),
    ("gia-042003", None, "042003", "МКОУ «Лесная СОШ»", None, None, None),
    ("gia-042004", None, "042004", "МБОУ «Лесная СОШ»", None, None, None),
    ("branch-042001-1", None, None, "Дальний филиал МКОУ «Первая СОШ»", None, None, "042001"),
    ("edu389105", "edu389105", None, "Ближний филиал", None, None, "edu389102"),
]


@pytest.fixture
def directory():
    table = catalogue.table("validated_schools")
    return SchoolDirectory(pd.DataFrame(SCHOOLS, columns=COLUMNS).reindex(columns=table.columns))


def resolve(directory, *refs, names=None):
    return directory.resolve(pd.Series(refs, dtype="object"), None if names is None else pd.Series(names)).tolist()


def test_a_school_is_found_by_either_login_and_by_code_with_or_without_zeros(directory):
    found = resolve(directory, "edu389101", "sch389101", "042001", "42001", 42001.0, "МКОУ(edu389101)")
    assert found == ["edu389101"] * 6


def test_a_school_is_found_by_any_name_it_has_or_had(directory):
    found = resolve(directory, 'МКОУ "Первая COШ "', FULL.upper().replace("Ё", "Е"), "МБОУ Старая СОШ", "Первая СОШ")
    assert found == ["edu389101"] * 4


def test_a_branch_stands_for_its_head(directory):
    found = resolve(directory, "Дальний филиал МКОУ «Первая СОШ»", "edu389105")
    assert found == ["edu389101", "edu389102"]


def test_nothing_is_guessed(directory):
    unknown = ("edu389199", "042999", "Перваяя СОШ", "СОШ", "", None, "МАОУ «Первая СОШ»")
    assert resolve(directory, *unknown) == [None] * len(unknown)


def test_a_name_that_fits_two_schools_fits_none(directory):
    assert resolve(directory, "Лесная СОШ", "МБОУ «Лесная СОШ»") == [None, "gia-042004"]


def test_the_name_column_serves_only_where_the_reference_names_no_code(directory):
    found = resolve(directory, "", "edu389199", "неизвестно", names=["МКОУ «Вторая ООШ»"] * 3)
    assert found == ["edu389102", None, "edu389102"]


def test_the_index_of_the_rows_is_kept(directory):
    refs = pd.Series(["042002", "нет"], index=[7, 9])
    assert directory.resolve(refs).to_dict() == {7: "edu389102", 9: None}


def test_an_empty_register_knows_nobody():
    empty = pd.DataFrame(columns=catalogue.table("validated_schools").columns)
    assert resolve(SchoolDirectory(empty), "edu389101") == [None]
