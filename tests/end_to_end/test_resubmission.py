"""One school sends a form anew: only what rests on it is recomputed, and the result is that of a full reload."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from command_line import shnor
from openpyxl import load_workbook

pytestmark = pytest.mark.slow

_MOMENTS = {"refreshed_at", "run_id", "first_seen", "created_at"}


def _tables(home: Path) -> dict[str, list[tuple]]:
    found = {}
    with closing(sqlite3.connect(home / "warehouse.db")) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")') if row[1] not in _MOMENTS]
            listed = ", ".join(f'"{column}"' for column in columns)
            rows = connection.execute(f'SELECT {listed} FROM "{name}"').fetchall()  # noqa: S608 - names of the schema
            found[name] = sorted(rows, key=repr)
    return found


def test_a_resubmitted_passport_rebuilds_what_rests_on_it_and_leaves_the_rest(
    copy_of_demo: Callable[[], Path],
) -> None:
    home = copy_of_demo()
    before = _tables(home)
    passport = min((home / "inbox" / "forms" / "2022-2023").rglob("Социальный паспорт.xlsx"))
    book = load_workbook(passport)
    sheet = book["Социальный паспорт"]
    cell = next(
        row[column]
        for row in sheet.iter_rows()
        if "неполн" in str([item.value for item in row]).casefold()
        for column in range(2, len(row))
        if isinstance(row[column].value, int)
    )
    cell.value += 1
    book.save(passport)
    answer = shnor("ingest", home=home)
    told = next(line for line in answer.out.splitlines() if line.startswith("2022-2023: пересчитаны таблицы"))
    assert "validated_social_passport" in told
    assert "derived_index" in told
    assert "derived_marks" not in told
    assert "validated_pupil_results" not in told
    after = _tables(home)
    changed = {name for name in after if after[name] != before[name]}
    assert "derived_index" in changed
    named = {name for name in changed if name.startswith(("validated_", "derived_"))}
    assert named <= set(told.split(": ")[2].split("; ")[0].split(", "))
    assert shnor("reload", "--all", home=home).code == 0
    assert _tables(home) == after
