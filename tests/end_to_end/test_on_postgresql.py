"""The whole main job with warehouse and orchestrator in PostgreSQL: the same reports, byte for byte, as with SQLite."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa
from command_line import Command, shnor
from conftest import HALF_YEAR_SET, JULY_SET, SCHOOLS
from postgres_server import fresh_database, out_of_service

pytestmark = pytest.mark.slow

SETS = (JULY_SET, HALF_YEAR_SET, "Для сайта 2022-2023", "Выгрузка для АИС 2022-2023")
_MOMENTS = {"refreshed_at", "run_id", "first_seen", "created_at"}
_STRIKES, _BETWEEN_SECONDS = 6, 1.5


@dataclass(frozen=True)
class District:
    """A working folder whose databases are in PostgreSQL, and how its first job ended."""

    home: Path
    environment: dict[str, str]
    done: Command

    def shnor(self, *arguments: str) -> Command:
        """Run a command of this folder with its databases."""
        return shnor(*arguments, home=self.home, **self.environment)

    @property
    def warehouse(self) -> str:
        """The address of its warehouse."""
        return self.environment["SHNOR_DATABASE_URL"]


@pytest.fixture(scope="module")
def district(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[District]:
    """Return the demo's district after the main job, both databases in PostgreSQL."""
    home = tmp_path_factory.mktemp("postgresql") / "район"
    with fresh_database() as warehouse, fresh_database() as runs:
        salt = (demo / ".salt").read_text(encoding="ascii")
        environment = {"SHNOR_DATABASE_URL": warehouse, "SHNOR_DAGSTER_URL": runs, "SHNOR_SALT": salt}
        yield District(home, environment, shnor("demo", home, "--schools", str(SCHOOLS), **environment))


def _files(home: Path, name: str) -> dict[str, str]:
    """Return the checksums of a set's files as its manifest has them."""
    return json.loads((home / "published" / name / "manifest.json").read_text(encoding="utf-8"))["files"]


def _tables(url: str) -> dict[str, list[str]]:
    """Return every row of every table of figures but for the moments at which it was written."""
    engine = sa.create_engine(url)
    kept = {}
    with engine.connect() as connection:
        for name in sa.inspect(engine).get_table_names():
            rows = connection.execute(sa.text(f'SELECT * FROM "{name}"')).mappings().all()  # noqa: S608 - of the schema
            if name.startswith(("validated_", "derived_")):
                kept[name] = sorted(repr([(k, v) for k, v in row.items() if k not in _MOMENTS]) for row in rows)
    engine.dispose()
    return kept


def test_the_main_job_gives_the_same_reports_as_on_sqlite(demo: Path, district: District) -> None:
    assert district.done.code == 0, district.done.out + district.done.err
    assert "Traceback" not in district.done.err
    assert not (district.home / "warehouse.db").exists()
    engine = sa.create_engine(district.environment["SHNOR_DAGSTER_URL"])
    with engine.connect() as connection:
        ended = connection.execute(sa.text("SELECT status, count(*) FROM runs GROUP BY status")).fetchall()
    engine.dispose()
    assert [status for status, _ in ended] == ["SUCCESS"]
    assert ended[0][1] >= 6
    assert "пересчитаны" not in district.shnor("ingest").out
    assert district.shnor("doctor").out.count("✘ база данных") == 0
    for name in SETS:
        assert _files(district.home, name) == _files(demo, name), name
        assert _files(district.home, name)


def test_a_server_restarted_in_the_middle_is_told_and_the_next_run_makes_it_good(district: District) -> None:
    before = _tables(district.warehouse)
    command = [
        sys.executable,
        "-m",
        "shnor_pipeline.cli",
        "--home",
        str(district.home),
        "reload",
        "--year",
        "2022-2023",
    ]
    environment = {**os.environ, **district.environment, "PYTHONWARNINGS": "ignore"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", env=environment
    ) as run:
        struck = 0
        while run.poll() is None and struck < _STRIKES:
            time.sleep(_BETWEEN_SECONDS)
            struck += out_of_service(district.warehouse, seconds=0)
        out, err = run.communicate(timeout=300)
    assert struck
    assert "Traceback" not in err, err
    assert run.returncode in (0, 3), out + err
    if run.returncode:
        assert "повторите запуск" in err or "сервер запущен" in err, out + err
    again = district.shnor("reload", "--year", "2022-2023")
    assert again.code == 0, again.out + again.err
    assert _tables(district.warehouse) == before
