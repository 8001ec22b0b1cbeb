"""What a working folder holds, opened once per process: the warehouse, the methodology, the date that reports bear.

Nothing here knows the orchestrator: a command that only looks (``shnor status``) need not import it.
"""

from __future__ import annotations

import os
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from shnor_pipeline.methodology import Methodology, for_year, load_methodologies
from shnor_pipeline.programme import Programme, load_programme
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings
from shnor_pipeline.storage.warehouse import Warehouse

TODAY_VARIABLE = "SHNOR_TODAY"


@lru_cache(maxsize=8)
def _warehouse(url: str) -> Warehouse:
    """Open a warehouse once per process and URL; the schema is brought up to date on opening."""
    warehouse = Warehouse(url)
    warehouse.upgrade()
    return warehouse


def open_warehouse(settings: Settings) -> Warehouse:
    """Return the working folder's warehouse, opened once per process."""
    return _warehouse(settings.warehouse_url)


def close_warehouses() -> None:
    """Forget opened warehouses (tests and long-lived processes that move a folder)."""
    _warehouse.cache_clear()


def given_date(fixed: str = "") -> str:
    """Return the date a person gave for the reports (``fixed``, else SHNOR_TODAY); empty where nobody did."""
    return fixed or os.environ.get(TODAY_VARIABLE, "")


def report_date(settings: Settings, fixed: str = "") -> date:
    """Return the date that reports bear and deadlines are judged by: the given one, else today in the folder's zone."""
    given = given_date(fixed)
    return date.fromisoformat(given) if given else datetime.now(settings.zone).date()


def _state(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Return names, sizes and times of the folder's files: what changes when a person edits one."""
    found = ((path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in folder.rglob("*.yaml"))
    return tuple(sorted(found))


@lru_cache(maxsize=8)
def _methodologies(folder: Path, _: tuple[tuple[str, int, int], ...]) -> tuple[Methodology, ...]:
    """Read the versions once per state of the folder; an edited file is read anew."""
    return tuple(load_methodologies(folder))


def methodology_for(settings: Settings, school_year: SchoolYear) -> Methodology:
    """Return the methodology version for a school year: the one named in settings, else the latest valid one."""
    versions = list(_methodologies(settings.methodology_folder, _state(settings.methodology_folder)))
    if settings.methodology:
        versions = [item for item in versions if item.version == settings.methodology]
    chosen = for_year(versions, school_year)
    if chosen is None:
        raise FileNotFoundError(
            f"в папке {Path(settings.methodology_folder)} нет подходящей версии методики "
            f"({settings.methodology or 'любой'}): проверьте файлы *.yaml и параметр methodology в shnor.toml"
        )
    return chosen


@lru_cache(maxsize=8)
def _programme(path: Path, _: tuple[int, int]) -> Programme:
    """Read the programme once per state of its file."""
    return load_programme(path)


def programme_of(settings: Settings) -> Programme:
    """Return the programme of the working folder; an edited file is read anew."""
    path = settings.programme_file
    try:
        state = path.stat()
    except OSError:
        return load_programme(path)  # says what is wrong with the file
    return _programme(path, (state.st_size, state.st_mtime_ns))
