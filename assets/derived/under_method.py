"""The derived tables of one school year in memory, under any version of the methodology: what would be, had it been so.

The same steps in the same order as the assets take; nothing is stored. The year before keeps its own version, as it
does in the warehouse: its results, procedures and statuses are read from there.
"""

from __future__ import annotations

import pandas as pd

from assets.derived.marks import thresholds, with_kinds
from assets.derived.schools import active_schools, rated
from shnor_pipeline.catalogue import table
from shnor_pipeline.domain import attainment as targets
from shnor_pipeline.domain import context_index, dynamics, identification
from shnor_pipeline.domain import matrix as matrices
from shnor_pipeline.domain.appeals import apply_appeals
from shnor_pipeline.domain.comparability import breaks_of_schools
from shnor_pipeline.domain.marks import statistics
from shnor_pipeline.domain.marks_by_source import marks_by_source
from shnor_pipeline.domain.precedence import choose_sources
from shnor_pipeline.methodology import Methodology
from shnor_pipeline.orchestration.working_folder import WorkingFolder
from shnor_pipeline.school_year import SchoolYear

_EXAMINED = {"validated_pupil_results", "validated_mark_statistics", "validated_appeals"}


def year_under(folder: WorkingFolder, year: SchoolYear, methodology: Methodology) -> dict[str, pd.DataFrame]:
    """Return the year's derived tables under the version, by catalogue name, from what is accepted now."""
    warehouse = folder.warehouse()

    def stored(name: str, of: SchoolYear) -> pd.DataFrame:
        return warehouse.read(name, {"school_year": of.start})

    schools = active_schools(folder, year)
    now = _marks(folder, {name: stored(name, year) for name in _EXAMINED}, methodology, year)
    before = stored("derived_marks", year.previous)
    both = pd.concat([frame for frame in (before, now) if len(frame)] or [now], ignore_index=True)
    passport = stored("validated_social_passport", year)
    shares = context_index.shares_from_passport(passport, methodology)
    override = context_index.nsu_from_passport(passport)
    index, parts = context_index.index(shares, methodology, override, schools=schools, school_year=year.start)
    rating, components = rated(both, methodology, schools, year)
    procedures = identification.procedures(both, methodology, school_year=year.start)
    status = identification.status(
        procedures,
        methodology,
        previous=_or_none(stored("derived_status", year.previous)),
        schools=schools,
        school_year=year.start,
        has_previous_year=_examined(stored("derived_procedures", year.previous)),
    )
    made = {
        "derived_marks": now,
        "derived_index": index,
        "derived_index_components": parts,
        "derived_dynamics": dynamics.compare(
            now,
            before,
            methodology,
            breaks_of_schools(warehouse.read("validated_schools")),
            school_year=year.start,
            earlier=stored("derived_marks", year.previous.previous),
            exams=folder.exam_history(),
        ),
        "derived_rating": rating,
        "derived_rating_components": components,
        "derived_procedures": procedures,
        "derived_status": status,
        "derived_matrix": matrices.matrix(index, rating, methodology, status=status, school_year=year.start),
        "derived_attainment": targets.attainment(
            stored("validated_plan_targets", year),
            stored("validated_self_assessment", year),
            now,
            methodology,
            folder.programme(),
            schools=schools,
            school_year=year.start,
        ),
    }
    return {
        name: frame.assign(school_year=year.start).reindex(columns=table(name).columns) for name, frame in made.items()
    }


def _marks(
    folder: WorkingFolder, accepted: dict[str, pd.DataFrame], methodology: Methodology, year: SchoolYear
) -> pd.DataFrame:
    pupils = apply_appeals(accepted["validated_pupil_results"], accepted["validated_appeals"])
    rows = marks_by_source(pupils, accepted["validated_mark_statistics"], thresholds(methodology))
    chosen, _ = choose_sources(with_kinds(rows, folder), methodology.sources.precedence)
    found = statistics(chosen, methodology).assign(school_year=year.start)
    return found.reindex(columns=table("derived_marks").columns)


def _or_none(frame: pd.DataFrame) -> pd.DataFrame | None:
    return frame if len(frame) else None


def _examined(procedures: pd.DataFrame) -> pd.Series:
    return procedures.loc[procedures["n"].fillna(0) > 0, "school_id"].astype(str)
