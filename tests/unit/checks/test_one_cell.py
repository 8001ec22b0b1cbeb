"""One changed cell of a clean file fires exactly the rules meant, from the real .xlsx through reader to rules."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook

from assets.validated.batch import check_context_of, concatenated, with_schools
from checks.findings import cell_addresses, rule_findings
from checks.rule import rules_for
from shnor_pipeline.catalogue import table
from shnor_pipeline.findings import Finding, Severity
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings
from shnor_pipeline.sources.form_layouts import form_layout
from shnor_pipeline.sources.form_writer import write_form
from shnor_pipeline.sources.reading import ReadingContext, RowState
from shnor_pipeline.sources.recognition import read_file

SCHOOL = {"name": "МКОУ «Кедровая СОШ»", "login": "edu389101", "code": "038101", "school_id": "edu389101"}
REGISTRY = pd.DataFrame(
    [
        {
            "school_id": "edu389101",
            "fisoko_login": "edu389101",
            "gia_code": "038101",
            "name": SCHOOL["name"],
            "type": "СОШ",
        }
    ]
).reindex(columns=table("validated_schools").columns)
HEADER = ("Код ОО (ГИА)", "Логин ФИС ОКО", "Наименование краткое", "Тип ОО", "Статус", "Действует с", "Действует по")
SCHOOL_ROWS = (
    ("038101", "edu389101", "МКОУ «Кедровая СОШ»", "СОШ", "действует", "01.09.1998", None),
    ("038102", "edu389102", "МКОУ «Еловая ООШ»", "ООШ", "действует", "01.09.1998", None),
)


def clean_values(form: str) -> dict[str, Any]:
    """Return values with which nothing is wrong."""
    items = form_layout(form).items
    if form == "social_passport":
        return {item.id: 100 if item.id == "pupils_total" else 10 for item in items} | {"nsu_override": None}
    if form == "plan_targets":
        approved = {"approved_on": date(2022, 9, 20), "approved_by": "приказ № 7"}
        return {item.id: {"baseline": 20, "plan": 30, "fact": 25, **approved} for item in items}
    if form == "roadmap_status":
        done = {"status": "выполнено", "done_on": date(2023, 1, 20), "evidence": "приказ № 5"}
        return {item.id: done for item in items}
    if form == "self_assessment":
        risks = {item.id: {"value": "низкая", "comment": "нет"} for item in items if item.block == "C"}
        return {item.id: 1 for item in items if item.block == "D"} | risks
    measure = {
        "label": "Дополнительные занятия", "deficit": "Дефицит педагогических кадров", "indicator": "Качество",
        "start_on": date(2022, 9, 5), "end_on": date(2022, 9, 25), "status": "выполнено", "done_on": date(2022, 9, 20),
        "responsible": "заместитель директора", "evidence": "справка № 3",
    }  # fmt: skip
    return {"1": measure, "2": measure | {"label": "Родительское собрание"}}


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    folder = tmp_path_factory.mktemp("чистые")
    files = {}
    for form in ("social_passport", "plan_targets", "roadmap_status", "self_assessment", "school_roadmap"):
        files[form] = folder / f"{form}.xlsx"
        write_form(form, files[form], SCHOOL, SchoolYear(2022), clean_values(form))
    files["schools"] = folder / "schools.xlsx"
    book = Workbook()
    for row in (HEADER, *SCHOOL_ROWS):
        book.worksheets[0].append(row)
    book.save(files["schools"])
    return files


def changed(source: Path, target: Path, line: str, header: str, value: object) -> str:
    """Write the file with one cell changed; return the cell's address. The line is found by any of its cells."""
    book = load_workbook(source)
    sheet = book.worksheets[0]
    rows = list(sheet.iter_rows())
    top = next(row for row in rows if header in [cell.value for cell in row] and len([c for c in row if c.value]) > 3)
    column = next(cell.column for cell in top if cell.value == header)
    row = next(row for row in rows if row[0].row > top[0].row and line in [str(cell.value) for cell in row])
    cell = sheet.cell(row[0].row, column)
    cell.value = value  # type: ignore[assignment]
    book.save(target)
    return cell.coordinate


def found(path: Path) -> list[Finding]:
    """Return what the reader and the rules say of the file."""
    reading = read_file(path, ReadingContext(salt="соль", path_hint=path.name))
    assert reading.rejected == ""
    findings = list(reading.findings)
    for noun in reading.frames:
        frame = concatenated(noun, [("0" * 64, reading)], None)
        if noun != "schools":
            frame = with_schools(Settings(home=path.parent), frame, noun, REGISTRY)
        frame = frame[frame["row_state"] == RowState.OK.value].reset_index(drop=True)
        context = check_context_of(Settings(home=path.parent), reading, REGISTRY)
        for rule in rules_for(noun):
            broken = rule.worded(frame[rule.broken(frame, context)], context)
            if len(broken):
                findings += rule_findings(rule, broken, cell_addresses(rule, broken, context))
    return findings


@pytest.mark.parametrize(
    "form", ["social_passport", "plan_targets", "roadmap_status", "self_assessment", "school_roadmap", "schools"]
)
def test_a_clean_file_breaks_no_rule(clean: Mapping[str, Path], form: str) -> None:
    assert [(item.code, item.cell) for item in found(clean[form])] == []


VALUE = "Значение"
CASES = [
    ("social_passport", "pupils_ovz", VALUE, 101, {"SOC-002"}),
    ("social_passport", "pupils_ovz", VALUE, 100, set()),
    ("social_passport", "pupils_total", VALUE, 0, {"SOC-002", "SOC-003"}),
    ("social_passport", "pupils_ovz", VALUE, -1, {"SOC-004"}),
    ("social_passport", "pupils_ovz", VALUE, 9.5, {"FORM-002"}),
    ("social_passport", "pupils_incomplete_family", VALUE, None, {"SOC-006"}),
    ("social_passport", "pupils_on_register_any", VALUE, 9, {"SOC-008"}),
    ("social_passport", "distance_km", VALUE, 201, {"SOC-010"}),
    ("social_passport", "distance_km", VALUE, 200, set()),
    ("plan_targets", "quality", "План", 101, {"TGT-003"}),
    ("plan_targets", "quality", "План", 100, set()),
    ("plan_targets", "quality", "Факт", -1, {"TGT-004"}),
    ("plan_targets", "quality", "Исходное значение", 101, {"TGT-005", "TGT-007"}),
    ("plan_targets", "quality", "План", None, {"TGT-006"}),
    ("plan_targets", "quality", "План", 19, {"TGT-007"}),
    ("plan_targets", "quality", "Чем утверждено", None, {"TGT-008"}),
    ("roadmap_status", "1.5", "Подтверждающий документ", None, {"ROA-003"}),
    ("roadmap_status", "1.5", "Фактическая дата", None, {"ROA-004"}),
    ("roadmap_status", "1.5", "Фактическая дата", datetime(2023, 7, 1), {"ROA-005"}),  # noqa: DTZ001
    ("roadmap_status", "1.5", "Фактическая дата", datetime(2023, 6, 30), set()),  # noqa: DTZ001
    ("roadmap_status", "1.5", "Состояние", "выполняется", set()),
    ("roadmap_status", "1.5", "Состояние", "не выполнено", {"ROA-006", "ROA-008"}),
    ("self_assessment", "risk_motivation", VALUE, None, {"SLF-005"}),
    ("school_roadmap", "1", "Какой дефицит устраняет", None, {"SRM-006"}),
    ("school_roadmap", "1", "На какой показатель влияет", None, {"SRM-007"}),
    ("school_roadmap", "1", "Окончание (план)", None, {"SRM-008"}),
    ("school_roadmap", "1", "Начало (план)", datetime(2022, 9, 28), {"SRM-009", "SRM-013"}),  # noqa: DTZ001
    ("school_roadmap", "1", "Состояние", None, {"SRM-004"}),
    ("schools", "МКОУ «Еловая ООШ»", "Код ОО (ГИА)", "038101", {"REGISTRY-002"}),
    ("schools", "МКОУ «Еловая ООШ»", "Тип ОО", "техникум", {"REGISTRY-003", "SCH-006"}),
    ("schools", "МКОУ «Еловая ООШ»", "Действует по", "01.09.1990", {"SCH-008"}),
    ("schools", "МКОУ «Еловая ООШ»", "Логин ФИС ОКО", "edu38", {"REGISTRY-006"}),
]


@pytest.mark.parametrize(("form", "line", "header", "value", "codes"), CASES)
def test_one_changed_cell_fires_exactly_the_rules_meant(
    clean: Mapping[str, Path], tmp_path: Path, form: str, line: str, header: str, value: object, codes: set[str]
) -> None:
    path = tmp_path / "изменён.xlsx"
    changed(clean[form], path, line, header, value)
    assert {item.code for item in found(path)} == codes


def test_the_message_names_the_cell_and_the_line_as_the_school_knows_it(
    clean: Mapping[str, Path], tmp_path: Path
) -> None:
    path = tmp_path / "изменён.xlsx"
    cell = changed(clean["social_passport"], path, "pupils_ovz", VALUE, 101)
    (finding,) = found(path)
    assert finding.cell == cell
    assert finding.severity is Severity.ERROR
    assert "pupils_ovz" not in finding.message
    title = next(item.label for item in form_layout("social_passport").items if item.id == "pupils_ovz")
    assert finding.message == f"«{title}»: 101 — больше, чем обучающихся в школе"
