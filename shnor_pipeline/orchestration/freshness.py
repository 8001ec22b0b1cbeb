"""Which school years are fresh: whether their tables were computed from what is accepted now.

A year is stale when an accepted file of it or of any earlier year came, went or was superseded, when the
methodology, the municipal programme, the score scales or the exam history changed, or when the program did. The answer
rests on hashes in the warehouse, not on the orchestrator's event log, so the command line and the sensors agree
without a daemon.
"""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version

import pandas as pd

from shnor_pipeline.exam_history import history_file
from shnor_pipeline.intake.register import ACCEPTED_STATES
from shnor_pipeline.intake.retention import destroyed_files
from shnor_pipeline.methodology_scales import scales_file
from shnor_pipeline.orchestration.opening import methodology_for, programme_of
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings
from shnor_pipeline.storage.warehouse import Warehouse

CODE_VERSION = version("shnor-pipeline")
_OLD = "поверх прежнего:"


def method_state(settings: Settings, year: SchoolYear) -> str:
    """Return a hash of what the year's figures rest on beside the files: methodology, scales, history, programme."""
    digest = hashlib.sha256(methodology_for(settings, year).hash.encode())
    for path in (scales_file(settings.methodology_folder), history_file(settings.home)):
        digest.update(path.read_bytes() if path.is_file() else b"-")
    digest.update(programme_of(settings).hash.encode())
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
    recorded = _recorded(warehouse)
    return [
        year
        for year, inputs in input_hashes(warehouse).items()
        if year not in closed and recorded.get(year.start) != (inputs, *_rules(settings, year))
    ]


def waiting_years(settings: Settings, warehouse: Warehouse) -> set[SchoolYear]:
    """Return the stale years that would come out the same again: they wait for an earlier year to be mended.

    Such a year was computed from what is accepted now, on top of an earlier year that is stale and still as it was.
    """
    recorded, inputs = _recorded(warehouse), input_hashes(warehouse)
    return {
        year
        for year in stale_years(settings, warehouse)
        if recorded.get(year.start) == (_on_top_of_old(recorded, year, inputs[year]), *_rules(settings, year))
    }


_Record = tuple[str, str, str]
"""Hashes of inputs and of the method, and the version of the program."""


def _recorded(warehouse: Warehouse) -> dict[int, _Record]:
    rows = warehouse.read("register_partitions").to_dict("records")
    return {int(row["school_year"]): _record(row) for row in rows}


def _record(row: Mapping[Hashable, object]) -> _Record:
    return str(row["inputs_hash"]), str(row["methodology_hash"]), str(row["code_version"])


def _rules(settings: Settings, year: SchoolYear) -> tuple[str, str]:
    return method_state(settings, year), CODE_VERSION


def rests_on(settings: Settings, warehouse: Warehouse, year: SchoolYear) -> tuple[str, ...]:
    """Return, shortened, what besides its files a computation of the year rests on: rules and earlier years."""
    method, code = _rules(settings, year)
    below = _on_top_of_old(_recorded(warehouse), year, "").removeprefix(_OLD)
    return method[:8], code, below[:8]


def _on_top_of_old(recorded: Mapping[int, _Record], year: SchoolYear, inputs: str) -> str:
    """Return what stands for the inputs of a year that rests on a stale one: never equal to a hash of inputs alone."""
    below = sorted((start, *record) for start, record in recorded.items() if start < year.start)
    return f"{_OLD}{hashlib.sha256(repr((inputs, below)).encode()).hexdigest()}"


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

    None means all of them: the year was never computed, or not on top of fresh years, or the registry, the
    methodology, the programme or the program changed.
    """
    known = _recorded(warehouse).get(year.start)
    before = warehouse.read("register_inputs", {"school_year": year.start})
    if known is None or before.empty or not known[0] or known[0].startswith(_OLD):
        return None
    if known[1:] != _rules(settings, year):
        return None
    was = dict(zip(before["noun"].fillna(""), before["inputs_hash"], strict=True))
    now = {noun: value for (start, noun), value in table_hashes(warehouse).items() if start == year.start}
    changed = {noun for noun in was.keys() | now.keys() if was.get(noun) != now.get(noun)}
    return None if "" in changed else changed


def mark_fresh(settings: Settings, warehouse: Warehouse, years: Sequence[SchoolYear], run_id: str) -> None:
    """Record that the tables of these years were computed from what is accepted now.

    A year computed while an earlier one is stale stays stale: its comparisons rest on what the earlier one was. It is
    remembered which one that was, so that it is not computed again and again before the earlier one is mended.
    """
    hashes, tables = input_hashes(warehouse), table_hashes(warehouse)
    stale = stale_years(settings, warehouse)
    now = datetime.now(UTC).replace(microsecond=0)
    for year in years:
        rests_on_old = any(earlier < year and earlier not in years for earlier in stale)
        own = [(noun, value) for (start, noun), value in tables.items() if start == year.start]
        inputs = pd.DataFrame(own, columns=["noun", "inputs_hash"]).assign(school_year=year.start)
        known = hashes.get(year, "")
        method, code = _rules(settings, year)
        row = {
            "school_year": year.start,
            "inputs_hash": _on_top_of_old(_recorded(warehouse), year, known) if rests_on_old else known,
            "methodology_hash": method,
            "code_version": code,
            "refreshed_at": now,
            "run_id": run_id,
        }
        place = {"school_year": year.start}
        warehouse.replace_many(
            [("register_partitions", pd.DataFrame([row]), place), ("register_inputs", inputs, place)]
        )
