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
from printed_numbers import WITHOUT_CODE, coded_numbers, numbers_without_code, plain, table_numbers

from reports.explanation.explained import Explained, Explainer
from reports.explanation.pages import school_year_of
from reports.explanation.report_sets import ReportSet, report_sets
from reports.front_page import build_page
from reports.inputs import evidence_data
from reports.rendering.formatting import round_half_up
from shnor_pipeline.orchestration.opening import close_warehouses
from shnor_pipeline.orchestration.working_folder import WorkingFolder
from shnor_pipeline.school_year import SchoolYear

pytestmark = pytest.mark.slow

Found = list[tuple[ReportSet, Explained]]
_UNCOUNTED = {"Методика"}
"""The folder of documents about the method, not about figures."""
_AS_RATIO = {
    ("derived_attainment", "attainment"): 100.0,
    ("derived_attainment", "mean_attainment"): 100.0,
    ("derived_roadmap", "status"): 100.0,
    ("validated_school_roadmap", "status"): 100.0,
}
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


def test_every_number_of_every_table_is_a_figure_or_is_declared_to_need_none(explained: Found) -> None:
    """A printed number is looked for among the figures of its own document, by its text."""
    known: dict[tuple[str, str], set[str]] = {}
    for item, _ in explained:
        if item.name not in {name for name, _ in known}:
            for figure in item.figures().figures.values():
                known.setdefault((item.name, figure.document), set()).add(plain(figure.figure.text))
    lost, seen = [], 0
    for item in {item.name: item for item, _ in explained}.values():
        for path in sorted(item.folder.rglob("*.docx")):
            own = known[item.name, path.relative_to(item.folder).as_posix()]
            for number in table_numbers(path):
                seen += 1
                if plain(number.text) not in own and number.header not in WITHOUT_CODE:
                    lost.append((item.name, path.name, number))
    assert lost == []
    assert seen > 2000


def test_every_number_of_the_public_page_is_a_figure(explained: Found) -> None:
    for item in {item.name: item for item, _ in explained if item.manifest["kind"] == "public"}.values():
        known = {plain(figure.figure.text) for figure in item.figures().figures.values()}
        page = next(item.folder.glob("*.html")).read_text(encoding="utf-8")
        cells = re.findall(r'<td class="n">([^<]*)</td>', page)
        printed = [cell for cell in cells if re.search(r"\d", cell)]
        assert len(printed) > 50
        assert [cell for cell in printed if plain(cell) not in known] == []


def test_every_number_of_the_index_page_has_a_code_that_is_explained(demo: Path) -> None:
    """Other pages and workbooks count files and name them: ``docs/methodology.md`` says which and why."""
    folder = WorkingFolder(home=str(demo))
    page, model = (demo / "published" / "index.html").read_text(encoding="utf-8"), build_page(folder)
    assert numbers_without_code(page) == []
    printed = coded_numbers(page)
    figures = {figure.code: figure for figure in model.figures}
    assert set(printed) == set(figures)
    explainers: dict[SchoolYear, Explainer] = {}
    latest = SchoolYear.parse(model.years[0].label)
    wrong = []
    for code, figure in figures.items():
        year = school_year_of(figure, latest)
        if year not in explainers:
            explainers[year] = Explainer(evidence_data(folder, year, model.generated_on))
        found = explainers[year].explain(figure)
        same = found.stored == pytest.approx(figure.value, abs=1e-9)
        if figure.text not in printed[code] or not same or not (found.cells or found.note):
            wrong.append((code, printed[code], figure.text, figure.value, found.stored, found.note))
    close_warehouses()
    assert wrong == []
    quantities = Counter(re.split(r"[-.]", code)[-1].rstrip("0123456789") for code in printed)
    assert {"М", "R", "ИСБШ", "НП", "СДСР", "НПИЗМ", "ВЫП", "РАЙОН", "ШНОР", "ШК", "ФАЙЛЫ", "ВОПР"} <= set(quantities)


def test_the_mean_of_targets_on_the_index_page_is_that_of_the_documents(demo: Path, explained: Found) -> None:
    printed = coded_numbers((demo / "published" / "index.html").read_text(encoding="utf-8"))
    of_documents = {
        found.figure.code[2:]: float(str(found.figure.value))
        for item, found in explained
        if item.name == JULY_SET and found.figure.code.endswith("-СДСР") and found.figure.code.startswith("С-")
    }
    on_page = {code[2:]: float(text) for code, text in printed.items() if code.endswith("-СДСР")}
    assert len(of_documents) >= 3
    assert {code: on_page[code] for code in of_documents} == {
        code: round_half_up(100 * value, 0) for code, value in of_documents.items()
    }


def test_the_command_explains_a_number_of_the_index_page(demo: Path) -> None:
    shown = shnor("explain", "Г-Р-23-ФАЙЛЫ", home=demo)
    assert shown.code == 0, shown.err
    for word in ("index.html", "число файлов в папке приёма", "список последний.xlsx"):
        assert word in shown.out
    unknown = shnor("explain", "Г-Р-23-ФАЙЛЫ99", home=demo)
    assert unknown.code == 2
    assert "Г-Р-23-ФАЙЛЫ" in unknown.err


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
