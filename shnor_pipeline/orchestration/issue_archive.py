"""What an issued report set was made with, kept so that the set can be made again byte for byte.

One read-only zip per edition under ``archive/``: settings, programme, methodology and templates as they stood, the
registers as they stood, the checksums of the issued files, and the version and digest of the program. The originals
themselves stay where they are, in the store, by content.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pandas as pd

from shnor_pipeline.catalogue import TABLES
from shnor_pipeline.settings import SETTINGS_FILE, Settings
from shnor_pipeline.storage.warehouse import Warehouse

SET_DOCUMENT = "set.json"
_REGISTERS = "register"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_FOLDER_MODE, _FILE_MODE = 0o700, 0o400
_FROM_ORIGINALS = {"register_findings", "register_source_columns"}
_PACKAGES = ("shnor_pipeline", "assets", "checks", "reports")
_SOURCES = {".py", ".yaml", ".toml", ".docx", ".html", ".css", ".js", ".ttf"}


@dataclass(frozen=True)
class KeptSet:
    """An archived edition: what is known of it, and its registers by table name."""

    path: Path
    document: Mapping[str, Any]

    @property
    def key(self) -> str:
        """Kind, period and edition: ``july:2022-2023:1``."""
        return str(self.document["report_set"])

    def registers(self) -> dict[str, pd.DataFrame]:
        """Return the registers as they stood when the set was issued."""
        with zipfile.ZipFile(self.path) as archive:
            names = [name for name in archive.namelist() if name.startswith(f"{_REGISTERS}/")]
            return {Path(name).stem: pd.read_parquet(io.BytesIO(archive.read(name))) for name in names}

    def unpack(self, target: Path) -> None:
        """Write settings, programme, methodology and templates into the folder as they stood."""
        with zipfile.ZipFile(self.path) as archive:
            for name in archive.namelist():
                if name != SET_DOCUMENT and not name.startswith(f"{_REGISTERS}/"):
                    archive.extract(name, target)


def keep(settings: Settings, warehouse: Warehouse, report_set: str, source: Mapping[str, Any]) -> Path:
    """Archive what the set was made with; an edition archived already stays as it is.

    ``source`` is the set's manifest: provenance and checksums of the files.
    """
    place = settings.archive / f"{report_set.replace(':', '_')}.zip"
    if place.exists():
        return place
    document = {
        **source,
        "report_set": report_set,
        "code_digest": code_digest(),
        "periods": _periods(warehouse),
    }
    parts = {SET_DOCUMENT: json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True).encode()}
    for path in _frozen(settings):
        parts[path.relative_to(settings.home).as_posix()] = path.read_bytes()
    for name in TABLES:
        if name.startswith("register_") and name not in _FROM_ORIGINALS:
            buffer = io.BytesIO()
            warehouse.read(name).to_parquet(buffer, index=False)
            parts[f"{_REGISTERS}/{name}.parquet"] = buffer.getvalue()
    settings.archive.mkdir(mode=_FOLDER_MODE, exist_ok=True)
    unfinished = place.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    with unfinished.open("wb") as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in sorted(parts.items()):
                archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
        stream.flush()
        os.fsync(stream.fileno())
    unfinished.chmod(_FILE_MODE)
    unfinished.replace(place)
    return place


def kept_sets(settings: Settings) -> list[KeptSet]:
    """Return the archived editions, by name."""
    found = []
    for path in sorted(settings.archive.glob("*.zip")):
        with zipfile.ZipFile(path) as archive:
            found.append(KeptSet(path, json.loads(archive.read(SET_DOCUMENT))))
    return found


def _frozen(settings: Settings) -> list[Path]:
    folders = (settings.methodology_folder, settings.templates, settings.home / "layouts")
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return sorted([settings.home / SETTINGS_FILE, *settings.home.glob("*.yaml"), *files])


def _periods(warehouse: Warehouse) -> dict[str, list[str]]:
    """Return the periods present in every derived table that is not made by school year but by half-year or quarter."""
    tables = [shape for shape in TABLES.values() if shape.name.startswith("derived_") and "period" in shape.columns]
    return {
        shape.name: sorted(warehouse.read(shape.name, columns=["period"])["period"].dropna().astype(str).unique())
        for shape in tables
    }


@cache
def code_digest() -> str:
    """Return a hash of the program's own sources: two programs with one digest give the same bytes."""
    digest = hashlib.sha256()
    for name in _PACKAGES:
        found = find_spec(name)
        if found is None or not found.origin:
            continue
        root = Path(found.origin).parent
        for path in sorted(root.rglob("*")):
            if path.suffix in _SOURCES:
                digest.update(f"{root.name}/{path.relative_to(root).as_posix()}".encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
