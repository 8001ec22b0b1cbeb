"""The whole main job with warehouse and orchestrator in PostgreSQL: the same reports, byte for byte, as with SQLite."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import sqlalchemy as sa
from command_line import shnor
from conftest import HALF_YEAR_SET, JULY_SET, SCHOOLS
from postgres_server import fresh_database

pytestmark = pytest.mark.slow

SETS = (JULY_SET, HALF_YEAR_SET, "Для сайта 2022-2023", "Выгрузка для АИС 2022-2023")


def _files(home: Path, name: str) -> dict[str, str]:
    """Return the checksums of a set's files as its manifest has them."""
    return json.loads((home / "published" / name / "manifest.json").read_text(encoding="utf-8"))["files"]


def test_the_main_job_gives_the_same_reports_as_on_sqlite(demo: Path, tmp_path: Path) -> None:
    home = tmp_path / "район"
    with fresh_database() as warehouse, fresh_database() as runs:
        places = {"SHNOR_DATABASE_URL": warehouse, "SHNOR_DAGSTER_URL": runs}
        salt = (demo / ".salt").read_text(encoding="ascii")
        done = shnor("demo", home, "--schools", str(SCHOOLS), SHNOR_SALT=salt, **places)
        assert done.code == 0, done.out + done.err
        assert "Traceback" not in done.err
        assert not (home / "warehouse.db").exists()
        engine = sa.create_engine(runs)
        with engine.connect() as connection:
            ended = connection.execute(sa.text("SELECT status, count(*) FROM runs GROUP BY status")).fetchall()
        engine.dispose()
        assert [status for status, _ in ended] == ["SUCCESS"]
        assert ended[0][1] >= 6
        again = shnor("ingest", home=home, SHNOR_SALT=salt, **places)
        assert "пересчитаны" not in again.out
        assert shnor("doctor", home=home, SHNOR_SALT=salt, **places).out.count("✘ база данных") == 0
    for name in SETS:
        assert _files(home, name) == _files(demo, name), name
        assert _files(home, name)
