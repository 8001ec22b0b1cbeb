"""SQL tables made from the catalogue: types, keys, checks and indexes have one source.

A key column is never null: a text that is missing in a key (a level, a season) is stored as an empty text.
"""

from __future__ import annotations

from functools import lru_cache

import sqlalchemy as sa

from shnor_pipeline.catalogue import TABLES, Field, Table

_TYPES: dict[str, type[sa.types.TypeEngine]] = {
    "text": sa.Text,
    "int": sa.Integer,
    "float": sa.Float,
    "bool": sa.Boolean,
    "date": sa.Date,
    "datetime": sa.DateTime,
}
_COUNTS = ("n2", "n3", "n4", "n5", "participants", "absent", "below_threshold")


def _column(field: Field) -> sa.Column:
    kind = sa.Float(53) if field.kind == "float" else _TYPES[field.kind]()
    return sa.Column(
        field.name, kind, primary_key=field.key, nullable=not (field.required or field.key), autoincrement=False
    )


def _checks(table: Table) -> list[sa.CheckConstraint]:
    """Return the last line of defence: counts are not negative, marks are marks, shares are shares."""
    checks = []
    for field in table.fields:
        condition = ""
        if field.kind == "int" and (field.name in _COUNTS or field.name.endswith("_n")):
            condition = f'"{field.name}" >= 0'
        elif field.name == "mark":
            condition = '"mark" BETWEEN 2 AND 5'
        elif field.name in ("success_pct", "quality_pct", "low_pct", "share_pct"):
            condition = f'"{field.name}" BETWEEN 0 AND 100'
        if condition:
            checks.append(sa.CheckConstraint(condition, name=f"ck_{table.name}_{field.name}"))
    return checks


@lru_cache(maxsize=1)
def metadata() -> sa.MetaData:
    """Return all tables of the catalogue as SQLAlchemy tables."""
    made = sa.MetaData()
    for table in TABLES.values():
        indexes = []
        names = set(table.columns)
        if "school_year" in names and table.key[:1] != ["school_year"]:
            indexes.append(sa.Index(f"ix_{table.name}_school_year", "school_year"))
        sa.Table(table.name, made, *(_column(field) for field in table.fields), *_checks(table), *indexes)
    return made


def sql_table(name: str) -> sa.Table:
    """Return one table of the catalogue."""
    return metadata().tables[name]
