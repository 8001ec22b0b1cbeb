"""The warehouse on real SQLite and real PostgreSQL: types come back, partitions are replaced whole or not at all."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from postgres_server import POSTGRES

from shnor_pipeline.catalogue import TABLES, table
from shnor_pipeline.storage import frames
from shnor_pipeline.storage import warehouse as warehouse_module
from shnor_pipeline.storage.database import DatabaseError, database_url, open_engine
from shnor_pipeline.storage.frames import FrameError
from shnor_pipeline.storage.migrate import configuration, current_revision, newest_revision
from shnor_pipeline.storage.tables import metadata
from shnor_pipeline.storage.warehouse import Warehouse


def _rating(year: int, *schools: str, rating: float | None = 50.25) -> pd.DataFrame:
    frame = pd.DataFrame({"school_year": year, "school_id": list(schools), "rating": rating, "rank": 1})
    return frame.reindex(columns=table("derived_rating").columns)


def test_values_come_back_as_they_went_in(warehouse: Warehouse) -> None:
    row = {
        "school_id": "edu1", "name": 'МКОУ «Ёлки\\N, "СОШ"»\nфилиал', "valid_from": date(1998, 9, 1), "row": 3,
        "full_name": "", "former_names": None,
    }  # fmt: skip
    warehouse.replace("validated_schools", pd.DataFrame([row]).reindex(columns=table("validated_schools").columns))
    back = warehouse.read("validated_schools").iloc[0]
    assert back["name"] == row["name"]
    assert back["valid_from"] == date(1998, 9, 1)
    assert back["row"] == 3
    assert back["full_name"] == ""
    assert pd.isna(back["former_names"])
    assert back["valid_to"] is None


def test_times_are_kept_in_utc(warehouse: Warehouse) -> None:
    moment = datetime(2023, 7, 15, 6, 0, tzinfo=UTC)
    frame = pd.DataFrame(
        [
            {
                "school_year": 2022,
                "inputs_hash": "a",
                "methodology_hash": "b",
                "code_version": "c",
                "refreshed_at": moment,
            }
        ]
    ).reindex(columns=table("register_partitions").columns)
    warehouse.replace("register_partitions", frame, {"school_year": 2022})
    assert warehouse.read("register_partitions").loc[0, "refreshed_at"] == datetime(2023, 7, 15, 6, 0)  # noqa: DTZ001


def test_a_partition_is_replaced_and_the_others_stay(warehouse: Warehouse) -> None:
    warehouse.replace("derived_rating", _rating(2021, "a", "b"), {"school_year": 2021})
    warehouse.replace("derived_rating", _rating(2022, "a"), {"school_year": 2022})
    warehouse.replace("derived_rating", _rating(2021, "c"), {"school_year": 2021})
    frame = warehouse.read("derived_rating")
    assert list(zip(frame["school_year"], frame["school_id"], strict=True)) == [(2021, "c"), (2022, "a")]
    assert warehouse.read("derived_rating", {"school_year": [2022, 2030]})["school_id"].tolist() == ["a"]
    assert warehouse.read("derived_rating", {"school_year": []}).empty


def test_a_failed_replacement_leaves_the_accepted_rows(warehouse: Warehouse) -> None:
    warehouse.replace("derived_rating", _rating(2021, "a"), {"school_year": 2021})
    with pytest.raises(sa.exc.IntegrityError):
        warehouse.replace("derived_rating", _rating(2021, "b", "b"), {"school_year": 2021})
    assert warehouse.read("derived_rating")["school_id"].tolist() == ["a"]


def test_several_replacements_are_one_transaction(warehouse: Warehouse) -> None:
    warehouse.replace("derived_rating", _rating(2021, "a"), {"school_year": 2021})
    with pytest.raises(sa.exc.IntegrityError):
        warehouse.replace_many(
            [
                ("derived_rating", _rating(2021, "z"), {"school_year": 2021}),
                ("derived_rating", _rating(2022, "b", "b"), {"school_year": 2022}),
            ]
        )
    assert warehouse.read("derived_rating")["school_id"].tolist() == ["a"]


def test_rows_outside_the_replaced_part_are_refused(warehouse: Warehouse) -> None:
    with pytest.raises(FrameError, match="вне заменяемой части"):
        warehouse.replace("derived_rating", _rating(2021, "a"), {"school_year": 2022})


def test_a_frame_of_another_shape_is_refused(warehouse: Warehouse) -> None:
    with pytest.raises(FrameError, match="лишние столбцы"):
        warehouse.replace("derived_rating", _rating(2021, "a").assign(extra=1), {"school_year": 2021})
    with pytest.raises(FrameError, match="обязательное"):
        warehouse.replace("derived_rating", _rating(2021, "a").assign(school_year=None))


def test_a_frame_of_many_parts_is_stored_and_read_as_one(warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = _rating(2021, *"abcdefg").assign(rating=[1.5, None, 3, 4, 5, 6, 7], rank=[1, 2, None, 4, 5, 6, 7])
    warehouse.replace("derived_rating", whole, {"school_year": 2021})
    at_once = warehouse.read("derived_rating")
    monkeypatch.setattr(frames, "PART", 2)
    monkeypatch.setattr(warehouse_module, "PART", 2)
    assert warehouse.replace("derived_rating", whole, {"school_year": 2021}) == 7
    pd.testing.assert_frame_equal(warehouse.read("derived_rating"), at_once)
    assert warehouse.read("derived_rating", {"school_year": 1999}).dtypes.tolist() == at_once.dtypes.tolist()


def test_a_fault_in_a_later_part_is_named_by_its_row_and_changes_nothing(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    warehouse.replace("derived_rating", _rating(2021, "a"), {"school_year": 2021})
    monkeypatch.setattr(frames, "PART", 2)
    faulty = _rating(2021, *"bcdef").assign(school_year=[2021, 2021, 2021, 2021, None])
    with pytest.raises(FrameError, match="пусто в строке 4"):
        warehouse.replace("derived_rating", faulty, {"school_year": 2021})
    assert warehouse.read("derived_rating")["school_id"].tolist() == ["a"]


def test_impossible_counts_are_refused_by_the_database_itself(warehouse: Warehouse) -> None:
    frame = pd.DataFrame(
        [
            {
                "school_year": 2022,
                "year": 2023,
                "exam": "ОГЭ",
                "grade": 9,
                "subject": "математика",
                "school_id": "a",
                "n2": -1,
            }
        ]
    ).reindex(columns=table("derived_marks").columns)
    with pytest.raises(sa.exc.IntegrityError):
        warehouse.replace("derived_marks", frame)


def test_missing_text_in_a_key_is_an_empty_text(warehouse: Warehouse) -> None:
    frame = pd.DataFrame(
        [{"school_year": 2022, "year": 2023, "exam": "ОГЭ", "grade": 9, "subject": "математика", "school_id": "a"}]
    ).reindex(columns=table("derived_marks").columns)
    warehouse.replace("derived_marks", frame, {"school_year": 2022})
    assert warehouse.read("derived_marks").loc[0, "level"] == ""


def test_the_migrations_make_exactly_the_catalogue(warehouse: Warehouse) -> None:
    with warehouse.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata()) == []
        assert set(TABLES) <= set(sa.inspect(connection).get_table_names())


def test_migrations_go_down_and_up_again(warehouse: Warehouse) -> None:
    warehouse.downgrade("base")
    assert current_revision(warehouse.engine) is None
    assert set(sa.inspect(warehouse.engine).get_table_names()) <= {"alembic_version"}
    warehouse.upgrade()
    warehouse.replace("derived_rating", _rating(2021, "a"), {"school_year": 2021})
    assert warehouse.counts()["derived_rating"] == 1


def test_the_newest_revision_is_what_the_migrations_lead_to(warehouse: Warehouse) -> None:
    assert newest_revision() == ScriptDirectory.from_config(configuration(warehouse.engine)).get_current_head()
    assert current_revision(warehouse.engine) == newest_revision()


def test_a_bare_postgresql_address_gets_its_driver_spelled() -> None:
    assert database_url("postgresql://u@h/d").drivername == "postgresql+psycopg2"


@pytest.mark.parametrize("url", ["не адрес", "sqlite:////нет/такой/папки/w.db", "postgresql://u@127.0.0.1:1/d"])
def test_a_database_that_cannot_be_opened_says_what_to_do(url: str) -> None:
    with pytest.raises(DatabaseError, match="адрес"):
        open_engine(url)


@pytest.mark.parametrize("warehouse", ["postgresql"], indirect=True)
def test_a_server_that_dropped_its_connections_is_asked_again(warehouse: Warehouse) -> None:
    """As after a restart of PostgreSQL: pooled connections are dead, the next question is answered all the same."""
    warehouse.append("derived_rating", _rating(2022, "edu1"))
    admin = sa.create_engine(POSTGRES, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(
            sa.text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"),
            {"name": warehouse.engine.url.database},
        )
    admin.dispose()
    assert len(warehouse.read("derived_rating")) == 1


def test_a_base_held_by_another_program_is_named_and_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shnor_pipeline.storage.database._BUSY_MILLISECONDS", 50)
    made = Warehouse(f"sqlite:///{tmp_path / 'w.db'}")
    made.upgrade()
    made.append("derived_rating", _rating(2022, "edu1"))
    with sqlite3.connect(tmp_path / "w.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseError, match="занята другой программой"):
            made.replace("derived_rating", _rating(2022, "edu2"), {"school_year": 2022})
        other.execute("ROLLBACK")
    other.close()
    assert made.read("derived_rating")["school_id"].tolist() == ["edu1"]
    made.close()


def test_a_full_disk_is_named_and_nothing_is_lost(tmp_path: Path) -> None:
    made = Warehouse(f"sqlite:///{tmp_path / 'w.db'}")
    made.upgrade()
    made.append("derived_rating", _rating(2022, "edu1"))

    def no_room(connection: sqlite3.Connection, _: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")

    made.close()
    sa.event.listen(made.engine, "connect", no_room)
    many = _rating(2022, *(f"edu{number:06d}" for number in range(20_000)))
    with pytest.raises(DatabaseError, match="нет места"):
        made.replace("derived_rating", many, {"school_year": 2022})
    assert made.read("derived_rating")["school_id"].tolist() == ["edu1"]
    made.close()
