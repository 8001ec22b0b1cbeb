"""A lost network share: the documents are kept, the run goes on, and the next run puts them where they belong."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports import issue as issuing
from reports.issue import UNDELIVERED
from reports.rendering import delivery
from reports.rendering.delivery import Provenance, write_atomically
from shnor_pipeline.intake.folder import create_working_folder
from shnor_pipeline.orchestration.working_folder import WorkingFolder

SOURCE = Provenance("quarter", "2023-2", "run", "2022-1", "hash", "code", "inputs", "2023-07-05")
write_through = delivery._write_through
FILES = {"Справка.docx": b"document"}


def test_a_set_whose_shared_folder_is_lost_is_kept_in_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(issuing, "_PAUSE_SECONDS", 0.0)
    home = create_working_folder(tmp_path / "район")
    (home / "диск").write_text("не папка", encoding="utf-8")
    settings = home / "shnor.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace('published = "published"', 'published = "диск/отчёты"'),
        encoding="utf-8",
    )
    delivered = issuing.issue(WorkingFolder(home=str(home)), "Дорожные карты школ", FILES, SOURCE)
    assert "недоступна для записи" in delivered.undelivered
    kept = home / issuing.UNDELIVERED / "Дорожные карты школ" / "Справка.docx"
    assert kept.read_bytes() == b"document"
    assert "undelivered" in issuing.issued_metadata(delivered)


def test_a_page_on_a_lost_share_is_not_written_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "диск").write_text("не папка", encoding="utf-8")
    assert not write_atomically(tmp_path / "диск" / "index.html", b"page")
    assert write_atomically(tmp_path / "index.html", b"page")


def test_a_share_lost_in_the_middle_of_a_delivery_loses_nothing_and_the_next_run_makes_up_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(issuing, "_PAUSE_SECONDS", 0.0)
    home = create_working_folder(tmp_path / "район")
    folder = WorkingFolder(home=str(home))
    files = {"Справка.docx": b"document", "Школы/А.docx": b"a", "Школы/Б.docx": b"b"}
    written: list[str] = []

    def until_the_share_is_gone(path: Path, content: bytes) -> None:
        if UNDELIVERED not in path.parts and len(written) % 2:
            written.append(path.name)
            raise OSError(64, "The specified network name is no longer available")
        written.append(path.name)
        write_through(path, content)

    monkeypatch.setattr(delivery, "_write_through", until_the_share_is_gone)
    lost = issuing.issue(folder, "Дорожные карты школ", files, SOURCE)
    assert "no longer available" in lost.undelivered
    assert [path.name for path in (home / "published").iterdir()] == []
    kept = home / UNDELIVERED / "Дорожные карты школ"
    assert {path.relative_to(kept).as_posix() for path in kept.rglob("*.docx")} == set(files)
    assert folder.warehouse().read("register_reports").empty

    monkeypatch.setattr(delivery, "_write_through", write_through)
    made = issuing.issue(folder, "Дорожные карты школ", files, SOURCE)
    assert made.undelivered == ""
    assert {path.relative_to(made.folder).as_posix() for path in made.folder.rglob("*.docx")} == set(files)
    assert not kept.exists()
    assert len(folder.warehouse().read("register_reports")) == 1
