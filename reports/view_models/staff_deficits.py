"""The September report: deficits of teachers by the last self-assessments, plan targets proposed and approved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reports.narrative.gaps import questions
from reports.narrative.staff_conclusions import (
    answered_sentence,
    planned_sentence,
    risks_sentence,
    some,
    staff_proposals,
    subjects_sentence,
    vacancies_sentence,
)
from reports.rendering.formatting import DASH, day, integer, number, text
from reports.view_models.coverage import coverage_among, form_title
from reports.view_models.document import (
    Line,
    Parameter,
    TableModel,
    TitleBlock,
    applied_parameters,
    codes_note,
    source_lines,
    title_block,
)
from reports.view_models.figures import STAFF_DEFICITS, Figure, FigureRegister, school_numbers
from reports.view_models.report_data import DISTRICT, ReportData, Row
from reports.view_models.staff_tables import (
    COMPETENCE,
    PLANS,
    SHORTAGE,
    Staff,
    coverage_lines,
    low_results_table,
    risk_table,
    staff_table,
)
from reports.view_models.suggested_targets import suggested_targets
from reports.view_models.targets import indicator_code, main_targets

_HEADING = "Информационно-аналитический отчёт о дефицитах педагогов и плановых показателях"
Plans = Mapping[str, Mapping[str, Row]]


@dataclass(frozen=True)
class StaffDeficits:
    """Everything the Word template of the September report prints."""

    title: TitleBlock
    basis: str
    conclusions: tuple[str, ...]
    gaps: tuple[str, ...]
    staff: TableModel
    risks: TableModel
    low: TableModel
    targets: TableModel
    plans: TableModel
    suggestions: TableModel
    proposals: tuple[str, ...]
    coverage: TableModel
    sources: TableModel
    parameters: tuple[Parameter, ...]
    codes_note: str
    figures: tuple[Figure, ...]


def staff_deficits(data: ReportData) -> StaffDeficits:
    """Return the report of a school year that begins: evidence of the year before, targets of the year itself."""
    year = data.school_year
    before = data.for_year(year.previous)
    staff = Staff.of(before)
    figures = FigureRegister(STAFF_DEFICITS, year.exam_year, school_numbers(data.schools))
    plans = _plans(data, staff.scope)
    planned = coverage_among(form_title(data, PLANS), staff.scope, [item for item in staff.scope if plans.get(item)])
    approved = [item for item, rows in plans.items() if all(row["approved_on"] is not None for row in rows.values())]
    below = [item for item, rows in plans.items() if _below(data, rows)]
    subjects = {
        subject: [before.school_name(item) for item in schools] for subject, schools in staff.low_results.items()
    }
    vacant = {name: posts for name, posts in staff.values("A.vacancies").items() if posts > 0}
    share = integer(data.methodology.identification.share_pct)
    tables = {
        "staff": staff_table(staff, figures),
        "risks": risk_table(staff),
        "low": low_results_table(staff, figures),
        "targets": _targets(data, before, staff, plans, figures),
        "plans": _school_plans(data, staff, plans, figures),
        "suggestions": suggested_targets(data, staff.scope, figures),
    }
    printed = figures.printed()
    missing_plans = [data.school_name(item) for item in planned.missing]
    return StaffDeficits(
        title=title_block(data, _HEADING, f"Школы в сфере программы: {data.settings.territory.name}", _period(data)),
        basis=_basis(data),
        conclusions=(
            answered_sentence(len(staff.answered), len(staff.scope), before.school_year.label),
            vacancies_sentence(vacant, len(staff.answered)),
            risks_sentence(
                len(staff.stating(COMPETENCE, "высокая")),
                len(staff.stating(SHORTAGE, "высокая")),
                len(staff.answered),
            ),
            subjects_sentence({name: len(found) for name, found in subjects.items()}, before.school_year.label, share),
            planned_sentence(planned.received_n, len(approved), len(below), len(staff.scope), year.label),
        ),
        gaps=tuple(
            staff.gaps(
                [
                    *(
                        [f"Плановые показатели на {year.label} не получены: {some(missing_plans)}."]
                        if planned.missing
                        else []
                    ),
                    *questions(before),
                ]
            )
        ),
        **tables,
        proposals=staff_proposals(
            subjects=subjects,
            vacant=sorted(vacant),
            without_mentors=staff.stating("D.mentoring", "нет"),
            without_plans=missing_plans,
            not_approved=[data.school_name(item) for item in plans if item not in approved],
            below=[data.school_name(item) for item in below],
            missing=staff.missing_names,
        ),
        coverage=coverage_lines(
            data, [(f"{before.school_year.label} учебный год", staff.coverage), (f"{year.label} учебный год", planned)]
        ),
        sources=source_lines(before),
        parameters=applied_parameters(data),
        codes_note=codes_note(printed),
        figures=printed,
    )


def _period(data: ReportData) -> str:
    return f"{data.school_year.label} учебный год"


def _basis(data: ReportData) -> str:
    title = data.programme.programme
    return (
        f"Отчёт подготовлен по мероприятиям 1.2 и 2.1 дорожной карты муниципальной программы «{title.title}». "
        f"Дефициты педагогов показаны по картам самообследования и результатам процедур за "
        f"{data.school_year.previous.label} учебный год — последним к началу {data.school_year.label} учебного года; "
        "плановые показатели — те, что школы представили на новый учебный год."
    )


def _plans(data: ReportData, scope: tuple[str, ...]) -> dict[str, dict[str, Row]]:
    """Return the plans of the schools in scope by school and indicator; schools without any plan are left out."""
    known = {item.id for item in data.programme.indicators}
    found: dict[str, dict[str, Row]] = {}
    for school_id in scope:
        rows = {
            row["indicator"]: row
            for row in data.rows("validated_plan_targets", school_id)
            if row["plan"] is not None and row["indicator"] in known
        }
        if rows:
            found[school_id] = rows
    return found


def _below(data: ReportData, rows: Mapping[str, Row]) -> list[str]:
    """Return the indicators whose plan is worse than the programme's goal."""
    goals = {item.id: item for item in data.programme.indicators}
    return [
        name
        for name, row in rows.items()
        if (row["plan"] > goals[name].target if goals[name].better == "lower" else row["plan"] < goals[name].target)
    ]


def _targets(data: ReportData, before: ReportData, staff: Staff, plans: Plans, figures: FigureRegister) -> TableModel:
    """Table 4: the programme's goal, last year's fact of the district, and how many schools plan and have approved."""
    facts = main_targets(before, DISTRICT)
    lines: list[Line] = []
    for item in data.programme.indicators:
        rows = {school: own[item.id] for school, own in plans.items() if item.id in own}
        approved = [school for school, row in rows.items() if row["approved_on"] is not None]
        below = [school for school, own in plans.items() if item.id in _below(data, own)]
        fact = facts.get(item.id)
        stem = indicator_code(item.id)
        chosen = {"school_year": data.school_year.start, "indicator": item.id}
        lines.append(
            {
                "title": item.title,
                "unit": item.unit,
                "goal": number(item.target, 0),
                "fact": figures.cell(
                    "derived_attainment",
                    fact,
                    "fact",
                    indicator_code(item.id, fact["basis"] if fact else None),
                    year=before.school_year.exam_year,
                ),
                "planned": figures.total(
                    integer(len(rows)),
                    len(rows) or None,
                    f"{stem}.ПЛАНОВ",
                    "validated_plan_targets",
                    "planned",
                    **chosen,
                    school_id=tuple(sorted(rows)),
                ),
                "approved": figures.total(
                    integer(len(approved)),
                    len(approved) or None,
                    f"{stem}.УТВ",
                    "validated_plan_targets",
                    "approved_on",
                    **chosen,
                    school_id=tuple(sorted(approved)),
                ),
                "below": integer(len(below)),
            }
        )
    note = (
        f"Всего школ в сфере программы — {len(staff.scope)}. Цели — из муниципальной программы; факт — по району за "
        f"{before.school_year.label} учебный год."
    )
    absent = f"Плановых показателей на {data.school_year.label} учебный год нет."
    return TableModel(tuple(lines) if plans else (), absent, note)


def _school_plans(data: ReportData, staff: Staff, plans: Plans, figures: FigureRegister) -> TableModel:
    """Table 5: every school's plan of every indicator, the baseline in brackets, and by what it was approved."""
    name = "validated_plan_targets"
    lines: list[Line] = []
    for school_id in staff.scope:
        own = plans.get(school_id)
        if own is None:
            continue
        line: Line = {"school": data.school_name(school_id)}
        for position, item in enumerate(data.programme.indicators, start=1):
            row = own.get(item.id)
            stem = indicator_code(item.id)
            plan = figures.cell(name, row, "plan", stem)
            base = figures.cell(name, row, "baseline", stem, empty="")
            line[f"plan{position}"] = f"{plan} ({base})" if base else plan
        line["approved"] = _approval(own)
        lines.append(line)
    missing = [data.school_name(item) for item in staff.scope if item not in plans]
    note = "В скобках — исходное значение." + (f" Не представили: {some(missing)}." if missing else "")
    return TableModel(tuple(lines), "Планов школ нет.", note)


def _approval(rows: Mapping[str, Row]) -> str:
    found = {
        f"{text(row['approved_by'], empty='').strip()} {day(row['approved_on'], empty='')}".strip()
        for row in rows.values()
        if row["approved_on"] is not None
    }
    open_n = sum(row["approved_on"] is None for row in rows.values())
    if not found:
        return "не утверждены"
    words = "; ".join(sorted(found)) or DASH
    return words if not open_n else f"{words}; не утверждено показателей — {open_n}"
