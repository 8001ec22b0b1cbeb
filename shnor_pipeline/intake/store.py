"""The immutable archive of originals, by content: the only place that holds personal data.

A file is stored once per content, readable by its owner alone, and never written again. Its place follows from its
sha256, so the archive needs no index of its own.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

_CHUNK = 1 << 20
_FOLDER_MODE = 0o700
_FILE_MODE = 0o400


class FileStore:
    """The archive under one folder."""

    def __init__(self, root: Path) -> None:
        """Open the archive; its folder is created for the owner alone."""
        self.root = root
        root.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)

    def put(self, source: Path) -> str:
        """Archive the file and return its sha256; the same content again costs only the reading."""
        with source.open("rb") as stream:
            known = hashlib.file_digest(stream, "sha256").hexdigest()
        return known if self.path(known).exists() else self._copied(source)

    def _copied(self, source: Path) -> str:
        """Copy the file under the hash of what was copied: it may have changed since it was looked at."""
        self.root.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
        digest = hashlib.sha256()
        handle, name = tempfile.mkstemp(prefix=".приём-", dir=self.root)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as target, source.open("rb") as stream:
                while chunk := stream.read(_CHUNK):
                    digest.update(chunk)
                    target.write(chunk)
                target.flush()
                os.fsync(target.fileno())
            file_id = digest.hexdigest()
            place = self.path(file_id)
            if not place.exists():
                place.parent.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
                temporary.chmod(_FILE_MODE)
                temporary.replace(place)
        finally:
            temporary.unlink(missing_ok=True)
        return file_id

    def path(self, file_id: str) -> Path:
        """Return where the content of that hash stands (or would stand)."""
        return self.root / file_id[:2] / file_id[2:4] / file_id

    def clear_leftovers(self) -> None:
        """Remove what a killed run left half written."""
        for leftover in self.root.glob(".приём-*"):
            leftover.unlink(missing_ok=True)

    def damaged(self) -> list[str]:
        """Return the hashes whose stored bytes no longer match them."""
        wrong = []
        for path in sorted(self.root.glob("??/??/*")):
            with path.open("rb") as stream:
                if hashlib.file_digest(stream, "sha256").hexdigest() != path.name:
                    wrong.append(path.name)
        return wrong
