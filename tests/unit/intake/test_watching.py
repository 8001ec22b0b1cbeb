"""The watcher asks once per change of content, and never for a file that is not ready."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from shnor_pipeline.intake.watching import Watch, look


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "первый.xlsx").write_bytes(b"one")
    return folder


def settled(inbox: Path, watch: Watch | None = None) -> tuple[Watch, str]:
    """Look twice, as the sensor does with nothing moving in between."""
    first, _ = look(inbox, watch or Watch())
    return look(inbox, first)


def test_a_new_file_is_asked_for_at_the_second_look_and_once(inbox: Path) -> None:
    watch, reason = look(inbox, Watch())
    assert reason == "файлы ещё меняются"
    watch, reason = look(inbox, watch)
    assert reason == ""
    assert watch.asked == 1
    assert look(inbox, watch) == (watch, "новых файлов нет")


def test_a_growing_file_waits_until_it_stops(inbox: Path) -> None:
    watch, _ = settled(inbox)
    growing = inbox / "растёт.xlsx"
    for size in (10, 20, 30):
        growing.write_bytes(b"x" * size)
        watch, reason = look(inbox, watch)
        assert reason == "файлы ещё меняются"
    watch, reason = look(inbox, watch)
    assert reason == ""
    assert watch.asked == 2


def test_a_touched_file_is_nothing_new(inbox: Path) -> None:
    watch, _ = settled(inbox)
    os.utime(inbox / "первый.xlsx", (1_600_000_000, 1_600_000_000))
    watch, reason = settled(inbox, watch)
    assert reason == "новых файлов нет"
    assert watch.asked == 1


@pytest.mark.parametrize(("name", "content"), [("~$чужой.xlsx", b"lock"), (".скрытый", b"x"), ("пустой.xlsx", b"")])
def test_locks_hidden_and_empty_files_ask_for_nothing(inbox: Path, name: str, content: bytes) -> None:
    watch, _ = settled(inbox)
    (inbox / name).write_bytes(content)
    watch, reason = settled(inbox, watch)
    assert reason == "новых файлов нет"
    assert watch.asked == 1


def test_a_file_open_in_excel_is_taken_in_when_it_is_closed(inbox: Path) -> None:
    watch, _ = settled(inbox)
    (inbox / "второй.xlsx").write_bytes(b"two")
    (inbox / "~$второй.xlsx").write_bytes(b"lock")
    watch, reason = settled(inbox, watch)
    assert reason == "новых файлов нет"
    (inbox / "~$второй.xlsx").unlink()
    watch, reason = settled(inbox, watch)
    assert reason == ""


def test_a_file_put_back_as_it_was_is_a_change_of_its_own(inbox: Path) -> None:
    watch, _ = settled(inbox)
    for content in (b"changed", b"one"):
        (inbox / "первый.xlsx").write_bytes(content)
        watch, reason = settled(inbox, watch)
        assert reason == ""
    assert watch.asked == 3


def test_many_files_at_once_are_one_question(inbox: Path) -> None:
    for number in range(50):
        (inbox / f"{number}.xlsx").write_bytes(bytes([number]))
    watch, reason = settled(inbox)
    assert (reason, watch.asked) == ("", 1)


def test_a_watch_survives_a_restart_and_a_cursor_of_another_make() -> None:
    watch = Watch("a", "b", 3)
    assert Watch.from_text(watch.to_text()) == watch
    assert Watch.from_text(None) == Watch()
    assert Watch.from_text("abc|def") == Watch()
    assert Watch.from_text('{"other": 1}') == Watch()


def test_no_inbox_is_a_reason_not_an_error(tmp_path: Path) -> None:
    assert "нет папки" in look(tmp_path / "нет", Watch())[1]
