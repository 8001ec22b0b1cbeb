"""The declaration of expected forms: deadlines, years, and faults named by line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from shnor_pipeline.declaration import DeclarationError
from shnor_pipeline.expected_forms import FILE_NAME, ExpectedForm, load_expected_forms
from shnor_pipeline.school_year import SchoolYear

SHIPPED = (Path(__file__).parents[2] / "shnor_pipeline" / "defaults" / FILE_NAME).read_text(encoding="utf-8")
PROGRAMME = (2022, 2023, 2024)


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ExpectedForm]:
    return {form.id: form for form in load_expected_forms(tmp_path_factory.mktemp("пусто")).forms}


def test_months_from_september_belong_to_the_year_in_which_the_school_year_begins(
    forms: dict[str, ExpectedForm],
) -> None:
    assert forms["social_passport"].due_on(SchoolYear(2022)) == date(2022, 10, 15)
    assert forms["oge"].due_on(SchoolYear(2022)) == date(2023, 7, 10)


def test_the_first_plan_targets_are_due_in_december(forms: dict[str, ExpectedForm]) -> None:
    assert forms["plan_targets"].due_on(SchoolYear(2022)) == date(2022, 12, 31)
    assert forms["plan_targets"].due_on(SchoolYear(2023)) == date(2023, 9, 30)


@pytest.mark.parametrize(
    ("form", "year", "owed"),
    [
        ("plan_targets", 2020, False),
        ("plan_targets", 2021, False),
        ("plan_targets", 2022, True),
        ("plan_targets", 2024, True),
        ("plan_targets", 2025, False),
        ("social_passport", 2021, False),
        ("social_passport", 2022, True),
        ("self_assessment", 2021, True),
        ("oge", 2020, False),
        ("oge", 2030, True),
    ],
)
def test_a_form_is_owed_only_in_the_years_of_the_programme_or_from_its_own_first_year(
    forms: dict[str, ExpectedForm], form: str, year: int, *, owed: bool
) -> None:
    assert (forms[form].not_expected(SchoolYear(year), PROGRAMME) == "") is owed


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('due: "15.10"', 'due: "31.02"', "срок записывается"),
        ('due: "15.10"', "due: 15.10", "нужен текст"),
        ("table: social_passport", "table: passport", "нет таблицы «passport»"),
        ('since: "2021-2022"', 'since: "2021"', "не называет учебный год"),
        ("exam: ВПР, ", "", "exam указывается"),
        ("id: self_assessment", "id: social_passport", "обозначение формы повторяется: social_passport"),
        ("{items}", "{формы}", "других нет"),
        ("{items}", "{items", "не закрыта"),
        ("schools: all, sender", "schools: some, sender", "нужно одно из"),
    ],
)
def test_a_fault_is_named_with_its_line_and_cure(tmp_path: Path, before: str, after: str, said: str) -> None:
    assert before in SHIPPED
    (tmp_path / FILE_NAME).write_text(SHIPPED.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(DeclarationError) as error:
        load_expected_forms(tmp_path)
    assert said in str(error.value)
    assert f"{FILE_NAME}, строка" in str(error.value)
