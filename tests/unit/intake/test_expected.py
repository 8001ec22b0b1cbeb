"""Who owes what: exemptions from the registry and the programme's scope, days overdue, and what has come."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest

from reports.rendering.xlsx_submissions import render_submissions
from reports.submissions_model import load_submissions_page
from reports.view_models.submissions import FormCell
from shnor_pipeline.catalogue import table
from shnor_pipeline.intake.expected import expected_matrix
from shnor_pipeline.intake.folder import create_working_folder
from shnor_pipeline.settings import Settings, load_settings
from shnor_pipeline.storage.warehouse import Warehouse

TODAY = date(2023, 11, 1)
SEEN = datetime(2023, 10, 10, 20, 0)  # noqa: DTZ001 - the register keeps UTC without a zone
SCHOOLS = [
    {"school_id": "nosh", "name": "Начальная", "type": "НОШ"},
    {"school_id": "oosh", "name": "Основная", "type": "ООШ"},
    {"school_id": "sosh", "name": "Средняя", "type": "СОШ", "fisoko_login": "edu389103"},
    {"school_id": "empty", "name": "Без выпуска", "type": "СОШ"},
    {"school_id": "branch", "name": "Филиал", "type": "филиал", "head_code": "1"},
    {"school_id": "closed", "name": "Закрытая", "type": "СОШ", "valid_to": date(2022, 8, 31)},
    {"school_id": "young", "name": "Новая", "type": "СОШ", "valid_from": date(2023, 9, 1)},
]


def fill(warehouse: Warehouse, name: str, rows: list[dict[str, object]]) -> None:
    warehouse.replace(name, pd.DataFrame(rows).reindex(columns=table(name).columns))


def mark(school: str, exam: str, year: int = 2022) -> dict[str, object]:
    return {
        "school_id": school, "exam": exam, "school_year": year, "year": year + 1, "season": "", "grade": 9,
        "subject": "русский язык", "level": "", "source_files": "f1",
    }  # fmt: skip


def file(path: str, file_id: str, state: str = "принято", **more: object) -> dict[str, object]:
    return {
        "submission_id": f"s{file_id}", "path": path, "file_id": file_id, "size": 1, "first_seen": SEEN, "state": state,
        "version": 1, "kind": "social_passport", **more,
    }  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, Warehouse]:
    settings = load_settings(create_working_folder(tmp_path_factory.mktemp("дом") / "папка"))
    warehouse = Warehouse(settings.warehouse_url)
    warehouse.upgrade()
    fill(warehouse, "validated_schools", SCHOOLS)  # type: ignore[arg-type]
    fill(warehouse, "derived_marks", [mark("oosh", "ОГЭ"), mark("sosh", "ЕГЭ")])
    context = {
        "file_id": "c",
        "sheet": "л",
        "row": 1,
        "school_year": 2022,
        "school_id": "empty",
        "grade9_n": 5,
        "grade11_n": 0,
    }
    fill(warehouse, "validated_context", [context])
    passport = {"sheet": "л", "school_year": 2022, "field": "pupils_total"}
    fill(warehouse, "validated_social_passport", [
        {**passport, "file_id": "f2", "row": 1, "school_id": "oosh"},
        {**passport, "file_id": "f3", "row": 1, "school_id": "nosh"},
    ])  # fmt: skip
    fill(warehouse, "derived_status", [{"school_year": 2022, "school_id": "oosh", "status": "ШНОР"}])
    fill(warehouse, "derived_index", [{"school_year": 2022, "school_id": "nosh", "is_nsu": True}])
    fill(warehouse, "register_submissions", [
        file("протокол.xls", "f1", kind="gia_protocol"),
        file("основная.xlsx", "f2", version=2),
        file("начальная.xlsx", "f3"),
        file("2022-2023/edu389103/пусто.xlsx", "f4", "отклонено", reason="получен пустой бланк"),
        file("список.xlsx", "f5", "не распознан", kind="unknown", reason="вид файла не распознан"),
    ])  # fmt: skip
    fill(warehouse, "register_findings", [
        {"batch": "b", "finding_id": 1, "code": "SOC-006", "severity": "Вопрос", "file_id": "f3", "school_id": "nosh"},
    ])  # fmt: skip
    return settings, warehouse


@pytest.fixture(scope="module")
def states(folder: tuple[Settings, Warehouse]) -> dict[tuple[str, str, int], tuple[str, str, int]]:
    matrix = expected_matrix(folder[1], folder[0], TODAY)
    return {
        (row["form"], row["school_id"], row["school_year"]): (row["state"], row["reason"], row["overdue_days"])
        for row in matrix.to_dict("records")
    }


@pytest.mark.parametrize(
    ("form", "school", "year", "state", "reason"),
    [
        ("oge", "nosh", 2022, "не требуется", "НОШ: нет 9 класса"),
        ("ege", "oosh", 2022, "не требуется", "ООШ: нет 11 класса"),
        ("ege", "empty", 2022, "не требуется", "нет обучающихся 11 класса"),
        ("oge", "empty", 2022, "просрочено", ""),
        ("social_passport", "branch", 2022, "не требуется", "филиал"),
        ("social_passport", "closed", 2022, "не требуется", "не действует с 31.08.2022"),
        ("social_passport", "young", 2022, "не требуется", "действует с 01.09.2023"),
        ("social_passport", "young", 2023, "просрочено", ""),
        ("social_passport", "oosh", 2022, "принято", ""),
        ("social_passport", "nosh", 2022, "принято с вопросами", "вопросов и ошибок: 1"),
        ("social_passport", "sosh", 2022, "отклонено", "получен пустой бланк"),
        ("plan_targets", "oosh", 2023, "просрочено", ""),
        ("plan_targets", "nosh", 2023, "просрочено", ""),
        ("plan_targets", "sosh", 2023, "не требуется", "не ШНОР и не НСУ"),
        ("self_assessment", "oosh", 2023, "срок не наступил", ""),
    ],
)  # fmt: skip
def test_what_each_school_owes(
    states: dict[tuple[str, str, int], tuple[str, str, int]], form: str, school: str, year: int, state: str, reason: str
) -> None:
    found, why, _ = states[form, school, year]
    assert found == state
    assert why.startswith(reason) if reason else why == ""


def test_days_overdue_count_from_the_day_after_the_deadline(
    states: dict[tuple[str, str, int], tuple[str, str, int]],
) -> None:
    assert states["social_passport", "oosh", 2023][2] == 17
    assert states["social_passport", "sosh", 2022][2] == (TODAY - date(2022, 10, 15)).days
    assert states["social_passport", "oosh", 2022][2] == 0


def test_an_exam_of_which_nothing_has_come_for_anyone_is_owed_by_nobody(
    states: dict[tuple[str, str, int], tuple[str, str, int]],
) -> None:
    assert not any(form == "vpr" for form, _, _ in states)
    assert not any(form == "oge" and year == 2023 for form, _, year in states)


def test_the_scope_of_the_first_year_is_its_own_list(
    states: dict[tuple[str, str, int], tuple[str, str, int]],
) -> None:
    assert states["plan_targets", "oosh", 2022][0] == "просрочено"


def test_the_page_reminds_schools_of_their_forms_alone(folder: tuple[Settings, Warehouse]) -> None:
    page = load_submissions_page(*folder, TODAY)
    reminders = {school: text for school, _, text in page.reminders}
    assert "1. Социальный паспорт за 2022-2023 учебный год" in reminders["Средняя"]
    assert "Присланный файл не принят: получен пустой бланк" in reminders["Средняя"]
    assert "Результаты ОГЭ" not in "".join(reminders.values())  # the centre receives them itself
    assert any(line.form == "Результаты ОГЭ" and line.school == "Без выпуска" for line in page.overdue)
    assert page.attention["path"].tolist() == ["2022-2023/edu389103/пусто.xlsx", "список.xlsx"]


def test_a_cell_says_its_state_in_symbol_and_word_with_day_and_version(folder: tuple[Settings, Warehouse]) -> None:
    page = load_submissions_page(*folder, TODAY)
    year = next(item for item in page.years if item.label == "2022-2023")
    row = next(item for item in year.rows if item.school_id == "oosh")
    cells = dict(zip(year.forms, row.cells, strict=True))
    passport = cells["Социальный паспорт"]
    assert passport is not None
    assert passport.text == "✔ принято\n11.10.2023, версия 2"  # 20:00 UTC is the next day in Irkutsk
    assert FormCell("просрочено", 32).text == "! просрочено на 32\N{NO-BREAK SPACE}дня"


def test_totals_count_those_who_owe(folder: tuple[Settings, Warehouse]) -> None:
    page = load_submissions_page(*folder, TODAY)
    total = next(item for item in page.totals if (item.title, item.year) == ("Социальный паспорт", "2022-2023"))
    assert (total.owed_n, total.come_n, total.questions_n, total.refused_n, total.overdue_n) == (4, 2, 1, 1, 2)


def test_the_workbook_is_the_same_for_the_same_data_and_holds_every_sheet(
    folder: tuple[Settings, Warehouse], tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    page = load_submissions_page(*folder, TODAY)
    content = render_submissions(page)
    assert content == render_submissions(page)
    path = tmp_path / "кто.xlsx"
    path.write_bytes(content)
    book = load_workbook(path)
    assert book.sheetnames == [
        "Обложка", "2023-2024", "2022-2023", "Просрочено", "Напоминания", "Не требуется", "Файлы", "Версии",
    ]  # fmt: skip
    assert len(list(book["Просрочено"].values)) == 1 + len(page.overdue)
