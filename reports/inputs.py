"""Reading what a report needs from the warehouse: whole tables, so that two years and histories are at hand."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import dagster as dg
import pandas as pd

from reports.rendering.delivery import Provenance
from reports.view_models.report_data import ReportData
from shnor_pipeline.expected_forms import load_expected_forms
from shnor_pipeline.orchestration.freshness import CODE_VERSION, input_hashes
from shnor_pipeline.orchestration.run_tags import PARTITION, late_for
from shnor_pipeline.orchestration.working_folder import WorkingFolder
from shnor_pipeline.school_year import SchoolYear

REPORT_TABLES = (
    "validated_schools",
    "validated_social_passport",
    "validated_self_assessment",
    "validated_plan_targets",
    "validated_roadmap_status",
    "validated_school_roadmap",
    "validated_support_log",
    "validated_objectivity",
    "validated_context",
    "derived_marks",
    "derived_task_completion",
    "derived_index",
    "derived_index_components",
    "derived_dynamics",
    "derived_cohorts",
    "derived_rating",
    "derived_rating_components",
    "derived_procedures",
    "derived_status",
    "derived_matrix",
    "derived_attainment",
    "derived_target_suggestions",
    "derived_support",
    "derived_roadmap",
    "register_findings",
    "register_submissions",
    "register_reports",
    "register_amendments",
)
EVIDENCE_TABLES = {
    "validated_pupil_results": True,
    "validated_mark_statistics": True,
    "validated_task_results": True,
    "validated_appeals": True,
    "register_source_columns": False,
}
"""Tables that only the explanation of figures reads, and whether by school year."""
_WINDOW = 3


def report_frames(folder: WorkingFolder) -> dict[str, pd.DataFrame]:
    """Return the tables that reports are made from, by catalogue name."""
    warehouse = folder.warehouse()
    return {name: warehouse.read(name) for name in REPORT_TABLES}


_SIGNAL_COLUMNS = (
    "school_id", "school_year", "year", "exam", "season", "grade", "subject", "primary", "primary_possible", "mark",
    "absent",
)  # fmt: skip
"""What the signals of biased results need of a pupil's row; no code of a pupil is among it."""


def report_data(folder: WorkingFolder, year: SchoolYear, day: date, late_for: date | None = None) -> ReportData:
    """Return everything a report of the school year says, as it stands in the warehouse now.

    ``late_for`` is the day that a made-up report was due (see ``run_tags.late_for``).
    """
    hashes = input_hashes(folder.warehouse())
    works = {"exam": "ВПР", "school_year": year.start}
    pupils = folder.warehouse().read("validated_pupil_results", works, columns=_SIGNAL_COLUMNS)
    return ReportData(
        frames=report_frames(folder) | {"validated_pupil_results": pupils},
        school_year=year,
        methodology=folder.methodology(year),
        programme=folder.programme(),
        settings=folder.settings(),
        generated_on=day,
        forms=load_expected_forms(folder.settings().home),
        late_for=late_for,
        data_version=hashes.get(year, "")[:12],
    )


def evidence_data(folder: WorkingFolder, year: SchoolYear, day: date, known: ReportData | None = None) -> ReportData:
    """Return the report's tables and those under them: accepted results and where each column of a file stood.

    Results of the school year and the two before it are read: no printed figure looks further back.
    """
    data = known or report_data(folder, year, day)
    warehouse = folder.warehouse()
    window = {"school_year": [year.start - back for back in range(_WINDOW)]}
    below = {name: warehouse.read(name, window if windowed else None) for name, windowed in EVIDENCE_TABLES.items()}
    return replace(data, frames={**data.frames, **below}, _rows={}, _index={})


def provenance(
    folder: WorkingFolder, kind: str, period: str, year: SchoolYear, run: dg.DagsterRun, day: date
) -> Provenance:
    """Return what a report set was made from, for its manifest and the register of reports."""
    missed = late_for(run.tags)
    methodology = folder.methodology(year)
    inputs = input_hashes(folder.warehouse()).get(year, hashlib.sha256(b"").hexdigest())
    return Provenance(
        kind=kind,
        period=period,
        run_id=run.run_id,
        methodology=methodology.version,
        methodology_hash=methodology.hash,
        code_version=CODE_VERSION,
        inputs_hash=inputs,
        generated_on=day.isoformat(),
        job=run.job_name,
        partition=run.tags.get(PARTITION, ""),
        late_for=missed.isoformat() if missed else "",
    )
