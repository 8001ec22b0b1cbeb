"""The kinds of report sets and what people call them."""

from __future__ import annotations

REPORT_TITLES = {
    "july": "Июльский анализ",
    "july-request": "Отчёты по запросу",
    "half-year": "Мониторинг программы",
}
"""Kind in ``register_reports`` → title."""
