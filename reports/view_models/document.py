"""Parts that every document is made of: tables that are never printed empty, the title block, the appendix."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from reports.rendering.formatting import DASH, day, integer, long_day, number, percent, text
from reports.view_models.addendum import ADDENDUM
from reports.view_models.figures import Figure
from reports.view_models.report_data import ReportData

Line = dict[str, Any]
CODES_ACROSS = 3


@dataclass(frozen=True)
class TableModel:
    """Rows of a table as printed, a note under it, and the sentence that stands in its place where it has no rows."""

    rows: tuple[Line, ...]
    absent: str
    note: str = ""


@dataclass(frozen=True)
class TitleBlock:
    """What a document is, of whom, for when, made when and from what."""

    heading: str
    subject: str
    period: str
    executor: str
    date: str
    long_date: str
    data_version: str
    methodology: str
    property_title: str
    stamp: str


@dataclass(frozen=True)
class Parameter:
    """A parameter of the methodology that was applied."""

    name: str
    value: str


def title_block(data: ReportData, heading: str, subject: str, period: str) -> TitleBlock:
    """Return the title block of a document of this data."""
    method = data.methodology
    order = f", приказ {method.order_number}" if method.order_number else ", приказом не утверждена"
    return TitleBlock(
        heading=heading,
        subject=subject,
        period=period,
        executor=data.settings.territory.centre,
        date=dated(data),
        long_date=long_day(data.generated_on),
        data_version=data.data_version or DASH,
        methodology=f"{method.printed}{order}",
        property_title=f"{heading}. {subject}. {period}",
        stamp=f"{data.generated_on.isoformat()}T00:00:00Z",
    )


def dated(data: ReportData) -> str:
    """Return the day the document was made, with the day it was due where it comes late.

    Where an order changed the year's data after their freeze, the line points to the addendum of the same set.
    """
    late = f" (с опозданием, срок — {day(data.late_for)})" if data.late_for else ""
    return f"{day(data.generated_on)}{late}{amended(data)}"


def amended(data: ReportData) -> str:
    """Return where the changes after the freeze are told; empty where no order changed the school year."""
    rows = data.all_rows("register_amendments")
    orders = [str(row["order_reference"]) for row in rows if row["school_year"] == data.school_year.start]
    if not orders:
        return ""
    named = "; ".join(dict.fromkeys(orders))
    return f" · данные изменены после заморозки по основанию «{named}»: см. «{ADDENDUM}»"


def applied_parameters(data: ReportData) -> tuple[Parameter, ...]:
    """Return the parameters that decide the printed figures, with their values."""
    method = data.methodology
    weights = ", ".join(
        f"{item.label} {number(item.weight, 0)}" for item in method.index.components.values() if item.weight
    )
    components = "; ".join(item.name for item in method.rating.counted)
    pairs = (
        ("Признак низкого результата: доля ниже порога не менее", percent(method.identification.share_pct, 0)),
        (
            "Процедур с низким результатом для включения в список, не менее",
            integer(method.identification.min_procedures),
        ),
        ("Лет подряд по одной процедуре (правило B)", integer(method.identification.persist_years)),
        ("Малая выборка: участников менее", integer(method.small_groups.small_n)),
        ("ИСБШ: показатели и веса", weights),
        ("ИСБШ: наименьшая доля весов с данными", number(method.index.min_coverage, 2)),
        ("Рейтинг: компоненты", components),
        ("Рейтинг: k сглаживания (λ = N/(N + k))", number(method.rating.shrinkage_k, 0)),
        ("Рейтинг: место не ставится при N менее", integer(method.rating.min_n_rank)),
        ("Матрица: граница по R", number(method.matrix.rating_cut, 0)),
        ("Матрица: школ для ожидаемого результата, не менее", integer(method.matrix.min_schools)),
        ("Плановые показатели: основа успеваемости и качества", method.attainment.target_basis),
        (
            "Светофор: достигнут при СД не менее / почти достигнут",
            f"{percent(method.attainment.green * 100, 0)} / {percent(method.attainment.yellow * 100, 0)}",
        ),
    )
    return tuple(Parameter(name, text(value)) for name, value in pairs)


def source_lines(data: ReportData, school_id: str | None = None) -> TableModel:
    """Return the accepted files that the report rests on, by kind: how many, from when to when, with what result.

    Of the forms only the school's own count where ``school_id`` is given. Names of files are not printed: people put
    personal data into them.
    """
    label = data.school_year.label
    groups: dict[str, list[Any]] = {}
    for row in data.all_rows("register_submissions"):
        accepted = str(row["state"]).startswith("принято") and not row["superseded_by"]
        own = school_id is None or row["school_id"] in (school_id, None, "")
        if accepted and own and _concerns(row["school_years"], data.school_year.start, label):
            groups.setdefault(text(row["form"] or row["kind"], empty=DASH), []).append(row)
    lines = tuple(
        {
            "kind": kind,
            "files": integer(len(rows)),
            "received": _days(row["first_seen"] for row in rows),
            "questions": integer(sum(row["questions_n"] or 0 for row in rows)),
        }
        for kind, rows in sorted(groups.items())
    )
    return TableModel(lines, "Реестр поступлений за этот учебный год пуст: перечень источников не приводится.")


def _days(moments: Iterable[Any]) -> str:
    days = sorted(pd.Timestamp(moment).strftime("%Y%m%d") for moment in moments if moment is not None)
    if not days:
        return DASH
    first, last = (day(date.fromisoformat(item)) for item in (days[0], days[-1]))
    return first if first == last else f"{first}–{last}"


def _concerns(years: object, start: int, label: str) -> bool:
    """Return whether the comma-separated list of school years (or their first calendar years) names this one."""
    named = [part.strip() for part in str(years or "").split(",")]
    return any(part in (str(start), label, f"{start}-09", f"{start}/{(start + 1) % 100:02d}") for part in named)


def code_lines(figures: Sequence[Figure]) -> tuple[Line, ...]:
    """Return the codes of printed figures, without their common beginning, in rows of pairs, read down."""
    height = -(-len(figures) // CODES_ACROSS)
    lines: list[Line] = []
    for position in range(height):
        line: Line = {}
        for column in range(CODES_ACROSS):
            place = column * height + position
            known = place < len(figures)
            line[f"code{column + 1}"] = figures[place].code.split("-", 2)[-1] if known else ""
            line[f"value{column + 1}"] = figures[place].text if known else ""
        lines.append(line)
    return tuple(lines)


def codes_note(figures: Sequence[Figure]) -> str:
    """Return how to read the codes, with an example."""
    if not figures:
        return ""
    document, school, rest = figures[0].code.split("-", 2)
    return (
        f"Полный код начинается с «{document}-{school}-»: например, {document}-{school}-{rest} = {figures[0].text}. "
        "По полному коду команда «shnor explain КОД» называет формулу, исходные данные, файл и ячейку. "
        "УЧ — участников, СР — среднее, УСП — успеваемость, КАЧ — качество, НП — ниже порога, ИЗМ — изменение, "
        "М — место; перед точкой — процедура (О9МА — ОГЭ, математика), показатель или компонент; номер "
        "школы — последние цифры её идентификатора, Р — район."
    )


def numbered(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return the lines with their number in ``no``."""
    return tuple({"no": str(number_), **line} for number_, line in enumerate(lines, start=1))
