"""Frames remembered within a run: never an old one, never somebody else's, nothing outside."""

from __future__ import annotations

import pandas as pd
import pytest
import sqlalchemy as sa

from shnor_pipeline.catalogue import table
from shnor_pipeline.storage.frame_memory import MEMORY, FrameMemory
from shnor_pipeline.storage.warehouse import Warehouse


def _rating(year: int, *schools: str) -> pd.DataFrame:
    frame = pd.DataFrame({"school_year": year, "school_id": list(schools), "rating": 50.0, "rank": 1})
    return frame.reindex(columns=table("derived_rating").columns)


def _schools(frame: pd.DataFrame) -> list[str]:
    return frame["school_id"].tolist()


@pytest.fixture
def queries(warehouse: Warehouse) -> list[str]:
    """Return the statements that read the rating, as they are sent."""
    sent: list[str] = []

    def note(*parts: object) -> None:
        statement = str(parts[2])
        if statement.startswith("SELECT") and "derived_rating" in statement:
            sent.append(statement)

    sa.event.listen(warehouse.engine, "before_cursor_execute", note)
    return sent


def test_within_a_run_a_question_is_asked_once(warehouse: Warehouse, queries: list[str]) -> None:
    warehouse.replace("derived_rating", _rating(2022, "a", "b"))
    with MEMORY.remembering():
        first = warehouse.read("derived_rating", {"school_year": [2022, 2021]})
        again = warehouse.read("derived_rating", {"school_year": [2021, 2022]})
        warehouse.read("derived_rating", {"school_year": 2022})
        warehouse.read("derived_rating", columns=["school_id"])
    assert len(queries) == 3
    pd.testing.assert_frame_equal(first, again)


def test_outside_of_a_run_every_question_is_asked(warehouse: Warehouse, queries: list[str]) -> None:
    with MEMORY.remembering(), MEMORY.remembering():
        warehouse.read("derived_rating")
    warehouse.read("derived_rating")
    warehouse.read("derived_rating")
    assert len(queries) == 3


def test_what_is_written_is_not_remembered(warehouse: Warehouse) -> None:
    with MEMORY.remembering():
        assert _schools(warehouse.read("derived_rating")) == []
        warehouse.replace("derived_rating", _rating(2022, "a"), {"school_year": 2022})
        assert _schools(warehouse.read("derived_rating")) == ["a"]
        warehouse.append("derived_rating", _rating(2021, "b"))
        assert _schools(warehouse.read("derived_rating")) == ["b", "a"]
        warehouse.replace_many([("derived_rating", _rating(2021, "c"), {"school_year": 2021})])
        assert _schools(warehouse.read("derived_rating")) == ["c", "a"]


def test_a_frame_changed_by_its_reader_is_his_own(warehouse: Warehouse) -> None:
    warehouse.replace("derived_rating", _rating(2022, "a", "b"))
    with MEMORY.remembering():
        mine = warehouse.read("derived_rating")
        mine["rating"] = 0.0
        mine.loc[0, "school_id"] = "z"
        assert _schools(warehouse.read("derived_rating")) == ["a", "b"]
        assert warehouse.read("derived_rating")["rating"].tolist() == [50.0, 50.0]


def test_two_databases_are_not_taken_for_each_other() -> None:
    memory, frame = FrameMemory(), pd.DataFrame({"a": [1]})
    with memory.remembering():
        memory.keep("one", "table", (), frame)
        assert memory.recall("two", "table", ()) is None
        memory.forget("two", "table")
        assert memory.recall("one", "table", ()) is not None


def test_what_does_not_fit_is_not_kept_and_what_is_forgotten_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shnor_pipeline.storage.frame_memory._MOST_CELLS", 3)
    memory = FrameMemory()
    with memory.remembering():
        memory.keep("one", "small", (), pd.DataFrame({"a": [1, 2]}))
        memory.keep("one", "large", (), pd.DataFrame({"a": [1, 2]}))
        assert memory.recall("one", "large", ()) is None
        memory.forget("one", "small")
        memory.keep("one", "large", (), pd.DataFrame({"a": [1, 2]}))
        assert memory.recall("one", "large", ()) is not None
