"""The checked tables: the rows of the files that count, with schools, checked, the bad ones set aside."""

from __future__ import annotations

import pandas as pd

from assets.validated.batch import with_schools
from assets.validated.other_districts import other_district_notes
from benchmarks.plain import place
from benchmarks.plain.files import Taken, chosen, columns_of
from benchmarks.plain.rules import judge
from checks.context import CheckContext
from shnor_pipeline.catalogue import table
from shnor_pipeline.findings import findings_frame
from shnor_pipeline.intake.register import register_frame
from shnor_pipeline.methodology_scales import load_vpr_scales
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.storage.frames import rows_of, typed


def register(taken: list[list[Taken]]) -> dict[str, pd.DataFrame]:
    """Return the register of all files with their state, and what the readers found in those that count."""
    files = [one for group in taken for one in group]
    lines = register_frame(chosen(files)).sort_values("path", ignore_index=True)
    found = {one.submission.file_id: one.findings for one in files}
    return {"files": lines, "found": findings_frame([finding for own in found.values() for finding in own])}


def validated(
    noun: str,
    year: SchoolYear | None,
    rows: list[pd.DataFrame],
    columns: list[pd.DataFrame],
    files: pd.DataFrame,
    schools: pd.DataFrame | None = None,
    **neighbours: list[pd.DataFrame],
) -> dict[str, pd.DataFrame]:
    """Return the accepted rows of a table (of one school year), the rows set aside, and the findings."""
    frame = _counted(noun, rows, files, year)
    if schools is not None and len(frame):
        frame = with_schools(place.settings(), frame, noun, schools)
    context = CheckContext(
        columns=pd.concat(columns, ignore_index=True).query("table_name == @noun"),
        schools=schools if schools is not None else pd.DataFrame(columns=table("validated_schools").columns),
        tables={name: pd.concat(frames, ignore_index=True) for name, frames in neighbours.items()},
        school_year=year.start if year else None,
        history=place.exam_history(),
        scales=load_vpr_scales(place.settings().methodology_folder),
    )
    judged = judge(noun, frame, context)
    findings = judged.findings
    if noun == "pupil_results":
        findings = pd.concat([findings, other_district_notes(frame)], ignore_index=True)
    aside = pd.concat([frame[frame["row_state"] == "quarantined"], judged.set_aside], ignore_index=True)
    quarantine = aside.reindex(columns=table("validated_quarantine").columns).assign(table_name=noun)
    return {"rows": cast(f"validated_{noun}", judged.accepted), "quarantine": quarantine, "findings": findings}


def _counted(noun: str, rows: list[pd.DataFrame], files: pd.DataFrame, year: SchoolYear | None) -> pd.DataFrame:
    """Return the rows of the files that count, in the order of their paths."""
    counting = files[files["state"].str.startswith("принято") & (files["superseded_by"] == "")]
    order = {submission: number for number, submission in enumerate(counting["submission_id"])}
    known = [frame for frame in rows if len(frame)]
    frame = pd.concat(known, ignore_index=True) if known else pd.DataFrame(columns=columns_of(noun))
    frame = frame[frame["submission_id"].isin(order)]
    if year is not None:
        frame = frame[frame["school_year"] == year.start]
    ordered = frame.sort_values("submission_id", key=lambda ids: ids.map(order), kind="stable", ignore_index=True)
    return ordered.drop(columns="submission_id")


def cast(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with the columns and types of the catalogue."""
    shape = table(name)
    return typed(shape, rows_of(shape, frame.reindex(columns=shape.columns)), shape.columns)
