"""The figures of a school year as rows for the АИС: schools and the district, marks, ИСБШ, rating, status, targets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from reports.explanation.quantities import quantity
from reports.narrative.labels import INDEX_GROUPS, Procedure, procedure_label
from reports.view_models.figures import Figure, FigureRegister, school_numbers
from reports.view_models.report_data import DISTRICT, MUNICIPALITY, ReportData, Row
from reports.view_models.targets import indicator_code
from shnor_pipeline.catalogue import table

AIS = "А"
_NUMBERS = {
    "derived_marks": (
        "participants", "n2", "n3", "n4", "n5", "below_threshold", "mean_mark", "mean_score",
        "success_pct", "quality_pct", "sou_pct", "low_pct",
    ),
    "derived_index": ("index", "index_no_language", "coverage"),
    "derived_index_components": ("share_pct", "contribution"),
    "derived_rating": ("participations", "deviation", "shrinkage", "rating", "rank"),
    "derived_status": ("low_procedures_n", "years_on_list", "flip_n"),
    "derived_matrix": ("expected", "residual"),
    "derived_attainment": ("baseline", "plan", "fact", "attainment"),
}  # fmt: skip
_WORDS: dict[str, dict[str, Callable[[str], str]]] = {
    "derived_index": {"group": lambda value: INDEX_GROUPS.get(value, value)},
    "derived_status": {"status": str, "movement": str},
    "derived_matrix": {"cell": str},
}


@dataclass(frozen=True)
class AisRow:
    """One value of one school: a figure (with its code) or a word such as a status."""

    school_id: str
    login: str
    gia_code: str
    school: str
    label: str
    subject: str
    year: int | None
    unit: str
    text: str = ""
    figure: Figure | None = None
    bounds: tuple[float | None, float | None] = (None, None)
    """The 95 % interval of the value, where it has one."""


def ais_rows(data: ReportData) -> tuple[AisRow, ...]:
    """Return all rows of the report's school year, table by table, schools by name; missing values have no row."""
    register = FigureRegister(AIS, data.school_year.exam_year, school_numbers(data.schools))
    return tuple(row for name in _NUMBERS for row in _of_table(data, register, name))


def _of_table(data: ReportData, register: FigureRegister, name: str) -> Iterator[AisRow]:
    shape = table(name)
    for row in sorted(data.rows(name), key=lambda item: (data.school_name(item["school_id"]), _subject(data, item))):
        if row["school_id"] == MUNICIPALITY:
            continue
        for column in _NUMBERS[name]:
            before = len(register.figures)
            register.cell(name, row, column, _stem(row))
            if len(register.figures) > before:
                figure = next(reversed(register.figures.values()))
                unit = "доля" if column in ("coverage", "attainment", "shrinkage") else shape.field(column).unit
                found = _row(data, row, shape.field(column).label, unit, figure=figure)
                yield replace(found, bounds=_bounds(row, name, column))
        for column, said in _WORDS.get(name, {}).items():
            if row[column]:
                yield _row(data, row, shape.field(column).label.partition(" (")[0], "", text=said(str(row[column])))


def _bounds(row: Row, name: str, column: str) -> tuple[float | None, float | None]:
    named = quantity(name, column).bounds
    return (row[named[0]], row[named[1]]) if named else (None, None)


def _row(data: ReportData, row: Row, label: str, unit: str, *, text: str = "", figure: Figure | None = None) -> AisRow:
    school_id = str(row["school_id"])
    known = data.schools.get(school_id, {})
    return AisRow(
        school_id=school_id,
        login=str(known.get("fisoko_login") or ""),
        gia_code=str(known.get("gia_code") or ""),
        school="Район в целом" if school_id == DISTRICT else data.school_name(school_id),
        label=label,
        subject=_subject(data, row),
        year=int(row["year"]) if row.get("year") else None,
        unit=unit,
        text=text,
        figure=figure,
    )


def _subject(data: ReportData, row: Row) -> str:
    """Return what the row is about besides its school: a work, a component, an indicator with its basis."""
    if row.get("exam"):
        return Procedure.of(row).label
    if row.get("indicator"):
        return "; ".join(part for part in (data.indicator_title(row["indicator"]), row["basis"]) if part)
    if row.get("component"):
        known = data.methodology.index.components.get(str(row["component"]))
        return known.label if known else procedure_label(row["component"])
    return ""


def _stem(row: Row) -> str:
    """Return the part of a figure's code that tells rows of one school apart."""
    if row.get("exam"):
        return Procedure.of(row).code
    if row.get("indicator"):
        return indicator_code(row["indicator"], row["basis"])
    return str(row["component"]).upper() if row.get("component") else ""
