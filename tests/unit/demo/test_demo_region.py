"""Dumps of a region: the asked size, the three layouts, unique codes, the same bytes every time."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from shnor_pipeline.demo.region import RegionDumps, generate_region_dumps

ROWS = 3000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("регион")


@pytest.fixture(scope="module")
def dumps(folder: Path) -> RegionDumps:
    return generate_region_dumps(folder, ROWS)


def rows_of(folder: Path, name: str, sheet: str) -> list[list[object]]:
    return [list(row) for row in CalamineWorkbook.from_path(str(folder / name)).get_sheet_by_name(sheet).to_python()]


def test_about_as_many_rows_are_written_as_were_asked_for(dumps: RegionDumps):
    assert dumps.rows == pytest.approx(ROWS, rel=0.35)
    assert len(dumps.files) == len(set(dumps.files)) == 30


def test_every_year_has_its_own_layout_and_codes(folder: Path, dumps: RegionDumps):
    old = rows_of(folder, "vpr_dumps/часть 1/2020/4/Математика.xlsx", "Sheet1")
    middle = rows_of(
        folder, "vpr_dumps/часть 1/2021/4/Проведение работы по математике, 4 класс. ВПР 2021.xlsx", "Sheet"
    )
    new = rows_of(folder, "vpr_dumps/часть 1/2022/4/Математика.xlsx", "Протокол")
    assert old[0][:4] == ["groups", "user", "id", "code"]
    assert str(old[1][3]).startswith("5")
    assert all(isinstance(cell, str) for row in middle for cell in row)
    assert new[0][6:9] == ["Код", "Вариант", "1 (1б)"]
    assert dumps.rows > len(old) + len(middle) + len(new)


def test_a_pupil_is_listed_once_in_a_file(folder: Path, dumps: RegionDumps):
    name = next(name for name in dumps.files if "2022/8" in name)
    keys = [(row[0], row[6]) for row in rows_of(folder, name, "Протокол")[1:]]
    assert len(keys) == len(set(keys)) > 20


def test_the_same_size_gives_the_same_bytes(tmp_path: Path, folder: Path, dumps: RegionDumps):
    generate_region_dumps(tmp_path, ROWS)
    assert all((tmp_path / name).read_bytes() == (folder / name).read_bytes() for name in dumps.files)
