"""Opening the database: SQLite beside the settings, or PostgreSQL by URL, with errors that say what to do."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError, InterfaceError, OperationalError, ProgrammingError

from shnor_pipeline.told import ToldError

_BUSY_MILLISECONDS = 30_000
_CUT_OFF = (
    "terminating connection",
    "connection already closed",
    "closed the connection",
    "connection has been closed",
)
"""What PostgreSQL and its driver say of a connection that was there and is gone."""


class DatabaseError(ToldError, RuntimeError):
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


def create_missing(text: str) -> bool:
    """Create the PostgreSQL database that the URL names, where the server does not have it; return whether it did.

    A file of SQLite comes into being by itself. DatabaseError where the server cannot be reached or refuses.
    """
    url = database_url(text)
    if url.get_backend_name() != "postgresql":
        return False
    engine = sa.create_engine(url.set(database="postgres"), isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            known = sa.text("SELECT 1 FROM pg_database WHERE datname = :name")
            if connection.execute(known, {"name": url.database}).first() is not None:
                return False
            quoted = engine.dialect.identifier_preparer.quote_identifier(str(url.database))
            connection.execute(sa.text(f"CREATE DATABASE {quoted}"))
            return True
    except (OperationalError, ProgrammingError) as error:
        reason = str(error.orig).strip()
        raise DatabaseError(
            f"базу данных {url.render_as_string(hide_password=True)} не удалось создать: {reason}. Создайте её сами "
            "(createdb) или дайте учётной записи право CREATEDB."
        ) from error
    finally:
        engine.dispose()


def open_engine(text: str) -> Engine:
    """Return an engine that has been connected once; DatabaseError where that fails."""
    url = database_url(text)
    # A server that was restarted leaves dead connections in the pool: each is tried before it is used.
    engine = sa.create_engine(url, pool_pre_ping=url.get_backend_name() == "postgresql")
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _prepare_sqlite)
    try:
        with engine.connect():
            pass
    except OperationalError as error:
        raise explained(error, url) from error
    return engine


def explained(error: OperationalError | InterfaceError, url: URL) -> DatabaseError:
    """Return what went wrong with the database and what to do, as a sentence for the engineer."""
    shown, reason = url.render_as_string(hide_password=True), str(error.orig).strip()
    if "locked" in reason:
        seconds = _BUSY_MILLISECONDS // 1000
        return DatabaseError(
            f"база данных {shown} занята другой программой дольше {seconds} с ({reason}). Ничего не изменено. Закройте "
            "программу, в которой база открыта, и повторите запуск."
        )
    if "full" in reason:
        return DatabaseError(
            f"на диске базы данных {shown} нет места ({reason}). Ничего не изменено: освободите место и "
            "повторите запуск."
        )
    if "readonly" in reason:
        return DatabaseError(
            f"база данных {shown} доступна только для чтения ({reason}). Дайте программе право записи в файл и "
            "в папку, где он лежит."
        )
    if any(words in reason for words in _CUT_OFF):
        return DatabaseError(
            f"соединение с базой данных {shown} прервано посреди работы: сервер остановлен или перезапущен. Наполовину "
            "ничего не записано; когда сервер работает, повторите запуск."
        )
    return DatabaseError(
        f"база данных {shown} не открывается: {reason}. Проверьте адрес, права на папку и, для PostgreSQL, что сервер "
        "запущен."
    )


def _prepare_sqlite(connection: Any, _: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
