"""What is known of one school in one school year: the rows that every document about it starts from."""

from __future__ import annotations

from dataclasses import dataclass

from reports.narrative.labels import STATE_EXAMS, Procedure
from reports.view_models.report_data import ReportData, Row

LOW_STATUS = "ШНОР"


@dataclass(frozen=True)
class SchoolCard:
    """One school's rows; None where a table has no row for it."""

    school_id: str
    name: str
    registry: Row
    status: Row | None
    index: Row | None
    rating: Row | None
    matrix: Row | None
    context: Row | None
    components: list[Row]
    rating_components: list[Row]
    procedures: list[Row]
    dynamics: list[Row]
    attainment: list[Row]
    marks: list[Row]
    marks_before: list[Row]
    passport: dict[str, Row]
    self_assessment: dict[str, Row]

    @property
    def status_text(self) -> str:
        """The status as derived, «нет данных» where there is none."""
        return self.status["status"] if self.status else "нет данных"

    @property
    def is_low(self) -> bool:
        """Whether the school is on the list of low-performing schools."""
        return self.status_text.startswith(LOW_STATUS)

    @property
    def has_risk(self) -> bool:
        """Whether the school works in adverse social conditions (НСУ)."""
        return bool(self.index and self.index["is_nsu"])

    @property
    def low_procedures(self) -> list[Row]:
        """Procedures with a low result this year, in the usual order."""
        return [row for row in self.procedures if row["is_low"]]

    @property
    def pupils_n(self) -> Row | None:
        """The row that states the number of pupils in ``value``: the passport, else nothing."""
        return self.passport.get("pupils_total")

    def state_exams(self, *, before: bool = False) -> list[Row]:
        """Return the school's rows of the state exams, of this year or the one before."""
        return [row for row in (self.marks_before if before else self.marks) if row["exam"] in STATE_EXAMS]


def school_card(data: ReportData, school_id: str) -> SchoolCard:
    """Return the card of a school for the data's school year."""
    return SchoolCard(
        school_id=school_id,
        name=data.school_name(school_id),
        registry=data.schools.get(school_id, {}),
        status=data.one("derived_status", school_id),
        index=data.one("derived_index", school_id),
        rating=data.one("derived_rating", school_id),
        matrix=data.one("derived_matrix", school_id),
        context=data.one("validated_context", school_id),
        components=data.rows("derived_index_components", school_id),
        rating_components=data.rows("derived_rating_components", school_id),
        procedures=_by_procedure(data.rows("derived_procedures", school_id)),
        dynamics=_by_procedure(data.rows("derived_dynamics", school_id)),
        attainment=data.rows("derived_attainment", school_id),
        marks=data.rows("derived_marks", school_id),
        marks_before=data.rows("derived_marks", school_id, data.school_year.previous),
        passport={row["field"]: row for row in data.rows("validated_social_passport", school_id)},
        self_assessment={
            f"{row['block']}.{row['item']}": row for row in data.rows("validated_self_assessment", school_id)
        },
    )


def _by_procedure(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: Procedure.parse(row["procedure"]).order)


def schools_for_july(data: ReportData) -> list[str]:
    """Return the schools that get a July report: those whose status begins with «ШНОР», by name."""
    listed = [row["school_id"] for row in data.rows("derived_status") if str(row["status"]).startswith(LOW_STATUS)]
    return sorted(listed, key=lambda school_id: (data.school_name(school_id), school_id))
