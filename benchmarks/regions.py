"""What a region's run leaves behind, as digests: equal for equal results, whoever did the work and when."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pandas as pd

_OF_THE_RUN = {"run_id", "created_at", "refreshed_at", "first_seen", "entered_at"}
_PAGES_WITH_MOMENTS = {"index.html", "СТАТУС.html"}


def contents(region: Path) -> dict[str, str]:
    """Return a digest of every issued file and of every table of every municipality, moments and run ids left out."""
    found: dict[str, str] = {}
    for home in sorted((region / "municipalities").iterdir()):
        for path in sorted((home / "published").rglob("*")):
            if path.is_file() and path.name not in _PAGES_WITH_MOMENTS:
                found[f"{home.name}/{path.relative_to(home).as_posix()}"] = _digest(path)
        found |= {f"{home.name}/{name}": digest for name, digest in _tables(home / "warehouse.db").items()}
    return found


def _digest(path: Path) -> str:
    content = path.read_bytes()
    if path.name == "manifest.json":
        told = {name: value for name, value in json.loads(content).items() if name not in _OF_THE_RUN}
        content = json.dumps(told, sort_keys=True).encode()
    return hashlib.sha256(content).hexdigest()


def _tables(database: Path) -> dict[str, str]:
    found = {}
    with closing(sqlite3.connect(database)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            frame = pd.read_sql_query(f'SELECT * FROM "{name}"', connection)  # noqa: S608 - the schema's own names
            frame = frame.drop(columns=[column for column in frame if column in _OF_THE_RUN])
            rows = sorted(map(str, frame.itertuples(index=False, name=None)))
            digest = hashlib.sha256("\n".join(rows).encode()).hexdigest()
            found[name] = f"{len(rows)} {digest}"
    return found
