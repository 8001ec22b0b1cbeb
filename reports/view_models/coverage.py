"""Who has sent what: forms and results by school, and what the missing ones leave unknown."""

from __future__ import annotations

from dataclasses import dataclass

from reports.narrative.russian import SCHOOL, counted
from reports.view_models.report_data import ReportData

_PRIMARY, _SECONDARY = "НОШ", "СОШ"


@dataclass(frozen=True)
class Source:
    """A source of data about a school: table, title, exam for results, and the kinds of school it is expected from."""

    title: str
    table: str
    exam: str = ""
    except_types: tuple[str, ...] = ()
    without: str = ""


FORMS = (
    Source("Социальный паспорт", "validated_social_passport", without="ИСБШ и внешние причины не определены"),
    Source("Карта самообследования", "validated_self_assessment", without="внутренние причины не определены"),
    Source("Плановые показатели", "validated_plan_targets", without="достижение собственных планов не оценено"),
)
RESULTS = (
    Source("Результаты ВПР", "derived_marks", "ВПР"),
    Source("Результаты ОГЭ", "derived_marks", "ОГЭ", (_PRIMARY,)),
    Source("Результаты ЕГЭ", "derived_marks", "ЕГЭ", (_PRIMARY, "ООШ")),
)


@dataclass(frozen=True)
class Coverage:
    """How many of the schools that were expected to have sent a source have sent it."""

    source: Source
    expected: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def received_n(self) -> int:
        """How many have sent it."""
        return len(self.expected) - len(self.missing)

    @property
    def text(self) -> str:
        """``38 из 40``."""
        return f"{self.received_n} из {len(self.expected)}"


def expects(data: ReportData, source: Source, school_id: str) -> bool:
    """Return whether the source is expected of the school (no ОГЭ from a primary school, no ЕГЭ without grade 11)."""
    kind = str(data.schools.get(school_id, {}).get("type") or "")
    return kind not in source.except_types


def has(data: ReportData, source: Source, school_id: str) -> bool:
    """Return whether the school has rows of the source in the data's school year."""
    rows = data.rows(source.table, school_id)
    return any(row["exam"] == source.exam for row in rows) if source.exam else bool(rows)


def district_coverage(data: ReportData) -> tuple[Coverage, ...]:
    """Return the coverage of every source over the schools that were working in the school year."""
    found = []
    for source in (*FORMS, *RESULTS):
        expected = tuple(school_id for school_id in data.active_schools if expects(data, source, school_id))
        missing = tuple(school_id for school_id in expected if not has(data, source, school_id))
        found.append(Coverage(source, expected, missing))
    return tuple(found)


def school_coverage(data: ReportData, school_id: str) -> list[tuple[Source, str]]:
    """Return (source, «получено» / «не получено» / «не ожидается») of one school."""
    lines = []
    for source in (*FORMS, *RESULTS):
        if has(data, source, school_id):
            state = "получено"
        else:
            state = "не получено" if expects(data, source, school_id) else "не ожидается"
        lines.append((source, state))
    return lines


def open_questions(data: ReportData, school_id: str | None = None) -> tuple[int, int]:
    """Return (unanswered questions, errors) in the year's register of findings, of one school or of all.

    A question beside which the school wrote its explanation is answered.
    """
    rows = data.rows("register_findings", school_id)
    return (
        sum(row["severity"] == "Вопрос" and not row.get("explanation") for row in rows),
        sum(row["severity"] == "Ошибка" for row in rows),
    )


def explained_questions(data: ReportData, school_id: str) -> list[tuple[str, str]]:
    """Return (what was asked, the school's explanation) of the questions accepted with an explanation, each once."""
    rows = data.rows("register_findings", school_id)
    found = [
        (str(row["message"]), str(row["explanation"]))
        for row in rows
        if row["severity"] == "Вопрос" and row.get("explanation")
    ]
    return list(dict.fromkeys(found))


def missing_names(data: ReportData, coverage: Coverage, most: int = 6) -> str:
    """Return the names of the schools that are missing, shortened after ``most``."""
    names = [data.school_name(school_id) for school_id in coverage.missing]
    if len(names) <= most:
        return "; ".join(names)
    return "; ".join(names[:most]) + f" и ещё {counted(len(names) - most, SCHOOL)}"
