"""What is said of schools: context index, dynamics, rating, low-result procedures, status, matrix, attainment."""

import dagster as dg
import pandas as pd

from assets.derived.year_table import as_table, two_years, year_table
from shnor_pipeline.domain import attainment as targets
from shnor_pipeline.domain import cohorts as cohort_tracks
from shnor_pipeline.domain import context_index, dynamics, identification
from shnor_pipeline.domain import matrix as matrices
from shnor_pipeline.domain import rating as ratings
from shnor_pipeline.domain.comparability import breaks_of_schools
from shnor_pipeline.domain.sensitivity import weight_sensitivity
from shnor_pipeline.methodology import Methodology
from shnor_pipeline.orchestration.freshness import CODE_VERSION
from shnor_pipeline.orchestration.partitions import SCHOOL_YEARS, THREE_YEARS, school_year_of
from shnor_pipeline.orchestration.working_folder import WorkingFolder
from shnor_pipeline.school_year import SchoolYear

_MARKS = two_years("marks")
_EARLIER = dg.TimeWindowPartitionMapping(start_offset=-1, end_offset=-1)


def active_schools(folder: WorkingFolder, year: SchoolYear) -> list[str]:
    """Return the schools that worked through the school year (``active_in``), by the accepted registry."""
    return active_in(folder.warehouse().read("validated_schools"), year)


def active_in(schools: pd.DataFrame, year: SchoolYear) -> list[str]:
    """Return the schools of a registry that worked through the year: opened in time, not closed in it, no branches."""
    opened = pd.to_datetime(schools["valid_from"], errors="coerce")
    closed = pd.to_datetime(schools["valid_to"], errors="coerce")
    last, first = pd.Timestamp(year.last_day), pd.Timestamp(year.first_day)
    active = (opened.isna() | (opened <= last)) & (closed.isna() | (closed >= last - pd.Timedelta(days=1)))
    active &= (schools["type"] != "филиал") & ~(closed < first)
    return sorted(schools.loc[active, "school_id"].astype(str))


@dg.multi_asset(
    name="derived_index",
    outs={
        "index": dg.AssetOut(key=["derived", "index"], io_manager_key="tables", description="ИСБШ школ."),
        "index_components": dg.AssetOut(
            key=["derived", "index_components"], io_manager_key="tables", description="Слагаемые ИСБШ."
        ),
    },
    ins={"passport": dg.AssetIn(key=["validated", "social_passport"])},
    partitions_def=SCHOOL_YEARS,
    group_name="derived",
)
def derived_index(
    context: dg.AssetExecutionContext, folder: WorkingFolder, passport: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Compute the social well-being index with and without language, and its contributions."""
    year = school_year_of(context.partition_key)
    methodology = folder.methodology(year)
    shares = context_index.shares_from_passport(passport, methodology)
    override = context_index.nsu_from_passport(passport)
    schools = active_schools(folder, year)
    index, components = context_index.index(shares, methodology, override, schools=schools, school_year=year.start)
    return as_table("index", index, year.start), as_table("index_components", components, year.start)


@year_table(
    "dynamics",
    {"marks": dg.AssetIn(key=["derived", "marks"], partition_mapping=THREE_YEARS)},
    "Сравнение результатов двух лет, с интервалами, и трёхлетнее среднее.",
)
def derived_dynamics(context: dg.AssetExecutionContext, folder: WorkingFolder, marks: pd.DataFrame) -> pd.DataFrame:
    """Compare the year with the one before, marking breaks of comparability; add the mean over three years."""
    year = school_year_of(context.partition_key)
    now, before = (marks[marks["school_year"] == y.start] for y in (year, year.previous))
    earlier = marks[marks["school_year"] < year.previous.start]
    breaks = breaks_of_schools(folder.warehouse().read("validated_schools"))
    rows = dynamics.compare(
        now,
        before,
        folder.methodology(year),
        breaks,
        school_year=year.start,
        earlier=earlier,
        exams=folder.exam_history(),
    )
    return as_table("dynamics", rows, year.start)


@year_table("cohorts", {"marks": _MARKS}, "Один и тот же набор обучающихся от класса к классу.")
def derived_cohorts(context: dg.AssetExecutionContext, folder: WorkingFolder, marks: pd.DataFrame) -> pd.DataFrame:
    """Compare the place of every cohort in the district with its place a year before."""
    year = school_year_of(context.partition_key)
    breaks = breaks_of_schools(folder.warehouse().read("validated_schools"))
    rows = cohort_tracks.cohorts(marks, folder.methodology(year), breaks, school_year=year.start)
    return as_table("cohorts", rows, year.start)


def rated(
    marks: pd.DataFrame, methodology: Methodology, schools: list[str], year: SchoolYear
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the rating with the places under other weights, and its components."""
    rating, components = ratings.rating(marks, methodology, schools=schools, school_year=year.start)
    places = weight_sensitivity(marks, methodology, schools=schools, school_year=year.start)
    names = {"best": "rank_best", "worst": "rank_worst", "reason": "rank_reason"}
    found = places.rename(columns=names).set_index("school_id")[list(names.values())]
    return rating.drop(columns=list(names.values())).join(found, on="school_id"), components


@dg.multi_asset(
    name="derived_rating",
    outs={
        "rating": dg.AssetOut(
            key=["derived", "rating"], io_manager_key="tables", description="Рейтинговый балл и место."
        ),
        "rating_components": dg.AssetOut(
            key=["derived", "rating_components"], io_manager_key="tables", description="Слагаемые рейтинга."
        ),
    },
    ins={"marks": _MARKS},
    partitions_def=SCHOOL_YEARS,
    group_name="derived",
    code_version=CODE_VERSION,
)
def derived_rating(
    context: dg.AssetExecutionContext, folder: WorkingFolder, marks: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Compute the rating over two years with shrinkage and rank intervals."""
    year = school_year_of(context.partition_key)
    schools = active_schools(folder, year)
    rating, components = rated(marks, folder.methodology(year), schools, year)
    return as_table("rating", rating, year.start), as_table("rating_components", components, year.start)


@year_table("procedures", {"marks": _MARKS}, "Доля ниже порога по процедурам признака низких результатов.")
def derived_procedures(context: dg.AssetExecutionContext, folder: WorkingFolder, marks: pd.DataFrame) -> pd.DataFrame:
    """Compute the share below the minimum of every procedure, and whether it was low the year before."""
    year = school_year_of(context.partition_key)
    rows = identification.procedures(marks, folder.methodology(year), school_year=year.start)
    return as_table("procedures", rows, year.start)


@year_table(
    "status",
    {
        "procedures": two_years("procedures"),
        "previous": dg.AssetIn(key=["derived", "status"], partition_mapping=_EARLIER),
    },
    "Статус школы: ШНОР, зона риска, основания и движение.",
)
def derived_status(
    context: dg.AssetExecutionContext, folder: WorkingFolder, procedures: pd.DataFrame, previous: pd.DataFrame
) -> pd.DataFrame:
    """Apply the low-result rule; the former status and the years on the list follow from the year before."""
    year = school_year_of(context.partition_key)
    now, before = (procedures[procedures["school_year"] == y.start] for y in (year, year.previous))
    rows = identification.status(
        now,
        folder.methodology(year),
        previous=previous if len(previous) else None,
        schools=active_schools(folder, year),
        school_year=year.start,
        has_previous_year=before.loc[before["n"].fillna(0) > 0, "school_id"].astype(str),
    )
    return as_table("status", rows, year.start)


@year_table(
    "matrix",
    {
        "index": dg.AssetIn(key=["derived", "index"]),
        "rating": dg.AssetIn(key=["derived", "rating"]),
        "status": dg.AssetIn(key=["derived", "status"]),
    },
    "Клетка «ИСБШ × результат» и ожидаемый балл.",
)
def derived_matrix(
    context: dg.AssetExecutionContext,
    folder: WorkingFolder,
    index: pd.DataFrame,
    rating: pd.DataFrame,
    status: pd.DataFrame,
) -> pd.DataFrame:
    """Place every school in the matrix; expect its result from its context where that predicts anything."""
    year = school_year_of(context.partition_key)
    rows = matrices.matrix(index, rating, folder.methodology(year), status=status, school_year=year.start)
    return as_table("matrix", rows, year.start)


@year_table(
    "attainment",
    {
        "plans": dg.AssetIn(key=["validated", "plan_targets"]),
        "answers": dg.AssetIn(key=["validated", "self_assessment"]),
        "marks": dg.AssetIn(key=["derived", "marks"]),
    },
    "Достижение плановых показателей (СД).",
)
def derived_attainment(
    context: dg.AssetExecutionContext,
    folder: WorkingFolder,
    plans: pd.DataFrame,
    answers: pd.DataFrame,
    marks: pd.DataFrame,
) -> pd.DataFrame:
    """Compare facts with plans on the declared basis, by school and for the district."""
    year = school_year_of(context.partition_key)
    rows = targets.attainment(
        plans,
        answers,
        marks,
        folder.methodology(year),
        folder.programme(),
        schools=active_schools(folder, year),
        school_year=year.start,
    )
    return as_table("attainment", rows, year.start)
