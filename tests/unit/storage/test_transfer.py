"""The warehouse moves from SQLite to a real PostgreSQL: every value the same, nothing overwritten."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from shnor_pipeline.catalogue import TABLES, table
from shnor_pipeline.storage.database import DatabaseError
from shnor_pipeline.storage.transfer import transfer
from shnor_pipeline.storage.warehouse import Warehouse


def test_every_table_arrives_with_every_value(filled: Warehouse, warehouse: Warehouse) -> None:
    copied = transfer(filled, warehouse)
    assert [item.name for item in copied] == list(TABLES)
    assert sum(item.rows_n for item in copied) == 3 * len(TABLES)
    for name in TABLES:
        keys = table(name).key
        before, after = (one.read(name).sort_values(keys, ignore_index=True) for one in (filled, warehouse))
        pd.testing.assert_frame_equal(before, after)
    filled.close()


def test_a_base_with_rows_is_refused(filled: Warehouse, warehouse: Warehouse) -> None:
    transfer(filled, warehouse)
    with pytest.raises(DatabaseError, match="уже есть данные"):
        transfer(filled, warehouse)
    filled.close()


def test_progress_counts_the_tables(filled: Warehouse, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    target = Warehouse(f"sqlite:///{tmp_path / 'to.db'}")
    transfer(filled, target, lambda done, of: told.append((done, of)))
    assert told == [(number, len(TABLES)) for number in range(1, len(TABLES) + 1)]
    target.close()
    filled.close()
