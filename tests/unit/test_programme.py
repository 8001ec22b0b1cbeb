"""The programme: its parts, and on which days its events are due."""

from datetime import date
from pathlib import Path

import pytest

from shnor_pipeline import programme as module
from shnor_pipeline.declaration import DeclarationError
from shnor_pipeline.programme import due_dates, load_programme
from shnor_pipeline.school_year import HalfYear, SchoolYear

DEFAULT = Path(module.__file__).parent / "defaults" / "programme.yaml"


@pytest.fixture(scope="module")
def programme():
    return load_programme(DEFAULT)


def test_the_programme_has_seven_indicators_four_sections_and_34_events(programme):
    assert [item.id for item in programme.indicators] == [
        "success",
        "quality",
        "staff_training",
        "documentation",
        "equipment",
        "management",
        "individual_plans",
    ]
    assert [len(section.events) for section in programme.sections] == [10, 14, 8, 2]
    assert len({event.id for event in programme.events}) == 34


def test_section_two_has_no_ninth_event(programme):
    ids = [event.id for event in programme.sections[1].events]
    assert ids[7:9] == ["2.8", "2.10"]
    with pytest.raises(KeyError, match=r"2\.9"):
        programme.event("2.9")


def test_only_equipment_is_set_for_each_year(programme):
    assert [item.id for item in programme.indicators if item.yearly] == ["equipment"]
    assert programme.indicator("equipment").target == 15


@pytest.mark.parametrize(
    ("event", "period", "days"),
    [
        ("1.1", HalfYear(2023, 2), [date(2023, 7, 31)]),
        ("1.1", HalfYear(2023, 1), []),
        ("1.2", HalfYear(2022, 2), [date(2022, 12, 31)]),
        ("1.2", HalfYear(2023, 2), [date(2023, 9, 30)]),
        ("1.3", HalfYear(2022, 1), [date(2022, 1, 31)]),
        ("1.3", HalfYear(2022, 2), [date(2022, 9, 30)]),
        ("1.4", HalfYear(2023, 1), []),
        ("1.6", SchoolYear(2022), [date(2022, 12, 31), date(2023, 6, 30)]),
        ("1.8", HalfYear(2023, 2), [date(2023, 9, 30), date(2023, 12, 31)]),
        ("1.10", HalfYear(2023, 2), [date(2023, 12, 31)]),
        ("2.4", SchoolYear(2023), [date(2023, 9, 1)]),
        ("3.1", SchoolYear(2022), [date(2023, 1, 31)]),
        ("3.2", HalfYear(2022, 1), [date(2022, 4, 30)]),
        ("3.2", HalfYear(2023, 1), []),
        ("1.1", HalfYear(2025, 2), []),
    ],
)
def test_due_days_follow_from_the_schedule_and_the_programme_years(programme, event, period, days):
    assert due_dates(programme.event(event), period, programme) == days


def test_the_next_and_the_last_term_of_an_event(programme):
    assert programme.next_due(programme.event("1.1"), date(2023, 7, 31)) == date(2024, 7, 31)
    assert programme.next_due(programme.event("3.2"), date(2022, 4, 30)) is None
    assert programme.last_due(programme.event("3.2"), date(2023, 6, 30)) == date(2022, 4, 30)
    assert programme.last_due(programme.event("1.1"), date(2022, 1, 1)) is None


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("{kind: yearly, month: 7}", "{kind: yearly}", "нужен month — номер месяца"),
        ("{kind: yearly, month: 7}", "{kind: yearly, month: 13}", "нужен month — номер месяца"),
        ("{kind: yearly, month: 7}", "{kind: monthly}", "нужно одно из"),
        ("{kind: once, month: 2022-04}", "{kind: once, month: 4}", "вида 2022-04"),
        ("{kind: by_plan}", "{kind: by_plan, month: 3}", "месяц не указывается"),
        ('{source: 2,  title: "Опред', '{source: 1,  title: "Опред', "номер мероприятия повторяется: 1"),
        ("{id: quality, ", "{id: success, ", "обозначение показателя повторяется: success"),
        ("years: [2022, 2023, 2024]", "years: [2023, 2022]", "по возрастанию"),
        ("target: 30", "target: тридцать", "нужно число без кавычек"),
    ],
)
def test_a_fault_of_the_programme_is_named_by_file_line_and_cure(tmp_path, old, new, words):
    text = DEFAULT.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "programme.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DeclarationError, match="строка") as refusal:
        load_programme(path)
    assert words in str(refusal.value)
