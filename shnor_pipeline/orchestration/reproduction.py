"""Making an issued report set again from the archive and the store alone, in a folder of its own."""

from __future__ import annotations

import os
import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path

from shnor_pipeline.intake.folder import SALT_VARIABLE, salt
from shnor_pipeline.intake.store import FileStore
from shnor_pipeline.orchestration.issue_archive import KeptSet, kept_sets
from shnor_pipeline.settings import SETTINGS_FILE, Settings, load_settings
from shnor_pipeline.settings_text import settings_text
from shnor_pipeline.told import ToldError

_PLACES = ("published", "database_url", "dagster_url", "mail")
"""Settings that say where things are, not what they are; a reproduction has its own places."""
OUTSIDE = ("SHNOR_DATABASE_URL", "SHNOR_DAGSTER_URL", SALT_VARIABLE)


class ReproductionError(ToldError, LookupError):
    """The set cannot be made again; the message says why."""


def kept_set(settings: Settings, name: str) -> KeptSet:
    """Return the archived edition of that run id (or its first letters), or of that kind, period and edition."""
    kept = kept_sets(settings)
    found = [item for item in kept if name == item.key or str(item.document["run_id"]).startswith(name)]
    if len(found) == 1:
        return found[0]
    known = "; ".join(f"{item.key} (запуск {str(item.document['run_id'])[:8]})" for item in kept) or "архив пуст"
    reason = "подходит несколько" if found else "такого нет"
    raise ReproductionError(f"«{name}» — {reason} среди выпущенных комплектов. Есть: {known}")


def prepare(kept: KeptSet, settings: Settings, target: Path) -> Settings:
    """Make the folder of the reproduction: what was frozen, and the originals by link; return its settings."""
    pupil_salt = salt(settings)
    kept.unpack(target)
    place = target / SETTINGS_FILE
    raw = tomllib.loads(place.read_text(encoding="utf-8-sig"))
    place.unlink()
    place.write_text(settings_text({key: value for key, value in raw.items() if key not in _PLACES}), encoding="utf-8")
    handle = os.open(target / ".salt", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(pupil_salt)
    (target / "inbox").mkdir()
    mine = load_settings(target)
    source, copy = FileStore(settings.store), FileStore(mine.store)
    for file_id in sorted(set(kept.registers()["register_submissions"]["file_id"].dropna()) - {""}):
        if source.path(file_id).is_file():
            _link(source.path(file_id), copy.path(file_id))
    return mine


def _link(source: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, place)
    except OSError:
        shutil.copyfile(source, place)


def compare(kept: KeptSet, files: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the relative paths that are the same, differ, are missing or are new in the set made again."""
    issued: Mapping[str, str] = kept.document["files"]
    return {
        "совпали": sorted(name for name in issued if files.get(name) == issued[name]),
        "отличаются": sorted(name for name in issued if name in files and files[name] != issued[name]),
        "не получены": sorted(set(issued) - set(files)),
        "лишние": sorted(set(files) - set(issued)),
    }
