"""One table of one school year as a single frame, with schools resolved and scales applied: what the gate checks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict

import numpy as np
import pandas as pd

from checks.context import CheckContext
from shnor_pipeline.catalogue import table
from shnor_pipeline.domain.attempts import number_attempts
from shnor_pipeline.domain.vpr_marks import apply_scales
from shnor_pipeline.exam_history import load_exam_history
from shnor_pipeline.intake.ingest import accepted_readings
from shnor_pipeline.methodology_scales import load_vpr_scales
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings
from shnor_pipeline.sources.identity import SchoolDirectory
from shnor_pipeline.sources.reading import Reading, RowState
from shnor_pipeline.storage.warehouse import Warehouse

NEIGHBOURS: Mapping[str, tuple[str, ...]] = {
    "mark_statistics": ("context",),
    "pupil_results": ("context",),
    "social_passport": ("social_passport", "context"),
}
"""Tables whose accepted rows, of the year and the one before, the rules of a table look at."""


def collect_batch(settings: Settings, warehouse: Warehouse, noun: str, year: SchoolYear | None) -> pd.DataFrame:
    """Return the accepted readings' rows of a table (of one school year), with file, school and state.

    Columns are those of ``validated_<noun>`` plus ``row_state``; readings come in the order of their paths.
    """
    readings = accepted_readings(settings, warehouse, noun, year.start if year else None)
    frame = concatenated(noun, readings, year)
    return frame if noun == "schools" else with_schools(settings, frame, noun, warehouse.read("validated_schools"))


def with_schools(settings: Settings, frame: pd.DataFrame, noun: str, schools: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with their schools resolved; participants' rows also with marks, attempts and districts."""
    resolved = frame.copy()
    resolved["school_id"] = SchoolDirectory(schools).resolve(frame["school_ref"], frame.get("school_name"))
    if noun == "pupil_results" and len(frame):
        resolved["mark"] = apply_scales(resolved, load_vpr_scales(settings.methodology_folder))
        resolved["attempt"] = number_attempts(resolved)
        resolved["row_state"] = without_other_districts(resolved)
    return resolved


def without_other_districts(frame: pd.DataFrame) -> pd.Series:
    """Return row states with the schools of other municipalities dropped.

    A regional protocol holds every municipality and names it by a code only («МСУ 42»). A code under which no school
    of our registry stands in the same file is another municipality's; an unknown school under our own code stays a
    question to its sender.
    """
    named = frame["school_name"].astype("str").str.startswith("МСУ ", na=False)
    if not named.any():
        return frame["row_state"]
    ours = set(
        zip(*(frame.loc[named & frame["school_id"].notna(), name] for name in ("file_id", "school_name")), strict=True)
    )
    unknown = frame.loc[named & frame["school_id"].isna(), ["file_id", "school_name"]]
    foreign = [pair not in ours for pair in zip(unknown["file_id"], unknown["school_name"], strict=True)]
    dropped = frame.index.isin(unknown.index[np.array(foreign, dtype=bool)])
    return frame["row_state"].mask(dropped, RowState.DROPPED.value)


def concatenated(noun: str, readings: Iterable[tuple[str, Reading]], year: SchoolYear | None) -> pd.DataFrame:
    """Return the frames of one table under each other, each row with its file; only rows of the school year."""
    columns = [*table(f"validated_{noun}").columns, "row_state"]
    parts = []
    for file_id, reading in readings:
        part = reading.frames[noun].assign(file_id=file_id)
        if year is not None:
            part = part[part["school_year"] == year.start]
        if len(part):
            parts.append(part.reindex(columns=columns))
    if not parts:
        return pd.DataFrame({name: pd.Series(dtype="object") for name in columns}).assign(row_state=RowState.OK.value)
    return pd.concat(parts, ignore_index=True)


def check_context(
    settings: Settings, warehouse: Warehouse, noun: str, year: SchoolYear | None, frame: pd.DataFrame
) -> CheckContext:
    """Return what the rules may look at beside the batch: cells, schools, scales and neighbouring tables."""
    files = frame["file_id"].dropna().unique().tolist()
    columns = warehouse.read("register_source_columns", {"file_id": files, "table_name": noun})
    return CheckContext(
        columns=columns,
        schools=warehouse.read("validated_schools"),
        tables=_neighbours(warehouse, noun, year),
        school_year=year.start if year else None,
        history=load_exam_history(settings.home),
        scales=load_vpr_scales(settings.methodology_folder),
    )


def _neighbours(warehouse: Warehouse, noun: str, year: SchoolYear | None) -> Mapping[str, pd.DataFrame]:
    if year is None:
        return {}
    years = {"school_year": [year.start, year.previous.start]}
    return {name: warehouse.read(f"validated_{name}", years) for name in NEIGHBOURS.get(noun, ())}


def check_context_of(settings: Settings, reading: Reading, schools: pd.DataFrame) -> CheckContext:
    """Return the context of a single file that is checked without being loaded."""
    columns = pd.DataFrame([{"file_id": "0" * 64, **asdict(item)} for item in reading.columns])
    years = reading.school_years
    return CheckContext(
        columns=columns,
        schools=schools,
        school_year=years[-1] if years else None,
        history=load_exam_history(settings.home),
        scales=load_vpr_scales(settings.methodology_folder),
    )
