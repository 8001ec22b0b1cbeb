"""Opening the database: SQLite beside the settings, or PostgreSQL by URL, with errors that say what to do."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError, OperationalError

_BUSY_MILLISECONDS = 30_000


class DatabaseError(RuntimeError):
    """The database cannot be opened; the message is a Russian sentence for the engineer."""


def database_url(text: str) -> URL:
    """Return the URL with the driver spelled out: a bare ``postgresql://`` would pick whichever is installed."""
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise DatabaseError(
            f"адрес базы данных «{text}» не разобран; пример: sqlite:///warehouse.db или "
            "postgresql+psycopg2://пользователь@сервер/база"
        ) from error
    if url.drivername in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg2")
    return url


def open_engine(text: str) -> Engine:
    """Return an engine that has been connected once; DatabaseError where that fails."""
    url = database_url(text)
    engine = sa.create_engine(url)
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _prepare_sqlite)
    try:
        with engine.connect():
            pass
    except OperationalError as error:
        shown = url.render_as_string(hide_password=True)
        raise DatabaseError(
            f"база данных {shown} не открывается: {str(error.orig).strip()}. Проверьте адрес, права на папку и, "
            "для PostgreSQL, что сервер запущен."
        ) from error
    return engine


def _prepare_sqlite(connection: Any, _: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
