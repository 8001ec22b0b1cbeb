"""The edition for the site and the АИС export of the shared district, as the command line wrote them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from reports.explanation.explained import Explainer
from reports.explanation.figure_file import FIGURES, FigureFile, read_figures
from reports.inputs import evidence_data
from shnor_pipeline.orchestration.working_folder import WorkingFolder
from shnor_pipeline.school_year import SchoolYear

PUBLIC_SET, AIS_SET = "Для сайта 2022-2023", "Выгрузка для АИС 2022-2023"


@pytest.fixture(scope="module")
def explainer(demo: Path) -> Explainer:
    folder = WorkingFolder(home=str(demo))
    return Explainer(evidence_data(folder, SchoolYear(2022), folder.report_date()))


def _figures(demo: Path, name: str) -> FigureFile:
    return read_figures(demo / "published" / name / FIGURES)


@pytest.mark.parametrize("name", [PUBLIC_SET, AIS_SET])
def test_every_figure_is_explained_down_to_cells(demo: Path, explainer: Explainer, name: str) -> None:
    figures = _figures(demo, name).figures
    assert len(figures) > 50
    for stored in figures.values():
        found = explainer.explain(stored.figure)
        assert found.cells or found.note, stored.figure.code


def test_the_index_page_names_the_last_run_and_the_next_report(demo: Path) -> None:
    page = (demo / "published" / "index.html").read_text(encoding="utf-8")
    assert re.search(
        r"Последний запуск: <b>\d\d\.\d\d\.\d{4}[^<]*</b>, [а-яё][^<]+ — <b class=\"done\">✔ выполнен</b>", page
    )
    assert re.search(r"Следующий отчёт: <b>\d\d\.\d\d\.\d{4}</b>, [а-яё]", page)


def test_the_page_for_the_site_is_listed_on_the_index_page(demo: Path) -> None:
    assert "Результаты школ 2022-2023" in (demo / "published" / "index.html").read_text(encoding="utf-8")
    assert (demo / "published" / PUBLIC_SET / "Результаты школ 2022-2023.html").is_file()


def test_the_ais_workbook_has_every_school_and_a_code_in_every_numeric_row(demo: Path) -> None:
    path = demo / "published" / AIS_SET / "Показатели для АИС 2022-2023.xlsx"
    rows = list(load_workbook(path)["Показатели"].iter_rows(values_only=True))
    header, body = list(rows[0]), rows[1:]
    place = {name: header.index(name) for name in ("Код", "Школа", "Значение", "Значение словом")}
    codes = [row[place["Код"]] for row in body if row[place["Значение"]] is not None]
    assert all(codes)
    assert set(codes) == set(_figures(demo, AIS_SET).figures)
    assert any(row[place["Значение словом"]] for row in body)
    assert len({row[place["Школа"]] for row in body}) >= 8
