"""A lost network share: the documents are kept, the run goes on, and the next run puts them where they belong."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports import issue as issuing
from reports.rendering.delivery import Provenance, write_atomically
from shnor_pipeline.intake.folder import create_working_folder
from shnor_pipeline.orchestration.working_folder import WorkingFolder

SOURCE = Provenance("quarter", "2023-2", "run", "2022-1", "hash", "code", "inputs", "2023-07-05")
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
