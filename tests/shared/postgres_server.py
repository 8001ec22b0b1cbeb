"""The PostgreSQL that tests talk to, and databases of their own on it."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

POSTGRES = os.environ.get("SHNOR_TEST_POSTGRES_URL", "postgresql+psycopg2://postgres@127.0.0.1:5432/postgres")


@contextmanager
def fresh_database() -> Iterator[str]:
    """Create a database, lend its URL, and drop it, whoever is still connected."""
    name = f"shnor_test_{uuid.uuid4().hex[:12]}"
    admin = sa.create_engine(POSTGRES, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(sa.text(f'CREATE DATABASE "{name}"'))
    try:
        yield sa.engine.make_url(POSTGRES).set(database=name).render_as_string(hide_password=False)
    finally:
        with admin.connect() as connection:
            connection.execute(sa.text(f'DROP DATABASE "{name}" WITH (FORCE)'))
        admin.dispose()


def out_of_service(url: str, seconds: float) -> int:
    """Do to one database what a restart of the server does: cut every connection, refuse new ones for so long.

    Return 1 if somebody was connected, 0 if nobody was and nothing was done.
    """
    name = sa.engine.make_url(url).database
    admin = sa.create_engine(POSTGRES, isolation_level="AUTOCOMMIT")
    connected = sa.text("SELECT count(*) FROM pg_stat_activity WHERE datname = :name")
    cut = sa.text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name")
    with admin.connect() as connection:
        found = connection.execute(connected, {"name": name}).scalar_one() > 0
        if found:
            connection.execute(sa.text(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false'))
            try:
                connection.execute(cut, {"name": name})
                time.sleep(seconds)
            finally:
                connection.execute(sa.text(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true'))
    admin.dispose()
    return int(found)
