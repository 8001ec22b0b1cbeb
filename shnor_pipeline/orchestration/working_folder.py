"""The working folder as a Dagster resource: settings, warehouse, methodology and programme of one territory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Self

import dagster as dg

from shnor_pipeline.exam_history import ExamHistory, load_exam_history
from shnor_pipeline.methodology import Methodology
from shnor_pipeline.orchestration.opening import given_date, methodology_for, open_warehouse, programme_of, report_date
from shnor_pipeline.programme import Programme
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings, load_settings
from shnor_pipeline.sources.layouts import use_folder
from shnor_pipeline.storage.frame_memory import MEMORY
from shnor_pipeline.storage.warehouse import Warehouse


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
        return programme_of(self.settings())

    def exam_history(self) -> ExamHistory:
        """Return what was held when."""
        return load_exam_history(self.settings().home)

    def report_date(self) -> date:
        """Return the date that reports bear: fixed by ``today`` or SHNOR_TODAY, else today in the folder's zone."""
        return report_date(self.settings(), self.today)

    def has_given_date(self) -> bool:
        """Tell whether the date that reports bear was given by a person rather than by the clock."""
        return bool(given_date(self.today))
