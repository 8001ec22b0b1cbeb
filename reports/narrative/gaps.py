"""«Чего этот отчёт не знает»: what is missing, too small or not comparable, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from reports.narrative.labels import procedure_label
from reports.narrative.russian import (
    ERROR,
    EXPLANATION,
    PARTICIPANT,
    QUESTION,
    SCHOOL,
    agreed,
    counted,
    of_counted,
)
from reports.rendering.formatting import NBSP, day, is_missing, lower_first, sentence
from reports.view_models.coverage import (
    Coverage,
    district_coverage,
    explained_questions,
    missing_names,
    open_questions,
    school_coverage,
)
from reports.view_models.report_data import ReportData, Row
from reports.view_models.school_card import SchoolCard

_MOST_EXPLANATIONS = 5
NOTHING_MISSING = "Все ожидаемые данные получены, открытых вопросов к ним нет."


def school_gaps(data: ReportData, card: SchoolCard) -> tuple[str, ...]:
    """Return what the report of a school does not know; one sentence that says «nothing» where all is known."""
    found: list[str] = school_history(data, card.registry)
    for source, state in school_coverage(data, card.school_id):
        if state == "не получено":
            found.append(f"{source.title}: не получено" + (f" — {source.without}." if source.without else "."))
        elif state != "получено" and source.without:
            found.append(f"{source.title}: {state.replace(': ', ' (', 1)}) — {source.without}.")
    found.extend(_small_groups(data, card))
    found.extend(_comparison(data, card))
    partial = [item for item in district_coverage(data) if item.missing and item.without and item.received_n]
    if partial:
        shown = ", ".join(f"{lower_first(item.title)} — {item.text}" for item in partial)
        found.append(f"Средние по району рассчитаны не по всем школам: {shown}.")
    found.extend(questions(data, card.school_id))
    found.extend(explanations(data, card.school_id))
    return tuple(found) or (NOTHING_MISSING,)


def school_history(data: ReportData, registry: Row) -> list[str]:
    """Return what the registry says of the school itself that a reader of two years must know.

    Renamed (the results of both names are one school's), opened since the school year before, closed before the end of
    this one.
    """
    found, year = [], data.school_year
    if former := str(registry.get("former_names") or "").strip():
        found.append(f"Прежнее наименование школы: {former}; результаты под ним — той же школы.")
    opened, closed = _day(registry.get("valid_from")), _day(registry.get("valid_to"))
    if opened is not None and opened > year.previous.first_day:
        found.append(f"Школа действует с {day(opened)}: за прошлый учебный год данных о ней нет или они неполны.")
    if closed is not None and closed < year.last_day:
        code = registry.get("successor_code")
        heir = f"; правопреемник — {data.school_name(str(code))}" if code else ""
        found.append(f"Школа действовала по {day(closed)}: в отчёте — только то, что поступило до этого дня{heir}.")
    return found


def _day(value: Any) -> date | None:
    return None if is_missing(value) else pd.Timestamp(value).date()


def explanations(data: ReportData, school_id: str) -> list[str]:
    """Return one sentence per question that was accepted with the school's own explanation, in its words."""
    pairs = explained_questions(data, school_id)
    found = [f"{sentence(asked).rstrip('.')} — принято с пояснением школы: «{said}»." for asked, said in pairs]
    more = len(found) - _MOST_EXPLANATIONS
    return found[:_MOST_EXPLANATIONS] + ([f"И ещё {counted(more, EXPLANATION)} школы к данным."] if more > 0 else [])


def explanations_of_schools(data: ReportData) -> list[str]:
    """Return one sentence per school whose questions were accepted with its explanation: the first one in its words."""
    found = []
    for school_id in data.schools:
        pairs = explained_questions(data, school_id)
        if pairs:
            asked, said = pairs[0]
            more = f"; всего {counted(len(pairs), EXPLANATION)}" if len(pairs) > 1 else ""
            name = data.school_name(school_id)
            found.append(f"{name}: {lower_first(asked).rstrip('.')} — принято с пояснением школы: «{said}»{more}.")
    more_n = len(found) - _MOST_EXPLANATIONS
    return found[:_MOST_EXPLANATIONS] + (
        [f"С пояснениями приняты вопросы к данным ещё {of_counted(more_n, SCHOOL)}."] if more_n > 0 else []
    )


def _small_groups(data: ReportData, card: SchoolCard) -> list[str]:
    small = [row for row in card.marks if row["small_n"] and row["participants"]]
    if not small:
        return []
    limit = data.methodology.small_groups.small_n
    named = "; ".join(f"{_work(row)} ({counted(int(row['participants']), PARTICIPANT)})" for row in small[:4])
    more = f" и ещё {len(small) - 4}" if len(small) > 4 else ""
    return [f"Малые группы (менее {limit} человек), выводы по ним предварительные: {named}{more}."]


def _work(row: Row) -> str:
    return procedure_label(f"{row['exam']}|{row['grade'] or ''}|{row['subject']}|{row['level'] or ''}")


def _comparison(data: ReportData, card: SchoolCard) -> list[str]:
    year = data.school_year.exam_year
    found = []
    if card.marks and not card.marks_before:
        found.append(f"Результатов за {year - 1}{NBSP}год нет: сравнить два года и проверить повтор нельзя.")
    breaks: dict[str, list[str]] = {}
    for row in card.dynamics:
        if row["comparability"]:
            breaks.setdefault(str(row["comparability"]), []).append(procedure_label(row["procedure"]))
    found.extend(f"Годы не сопоставимы ({reason}): {'; '.join(names)}." for reason, names in breaks.items())
    return found


def questions(data: ReportData, school_id: str | None = None) -> list[str]:
    """Return a sentence about open questions and quarantined rows, if there are any."""
    asked, errors = open_questions(data, school_id)
    parts = []
    if asked:
        parts.append(f"{agreed(asked, 'остаётся', 'остаются')} без ответа {counted(asked, QUESTION)} к данным")
    if errors:
        parts.append(f"{agreed(errors, 'не исправлена', 'не исправлены')} {counted(errors, ERROR)} (строки не учтены)")
    return [sentence("; ".join(parts))] if parts else []


def _unfirm(data: ReportData) -> list[str]:
    """Return how many statuses hang on one pupil, and which schools could so enter the list or leave it."""
    rows = [row for row in data.rows("derived_status") if row["firm"] is not None]
    unfirm = [row for row in rows if not row["firm"]]
    if not unfirm:
        return []
    moved = [
        row
        for row in unfirm
        if any(
            word.startswith("ШНОР") != str(row["status"]).startswith("ШНОР")
            for word in str(row["near_statuses"]).split("; ")
        )
    ]
    names = "; ".join(sorted(data.school_name(row["school_id"]) for row in moved)[:6])
    more = f" и ещё {len(moved) - 6}" if len(moved) > 6 else ""
    said = f"; в том числе принадлежность к ШНОР — у {len(moved)}: {names}{more}" if moved else ""
    counted_n = f"{len(unfirm)} из {of_counted(len(rows), SCHOOL)}"
    return [f"Один участник (больше, меньше или с иным результатом) изменил бы статус у {counted_n}{said}."]


def district_gaps(data: ReportData, coverage: Sequence[Coverage]) -> tuple[str, ...]:
    """Return what a district's document does not know: missing forms and results with the schools named."""
    found: list[str] = []
    for item in coverage:
        if not item.expected or not item.missing:
            continue
        if not item.received_n:
            found.append(f"{item.title}: не поступили ни от одной школы.")
        else:
            found.append(f"{item.title} — {item.text}; нет: {missing_names(data, item)}{item.exempt_words}.")
    if not data.rows("derived_status", year=data.school_year.previous):
        found.append("Статусов за прошлый учебный год нет: вошедшие и вышедшие не определяются.")
    found.extend(_unfirm(data))
    without = [row for row in data.rows("derived_rating") if row["rank"] is None]
    if without:
        names = "; ".join(sorted(data.school_name(row["school_id"]) for row in without)[:6])
        found.append(f"Место в рейтинге не определено (мало участий или нет выпускников): {names}.")
    found.extend(questions(data))
    found.extend(explanations_of_schools(data))
    return tuple(found) or (NOTHING_MISSING,)
