"""The edition for the site (programme 1.10): results of schools and the programme's course, small groups hidden.

No ranks, no rating, no statuses by school. What may be printed is decided once, by
``shnor_pipeline.domain.disclosure``, over every number of the edition together: schools by procedure, the district's
totals, and the pooled facts of the programme's indicators.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from reports.narrative.labels import Procedure
from reports.rendering.formatting import DASH, NO_DATA, integer, number
from reports.rendering.style import Sign
from reports.view_models.district_tables import district_targets_lines
from reports.view_models.figures import FigureRegister, school_numbers
from reports.view_models.report_data import MUNICIPALITY, ReportData, Row
from reports.view_models.targets import indicator_code, sign_of
from shnor_pipeline.domain.attainment import BY_MARKS
from shnor_pipeline.domain.disclosure import Protection, protect
from shnor_pipeline.domain.procedures import matches_any, spring_first

PUBLIC = "О"
HIDDEN = "скрыто"
_SUBJECTS = ("русский язык", "математика")


@dataclass(frozen=True)
class ResultLine:
    """A school (or the district) in one procedure as printed: participants, % above the minimum, % «4» and «5»."""

    school: str
    participants: str
    success: str
    quality: str
    values: tuple[float | None, float | None, float | None] = (None, None, None)
    """The same as numbers; None where nothing may or can be printed."""
    hidden: bool = False


@dataclass(frozen=True)
class ProcedureSection:
    """One procedure: its title, the district's line and the schools' lines by name."""

    title: str
    anchor: str
    total: ResultLine
    schools: tuple[ResultLine, ...]
    has_quality: bool

    @property
    def lines(self) -> tuple[ResultLine, ...]:
        """The district's line, then the schools'."""
        return (self.total, *self.schools)


@dataclass(frozen=True)
class IndicatorLine:
    """An indicator of the programme in the district."""

    title: str
    plan: str
    fact: str
    sign: Sign


@dataclass(frozen=True)
class PublicEdition:
    """Everything that the edition for the site prints."""

    territory: str
    centre: str
    period: str
    date: str
    methodology: str
    min_n: int
    schools_n: int
    hidden_n: int
    indicators: tuple[IndicatorLine, ...]
    sections: tuple[ProcedureSection, ...]
    figures: FigureRegister


def public_edition(data: ReportData) -> PublicEdition:
    """Return the edition for the site of the report's school year."""
    results = _results(data)
    cells = _cells(results)
    members = _margins(data, results)
    protection = protect(cells, members, data.methodology.public.min_n)
    year = data.school_year.exam_year
    figures = FigureRegister(PUBLIC, year, school_numbers(data.schools))
    sections = [_section(data, procedure, rows, protection, figures) for procedure, rows in _by_procedure(results)]
    return PublicEdition(
        territory=data.settings.territory.name,
        centre=data.settings.territory.centre,
        period=data.school_year.label,
        date=data.generated_on.strftime("%d.%m.%Y"),
        methodology=data.methodology.printed,
        min_n=data.methodology.public.min_n,
        schools_n=len(results["school_id"].unique()),
        hidden_n=len(protection.cells),
        indicators=_indicators(data, protection, figures),
        sections=tuple(section for section in sections if not all(line.hidden for line in section.lines)),
        figures=figures,
    )


def _results(data: ReportData) -> pd.DataFrame:
    """Return the rows of derived_marks that the edition speaks of: russian and mathematics."""
    rows = pd.DataFrame(data.rows("derived_marks"))
    if rows.empty:
        return pd.DataFrame(columns=["school_id", "subject", "cell", "procedure", "participants"])
    rows = rows.loc[rows["subject"].isin(_SUBJECTS) & (rows["school_id"] != MUNICIPALITY)]
    rows = rows.loc[rows["school_id"].isin(list(data.schools)) & (rows["participants"].fillna(0) > 0)]
    procedures = [f"{Procedure.of(row).key}|{row['season'] or ''}" for row in rows.to_dict("records")]
    return rows.assign(
        procedure=procedures, cell=[f"{p}|{s}" for p, s in zip(procedures, rows["school_id"], strict=True)]
    )


def _cells(results: pd.DataFrame) -> pd.DataFrame:
    counts = pd.DataFrame({"n": results["participants"].astype("float64")})
    for name, source in (("below", ["below_threshold"]), ("high", ["n4", "n5"])):
        parts = results.reindex(columns=source).apply(pd.to_numeric, errors="coerce")
        counts[name] = parts.sum(axis=1, skipna=False)
    return counts.set_axis(results["cell"].astype(str))


def _margins(data: ReportData, results: pd.DataFrame) -> dict[str, list[str]]:
    """Return the printed totals: one per procedure, and the pool under each indicator counted from marks."""
    margins = {str(name): list(rows["cell"]) for name, rows in results.groupby("procedure")}
    basis = data.methodology.attainment.target_basis
    works = data.methodology.attainment.bases.get(basis, ())
    pooled = spring_first(results.loc[matches_any(results, works)]) if len(results) else results
    for indicator in BY_MARKS:
        counted = {
            row["school_id"]
            for row in data.rows("derived_attainment")
            if row["indicator"] == indicator and row["basis"] == basis and row["numerator"] is not None
        }
        margins[indicator] = list(pooled.loc[pooled["school_id"].isin(counted), "cell"])
    return margins


def _indicators(data: ReportData, protection: Protection, figures: FigureRegister) -> tuple[IndicatorLine, ...]:
    units = {item.id: item.unit for item in data.programme.indicators}
    lines = []
    for row in district_targets_lines(data):
        indicator = str(row["indicator"])
        stem = indicator_code(indicator, row["basis"])
        unit = units.get(indicator, "%")
        hidden = indicator in protection.margins
        fact = HIDDEN if hidden else figures.cell("derived_attainment", row, "fact", stem, unit=f" {unit}")
        lines.append(
            IndicatorLine(
                title=data.indicator_title(indicator),
                plan=figures.cell("derived_attainment", row, "plan", stem, unit=f" {unit}"),
                fact=fact,
                sign=sign_of(row),
            )
        )
    return tuple(lines)


def _by_procedure(results: pd.DataFrame) -> list[tuple[Procedure, list[Row]]]:
    found: dict[Procedure, list[Row]] = {}
    for row in results.to_dict("records"):
        plain = {str(key): value for key, value in row.items()}
        found.setdefault(Procedure.of(plain), []).append(plain)
    return sorted(found.items(), key=lambda item: item[0].order)


def _section(
    data: ReportData, procedure: Procedure, rows: list[Row], protection: Protection, figures: FigureRegister
) -> ProcedureSection:
    ordered = sorted(rows, key=lambda row: data.school_name(row["school_id"]))
    total = (
        _total_line(procedure, rows, figures) if rows[0]["procedure"] not in protection.margins else _hidden("Район")
    )
    return ProcedureSection(
        title=procedure.label,
        anchor=procedure.code,
        total=total,
        schools=tuple(_line(data, procedure, row, protection, figures) for row in ordered),
        has_quality=not procedure.is_scored,
    )


def _line(
    data: ReportData, procedure: Procedure, row: Row, protection: Protection, figures: FigureRegister
) -> ResultLine:
    name = data.school_name(row["school_id"])
    if row["cell"] in protection.cells:
        return _hidden(name)
    known = _catalogued(row)
    return ResultLine(
        school=name,
        participants=figures.cell("derived_marks", known, "participants", procedure.code),
        success=figures.cell("derived_marks", known, "success_pct", procedure.code),
        quality=DASH if procedure.is_scored else figures.cell("derived_marks", known, "quality_pct", procedure.code),
        values=(known["participants"], known["success_pct"], None if procedure.is_scored else known["quality_pct"]),
    )


def _hidden(name: str) -> ResultLine:
    return ResultLine(name, HIDDEN, HIDDEN, HIDDEN, hidden=True)


def _catalogued(row: Mapping[str, object]) -> Row:
    """Return the row with absent values as None, as a row of the warehouse has them."""
    return {key: None if not isinstance(value, str) and pd.isna(value) else value for key, value in row.items()}  # type: ignore[call-overload]


def _total_line(procedure: Procedure, rows: list[Row], figures: FigureRegister) -> ResultLine:
    """Return the district's line; a share stands there only where every school's count is known."""
    first = _catalogued(rows[0])
    selection = {name: first[name] for name in ("school_year", "year", "exam", "season", "grade", "subject", "level")}
    everybody = sum(int(row["participants"]) for row in rows)

    def total(text: str, value: float | None, column: str, short: str) -> str:
        return figures.total(text, value, f"{procedure.code}.{short}", "derived_marks", column, **selection)

    def share(name: str, complement: bool) -> float | None:
        parts = {"below": ("below_threshold",), "high": ("n4", "n5")}[name]
        values = [[row[part] for part in parts] for row in rows]
        if any(pd.isna(value) for group in values for value in group):
            return None
        counted = sum(sum(group) for group in values)
        return 100 * (everybody - counted if complement else counted) / everybody

    success, quality = share("below", complement=True), share("high", complement=False)
    return ResultLine(
        school="Район в целом",
        participants=total(integer(everybody), everybody, "participants", "УЧ"),
        success=total(number(success, 1, empty=NO_DATA), success, "success_pct", "УСП"),
        quality=DASH
        if procedure.is_scored
        else total(number(quality, 1, empty=NO_DATA), quality, "quality_pct", "КАЧ"),
        values=(everybody, success, None if procedure.is_scored else quality),
    )
