"""A warehouse on real SQLite and on real PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from postgres_server import fresh_database

from shnor_pipeline.storage.warehouse import Warehouse


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
