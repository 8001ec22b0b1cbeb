"""Originals go when their time is over, with a record that cannot be changed unseen; figures never suffer silently."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from shnor_pipeline.intake.folder import FolderError, create_working_folder
from shnor_pipeline.intake.ingest import OriginalGoneError, accepted_readings, ingest
from shnor_pipeline.intake.register import load_register
from shnor_pipeline.intake.retention import destroy, destroyed_files, expired, finish_destruction, forged, records
from shnor_pipeline.intake.store import FileStore
from shnor_pipeline.orchestration.freshness import stale_years
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings, load_settings
from shnor_pipeline.sources.form_writer import write_form
from shnor_pipeline.storage.warehouse import Warehouse

SCHOOL = {"name": "МКОУ «Кедровая СОШ»", "login": "edu389101", "code": "038101", "school_id": "edu389101"}
MOMENT = datetime(2027, 9, 1, 12, 0, tzinfo=UTC)
AFTER_FIVE_YEARS = date(2027, 9, 1)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return replace(load_settings(create_working_folder(tmp_path / "папка")), keep_originals_years=5, settle_seconds=0)


@pytest.fixture
def warehouse(settings: Settings) -> Warehouse:
    """Return the warehouse of a folder with one passport of 2021-2022 and one of 2022-2023."""
    opened = Warehouse(settings.warehouse_url)
    opened.upgrade()
    values = {"pupils_total": 100, "pupils_incomplete_family": 20}
    for start in (2021, 2022):
        write_form("social_passport", settings.inbox / f"паспорт {start}.xlsx", SCHOOL, SchoolYear(start), values)
    ingest(settings, opened)
    return opened


def test_an_original_is_kept_for_its_years_and_not_a_day_less(settings: Settings, warehouse: Warehouse) -> None:
    register = load_register(warehouse)
    assert expired(settings, register, date(2027, 8, 31)) == []
    found = expired(settings, register, AFTER_FIVE_YEARS)
    assert [item.submissions[0].school_years for item in found] == ["2021"]
    assert expired(replace(settings, keep_originals_years=0), register, date(2090, 1, 1)) == []


def test_an_original_that_lies_in_the_inbox_waits(settings: Settings, warehouse: Warehouse) -> None:
    found = expired(settings, load_register(warehouse), AFTER_FIVE_YEARS)
    assert "inbox" in found[0].waiting
    with pytest.raises(FolderError, match="inbox"):
        destroy(settings, found, order="приказ № 5", person="Петрова", moment=MOMENT)
    assert records(settings) == []
    assert FileStore(settings.store).path(found[0].file_id).is_file()


def _destroyed(settings: Settings, warehouse: Warehouse) -> Path:
    (settings.inbox / "паспорт 2021.xlsx").unlink()
    found = expired(settings, load_register(warehouse), AFTER_FIVE_YEARS)
    return destroy(settings, found, order="приказ № 5", person="Петрова А. А.", moment=MOMENT)


def test_destruction_leaves_a_signed_record_of_what_when_and_by_which_rule(
    settings: Settings, warehouse: Warehouse
) -> None:
    record = _destroyed(settings, warehouse)
    body = json.loads(record.read_text(encoding="utf-8"))
    assert body["rule"] == "keep_originals_years = 5"
    assert (body["order"], body["person"]) == ("приказ № 5", "Петрова А. А.")
    assert body["destroyed_at"].startswith("2027-09-01T12:00:00")
    file_id = body["files"][0]["file_id"]
    assert not FileStore(settings.store).path(file_id).exists()
    assert not list((settings.cache / "readings").glob(f"*/{file_id[:2]}/{file_id}"))
    assert destroyed_files(settings) == {file_id}
    assert forged(settings) == []


def test_a_changed_or_missing_record_is_noticed(settings: Settings, warehouse: Warehouse) -> None:
    record = _destroyed(settings, warehouse)
    original = record.read_bytes()
    record.chmod(0o600)
    record.write_bytes(original.replace("приказ № 5".encode(), "приказ № 6".encode()))
    assert forged(settings) == ["акт 0001.json изменён после подписания"]
    record.write_bytes(original)
    record.rename(record.with_name("0002.json"))
    assert "не хватает" in forged(settings)[0]


def test_a_run_killed_after_the_record_is_finished_by_the_next(settings: Settings, warehouse: Warehouse) -> None:
    place = FileStore(settings.store).path(load_register(warehouse)[0].file_id)
    content = place.read_bytes()
    _destroyed(settings, warehouse)
    gone = next(iter(destroyed_files(settings)))
    FileStore(settings.store).path(gone).write_bytes(content)
    assert finish_destruction(settings) == 1
    assert finish_destruction(settings) == 0


def test_a_year_without_its_originals_is_neither_stale_nor_computed_from_what_is_left(
    settings: Settings, warehouse: Warehouse
) -> None:
    assert stale_years(settings, warehouse) == [SchoolYear(2021), SchoolYear(2022)]
    _destroyed(settings, warehouse)
    assert stale_years(settings, warehouse) == [SchoolYear(2022)]
    with pytest.raises(OriginalGoneError, match="уничтожен по акту"):
        list(accepted_readings(settings, warehouse, "social_passport", 2021))
    assert len(list(accepted_readings(settings, warehouse, "social_passport", 2022))) == 1
