"""Of which schools a form is expected, and why not of the others."""

from types import SimpleNamespace

import pandas as pd
import pytest

from shnor_pipeline.domain.expected_scope import Expectations
from shnor_pipeline.school_year import SchoolYear

YEAR = SchoolYear(2022)


def _form(**facts):
    """Return what the rule asks of a form; ``nobody`` is why it is expected of no school at all."""
    nobody = facts.pop("nobody", "")
    known = {"types": (), "grade": None, "schools": "all", **facts}
    return SimpleNamespace(**known, not_expected=lambda _year, _programme: nobody)


def _school(**facts):
    return {"school_id": "A", "type": "СОШ", "valid_from": None, "valid_to": None, **facts}


def _known(status=(), adverse=(), grades=()):
    return Expectations.of(
        (2022, 2023, 2024),
        pd.DataFrame(list(status), columns=["school_year", "school_id", "status"]),
        pd.DataFrame(list(adverse), columns=["school_year", "school_id", "is_nsu"]),
        pd.DataFrame(list(grades), columns=["school_year", "school_id", "grade9_n", "grade11_n"]),
    )


@pytest.mark.parametrize(
    ("school", "form", "reason"),
    [
        (_school(), _form(), ""),
        (_school(), _form(nobody="форма введена с 2023 года"), "форма введена с 2023 года"),
        (_school(type="филиал"), _form(), "филиал: сдаёт головная школа"),
        (_school(valid_to="2022-12-31"), _form(), "не действует с 31.12.2022"),
        (_school(valid_to="2024-08-31"), _form(), ""),
        (_school(valid_from="2023-01-10"), _form(), "действует с 10.01.2023"),
        (_school(valid_from="2010-09-01"), _form(), ""),
        (_school(type="НОШ"), _form(types=("СОШ", "ООШ"), grade=9), "НОШ: нет 9 класса"),
        (_school(type=None), _form(types=("СОШ",), grade=11), "тип не указан: нет 11 класса"),
        (_school(type="НОШ"), _form(types=("СОШ",)), "не для типа НОШ"),
        (_school(type="ООШ"), _form(types=("СОШ", "ООШ"), grade=9), ""),
    ],
)
def test_a_school_owes_a_form_or_is_told_why_not(school, form, reason):
    assert _known().exemption(school, form, YEAR) == reason


def test_a_school_without_pupils_of_the_grade_owes_no_exam_of_it():
    known = _known(grades=[(2022, "A", 12, 0), (2022, "B", None, 5), (2022, None, 0, 0), (2021, "A", 0, 3)])
    assert known.empty_grades == {(2022, 11, "A"), (2021, 9, "A")}
    assert known.exemption(_school(), _form(grade=11), YEAR) == "нет обучающихся 11 класса (контекстные данные)"
    assert known.exemption(_school(), _form(grade=9), YEAR) == ""


def test_a_form_of_the_programme_is_owed_by_listed_and_adverse_schools_of_the_year_before():
    status = [(2021, "A", "ШНОР (стабильно)"), (2021, "B", "зона риска"), (2021, "C", None), (2022, "D", "ШНОР")]
    known = _known(status, adverse=[(2021, "E", True), (2021, "B", False), (2021, "C", None)])
    form = _form(schools="programme")
    assert known.in_scope(YEAR) == {"A", "E"}
    assert [known.exemption(_school(school_id=item), form, YEAR) for item in "AE"] == ["", ""]
    assert known.exemption(_school(school_id="D"), form, YEAR) == "не ШНОР и не НСУ"


def test_without_last_years_figures_the_years_own_decide_and_without_any_nothing_is_claimed():
    known = _known([(2022, "D", "ШНОР")])
    form = _form(schools="programme")
    assert known.exemption(_school(school_id="D"), form, YEAR) == ""
    assert known.in_scope(SchoolYear(2019)) is None
    assert known.exemption(_school(), form, SchoolYear(2019)) == "список ШНОР и НСУ ещё не рассчитан"
