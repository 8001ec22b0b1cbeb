"""The July summary of the district: statuses, rating, matrix, two years, targets, low procedures, coverage."""

from __future__ import annotations

from dataclasses import dataclass

from reports.narrative.district_conclusions import (
    cells_sentence,
    change_counts_sentence,
    district_targets_sentence,
    july_proposals,
    listed_sentence,
    movement_sentence,
)
from reports.narrative.dynamics import unchanged_words
from reports.narrative.gaps import district_gaps
from reports.narrative.labels import MATRIX_CELLS, SUPPORT, Procedure, procedure_label
from reports.rendering.formatting import NO_DATA, integer, lower_first, number, ranged, span
from reports.view_models.coverage import Coverage, district_coverage
from reports.view_models.district_means import BY_PROCEDURE, district_rows
from reports.view_models.district_tables import (
    MOVEMENTS,
    NOT_LISTED,
    attainment_table,
    by_movement,
    by_status,
    counted_line,
    coverage_table,
    district_targets_lines,
    rating_line,
    rating_rows,
)
from reports.view_models.document import (
    Line,
    Parameter,
    TableModel,
    TitleBlock,
    applied_parameters,
    codes_note,
    source_lines,
    title_block,
)
from reports.view_models.figures import JULY_DISTRICT, Figure, FigureRegister, school_numbers
from reports.view_models.report_data import ReportData, Row
from reports.view_models.significance import significant
from reports.view_models.task_heat import tasks_summary

_HEADING = "Сводный информационно-аналитический отчёт"


@dataclass(frozen=True)
class JulyDistrict:
    """Everything the Word template of the district's July summary prints."""

    title: TitleBlock
    conclusions: tuple[str, ...]
    gaps: tuple[str, ...]
    statuses: TableModel
    movements: TableModel
    rating: TableModel
    matrix: TableModel
    support: TableModel
    comparison: TableModel
    low: TableModel
    tasks_summary: str
    attainment: TableModel
    coverage: TableModel
    proposals: tuple[str, ...]
    sources: TableModel
    parameters: tuple[Parameter, ...]
    codes_note: str
    figures: tuple[Figure, ...]


def july_district(data: ReportData) -> JulyDistrict:
    """Return the July summary of the data's school year."""
    year = data.school_year
    figures = FigureRegister(JULY_DISTRICT, year.exam_year, school_numbers(data.schools))
    coverage = district_coverage(data)
    cells = matrix_cells(data)
    movement = {key: _sorted_names(data, ids) for key, ids in by_movement(data).items()}
    known_before = bool(data.rows("derived_status", year=year.previous))
    territory = data.settings.territory.name
    dynamics = data.rows("derived_dynamics")
    targets = district_targets_lines(data)
    titles = {item.id: item.title for item in data.programme.indicators}
    model = {
        "statuses": _statuses(data, figures),
        "movements": _movements(data, figures, known_before),
        "rating": _rating(data, figures),
        "matrix": _matrix(data, cells, figures),
        "support": _support(data, figures),
        "comparison": _comparison(data, figures),
        "low": _low(data, figures),
        "attainment": attainment_table(data, list(data.active_schools), figures, "Плановых показателей нет."),
        "coverage": coverage_table(data, coverage, figures),
    }
    unfirm = sum(row["firm"] is not None and not row["firm"] for row in data.rows("derived_status"))
    figures.total(integer(unfirm), unfirm, "СТ1УЧ", "derived_status", "firm", school_year=year.start, firm=False)
    printed = figures.printed()
    return JulyDistrict(
        title=title_block(data, _HEADING, f"Результаты школ: {territory}", f"{year.label} учебный год"),
        conclusions=(
            listed_sentence(by_status(data), len(data.active_schools)),
            movement_sentence(movement["вошла"], movement["вышла"], movement["осталась"], known_before),
            cells_sentence({cell: _sorted_names(data, ids) for cell, ids in cells.items()}),
            change_counts_sentence(
                _directions(dynamics, "up"),
                _directions(dynamics, "down"),
                _directions(dynamics, "same"),
                unchanged_words([row for row in dynamics if row["direction"] == "same"]),
            ),
            district_targets_sentence(targets, len(titles), titles),
        ),
        gaps=district_gaps(data, coverage),
        tasks_summary=tasks_summary(data),
        **model,
        proposals=july_proposals(
            stable=_sorted_names(data, by_status(data)["ШНОР (стабильно)"]),
            entered=movement["вошла"],
            resilient=_sorted_names(data, cells.get("резильентная", [])),
            missing_forms=missing_forms(coverage),
            red=[lower_first(titles[row["indicator"]]) for row in targets if row["light"] == "red"],
        ),
        sources=source_lines(data),
        parameters=applied_parameters(data),
        codes_note=codes_note(printed),
        figures=printed,
    )


def matrix_cells(data: ReportData) -> dict[str, list[str]]:
    """Return school ids by cell of the matrix, the four cells in their usual order."""
    rows = data.rows("derived_matrix")
    return {cell: [row["school_id"] for row in rows if row["cell"] == cell] for cell in MATRIX_CELLS}


def missing_forms(coverage: tuple[Coverage, ...]) -> list[str]:
    """Return the forms that some schools have not sent, with the counts."""
    return [f"{lower_first(item.title)} — {item.text}" for item in coverage if item.missing and not item.results]


def _sorted_names(data: ReportData, school_ids: list[str]) -> list[str]:
    return sorted(data.school_name(school_id) for school_id in school_ids)


def _directions(rows: list[Row], direction: str) -> int:
    return sum(row["direction"] == direction for row in rows)


def _statuses(data: ReportData, figures: FigureRegister) -> TableModel:
    lines: list[Line] = []
    start = data.school_year.start
    for place, (status, ids) in enumerate(by_status(data).items(), start=1):
        if ids:
            title = NOT_LISTED if status == "—" else status
            line = counted_line("status", title, ids, data)
            figures.total(
                line["n"], len(ids), f"СТ{place}", "derived_status", "status", school_year=start, status=status
            )
            lines.append(line)
    return TableModel(tuple(lines), "Статусы школ не определены: результатов процедур нет.")


def _movements(data: ReportData, figures: FigureRegister, known_before: bool) -> TableModel:
    absent = "Статусов за прошлый учебный год нет: движение по списку не определяется."
    if not known_before:
        return TableModel((), absent)
    lines: list[Line] = []
    movement = by_movement(data)
    start = data.school_year.start
    for place, (key, title) in enumerate(MOVEMENTS, start=1):
        line = counted_line("movement", title, movement[key], data)
        figures.total(
            line["n"], len(movement[key]), f"ДВ{place}", "derived_status", "movement", school_year=start, movement=key
        )
        lines.append(line)
    return TableModel(tuple(lines), absent)


def _rating(data: ReportData, figures: FigureRegister) -> TableModel:
    lines = tuple(rating_line(data, row, figures) for row in rating_rows(data))
    note = "Места служат для адресной помощи; в открытую редакцию они не включаются."
    return TableModel(lines, "Рейтинг не рассчитан: результатов ГИА нет.", note)


def _matrix(data: ReportData, cells: dict[str, list[str]], figures: FigureRegister) -> TableModel:
    start = data.school_year.start
    lines: list[Line] = []
    for place, (cell, ids) in enumerate(cells.items(), start=1):
        if ids:
            line = counted_line("cell", cell, ids, data) | {"meaning": MATRIX_CELLS[cell]}
            figures.total(line["n"], len(ids), f"МЦ{place}", "derived_matrix", "cell", school_year=start, cell=cell)
            lines.append(line)
    undefined = [row["school_id"] for row in data.rows("derived_matrix") if row["cell"] not in MATRIX_CELLS]
    if undefined and lines:
        lines.append(
            counted_line("cell", "не определена", undefined, data) | {"meaning": "нет ИСБШ или рейтингового балла"}
        )
    return TableModel(tuple(lines), "Матрица не построена: не хватает ИСБШ или рейтинговых баллов.")


def _support(data: ReportData, figures: FigureRegister) -> TableModel:
    """Low results × adverse conditions: the official pair, beside the matrix of index and result."""
    rows = data.rows("derived_matrix")
    lines: list[Line] = []
    for place, (key, meaning) in enumerate(SUPPORT.items(), start=1):
        ids = [row["school_id"] for row in rows if row["support"] == key]
        if ids:
            line = counted_line("support", key, ids, data) | {"meaning": meaning}
            start = data.school_year.start
            figures.total(
                line["n"], len(ids), f"НН{place}", "derived_matrix", "support", school_year=start, support=key
            )
            lines.append(line)
    unknown = [row["school_id"] for row in rows if row["support"] is None]
    if unknown and lines:
        lines.append(counted_line("support", "не определено", unknown, data) | {"meaning": "нет статуса или ИСБШ"})
    return TableModel(tuple(lines), "Сочетание не определено: нет статусов или ИСБШ.")


def _cohorts_note(data: ReportData, figures: FigureRegister) -> str:
    """Return how many cohorts have changed their place in the district within a year."""
    rows = data.rows("derived_cohorts")
    if not rows:
        return ""
    counts = {}
    for direction, code in (("up", "НУЛ"), ("down", "НУХ"), ("same", "НБИ")):
        found = _directions(rows, direction)
        counts[direction] = figures.total(
            integer(found),
            found,
            code,
            "derived_cohorts",
            "direction",
            school_year=data.school_year.start,
            direction=direction,
        )
    return (
        "Одни и те же дети год спустя (школа × предмет). Положение относительно района: улучшилось — "
        f"{counts['up']}, ухудшилось — {counts['down']}, в пределах случайных колебаний — {counts['same']}; по "
        "школам — лист «Наборы» приложения."
    )


def _comparison(data: ReportData, figures: FigureRegister) -> TableModel:
    groups: dict[str, list[Row]] = {}
    for row in data.rows("derived_dynamics"):
        groups.setdefault(row["procedure"], []).append(row)
    lines: list[Line] = []
    start = data.school_year.start
    district = _of_district(data)
    for key in sorted(groups, key=lambda item: Procedure.parse(item).order):
        rows, procedure = groups[key], Procedure.parse(key)
        chosen = {"school_year": start, "procedure": key}
        everybody = sum(row["n_now"] or 0 for row in rows)
        line: Line = {
            "procedure": procedure_label(key),
            "n": figures.total(
                integer(everybody), everybody, f"{procedure.code}.УЧ", "derived_dynamics", "n_now", **chosen
            ),
        }
        for when, back in (("before", 1), ("now", 0)):
            known = district.get((start - back, key))
            value = _weighted(rows, f"mean_{when}", f"n_{when}")
            digits = 1 if procedure.is_scored else 2
            line[when] = ranged(
                figures.total(
                    number(value, digits), value, f"{procedure.code}.{'СРДО' if back else 'СР'}",
                    "derived_dynamics", f"mean_{when}", **chosen,
                ),
                span(known["mean_lower"], known["mean_upper"], digits) if known else "",
            )  # fmt: skip
        for direction in ("up", "down", "same"):
            count = _directions(rows, direction)
            line[direction] = figures.total(
                integer(count),
                count,
                f"{procedure.code}.{direction.upper()}",
                "derived_dynamics",
                "direction",
                school_year=start,
                procedure=key,
                direction=direction,
            )
        unknown = _directions(rows, "unknown")
        line["unknown"] = figures.total(
            integer(unknown), unknown, f"{procedure.code}.НЕИЗВ", "derived_dynamics", "direction",
            direction="unknown", **chosen,
        )  # fmt: skip
        lines.append(line)
    absent = "Сопоставимых результатов двух лет нет."
    return significant(
        data,
        TableModel(tuple(lines), absent, _cohorts_note(data, figures)),
        lambda line: line["up"] != "0" or line["down"] != "0",
        "процедуры, где результат хотя бы одной школы вырос или снизился",
    )


def _of_district(data: ReportData) -> dict[tuple[int, str], Row]:
    """Return the results of the whole municipality by school year and procedure, this year's and the last one's."""
    years = (data.school_year, data.school_year.previous)
    rows = [row for year in years for row in data.rows("derived_marks", year=year)]
    return {(int(row["school_year"]), str(row["procedure"])): row for row in district_rows(data, rows, BY_PROCEDURE)}


def _weighted(rows: list[Row], mean: str, count: str) -> float | None:
    pairs = [(row[count], row[mean]) for row in rows if row[mean] is not None and row[count]]
    total = sum(n for n, _ in pairs)
    return sum(n * value for n, value in pairs) / total if total else None


def _low(data: ReportData, figures: FigureRegister) -> TableModel:
    name = "derived_procedures"
    rows = [row for row in data.rows(name) if row["is_low"]]
    rows.sort(key=lambda row: (data.school_name(row["school_id"]), Procedure.parse(row["procedure"]).order))
    lines = tuple(
        {
            "school": data.school_name(row["school_id"]),
            "procedure": procedure_label(row["procedure"]) + ("*" if row["small_n"] else ""),
            "n": figures.cell(name, row, "n", f"НР{Procedure.parse(row['procedure']).code}"),
            "low": figures.cell(name, row, "low_pct", f"НР{Procedure.parse(row['procedure']).code}"),
            "interval": span(row["lower_pct"], row["upper_pct"]),
            "repeated": NO_DATA if row["was_low"] is None else "да" if row["was_low"] else "нет",
        }
        for row in rows
    )
    note = "* Малая выборка." if any(row["small_n"] for row in rows) else ""
    return TableModel(lines, "Процедур с низким результатом в районе нет.", note)
