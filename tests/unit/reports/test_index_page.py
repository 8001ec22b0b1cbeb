"""The index page works without a server: no request, no console error, sorting and filtering by keyboard and mouse."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from reports.rendering.charts import MatrixPoint, matrix_chart
from reports.rendering.html import render_index
from reports.view_models.index_page import DueItem, IndexPage, ReportSetLine, SchoolLine, SubmissionLine, YearSection


def _school(name: str, status: str, rating: float | None, rank: int | None) -> SchoolLine:
    return SchoolLine(
        name, name, "СОШ", status, 50.0, "middle", rating, rank, "успешная", 0.9, f"Июль/{name} №1.docx", 2
    )


PAGE = IndexPage(
    territory="Братский район",
    centre="МКУ «ЦРО»",
    generated_on=date(2023, 7, 15),
    methodology="2022-1",
    years=(
        YearSection(
            "2022-2023",
            (
                _school("Берёзовская <b>СОШ</b>", "—", 60.26, 1),
                _school("Ёлкинская СОШ", "ШНОР (стабильно)", 36.67, 3),
                _school("Андреевская СОШ", "зона риска", 42.08, 2),
                _school("Яровская НОШ", "нет данных", None, None),
            ),
            matrix_chart([MatrixPoint("А", 60, 60), MatrixPoint("Б", 43, 36, low=True)], 50).svg,
        ),
    ),
    sets=(ReportSetLine("Июльский анализ", "2022-2023", 1, "15.07.2023", "Июль", (("Отчёт", "Июль/Отчёт №1.docx"),)),),
    due=(DueItem("июльский анализ", date(2024, 7, 15)),),
    roadmap=(("Раздел 1", 10, 7),),
    states=(("принято", 10),),
    refused=(SubmissionLine("папка/файл.xlsx", "отклонено", "файл защищён паролем"),),
    missing=(("Социальный паспорт", ("Яровская НОШ",)),),
    findings=(("VPR-001", "Ошибка", "сдвиг строки", 3),),
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert chromium, "Chromium is needed for this test"
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    path = tmp_path / "index.html"
    path.write_bytes(render_index(PAGE))
    opened = browser.new_page()
    troubles: list[str] = []
    requests: list[str] = []
    opened.on("console", lambda message: troubles.append(message.text))
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("request", lambda request: requests.append(request.url))
    opened.goto(path.as_uri())
    yield opened
    opened.close()
    assert troubles == []
    assert requests == [path.as_uri()]


def _names(page: Page) -> list[str]:
    return [row.inner_text() for row in page.locator(".year:visible tbody tr:visible td:first-child").all()]


def test_columns_sort_by_value_and_empty_cells_stay_last(page: Page) -> None:
    rating = page.get_by_role("button", name="R", exact=True)
    rating.click()
    assert [name[:2] for name in _names(page)] == ["Ёл", "Ан", "Бе", "Яр"]
    rating.press("Enter")
    assert [name[:2] for name in _names(page)] == ["Бе", "Ан", "Ёл", "Яр"]
    page.get_by_role("button", name="Школа", exact=True).click()
    assert [name[:2] for name in _names(page)] == ["Ан", "Бе", "Ёл", "Яр"]


def test_filters_narrow_the_table_and_say_how_many_are_shown(page: Page) -> None:
    page.get_by_label("Статус").select_option("ШНОР")
    assert [name[:2] for name in _names(page)] == ["Ёл"]
    assert page.locator("#shown").inner_text() == "Показано 1 из 4"
    page.get_by_label("Статус").select_option("")
    page.get_by_label("Школа", exact=True).fill("андре")
    assert [name[:2] for name in _names(page)] == ["Ан"]


def test_markup_in_a_name_is_text(page: Page) -> None:
    assert "Берёзовская <b>СОШ</b>" in page.locator("tbody").first.inner_text()


def test_links_with_special_signs_lead_to_the_file(page: Page) -> None:
    assert "%E2%84%961.docx" in (page.get_by_role("link", name="Отчёт", exact=True).get_attribute("href") or "")


@pytest.mark.parametrize("width", [360, 1920])
def test_the_page_does_not_overflow_sideways(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_deadline_that_passed_after_the_page_was_made_is_shouted(page: Page) -> None:
    assert "Срок прошёл" in page.locator("#late").inner_text()


def test_the_same_figures_make_the_same_bytes() -> None:
    assert render_index(PAGE) == render_index(PAGE)
