"""The kinds of report sets and what people call them and their periods."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

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


_MOST_NAMED = 3


def set_key(kind: str, period: str, request: Sequence[str] = ()) -> str:
    """Return the key of a report set without its edition: sets on request of other schools are other sets."""
    return f"{kind}:{period}" + (f":{request_words(request)}" if request else "")


def request_words(schools: Sequence[str]) -> str:
    """Return the schools of a request, short enough for the name of a folder and different for other schools."""
    named = sorted(set(schools))
    if len(named) <= _MOST_NAMED:
        return ", ".join(named)
    digest = hashlib.sha256("\n".join(named).encode()).hexdigest()[:6]
    return f"{', '.join(named[:_MOST_NAMED])} и ещё {len(named) - _MOST_NAMED} ({digest})"
