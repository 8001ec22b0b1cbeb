"""Answers to schools: grouped by cause, the workbook given back marked, written once, the original untouched."""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
import xlwt
from docx_text import docx_text
from freezegun import freeze_time

from reports.documents import PROTOCOL, SHIPPED_TEMPLATES
from reports.rendering.docx import render
from reports.school_forms.answers import FOLDER, Answer, write_answers
from reports.school_forms.marked_workbook import EXPLANATION, marked
from reports.school_forms.protocol import Submitted, protocol
from shnor_pipeline.catalogue import table
from shnor_pipeline.intake.folder import create_working_folder
from shnor_pipeline.intake.ingest import ingest
from shnor_pipeline.intake.store import FileStore
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings, load_settings
from shnor_pipeline.sources.form_writer import write_form
from shnor_pipeline.storage.warehouse import Warehouse

SCHOOL = {"name": "МКОУ «Кедровая СОШ»", "login": "edu389101", "code": "038101", "school_id": "edu389101"}
MORNING = datetime(2023, 10, 2, 9, 0).astimezone()
SUBMITTED = Submitted(
    "МКОУ «Кедровая СОШ»", "Социальный паспорт", "2022-2023 учебный год", "паспорт.xlsx", date(2022, 10, 9), "f" * 64,
    "принято с вопросами", "", "МКУ «ЦРО»",
)  # fmt: skip


def finding(code: str, severity: str, cell: str, **other: str) -> dict[str, Any]:
    return {
        "code": code, "severity": severity, "message": "число больше, чем обучающихся", "guidance": "Исправьте число.",
        "sheet": "Социальный паспорт", "cell": cell, "value": "7", "explanation": "", **other,
    }  # fmt: skip


def test_findings_of_one_cause_are_one_line_with_the_first_five_cells_and_a_count() -> None:
    found = [finding("SOC-002", "Ошибка", f"D{row}") for row in range(12, 21)]
    model = protocol(SUBMITTED, [finding("SOC-006", "Вопрос", "D30"), *found], returned=True)
    first, second = model.problems.rows
    assert first["where"] == "лист «Социальный паспорт»: D12, D13, D14, D15, D16 (всего 9\u00a0ячеек)"
    assert (first["kind"], second["kind"], second["number"]) == ("Ошибка", "Вопрос", "2")
    assert first["what"] == "Число больше, чем обучающихся."
    assert "9\u00a0ошибок" in " ".join(model.verdict)


def test_an_explained_question_is_accepted_and_quoted() -> None:
    said = finding("SOC-008", "Вопрос", "D24", explanation="двое выбыли")
    model = protocol(SUBMITTED, [said, finding("X-1", "Замечание", "D1")], returned=False)
    assert model.problems.rows == ()
    assert model.explained.rows[0]["said"] == "двое выбыли"
    assert model.steps == ()
    text = docx_text(render(model, SHIPPED_TEMPLATES / PROTOCOL))
    assert "Принято с пояснением школы" in text
    assert "двое выбыли" in text
    assert "Замечаний, которые требуют ответа, нет" in text


def test_a_returned_workbook_is_marked_and_its_original_stays(tmp_path: Path) -> None:
    path = tmp_path / "паспорт.xlsx"
    write_form("social_passport", path, SCHOOL, SchoolYear(2022), {"pupils_total": 100, "pupils_ovz": "много"})
    before = path.read_bytes()
    content = marked(path, [finding("SOC-002", "Ошибка", "D12"), finding("SOC-006", "Вопрос", "D14")], "ЦРО")
    assert path.read_bytes() == before
    assert content is not None
    (tmp_path / "ответ.xlsx").write_bytes(content)
    sheet = openpyxl.load_workbook(tmp_path / "ответ.xlsx")["Социальный паспорт"]
    assert "Ошибка (SOC-002): число больше, чем обучающихся" in sheet["D12"].comment.text  # type: ignore[union-attr]
    assert sheet["D12"].fill.start_color.rgb != sheet["D14"].fill.start_color.rgb
    assert sheet["D12"].value == 100
    beside = [cell for row in sheet.iter_rows(max_row=14) for cell in row if cell.value == EXPLANATION]
    assert len(beside) == 1
    assert (
        sheet.cell(14, beside[0].column).fill.start_color.rgb != sheet.cell(13, beside[0].column).fill.start_color.rgb
    )


def test_the_same_marks_give_the_same_bytes_at_any_time(tmp_path: Path) -> None:
    path = tmp_path / "паспорт.xlsx"
    write_form("social_passport", path, SCHOOL, SchoolYear(2022), {"pupils_total": 100})
    findings = [finding("SOC-002", "Ошибка", "D12")]
    with freeze_time("2023-07-15"):
        first = marked(path, findings, "ЦРО")
    with freeze_time("2024-02-29 23:59"):
        assert marked(path, findings, "ЦРО") == first
    assert first is not None


def test_a_copy_without_the_column_for_explanations_gets_one(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "Социальный паспорт"
    book.active.append(["Показатель", "Значение"])
    book.active.append(["Дети с ОВЗ", "=1+1"])
    book.save(tmp_path / "копия.xlsx")
    content = marked(tmp_path / "копия.xlsx", [finding("SOC-006", "Вопрос", "B2")], "ЦРО")
    assert content is not None
    (tmp_path / "ответ.xlsx").write_bytes(content)
    sheet = openpyxl.load_workbook(tmp_path / "ответ.xlsx").active
    assert sheet is not None
    assert sheet["C1"].value == EXPLANATION
    assert marked(tmp_path / "копия.xlsx", [finding("FORM-006", "Ошибка", "")], "ЦРО") is None


def test_a_book_that_cannot_be_written_again_is_not_given_back(tmp_path: Path) -> None:
    (tmp_path / "книга.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    assert marked(tmp_path / "книга.xlsx", [finding("SOC-002", "Ошибка", "D12")], "ЦРО") is None


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = load_settings(create_working_folder(tmp_path / "папка"))
    shutil.copytree(SHIPPED_TEMPLATES, made.templates, dirs_exist_ok=True)
    return made


def answered(settings: Settings, warehouse: Warehouse, hours: int) -> list[Answer]:
    # people put them there long ago: what is still being copied waits
    for path in (item for item in settings.inbox.rglob("*") if item.is_file()):
        os.utime(path, (MORNING.timestamp(), MORNING.timestamp()))
    ingest(settings, warehouse, now=MORNING + timedelta(hours=hours))
    return write_answers(settings, warehouse)


def test_an_answer_is_written_once_and_again_only_for_a_new_version(settings: Settings) -> None:
    warehouse = Warehouse(settings.warehouse_url)
    warehouse.upgrade()
    path = settings.inbox / "паспорт.xlsx"
    year = SchoolYear(2022)
    write_form("social_passport", path, SCHOOL, year, {"pupils_total": 100, "pupils_ovz": "много"})
    (first,) = answered(settings, warehouse, 1)
    assert (first.issued, first.open_n) == (True, 1)
    names = sorted(item.name for item in first.folder.iterdir())
    assert names == ["manifest.json", "Протокол.docx", "паспорт (с отметками).xlsx"]
    stored = hashlib.sha256(path.read_bytes()).hexdigest()
    assert hashlib.sha256(FileStore(settings.store).path(stored).read_bytes()).hexdigest() == stored

    (again,) = answered(settings, warehouse, 2)
    assert (again.issued, again.folder) == (False, first.folder)

    write_form("social_passport", path, SCHOOL, year, {"pupils_total": 100, "pupils_ovz": 7})
    (mended,) = answered(settings, warehouse, 3)
    assert (mended.issued, mended.open_n) == (True, 0)
    assert mended.folder != first.folder
    assert first.folder.is_dir()
    assert "Спасибо" in docx_text((mended.folder / "Протокол.docx").read_bytes())


HEADER = [
    "Код участника", "Вариант", "1 (2б)", "4К4 (2б)", "Порядковый номер класса",
    "Отметка за предыдущий триместр/ четверть/полугодие", "Итого баллов",
]  # fmt: skip
WORK = "Форма сбора результатов Математика 4 класс ВПР 2024"


def with_registry(settings: Settings) -> Warehouse:
    """A warehouse that knows the school: answers go into its folder."""
    warehouse = Warehouse(settings.warehouse_url)
    warehouse.upgrade()
    known = {"school_id": "edu389101", "fisoko_login": "edu389101", "gia_code": "038101", "name": SCHOOL["name"]}
    rows = pd.DataFrame([{**known, "type": "СОШ", "file_id": "f" * 64, "sheet": "Реестр", "row": 2}])
    rows = rows.reindex(columns=table("validated_schools").columns)
    warehouse.replace("validated_schools", rows, {})
    return warehouse


def school_form(folder: Path, *scores: object, extra: str = "", suffix: str = ".xlsx") -> Path:
    """Write a school's own collection form of ВПР with a row for each first score."""
    rows = [[*HEADER, *([extra] if extra else [])]]
    rows += [[40001 + n, 1, score, 1, 1, 4, 3, *(["Тестов"] if extra else [])] for n, score in enumerate(scores)]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{WORK}{suffix}"
    if suffix == ".xls":
        book = xlwt.Workbook()
        sheet = book.add_sheet("Протокол")
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                sheet.write(r, c, value)
        book.save(str(path))
    else:
        made = openpyxl.Workbook()
        made.worksheets[0].title = "Протокол"
        for row in rows:
            made.worksheets[0].append(row)
        made.save(path)
    os.utime(path, (MORNING.timestamp(), MORNING.timestamp()))
    return path


def test_any_workbook_of_one_school_comes_back_marked_and_the_original_stays(settings: Settings) -> None:
    warehouse = with_registry(settings)
    path = school_form(settings.inbox / "edu389101", 2, 5, "?")
    before = path.read_bytes()
    (answer,) = answered(settings, warehouse, 1)
    assert answer.title == "Форма сбора результатов ВПР, математика, 4 класс, 2023-2024"
    [given_back] = answer.folder.glob("*.xlsx")  # the name is cut where the path would be too long for Windows
    assert given_back.stem.startswith(WORK[:20])
    assert given_back.stem.endswith(" (с отметками)")
    book = openpyxl.load_workbook(given_back)
    marked_cells = [cell for row in book["Протокол"].iter_rows() for cell in row if cell.comment]
    assert [cell.coordinate for cell in marked_cells] == ["C3", "C4", "G4"]
    assert "VPR-READ-002" in marked_cells[0].comment.text
    assert [cell.value for cell in book["Протокол"][1]] == HEADER, "a form that reads no explanations gets no column"
    assert path.read_bytes() == before
    assert FileStore(settings.store).path(hashlib.sha256(before).hexdigest()).read_bytes() == before
    text = docx_text((answer.folder / "Протокол.docx").read_bytes())
    assert "сообщите об этом в центр" in text
    assert "Вид подачи" not in text


def test_a_workbook_that_names_people_is_not_copied_and_its_protocol_names_every_cell(settings: Settings) -> None:
    warehouse = with_registry(settings)
    school_form(settings.inbox / "edu389101", *[5] * 9, extra="Фамилия")
    (answer,) = answered(settings, warehouse, 1)
    assert sorted(item.name for item in answer.folder.iterdir()) == ["manifest.json", "Протокол.docx"]
    text = docx_text((answer.folder / "Протокол.docx").read_bytes())
    assert all(f"C{row}" in text for row in range(2, 11))
    assert "размеченной копии у этого файла нет" in text
    assert "Тестов" not in text


def test_an_old_workbook_gets_the_list_of_its_cells(settings: Settings) -> None:
    warehouse = with_registry(settings)
    school_form(settings.inbox / "edu389101", *[5] * 9, suffix=".xls")
    (answer,) = answered(settings, warehouse, 1)
    assert sorted(item.name for item in answer.folder.iterdir()) == ["manifest.json", "Протокол.docx"]
    assert all(f"C{row}" in docx_text((answer.folder / "Протокол.docx").read_bytes()) for row in range(2, 11))


def test_a_resubmission_under_another_name_gets_the_next_issue_of_the_same_answer(settings: Settings) -> None:
    warehouse = with_registry(settings)
    year = SchoolYear(2022)
    write_form("social_passport", settings.inbox / "паспорт.xlsx", SCHOOL, year, {"pupils_total": "много"})
    (first,) = answered(settings, warehouse, 1)
    assert first.title == "Социальный паспорт, 2022-2023"
    write_form(
        "social_passport", settings.inbox / "паспорт испр.xlsx", SCHOOL, year, {"pupils_total": 9, "pupils_ovz": "два"}
    )
    (second,) = answered(settings, warehouse, 2)
    assert (second.title, second.folder.name) == (first.title, f"{first.folder.name}, выпуск 2")
    assert (second.folder / "паспорт испр (с отметками).xlsx").is_file()


def test_roadmaps_of_two_quarters_are_two_answers(settings: Settings) -> None:
    warehouse = with_registry(settings)
    for name, period in (("а.xlsx", "октябрь–декабрь"), ("б.xlsx", "январь–март")):
        values = {"1": {"label": "Занятия", "status": "почти"}}
        write_form("school_roadmap", settings.inbox / name, SCHOOL, SchoolYear(2022), values, period=period)
    titles = sorted(answer.title for answer in answered(settings, warehouse, 1))
    assert [title.split(", ")[1] for title in titles] == ["1 квартал 2023", "4 квартал 2022"]


def test_a_file_that_cannot_be_taken_gets_a_protocol_only(settings: Settings) -> None:
    warehouse = Warehouse(settings.warehouse_url)
    warehouse.upgrade()
    write_form("social_passport", settings.inbox / "бланк.xlsx", SCHOOL, SchoolYear(2022), {})
    (settings.inbox / "мусор.xlsx").write_bytes(b"MZ" + b"\x00" * 200)
    answers = answered(settings, warehouse, 1)
    assert len(answers) == 2
    for answer in answers:
        assert [item.suffix for item in answer.folder.iterdir() if item.name != "manifest.json"] == [".docx"]
        assert answer.folder.is_relative_to(settings.published_folder / FOLDER)


def test_a_file_with_nothing_to_mend_is_not_answered(settings: Settings) -> None:
    warehouse = Warehouse(settings.warehouse_url)
    warehouse.upgrade()
    write_form("plan_targets", settings.inbox / "план.xlsx", SCHOOL, SchoolYear(2022), {"quality": {"plan": 30}})
    assert answered(settings, warehouse, 1) == []


def test_the_protocol_names_the_method_of_the_files_school_year_by_version_and_hash() -> None:
    method = "2022-1 (хеш 0123456789ab)"
    named = protocol(replace(SUBMITTED, methodology=method), [], returned=False)
    texts = docx_text(render(named, SHIPPED_TEMPLATES / PROTOCOL))
    assert f"номер файла {'f' * 12} · методика {method}" in texts
    unknown = docx_text(render(protocol(SUBMITTED, [], returned=False), SHIPPED_TEMPLATES / PROTOCOL))
    assert "методика" not in unknown
