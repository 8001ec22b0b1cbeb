"""СТАТУС.html says what needs attention, and shouts by itself when it was not renewed in time."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, sync_playwright

from reports.rendering.html import render_status
from reports.view_models.status_page import ComingReport, IssuedReport, StatusPage
from shnor_pipeline.orchestration.inventory import Inventory, Section

NOW = datetime.now(ZoneInfo("Asia/Irkutsk")).replace(microsecond=0)
SECTIONS = (
    Section("Запуск закончился сбоем", 1, ("приём файлов: <диск> полон",)),
    Section("Форма не поступила в срок", 37, ("Социальный паспорт, 2022-2023: нет от школ: 37",), is_ours=False),
)


def _page(*sections: Section, due: datetime = NOW + timedelta(hours=9), by_clock: bool = True) -> StatusPage:
    return StatusPage(
        territory="Братский район",
        centre="МКУ «ЦРО»",
        inventory=Inventory(NOW, due, sections),
        dated_by_clock=by_clock,
        coming=(ComingReport(date(2024, 1, 20), "аналитическая справка"),),
        issued=(IssuedReport(date(2023, 7, 21), "Июльский анализ, 2022-2023", late=True),),
    )


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert chromium, "Chromium is needed for this test"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


def _shout(browser: Browser, page: StatusPage, folder: Path) -> str:
    """Open the page as people do; return what it shouts («» where it is silent). It must ask for nothing else."""
    path = folder / "СТАТУС.html"
    path.write_bytes(render_status(page))
    opened = browser.new_page(viewport={"width": 360, "height": 800})
    troubles: list[str] = []
    requests: list[str] = []
    opened.on("console", lambda message: troubles.append(message.text))
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("request", lambda request: requests.append(request.url))
    opened.goto(path.as_uri())
    text = opened.locator("#late").inner_text() if opened.locator("#late").is_visible() else ""
    assert opened.evaluate("document.documentElement.scrollWidth") <= 360
    opened.close()
    assert (troubles, requests) == ([], [path.as_uri()])
    return text


def test_a_page_that_was_not_renewed_in_time_shouts(browser: Browser, tmp_path: Path) -> None:
    assert "программа не работает" in _shout(browser, _page(due=NOW - timedelta(minutes=1)), tmp_path)


def test_a_fresh_page_and_one_dated_by_hand_are_silent(browser: Browser, tmp_path: Path) -> None:
    assert _shout(browser, _page(*SECTIONS), tmp_path) == ""
    assert _shout(browser, _page(due=NOW - timedelta(days=400), by_clock=False), tmp_path) == ""


def test_the_count_is_exact_and_markup_is_text() -> None:
    text = render_status(_page(*SECTIONS)).decode()
    assert "Требует внимания: 38" in text
    assert text.index("Дело инженера данных") < text.index("Дело методиста и школ")
    assert "&lt;диск&gt;" in text
    assert "▲ с опозданием" in text


def test_order_is_said_in_words() -> None:
    text = render_status(_page()).decode()
    assert "Всё в порядке" in text
    assert "Требует внимания" not in text


def test_the_same_inventory_makes_the_same_bytes() -> None:
    page = _page(*SECTIONS)
    assert render_status(page) == render_status(replace(page))
