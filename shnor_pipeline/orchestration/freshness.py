"""Which school years are fresh: whether their tables were computed from what is accepted now.

A year is stale when an accepted file of it or of any earlier year came, went or was superseded, when the
methodology, the score scales or the exam history changed, or when the program did. The answer rests on hashes in the
warehouse, not on the orchestrator's event log, so the command line and the sensors agree without a daemon.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version

import pandas as pd

from shnor_pipeline.exam_history import history_file
from shnor_pipeline.intake.register import ACCEPTED_STATES
from shnor_pipeline.intake.retention import destroyed_files
from shnor_pipeline.methodology_scales import scales_file
from shnor_pipeline.orchestration.opening import methodology_for
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings
from shnor_pipeline.storage.warehouse import Warehouse

CODE_VERSION = version("shnor-pipeline")


def method_state(settings: Settings, year: SchoolYear) -> str:
    """Return a hash of what the year's figures rest on beside the files: methodology, score scales, exam history."""
    digest = hashlib.sha256(methodology_for(settings, year).hash.encode())
    for path in (scales_file(settings.methodology_folder), history_file(settings.home)):
        digest.update(path.read_bytes() if path.is_file() else b"-")
    return digest.hexdigest()


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
        if year not in closed and recorded.get(year.start) != (inputs, method_state(settings, year), CODE_VERSION)
    ]


def registry_is_fresh(warehouse: Warehouse) -> bool:
    """Tell whether the stored registry of schools came from the accepted files, checked by this program version.

    Where rows of every accepted file are stored and of no other, and all that was computed was computed by this
    version, checking the registry once more would find the same. A file of which nothing was good is checked anew.
    """
    submissions = accepted_submissions(warehouse)
    holds_schools = submissions["tables"].fillna("").str.split(",").map(lambda nouns: "schools" in nouns).astype(bool)
    accepted = set(submissions.loc[holds_schools, "file_id"])
    stored = set(warehouse.read("validated_schools", columns=["file_id"])["file_id"])
    versions = set(warehouse.read("register_partitions", columns=["code_version"])["code_version"])
    return accepted == stored and versions == {CODE_VERSION}


def table_hashes(warehouse: Warehouse) -> dict[tuple[int, str], str]:
    """Return for each school year and canonical table the hash of the accepted files that have rows of both.

    Under an empty name stand the files without a year of their own (the registry): they concern every table.
    """
    submissions = accepted_submissions(warehouse).sort_values("path")
    lines: dict[tuple[int, str], list[str]] = {}
    common: list[str] = []
    years = _years(submissions)
    for path, file_id, tables, own in zip(
        submissions["path"], submissions["file_id"], submissions["tables"].fillna(""), years, strict=True
    ):
        line = f"{path}\x1f{file_id}"
        if not own:
            common.append(line)
        for year in own:
            for noun in str(tables).split(","):
                lines.setdefault((year.start, noun), []).append(line)
    for start in {year.start for own in years for year in own}:
        lines[start, ""] = common
    return {key: hashlib.sha256("\n".join(value).encode()).hexdigest() for key, value in lines.items()}


def changed_tables(settings: Settings, warehouse: Warehouse, year: SchoolYear) -> set[str] | None:
    """Return the canonical tables of the year whose files are not those it was computed from.

    None means all of them: the year was never computed, or the registry, the methodology or the program changed.
    """
    known = warehouse.read("register_partitions", {"school_year": year.start}).to_dict("records")
    before = warehouse.read("register_inputs", {"school_year": year.start})
    if not known or before.empty or not known[0]["inputs_hash"]:
        return None
    if (known[0]["methodology_hash"], known[0]["code_version"]) != (method_state(settings, year), CODE_VERSION):
        return None
    was = dict(zip(before["noun"].fillna(""), before["inputs_hash"], strict=True))
    now = {noun: value for (start, noun), value in table_hashes(warehouse).items() if start == year.start}
    changed = {noun for noun in was.keys() | now.keys() if was.get(noun) != now.get(noun)}
    return None if "" in changed else changed


def mark_fresh(settings: Settings, warehouse: Warehouse, years: Sequence[SchoolYear], run_id: str) -> None:
    """Record that the tables of these years were computed from what is accepted now.

    A year computed while an earlier one is stale stays stale: its comparisons rest on what the earlier one was.
    """
    hashes, tables = input_hashes(warehouse), table_hashes(warehouse)
    stale = stale_years(settings, warehouse)
    now = datetime.now(UTC).replace(microsecond=0)
    for year in years:
        rests_on_old = any(earlier < year and earlier not in years for earlier in stale)
        own = [(noun, value) for (start, noun), value in tables.items() if start == year.start]
        inputs = pd.DataFrame(own, columns=["noun", "inputs_hash"]).assign(school_year=year.start)
        row = {
            "school_year": year.start,
            "inputs_hash": "" if rests_on_old else hashes.get(year, ""),
            "methodology_hash": method_state(settings, year),
            "code_version": CODE_VERSION,
            "refreshed_at": now,
            "run_id": run_id,
        }
        place = {"school_year": year.start}
        warehouse.replace_many(
            [("register_partitions", pd.DataFrame([row]), place), ("register_inputs", inputs, place)]
        )
