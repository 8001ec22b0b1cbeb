"""Destroying originals whose time is over, with a signed record: what, when, by which rule.

Originals may hold pupils' names; figures do not. After destruction the figures of those school years stay as they are
and are never computed anew. Records form a chain: each holds the hash of the one before and a signature made with the
working folder's secret, so that a record that was changed or taken out is noticed.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from shnor_pipeline.intake.folder import FolderError, salt
from shnor_pipeline.intake.readings import opened_cache
from shnor_pipeline.intake.register import Submission
from shnor_pipeline.intake.store import FileStore
from shnor_pipeline.school_year import SchoolYear
from shnor_pipeline.settings import Settings

_RECORDS = "destruction"
_FILE_MODE = 0o400


@dataclass(frozen=True)
class Expired:
    """An original whose time is over: its submissions, the last day of what it speaks of, and why it must wait."""

    file_id: str
    submissions: tuple[Submission, ...]
    ended: date
    waiting: str = ""


def expired(settings: Settings, submissions: Sequence[Submission], today: date) -> list[Expired]:
    """Return the originals kept longer than ``keep_originals_years`` after the last school year they speak of.

    A file without a year of its own counts from the day it was first seen. An original that still lies in the inbox
    must wait: the next intake would only take it in again, and the inbox belongs to the people who fill it.
    """
    if not settings.keep_originals_years:
        return []
    store = FileStore(settings.store)
    by_file: dict[str, list[Submission]] = {}
    for item in submissions:
        if item.file_id and store.path(item.file_id).is_file():
            by_file.setdefault(item.file_id, []).append(item)
    found = []
    for file_id, items in sorted(by_file.items()):
        ended = max(_ended(item) for item in items)
        if _years_later(ended, settings.keep_originals_years) < today:
            lying = [item.path for item in items if (settings.inbox / item.path).is_file()]
            waiting = "лежит и во «inbox»: сначала уберите оттуда" if lying else ""
            found.append(Expired(file_id, tuple(items), ended, waiting))
    return found


def _ended(item: Submission) -> date:
    years = [SchoolYear(int(part)) for part in item.school_years.split(",") if part]
    return max(years).last_day if years else item.first_seen.date()


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def destroy(settings: Settings, chosen: Sequence[Expired], *, order: str, person: str, moment: datetime) -> Path:
    """Write the signed record, then destroy the originals and their readings; return the record.

    The record comes first: a run killed in between leaves a record of more than was destroyed, and the next run does
    the rest. FolderError where one of the originals must wait.
    """
    if any(item.waiting for item in chosen):
        raise FolderError("среди выбранных есть файлы, которые лежат и во «inbox»: уничтожать их рано")
    earlier = records(settings)
    body: dict[str, Any] = {
        "number": len(earlier) + 1,
        "destroyed_at": moment.isoformat(timespec="seconds"),
        "rule": f"keep_originals_years = {settings.keep_originals_years}",
        "order": order,
        "person": person,
        "files": [
            {
                "file_id": item.file_id,
                "ended": item.ended.isoformat(),
                "submissions": [{"id": one.submission_id, "form": one.form or one.kind} for one in item.submissions],
            }
            for item in chosen
        ],
        "previous": hashlib.sha256(earlier[-1].read_bytes()).hexdigest() if earlier else "",
    }
    place = _folder(settings) / f"{body['number']:04d}.json"
    text = json.dumps({**body, "signature": _signature(settings, body)}, ensure_ascii=False, indent=1, sort_keys=True)
    unfinished = place.with_suffix(".part")
    with unfinished.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    unfinished.chmod(_FILE_MODE)
    unfinished.replace(place)
    finish_destruction(settings)
    return place


def finish_destruction(settings: Settings) -> int:
    """Destroy whatever the records name and is still there; return how many originals went."""
    store, cache, gone = FileStore(settings.store), opened_cache(settings), 0
    for record in records(settings):
        for item in json.loads(record.read_text(encoding="utf-8"))["files"]:
            path = store.path(item["file_id"])
            if path.is_file():
                path.chmod(0o600)
                path.unlink()
                gone += 1
            cache.forget(item["file_id"])
    return gone


def records(settings: Settings) -> list[Path]:
    """Return the records of destruction, oldest first."""
    return sorted((settings.archive / _RECORDS).glob("[0-9]*.json"))


def destroyed_files(settings: Settings) -> set[str]:
    """Return the hashes of all originals that were destroyed by record."""
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in records(settings)]
    return {str(item["file_id"]) for document in documents for item in document["files"]}


def forged(settings: Settings) -> list[str]:
    """Return what is wrong with the chain of records, one sentence each; empty where it is whole."""
    wrong, previous = [], ""
    for position, path in enumerate(records(settings), start=1):
        content = path.read_bytes()
        body = json.loads(content)
        signature = body.pop("signature", "")
        if path.stem != f"{position:04d}" or body["number"] != position or body["previous"] != previous:
            wrong.append(f"перед актом {path.name} не хватает прежнего")
        if not hmac.compare_digest(signature, _signature(settings, body)):
            wrong.append(f"акт {path.name} изменён после подписания")
        previous = hashlib.sha256(content).hexdigest()
    return wrong


def _folder(settings: Settings) -> Path:
    folder = settings.archive / _RECORDS
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _signature(settings: Settings, body: dict[str, Any]) -> str:
    text = json.dumps(body, ensure_ascii=False, sort_keys=True).encode()
    return hmac.new(salt(settings).encode(), text, hashlib.sha256).hexdigest()
