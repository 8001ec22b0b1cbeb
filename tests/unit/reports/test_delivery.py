"""Issued sets are never overwritten, never half visible, and unchanged content makes no new edition."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.rendering.delivery import (
    LONGEST_INSIDE,
    DeliveryError,
    Provenance,
    deliver,
    fitted,
    safe_name,
    write_atomically,
)
from reports.view_models.index_page import document_links

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


@pytest.mark.parametrize("device", ["CON", "nul.docx", "Com1", "LPT9 ", "con .x", "AUX."])
def test_a_name_that_windows_keeps_for_a_device_is_changed(device: str) -> None:
    assert safe_name(device).startswith("файл ")


def test_long_names_are_cut_so_that_windows_opens_them_on_a_long_share(tmp_path: Path) -> None:
    title = "Мониторинг программы повышения качества образования, I полугодие 2023 года"
    names = [
        f"Школы/МКОУ Журавлинорощинская СОШ имени Первопроходцев Сибири и Севера {number}.docx" for number in (1, 2)
    ]
    files = {**dict.fromkeys(names, b"x"), "Сводка.docx": b"y"}
    made = deliver(tmp_path, title, files, PROVENANCE)
    inside = [path.relative_to(tmp_path).as_posix() for path in made.folder.rglob("*") if path.is_file()]
    assert len(inside) == 4
    assert (
        max(map(len, inside)) <= LONGEST_INSIDE <= 240 - len(r"\\server.bratsk.local\obmen\ЦРО\Отчёты о школах района")
    )
    assert {name.removeprefix(f"{title}/") for name in inside} == {*made.files, "manifest.json"}
    schools = [Path(name).name for name in inside if "/Школы/" in name]
    assert all(re.fullmatch(r"МКОУ Журавл.*~[0-9a-f]{4}\.docx", name) for name in schools)
    assert not deliver(tmp_path, title, files, PROVENANCE).issued
    assert fitted("Июль", {"Школы/МКОУ А.docx": b""}) == {"Школы/МКОУ А.docx": b""}
    assert [len(Path(name).stem) for name in fitted("т" * 149, {f"{'Я' * 90}.docx": b""})] == [13]


def test_a_document_open_in_word_stops_no_new_edition_and_is_no_document(tmp_path: Path) -> None:
    first = deliver(tmp_path, "Июль", {"Сводка.docx": b"1"}, PROVENANCE)
    lock = first.folder / "~$одка.docx"
    lock.write_bytes(b"owner")
    with (first.folder / "Сводка.docx").open("rb"):
        again = deliver(tmp_path, "Июль", {"Сводка.docx": b"1"}, PROVENANCE)
        second = deliver(tmp_path, "Июль", {"Сводка.docx": b"2"}, PROVENANCE)
    assert not again.issued
    assert second.folder.name == "Июль, выпуск 2"
    names = [path.name for path in first.folder.iterdir()]
    assert document_links(first.folder, tmp_path, names) == (("Сводка", "Июль/Сводка.docx"),)
    assert lock.is_file()
