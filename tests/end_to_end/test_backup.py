"""Backup and restore, rehearsed: the folder is lost, the copy is put in its place, and everything is as it was."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import shnor

pytestmark = pytest.mark.slow

DONE, FAILED = 0, 3


def _documents(home: Path) -> dict[str, str]:
    return {
        path.relative_to(home).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for name in ("published", "store", "archive", "methodology", "templates", "inbox")
        for path in (home / name).rglob("*")
        if path.is_file()
    }


def test_a_lost_folder_is_restored_from_its_backup(copy_of_demo: Callable[[], Path], tmp_path: Path) -> None:
    home, copy = copy_of_demo(), tmp_path / "копия"
    before = _documents(home)
    assert shnor("export", "rating", "-o", tmp_path / "до.csv", home=home).code == DONE
    done = shnor("backup", copy, home=home)
    assert done.code == DONE, done.err
    shutil.rmtree(home)
    copy.rename(home)
    assert _documents(home) == before
    doctor = shnor("doctor", home=home)
    assert doctor.code == DONE, doctor.out
    assert shnor("export", "rating", "-o", tmp_path / "после.csv", home=home).code == DONE
    assert (tmp_path / "до.csv").read_bytes() == (tmp_path / "после.csv").read_bytes()


def test_a_backup_never_goes_over_something_or_into_the_folder_itself(demo: Path, tmp_path: Path) -> None:
    (tmp_path / "занято").mkdir()
    (tmp_path / "занято" / "файл").touch()
    assert shnor("backup", tmp_path / "занято", home=demo).code == FAILED
    inside = shnor("backup", demo / "копия", home=demo)
    assert inside.code == FAILED
    assert "внутри" in inside.err
