"""The working folder as a Dagster resource: settings, warehouse, methodology and programme of one territory."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Self

import dagster as dg

from shnor_pipeline.exam_history import ExamHistory, load_exam_history
from shnor_pipeline.methodology import Methodology, for_year, load_methodologies
from shnor_pipeline.programme import Programme, load_programme
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings, load_settings
from shnor_pipeline.sources.layouts import use_folder
from shnor_pipeline.storage.frame_memory import MEMORY
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


class WorkingFolder(dg.ConfigurableResource):
    """One working folder; everything else is read from it at the moment it is needed.

    ``today`` (ISO date, normally empty) fixes the date that reports bear, for reproduction and for tests.
    """

    home: str
    today: str = ""

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator[Self]:  # noqa: ARG002 - the framework's
        """Lend the folder to a run; what the run has read of the warehouse it does not read again."""
        with MEMORY.remembering():
            yield self

    def settings(self) -> Settings:
        """Return the settings, read anew so that an edited file takes effect with the next run; so do its maps."""
        settings = load_settings(self.home)
        use_folder(settings.layouts)
        return settings

    def warehouse(self) -> Warehouse:
        """Return the warehouse of the working folder."""
        return open_warehouse(self.settings())

    def methodology(self, school_year: SchoolYear) -> Methodology:
        """Return the version of the methodology that is valid for the school year."""
        return methodology_for(self.settings(), school_year)

    def programme(self) -> Programme:
        """Return the programme: indicators, roadmap and calendar."""
        return load_programme(self.settings().programme_file)

    def exam_history(self) -> ExamHistory:
        """Return what was held when."""
        return load_exam_history(self.settings().home)

    def report_date(self) -> date:
        """Return the date that reports bear: fixed by ``today`` or SHNOR_TODAY, else today in the folder's zone."""
        fixed = self._given_date()
        return date.fromisoformat(fixed) if fixed else datetime.now(self.settings().zone).date()

    def has_given_date(self) -> bool:
        """Tell whether the date that reports bear was given by a person rather than by the clock."""
        return bool(self._given_date())

    def _given_date(self) -> str:
        return self.today or os.environ.get(TODAY_VARIABLE, "")


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
