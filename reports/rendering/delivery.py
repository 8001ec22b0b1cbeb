"""Putting a report set into the shared folder so that nobody ever sees half of it and nothing issued is lost.

A set is written into a hidden folder beside its place and moved in by one rename. A set already issued stays: the
next edition gets a number, unless nothing differs, in which case the existing edition stands. ``manifest.json``
lists every file with its checksum and says what the set was made from.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath

from shnor_pipeline.told import ToldError

MANIFEST = "manifest.json"
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVED = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}
_LONGEST_NAME = 120
LONGEST_INSIDE = 160
"""Letters of a document's path inside the shared folder: Windows opens paths of 259, Excel of 218."""
_SHORTEST_STEM = 8
_STEM = re.compile(r"(.*?)((?: \([^()]*\))?)", re.DOTALL)
"""A name and what it ends with in brackets («(с отметками)»), which is never cut."""
_NEWLINE = "\n"


class DeliveryError(ToldError, OSError):
    """The shared folder cannot be written; the message says which and what to do."""


@dataclass(frozen=True)
class Provenance:
    """What a set was made from: it is printed in the manifest and decides whether an edition is new."""

    kind: str
    period: str
    run_id: str
    methodology: str
    methodology_hash: str
    code_version: str
    inputs_hash: str
    generated_on: str
    job: str = ""
    partition: str = ""
    """The job of the orchestrator that made the set, and for which partition: what makes it again."""
    late_for: str = ""
    """The day (ISO) that a made-up report was due; empty for a report on time or asked for by a person."""
    request: tuple[str, ...] = ()
    """The schools that a set on request is limited to; empty for a whole set."""
    only_significant: bool = False
    """Whether this run was asked to hide what is not significant."""


@dataclass(frozen=True)
class Delivered:
    """Where a set stands, which edition it is, and whether this call issued it."""

    folder: Path
    edition: int
    issued: bool
    files: dict[str, str] = field(default_factory=dict)
    """Relative path → sha256."""
    undelivered: str = ""
    """Why the set stands in the working folder and not in the shared one; empty where it was delivered."""


def safe_name(text: str, longest: int = _LONGEST_NAME) -> str:
    """Return the text as a file name that Windows, Linux and a network share accept; Cyrillic stays."""
    name = _FORBIDDEN.sub(" ", text.replace("«", "").replace("»", ""))
    name = " ".join(name.split()).strip(" .")[:longest].rstrip(" .")
    if not name or name.split(".")[0].strip().casefold() in _RESERVED:
        name = f"файл {name}".strip()
    return name


def deliver(
    root: Path, title: str, files: Mapping[str, bytes], provenance: Provenance, room: int = LONGEST_INSIDE
) -> Delivered:
    """Write the files as one set under ``root / title``; return where it stands.

    ``files`` maps relative paths to bytes. The first edition stands in ``title``, later ones in
    ``title, выпуск N``. Identical files make no new edition. DeliveryError where the folder cannot be written.
    """
    files = fitted(title, files, room)
    checksums = {name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)}
    try:
        root.mkdir(parents=True, exist_ok=True)
        _clear_leftovers(root)
        latest = latest_edition(root, title)
        if latest is not None and _same_content(latest[1], checksums):
            return Delivered(latest[1], latest[0], issued=False, files=checksums)
        edition = latest[0] + 1 if latest else 1
        target = root / _edition_name(title, edition)
        previous = _manifest(latest[1]) if latest else {}
        manifest = {
            **asdict(provenance),
            "edition": edition,
            "files": checksums,
            "changes": changes(previous.get("files", {}), checksums) if latest else {},
        }
        _write_set(root, target, files, manifest)
    except OSError as error:
        raise DeliveryError(
            f"папка отчётов {root} недоступна для записи ({error.strerror or error}). "
            "Проверьте, что сетевой диск подключён и у программы есть право записи; уже выпущенные отчёты не изменены."
        ) from error
    return Delivered(target, edition, issued=True, files=checksums)


def fitted(title: str, files: Mapping[str, bytes], room: int = LONGEST_INSIDE) -> dict[str, bytes]:
    """Return the files with names cut where title and name together would be longer than ``room``.

    Names do not depend on where the shared folder is. A cut name ends with a few signs of its own, so that no two
    become one, and keeps at least its first letters.
    """
    left = room - len(_edition_name(title, 99)) - 1
    found = {}
    for name in sorted(files):
        path = PurePosixPath(name)
        if len(name) > left:
            mark = "~" + hashlib.sha256(name.encode()).hexdigest()[:4]
            head, ending = _STEM.fullmatch(path.stem).groups()  # type: ignore[union-attr] - it fits every text
            kept = max(len(head) - (len(name) - left) - len(mark), _SHORTEST_STEM)
            if kept + len(mark) < len(head):
                path = path.with_name(f"{head[:kept].rstrip(' .')}{mark}{ending}{path.suffix}")
        found[path.as_posix()] = files[name]
    return found


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, list[str]]:
    """Return which files are new, changed and gone between two editions."""
    return {
        "новые": sorted(set(after) - set(before)),
        "изменены": sorted(name for name in set(after) & set(before) if after[name] != before[name]),
        "убраны": sorted(set(before) - set(after)),
    }


def _edition_name(title: str, edition: int) -> str:
    return title if edition == 1 else f"{title}, выпуск {edition}"


def latest_edition(root: Path, title: str) -> tuple[int, Path] | None:
    """Return number and folder of the newest edition of a set, None where there is none."""
    edition = 0
    while (root / _edition_name(title, edition + 1)).exists():
        edition += 1
    return (edition, root / _edition_name(title, edition)) if edition else None


def _manifest(folder: Path) -> dict[str, dict[str, str]]:
    path = folder / MANIFEST
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _same_content(folder: Path, checksums: Mapping[str, str]) -> bool:
    return _manifest(folder).get("files") == dict(checksums)


def _write_set(root: Path, target: Path, files: Mapping[str, bytes], manifest: Mapping[str, object]) -> None:
    staging = Path(tempfile.mkdtemp(prefix=".запись-", dir=root))
    try:
        for name, content in files.items():
            place = staging / name
            place.parent.mkdir(parents=True, exist_ok=True)
            _write_through(place, content)
        text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + _NEWLINE
        _write_through(staging / MANIFEST, text.encode())
        staging.chmod(0o755)
        staging.rename(target)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise


def _write_through(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _clear_leftovers(root: Path) -> None:
    """Remove what a killed run left behind: hidden folders and files that were never issued."""
    for leftover in root.glob(".запись-*"):
        if leftover.is_dir():
            shutil.rmtree(leftover, ignore_errors=True)
        else:
            leftover.unlink(missing_ok=True)


def write_atomically(path: Path, content: bytes) -> bool:
    """Replace one file by another in one step; return False (and keep the old one) where that is not possible.

    So it is where the file is open elsewhere or its folder, a network share, is not there.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".запись-", dir=path.parent)
    except OSError:
        return False
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError:
        return False
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    return True
