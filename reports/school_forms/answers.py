"""Answers to schools: for every file with something to mend, a protocol and the school's own workbook, marked.

They stand in the shared folder under «Ответы школам», school by school. An answer is written once: while neither the
file nor what was found in it changes, it stays as it is; a later version of the form gets the next issue beside it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pandas as pd

from reports.documents import PROTOCOL, SHIPPED_TEMPLATES
from reports.rendering.delivery import LONGEST_INSIDE, MANIFEST, Provenance, deliver, latest_edition, safe_name
from reports.rendering.docx import render
from reports.school_forms.marked_workbook import marked
from reports.school_forms.protocol import Submitted, is_open, protocol
from shnor_pipeline.intake.readings import opened_cache
from shnor_pipeline.intake.store import FileStore
from shnor_pipeline.orchestration.freshness import CODE_VERSION
from shnor_pipeline.orchestration.opening import methodology_for
from shnor_pipeline.school_year import AmbiguousYearError, SchoolYear
from shnor_pipeline.settings import Settings
from shnor_pipeline.sources.form_layouts import form_names
from shnor_pipeline.sources.identity import SchoolDirectory
from shnor_pipeline.sources.reading import Reading
from shnor_pipeline.sources.text import find_login
from shnor_pipeline.storage.warehouse import Warehouse

FOLDER = "Ответы школам"
CENTRE_FILES = "Файлы без одной школы"
_ANSWERED = ("принято", "принято с вопросами", "отклонено", "не распознан")
_ACCEPTED = ("принято", "принято с вопросами")
_FINDING_TEXTS = ("code", "severity", "message", "guidance", "sheet", "cell", "value", "explanation")
_NOT_READ = ("unreadable", "unknown")
_KIND = "answer"


@dataclass(frozen=True)
class Answer:
    """One answer: whose, about what, where it stands, how much is to be mended, and whether this run wrote it."""

    school: str
    title: str
    folder: Path
    open_n: int
    issued: bool


def write_answers(settings: Settings, warehouse: Warehouse, run_id: str = "") -> list[Answer]:
    """Write the answers that are new or changed; return all that stand for the files that count now."""
    answers: list[Answer] = []
    taken: set[tuple[Path, str]] = set()
    findings = _findings_by_file(warehouse)
    schools = warehouse.read("validated_schools")
    cache = opened_cache(settings)
    for line in _latest(warehouse.read("register_submissions")):
        found = findings.get(str(line["file_id"]), [])
        school_id = _school(line, schools)
        known = schools[schools["school_id"] == school_id]
        name = str(known["name"].iloc[0]) if len(known) else ""
        login = str(known["fisoko_login"].iloc[0]) if len(known) else ""
        root = settings.published_folder / FOLDER / (_folder_name(name, login or school_id) if name else CENTRE_FILES)
        title = _title(line, cache.load(str(line["file_id"])) if name else None, alone=not name)
        if (root, title) in taken:  # two files of one name in different folders must not take turns in one place
            title = safe_name(f"{title}, {line['submission_id']}")
        taken.add((root, title))
        open_n = sum(is_open(row) for row in found)
        if not open_n and line["state"] in _ACCEPTED and not (root / title).exists():
            continue  # nothing to mend, and nothing was asked before
        digest = _digest(line, found)
        latest = latest_edition(root, title)
        if latest is not None and _made_from(latest[1]) == digest:
            answers.append(Answer(name or CENTRE_FILES, title, latest[1], open_n, issued=False))
            continue
        files = _files(settings, line, found, name)
        room = LONGEST_INSIDE - len(root.relative_to(settings.published_folder).as_posix()) - 1
        delivered = deliver(root, title, files, _provenance(line, digest, run_id), room)
        answers.append(Answer(name or CENTRE_FILES, title, delivered.folder, open_n, delivered.issued))
    return answers


_LONGEST_FOLDER = 64
"""Letters of a school's folder: answers stand three folders deep, and Windows opens no path of any length."""


def _folder_name(name: str, identifier: str) -> str:
    """Return the name of a school's folder; of a long name the beginning, the identifier tells it apart."""
    return f"{safe_name(name, _LONGEST_FOLDER - len(identifier) - 3)} ({identifier})"


def _latest(submissions: pd.DataFrame) -> Iterator[Mapping[str, Any]]:
    """Yield the lines of the register that are answered: of a superseded version nothing is left to mend."""
    texts = submissions.astype("object").where(submissions.notna(), "")
    for line in texts.sort_values("path").to_dict("records"):
        if line["state"] in _ANSWERED and not line["superseded_by"]:
            yield {str(key): value for key, value in line.items()}


def _findings_by_file(warehouse: Warehouse) -> dict[str, list[dict[str, Any]]]:
    frame = warehouse.read("register_findings").sort_values(["batch", "finding_id"])
    frame = frame[frame["file_id"].notna()]
    texts = frame[list(_FINDING_TEXTS)].astype("object").where(frame[list(_FINDING_TEXTS)].notna(), "")
    found: dict[str, list[dict[str, Any]]] = {}
    for file_id, row in zip(frame["file_id"], texts.to_dict("records"), strict=True):
        found.setdefault(str(file_id), []).append({str(key): value for key, value in row.items()})
    return found


def _school(line: Mapping[str, Any], schools: pd.DataFrame) -> str:
    """Return the registry's school of a file about one school; a login in its path where nothing could be read."""
    own_form = line["kind"] in form_names()
    said = str(line["school_id"]) or ((find_login(str(line["path"])) or "") if own_form else "")
    if not said or schools.empty:
        return ""
    found = SchoolDirectory(schools).resolve(pd.Series([said])).iloc[0]
    return str(found) if found else ""


def _title(line: Mapping[str, Any], reading: Reading | None, *, alone: bool) -> str:
    """Return the name of the answer: that of the form and its period, however the school names its file.

    A file that says nothing of the kind, or stands in the folder of many senders, is known by its own name there.
    """
    stem = PurePosixPath(str(line["path"])).stem
    if alone:  # files of many senders share one folder: the place in the inbox tells them apart
        return safe_name(f"{stem}, {hashlib.sha256(str(line['path']).encode()).hexdigest()[:6]}")
    subject = _subject(reading)
    known = line["kind"] in form_names() or subject
    parts = [str(line["form"]) if known and line["form"] else stem, subject, _years(line) or _year_of_path(line)]
    return safe_name(", ".join(part for part in parts if part))


def _subject(reading: Reading | None) -> str:
    """Return what tells files of one kind apart: the reporting period of a form, the only work of a file of results."""
    frames = reading.frames.values() if reading is not None else ()
    for frame in frames:
        for column, named in (("quarter", _quarter), ("period", _half_year)):
            said = sorted({str(value) for value in frame[column].dropna()}) if column in frame else []
            if len(said) == 1:
                return named(said[0])
        if {"exam", "grade", "subject"} <= set(frame.columns):
            works = frame[["exam", "grade", "subject"]].drop_duplicates()
            if len(works) == 1:
                exam, grade, subject = works.iloc[0]
                return f"{subject}, {grade} класс" if exam == "ВПР" else f"{exam}, {subject}"
    return ""


def _quarter(text: str) -> str:
    year, _, number = text.partition("-")
    return f"{number} квартал {year}"


def _half_year(text: str) -> str:
    """Return a half-year in words; a whole school year is named anyway."""
    return f"{text[-1]} полугодие {text[:4]}" if text[-2:] in {"-1", "-2"} else ""


def _year_of_path(line: Mapping[str, Any]) -> str:
    """Return the school year whose folder a file lies in that states none itself (a form that was not filled in)."""
    for part in reversed(PurePosixPath(str(line["path"])).parts):
        try:
            return SchoolYear.parse(part).label
        except AmbiguousYearError:
            continue
    return ""


def _years(line: Mapping[str, Any]) -> str:
    years = [int(part) for part in str(line["school_years"]).split(",") if part]
    return ", ".join(SchoolYear(year).label for year in years)


def _method(settings: Settings, line: Mapping[str, Any]) -> str:
    """Return the version and hash of the method of the last school year that the file is about."""
    years = [int(part) for part in str(line["school_years"]).split(",") if part]
    return methodology_for(settings, SchoolYear(max(years))).printed if years else ""


def _digest(line: Mapping[str, Any], found: Sequence[Mapping[str, Any]]) -> str:
    """Return what the answer depends on: the file, its state, and what was found in it."""
    said = [str(line["file_id"]), str(line["state"]), str(line["reason"]), *(list(row.values()) for row in found)]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def _made_from(folder: Path) -> str:
    path = folder / MANIFEST
    return str(json.loads(path.read_text(encoding="utf-8")).get("inputs_hash", "")) if path.is_file() else ""


def _files(
    settings: Settings, line: Mapping[str, Any], found: Sequence[Mapping[str, Any]], school: str
) -> dict[str, bytes]:
    path = PurePosixPath(str(line["path"]))
    files: dict[str, bytes] = {}
    own_form = line["kind"] in form_names()
    if (own_form or school) and line["kind"] not in _NOT_READ and path.suffix.lower() == ".xlsx":
        original = FileStore(settings.store).path(str(line["file_id"]))
        book = marked(original, found, settings.territory.centre, own_form=own_form)
        if book is not None:
            files[f"{safe_name(path.stem)} (с отметками).xlsx"] = book
    submitted = Submitted(
        school=school,
        form=str(line["form"]) or "Файл",
        label=f"{_years(line)} учебный год" if line["school_years"] else "",
        file_name=path.name,
        received_on=pd.Timestamp(line["first_seen"]).date(),
        file_id=str(line["file_id"]),
        state=str(line["state"]),
        reason=str(line["reason"]),
        centre=settings.territory.centre,
        own_form=own_form,
        methodology=_method(settings, line),
    )
    model = protocol(submitted, found, returned=bool(files))
    own = settings.templates / PROTOCOL
    template = own if own.is_file() else SHIPPED_TEMPLATES / PROTOCOL  # a folder made before there were answers
    return {"Протокол.docx": render(model, template), **files}


def _provenance(line: Mapping[str, Any], digest: str, run_id: str) -> Provenance:
    return Provenance(
        kind=_KIND,
        period=_years(line),
        run_id=run_id,
        methodology="",
        methodology_hash="",
        code_version=CODE_VERSION,
        inputs_hash=digest,
        generated_on=pd.Timestamp(line["first_seen"]).date().isoformat(),
    )
