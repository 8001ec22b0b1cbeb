"""What the files of the inbox call schools: the material of a registry draft."""

from __future__ import annotations

import pandas as pd

from shnor_pipeline.intake.readings import ReadingCache
from shnor_pipeline.intake.register import State, Submission, load_register
from shnor_pipeline.intake.store import FileStore
from shnor_pipeline.settings import Settings
from shnor_pipeline.sources.context_forms import ContextFormReader, stated_codes
from shnor_pipeline.sources.recognition import kind_title
from shnor_pipeline.sources.registry_draft import IDENTITY_COLUMNS
from shnor_pipeline.sources.workbook import UnreadableFileError, open_with_findings
from shnor_pipeline.storage.warehouse import Warehouse

_NEEDED = ("school_ref", "school_name", "school_year", "exam")


def found_identities(settings: Settings, warehouse: Warehouse) -> tuple[pd.DataFrame, list[tuple[str, str]]]:
    """Return the identities of all files read (``IDENTITY_COLUMNS``) and the (login, code) pairs they state.

    Files that wait or repeat others are passed over; a refused file tells nothing. Rows set aside count too: a school
    that no registry knows is exactly what a draft is for.
    """
    cache, store = ReadingCache(settings.cache / "readings"), FileStore(settings.store)
    parts: list[pd.DataFrame] = []
    pairs: list[tuple[str, str]] = []
    for item in load_register(warehouse):
        if not item.file_id or item.state == State.REPEATED.value:
            continue
        parts += _of_file(item, cache)
        if item.kind == ContextFormReader.kind:
            pairs += _codes(settings, store, item)
    columns = list(IDENTITY_COLUMNS)
    identities = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)
    return identities[columns], pairs


def _of_file(item: Submission, cache: ReadingCache) -> list[pd.DataFrame]:
    reading = cache.load(item.file_id)
    parts = []
    for frame in reading.frames.values() if reading is not None else ():
        if "school_ref" not in frame:
            continue
        own = frame if "scope" not in frame else frame[frame["scope"] == "school"]
        texts = own.reindex(columns=list(_NEEDED)).astype("object")
        texts = texts.where(texts.notna(), "")
        counts = texts.groupby(list(_NEEDED), as_index=False).size()
        parts.append(
            counts.rename(columns={"school_ref": "ref", "school_name": "name", "size": "rows_n"}).assign(
                kind=kind_title(item.kind)
            )
        )
    return parts


def _codes(settings: Settings, store: FileStore, item: Submission) -> list[tuple[str, str]]:
    try:
        workbook, _ = open_with_findings(store.path(item.file_id), settings.limits)
    except UnreadableFileError:
        return []
    return stated_codes(workbook)
