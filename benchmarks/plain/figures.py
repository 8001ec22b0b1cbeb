"""The derived tables, a function each: the formulas are the project's, what they are given comes from other steps."""

from __future__ import annotations

import pandas as pd

from assets.derived.marks import thresholds
from assets.derived.schools import active_in, rated
from benchmarks.plain import place
from benchmarks.plain.tables import cast
from checks.source_disagreements import disagreement_findings
from shnor_pipeline.domain import attainment as targets
from shnor_pipeline.domain import cohorts as cohort_tracks
from shnor_pipeline.domain import context_index, dynamics, identification, roadmap
from shnor_pipeline.domain import matrix as matrices
from shnor_pipeline.domain import support as ledger
from shnor_pipeline.domain.appeals import apply_appeals
from shnor_pipeline.domain.comparability import breaks_of_schools
from shnor_pipeline.domain.marks import statistics
from shnor_pipeline.domain.marks_by_source import marks_by_source
from shnor_pipeline.domain.precedence import choose_sources, journal_disagreements
from shnor_pipeline.domain.target_suggestions import school_features, suggestions
from shnor_pipeline.domain.task_completion import task_completion
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.sources.recognition import kind_title
from shnor_pipeline.sources.vpr_file_tasks import file_tasks

Frames = dict[str, pd.DataFrame]


def of_sources(
    year: SchoolYear,
    pupils: pd.DataFrame,
    aggregated: pd.DataFrame,
    quarantine: list[pd.DataFrame],
    files: pd.DataFrame,
) -> Frames:
    """Return the results of every file."""
    rows = marks_by_source(pupils, aggregated, thresholds(place.methodology(year)), pd.concat(quarantine))
    return _made("marks_by_source", year, _with_kinds(rows, files))


def marks(
    year: SchoolYear,
    pupils: pd.DataFrame,
    aggregated: pd.DataFrame,
    appeals: pd.DataFrame,
    quarantine: list[pd.DataFrame],
    files: pd.DataFrame,
) -> Frames:
    """Return one result per school and work, and where the sources disagree."""
    method = place.methodology(year)
    rows = marks_by_source(apply_appeals(pupils, appeals), aggregated, thresholds(method), pd.concat(quarantine))
    by_source = _with_kinds(rows, files)
    taken, differing = choose_sources(by_source, method.sources.precedence)
    differing = pd.concat([differing, journal_disagreements(by_source, taken)], ignore_index=True)
    kinds = {kind: kind_title(kind) for kind in by_source["source_kind"].dropna().unique()}
    findings = disagreement_findings(differing, by_source, aggregated, kinds)
    return {**_made("marks", year, statistics(taken, method)), "findings": findings}


def completion(
    year: SchoolYear, pupils: pd.DataFrame, results: pd.DataFrame, columns: list[pd.DataFrame], files: pd.DataFrame
) -> Frames:
    """Return how well the schools did the tasks of each work."""
    own = pupils[pupils["exam"] == "ВПР"]
    places = pd.concat(columns, ignore_index=True)
    places = places[(places["table_name"] == "pupil_results") & places["file_id"].isin(own["file_id"].unique())]
    rows = task_completion(own, file_tasks(places, pupils[["file_id", "subject", "grade"]]), results)
    first = rows["source_files"].astype("object").map(lambda ids: str(ids).split(";")[0])
    return _made("task_completion", year, _with_kinds(rows.assign(file_id=first), files))


def index(year: SchoolYear, passport: pd.DataFrame, schools: pd.DataFrame) -> Frames:
    """Return ИСБШ and its contributions."""
    method = place.methodology(year)
    found, parts = context_index.index(
        context_index.shares_from_passport(passport, method),
        method,
        context_index.nsu_from_passport(passport),
        schools=active_in(schools, year),
        school_year=year.start,
    )
    return {**_made("index", year, found), **_made("index_components", year, parts)}


def rating(year: SchoolYear, marks: list[pd.DataFrame], schools: pd.DataFrame) -> Frames:
    """Return the rating over two years and its components."""
    found, parts = rated(_years(marks, year, 2), place.methodology(year), active_in(schools, year), year)
    return {**_made("rating", year, found), **_made("rating_components", year, parts)}


def compared(year: SchoolYear, marks: list[pd.DataFrame], schools: pd.DataFrame) -> Frames:
    """Return the comparison with the year before, and the mean over three years."""
    rows = dynamics.compare(
        *(_years(marks, of, 1) for of in (year, year.previous)),
        place.methodology(year),
        breaks_of_schools(schools),
        school_year=year.start,
        earlier=_years(marks, year.previous.previous, 1),
        exams=place.exam_history(),
    )
    return _made("dynamics", year, rows)


def cohorts(year: SchoolYear, marks: list[pd.DataFrame], schools: pd.DataFrame) -> Frames:
    """Return the same pupils a grade later."""
    rows = cohort_tracks.cohorts(
        _years(marks, year, 2), place.methodology(year), breaks_of_schools(schools), school_year=year.start
    )
    return _made("cohorts", year, rows)


def procedures(year: SchoolYear, marks: list[pd.DataFrame]) -> Frames:
    """Return the share below the minimum of every procedure."""
    rows = identification.procedures(_years(marks, year, 2), place.methodology(year), school_year=year.start)
    return _made("procedures", year, rows)


def status(
    year: SchoolYear, procedures: list[pd.DataFrame], schools: pd.DataFrame, previous: pd.DataFrame | None = None
) -> Frames:
    """Return the status of every school."""
    before = _years(procedures, year.previous, 1)
    rows = identification.status(
        _years(procedures, year, 1),
        place.methodology(year),
        previous=previous,
        schools=active_in(schools, year),
        school_year=year.start,
        has_previous_year=before.loc[before["n"].fillna(0) > 0, "school_id"].astype(str),
    )
    return _made("status", year, rows)


def matrix(year: SchoolYear, index: pd.DataFrame, rating: pd.DataFrame, status: pd.DataFrame) -> Frames:
    """Return the cell of every school."""
    rows = matrices.matrix(index, rating, place.methodology(year), status=status, school_year=year.start)
    return _made("matrix", year, rows)


def attainment(
    year: SchoolYear, plans: pd.DataFrame, answers: pd.DataFrame, marks: pd.DataFrame, schools: pd.DataFrame
) -> Frames:
    """Return how far the plan targets were reached."""
    rows = targets.attainment(
        plans,
        answers,
        marks,
        place.methodology(year),
        place.programme(),
        schools=active_in(schools, year),
        school_year=year.start,
    )
    return _made("attainment", year, rows)


def suggested(
    year: SchoolYear,
    plans: pd.DataFrame,
    schools: pd.DataFrame,
    reached: pd.DataFrame | None = None,
    index: pd.DataFrame | None = None,
    passport: pd.DataFrame | None = None,
) -> Frames:
    """Return targets proposed from the results of the year before."""
    active = active_in(schools, year)
    features = school_features(
        schools[schools["school_id"].isin(active)],
        _or_empty("derived_index", index),
        _or_empty("validated_social_passport", passport),
    )
    rows = suggestions(
        plans,
        _or_empty("derived_attainment", reached),
        features,
        place.methodology(year),
        place.programme(),
        schools=active,
        school_year=year.start,
    )
    return _made("target_suggestions", year, rows)


def support(year: SchoolYear, measures: pd.DataFrame, attained: list[pd.DataFrame]) -> Frames:
    """Return the ledger of support."""
    now, before = (_years(attained, of, 1) for of in (year, year.previous))
    rows = ledger.support(measures, now, before, place.methodology(year), place.programme(), school_year=year.start)
    return _made("support", year, rows)


def executed(rows: list[pd.DataFrame]) -> Frames:
    """Return the state of the programme's events at the end of the half-year."""
    found = roadmap.execution(pd.concat(rows, ignore_index=True), place.programme(), place.PERIOD)
    return _made("roadmap", place.PERIOD.school_year, found)


def _years(frames: list[pd.DataFrame], year: SchoolYear, count: int) -> pd.DataFrame:
    """Return the rows of so many school years up to the given one."""
    rows = pd.concat(frames, ignore_index=True)
    return rows[rows["school_year"].between(year.start - count + 1, year.start)]


def _with_kinds(frame: pd.DataFrame, files: pd.DataFrame) -> pd.DataFrame:
    kinds = files.drop_duplicates("file_id").set_index("file_id")["kind"]
    return frame.assign(source_kind=frame["file_id"].map(kinds))


def _or_empty(name: str, frame: pd.DataFrame | None) -> pd.DataFrame:
    return cast(name, pd.DataFrame()) if frame is None else frame


def _made(noun: str, year: SchoolYear, frame: pd.DataFrame) -> Frames:
    return {noun: cast(f"derived_{noun}", frame.assign(school_year=year.start))}
