"""The half-year report: «Аналитическая справка о реализации муниципальной программы», tables 1–9."""

from __future__ import annotations

from dataclasses import dataclass

from reports.narrative.district_conclusions import district_targets_sentence, listed_sentence, movement_sentence
from reports.narrative.gaps import district_gaps
from reports.narrative.labels import STATE_EXAMS, Procedure
from reports.narrative.programme_conclusions import programme_proposals, programme_risks, works_sentence
from reports.rendering.formatting import DASH, integer, lower_first, number, ranged, span, text
from reports.view_models.coverage import district_coverage
from reports.view_models.district_means import BY_WORK, district_rows
from reports.view_models.district_tables import (
    attainment_table,
    by_movement,
    by_status,
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
from reports.view_models.figures import HALF_YEAR, Figure, FigureRegister, school_numbers
from reports.view_models.july_district import matrix_cells, missing_forms
from reports.view_models.programme_schools import programme_schools, schools_in_scope
from reports.view_models.report_data import MUNICIPALITY, ReportData, Row
from reports.view_models.roadmap_tables import roadmap
from reports.view_models.support_sentence import support_sentences
from reports.view_models.targets import indicator_code, sign_of
from shnor_pipeline.school_year import HalfYear

_HEADING = "Аналитическая справка о реализации муниципальной программы"


@dataclass(frozen=True)
class HalfYearReport:
    """Everything the Word template of the half-year report prints."""

    title: TitleBlock
    basis: str
    conclusions: tuple[str, ...]
    gaps: tuple[str, ...]
    statuses: TableModel
    roadmap: TableModel
    roadmap_change: str
    sections: TableModel
    district_targets: TableModel
    attainment: TableModel
    works: TableModel
    rating: TableModel
    staff_summary: str
    staff: TableModel
    networks: TableModel
    risks: tuple[str, ...]
    proposals: tuple[str, ...]
    coverage: TableModel
    sources: TableModel
    parameters: tuple[Parameter, ...]
    codes_note: str
    figures: tuple[Figure, ...]
    execution: tuple[tuple[str, int, int], ...]


def half_year_report(data: ReportData, half_year: HalfYear) -> HalfYearReport:
    """Return the report of a half-year; results are those of the school year known at its end."""
    data = data.for_year(half_year.school_year)
    figures = FigureRegister(HALF_YEAR, data.school_year.exam_year, school_numbers(data.schools))
    scope = schools_in_scope(data)
    coverage = district_coverage(data)
    events = roadmap(data, half_year, figures)
    schools = programme_schools(data, scope, half_year.key, figures)
    targets = district_targets_lines(data)
    titles = {item.id: item.title for item in data.programme.indicators}
    movement = {key: sorted(map(data.school_name, ids)) for key, ids in by_movement(data).items()}
    known_before = bool(data.rows("derived_status", year=data.school_year.previous))
    works, procedures_n, participations = _works(data, half_year, figures)
    low_schools = {row["school_id"] for row in data.rows("derived_procedures") if row["is_low"]}
    lacking = missing_forms(coverage)
    model = {
        "statuses": _statuses(data, movement, figures),
        "district_targets": _district_targets(data, targets, figures),
        "attainment": attainment_table(data, scope, figures, "Школ в сфере программы с плановыми показателями нет."),
        "rating": _rating(data, figures),
    }
    supported = support_sentences(data, figures)
    printed = figures.printed()
    return HalfYearReport(
        title=title_block(data, _HEADING, f"«{data.programme.programme.title}»", half_year.label),
        basis=_basis(data, half_year),
        conclusions=(
            listed_sentence(by_status(data), len(data.active_schools)),
            movement_sentence(movement["вошла"], movement["вышла"], movement["осталась"], known_before),
            events.summary,
            district_targets_sentence(targets, len(titles), titles),
            works_sentence(procedures_n, participations, len(low_schools)),
        ),
        staff_summary=schools.summary,
        gaps=district_gaps(data, coverage),
        roadmap=events.events,
        roadmap_change=events.change,
        sections=events.sections,
        works=works,
        staff=schools.staff,
        networks=schools.networks,
        **model,
        risks=(
            *programme_risks(
                overdue=events.overdue,
                without_report=events.without_report,
                red=[lower_first(titles[row["indicator"]]) for row in targets if row["light"] == "red"],
                entered=movement["вошла"],
                vacancies=schools.vacancies,
                missing_forms=lacking,
            ),
            *supported,
        ),
        proposals=programme_proposals(
            overdue=events.overdue_numbers,
            without_curator=schools.without_curator,
            without_network=schools.without_network,
            untrained=schools.untrained,
            missing_forms=lacking,
            resilient=sorted(map(data.school_name, matrix_cells(data)["резильентная"])),
        ),
        coverage=coverage_table(data, coverage, figures),
        sources=source_lines(data),
        parameters=applied_parameters(data),
        codes_note=codes_note(printed),
        figures=printed,
        execution=events.by_section,
    )


def _basis(data: ReportData, half_year: HalfYear) -> str:
    title = data.programme.programme
    first, last = min(title.years), max(title.years)
    years = f"{first}–{last}" if last > first else str(first)
    return (
        f"Справка подготовлена по мероприятию 1.6 дорожной карты муниципальной программы «{title.title}» "
        f"({years} годы) за {half_year.label}. Цель — оценить выполнение мероприятий, достижение целевых показателей "
        f"и изменение положения школ в сфере программы. Результаты школ — за {data.school_year.label} учебный год."
    )


def _statuses(data: ReportData, movement: dict[str, list[str]], figures: FigureRegister) -> TableModel:
    """Table 1: counts of statuses in the last two school years; the movement is known for the last one."""
    lines: list[Line] = []
    known_before = bool(data.rows("derived_status", year=data.school_year.previous))
    for year in (data.school_year.previous, data.school_year):
        rows = data.rows("derived_status", year=year)
        if not rows:
            continue
        found = by_status(data, year)
        own = year == data.school_year
        line: Line = {"year": year.label}
        counts = (
            ("low", ("ШНОР (стабильно)", "ШНОР"), "ШНОР"),
            ("stable", ("ШНОР (стабильно)",), "СТАБ"),
            ("risk", ("зона риска",), "РИСК"),
        )
        for name, statuses, code in counts:
            ids = [item for status in statuses for item in found[status]]
            line[name] = figures.total(
                integer(len(ids)),
                len(ids),
                code,
                "derived_status",
                "status",
                at=year.exam_year,
                school_year=year.start,
                status=statuses,
            )
        cells = matrix_cells(data.for_year(year))
        resilient = len(cells["резильентная"]) if any(cells.values()) else None
        line["resilient"] = figures.total(
            integer(resilient), resilient, "РЕЗ", "derived_matrix", "cell",
            at=year.exam_year, school_year=year.start, cell="резильентная",
        )  # fmt: skip
        for place, (name, key) in enumerate((("entered", "вошла"), ("left", "вышла"), ("stayed", "осталась")), start=1):
            count = len(movement[key]) if own and known_before else None
            line[name] = figures.total(
                integer(count, empty=DASH), count, f"ДВ{place}", "derived_status", "movement",
                at=year.exam_year, school_year=year.start, movement=key,
            )  # fmt: skip
        lines.append(line)
    note = "«ШНОР» — все школы списка, включая стабильно низкие."
    return TableModel(tuple(lines), "Статусы школ не определены.", note)


def _district_targets(data: ReportData, rows: list[Row], figures: FigureRegister) -> TableModel:
    name = "derived_attainment"
    units = {item.id: item.unit for item in data.programme.indicators}
    lines = tuple(
        {
            "title": data.indicator_title(row["indicator"]),
            "unit": units[row["indicator"]],
            "baseline": figures.cell(name, row, "baseline", indicator_code(row["indicator"], row["basis"])),
            "plan": figures.cell(name, row, "plan", indicator_code(row["indicator"], row["basis"])),
            "fact": figures.cell(name, row, "fact", indicator_code(row["indicator"], row["basis"])),
            "attainment": figures.cell(name, row, "attainment", indicator_code(row["indicator"], row["basis"])),
            "light": sign_of(row),
            "comment": "; ".join(part for part in (text(row["basis"], empty=""), text(row["note"], empty="")) if part),
        }
        for row in rows
    )
    return TableModel(lines, "Целевые показатели по району не рассчитаны: данных нет.")


def _works(data: ReportData, half_year: HalfYear, figures: FigureRegister) -> tuple[TableModel, int, int]:
    """Table 5: works held in the half-year, summed over schools; spring and exams in half I, autumn in half II."""
    seasons = ("spring", "") if half_year.half == 1 else ("autumn",)
    lines: list[Line] = []
    participations = 0
    held = [
        (key, rows)
        for key, rows in data.works.items()
        if key[1] == half_year.year and key[3] in seasons and (key[3] or key[2] in STATE_EXAMS)
    ]
    for key, all_rows in sorted(held, key=lambda item: Procedure.of(item[1][0]).order):
        rows = [row for row in all_rows if row["school_id"] != MUNICIPALITY and row["participants"]]
        if not rows:
            continue
        procedure = Procedure.of(rows[0])
        n = sum(int(row["participants"]) for row in rows)
        participations += n
        marked = not procedure.is_scored
        work = {"exam": key[2], "season": key[3], "grade": key[4], "subject": key[5], "level": key[6]}
        selection = {"at": key[1], "school_year": key[0], **work}
        passed = _share(rows, ("n3", "n4", "n5")) if marked else None
        good = _share(rows, ("n4", "n5")) if marked else None
        low = _share(rows, ("below_threshold",))
        mean_column = "mean_mark" if marked else "mean_score"
        mean = _mean(rows, mean_column)
        pooled = district_rows(data, rows, BY_WORK)[0]
        digits = 2 if marked else 1

        def bounds(name: str, row: Row = pooled) -> str:
            return span(row[f"{name}_lower_pct"], row[f"{name}_upper_pct"])

        stem = procedure.code
        lines.append(
            {
                "procedure": procedure.label,
                "schools": figures.total(
                    integer(len(rows)), len(rows), f"{stem}.ШК", "derived_marks", "schools", **selection
                ),
                "n": figures.total(integer(n), n, f"{stem}.УЧ", "derived_marks", "participants", **selection),
                "mean": ranged(
                    figures.total(number(mean, digits), mean, f"{stem}.СР", "derived_marks", mean_column, **selection),
                    span(pooled["mean_lower"], pooled["mean_upper"], digits),
                ),
                "success": ranged(
                    figures.total(
                        number(passed) if marked else DASH,
                        passed,
                        f"{stem}.УСП",
                        "derived_marks",
                        "success_pct",
                        **selection,
                    ),
                    bounds("success"),
                ),
                "quality": ranged(
                    figures.total(
                        number(good) if marked else DASH,
                        good,
                        f"{stem}.КАЧ",
                        "derived_marks",
                        "quality_pct",
                        **selection,
                    ),
                    bounds("quality"),
                ),
                "low": ranged(
                    figures.total(number(low), low, f"{stem}.НП", "derived_marks", "low_pct", **selection),
                    bounds("low"),
                ),
            }
        )
    absent = f"Результатов оценочных процедур за {half_year.label} нет."
    return TableModel(tuple(lines), absent), len(lines), participations


def _share(rows: list[Row], columns: tuple[str, ...]) -> float | None:
    """Return the pooled share in % over the schools that know the counts; None where none does."""
    known = [row for row in rows if all(row[column] is not None for column in columns)]
    total = sum(int(row["participants"]) for row in known)
    return 100 * sum(int(row[column]) for row in known for column in columns) / total if total else None


def _mean(rows: list[Row], column: str) -> float | None:
    known = [row for row in rows if row[column] is not None]
    total = sum(int(row["participants"]) for row in known)
    return sum(row["participants"] * row[column] for row in known) / total if total else None


def _rating(data: ReportData, figures: FigureRegister) -> TableModel:
    """Table 6: the rating with the change of R to the year before; the number only, no word."""
    lines: list[Line] = []
    for row in rating_rows(data):
        before = data.one("derived_rating", row["school_id"], data.school_year.previous)
        was, now = before["rating"] if before else None, row["rating"]
        change = None if was is None or now is None else now - was
        shown = figures.computed("derived_rating", row, "rating_change", change, number(change, 2, signed=True))
        lines.append(rating_line(data, row, figures) | {"change": shown})
    note = (
        "ΔR — изменение рейтингового балла к прошлому учебному году; само по себе оно не означает роста или снижения."
    )
    return TableModel(tuple(lines), "Рейтинг не рассчитан: результатов ГИА нет.", note)
