"""Generated files to work on, made once per size and kept between runs in ``bench-results/work``."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from openpyxl import load_workbook

from benchmarks.measure import measured
from shnor_pipeline.demo.district import generate_district
from shnor_pipeline.demo.region import generate_region_dumps

SHNOR = [sys.executable, "-m", "shnor_pipeline.cli"]
DATA_PROBLEMS = (0, 1)


def district(work: Path, schools: int, *, territories: int = 1) -> Path:
    """Return a folder with the inbox of a district (or region) over three school years."""
    return _made(work / f"district-{schools}-{territories}", lambda folder: _district(folder, schools, territories))


def region_dumps(work: Path, rows: int) -> Path:
    """Return a folder with the registry and ninety collection dumps of about that many pupils' rows in all."""
    return _made(work / f"dumps-{rows}", lambda folder: _dumps(folder, rows))


def _district(folder: Path, schools: int, territories: int) -> None:
    generate_district(folder, schools=schools, territories=territories)


def _dumps(folder: Path, rows: int) -> None:
    generate_region_dumps(folder / "inbox", rows)


def _made(folder: Path, make: object) -> Path:
    if not (folder / "ready").is_file():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        make(folder)  # type: ignore[operator]
        (folder / "ready").touch()
    return folder


def fresh_home(source: Path, home: Path) -> Path:
    """Return a new working folder with the workload's files in its inbox and nothing computed."""
    shutil.rmtree(home, ignore_errors=True)
    measured([*SHNOR, "init", str(home)])
    shutil.copytree(source / "inbox", home / "inbox", dirs_exist_ok=True)
    return home


def of_whole_region(home: Path) -> Path:
    """Let the folder take in the rows of every municipality, not of one district."""
    settings = home / "shnor.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r'(?m)^municipality = "[^"]*"', 'municipality = ""', text), encoding="utf-8")
    return home


def copied_home(source: Path, home: Path) -> Path:
    """Return a private copy of a finished working folder."""
    shutil.rmtree(home, ignore_errors=True)
    return shutil.copytree(source, home)


def resubmit(home: Path) -> Path:
    """Let one school send its social passport of the last year again, with one more pupil."""
    passport = min((home / "inbox" / "forms" / "2022-2023").rglob("Социальный паспорт.xlsx"))
    book = load_workbook(passport)
    sheet = book["Социальный паспорт"]
    cell = next(
        cell
        for row in sheet.iter_rows(min_row=10)
        if "неполн" in " ".join(str(one.value).lower() for one in row)
        for cell in row
        if isinstance(cell.value, int) and cell.column > 2
    )
    cell.value += 1
    target = passport.with_name("Социальный паспорт (исправленный).xlsx")
    book.save(target)
    return target
