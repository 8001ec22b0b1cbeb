"""Readings of a pass: the same whichever are in memory, and never many rows at once."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

import pandas as pd
import pytest

from shnor_pipeline.findings import Finding, Severity, Stage
from shnor_pipeline.intake import few_readings
from shnor_pipeline.intake.few_readings import FewReadings
from shnor_pipeline.intake.folder import create_working_folder
from shnor_pipeline.intake.ingest import ingest
from shnor_pipeline.intake.readings import ReadingCache
from shnor_pipeline.intake.register import load_register
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import load_settings
from shnor_pipeline.sources.form_writer import write_form
from shnor_pipeline.sources.reading import Reading
from shnor_pipeline.storage.warehouse import Warehouse

ROWS = 40


def reading(number: int) -> Reading:
    frame = pd.DataFrame({"row": range(ROWS), "value": number, "row_state": "ok"})
    finding = Finding("FILE-101", Severity.QUESTION, Stage.READING, f"вопрос {number}", "")
    return Reading("form", "layout", {"context": frame}, findings=[finding])


@pytest.fixture
def few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FewReadings:
    monkeypatch.setattr(few_readings, "MOST_ROWS", 3 * ROWS)
    cache = ReadingCache(tmp_path)
    for number in range(9):
        cache.save(f"f{number}", reading(number))
    return FewReadings(cache, {f"f{number}": lambda file=f"f{number}": _loaded(cache, file) for number in range(6)})


def _loaded(cache: ReadingCache, file_id: str) -> Reading:
    known = cache.load(file_id)
    assert known is not None
    return known


def test_however_many_are_asked_for_few_rows_are_in_memory(few: FewReadings) -> None:
    for number in range(6):
        assert few.new(f"f{number}").frames["context"]["value"].unique().tolist() == [number]
        assert few.rows_n() <= 3 * ROWS
    assert few.rows_n() == 3 * ROWS


def test_one_reading_larger_than_the_memory_is_still_given(few: FewReadings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(few_readings, "MOST_ROWS", 1)
    assert few.new("f0").rows_n == ROWS
    assert few.new("f1").rows_n == ROWS
    assert few.rows_n() == ROWS


def test_what_was_asked_for_last_is_not_read_again(few: FewReadings) -> None:
    first = few.new("f0")
    few.new("f1")
    assert few.get("f0") is first
    few.new("f2")
    few.new("f3")
    few.new("f4")
    assert few.get("f0") is not first


def test_files_that_counted_before_are_found_and_unknown_ones_are_not(few: FewReadings) -> None:
    known = few.get("f7")
    assert known is not None
    assert known.rows_n == ROWS
    assert few.get("nothing") is None


def test_findings_are_told_without_the_rows(few: FewReadings) -> None:
    told = dict(few.without_rows())
    assert list(told) == [f"f{number}" for number in range(6)]
    assert {one.rows_n for one in told.values()} == {0}
    assert told["f3"].findings[0].message == "вопрос 3"
    assert few.rows_n() == 0


def test_a_form_sent_again_is_compared_with_its_own_school_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = load_settings(create_working_folder(tmp_path / "папка"))
    warehouse = Warehouse(settings.warehouse_url)
    warehouse.upgrade()
    for number in range(8):
        _passport(settings.inbox / f"{number}" / "паспорт.xlsx", number, 100)
    ingest(settings, warehouse)
    _passport(settings.inbox / "3" / "исправленный.xlsx", 3, 101)
    asked: list[str] = []
    load = ReadingCache.load

    def counted(cache: ReadingCache, file_id: str, tables: Collection[str] | None = None) -> Reading | None:
        if tables is None:
            asked.append(file_id)
        return load(cache, file_id, tables)

    monkeypatch.setattr(ReadingCache, "load", counted)
    ingest(settings, warehouse)
    lines = {line.path: line for line in load_register(warehouse)}
    assert lines["3/исправленный.xlsx"].version == 2
    assert {path for path, line in lines.items() if line.superseded_by} == {"3/паспорт.xlsx"}
    assert set(asked) == {lines["3/исправленный.xlsx"].file_id, lines["3/паспорт.xlsx"].file_id}
    warehouse.close()


def _passport(path: Path, number: int, pupils: int) -> None:
    path.parent.mkdir(exist_ok=True)
    school = {"name": f"МКОУ «СОШ № {number}»", "login": f"edu38910{number}", "code": f"03810{number}"}
    names = ("incomplete_family", "both_parents_he", "parent_unemployed", "comfortable_housing", "on_register_any")
    values = {"pupils_total": pupils, **{f"pupils_{name}": 5 for name in names}, "pupils_not_native_russian": 1}
    write_form("social_passport", path, {**school, "school_id": school["login"]}, SchoolYear(2022), values)
    os.utime(path, (1_700_000_000 + pupils, 1_700_000_000 + pupils))
