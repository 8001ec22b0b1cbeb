"""Checking a file without loading it: the same reading and the same rules, nothing stored."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from assets.validated.batch import check_context_of, concatenated, with_schools
from checks.runner import run_suite
from shnor_pipeline.catalogue import table
from shnor_pipeline.findings import Severity, explains, findings_frame
from shnor_pipeline.intake.folder import preview_salt
from shnor_pipeline.orchestration.opening import open_warehouse
from shnor_pipeline.settings import SETTINGS_FILE, Settings
from shnor_pipeline.sources.layouts import use_folder
from shnor_pipeline.sources.reading import ReadingContext
from shnor_pipeline.sources.recognition import kind_title, read_file

_SEVERITY_ORDER = [severity.value for severity in Severity]


@dataclass(frozen=True)
class Preview:
    """What a file would meet on its way in."""

    summary: str
    findings: pd.DataFrame
    errors_n: int
    open_questions_n: int = 0
    """Questions without a written explanation."""

    @property
    def ready(self) -> bool:
        """Whether nothing has to be mended or explained: what «Готово к отправке» of our forms says by itself."""
        return not self.errors_n and not self.open_questions_n


def check_files(settings: Settings, path: Path) -> Preview:
    """Read one file and run its tables' rules; schools are compared with the registry where there is one."""
    context = ReadingContext(
        salt=preview_salt(),
        path_hint=path.resolve().as_posix(),
        region_code=settings.territory.region_code,
        municipality=settings.territory.municipality,
    )
    use_folder(settings.layouts)
    reading = read_file(path, context, settings.limits)
    parts = [findings_frame(reading.findings)]
    schools = _registry(settings)
    rows = 0
    for noun in reading.frames:
        frame = concatenated(noun, [("0" * 64, reading)], None)
        rows += len(frame)
        if noun != "schools":
            frame = with_schools(settings, frame, noun, schools)
        outcome = run_suite(noun, frame, check_context_of(settings, reading, schools))
        found = outcome.findings
        if schools.empty:
            found = found[found["field"] != "school_ref"]  # without a registry no school can be known
        parts.append(found)
    findings = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    order = findings["severity"].map({name: place for place, name in enumerate(_SEVERITY_ORDER)})
    findings = findings.assign(order=order).sort_values(["order", "sheet", "cell"], ignore_index=True)
    errors = int((findings["severity"] == Severity.ERROR.value).sum()) + bool(reading.rejected)
    asked = findings["severity"] == Severity.QUESTION.value
    open_n = int((asked & ~findings["explanation"].map(explains)).sum())
    return Preview(_summary(reading.kind, reading.rejected, rows, findings), findings, errors, open_n)


def _summary(kind: str, rejected: str, rows: int, findings: pd.DataFrame) -> str:
    if rejected:
        return f"не принимается: {rejected}"
    counts = findings["severity"].value_counts()
    said = ", ".join(f"{name.lower()}: {counts[name]}" for name in _SEVERITY_ORDER if name in counts)
    return f"{kind_title(kind)}, строк {rows}; {said or 'замечаний нет'}"


def _registry(settings: Settings) -> pd.DataFrame:
    if not (settings.home / SETTINGS_FILE).is_file():
        return pd.DataFrame(columns=table("validated_schools").columns)
    return open_warehouse(settings).read("validated_schools")
