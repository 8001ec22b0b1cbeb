"""One file in, one reading out: open it, find out by its content what it is, and let that reader read it.

A file that cannot be opened, fits no known form or fits two equally well still yields a reading: with the reason as
``rejected`` and as a finding, so that nothing that was sent is ever passed over in silence.
"""

from __future__ import annotations

import importlib
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from shnor_pipeline.findings import Finding, Severity, Stage
from shnor_pipeline.settings import Limits
from shnor_pipeline.sources.form_reader import FormReader, Match
from shnor_pipeline.sources.known_words import looks_like
from shnor_pipeline.sources.reading import Reading, ReadingContext
from shnor_pipeline.sources.valid_years import other_years
from shnor_pipeline.sources.workbook import UnreadableFileError, Workbook, open_with_findings

READER_MODULES: tuple[str, ...] = (
    "vpr_dumps",
    "vpr_individual",
    "vpr_statistics",
    "vpr_task_tables",
    "vpr_forms",
    "gia_protocols",
    "gia_appeals",
    "gia_school_table",
    "forms",
    "registry",
    "objectivity",
    "context_forms",
)
UNREADABLE, UNKNOWN = "unreadable", "unknown"
WEAK = 0.5
"""A match below this share of the anchors is no match."""
NEAR = 0.05
"""Two matches closer than this are a question to a person."""


@dataclass(frozen=True)
class Candidate:
    """A reader and how well the workbook fits its form."""

    reader: FormReader
    match: Match


@cache
def readers() -> tuple[FormReader, ...]:
    """Return the readers of all known forms, gathered from the declared modules on first use."""
    found: list[FormReader] = []
    for name in READER_MODULES:
        found += importlib.import_module(f"shnor_pipeline.sources.{name}").READERS
    return tuple(found)


def kind_title(kind: str) -> str:
    """Return what people call a kind of file; the kind itself where no reader has it."""
    return next((reader.label for reader in readers() if reader.kind == kind), kind)


def read_file(path: Path, context: ReadingContext, limits: Limits | None = None) -> Reading:
    """Open, recognise and read the file. Never raises on what the file holds.

    ``kind`` is ``unreadable`` where it cannot be opened, ``unknown`` where no form or more than one fits.
    """
    try:
        workbook, findings = open_with_findings(path, limits)
    except UnreadableFileError as error:
        finding = Finding(error.code, Severity.ERROR, Stage.INTAKE, error.message, error.guidance)
        return Reading(UNREADABLE, "", findings=[finding], rejected=error.message)
    known = readers()
    try:
        reading = read_workbook(workbook, context, known)
    except Exception as error:  # noqa: BLE001  one file that our readers stumble over must not stop the others
        return _stumbled(error)
    reading.findings[:0] = findings
    return reading


def read_workbook(workbook: Workbook, context: ReadingContext, known: Sequence[FormReader] | None = None) -> Reading:
    """Recognise and read an opened workbook; ``known`` replaces the readers of all forms."""
    candidates = recognise(workbook, context, readers() if known is None else known)
    if not candidates or candidates[0].match.score < WEAK:
        return _unknown(workbook, candidates)
    best = candidates[0]
    rivals = [one for one in candidates[1:] if best.match.score - one.match.score < NEAR]
    if rivals:
        return _ambiguous([best, *rivals])
    reading = best.reader.read(workbook, best.match, context)
    reading.findings += other_years(reading)
    return reading


def recognise(workbook: Workbook, context: ReadingContext, known: Sequence[FormReader]) -> list[Candidate]:
    """Return the readers whose form the workbook fits at all, the best first."""
    found = [Candidate(reader, match) for reader in known if (match := reader.recognise(workbook, context)) is not None]
    return sorted(found, key=lambda one: one.match.score, reverse=True)


def _stumbled(error: Exception) -> Reading:
    """Tell where the reader failed; the error's own text may quote a cell and is left out."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).parent == Path(__file__).parent]
    place = (ours or frames)[-1]
    message = (
        f"файл не прочитан из-за ошибки программы: {type(error).__name__}, {Path(place.filename).name}:{place.lineno}"
    )
    finding = Finding(
        "FILE-099", Severity.ERROR, Stage.READING, message, "Передайте это сообщение и файл тому, кто ведёт программу."
    )
    return Reading(UNREADABLE, "", findings=[finding], rejected=message)


def _unknown(workbook: Workbook, weak: Sequence[Candidate]) -> Reading:
    seen = looks_like(workbook)
    nearest = f" Больше всего похоже на «{weak[0].reader.label}», но заголовки совпали не все." if weak else ""
    message = f"вид файла не распознан.{nearest} {seen}"
    finding = Finding(
        "RECOGNITION-001",
        Severity.QUESTION,
        Stage.INTAKE,
        message,
        "Проверьте, что приложена нужная выгрузка и строка заголовков не изменена. Если это новый вид файла, сообщите "
        "о нём: для него нужно описание макета.",
    )
    return Reading(UNKNOWN, "", findings=[finding], rejected=message)


def _ambiguous(rivals: Sequence[Candidate]) -> Reading:
    names = ", ".join(f"«{one.reader.label}»" for one in rivals)
    message = f"файл одинаково похож на несколько видов: {names}"
    finding = Finding(
        "RECOGNITION-002",
        Severity.QUESTION,
        Stage.INTAKE,
        message,
        "Уточните, что это за файл: оставьте в книге одну таблицу или пришлите выгрузку без изменений в заголовках.",
    )
    return Reading(UNKNOWN, "", findings=[finding], rejected=message)
