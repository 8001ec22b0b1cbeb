"""Readings kept by content and reader version, so that a file is parsed once; all of it can be rebuilt from the store.

One folder per reading: a parquet file per frame and a JSON file for the rest. The folder is moved into place as a
whole, so a killed run leaves either a complete reading or none.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Collection
from dataclasses import asdict
from functools import cache
from pathlib import Path

import pandas as pd
from pyarrow.parquet import ParquetFile

import shnor_pipeline.sources as sources_package
from shnor_pipeline.findings import Finding, Severity, Stage
from shnor_pipeline.settings import Settings
from shnor_pipeline.sources.layouts import added_version, use_folder
from shnor_pipeline.sources.reading import Reading, SourceColumn

_DOCUMENT = "reading.json"


def reader_version() -> str:
    """Return a hash of the readers and their layouts: a change of either makes earlier readings stale."""
    added = added_version()
    return f"{_shipped_version()}-{added}" if added else _shipped_version()


@cache
def _shipped_version() -> str:
    folder = Path(sources_package.__file__).parent
    digest = hashlib.sha256()
    for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.yaml")]):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def opened_cache(settings: Settings) -> ReadingCache:
    """Return the working folder's readings, as read with the layouts that the folder adds."""
    use_folder(settings.layouts)
    return ReadingCache(settings.cache / "readings")


class ReadingCache:
    """Readings under one folder."""

    def __init__(self, root: Path) -> None:
        """Use the folder; it is created when the first reading is saved."""
        self.root = root

    def _folder(self, file_id: str) -> Path:
        return self.root / reader_version() / file_id[:2] / file_id

    def has(self, file_id: str) -> bool:
        """Whether a reading by the current readers is kept."""
        return (self._folder(file_id) / _DOCUMENT).is_file()

    def save(self, file_id: str, reading: Reading) -> None:
        """Keep a reading; one already kept stays."""
        place = self._folder(file_id)
        place.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".запись-", dir=place.parent))
        try:
            for name, frame in reading.frames.items():
                frame.to_parquet(staging / f"{name}.parquet", index=False)
            document = {
                "kind": reading.kind,
                "layout": reading.layout,
                "rejected": reading.rejected,
                "frames": list(reading.frames),
                "columns": [asdict(item) for item in reading.columns],
                "findings": [asdict(item) for item in reading.findings],
            }
            (staging / _DOCUMENT).write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
            if not place.exists():
                staging.rename(place)
        finally:
            shutil.rmtree(staging, ignore_errors=True)

    def forget(self, file_id: str) -> None:
        """Drop the readings of a file by all versions of the readers."""
        for folder in self.root.glob(f"*/{file_id[:2]}/{file_id}"):
            shutil.rmtree(folder)

    def load(self, file_id: str, tables: Collection[str] | None = None) -> Reading | None:
        """Return the kept reading, None where there is none by the current readers.

        With ``tables`` only their frames are loaded: what a batch of one table needs of a file.
        """
        folder = self._folder(file_id)
        path = folder / _DOCUMENT
        if not path.is_file():
            return None
        document = json.loads(path.read_text(encoding="utf-8"))
        return Reading(
            kind=document["kind"],
            layout=document["layout"],
            rejected=document["rejected"],
            frames={
                name: _frame(folder / f"{name}.parquet")
                for name in document["frames"]
                if tables is None or name in tables
            },
            columns=[SourceColumn(**item) for item in document["columns"]],
            findings=[_finding(item) for item in document["findings"]],
        )


def _frame(path: Path) -> pd.DataFrame:
    """Return the frame of one small file; going through pandas' own reader takes twice as long."""
    with ParquetFile(path) as file:
        return file.read(use_threads=False).to_pandas()


def _finding(item: dict[str, object]) -> Finding:
    return Finding(**{**item, "severity": Severity(str(item["severity"])), "stage": Stage(str(item["stage"]))})  # type: ignore[arg-type]
