"""Reading: ``pandas.read_excel`` with openpyxl, file by file, then the layouts that this project knows.

The layouts (which header is which column) and what their readers make of a row are the knowledge both sides share; how
a file is opened is the plumbing that is compared. The file is opened without being looked at first.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, cast

import pandas as pd

from assets.validated.broken_rows import broken_rows
from benchmarks.plain import place
from shnor_pipeline.catalogue import table
from shnor_pipeline.findings import Finding, Severity, Stage
from shnor_pipeline.intake.folder import salt
from shnor_pipeline.intake.register import Submission, judged, submission_id
from shnor_pipeline.intake.versions import Scope, quarantined_n, scope, valid
from shnor_pipeline.sources.reading import Reading, ReadingContext
from shnor_pipeline.sources.recognition import read_workbook
from shnor_pipeline.sources.workbook import Sheet, Workbook
from shnor_pipeline.storage.warehouse import Warehouse

TABLES: dict[str, tuple[str, ...]] = {
    "registry": ("schools",),
    "lists": ("objectivity",),
    "context": ("context",),
    "vpr_dumps": ("pupil_results",),
    "vpr_analytics": ("pupil_results", "mark_statistics", "task_results"),
    "gia": ("pupil_results", "mark_statistics", "appeals"),
    "forms": (
        "social_passport", "self_assessment", "plan_targets", "roadmap_status", "school_roadmap", "support_log",
    ),
}  # fmt: skip
"""Which tables the files of a folder of the inbox fill."""


@dataclass(frozen=True)
class Taken:
    """What is remembered of a file beside its rows: its line of the register, what it speaks of, and when it came."""

    submission: Submission
    scope: Scope
    valid: bool
    bad_rows: int
    modified: float
    findings: tuple[Finding, ...]


@cache
def groups() -> dict[str, list[Path]]:
    """Return the files of the inbox by kind and year («forms 2021-2022»), a step each, under names Dagster accepts."""
    found: dict[str, list[Path]] = {}
    for path in sorted(place.INBOX.rglob("*")):
        if path.is_file() and path.suffix.lower() in {".xlsx", ".xls", ".csv"} and not path.name.startswith("~$"):
            folders = path.relative_to(place.INBOX).parts[:-1][:2]
            found.setdefault("_".join(folders).replace("-", "_"), []).append(path)
    return found


def kind_of(group: str) -> str:
    """Return the folder of the inbox that a group is part of."""
    return next(kind for kind in TABLES if group.startswith(kind))


def read_group(group: str) -> dict[str, Any]:
    """Read the files of one kind and year; return their rows by table, ``taken`` and ``columns`` beside them.

    Each row says from which submission it is: the same file may have come twice.
    """
    names = TABLES[kind_of(group)]
    rows: dict[str, list[pd.DataFrame]] = {name: [] for name in names}
    taken: list[tuple[Taken, Reading]] = []
    columns: list[dict[str, Any]] = []
    pupil_salt = salt(place.settings())
    for path in groups()[group]:
        file_id = hashlib.sha256(path.read_bytes()).hexdigest()
        reading = read(path, pupil_salt)
        one = _taken(path, file_id, reading)
        taken.append((one, reading))
        columns += [{"file_id": file_id, **asdict(item)} for item in reading.columns]
        for name, frame in reading.frames.items():
            rows[name].append(frame.assign(file_id=file_id, submission_id=one.submission.submission_id))
    return {
        "taken": _competing(taken),
        "columns": pd.DataFrame(columns, columns=table("register_source_columns").columns).drop_duplicates(),
        **{name: _joined(name, frames) for name, frames in rows.items()},
    }


def _competing(taken: list[tuple[Taken, Reading]]) -> list[Taken]:
    """Return the files; of a form that came more than once the rows that break a rule are counted, too."""
    times = Counter(one.scope for one, _ in taken)
    count = broken_rows(place.settings(), cast("Warehouse", _EmptyRegistry()))
    return [
        replace(one, bad_rows=count(reading)) if times[one.scope] > 1 and one.valid else one for one, reading in taken
    ]


class _EmptyRegistry:
    """The registry as it stands when the first files are read: its own file is not yet checked."""

    def read(self, name: str) -> pd.DataFrame:
        return pd.DataFrame(columns=table(name).columns)


def columns_of(name: str) -> list[str]:
    """Return the columns of read rows: those of the checked table, the row's state and its submission."""
    return [*table(f"validated_{name}").columns, "row_state", "submission_id"]


def _joined(name: str, frames: list[pd.DataFrame]) -> pd.DataFrame:
    columns = columns_of(name)
    known = [frame.reindex(columns=columns) for frame in frames if len(frame)]
    return pd.concat(known, ignore_index=True) if known else pd.DataFrame(columns=columns)


def read(path: Path, pupil_salt: str) -> Reading:
    """Read one file; one that does not open is refused with the library's own words."""
    territory = place.settings().territory
    context = ReadingContext(
        salt=pupil_salt,
        path_hint=path.relative_to(place.INBOX).as_posix(),
        region_code=territory.region_code,
        municipality=territory.municipality,
    )
    try:
        return read_workbook(_workbook(path), context)
    except Exception as error:  # noqa: BLE001 - damaged files are part of the workload
        finding = Finding("FILE", Severity.ERROR, Stage.INTAKE, f"{type(error).__name__}: {error}", "")
        return Reading("unreadable", "", findings=[finding], rejected=finding.message)


def _workbook(path: Path) -> Workbook:
    if path.suffix.lower() == ".csv":
        return Workbook("csv", [Sheet("CSV", _csv(path).to_numpy().tolist())])
    # pandas reads .xls with xlrd by default, which knows nothing that this engine does not
    engine: Any = "openpyxl" if path.suffix.lower() == ".xlsx" else "calamine"
    sheets = pd.read_excel(path, sheet_name=None, header=None, dtype=object, na_filter=False, engine=engine)
    return Workbook("xlsx", [Sheet(str(name), _grid(frame)) for name, frame in sheets.items()])


def _grid(frame: pd.DataFrame) -> list[list[object]]:
    """Return the cells as the layouts expect them: every number a float, an empty cell or an error ''."""
    return [
        ["" if cell is None or cell != cell else float(cell) if type(cell) is int else cell for cell in row]
        for row in frame.to_numpy().tolist()
    ]


def _csv(path: Path) -> pd.DataFrame:
    for encoding in ("utf-8-sig", "cp1251"):
        try:
            text = path.read_text(encoding=encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise ValueError(f"{path.name}: unknown encoding")
    width = max((line.count(";") for line in text.splitlines()), default=0) + 1
    return pd.read_csv(
        path, sep=";", header=None, names=range(width), dtype=str, encoding=encoding, na_filter=False,
        skip_blank_lines=False,
    ).fillna("")  # fmt: skip


def _taken(path: Path, file_id: str, reading: Reading) -> Taken:
    name, stat = path.relative_to(place.INBOX).as_posix(), path.stat()
    seen = datetime.fromtimestamp(stat.st_mtime, UTC).replace(tzinfo=None, microsecond=0)
    line = Submission(submission_id(name, file_id), name, file_id, stat.st_size, seen, "")
    findings = tuple(replace(item, file_id=file_id) for item in reading.findings)
    return Taken(judged(line, reading), scope(reading), valid(reading), quarantined_n(reading), stat.st_mtime, findings)


def chosen(taken: Iterable[Taken]) -> list[Submission]:
    """Return the register: files that came twice are repeats, a newer version takes the place of the one before it.

    A newer version with more bad rows than the one before it is refused.
    """
    counting: list[Taken] = []
    lines: dict[str, Submission] = {}
    known: set[str] = set()
    for one in sorted(taken, key=lambda item: (item.modified, item.submission.path)):
        line = one.submission
        if line.file_id in known:
            lines[line.submission_id] = replace(line, state="повтор")
            continue
        known.add(line.file_id)
        lines[line.submission_id] = line
        if not (line.counts and one.valid):
            continue
        earlier = [before for before in counting if one.scope.same(before.scope)]
        if any(one.bad_rows > before.bad_rows for before in earlier):
            lines[line.submission_id] = replace(line, state="отклонено")
            continue
        for before in earlier:
            counting.remove(before)
            old = lines[before.submission.submission_id]
            lines[old.submission_id] = replace(old, superseded_by=line.submission_id)
        counting.append(one)
    return list(lines.values())
