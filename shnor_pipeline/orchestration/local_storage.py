"""The orchestrator's SQLite storage for one machine: the stock tables and files, over connections that stay open.

The stock storage opens, begins, commits and closes a connection for every event, and each close of the last connection
folds the write-ahead log into the database: with some three thousand events in a district's run that is a tenth of its
time. Here a connection is kept per database, and a commit does not wait for the disk (``synchronous=NORMAL``): after a
power failure the last events of a run may be missing from the orchestrator's history, never a part of one. The data
bank itself lies in another database and is not touched by this.

The files are those of the stock storage: a folder can be switched between the two at any time in ``dagster.yaml``.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from dagster._config.config_schema import UserConfigSchema
from dagster._core.storage.event_log.sqlite.sqlite_event_log import INDEX_SHARD_NAME, SqliteEventLogStorage
from dagster._core.storage.runs.sqlite.sqlite_run_storage import SqliteRunStorage
from dagster._core.storage.schedules.sqlite.sqlite_schedule_storage import SqliteScheduleStorage
from dagster._core.storage.sqlite import SQLITE_BUSY_TIMEOUT_SECONDS
from dagster._core.storage.sqlite_storage import (
    DagsterSqliteStorage,
    SqliteStorageConfig,
    _event_logs_directory,
    _runs_directory,
    _schedule_directory,
)
from dagster._serdes import ConfigurableClassData
from sqlalchemy.engine import Connection, Engine

_RUNS_OPEN = 8
"""How many runs' own databases stay open; a later one closes the one that was used longest ago."""


def open_engine(url: str) -> Engine:
    """Return an engine that keeps its connection and does not wait for the disk at every commit."""
    engine = sa.create_engine(url, pool_size=1, connect_args={"timeout": SQLITE_BUSY_TIMEOUT_SECONDS})

    @sa.event.listens_for(engine, "connect")
    def _prepare(connection: object, _: object) -> None:
        connection.execute("PRAGMA synchronous=NORMAL")  # the driver's own connection

    return engine


class LocalEventLogStorage(SqliteEventLogStorage):
    """The event log, a database per run and one index, each opened once."""

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        self._engines: OrderedDict[str, Engine] = OrderedDict()
        self._blank = b""
        super().__init__(base_dir, inst_data)

    @contextmanager
    def _connect(self, shard: str) -> Iterator[Connection]:
        with self._db_lock:
            engine = self._opened(shard)
            if shard not in self._initialized_dbs:
                self._begin(shard, engine)
                self._initialized_dbs.add(shard)
            with engine.begin() as connection:
                yield connection

    def _begin(self, shard: str, engine: Engine) -> None:
        """Give a shard its tables; a new run's database is a copy of the first one, as that was before any event.

        Making the tables and noting their version takes the stock storage a twentieth of a second for every run.
        """
        path = Path(self.path_for_shard(shard))
        new = shard != INDEX_SHARD_NAME and not path.exists()
        if new and self._blank:
            beside = path.with_name(f".{path.name}")
            beside.write_bytes(self._blank)
            beside.replace(path)
            return
        self._initdb(engine, for_index_shard=shard == INDEX_SHARD_NAME)
        if new:
            with engine.connect() as connection:
                self._blank = connection.connection.driver_connection.serialize()  # type: ignore[union-attr] - sqlite3's

    def _opened(self, shard: str) -> Engine:
        if shard not in self._engines:
            self._engines[shard] = open_engine(self.conn_string_for_shard(shard))
            runs = [name for name in self._engines if name != INDEX_SHARD_NAME]
            for name in runs[:-_RUNS_OPEN]:
                self._engines.pop(name).dispose()
        self._engines.move_to_end(shard)
        return self._engines[shard]

    def dispose(self) -> None:
        """Close the databases."""
        super().dispose()
        while self._engines:
            self._engines.popitem()[1].dispose()


class LocalRunStorage(SqliteRunStorage):
    """The register of runs, opened once."""

    def __init__(self, conn_string: str, inst_data: ConfigurableClassData | None = None) -> None:
        self._engine = open_engine(conn_string)
        super().__init__(conn_string, inst_data)

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """Yield the connection in a transaction."""
        with self._engine.begin() as connection:
            yield connection

    def dispose(self) -> None:
        """Close the database."""
        super().dispose()
        self._engine.dispose()


class LocalStorage(DagsterSqliteStorage):
    """The three stores of an instance; named in ``dagster.yaml`` as custom storage."""

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        super(DagsterSqliteStorage, self).__init__()  # the parent would open the stock stores
        self.base_dir = base_dir
        self._inst_data = inst_data
        self._run_storage = LocalRunStorage.from_local(_runs_directory(base_dir))
        self._event_log_storage = LocalEventLogStorage(_event_logs_directory(base_dir))
        self._schedule_storage = SqliteScheduleStorage.from_local(_schedule_directory(base_dir))

    @classmethod
    def config_type(cls) -> UserConfigSchema:
        """Return the configuration: the folder of the databases."""
        return DagsterSqliteStorage.config_type()

    @classmethod
    def from_config_value(cls, inst_data: ConfigurableClassData, config_value: SqliteStorageConfig) -> LocalStorage:
        """Return the storage as ``dagster.yaml`` describes it."""
        return cls.from_local(inst_data=inst_data, **config_value)
