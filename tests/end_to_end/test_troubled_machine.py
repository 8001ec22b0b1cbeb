"""A share that is read-only, a clock set back, a folder nobody may write: told plainly, and nothing is lost."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from command_line import shnor

from reports import issue as issuing
from reports.rendering.delivery import Provenance
from shnor_pipeline.intake.folder import FolderError, create_working_folder, exclusive
from shnor_pipeline.intake.ingest import ingest
from shnor_pipeline.intake.register import load_register
from shnor_pipeline.orchestration.inventory import next_inventory
from shnor_pipeline.orchestration.opening import close_warehouses
from shnor_pipeline.orchestration.report_calendar import missed
from shnor_pipeline.orchestration.working_folder import WorkingFolder
from shnor_pipeline.settings import load_settings
from shnor_pipeline.storage.warehouse import Warehouse

SOURCE = Provenance("quarter", "2023-2", "run", "2022-1", "hash", "code", "inputs", "2023-07-05")
FILES = {"Справка.docx": b"document"}
READ_ONLY = OSError(30, "Read-only file system")


def test_a_set_for_a_read_only_share_is_kept_and_told_and_the_next_run_puts_it_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(issuing, "_PAUSE_SECONDS", 0.0)
    home = create_working_folder(tmp_path / "район")
    folder = WorkingFolder(home=str(home))
    published = home / "published"
    make = Path.mkdir

    def refused(self: Path, *arguments: object, **options: object) -> None:
        if self.is_relative_to(published):
            raise READ_ONLY
        make(self, *arguments, **options)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Path, "mkdir", refused)
        delivered = issuing.issue(folder, "Дорожные карты школ", FILES, SOURCE)
    assert "недоступна для записи" in delivered.undelivered
    assert list(published.iterdir()) == []
    kept = home / issuing.UNDELIVERED / "Дорожные карты школ" / "Справка.docx"
    assert kept.read_bytes() == b"document"
    again = issuing.issue(folder, "Дорожные карты школ", FILES, SOURCE)
    assert again.undelivered == ""
    assert (published / "Дорожные карты школ" / "Справка.docx").read_bytes() == b"document"
    close_warehouses()


def test_a_working_folder_that_cannot_be_written_is_told_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = create_working_folder(tmp_path / "район")

    def refused(*_: object, **__: object) -> None:
        raise READ_ONLY

    monkeypatch.setattr("filelock.FileLock.acquire", refused)
    with pytest.raises(FolderError, match=r"нельзя писать \(Read-only file system\)"), exclusive(home):
        pass


def test_a_clock_set_back_keeps_the_order_of_versions_and_doctor_says_so(tmp_path: Path) -> None:
    home = create_working_folder(tmp_path / "район")
    settings = load_settings(home)
    warehouse = Warehouse(settings.warehouse_url)
    warehouse.upgrade()
    path = settings.inbox / "письмо.txt"
    today = datetime.now(UTC)
    for number, now in enumerate((today, today - timedelta(days=400)), start=1):
        path.write_text(f"версия {number}", encoding="utf-8")
        os.utime(path, (time.time() - 3600,) * 2)
        ingest(settings, warehouse, now=now)
    versions = {item.version: item for item in load_register(warehouse)}
    assert sorted(versions) == [1, 2]
    assert versions[2].first_seen < versions[1].first_seen  # the clock says so; the number of the version does not care
    warehouse.close()
    ahead = time.time() + 86_400
    for original in settings.store.rglob("*"):
        os.utime(original, (ahead, ahead))
    answer = shnor("doctor", home=home)
    assert "часы отстают от времени последнего принятого файла" in answer.out
    assert answer.code == 3
    assert "Traceback" not in answer.err


def test_a_clock_set_back_owes_no_report_from_the_future_and_moves_the_next_inventory(tmp_path: Path) -> None:
    settings = load_settings(create_working_folder(tmp_path / "район"))
    in_service = datetime(2023, 7, 1, tzinfo=UTC)
    late, early = datetime(2023, 7, 15, 23, 30, tzinfo=UTC), datetime(2022, 1, 1, tzinfo=UTC)
    assert [item.report.kind for item in missed(settings, late, set(), in_service)][-1:] == ["july"]
    assert missed(settings, early, set(), in_service) == []
    assert next_inventory(settings, early) < next_inventory(settings, late)
