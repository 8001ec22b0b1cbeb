"""Who has sent what: forms and results by school, and what the missing ones leave unknown.

Counted on the basis of those who owe (``domain.expected_scope``), as «Кто сдал» and the reminders are; exempt schools
are counted apart with the reason, also where one of them has sent the form nevertheless.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reports.narrative.russian import SCHOOL, counted, of_counted
from reports.rendering.formatting import DASH, NBSP
from reports.view_models.figures import FigureRegister, Printed
from reports.view_models.report_data import ReportData
from shnor_pipeline.expected_forms import ExpectedForm, shipped_expected_forms

_WITHOUT = {
    "social_passport": "ИСБШ и внешние причины не определены",
    "self_assessment": "внутренние причины не определены",
    "plan_targets": "достижение собственных планов не оценено",
}
"""What a report cannot say without a form, by form."""
_MOST_REASONS = 3


@dataclass(frozen=True)
class Source:
    """A source of data about a school: the declared form or results, and what is unknown without it."""

    form: ExpectedForm

    @property
    def title(self) -> str:
        """The declared title."""
        return self.form.title

    @property
    def exam(self) -> str:
        """The exam of results; empty for a form that a school fills in."""
        return self.form.exam

    @property
    def without(self) -> str:
        """What a report cannot say without it; empty where it says all it would."""
        return _WITHOUT.get(self.form.id, "")


def sources(data: ReportData) -> tuple[Source, ...]:
    """Return the declared sources: what schools fill in, then results."""
    return tuple(Source(form) for form in sorted(data.forms.forms, key=lambda form: bool(form.exam)))


def form_title(data: ReportData, identifier: str) -> str:
    """Return the title of a form; that of the shipped declaration where the working folder's does not name it."""
    return data.forms.titles.get(identifier) or shipped_expected_forms().titles[identifier]


@dataclass(frozen=True)
class Coverage:
    """How many of the schools that were expected to have sent a source have sent it."""

    title: str
    expected: tuple[str, ...]
    missing: tuple[str, ...]
    exempt: tuple[tuple[str, str], ...] = field(default=())
    """(school, why it owes nothing)."""
    source: Source | None = None
    """The declared source, where the coverage is of one."""
    results: bool = False
    """Whether these are results and not a form that a school fills in."""
    without: str = ""

    @property
    def received_n(self) -> int:
        """How many have sent it."""
        return len(self.expected) - len(self.missing)

    @property
    def text(self) -> str:
        """``10 из 12``."""
        return f"{self.received_n} из {len(self.expected)}"

    @property
    def exempt_text(self) -> str:
        """``28: не ШНОР и не НСУ — 26; филиал — 2``, «—» where every school owes it."""
        if not self.exempt:
            return DASH
        ordered = self._reasons
        if len(ordered) == 1:
            return f"{len(self.exempt)}: {ordered[0][0]}"
        shown = [f"{reason}{NBSP}— {n}" for reason, n in ordered[:_MOST_REASONS]]
        rest = sum(n for _, n in ordered[_MOST_REASONS:])
        return f"{len(self.exempt)}: {'; '.join(shown)}" + (f"; иное{NBSP}— {rest}" if rest else "")

    @property
    def exempt_words(self) -> str:
        """``; не требуется от 28 школ`` to end a sentence with; empty where every school owes it."""
        return f"; не требуется от{NBSP}{of_counted(len(self.exempt), SCHOOL)}" if self.exempt else ""

    @property
    def _reasons(self) -> list[tuple[str, int]]:
        counts: Mapping[str, int] = Counter(reason for _, reason in self.exempt)
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def exemption(data: ReportData, item: Source, school_id: str) -> str:
    """Return why the source is not expected of the school in the data's school year; empty where it is."""
    return data.expectations.exemption(data.schools[school_id], item.form, data.school_year)


def has(data: ReportData, item: Source, school_id: str) -> bool:
    """Return whether the school has rows of the source in the data's school year."""
    rows = data.rows(item.form.table_name, school_id)
    return any(row["exam"] == item.exam for row in rows) if item.exam else bool(rows)


def coverage_of(data: ReportData, item: Source) -> Coverage:
    """Return the coverage of a source over the whole registry."""
    expected: list[str] = []
    missing: list[str] = []
    exempt: list[tuple[str, str]] = []
    for school_id in data.schools:
        if reason := exemption(data, item, school_id):
            exempt.append((school_id, reason))
            continue
        expected.append(school_id)
        if not has(data, item, school_id):
            missing.append(school_id)
    return Coverage(item.title, tuple(expected), tuple(missing), tuple(exempt), item, bool(item.exam), item.without)


def received(data: ReportData, coverage: Coverage, place: int, figures: FigureRegister) -> Printed:
    """Return ``10 из 12`` with the code of its first number; ``place`` is that of the source among the declared."""
    if coverage.source is None:
        return Printed(coverage.text)
    form = coverage.source.form
    exam = {"exam": form.exam} if form.exam else {}
    return figures.counted(
        coverage.text, coverage.received_n, f"ФОРМА{place}", form.table_name, "received",
        school_year=data.school_year.start, school_id=coverage.expected, **exam,
    )  # fmt: skip


def district_coverage(data: ReportData) -> tuple[Coverage, ...]:
    """Return the coverage of every declared source in the school year."""
    return tuple(coverage_of(data, item) for item in sources(data))


def coverage_among(title: str, schools: Iterable[str], sent: Iterable[str]) -> Coverage:
    """Return the coverage of a form over the named schools only, all of which owe it."""
    owing, come = tuple(schools), frozenset(sent)
    return Coverage(title, owing, tuple(school for school in owing if school not in come))


def school_coverage(data: ReportData, school_id: str) -> list[tuple[Source, str]]:
    """Return (source, «получено» / «не получено» / «не требуется: почему») of one school."""
    lines = []
    for item in sources(data):
        if has(data, item, school_id):
            state = "получено"
        else:
            reason = exemption(data, item, school_id)
            state = f"не требуется: {reason}" if reason else "не получено"
        lines.append((item, state))
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
