"""The index page works without a server: no request, no console error, sorting and filtering by keyboard and mouse."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from reports.rendering.charts import HeatCell, HeatRow, MatrixPoint, TrendPoint, heat_chart, matrix_chart, trend_line
from reports.rendering.html import render_index
from reports.view_models.figures import Printed
from reports.view_models.index_page import (
    DueItem,
    FrequentRule,
    IndexPage,
    MissingForm,
    ReportSetLine,
    RunLine,
    SchoolLine,
    SectionLine,
    StateLine,
    SubmissionLine,
    YearSection,
)
from reports.view_models.task_heat import WorkHeat
from reports.view_models.trends import TrendCell, TrendRow, Trends, TrendTable

AA_TEXT, AA_LARGE = 4.5, 3.0
CONTRASTS = r"""() => {
  const parse = text => {
    const p = text.match(/[\d.]+/g).map(Number);
    return [p[0], p[1], p[2], p.length > 3 ? p[3] : 1];
  };
  const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const linear = v => { v /= 255; return v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4); };
  const light = c => 0.2126 * linear(c[0]) + 0.7152 * linear(c[1]) + 0.0722 * linear(c[2]);
  const ground = node => {
    const layers = [];
    if (node.ownerSVGElement) {
      const own = node.getBoundingClientRect(), x = (own.left + own.right) / 2, y = (own.top + own.bottom) / 2;
      const under = Array.from(node.ownerSVGElement.querySelectorAll("rect")).filter(one => {
        const box = one.getBoundingClientRect(), before = node.compareDocumentPosition(one) & 2;
        const covers = box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
        return before && covers && getComputedStyle(one).fill !== "none";
      });
      if (under.length) { return parse(getComputedStyle(under[under.length - 1]).fill); }
    }
    for (let at = node; at; at = at.parentElement) { layers.push(parse(getComputedStyle(at).backgroundColor)); }
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]);
  };
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode.parentElement, text = walk.currentNode.textContent.trim();
    if (!text || ["SCRIPT", "STYLE", "TITLE"].includes(node.tagName) || !node.getClientRects().length) { continue; }
    const style = getComputedStyle(node), under = ground(node);
    const ink = node.ownerSVGElement ? style.fill : style.color;
    const a = light(over(parse(ink), under)), b = light(under);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    found.push({ text: text.slice(0, 40), ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), large });
  }
  return found;
}"""
"""Text, its contrast with what lies under it as the browser computed both, and whether it counts as large (WCAG)."""


FOCUS_IS_SHOWN = """() => {
  const on = document.activeElement, style = getComputedStyle(on);
  on.dataset.reached = "yes";
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
}"""


def _school(name: str, status: str, rating: float | None, rank: int | None) -> SchoolLine:
    return SchoolLine(
        name, name, "СОШ", status, 50.0, "middle", rating, rank, "успешная", 0.9, f"Июль/{name} №1.docx", 2
    )


def _trend(title: str) -> TrendTable:
    line = trend_line([TrendPoint(0, 10, 5, 20, joined=False), TrendPoint(1, 40, 20, 60, joined=True)], 2, 30)
    cells = (TrendCell("10,0 %", "1 из 10"), TrendCell("40,0 %", "4 из 10", "с прошлым годом не сопоставляется: шкала"))
    return TrendTable(title, (TrendRow("ОГЭ, математика", cells, line, "в пределах случайных колебаний"),))


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
    trends=Trends(
        ("2021-2022", "2022-2023"), "30 %", _trend("По району"), (_trend("Берёзовская СОШ"), _trend("Яровская НОШ"))
    ),
    tasks=(
        WorkHeat(
            "5 класс, математика",
            ("1", "2", "3", "4", "5"),
            (
                HeatRow("Район", tuple(HeatCell(share, weak=share < 20) for share in (10, 30, 50, 70, 90))),
                HeatRow("Яровская НОШ (n 7)", (HeatCell(55), None)),
            ),
        ),
    ),
    tasks_svg=heat_chart([HeatRow("5 класс", (HeatCell(10), HeatCell(90)))], "Задание", "региона").svg,
    tasks_year="2022-2023",
    sets=(ReportSetLine("Июльский анализ", "2022-2023", 1, "15.07.2023", "Июль", (("Отчёт", "Июль/Отчёт №1.docx"),)),),
    due=(DueItem("июльский анализ", date(2024, 7, 15)),),
    last_run=RunLine("июльский анализ, 2022-2023", datetime(2023, 7, 15, 9, 5, tzinfo=UTC)),
    next_run=RunLine("ежедневная сверка", datetime(2023, 7, 16, 7, 0, tzinfo=UTC)),
    failed_runs=(RunLine("приём файлов", datetime(2023, 7, 14, 6, 30, tzinfo=UTC)),),
    roadmap=(SectionLine("Раздел 1", Printed("10"), Printed("7")),),
    states=(StateLine("принято", 10),),
    refused=(SubmissionLine("папка/файл.xlsx", "отклонено", "файл защищён паролем"),),
    missing=(MissingForm("Социальный паспорт", "3 из 4", ("Яровская НОШ",), "1: филиал: сдаёт головная школа"),),
    findings=(FrequentRule("VPR-001", "Ошибка", "сдвиг строки", 3, "Г-Р-23-ПР.VPR-001"),),
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


def test_the_last_and_the_next_run_and_report_are_named_with_their_result(page: Page) -> None:
    said = page.locator("#now .runs").inner_text()
    assert "Последний запуск: 15.07.2023 09:05, июльский анализ, 2022-2023 — ✔ выполнен." in said
    assert "Следующий запуск: 16.07.2023 07:00, ежедневная сверка." in said
    assert "Следующий отчёт: 15.07.2024, июльский анализ." in said
    failed = page.locator("#now .late").inner_text()
    assert failed == (
        "✘ Закончились сбоем и с тех пор не удались: приём файлов (14.07.2023 06:30). Причины — на странице СТАТУС."
    )


def test_a_page_with_a_given_date_says_no_time_of_day() -> None:
    dated = replace(PAGE, dated_by_clock=False, next_run=None, failed_runs=())
    text = render_index(dated).decode()
    assert "Последний запуск: <b>15.07.2023</b>" in text
    assert "Следующий запуск" not in text


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


@pytest.mark.parametrize("media", ["screen", "print"])
def test_every_text_stands_out_from_its_ground(page: Page, media: Literal["screen", "print"]) -> None:
    page.emulate_media(media=media)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    texts = page.evaluate(CONTRASTS)
    assert len(texts) > 100
    assert any("Срок прошёл" in one["text"] for one in texts)
    assert any("резильентные" in one["text"] for one in texts)
    faint = [one for one in texts if one["ratio"] < (AA_LARGE if one["large"] else AA_TEXT)]
    assert faint == []


def test_the_measure_of_contrast_sees_faint_text(page: Page) -> None:
    page.evaluate("document.querySelector('h2').style.color = '#aaaaaa'")
    assert min(one["ratio"] for one in page.evaluate(CONTRASTS)) == pytest.approx(2.32, abs=0.01)


def test_everything_that_can_be_operated_is_reached_by_tab_and_shows_its_focus(page: Page) -> None:
    operated = "a[href], button, input, select, summary, [tabindex='0']"
    wanted = page.locator(operated).filter(visible=True).count()
    page.locator("body").focus()
    reached = []
    for _ in range(wanted):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUS_IS_SHOWN))
    assert page.locator("[data-reached]").count() == wanted
    assert all(reached)


def test_a_closed_list_opens_by_keyboard(page: Page) -> None:
    summary = page.locator(".trend-school summary").first
    summary.press("Enter")
    assert page.locator(".trend-school table").first.is_visible()


def test_trends_are_told_by_the_table_and_drawn_only_beside_it(page: Page) -> None:
    row = page.locator("#trends .trend tbody tr").first
    assert "10,0 %" in row.inner_text()
    assert "не сопоставляется" in row.inner_text()
    assert page.locator("#trends svg:not([aria-hidden=true])").count() == 0
    page.locator("#find-trend").fill("яров")
    assert page.locator(".trend-school:visible").count() == 1
    assert page.locator("#shown-trends").inner_text() == "Показано 1 из 2"


def test_the_heat_table_says_in_words_what_its_frame_shows(page: Page) -> None:
    page.locator(".heat-work summary").click()
    cells = page.locator(".heat tbody tr").first.locator("td")
    assert [cell.inner_text() for cell in cells.all()] == ["10\n, ниже", "30", "50", "70", "90"]
    assert page.locator(".heat tbody tr").nth(1).locator("td").nth(1).inner_text() == "—"


def test_paper_shows_closed_lists_and_no_tools(page: Page) -> None:
    assert page.locator("#now li", has_text="Яровская НОШ").is_hidden()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#now li", has_text="Яровская НОШ").is_visible()
    assert page.locator("#year").is_hidden()
    cut = "Array.from(document.querySelectorAll('.scroll')).filter(o => getComputedStyle(o).overflowX != 'visible')"
    assert page.evaluate(f"{cut}.length") == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.locator("#now li", has_text="Яровская НОШ").is_hidden()


def test_on_paper_the_header_repeats_and_single_schools_stay_folded(browser: Browser, tmp_path: Path) -> None:
    many = tuple(_school(f"Школа {number:02}", "—", 50.0, number) for number in range(1, 81))
    (tmp_path / "index.html").write_bytes(render_index(replace(PAGE, years=(YearSection("2022-2023", many),))))
    opened = browser.new_page()
    opened.goto((tmp_path / "index.html").as_uri())
    opened.locator(".trend-school summary", has_text="Яровская").click()
    opened.pdf(path=tmp_path / "page.pdf", format="A4")
    opened.close()
    done = subprocess.run(["pdftotext", "-layout", tmp_path / "page.pdf", "-"], check=True, capture_output=True)
    pages = done.stdout.decode().split("\f")
    with_schools = [page for page in pages if "Школа 0" in page or "Школа 5" in page or "Школа 8" in page]
    assert len(with_schools) >= 2
    assert all("Вопросов" in page and "Место" in page for page in with_schools)
    text = "".join(pages)
    assert "Яровская НОШ" in text.split("По школам")[1].split("Задания ВПР")[0]
    assert "Берёзовская СОШ" not in text.split("По школам")[1].split("Задания ВПР")[0]


def test_a_deadline_that_passed_after_the_page_was_made_is_shouted(page: Page) -> None:
    assert "Срок прошёл" in page.locator("#late").inner_text()


def test_the_same_figures_make_the_same_bytes() -> None:
    assert render_index(PAGE) == render_index(PAGE)
