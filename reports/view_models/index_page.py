"""What the index page says: report sets, schools and their figures, roadmap, submissions, gaps, and what is next.

Pure functions over frames of the catalogue; the page itself is ``templates/index.html``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import pandas as pd

from reports.rendering.formatting import DASH
from reports.view_models.coverage import district_coverage
from reports.view_models.issued_codes import IssuedCodes
from reports.view_models.report_data import ReportData
from reports.view_models.task_heat import WorkHeat
from reports.view_models.trends import Trends
from shnor_pipeline.school_year import SchoolYear

_CODED = ("rank", "rating", "index")
_LIGHT_ORDER = {"green": 0, "yellow": 1, "red": 2, "grey": 3}


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
    link: str
    findings: int
    rank_span: str = ""
    """Between which places chance could move the school: ``4–12``."""
    codes: Mapping[str, str] = field(default_factory=dict)
    """Codes for ``shnor explain`` of ``rank``, ``rating`` and ``index``, where an issued set has them."""

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
    roadmap: tuple[tuple[str, int, int], ...] = ()
    roadmap_period: str = ""
    states: tuple[tuple[str, int], ...] = ()
    refused: tuple[SubmissionLine, ...] = ()
    missing: tuple[MissingForm, ...] = ()
    findings: tuple[tuple[str, str, str, int], ...] = field(default=())


def year_sections(frames: Mapping[str, pd.DataFrame], links: Mapping[tuple[int, str], str]) -> tuple[YearSection, ...]:
    """Return one section per school year that has a status table, latest first.

    ``links`` maps (school year, school_id) to the relative path of the school's July document.
    """
    statuses = frames["derived_status"]
    years = sorted({int(year) for year in statuses["school_year"].dropna()}, reverse=True)
    codes = IssuedCodes.of(frames)
    return tuple(_year_section(frames, links, codes, year) for year in years)


def _year_section(
    frames: Mapping[str, pd.DataFrame], links: Mapping[tuple[int, str], str], codes: IssuedCodes, year: int
) -> YearSection:
    of_year = {name: frame[frame["school_year"] == year] for name, frame in frames.items() if "school_year" in frame}
    table = of_year["derived_status"][["school_id", "status"]]
    for name, columns in (
        ("derived_index", ["index", "group"]),
        ("derived_rating", ["rating", "rank", "rank_lower", "rank_upper"]),
        ("derived_matrix", ["cell"]),
    ):
        table = table.merge(of_year[name][["school_id", *columns]], on="school_id", how="left")
    attainment = of_year["derived_attainment"].groupby("school_id")["attainment"].mean()
    findings = of_year["register_findings"]
    answered = (findings["severity"] == "Вопрос") & (findings["explanation"].fillna("") != "")
    serious = findings[(findings["severity"] != "Замечание") & ~answered].groupby("school_id").size()
    schools = frames["validated_schools"].set_index("school_id")
    lines = []
    for row in table.to_dict("records"):
        school_id = str(row["school_id"])
        known = schools.loc[school_id] if school_id in schools.index else None
        lines.append(
            SchoolLine(
                school_id=school_id,
                name=str(known["name"]) if known is not None else school_id,
                kind=_text(known["type"]) if known is not None else "",
                status=_text(row["status"]) or "—",
                index=_float(row["index"]),
                group=_text(row["group"]),
                rating=_float(row["rating"]),
                rank=None if pd.isna(row["rank"]) else int(row["rank"]),
                rank_span="" if pd.isna(row["rank_lower"]) else f"{int(row['rank_lower'])}–{int(row['rank_upper'])}",
                cell=_text(row["cell"]),
                attainment=_float(attainment.get(school_id)),
                link=links.get((year, school_id), ""),
                findings=int(serious.get(school_id, 0)),
                codes={
                    column: code
                    for column in _CODED
                    if not pd.isna(row[column]) and (code := codes.code(school_id, year, column))
                },
            )
        )
    lines.sort(key=lambda line: (line.rank is None, line.rank or 0, line.name))
    return YearSection(SchoolYear(year).label, tuple(lines))


def missing_forms(data: ReportData) -> tuple[MissingForm, ...]:
    """Return the forms and results that schools still owe, in the same counts as the documents of the year."""
    return tuple(
        MissingForm(
            item.title,
            item.text,
            tuple(sorted(data.school_name(school) for school in item.missing)),
            "" if item.exempt_text == DASH else item.exempt_text,
        )
        for item in district_coverage(data)
        if item.missing and not (item.results and not item.received_n)
    )


def submission_lines(submissions: pd.DataFrame) -> tuple[tuple[tuple[str, int], ...], tuple[SubmissionLine, ...]]:
    """Return how many files are in which state, and those that were refused or not recognised."""
    counts = submissions["state"].value_counts().sort_index()
    bad = submissions[submissions["state"].isin(["отклонено", "не распознан", "ждём", "ждёт приказа"])].sort_values(
        "path"
    )
    return (
        tuple((str(state), int(count)) for state, count in counts.items()),
        tuple(SubmissionLine(str(r["path"]), str(r["state"]), _text(r["reason"])) for r in bad.to_dict("records")),
    )


def top_findings(findings: pd.DataFrame, top: int = 12) -> tuple[tuple[str, str, str, int], ...]:
    """Return the most frequent rules as (code, severity, an example message, count)."""
    if findings.empty:
        return ()
    grouped = (
        findings.groupby(["code", "severity"])
        .agg(count=("message", "size"), example=("message", "first"))
        .reset_index()
        .sort_values(["count", "code"], ascending=[False, True])
        .head(top)
    )
    return tuple(
        (str(r["code"]), str(r["severity"]), str(r["example"]), int(r["count"])) for r in grouped.to_dict("records")
    )


def document_links(folder: Path, root: Path, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return (title, link relative to the page) of the documents that a person opens."""
    shown = [name for name in sorted(names) if name.endswith((".docx", ".xlsx", ".html"))]
    return tuple((Path(name).stem, (folder / name).relative_to(root).as_posix()) for name in shown)


def _text(value: object) -> str:
    return "" if value is None or (not isinstance(value, str) and pd.isna(value)) else str(value)  # type: ignore[arg-type]


def _float(value: object) -> float | None:
    return None if value is None or pd.isna(value) else float(value)  # type: ignore[arg-type]
