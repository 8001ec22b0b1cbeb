"""Every figure of every document leads back to cells that exist, and its formula gives it again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from command_line import shnor
from conftest import DECEMBER_SET, HALF_YEAR_SET, JULY_SET, QUARTER_SET, SEPTEMBER_SET
from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from reports.explanation.explained import Explained, Explainer
from reports.explanation.report_sets import ReportSet, report_sets
from reports.inputs import evidence_data
from shnor_pipeline.orchestration.opening import close_warehouses
from shnor_pipeline.orchestration.working_folder import WorkingFolder
from shnor_pipeline.school_year import SchoolYear

pytestmark = pytest.mark.slow

Found = list[tuple[ReportSet, Explained]]
_UNCOUNTED = {"Методика"}
"""The folder of documents about the method, not about figures."""
_AS_RATIO = {("derived_roadmap", "status"): 100.0, ("validated_school_roadmap", "status"): 100.0}
"""Figures whose formula gives per cent and whose exact value is a share."""


@pytest.fixture(scope="module")
def explained(demo: Path) -> Found:
    """Return the explanation of every figure of every set."""
    folder = WorkingFolder(home=str(demo))
    found: Found = []
    for item in report_sets(folder.settings().published_folder):
        stored = item.figures()
        day = date.fromisoformat(item.manifest["generated_on"])
        explainer = Explainer(evidence_data(folder, SchoolYear(stored.school_year), day))
        found += [(item, explainer.explain(known.figure)) for known in stored.figures.values()]
    close_warehouses()
    return found


def test_the_sets_of_every_kind_have_codes(explained: Found) -> None:
    counts = Counter(item.name for item, _ in explained)
    assert counts[JULY_SET] > 100
    assert counts[HALF_YEAR_SET] > 50
    assert min(counts[name] for name in (QUARTER_SET, SEPTEMBER_SET, DECEMBER_SET)) > 10
    assert {item.manifest["kind"] for item, _ in explained} == {
        *("july", "half-year", "quarter", "september", "december", "public", "ais")
    }


def test_every_set_with_a_document_is_walked(explained: Found, demo: Path) -> None:
    issued = {path.parent.name for path in (demo / "published").glob("*/*.docx") if path.parent.name not in _UNCOUNTED}
    assert issued <= {item.name for item, _ in explained}


def test_every_code_of_the_index_page_is_explained_and_is_of_the_number_printed(explained: Found, demo: Path) -> None:
    page = (demo / "published" / "index.html").read_text(encoding="utf-8")
    printed = re.findall(r'title="код ([^"]+)">([^<(]+)', page)
    known = {found.figure.code: found.figure.text for _, found in explained}
    assert [item for item in printed if item[0] not in known] == []
    assert [item for item in printed if known[item[0]] != item[1].replace("\u00a0%", "").strip()] == []
    quantities = Counter(re.split(r"[-.]", code)[-1] for code, _ in printed)
    assert set(quantities) == {"М", "R", "ИСБШ", "НП"}
    assert min(quantities.values()) >= 5


def test_every_figure_leads_to_cells_of_accepted_files(explained: Found, demo: Path) -> None:
    lost = [found.figure.code for _, found in explained if not found.cells and not found.note]
    assert lost == []
    assert sum(not found.cells for _, found in explained) < len(explained) / 10
    for file in {cell.file for _, found in explained for cell in found.cells}:
        assert (demo / "inbox" / file).is_file()
    without_column = {(cell.file, cell.cells) for _, f in explained for cell in f.cells if not cell.cells[0].isupper()}
    assert without_column == set()


def test_the_warehouse_holds_what_is_printed(explained: Found) -> None:
    pairs = [(found.figure.code, found.figure.value, found.stored) for _, found in explained]
    assert [item for item in pairs if item[1] != pytest.approx(item[2], abs=1e-9)] == []


def test_every_substituted_formula_gives_the_figure(explained: Found) -> None:
    checked = 0
    wrong = []
    for _, found in explained:
        if found.numbers:
            text = found.numbers.replace(",", ".").replace("−", "-").replace("·", "*")
            assert re.fullmatch(r"[\d.()+*/ -]+", text), found.numbers
            value = eval(text)  # noqa: S307 - digits and operators only, as just asserted
            scale = _AS_RATIO.get((found.figure.table, found.figure.column), 1.0)
            checked += 1
            if abs(value - scale * float(str(found.figure.value))) > 1e-3:
                wrong.append((found.figure.code, found.numbers, found.figure.value))
    assert wrong == []
    assert checked > len(explained) / 3


def test_the_cells_hold_the_values(explained: Found, demo: Path) -> None:
    """The plan of a school and its pupils are read as they stand: the named cell of the workbook says the same."""
    compared = 0
    for _, found in explained:
        taken = found.figure.table == "validated_social_passport" or found.figure.column == "plan"
        if taken and len(found.cells) == 1 and found.cells[0].file.endswith(".xlsx"):
            cell = found.cells[0]
            sheet = load_workbook(demo / "inbox" / cell.file, data_only=True)[cell.sheet]
            column, row, *_ = range_boundaries(cell.cells)
            assert float(sheet.cell(row, column).value) == pytest.approx(float(str(found.figure.value)))
            compared += 1
    assert compared > 0


def test_the_command_explains_a_code(demo: Path, explained: Found) -> None:
    code = next(found.figure.code for _, found in explained if re.fullmatch(r"И-.*-О9МА\.УСП", found.figure.code))
    shown = shnor("explain", code, home=demo)
    assert shown.code == 0, shown.err
    for word in ("успеваемость", "Формула:", "С числами:", "2022-1.yaml, строка", "лист «", code):
        assert word in shown.out
    assert re.search(r", [A-Z]+\d+", shown.out)


def test_latin_letters_in_a_code_are_understood(demo: Path, explained: Found) -> None:
    code = next(found.figure.code for _, found in explained if re.fullmatch(r"С-\d+-23-R", found.figure.code))
    assert shnor("explain", code.replace("С", "C"), home=demo).code == 0


def test_an_unknown_code_names_the_nearest(demo: Path) -> None:
    answer = shnor("explain", "С-Р-23-СТ99", home=demo)
    assert answer.code == 2
    assert "С-Р-23-СТ" in answer.err
    assert "Traceback" not in answer.err
    unknown_set = shnor("explain", "С-Р-23-СТ1", "--set", "Июль", home=demo)
    assert unknown_set.code == 2
    assert JULY_SET in unknown_set.err


def test_the_annex_lists_every_code(demo: Path, explained: Found) -> None:
    sheet = load_workbook(demo / "published" / JULY_SET / "Приложение по району.xlsx")["Коды"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert {str(row[0]) for row in rows} == {found.figure.code for item, found in explained if item.name == JULY_SET}
    assert all(row[2] and row[4] and row[6] for row in rows)


def test_another_cell_another_figure(copy_of_demo: Callable[[], Path], explained: Found) -> None:
    home = copy_of_demo()
    before = next(
        found
        for _, found in explained
        if re.fullmatch(r"И-.*-СК1", found.figure.code.rpartition(".")[0]) and found.figure.column == "share_pct"
    )
    cell = before.cells[0]
    path = home / "inbox" / cell.file
    book = load_workbook(path)
    place = book[cell.sheet][re.findall(r"[A-Z]+[0-9]+", cell.cells)[-1]]
    place.value = int(place.value) + 1
    book.save(path)
    assert shnor("ingest", home=home).code in {0, 1}
    shown = shnor("explain", before.figure.code, home=home)
    assert shown.code == 0, shown.err
    assert "Внимание: сейчас в хранилище" in shown.out
    assert cell.file in shown.out
