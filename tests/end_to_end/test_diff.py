"""What would move under another method, and what moved between two issued sets because of data and of method."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from command_line import shnor
from conftest import untouched
from openpyxl import load_workbook

from assets.derived.under_method import year_under
from shnor_pipeline.catalogue import table
from shnor_pipeline.orchestration.opening import close_warehouses
from shnor_pipeline.orchestration.working_folder import WorkingFolder
from shnor_pipeline.school_year import SchoolYear

pytestmark = pytest.mark.slow
YEAR = SchoolYear(2022)


def _draft(home: Path, path: Path) -> Path:
    """Write a version with less shrinkage that is valid from the last school year on."""
    text = (home / "methodology" / "2022-1.yaml").read_text(encoding="utf-8")
    for old, new in (
        ('version: "2022-1"', 'version: "2023-1"'),
        ('valid_from: "2019-2020"', 'valid_from: "2022-2023"'),
        ("shrinkage_k: 10", "shrinkage_k: 3"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return path


def _one_more(home: Path) -> None:
    """Change a cell of a passport: it moves ИСБШ and nothing of the rating."""
    path = sorted((home / "inbox" / "forms" / "2022-2023").glob("*/Социальный паспорт.xlsx"))[2]
    book = load_workbook(path)
    row = next(row for row in book.worksheets[0].iter_rows() if "высшее образование" in str([c.value for c in row]))
    cell = next(cell for cell in row if isinstance(cell.value, int) and cell.column > 1)
    cell.value += 1
    book.save(path)


def _comparable(frame: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    plain = frame.astype(object).where(frame.notna(), None)
    for name in key:
        plain[name] = plain[name].where(plain[name].notna(), "")
    return plain.sort_values(key, ignore_index=True).convert_dtypes()


def test_under_its_own_version_the_year_is_what_the_warehouse_holds(demo: Path) -> None:
    folder = WorkingFolder(home=str(demo))
    for name, made in year_under(folder, YEAR, folder.methodology(YEAR)).items():
        stored = folder.warehouse().read(name, {"school_year": YEAR.start})
        key = table(name).key
        pd.testing.assert_frame_equal(_comparable(made, key), _comparable(stored, key), check_dtype=False)
    close_warehouses()


def test_a_draft_is_tried_without_being_stored(demo: Path, tmp_path: Path) -> None:
    draft = _draft(demo, tmp_path / "черновик.yaml")
    answer = shnor("diff", "2022-1", draft, "-o", tmp_path / "разница.json", home=demo)
    assert answer.code == 0, answer.err
    assert "rating.shrinkage_k: 10 → 3" in answer.out
    content = json.loads((tmp_path / "разница.json").read_text(encoding="utf-8"))
    moved = {move["what"].split(";")[0] for move in content["moves"]}
    assert "рейтинговый балл R" in moved
    assert not moved & {"ИСБШ", "доля ниже порога, %"}
    assert [path.name for path in (demo / "methodology").glob("2023*")] == []


def test_unknown_names_list_what_there_is(demo: Path) -> None:
    answer = shnor("diff", "2022-1", "2031-1", home=demo)
    assert answer.code == 2
    assert "july:2022-2023:1" in answer.err
    assert "2022-1" in answer.err
    assert shnor("diff", "a", "b", "-o", "x.txt", home=demo).code == 2


def test_two_issued_sets_are_told_apart_by_data_and_by_method(copy_of_demo: Callable[[], Path]) -> None:
    home = copy_of_demo()
    _draft(home, home / "methodology" / "2023-1.yaml")
    _one_more(home)
    assert shnor("july", "--year", "2022-2023", home=home).code in {0, 1}
    answer = shnor("diff", "july:2022-2023:1", "july:2022-2023:2", "--full", home=home)
    assert answer.code == 0, answer.err
    assert "пересчитан по прежней методике" in answer.out
    causes = {}
    for line in answer.out.splitlines():
        if found := re.match(r"\s+[СИ]-\S*?-23-(R|ИСБШ) .*\(([^)]*)\)$", line):
            causes.setdefault(found[1], set()).add(found[2])
    assert causes["R"] == {"методика"}
    assert causes["ИСБШ"] == {"данные"}


@pytest.fixture(scope="module")
def reissued(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a district whose smaller sets have a second edition: another method, and one pupil more in a passport."""
    home = shutil.copytree(untouched(demo), tmp_path_factory.mktemp("второй выпуск") / "район")
    _draft(home, home / "methodology" / "2023-1.yaml")
    _one_more(home)
    assert shnor("ingest", home=home).code in {0, 1}
    for command in (
        ("quarter", "--period", "2023-2"),
        ("september", "--year", "2022-2023"),
        ("december", "--year", "2022-2023"),
    ):
        made = shnor(*command, home=home)
        assert made.code in {0, 1}, made.out + made.err
    return home


@pytest.mark.parametrize("name", ["quarter:2023-2", "september:2022-2023", "december:2022-2023"])
def test_the_other_sets_are_told_apart_too(reissued: Path, name: str) -> None:
    answer = shnor("diff", f"{name}:1", f"{name}:2", "--full", home=reissued)
    assert answer.code == 0, answer.err
    assert "пересчитан по прежней методике" in answer.out
    assert "не разделяется" not in answer.out
    assert "(методика)" in answer.out  # the first page names the method


def test_a_change_of_the_program_is_told_apart_by_making_the_earlier_set_again(reissued: Path) -> None:
    manifests = list((reissued / "published").glob("*/manifest.json"))
    contents = {path: json.loads(path.read_text(encoding="utf-8")) for path in manifests}
    first = next(p for p, item in contents.items() if (item["kind"], item["edition"]) == ("september", 1))
    first.write_text(json.dumps(contents[first] | {"code_version": "0.0.9"}, ensure_ascii=False), encoding="utf-8")
    answer = shnor("diff", "september:2022-2023:1", "september:2022-2023:2", "--full", home=reissued)
    assert answer.code == 0, answer.err
    assert "нынешней программой: что изменилось уже тогда, вызвано ею" in answer.out
    assert "(методика)" in answer.out
    assert "(программа)" not in answer.out  # it is the same program: only its name was changed
