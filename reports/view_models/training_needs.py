"""The December report: who needs in-service training in what, by the data of the last full school year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reports.narrative.gaps import questions
from reports.narrative.labels import Procedure
from reports.narrative.staff_conclusions import (
    answered_sentence,
    directions_change,
    directions_sentence,
    neediest_sentence,
    subjects_sentence,
    trained_sentence,
    training_proposals,
)
from reports.narrative.terms import people_text, term_text
from reports.narrative.training_directions import Direction, Need, school_needs
from reports.rendering.formatting import DASH, NBSP, integer, percent
from reports.view_models.document import (
    Line,
    Parameter,
    TableModel,
    TitleBlock,
    applied_parameters,
    codes_note,
    numbered,
    source_lines,
    title_block,
)
from reports.view_models.figures import TRAINING_NEEDS, Figure, FigureRegister, school_numbers
from reports.view_models.report_data import ReportData
from reports.view_models.staff_tables import Staff, coverage_lines, low_results_table, subject_words

_HEADING = "Аналитическая справка о потребности в повышении квалификации"
_ABILITIES = {"F.staff_training": ("technologies", "КАДР"), "F.management": ("management", "УПР")}
Needs = Mapping[str, tuple[Need, ...]]


@dataclass(frozen=True)
class TrainingNeeds:
    """Everything the Word template of the December report prints."""

    title: TitleBlock
    basis: str
    conclusions: tuple[str, ...]
    gaps: tuple[str, ...]
    schools: TableModel
    low: TableModel
    evidence: TableModel
    plan: TableModel
    change: str
    proposals: tuple[str, ...]
    coverage: TableModel
    sources: TableModel
    parameters: tuple[Parameter, ...]
    codes_note: str
    figures: tuple[Figure, ...]


def training_needs(data: ReportData) -> TrainingNeeds:
    """Return the report of a school year, made in its December: the evidence is that of the school year before."""
    year = data.school_year
    before = data.for_year(year.previous)
    staff = Staff.of(before)
    needs = _needs(staff)
    figures = FigureRegister(TRAINING_NEEDS, year.exam_year, school_numbers(data.schools))
    share = integer(data.methodology.identification.share_pct)
    counts = _by_direction(needs)
    by_school = {data.school_name(item): len(found) for item, found in needs.items() if found}
    subjects = {subject: len(schools) for subject, schools in staff.low_results.items()}
    most = max(by_school.values(), default=0)
    tables = {
        "schools": _schools(staff, needs, figures),
        "low": low_results_table(staff, figures),
        "evidence": _evidence(data, staff, needs, figures),
        "plan": _plan(data, needs),
    }
    printed = figures.printed()
    return TrainingNeeds(
        title=title_block(
            data, _HEADING, f"Школы в сфере программы: {data.settings.territory.name}", f"{year.label} учебный год"
        ),
        basis=_basis(data),
        conclusions=(
            answered_sentence(len(staff.answered), len(staff.scope), before.school_year.label),
            trained_sentence(staff.values("A.teachers_trained_pct")),
            directions_sentence(counts),
            neediest_sentence(by_school),
            subjects_sentence(subjects, before.school_year.label, share),
        ),
        gaps=tuple(staff.gaps(questions(before))),
        **tables,
        change=_change(before, counts),
        proposals=training_proposals(
            planned=[f"«{title}»" for title in sorted(counts, key=lambda item: (-counts[item], item))],
            missing=staff.missing_names,
            neediest=sorted(name for name, n in by_school.items() if n == most),
        ),
        coverage=coverage_lines(data, [(f"{before.school_year.label} учебный год", staff.coverage)]),
        sources=source_lines(before),
        parameters=applied_parameters(data),
        codes_note=codes_note(printed),
        figures=printed,
    )


def _basis(data: ReportData) -> str:
    return (
        "Справка подготовлена по мероприятию 2.3 дорожной карты муниципальной программы "
        f"«{data.programme.programme.title}» и служит основой муниципального плана курсов повышения квалификации. "
        f"Потребность определена по картам самообследования и результатам процедур за "
        f"{data.school_year.previous.label} учебный год; каждое направление названо вместе с основанием в данных."
    )


def _needs(staff: Staff) -> dict[str, tuple[Need, ...]]:
    """Return the needs of every school in scope that has sent a self-assessment or has a low result."""
    share = integer(staff.data.methodology.identification.share_pct)
    found = {}
    for school_id in staff.scope:
        low = {
            subject: [subject_words(row, percent(row["low_pct"])) for row in schools[school_id]]
            for subject, schools in staff.low_results.items()
            if school_id in schools
        }
        found[school_id] = school_needs(staff.facts[school_id], low, share)
    return found


def _by_direction(needs: Needs) -> dict[str, int]:
    counts: dict[str, int] = {}
    for found in needs.values():
        for need in found:
            counts[need.direction.title] = counts.get(need.direction.title, 0) + 1
    return counts


def _change(before: ReportData, counts: Mapping[str, int]) -> str:
    earlier = before.for_year(before.school_year.previous)
    known = bool(earlier.rows("validated_self_assessment"))
    return directions_change(
        counts, _by_direction(_needs(Staff.of(earlier))) if known else None, earlier.school_year.label
    )


def _schools(staff: Staff, needs: Needs, figures: FigureRegister) -> TableModel:
    """Table 1: what each school says of the training of its people, and the directions its data call for."""
    lines: list[Line] = []
    for school_id in staff.scope:
        own = staff.cards[school_id].self_assessment
        if not own and not needs[school_id]:
            continue
        line: Line = {
            "school": staff.data.school_name(school_id),
            "trained": figures.cell("validated_self_assessment", own.get("A.teachers_trained_pct"), "value", "КУРС"),
            "directions": "; ".join(need.direction.title for need in needs[school_id]) or DASH,
        }
        for item, (name, code) in _ABILITIES.items():
            row = own.get(item)
            total = int(row["denominator"]) if row and row["denominator"] is not None else None
            of = f" из{NBSP}{total}" if total is not None else ""
            line[name] = figures.cell("validated_self_assessment", row, "value", code, unit=of)
        lines.append(line)
    return TableModel(tuple(lines), "Карт самообследования и низких результатов нет.")


def _directions(needs: Needs) -> dict[Direction, list[str]]:
    """Return the schools of each direction, the direction that most schools need first."""
    found: dict[Direction, list[str]] = {}
    for school_id, own in needs.items():
        for need in own:
            found.setdefault(need.direction, []).append(school_id)
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0].title)))


def _evidence(data: ReportData, staff: Staff, needs: Needs, figures: FigureRegister) -> TableModel:
    """Table 3: why each school is in a direction; the shares in the words have their codes."""
    lines: list[Line] = []
    for schools in staff.low_results.values():
        for row in (row for school_id in staff.scope for row in schools.get(school_id, [])):
            stem = f"НР{Procedure.parse(row['procedure']).code}"
            figures.cell("derived_procedures", row, "low_pct", stem, year=staff.data.school_year.exam_year)
    for direction, schools in _directions(needs).items():
        for place, school_id in enumerate(schools):
            need = next(item for item in needs[school_id] if item.direction == direction)
            lines.append(
                {
                    "direction": direction.title if place == 0 else "",
                    "school": data.school_name(school_id),
                    "evidence": "; ".join(need.evidence),
                }
            )
    return TableModel(tuple(lines), "Потребность данными не подтверждена.")


def _plan(data: ReportData, needs: Needs) -> TableModel:
    """Table 4: the draft of the municipal plan of courses."""
    events = {event.id: event for event in data.programme.events}
    lines: list[Line] = []
    for direction, schools in _directions(needs).items():
        event = events.get(direction.event)
        lines.append(
            {
                "title": direction.title,
                "audience": direction.audience,
                "n": integer(len(schools)),
                "schools": "; ".join(data.school_name(item) for item in schools),
                "form": direction.form + (f" (мероприятие{NBSP}{event.id})" if event else ""),
                "term": term_text(event) if event else "в течение учебного года",
                "who": people_text(event) if event else DASH,
            }
        )
    return TableModel(numbered(lines), "Направлений, подтверждённых данными, нет: проект плана не составлен.")
