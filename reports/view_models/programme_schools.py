"""Tables 7 and 8 of the half-year report: staff, curators and networks of the schools in the programme's scope."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports.narrative.facts import Fact, school_facts
from reports.narrative.programme_conclusions import staff_sentence
from reports.rendering.formatting import DASH, NO_DATA, text
from reports.view_models.document import Line, TableModel
from reports.view_models.figures import FigureRegister
from reports.view_models.report_data import ReportData
from reports.view_models.school_card import school_card

TEAM_EVENT, NETWORK_EVENT = "2.11", "4.1"
_DEFICITS = {
    "C.risk_staff_shortage": "кадры",
    "C.risk_staff_competence": "предметная и методическая компетентность",
}
_ABSENT = "нет"
_ANSWERS = "validated_self_assessment"


@dataclass(frozen=True)
class ProgrammeSchools:
    """Tables 7 and 8, the sentence about staff, and the schools that proposals name."""

    staff: TableModel
    networks: TableModel
    summary: str
    vacancies: tuple[str, ...]
    untrained: tuple[str, ...]
    without_curator: tuple[str, ...]
    without_network: tuple[str, ...]


def schools_in_scope(data: ReportData) -> list[str]:
    """Return the schools the programme is for: low-performing ones and those in adverse social conditions, by name."""
    found = [
        school_id for school_id in data.active_schools if (card := school_card(data, school_id)).is_low or card.has_risk
    ]
    return sorted(found, key=data.school_name)


def programme_schools(data: ReportData, scope: Sequence[str], period: str, figures: FigureRegister) -> ProgrammeSchools:
    """Return the tables for the schools in scope; ``period`` is the half-year's key."""
    facts = {school_id: school_facts(school_card(data, school_id)) for school_id in scope}
    answered = [school_id for school_id in scope if any(name[:2] in ("A.", "D.") for name in facts[school_id])]
    vacant = [school_id for school_id in answered if _positive(facts[school_id].get("A.vacancies"))]
    lone = [school_id for school_id in answered if _is_absent(facts[school_id].get("D.mentoring"))]
    trained = {school_id: _event(data, school_id, TEAM_EVENT, period) for school_id in scope}
    absent = "Школ в сфере программы (ШНОР и НСУ) по данным учебного года нет."
    return ProgrammeSchools(
        staff=TableModel(tuple(_staff_line(data, item, facts[item], trained[item], figures) for item in scope), absent),
        networks=TableModel(tuple(_network_line(data, item, facts[item], period) for item in scope), absent),
        summary=staff_sentence(len(answered), len(scope), len(vacant), len(lone)),
        vacancies=tuple(f"{data.school_name(item)} — {facts[item]['A.vacancies'].text}" for item in vacant),
        untrained=tuple(data.school_name(item) for item in scope if trained[item] == "не выполнено"),
        without_curator=tuple(data.school_name(item) for item in scope if not data.schools[item]["curator"]),
        without_network=tuple(
            data.school_name(item) for item in answered if _is_absent(facts[item].get("D.network_contract"))
        ),
    )


def _staff_line(
    data: ReportData, school_id: str, facts: Mapping[str, Fact], team: str, figures: FigureRegister
) -> Line:
    own = school_card(data, school_id).self_assessment
    deficits = [
        f"{title} ({facts[name].text})"
        for name, title in _DEFICITS.items()
        if name in facts and facts[name].text in ("высокая", "средняя")
    ]
    answered = any(name.startswith("C.") for name in facts)
    return {
        "school": data.school_name(school_id),
        "trained": figures.cell(_ANSWERS, own.get("A.teachers_trained_pct"), "value", "КУРС"),
        "team": team,
        "deficits": "; ".join(deficits) or (DASH if answered else NO_DATA),
        "mentoring": _shown(facts, "D.mentoring"),
        "vacancies": figures.cell(_ANSWERS, own.get("A.vacancies"), "value", "ВАК"),
    }


def _network_line(data: ReportData, school_id: str, facts: Mapping[str, Fact], period: str) -> Line:
    return {
        "school": data.school_name(school_id),
        "curator": text(data.schools[school_id]["curator"], empty="не назначен"),
        "contract": _shown(facts, "D.network_contract"),
        "event": _event(data, school_id, NETWORK_EVENT, period),
    }


def _shown(facts: Mapping[str, Fact], name: str) -> str:
    return facts[name].text if name in facts else NO_DATA


def _positive(fact: Fact | None) -> bool:
    return fact is not None and not isinstance(fact.value, str) and fact.value > 0


def _is_absent(fact: Fact | None) -> bool:
    return fact is not None and fact.text == _ABSENT


def _event(data: ReportData, school_id: str, event: str, period: str) -> str:
    """Return the latest state of an event that the school itself reported, preferring the period's own report."""
    rows = [row for row in data.rows("validated_roadmap_status", school_id) if row["event"] == event]
    rows.sort(key=lambda row: (row["period"] == period, str(row["reported_on"] or "")))
    return str(rows[-1]["status"]) if rows else NO_DATA
