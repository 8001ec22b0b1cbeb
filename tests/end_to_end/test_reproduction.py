"""An issued set can be made again from the archive and the store, whatever was edited or deleted since."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from command_line import shnor

pytestmark = pytest.mark.slow

DONE, FAILED = 0, 3


def test_a_july_set_is_made_again_byte_for_byte_from_the_archive_and_the_store(
    copy_of_demo: Callable[[], Path], tmp_path: Path
) -> None:
    home = copy_of_demo()
    for folder in ("inbox", "published", "cache", "templates"):
        shutil.rmtree(home / folder)
        (home / folder).mkdir()
    (home / "warehouse.db").unlink()
    programme = home / "programme.yaml"
    programme.write_text(programme.read_text(encoding="utf-8").replace("Успеваемость", "Иное"), encoding="utf-8")
    answer = shnor("reproduce", "july:2022-2023:1", "-o", tmp_path / "снова", home=home)
    assert answer.code == DONE, answer.out + answer.err
    assert "отличаются 0, не получены 0, лишние 0" in answer.out
    assert "совпали 0" not in answer.out
    assert list((tmp_path / "снова").rglob("*.docx"))
    assert list((home / "published").iterdir()) == []


@pytest.mark.parametrize("key", ["quarter:2023-2:1", "september:2022-2023:1", "december:2022-2023:1"])
def test_sets_of_the_quarter_of_september_and_of_december_are_made_again_too(
    copy_of_demo: Callable[[], Path], key: str
) -> None:
    answer = shnor("reproduce", key, home=copy_of_demo())
    assert answer.code == DONE, answer.out + answer.err
    assert f"{key}: совпали" in answer.out
    assert "совпали 0" not in answer.out
    assert "отличаются 0, не получены 0, лишние 0" in answer.out


def test_an_unknown_run_is_told_with_those_there_are(demo: Path) -> None:
    answer = shnor("reproduce", "july:1999-2000:1", home=demo)
    assert answer.code == FAILED
    assert "july:2022-2023:1" in answer.err


def test_a_lost_original_is_told_and_nothing_is_made_up(copy_of_demo: Callable[[], Path]) -> None:
    home = copy_of_demo()
    min(path for path in (home / "store").glob("??/??/*") if path.stat().st_size > 0).unlink()
    answer = shnor("reproduce", "half-year:2023-1:1", home=home)
    assert answer.code == FAILED
    assert "нет оригиналов" in answer.err
