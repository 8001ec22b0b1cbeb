"""A warehouse on real SQLite and on real PostgreSQL."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from postgres_server import POSTGRES

from shnor_pipeline.storage.warehouse import Warehouse


@pytest.fixture(params=["sqlite", "postgresql"])
def warehouse(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Warehouse]:
    if request.param == "sqlite":
        made = Warehouse(f"sqlite:///{tmp_path / 'w.db'}")
        made.upgrade()
        yield made
        made.close()
        return
    name = f"shnor_test_{uuid.uuid4().hex[:12]}"
    admin = sa.create_engine(POSTGRES, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(sa.text(f'CREATE DATABASE "{name}"'))
    made = Warehouse(sa.engine.make_url(POSTGRES).set(database=name).render_as_string(hide_password=False))
    try:
        made.upgrade()
        yield made
    finally:
        made.close()
        with admin.connect() as connection:
            connection.execute(sa.text(f'DROP DATABASE "{name}" WITH (FORCE)'))
        admin.dispose()
