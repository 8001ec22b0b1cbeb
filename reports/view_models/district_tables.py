"""Tables that the July summary and the half-year report share: statuses, rating, targets by school, coverage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.rendering.formatting import DASH, NBSP, NO_DATA, integer, number, percent, place, text
from reports.rendering.style import Sign
from reports.view_models.coverage import Coverage, missing_names, received
from reports.view_models.document import Line, TableModel
from reports.view_models.figures import FigureRegister, Printed
from reports.view_models.report_data import DISTRICT, ReportData, Row
from reports.view_models.targets import indicator_code, main_targets, sign_of
from shnor_pipeline.school_year import SchoolYear

NOT_LISTED = "вне списка"
STATUS_ORDER = ("ШНОР (стабильно)", "ШНОР", "зона риска", "—", "нет данных")
MOVEMENTS = (("вошла", "Вошли в список"), ("вышла", "Вышли из списка"), ("осталась", "Остались в списке"))


@dataclass(frozen=True)
class FactSign:
    """A status in a cell with its value: ``✘ не достигнут 83,3 %``; the colour is the status's."""

    sign: Sign
    value: str

    def __str__(self) -> str:
        return f"{self.sign} {self.value}".strip()


def names(data: ReportData, school_ids: Sequence[str], empty: str = DASH) -> str:
    """Return the names of schools in their usual order."""
    return "; ".join(sorted(data.school_name(school_id) for school_id in school_ids)) or empty


def by_status(data: ReportData, year: SchoolYear | None = None) -> dict[str, list[str]]:
    """Return school ids by status, statuses in their usual order."""
    rows = data.rows("derived_status", year=year)
    found = {status: [row["school_id"] for row in rows if row["status"] == status] for status in STATUS_ORDER}
    for row in rows:
        if row["status"] not in STATUS_ORDER:
            found.setdefault(row["status"], []).append(row["school_id"])
    return found


def by_movement(data: ReportData) -> dict[str, list[str]]:
    """Return school ids that entered, left and stayed on the list, by the movement's word."""
    rows = data.rows("derived_status")
    return {key: [row["school_id"] for row in rows if row["movement"] == key] for key, _ in MOVEMENTS}


def rating_rows(data: ReportData) -> list[Row]:
    """Return the rating of the year: ranked schools first, the rest by name."""
    rows = data.rows("derived_rating")
    return sorted(rows, key=lambda row: (row["rank"] is None, row["rank"] or 0, data.school_name(row["school_id"])))


def rating_line(data: ReportData, row: Row, figures: FigureRegister) -> Line:
    """Return a line of the rating: place with interval, index, R, status, matrix cell."""
    school_id = row["school_id"]
    index, status = data.one("derived_index", school_id), data.one("derived_status", school_id)
    matrix = data.one("derived_matrix", school_id)
    if row["rank"] is not None:
        figures.cell("derived_rating", row, "rank", "R")
    shown = status["status"] if status else NO_DATA
    return {
        "place": place(row["rank"], row["rank_lower"], row["rank_upper"]),
        "weights": _other_weights(row, figures),
        "school": data.school_name(school_id),
        "index": figures.cell("derived_index", index, "index"),
        "rating": figures.cell("derived_rating", row, "rating"),
        "n": figures.cell("derived_rating", row, "participations", empty="0"),
        "status": NOT_LISTED if shown == "—" else shown,
        "cell": text(matrix["cell"]) + (" (предв.)" if matrix["preliminary"] else "") if matrix else NO_DATA,
    }


def _other_weights(row: Row, figures: FigureRegister) -> str:
    """Return the places under other weights, ``3–6``; one number where they are the same."""
    if row["rank"] is None or row["rank_best"] is None:
        return DASH
    best, worst = (figures.cell("derived_rating", row, column) for column in ("rank_best", "rank_worst"))
    return best if best == worst else f"{best}–{worst}"


def attainment_table(data: ReportData, school_ids: Sequence[str], figures: FigureRegister, absent: str) -> TableModel:
    """Return schools × indicators with a status in every cell and the mean СД, how many indicators it rests on."""
    lines: list[Line] = []
    indicators = [item.id for item in data.programme.indicators]
    for school_id in sorted(school_ids, key=data.school_name):
        main = main_targets(data, school_id)
        if not main:
            continue
        line: Line = {"school": data.school_name(school_id)}
        for position, indicator in enumerate(indicators, start=1):
            row = main.get(indicator)
            stem = indicator_code(indicator, row["basis"] if row else None)
            known = row is not None and row["fact"] is not None
            fact = figures.cell("derived_attainment", row, "fact", stem, unit="\u00a0%") if known else ""
            line[f"target{position}"] = FactSign(sign_of(row), fact)
        attained = [float(row["attainment"]) for row in main.values() if row["attainment"] is not None]
        line["mean"] = (
            f"{mean_attainment(figures, list(main.values()), school_id)}\n"
            f"({len(attained)}{NBSP}из{NBSP}{len(indicators)})"
            if attained
            else NO_DATA
        )
        lines.append(line)
    note = "В скобках — по скольким показателям рассчитано среднее. Знаки: ✔ достигнут, ◐ почти достигнут, "
    return TableModel(tuple(lines), absent, note + "✘ не достигнут, ○ нет данных.")


def mean_attainment(
    figures: FigureRegister, rows: Sequence[Row], school_id: str, *, year: int | None = None, digits: int = 1
) -> Printed:
    """Return the mean СД in per cent over the rows each indicator is judged by, with its code."""
    known = [row for row in rows if row["attainment"] is not None]
    if not known:
        return Printed(NO_DATA)
    value = sum(float(row["attainment"]) for row in known) / len(known)
    return figures.counted(
        number(100 * value, digits),
        value,
        "СДСР",
        "derived_attainment",
        "mean_attainment",
        at=year,
        of=None if school_id == DISTRICT else school_id,
        school_year=known[0]["school_year"],
        school_id=school_id,
        indicator=tuple(str(row["indicator"]) for row in known),
        basis=tuple(sorted({str(row["basis"]) for row in known})),
    )


def district_targets_lines(data: ReportData) -> list[Row]:
    """Return the district's main row of every indicator that has one, in the programme's order."""
    main = main_targets(data, "DISTRICT")
    return [main[item.id] for item in data.programme.indicators if item.id in main]


def coverage_table(data: ReportData, coverage: Sequence[Coverage], figures: FigureRegister) -> TableModel:
    """Return how many schools have sent each source and which have not."""
    lines = tuple(
        {
            "source": item.title,
            "received": received(data, item, place, figures).text,
            "exempt": item.exempt_text,
            "missing": missing_names(data, item, most=12) or DASH,
        }
        for place, item in enumerate(coverage, start=1)
        if item.expected
    )
    return TableModel(lines, "Реестр школ пуст: полноту данных оценить нельзя.")


def share_text(done: int, due: int) -> str:
    """Return ``75,0 %`` of done over due, or «—» where nothing was due."""
    return percent(100 * done / due) if due else DASH


def counted_line(title_key: str, title: str, school_ids: Sequence[str], data: ReportData) -> Line:
    """Return a line with a title, the number of schools and their names."""
    return {title_key: title, "n": integer(len(school_ids)), "schools": names(data, school_ids)}
