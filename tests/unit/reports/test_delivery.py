"""Issued sets are never overwritten, never half visible, and unchanged content makes no new edition."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.rendering.delivery import DeliveryError, Provenance, deliver, safe_name, write_atomically

PROVENANCE = Provenance("july", "2022-2023", "run", "2022-1", "aa", "0.1.0", "bb", "2023-07-15")


def test_the_first_edition_stands_under_its_title_with_a_manifest(tmp_path: Path) -> None:
    made = deliver(tmp_path, "Июль 2023", {"Школы/Отчёт.docx": b"x"}, PROVENANCE)
    assert made.issued
    assert made.edition == 1
    assert (tmp_path / "Июль 2023" / "Школы" / "Отчёт.docx").read_bytes() == b"x"
    manifest = json.loads((tmp_path / "Июль 2023" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["methodology"] == "2022-1"
    assert manifest["files"] == made.files


def test_the_same_files_make_no_new_edition(tmp_path: Path) -> None:
    deliver(tmp_path, "Июль", {"a": b"x"}, PROVENANCE)
    again = deliver(tmp_path, "Июль", {"a": b"x"}, PROVENANCE)
    assert not again.issued
    assert again.edition == 1
    assert [item.name for item in tmp_path.iterdir()] == ["Июль"]


def test_a_changed_set_becomes_the_next_edition_and_lists_the_changes(tmp_path: Path) -> None:
    deliver(tmp_path, "Июль", {"a": b"x", "b": b"1", "c": b"1"}, PROVENANCE)
    second = deliver(tmp_path, "Июль", {"a": b"y", "b": b"1", "d": b"1"}, PROVENANCE)
    assert second.folder.name == "Июль, выпуск 2"
    assert (tmp_path / "Июль" / "a").read_bytes() == b"x"
    manifest = json.loads((second.folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["changes"] == {"новые": ["d"], "изменены": ["a"], "убраны": ["c"]}


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("reports.rendering.delivery._write_through", full)
    with pytest.raises(DeliveryError, match="уже выпущенные отчёты не изменены"):
        deliver(tmp_path, "Июль", {"a": b"x"}, PROVENANCE)
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_left_is_cleared(tmp_path: Path) -> None:
    (tmp_path / ".запись-abc").mkdir()
    deliver(tmp_path, "Июль", {"a": b"x"}, PROVENANCE)
    assert [item.name for item in tmp_path.iterdir()] == ["Июль"]


def test_a_file_open_elsewhere_keeps_its_old_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "index.html"
    assert write_atomically(path, b"old")

    def refused(self: Path, _: Path) -> Path:
        raise PermissionError(13, "open in Word", str(self))

    monkeypatch.setattr(Path, "replace", refused)
    assert not write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [item.name for item in tmp_path.iterdir()] == ["index.html"]


@given(st.text(max_size=300))
def test_every_text_becomes_a_name_that_windows_accepts(text: str) -> None:
    name = safe_name(text)
    assert name
    assert not set(name) & set('<>:"/\\|?*')
    assert len(name) <= 130
    assert not name.endswith((".", " "))


def test_school_names_stay_readable() -> None:
    assert safe_name("МКОУ «Покоснинская СОШ»") == "МКОУ Покоснинская СОШ"
    assert safe_name("CON") == "файл CON"
