"""Large tables that were stored take no memory any more, whoever still holds them."""

from __future__ import annotations

import dagster as dg
import pandas as pd
import psutil
import pytest

from shnor_pipeline.catalogue import table
from shnor_pipeline.orchestration import io_managers
from shnor_pipeline.orchestration.io_managers import SqlTables
from shnor_pipeline.orchestration.working_folder import WorkingFolder
from shnor_pipeline.storage import given_back
from shnor_pipeline.storage.frame_memory import MEMORY
from shnor_pipeline.storage.given_back import empty, give_back
from shnor_pipeline.storage.warehouse import Warehouse

ROWS = 5


def _rating(rows: int = ROWS) -> pd.DataFrame:
    frame = pd.DataFrame({"school_year": 2022, "school_id": [f"s{number}" for number in range(rows)], "rank": 1})
    return frame.reindex(columns=table("derived_rating").columns)


def test_an_emptied_frame_leaves_copies_and_parts_of_it_alone() -> None:
    frame = _rating()
    copy, part = frame.copy(deep=False), frame.iloc[1:3]
    empty(frame)
    assert frame.size == 0
    pd.testing.assert_frame_equal(copy, _rating())
    assert part["school_id"].tolist() == ["s1", "s2"]


def test_memory_of_a_table_that_is_gone_goes_back_to_the_system() -> None:
    process = psutil.Process()
    before = process.memory_info().rss
    frame = pd.DataFrame({"text": [f"строка {number:040d}" for number in range(500_000)]}, dtype="str")
    held = process.memory_info().rss - before
    assert held > 20 << 20
    del frame
    give_back()
    assert process.memory_info().rss - before < held / 2


def test_memory_is_given_back_between_steps_only_where_there_is_much(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    monkeypatch.setattr(given_back, "give_back", lambda: given.append(1))
    monkeypatch.setattr(given_back, "MUCH", 1 << 40)
    given_back.relieve()
    assert given == []
    monkeypatch.setattr(given_back, "MUCH", 1 << 20)
    given_back.relieve()
    assert given == [1]


@pytest.mark.parametrize("large", [ROWS, ROWS + 1])
def test_a_large_output_is_emptied_once_it_is_stored(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    monkeypatch.setattr(io_managers, "LARGE", large)
    monkeypatch.setattr(WorkingFolder, "warehouse", lambda _: warehouse)
    manager = SqlTables(folder=WorkingFolder(home="unused"))
    frame = _rating()
    context = dg.build_output_context(asset_key=dg.AssetKey(["derived", "rating"]))
    with MEMORY.remembering():
        manager.handle_output(context, frame)
        assert (frame.size == 0) == (large <= ROWS)
        assert len(warehouse.read("derived_rating")) == ROWS
