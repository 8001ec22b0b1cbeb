"""The gate on a real instance: bad rows are set aside, a meaningless table is not stored, accepted rows stay."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import dagster as dg
import pytest
import xlsxwriter
from postgres_server import fresh_database

from shnor_pipeline.definitions import build_defs
from shnor_pipeline.intake.folder import create_working_folder
from shnor_pipeline.orchestration.instance import open_instance
from shnor_pipeline.orchestration.opening import close_warehouses, open_warehouse
from shnor_pipeline.orchestration.progress import LOGGER_CONFIG
from shnor_pipeline.settings import Settings, load_settings

REGISTRY = [
    [
        "№ п/п", "Код ОО (ГИА)", "Логин ФИС ОКО", "Наименование полное", "Наименование краткое", "Тип ОО",
        "Населённый пункт", "Город/село", "Статус", "Действует с", "Действует по", "Прежние наименования",
        "Головная ОО (код)", "Правопреемник (код)",
    ],
    [
        1, "042001", "edu389101", "Первая школа", "МКОУ «Первая СОШ»", "СОШ", "с. Первое", "село", "действует",
        "01.09.1998", "", "", "", "",
    ],
]  # fmt: skip
PROTOCOL = [
    "№", "Код ОО", "Класс", "Код ППЭ", "Аудитория", "Код участника", "Фамилия", "Имя", "Отчество", "Серия", "Номер",
    "Ответы в краткой форме", "Ответы в развернутой форме", "Первичный балл", "Оценка",
]  # fmt: skip


def _workbook(path: Path, rows: list[list[Any]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Page 1")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)


def _protocol(path: Path, schools: list[str]) -> None:
    """Write an ОГЭ protocol with one participant per given school code."""
    rows: list[list[Any]] = [
        ["Протокол проверки результатов"],
        ["38 - Иркутская область"],
        ["02 - Математика 2023.06.09"],
        [],
    ]
    rows.append(list(PROTOCOL))
    for number, school in enumerate(schools, start=1):
        rows.append(
            [
                number,
                school,
                "9А",
                1,
                "0001",
                38000 + number,
                "Тестов",
                f"Имя{number}",
                "Тестович",
                "0000",
                900000 + number,
                "+",
                "1(2)",
                12,
                3,
            ]
        )
    _workbook(path, rows)


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    """Return a folder with its warehouse and the orchestrator's history in SQLite, and one with both in PostgreSQL."""
    with ExitStack() as stack:
        if request.param == "postgresql":
            for variable in ("SHNOR_DATABASE_URL", "SHNOR_DAGSTER_URL"):
                monkeypatch.setenv(variable, stack.enter_context(fresh_database()))
        home = create_working_folder(tmp_path / "папка")
        _workbook(home / "inbox" / "Реестр.xlsx", REGISTRY)
        yield load_settings(home)
        close_warehouses()


def _run(settings: Settings, job: str, partition: str | None = None) -> dg.ExecuteInProcessResult:
    with open_instance(settings) as instance:
        return (
            build_defs(settings.home)
            .resolve_job_def(job)
            .execute_in_process(
                instance=instance, partition_key=partition, raise_on_error=False, run_config=LOGGER_CONFIG
            )
        )


def _checks(result: dg.ExecuteInProcessResult, table: str) -> dict[str, bool]:
    key = dg.AssetKey(["validated", table])
    return {one.check_name: one.passed for one in result.get_asset_check_evaluations() if one.asset_key == key}


def test_one_bad_row_is_set_aside_and_the_rest_counts(settings: Settings) -> None:
    _protocol(settings.inbox / "ОГЭ.xlsx", ["042001"] * 3 + ["042999"])
    assert _run(settings, "intake").success
    result = _run(settings, "reload_year", "2022-09")
    assert result.success
    warehouse = open_warehouse(settings)
    assert len(warehouse.read("validated_pupil_results")) == 3
    assert warehouse.read("validated_quarantine")["school_ref"].tolist() == ["042999"]
    findings = warehouse.read("register_findings", {"code": "RES-001"})
    assert findings["cell"].tolist() == ["B9"]
    assert _checks(result, "pupil_results")["gate"]


def test_a_meaningless_reload_fails_after_its_checks_and_keeps_the_accepted_rows(settings: Settings) -> None:
    _protocol(settings.inbox / "ОГЭ.xlsx", ["042001"] * 25)
    _run(settings, "intake")
    assert _run(settings, "reload_year", "2022-09").success
    _protocol(settings.inbox / "ОГЭ.xlsx", ["042999"] * 24 + ["042001"])
    _run(settings, "intake")
    result = _run(settings, "reload_year", "2022-09")
    assert not result.success
    checked = _checks(result, "pupil_results")
    assert checked["gate"] is False
    assert set(checked) == {"gate", "questions", "notes"}
    warehouse = open_warehouse(settings)
    assert len(warehouse.read("validated_pupil_results")) == 25
    assert len(warehouse.read("validated_quarantine")) == 24
    failed = [event.step_key for event in result.all_events if event.is_step_failure]
    assert failed == ["validated__pupil_results"]


def test_names_of_pupils_stand_nowhere_but_in_the_archive(settings: Settings) -> None:
    _protocol(settings.inbox / "ОГЭ.xlsx", ["042001"] * 3 + ["042999"])
    _run(settings, "intake")
    _run(settings, "reload_year", "2022-09")
    close_warehouses()
    for path in settings.home.rglob("*"):
        inside = path.is_relative_to(settings.store) or path.is_relative_to(settings.inbox)
        if path.is_file() and not inside:
            content = path.read_bytes()
            assert "Тестов".encode() not in content, path
            assert "Тестович".encode("utf-16-le") not in content, path
