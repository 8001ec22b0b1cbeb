"""The register: every file once, nothing lost, the newest valid version counts."""

from __future__ import annotations

import os
import stat
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from shnor_pipeline.intake import readings
from shnor_pipeline.intake.folder import create_working_folder
from shnor_pipeline.intake.ingest import accepted_readings, ingest
from shnor_pipeline.intake.readings import ReadingCache
from shnor_pipeline.intake.register import Submission, load_register
from shnor_pipeline.intake.store import FileStore
from shnor_pipeline.intake.versions import changes
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings, load_settings
from shnor_pipeline.sources.form_writer import write_form
from shnor_pipeline.storage.warehouse import Warehouse

SCHOOL = {"name": "МКОУ «Кедровая СОШ»", "login": "edu389101", "code": "038101", "school_id": "edu389101"}
MORNING = datetime(2023, 10, 2, 9, 0).astimezone()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings(create_working_folder(tmp_path / "папка"))


@pytest.fixture
def warehouse(settings: Settings) -> Warehouse:
    opened = Warehouse(settings.warehouse_url)
    opened.upgrade()
    return opened


def passport(settings: Settings, name: str, pupils: object = 100, incomplete: object = 20, age: float = 600) -> Path:
    path = settings.inbox / name
    path.parent.mkdir(parents=True, exist_ok=True)
    values = {
        "pupils_total": pupils, "pupils_incomplete_family": incomplete, "pupils_both_parents_he": 30,
        "pupils_parent_unemployed": 5, "pupils_comfortable_housing": 60, "pupils_on_register_any": 4,
        "pupils_not_native_russian": 1,
    }  # fmt: skip
    write_form("social_passport", path, SCHOOL, SchoolYear(2022), values)
    moment = MORNING.timestamp() - age
    os.utime(path, (moment, moment))
    return path


def by_path(warehouse: Warehouse) -> dict[str, Submission]:
    return {item.path: item for item in load_register(warehouse)}


def take_in(settings: Settings, warehouse: Warehouse, hours: int = 0) -> dict[str, Submission]:
    ingest(settings, warehouse, now=MORNING + timedelta(hours=hours))
    return by_path(warehouse)


def pupils_that_count(settings: Settings, warehouse: Warehouse) -> list[int]:
    found = []
    for _, reading in accepted_readings(settings, warehouse, "social_passport", 2022):
        frame = reading.frames["social_passport"]
        found.append(int(float(frame.loc[frame["field"] == "pupils_total", "value"].iloc[0])))
    return found


def test_every_file_stands_in_the_register_exactly_once_with_a_state(settings: Settings, warehouse: Warehouse) -> None:
    first = passport(settings, "школа/паспорт.xlsx")
    (settings.inbox / "копия.xlsx").write_bytes(first.read_bytes())
    (settings.inbox / "обрезан.xlsx").write_bytes(first.read_bytes()[:4000])
    (settings.inbox / "заметка.csv").write_text("просто;слова\nещё;слова\n", encoding="utf-8")
    (settings.inbox / "~$паспорт.xlsx").write_bytes(b"lock")
    (settings.inbox / "пустой.xlsx").touch()
    register = take_in(settings, warehouse)
    states = {path: item.state for path, item in register.items()}
    assert sorted((states.pop("школа/паспорт.xlsx"), states.pop("копия.xlsx"))) == ["повтор", "принято"]
    assert states == {
        "обрезан.xlsx": "отклонено",
        "заметка.csv": "не распознан",
        "~$паспорт.xlsx": "ждём",
        "пустой.xlsx": "ждём",
    }
    assert all(item.reason for item in register.values() if item.state != "принято")


def test_a_second_pass_changes_nothing(settings: Settings, warehouse: Warehouse) -> None:
    passport(settings, "паспорт.xlsx")
    before = take_in(settings, warehouse)
    assert take_in(settings, warehouse, hours=1) == before


def test_what_was_received_later_counts_whatever_its_name(settings: Settings, warehouse: Warehouse) -> None:
    passport(settings, "я паспорт.xlsx", 100)
    take_in(settings, warehouse)
    passport(settings, "а паспорт исправленный.xlsx", 110)
    register = take_in(settings, warehouse, hours=5)
    assert pupils_that_count(settings, warehouse) == [110]
    late = register["а паспорт исправленный.xlsx"]
    assert late.version == 2
    assert register["я паспорт.xlsx"].superseded_by == late.submission_id


def test_in_one_pass_the_file_changed_later_counts(settings: Settings, warehouse: Warehouse) -> None:
    passport(settings, "я старый.xlsx", 100, age=9000)
    passport(settings, "а новый.xlsx", 110, age=100)
    passport(settings, "щ средний.xlsx", 105, age=5000)
    take_in(settings, warehouse)
    assert pupils_that_count(settings, warehouse) == [110]


def test_the_order_survives_a_change_of_the_readers(
    settings: Settings, warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    passport(settings, "я первый.xlsx", 100)
    take_in(settings, warehouse)
    passport(settings, "а второй.xlsx", 110)
    take_in(settings, warehouse, hours=5)
    monkeypatch.setattr(readings, "reader_version", lambda: "another")
    take_in(settings, warehouse, hours=9)
    assert pupils_that_count(settings, warehouse) == [110]


def test_an_invalid_resubmission_never_displaces_a_valid_form(settings: Settings, warehouse: Warehouse) -> None:
    path = passport(settings, "паспорт.xlsx", 100)
    take_in(settings, warehouse)
    broken = settings.inbox / "паспорт исправленный.xlsx"
    broken.write_bytes(path.read_bytes()[:5000])
    write_form("social_passport", settings.inbox / "пустой бланк.xlsx", SCHOOL, SchoolYear(2022))
    register = take_in(settings, warehouse, hours=1)
    assert pupils_that_count(settings, warehouse) == [100]
    assert register["паспорт.xlsx"].superseded_by == ""
    assert register["пустой бланк.xlsx"].state == "отклонено"


def test_new_bytes_under_the_same_name_are_the_next_version(settings: Settings, warehouse: Warehouse) -> None:
    passport(settings, "паспорт.xlsx", 100)
    take_in(settings, warehouse)
    passport(settings, "паспорт.xlsx", 120)
    take_in(settings, warehouse, hours=1)
    versions = sorted((item.version, bool(item.superseded_by)) for item in load_register(warehouse))
    assert versions == [(1, True), (2, False)]
    assert pupils_that_count(settings, warehouse) == [120]


def test_the_change_between_two_versions_is_told_cell_by_cell(settings: Settings, warehouse: Warehouse) -> None:
    passport(settings, "паспорт.xlsx", 100, 20)
    take_in(settings, warehouse)
    passport(settings, "паспорт.xlsx", 120, 20)
    take_in(settings, warehouse, hours=1)
    cache = ReadingCache(settings.cache / "readings")
    old, new = (cache.load(item.file_id) for item in sorted(load_register(warehouse), key=lambda one: one.version))
    assert old is not None
    assert new is not None
    told = changes(old, new)
    row = told.iloc[0]
    assert len(told) == 1
    assert (row["sheet"], row["item"], row["column"]) == ("Социальный паспорт", "pupils_total", "value")
    assert (float(row["before"]), float(row["after"])) == (100.0, 120.0)


def test_originals_are_kept_byte_for_byte_and_the_inbox_is_left_alone(settings: Settings, warehouse: Warehouse) -> None:
    path = passport(settings, "паспорт.xlsx")
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    item = take_in(settings, warehouse)["паспорт.xlsx"]
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert FileStore(settings.store).path(item.file_id).read_bytes() == before[0]
    path.unlink()
    take_in(settings, warehouse, hours=1)
    assert pupils_that_count(settings, warehouse) == [100]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_the_archive_is_readable_by_its_owner_alone(settings: Settings, warehouse: Warehouse) -> None:
    passport(settings, "паспорт.xlsx")
    take_in(settings, warehouse)
    assert stat.S_IMODE(settings.store.stat().st_mode) == 0o700


def test_a_lost_cache_is_rebuilt_from_the_archive(settings: Settings, warehouse: Warehouse) -> None:
    import shutil

    passport(settings, "паспорт.xlsx", 100)
    take_in(settings, warehouse)
    shutil.rmtree(settings.cache)
    assert pupils_that_count(settings, warehouse) == [100]
