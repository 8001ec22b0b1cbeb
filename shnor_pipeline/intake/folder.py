"""The working folder: its creation, the salt of pupil codes, and the lock that lets one run write at a time."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib.resources import files
from pathlib import Path

from filelock import FileLock, Timeout

from shnor_pipeline.exam_history import FILE_NAME as EXAM_HISTORY
from shnor_pipeline.expected_forms import FILE_NAME as EXPECTED_FORMS
from shnor_pipeline.settings import SETTINGS_FILE, Settings
from shnor_pipeline.told import ToldError

SALT_VARIABLE = "SHNOR_SALT"
_SALT_FILE = ".salt"
_SALT_BYTES = 32
_LOCK_FILE = ".lock"
_OWNER_FILE = ".lock-owner"


class FolderError(ToldError, RuntimeError):
    """The working folder cannot be made or used; the message is a Russian sentence."""


def create_working_folder(directory: Path) -> Path:
    """Make a working folder, or complete one that lacks something; what people have edited stays as it is.

    FolderError where the folder holds something else.
    """
    home = directory.expanduser().resolve()
    if home.is_dir() and any(home.iterdir()) and not (home / SETTINGS_FILE).is_file():
        raise FolderError(f"папка {home} не пуста и не рабочая папка: выберите другую или пустую")
    home.mkdir(parents=True, exist_ok=True)
    for name in ("inbox", "published", "templates", "methodology", "cache"):
        (home / name).mkdir(exist_ok=True)
    (home / "store").mkdir(mode=0o700, exist_ok=True)
    defaults = files("shnor_pipeline") / "defaults"
    for item in (defaults / "methodology").iterdir():
        if item.name.endswith(".yaml"):
            _copy(item.read_bytes(), home / "methodology" / item.name)
    for name in ("programme.yaml", EXPECTED_FORMS, EXAM_HISTORY):
        _copy((defaults / name).read_bytes(), home / name)
    _make_salt(home)
    # The settings come last: a folder with settings is a complete one.
    _copy((defaults / SETTINGS_FILE).read_bytes(), home / SETTINGS_FILE)
    return home


def _copy(content: bytes, place: Path) -> None:
    if not place.exists():
        temporary = place.with_name(f".{place.name}.запись")
        temporary.write_bytes(content)
        temporary.replace(place)


def _make_salt(home: Path) -> None:
    path = home / _SALT_FILE
    if path.exists():
        return
    # Written beside and moved in whole: a run killed in between must not leave an empty salt.
    unfinished = path.with_name(f"{_SALT_FILE}.запись")
    unfinished.unlink(missing_ok=True)
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(secrets.token_hex(_SALT_BYTES))
    unfinished.replace(path)


def salt(settings: Settings) -> str:
    """Return the salt of pupil codes: from the environment, else the working folder's own."""
    given = os.environ.get(SALT_VARIABLE)
    if given:
        return given
    path = settings.home / _SALT_FILE
    if not path.is_file():
        raise FolderError(
            f"нет файла {path} с солью кодов участников: восстановите его из резервной копии "
            f"(или задайте {SALT_VARIABLE}); с новой солью коды участников не совпадут с прежними"
        )
    return path.read_text(encoding="ascii").strip()


def preview_salt() -> str:
    """Return a salt that is forgotten at once: codes of a file that is only checked are kept nowhere."""
    return secrets.token_hex(_SALT_BYTES)


@contextmanager
def exclusive(home: Path, wait_seconds: float = 0.0, who: str = "") -> Iterator[None]:
    """Hold the working folder's lock: one run writes at a time; a dead run's lock is free again by itself.

    A run that finds the folder in use waits that long; FolderError, which names the other run (``who``), after it.
    """
    owner = home / _OWNER_FILE
    try:
        lock = FileLock(str(home / _LOCK_FILE))
        lock.acquire(timeout=wait_seconds)
    except Timeout as error:
        known = owner.read_text(encoding="utf-8") if owner.is_file() else "неизвестно кем"
        raise FolderError(
            f"рабочая папка {home} занята другим запуском ({known}): дождитесь его окончания и повторите"
        ) from error
    except OSError as error:
        raise FolderError(
            f"в рабочую папку {home} нельзя писать ({error.strerror}): дайте учётной записи право записи в неё"
        ) from error
    try:
        me = ", ".join(filter(None, [who, f"процесс {os.getpid()}"]))
        owner.write_text(f"{me}, с {datetime.now().astimezone():%d.%m.%Y %H:%M}", encoding="utf-8")
        yield
    finally:
        owner.unlink(missing_ok=True)
        lock.release()
