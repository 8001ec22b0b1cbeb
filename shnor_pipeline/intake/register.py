"""The register of submissions: every file of the inbox once, with a state a person understands."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import cache

import pandas as pd

from shnor_pipeline.catalogue import table
from shnor_pipeline.findings import FINDING_COLUMNS, Severity, findings_frame
from shnor_pipeline.intake.versions import quarantined_n
from shnor_pipeline.sources.reading import Reading
from shnor_pipeline.sources.recognition import readers
from shnor_pipeline.storage.warehouse import Warehouse

_UNKNOWN = "unknown"


class State(StrEnum):
    """What became of a file."""

    ACCEPTED = "принято"
    WITH_QUESTIONS = "принято с вопросами"
    REFUSED = "отклонено"
    REPEATED = "повтор"
    UNKNOWN = "не распознан"
    WAITING = "ждём"
    FROZEN = "ждёт приказа"


ATTENTION_STATES = (State.REFUSED.value, State.UNKNOWN.value, State.WAITING.value, State.FROZEN.value)
"""States in which a person has something to do."""
ACCEPTED_STATES = (State.ACCEPTED.value, State.WITH_QUESTIONS.value)


@dataclass(frozen=True)
class Submission:
    """One line of the register; the fields are the columns of ``register_submissions``."""

    submission_id: str
    path: str
    file_id: str
    size: int
    first_seen: datetime
    state: str
    reason: str = ""
    kind: str = ""
    layout: str = ""
    form: str = ""
    scope: str = ""
    tables: str = ""
    school_id: str = ""
    school_years: str = ""
    version: int = 1
    superseded_by: str = ""
    rows_n: int = 0
    errors_n: int = 0
    questions_n: int = 0

    @property
    def counts(self) -> bool:
        """Whether the submission's rows take part in figures."""
        return self.state in ACCEPTED_STATES and not self.superseded_by


def submission_id(path: str, file_id: str) -> str:
    """Return the number of a submission: the same file at the same place always has the same."""
    return hashlib.sha256(f"{path}\x1f{file_id}".encode()).hexdigest()[:12]


def judged(submission: Submission, reading: Reading) -> Submission:
    """Return the submission with the state, reason and counts that its reading calls for."""
    severities = Counter(finding.severity for finding in reading.findings)
    quarantined = quarantined_n(reading)
    if reading.kind == _UNKNOWN:
        state, reason = State.UNKNOWN, reading.rejected
    elif reading.rejected:
        state, reason = State.REFUSED, reading.rejected
    elif quarantined or severities[Severity.ERROR] or severities[Severity.QUESTION]:
        state = State.WITH_QUESTIONS
        reason = f"строк в карантине: {quarantined}" if quarantined else "есть вопросы к данным"
    else:
        state, reason = State.ACCEPTED, ""
    guidance = next((finding.guidance for finding in reading.findings if finding.guidance), "")
    if state in (State.UNKNOWN, State.REFUSED) and guidance:
        reason = f"{reason.rstrip('.')}. {guidance}"
    schools = _one_school(reading)
    return replace(
        submission,
        state=state.value,
        reason=reason,
        kind=reading.kind,
        layout=reading.layout,
        form=_labels().get(reading.kind, ""),
        tables=",".join(sorted(reading.frames)),
        school_id=schools,
        school_years=",".join(str(year) for year in reading.school_years),
        rows_n=reading.rows_n,
        errors_n=severities[Severity.ERROR],
        questions_n=severities[Severity.QUESTION],
    )


@cache
def _labels() -> dict[str, str]:
    """Return the Russian names of the kinds of files."""
    return {reader.kind: reader.label for reader in readers()}


def _one_school(reading: Reading) -> str:
    """Return the school that a file is about, if it is about exactly one."""
    refs = {
        str(ref)
        for frame in reading.frames.values()
        if "school_ref" in frame
        for ref in frame["school_ref"].dropna().unique()
        if str(ref)
    }
    return refs.pop() if len(refs) == 1 else ""


def load_register(warehouse: Warehouse) -> list[Submission]:
    """Return all lines of the register."""
    frame = warehouse.read("register_submissions")
    texts = [
        "file_id",
        "reason",
        "kind",
        "layout",
        "form",
        "scope",
        "tables",
        "school_id",
        "school_years",
        "superseded_by",
    ]
    frame[texts] = frame[texts].astype("object").where(frame[texts].notna(), "")
    return [Submission(**{str(key): value for key, value in row.items()}) for row in frame.to_dict("records")]


def register_frame(submissions: Iterable[Submission]) -> pd.DataFrame:
    """Return the lines as a frame with the register's columns."""
    return pd.DataFrame([asdict(item) for item in submissions], columns=table("register_submissions").columns)


def save_register(
    warehouse: Warehouse,
    submissions: Sequence[Submission],
    readings: Iterable[tuple[str, Reading]],
    amendments: pd.DataFrame | None = None,
) -> None:
    """Replace the register, and the findings and source columns of the files just read, in one transaction.

    ``amendments`` are rows to add to ``register_amendments`` in the same transaction.
    """
    findings, columns, batches, ids = [], [], [], []
    for file_id, reading in readings:
        batches.append(f"file:{file_id}")
        ids.append(file_id)
        found = findings_frame([replace(item, file_id=file_id) for item in reading.findings])
        findings.append(found.assign(batch=f"file:{file_id}", finding_id=range(1, len(found) + 1)))
        columns += [{"file_id": file_id, **asdict(item)} for item in reading.columns]
    findings_columns = ["batch", "finding_id", *FINDING_COLUMNS]
    all_findings = pd.concat(findings, ignore_index=True) if findings else pd.DataFrame(columns=findings_columns)
    names = table("register_source_columns").columns
    all_columns = pd.DataFrame(columns, columns=names).drop_duplicates(table("register_source_columns").key)
    added: list[tuple[str, pd.DataFrame, dict[str, object]]] = []
    if amendments is not None and len(amendments):
        own = {"submission_id": amendments["submission_id"].unique().tolist()}
        added.append(("register_amendments", amendments, own))
    warehouse.replace_many(
        [
            *added,
            ("register_findings", all_findings.reindex(columns=table("register_findings").columns), {"batch": batches}),
            ("register_source_columns", all_columns, {"file_id": ids}),
            ("register_submissions", register_frame(submissions), {}),
        ]
    )
