"""Tables 8 and 10 of the July report: risk factors with what confirms them, and problem → measure → term."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reports.narrative.causes import (
    Cause,
    Measure,
    indicator_measure,
    procedure_measure,
    school_causes,
    school_risks,
    sources,
)
from reports.narrative.facts import school_facts
from reports.narrative.labels import Procedure, procedure_label
from reports.narrative.terms import people_text, term_text
from reports.rendering.formatting import DASH, NBSP, number, percent, sentence
from reports.view_models.document import Line, TableModel, numbered
from reports.view_models.report_data import ReportData, Row
from reports.view_models.school_card import SchoolCard
from reports.view_models.significance import significant
from reports.view_models.targets import main_targets

RISK_TITLES = {
    "risk_equipment": "Низкий уровень оснащения школы",
    "risk_staff_shortage": "Дефицит педагогических кадров",
    "risk_staff_competence": "Недостаточная предметная и методическая компетентность педагогов",
    "risk_ovz": "Высокая доля обучающихся с ОВЗ",
    "risk_language": "Низкое качество преодоления языковых и культурных барьеров",
    "risk_motivation": "Низкая учебная мотивация обучающихся",
    "risk_wellbeing": "Пониженный уровень школьного благополучия",
    "risk_discipline": "Низкий уровень дисциплины в классе",
    "risk_failure": "Высокая доля обучающихся с рисками учебной неуспешности",
    "risk_parents": "Низкий уровень вовлечённости родителей",
}
UNPROVEN = "данными не подтверждён"
_NO_TERM = "в течение учебного года"


@dataclass(frozen=True)
class SchoolMeasures:
    """Causes in words, and tables 8 and 10."""

    external: tuple[str, ...]
    internal: tuple[str, ...]
    no_causes: str
    risks: TableModel
    plan: TableModel
    grounds: tuple[str, ...]


def school_measures(data: ReportData, card: SchoolCard) -> SchoolMeasures:
    """Return causes, risk factors and the measures that follow from them, from low results and from missed targets."""
    markers = [row for row in data.rows("validated_objectivity", card.school_id) if row["markers_n"] is not None]
    facts = school_facts(card, max((int(row["markers_n"]) for row in markers), default=None))
    causes = school_causes(facts)
    return SchoolMeasures(
        external=_texts(causes, "external"),
        internal=_texts(causes, "internal"),
        no_causes=_no_causes(card),
        risks=_risks(data, facts),
        plan=_plan(data, card, causes),
        grounds=sources(),
    )


def _texts(causes: tuple[Cause, ...], kind: str) -> tuple[str, ...]:
    own = (cause for cause in causes if cause.kind == kind)
    return tuple(f"{cause.title} {cause.measure.reference} — {cause.basis}." for cause in own)


def _no_causes(card: SchoolCard) -> str:
    if not card.self_assessment:
        return "не определены: карта самообследования не поступила, в остальных данных признаков нет"
    return "не выявлены: школа их не назвала, в данных признаков нет"


def _risks(data: ReportData, facts: Mapping[str, object]) -> TableModel:
    lines: tuple[Line, ...] = tuple(
        {
            "risk": f"{RISK_TITLES.get(risk.id, risk.id)} {risk.reference}",
            "significance": risk.significance,
            "evidence": "; ".join(risk.evidence) or UNPROVEN,
            "deficit": "; ".join(risk.deficits) or DASH,
        }
        for risk in school_risks(facts)  # type: ignore[arg-type]
    )
    absent = (
        f"Оценки факторов риска за {data.school_year.label} учебный год нет: в карте самообследования раздел не "
        "заполнен или карта не поступила."
    )
    return significant(
        data,
        TableModel(lines, absent),
        lambda line: line["evidence"] != UNPROVEN,
        "факторы, подтверждённые данными",
    )


def _plan(data: ReportData, card: SchoolCard, causes: tuple[Cause, ...]) -> TableModel:
    lines: list[Line] = []
    share = number(data.methodology.identification.share_pct, 0)
    for row in card.low_procedures:
        procedure = Procedure.parse(row["procedure"])
        problem = f"{procedure_label(row['procedure'])}: ниже порога {percent(row['low_pct'])}"
        lines.append(_line(data, problem, procedure_measure(procedure.subject, share)))
    lines.extend(_line(data, cause.title, cause.measure) for cause in causes)
    for indicator, row in main_targets(data, card.school_id).items():
        if row["light"] in ("red", "yellow"):
            lines.extend(_target_line(data, indicator, row))
    absent = "Проблем, подтверждённых данными, не выявлено: адресных мер отчёт не предлагает."
    return TableModel(numbered(_merged(lines)), absent)


def _target_line(data: ReportData, indicator: str, row: Row) -> list[Line]:
    measure = indicator_measure(indicator, number(row["plan"], 0))
    problem = f"{data.indicator_title(indicator)}: {percent(row['fact'])} при плане {percent(row['plan'], 0)}"
    return [_line(data, problem, measure)] if measure else []


def _line(data: ReportData, problem: str, measure: Measure) -> Line:
    event = next((item for item in data.programme.events if item.id == measure.event), None)
    what = f"{measure.what} (мероприятие{NBSP}{measure.event})" if event else measure.what
    return {
        "problem": problem,
        "measure": f"{what} {measure.reference}",
        "term": term_text(event) if event else _NO_TERM,
        "who": people_text(event) if event else "школа",
        "result": sentence(measure.result).rstrip(".").replace(" %", f"{NBSP}%"),
    }


def _merged(lines: list[Line]) -> list[Line]:
    """Return the lines with the problems of one and the same measure brought together."""
    merged: dict[str, Line] = {}
    for line in lines:
        same = merged.setdefault(str(line["measure"]), dict(line))
        if same["problem"] != line["problem"]:
            same["problem"] = f"{same['problem']}; {line['problem']}"
    return list(merged.values())
