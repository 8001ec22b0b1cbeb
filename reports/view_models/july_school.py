"""The July report of one school: «Информационно-аналитический отчёт», all sections and tables 1–10."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from reports.narrative.gaps import school_gaps
from reports.narrative.labels import INDEX_GROUPS, MATRIX_CELLS, SCHOOL_TYPES
from reports.narrative.school_conclusions import school_conclusions
from reports.rendering.formatting import DASH, NBSP, NO_DATA, enumeration, number, place, text
from reports.view_models.coverage import school_coverage
from reports.view_models.document import (
    Line,
    Parameter,
    TableModel,
    TitleBlock,
    applied_parameters,
    code_lines,
    codes_note,
    source_lines,
    title_block,
)
from reports.view_models.figures import JULY_SCHOOL, Figure, FigureRegister, school_numbers
from reports.view_models.report_data import ReportData
from reports.view_models.school_card import SchoolCard, school_card
from reports.view_models.school_measures import SchoolMeasures, school_measures
from reports.view_models.school_results import SchoolResults, school_results
from reports.view_models.targets import main_targets, targets_table
from shnor_pipeline.school_year import SchoolYear

_HEADING = "Информационно-аналитический отчёт"


@dataclass(frozen=True)
class JulySchool:
    """Everything the Word template of the July report prints."""

    title: TitleBlock
    school: str
    conclusions: tuple[str, ...]
    gaps: tuple[str, ...]
    passport: TableModel
    results: SchoolResults
    index_summary: str
    rating_summary: str
    status_summary: str
    low_bound: str
    matrix_summary: str
    similar: tuple[str, ...]
    measures: SchoolMeasures
    targets: TableModel
    targets_summary: str
    coverage: TableModel
    sources: TableModel
    parameters: tuple[Parameter, ...]
    codes: tuple[Line, ...]
    codes_note: str
    figures: tuple[Figure, ...]


def july_school(data: ReportData, school_id: str) -> JulySchool:
    """Return the July report of a school for the data's school year; works for any school, listed or not."""
    card = school_card(data, school_id)
    year = data.school_year
    figures = FigureRegister(JULY_SCHOOL, year.exam_year, school_numbers(data.schools))
    results = school_results(data, card, figures)
    targets = targets_table(data, school_id, figures)
    ranked_n = sum(row["rank"] is not None for row in data.rows("derived_rating"))
    schools_n = sum(row["index"] is not None for row in data.rows("derived_index"))
    main = list(main_targets(data, school_id).values())
    conclusions = school_conclusions(
        card,
        share_pct=data.methodology.identification.share_pct,
        schools_n=schools_n,
        ranked_n=ranked_n,
        year=year.exam_year,
        main_targets=main,
        indicators_n=len(data.programme.indicators),
        indicator_title=data.indicator_title,
    )
    passport = _passport(card, figures, year)
    index_summary = _index_summary(card, figures, schools_n)
    rating_summary = _rating_summary(card, figures, ranked_n)
    matrix_summary = _matrix_summary(data, card, figures)
    known = [row for row in main if row["attainment"] is not None]
    printed = figures.printed()
    return JulySchool(
        title=title_block(data, _HEADING, card.name, f"{year.label} учебный год"),
        school=card.name,
        conclusions=conclusions,
        gaps=school_gaps(data, card),
        passport=passport,
        results=results,
        index_summary=index_summary,
        rating_summary=rating_summary,
        status_summary=_status_summary(data, card, figures),
        low_bound=f"≥{NBSP}{number(data.methodology.identification.share_pct, 0)}{NBSP}%?",
        matrix_summary=matrix_summary,
        similar=_similar(data, school_id),
        measures=school_measures(data, card),
        targets=targets,
        targets_summary=_targets_summary(known, len(data.programme.indicators)),
        coverage=_coverage(data, school_id),
        sources=source_lines(data, school_id),
        parameters=applied_parameters(data),
        codes=code_lines(printed),
        codes_note=codes_note(printed),
        figures=printed,
    )


def _passport(card: SchoolCard, figures: FigureRegister, year: SchoolYear) -> TableModel:
    """Table 1: kind of school, pupils, class sets, teachers, curator, status."""
    kind = str(card.registry.get("type") or "")
    pupils = figures.cell("validated_social_passport", card.pupils_n, "value", "ОБУЧ")
    if card.pupils_n is None:
        pupils = figures.cell("validated_context", _keyed(card.context, "pupils_n"), "pupils_n")
    parts = [card.status_text if card.status_text != "—" else "в список ШНОР не входит"]
    if card.has_risk:
        parts.append("НСУ")
    if card.is_low and card.status and card.status["years_on_list"]:
        since = SchoolYear(year.start - int(card.status["years_on_list"]) + 1)
        parts.append(f"в списке с {since.label} учебного года")
    line: Line = {
        "kind": SCHOOL_TYPES.get(kind, kind or NO_DATA),
        "pupils": pupils,
        "classes": NO_DATA,
        "teachers": figures.cell("validated_context", _keyed(card.context, "teachers_n"), "teachers_n"),
        "curator": text(card.registry.get("curator"), empty="не назначен"),
        "status": "; ".join(parts),
    }
    return TableModel((line,), "", "Сведения о классах-комплектах ни одной из форм не собираются.")


def _keyed(row: Mapping[str, Any] | None, column: str) -> Mapping[str, Any] | None:
    return row if row and row[column] is not None else None


def _index_summary(card: SchoolCard, figures: FigureRegister, schools_n: int) -> str:
    row = card.index
    if row is None or row["index"] is None:
        return f"ИСБШ не рассчитан: {text(row['note'] if row else None, empty='данных социального паспорта нет')}."
    name = "derived_index"
    rank = figures.cell(name, row, "rank", "ИСБШ", empty=DASH)
    body = (
        f"ИСБШ — {figures.cell(name, row, 'index')}; группа «{INDEX_GROUPS.get(row['group'], row['group'])}»; "
        f"место — {rank} из {schools_n}; без языкового компонента — {figures.cell(name, row, 'index_no_language')}; "
        f"полнота данных — {figures.cell(name, row, 'coverage')}."
    )
    return f"{body} {text(row['note'])}." if row["note"] else body


def _rating_summary(card: SchoolCard, figures: FigureRegister, ranked_n: int) -> str:
    row = card.rating
    if row is None or row["rating"] is None:
        return f"Рейтинговый балл не рассчитан: {text(row['note'] if row else None, empty='нет выпускников')}."
    name = "derived_rating"
    rank = place(row["rank"], row["rank_lower"], row["rank_upper"])
    if row["rank"] is not None:
        figures.cell(name, row, "rank", "R")
    where = f"место — {rank} из {ranked_n}" if row["rank"] is not None else "место не определяется"
    note = f" Примечание: {text(row['note'])}." if row["note"] else ""
    note = _other_weights(row, figures) + note
    return (
        f"Отклонение от района D = {figures.cell(name, row, 'deviation')}; участий N = "
        f"{figures.cell(name, row, 'participations')}; λ = {figures.cell(name, row, 'shrinkage')}; "
        f"рейтинговый балл R = {figures.cell(name, row, 'rating')}; {where}.{note}"
    )


def _other_weights(row: Mapping[str, Any], figures: FigureRegister) -> str:
    """Return how far the place depends on the weights, which are a local choice."""
    if row["rank"] is None or row["rank_best"] is None:
        return ""
    name = "derived_rating"
    best, worst = (figures.cell(name, row, column) for column in ("rank_best", "rank_worst"))
    if best == worst:
        return " При других весах экзаменов место то же."
    reason = f" (сильнее всего — {row['rank_reason']})" if row["rank_reason"] else ""
    return f" При других весах экзаменов место — от {best} до {worst}{reason}."


def _status_summary(data: ReportData, card: SchoolCard, figures: FigureRegister) -> str:
    """Return the conclusion of table 7: which rules hold, the status, and how near the decision is."""
    row = card.status
    if row is None:
        return "Вывод: статус не определён, данных нет."
    rules = data.methodology.identification
    low = figures.cell("derived_status", row, "low_procedures_n")
    flip = figures.cell("derived_status", row, "flip_n", empty="")
    body = (
        f"Вывод: статус — {row['status'] if row['status'] != '—' else 'в список ШНОР не входит'}. Процедур с низким "
        f"результатом — {low} (для включения в список — {rules.min_procedures}); правило A (число процедур) — "
        f"{_holds(row['rule_a'])}; правило B (одна процедура {rules.persist_years} года подряд) — "
        f"{_holds(row['rule_b'])}."
    )
    if flip:
        body += f" Участников, чей иной результат изменил бы решение, — {flip}."
    return f"{body}{_firmness(row)}"


def _firmness(row: Mapping[str, Any]) -> str:
    """Return whether one pupil more, one less or one with another result would change the status."""
    if row["firm"] is None:
        return ""
    if row["firm"]:
        return " Один участник (больше, меньше или с иным результатом) статуса не меняет."
    words = [word if word != "—" else "вне списка" for word in str(row["near_statuses"]).split("; ")]
    return (
        f" Решение неустойчиво: один участник (больше, меньше или с иным результатом) мог бы изменить статус на "
        f"{enumeration((f'«{word}»' for word in words), last='или')}."
    )


def _holds(value: object) -> str:
    return NO_DATA if value is None else "выполнено" if value else "не выполнено"


def _matrix_summary(data: ReportData, card: SchoolCard, figures: FigureRegister) -> str:
    row = card.matrix
    if row is None or row["cell"] not in MATRIX_CELLS:
        return "Клетка матрицы не определена: не хватает ИСБШ или рейтингового балла."
    name = "derived_matrix"
    preliminary = " (предварительно: малая выборка)" if row["preliminary"] else ""
    body = f"Клетка матрицы — «{row['cell']}»{preliminary}: {MATRIX_CELLS[row['cell']]}.{_support(row)}"
    if row["expected"] is None:
        least = data.methodology.matrix.min_schools
        return (
            f"{body} Ожидаемый балл не рассчитан: {text(row['effectiveness'], empty=f'нужно не менее {least} школ')}."
        )
    verdict = f" Вывод: {text(row['effectiveness'])}." if row["effectiveness"] else ""
    actual = figures.cell("derived_rating", card.rating, "rating")
    return (
        f"{body} Ожидаемый по контексту балл — {figures.cell(name, row, 'expected')}, фактический — {actual}, "
        f"остаток {figures.cell(name, row, 'residual')}.{verdict}"
    )


def _support(row: Mapping[str, Any]) -> str:
    """Return low results and adverse conditions as a pair, and whether the school is resilient in the strict sense."""
    said = f" Низкие результаты (НОР) и неблагополучные условия (НСУ): {row['support']}." if row["support"] else ""
    if row["resilient"]:
        said += " Школа резильентна и в строгом смысле: нижняя четверть района по ИСБШ, верхняя — по результату."
    return said


def _similar(data: ReportData, school_id: str) -> tuple[str, ...]:
    """Return the nearest schools with the reason and their rating."""
    lines = []
    for row in data.similar.get(school_id, []):
        other = str(row["similar_school_id"])
        rating = data.one("derived_rating", other)
        value = number(rating["rating"] if rating else None, 2)
        lines.append(f"{data.school_name(other)}: {row['reason']}; R — {value}.")
    return tuple(lines)


def _targets_summary(known: list[dict[str, Any]], total: int) -> str:
    if not known:
        return f"Средняя степень достижения не рассчитана: данных нет ни по одному из {total} показателей."
    mean = sum(float(row["attainment"]) for row in known) / len(known)
    return (
        f"Средняя степень достижения СД — {number(100 * mean, 1)}{NBSP}%, рассчитано по {len(known)} из {total} "
        "показателей; значение каждого показателя не выше 100 %.".replace(" %", f"{NBSP}%")
    )


def _coverage(data: ReportData, school_id: str) -> TableModel:
    lines: tuple[Line, ...] = tuple(
        {"source": source.title, "state": state} for source, state in school_coverage(data, school_id)
    )
    return TableModel(lines, "")
