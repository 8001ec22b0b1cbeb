"""The command line as its user meets it: what it prints, what it writes and how it ends."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from command_line import shnor
from conftest import HALF_YEAR_SET, JULY_SET
from openpyxl import load_workbook

pytestmark = pytest.mark.slow

DONE, DATA_PROBLEMS, USAGE, FAILED = 0, 1, 2, 3
COMMANDS = ("init", "doctor", "ingest", "check", "reload", "july", "half-year", "status", "submissions", "registry",
            "export", "serve")  # fmt: skip
MADE_BY_INIT = {"shnor.toml", "programme.yaml", "expected_forms.yaml", "methodology", "templates", "inbox"}


def test_the_demo_says_where_the_reports_are(demo: Path) -> None:
    text = (demo / "output.txt").read_text(encoding="utf-8")
    assert JULY_SET in text
    assert HALF_YEAR_SET in text
    assert str(demo / "published" / "index.html") in text
    assert "Traceback" not in text
    assert "Warning" not in text


def test_help_lists_every_command() -> None:
    shown = shnor("--help")
    assert shown.code == DONE
    for name in (
        "init",
        "demo",
        "doctor",
        "ingest",
        "check",
        "reload",
        "july",
        "half-year",
        "status",
        "export",
        "serve",
    ):
        assert f"\n  {name}" in shown.out


@pytest.mark.parametrize(
    "name", ["init", "ingest", "check", "reload", "july", "half-year", "status", "export", "serve"]
)
def test_every_command_explains_itself(name: str) -> None:
    shown = shnor(name, "--help")
    assert shown.code == DONE
    assert f"Usage: shnor {name}" in shown.out.replace("python -m shnor_pipeline.cli", "shnor")


def test_init_makes_a_folder_that_doctor_finds_in_order(tmp_path: Path) -> None:
    home = tmp_path / "Рабочая папка"
    assert shnor("init", home).code == DONE
    assert {path.name for path in home.iterdir()} >= {
        "shnor.toml",
        "programme.yaml",
        "methodology",
        "templates",
        "inbox",
    }
    found = shnor("doctor", home=home)
    assert "реестр" in found.out  # an empty registry is the one thing left to do
    again = shnor("init", home)
    assert again.code in {DONE, USAGE, FAILED}
    assert "Traceback" not in again.err


def test_a_folder_that_is_none_is_named_with_the_cure(tmp_path: Path) -> None:
    for command in ("ingest", "status", "doctor"):
        answer = shnor(command, home=tmp_path)
        assert answer.code in {USAGE, FAILED}
        assert "shnor init" in answer.out + answer.err
        assert "Traceback" not in answer.err


@pytest.mark.parametrize("year", ["2023", "22-23", "2022-2024"])
def test_an_ambiguous_year_is_wrong_use(demo: Path, year: str) -> None:
    answer = shnor("july", "--year", year, home=demo)
    assert answer.code == USAGE
    assert "2022-2023" in answer.err


def test_ingest_of_an_unchanged_inbox_recomputes_nothing(copy_of_demo: Callable[[], Path]) -> None:
    answer = shnor("ingest", home=copy_of_demo())
    assert answer.code == DATA_PROBLEMS  # the refused files are still there
    assert "отклонено" in answer.out
    assert "учебный год" not in answer.out


def test_the_same_july_report_twice_is_one_edition(copy_of_demo: Callable[[], Path]) -> None:
    home = copy_of_demo()
    before = {path: path.read_bytes() for path in (home / "published" / JULY_SET).rglob("*") if path.is_file()}
    answer = shnor("july", "--year", "2022-2023", "--date", "2023-07-15", home=home)
    assert answer.code == DONE, answer.out + answer.err
    after = {path: path.read_bytes() for path in (home / "published" / JULY_SET).rglob("*") if path.is_file()}
    assert before == after
    assert [path.name for path in (home / "published").iterdir() if path.name.startswith("Июль")] == [JULY_SET]


def test_a_reload_of_one_year_leaves_the_figures_as_they_were(copy_of_demo: Callable[[], Path], tmp_path: Path) -> None:
    home = copy_of_demo()
    for name in ("before", "after"):
        if name == "after":
            answer = shnor("reload", "--year", "2021-2022", home=home)
            assert answer.code == DONE, answer.out + answer.err
            assert "2021-2022: пересчитан" in answer.out
        assert shnor("export", "rating", "-o", tmp_path / f"{name}.csv", home=home).code == DONE
    assert (tmp_path / "before.csv").read_bytes() == (tmp_path / "after.csv").read_bytes()


def test_a_bad_year_stops_no_other_and_keeps_what_it_had(copy_of_demo: Callable[[], Path], tmp_path: Path) -> None:
    """The protocol of a whole exam comes with codes of schools that nobody knows."""
    home = copy_of_demo()
    protocol = next((home / "inbox" / "gia" / "2021" / "ОГЭ").glob("*.csv"))
    head, *rows = protocol.read_text(encoding="utf-8-sig").splitlines()
    unknown = []
    for number, row in enumerate(rows * 40, start=1):
        cells = row.split(";")
        unknown.append(";".join([str(number), "42999", *cells[2:5], "", *cells[6:10], str(number), *cells[11:]]))
    (home / "inbox" / "чужой.csv").write_text("\n".join([head, *unknown]), encoding="utf-8-sig")
    (home / "inbox" / "чужой.csv").rename(home / "inbox" / "gia" / "2021" / "ОГЭ" / f"чужой {protocol.name}")
    assert shnor("export", "marks", "-o", tmp_path / "before.csv", home=home).code == DONE
    answer = shnor("reload", "--all", home=home)
    assert answer.code == FAILED, answer.out + answer.err
    assert "2020-2021: не пересчитан" in answer.out
    assert "2021-2022: пересчитан" in answer.out
    assert "2022-2023: пересчитан" in answer.out
    assert "Traceback" not in answer.err
    assert shnor("export", "marks", "-o", tmp_path / "after.csv", home=home).code == DONE
    assert (tmp_path / "before.csv").read_bytes() == (tmp_path / "after.csv").read_bytes()


def test_reload_needs_to_be_told_what(demo: Path) -> None:
    assert shnor("reload", home=demo).code == USAGE
    assert shnor("reload", "--all", "--year", "2021-2022", home=demo).code == USAGE


def test_check_judges_files_and_loads_none(demo: Path, tmp_path: Path) -> None:
    passports = sorted((demo / "inbox" / "forms" / "2021-2022").rglob("Социальный паспорт.xlsx"))
    good = shnor("check", passports[0], home=demo)
    assert good.code == DONE, good.out
    book = load_workbook(passports[0])
    sheet = book["Социальный паспорт"]
    row = next(cells[0].row for cells in sheet.iter_rows() if "высшее образование" in str([c.value for c in cells]))
    column = next(cell.column_letter for cell in sheet[row] if isinstance(cell.value, int) and cell.column > 2)
    sheet[f"{column}{row}"] = "много"
    book.save(tmp_path / "плохой.xlsx")
    bad = shnor("check", tmp_path / "плохой.xlsx", home=demo)
    assert bad.code == DATA_PROBLEMS
    assert f"{column}{row}" in bad.out
    assert "Как исправить" in bad.out


def test_check_works_outside_a_working_folder(demo: Path, tmp_path: Path) -> None:
    file = min((demo / "inbox" / "gia").rglob("*.csv"))
    shutil.copy(file, tmp_path / "протокол.csv")
    assert shnor("check", tmp_path / "протокол.csv", home=tmp_path).code == DONE


@pytest.mark.parametrize(
    ("ending", "read"), [(".csv", pd.read_csv), (".xlsx", pd.read_excel), (".parquet", pd.read_parquet)]
)
def test_export_writes_the_same_rows_in_three_formats(
    demo: Path, tmp_path: Path, ending: str, read: Callable[[Path], pd.DataFrame]
) -> None:
    file = tmp_path / f"рейтинг{ending}"
    assert shnor("export", "rating", "-o", file, home=demo).code == DONE
    kwargs = {"engine": "calamine"} if ending == ".xlsx" else {}
    frame = read(file, **kwargs)
    assert len(frame) > 10
    assert {"year", "school_year", "school_id"} <= set(frame.columns)


@pytest.mark.parametrize("table", ["index", "status", "attainment", "targets", "roadmap", "submissions", "findings"])
def test_every_documented_table_is_exported(demo: Path, tmp_path: Path, table: str) -> None:
    assert shnor("export", table, "-o", tmp_path / "t.csv", home=demo).code == DONE
    assert len(pd.read_csv(tmp_path / "t.csv")) > 0


def test_an_unknown_table_or_format_is_wrong_use(demo: Path, tmp_path: Path) -> None:
    unknown = shnor("export", "оценки", "-o", tmp_path / "t.csv", home=demo)
    assert unknown.code == USAGE
    assert "rating" in unknown.err
    assert shnor("export", "rating", "-o", tmp_path / "t.doc", home=demo).code == USAGE


def test_status_tells_what_was_sent_what_is_missing_and_what_comes_next(demo: Path) -> None:
    shown = shnor("status", home=demo)
    assert shown.code in {DONE, DATA_PROBLEMS}
    for word in ("принято", "отклонено", "Кто сдал", "Социальный паспорт", "Ближайшие отчёты"):
        assert word in shown.out


def test_each_set_has_a_manifest_with_what_it_was_made_of(demo: Path) -> None:
    for name in (JULY_SET, HALF_YEAR_SET):
        folder = demo / "published" / name
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        present = {
            path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in folder.rglob("*")
            if path.is_file() and path.name != "manifest.json"
        }
        assert manifest["files"] == present
        assert {"run_id", "methodology", "methodology_hash", "inputs_hash", "code_version"} <= set(manifest)
