"""What is known of the teachers of schools in the programme's scope: staff, risk factors, low results by subject."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from reports.narrative.facts import Fact, school_facts
from reports.narrative.labels import Procedure
from reports.narrative.staff_conclusions import some, staff_gaps
from reports.rendering.formatting import DASH, NO_DATA, integer, lower_first
from reports.rendering.style import AMBER, BRICK, GREY, Sign
from reports.view_models.coverage import Coverage, coverage_among, form_title
from reports.view_models.district_tables import names
from reports.view_models.document import Line, TableModel
from reports.view_models.figures import FigureRegister
from reports.view_models.programme_schools import schools_in_scope
from reports.view_models.report_data import MUNICIPALITY, ReportData, Row
from reports.view_models.school_card import SchoolCard, school_card
from reports.view_models.significance import significant

ASSESSMENT, PLANS = "self_assessment", "plan_targets"
SHORTAGE, COMPETENCE = "C.risk_staff_shortage", "C.risk_staff_competence"
STAFF_ITEMS = {
    "A.vacancies": ("vacancies", "ВАК", "вакансии"),
    "A.teachers_trained_pct": ("trained", "КУРС", "курсы за 3 года"),
    "A.teachers_with_category_pct": ("category", "КАТ", "квалификационная категория"),
    "A.teachers_young_pct": ("young", "МОЛ", "стаж до 3 лет"),
    "A.teachers_pension_pct": ("pension", "ПЕНС", "пенсионный возраст"),
    "A.teachers_combining_pct": ("combining", "СОВМ", "ведут два и более предмета"),
}
"""Items of the self-assessment printed as figures: name in the line, in the code, in words."""
_SPECIALISTS = {
    "A.psychologist": "педагог-психолог",
    "A.speech_therapist": "логопед",
    "A.special_educator": "дефектолог",
    "A.social_teacher": "социальный педагог",
}
SIGNIFICANCE = {
    "высокая": Sign("●", "высокая", BRICK),
    "средняя": Sign("◐", "средняя", AMBER),
    "низкая": Sign("○", "низкая", GREY),
    "не актуален": Sign(DASH, "не актуален", GREY),
}
_SERIOUS = {SIGNIFICANCE["высокая"], SIGNIFICANCE["средняя"]}
_UNKNOWN = Sign("○", NO_DATA, GREY)
_ABSENT = "нет"


@dataclass(frozen=True)
class Staff:
    """The schools in scope with their cards and facts; ``data`` is seen from the school year of the evidence."""

    data: ReportData
    scope: tuple[str, ...]

    @classmethod
    def of(cls, data: ReportData) -> Staff:
        """Return the schools in scope by the data's own school year."""
        return cls(data, tuple(schools_in_scope(data)))

    @cached_property
    def cards(self) -> Mapping[str, SchoolCard]:
        """The cards of the schools in scope."""
        return {school_id: school_card(self.data, school_id) for school_id in self.scope}

    @cached_property
    def facts(self) -> Mapping[str, Mapping[str, Fact]]:
        """The facts of the schools in scope, with the markers of the federal list."""
        found = {}
        for school_id, card in self.cards.items():
            markers = [row["markers_n"] for row in self.data.rows("validated_objectivity", school_id)]
            known = [int(value) for value in markers if value is not None]
            found[school_id] = school_facts(card, max(known, default=None))
        return found

    @cached_property
    def answered(self) -> tuple[str, ...]:
        """Schools in scope that have sent a self-assessment."""
        return tuple(school_id for school_id in self.scope if self.cards[school_id].self_assessment)

    @cached_property
    def coverage(self) -> Coverage:
        """How many of the schools in scope have sent a self-assessment."""
        return coverage_among(form_title(self.data, ASSESSMENT), self.scope, self.answered)

    @property
    def missing_names(self) -> list[str]:
        """Names of the schools in scope that have not sent one."""
        return [self.data.school_name(item) for item in self.coverage.missing]

    def values(self, item: str) -> dict[str, float]:
        """Return the number that each school gave for an item, by school name."""
        return {
            self.data.school_name(school_id): float(fact.value)
            for school_id in self.answered
            if (fact := self.facts[school_id].get(item)) is not None and not isinstance(fact.value, str)
        }

    def stating(self, item: str, *words: str) -> list[str]:
        """Return the names of the schools whose answer to an item is one of the words as printed."""
        return [
            self.data.school_name(school_id)
            for school_id in self.answered
            if (fact := self.facts[school_id].get(item)) is not None and fact.text.strip().casefold() in words
        ]

    @cached_property
    def low_results(self) -> Mapping[str, Mapping[str, list[Row]]]:
        """Procedures with a low result: subject → school → rows; all working schools, russian and mathematics first."""
        found: dict[str, dict[str, list[Row]]] = {}
        rows = [
            row
            for row in self.data.rows("derived_procedures")
            if row["is_low"] and row["school_id"] in self.data.active_schools
        ]
        for row in sorted(rows, key=lambda item: Procedure.parse(item["procedure"]).order[2:]):
            subject = Procedure.parse(row["procedure"]).subject
            found.setdefault(subject, {}).setdefault(row["school_id"], []).append(row)
        return found

    def gaps(self, open_lines: Sequence[str] = ()) -> list[str]:
        """Return what the tables of this staff do not know, in sentences."""
        blank = {
            words: n
            for item, (_, _, words) in STAFF_ITEMS.items()
            if (n := sum(item not in self.facts[school_id] for school_id in self.answered))
        }
        tested = {row["school_id"] for row in self.data.rows("derived_procedures")}
        without = [self.data.school_name(item) for item in self.scope if item not in tested]
        return staff_gaps(self.missing_names, blank, without, open_lines)


def staff_table(staff: Staff, figures: FigureRegister) -> TableModel:
    """Return the numbers of block A of the self-assessment, one school that has sent it per line."""
    lines: list[Line] = []
    for school_id in staff.answered:
        own = staff.cards[school_id].self_assessment
        line: Line = {"school": staff.data.school_name(school_id)}
        for item, (name, code, _) in STAFF_ITEMS.items():
            line[name] = figures.cell("validated_self_assessment", own.get(item), "value", code)
        lines.append(line)
    note = f"Карту не представили: {some(staff.missing_names)}." if staff.missing_names and lines else ""
    return TableModel(tuple(lines), "Карт самообследования нет.", note)


def risk_table(staff: Staff) -> TableModel:
    """Return how each school rates the risk factors about staff, what processes it lacks, and which specialists."""
    lines: list[Line] = []
    for school_id in staff.answered:
        facts = staff.facts[school_id]
        absent = [title for item, title in _SPECIALISTS.items() if _stated(facts.get(item)) == _ABSENT]
        known = any(item in facts for item in _SPECIALISTS)
        lines.append(
            {
                "school": staff.data.school_name(school_id),
                "shortage": SIGNIFICANCE.get(_stated(facts.get(SHORTAGE)), _UNKNOWN),
                "competence": SIGNIFICANCE.get(_stated(facts.get(COMPETENCE)), _UNKNOWN),
                "mentoring": _shown(facts.get("D.mentoring")),
                "visits": _shown(facts.get("D.lesson_visits")),
                "specialists": "; ".join(absent) or (DASH if known else NO_DATA),
            }
        )
    return significant(
        staff.data,
        TableModel(tuple(lines), "Оценок кадровых факторов риска нет."),
        lambda line: bool({line["shortage"], line["competence"]} & _SERIOUS) or line["mentoring"] == _ABSENT,
        "школы с фактором высокой или средней значимости и школы без наставничества",
    )


def low_results_table(staff: Staff, figures: FigureRegister) -> TableModel:
    """Return procedures with a low result: how many schools have a result and how many a low one, with their names."""
    data = staff.data
    by_procedure: dict[str, list[Row]] = {}
    for row in data.rows("derived_procedures"):
        if row["school_id"] in data.active_schools and row["school_id"] != MUNICIPALITY:
            by_procedure.setdefault(str(row["procedure"]), []).append(row)
    lines: list[Line] = []
    for key, rows in sorted(by_procedure.items(), key=lambda item: Procedure.parse(item[0]).order):
        low = [row["school_id"] for row in rows if row["is_low"]]
        if not low:
            continue
        procedure = Procedure.parse(key)
        lines.append(
            {
                "procedure": procedure.label,
                "tested": figures.total(
                    integer(len(rows)),
                    len(rows),
                    f"{procedure.code}.ШК",
                    "derived_procedures",
                    "schools",
                    at=data.school_year.exam_year,
                    school_year=data.school_year.start,
                    procedure=key,
                    school_id=tuple(sorted(row["school_id"] for row in rows)),
                ),
                "low": figures.total(
                    integer(len(low)),
                    len(low),
                    f"{procedure.code}.НИЗК",
                    "derived_procedures",
                    "is_low",
                    at=data.school_year.exam_year,
                    school_year=data.school_year.start,
                    procedure=key,
                    school_id=tuple(sorted(row["school_id"] for row in rows)),
                    is_low=(True,),
                ),
                "schools": names(data, low),
            }
        )
    share = integer(data.methodology.identification.share_pct)
    absent = f"Процедур с долей ниже порога не менее {share}\u00a0% нет."
    return TableModel(tuple(lines), absent)


def coverage_lines(data: ReportData, items: Sequence[tuple[str, Coverage]]) -> TableModel:
    """Return how many of the schools in scope have sent each form; each item has the form's period in words."""
    lines = tuple(
        {
            "source": f"{item.title}, {label}",
            "received": item.text,
            "exempt": item.exempt_text,
            "missing": some([data.school_name(school_id) for school_id in item.missing]) or DASH,
        }
        for label, item in items
        if item.expected
    )
    return TableModel(lines, "Школ в сфере программы нет: полнота данных не оценивается.")


def subject_words(row: Row, share: str) -> str:
    """Return a low result in words: ``ОГЭ, математика: ниже порога 45,5 % (5 из 11)``."""
    label = lower_first(Procedure.parse(row["procedure"]).label)
    small = ", малая группа" if row["small_n"] else ""
    return f"{label}: ниже порога {share} ({int(row['below_n'])} из {int(row['n'])}{small})"


def _stated(fact: Fact | None) -> str:
    return fact.text.strip().casefold() if fact else ""


def _shown(fact: Fact | None) -> str:
    return fact.text if fact else NO_DATA
