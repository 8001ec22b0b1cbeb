"""Every layout is read from a real file, whatever its format, columns' order, title rows and sheets around."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from openpyxl import load_workbook
from real_layouts import LAYOUTS, Layout, Rows, plain, write

from assets.validated.batch import concatenated, with_schools
from checks.context import CheckContext
from checks.rule import rules_for
from shnor_pipeline.catalogue import table
from shnor_pipeline.domain.appeals import apply_appeals
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings
from shnor_pipeline.sources.form_layouts import form_layout
from shnor_pipeline.sources.form_writer import write_form
from shnor_pipeline.sources.reading import Reading
from shnor_pipeline.sources.valid_years import declared_years

DOCS = Path(__file__).parents[3] / "docs" / "formats.md"
NAMES = list(LAYOUTS)
SEEDS = (0, 1, 2, 3)


def assert_read(sample: Layout, path: Path) -> None:
    reading = sample.read(path)
    assert reading.rejected == ""
    assert (reading.kind, reading.layout) == (sample.kind, sample.layout)
    assert sorted(map(repr, sample.said(reading))) == sorted(map(repr, plain(sample.facts)))
    assert {item.code for item in reading.findings} <= set(sample.findings)


@pytest.mark.parametrize("name", NAMES)
def test_a_layout_is_read_from_its_file(tmp_path: Path, name: str) -> None:
    assert_read(LAYOUTS[name], write(tmp_path / "файл.xlsx", LAYOUTS[name].sheets))


@pytest.mark.parametrize("suffix", [".xlsx", ".xls"])
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", NAMES)
def test_order_of_columns_title_rows_sheets_and_format_do_not_matter(
    tmp_path: Path, name: str, seed: int, suffix: str
) -> None:
    assert_read(LAYOUTS[name], write(tmp_path / f"файл{suffix}", LAYOUTS[name].altered(seed)))


ONE_SHEET = [name for name, sample in LAYOUTS.items() if len(sample.sheets) == 1]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1251"])
@pytest.mark.parametrize("name", ONE_SHEET)
def test_a_table_of_text_in_any_encoding_says_the_same(tmp_path: Path, name: str, encoding: str) -> None:
    assert_read(LAYOUTS[name], write(tmp_path / "файл.csv", LAYOUTS[name].sheets, encoding))


def test_the_table_of_layouts_in_the_documentation_is_complete() -> None:
    text = DOCS.read_text(encoding="utf-8")
    listed = re.findall(r"^\| ([^|]+?) \| `(unit/[\w/]+\.py)(?:::(\w+))?` \|$", text, re.MULTILINE)
    found = {layout: (file, name) for layout, file, name in listed}
    assert set(NAMES) <= set(found)
    for layout, (file, name) in found.items():
        code = (DOCS.parents[1] / "tests" / file).read_text(encoding="utf-8")
        assert f"def {name or 'test_'}" in code, layout


def test_an_empty_form_is_recognised_as_empty(tmp_path: Path) -> None:
    for name in ("ВПР: форма сбора 2024 (и 2025)", "ВПР: форма сбора 2026"):
        sample = LAYOUTS[name]
        header, *rows = sample.sheets["Протокол"]
        blank = ["" if cell not in (0, "") else cell for cell in rows[-1]]
        sheets = {**sample.sheets, "Протокол": [header, *[blank] * 30]}
        reading = sample.read(write(tmp_path / "пустая.xlsx", sheets))
        assert (reading.kind, reading.frames) == ("vpr_form", {})
        assert "не заполнена" in reading.rejected or "пуст" in reading.rejected


def maths(code: str, word: str, day: str, name: str) -> Rows:
    """A protocol of one level of maths with one participant; the profile level has scores, the base level marks."""
    if code == "22":
        title, (header, line) = f"22 - Математика {word} {day}", LAYOUTS[_G].sheets["Page 1"][3:5]
    else:
        title, (header, line) = f"02 - Математика {word} {day}", LAYOUTS[_E].sheets["Page 1"][3:5]
    return [["Протокол проверки результатов"], [title], header, [name if cell == "Тестов" else cell for cell in line]]


_E, _G = "РЦОИ: макет E (ЕГЭ, плотный)", "РЦОИ: макет G (базовая математика)"


def judged(readings: list[Reading]) -> tuple[pd.DataFrame, list[str]]:
    """Return the accepted rows of the readings as one batch, and the codes of the rules that fire on it."""
    schools = pd.DataFrame([{"school_id": "edu389101", "fisoko_login": "edu389101", "gia_code": "042001"}])
    schools = schools.reindex(columns=table("validated_schools").columns)
    parts = [(f"{number:064d}", reading) for number, reading in enumerate(readings)]
    frame = with_schools(
        Settings(home=Path("/нет")), concatenated("pupil_results", parts, None), "pupil_results", schools
    )
    frame = frame[frame["row_state"] == "ok"].reset_index(drop=True)
    fired = [
        rule.code for rule in rules_for("pupil_results") if rule.broken(frame, CheckContext(schools=schools)).any()
    ]
    return frame, fired


def test_both_levels_of_maths_are_two_works_of_one_pupil_and_a_question(tmp_path: Path) -> None:
    def read(name: str, *rows: Rows) -> list[Reading]:
        paths = [write(tmp_path / f"{name}{number}.xlsx", {"Page 1": one}) for number, one in enumerate(rows)]
        return [LAYOUTS[_E].read(path) for path in paths]

    base = maths("22", "базовая", "2023.06.01", "Тестов")
    profile = maths("02", "профильная", "2023.06.01", "Тестов")
    frame, fired = judged(read("оба", base, profile))
    assert frame["pupil_id"].nunique() == 1
    assert frame[["level", "attempt"]].values.tolist() == [["база", 1], ["профиль", 1]]
    assert fired == ["GIA-009"]
    _, fired = judged(read("разные", base, maths("02", "профильная", "2023.06.01", "Образцов")))
    assert fired == []
    before = [maths("22", "базовая", "2018.05.30", "Тестов"), maths("02", "профильная", "2018.06.01", "Тестов")]
    _, fired = judged(read("до 2019", *before))
    assert fired == [], "both levels were allowed then"


def test_an_appeal_changes_the_result_of_its_pupil(tmp_path: Path) -> None:
    protocol = LAYOUTS["РЦОИ: макет A (ОГЭ, разреженный)"]
    appeals = LAYOUTS["РЦОИ: макет H (апелляции ОГЭ)"]
    results = protocol.read(write(tmp_path / "протокол.xls", protocol.sheets)).frames["pupil_results"]
    changes = appeals.read(write(tmp_path / "апелляции.xls", appeals.sheets)).frames["appeals"]
    after = apply_appeals(results, changes.assign(file_id="a"))
    assert results["mark"].tolist() == [4, 2]
    assert after[["mark", "primary"]].values.tolist() == [[5, 16], [2, 5]]


FORMS: dict[str, dict[str, Any]] = {
    "social_passport": {"pupils_total": 100, "pupils_ovz": 7, "distance_km": 12.5},
    "self_assessment": {"posts_planned": 20, "posts_filled": 18.5, "risk_motivation": {"value": "низкая"}},
    "plan_targets": {"quality": {"baseline": 20, "plan": 30, "fact": 25, "approved_by": "приказ № 7"}},
    "roadmap_status": {"1.5": {"status": "выполнено", "evidence": "приказ № 5"}},
    "school_roadmap": {"1": {"label": "Дополнительные занятия", "status": "выполнено", "indicator": "Качество"}},
    "support_log": {"1": {"label": "Разбор ВПР", "support_kind": "выезд куратора", "evidence": "справка № 3"}},
}
OWN = {"name": "МКОУ «Кедровая СОШ»", "login": "edu389101", "code": "038101", "school_id": "edu389101"}


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".csv"])
@pytest.mark.parametrize("form", FORMS)
def test_our_own_forms_are_read_whatever_their_order_and_format(tmp_path: Path, form: str, suffix: str) -> None:
    path = tmp_path / "форма.xlsx"
    write_form(form, path, OWN, SchoolYear(2022), FORMS[form])
    sheet = load_workbook(path).worksheets[0]
    rows = [[cell if cell is not None else "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    top = next(n for n, row in enumerate(rows) if form_layout(form).columns[-1].header in row)
    sample = Layout(form, "", {"Лист": rows}, form, (), [], first=top)
    original = sample.read(path)
    assert original.rejected == ""
    for seed in (1, 2):
        altered = sample.altered(seed)
        kept = {"Лист": altered["Лист4"]} if suffix == ".csv" else altered
        reading = sample.read(write(tmp_path / f"изменена{suffix}", kept))
        assert (reading.kind, reading.rejected) == (form, "")
        same = [name for name in original.frames[form] if name not in ("sheet", "row")]
        pd.testing.assert_frame_equal(reading.frames[form][same], original.frames[form][same])
        assert [item.code for item in reading.findings] == [item.code for item in original.findings]


def test_a_file_of_a_year_that_its_layout_is_not_declared_for_is_read_with_a_note(tmp_path: Path) -> None:
    sample = LAYOUTS["ВПР: выгрузка сбора 2022"]
    later = [[str(cell).replace("03.03.2022", "03.03.2024") for cell in row] for row in sample.sheets["Протокол"]]
    reading = sample.read(write(tmp_path / "файл.xlsx", {**sample.sheets, "Протокол": later}))
    assert sorted(set(reading.frames["pupil_results"]["year"])) == [2024]
    assert "RECOGNITION-003" in [item.code for item in reading.findings]
    (note,) = [item for item in reading.findings if item.code == "RECOGNITION-003"]
    assert note.message == "макет «2022» объявлен для 2022 года, а в файле 2024: прочитан по нему"


@pytest.mark.parametrize(
    ("layout", "years"),
    [("2021", (2021, 2021)), ("форма 2026", (2026, None)), ("context_2022", (2022, 2022)), ("A", (None, None))],
)
def test_valid_years_are_declared_in_the_maps(layout: str, years: tuple[int | None, int | None]) -> None:
    assert declared_years(layout) == years
