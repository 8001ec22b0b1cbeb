"""The kinds of report sets and what people call them and their periods."""

from __future__ import annotations

from shnor_pipeline.school_year import HalfYear, Quarter

REPORT_TITLES = {
    "july": "Июльский анализ",
    "july-request": "Отчёты по запросу",
    "half-year": "Мониторинг программы",
    "quarter": "Дорожные карты школ",
    "september": "Дефициты педагогов и плановые показатели",
    "december": "Потребность в повышении квалификации",
    "public": "Для сайта",
    "ais": "Выгрузка для АИС",
}
"""Kind in ``register_reports`` → title."""


def period_label(kind: str, period: str) -> str:
    """Return the period of a report set in words, as ``register_reports`` keeps it by its kind."""
    if kind == "half-year":
        return HalfYear.parse(period).label
    if kind == "quarter":
        return Quarter.parse(period).label
    return f"{period} учебный год"
