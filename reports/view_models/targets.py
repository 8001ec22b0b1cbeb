"""Attainment of plan targets as printed: one line per indicator and basis, one main line per indicator."""

from __future__ import annotations

from reports.rendering.formatting import DASH, NBSP, points, span, text
from reports.rendering.style import LIGHTS, Sign
from reports.view_models.document import Line, TableModel
from reports.view_models.figures import FigureRegister
from reports.view_models.report_data import ReportData, Row

_CODES = {
    "success": "УСП",
    "quality": "КАЧ",
    "staff_training": "КАДР",
    "documentation": "ДОК",
    "equipment": "МТБ",
    "management": "УПР",
    "individual_plans": "ИУП",
}


def sign_of(row: Row | None) -> Sign:
    """Return the traffic light of a row; grey where there is none."""
    return LIGHTS.get(str(row["light"]) if row else "grey", LIGHTS["grey"])


def indicator_code(indicator: str, basis: str | None = None) -> str:
    """Return the indicator in a figure code, with the first letter of the basis where it has one: ``УСПо``."""
    word = "".join(sign for sign in str(basis or "") if sign.isalpha())[:1].lower()
    short = _CODES.get(indicator, indicator.upper())
    return short + word


def main_targets(data: ReportData, school_id: str) -> dict[str, Row]:
    """Return the row each indicator is judged by: on the target basis where there is one, else the first."""
    basis = data.methodology.attainment.target_basis
    found: dict[str, Row] = {}
    for row in data.rows("derived_attainment", school_id):
        if row["indicator"] not in found or row["basis"] == basis:
            found[row["indicator"]] = row
    return found


def targets_table(data: ReportData, school_id: str, figures: FigureRegister) -> TableModel:
    """Table 9: indicator, unit, baseline, plan, fact, СД, light, change to the year before, comment."""
    name = "derived_attainment"
    order = {item.id: place for place, item in enumerate(data.programme.indicators)}
    units = {item.id: item.unit for item in data.programme.indicators}
    before = {
        (row["indicator"], row["basis"]): row["fact"] for row in data.rows(name, school_id, data.school_year.previous)
    }
    main = main_targets(data, school_id)
    lines: list[Line] = []
    rows = data.rows(name, school_id)
    for row in sorted(rows, key=lambda item: (order.get(item["indicator"], 99), item is not main[item["indicator"]])):
        stem = indicator_code(row["indicator"], row["basis"])
        was = before.get((row["indicator"], row["basis"]))
        counts = row is main[row["indicator"]]
        moved = row["fact"] - was if was is not None and row["fact"] is not None else None
        change = figures.computed(name, row, "fact_change", moved, points(moved), stem)
        comment = "; ".join(part for part in (_basis(row), text(row["note"], empty="")) if part)
        lines.append(
            {
                "title": data.indicator_title(row["indicator"]),
                "unit": units.get(row["indicator"], "%"),
                "baseline": figures.cell(name, row, "baseline", stem),
                "plan": figures.cell(name, row, "plan", stem),
                "fact": figures.cell(name, row, "fact", stem),
                "attainment": figures.cell(name, row, "attainment", stem) if counts else "справочно",
                "light": sign_of(row) if counts else DASH,
                "change": change,
                "comment": comment or DASH,
            }
        )
    return TableModel(tuple(lines), "Плановых показателей и их фактических значений за учебный год нет.")


def _interval(row: Row) -> str:
    """Return the interval of a fact counted from marks; of others, which are no sample, nothing."""
    if row["fact_lower_pct"] is None:
        return ""
    return f"; интервал\n{span(row['fact_lower_pct'], row['fact_upper_pct'])}{NBSP}%"


def _basis(row: Row) -> str:
    """Return on which data the fact was counted, with the counts behind it."""
    basis = text(row["basis"], empty="")
    if row["numerator"] is not None and row["denominator"]:
        counts = f"{int(row['numerator'])} из {int(row['denominator'])}{_interval(row)}"
        return f"{basis}: {counts}" if basis and ":" not in basis else f"{basis} ({counts})" if basis else counts
    return basis
