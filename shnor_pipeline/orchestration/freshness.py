"""Which school years are fresh: whether their tables were computed from what is accepted now.

A year is stale when an accepted file of it or of any earlier year came, went or was superseded, when the
methodology changed, or when the program did. The answer rests on hashes in the warehouse, not on the
orchestrator's event log, so the command line and the sensors agree without a daemon.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version

import pandas as pd

from shnor_pipeline.intake.register import ACCEPTED_STATES
from shnor_pipeline.intake.retention import destroyed_files
from shnor_pipeline.orchestration.working_folder import methodology_for
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings
from shnor_pipeline.storage.warehouse import Warehouse

CODE_VERSION = version("shnor-pipeline")


def accepted_submissions(warehouse: Warehouse) -> pd.DataFrame:
    """Return the submissions that count: accepted and not superseded."""
    submissions = warehouse.read("register_submissions", {"state": list(ACCEPTED_STATES)})
    return submissions[submissions["superseded_by"].fillna("") == ""]


def known_years(warehouse: Warehouse) -> list[SchoolYear]:
    """Return the school years that accepted files speak of, ascending."""
    return sorted({year for years in _years(accepted_submissions(warehouse)) for year in years})


def _years(submissions: pd.DataFrame) -> list[list[SchoolYear]]:
    texts = submissions["school_years"].fillna("").astype(str)
    return [[SchoolYear(int(part)) for part in text.split(",") if part.strip()] for text in texts]


def input_hashes(warehouse: Warehouse) -> dict[SchoolYear, str]:
    """Return for each known year the hash of the accepted files of it and of all earlier years.

    Files without a year of their own (the registry) belong to every year.
    """
    submissions = accepted_submissions(warehouse)
    years = _years(submissions)
    files = list(zip(submissions["path"], submissions["file_id"], years, strict=True))
    chain = hashlib.sha256()
    for path, file_id, own in sorted(files, key=lambda item: str(item[0])):
        if not own:
            chain.update(f"{path}\x1f{file_id}\n".encode())
    hashes: dict[SchoolYear, str] = {}
    for year in sorted({year for own in years for year in own}):
        for path, file_id, own in sorted(files, key=lambda item: str(item[0])):
            if year in own:
                chain.update(f"{year.start}\x1f{path}\x1f{file_id}\n".encode())
        hashes[year] = chain.copy().hexdigest()
    return hashes


def stale_years(settings: Settings, warehouse: Warehouse) -> list[SchoolYear]:
    """Return the school years whose tables do not match what is accepted now, ascending.

    A year whose originals were destroyed by record is left as it is: nothing could be computed from anew.
    """
    destroyed = destroyed_files(settings)
    submissions = accepted_submissions(warehouse)
    lost = submissions[submissions["file_id"].isin(destroyed)]
    closed = {year for years in _years(lost) for year in years}
    recorded = {
        int(row["school_year"]): (row["inputs_hash"], row["methodology_hash"], row["code_version"])
        for row in warehouse.read("register_partitions").to_dict("records")
    }
    return [
        year
        for year, inputs in input_hashes(warehouse).items()
        if year not in closed
        and recorded.get(year.start) != (inputs, methodology_for(settings, year).hash, CODE_VERSION)
    ]


def mark_fresh(settings: Settings, warehouse: Warehouse, years: Sequence[SchoolYear], run_id: str) -> None:
    """Record that the tables of these years were computed from what is accepted now."""
    hashes = input_hashes(warehouse)
    now = datetime.now(UTC).replace(microsecond=0)
    for year in years:
        row = {
            "school_year": year.start,
            "inputs_hash": hashes.get(year, ""),
            "methodology_hash": methodology_for(settings, year).hash,
            "code_version": CODE_VERSION,
            "refreshed_at": now,
            "run_id": run_id,
        }
        warehouse.replace("register_partitions", pd.DataFrame([row]), {"school_year": year.start})
