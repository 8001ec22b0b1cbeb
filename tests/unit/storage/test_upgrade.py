"""An installation of the first version is brought up to date with its data: every figure stays what it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from shnor_pipeline.catalogue import TABLES
from shnor_pipeline.orchestration.exports import export_frame
from shnor_pipeline.storage.transfer import transfer
from shnor_pipeline.storage.warehouse import Warehouse

FIRST_SCHEMA = Path(__file__).with_name("first_schema.sql")


@pytest.fixture
def old_database(tmp_path: Path) -> Path:
    """Return a database of the first schema with the rows of two schools, as the first version wrote it."""
    path = tmp_path / "warehouse.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(FIRST_SCHEMA.read_text(encoding="utf-8"))
    return path


def _contents(path: Path, columns: dict[str, list[str]] | None = None) -> dict[str, tuple[list[str], list[tuple]]]:
    """Return the rows of every table by the given columns (all, without them), in a stable order."""
    found = {}
    with closing(sqlite3.connect(path)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in names:
            if name == "alembic_version" or (columns is not None and name not in columns):
                continue
            own = [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')]
            wanted = columns[name] if columns is not None else own
            listed = ", ".join(f'"{column}"' for column in wanted)
            rows = connection.execute(f'SELECT {listed} FROM "{name}"').fetchall()  # noqa: S608 - the schema's own names
            found[name] = (wanted, sorted(rows, key=repr))
    return found


def test_every_row_of_the_first_schema_survives_the_upgrade(old_database: Path) -> None:
    before = _contents(old_database)
    assert sum(len(rows) for _, rows in before.values()) > 800
    warehouse = Warehouse(f"sqlite:///{old_database}")
    warehouse.upgrade()
    warehouse.close()
    after = _contents(old_database, {name: columns for name, (columns, _) in before.items()})
    assert after == before


def test_the_upgraded_figures_are_read_and_exported(old_database: Path) -> None:
    warehouse = Warehouse(f"sqlite:///{old_database}")
    warehouse.upgrade()
    assert set(warehouse.counts()) == set(TABLES)
    marks = export_frame(warehouse, "marks")
    assert len(marks) == 79
    assert marks["participants"].sum() > 0
    for name in TABLES:
        warehouse.read(name)
    warehouse.close()


def test_an_upgrade_done_twice_changes_nothing(old_database: Path) -> None:
    for _ in range(2):
        warehouse = Warehouse(f"sqlite:///{old_database}")
        warehouse.upgrade()
        warehouse.close()
    first = _contents(old_database)
    warehouse = Warehouse(f"sqlite:///{old_database}")
    warehouse.upgrade()
    warehouse.close()
    assert _contents(old_database) == first


def test_the_way_back_and_forth_keeps_every_row_on_either_database(filled: Warehouse, warehouse: Warehouse) -> None:
    """Back to the first schema and up again: what the first schema knows stays, in every table that it has."""
    transfer(filled, warehouse)
    newest = _rows(warehouse.engine)
    warehouse.downgrade("0001")
    first = _rows(warehouse.engine)
    assert {name: len(rows) for name, rows in first.items()} == dict.fromkeys(first, 3)
    assert len(first) > 20
    warehouse.upgrade()
    again = _rows(warehouse.engine)
    for name, rows in first.items():
        assert _of(rows, newest[name]) == _of(rows, rows) == _of(rows, again[name]), name
    for name in newest.keys() - first.keys():
        assert again[name] == []
    filled.close()


def _rows(engine: sa.Engine) -> dict[str, list[dict[str, object]]]:
    with engine.connect() as connection:
        return {
            name: [dict(row) for row in connection.execute(sa.text(f'SELECT * FROM "{name}"')).mappings()]  # noqa: S608
            for name in sa.inspect(engine).get_table_names()
            if name != "alembic_version"
        }


def _of(columns_of: list[dict[str, object]], rows: list[dict[str, object]]) -> list[str]:
    """Return rows as texts, only with the columns that the other rows have."""
    return sorted(repr([(name, row[name]) for name in sorted(columns_of[0])]) for row in rows)
