"""A warehouse on real SQLite and on real PostgreSQL, and one with rows in every table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest
from postgres_server import fresh_database

from shnor_pipeline.catalogue import TABLES, Field
from shnor_pipeline.storage.warehouse import Warehouse

_VALUES = {
    "text": "МКОУ «Ёлки\\N, \"СОШ\"»\nфилиал; 'a'",
    "int": 4,
    "float": 1 / 3,
    "bool": True,
    "date": date(2023, 7, 15),
    "datetime": datetime(2023, 7, 15, 6, 30, tzinfo=UTC).replace(tzinfo=None),
}


def _value(field: Field, number: int) -> object:
    if field.name == "school_year":
        return 2021 + number
    if field.key:
        return {"int": number, "text": f"{_VALUES['text']} {number}"}.get(field.kind, _VALUES[field.kind])
    return None if number == 0 and not field.required else _VALUES[field.kind]


@pytest.fixture
def filled(tmp_path: Path) -> Warehouse:
    """Return a SQLite warehouse with three rows in every table, nulls and difficult texts among them."""
    made = Warehouse(f"sqlite:///{tmp_path / 'from.db'}")
    made.upgrade()
    for name, shape in TABLES.items():
        rows = [{field.name: _value(field, number) for field in shape.fields} for number in range(3)]
        made.append(name, pd.DataFrame(rows, dtype="object"))
    return made


@pytest.fixture(params=["sqlite", "postgresql"])
def warehouse(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Warehouse]:
    if request.param == "sqlite":
        made = Warehouse(f"sqlite:///{tmp_path / 'w.db'}")
        made.upgrade()
        yield made
        made.close()
        return
    with fresh_database() as url:
        made = Warehouse(url)
        try:
            made.upgrade()
            yield made
        finally:
            made.close()
