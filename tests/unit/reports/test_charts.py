"""Charts state their finding in words, escape what they print, and are the same bytes each time."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from reports.rendering.charts import (
    AttainmentBar,
    Change,
    MatrixPoint,
    attainment_chart,
    change_chart,
    execution_chart,
    matrix_chart,
)

POINTS = [MatrixPoint("Школа <А> & Б", 60.0, 60.0), MatrixPoint("Школа В", 43.3, 36.7, own=True, low=True)]


def test_the_matrix_names_the_own_school_and_counts_the_low_ones() -> None:
    chart = matrix_chart(POINTS, 50.0)
    assert "школ 2, из них ШНОР 1" in chart.alt
    assert "Школа В: ИСБШ 43,3, R 36,7" in chart.alt
    assert ET.fromstring(chart.svg).tag.endswith("svg")


def test_names_are_escaped() -> None:
    own = matrix_chart([MatrixPoint('Школа <script>"', 50, 50, own=True)], 50.0)
    assert "<script>" not in own.svg
    assert ET.fromstring(own.svg) is not None


def test_a_target_without_data_is_said_to_have_none_not_zero() -> None:
    chart = attainment_chart(
        [AttainmentBar("Качество", 30, None, "grey"), AttainmentBar("Успеваемость", 100, 100, "green")]
    )
    assert "нет данных" in chart.svg
    assert "0,0 %" not in chart.svg.replace("100,0 %", "")
    assert "достигнуто 1 из 1 рассчитанных, всего 2" in chart.alt


def test_only_intervals_off_zero_count_as_change() -> None:
    chart = change_chart(
        [Change("ОГЭ", 12, 9, -0.3, -0.7, 0.1), Change("ЕГЭ", 5, 6, 0.6, 0.2, 1.0), Change("ГВЭ", 1, 1, 1, None, None)]
    )
    assert "за пределами случайных колебаний 1" in chart.alt


def test_execution_counts_what_is_due() -> None:
    assert "выполнено 6 из 8" in execution_chart([("Раздел 1", 5, 4), ("Раздел 2", 3, 2)]).alt


def test_the_picture_is_a_png_and_always_the_same() -> None:
    first, second = matrix_chart(POINTS, 50.0).png(), matrix_chart(list(reversed(POINTS)), 50.0).png()
    assert first.startswith(b"\x89PNG")
    assert first == second
