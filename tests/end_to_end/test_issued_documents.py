"""Every document of the district as its reader opens it: LibreOffice for Word and Excel."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from conftest import DECEMBER_SET, HALF_YEAR_SET, JULY_SET, QUARTER_SET, SEPTEMBER_SET
from docx import Document
from openpyxl import load_workbook

from shnor_pipeline.programme import load_programme

pytestmark = pytest.mark.slow

LEFTOVERS = re.compile(r"\bnan\b|\bNaN\b|\bNone\b|\bNaT\b|<NA>|\{\{|\}\}|\{%|Traceback|\bTrue\b|\bFalse\b")

UNBROKEN = 14
"""Letters of a code that stand on one line of its narrow cell."""


@pytest.fixture(scope="module")
def pages(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the text of every issued Word document as LibreOffice lays it out, by its name."""
    assert shutil.which("soffice"), "LibreOffice (soffice) is needed: see .ci/run"
    folder = tmp_path_factory.mktemp("документы")
    for number, path in enumerate(sorted((demo / "published").rglob("*.docx"))):
        shutil.copy(path, folder / f"{number:02} {path.name}")
    _soffice(folder, "pdf", [str(path) for path in sorted(folder.glob("*.docx"))])
    texts = {}
    for path in sorted(folder.glob("*.pdf")):
        done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True, encoding="utf-8")
        texts[path.stem[3:]] = done.stdout
    return texts


def _soffice(folder: Path, ending: str, files: list[str]) -> None:
    subprocess.run(
        [
            "soffice", "--headless", f"-env:UserInstallation=file://{folder / 'profile'}",
            "--convert-to", ending, "--outdir", str(folder), *files,
        ],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip


def test_every_document_opens(pages: dict[str, str], demo: Path) -> None:
    assert len(pages) == len(list((demo / "published").rglob("*.docx"))) >= 4
    assert all(len(text) > 2000 for text in pages.values())


def test_no_row_of_a_table_is_lost_on_paper(pages: dict[str, str], demo: Path) -> None:
    """A layout that drops rows loses the codes, and with them the way from a figure to its cells."""
    lost = []
    for path in sorted((demo / "published").rglob("*.docx")):
        words = set(pages[path.stem].split())
        for table in Document(str(path)).tables:
            firsts = {(row.cells[0].text.split() or [""])[0] for row in table.rows}
            codes = {first for first in firsts if "-" in first and len(first) <= UNBROKEN}
            lost += [(path.name, code) for code in sorted(codes - words)]
    assert lost == []


def test_no_issued_page_has_a_lone_row_an_orphan_heading_or_a_lost_line(demo: Path, tmp_path: Path) -> None:
    """The same reading of pages as in the unit tests, on documents made from files; answers to schools by one."""
    sys.path.append(str(Path(__file__).parents[1] / "unit" / "reports"))
    from page_reading import lay_out, page_faults

    issued = {path.name: path.read_bytes() for path in sorted((demo / "published").rglob("*.docx"))}
    found = {name: page_faults(layout) for name, layout in lay_out(issued, tmp_path).items()}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert len(found) >= 8


def test_no_document_shows_what_a_machine_left_behind(pages: dict[str, str]) -> None:
    found = {name: LEFTOVERS.findall(text) for name, text in pages.items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_a_school_report_has_its_twelve_sections_in_order(pages: dict[str, str]) -> None:
    schools = {name: text for name, text in pages.items() if "СОШ" in name or "ООШ" in name}
    assert schools
    for text in schools.values():
        headings = [int(number) for number in re.findall(r"^\s*(\d{1,2})\. [А-ЯЁ][а-яё]", text, re.MULTILINE)]
        assert [number for number in range(1, 13) if number in headings] == list(range(1, 13))
        assert "Чего этот отчёт не знает" in text


def test_the_half_year_report_speaks_of_every_event_and_indicator(pages: dict[str, str], demo: Path) -> None:
    text = next(text for name, text in pages.items() if name.startswith("Аналитическая справка"))
    programme = load_programme(demo / "programme.yaml")
    events = [event.id for event in programme.events]
    assert len(events) == 34
    missing = [event for event in events if not re.search(rf"(?m)^\s*{re.escape(event)}\s", text)]
    assert missing == []
    document = next((demo / "published" / HALF_YEAR_SET).glob("Аналитическая справка*.docx"))
    cells = {cell.text for table in Document(document).tables for row in table.rows for cell in row.cells}
    assert len(programme.indicators) == 7
    assert [item.title for item in programme.indicators if not any(item.title in cell for cell in cells)] == []


def test_the_annex_recalculated_by_another_program_says_what_was_printed(demo: Path, tmp_path: Path) -> None:
    annex = demo / "published" / JULY_SET / "Приложение по району.xlsx"
    shutil.copy(annex, tmp_path / "annex.xlsx")
    _soffice(tmp_path, "ods", [str(tmp_path / "annex.xlsx")])
    recalculated = pd.read_excel(tmp_path / "annex.ods", engine="calamine", sheet_name=None, header=None)
    formulas = load_workbook(annex)
    stored = load_workbook(annex, data_only=True)
    compared = 0
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    printed = stored[sheet.title][cell.coordinate].value
                    fresh = recalculated[sheet.title].iat[cell.row - 1, cell.column - 1]
                    if isinstance(printed, int | float):
                        assert fresh == pytest.approx(printed, abs=1e-9), f"{sheet.title}!{cell.coordinate}"
                        compared += 1
    assert compared > 50


def test_documents_hold_no_macros_and_no_outside_links(demo: Path) -> None:
    for path in (demo / "published").rglob("*.*x"):
        with zipfile.ZipFile(path) as package:
            assert not [name for name in package.namelist() if "vba" in name.lower()]
            for name in package.namelist():
                if name.endswith(".rels"):
                    assert b'TargetMode="External"' not in package.read(name)


def test_names_of_documents_are_valid_on_windows(demo: Path) -> None:
    for path in (demo / "published").rglob("*"):
        assert not set('<>:"|?*\\') & set(path.name)
        assert not path.name.endswith((" ", "."))
        assert len(str(path.relative_to(demo / "published"))) < 200


def test_every_kind_of_set_is_there(demo: Path) -> None:
    for name in (JULY_SET, HALF_YEAR_SET, QUARTER_SET, SEPTEMBER_SET, DECEMBER_SET):
        assert (demo / "published" / name / "figures.json").is_file()


def test_no_issued_document_contradicts_its_own_tables(demo: Path) -> None:
    """The same reading back as in the unit tests, on documents made from files."""
    sys.path.append(str(Path(__file__).parents[1] / "unit" / "reports"))
    from document_reading import faults

    # the document of the methodology quotes formulas and the methodologist's own words: it claims no figures
    issued = sorted((demo / "published").rglob("*.docx"))
    documents = [path for path in issued if path.parent.name != "Методика"]
    found = {path.name: wrong for path in documents if (wrong := faults(path.read_bytes()))}
    assert found == {}
    assert len(documents) >= 6


def test_forms_are_counted_on_one_basis_everywhere(demo: Path) -> None:
    """The page, «Кто сдал», the district's summary and the half-year report count the schools that owe a form."""
    book = load_workbook(demo / "published" / "Кто сдал.xlsx", read_only=True)
    totals = {
        str(row[0]): (row[4], row[3])
        for row in book.worksheets[0].iter_rows(values_only=True)
        if row[1] == JULY_SET.split()[-1]
    }
    book.close()
    assert len(totals) >= 5
    counted = {title: f"{come} из {owed}" for title, (come, owed) in totals.items()}
    for document in ("Сводка по району.docx", "Аналитическая справка, I полугодие 2023 года.docx"):
        [path] = (demo / "published").rglob(document)
        [table] = [one for one in Document(str(path)).tables if one.rows[0].cells[0].text == "Источник"]
        lines = {row.cells[0].text: row.cells[1].text for row in table.rows[1:]}
        assert {title: lines[title] for title in counted} == counted, document
    page = (demo / "published" / "index.html").read_text(encoding="utf-8")
    missing = dict(re.findall(r"<summary>([^<]+?): получено (\d+ из \d+), нет от", page))
    assert missing == {title: counted[title] for title, (come, owed) in totals.items() if come < owed}
