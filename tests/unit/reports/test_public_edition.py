"""The edition for the site: what is printed, what is not, and an attack by subtraction on the printed page itself."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from report_fixture import report_data

from reports.narrative.labels import Procedure
from reports.public_site import public_files
from reports.rendering.html import render_public
from reports.view_models.public_edition import PublicEdition, public_edition
from reports.view_models.report_data import ReportData

MIN_N = 5


class _Tables(HTMLParser):
    """Collects the page's tables as lists of rows of cell texts, under the heading before each."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, list[list[str]]] = {}
        self._heading = ""
        self._tag = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag == "tr" and self._heading:
            self.tables.setdefault(self._heading, []).append([])
        if tag in ("td", "th") and self.tables.get(self._heading):
            self.tables[self._heading][-1].append("")
        if tag in ("td", "th", "h3"):
            self._tag = tag
            if tag == "h3":
                self._heading = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == self._tag:
            self._tag = ""

    def handle_data(self, data: str) -> None:
        if self._tag == "h3":
            self._heading += data
        elif self._tag and self.tables.get(self._heading):
            self.tables[self._heading][-1][-1] += data


@pytest.fixture(scope="module")
def data() -> ReportData:
    return report_data()


@pytest.fixture(scope="module")
def edition(data: ReportData) -> PublicEdition:
    return public_edition(data)


@pytest.fixture(scope="module")
def tables(edition: PublicEdition) -> dict[str, list[list[str]]]:
    parser = _Tables()
    parser.feed(render_public(edition).decode())
    return parser.tables


def _counts(line: list[str]) -> tuple[int, int, int | None]:
    """Return participants and how many passed and got «4» and «5», as a reader works them out from the percents."""
    n = int(line[1])
    shares = [float(text.replace(",", ".")) for text in line[2:] if re.fullmatch(r"[\d,]+", text)]
    back = [round(n * share / 100) for share in shares]
    return n, back[0], back[1] if len(back) > 1 else None


def _true_sizes(data: ReportData, title: str) -> dict[str, int]:
    rows = [row for row in data.rows("derived_marks") if row["participants"]]
    return {
        data.school_name(row["school_id"]): int(row["participants"])
        for row in rows
        if Procedure.of(row).label == title and row["school_id"] in data.schools
    }


def test_the_page_has_tables_of_every_kind_of_work(tables: dict[str, list[list[str]]]) -> None:
    titles = " ".join(tables)
    assert "ОГЭ" in titles
    assert "ЕГЭ" in titles
    assert "ВПР" in titles


def test_no_small_group_is_printed(tables: dict[str, list[list[str]]], data: ReportData) -> None:
    printed = [line for rows in tables.values() for line in rows[2:] if line[1] != "скрыто"]
    assert printed
    assert all(int(line[1]) >= MIN_N for line in printed)
    small = [name for title in tables for name, n in _true_sizes(data, title).items() if n < MIN_N]
    assert small, "the invented district has small groups"


def test_subtraction_finds_no_small_group(tables: dict[str, list[list[str]]], data: ReportData) -> None:
    """District less the printed schools leaves the hidden ones together: never one school, never a known few."""
    attacked = 0
    for title, rows in tables.items():
        hidden = [line[0] for line in rows[2:] if line[1] == "скрыто"]
        if not hidden or rows[1][1] == "скрыто":
            continue
        attacked += 1
        n, passed, high = _counts(rows[1])
        for line in rows[2:]:
            if line[1] != "скрыто":
                own = _counts(line)
                n, passed = n - own[0], passed - own[1]
                high = None if high is None or own[2] is None else high - own[2]
        sizes = _true_sizes(data, title)
        assert n == sum(sizes[name] for name in hidden), title
        if any(sizes[name] < MIN_N for name in hidden):
            assert len(hidden) >= 2, title
            assert n - len(hidden) >= MIN_N, title
            assert passed > 0 or _counts(rows[1])[1] == 0, title
            assert passed < n or _counts(rows[1])[1] == _counts(rows[1])[0], title
    assert attacked


def test_both_sorts_of_hidden_cells_look_alike(edition: PublicEdition) -> None:
    hidden = [line for section in edition.sections for line in section.schools if line.hidden]
    assert {(line.participants, line.success, line.quality, line.values) for line in hidden} == {
        ("скрыто", "скрыто", "скрыто", (None, None, None))
    }


def test_no_rank_no_rating_no_status_of_a_school(edition: PublicEdition, data: ReportData) -> None:
    text = re.sub(r"<script>.*</script>", "", render_public(edition).decode(), flags=re.DOTALL)
    names = "|".join(re.escape(data.school_name(school)) for school in data.schools)
    assert not re.search(rf"(?:{names})[^<]*</td>\s*<td[^>]*>[^<]*(?:ШНОР|зона риска)", text)
    assert not re.search(r"\bмест[оа]\b", text.casefold())
    assert not any(figure.table in ("derived_rating", "derived_status") for figure in edition.figures.printed())


def test_every_printed_number_is_a_known_figure(edition: PublicEdition) -> None:
    printed = {figure.text for figure in edition.figures.printed()}
    for section in edition.sections:
        for line in section.lines:
            if not line.hidden:
                assert {text for text in (line.participants, line.success) if text != "нет данных"} <= printed


def test_the_same_data_give_the_same_bytes(data: ReportData) -> None:
    assert public_files(data, public_edition(data)) == public_files(data, public_edition(report_data()))


def test_a_year_without_results_has_a_page_that_says_so() -> None:
    empty = report_data(derived_marks=None, derived_attainment=None)
    assert "ещё не поступили" in render_public(public_edition(empty)).decode()
