"""What the index page says: report sets, schools and their figures, roadmap, submissions, gaps, and what is next.

Pure functions over frames of the catalogue; the page itself is ``templates/index.html``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

import pandas as pd

from reports.rendering.formatting import DASH
from reports.view_models.coverage import district_coverage, open_questions, received
from reports.view_models.district_tables import mean_attainment
from reports.view_models.figures import Figure, FigureRegister, Printed
from reports.view_models.report_data import ReportData, Row
from reports.view_models.targets import main_targets
from reports.view_models.task_heat import WorkHeat
from reports.view_models.trends import Trends
from shnor_pipeline.catalogue import table
from shnor_pipeline.domain.roadmap import rates
from shnor_pipeline.school_year import SchoolYear

_LISTED = ("ШНОР (стабильно)", "ШНОР")
_ATTENTION = ("отклонено", "не распознан", "ждём", "ждёт приказа")


@dataclass(frozen=True)
class ReportSetLine:
    """One issued set: what it is, when it was made, and its documents as (title, relative link)."""

    title: str
    period: str
    edition: int
    created: str
    folder: str
    documents: tuple[tuple[str, str], ...]
    late: bool = False


@dataclass(frozen=True)
class SchoolLine:
    """One school in one school year; numbers are None where there are no data."""

    school_id: str
    name: str
    kind: str
    status: str
    index: float | None
    group: str
    rating: float | None
    rank: int | None
    cell: str
    attainment: float | None
    """Mean СД over the indicators, each on the basis it is judged by."""
    link: str
    findings: int
    rank_span: str = ""
    """Between which places chance could move the school: ``4–12``."""
    codes: Mapping[str, str] = field(default_factory=dict)
    """Codes for ``shnor explain`` by the name of the number: ``rank``, ``rating``, ``index``, ``attainment`` …"""

    @property
    def is_low(self) -> bool:
        """Whether the school is on the list of low-performing schools."""
        return self.status.startswith("ШНОР")


@dataclass(frozen=True)
class YearSection:
    """The schools of one school year."""

    label: str
    schools: tuple[SchoolLine, ...]
    matrix_svg: str = ""
    low_code: str = ""
    schools_code: str = ""

    @property
    def low_n(self) -> int:
        """How many schools are on the list."""
        return sum(line.is_low for line in self.schools)


@dataclass(frozen=True)
class DueItem:
    """One report that the programme's calendar calls for: its title and the day it is due."""

    title: str
    due: date


@dataclass(frozen=True)
class RunLine:
    """A run: what it is, and when it ended or is due in the time of the folder."""

    title: str
    moment: datetime


@dataclass(frozen=True)
class SubmissionLine:
    """One file of the inbox that people should know about."""

    path: str
    state: str
    reason: str


@dataclass(frozen=True)
class MissingForm:
    """A form that some of the schools that owe it have not sent: ``10 из 12``, who, and of whom it is not asked."""

    title: str
    received: str
    schools: tuple[str, ...]
    exempt: str = ""
    code: str = ""


@dataclass(frozen=True)
class SectionLine:
    """A section of the roadmap: measures due and done."""

    title: str
    due: Printed
    done: Printed

    @property
    def percent(self) -> int:
        """How long the bar is, of a hundred."""
        due = int(self.due.text)
        return round(100 * int(self.done.text) / due) if due else 0


@dataclass(frozen=True)
class StateLine:
    """How many files are in a state."""

    state: str
    count: int
    code: str = ""


@dataclass(frozen=True)
class FrequentRule:
    """A rule that many findings are of, with the message of one of them."""

    rule: str
    severity: str
    example: str
    count: int
    code: str = ""


@dataclass(frozen=True)
class IndexPage:
    """Everything on the page."""

    territory: str
    centre: str
    generated_on: date
    methodology: str
    dated_by_clock: bool = True
    """False where a person gave the date: such a page is never overdue."""
    years: tuple[YearSection, ...] = ()
    trends: Trends = field(default_factory=Trends)
    tasks: tuple[WorkHeat, ...] = ()
    tasks_svg: str = ""
    tasks_year: str = ""
    sets: tuple[ReportSetLine, ...] = ()
    due: tuple[DueItem, ...] = ()
    last_run: RunLine | None = None
    """The run that made the page: it is the last one, and it came as far as this page."""
    next_run: RunLine | None = None
    """The next run by schedule; None where the page has a date given by a person."""
    failed_runs: tuple[RunLine, ...] = ()
    """Runs that failed and have not succeeded since."""
    roadmap: tuple[SectionLine, ...] = ()
    roadmap_period: str = ""
    states: tuple[StateLine, ...] = ()
    refused: tuple[SubmissionLine, ...] = ()
    refused_code: str = ""
    missing: tuple[MissingForm, ...] = ()
    findings: tuple[FrequentRule, ...] = field(default=())
    figures: tuple[Figure, ...] = field(default=(), repr=False)
    """What ``shnor explain`` knows of the page's numbers."""


def year_sections(
    data: ReportData, links: Mapping[tuple[int, str], str], figures: FigureRegister
) -> tuple[YearSection, ...]:
    """Return one section per school year that has a status table, latest first.

    ``links`` maps (school year, school_id) to the relative path of the school's July document.
    """
    years = sorted({int(row["school_year"]) for row in data.all_rows("derived_status")}, reverse=True)
    sections = [
        YearSection(SchoolYear(year).label, _school_lines(data.for_year(SchoolYear(year)), links, figures))
        for year in years
    ]
    return (_with_counts(sections[0], figures), *sections[1:]) if sections else ()


def _school_lines(
    data: ReportData, links: Mapping[tuple[int, str], str], figures: FigureRegister
) -> tuple[SchoolLine, ...]:
    lines = [_school_line(data, row, links, figures) for row in data.rows("derived_status")]
    return tuple(sorted(lines, key=lambda line: (line.rank is None, line.rank or 0, line.name)))


def _with_counts(section: YearSection, figures: FigureRegister) -> YearSection:
    """Return the latest section with the codes of the two numbers that stand on top of the page."""
    year = SchoolYear.parse(section.label)
    name, low, schools = "derived_status", section.low_n, len(section.schools)
    listed = figures.counted(
        str(low), low, "ШНОР", name, "status", at=year.exam_year, school_year=year.start, status=_LISTED
    )
    counted = figures.counted(str(schools), schools, "ШК", name, "schools", at=year.exam_year, school_year=year.start)
    return replace(section, low_code=listed.code, schools_code=counted.code)


def _school_line(
    data: ReportData, status: Row, links: Mapping[tuple[int, str], str], figures: FigureRegister
) -> SchoolLine:
    school_id, year = str(status["school_id"]), data.school_year.exam_year
    registry = data.schools.get(school_id, {})
    index, rating, matrix = (data.one(f"derived_{name}", school_id) or {} for name in ("index", "rating", "matrix"))
    targets = list(main_targets(data, school_id).values())
    known = [float(row["attainment"]) for row in targets if row["attainment"] is not None]
    findings = sum(open_questions(data, school_id))
    printed = {
        "rank": figures.shown("derived_rating", rating, "rank", year=year),
        "rating": figures.shown("derived_rating", rating, "rating", year=year),
        "index": figures.shown("derived_index", index, "index", year=year),
        "attainment": mean_attainment(figures, targets, school_id, year=year, digits=0),
        "findings": figures.counted(
            str(findings), findings, "ВОПР", "register_findings", "open",
            at=year, of=school_id, school_year=data.school_year.start, school_id=school_id,
        ),
    }  # fmt: skip
    lower, upper = rating.get("rank_lower"), rating.get("rank_upper")
    return SchoolLine(
        school_id=school_id,
        name=data.school_name(school_id),
        kind=_text(registry.get("type")),
        status=_text(status["status"]) or DASH,
        index=index.get("index"),
        group=_text(index.get("group")),
        rating=rating.get("rating"),
        rank=rating.get("rank"),
        rank_span="" if lower is None or upper is None else f"{int(lower)}–{int(upper)}",
        cell=_text(matrix.get("cell")),
        attainment=sum(known) / len(known) if known else None,
        link=links.get((data.school_year.start, school_id), ""),
        findings=findings,
        codes={name: item.code for name, item in printed.items() if item.code},
    )


def missing_forms(data: ReportData, figures: FigureRegister) -> tuple[MissingForm, ...]:
    """Return the forms and results that schools still owe, in the same counts as the documents of the year."""
    return tuple(
        MissingForm(
            item.title,
            item.text,
            tuple(sorted(data.school_name(school) for school in item.missing)),
            "" if item.exempt_text == DASH else item.exempt_text,
            received(data, item, place, figures).code,
        )
        for place, item in enumerate(district_coverage(data), start=1)
        if item.missing and not (item.results and not item.received_n)
    )


def roadmap_lines(data: ReportData, period: str, figures: FigureRegister) -> tuple[SectionLine, ...]:
    """Return due and completed measures of every section in a half-year."""
    rows = [row for row in data.all_rows("derived_roadmap") if row["period"] == period]
    frame = pd.DataFrame(rows, columns=table("derived_roadmap").columns)
    titles = {section.id: section.title for section in data.programme.sections}
    lines = []
    for row in rates(frame, data.programme, data.methodology).to_dict("records"):
        section = int(row["section"])
        if section not in titles:
            continue
        due, done = (
            figures.counted(
                str(int(row[count])), int(row[count]), f"СР{section}.{short}", "derived_roadmap", column,
                period=period, section=section,
            )
            for count, short, column in (("due_n", "СРОК", "is_due"), ("done_n", "ВЫП", "done_on"))
        )  # fmt: skip
        lines.append(SectionLine(titles[section], due, done))
    return tuple(lines)


def submission_lines(
    submissions: pd.DataFrame, figures: FigureRegister
) -> tuple[tuple[StateLine, ...], tuple[SubmissionLine, ...], str]:
    """Return how many files are in which state, those that need attention, and the code of their number."""
    counts = submissions["state"].value_counts().sort_index()
    bad = submissions[submissions["state"].isin(_ATTENTION)].sort_values("path")
    name, column = "register_submissions", "state"
    states = tuple(
        StateLine(str(state), int(count), figures.counted(str(count), int(count), f"ФАЙЛЫ{place}", name, column,
                                                          state=str(state)).code)
        for place, (state, count) in enumerate(counts.items(), start=1)
    )  # fmt: skip
    refused = figures.counted(str(len(bad)), len(bad), "ФАЙЛЫ", name, column, state=_ATTENTION)
    lines = tuple(SubmissionLine(str(r["path"]), str(r["state"]), _text(r["reason"])) for r in bad.to_dict("records"))
    return states, lines, refused.code


def top_findings(findings: pd.DataFrame, figures: FigureRegister, top: int = 12) -> tuple[FrequentRule, ...]:
    """Return the most frequent rules, each with an example message and the count."""
    if findings.empty:
        return ()
    grouped = (
        findings.groupby(["code", "severity"])
        .agg(count=("message", "size"), example=("message", "first"))
        .reset_index()
        .sort_values(["count", "code"], ascending=[False, True])
        .head(top)
    )
    rules = []
    for row in grouped.to_dict("records"):
        rule, severity, count = str(row["code"]), str(row["severity"]), int(row["count"])
        shown = figures.counted(
            str(count), count, f"ПР.{rule}", "register_findings", "code", code=rule, severity=severity
        )
        rules.append(FrequentRule(rule, severity, str(row["example"]), count, shown.code))
    return tuple(rules)


def document_links(folder: Path, root: Path, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return (title, link relative to the page) of the documents that a person opens.

    «~$…» beside a document is the mark of Word or Excel that somebody has it open, not a document.
    """
    named = [name for name in sorted(names) if not Path(name).name.startswith("~$")]
    shown = [name for name in named if name.endswith((".docx", ".xlsx", ".html"))]
    return tuple((Path(name).stem, (folder / name).relative_to(root).as_posix()) for name in shown)


def _text(value: object) -> str:
    return "" if value is None or (not isinstance(value, str) and pd.isna(value)) else str(value)  # type: ignore[arg-type]
