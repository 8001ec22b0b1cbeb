"""A copy of the working folder that is sure to be whole: databases as of one moment, every file read back."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import make_url

from shnor_pipeline.intake.folder import FolderError
from shnor_pipeline.settings import Settings

_LEFT_BEHIND = {"cache", "logs", ".lock", ".lock-owner"}
_SQLITE = ".db"
_TRACES = ("-wal", "-shm", "-journal")


@dataclass(frozen=True)
class BackupResult:
    """How much was copied; ``outside`` names the kind of a database that is not a file of the folder."""

    files: int
    megabytes: float
    outside: str = ""


def back_up(settings: Settings, target: Path) -> BackupResult:
    """Copy the working folder into the target; FolderError where the target is not empty or lies inside the folder.

    The copy is written beside the target and moved in as a whole, so that a killed backup is never taken for one.
    """
    if target.is_relative_to(settings.home):
        raise FolderError(f"копия не может лежать внутри самой рабочей папки: {target}")
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise FolderError(f"{target} не пуста: для копии нужна новая или пустая папка")
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}.копия")
    shutil.rmtree(unfinished, ignore_errors=True)
    files = volume = 0
    for source in _files(settings.home):
        place = unfinished / source.relative_to(settings.home)
        place.parent.mkdir(parents=True, exist_ok=True)
        if source.suffix == _SQLITE:
            _copy_database(source, place)
        else:
            _copy_file(source, place)
        files += 1
        volume += place.stat().st_size
    for name in ("store", "archive"):
        if (unfinished / name).is_dir():
            (unfinished / name).chmod(0o700)
    for name in ("inbox", "published", "cache"):
        (unfinished / name).mkdir(parents=True, exist_ok=True)
    if target.exists():
        target.rmdir()
    unfinished.replace(target)
    url = make_url(settings.warehouse_url)
    return BackupResult(files, volume / 1e6, "" if url.get_backend_name() == "sqlite" else url.get_backend_name())


def _files(home: Path) -> list[Path]:
    found = []
    for folder, names, files in os.walk(home):
        here = Path(folder)
        if here == home:
            names[:] = [name for name in names if name not in _LEFT_BEHIND]
        found += [
            here / name for name in files if not name.endswith(_TRACES) and not (here == home and name in _LEFT_BEHIND)
        ]
    return sorted(found)


def _copy_database(source: Path, place: Path) -> None:
    """Copy a SQLite database as of one moment, whatever is written to it meanwhile, and check the copy."""
    with (
        closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)) as origin,
        closing(sqlite3.connect(place)) as copy,
    ):
        origin.backup(copy)
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise FolderError(f"копия базы данных {source.name} повреждена: проверьте диск")


def _copy_file(source: Path, place: Path) -> None:
    shutil.copy2(source, place)
    if _sha256(source) != _sha256(place):
        raise FolderError(f"файл {source} скопирован с ошибкой или изменился во время копирования: повторите")


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
