"""Where the plain script works: the inbox it reads, the folder it writes, and the method and programme it applies."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd

from shnor_pipeline.exam_history import ExamHistory, load_exam_history
from shnor_pipeline.methodology import Methodology, for_year, load_methodologies
from shnor_pipeline.programme import Programme, load_programme
from shnor_pipeline.school_year import HalfYear, SchoolYear
from shnor_pipeline.settings import Settings, load_settings

INBOX = Path(os.environ.get("PLAIN_INBOX", "inbox"))
OUT = Path(os.environ.get("PLAIN_OUT", "plain-out"))
YEARS = (SchoolYear(2020), SchoolYear(2021), SchoolYear(2022))
PERIOD = HalfYear(2023, 1)
JULY_DAY, HALF_YEAR_DAY = date(2023, 7, 15), date(2023, 7, 20)
_WAIT_SECONDS = 300
"""How long a process waits for another to finish writing: the steps share one SQLite file."""


@cache
def settings() -> Settings:
    """Return the settings of the output folder, which is an ordinary working folder without an inbox."""
    return load_settings(OUT)


@cache
def programme() -> Programme:
    """Return the programme: indicators, roadmap and calendar."""
    return load_programme(settings().programme_file)


@cache
def exam_history() -> ExamHistory:
    """Return what was held when."""
    return load_exam_history(OUT)


def methodology(year: SchoolYear) -> Methodology:
    """Return the version of the methodology that is valid for the school year."""
    found = for_year(load_methodologies(settings().methodology_folder), year)
    if found is None:
        raise LookupError(f"no methodology for {year.label}")
    return found


def store(name: str, frame: pd.DataFrame) -> None:
    """Add the rows to a table of the database, which starts empty with every run."""
    with closing(sqlite3.connect(OUT / "plain.db", timeout=_WAIT_SECONDS)) as database:
        frame.to_sql(name, database, if_exists="append", index=False)
