"""The whole work of one municipality, in this process: its files, its stale years, its reports, its status page.

May be done twice without harm: a second run finds nothing new, recomputes nothing and issues no edition. That is what
lets another worker take over from one that was lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shnor_pipeline.intake.folder import exclusive
from shnor_pipeline.orchestration.freshness import known_years, stale_years
from shnor_pipeline.orchestration.instance import own_environment
from shnor_pipeline.orchestration.jobs import INVENTORY, RELOAD
from shnor_pipeline.orchestration.opening import close_warehouses, open_warehouse
from shnor_pipeline.orchestration.report_calendar import report_of
from shnor_pipeline.orchestration.run_tags import LATE_FOR
from shnor_pipeline.region.folders import prepare_municipality
from shnor_pipeline.runner import Outcome, Runner
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings, load_settings
from shnor_pipeline.showing import Silence
from shnor_pipeline.storage.database import create_missing

WAIT_SECONDS = 3600.0
"""How long the work waits for the folder: a worker that is only thought lost may still be at it."""


@dataclass(frozen=True)
class Done:
    """What became of a municipality: the school years that are fresh now, and a line per failure."""

    code: str
    fresh: tuple[SchoolYear, ...]
    failures: tuple[str, ...]


def run_municipality(
    region: Settings,
    code: str,
    reports: Sequence[str] = (),
    *,
    years: Sequence[str] = (),
    today: str = "",
    late_for: str = "",
) -> Done:
    """Take in a municipality's files, recompute what they concern, and write the reports of these keys.

    ``reports`` are keys such as ``july:2022-2023``; ``years`` are partitions of school years to recompute in any case;
    ``today`` is the date that documents bear; ``late_for`` the day on which the reports were due.
    """
    wanted = [report_of(key) for key in reports]
    with own_environment():
        home = prepare_municipality(region, code)
        settings = load_settings(home)
        for url in filter(None, (settings.warehouse_url, settings.runs_url)):
            create_missing(url)
        with exclusive(home, wait_seconds=WAIT_SECONDS, who=f"работа по региону, муниципалитет {code}"):
            try:
                outcomes: list[Outcome] = []
                with Runner(settings, Silence(), today=today) as runner:
                    outcomes += runner.refresh(settings)
                    outcomes += [runner.run(RELOAD, partition) for partition in years]
                    tags = {LATE_FOR: late_for} if late_for else None
                    for report, period in wanted:
                        outcomes.append(runner.run(report.job_alone or report.job, period.partition, tags=tags))
                    outcomes.append(runner.run(INVENTORY))
                warehouse = open_warehouse(settings)
                stale = stale_years(settings, warehouse)
                fresh = tuple(year for year in known_years(warehouse) if year not in stale)
                warehouse.close()
            finally:
                close_warehouses()
    failures = tuple(line for outcome in outcomes for line in outcome.failures)
    return Done(code, fresh, failures)
