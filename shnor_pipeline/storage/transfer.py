"""Moving the warehouse to another database: every table copied, then both sides compared value by value."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from shnor_pipeline.catalogue import TABLES, Table
from shnor_pipeline.storage.database import DatabaseError
from shnor_pipeline.storage.frames import rows_of
from shnor_pipeline.storage.warehouse import Warehouse


@dataclass(frozen=True)
class CopiedTable:
    """A table that stands in the new database: how many rows, and the digest that both sides agree on."""

    name: str
    rows_n: int
    digest: str


def transfer(
    source: Warehouse, target: Warehouse, progress: Callable[[int, int], None] | None = None
) -> list[CopiedTable]:
    """Copy every table into the empty target and return what stands there; the source is only read.

    The target's schema is made first. DatabaseError where the target holds rows already, or where a table read back
    from it is not what was read from the source: then the target must not be used.
    """
    target.upgrade()
    full = [name for name, count in target.counts().items() if count]
    if full:
        raise DatabaseError(
            f"в новой базе уже есть данные ({', '.join(full[:5])}): назовите пустую базу, чтобы ничего не перезаписать"
        )
    copied = []
    for number, (name, shape) in enumerate(TABLES.items(), start=1):
        copied.append(_copy_table(source, target, name, shape))
        if progress is not None:
            progress(number, len(TABLES))
    return copied


def _copy_table(source: Warehouse, target: Warehouse, name: str, shape: Table) -> CopiedTable:
    total, before, after = 0, hashlib.sha256(), hashlib.sha256()
    for where in _parts(source, name, shape):
        rows = source.read(name, where)
        target.append(name, rows)
        before.update(_digest(shape, rows))
        after.update(_digest(shape, target.read(name, where)))
        total += len(rows)
    if before.digest() != after.digest() or target.counts()[name] != total:
        raise DatabaseError(
            f"таблица «{shape.label}» ({name}) прочитана из новой базы не такой, какой записана: базой пользоваться "
            "нельзя, прежняя не изменена"
        )
    return CopiedTable(name, total, before.hexdigest()[:12])


def _parts(source: Warehouse, name: str, shape: Table) -> list[dict[str, object]]:
    """Return the parts that a table is copied in: school years where it has them, so that memory stays small."""
    if "school_year" not in shape.columns:
        return [{}]
    years = source.read(name, columns=["school_year"])["school_year"]
    parts: list[dict[str, object]] = [{"school_year": int(year)} for year in sorted(years.dropna().unique().tolist())]
    return [*parts, {"school_year": None}] if bool(years.isna().any()) else parts


def _digest(shape: Table, frame: pd.DataFrame) -> bytes:
    """Return a digest of the rows whatever their order: databases sort text in different ways."""
    rows = sorted(repr(row) for row in rows_of(shape, frame))
    return hashlib.sha256("\n".join(rows).encode()).digest()
