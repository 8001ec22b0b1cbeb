"""What has come of the expected forms: by form, school and school year, with date, version and state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date

import pandas as pd

from shnor_pipeline.expected_forms import ExpectedForm
from shnor_pipeline.intake.register import State, Submission, load_register
from shnor_pipeline.settings import Settings
from shnor_pipeline.sources.identity import SchoolDirectory
from shnor_pipeline.sources.text import find_login
from shnor_pipeline.storage.warehouse import Warehouse

Key = tuple[str, int, str]
"""Form, first year of the school year, school."""
_YEAR_IN_PATH = re.compile(r"(?<!\d)(20\d\d)-(20\d\d)(?!\d)")
_SERIOUS = ["Ошибка", "Вопрос"]


@dataclass(frozen=True)
class Received:
    """What came: state, when (local day), version, how many files, the last of them, and what is wrong with it."""

    state: str
    on: date | None
    version: int
    files_n: int
    path: str
    reason: str = ""


def received_forms(warehouse: Warehouse, settings: Settings, forms: Sequence[ExpectedForm]) -> dict[Key, Received]:
    """Return what has come of each form for each school and year; a file that counts outweighs one that does not."""
    register = load_register(warehouse)
    waiting = _not_counted(register, warehouse, settings, forms)
    return waiting | _counted(register, warehouse, settings, forms, waiting)


def _counted(
    register: Sequence[Submission],
    warehouse: Warehouse,
    settings: Settings,
    forms: Sequence[ExpectedForm],
    waiting: Mapping[Key, Received],
) -> dict[Key, Received]:
    by_file = {item.file_id: item for item in register if item.state != State.REPEATED.value and item.file_id}
    doubts = _doubts(warehouse)
    files: dict[Key, set[str]] = {}
    for form in forms:
        for year, school, file_id in _files(warehouse, form):
            files.setdefault((form.id, year, school), set()).add(file_id)
    found = {}
    for key, own in files.items():
        known = sorted((by_file[one] for one in own if one in by_file), key=lambda item: (item.first_seen, item.path))
        if not known:
            continue
        last = known[-1]
        count = sum(doubts.get((item.file_id, key[2]), 0) for item in known)
        later = waiting.get(key)
        reason = f"вопросов и ошибок: {count}" if count else ""
        if later is not None:
            reason = "; ".join(filter(None, (reason, f"ещё один файл «{later.path}»: {later.state}")))
        found[key] = Received(
            (State.WITH_QUESTIONS if count else State.ACCEPTED).value,
            _day(last, settings), max(item.version for item in known), len(known), last.path, reason,
        )  # fmt: skip
    return found


def _files(warehouse: Warehouse, form: ExpectedForm) -> Iterable[tuple[int, str, str]]:
    """Yield (school year, school, file) of the rows that count."""
    if form.exam:
        frame = warehouse.read(form.table_name, {"exam": form.exam}, ["school_year", "school_id", "source_files"])
        for year, school, ids in frame.drop_duplicates().itertuples(index=False):
            yield from ((int(year), str(school), one) for one in str(ids or "").split(";") if one)
        return
    frame = warehouse.read(form.table_name, columns=["school_year", "school_id", "file_id"])
    for year, school, file_id in frame.dropna().drop_duplicates().itertuples(index=False):
        yield int(year), str(school), str(file_id)


def _doubts(warehouse: Warehouse) -> dict[tuple[str, str], int]:
    """Return how many errors and questions there are by file and school; a form's own findings name one school."""
    findings = warehouse.read("register_findings", {"severity": _SERIOUS}, ["file_id", "school_id", "school_ref"])
    directory = SchoolDirectory(warehouse.read("validated_schools"))
    known = findings["school_id"].where(findings["school_id"].fillna("") != "", None)
    findings = findings.assign(school=known.fillna(directory.resolve(findings["school_ref"])))
    counts = findings.dropna(subset=["school"]).groupby(["file_id", "school"]).size()
    return {(str(file_id), str(school)): int(count) for (file_id, school), count in counts.items()}  # type: ignore[misc]


def _not_counted(
    register: Sequence[Submission], warehouse: Warehouse, settings: Settings, forms: Sequence[ExpectedForm]
) -> dict[Key, Received]:
    """Return forms that came but do not count: refused, or waiting for an order.

    A refused form may not say whose it is: then the folder it lies in does (…/2022-2023/edu389211/…).
    """
    kinds = {form.table: form.id for form in forms if not form.exam}
    states = {State.REFUSED.value, State.FROZEN.value}
    items = sorted(
        (one for one in register if one.state in states and one.kind in kinds), key=lambda one: one.first_seen
    )
    directory = SchoolDirectory(warehouse.read("validated_schools"))
    refs = pd.Series([item.school_id or find_login(item.path) or "" for item in items], dtype="object")
    found = {}
    for item, school in zip(items, directory.resolve(refs), strict=True):
        years = {int(part) for part in item.school_years.split(",") if part}
        if not years and (match := _YEAR_IN_PATH.search(item.path)):
            years = {int(match.group(1))}
        for year in years if school else ():
            received = Received(item.state, _day(item, settings), item.version, 1, item.path, item.reason)
            found[kinds[item.kind], year, str(school)] = received
    return found


def _day(item: Submission, settings: Settings) -> date:
    return item.first_seen.replace(tzinfo=UTC).astimezone(settings.zone).date()
