"""What the schools of the invented district write into our own forms."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import numpy as np

from shnor_pipeline.demo.model import District, School
from shnor_pipeline.school_year import HalfYear, SchoolYear
from shnor_pipeline.sources.form_layouts import default_programme, form_layout

_PLANS = {"success": 100, "quality": 30, "equipment": 15}
_SIGNIFICANCE = ("высокая", "средняя", "низкая", "не актуален")
_LATE, _RUNNING, _NOT_DONE = 0.5, 0.8, 0.92  # bounds of the draw: in time below the first, then late, …

Values = dict[str, Any]


def identity(school: School, day: date) -> dict[str, str]:
    """Return the school as a form names it."""
    return {
        "name": school.short_name(day),
        "login": school.login,
        "code": school.gia_code,
        "school_id": school.login,
    }


def passport(district: District, school: School, school_year: int, rng: np.random.Generator) -> Values:
    """Return the counts of a social passport; they follow the school's shares with a little movement."""
    total = district.total(school, school_year)
    shares = {name: share + rng.normal(0, 1) for name, share in school.shares.items()}
    values: Values = {name: _count(share, total) for name, share in shares.items()}
    registered = values["pupils_on_register_any"]
    rest = rng.random(7)
    values |= {
        "pupils_total": total,
        "pupils_on_vshu": registered,
        "pupils_on_pdn": registered // 2,
        "pupils_on_kdn": registered // 3,
        "pupils_large_family": _count(18 + 20 * rest[0], total),
        "low_income": _count(15 + 35 * rest[1], total),
        "guardianship_or_foster": _count(2 + 5 * rest[2], total),
        "orphan": _count(3 * rest[3], total),
        "pupils_ovz": _count(4 + 12 * rest[4], total),
        "pupils_disabled": _count(1 + 2 * rest[5], total),
        "pupils_bussed": _count(40 * rest[6], total),
        "distance_km": 12 + school.number % 90,
    }
    if school.role and school.role != "resilient":
        values["nsu_override"] = "да"
    return values


def _count(share: float, total: int) -> int:
    return int(np.clip(round(share * total / 100), 0, total))


def is_in_programme(district: District, school: School) -> bool:
    """Tell whether the school sends the programme's forms: schools with a role and those in the poorest context."""
    if school.role:
        return True
    weight = school.shares["pupils_incomplete_family"] - school.shares["pupils_comfortable_housing"] / 2
    rivals = [
        other.shares["pupils_incomplete_family"] - other.shares["pupils_comfortable_housing"] / 2
        for other in district.of(school.territory)
    ]
    return sum(rival > weight for rival in rivals) < max(1, len(rivals) // 8)


def self_assessment(school: School, school_year: int, rng: np.random.Generator) -> Values:
    """Return a filled self-assessment card; weaker schools name more risks and fewer working processes."""
    weak = school.role in {"low", "enters"}
    draw = rng.random(40)
    pupils, teachers = school.pupils, max(4, school.pupils // 9)
    values: Values = {
        "posts_planned": teachers + 2,
        "posts_filled": teachers + 2 - (2 if weak else 0),
        "vacancies": 2 if weak else 0,
        "teachers_with_category_pct": round(25 + 45 * draw[0] - 10 * weak, 1),
        "teachers_young_pct": round(25 * draw[1], 1),
        "teachers_pension_pct": round(10 + 30 * draw[2], 1),
        "teachers_trained_pct": round(60 + 40 * draw[3], 1),
        "teachers_combining_pct": round(20 + 50 * draw[4], 1),
        "psychologist": "нет" if weak else "да",
        "speech_therapist": "да" if draw[5] > 0.6 else "нет",
        "special_educator": "нет",
        "social_teacher": "да" if draw[6] > 0.4 else "нет",
        "specialist_posts": 0.5 if weak else 1.5,
        "internet_mbps": int(draw[7] * 100) if draw[7] > 0.1 else 0,
        "computers_per_10": round(0.5 + 2 * draw[8], 1),
        "equipment_renewal_pct": round(4 + 18 * draw[9], 1),
    }
    rooms = ("есть", "частично", "нет")
    values |= {name: rooms[int(draw[10 + i] * 3)] for i, name in enumerate(("physics_room", "chemistry_room"))}
    values["biology_room"] = rooms[int(draw[12] * 3)]
    items = form_layout("self_assessment").items
    for place, item in enumerate(item for item in items if item.block == "C"):
        level = min(3, int(draw[13 + place] * 4) + (0 if weak else 1))
        values[item.id] = {"value": _SIGNIFICANCE[level], "comment": "по итогам анкетирования" if level == 0 else None}
    for place, item in enumerate(item for item in items if item.block == "D"):
        values[item.id] = int(np.clip(round(2 * draw[23 + place] + (0.1 if weak else 0.7)), 0, 2))
    values |= {"external_context": "да" if weak else "нет", "internal_teaching": "да" if weak else "нет"}
    values |= {"external_remoteness": "да" if school.pupils < 60 else "нет", "internal_motivation": "да"}
    passed = round(pupils * (0.97 - 0.08 * weak))
    values |= {
        "success": {"value": passed, "denominator": pupils},
        "quality": {"value": round(pupils * (0.34 - 0.12 * weak + 0.05 * draw[31])), "denominator": pupils},
        "staff_training": {"value": round(teachers * (0.6 + 0.35 * draw[32])), "denominator": teachers},
        "documentation": {"value": 8 + (school_year + school.number) % 3, "denominator": 10},
        "equipment": {"value": round(40 * (0.06 + 0.15 * draw[33])), "denominator": 40},
        "management": {"value": round(teachers * (0.5 + 0.4 * draw[34])), "denominator": teachers},
        "individual_plans": {"value": max(1, round(pupils * 0.05)), "denominator": max(1, round(pupils * 0.07))},
    }
    return values


def plan_targets(school: School, school_year: int, rng: np.random.Generator) -> Values:
    """Return plan, baseline and the school's own fact for each indicator, approved by an order in September."""
    weak = school.role in {"low", "enters"}
    facts = {
        "success": 100 - (12 if weak else 2) * float(rng.random()),
        "quality": 28 + 12 * float(rng.random()) - 10 * weak,
        "equipment": 6 + 14 * float(rng.random()),
    }
    values: Values = {}
    for item in form_layout("plan_targets").items:
        fact = facts.get(item.id, 70 + 30 * float(rng.random()))
        values[item.id] = {
            "baseline": round(max(0.0, fact - 6 * float(rng.random())), 1),
            "plan": _PLANS.get(item.id, 100),
            "fact": round(fact, 1),
            "approved_on": date(school_year, 9, 20 + school.number % 9),
            "approved_by": f"приказ № {10 + school.number % 80}",
        }
    return values


def roadmap(period: HalfYear | SchoolYear, rng: np.random.Generator, *, school: School | None = None) -> Values:
    """Return the state of the roadmap's events at the end of the period: most done, some late, some not at all.

    A district-wide map (no school) reports on every event, a school on those that schools answer for. Events that are
    not due in the period wait for their day.
    """
    programme = default_programme()
    values: Values = {}
    for event in programme.events:
        luck, days = rng.random(), int(5 + 25 * rng.random())
        if school is not None and "ОО" not in event.who:
            continue
        due = programme.due_dates(event, period)
        later = programme.next_due(event, period.last_day)
        if due:
            values[event.id] = _due_state(due[-1], period.last_day, luck, days)
        elif event.schedule.kind in {"by_plan", "ongoing"}:
            values[event.id] = {
                "status": "выполняется",
                "planned_on": later,
                "evidence": "план работы" if luck < 0.7 else None,
            }
        else:
            values[event.id] = {"status": "срок не наступил", "planned_on": later}
    return values


def _due_state(due: date, end: date, luck: float, days: int) -> Values:
    """Return the state of an event that was due: done in time, done late (where there was time to be late), or not."""
    if luck >= _NOT_DONE:
        return {"status": "не выполнено", "planned_on": due, "note": "перенесено: нет исполнителя"}
    if luck >= _RUNNING:
        return {"status": "выполняется", "planned_on": due}
    late = luck >= _LATE and due + timedelta(days=days) <= end
    done = due + timedelta(days=days) if late else due - timedelta(days=days % 9)
    return {"status": "выполнено", "planned_on": due, "done_on": done, "evidence": f"справка от {done:%d.%m.%Y}"}


def flat(values: Mapping[str, Any]) -> list[tuple[str, object]]:
    """Return (item, value) pairs; of an item with several columns the first, as the truth names it."""
    return [
        (name, next(iter(value.values())) if isinstance(value, Mapping) else value) for name, value in values.items()
    ]


def filled_on(school_year: int, form: str) -> date:
    """Return the day on which schools send the form."""
    layout = form_layout(form)
    return layout.as_of(SchoolYear(school_year)) + timedelta(days=9)
