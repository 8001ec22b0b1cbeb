"""The versions of one form in the order they came, what each of them is, and what changed from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

import pandas as pd

from shnor_pipeline.catalogue import TABLES
from shnor_pipeline.intake.readings import opened_cache
from shnor_pipeline.intake.register import ACCEPTED_STATES, Submission, load_register
from shnor_pipeline.intake.versions import CHANGE_COLUMNS, changes
from shnor_pipeline.settings import Settings
from shnor_pipeline.sources.form_layouts import form_layout
from shnor_pipeline.storage.warehouse import Warehouse

CELL_COLUMNS = (
    "from_version",
    "to_version",
    "from_path",
    "to_path",
    "table",
    "sheet",
    "cell",
    "item",
    "before",
    "after",
)
_INITIAL, _REPEATED, _SUPERSEDED, _NOT_COUNTED = "первичная", "повторная", "заменена", "не учтена"


@dataclass(frozen=True)
class Version:
    """One version of a form; ``role`` is первичная, повторная, заменена (by a later one) or не учтена."""

    version: int
    path: str
    file_id: str
    first_seen: datetime
    state: str
    reason: str
    role: str


class AmbiguousFileError(LookupError):
    """Several forms have such a file; the argument is the list of their paths."""


def version_chain(warehouse: Warehouse, wanted: str) -> list[Version]:
    """Return all versions of the form that the file is one of, in the order they came; empty where it is unknown.

    ``wanted`` is a path in the inbox, or a part of exactly one form's paths (else AmbiguousFileError). Files that
    were refused or wait for an order stand in the chain of the form they were sent for: they have the same scope or
    the same path.
    """
    register = load_register(warehouse)
    own = [item for item in register if item.path == wanted] or [item for item in register if wanted in item.path]
    if not own:
        return []
    if len({(item.scope or item.path, item.school_id) for item in own}) > 1:
        raise AmbiguousFileError(sorted({item.path for item in own}))
    members = {own[-1].submission_id}
    while True:
        paths = {item.path for item in register if item.submission_id in members}
        scopes = {(item.scope, item.school_id) for item in register if item.submission_id in members and item.scope}
        linked = {item.superseded_by for item in register if item.submission_id in members and item.superseded_by}
        grown = members | linked | {
            item.submission_id
            for item in register
            if item.superseded_by in members or item.path in paths or (item.scope, item.school_id) in scopes
        }  # fmt: skip
        if grown == members:
            break
        members = grown
    chain = sorted((item for item in register if item.submission_id in members), key=_came)
    return [
        Version(item.version, item.path, item.file_id, item.first_seen, item.state, item.reason, _role(item))
        for item in chain
    ]


def _came(item: Submission) -> tuple[datetime, int, str]:
    return item.first_seen, item.version, item.path


def _role(item: Submission) -> str:
    if item.state not in ACCEPTED_STATES:
        return _NOT_COUNTED
    if item.superseded_by:
        return _SUPERSEDED
    return _REPEATED if item.version > 1 else _INITIAL


def changed_cells(settings: Settings, chain: Sequence[Version], warehouse: Warehouse) -> pd.DataFrame:
    """Return the cells that differ between each version and the last counted one before it (``CELL_COLUMNS``).

    ``item`` is the line of a form, else the column's Russian name; ``before`` and ``after`` are texts. Versions that
    were never counted are compared with the one they would have replaced.
    """
    cache = opened_cache(settings)
    parts = []
    previous: Version | None = None
    for version in chain:
        if previous is not None:
            old, new = cache.load(previous.file_id), cache.load(version.file_id)
            if old is not None and new is not None:
                told = changes(old, new)
                if len(told):
                    parts.append(_with_cells(told, warehouse, previous, version))
        if version.role != _NOT_COUNTED:
            previous = version
    return pd.concat([pd.DataFrame(columns=list(CELL_COLUMNS)), *parts], ignore_index=True)


def _with_cells(told: pd.DataFrame, warehouse: Warehouse, old: Version, new: Version) -> pd.DataFrame:
    columns = warehouse.read("register_source_columns", {"file_id": [new.file_id, old.file_id]})
    letters = {
        (row["table_name"], row["sheet"], row["field"]): str(row["column"]) for row in columns.to_dict("records")
    }
    cells, items = [], []
    for row in told[list(CHANGE_COLUMNS)].to_dict("records"):
        letter = letters.get((row["table"], row["sheet"], row["column"]), "")
        cells.append(f"{letter}{row['row']}" if letter else f"строка {row['row']}")
        noun, item = str(row["table"]), str(row["item"])
        items.append(_line_titles(noun).get(item, item) or _label(noun, str(row["column"])))
    return told.assign(
        from_version=old.version, to_version=new.version, from_path=old.path, to_path=new.path, cell=cells, item=items
    )[list(CELL_COLUMNS)]


@cache
def _line_titles(noun: str) -> dict[str, str]:
    """Return the titles of a form's lines by their codes; empty for tables that are not our forms."""
    try:
        layout = form_layout(noun)
    except (KeyError, FileNotFoundError, ValueError):
        return {}
    return {item.id: item.label for block in layout.blocks for item in block.items}


def _label(table_noun: str, column: str) -> str:
    return next((f.label for f in TABLES[f"validated_{table_noun}"].fields if f.name == column), column)
