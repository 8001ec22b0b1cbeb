"""Charts state their finding in words, escape what they print, and are the same bytes each time."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pytest
from PIL import Image

from reports.rendering.charts import (
    AttainmentBar,
    Change,
    Chart,
    HeatCell,
    HeatRow,
    MatrixPoint,
    attainment_chart,
    change_chart,
    execution_chart,
    heat_chart,
    matrix_chart,
)
from reports.rendering.style import heat

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


def test_a_long_title_of_a_section_is_wrapped_not_cut() -> None:
    title = "Выравнивание возможностей в условиях обучения и современной образовательной среде в ШНОР и НСУ"
    chart = execution_chart([(title, 5, 4)])
    assert " ".join(re.findall(r'text-anchor="end"[^>]*>([^<]+)<', chart.svg)) == title


def test_execution_counts_what_is_due() -> None:
    assert "выполнено 6 из 8" in execution_chart([("Раздел 1", 5, 4), ("Раздел 2", 3, 2)]).alt


def test_the_picture_is_a_png_and_always_the_same() -> None:
    first, second = matrix_chart(POINTS, 50.0).png(), matrix_chart(list(reversed(POINTS)), 50.0).png()
    assert first.startswith(b"\x89PNG")
    assert first == second


def _grey(chart: Chart) -> Any:
    picture = Image.open(io.BytesIO(chart.png())).convert("L")
    return np.asarray(picture, dtype="int16")


def _told_apart(one: Chart, other: Chart) -> bool:
    """Return whether two pictures of the same size differ in grey by more than a shade in more than a few points."""
    first, second = _grey(one), _grey(other)
    assert first.shape == second.shape
    return int((np.abs(first - second) > 60).sum()) > 40


def test_schools_of_the_matrix_are_told_apart_in_black_and_white() -> None:
    def chart(**kind: bool) -> Chart:
        return matrix_chart([MatrixPoint("", 60, 60), MatrixPoint("", 50, 50, **kind)], 50.0)

    kinds = [chart(), chart(low=True), chart(own=True)]
    for number, one in enumerate(kinds):
        assert all(_told_apart(one, other) for other in kinds[number + 1 :])


def test_a_change_beyond_chance_is_told_apart_in_black_and_white() -> None:
    sure, chance = (
        change_chart([Change("ОГЭ", 9, 9, 1.0, lower, 2.0), Change("ЕГЭ", 9, 9, 0.5, -1.0, 2.0)])
        for lower in (0.01, -0.01)
    )
    assert _told_apart(sure, chance)


@pytest.mark.parametrize(("one", "other"), list(combinations(("green", "yellow", "red"), 2)))
def test_lights_are_told_apart_in_black_and_white_by_their_words(one: str, other: str) -> None:
    charts = [attainment_chart([AttainmentBar("Качество", 50, 40, light)]) for light in (one, other)]
    assert _told_apart(*charts)


def test_done_and_due_are_told_apart_in_black_and_white() -> None:
    assert _told_apart(execution_chart([("Раздел", 4, 2)]), execution_chart([("Раздел", 4, 4)]))


def _luminance(colour: str) -> float:
    def linear(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[place : place + 2], 16)) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_shades_of_the_heat_table_grow_darker_and_their_numbers_stay_legible() -> None:
    shades = [heat(share) for share in (10, 30, 50, 70, 90)]
    grounds = [_luminance(shade) for shade, _ in shades]
    assert all(later - earlier > 0.08 for earlier, later in pairwise(grounds))
    for (_, ink), ground in zip(shades, grounds, strict=True):
        brighter, darker = max(_luminance(ink), ground), min(_luminance(ink), ground)
        assert (brighter + 0.05) / (darker + 0.05) >= 4.5
    assert (heat(0), heat(100)) == (shades[0], shades[-1])


def test_the_heat_table_prints_every_number_and_frames_what_is_weak() -> None:
    rows = [HeatRow("5 класс (n 12)", (HeatCell(91.6), None, HeatCell(8.2, weak=True)))]
    chart = heat_chart(rows, "Номер задания", "района")
    assert ">92<" in chart.svg
    assert ">8<" in chart.svg
    assert "заданий 2; наименьшее выполнение 8 %; ниже района, случайностью не объяснить: 1." in chart.alt
    plain = heat_chart([HeatRow("5 класс (n 12)", (HeatCell(91.6), None, HeatCell(8.2)))], "Номер задания", "района")
    assert _told_apart(chart, plain)
