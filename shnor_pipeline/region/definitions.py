"""The code location of a region: municipality × school year as partitions, and one job for all municipalities.

Each municipality's figures come from its own working folder by the same assets as everywhere; here stands only which
municipality and year is done, by whom, and when. A step is a municipality: coarse enough for a worker.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import dagster as dg
from pydantic import Field

from shnor_pipeline.orchestration.partitions import SCHOOL_YEARS, school_year_of
from shnor_pipeline.orchestration.progress import step_logger
from shnor_pipeline.region.calendar import build_region_schedules, build_region_sensors
from shnor_pipeline.region.municipality_run import Done, run_municipality
from shnor_pipeline.region.workers import queue_of, region_executor
from shnor_pipeline.settings import SETTINGS_FILE, Settings, find_home, load_settings

MUNICIPALITY_YEAR = dg.AssetKey(["region", "municipality_year"])
TERRITORY, YEAR = "municipality", "school_year"
JOB = "region_run"
QUEUE_TAG = "dagster-celery/queue"


class RegionFolder(dg.ConfigurableResource):
    """The region's folder; its settings are read anew by every step."""

    home: str

    def settings(self) -> Settings:
        """Return the region's settings."""
        return load_settings(self.home)


class RegionConfig(dg.Config):
    """``municipalities``: codes, all where empty; the rest as in ``run_municipality``."""

    municipalities: list[str] = Field(default_factory=list)
    reports: list[str] = Field(default_factory=list)
    today: str = ""
    late_for: str = ""


@dg.op(out=dg.DynamicOut(dict), description="Муниципалитеты региона: каждый — отдельный шаг.")
def municipalities(config: RegionConfig, region: RegionFolder) -> Iterator[dg.DynamicOutput[dict]]:
    """Yield one piece of work per municipality, in the order of the settings."""
    for item in region.settings().municipalities:
        if not config.municipalities or item.code in config.municipalities:
            work = {"reports": config.reports, "today": config.today, "late_for": config.late_for}
            yield dg.DynamicOutput({"code": item.code, **work}, mapping_key=item.code)


@dg.op(description="Один муниципалитет: приём, пересчёт, отчёты в его рабочей папке.")
def municipality(context: dg.OpExecutionContext, region: RegionFolder, work: dict) -> list[str]:
    """Do a municipality's work; fail with its own sentences, after everything that could be done is done."""
    done = run_municipality(
        region.settings(), work["code"], work["reports"], today=work["today"], late_for=work["late_for"]
    )
    for year in done.fresh:
        cell = dg.MultiPartitionKey({TERRITORY: done.code, YEAR: year.partition_key})
        context.log_event(dg.AssetMaterialization(MUNICIPALITY_YEAR, partition=cell))
    _fail_where_needed(done)
    return [year.partition_key for year in done.fresh]


def _fail_where_needed(done: Done) -> None:
    if done.failures:
        raise dg.Failure(f"муниципалитет {done.code}: {'; '.join(done.failures)}", allow_retries=False)


def _whole_region(queue: Mapping[str, str]) -> dg.GraphDefinition:
    """Return the graph of all municipalities; one that fails does not keep the others from being done."""

    @dg.graph(name=JOB, description="Весь регион: каждый муниципалитет — приём, пересчёт и названные отчёты.")
    def whole_region() -> None:
        municipalities.tag(queue)().map(municipality.tag(queue))

    return whole_region


def _municipality_year(settings: Settings, queue: Mapping[str, str]) -> dg.AssetsDefinition:
    cells = dg.MultiPartitionsDefinition(
        {TERRITORY: dg.StaticPartitionsDefinition([item.code for item in settings.municipalities]), YEAR: SCHOOL_YEARS}
    )

    @dg.asset(
        key=MUNICIPALITY_YEAR,
        group_name="region",
        op_tags=queue,
        partitions_def=cells,
        description="Учебный год муниципалитета: рассчитан по принятым данным. Пересчёт — здесь же, по клеткам.",
    )
    def municipality_year(context: dg.AssetExecutionContext, region: RegionFolder) -> dg.MaterializeResult:
        """Recompute the year of the municipality from its stored files."""
        key = context.partition_key
        if not isinstance(key, dg.MultiPartitionKey):
            raise dg.Failure(f"клетка «{key}» — не муниципалитет и год", allow_retries=False)
        place = key.keys_by_dimension
        done = run_municipality(region.settings(), place[TERRITORY], years=[place[YEAR]])
        _fail_where_needed(done)
        return dg.MaterializeResult(metadata={"school_year": school_year_of(place[YEAR]).label})

    return municipality_year


def build_region_defs(home: str | Path | None = None) -> dg.Definitions:
    """Return the definitions that serve one region's folder (default: SHNOR_HOME, else the current folder)."""
    folder = find_home(home)
    settings = load_settings(folder) if (folder / SETTINGS_FILE).is_file() else Settings(home=folder)
    executor = region_executor(settings)
    resources = {"region": RegionFolder(home=str(folder))}
    loggers = {"shnor": step_logger}
    queue = {QUEUE_TAG: queue_of(folder)}
    job = _whole_region(queue).to_job(resource_defs=resources, executor_def=executor, logger_defs=loggers)
    return dg.Definitions(
        assets=[_municipality_year(settings, queue)] if settings.municipalities else [],
        jobs=[job],
        schedules=build_region_schedules(settings, job),
        sensors=build_region_sensors(settings, job),
        resources=resources,
        loggers=loggers,
        executor=executor,
    )


@dg.definitions
def defs() -> dg.Definitions:
    """Return the definitions of the region that SHNOR_HOME names; built only when Dagster asks."""
    os.environ.setdefault("DAGSTER_DISABLE_TELEMETRY", "1")
    return build_region_defs()


def region_job() -> dg.JobDefinition:
    """Return the region's job, for runs that find it by its place in the code: here, and in every worker."""
    return build_region_defs().resolve_job_def(JOB)
