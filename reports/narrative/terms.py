"""Terms and people of the roadmap in words."""

from __future__ import annotations

from shnor_pipeline.programme import Event

_KINDS = {
    "half_year": "каждое полугодие",
    "quarter": "каждый квартал",
    "school_year_start": "к началу учебного года",
    "ongoing": "в течение года",
    "by_plan": "по плану ЦРО",
}
_MONTHS = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)
_PEOPLE = {"УО": "Управление образования", "ЦРО": "ЦРО", "ОО": "школа"}


def term_text(event: Event) -> str:
    """Return when an event is due: ``июль ежегодно``, ``апрель 2022``, ``каждое полугодие``."""
    schedule = event.schedule
    if schedule.kind == "yearly":
        return f"{_MONTHS[int(schedule.month or 1) - 1]} ежегодно"
    if schedule.kind == "once":
        year, month = str(schedule.month).split("-")
        return f"{_MONTHS[int(month) - 1]} {year}"
    return _KINDS[schedule.kind]


def people_text(event: Event) -> str:
    """Return who answers for an event."""
    return ", ".join(_PEOPLE.get(who, who) for who in event.who)
