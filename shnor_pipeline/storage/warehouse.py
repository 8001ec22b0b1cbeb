"""The warehouse: typed frames out, whole partitions in, each replacement in one transaction.

A failed replacement leaves the rows that were there. Times are stored in UTC without a zone.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pandas as pd
import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from shnor_pipeline.catalogue import TABLES, Table, table
from shnor_pipeline.storage.database import explained, open_engine
from shnor_pipeline.storage.frame_memory import MEMORY
from shnor_pipeline.storage.frames import PART, FrameError, check_columns, parts_of, typed
from shnor_pipeline.storage.migrate import downgrade, upgrade
from shnor_pipeline.storage.tables import sql_table

Where = Mapping[str, Any]
_NULL = "\\N"
_IN_LIMIT = 500


class Warehouse:
    """One database with the catalogue's tables."""

    def __init__(self, url: str) -> None:
        """Connect to the database; the schema is made or brought up to date by ``upgrade``."""
        self.engine = open_engine(url)
        self._name = self.engine.url.render_as_string(hide_password=False)

    def upgrade(self) -> None:
        """Bring the schema to the newest version."""
        upgrade(self.engine)

    def downgrade(self, revision: str) -> None:
        """Take the schema back to a revision (``base`` removes all tables)."""
        downgrade(self.engine, revision)

    def close(self) -> None:
        """Release the connections."""
        self.engine.dispose()

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        """Lend a connection for reading; a fault of the database itself becomes a sentence for the engineer."""
        try:
            with self.engine.connect() as connection:
                yield connection
        except (OperationalError, InterfaceError) as error:
            raise explained(error, self.engine.url) from error

    @contextmanager
    def _transaction(self, *tables: str) -> Iterator[Connection]:
        """Lend a connection in a transaction that writes tables: all of it is stored, or nothing."""
        try:
            with self.engine.begin() as connection:
                yield connection
        except (OperationalError, InterfaceError) as error:
            raise explained(error, self.engine.url) from error
        finally:
            MEMORY.forget(self._name, *tables)

    def read(self, name: str, where: Where | None = None, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """Return rows of a table, ordered by its key, typed by the catalogue.

        ``where`` maps columns to a value or to a list of values (an empty list matches nothing); None is null.
        Within ``frame_memory.remembering`` the same question is asked of the database once.
        """
        shape = table(name)
        wanted = list(columns or shape.columns)
        question = (_question(where or {}), tuple(wanted))
        known = MEMORY.recall(self._name, name, question)
        if known is not None:
            return known
        source = sql_table(name)
        query = sa.select(*(source.c[column] for column in wanted)).order_by(*(source.c[key] for key in shape.key))
        for condition in _conditions(source, where or {}):
            query = query.where(condition)
        with self._connected() as connection:
            result = connection.execute(query.execution_options(yield_per=PART))
            parts = [typed(shape, rows, wanted) for rows in result.partitions()]
        frame = pd.concat(parts, ignore_index=True) if len(parts) > 1 else [*parts, typed(shape, [], wanted)][0]
        MEMORY.keep(self._name, name, question, frame)
        return frame

    def replace(self, name: str, frame: pd.DataFrame, where: Where | None = None) -> int:
        """Replace the rows that ``where`` selects (all, without it) by the frame, in one transaction.

        The frame has exactly the catalogue's columns and lies inside ``where``; FrameError otherwise, and then
        nothing has changed. Returns the number of rows written.
        """
        self.replace_many([(name, frame, where or {})])
        return len(frame)

    def append(self, name: str, frame: pd.DataFrame) -> int:
        """Add rows; a repeated key is an error and adds nothing."""
        with self._transaction(name) as connection:
            self._insert(connection, table(name), frame)
        return len(frame)

    def replace_many(self, changes: Sequence[tuple[str, pd.DataFrame, Where]]) -> None:
        """Do several replacements in one transaction: all of them, or none."""
        for name, frame, where in changes:
            check_columns(table(name), frame)
            _inside(table(name), frame, where)
        with self._transaction(*(name for name, _, _ in changes)) as connection:
            for name, frame, where in changes:
                source = sql_table(name)
                connection.execute(sa.delete(source).where(*_conditions(source, where)))
                self._insert(connection, table(name), frame)

    def counts(self) -> dict[str, int]:
        """Return the number of rows of every table."""
        with self._connected() as connection:
            return {
                name: int(connection.execute(sa.select(sa.func.count()).select_from(sql_table(name))).scalar_one())
                for name in TABLES
            }

    def _insert(self, connection: Connection, shape: Table, frame: pd.DataFrame) -> None:
        """Insert the frame part by part; FrameError where it has another shape, and the transaction ends undone."""
        names = ", ".join(f'"{name}"' for name in shape.columns)
        marks = ", ".join("?" * len(shape.columns))
        statement = f'INSERT INTO "{shape.name}" ({names}) VALUES ({marks})'  # noqa: S608 - names are the catalogue's
        for rows in parts_of(shape, frame):
            if rows and self.engine.dialect.name == "postgresql":
                _copy(connection, shape, rows)
            elif rows:
                connection.exec_driver_sql(statement, _for_sqlite(shape, rows))


def _question(where: Where) -> tuple[tuple[str, Any], ...]:
    """Return the conditions as something that can be looked up: the order of values in a list does not matter."""
    several = (list, tuple, set, frozenset)
    return tuple(
        sorted((name, frozenset(value) if isinstance(value, several) else value) for name, value in where.items())
    )


def _for_sqlite(shape: Table, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Return the rows with dates as texts; only columns of dates are looked at."""
    dates = [place for place, field in enumerate(shape.fields) if field.kind in ("date", "datetime")]
    if not dates:
        return rows
    columns: list[Any] = list(zip(*rows, strict=True))
    for place in dates:
        columns[place] = map(_sqlite, columns[place])
    return list(zip(*columns, strict=True))


def _sqlite(value: Any) -> Any:
    """Write dates as SQLAlchemy's SQLite types read them."""
    if hasattr(value, "hour"):
        return value.strftime("%Y-%m-%d %H:%M:%S.%f")
    return value.isoformat() if hasattr(value, "isoformat") else value


def _copy(connection: Connection, shape: Table, rows: list[tuple[Any, ...]]) -> None:
    """Insert through COPY, which is several times faster than single inserts."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerows([_NULL if value is None else value for value in row] for row in rows)
    buffer.seek(0)
    names = ", ".join(f'"{name}"' for name in shape.columns)
    statement = f"COPY \"{shape.name}\" ({names}) FROM STDIN WITH (FORMAT csv, NULL '{_NULL}')"
    cursor = connection.connection.cursor()
    try:
        cursor.copy_expert(statement, buffer)  # type: ignore[attr-defined] - psycopg2's own method
    except connection.dialect.loaded_dbapi.Error as error:
        raise DBAPIError.instance(statement, None, error, Exception, dialect=connection.dialect) from error


def _conditions(source: sa.Table, where: Where) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = []
    for name, value in where.items():
        column = source.c[name]
        if isinstance(value, list | tuple | set | frozenset):
            values = sorted(value)
            chunks = [values[start : start + _IN_LIMIT] for start in range(0, len(values), _IN_LIMIT)]
            conditions.append(sa.or_(sa.false(), *(column.in_(chunk) for chunk in chunks)))
        elif value is None:
            conditions.append(column.is_(None))
        else:
            conditions.append(column == value)
    return conditions


def _inside(shape: Table, frame: pd.DataFrame, where: Where) -> None:
    """Refuse rows outside the part that is being replaced: they would double rows of another part."""
    for name, value in where.items():
        allowed = set(value) if isinstance(value, list | tuple | set | frozenset) else {value}
        found = set(frame[name].dropna().unique().tolist()) if len(frame) else set()
        if not found <= allowed:
            raise FrameError(f"{shape.name}: строки вне заменяемой части: {name} = {sorted(found - allowed)[:5]}")
